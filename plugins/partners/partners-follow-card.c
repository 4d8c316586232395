/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-follow-card.h"

#include "partners-ui.h"

#define MOST_ROWS 5
/* Enough to count; what is due first comes first. */
#define MOST_ASKED 200

struct _PartnersFollowCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (PartnersFollowCard, partners_follow_card, MAILLAGE_UI_TYPE_CARD)

static GtkWidget *
row_new (MaillageRecord *exchange, const MaillageDate *today)
{
  const char *step = maillage_record_get_value (exchange, "next_step");
  g_autofree char *with = maillage_record_dup_display (exchange, "organisations");
  g_autoptr (MaillageDate) due = maillage_record_dup_date (exchange, "next_due");
  g_autofree char *when = due != NULL ? maillage_date_format_short (due, today) : NULL;
  gboolean late = due != NULL && maillage_date_get_days_late (due, today) > 0;
  GtkWidget *row
      = maillage_ui_card_row_new (step != NULL ? step : maillage_record_get_title (exchange), with);

  maillage_ui_card_row_set_icon (
      MAILLAGE_UI_CARD_ROW (row), "maillage-exchange-symbolic", MAILLAGE_TONE_NEUTRAL);
  if (when != NULL)
    maillage_ui_card_row_set_after (
        MAILLAGE_UI_CARD_ROW (row), when, late ? MAILLAGE_TONE_ERROR : MAILLAGE_TONE_NEUTRAL, NULL);
  maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row), maillage_record_get_uuid (exchange));
  return row;
}

static void
partners_follow_card_answered (MaillageUiCard *self, GPtrArray *exchanges)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (exchanges->len, MOST_ROWS); i++)
    g_ptr_array_add (rows, row_new (g_ptr_array_index (exchanges, i), today));
  maillage_ui_card_set_count (self, exchanges->len > 0 ? (int) exchanges->len : -1, FALSE);
  maillage_ui_card_take_rows (self, rows);
}

static void
partners_follow_card_refresh (MaillageUiCard *self)
{
  g_autoptr (MaillageQuery) query
      = maillage_scope_new_query (maillage_ui_card_get_scope (self), PARTNERS_EXCHANGE);

  maillage_query_add_filter (query, "to_follow", MAILLAGE_OPERATOR_EQUAL, "1");
  maillage_query_set_sort (query, "next_due", FALSE);
  maillage_query_set_limit (query, MOST_ASKED);
  maillage_ui_card_ask (self, query);
}

static void
partners_follow_card_class_init (PartnersFollowCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = partners_follow_card_refresh;
  MAILLAGE_UI_CARD_CLASS (klass)->answered = partners_follow_card_answered;
}

static void
partners_follow_card_init (PartnersFollowCard *self)
{
}
