/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include "maillage-ui-bulk-private.h"
#include "maillage-ui-field-row.h"

class Bulk : public PartnersTest
{
protected:
  void
  open (const std::vector<std::string> &uuids, const char *field)
  {
    std::vector<const char *> names;

    for (const std::string &uuid : uuids)
      names.push_back (uuid.c_str ());
    names.push_back (nullptr);
    page = gtk_label_new ("a list");
    show (page);
    bulk = MAILLAGE_UI_BULK (_maillage_ui_bulk_present (
        page,
        context,
        maillage_registry_find_kind (maillage_context_get_registry (context),
                                     "partners.organisation"),
        names.data ()));
    _maillage_ui_bulk_choose_field (bulk, field);
  }

  GtkWidget *
  row ()
  {
    return find_widget (GTK_WIDGET (bulk), MAILLAGE_UI_TYPE_FIELD_ROW);
  }

  void
  type (const char *text)
  {
    gtk_editable_set_text (GTK_EDITABLE (find_widget (row (), GTK_TYPE_ENTRY)), text);
  }

  std::string
  button ()
  {
    return gtk_button_get_label (GTK_BUTTON (find_named (GTK_WIDGET (bulk), "apply")));
  }

  TestWindowLog &
  log ()
  {
    return test_window_log (window);
  }

  GtkWidget *page = nullptr;
  MaillageUiBulk *bulk = nullptr;
};

TEST_F (Bulk, GivesManyRecordsOneValueInOneStep)
{
  std::vector<std::string> uuids;

  for (const char *name : { "Ansa", "Fapil", "Soliha" })
    uuids.push_back (make ("organisation", { { "name", name }, { "phone", "+33142345678" } }));
  open (uuids, "phone");
  EXPECT_EQ (button (), "Empty in 3 records");
  type ("05 36 49 12 30");
  _maillage_ui_bulk_apply (bulk);
  for (const std::string &uuid : uuids)
    EXPECT_TRUE (wait_until ([&] { return stored (uuid, "phone") == "+33536491230"; }));
  ASSERT_TRUE (wait_until ([&] { return log ().toasts.size () == 1; }));
  ASSERT_EQ (log ().undo.size (), 1u);
  EXPECT_EQ (log ().toasts[0], "3 records modified");
  g_autoptr (MaillageChange) undo = maillage_store_undo (store, log ().undo[0], nullptr);
  EXPECT_EQ (stored (uuids[2], "phone"), "+33142345678");
}

TEST_F (Bulk, TheButtonDoesNotEmptyWhatIsBeingTyped)
{
  make_latitude ();
  open ({ latitude }, "phone");
  EXPECT_EQ (button (), "Empty in 1 record");
  type ("05 36");
  EXPECT_EQ (button (), "Modify 1 record");
  type ("");
  EXPECT_EQ (button (), "Empty in 1 record");
  gtk_window_destroy (GTK_WINDOW (bulk));
}

TEST_F (Bulk, WhatCannotBeUnderstoodChangesNothing)
{
  make_latitude ();
  open ({ latitude }, "since");
  type ("neither day nor year");
  _maillage_ui_bulk_apply (bulk);
  EXPECT_NE (maillage_ui_field_row_get_problem (MAILLAGE_UI_FIELD_ROW (row ())), nullptr);
  settle (50);
  EXPECT_TRUE (log ().undo.empty ());
  gtk_window_destroy (GTK_WINDOW (bulk));
}

TEST_F (Bulk, ARequiredFieldIsNotEmptied)
{
  make_latitude ();
  open ({ latitude }, "name");
  EXPECT_FALSE (gtk_widget_get_sensitive (find_named (GTK_WIDGET (bulk), "apply")));
  gtk_window_destroy (GTK_WINDOW (bulk));
}

TEST_F (Bulk, KeepsWhatEachHasOfAFieldOfSeveral)
{
  make_latitude ();
  open ({ latitude }, "covers");
  g_signal_emit_by_name (row (), "commit", "reg:75@2022 Nouvelle-Aquitaine");
  _maillage_ui_bulk_apply (bulk);
  EXPECT_TRUE (wait_until ([&] {
    return stored (latitude, "covers")
           == "dep:33@2022 Gironde\nepci:243301181@2022 CC Latitude Nord\n"
              "reg:75@2022 Nouvelle-Aquitaine";
  }));
}

TEST_F (Bulk, OffersWhatManyMayShare)
{
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (context), "core.tag");

  EXPECT_FALSE (_maillage_ui_bulk_can (kind)) << "a tag has a unique name alone";
}
