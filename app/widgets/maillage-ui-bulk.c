/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-bulk-private.h"

#include "maillage-ui-field-row.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <maillage-registry-private.h>

struct _MaillageUiBulk
{
  GtkWindow parent_instance;

  MaillageContext *context;
  MaillageKind *kind;
  GtkWidget *from;   /* weak: what the change is made for */
  GPtrArray *fields; /* MaillageField, borrowed from the kind */
  GStrv uuids;
  MaillageField *field;
  char *value;
  gboolean typing; /* something that is no value yet */

  GtkWidget *which;
  GtkWidget *list;
  GtkWidget *row;
  GtkWidget *add;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (MaillageUiBulk, _maillage_ui_bulk, GTK_TYPE_WINDOW)

/* What is unique cannot be the same for many, and a content is one record's. */
static gboolean
can_be_shared (MaillageField *field)
{
  return (maillage_field_is_stored (field) || maillage_field_is_link (field))
         && !maillage_field_get_retired (field) && !maillage_field_get_unique (field)
         && maillage_field_get_field_type (field) != MAILLAGE_FIELD_FILE
         && maillage_ui_field_row_supports (field);
}

static GPtrArray *
list_fields (MaillageKind *kind)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    if (can_be_shared (maillage_kind_get_field (kind, i)))
      g_ptr_array_add (fields, maillage_kind_get_field (kind, i));
  return fields;
}

gboolean
_maillage_ui_bulk_can (MaillageKind *kind)
{
  g_autoptr (GPtrArray) fields = list_fields (kind);

  return maillage_kind_get_available (kind) && fields->len > 0;
}

static gboolean
holds_several (MaillageField *field)
{
  return maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINKS
         || (maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY
             && maillage_field_get_multiple (field));
}

static guint
count (MaillageUiBulk *self)
{
  return g_strv_length (self->uuids);
}

static void
update_apply (MaillageUiBulk *self)
{
  gboolean empties = self->value == NULL && !self->typing;
  g_autofree char *label = g_strdup_printf (
      empties
          ? g_dngettext (GETTEXT_PACKAGE, "Empty in %u record", "Empty in %u records", count (self))
          : g_dngettext (GETTEXT_PACKAGE, "Modify %u record", "Modify %u records", count (self)),
      count (self));

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (
      self->apply, self->field != NULL && !(empties && maillage_field_get_required (self->field)));
}

/* What is being typed is no value yet, but the button no longer empties. */
static void
on_typed (MaillageUiBulk *self, const char *text, MaillageUiFieldRow *row)
{
  gboolean typing = text != NULL ? *text != '\0' : self->value != NULL;

  if (self->typing == typing)
    return;
  self->typing = typing;
  update_apply (self);
}

static void
on_value (MaillageUiBulk *self, const char *value, MaillageUiFieldRow *row)
{
  g_autofree char *kept = g_strdup (value);

  g_free (self->value);
  self->value = g_steal_pointer (&kept);
  maillage_ui_field_row_set_value (row, self->value);
  maillage_ui_field_row_saved (row);
  self->typing = FALSE;
  update_apply (self);
}

static void
show_field (MaillageUiBulk *self, MaillageField *field)
{
  if (self->row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), self->row);
  g_clear_pointer (&self->value, g_free);
  self->typing = FALSE;
  self->field = field;
  self->row = maillage_ui_field_row_new (self->context, field);
  g_signal_connect_object (self->row, "commit", G_CALLBACK (on_value), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->row);
  maillage_ui_field_row_set_editing (MAILLAGE_UI_FIELD_ROW (self->row), TRUE);
  maillage_ui_field_row_set_value (MAILLAGE_UI_FIELD_ROW (self->row), NULL);
  gtk_widget_set_visible (self->add, holds_several (field));
  update_apply (self);
}

static void
on_which (MaillageUiBulk *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  if (position < self->fields->len)
    show_field (self, g_ptr_array_index (self->fields, position));
}

void
_maillage_ui_bulk_choose_field (MaillageUiBulk *self, const char *field_id)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (maillage_field_get_id (g_ptr_array_index (self->fields, i)), field_id) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), i);
}

/* Writing */

static void
on_committed (GtkWidget *from, MaillageChange *change, gpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autofree char *said = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u record modified", "%u records modified", n), n);

  if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (window, said, change);
}

