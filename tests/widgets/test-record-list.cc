/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

#include "maillage-ui-cell.h"
#include "maillage-ui-filter.h"
#include "maillage-ui-record-list-private.h"

class RecordList : public WindowTest
{
protected:
  void
  open ()
  {
    list = MAILLAGE_UI_RECORD_LIST (maillage_ui_record_list_new (context, "demo.organisation"));
    show (GTK_WIDGET (list));
    model = maillage_ui_record_list_get_model (list);
    view = find_widget (GTK_WIDGET (list), MAILLAGE_UI_TYPE_TABLE);
    ASSERT_TRUE (wait_until ([&] { return maillage_query_model_get_complete (model); }));
  }

  void
  fill ()
  {
    ansa = add ("Ansa", "association");
    isere = add ("DDCS de l’Isère", "state", "dep:38@2022 Isère");
    lille = add ("Métropole européenne de Lille", "epci", "dep:59@2022 Nord");
  }

  guint
  count ()
  {
    return g_list_model_get_n_items (G_LIST_MODEL (model));
  }

  bool
  shows (guint n)
  {
    return wait_until ([&] { return maillage_query_model_get_complete (model) && count () == n; },
                       2000);
  }

  std::string
  title_at (guint position)
  {
    g_autoptr (MaillageRecord) record
        = MAILLAGE_RECORD (g_list_model_get_item (G_LIST_MODEL (model), position));
    return maillage_record_get_title (record);
  }

  GtkSelectionModel *
  selection ()
  {
    return maillage_ui_table_get_model (table ());
  }

  void
  type (const char *text)
  {
    gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY)),
                           text);
  }

  MaillageUiTable *
  table ()
  {
    return MAILLAGE_UI_TABLE (view);
  }

  MaillageUiTableColumn *
  column (const char *title)
  {
    for (guint i = 0; i < maillage_ui_table_get_n_columns (table ()); i++)
      {
        MaillageUiTableColumn *found = maillage_ui_table_get_column (table (), i);
        if (g_strcmp0 (maillage_ui_table_column_get_title (found), title) == 0)
          return found;
      }
    return nullptr;
  }

  bool
  visible (const char *title)
  {
    return maillage_ui_table_column_get_visible (column (title));
  }

  MaillageUiRecordList *list = nullptr;
  MaillageQueryModel *model = nullptr;
  GtkWidget *view = nullptr;
  std::string ansa, isere, lille;
};

TEST_F (RecordList, SaysWhatItIsForWhenThereIsNothing)
{
  open ();
  EXPECT_NE (find_text (GTK_WIDGET (list), "The bodies you work with."), nullptr);
  EXPECT_FALSE (gtk_widget_get_mapped (view));
  gtk_widget_activate_action (GTK_WIDGET (list), "records.new", nullptr);
  ASSERT_EQ (test_window_log (window).created.size (), 1u);
  EXPECT_EQ (test_window_log (window).created[0], "demo.organisation");
  add ("Ansa", "association");
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (view); }));
}

TEST_F (RecordList, ShowsTheKindsColumnsInTheOrderOfNames)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  EXPECT_EQ (title_at (0), "Ansa");
  EXPECT_EQ (title_at (2), "Métropole européenne de Lille");
  EXPECT_NE (column ("Name"), nullptr);
  EXPECT_TRUE (visible ("Category"));
  EXPECT_FALSE (visible ("Acronym"));
  EXPECT_TRUE (wait_until ([&] { return find_text (view, "Isère (38)") != nullptr; }));
  EXPECT_NE (find_text (GTK_WIDGET (list), "3 records"), nullptr);
}

TEST_F (RecordList, FiltersAsOneTypesWithoutAccents)
{
  fill ();
  open ();
  type ("isere");
  ASSERT_TRUE (shows (1));
  EXPECT_EQ (title_at (0), "DDCS de l’Isère");
  EXPECT_NE (find_text (GTK_WIDGET (list), "1 of 3 · “isere”"), nullptr);
  type ("nothing has this name");
  ASSERT_TRUE (shows (0));
  EXPECT_NE (find_text (GTK_WIDGET (list), "No record matches"), nullptr);
  gtk_widget_activate_action (GTK_WIDGET (list), "records.clear-filters", nullptr);
  EXPECT_TRUE (shows (3));
}

