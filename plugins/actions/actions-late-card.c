/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-late-card.h"

#include "actions-due.h"

#define SOON_DAYS 30
#define MOST_ROWS 6

struct _ActionsLateCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (ActionsLateCard, actions_late_card, MAILLAGE_UI_TYPE_CARD)

/* "Sheet 14 · OPAH de la Haute-Gironde" */
static char *
dup_source (MaillageScope *scope, MaillageRecord *step)
{
  g_autoptr (MaillageRecord) sheet
      = maillage_scope_load (scope, maillage_record_get_owner (step), NULL);
  const char *number = sheet != NULL ? maillage_record_get_value (sheet, "number") : NULL;
  g_autofree char *pilot = maillage_record_dup_display (step, "pilot");
  g_autofree char *source = NULL;

  if (sheet == NULL)
    return g_steal_pointer (&pilot);
  if (pilot == NULL)
    pilot = maillage_record_dup_display (sheet, "pilot");
  if (pilot == NULL)
    pilot = maillage_record_dup_display (sheet, "plan");
  /* TRANSLATORS: the number of an action sheet: “Sheet 14” */
  source = number != NULL ? g_strdup_printf (_ ("Sheet %s"), number)
                          : g_strdup (maillage_record_get_title (sheet));
  return pilot != NULL ? g_strconcat (source, " · ", pilot, NULL) : g_steal_pointer (&source);
}

static GtkWidget *
row_new (MaillageScope *scope,
         MaillageRecord *step,
         const MaillageDate *due,
         const MaillageDate *today)
{
  gboolean late = maillage_record_get_boolean (step, "late");
  MaillageTone tone = late ? MAILLAGE_TONE_ERROR : MAILLAGE_TONE_WARNING;
  g_autofree char *source = dup_source (scope, step);
  g_autofree char *distance = actions_dup_distance (due, today);
  g_autofree char *words = maillage_date_format (due);
  GtkWidget *row = maillage_ui_card_row_new (maillage_record_get_title (step), source);

  maillage_ui_card_row_set_icon (
      MAILLAGE_UI_CARD_ROW (row), late ? "maillage-late-symbolic" : "maillage-due-symbolic", tone);
  maillage_ui_card_row_set_after (MAILLAGE_UI_CARD_ROW (row), distance, tone, words);
  maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row), maillage_record_get_uuid (step));
  return row;
}

static void
actions_late_card_answered (MaillageUiCard *self, GPtrArray *steps)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  int n_late = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      MaillageRecord *step = steps->pdata[i];
      g_autoptr (MaillageDate) due = maillage_record_dup_date (step, "due");
      int days;

      if (due == NULL || !actions_days_until (due, today, &days) || days > SOON_DAYS)
        continue;
      n_late += days < 0;
      if (rows->len < MOST_ROWS)
        g_ptr_array_add (rows, row_new (maillage_ui_card_get_scope (self), step, due, today));
    }
  maillage_ui_card_set_count (self, n_late > 0 ? n_late : -1, TRUE);
  maillage_ui_card_take_rows (self, rows);
}

static void
actions_late_card_refresh (MaillageUiCard *self)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autofree char *end = actions_dup_day_after (today, SOON_DAYS + 1);
  g_autoptr (MaillageQuery) query
      = maillage_scope_new_query (maillage_ui_card_get_scope (self), ACTIONS_STEP);

  maillage_query_add_filter (query, "state", MAILLAGE_OPERATOR_NOT_EQUAL, "done");
  maillage_query_add_filter (query, "state", MAILLAGE_OPERATOR_NOT_EQUAL, "dropped");
  maillage_query_add_filter (query, "due", MAILLAGE_OPERATOR_BEFORE, end);
  maillage_query_set_sort (query, "due", FALSE);
  maillage_ui_card_ask (self, query);
}

static void
actions_late_card_constructed (GObject *object)
{
  G_OBJECT_CLASS (actions_late_card_parent_class)->constructed (object);
  maillage_ui_card_set_page (
      MAILLAGE_UI_CARD (object), _ ("State of progress"), "actions.state_of_progress");
}

static void
actions_late_card_class_init (ActionsLateCardClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = actions_late_card_constructed;
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = actions_late_card_refresh;
  MAILLAGE_UI_CARD_CLASS (klass)->answered = actions_late_card_answered;
}

static void
actions_late_card_init (ActionsLateCard *self)
{
}
