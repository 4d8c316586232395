/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-palette.h"

#include "maillage-ui-palette-private.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST_RECORDS 8
#define MOST_COMMANDS 6

/**
 * MaillageUiPalette:
 *
 * Finds records, commands and pages by a few letters, and opens or runs one.
 */
G_DEFINE_FINAL_TYPE (MaillageUiPalette, maillage_ui_palette, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_section_title (MaillageUiPalette *self, MaillageUiPaletteSection section)
{
  switch (section)
    {
    case MAILLAGE_UI_PALETTE_PLACES:
      return _ ("Territories");
    case MAILLAGE_UI_PALETTE_COMMANDS:
      return _ ("Commands");
    case MAILLAGE_UI_PALETTE_PAGES:
      return _ ("Pages");
    case MAILLAGE_UI_PALETTE_RECORDS:
    default:
      return self->covers != NULL ? self->covers : _ ("Records");
    }
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MaillageUiPalette *self = user_data;
  MaillageUiPaletteSection section
      = _maillage_ui_palette_row_get_section (MAILLAGE_UI_PALETTE_ROW (row));
  GtkWidget *label = gtk_list_box_row_get_header (row);

  if (before != NULL
      && _maillage_ui_palette_row_get_section (MAILLAGE_UI_PALETTE_ROW (before)) == section)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (label != NULL)
    {
      gtk_label_set_text (GTK_LABEL (label), get_section_title (self, section));
      return;
    }
  label = gtk_label_new (get_section_title (self, section));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "maillage-palette-section");
  gtk_list_box_row_set_header (row, label);
}

static void
select_row (MaillageUiPalette *self, GtkListBoxRow *row)
{
  gboolean record
      = row != NULL && _maillage_ui_palette_row_get_record (MAILLAGE_UI_PALETTE_ROW (row)) != NULL;

  gtk_list_box_select_row (GTK_LIST_BOX (self->rows), row);
  gtk_widget_set_visible (self->second_key, record);
  gtk_widget_set_visible (self->second, record);
  if (row == NULL)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  else
    gtk_accessible_update_relation (
        GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

/* Filling */

/* Rows that are not needed for a while stay, hidden: to make one takes longer than to search. */
MaillageUiPaletteRow *
_maillage_ui_palette_get_row (MaillageUiPalette *self, guint position)
{
  GtkListBox *rows = GTK_LIST_BOX (self->rows);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (rows, (int) position);

  if (row == NULL)
    {
      gtk_list_box_append (rows, _maillage_ui_palette_row_new ());
      row = gtk_list_box_get_row_at_index (rows, (int) position);
    }
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  return MAILLAGE_UI_PALETTE_ROW (row);
}

static GtkListBoxRow *
find_row (MaillageUiPalette *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), position);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row)) ? row : NULL;
}

guint
_maillage_ui_palette_count_rows (MaillageUiPalette *self)
{
  guint n = 0;

  while (find_row (self, (int) n) != NULL)
    n++;
  return n;
}

static void
hide_rows_from (MaillageUiPalette *self, guint position)
{
  GtkListBoxRow *row;

  for (; (row = find_row (self, (int) position)) != NULL; position++)
    {
      _maillage_ui_palette_row_show_nothing (MAILLAGE_UI_PALETTE_ROW (row));
      gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
    }
}

/* A command for one kind of record is offered while such a record is shown. */
static gboolean
is_offered (MaillageUiPalette *self, MaillageUiCommand *command)
{
  const char *kind_id = _maillage_ui_command_get_kind_id (command);

  return kind_id == NULL || g_strcmp0 (kind_id, self->kind_id) == 0;
}

static void
collect (MaillageUiPalette *self, GPtrArray *found, MaillageUiCommand *command, const char *typed)
{
  if (is_offered (self, command)
      && _maillage_ui_palette_matches (_maillage_ui_command_get_label (command), typed))
    g_ptr_array_add (found, g_object_ref (command));
}

static GPtrArray *
find_commands (MaillageUiPalette *self, const char *typed)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) contributed = maillage_registry_list (
      maillage_context_get_registry (self->context), MAILLAGE_UI_TYPE_COMMAND);

  for (guint i = 0; i < contributed->len; i++)
    collect (self, found, g_ptr_array_index (contributed, i), typed);
  for (guint i = 0; self->commands != NULL && i < g_list_model_get_n_items (self->commands); i++)
    {
      g_autoptr (MaillageUiCommand) command = g_list_model_get_item (self->commands, i);

      collect (self, found, command, typed);
    }
  return found;
}

