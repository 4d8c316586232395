/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-columns.h"
#include "maillage-ui-group.h"
#include "maillage-ui-twins-private.h"
#include "maillage-ui-when-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>

gboolean
_maillage_ui_record_page_may_edit (MaillageUiRecordPage *self)
{
  return maillage_kind_get_available (maillage_record_get_kind (self->record))
         && !maillage_record_get_trashed (self->record)
         && !maillage_store_get_read_only (self->store);
}

typedef struct
{
  MaillageUiRecordPage *page;
  GWeakRef row;
  GWeakRef window; /* the page may have left it when the commit returns */
  char *uuid;
  char *field_id;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_weak_ref_clear (&saving->row);
  g_weak_ref_clear (&saving->window);
  g_free (saving->uuid);
  g_free (saving->field_id);
  g_free (saving);
}

/* Said after the commit, never before. */
static void
show_saved (MaillageUiRecordPage *self, MaillageChange *change)
{
  g_autofree char *time = _maillage_ui_format_time (maillage_change_get_at (change));
  g_autofree char *text = g_strdup_printf (_ ("Saved at %s"), time);
  GtkWidget *child, *label;

  while ((child = gtk_widget_get_first_child (self->saved)) != NULL)
    gtk_box_remove (GTK_BOX (self->saved), child);
  child = gtk_image_new_from_icon_name ("emblem-ok-symbolic");
  gtk_widget_add_css_class (child, "success");
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_name (label, "saved");
  gtk_box_append (GTK_BOX (self->saved), child);
  gtk_box_append (GTK_BOX (self->saved), label);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_store_commit_finish (MAILLAGE_STORE (source), result, &error);
  g_autoptr (MaillageUiFieldRow) row = g_weak_ref_get (&saving->row);
  g_autoptr (MaillageUiWindow) window = g_weak_ref_get (&saving->window);

  if (change != NULL)
    {
      maillage_drafts_clear (
          maillage_drafts_of (MAILLAGE_STORE (source)), saving->uuid, saving->field_id);
      if (window != NULL)
        maillage_ui_window_push_undo (window, change);
      if (saving->page->record != NULL)
        show_saved (saving->page, change);
      if (row != NULL)
        maillage_ui_field_row_saved (row);
    }
  else if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    maillage_ui_field_row_failed (row, error->message);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
  saving_free (saving);
}

/* Leaving a field is one edit, one step of undo. */
static void
on_commit (MaillageUiRecordPage *self, const char *value, MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  const char *uuid = maillage_record_get_uuid (self->record);
  /* Translators: a field, then the record: “Phone” of “CC Latitude Nord Gironde” changed. */
  g_autofree char *label = g_strdup_printf (_ ("%s of %s changed"),
                                            maillage_field_get_label (field),
                                            _maillage_ui_record_page_get_name (self));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->uuid = g_strdup (uuid);
  saving->field_id = g_strdup (maillage_field_get_id (field));
  g_weak_ref_init (&saving->row, row);
  g_weak_ref_init (&saving->window, maillage_ui_window_from (GTK_WIDGET (self)));
  maillage_edit_set (edit, uuid, saving->field_id, value);
  maillage_store_commit_async (self->store, edit, NULL, on_committed, saving);
}

static void
on_typed (MaillageUiRecordPage *self, const char *text, MaillageUiFieldRow *row)
{
  MaillageDrafts *drafts = maillage_drafts_of (self->store);
  const char *uuid = maillage_record_get_uuid (self->record);
  const char *id = maillage_field_get_id (maillage_ui_field_row_get_field (row));

  /* Of a record that one is making. */
  if (text != NULL && self->creation != NULL
      && _maillage_ui_twins_may_tell (maillage_ui_field_row_get_field (row)))
    _maillage_ui_twins_look (row, self->store, uuid, text);
  if (text != NULL)
    maillage_drafts_put (drafts, uuid, id, text);
  else
    maillage_drafts_clear (drafts, uuid, id);
}

