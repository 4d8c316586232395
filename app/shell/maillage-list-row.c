/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-list-row.h"

#include "maillage-adw.h"
#include "maillage-choice-popover.h"
#include "maillage-window-private.h"

#include <glib/gi18n-lib.h>

/* What the row works with; its own data. */
typedef struct
{
  GtkWidget *row;
  MaillageWindow *window; /* weak: it may close before the preferences do */
  MaillageStore *store;
  MaillageField *field;
  GPtrArray *rows;
  GCancellable *counting;
} List;

static void
list_free (gpointer data)
{
  List *self = data;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->store);
  g_object_unref (self->field);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Afterwards */

static void
on_undo (GtkWidget *row, AdwToast *toast)
{
  List *self = g_object_get_data (G_OBJECT (row), "list");

  if (self->window != NULL)
    _maillage_window_undo (self->window, g_object_get_data (G_OBJECT (toast), "change"));
}

static void
say (List *self, const char *sentence, MaillageChange *change)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (change != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_object_set_data_full (G_OBJECT (toast), "change", g_object_ref (change), g_object_unref);
      g_signal_connect_object (
          toast, "button-clicked", G_CALLBACK (on_undo), self->row, G_CONNECT_SWAPPED);
    }
  maillage_adw_preferences_add_toast (self->row, toast);
}

static void
on_committed (List *self, MaillageChange *change)
{
  if (self->window != NULL)
    maillage_ui_window_push_undo (MAILLAGE_UI_WINDOW (self->window), change);
  say (self, maillage_change_get_label (change), change);
}

static void
on_popover_committed (GtkWidget *row, MaillageChange *change)
{
  on_committed (g_object_get_data (G_OBJECT (row), "list"), change);
}

/* One value */

static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *row = user_data;
  List *self = g_object_get_data (G_OBJECT (row), "list");
  GtkWidget *popover = maillage_choice_popover_new (
      self->store,
      self->field,
      g_object_get_data (G_OBJECT (button), "value"),
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "used")));

  g_signal_connect_object (
      popover, "committed", G_CALLBACK (on_popover_committed), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_button (List *self, const char *value, const char *label, guint used)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("Change “%s”"), label);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_object_set_data (G_OBJECT (button), "used", GUINT_TO_POINTER (used));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, self->row, NULL);
  return button;
}

static char *
dup_state (List *self, const char *value, guint used)
{
  MaillageChoice *choice = maillage_field_find_choice (self->field, value);
  g_autofree char *records
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", used), used);

  if (choice != NULL && maillage_choice_get_hidden (choice))
    /* TRANSLATORS: a value of a list that nobody is offered any more; “3 records”. */
    return g_strdup_printf (_ ("Off the list · %s"), records);
  return g_steal_pointer (&records);
}

static void
add_value (List *self, const char *value, guint used)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = maillage_field_format (self->field, value);
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  g_autofree char *state = dup_state (self, value, used);
  GtkWidget *button = make_button (self, value, label, used);

  gtk_widget_set_name (row, value);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_sensitive (button, !maillage_store_get_read_only (self->store));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), row);
  g_ptr_array_add (self->rows, row);
}

/* A new one */

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  List *self = g_object_get_data (G_OBJECT (row), "list");
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_store_commit_finish (MAILLAGE_STORE (source), result, &error);

  if (change != NULL)
    on_committed (self, change);
  else
    say (self, error->message, NULL);
}

static void
on_apply (GtkWidget *row, GtkWidget *entry)
{
  List *self = g_object_get_data (G_OBJECT (row), "list");
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageEdit) edit = maillage_choices_new_add (
      self->store, self->field, gtk_editable_get_text (GTK_EDITABLE (entry)), &error);

  if (edit == NULL)
    {
      gtk_widget_add_css_class (entry, "error");
      say (self, error->message, NULL);
      return;
    }
  maillage_store_commit_async (self->store, edit, NULL, on_added, g_object_ref (row));
}

static void
add_entry (List *self)
{
  GtkWidget *entry = adw_entry_row_new ();

  gtk_widget_set_name (entry, "add");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Add a value"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", G_CALLBACK (on_apply), self->row, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), entry);
  g_ptr_array_add (self->rows, entry);
}

/* All of them */

/* What goes may have the focus: an entry that goes with it would complain. */
static void
keep_focus (List *self)
{
  GtkRoot *root = gtk_widget_get_root (self->row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->row))
    return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_grab_focus (self->row);
}

static void
fill (List *self, GHashTable *counts)
{
  GListModel *all = maillage_field_get_all_choices (self->field);
  g_autoptr (GList) others = NULL;

  keep_focus (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->row), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (all, i);
      const char *value = maillage_choice_get_value (choice);

      add_value (self, value, GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)));
      g_hash_table_remove (counts, value);
    }
  others = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) g_utf8_collate);
  for (GList *each = others; each != NULL; each = each->next)
    add_value (self, each->data, GPOINTER_TO_UINT (g_hash_table_lookup (counts, each->data)));
  if (maillage_field_get_extensible (self->field) && !maillage_store_get_read_only (self->store))
    add_entry (self);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts
      = maillage_choices_count_finish (MAILLAGE_STORE (source), result, &error);
  List *self = g_object_get_data (G_OBJECT (row), "list");

  if (counts != NULL)
    fill (self, counts);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), error->message);
}

static void
count (List *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  maillage_choices_count_async (
      self->store, self->field, self->counting, on_counted, g_object_ref (self->row));
}

static void
on_expanded (GtkWidget *row)
{
  List *self = g_object_get_data (G_OBJECT (row), "list");

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) && self->rows->len == 0)
    count (self);
}

static void
on_changed (List *self, MaillageChangeSet *set)
{
  MaillageKind *kind = maillage_field_get_kind (self->field);

  if (self->rows->len > 0 && kind != NULL
      && maillage_change_set_touches_kind (set, maillage_kind_get_id (kind)))
    count (self);
}

GtkWidget *
maillage_list_row_new (MaillageWindow *window, MaillageField *field)
{
  MaillageContext *context = maillage_ui_window_get_context (MAILLAGE_UI_WINDOW (window));
  GtkWidget *row = adw_expander_row_new ();
  List *self = g_new0 (List, 1);

  self->row = row;
  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (maillage_context_get_store (context));
  self->field = g_object_ref (field);
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), "list", self, list_free);
  gtk_widget_set_name (row, maillage_field_get_id (field));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), maillage_field_get_label (field));
  if (!maillage_field_get_extensible (field))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                   _ ("The program counts on these: rename or hide them"));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (on_changed), self);
  return row;
}
