/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-picker.h"

#include <maillage-gazetteer.h>

G_BEGIN_DECLS

/* Picks a French territory by name, postal code or code; the id it tells is its canonical text. */
#define MAILLAGE_UI_TYPE_TERRITORY_PICKER (maillage_ui_territory_picker_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiTerritoryPicker,
                      maillage_ui_territory_picker,
                      MAILLAGE_UI,
                      TERRITORY_PICKER,
                      MaillageUiPicker)

/* @gazetteer: NULL finds nothing. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_territory_picker_new (MaillageGazetteer *gazetteer);

G_END_DECLS
