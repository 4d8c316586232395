/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

#include "maillage-ui-cell.h"
#include "maillage-ui-table-private.h"

/* A table of many organisations, in the order of their names, with a name and a category. */
class Table : public WindowTest
{
protected:
  static constexpr guint N = 300;

  static void
  show_name (GtkWidget *cell, MaillageUiTableRow *row, gpointer)
  {
    MaillageRecord *record = maillage_ui_table_row_get_record (row);
    maillage_ui_cell_set_text (MAILLAGE_UI_CELL (cell), maillage_record_get_title (record));
  }

  static void
  show_category (GtkWidget *cell, MaillageUiTableRow *row, gpointer)
  {
    MaillageRecord *record = maillage_ui_table_row_get_record (row);
    g_autofree char *text = maillage_record_dup_display (record, "category");
    maillage_ui_cell_set_text (MAILLAGE_UI_CELL (cell), text);
  }

  static GtkWidget *
  make_cell (MaillageUiTableRow *, gpointer)
  {
    return maillage_ui_cell_new (MAILLAGE_UI_CELL_PLAIN);
  }

  void
  SetUp () override
  {
    WindowTest::SetUp ();
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Fill");
    for (guint i = 0; i < N; i++)
      {
        const char *uuid = maillage_edit_create (edit, "demo.organisation");
        maillage_edit_set (edit, uuid, "name", name_of (i).c_str ());
      }
    commit (edit);
    g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, "demo.organisation");
    maillage_query_set_sort (query, "title", FALSE);
    model = maillage_query_model_new (store);
    maillage_query_model_set_query (model, query);
    selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (model)));
    table = MAILLAGE_UI_TABLE (maillage_ui_table_new ());
    name = maillage_ui_table_add_column (table, "Name", make_cell, show_name, nullptr);
    maillage_ui_table_column_set_sortable (name, TRUE);
    category = maillage_ui_table_add_column (table, "Category", make_cell, show_category, nullptr);
    maillage_ui_table_column_set_width (category, 120);
    maillage_ui_table_set_model (table, GTK_SELECTION_MODEL (selection));
    GtkWidget *scroller = gtk_scrolled_window_new ();
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (table));
    down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
    show (scroller);
    ASSERT_TRUE (wait_until ([&] {
      return maillage_query_model_get_complete (model) && n_items () == N
             && find_text (GTK_WIDGET (table), name_of (0).c_str ()) != nullptr;
    }));
  }

  void
  TearDown () override
  {
    g_clear_object (&selection);
    g_clear_object (&model);
    WindowTest::TearDown ();
  }

  static std::string
  name_of (guint i)
  {
    g_autofree char *text = g_strdup_printf ("Organisation %03u", i);
    return text;
  }

  guint
  n_items ()
  {
    return g_list_model_get_n_items (G_LIST_MODEL (model));
  }

  /* The names that can be read, from top to bottom. */
  std::vector<std::string>
  names ()
  {
    std::vector<std::string> found;
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (table->body)); row != nullptr;
         row = gtk_widget_get_next_sibling (row))
      if (gtk_widget_get_visible (row))
        found.push_back (
            maillage_ui_cell_get_text (MAILLAGE_UI_CELL (gtk_widget_get_first_child (row))));
    return found;
  }

  guint
  n_children ()
  {
    guint n = 0;
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (table->body)); row != nullptr;
         row = gtk_widget_get_next_sibling (row))
      n++;
    return n;
  }

  /* What the key does in the table while the focus is in it. */
  bool
  press (guint key, GdkModifierType state = (GdkModifierType) 0)
  {
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (table));

    EXPECT_TRUE (
        gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (table)));
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GObject) controller = G_OBJECT (g_list_model_get_item (controllers, i));
        if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
          continue;
        for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
          {
            g_autoptr (GtkShortcut) shortcut
                = GTK_SHORTCUT (g_list_model_get_item (G_LIST_MODEL (controller), j));
            GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
            if (GTK_IS_KEYVAL_TRIGGER (trigger)
                && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
                && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
              return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                   GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                                   GTK_WIDGET (table),
                                                   gtk_shortcut_get_arguments (shortcut));
          }
      }
    return false;
  }

  std::vector<guint>
  selected ()
  {
    std::vector<guint> found;
    for (guint i = 0; i < n_items (); i++)
      if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), i))
        found.push_back (i);
    return found;
  }

  MaillageQueryModel *model = nullptr;
  GtkMultiSelection *selection = nullptr;
  MaillageUiTable *table = nullptr;
  MaillageUiTableColumn *name = nullptr, *category = nullptr;
  GtkAdjustment *down = nullptr;
};

