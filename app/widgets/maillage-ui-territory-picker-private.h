/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-territory-picker.h"

G_BEGIN_DECLS

/* Finds the office's own territories too. */
void _maillage_ui_territory_picker_set_store (MaillageUiTerritoryPicker *self,
                                              MaillageStore *store);

G_END_DECLS
