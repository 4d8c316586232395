/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include "maillage-ui-record-picker-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  GtkWidget *picker = _maillage_ui_record_picker_new (_maillage_ui_field_row_get_context (row),
                                                     maillage_field_get_target (field));
  GtkWidget *picked;

  maillage_ui_record_picker_set_may_create (MAILLAGE_UI_RECORD_PICKER (picker), TRUE);
  picked = _maillage_ui_picked_new (
      row, picker, maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINKS);
  g_object_set_data (G_OBJECT (picked), "picker", picker);
  return picked;
}

/* An axis is one of the plan that the sheet has. */
static void
look_within (MaillageUiFieldRow *row, GtkWidget *editor, MaillageRecord *record)
{
  const char *owned_by = maillage_field_get_owned_by (maillage_ui_field_row_get_field (row));

  if (owned_by != NULL)
    _maillage_ui_record_picker_set_owner (g_object_get_data (G_OBJECT (editor), "picker"),
                                          maillage_record_get_n_links (record, owned_by) > 0
                                              ? maillage_record_get_link (record, owned_by, 0)
                                              : NULL);
}

/* Of no record: the targets are asked for their names. */
static void
load_value (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  MaillageStore *store = maillage_context_get_store (_maillage_ui_field_row_get_context (row));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) uuids = g_strsplit (value != NULL ? value : "", "\n", -1);

  for (gsize i = 0; uuids[i] != NULL; i++)
    {
      g_autoptr (MaillageRecord) target
          = *uuids[i] != '\0' ? maillage_store_load (store, uuids[i], NULL) : NULL;

      if (target == NULL)
        continue;
      g_ptr_array_add (ids, uuids[i]);
      g_ptr_array_add (labels, g_strdup (maillage_record_get_title (target)));
    }
  _maillage_ui_picked_load (editor, ids, labels);
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  MaillageRecord *record = _maillage_ui_field_row_get_record (row);
  const char *id = maillage_field_get_id (maillage_ui_field_row_get_field (row));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  if (record == NULL)
    {
      load_value (row, editor, value);
      return;
    }
  look_within (row, editor, record);
  for (guint i = 0; i < maillage_record_get_n_links (record, id); i++)
    {
      const char *title = maillage_record_get_link_title (record, id, i);

      if (maillage_record_get_link (record, id, i) == NULL) /* gone: its name alone is kept */
        continue;
      g_ptr_array_add (ids, (gpointer) maillage_record_get_link (record, id, i));
      g_ptr_array_add (labels, (gpointer) (title != NULL ? title : _ ("Without a name")));
    }
  _maillage_ui_picked_load (editor, ids, labels);
}

const MaillageUiEditor _maillage_ui_link_editor = { create, load, NULL, NULL };