TEST_F (Table, MakesOnlyTheRowsInView)
{
  guint n = n_children ();
  EXPECT_LT (n, 40u);
  EXPECT_EQ (names ()[1], name_of (1));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  EXPECT_TRUE (wait_until ([&] { return names ().back () == name_of (N - 1); }));
  gtk_adjustment_set_value (down, 100 * 39 + 5);
  EXPECT_EQ (names ().front (), name_of (100));
  EXPECT_EQ (names ()[3], name_of (103));
  EXPECT_EQ (n_children (), n);
}

TEST_F (Table, IsEnteredAtItsFirstRowWhenTheyAllCameLate)
{
  g_autoptr (MaillageQueryModel) late = maillage_query_model_new (store);
  g_autoptr (GtkMultiSelection) all = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (late)));
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, "demo.organisation");

  maillage_ui_table_set_model (table, GTK_SELECTION_MODEL (all));
  maillage_query_model_set_query (late, query);
  ASSERT_TRUE (wait_until ([&] { return g_list_model_get_n_items (G_LIST_MODEL (late)) == N; }));
  ASSERT_TRUE (gtk_widget_child_focus (GTK_WIDGET (table->body), GTK_DIR_TAB_BACKWARD));
  EXPECT_EQ (gtk_adjustment_get_value (down), 0);
  EXPECT_EQ (MAILLAGE_UI_TABLE_ROW (gtk_root_get_focus (GTK_ROOT (window)))->position, 0u);
}

TEST_F (Table, KeepsItsRowsInOrderWhileItScrolls)
{
  std::vector<double> values = { 0, 20, 39, 45, 200, 160, 90, 4000, 3990, 3950, 0 };
  for (double value : values)
    {
      gtk_adjustment_set_value (down, value);
      std::vector<std::string> shown = names ();
      for (guint i = 0; i < shown.size (); i++)
        EXPECT_EQ (shown[i], name_of ((guint) (value / 39) + i)) << "at " << value;
    }
}

TEST_F (Table, ShowsOtherRecordsInTheSameRows)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (table->body));
  g_autoptr (MaillageQuery) query = maillage_query_copy (maillage_query_model_get_query (model));
  maillage_query_set_text (query, "organisation 25");
  maillage_query_model_set_query (model, query);
  ASSERT_TRUE (
      wait_until ([&] { return maillage_query_model_get_complete (model) && n_items () == 10; }));
  EXPECT_EQ (names ().size (), 10u);
  EXPECT_EQ (names ()[9], name_of (259));
  EXPECT_EQ (gtk_widget_get_first_child (GTK_WIDGET (table->body)), first);
}

TEST_F (Table, ShowsAChangedRecordAgain)
{
  g_autoptr (MaillageRecord) record
      = MAILLAGE_RECORD (g_list_model_get_item (G_LIST_MODEL (model), 2));
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Change");
  maillage_edit_set (edit, maillage_record_get_uuid (record), "name", "Organisation 002 bis");
  commit (edit);
  EXPECT_TRUE (wait_until ([&] { return names ()[2] == "Organisation 002 bis"; }));
}

TEST_F (Table, StaysWhereItIsWhenRowsComeAbove)
{
  gtk_adjustment_set_value (down, 100 * 39 + 5);
  ASSERT_EQ (names ().front (), name_of (100));
  add ("Ansa", "association");
  EXPECT_TRUE (wait_until ([&] { return n_items () == N + 1; }));
  EXPECT_EQ (names ().front (), name_of (100));
  EXPECT_EQ (gtk_adjustment_get_value (down), 101 * 39 + 5);
}

