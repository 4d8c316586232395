/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-territory-picker-private.h"

#include <glib/gi18n-lib.h>
#include <maillage-match.h>
#include <maillage-own-territory-private.h>

#define MOST 30

/**
 * MaillageUiTerritoryPicker:
 *
 * Searches the gazetteer; what tells homonyms apart stands under each name.
 */
struct _MaillageUiTerritoryPicker
{
  MaillageUiPicker parent_instance;
  MaillageGazetteer *gazetteer;
  MaillageStore *store;
};

G_DEFINE_FINAL_TYPE (MaillageUiTerritoryPicker,
                     maillage_ui_territory_picker,
                     MAILLAGE_UI_TYPE_PICKER)

static void
add_territory (MaillageUiTerritoryPicker *self, MaillageTerritory *territory)
{
  g_autofree char *canonical = maillage_territory_to_canonical (territory);
  g_autofree char *detail
      = self->gazetteer != NULL
            ? maillage_gazetteer_describe (self->gazetteer, maillage_territory_get_id (territory))
            : NULL;

  maillage_ui_picker_add (MAILLAGE_UI_PICKER (self),
                          canonical,
                          maillage_territory_get_name (territory),
                          detail != NULL ? detail : maillage_territory_get_level_label (territory),
                          "mark-location-symbolic");
}

static void
maillage_ui_territory_picker_search (MaillageUiPicker *picker, const char *text)
{
  MaillageUiTerritoryPicker *self = MAILLAGE_UI_TERRITORY_PICKER (picker);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) found = NULL;

  maillage_ui_picker_clear (picker);
  own = _maillage_own_search (self->store, text);
  for (guint i = 0; i < own->len; i++)
    add_territory (self, g_ptr_array_index (own, i));
  if (self->gazetteer == NULL || *text == '\0')
    return;
  found = _maillage_match_search (self->gazetteer, text, MOST);
  for (guint i = 0; i < found->len; i++)
    add_territory (self, g_ptr_array_index (found, i));
}

static void
maillage_ui_territory_picker_dispose (GObject *object)
{
  g_clear_object (&MAILLAGE_UI_TERRITORY_PICKER (object)->gazetteer);
  g_clear_object (&MAILLAGE_UI_TERRITORY_PICKER (object)->store);
  G_OBJECT_CLASS (maillage_ui_territory_picker_parent_class)->dispose (object);
}

static void
maillage_ui_territory_picker_class_init (MaillageUiTerritoryPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_ui_territory_picker_dispose;
  MAILLAGE_UI_PICKER_CLASS (klass)->search = maillage_ui_territory_picker_search;
}

static void
maillage_ui_territory_picker_init (MaillageUiTerritoryPicker *self)
{
  maillage_ui_picker_set_placeholder (MAILLAGE_UI_PICKER (self), _ ("Commune, EPCI, département…"));
}

void
_maillage_ui_territory_picker_set_store (MaillageUiTerritoryPicker *self, MaillageStore *store)
{
  g_set_object (&self->store, store);
}

/**
 * maillage_ui_territory_picker_new:
 * @gazetteer: (nullable): where to look
 *
 * Returns: (transfer floating): a picker of territories
 */
GtkWidget *
maillage_ui_territory_picker_new (MaillageGazetteer *gazetteer)
{
  MaillageUiTerritoryPicker *self = g_object_new (MAILLAGE_UI_TYPE_TERRITORY_PICKER, NULL);

  g_set_object (&self->gazetteer, gazetteer);
  return GTK_WIDGET (self);
}
