/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-scope.h"

#include "maillage-edit-private.h"
#include "maillage-kind-private.h"
#include "maillage-query-private.h"
#include "maillage-registry-private.h"

/**
 * MaillageScope:
 *
 * Everything one plugin has registered, for as long as it is switched on.
 *
 * Leaving the scope withdraws it all at once: kinds become read-only, pages close, the cancellable
 * cancels, sources go.
 */
struct _MaillageScope
{
  GObject parent_instance;

  MaillageRegistry *registry; /* unowned: it owns us while we are entered */
  char *plugin_id;
  gboolean active;
  GCancellable *cancellable;
  GPtrArray *kinds;
  GPtrArray *contributions;
  GPtrArray *sources;
  GArray *demos;
};

G_DEFINE_FINAL_TYPE (MaillageScope, maillage_scope, G_TYPE_OBJECT)

static void
destroy_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

static void
clear_demo (gpointer data)
{
  MaillageDemo *demo = data;

  if (demo->destroy != NULL)
    demo->destroy (demo->user_data);
}

static void
maillage_scope_finalize (GObject *object)
{
  MaillageScope *self = MAILLAGE_SCOPE (object);

  g_clear_weak_pointer (&self->registry);
  g_free (self->plugin_id);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->contributions);
  g_ptr_array_unref (self->sources);
  g_array_unref (self->demos);
  G_OBJECT_CLASS (maillage_scope_parent_class)->finalize (object);
}

static void
maillage_scope_class_init (MaillageScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_scope_finalize;
}

static void
maillage_scope_init (MaillageScope *self)
{
  self->plugin_id = g_strdup (""); /* nobody's, which may nothing */
  self->active = TRUE;
  self->cancellable = g_cancellable_new ();
  self->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  self->contributions = g_ptr_array_new_with_free_func (g_object_unref);
  self->sources = g_ptr_array_new_with_free_func (destroy_source);
  self->demos = g_array_new (FALSE, FALSE, sizeof (MaillageDemo));
  g_array_set_clear_func (self->demos, clear_demo);
}

MaillageScope *
_maillage_scope_new (MaillageRegistry *registry, const char *plugin_id)
{
  MaillageScope *self = g_object_new (MAILLAGE_TYPE_SCOPE, NULL);

  g_set_weak_pointer (&self->registry, registry);
  g_free (self->plugin_id);
  self->plugin_id = g_strdup (plugin_id);
  return self;
}

MaillageRegistry *
_maillage_scope_get_registry (MaillageScope *self)
{
  return self->registry;
}

GPtrArray *
_maillage_scope_get_kinds (MaillageScope *self)
{
  return self->kinds;
}

GPtrArray *
_maillage_scope_get_contributions (MaillageScope *self)
{
  return self->contributions;
}

gboolean
_maillage_scope_run_demo (MaillageScope *self, MaillageEdit *edit, GError **error)
{
  guint n_nodes, n_ops;

  _maillage_edit_get_nodes (edit, &n_nodes);
  _maillage_edit_get_ops (edit, &n_ops);
  for (guint i = 0; i < self->demos->len; i++)
    {
      MaillageDemo *demo = &g_array_index (self->demos, MaillageDemo, i);

      demo->func (self, edit, demo->user_data);
    }
  return _maillage_edit_check_since (
      edit, self->registry, self->plugin_id, n_nodes, n_ops, error);
}

void
_maillage_scope_leave (MaillageScope *self)
{
  self->active = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->sources, 0);
  g_ptr_array_set_size (self->contributions, 0);
  g_array_set_size (self->demos, 0);
}

/**
 * maillage_scope_get_plugin_id:
 * @self: a scope
 *
 * Returns: (transfer none): the id of the plugin it belongs to
 */
const char *
maillage_scope_get_plugin_id (MaillageScope *self)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  return self->plugin_id;
}

/**
 * maillage_scope_get_active:
 * @self: a scope
 *
 * Returns: %FALSE once the plugin has been switched off
 */
gboolean
maillage_scope_get_active (MaillageScope *self)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), FALSE);
  return self->active;
}

/**
 * maillage_scope_get_cancellable:
 * @self: a scope
 *
 * Returns: (transfer none): cancelled when the plugin is switched off
 */
GCancellable *
maillage_scope_get_cancellable (MaillageScope *self)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  return self->cancellable;
}

/**
 * maillage_scope_get_store:
 * @self: a scope
 *
 * Returns: (transfer none) (nullable): the store that is open
 */
MaillageStore *
maillage_scope_get_store (MaillageScope *self)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  return self->registry != NULL ? _maillage_registry_get_store (self->registry) : NULL;
}