/* "Record: COPIL du protocole social", beside a command that works on it. */
static char *
dup_command_detail (MaillageUiPalette *self, MaillageUiCommand *command)
{
  MaillageRegistry *registry = maillage_context_get_registry (self->context);
  const char *kind_id = _maillage_ui_command_get_kind_id (command);
  MaillageKind *kind = kind_id != NULL ? maillage_registry_find_kind (registry, kind_id) : NULL;

  return kind != NULL ? g_strdup (maillage_kind_get_label (kind)) : NULL;
}

/* Returns the position after them. */
static guint
show_commands (MaillageUiPalette *self,
               guint position,
               GPtrArray *commands,
               gboolean pages,
               guint most,
               const char *typed)
{
  guint end = position;

  for (guint i = 0; i < commands->len && end - position < most; i++)
    {
      MaillageUiCommand *command = g_ptr_array_index (commands, i);
      g_autofree char *detail = NULL;

      if (_maillage_ui_command_get_is_page (command) != pages)
        continue;
      detail = dup_command_detail (self, command);
      _maillage_ui_palette_row_show_command (
          _maillage_ui_palette_get_row (self, end++), command, detail, typed);
    }
  return end;
}

const char *
_maillage_ui_palette_get_typed (MaillageUiPalette *self, gboolean *commands_only)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  *commands_only = *text == '>';
  return *commands_only ? text + 1 : text;
}

void
_maillage_ui_palette_show_from_top (MaillageUiPalette *self, guint n)
{
  hide_rows_from (self, n);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->rows));
  select_row (self, find_row (self, 0));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* @records: NULL when none were asked for. */
static void
fill (MaillageUiPalette *self, GPtrArray *records)
{
  gboolean commands_only;
  const char *typed = _maillage_ui_palette_get_typed (self, &commands_only);
  g_autoptr (GPtrArray) commands = find_commands (self, typed);
  guint most = commands_only || *typed == '\0' ? G_MAXUINT : MOST_COMMANDS;
  guint n = 0;

  g_clear_pointer (&self->covers, g_free);
  gtk_list_box_select_row (GTK_LIST_BOX (self->rows), NULL); /* its first is selected in the end */
  for (; records != NULL && n < records->len; n++)
    _maillage_ui_palette_row_show_record (
        _maillage_ui_palette_get_row (self, n), g_ptr_array_index (records, n), typed, self->today);
  n = show_commands (self, n, commands, FALSE, most, typed);
  if (!commands_only)
    n = show_commands (self, n, commands, TRUE, most, typed);
  _maillage_ui_palette_show_from_top (self, n);
}

static void
stop_searching (MaillageUiPalette *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  _maillage_ui_palette_stop_placing (self);
}

typedef struct
{
  MaillageUiPalette *palette;
  GCancellable *cancellable;
} Search;

static void
records_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  g_autoptr (MaillageUiPalette) self = search->palette;
  g_autoptr (GCancellable) cancellable = search->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_store_search_finish (MAILLAGE_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (cancellable))
    return;
  if (records == NULL)
    g_message ("The palette cannot search: %s", error->message);
  g_clear_object (&self->searching);
  fill (self, records);
  _maillage_ui_palette_place_soon (self);
}

static void
entry_changed_cb (MaillageUiPalette *self)
{
  gboolean commands_only;
  const char *typed = _maillage_ui_palette_get_typed (self, &commands_only);
  MaillageStore *store = maillage_context_get_store (self->context);
  Search *search = NULL;

  stop_searching (self);
  if (commands_only || *typed == '\0' || store == NULL)
    {
      fill (self, NULL);
      return;
    }
  self->searching = g_cancellable_new ();
  search = g_new (Search, 1);
  search->palette = g_object_ref (self);
  search->cancellable = g_object_ref (self->searching);
  maillage_store_search_soon (
      store, typed, MOST_RECORDS, self->searching, records_found_cb, search);
}

/* Doing */

static void
do_row (MaillageUiPalette *self, GtkListBoxRow *row, gboolean second)
{
  g_autoptr (GtkWidget) kept = GTK_WIDGET (g_object_ref (row));
  MaillageRecord *record = _maillage_ui_palette_row_get_record (MAILLAGE_UI_PALETTE_ROW (row));
  g_autoptr (MaillageUiCommand) command = NULL;
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  /* What it does may show other things in the rows. */
  g_set_object (&command, _maillage_ui_palette_row_get_command (MAILLAGE_UI_PALETTE_ROW (row)));
  maillage_ui_palette_close (self);
  self->doing = TRUE;
  if (record == NULL)
    _maillage_ui_command_run (command, GTK_WIDGET (self), self->uuid);
  else if (window != NULL && second)
    maillage_ui_window_open_list (window, maillage_kind_get_id (maillage_record_get_kind (record)));
  else if (window != NULL)
    maillage_ui_window_open_record (window, maillage_record_get_uuid (record), NULL);
  self->doing = FALSE;
}

