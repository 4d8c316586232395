/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-gather.h"

#include "maillage-registry-private.h"
#include "maillage-ui-contributions-private.h"

typedef struct
{
  GPtrArray *by_kind; /* arrays of MaillageRecord */
  guint pending;
  GError *error;
} Gather;

static void
gather_free (gpointer data)
{
  Gather *gather = data;

  g_ptr_array_unref (gather->by_kind);
  g_clear_error (&gather->error);
  g_free (gather);
}

static gint64
first_modified (GPtrArray *records)
{
  return records->len > 0 ? maillage_record_get_modified (records->pdata[0]) : G_MININT64;
}

/* Each kind's are in order already. What was modified at once, as an import does, is mixed: of two
 * kinds, the one that has given less goes first. */
static GPtrArray *
merge (GPtrArray *by_kind)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree guint *taken = g_new0 (guint, by_kind->len + 1);

  while (TRUE)
    {
      guint best = by_kind->len;

      for (guint i = 0; i < by_kind->len; i++)
        {
          gint64 modified = first_modified (by_kind->pdata[i]);
          gint64 latest = best < by_kind->len ? first_modified (by_kind->pdata[best]) : G_MININT64;

          if (modified > latest
              || (modified == latest && best < by_kind->len && taken[i] < taken[best]))
            best = i;
        }
      if (best == by_kind->len)
        return merged;
      g_ptr_array_add (merged, g_ptr_array_steal_index (by_kind->pdata[best], 0));
      taken[best]++;
    }
}

static void
release (GTask *task)
{
  Gather *gather = g_task_get_task_data (task);

  if (--gather->pending > 0)
    return;
  if (gather->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&gather->error));
      return;
    }
  g_task_return_pointer (task, merge (gather->by_kind), (GDestroyNotify) g_ptr_array_unref);
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Gather *gather = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);

  if (records == NULL && gather->error == NULL)
    gather->error = g_steal_pointer (&error);
  if (records != NULL)
    g_ptr_array_add (gather->by_kind, g_steal_pointer (&records));
  release (task);
}

void
maillage_gather_async (MaillageContext *context,
                       const char *const *kind_ids,
                       gboolean trashed,
                       guint limit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  MaillageStore *store = maillage_context_get_store (context);
  Gather *gather = g_new0 (Gather, 1);

  gather->by_kind = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gather->pending = 1;
  g_task_set_task_data (task, gather, gather_free);
  for (gsize i = 0; kind_ids[i] != NULL; i++)
    {
      g_autoptr (MaillageQuery) query = _maillage_query_new (kind_ids[i], NULL);

      maillage_query_set_sort (query, "modified", TRUE);
      maillage_query_set_trashed (query, trashed);
      maillage_query_set_limit (query, limit);
      gather->pending++;
      maillage_store_query_async (store, query, cancellable, answered, g_object_ref (task));
    }
  release (task);
}

GPtrArray *
maillage_gather_finish (MaillageContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GStrv
maillage_gather_dup_listed_kinds (MaillageContext *context)
{
  MaillageRegistry *registry = maillage_context_get_registry (context);
  g_autoptr (GPtrArray) lists
      = maillage_registry_list (registry, MAILLAGE_UI_TYPE_LIST_CONTRIBUTION);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < lists->len; i++)
    {
      const char *id = _maillage_ui_list_contribution_get_kind_id (lists->pdata[i]);

      if (maillage_registry_find_kind (registry, id) != NULL)
        g_strv_builder_add (builder, id);
    }
  return g_strv_builder_end (builder);
}
