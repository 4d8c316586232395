/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-document-template.h"

#include "maillage-python.h"
#include "maillage-registry-private.h"

/**
 * MaillageDocumentTemplate:
 *
 * A document that a plugin offers for one kind of record.
 */
struct _MaillageDocumentTemplate
{
  GObject parent_instance;

  MaillageScope *scope; /* weak: it keeps us */
  char *id, *label, *kind_id;
  gboolean lists;
  MaillageDocumentFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (MaillageDocumentTemplate, maillage_document_template, G_TYPE_OBJECT)

static void
maillage_document_template_finalize (GObject *object)
{
  MaillageDocumentTemplate *self = MAILLAGE_DOCUMENT_TEMPLATE (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->id);
  g_free (self->label);
  g_free (self->kind_id);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  G_OBJECT_CLASS (maillage_document_template_parent_class)->finalize (object);
}

static void
maillage_document_template_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  g_value_set_string (value, MAILLAGE_DOCUMENT_TEMPLATE (object)->kind_id);
}

static void
maillage_document_template_class_init (MaillageDocumentTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = maillage_document_template_get_property;
  G_OBJECT_CLASS (klass)->finalize = maillage_document_template_finalize;
  /* Of the kind that it is about, as others' contributions have it: `maillagectl plugin check`. */
  g_object_class_install_property (
      G_OBJECT_CLASS (klass),
      1,
      g_param_spec_string ("kind-id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
maillage_document_template_init (MaillageDocumentTemplate *self)
{
}

MaillageDocumentTemplate *
_maillage_document_template_new (MaillageScope *scope,
                                 const char *id,
                                 const char *label,
                                 const char *kind_id,
                                 MaillageDocumentFunc func,
                                 gpointer user_data,
                                 GDestroyNotify destroy)
{
  MaillageDocumentTemplate *self = g_object_new (MAILLAGE_TYPE_DOCUMENT_TEMPLATE, NULL);

  g_set_weak_pointer (&self->scope, scope);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->kind_id = g_strdup (kind_id);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

/**
 * maillage_document_template_get_id:
 * @self: a template
 *
 * Returns: (transfer none): its whole id, stable for ever
 */
const char *
maillage_document_template_get_id (MaillageDocumentTemplate *self)
{
  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT_TEMPLATE (self), NULL);
  return self->id;
}

/**
 * maillage_document_template_get_label:
 * @self: a template
 *
 * Returns: (transfer none): what people see
 */
const char *
maillage_document_template_get_label (MaillageDocumentTemplate *self)
{
  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT_TEMPLATE (self), NULL);
  return self->label;
}

/**
 * maillage_document_template_get_kind:
 * @self: a template
 *
 * Returns: (transfer none): the whole id of the kind it is about
 */
const char *
maillage_document_template_get_kind (MaillageDocumentTemplate *self)
{
  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT_TEMPLATE (self), NULL);
  return self->kind_id;
}

/**
 * maillage_document_template_get_lists:
 * @self: a template
 *
 * Returns: whether it lists records of the kind, rather than being about one
 */
gboolean
maillage_document_template_get_lists (MaillageDocumentTemplate *self)
{
  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT_TEMPLATE (self), FALSE);
  return self->lists;
}

void
_maillage_document_template_set_lists (MaillageDocumentTemplate *self, gboolean lists)
{
  self->lists = lists;
}

/**
 * maillage_document_template_make:
 * @self: a template
 * @uuids: (array zero-terminated=1) (nullable): the records to print; none means all of the kind
 * @error: why it cannot be made
 *
 * Asks the plugin for its document. Main thread.
 *
 * Returns: (transfer full): the document
 */
MaillageDocument *
maillage_document_template_make (MaillageDocumentTemplate *self,
                                 const char *const *uuids,
                                 GError **error)
{
  static const char *const all[] = { NULL };
  g_autoptr (MaillageDocument) document = NULL;

  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT_TEMPLATE (self), NULL);
  g_return_val_if_fail (self->scope != NULL && maillage_scope_get_active (self->scope), NULL);

  document = maillage_document_new ();
  maillage_python_forget_raised ();
  if (self->func (self->scope, document, uuids != NULL ? uuids : all, self->user_data, error))
    return g_steal_pointer (&document);
  _maillage_explain_failure (error);
  return NULL;
}