TEST_F (RecordList, FiltersByAChoiceATagAndATerritory)
{
  fill ();
  std::string tag = add_tag ("plateforme", { isere, lille });
  open ();
  maillage_ui_record_list_set_filter (
      list, "category", MAILLAGE_OPERATOR_EQUAL, "state", "Service de l’État");
  ASSERT_TRUE (shows (1));
  EXPECT_NE (find_text (GTK_WIDGET (list), "Category: Service de l’État"), nullptr);
  EXPECT_NE (find_text (GTK_WIDGET (list), "1 of 3 · category “Service de l’État”"), nullptr);
  maillage_ui_record_list_clear_filters (list);
  ASSERT_TRUE (shows (3));
  EXPECT_NE (column ("Tags"), nullptr);
  maillage_ui_record_list_set_filter (
      list, "tags", MAILLAGE_OPERATOR_EQUAL, tag.c_str (), "plateforme");
  ASSERT_TRUE (shows (2));
  EXPECT_NE (column ("Other tags"), nullptr);
  maillage_ui_record_list_set_filter (
      list, "territory", MAILLAGE_OPERATOR_WITHIN, "dep:59@2022 Nord", "Nord (59)");
  ASSERT_TRUE (shows (1));
  EXPECT_EQ (title_at (0), "Métropole européenne de Lille");
}

TEST_F (RecordList, OffersTheValuesInUse)
{
  struct Found
  {
    bool done = false;
    std::vector<std::string> labels;
  } found;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (context), "demo.organisation");
  auto collect = [] (GPtrArray *values, gpointer data) {
    Found *into = static_cast<Found *> (data);
    for (guint i = 0; i < values->len; i++)
      into->labels.push_back (
          static_cast<MaillageUiFilterValue *> (g_ptr_array_index (values, i))->label);
    into->done = true;
  };

  fill ();
  _maillage_ui_filter_find_values (context,
                                   kind,
                                   maillage_kind_find_field (kind, "territory"),
                                   "",
                                   cancellable,
                                   collect,
                                   &found);
  ASSERT_TRUE (wait_until ([&] { return found.done; }));
  EXPECT_EQ (found.labels,
             (std::vector<std::string>{ "Isère (38)", "Nord (59)", "Not filled in" }));

  found = Found ();
  _maillage_ui_filter_find_values (context,
                                   kind,
                                   maillage_kind_find_field (kind, "category"),
                                   "etat",
                                   cancellable,
                                   collect,
                                   &found);
  EXPECT_EQ (found.labels, (std::vector<std::string>{ "Service de l’État" }));
}

TEST_F (RecordList, SortsByAHeaderThroughTheStore)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  maillage_ui_table_set_sort (table (), column ("Name"), TRUE);
  EXPECT_TRUE (wait_until ([&] { return count () == 3 && title_at (2) == "Ansa"; }));
  EXPECT_TRUE (maillage_query_get_descending (maillage_query_model_get_query (model)));
  maillage_ui_table_set_sort (table (), column ("Category"), FALSE);
  EXPECT_STREQ (maillage_query_get_sort (maillage_query_model_get_query (model)), "category");
  EXPECT_FALSE (maillage_ui_table_column_get_sortable (column ("Territory")));
}

TEST_F (RecordList, RemembersColumnsAndOrder)
{
  fill ();
  open ();
  ASSERT_TRUE (gtk_widget_activate_action (
      find_named (GTK_WIDGET (list), "list-menu"), "columns.sigle", nullptr));
  EXPECT_TRUE (visible ("Acronym"));
  maillage_ui_table_set_sort (table (), column ("Name"), TRUE);
  maillage_ui_table_column_set_width (column ("Category"), 222);
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  open ();
  EXPECT_TRUE (visible ("Acronym"));
  EXPECT_EQ (maillage_ui_table_column_get_width (column ("Category")), 222);
  EXPECT_TRUE (maillage_query_get_descending (maillage_query_model_get_query (model)));
}

