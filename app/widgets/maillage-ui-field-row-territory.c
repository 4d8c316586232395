/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include "maillage-ui-territory-picker-private.h"

#include <maillage-own-territory-private.h>

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  MaillageContext *context = _maillage_ui_field_row_get_context (row);
  GtkWidget *picker = maillage_ui_territory_picker_new (
      context != NULL ? maillage_context_get_gazetteer (context) : NULL);

  /* One's own territories are made of communes, not of one another. */
  if (context != NULL && !_maillage_own_is_communes (field))
    _maillage_ui_territory_picker_set_store (MAILLAGE_UI_TERRITORY_PICKER (picker),
                                             maillage_context_get_store (context));
  return _maillage_ui_picked_new (row, picker, maillage_field_get_multiple (field));
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (MaillageTerritory) territory = maillage_territory_new_from_canonical (lines[i]);

      if (*lines[i] == '\0')
        continue;
      g_ptr_array_add (ids, lines[i]);
      g_ptr_array_add (
          labels, territory != NULL ? maillage_territory_format (territory) : g_strdup (lines[i]));
    }
  _maillage_ui_picked_load (editor, ids, labels);
}

const MaillageUiEditor _maillage_ui_territory_editor = { create, load, NULL, NULL };
