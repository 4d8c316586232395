/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-recent-card.h"

#include "maillage-gather.h"
#include "maillage-rows.h"
#include "maillage-ui-card-private.h"

#define N_RECENT 6

struct _MaillageRecentCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (MaillageRecentCard, maillage_recent_card, MAILLAGE_UI_TYPE_CARD)

static void
gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_gather_finish (MAILLAGE_CONTEXT (source), result, &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (records == NULL)
    {
      maillage_ui_card_fail (self, error);
      return;
    }
  for (guint i = 0; i < MIN (records->len, N_RECENT); i++)
    g_ptr_array_add (rows, maillage_rows_record_new (records->pdata[i], NULL));
  maillage_ui_card_take_rows (self, rows);
}

static void
maillage_recent_card_refresh (MaillageUiCard *self)
{
  MaillageContext *context = _maillage_ui_card_get_context (self);
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (context);

  maillage_gather_async (context,
                         (const char *const *) kinds,
                         FALSE,
                         N_RECENT,
                         maillage_ui_card_get_cancellable (self),
                         gathered,
                         g_object_ref (self));
}

static void
maillage_recent_card_class_init (MaillageRecentCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = maillage_recent_card_refresh;
}

static void
maillage_recent_card_init (MaillageRecentCard *self)
{
}
