/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-choices.h"

#include "maillage-choice-private.h"
#include "maillage-edit-private.h"
#include "maillage-store-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * maillage_choices_is_list:
 * @field: a field
 *
 * Returns: whether it is a stored choice field, of which an office may change the words
 */
gboolean
maillage_choices_is_list (MaillageField *field)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (field), FALSE);
  return maillage_field_get_field_type (field) == MAILLAGE_FIELD_CHOICE
         && !maillage_field_get_retired (field)
         && maillage_kind_get_available (maillage_field_get_kind (field));
}

static char *
dup_label (MaillageField *field, const char *value)
{
  MaillageChoice *choice = maillage_field_find_choice (field, value);

  return g_strdup (choice != NULL ? maillage_choice_get_label (choice)
                                  : _maillage_choice_get_bare_label (value));
}

/* The record that speaks of the value already, or a new one with the words it has now. */
static char *
say_of (MaillageStore *store,
        MaillageEdit *edit,
        MaillageField *field,
        const char *value,
        GError **error)
{
  g_autofree char *list = _maillage_field_dup_list_id (field);
  g_autofree char *label = NULL;
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (store->reader,
                              "SELECT r.uuid FROM \"core.choice\" AS c JOIN record AS r"
                              " ON r.id = c.id WHERE c.list = ? AND c.value = ?"
                              " AND c.trashed IS NULL ORDER BY c.id DESC",
                              error);
  MaillageSqlStep step;
  const char *uuid;

  if (row == NULL)
    return NULL;
  maillage_sql_bind_text (row, 1, list);
  maillage_sql_bind_text (row, 2, value);
  step = maillage_sql_step (row, error);
  if (step == MAILLAGE_SQL_ROW)
    return g_strdup (maillage_sql_column_text (row, 0));
  if (step == MAILLAGE_SQL_FAILED)
    return NULL;
  uuid = maillage_edit_create (edit, MAILLAGE_CHOICE_KIND);
  label = dup_label (field, value);
  maillage_edit_set (edit, uuid, "list", list);
  maillage_edit_set (edit, uuid, "value", value);
  maillage_edit_set (edit, uuid, "label", label);
  return g_strdup (uuid);
}

gboolean
_maillage_choices_check (MaillageStore *store,
                         MaillageField *field,
                         gboolean extends,
                         GError **error)
{
  if (store->reader == NULL)
    g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("No store is open."));
  else if (!maillage_choices_is_list (field))
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_INVALID_VALUE,
                 _ ("“%s” is not a list of values."),
                 maillage_field_get_label (field));
  else if (extends && !maillage_field_get_extensible (field))
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_REFUSED,
                 _ ("The program counts on the values of “%s”: they can be renamed or hidden."),
                 maillage_field_get_label (field));
  else
    return TRUE;
  return FALSE;
}

/* Two values with the same words cannot be told apart. */
static gboolean
check_label (MaillageField *field, const char *value, const char *label, GError **error)
{
  GListModel *all = maillage_field_get_all_choices (field);
  g_autofree char *fold = maillage_text_fold (label);

  if (*fold == '\0')
    {
      g_set_error_literal (
          error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE, _ ("Write a name for the value."));
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (all, i);
      g_autofree char *other = maillage_text_fold (maillage_choice_get_label (choice));

      if (strcmp (other, fold) != 0 || g_strcmp0 (maillage_choice_get_value (choice), value) == 0)
        continue;
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   maillage_choice_get_hidden (choice)
                       ? _ ("“%s” was taken off the list: put it back.")
                       : _ ("“%s” is on the list already: replace one by the other."),
                   maillage_choice_get_label (choice));
      return FALSE;
    }
  return TRUE;
}

/**
 * maillage_choices_new_add:
 * @store: an open store
 * @field: an extensible choice field
 * @label: the new value's words
 * @error: why it cannot be added
 *
 * Returns: (transfer full) (nullable): the edit that adds a value to an office's list
 */
MaillageEdit *
maillage_choices_new_add (MaillageStore *store,
                          MaillageField *field,
                          const char *label,
                          GError **error)
{
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *value = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *what = NULL;
  MaillageChoice *former;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field), NULL);
  trimmed = g_strstrip (g_strdup (label));
  value = g_strconcat (MAILLAGE_CHOICE_USER_PREFIX, trimmed, NULL);
  if (!_maillage_choices_check (store, field, TRUE, error)
      || !check_label (field, NULL, trimmed, error))
    return NULL;
  former = maillage_field_find_choice (field, value);
  if (former != NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   /* TRANSLATORS: a former name, and the name the value has now. */
                   _ ("“%s” is the former name of “%s”."),
                   trimmed,
                   maillage_choice_get_label (former));
      return NULL;
    }
  what = g_strdup_printf (_ ("Add “%s” to “%s”"), trimmed, maillage_field_get_label (field));
  edit = _maillage_edit_new (what, NULL);
  uuid = say_of (store, edit, field, value, error);
  return uuid != NULL ? g_steal_pointer (&edit) : NULL;
}

