/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts of answers and of attendance. */

#include "events-tally.h"

gboolean
events_is_expected (MaillageRecord *participation)
{
  const char *answer = maillage_record_get_value (participation, "answer");
  const char *attendance = maillage_record_get_value (participation, "attendance");

  return g_strcmp0 (answer, "declined") != 0 && g_strcmp0 (attendance, "excused") != 0;
}

static void
count_answer (EventsTally *tally, const char *answer, gboolean marked)
{
  if (g_strcmp0 (answer, "accepted") == 0)
    tally->n_yes++;
  else if (g_strcmp0 (answer, "tentative") == 0)
    tally->n_maybe++;
  else if (g_strcmp0 (answer, "declined") == 0)
    tally->n_no++;
  else if (g_strcmp0 (answer, "invited") == 0 || g_strcmp0 (answer, "reminded") == 0)
    tally->n_silent++;
  else if (!marked)
    tally->n_to_invite++;
}

EventsTally
events_tally (GPtrArray *participations)
{
  EventsTally tally = { 0 };

  for (guint i = 0; i < participations->len; i++)
    {
      MaillageRecord *one = participations->pdata[i];
      const char *attendance = maillage_record_get_value (one, "attendance");

      count_answer (&tally, maillage_record_get_value (one, "answer"), attendance != NULL);
      tally.n_expected += events_is_expected (one);
      tally.n_marked += attendance != NULL;
      tally.n_present
          += g_strcmp0 (attendance, "present") == 0 || g_strcmp0 (attendance, "walk_in") == 0;
    }
  tally.n_asked = tally.n_yes + tally.n_maybe + tally.n_no + tally.n_silent;
  return tally;
}

void
events_tally_show (const EventsTally *tally, MaillageUiBar *bar)
{
  maillage_ui_bar_reset (bar, tally->n_asked);
  maillage_ui_bar_add (bar, MAILLAGE_TONE_SUCCESS, tally->n_yes);
  maillage_ui_bar_add (bar, MAILLAGE_TONE_WARNING, tally->n_maybe);
  maillage_ui_bar_add (bar, MAILLAGE_TONE_ERROR, tally->n_no);
}

char *
events_tally_dup_words (const EventsTally *tally)
{
  if (tally->n_asked > 0)
    /* TRANSLATORS: answers to an invitation: how many said yes, of how many asked */
    return g_strdup_printf (_ ("%u yes of %u"), tally->n_yes, tally->n_asked);
  return g_strdup (tally->n_to_invite > 0 ? _ ("to invite") : _ ("no invitation"));
}