void
_maillage_ui_record_page_follow (MaillageUiRecordPage *self, MaillageUiFieldRow *row)
{
  g_signal_connect_object (row, "commit", G_CALLBACK (on_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row,
                           "checked",
                           G_CALLBACK (_maillage_ui_record_page_update_to_check),
                           self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_check (MaillageUiFieldRow *row, const char *sentence)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *title = gtk_label_new (maillage_field_get_label (field));
  GtkWidget *label = gtk_label_new (sentence);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "maillage-check");
  if (maillage_ui_field_row_get_problem (row) != NULL)
    gtk_widget_add_css_class (box, "maillage-error");
  return box;
}

void
_maillage_ui_record_page_add_to_check (MaillageUiRecordPage *self)
{
  self->to_check = maillage_ui_group_new (_ ("To check"));
  gtk_widget_set_name (self->to_check, "to-check");
  maillage_ui_columns_append (
      MAILLAGE_UI_COLUMNS (self->columns), MAILLAGE_SIDE_ASIDE, self->to_check);
}

void
_maillage_ui_record_page_update_to_check (MaillageUiRecordPage *self)
{
  GtkWidget *box;
  int n = 0;

  if (self->to_check == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MaillageUiFieldRow *row = g_ptr_array_index (self->rows, i);
      const char *sentence = maillage_ui_field_row_get_problem (row);

      if (sentence == NULL)
        sentence = maillage_ui_field_row_get_warning (row);
      if (sentence == NULL)
        continue;
      gtk_box_append (GTK_BOX (box), make_check (row, sentence));
      n++;
    }
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (self->to_check), box);
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (self->to_check), n);
  gtk_widget_set_visible (self->to_check, self->editing && n > 0);
}

void
_maillage_ui_record_page_recover (MaillageUiRecordPage *self)
{
  MaillageDrafts *drafts = maillage_drafts_of (self->store);
  const char *uuid = maillage_record_get_uuid (self->record);
  g_auto (GStrv) fields = maillage_drafts_dup_fields (drafts, uuid);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MaillageUiFieldRow *row = g_ptr_array_index (self->rows, i);
      const char *id = maillage_field_get_id (maillage_ui_field_row_get_field (row));
      g_autofree char *text = NULL;

      if (!g_strv_contains ((const char *const *) fields, id))
        continue;
      text = maillage_drafts_dup_text (drafts, uuid, id);
      maillage_ui_record_page_set_editing (self, TRUE);
      if (text != NULL && self->editing)
        maillage_ui_field_row_set_draft (row, text);
    }
}

void
_maillage_ui_record_page_commit_all (MaillageUiRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->editing)
      maillage_ui_field_row_commit (g_ptr_array_index (self->rows, i));
}

static gboolean
has_unsaved (MaillageUiRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (maillage_ui_field_row_get_unsaved (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return FALSE;
}

static void
on_dropped (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_store_undo_finish (MAILLAGE_STORE (source), result, &error);

  /* Somebody entered something meanwhile: the record stays. */
  if (change == NULL)
    g_debug ("An untouched record stays: %s", error->message);
}

gboolean
_maillage_ui_record_page_is_untouched (MaillageUiRecordPage *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->creation == NULL || self->record == NULL || has_unsaved (self))
    return FALSE;
  changes
      = maillage_store_list_history (self->store, maillage_record_get_uuid (self->record), 1, NULL);
  return changes != NULL && changes->len > 0
         && maillage_change_get_number (g_ptr_array_index (changes, 0))
                == maillage_change_get_number (self->creation);
}

gboolean
_maillage_ui_record_page_leave_untouched (MaillageUiRecordPage *self)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (window == NULL || !_maillage_ui_record_page_is_untouched (self))
    return FALSE;
  maillage_ui_window_go_back (window);
  return TRUE;
}

/* All that a record of its kind must say. */
static gboolean
is_named (MaillageRecord *record)
{
  MaillageKind *kind = maillage_record_get_kind (record);
  gboolean named = FALSE;

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (!maillage_field_get_required (field))
        continue;
      if (maillage_record_get_value (record, maillage_field_get_id (field)) == NULL)
        return FALSE;
      named = TRUE;
    }
  return named;
}

gboolean
_maillage_ui_record_page_leave_nameless (MaillageUiRecordPage *self)
{
  /* A search kept as a list has its name already: nothing need be typed. */
  if (self->creation != NULL && self->record != NULL && is_named (self->record))
    g_clear_object (&self->creation);
  return _maillage_ui_record_page_leave_untouched (self);
}

void
_maillage_ui_record_page_drop_untouched (MaillageUiRecordPage *self)
{
  gboolean untouched = _maillage_ui_record_page_is_untouched (self);
  g_autoptr (MaillageChange) creation = g_steal_pointer (&self->creation);

  if (!untouched)
    return;
  maillage_store_withdraw_async (
      self->store, maillage_change_get_number (creation), on_dropped, NULL);
}
