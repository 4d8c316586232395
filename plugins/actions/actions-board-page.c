/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-board-page.h"

#include "actions-column.h"
#include "actions-filters.h"

#include <adwaita.h>
#include <string.h>

struct _ActionsBoardPage
{
  ActionsDataPage parent_instance;

  GtkWidget *title, *filters, *create;
  GtkWidget *columns[ACTIONS_N_STATES];
  char *focus; /* the step that was moved: it keeps the focus */
};

G_DEFINE_FINAL_TYPE (ActionsBoardPage, actions_board_page, ACTIONS_TYPE_DATA_PAGE)

/* Showing */

static void
fill_column (ActionsBoardPage *self, guint state, guint *n_shown)
{
  GPtrArray *steps = actions_data_get_steps (actions_data_page_get_data (ACTIONS_DATA_PAGE (self)));
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    if (strcmp (((ActionsItem *) steps->pdata[i])->state, actions_states[state].value) == 0
        && actions_filters_keep (steps->pdata[i], self->filters))
      g_ptr_array_add (kept, steps->pdata[i]);
  actions_column_set_steps (ACTIONS_COLUMN (self->columns[state]), kept);
  if (self->focus != NULL
      && actions_column_focus (ACTIONS_COLUMN (self->columns[state]), self->focus))
    g_clear_pointer (&self->focus, g_free);
  *n_shown += kept->len;
}

/* Columns are of one width, that of the longest heading at least. */
static void
even_columns (ActionsBoardPage *self)
{
  int width = 0;

  for (guint state = 0; state < ACTIONS_N_STATES; state++)
    width = MAX (width, actions_column_measure (ACTIONS_COLUMN (self->columns[state])));
  for (guint state = 0; state < ACTIONS_N_STATES; state++)
    actions_column_set_width (ACTIONS_COLUMN (self->columns[state]), width);
}

static void
show_columns (ActionsBoardPage *self)
{
  guint n = 0;
  g_autofree char *steps = NULL;

  for (guint state = 0; state < ACTIONS_N_STATES; state++)
    fill_column (self, state, &n);
  even_columns (self);
  steps = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), steps);
}

/* Moving */

static void
move (ActionsBoardPage *self, ActionsItem *step, const char *state)
{
  if (strcmp (step->state, state) == 0)
    return;
  g_free (self->focus);
  self->focus = g_strdup (step->key);
  actions_data_page_set_state (ACTIONS_DATA_PAGE (self), step, state);
}

static void
dropped (ActionsColumn *column, ActionsItem *step, ActionsBoardPage *self)
{
  move (self, step, actions_column_get_state (column));
}

static void
shifted (ActionsColumn *column, ActionsItem *step, int by, ActionsBoardPage *self)
{
  int state = (int) actions_find_state (actions_column_get_state (column)) + by;

  if (state >= 0 && state < ACTIONS_N_STATES)
    move (self, step, actions_states[state].value);
}

static void
picked (MaillageUiPicker *picker, const char *sheet, const char *title, ActionsBoardPage *self)
{
  maillage_ui_window_new_record (maillage_ui_window_from (GTK_WIDGET (self)), ACTIONS_STEP, sheet);
}

/* A step belongs to a sheet: one says which. */
static void
make_picker (ActionsBoardPage *self)
{
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->create)) != NULL)
    return;
  picker = maillage_ui_record_picker_new (maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self)),
                                          ACTIONS_ACTION_SHEET);
  maillage_ui_picker_set_placeholder (MAILLAGE_UI_PICKER (picker), _ ("Of which action sheet?"));
  g_signal_connect (picker, "picked", G_CALLBACK (picked), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->create), picker);
}

static void
actions_board_page_show (ActionsDataPage *page)
{
  ActionsBoardPage *self = ACTIONS_BOARD_PAGE (page);

  actions_filters_set_data (ACTIONS_FILTERS (self->filters), actions_data_page_get_data (page));
  show_columns (self);
}

static void
actions_board_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actions_board_page_parent_class)->map (widget);
  make_picker (ACTIONS_BOARD_PAGE (widget));
}

static void
actions_board_page_constructed (GObject *object)
{
  ActionsBoardPage *self = ACTIONS_BOARD_PAGE (object);
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
  MaillageKind *kind = maillage_scope_find_kind (scope, ACTIONS_STEP);

  G_OBJECT_CLASS (actions_board_page_parent_class)->constructed (object);
  for (guint state = 0; state < ACTIONS_N_STATES; state++)
    actions_column_set_choice (ACTIONS_COLUMN (self->columns[state]),
                               maillage_field_find_choice (maillage_kind_find_field (kind, "state"),
                                                           actions_states[state].value));
}

static void
actions_board_page_finalize (GObject *object)
{
  g_free (ACTIONS_BOARD_PAGE (object)->focus);
  G_OBJECT_CLASS (actions_board_page_parent_class)->finalize (object);
}

static GtkWidget *
bar_new (ActionsBoardPage *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("New step"));
  self->create = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->create), content);
  gtk_widget_set_name (self->create, "create"); /* Ctrl+N */
  self->title = adw_window_title_new (_ ("Board"), NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->create);
  return bar;
}

static GtkWidget *
hint_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key = gtk_label_new (_ ("Ctrl+← →"));
  GtkWidget *words = gtk_label_new (_ ("changes the state"));

  gtk_widget_add_css_class (key, "maillage-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "maillage-small");
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
actions_board_page_make (ActionsDataPage *page)
{
  ActionsBoardPage *self = ACTIONS_BOARD_PAGE (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *board = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->filters = actions_filters_new (FALSE);
  actions_filters_append (ACTIONS_FILTERS (self->filters), hint_new ());
  gtk_widget_add_css_class (self->filters, "maillage-board-filters");
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (show_columns), self);
  for (guint state = 0; state < ACTIONS_N_STATES; state++)
    {
      self->columns[state] = actions_column_new (actions_states[state].value);
      g_signal_connect (self->columns[state], "dropped", G_CALLBACK (dropped), self);
      g_signal_connect (self->columns[state], "shift", G_CALLBACK (shifted), self);
      gtk_box_append (GTK_BOX (board), self->columns[state]);
    }
  gtk_widget_add_css_class (board, "maillage-board");
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), board);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), self->filters);
  gtk_box_append (GTK_BOX (box), scrolled);
  maillage_ui_page_set_child (MAILLAGE_UI_PAGE (self), box);
}

static void
actions_board_page_class_init (ActionsBoardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = actions_board_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = actions_board_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = actions_board_page_map;
  ACTIONS_DATA_PAGE_CLASS (klass)->make = actions_board_page_make;
  ACTIONS_DATA_PAGE_CLASS (klass)->show = actions_board_page_show;
}

static void
actions_board_page_init (ActionsBoardPage *self)
{
}
