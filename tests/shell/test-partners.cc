/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-ui-contributions-private.h>
#include <maillage-ui-field-row.h>
#include <maillage-ui-list-command-private.h>
#include <maillage-ui-picker.h>
#include <maillage-ui-record-page.h>

/* The pages of the partner directory, on the demo data. */
class PartnerPages : public StartedTest
{
protected:
  std::string
  find_record (const char *kind, const char *text)
  {
    g_autoptr (GPtrArray) found = maillage_store_search (store, text, kind, 1, nullptr);

    EXPECT_EQ (found->len, 1u) << text;
    return found->len > 0 ? maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0])) : "";
  }

  void
  open (const std::string &uuid)
  {
    maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), uuid.c_str (), nullptr);
  }

  /* A command, as the palette runs it. */
  void
  run (const char *id, const std::string &uuid)
  {
    g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (context),
                                                        MAILLAGE_UI_TYPE_COMMAND);

    for (guint i = 0; i < all->len; i++)
      if (strcmp (_maillage_ui_command_get_id (MAILLAGE_UI_COMMAND (all->pdata[i])), id) == 0)
        {
          _maillage_ui_command_run (MAILLAGE_UI_COMMAND (all->pdata[i]),
                                    maillage_window_get_page (window),
                                    uuid.c_str ());
          return;
        }
    FAIL () << "no command " << id;
  }

  /* What a list offers there, run with these selected. */
  void
  run_on_list (const char *kind,
               MaillageUiListPlace place,
               const char *label,
               const char *const *uuids)
  {
    g_autoptr (GPtrArray) commands
        = _maillage_ui_list_commands (maillage_context_get_registry (context), kind, place);
    g_autoptr (MaillageQuery) query = _maillage_query_new (kind, nullptr);

    maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), kind);
    maillage_query_set_text (query, "logement");
    for (guint i = 0; i < commands->len; i++)
      {
        auto *command = MAILLAGE_UI_LIST_COMMAND (commands->pdata[i]);

        if (strcmp (_maillage_ui_list_command_get_label (command), label) == 0)
          {
            _maillage_ui_list_command_run (
                command, maillage_window_get_page (window), uuids, query);
            return;
          }
      }
    FAIL () << "no command " << label;
  }

  /* The picker that a command has opened: somebody picks in it. */
  void
  pick (const std::string &uuid, const char *title)
  {
    GtkWidget *picker = find (maillage_window_get_page (window), [] (GtkWidget *widget) {
      return MAILLAGE_UI_IS_PICKER (widget) && gtk_widget_get_mapped (widget);
    });

    ASSERT_NE (picker, nullptr);
    maillage_ui_picker_pick (MAILLAGE_UI_PICKER (picker), uuid.c_str (), title);
  }

  MaillageRecord *
  shown ()
  {
    GtkWidget *page = maillage_window_get_page (window);

    return MAILLAGE_UI_IS_RECORD_PAGE (page)
               ? maillage_ui_record_page_get_record (MAILLAGE_UI_RECORD_PAGE (page))
               : nullptr;
  }

  bool
  shows_kind (const char *kind)
  {
    return wait_until ([&] {
      return shown () != nullptr
             && strcmp (maillage_kind_get_id (maillage_record_get_kind (shown ())), kind) == 0;
    });
  }

  bool
  comes (const char *words)
  {
    return wait_until ([&] { return says (words); }, 3000);
  }
};

TEST_F (PartnerPages, AListSaysWhoIsOnItAndWhoCannotBeWrittenTo)
{
  add_demo ();
  open (find_record ("partners.contact_list", "Lille"));
  for (const char *words : { "Préfecture",
                             "Acteurs du logement adapté",
                             "Vacant seat",
                             "No address",
                             "7 members cannot be written to." })
    EXPECT_TRUE (comes (words)) << words;
}

