/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a plugin may ask about records beside its queries: its own kinds, and of others what is
 * public. */

#include "maillage-draft.h"
#include "maillage-record-private.h"
#include "maillage-registry-private.h"
#include "maillage-scope.h"

#include <glib/gi18n-lib.h>

static gboolean
find_store (MaillageScope *self, MaillageStore **store, GError **error)
{
  *store = maillage_scope_get_store (self);
  if (*store != NULL)
    return TRUE;
  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("No store is open."));
  return FALSE;
}

/**
 * maillage_scope_find_kind:
 * @self: a scope
 * @id: a whole kind id, such as "partners.organisation"
 *
 * Finds what a kind is like, one's own or another's. Its declaration is for everybody to read, and
 * nobody's to change once its plugin has been switched on.
 *
 * Returns: (transfer none) (nullable): the kind; %NULL while no plugin and no store knows it
 */
MaillageKind *
maillage_scope_find_kind (MaillageScope *self, const char *id)
{
  MaillageRegistry *registry;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  registry = _maillage_scope_get_registry (self);
  return registry != NULL ? maillage_registry_find_kind (registry, id) : NULL;
}

/**
 * maillage_scope_get_gazetteer:
 * @self: a scope
 *
 * Returns: (transfer none) (nullable): the French territories; %NULL when their file is missing
 */
MaillageGazetteer *
maillage_scope_get_gazetteer (MaillageScope *self)
{
  MaillageRegistry *registry;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  registry = _maillage_scope_get_registry (self);
  return registry != NULL ? _maillage_registry_get_gazetteer (registry) : NULL;
}

/**
 * maillage_scope_search:
 * @self: a scope
 * @text: what was typed: beginnings of words, accents and case ignored
 * @kind_id: (nullable): one kind, or %NULL for every kind that says it is searchable
 * @limit: how many records at most
 * @error: why it cannot be answered
 *
 * Finds records by a few letters, as the palette does: those whose title, name or sigle begins so,
 * then those with the words in their title or keywords, then anywhere. The trash is left out.
 * Another plugin's records are found by what is public of them alone: where a field among the
 * keywords is not, by their title.
 *
 * Returns: (transfer container) (element-type MaillageRecord): the best first
 */
GPtrArray *
maillage_scope_search (
    MaillageScope *self, const char *text, const char *kind_id, guint limit, GError **error)
{
  MaillageStore *store;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  if (!find_store (self, &store, error))
    return NULL;
  return _maillage_store_search_for (
      store, text, kind_id, limit, maillage_scope_get_plugin_id (self), error);
}

/**
 * maillage_scope_search_async:
 * @self: a scope with an open store
 * @text: what was typed
 * @kind_id: (nullable): one kind
 * @limit: how many records at most
 * @cancellable: (nullable): cancels it: do so at each letter
 * @callback: (scope async): called on the main thread, with the store as its source
 * @user_data: data for @callback
 *
 * The same as [method@Scope.search] without keeping anybody waiting.
 */
void
maillage_scope_search_async (MaillageScope *self,
                             const char *text,
                             const char *kind_id,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MaillageStore *store;

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (text != NULL);
  store = maillage_scope_get_store (self);
  g_return_if_fail (store != NULL);
  _maillage_store_search_for_async (store,
                                    text,
                                    kind_id,
                                    limit,
                                    maillage_scope_get_plugin_id (self),
                                    cancellable,
                                    callback,
                                    user_data);
}

/**
 * maillage_scope_search_finish:
 * @self: a scope
 * @result: what the callback was given
 * @error: why it cannot be answered
 *
 * Returns: (transfer container) (element-type MaillageRecord): the best first
 */
GPtrArray *
maillage_scope_search_finish (MaillageScope *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) store = NULL;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  store = g_async_result_get_source_object (result);
  g_return_val_if_fail (MAILLAGE_IS_STORE (store), NULL);
  return maillage_store_search_finish (MAILLAGE_STORE (store), result, error);
}

