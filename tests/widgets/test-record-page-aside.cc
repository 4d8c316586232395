/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-page.h"

#include "maillage-ui-files-private.h"

#include <maillage-edit-private.h>
#include <maillage-erase-private.h>

/* Notes, files and history: what stands beside the fields. */

TEST_F (RecordPage, ANoteIsWrittenInPlace)
{
  make_latitude ();
  open (latitude);
  act ("record.note");
  GtkWidget *view = find_named (GTK_WIDGET (page), "note-text");
  ASSERT_NE (view, nullptr);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Call back in June.", -1);
  g_autofree char *draft
      = maillage_drafts_dup_text (maillage_drafts_of (store), latitude.c_str (), "new_note");
  EXPECT_STREQ (draft, "Call back in June.");
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (comes ("Call back in June."));
  EXPECT_TRUE (comes ("15 March 2022"));
  EXPECT_TRUE (wait_until ([&] { return find_named (GTK_WIDGET (page), "note-text") == nullptr; }));
  g_autofree char *none
      = maillage_drafts_dup_text (maillage_drafts_of (store), latitude.c_str (), "new_note");
  EXPECT_EQ (none, nullptr);
}

TEST_F (RecordPage, FilesAreAddedOpenedAndTakenAway)
{
  g_autoptr (GListStore) chosen = g_list_store_new (G_TYPE_FILE);

  make_latitude ();
  open (latitude);
  for (const char *name : { "convention 2019.pdf", "photo.jpg" })
    {
      std::string path = folder.file (name);
      g_file_set_contents (path.c_str (), name, -1, nullptr);
      g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());
      g_list_store_append (chosen, file);
    }
  MaillageUiFiles *files = MAILLAGE_UI_FILES (find_named (GTK_WIDGET (page), "files"));
  _maillage_ui_files_add (files, G_LIST_MODEL (chosen));
  EXPECT_TRUE (comes ("convention 2019.pdf"));
  EXPECT_TRUE (comes ("photo.jpg"));
  EXPECT_EQ (log ().undo.size (), 1u) << "one step";
  ASSERT_EQ (log ().toasts.size (), 1u);
  EXPECT_EQ (log ().toasts[0], "2 files added to CC Latitude Nord Gironde");

  g_autoptr (MaillageQuery) query = _maillage_query_new ("core.file", nullptr);
  g_autoptr (GPtrArray) found = maillage_store_query (store, query, nullptr);
  ASSERT_EQ (found->len, 2u);
  const char *uuid = maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0]));
  gtk_widget_activate_action (GTK_WIDGET (files), "files.details", "s", uuid);
  ASSERT_EQ (log ().opened.size (), 1u);
  EXPECT_EQ (log ().opened[0], uuid);
  gtk_widget_activate_action (GTK_WIDGET (files), "files.trash", "s", uuid);
  EXPECT_TRUE (wait_until ([&] {
    return gtk_list_box_get_row_at_index (
               GTK_LIST_BOX (find_widget (GTK_WIDGET (files), GTK_TYPE_LIST_BOX)), 1)
           == nullptr;
  }));
  EXPECT_TRUE (log ().errors.empty ());
}

TEST_F (RecordPage, OfSeveralFilesThoseThatAreRefusedAreSaid)
{
  g_autoptr (GListStore) chosen = g_list_store_new (G_TYPE_FILE);
  std::string good = folder.file ("letter.txt");

  make_latitude ();
  open (latitude);
  g_file_set_contents (good.c_str (), "letter", -1, nullptr);
  for (const std::string &path : { good, folder.file ("gone.txt") })
    {
      g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());
      g_list_store_append (chosen, file);
    }
  MaillageUiFiles *files = MAILLAGE_UI_FILES (find_named (GTK_WIDGET (page), "files"));
  _maillage_ui_files_add (files, G_LIST_MODEL (chosen));
  EXPECT_TRUE (comes ("letter.txt"));
  ASSERT_TRUE (wait_until ([&] { return log ().errors.size () == 1; }));
  EXPECT_NE (log ().errors[0].find ("gone.txt"), std::string::npos) << log ().errors[0];
  EXPECT_TRUE (log ().toasts.empty ()) << "it would take the place of the refusal";
  EXPECT_EQ (log ().undo.size (), 1u);
}

