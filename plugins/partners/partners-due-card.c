/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-due-card.h"

#include "partners-ui.h"

#define MOST_ROWS 5

struct _PartnersDueCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (PartnersDueCard, partners_due_card, MAILLAGE_UI_TYPE_CARD)

static GtkWidget *
row_new (MaillageRecord *agreement)
{
  g_autofree char *words = partners_agreement_dup_due_words (agreement);
  GtkWidget *row = maillage_ui_card_row_new (maillage_record_get_title (agreement), words);

  maillage_ui_card_row_set_icon (
      MAILLAGE_UI_CARD_ROW (row), "maillage-agreement-symbolic", MAILLAGE_TONE_WARNING);
  maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row),
                                   maillage_record_get_uuid (agreement));
  return row;
}

static void
partners_due_card_answered (MaillageUiCard *self, GPtrArray *agreements)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  int n = 0;

  for (guint i = 0; i < agreements->len; i++)
    if (partners_agreement_is_due (g_ptr_array_index (agreements, i)))
      {
        n++;
        if (rows->len < MOST_ROWS)
          g_ptr_array_add (rows, row_new (g_ptr_array_index (agreements, i)));
      }
  maillage_ui_card_set_count (self, n > 0 ? n : -1, FALSE);
  maillage_ui_card_take_rows (self, rows);
}

/* The next end first; one that never ends may still have a review due. */
static void
partners_due_card_refresh (MaillageUiCard *self)
{
  g_autoptr (MaillageQuery) query
      = maillage_scope_new_query (maillage_ui_card_get_scope (self), PARTNERS_AGREEMENT);

  maillage_query_add_filter (
      query, "state", MAILLAGE_OPERATOR_EQUAL, "in_force\nto_renew\nended\nrenewed");
  maillage_query_set_sort (query, "ends", FALSE);
  maillage_ui_card_ask (self, query);
}

static void
partners_due_card_class_init (PartnersDueCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = partners_due_card_refresh;
  MAILLAGE_UI_CARD_CLASS (klass)->answered = partners_due_card_answered;
}

static void
partners_due_card_init (PartnersDueCard *self)
{
}