static gboolean
check_readable (MaillageScope *self, const char *kind_id, const char *field_id, GError **error)
{
  MaillageKind *kind = maillage_scope_find_kind (self, kind_id);
  const char *reader = maillage_scope_get_plugin_id (self);

  if (kind == NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_UNKNOWN_KIND,
                 _ ("There is no kind of record named “%s”."),
                 kind_id);
  else if (maillage_kind_find_field (kind, field_id) == NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_UNKNOWN_FIELD,
                 _ ("“%s” has no field named “%s”."),
                 kind_id,
                 field_id);
  else if (!_maillage_record_may_read (kind, field_id, reader))
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_DENIED,
                 _ ("The extension “%s” may not read “%s” of “%s”."),
                 reader,
                 field_id,
                 kind_id);
  else
    return TRUE;
  return FALSE;
}

/**
 * maillage_scope_read_past:
 * @self: a scope
 * @kind_id: a kind
 * @field_id: one of its stored fields, the plugin's own or a public one
 * @at: a moment, in microseconds since 1970, UTC
 * @until: what was written after it is not looked at
 * @error: %MAILLAGE_ERROR_DENIED for a field of another plugin that is not public
 *
 * What a field was at a moment, for the records in which it has been written since. One that was
 * changed and changed back is among them; records made after @at are not. Main thread; some
 * milliseconds for a year of changes.
 *
 * Returns: (transfer container) (element-type utf8 utf8): canonical values by UUID, "" for an empty
 * one
 */
GHashTable *
maillage_scope_read_past (MaillageScope *self,
                          const char *kind_id,
                          const char *field_id,
                          gint64 at,
                          gint64 until,
                          GError **error)
{
  MaillageStore *store;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  g_return_val_if_fail (kind_id != NULL && field_id != NULL, NULL);
  if (!find_store (self, &store, error) || !check_readable (self, kind_id, field_id, error))
    return NULL;
  return maillage_store_read_past (store, kind_id, field_id, at, until, error);
}

/* The plugin's own, and of another's record what it made of its public fields. */
static gboolean
may_see_item (MaillageScope *self, MaillageStore *store, const char *uuid, const char *field_id)
{
  const char *reader = maillage_scope_get_plugin_id (self);
  g_autoptr (MaillageRecord) record
      = uuid != NULL ? _maillage_store_load_for (store, uuid, reader, NULL) : NULL;
  MaillageKind *kind = record != NULL ? maillage_record_get_kind (record) : NULL;

  if (kind == NULL)
    return FALSE;
  if (g_strcmp0 (maillage_kind_get_plugin_id (kind), reader) == 0)
    return TRUE;
  return field_id != NULL && maillage_kind_find_field (kind, field_id) != NULL
         && _maillage_record_may_read (kind, field_id, reader);
}

/* NULL when nothing of it may be seen. What it is called may speak of the rest, and goes with it.
 */
static MaillageChange *
dup_visible (MaillageScope *self, MaillageStore *store, MaillageChange *change)
{
  g_autoptr (MaillageChange) visible = NULL;
  guint n = maillage_change_get_n_items (change);
  MaillageItemAction action;
  const char *uuid, *field_id, *old, *now;

  visible = _maillage_change_new (maillage_change_get_number (change),
                                  maillage_change_get_at (change),
                                  maillage_change_get_author (change),
                                  maillage_change_get_origin (change),
                                  "",
                                  maillage_change_get_undoes (change),
                                  maillage_change_get_undone_by (change));
  for (guint i = 0; i < n; i++)
    if (maillage_change_get_item (change, i, &action, &uuid, &field_id, &old, &now)
        && may_see_item (self, store, uuid, field_id))
      _maillage_change_add_item (visible, action, uuid, field_id, old, now);
  if (n > 0 && n < MAILLAGE_STORE_ITEMS && maillage_change_get_n_items (visible) == n)
    return g_object_ref (change);
  return maillage_change_get_n_items (visible) > 0 ? g_steal_pointer (&visible) : NULL;
}

