/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* On paper: what the list shows, and the documents that list records of its kind. */

#include "maillage-ui-record-list-private.h"

#include "maillage-ui-print-private.h"

#include <glib/gi18n-lib.h>

static GStrv
list_shown_fields (MaillageUiRecordList *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field != NULL && column->shown)
        g_strv_builder_add (ids, column->id);
    }
  return g_strv_builder_end (ids);
}

void
_maillage_ui_record_list_print (MaillageUiRecordList *self)
{
  MaillageStore *store = maillage_context_get_store (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_store_query (store, maillage_query_model_get_query (self->model), &error);
  g_auto (GStrv) fields = list_shown_fields (self);

  if (records != NULL)
    _maillage_ui_print_list (GTK_WIDGET (self),
                             self->context,
                             self->kind,
                             maillage_kind_get_plural (self->kind),
                             records,
                             (const char *const *) fields);
  else if (self->window != NULL)
    maillage_ui_window_show_error (self->window, error);
}

void
_maillage_ui_record_list_print_document (MaillageUiRecordList *self, const char *id)
{
  static const char *const all[] = { NULL };

  _maillage_ui_print_document (GTK_WIDGET (self), self->context, id, all);
}

void
_maillage_ui_record_list_add_print_menu (MaillageUiRecordList *self, GMenu *menu)
{
  g_autoptr (GPtrArray) documents = maillage_registry_list (
      maillage_context_get_registry (self->context), MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("Print this list…"), "records.print");
  for (guint i = 0; i < documents->len; i++)
    {
      MaillageDocumentTemplate *document = g_ptr_array_index (documents, i);
      g_autoptr (GMenuItem) item = NULL;

      if (!maillage_document_template_get_lists (document)
          || g_strcmp0 (maillage_document_template_get_kind (document), self->kind_id) != 0)
        continue;
      item = g_menu_item_new (maillage_document_template_get_label (document), NULL);
      g_menu_item_set_action_and_target_value (
          item,
          "records.document",
          g_variant_new_string (maillage_document_template_get_id (document)));
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