TEST_F (PartnerPages, AListMadeBySearchSaysWhatItLooksFor)
{
  add_demo ();
  open (find_record ("partners.contact_list", "Bailleurs sociaux"));
  EXPECT_TRUE (comes ("Organisations · Category: Social landlord"));
  EXPECT_TRUE (comes ("Toit et Joie – Poste Habitat"));
  EXPECT_FALSE (says ("partners.organisation?")) << "nobody reads that";
  GtkWidget *forget = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
    return GTK_IS_BUTTON (widget)
           && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Forget this search") == 0;
  });
  ASSERT_NE (forget, nullptr);
  g_signal_emit_by_name (forget, "clicked");
  EXPECT_TRUE (wait_until ([&] { return !says ("Category: Social landlord"); }, 3000));
}

TEST_F (PartnerPages, AnOrganisationShowsItsAgreementsAndWhatIsDue)
{
  add_demo ();
  open (find_record ("partners.organisation", "OPAH"));
  EXPECT_TRUE (comes ("Protocole social de Haute-Gironde"));
  EXPECT_TRUE (comes ("Signed: July 2019 · pilot"));
  EXPECT_TRUE (comes ("Review due: 2022"));
  GtkWidget *add = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
    return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
           && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "New agreement") == 0;
  });
  ASSERT_NE (add, nullptr);
  g_signal_emit_by_name (add, "clicked");
  EXPECT_TRUE (comes ("Who the parties are")) << "it opens for editing";
}

TEST_F (PartnerPages, HomeTellsWhatIsToRenewAndToFollowUp)
{
  add_demo ();
  maillage_window_open_home (window);
  EXPECT_TRUE (comes ("Agreements to renew"));
  EXPECT_TRUE (comes ("Review due: 2022"));
  EXPECT_TRUE (comes ("To follow up"));
}

TEST_F (PartnerPages, NoAgreementYetOffersThreeWaysIn)
{
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), "partners.agreement");
  EXPECT_TRUE (comes ("New agreement"));
  EXPECT_TRUE (comes ("Import a table"));
  EXPECT_TRUE (comes ("Start from a signing event"));
  EXPECT_TRUE (comes ("Those who came become the parties"));
}

TEST_F (PartnerPages, AnExchangeIsNotedFromAPartner)
{
  add_demo ();
  std::string opah = find_record ("partners.organisation", "OPAH");

  open (opah);
  run ("partners.note-exchange-with-organisation", opah);
  ASSERT_TRUE (wait_until ([&] {
    GtkWidget *page = maillage_window_get_page (window);

    return MAILLAGE_UI_IS_RECORD_PAGE (page)
           && maillage_ui_record_page_get_editing (MAILLAGE_UI_RECORD_PAGE (page));
  }));
  MaillageRecord *exchange = maillage_ui_record_page_get_record (
      MAILLAGE_UI_RECORD_PAGE (maillage_window_get_page (window)));
  EXPECT_STREQ (maillage_record_get_link (exchange, "organisations", 0), opah.c_str ());
  EXPECT_STREQ (maillage_record_get_value (exchange, "date"), "2022-03-15");
}

TEST_F (PartnerPages, EveryButtonSaysWhatItDoes)
{
  add_demo ();
  for (const char *kind : { "partners.contact_list", "partners.agreement", "partners.exchange" })
    {
      g_autoptr (MaillageQuery) query = _maillage_query_new (kind, nullptr);
      g_autoptr (GPtrArray) found = maillage_store_query (store, query, nullptr);

      open (maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0])));
      wait_until ([] { return false; }, 200);
      EXPECT_EQ (nameless (GTK_WIDGET (window)), "") << kind;
    }
}

TEST_F (PartnerPages, ASelectionGoesToAList)
{
  add_demo ();
  std::string opah = find_record ("partners.organisation", "OPAH");
  std::string list = find_record ("partners.contact_list", "ARO");
  const char *uuids[] = { opah.c_str (), nullptr };

  run_on_list ("partners.organisation", MAILLAGE_UI_LIST_SELECTION, "Add to a list…", uuids);
  pick (list, "Partenariat ARO Hlm – FAS Bretagne");
  EXPECT_TRUE (wait_until ([&] {
    g_autoptr (MaillageRecord) record = maillage_store_load (store, list.c_str (), nullptr);

    return maillage_record_get_n_links (record, "organisations") == 3;
  }));
  EXPECT_TRUE (comes ("1 partner added to “Partenariat ARO Hlm – FAS Bretagne”"));
}