TEST_F (RecordPage, AFileFieldTakesAnotherFile)
{
  g_autoptr (GListStore) chosen = g_list_store_new (G_TYPE_FILE);
  std::string path = folder.file ("letter.txt");

  make_latitude ();
  g_file_set_contents (path.c_str (), "Bonjour", -1, nullptr);
  g_autoptr (GFile) letter = g_file_new_for_path (path.c_str ());
  g_list_store_append (chosen, letter);
  open (latitude);
  _maillage_ui_files_add (MAILLAGE_UI_FILES (find_named (GTK_WIDGET (page), "files")),
                          G_LIST_MODEL (chosen));
  EXPECT_TRUE (comes ("letter.txt"));
  g_autoptr (MaillageQuery) query = _maillage_query_new ("core.file", nullptr);
  g_autoptr (GPtrArray) found = maillage_store_query (store, query, nullptr);
  std::string uuid = maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0]));
  std::string before = stored (uuid, "file");

  open (uuid);
  EXPECT_TRUE (shows ("letter.txt"));
  edit ();
  std::string other = folder.file ("reply.txt");
  g_file_set_contents (other.c_str (), "Bonsoir", -1, nullptr);
  g_autoptr (GFile) reply = g_file_new_for_path (other.c_str ());
  g_list_store_remove_all (chosen);
  g_list_store_append (chosen, reply);
  GtkWidget *box = find_named (GTK_WIDGET (page), "file");
  /* As dropping it does. */
  GtkWidget *button = find_widget (box, GTK_TYPE_BUTTON);
  ASSERT_NE (button, nullptr);
  GValue dropped = G_VALUE_INIT;
  g_value_init (&dropped, GDK_TYPE_FILE_LIST);
  GSList list = { reply, nullptr };
  g_value_set_boxed (&dropped, &list);
  GtkDropTarget *target = find_drop_target (box);
  ASSERT_NE (target, nullptr);
  gboolean taken = FALSE;
  g_signal_emit_by_name (target, "drop", &dropped, 0., 0., &taken);
  g_value_unset (&dropped);
  EXPECT_TRUE (taken);
  EXPECT_TRUE (wait_until ([&] { return stored (uuid, "file") != before; }));
  EXPECT_EQ (stored (uuid, "file").substr (64), " reply.txt");
}

TEST_F (RecordPage, TheHistoryOpensInPlaceAndTakesBack)
{
  make_latitude ();
  set (latitude, "phone", "+33536491299");
  open (latitude);
  act ("record.history");
  ASSERT_TRUE (
      comes ("Phone: 05\u00a036\u00a049\u00a012\u00a030 → 05\u00a036\u00a049\u00a012\u00a099"));
  GtkWidget *history = find_named (GTK_WIDGET (page), "history");
  GtkWidget *row = gtk_widget_get_ancestor (
      find_text (history,
                 "Phone: 05\u00a036\u00a049\u00a012\u00a030 → 05\u00a036\u00a049\u00a012\u00a099"),
      GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON), "clicked");
  EXPECT_TRUE (becomes (latitude, "phone", "+33536491230"));
  EXPECT_TRUE (wait_until ([&] { return log ().toasts.size () == 1; })) << "it is said";
}

TEST_F (RecordPage, TheHistoryDoesNotRepeatTheRecordsName)
{
  make_latitude ();
  open (latitude);
  edit ();
  type ("sigle", "CCLNG");
  leave ();
  EXPECT_TRUE (becomes (latitude, "sigle", "CCLNG"));
  maillage_ui_record_page_set_editing (page, FALSE);
  EXPECT_TRUE (comes ("Changed: Acronym"));
  make ("organisation", { { "name", "A part" }, { "parent", latitude } });
  act ("record.trash");
  EXPECT_TRUE (comes ("Put in the trash"));
  act ("record.restore");
  EXPECT_TRUE (comes ("Taken out of the trash"));
  add_tag ("protocole social", { latitude });
  EXPECT_TRUE (comes ("Tag “protocole social” put on"));
  GtkWidget *history = find_named (GTK_WIDGET (page), "history");
  for (const std::string &text : visible_texts (history))
    EXPECT_EQ (text.find ("Latitude"), std::string::npos) << text;
}

TEST_F (RecordPage, TheHistoryNamesTheChildrenThatCameAndWent)
{
  make_latitude ();
  open (technical);
  EXPECT_TRUE (comes ("Added: Role “Anne Martin – CC Latitude Nord Gironde”"));
  set (technical_role, "since", "2020");
  EXPECT_TRUE (comes ("Changed: Role “Anne Martin – CC Latitude Nord Gironde”"));
}

/* The name of who was erased, in a note of the page. */
TEST_F (RecordPage, ATextThatNamesWhoWasErasedIsCorrectedAndLeavesTheHistory)
{
  make_latitude ();
  std::string person = make ("person", { { "first_name", "Zorg" }, { "last_name", "Dupré" } });
  g_autoptr (MaillageEdit) add = _maillage_edit_new ("Note", nullptr);
  std::string note = maillage_edit_create_child (add, "core.note", latitude.c_str ());
  maillage_edit_set (add, note.c_str (), "text", "Seen with Zorg Dupré");
  g_autoptr (MaillageChange) added = maillage_store_commit (store, add, nullptr);
  ASSERT_NE (added, nullptr);
  const char *uuids[] = { person.c_str (), nullptr };
  gboolean whole = FALSE;
  g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, nullptr);
  ASSERT_EQ (mentions->len, 1u);
  open (latitude);
  GtkWidget *bar = gtk_widget_get_ancestor (find_text (GTK_WIDGET (page), "The name is out"),
                                            GTK_TYPE_INFO_BAR);
  ASSERT_NE (bar, nullptr);
  EXPECT_TRUE (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  set (note, "text", "Seen");
  EXPECT_TRUE (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  act ("record.settle-mention");
  EXPECT_TRUE (wait_until ([&] { return !gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)); }, 3000));
  EXPECT_TRUE (comes ("Seen"));
  g_autoptr (GPtrArray) history = maillage_store_list_history (store, note.c_str (), 0, nullptr);
  for (guint i = 0; i < history->len; i++)
    EXPECT_EQ (strstr (maillage_change_get_label (MAILLAGE_CHANGE (history->pdata[i])), "Zorg"),
               nullptr);
  g_autoptr (GPtrArray) left = _maillage_store_list_mentions (store);
  EXPECT_EQ (left->len, 0u);
}
