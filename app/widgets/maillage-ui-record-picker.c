/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-picker-private.h"
#include "maillage-ui-title-private.h"
#include "maillage-ui-window-private.h"

#include <glib/gi18n-lib.h>
#include <maillage-registry-private.h>

#define MOST 20

/**
 * MaillageUiRecordPicker:
 *
 * Searches records as one types; before that, the ones changed last.
 */
struct _MaillageUiRecordPicker
{
  MaillageUiPicker parent_instance;

  MaillageRegistry *registry;
  MaillageScope *scope; /* whose rights what it creates is made with; NULL for the program's */
  char *kind_id;
  char *owner; /* whose children it looks among; NULL for all */
  gboolean may_create;
  GCancellable *search; /* the one that runs */
  char *created;        /* the UUID being created */
};

G_DEFINE_FINAL_TYPE (MaillageUiRecordPicker, maillage_ui_record_picker, MAILLAGE_UI_TYPE_PICKER)

static MaillageKind *
get_kind (MaillageUiRecordPicker *self)
{
  return maillage_registry_find_kind (self->registry, self->kind_id);
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *fold_a = maillage_text_fold (a);
  g_autofree char *fold_b = maillage_text_fold (b);

  return strcmp (fold_a, fold_b) == 0;
}

static void
show_records (MaillageUiRecordPicker *self, GPtrArray *records)
{
  const char *text = maillage_ui_picker_get_text (MAILLAGE_UI_PICKER (self));
  gboolean exists = FALSE;

  maillage_ui_picker_clear (MAILLAGE_UI_PICKER (self));
  for (guint i = 0; i < records->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (records, i);
      const char *title = maillage_record_get_title (record);

      if (title == NULL || *title == '\0')
        title = _ ("Without a name");
      exists = exists || same_name (title, text);
      maillage_ui_picker_add (MAILLAGE_UI_PICKER (self),
                              maillage_record_get_uuid (record),
                              title,
                              maillage_record_get_subtitle (record),
                              maillage_kind_get_icon_name (maillage_record_get_kind (record)));
    }
  if (self->may_create && *text != '\0' && !exists)
    maillage_ui_picker_add_creation (MAILLAGE_UI_PICKER (self), text);
}

static void
show_result (MaillageUiRecordPicker *self, GPtrArray *records, const GError *error)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (records != NULL)
    show_records (self, records);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
}

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = maillage_store_search_finish (MAILLAGE_STORE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (self, found, error);
}

static void
queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (self, found, error);
}

static void
maillage_ui_record_picker_search (MaillageUiPicker *picker, const char *text)
{
  MaillageUiRecordPicker *self = MAILLAGE_UI_RECORD_PICKER (picker);
  MaillageStore *store = _maillage_registry_get_store (self->registry);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  if ((*text == '\0' || self->owner != NULL) && self->kind_id != NULL)
    {
      g_autoptr (MaillageQuery) recent = _maillage_query_new (self->kind_id, NULL);

      if (*text != '\0')
        maillage_query_set_text (recent, text);
      if (self->owner != NULL)
        maillage_query_set_owner (recent, self->owner);
      maillage_query_set_sort (recent, "modified", TRUE);
      maillage_query_set_limit (recent, MOST);
      maillage_store_query_async (store, recent, self->search, queried, g_object_ref (self));
    }
  else if (*text != '\0')
    maillage_store_search_async (
        store, text, self->kind_id, MOST, self->search, searched, g_object_ref (self));
  else
    maillage_ui_picker_clear (picker);
}

static void
created (GtkWidget *from, MaillageChange *change, gpointer data)
{
  MaillageUiRecordPicker *self = MAILLAGE_UI_RECORD_PICKER (from);
  g_autofree char *uuid = g_steal_pointer (&self->created);
  g_autofree char *text = data;

  if (change != NULL)
    maillage_ui_picker_pick (MAILLAGE_UI_PICKER (self), uuid, text);
}

static void
maillage_ui_record_picker_create (MaillageUiPicker *picker, const char *text)
{
  MaillageUiRecordPicker *self = MAILLAGE_UI_RECORD_PICKER (picker);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autofree char *label = g_strdup_printf (_ ("“%s” created"), text);
  g_autoptr (MaillageEdit) edit = self->scope != NULL ? maillage_scope_new_edit (self->scope, label)
                                                     : _maillage_edit_new (label, NULL);

  g_return_if_fail (window != NULL);
  if (self->created != NULL) /* pressed twice */
    return;
  self->created
      = g_strdup (self->owner != NULL ? maillage_edit_create_child (edit, self->kind_id, self->owner)
                                      : maillage_edit_create (edit, self->kind_id));
  _maillage_ui_edit_set_title (edit, self->created, get_kind (self), text);
  maillage_ui_window_commit (window, GTK_WIDGET (self), edit, created, g_strdup (text));
}