TEST_F (RecordList, OpensWithItsModel)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  g_signal_emit_by_name (view, "activate", 1u);
  ASSERT_EQ (test_window_log (window).opened.size (), 1u);
  EXPECT_EQ (test_window_log (window).opened[0], isere);
  EXPECT_EQ (test_window_log (window).from, model);
}

TEST_F (RecordList, TrashesWhatIsSelectedAndOffersToUndo)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  GtkWidget *revealer = find_widget (GTK_WIDGET (list), GTK_TYPE_REVEALER);
  EXPECT_FALSE (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  gtk_selection_model_select_item (selection (), 0, TRUE);
  gtk_selection_model_select_item (selection (), 2, FALSE);
  EXPECT_TRUE (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  EXPECT_TRUE (wait_until ([&] { return find_text (revealer, "2 selected") != nullptr; }));
  g_auto (GStrv) uuids = maillage_ui_record_list_dup_selected (list);
  EXPECT_STREQ (uuids[0], ansa.c_str ());
  EXPECT_STREQ (uuids[1], lille.c_str ());
  gtk_widget_activate_action (GTK_WIDGET (list), "records.trash", nullptr);
  ASSERT_TRUE (shows (1));
  ASSERT_TRUE (wait_until ([&] { return !test_window_log (window).toasts.empty (); }));
  EXPECT_EQ (test_window_log (window).toasts[0], "2 records moved to the trash");
  EXPECT_EQ (test_window_log (window).undo.size (), 1u);
  EXPECT_FALSE (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
}

TEST_F (RecordList, DeleteMeansTheSelectionInItsBarToo)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  GtkWidget *revealer = find_widget (GTK_WIDGET (list), GTK_TYPE_REVEALER);
  gtk_selection_model_select_item (selection (), 0, TRUE);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (revealer);
  bool done = false;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) keys = G_OBJECT (g_list_model_get_item (controllers, i));
      if (!GTK_IS_SHORTCUT_CONTROLLER (keys))
        continue;
      g_autoptr (GtkShortcut) key = GTK_SHORTCUT (g_list_model_get_item (G_LIST_MODEL (keys), 0));
      g_autofree char *name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (key));
      EXPECT_STREQ (name, "Delete");
      done = gtk_shortcut_action_activate (
          gtk_shortcut_get_action (key), (GtkShortcutActionFlags) 0, revealer, nullptr);
    }
  EXPECT_TRUE (done);
  EXPECT_TRUE (shows (2));
}

TEST_F (RecordList, KeepsTheSelectionOnTheRecordsWhenTheOrderChanges)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  gtk_selection_model_select_item (selection (), 0, TRUE);
  maillage_ui_table_set_sort (table (), column ("Name"), TRUE);
  ASSERT_TRUE (wait_until ([&] { return count () == 3 && title_at (2) == "Ansa"; }));
  g_auto (GStrv) uuids = maillage_ui_record_list_dup_selected (list);
  ASSERT_EQ (g_strv_length (uuids), 1u);
  EXPECT_STREQ (uuids[0], ansa.c_str ());
  type ("lille");
  ASSERT_TRUE (shows (1));
  g_auto (GStrv) none = maillage_ui_record_list_dup_selected (list);
  EXPECT_EQ (g_strv_length (none), 0u);
}

TEST_F (RecordList, PutsCategoryAndPlaceUnderTheNameWhenFolded)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  test_window_set_folded (window, true);
  EXPECT_FALSE (visible ("Category"));
  EXPECT_FALSE (visible ("Tags"));
  EXPECT_TRUE (wait_until ([&] {
    return find_text (view, "DDCS de l’Isère\nService de l’État · Isère (38)") != nullptr;
  }));
  test_window_set_folded (window, false);
  EXPECT_TRUE (visible ("Category"));
}

