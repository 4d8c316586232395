/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-group.h"
#include "maillage-ui-history-private.h"
#include "maillage-ui-notes-private.h"
#include "maillage-ui-when-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>

#define SHOWN_AT_FIRST 5
#define MOST 500

/**
 * MaillageUiHistory:
 *
 * What happened to a record, the newest first.
 */
struct _MaillageUiHistory
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  MaillageRecord *record;
  gboolean all;

  GtkWidget *group;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MaillageUiHistory, _maillage_ui_history, GTK_TYPE_WIDGET)

static void fill (MaillageUiHistory *self);

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_store_undo_finish (MAILLAGE_STORE (source), result, &error);
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (window != NULL && change == NULL)
    maillage_ui_window_show_error (window, error);
  if (window == NULL || change == NULL)
    return;
  maillage_ui_window_push_undo (window, change);
  maillage_ui_window_show_toast (window, maillage_change_get_label (change), change);
}

void
_maillage_ui_history_take_back (GtkWidget *from, MaillageStore *store, MaillageChange *change)
{
  maillage_store_undo_async (
      store, maillage_change_get_number (change), NULL, on_undone, g_object_ref (from));
}

static void
on_take_back (GtkWidget *button)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, MAILLAGE_UI_TYPE_HISTORY);

  _maillage_ui_history_take_back (
      self, MAILLAGE_UI_HISTORY (self)->store, g_object_get_data (G_OBJECT (button), "change"));
}

static GtkWidget *
make_take_back (MaillageChange *change)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take this change back"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take this change back"), -1);
  g_object_set_data_full (G_OBJECT (button), "change", g_object_ref (change), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_take_back), NULL);
  return button;
}

/* What took back an undo did the first thing again. */
static gboolean
is_redo (GPtrArray *changes, MaillageChange *change)
{
  for (guint i = 0; i < changes->len; i++)
    if (maillage_change_get_number (g_ptr_array_index (changes, i))
        == maillage_change_get_undoes (change))
      return maillage_change_get_undoes (g_ptr_array_index (changes, i)) != 0;
  return FALSE;
}

static void
add_items (MaillageUiHistory *self, GtkWidget *words, MaillageChange *change)
{
  for (guint i = 0; i < maillage_change_get_n_items (change); i++)
    {
      const char *uuid;
      g_autofree char *item = NULL;

      if (!maillage_change_get_item (change, i, NULL, &uuid, NULL, NULL, NULL)
          || g_strcmp0 (uuid, maillage_record_get_uuid (self->record)) != 0)
        continue;
      item = _maillage_ui_history_dup_item (
          self->store, maillage_record_get_kind (self->record), change, i);
      if (item != NULL)
        gtk_box_append (GTK_BOX (words), make_label (item, "caption"));
    }
}

static GtkWidget *
make_words (MaillageUiHistory *self, GPtrArray *changes, MaillageChange *change)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *author = maillage_change_get_author (change);
  g_autofree char *line = _maillage_ui_history_describe (
      self->store, self->record, change, is_redo (changes, change));

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (line, "maillage-field-label"));
  if (!self->all)
    return words;
  add_items (self, words, change);
  if (author != NULL && *author != '\0')
    {
      GtkWidget *label = make_label (author, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  return words;
}

static GtkWidget *
make_row (MaillageUiHistory *self, GPtrArray *changes, MaillageChange *change)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *when = _maillage_ui_format_when (self->context, maillage_change_get_at (change));
  GtkWidget *label = gtk_label_new (when);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, 76, -1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "maillage-field-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_words (self, changes, change));
  if (self->all && maillage_change_get_undone_by (change) == 0
      && !maillage_store_get_read_only (self->store))
    gtk_box_append (GTK_BOX (box), make_take_back (change));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "maillage-record-row");
  return row;
}

/* The button goes with the rows it stood among: the focus it had goes to the first. */
static void
see_all (MaillageUiHistory *self)
{
  _maillage_ui_history_show_all (self);
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_see_all (MaillageUiHistory *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("See all"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "maillage-small");
  gtk_widget_set_name (button, "see-all");
  g_signal_connect_object (button, "clicked", G_CALLBACK (see_all), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill (MaillageUiHistory *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = maillage_store_list_history (self->store,
                                     maillage_record_get_uuid (self->record),
                                     self->all ? MOST : SHOWN_AT_FIRST + 1,
                                     &error);
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row;
  guint n = changes != NULL ? changes->len : 0;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < n && (self->all || i < SHOWN_AT_FIRST); i++)
    gtk_list_box_append (list, make_row (self, changes, g_ptr_array_index (changes, i)));
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (self->group),
                             self->all || n == 0 ? NULL : make_see_all (self));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
on_store_changed (MaillageUiHistory *self, MaillageChangeSet *set)
{
  /* A child's change is in its owner's history. */
  fill (self);
}

static void
_maillage_ui_history_dispose (GObject *object)
{
  MaillageUiHistory *self = MAILLAGE_UI_HISTORY (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (_maillage_ui_history_parent_class)->dispose (object);
}

static void
_maillage_ui_history_class_init (MaillageUiHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_history_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
_maillage_ui_history_init (MaillageUiHistory *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->group = maillage_ui_group_new (_ ("History"));
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (self->group), self->list);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  gtk_widget_set_name (GTK_WIDGET (self), "history");
}

GtkWidget *
_maillage_ui_history_new (MaillageContext *context, MaillageRecord *record)
{
  MaillageUiHistory *self = g_object_new (MAILLAGE_UI_TYPE_HISTORY, NULL);

  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  self->record = g_object_ref (record);
  g_signal_connect_object (
      self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

void
_maillage_ui_history_show_all (MaillageUiHistory *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_HISTORY (self));
  self->all = TRUE;
  fill (self);
}