/**
 * maillage_choices_new_rename:
 * @store: an open store
 * @field: a choice field
 * @value: the id of one of its values
 * @label: its new words
 * @error: why it cannot be renamed: another has those words
 *
 * The value's former words are still understood where they are typed or imported.
 *
 * Returns: (transfer full) (nullable): the edit that renames a value
 */
MaillageEdit *
maillage_choices_new_rename (MaillageStore *store,
                             MaillageField *field,
                             const char *value,
                             const char *label,
                             GError **error)
{
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *former = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field), NULL);
  trimmed = g_strstrip (g_strdup (label));
  former = dup_label (field, value);
  if (!_maillage_choices_check (store, field, FALSE, error)
      || !check_label (field, value, trimmed, error))
    return NULL;
  what = g_strdup_printf (_ ("Rename “%s” to “%s”"), former, trimmed);
  edit = _maillage_edit_new (what, NULL);
  uuid = say_of (store, edit, field, value, error);
  if (uuid == NULL)
    return NULL;
  maillage_edit_set (edit, uuid, "label", trimmed);
  return g_steal_pointer (&edit);
}

/**
 * maillage_choices_new_hide:
 * @store: an open store
 * @field: a choice field
 * @value: the id of one of its values
 * @hidden: whether to take it off the list, or to put it back
 * @error: why the store cannot be read
 *
 * Records that have the value keep it.
 *
 * Returns: (transfer full) (nullable): the edit
 */
MaillageEdit *
maillage_choices_new_hide (
    MaillageStore *store, MaillageField *field, const char *value, gboolean hidden, GError **error)
{
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field), NULL);
  if (!_maillage_choices_check (store, field, FALSE, error))
    return NULL;
  label = dup_label (field, value);
  what = g_strdup_printf (hidden ? _ ("Take “%s” off the list") : _ ("Put “%s” back on the list"),
                          label);
  edit = _maillage_edit_new (what, NULL);
  uuid = say_of (store, edit, field, value, error);
  if (uuid == NULL)
    return NULL;
  maillage_edit_set_boolean (edit, uuid, "hidden", hidden);
  maillage_edit_set (edit, uuid, "instead", NULL);
  return g_steal_pointer (&edit);
}

/* Removing: what must be known before the records are read, and how they are. */
typedef struct
{
  MaillageEdit *edit;
  char *value, *instead, *field_id;
  char *sql;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *self = data;

  g_clear_object (&self->edit);
  g_free (self->value);
  g_free (self->instead);
  g_free (self->field_id);
  g_free (self->sql);
  g_free (self);
}

/* Those that others were replaced by go on being replaced: by what takes its place now. */
static gboolean
follow_on (MaillageStore *store, Removal *removal, MaillageField *field, GError **error)
{
  GListModel *all = maillage_field_get_all_choices (field);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (all, i);
      g_autofree char *uuid = NULL;

      if (g_strcmp0 (_maillage_choice_get_instead (choice), removal->value) != 0)
        continue;
      uuid = say_of (store, removal->edit, field, maillage_choice_get_value (choice), error);
      if (uuid == NULL)
        return FALSE;
      maillage_edit_set (removal->edit, uuid, "instead", removal->instead);
    }
  return TRUE;
}

