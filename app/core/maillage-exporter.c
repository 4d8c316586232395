/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-exporter.h"

#include "maillage-python.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MaillageExporter:
 *
 * A kind of file that a plugin writes of its own records, or of others' public fields.
 */
struct _MaillageExporter
{
  GObject parent_instance;

  MaillageScope *scope; /* weak: it keeps us */
  char *id, *label, *kind_id, *suffix;
  MaillageExportFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (MaillageExporter, maillage_exporter, G_TYPE_OBJECT)

static void
maillage_exporter_finalize (GObject *object)
{
  MaillageExporter *self = MAILLAGE_EXPORTER (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->id);
  g_free (self->label);
  g_free (self->kind_id);
  g_free (self->suffix);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  G_OBJECT_CLASS (maillage_exporter_parent_class)->finalize (object);
}

static void
maillage_exporter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, MAILLAGE_EXPORTER (object)->kind_id);
}

static void
maillage_exporter_class_init (MaillageExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = maillage_exporter_get_property;
  G_OBJECT_CLASS (klass)->finalize = maillage_exporter_finalize;
  /* As other contributions have it: `maillagectl plugin check`. */
  g_object_class_install_property (
      G_OBJECT_CLASS (klass),
      1,
      g_param_spec_string ("kind-id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
maillage_exporter_init (MaillageExporter *self)
{
}

/**
 * maillage_scope_add_exporter:
 * @self: a scope
 * @id: its id within the plugin, `[a-z][a-z0-9_-]*`
 * @label: what such a file is called: "Visits by organisation (CSV)"
 * @kind_id: the kind whose list offers it, one's own or another's
 * @suffix: how the names of such files end: ".ics", or longer where that is taken: ".totals.csv"
 * @func: (scope notified) (closure user_data) (destroy destroy): writes the file
 * @user_data: data for @func
 * @destroy: frees @user_data
 *
 * Offers another kind of file to export to: in the kind's list, and by `maillagectl export`.
 */
void
maillage_scope_add_exporter (MaillageScope *self,
                             const char *id,
                             const char *label,
                             const char *kind_id,
                             const char *suffix,
                             MaillageExportFunc func,
                             gpointer user_data,
                             GDestroyNotify destroy)
{
  g_autoptr (MaillageExporter) exporter = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (id != NULL && label != NULL && kind_id != NULL);
  g_return_if_fail (suffix != NULL && suffix[0] == '.');
  g_return_if_fail (func != NULL);
  exporter = g_object_new (MAILLAGE_TYPE_EXPORTER, NULL);
  g_set_weak_pointer (&exporter->scope, self);
  exporter->id = g_strconcat (maillage_scope_get_plugin_id (self), ".", id, NULL);
  exporter->label = g_strdup (label);
  exporter->kind_id = g_strdup (kind_id);
  exporter->suffix = g_strdup (suffix);
  exporter->func = func;
  exporter->user_data = user_data;
  exporter->destroy = destroy;
  maillage_scope_contribute (self, G_OBJECT (exporter));
}

/**
 * maillage_exporter_get_id:
 * @self: an exporter
 *
 * Returns: its whole id: "org.example.visits.totals"
 */
const char *
maillage_exporter_get_id (MaillageExporter *self)
{
  g_return_val_if_fail (MAILLAGE_IS_EXPORTER (self), NULL);
  return self->id;
}

/**
 * maillage_exporter_get_label:
 * @self: an exporter
 *
 * Returns: what such a file is called
 */
const char *
maillage_exporter_get_label (MaillageExporter *self)
{
  g_return_val_if_fail (MAILLAGE_IS_EXPORTER (self), NULL);
  return self->label;
}

/**
 * maillage_exporter_get_suffix:
 * @self: an exporter
 *
 * Returns: how the names of such files end
 */
const char *
maillage_exporter_get_suffix (MaillageExporter *self)
{
  g_return_val_if_fail (MAILLAGE_IS_EXPORTER (self), NULL);
  return self->suffix;
}

/**
 * maillage_exporter_list:
 * @registry: what the plugins registered
 * @kind_id: a kind
 *
 * Returns: (transfer container) (element-type MaillageExporter): what can be written of the kind
 */
GPtrArray *
maillage_exporter_list (MaillageRegistry *registry, const char *kind_id)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (registry), found);
  all = maillage_registry_list (registry, MAILLAGE_TYPE_EXPORTER);
  for (guint i = 0; i < all->len; i++)
    if (strcmp (MAILLAGE_EXPORTER (all->pdata[i])->kind_id, kind_id) == 0)
      g_ptr_array_add (found, g_object_ref (all->pdata[i]));
  return found;
}

/**
 * maillage_exporter_find:
 * @registry: what the plugins registered
 * @kind_id: a kind
 * @path: a file's name
 *
 * Returns: (transfer full) (nullable): the exporter with the longest suffix that the name ends with
 */
MaillageExporter *
maillage_exporter_find (MaillageRegistry *registry, const char *kind_id, const char *path)
{
  g_autoptr (GPtrArray) all = maillage_exporter_list (registry, kind_id);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  MaillageExporter *best = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      MaillageExporter *each = all->pdata[i];

      if (g_str_has_suffix (lower, each->suffix)
          && (best == NULL || strlen (each->suffix) > strlen (best->suffix)))
        best = each;
    }
  return best != NULL ? g_object_ref (best) : NULL;
}

/* What Python raises reaches nobody else. */
void
_maillage_explain_failure (GError **error)
{
  g_autofree char *raised = maillage_python_take_raised ();

  if (error == NULL || *error != NULL)
    return;
  if (raised != NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_FAILED,
                 _ ("The extension stopped with an error: %s"),
                 raised);
  else
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_FAILED,
                 _ ("The extension could not do it, and does not say why."));
}

/**
 * maillage_exporter_write:
 * @self: an exporter
 * @uuids: (array zero-terminated=1): the records, in their order
 * @path: the file, which is replaced
 * @error: why it cannot be written
 *
 * Asks the plugin for the file. Main thread.
 *
 * Returns: whether it was written
 */
gboolean
maillage_exporter_write (MaillageExporter *self,
                         const char *const *uuids,
                         const char *path,
                         GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_EXPORTER (self), FALSE);
  g_return_val_if_fail (self->scope != NULL && maillage_scope_get_active (self->scope), FALSE);

  maillage_python_forget_raised ();
  if (self->func (self->scope, uuids, path, self->user_data, error))
    return TRUE;
  _maillage_explain_failure (error);
  return FALSE;
}