/**
 * maillage_scope_add_kind:
 * @self: a scope
 * @id: the kind's id without its plugin, `[a-z][a-z0-9_]*`: "organisation"
 * @label: one record's name, "Organisation"
 * @plural: the name of several, "Organisations"
 *
 * Declares a kind of record. Its whole id is `plugin.kind`.
 *
 * Returns: (transfer none): the kind, on which fields are added
 */
MaillageKind *
maillage_scope_add_kind (MaillageScope *self,
                         const char *id,
                         const char *label,
                         const char *plural)
{
  g_autofree char *whole = NULL;
  MaillageKind *kind;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  g_return_val_if_fail (_maillage_id_is_valid (id), NULL);
  g_return_val_if_fail (label != NULL && plural != NULL, NULL);

  whole = g_strconcat (self->plugin_id, ".", id, NULL);
  kind = _maillage_kind_new (self->plugin_id, whole, label, plural);
  g_ptr_array_add (self->kinds, kind);
  return kind;
}

/**
 * maillage_scope_add_document:
 * @self: a scope
 * @id: the document's id without its plugin
 * @label: its name in menus
 * @kind_id: the kind of record it is printed from
 * @func: (scope notified) (closure user_data) (destroy destroy): fills the document
 * @user_data: data for @func
 * @destroy: frees @user_data
 *
 * Offers a printed document.
 */
void
maillage_scope_add_document (MaillageScope *self,
                             const char *id,
                             const char *label,
                             const char *kind_id,
                             MaillageDocumentFunc func,
                             gpointer user_data,
                             GDestroyNotify destroy)
{
  g_autofree char *whole = NULL;
  g_autoptr (MaillageDocumentTemplate) template = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (_maillage_id_is_valid (id));
  whole = g_strconcat (self->plugin_id, ".", id, NULL);
  template
      = _maillage_document_template_new (self, whole, label, kind_id, func, user_data, destroy);
  maillage_scope_contribute (self, G_OBJECT (template));
}

/**
 * maillage_scope_add_demo:
 * @self: a scope
 * @func: (scope notified) (closure user_data) (destroy destroy): adds the records
 * @user_data: data for @func
 * @destroy: frees @user_data
 *
 * Offers demo data.
 */
void
maillage_scope_add_demo (MaillageScope *self,
                         MaillageDemoFunc func,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  MaillageDemo demo = { func, user_data, destroy };

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_array_append_val (self->demos, demo);
}

void
maillage_scope_contribute (MaillageScope *self, GObject *contribution)
{
  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (G_IS_OBJECT (contribution));
  g_return_if_fail (self->active);
  g_ptr_array_add (self->contributions, g_object_ref (contribution));
  if (self->registry != NULL)
    _maillage_registry_contribution_added (self->registry, self);
}

/**
 * maillage_scope_take_source:
 * @self: a scope
 * @source: (transfer full): a timeout, an idle…
 *
 * Attaches a source that ends with the scope.
 */
void
maillage_scope_take_source (MaillageScope *self, GSource *source)
{
  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (self->active);
  g_source_attach (source, NULL);
  g_ptr_array_add (self->sources, source);
}

/**
 * maillage_scope_new_edit:
 * @self: a scope
 * @label: what the operation does, as the history will say it
 *
 * Returns: (transfer full): an edit that may write the plugin's own kinds
 */
MaillageEdit *
maillage_scope_new_edit (MaillageScope *self, const char *label)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  return _maillage_edit_new (label, self->plugin_id);
}

/**
 * maillage_scope_new_query:
 * @self: a scope
 * @kind_id: the kind to ask for
 *
 * Returns: (transfer full): a query that may use the plugin's own fields and the public ones
 */
MaillageQuery *
maillage_scope_new_query (MaillageScope *self, const char *kind_id)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  return _maillage_query_new (kind_id, self->plugin_id);
}

/**
 * maillage_scope_new_query_from_string:
 * @self: a scope
 * @string: what maillage_query_to_string() wrote
 * @error: why it cannot be read
 *
 * Reads a query that was kept. Whether its kind and fields still exist shows when it is run.
 *
 * Returns: (transfer full): the query, with the plugin's rights
 */
MaillageQuery *
maillage_scope_new_query_from_string (MaillageScope *self, const char *string, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  g_return_val_if_fail (string != NULL, NULL);
  return _maillage_query_new_from_string (string, self->plugin_id, error);
}

/**
 * maillage_scope_load:
 * @self: a scope
 * @uuid: a record's UUID
 * @error: why it cannot be read
 *
 * Reads a record, as far as the plugin may: of another plugin's record, the public fields.
 *
 * Returns: (transfer full): the record
 */
MaillageRecord *
maillage_scope_load (MaillageScope *self, const char *uuid, GError **error)
{
  MaillageStore *store;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (self), NULL);
  store = maillage_scope_get_store (self);
  g_return_val_if_fail (store != NULL, NULL);
  return _maillage_store_load_for (store, uuid, self->plugin_id, error);
}