TEST_F (PartnerPages, ASearchIsKeptAsAList)
{
  add_demo ();
  run_on_list ("partners.organisation",
               MAILLAGE_UI_LIST_SEARCH,
               "Keep this search as a contact list",
               nullptr);
  ASSERT_TRUE (shows_kind ("partners.contact_list"));
  EXPECT_STREQ (maillage_record_get_value (shown (), "search"),
                "partners.organisation?text=logement");
  EXPECT_STREQ (maillage_record_get_title (shown ()), "Organisations · “logement”");
}

TEST_F (PartnerPages, AnAgreementBeginsWithThoseWhoCame)
{
  add_demo ();
  g_autoptr (MaillageQuery) events = _maillage_query_new ("events.event", nullptr);
  maillage_query_set_text (events, "Lille");
  g_autoptr (GPtrArray) found = maillage_store_query (store, events, nullptr);
  std::string committee;

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (MaillageQuery) present = _maillage_query_new ("events.participation", nullptr);
      const char *uuid = maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[i]));

      maillage_query_set_owner (present, uuid);
      maillage_query_add_filter (present, "attendance", MAILLAGE_OPERATOR_EQUAL, "present");
      g_autoptr (GPtrArray) there = maillage_store_query (store, present, nullptr);
      if (there->len > 0)
        committee = uuid;
    }
  ASSERT_NE (committee, "");
  run_on_list ("partners.agreement", MAILLAGE_UI_LIST_EMPTY, "Start from a signing event", nullptr);
  pick (committee, "Comité de pilotage");
  ASSERT_TRUE (shows_kind ("partners.agreement"));
  g_autoptr (MaillageQuery) parties = _maillage_query_new ("partners.party", nullptr);
  maillage_query_set_owner (parties, maillage_record_get_uuid (shown ()));
  g_autoptr (GPtrArray) made = maillage_store_query (store, parties, nullptr);
  EXPECT_GE (made->len, 4u);
  EXPECT_STREQ (maillage_record_get_value (shown (), "stage"), "signed");
  EXPECT_NE (maillage_record_get_value (shown (), "signed_on"), nullptr);
}

TEST_F (PartnerPages, ANewOneThatResemblesAnotherSaysSoWhileOneTypes)
{
  add_demo ();
  std::string there = find_record ("partners.organisation", "CC Latitude Nord Gironde");
  maillage_ui_window_new_record (MAILLAGE_UI_WINDOW (window), "partners.organisation", nullptr);
  GtkWidget *row = nullptr;
  ASSERT_TRUE (wait_until ([&] {
    row = find (maillage_window_get_page (window), [] (GtkWidget *widget) {
      return MAILLAGE_UI_IS_FIELD_ROW (widget) && gtk_widget_get_mapped (widget)
             && strcmp (maillage_field_get_id (
                            maillage_ui_field_row_get_field (MAILLAGE_UI_FIELD_ROW (widget))),
                        "name")
                    == 0;
    });
    return row != nullptr;
  }));
  GtkWidget *entry = find (row, [] (GtkWidget *widget) { return GTK_IS_ENTRY (widget); });
  ASSERT_NE (entry, nullptr);
  auto twins = [&] {
    GtkWidget *box = find (row, [] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), "twins") == 0;
    });
    return box != nullptr && gtk_widget_get_visible (box) ? box : nullptr;
  };

  gtk_editable_set_text (GTK_EDITABLE (entry), "Communauté de communes Latitude nord");
  ASSERT_TRUE (wait_until ([&] { return twins () != nullptr; }));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Tout autre chose");
  EXPECT_TRUE (wait_until ([&] { return twins () == nullptr; }));
  gtk_editable_set_text (GTK_EDITABLE (entry), "cc lati");
  ASSERT_TRUE (wait_until ([&] { return twins () != nullptr; }));
  GtkWidget *button
      = find (twins (), [] (GtkWidget *widget) { return GTK_IS_BUTTON (widget); });
  g_signal_emit_by_name (button, "clicked");
  EXPECT_TRUE (wait_until ([&] {
    return shown () != nullptr && there == maillage_record_get_uuid (shown ());
  }));
}