TEST_F (Table, MovesAndSelectsByKeys)
{
  const GdkModifierType shift = GDK_SHIFT_MASK, control = GDK_CONTROL_MASK;

  ASSERT_TRUE (gtk_widget_grab_focus (GTK_WIDGET (table)));
  EXPECT_EQ (selected (), std::vector<guint> ());
  EXPECT_TRUE (press (GDK_KEY_Down));
  EXPECT_EQ (selected (), std::vector<guint> ({ 1 }));
  EXPECT_TRUE (press (GDK_KEY_Down, shift));
  EXPECT_TRUE (press (GDK_KEY_Down, shift));
  EXPECT_EQ (selected (), std::vector<guint> ({ 1, 2, 3 }));
  EXPECT_TRUE (press (GDK_KEY_Down, control));
  EXPECT_TRUE (press (GDK_KEY_Down, control));
  EXPECT_TRUE (press (GDK_KEY_space));
  EXPECT_EQ (selected (), std::vector<guint> ({ 1, 2, 3, 5 }));
  EXPECT_TRUE (press (GDK_KEY_End));
  EXPECT_EQ (selected (), std::vector<guint> ({ N - 1 }));
  EXPECT_TRUE (wait_until ([&] { return names ().back () == name_of (N - 1); }));
  EXPECT_TRUE (press (GDK_KEY_Page_Up));
  EXPECT_LT (selected ()[0], N - 2);
  EXPECT_TRUE (press (GDK_KEY_a, control));
  EXPECT_EQ (selected ().size (), N);
  EXPECT_TRUE (press (GDK_KEY_a, (GdkModifierType) (control | shift)));
  EXPECT_EQ (selected ().size (), 0u);
}

TEST_F (Table, OpensTheRowThatHasTheFocus)
{
  guint opened = G_MAXUINT;

  g_signal_connect (table,
                    "activate",
                    G_CALLBACK (+[] (MaillageUiTable *, guint position, gpointer data) {
                      *static_cast<guint *> (data) = position;
                    }),
                    &opened);
  ASSERT_TRUE (gtk_widget_grab_focus (GTK_WIDGET (table)));
  press (GDK_KEY_Down);
  EXPECT_TRUE (press (GDK_KEY_Return));
  EXPECT_EQ (opened, 1u);
}

TEST_F (Table, KeepsTheFocusOnARecordThatIsScrolledAway)
{
  ASSERT_TRUE (gtk_widget_grab_focus (GTK_WIDGET (table)));
  press (GDK_KEY_Down);
  gtk_adjustment_set_value (down, 200 * 39);
  EXPECT_TRUE (MAILLAGE_UI_IS_TABLE_ROW (gtk_root_get_focus (GTK_ROOT (window))));
  EXPECT_TRUE (press (GDK_KEY_Down));
  EXPECT_EQ (selected (), std::vector<guint> ({ 2 }));
  EXPECT_TRUE (wait_until ([&] { return gtk_adjustment_get_value (down) == 2 * 39; }));
}

TEST_F (Table, TellsWhichColumnWasPressed)
{
  gboolean descending = TRUE;

  g_signal_emit_by_name (name->button, "clicked");
  EXPECT_EQ (maillage_ui_table_get_sort (table, &descending), name);
  EXPECT_FALSE (descending);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (name->button), GTK_ACCESSIBLE_PROPERTY_SORT, GTK_ACCESSIBLE_SORT_ASCENDING);
  g_signal_emit_by_name (name->button, "clicked");
  maillage_ui_table_get_sort (table, &descending);
  EXPECT_TRUE (descending);
  EXPECT_FALSE (gtk_widget_get_can_focus (category->button));
}

TEST_F (Table, GivesTheNameWhatTheOtherColumnsLeave)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (table->body));
  GtkWidget *last = gtk_widget_get_last_child (row);
  int width = gtk_widget_get_width (GTK_WIDGET (table));

  EXPECT_TRUE (wait_until ([&] { return category->across == 120; }));
  EXPECT_EQ (name->across, width - 120);
  maillage_ui_table_column_set_width (category, 200);
  EXPECT_TRUE (wait_until ([&] { return name->across == width - 200; }));
  maillage_ui_table_column_set_visible (category, FALSE);
  EXPECT_TRUE (wait_until ([&] { return name->across == width; }));
  EXPECT_NE (gtk_widget_get_last_child (row), last);
  maillage_ui_table_column_set_visible (category, TRUE);
  EXPECT_NE (gtk_widget_get_first_child (row), gtk_widget_get_last_child (row));
}

TEST_F (Table, IsFreed)
{
  Watched watched (table);
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
}
