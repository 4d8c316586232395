/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of progress of action sheets, for the committee that decides on them. */

#include "actions-private.h"

/* What one sheet's steps come to. */
typedef struct
{
  MaillageScope *scope;
  MaillageDocument *document;
  MaillageDate *today;
  GPtrArray *to_decide; /* of sentences */
} Progress;

static GPtrArray *
query_steps (Progress *self, MaillageRecord *sheet, GError **error)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (self->scope, ACTIONS_STEP);

  maillage_query_set_owner (query, maillage_record_get_uuid (sheet));
  return maillage_store_query (maillage_scope_get_store (self->scope), query, error);
}

static guint
count_done (GPtrArray *steps)
{
  guint n_done = 0;

  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (maillage_record_get_value (steps->pdata[i], "state"), "done") == 0)
      n_done++;
  return n_done;
}

static void
add_bar (Progress *self, GPtrArray *steps)
{
  guint n_done = count_done (steps);
  double fraction = (double) n_done / steps->len;
  g_autofree char *words = g_strdup_printf (
      /* TRANSLATORS: how many are done, of how many, the same as a percentage. */
      g_dngettext (GETTEXT_PACKAGE,
                   "%u step done out of %u, i.e. %.0f %%",
                   "%u steps done out of %u, i.e. %.0f %%",
                   n_done),
      n_done,
      steps->len,
      fraction * 100);

  maillage_document_add_progress (self->document, _ ("Progress"), fraction, words);
}

static MaillageChoice *
find_state (MaillageRecord *step)
{
  MaillageField *field = maillage_kind_find_field (maillage_record_get_kind (step), "state");
  const char *value = maillage_record_get_value (step, "state");

  return maillage_field_find_choice (field, value != NULL ? value : "not_started");
}

static char *
dup_lateness (Progress *self, MaillageRecord *step)
{
  g_autoptr (MaillageDate) due = maillage_record_dup_date (step, "due");
  int days;

  if (due == NULL || !maillage_record_get_boolean (step, "late"))
    return NULL;
  days = maillage_date_get_days_late (due, self->today);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Late by %d day", "Late by %d days", days),
                          days);
}

static void
add_state (Progress *self, MaillageRecord *step, const char *late)
{
  MaillageChoice *state = find_state (step);

  if (state == NULL)
    maillage_document_add_cell (self->document, maillage_record_get_value (step, "state"));
  else
    maillage_document_add_state_cell (self->document,
                                      maillage_choice_get_label (state),
                                      maillage_choice_get_tone (state),
                                      late,
                                      MAILLAGE_TONE_ERROR);
}

static void
add_row (Progress *self, MaillageRecord *step, const char *number)
{
  const char *wording = maillage_record_get_value (step, "wording");
  g_autofree char *due = maillage_record_dup_display (step, "due");
  g_autofree char *late = dup_lateness (self, step);

  maillage_document_begin_row (self->document);
  maillage_document_add_cell (self->document, number);
  maillage_document_add_cell (self->document, wording);
  maillage_document_add_cell (self->document, due);
  add_state (self, step, late);
  if (late != NULL)
    g_ptr_array_add (self->to_decide,
                     /* TRANSLATORS: the number of a late step, its wording. */
                     g_strdup_printf (_ ("%s – new due date: %s"), number, wording));
}

static void
add_table (Progress *self, MaillageRecord *sheet, GPtrArray *steps)
{
  const char *titles[] = { C_ ("column", "No"), _ ("Actions"), _ ("Due"), _ ("State of progress") };
  static const double weights[] = { 6, 47, 20, 27 };
  const char *sheet_number = maillage_record_get_value (sheet, "number");

  maillage_document_begin_table (self->document, titles, weights, G_N_ELEMENTS (weights));
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *number = sheet_number != NULL
                                    ? g_strdup_printf ("%s.%u", sheet_number, i + 1)
                                    : g_strdup_printf ("%u", i + 1);

      add_row (self, steps->pdata[i], number);
    }
  maillage_document_end_table (self->document);
}

static gboolean
add_sheet (Progress *self, MaillageRecord *sheet, GError **error)
{
  g_autoptr (GPtrArray) steps = query_steps (self, sheet, error);
  g_autofree char *pilot = actions_dup_pilot (self->scope, sheet);
  g_autofree char *partners = actions_dup_partners (sheet);

  if (steps == NULL)
    return FALSE;
  maillage_document_add_heading (self->document,
                                 maillage_record_get_value (sheet, "number"),
                                 maillage_record_get_value (sheet, "title"));
  maillage_document_add_value (self->document, _ ("Pilot"), pilot);
  maillage_document_add_value (self->document, _ ("Partners"), partners);
  if (steps->len == 0)
    {
      maillage_document_add_paragraph (self->document, _ ("No step has been written yet."));
      return TRUE;
    }
  add_bar (self, steps);
  add_table (self, sheet, steps);
  return TRUE;
}

