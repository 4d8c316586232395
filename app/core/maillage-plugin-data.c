/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-plugin-data-private.h"

#include "maillage-erase-private.h"
#include "maillage-export.h"
#include "maillage-layout.h"
#include "maillage-registry-private.h"
#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GPtrArray *
_maillage_plugin_list_kinds (MaillageRegistry *registry, const char *plugin_id)
{
  g_autoptr (GPtrArray) all = maillage_registry_list_kinds (registry);
  GPtrArray *kinds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (strcmp (maillage_kind_get_plugin_id (all->pdata[i]), plugin_id) == 0)
      g_ptr_array_add (kinds, g_object_ref (all->pdata[i]));
  return kinds;
}

static char *
dup_table_path (MaillageKind *kind, const char *folder)
{
  g_autofree char *name = g_strconcat (maillage_kind_get_plural (kind), ".csv", NULL);

  return g_build_filename (folder, g_strdelimit (name, "/", '-'), NULL);
}

gboolean
_maillage_plugin_export_data (MaillageStore *store,
                              const char *plugin_id,
                              const char *folder,
                              GError **error)
{
  g_autoptr (GPtrArray) kinds
      = _maillage_plugin_list_kinds (maillage_store_get_registry (store), plugin_id);

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr (MaillageQuery) query
          = _maillage_query_new (maillage_kind_get_id (kinds->pdata[i]), NULL);
      g_autofree char *path = dup_table_path (kinds->pdata[i], folder);

      if (!maillage_export_csv (store, query, NULL, MAILLAGE_EXPORT_BOM, path, error))
        return FALSE;
    }
  return TRUE;
}

/* Erasing */

/* Children go with their owner. */
static gboolean
goes_with_another (MaillageKind *kind, const char *plugin_id)
{
  const char *owner = maillage_kind_get_owner (kind);
  g_autofree char *prefix = g_strconcat (plugin_id, ".", NULL);

  return owner != NULL && g_str_has_prefix (owner, prefix);
}

static gboolean
add_records (
    MaillageStore *store, MaillageKind *kind, gboolean trashed, GPtrArray *uuids, GError **error)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (maillage_kind_get_id (kind), NULL);
  g_autoptr (GPtrArray) found = NULL;

  maillage_query_set_trashed (query, trashed);
  found = maillage_store_query (store, query, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (uuids, g_strdup (maillage_record_get_uuid (found->pdata[i])));
  return found != NULL;
}

static GPtrArray *
list_records (MaillageStore *store, const char *plugin_id, GError **error)
{
  g_autoptr (GPtrArray) kinds
      = _maillage_plugin_list_kinds (maillage_store_get_registry (store), plugin_id);
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kinds->len; i++)
    if (!goes_with_another (kinds->pdata[i], plugin_id)
        && (!add_records (store, kinds->pdata[i], FALSE, uuids, error)
            || !add_records (store, kinds->pdata[i], TRUE, uuids, error)))
      return NULL;
  g_ptr_array_add (uuids, NULL);
  return g_steal_pointer (&uuids);
}

static gboolean
drop_kind (MaillageSqlConnection *db, const char *kind_id, GError **error)
{
  g_autofree char *table = maillage_layout_dup_table (kind_id);

  return maillage_sql_execf (db, error, "DROP TABLE IF EXISTS %s", table)
         && maillage_sql_execf (db,
                                error,
                                "DELETE FROM field WHERE kind ="
                                " (SELECT number FROM kind WHERE id = '%s')",
                                kind_id)
         && maillage_sql_execf (db, error, "DELETE FROM kind WHERE id = '%s'", kind_id);
}

/* Other programs on the store notice by the generation. */
static gboolean
drop_kinds_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  GPtrArray *kinds = data;

  if (!maillage_sql_begin (db, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    if (!drop_kind (db, maillage_kind_get_id (kinds->pdata[i]), error))
      {
        maillage_sql_rollback (db);
        return FALSE;
      }
  return maillage_sql_exec (db,
                            "UPDATE meta SET value = CAST (CAST (value AS INTEGER) + 1 AS TEXT)"
                            " WHERE key = 'generation'",
                            error)
         && maillage_sql_commit (db, error);
}

static void
drop_kinds (GTask *task)
{
  MaillageStore *store = g_task_get_source_object (task);
  const char *plugin_id = g_task_get_task_data (task);
  g_autoptr (GPtrArray) kinds
      = _maillage_plugin_list_kinds (maillage_store_get_registry (store), plugin_id);
  GError *error = NULL;

  if (maillage_sql_worker_call (store->writer, drop_kinds_there, kinds, &error)
      && _maillage_store_read_catalogue (store, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  _maillage_store_translate_error (&error);
  g_task_return_error (task, error);
}

static void
erased_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GPtrArray) mentions = NULL;
  GError *error = NULL;
  gboolean whole;

  mentions = _maillage_store_erase_finish (MAILLAGE_STORE (store), result, &whole, &error);
  if (mentions == NULL)
    g_task_return_error (task, error);
  else
    drop_kinds (task);
}

void
_maillage_plugin_erase_data_async (MaillageStore *store,
                                   const char *plugin_id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  g_autoptr (GPtrArray) uuids = NULL;
  GError *error = NULL;

  g_task_set_task_data (task, g_strdup (plugin_id), g_free);
  uuids = list_records (store, plugin_id, &error);
  if (uuids != NULL && uuids->len > 1)
    {
      _maillage_store_erase_async (
          store, (const char *const *) uuids->pdata, NULL, NULL, erased_cb, task);
      return;
    }
  if (uuids != NULL)
    drop_kinds (task);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

gboolean
_maillage_plugin_erase_data_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A record to try it on */

static char *
sample_of (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_TEXT:
    case MAILLAGE_FIELD_LONG_TEXT:
      return g_strdup (maillage_field_get_label (field));
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
    case MAILLAGE_FIELD_BOOLEAN:
      return g_strdup ("1");
    case MAILLAGE_FIELD_DATE:
      return g_strdup ("2022-03-15");
    default:
      return NULL;
    }
}

static char *
commit_sample (MaillageStore *store, MaillageKind *kind, gboolean filled)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (maillage_kind_get_label (kind), NULL);
  const char *uuid = maillage_edit_create (edit, maillage_kind_get_id (kind));
  g_autoptr (MaillageChange) change = NULL;

  for (guint i = 0; filled && i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      g_autofree char *value = sample_of (field);

      if (value != NULL)
        maillage_edit_set (edit, uuid, maillage_field_get_id (field), value);
    }
  change = maillage_store_commit (store, edit, NULL);
  return change != NULL ? g_strdup (uuid) : NULL;
}

char *
_maillage_plugin_dup_sample (MaillageStore *store, MaillageKind *kind)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (maillage_kind_get_id (kind), NULL);
  g_autoptr (GPtrArray) found = NULL;
  char *uuid;

  maillage_query_set_limit (query, 1);
  found = maillage_store_query (store, query, NULL);
  if (found != NULL && found->len > 0)
    return g_strdup (maillage_record_get_uuid (found->pdata[0]));
  if (maillage_kind_get_owner (kind) != NULL)
    return NULL;
  uuid = commit_sample (store, kind, TRUE);
  return uuid != NULL ? uuid : commit_sample (store, kind, FALSE);
}