static Removal *
removal_new (MaillageStore *store,
             MaillageField *field,
             const char *value,
             const char *instead,
             GError **error)
{
  g_autofree char *label = dup_label (field, value);
  g_autofree char *other = instead != NULL ? dup_label (field, instead) : NULL;
  g_autofree char *table = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *what = NULL;
  Removal *self;

  if (!_maillage_choices_check (store, field, TRUE, error))
    return NULL;
  if (g_strcmp0 (value, instead) == 0)
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_INVALID_VALUE,
                           _ ("A value cannot take its own place: choose another."));
      return NULL;
    }
  self = g_new0 (Removal, 1);
  what = other != NULL ? g_strdup_printf (_ ("Replace “%s” by “%s”"), label, other)
                       : g_strdup_printf (_ ("Remove “%s”"), label);
  self->edit = _maillage_edit_new (what, NULL);
  self->value = g_strdup (value);
  self->instead = g_strdup (instead);
  self->field_id = g_strdup (maillage_field_get_id (field));
  table = maillage_layout_dup_table (maillage_kind_get_id (maillage_field_get_kind (field)));
  self->sql = g_strdup_printf (
      "SELECT r.uuid, k.\"%s\" FROM %s AS k JOIN record AS r ON r.id = k.id WHERE"
      " instr (char (10) || k.\"%s\" || char (10), char (10) || ? || char (10)) > 0",
      self->field_id,
      table,
      self->field_id);
  uuid = say_of (store, self->edit, field, value, error);
  if (uuid == NULL || !follow_on (store, self, field, error))
    {
      removal_free (self);
      return NULL;
    }
  maillage_edit_set_boolean (self->edit, uuid, "hidden", TRUE);
  maillage_edit_set (self->edit, uuid, "instead", instead);
  return self;
}

/* The lines with one in place of the other, which stands there once. */
static char *
dup_replaced (const char *values, const char *value, const char *instead)
{
  g_auto (GStrv) lines = g_strsplit (values, "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **line = lines; *line != NULL; line++)
    {
      const char *one = strcmp (*line, value) == 0 ? instead : *line;

      if (one != NULL && !g_ptr_array_find_with_equal_func (kept, one, g_str_equal, NULL))
        g_ptr_array_add (kept, (gpointer) one);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("\n", (char **) kept->pdata);
}

static gboolean
removal_read (Removal *self, MaillageSqlConnection *db, GError **error)
{
  g_autoptr (MaillageSqlStatement) rows = maillage_sql_prepare (db, self->sql, error);
  MaillageSqlStep step;

  if (rows == NULL)
    return FALSE;
  maillage_sql_bind_text (rows, 1, self->value);
  while ((step = maillage_sql_step (rows, error)) == MAILLAGE_SQL_ROW)
    {
      g_autofree char *values
          = dup_replaced (maillage_sql_column_text (rows, 1), self->value, self->instead);

      maillage_edit_set (self->edit, maillage_sql_column_text (rows, 0), self->field_id, values);
    }
  return step == MAILLAGE_SQL_DONE;
}

/**
 * maillage_choices_new_remove:
 * @store: an open store
 * @field: an extensible choice field
 * @value: the id of one of its values
 * @instead: (nullable): the id of the one that takes its place; none where it is %NULL
 * @error: why it cannot be removed
 *
 * What is typed, imported or sought by the former value's name finds @instead from then on. Looks
 * at each record of the kind: maillage_choices_new_remove_async() does not keep anyone waiting.
 *
 * Returns: (transfer full) (nullable): the edit, one undo
 */
MaillageEdit *
maillage_choices_new_remove (MaillageStore *store,
                             MaillageField *field,
                             const char *value,
                             const char *instead,
                             GError **error)
{
  Removal *removal;
  MaillageEdit *edit = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field), NULL);
  removal = removal_new (store, field, value, instead, error);
  if (removal == NULL)
    return NULL;
  if (removal_read (removal, store->reader, error))
    edit = g_steal_pointer (&removal->edit);
  else
    _maillage_store_translate_error (error);
  removal_free (removal);
  return edit;
}

static void
removal_job (MaillageSqlConnection *connection, GTask *task, gpointer data)
{
  Removal *removal = data;
  GError *error = NULL;

  if (removal_read (removal, connection, &error))
    g_task_return_pointer (task, g_steal_pointer (&removal->edit), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * maillage_choices_new_remove_async:
 * @store: an open store
 * @field: an extensible choice field
 * @value: the id of one of its values
 * @instead: (nullable): the id of the one that takes its place; none where it is %NULL
 * @cancellable: (nullable): cancels it
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * Looks for the records on the store's reading thread.
 */
void
maillage_choices_new_remove_async (MaillageStore *store,
                                   MaillageField *field,
                                   const char *value,
                                   const char *instead,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Removal *removal;

  g_return_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field));
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_choices_new_remove_async);
  removal = removal_new (store, field, value, instead, &error);
  if (removal == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, removal, removal_free);
  maillage_sql_worker_push (store->scanner, task, removal_job);
}

/**
 * maillage_choices_new_remove_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: why it cannot be removed
 *
 * Returns: (transfer full) (nullable): the edit, one undo
 */
MaillageEdit *
maillage_choices_new_remove_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  MaillageEdit *edit;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  edit = g_task_propagate_pointer (G_TASK (result), error);
  if (edit == NULL)
    _maillage_store_translate_error (error);
  return edit;
}