/* The plan of every sheet, when it is the same. */
static MaillageRecord *
load_common_plan (Progress *self, GPtrArray *sheets)
{
  const char *common = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const char *plan = maillage_record_get_n_links (sheets->pdata[i], "plan") > 0
                             ? maillage_record_get_link (sheets->pdata[i], "plan", 0)
                             : NULL;

      if (plan == NULL || (common != NULL && strcmp (plan, common) != 0))
        return NULL;
      common = plan;
    }
  return common != NULL ? maillage_scope_load (self->scope, common, NULL) : NULL;
}

static void
add_head (Progress *self, GPtrArray *sheets)
{
  g_autoptr (MaillageRecord) plan = load_common_plan (self, sheets);
  g_autofree char *day = maillage_date_format (self->today);
  /* TRANSLATORS: a day. */
  g_autofree char *as_of = g_strdup_printf (_ ("As of %s"), day);
  /* TRANSLATORS: the foot of a printed page; a day. */
  g_autofree char *foot = g_strdup_printf (_ ("Maillage · as of %s"), day);

  maillage_document_set_head (self->document,
                              plan != NULL ? maillage_record_get_title (plan) : NULL,
                              _ ("State of progress"),
                              as_of);
  actions_set_issuer (self->scope, self->document, plan);
  maillage_document_set_foot (self->document, foot);
}

static void
add_decisions (Progress *self)
{
  if (self->to_decide->len == 0)
    return;
  maillage_document_add_heading (self->document, NULL, _ ("To decide"));
  for (guint i = 0; i < self->to_decide->len; i++)
    maillage_document_add_line_to_fill (self->document, self->to_decide->pdata[i]);
}

static gboolean
write_sheets (MaillageScope *scope, MaillageDocument *document, GPtrArray *sheets, GError **error)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GPtrArray) to_decide = g_ptr_array_new_with_free_func (g_free);
  Progress self = { scope, document, today, to_decide };

  if (sheets->len == 0)
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_NOT_FOUND,
                           _ ("There is no action sheet to print: write one first."));
      return FALSE;
    }
  add_head (&self, sheets);
  for (guint i = 0; i < sheets->len; i++)
    if (!add_sheet (&self, sheets->pdata[i], error))
      return FALSE;
  add_decisions (&self);
  return TRUE;
}

/* Of one plan, or all of them; by number. */
static GPtrArray *
query_sheets (MaillageScope *scope, const char *plan, GError **error)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, ACTIONS_ACTION_SHEET);

  maillage_query_set_sort (query, "number", FALSE);
  if (plan != NULL)
    maillage_query_set_linked (query, "plan", plan);
  return maillage_store_query (maillage_scope_get_store (scope), query, error);
}

static gboolean
make_for_sheets (MaillageScope *scope,
                 MaillageDocument *document,
                 const char *const *uuids,
                 gpointer user_data,
                 GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;

  if (uuids == NULL || uuids[0] == NULL)
    sheets = query_sheets (scope, NULL, error);
  else
    sheets = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; sheets != NULL && uuids != NULL && uuids[i] != NULL; i++)
    {
      MaillageRecord *sheet = maillage_scope_load (scope, uuids[i], error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (sheets, sheet);
    }
  return sheets != NULL && write_sheets (scope, document, sheets, error);
}

static gboolean
make_for_plans (MaillageScope *scope,
                MaillageDocument *document,
                const char *const *uuids,
                gpointer user_data,
                GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;

  if (uuids == NULL || uuids[0] == NULL)
    return make_for_sheets (scope, document, NULL, user_data, error);
  sheets = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; uuids[i] != NULL; i++)
    {
      GPtrArray *of_plan = query_sheets (scope, uuids[i], error);

      if (of_plan == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (sheets, of_plan);
    }
  return write_sheets (scope, document, sheets, error);
}

void
actions_add_progress (MaillageScope *scope)
{
  maillage_scope_add_document (scope,
                               "progress",
                               _ ("State of progress"),
                               ACTIONS_ACTION_SHEET,
                               make_for_sheets,
                               NULL,
                               NULL);
  maillage_scope_add_document (
      scope, "plan_progress", _ ("State of progress"), ACTIONS_PLAN, make_for_plans, NULL, NULL);
}
