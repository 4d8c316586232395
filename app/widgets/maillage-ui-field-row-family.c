/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

const MaillageUiEditor *
_maillage_ui_find_editor (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_LONG_TEXT:
      return &_maillage_ui_long_text_editor;
    case MAILLAGE_FIELD_DATE:
      return &_maillage_ui_date_editor;
    case MAILLAGE_FIELD_CHOICE:
      return maillage_field_get_extensible (field) ? &_maillage_ui_open_choice_editor
                                                   : &_maillage_ui_choice_editor;
    case MAILLAGE_FIELD_BOOLEAN:
      return &_maillage_ui_boolean_editor;
    case MAILLAGE_FIELD_TERRITORY:
      return &_maillage_ui_territory_editor;
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_LINKS:
      return &_maillage_ui_link_editor;
    case MAILLAGE_FIELD_FILE:
      return &_maillage_ui_file_editor;
    case MAILLAGE_FIELD_COMPUTED:
      return NULL;
    default:
      return &_maillage_ui_text_editor;
    }
}

/**
 * maillage_ui_field_row_supports:
 * @field: a field
 *
 * Returns: whether a row can show it
 */
gboolean
maillage_ui_field_row_supports (MaillageField *field)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (field), FALSE);
  return maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHILDREN;
}