TEST_F (RecordList, LeavesOutColumnsUntilTheNameHasRoom)
{
  fill ();
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 600);
  open ();
  EXPECT_TRUE (wait_until ([&] { return !visible ("Progress"); }));
  EXPECT_TRUE (visible ("Category"));
  GtkWidget *menu = find_named (GTK_WIDGET (list), "list-menu");
  ASSERT_TRUE (gtk_widget_activate_action (menu, "columns.progress", nullptr));
  EXPECT_TRUE (visible ("Progress"));
  EXPECT_TRUE (visible ("Category"));
}

TEST_F (RecordList, IsReadOnlyWhileItsPluginIsOff)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  maillage_registry_leave (maillage_context_get_registry (context), scope);
  EXPECT_TRUE (wait_until ([&] {
    return find_text (GTK_WIDGET (list),
                      "Provided by the extension “demo”, which is switched off. Records can be "
                      "read, not changed.")
           != nullptr;
  }));
  ASSERT_TRUE (shows (3));
  EXPECT_EQ (find_text (GTK_WIDGET (list), "New organisation"), nullptr);
  gtk_selection_model_select_item (selection (), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (list), "records.trash", nullptr);
  EXPECT_TRUE (shows (3));
}

TEST_F (RecordList, FollowsTheStore)
{
  fill ();
  open ();
  ASSERT_TRUE (shows (3));
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Rename");
  maillage_edit_set (edit, ansa.c_str (), "name", "Ansa et amis");
  commit (edit);
  EXPECT_TRUE (wait_until ([&] { return find_text (view, "Ansa et amis") != nullptr; }));
  add ("Zone", "association");
  EXPECT_TRUE (shows (4));
}

TEST_F (RecordList, ExportsWhatIsShownOrSelected)
{
  g_autoptr (GError) error = nullptr;
  g_autofree char *text = nullptr;
  std::string path = folder.file ("Organisations.csv");

  fill ();
  open ();
  type ("metropole");
  ASSERT_TRUE (shows (1));
  ASSERT_TRUE (_maillage_ui_record_list_export_to (list, FALSE, path.c_str (), &error))
      << error->message;
  ASSERT_TRUE (g_file_get_contents (path.c_str (), &text, nullptr, nullptr));
  EXPECT_NE (strstr (text, "Métropole européenne de Lille"), nullptr);
  EXPECT_EQ (strstr (text, "Ansa"), nullptr);
  EXPECT_EQ (test_window_log (window).toasts.back (), "1 record exported to “Organisations.csv”");
  g_clear_pointer (&text, g_free);

  type ("");
  ASSERT_TRUE (shows (3));
  gtk_selection_model_select_item (selection (), 0, TRUE);
  gtk_selection_model_select_item (selection (), 1, FALSE);
  ASSERT_TRUE (_maillage_ui_record_list_export_to (list, TRUE, path.c_str (), &error))
      << error->message;
  ASSERT_TRUE (g_file_get_contents (path.c_str (), &text, nullptr, nullptr));
  EXPECT_EQ (strstr (text, "Lille"), nullptr);
  EXPECT_NE (strstr (text, "Ansa"), nullptr);
  EXPECT_FALSE (_maillage_ui_record_list_export_to (list, TRUE, "/nowhere/at/all.csv", &error));
  EXPECT_NE (error, nullptr);
}

TEST_F (RecordList, SaysItsNamesToScreenReaders)
{
  fill ();
  open ();
  ASSERT_TRUE (wait_until ([&] { return find_text (view, "Ansa") != nullptr; }));
  GtkWidget *name = find_text (view, "Ansa");
  GtkWidget *row = gtk_widget_get_parent (name);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Ansa");
  GtkWidget *check = find_widget (row, GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, "Select “Ansa”");
  GtkWidget *category = gtk_widget_get_next_sibling (name);
  GtkWidget *territory = gtk_widget_get_next_sibling (category);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (territory), GTK_ACCESSIBLE_PROPERTY_LABEL, "empty");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Organisations");
}

TEST_F (RecordList, IsFreed)
{
  fill ();
  open ();
  Watched watched (list);
  Watched watched_model (model);
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (wait_until ([&] { return watched.gone () && watched_model.gone (); }));
}
