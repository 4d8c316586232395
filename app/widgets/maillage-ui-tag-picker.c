/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-tag-picker.h"

#include <glib/gi18n-lib.h>

/**
 * maillage_ui_tag_picker_new:
 * @context: the program's
 *
 * Returns: (transfer floating): a #MaillageUiRecordPicker of tags, which creates those it doesn't
 * find
 */
GtkWidget *
maillage_ui_tag_picker_new (MaillageContext *context)
{
  GtkWidget *picker = _maillage_ui_record_picker_new (context, "core.tag");

  maillage_ui_record_picker_set_may_create (MAILLAGE_UI_RECORD_PICKER (picker), TRUE);
  maillage_ui_picker_set_placeholder (MAILLAGE_UI_PICKER (picker), _ ("Find or create a tag"));
  return picker;
}
