/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-ui.h"

static gboolean
is_to_renew (MaillageRecord *agreement)
{
  return g_strcmp0 (maillage_record_get_value (agreement, "state"), "to_renew") == 0;
}

gboolean
partners_agreement_is_due (MaillageRecord *agreement)
{
  return is_to_renew (agreement) || maillage_record_get_boolean (agreement, "review_is_due");
}

/* The running term's end; what was typed when it is the first. */
static MaillageDate *
dup_end (MaillageRecord *agreement)
{
  const char *term_end = maillage_record_get_value (agreement, "term_end");

  return term_end != NULL ? maillage_date_new_from_canonical (term_end)
                          : maillage_record_dup_date (agreement, "ends");
}

MaillageDate *
partners_agreement_dup_due (MaillageRecord *agreement)
{
  MaillageDate *review = maillage_record_get_boolean (agreement, "review_is_due")
                             ? maillage_record_dup_date (agreement, "review_due")
                             : NULL;

  return review != NULL ? review : dup_end (agreement);
}

char *
partners_agreement_dup_due_words (MaillageRecord *agreement)
{
  g_autoptr (MaillageDate) due = partners_agreement_dup_due (agreement);
  g_autofree char *date = due != NULL ? maillage_date_format (due) : NULL;

  if (date == NULL || !partners_agreement_is_due (agreement))
    return NULL;
  if (maillage_record_get_boolean (agreement, "review_is_due"))
    /* TRANSLATORS: of an agreement, and a date such as “2022” or “31 March 2022”. */
    return g_strdup_printf (_ ("Review due: %s"), date);
  return g_strdup_printf (_ ("To renew: %s"), date);
}

void
partners_agreement_show_due (MaillageRecord *agreement, MaillageUiState *state)
{
  g_autofree char *words = partners_agreement_dup_due_words (agreement);
  MaillageField *field = maillage_kind_find_field (maillage_record_get_kind (agreement), "state");

  maillage_ui_state_set_pill (state, words != NULL);
  if (words != NULL)
    maillage_ui_state_set (state, "maillage-late-symbolic", words, MAILLAGE_TONE_WARNING);
  else
    maillage_ui_state_set_choice (
        state, maillage_field_find_choice (field, maillage_record_get_value (agreement, "state")));
}

char *
partners_agreement_dup_detail (MaillageRecord *agreement, const char *part)
{
  g_autofree char *date = maillage_record_dup_display (agreement, "signed_on");
  /* TRANSLATORS: when an agreement was signed: “Signed: July 2019” */
  g_autofree char *words = date != NULL ? g_strdup_printf (_ ("Signed: %s"), date) : NULL;

  if (words != NULL && part != NULL)
    return g_strconcat (words, " · ", part, NULL);
  return words != NULL ? g_steal_pointer (&words) : g_strdup (part);
}