static void
do_selected (MaillageUiPalette *self, gboolean second)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->rows));

  if (row != NULL)
    do_row (self, row, second);
}

static void
row_activated_cb (MaillageUiPalette *self, GtkListBoxRow *row)
{
  do_row (self, row, FALSE);
}

static void
entry_activated_cb (MaillageUiPalette *self)
{
  do_selected (self, FALSE);
}

/* The list is longer than what shows. */
static void
show_row (MaillageUiPalette *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->rows, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move (MaillageUiPalette *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->rows));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = find_row (self, MAX (index, 0));
  if (row == NULL)
    return;
  select_row (self, row);
  show_row (self, row);
}

static gboolean
key_pressed_cb (
    MaillageUiPalette *self, guint keyval, guint keycode, GdkModifierType state, gpointer key)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      maillage_ui_palette_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if ((state & GDK_CONTROL_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      do_selected (self, TRUE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
scrim_pressed_cb (MaillageUiPalette *self, int n_press, double x, double y)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->card, GTK_WIDGET (self), &bounds)
      && !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    maillage_ui_palette_close (self);
}

static void
maillage_ui_palette_dispose (GObject *object)
{
  MaillageUiPalette *self = MAILLAGE_UI_PALETTE (object);

  stop_searching (self);
  g_clear_weak_pointer (&self->focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAILLAGE_UI_TYPE_PALETTE);
  g_clear_object (&self->commands);
  g_clear_object (&self->context);
  g_clear_pointer (&self->today, maillage_date_free);
  g_clear_pointer (&self->covers, g_free);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->kind_id, g_free);
  G_OBJECT_CLASS (maillage_ui_palette_parent_class)->dispose (object);
}

static void
maillage_ui_palette_class_init (MaillageUiPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_palette_dispose;
  /**
   * MaillageUiPalette::closed:
   *
   * It has been closed, whether something was chosen or not.
   */
  signals[CLOSED] = g_signal_new (
      "closed", MAILLAGE_UI_TYPE_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/maillage-ui-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, clamp);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, card);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, rows);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, second_key);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiPalette, second);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
maillage_ui_palette_init (MaillageUiPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->rows), set_header, self, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search everything"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (
      click, "pressed", G_CALLBACK (scrim_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * maillage_ui_palette_new:
 * @context: the program's context
 * @commands: (nullable): the program's own commands
 *
 * Returns: (transfer floating): a hidden palette
 */
GtkWidget *
maillage_ui_palette_new (MaillageContext *context, GListModel *commands)
{
  MaillageUiPalette *self = NULL;

  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (commands == NULL || G_IS_LIST_MODEL (commands), NULL);
  self = g_object_new (MAILLAGE_UI_TYPE_PALETTE, NULL);
  self->context = g_object_ref (context);
  g_set_object (&self->commands, commands);
  return GTK_WIDGET (self);
}

static char *
dup_kind_of (MaillageUiPalette *self, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageRecord) record
      = uuid != NULL
            ? maillage_store_load (maillage_context_get_store (self->context), uuid, &error)
            : NULL;

  return record != NULL ? g_strdup (maillage_kind_get_id (maillage_record_get_kind (record)))
                        : NULL;
}

/**
 * maillage_ui_palette_open:
 * @self: a palette in a window
 * @uuid: (nullable): the record that is shown
 *
 * Shows the palette, empty, the cursor in it.
 */
void
maillage_ui_palette_open (MaillageUiPalette *self, const char *uuid)
{
  GtkRoot *root = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_PALETTE (self));
  root = gtk_widget_get_root (GTK_WIDGET (self));
  g_return_if_fail (root != NULL);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
  g_free (self->uuid);
  g_free (self->kind_id);
  self->uuid = g_strdup (uuid);
  self->kind_id = dup_kind_of (self, uuid);
  g_clear_pointer (&self->today, maillage_date_free);
  self->today = maillage_context_dup_today (self->context);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

gboolean
_maillage_ui_palette_get_doing (MaillageUiPalette *self)
{
  return self->doing;
}

gboolean
_maillage_ui_palette_get_complete (MaillageUiPalette *self)
{
  return self->searching == NULL;
}

/**
 * maillage_ui_palette_close:
 * @self: a palette
 *
 * Hides the palette; the focus goes back to where it was.
 */
void
maillage_ui_palette_close (MaillageUiPalette *self)
{
  GtkWidget *focus = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_PALETTE (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  stop_searching (self);
  focus = self->focus;
  g_clear_weak_pointer (&self->focus);
  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}
