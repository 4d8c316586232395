/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include "maillage-ui-record-page.h"

#include <maillage-registry-private.h>

/* Whom one calls, and what is over: the records tied to one, on its page. */
class RecordTies : public PartnersTest
{
protected:
  void
  open (const std::string &uuid)
  {
    g_autoptr (GError) error = nullptr;

    page = maillage_ui_record_page_new (context, uuid.c_str (), nullptr, nullptr, &error);
    ASSERT_NE (page, nullptr) << error->message;
    show (page);
  }

  bool
  comes (const char *text)
  {
    return wait_until ([&] { return find_text (page, text) != nullptr; }, 3000);
  }

  std::string
  add_role (const char *name, const std::vector<std::pair<const char *, std::string>> &values)
  {
    std::string person = make ("person", { { "first_name", name }, { "last_name", "Martin" } });
    auto all = values;

    all.push_back ({ "organisation", latitude });
    return make ("role", all, person.c_str ());
  }

  /* What the key cards say, in order. */
  std::vector<std::string>
  cards ()
  {
    std::vector<std::string> out;

    for (const std::string &text : visible_texts (find_widget (page, GTK_TYPE_FLOW_BOX)))
      out.push_back (text);
    return out;
  }

  GtkWidget *page = nullptr;
};

TEST_F (RecordTies, WhatIsOverStandsApart)
{
  make_latitude ();
  add_role ("Zoé", { { "function", "social" }, { "until", "2020" }, { "phone", "+33536491299" } });
  open (latitude);
  ASSERT_TRUE (comes ("Anne Martin"));
  GtkWidget *roles = find_named (page, "organisation");
  GtkWidget *past = find_named (roles, "past");

  EXPECT_TRUE (comes ("Formerly (1)"));
  EXPECT_EQ (find_text (roles, "Zoé Martin"), nullptr) << "it is folded away";
  gtk_expander_set_expanded (GTK_EXPANDER (past), TRUE);
  EXPECT_TRUE (comes ("Zoé Martin"));
  for (const std::string &text : cards ())
    EXPECT_NE (text, "Zoé Martin") << "nobody calls one who has left";
}

TEST_F (RecordTies, ReferentsAreCalledFirst)
{
  make_latitude ();
  set (technical_role, "function", nullptr);
  add_role ("Zoé", { { "function", "social" }, { "phone", "+33536491299" } });
  open (latitude);
  ASSERT_TRUE (comes ("social referent · 05\u00a036\u00a049\u00a012\u00a099"));
  std::vector<std::string> texts = cards ();
  ASSERT_GE (texts.size (), 3u);
  EXPECT_EQ (texts[0], "Zoé Martin");
  EXPECT_EQ (texts[2], "Anne Martin");
}

TEST_F (RecordTies, ADoubtfulNumberIsNotCalled)
{
  make_latitude ();
  set (technical_role, "phone", "poste 12");
  set (latitude, "phone", "à demander");
  open (latitude);
  ASSERT_TRUE (comes ("poste 12"));
  EXPECT_EQ (find_widget (find_named (page, "phone"), GTK_TYPE_BUTTON), nullptr);
  for (GtkWidget *button = find_widget (find_widget (page, GTK_TYPE_FLOW_BOX), GTK_TYPE_BUTTON);
       button != nullptr;
       button = gtk_widget_get_next_sibling (button))
    EXPECT_STRNE (gtk_widget_get_tooltip_text (button), "Call");
}