/* Beside what is there already. */
static void
add_value (MaillageUiBulk *self, MaillageEdit *edit, const char *uuid)
{
  MaillageStore *store = maillage_context_get_store (self->context);
  const char *id = maillage_field_get_id (self->field);
  g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid, NULL);
  const char *now = record != NULL ? maillage_record_get_value (record, id) : NULL;
  g_auto (GStrv) old_lines = g_strsplit (now != NULL ? now : "", "\n", -1);
  g_auto (GStrv) lines = g_strsplit (self->value, "\n", -1);
  GString *all = g_string_new (now);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_strv_contains ((const char *const *) old_lines, lines[i]))
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", lines[i]);
  if (g_strcmp0 (all->str, now) != 0)
    maillage_edit_set (edit, uuid, id, all->str);
  g_string_free (all, TRUE);
}

static MaillageEdit *
make_edit (MaillageUiBulk *self)
{
  gboolean adds = self->value != NULL && holds_several (self->field)
                  && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->add));
  g_autofree char *label = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "%s of %u record changed", "%s of %u records changed", count (self)),
      maillage_field_get_label (self->field),
      count (self));
  MaillageEdit *edit = _maillage_edit_new (label, NULL);

  for (gsize i = 0; self->uuids[i] != NULL; i++)
    if (adds)
      add_value (self, edit, self->uuids[i]);
    else
      maillage_edit_set (edit, self->uuids[i], maillage_field_get_id (self->field), self->value);
  return edit;
}

void
_maillage_ui_bulk_apply (MaillageUiBulk *self)
{
  MaillageUiWindow *window = self->from != NULL ? maillage_ui_window_from (self->from) : NULL;
  g_autoptr (MaillageEdit) edit = NULL;

  maillage_ui_field_row_commit (MAILLAGE_UI_FIELD_ROW (self->row));
  if (maillage_ui_field_row_get_problem (MAILLAGE_UI_FIELD_ROW (self->row)) != NULL
      || (self->value == NULL && maillage_field_get_required (self->field)) || window == NULL)
    return;
  edit = make_edit (self);
  if (!maillage_edit_is_empty (edit))
    maillage_ui_window_commit (
        window, self->from, edit, on_committed, GUINT_TO_POINTER (count (self)));
  gtk_window_close (GTK_WINDOW (self));
}

/* The object */

static void
_maillage_ui_bulk_dispose (GObject *object)
{
  MaillageUiBulk *self = MAILLAGE_UI_BULK (object);

  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->kind);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (_maillage_ui_bulk_parent_class)->dispose (object);
}

static void
_maillage_ui_bulk_finalize (GObject *object)
{
  MaillageUiBulk *self = MAILLAGE_UI_BULK (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_strfreev (self->uuids);
  g_free (self->value);
  G_OBJECT_CLASS (_maillage_ui_bulk_parent_class)->finalize (object);
}

static void
_maillage_ui_bulk_class_init (MaillageUiBulkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_bulk_dispose;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_bulk_finalize;
  gtk_widget_class_add_binding_action (
      GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
make_header (MaillageUiBulk *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply = gtk_button_new ();
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_name (self->apply, "apply");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (
      self->apply, "clicked", G_CALLBACK (_maillage_ui_bulk_apply), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->apply);
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
}

static GtkWidget *
make_which (MaillageUiBulk *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Field"));

  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (labels, maillage_field_get_label (g_ptr_array_index (self->fields, i)));
  self->which = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_widget_set_hexpand (self->which, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->which);
  g_signal_connect_object (
      self->which, "notify::selected", G_CALLBACK (on_which), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->which);
  return box;
}

static void
make_content (MaillageUiBulk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *note
      = gtk_label_new (_ ("All of them get this value, in one step that Ctrl+Z takes back."));

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->add = gtk_check_button_new_with_mnemonic (_ ("_Keep what each has already"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->add), TRUE);
  gtk_box_append (GTK_BOX (box), make_which (self));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), note);
  gtk_window_set_child (GTK_WINDOW (self), box);
}

static void
_maillage_ui_bulk_init (MaillageUiBulk *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 320);
}

GtkWidget *
_maillage_ui_bulk_present (GtkWidget *from,
                           MaillageContext *context,
                           MaillageKind *kind,
                           const char *const *uuids)
{
  MaillageUiBulk *self = g_object_new (MAILLAGE_UI_TYPE_BULK, NULL);
  GtkRoot *root = gtk_widget_get_root (from);
  guint n = g_strv_length ((GStrv) uuids);
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Modify %u record", "Modify %u records", n), n);

  self->context = g_object_ref (context);
  self->kind = g_object_ref (kind);
  self->fields = list_fields (kind);
  self->uuids = g_strdupv ((GStrv) uuids);
  g_set_weak_pointer (&self->from, from);
  make_header (self);
  make_content (self);
  on_which (self);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