static void
maillage_ui_record_picker_dispose (GObject *object)
{
  MaillageUiRecordPicker *self = MAILLAGE_UI_RECORD_PICKER (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->scope);
  g_clear_object (&self->registry);
  G_OBJECT_CLASS (maillage_ui_record_picker_parent_class)->dispose (object);
}

static void
maillage_ui_record_picker_finalize (GObject *object)
{
  MaillageUiRecordPicker *self = MAILLAGE_UI_RECORD_PICKER (object);

  g_free (self->kind_id);
  g_free (self->owner);
  g_free (self->created);
  G_OBJECT_CLASS (maillage_ui_record_picker_parent_class)->finalize (object);
}

static void
maillage_ui_record_picker_class_init (MaillageUiRecordPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_ui_record_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_ui_record_picker_finalize;
  MAILLAGE_UI_PICKER_CLASS (klass)->search = maillage_ui_record_picker_search;
  MAILLAGE_UI_PICKER_CLASS (klass)->create = maillage_ui_record_picker_create;
}

static void
maillage_ui_record_picker_init (MaillageUiRecordPicker *self)
{
}

static GtkWidget *
make_picker (MaillageRegistry *registry, MaillageScope *scope, const char *kind_id)
{
  MaillageUiRecordPicker *self = g_object_new (MAILLAGE_UI_TYPE_RECORD_PICKER, NULL);
  MaillageKind *kind;
  const char *hint;

  self->registry = g_object_ref (registry);
  g_set_object (&self->scope, scope);
  self->kind_id = g_strdup (kind_id);
  kind = get_kind (self);
  hint = kind != NULL ? maillage_kind_get_search_hint (kind) : NULL;
  if (hint == NULL && kind != NULL)
    hint = maillage_kind_get_plural (kind);
  maillage_ui_picker_set_placeholder (MAILLAGE_UI_PICKER (self),
                                      hint != NULL ? hint : _ ("A name, a word"));
  return GTK_WIDGET (self);
}

GtkWidget *
_maillage_ui_record_picker_new (MaillageContext *context, const char *kind_id)
{
  return make_picker (maillage_context_get_registry (context), NULL, kind_id);
}

/**
 * maillage_ui_record_picker_new:
 * @scope: the plugin's scope
 * @kind_id: (nullable): the kind to pick from; %NULL for any
 *
 * The user searches whatever records there are; the plugin is told which was picked.
 *
 * Returns: (transfer floating): a picker of records
 */
GtkWidget *
maillage_ui_record_picker_new (MaillageScope *scope, const char *kind_id)
{
  MaillageRegistry *registry;

  g_return_val_if_fail (MAILLAGE_IS_SCOPE (scope), NULL);
  registry = _maillage_scope_get_registry (scope);
  g_return_val_if_fail (registry != NULL, NULL);
  return make_picker (registry, scope, kind_id);
}

/**
 * maillage_ui_record_picker_set_may_create:
 * @self: a picker of one kind
 * @may_create: whether it offers to create what it does not find
 *
 * Nothing is offered for a kind that cannot be written: a child, or one whose plugin is off.
 */
void
maillage_ui_record_picker_set_may_create (MaillageUiRecordPicker *self, gboolean may_create)
{
  MaillageKind *kind;

  g_return_if_fail (MAILLAGE_UI_IS_RECORD_PICKER (self));
  kind = get_kind (self);
  self->may_create = may_create && kind != NULL && maillage_kind_get_available (kind)
                     && maillage_kind_get_owner (kind) == NULL;
}

void
_maillage_ui_record_picker_set_owner (MaillageUiRecordPicker *self, const char *owner_uuid)
{
  MaillageKind *kind = get_kind (self);

  if (g_strcmp0 (self->owner, owner_uuid) == 0)
    return;
  g_free (self->owner);
  self->owner = g_strdup (owner_uuid);
  self->may_create = owner_uuid != NULL && kind != NULL && maillage_kind_get_available (kind);
}