/**
 * maillage_scope_list_history:
 * @self: a scope
 * @uuid: (nullable): a record, for what was done to it and its children
 * @limit: the latest so many changes are looked at; 0 for all
 * @error: why it cannot be read
 *
 * What was done, as far as the plugin may see it: the lines about its own records, and about public
 * fields of others. A change is left out when there are none, and has an empty label when it has
 * others beside them.
 *
 * Returns: (transfer container) (element-type MaillageChange): the changes, newest first
 */
GPtrArray *
maillage_scope_list_history (MaillageScope *self, const char *uuid, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) visible = g_ptr_array_new_with_free_func (g_object_unref);
  MaillageStore *store;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  if (!find_store (self, &store, error))
    return NULL;
  changes = maillage_store_list_history (store, uuid, limit, error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      MaillageChange *change = dup_visible (self, store, g_ptr_array_index (changes, i));

      if (change != NULL)
        g_ptr_array_add (visible, change);
    }
  return changes != NULL ? g_steal_pointer (&visible) : NULL;
}

/* Drafts are of the plugin's own records; anything else is a mistake of the caller. */
static MaillageDrafts *
find_drafts (MaillageScope *self, const char *uuid, const char *field_id)
{
  const char *plugin = maillage_scope_get_plugin_id (self);
  MaillageStore *store = maillage_scope_get_store (self);
  g_autoptr (MaillageRecord) record
      = store != NULL ? _maillage_store_load_for (store, uuid, plugin, NULL) : NULL;
  MaillageKind *kind = record != NULL ? maillage_record_get_kind (record) : NULL;

  if (kind == NULL)
    return NULL;
  if (g_strcmp0 (maillage_kind_get_plugin_id (kind), plugin) == 0
      && maillage_kind_find_field (kind, field_id) != NULL)
    return maillage_drafts_of (store);
  g_warning ("%s has no drafts of “%s” of %s", plugin, field_id, maillage_kind_get_id (kind));
  return NULL;
}

/**
 * maillage_scope_put_draft:
 * @self: a scope
 * @uuid: a record of the plugin's own
 * @field_id: the field
 * @text: what has been typed so far
 *
 * Keeps what is being typed and is not saved yet: within two seconds it is on the disk, and
 * outlives a crash.
 */
void
maillage_scope_put_draft (MaillageScope *self,
                          const char *uuid,
                          const char *field_id,
                          const char *text)
{
  MaillageDrafts *drafts;

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (uuid != NULL && field_id != NULL && text != NULL);
  drafts = find_drafts (self, uuid, field_id);
  if (drafts != NULL)
    maillage_drafts_put (drafts, uuid, field_id, text);
}

/**
 * maillage_scope_clear_draft:
 * @self: a scope
 * @uuid: a record of the plugin's own
 * @field_id: the field
 *
 * Forgets a draft, because its text is in the store now or was given up.
 */
void
maillage_scope_clear_draft (MaillageScope *self, const char *uuid, const char *field_id)
{
  MaillageDrafts *drafts;

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (uuid != NULL && field_id != NULL);
  drafts = find_drafts (self, uuid, field_id);
  if (drafts != NULL)
    maillage_drafts_clear (drafts, uuid, field_id);
}

/**
 * maillage_scope_dup_draft:
 * @self: a scope
 * @uuid: a record of the plugin's own
 * @field_id: the field
 *
 * Returns: (transfer full) (nullable): what was typed and not saved; %NULL when there is nothing
 */
char *
maillage_scope_dup_draft (MaillageScope *self, const char *uuid, const char *field_id)
{
  MaillageDrafts *drafts;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  g_return_val_if_fail (uuid != NULL && field_id != NULL, NULL);
  drafts = find_drafts (self, uuid, field_id);
  return drafts != NULL ? maillage_drafts_dup_text (drafts, uuid, field_id) : NULL;
}
