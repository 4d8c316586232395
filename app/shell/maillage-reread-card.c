/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-reread-card.h"

#include "maillage-rows.h"
#include "maillage-ui-card-private.h"

#include <maillage-erase-private.h>

#define MOST_ROWS 5

struct _MaillageRereadCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (MaillageRereadCard, maillage_reread_card, MAILLAGE_UI_TYPE_CARD)

static void
maillage_reread_card_refresh (MaillageUiCard *self)
{
  MaillageContext *context = _maillage_ui_card_get_context (self);
  g_autoptr (GPtrArray) records
      = _maillage_store_list_mentions (maillage_context_get_store (context));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (records->len, MOST_ROWS); i++)
    g_ptr_array_add (rows, maillage_rows_record_new (records->pdata[i], NULL));
  maillage_ui_card_set_count (self, (int) records->len, FALSE);
  maillage_ui_card_take_rows (self, rows);
}

static void
maillage_reread_card_class_init (MaillageRereadCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = maillage_reread_card_refresh;
}

static void
maillage_reread_card_init (MaillageRereadCard *self)
{
}
