/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of progress of action sheets, for the committee that decides on them. */

#include "actions-data.h"
#include "actions-due.h"

#include <string.h>

typedef struct
{
  MaillageScope *scope;
  MaillageDocument *document;
  MaillageDate *today;
  ActionsData *data;
  GPtrArray *to_decide; /* of sentences */
  GHashTable *keys;     /* the UUIDs of the sheets; NULL: all */
} Progress;

static void
add_bar (Progress *self, ActionsItem *sheet)
{
  double fraction = (double) sheet->n_done / sheet->n_steps;
  g_autofree char *words = g_strdup_printf (
      /* TRANSLATORS: how many are done, of how many, the same as a percentage. */
      g_dngettext (GETTEXT_PACKAGE,
                   "%u step done out of %u, i.e. %.0f %%",
                   "%u steps done out of %u, i.e. %.0f %%",
                   sheet->n_done),
      sheet->n_done,
      sheet->n_steps,
      fraction * 100);

  maillage_document_add_progress (self->document, _ ("Progress"), fraction, words);
}

static char *
dup_lateness (Progress *self, ActionsItem *step)
{
  g_autoptr (MaillageDate) due = maillage_record_dup_date (step->record, "due");
  int days;

  if (due == NULL || !step->late)
    return NULL;
  days = maillage_date_get_days_late (due, self->today);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Late by %d day", "Late by %d days", days),
                          days);
}

/* "New since 16 September 2021", of a state that is. */
static char *
dup_news (Progress *self, ActionsItem *step)
{
  ActionsSince *since = step->sheet->since;
  g_autofree char *day = NULL;

  if (step->move != ACTIONS_MOVE_STATE && step->move != ACTIONS_MOVE_NEW)
    return NULL;
  day = actions_since_dup_day_words (since);
  return g_strdup_printf (actions_since_is_day (since) ? _ ("New since %s")
                                                       : C_ ("month or year", "New since %s"),
                          day);
}

static void
add_state (Progress *self, ActionsItem *step, const char *late)
{
  MaillageChoice *state = actions_item_get_choice (step, step->state);
  g_autofree char *news = late == NULL ? dup_news (self, step) : NULL;

  if (state == NULL)
    maillage_document_add_cell (self->document, step->state);
  else
    maillage_document_add_state_cell (self->document,
                                      maillage_choice_get_label (state),
                                      maillage_choice_get_tone (state),
                                      late != NULL ? late : news,
                                      late != NULL ? MAILLAGE_TONE_ERROR : MAILLAGE_TONE_ACCENT);
}

/* A step that is late wants a new day; so does one that was postponed without one. */
static void
add_decision (Progress *self, ActionsItem *step)
{
  gboolean postponed = strcmp (step->state, "postponed") == 0
                       && maillage_record_get_value (step->record, "due") == NULL;

  if (step->late || postponed)
    g_ptr_array_add (self->to_decide,
                     /* TRANSLATORS: the number of a late step, its wording. */
                     g_strdup_printf (_ ("%s – new due date: %s"), step->number, step->title));
}

static void
add_row (Progress *self, ActionsItem *step)
{
  g_autofree char *due = maillage_record_dup_display (step->record, "due");
  g_autofree char *late = dup_lateness (self, step);

  maillage_document_begin_row (self->document);
  maillage_document_add_cell (self->document, step->number);
  maillage_document_add_cell (self->document, step->title);
  maillage_document_add_cell (self->document, due);
  add_state (self, step, late);
  add_decision (self, step);
}

static void
add_table (Progress *self, ActionsItem *sheet)
{
  const char *titles[] = { C_ ("column", "No"), _ ("Actions"), _ ("Due"), _ ("State of progress") };
  static const double weights[] = { 6, 47, 20, 27 };

  maillage_document_begin_table (self->document, titles, weights, G_N_ELEMENTS (weights));
  for (guint i = 0; i < sheet->children->len; i++)
    add_row (self, sheet->children->pdata[i]);
  maillage_document_end_table (self->document);
}

static void
add_sheet (Progress *self, ActionsItem *sheet)
{
  g_autofree char *pilot = actions_dup_pilot (self->scope, sheet->record);
  g_autofree char *partners = actions_dup_partners (sheet->record);

  maillage_document_add_heading (self->document, sheet->number, sheet->title);
  maillage_document_add_value (self->document, _ ("Pilot"), pilot);
  maillage_document_add_value (self->document, _ ("Partners"), partners);
  if (sheet->n_steps == 0)
    {
      maillage_document_add_paragraph (self->document, _ ("No step has been written yet."));
      return;
    }
  add_bar (self, sheet);
  add_table (self, sheet);
}

/* The axis is said when it is another one than that of the sheet before. */
static void
add_axis (Progress *self, ActionsItem *sheet, char **axis)
{
  char *now = maillage_record_dup_display (sheet->record, "axis");

  if (now != NULL && g_strcmp0 (now, *axis) != 0)
    maillage_document_add_heading (self->document, NULL, now);
  g_free (*axis);
  *axis = now;
}

/* Of several plans each is named before its axes. */
static gboolean
starts_plan (GPtrArray *sheets, guint i)
{
  return i == 0
         || g_strcmp0 (((ActionsItem *) sheets->pdata[i])->plan,
                       ((ActionsItem *) sheets->pdata[i - 1])->plan)
                != 0;
}

static void
add_plan (Progress *self, ActionsItem *sheet, char **axis)
{
  g_autofree char *plan = maillage_record_dup_display (sheet->record, "plan");

  maillage_document_add_heading (self->document, NULL, plan != NULL ? plan : _ ("Without a plan"));
  g_clear_pointer (axis, g_free);
}

/* What moved since the last committee */

static void
add_summary_count (Progress *self, const char *format, guint n, MaillageTone tone)
{
  g_autofree char *words = g_strdup_printf (format, n);

  if (n > 0)
    maillage_document_add_count (self->document, words, tone);
}

static void
add_summary (Progress *self, GPtrArray *sheets)
{
  ActionsSince *since = actions_data_get_since (self->data);
  g_autofree char *title = since != NULL ? actions_since_dup_words (since) : NULL;
  guint n[ACTIONS_MOVE_NEW + 1] = { 0 };
  guint n_done = 0;

  if (since == NULL)
    return;
  for (guint i = 0; i < sheets->len; i++)
    {
      ActionsItem *sheet = sheets->pdata[i];

      n_done += sheet->n_newly_done;
      for (guint j = 0; j < sheet->children->len && sheet->since != NULL; j++)
        n[((ActionsItem *) sheet->children->pdata[j])->move]++;
    }
  maillage_document_add_summary (self->document, title);
  n[ACTIONS_MOVE_STATE] -= n_done;
  add_summary_count (self,
                     g_dngettext (GETTEXT_PACKAGE, "%u step done", "%u steps done", n_done),
                     n_done,
                     MAILLAGE_TONE_SUCCESS);
  add_summary_count (
      self,
      g_dngettext (
          GETTEXT_PACKAGE, "%u in another state", "%u in another state", n[ACTIONS_MOVE_STATE]),
      n[ACTIONS_MOVE_STATE],
      MAILLAGE_TONE_ACCENT);
  add_summary_count (
      self,
      g_dngettext (GETTEXT_PACKAGE, "%u became late", "%u became late", n[ACTIONS_MOVE_LATE]),
      n[ACTIONS_MOVE_LATE],
      MAILLAGE_TONE_ERROR);
  add_summary_count (self,
                     g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n[ACTIONS_MOVE_NEW]),
                     n[ACTIONS_MOVE_NEW],
                     MAILLAGE_TONE_NEUTRAL);
  add_summary_count (
      self,
      g_dngettext (GETTEXT_PACKAGE, "%u unchanged", "%u unchanged", n[ACTIONS_MOVE_NONE]),
      n[ACTIONS_MOVE_NONE],
      MAILLAGE_TONE_NEUTRAL);
}

/* The plan of every sheet, when it is the same. */
static MaillageRecord *
load_common_plan (Progress *self, GPtrArray *sheets)
{
  const char *common = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const char *plan = ((ActionsItem *) sheets->pdata[i])->plan;

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
  g_autofree char *meeting = actions_dup_next_committee (
      self->scope, plan != NULL ? maillage_record_get_uuid (plan) : NULL, self->keys, self->today);
  /* TRANSLATORS: a day. */
  g_autofree char *as_of
      = meeting != NULL ? g_steal_pointer (&meeting) : g_strdup_printf (_ ("As of %s"), day);
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

/* What has none comes last. */
static int
compare_titles (const char *one, const char *other)
{
  g_autofree char *one_key = one != NULL ? maillage_text_sort_key (one) : NULL;
  g_autofree char *other_key = other != NULL ? maillage_text_sort_key (other) : NULL;

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return strcmp (one_key, other_key);
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  ActionsItem *one = *(gpointer *) a, *other = *(gpointer *) b;
  g_autofree char *one_plan = maillage_record_dup_display (one->record, "plan");
  g_autofree char *other_plan = maillage_record_dup_display (other->record, "plan");
  g_autofree char *one_axis = maillage_record_dup_display (one->record, "axis");
  g_autofree char *other_axis = maillage_record_dup_display (other->record, "axis");
  g_autofree char *one_key = maillage_text_sort_key (one_axis != NULL ? one_axis : "");
  g_autofree char *other_key = maillage_text_sort_key (other_axis != NULL ? other_axis : "");
  int order = compare_titles (one_plan, other_plan);

  if (order == 0)
    order = g_strcmp0 (one->plan, other->plan);

  return order != 0 ? order : strcmp (one_key, other_key);
}

static void
write_sheets (Progress *self, GPtrArray *sheets)
{
  g_autoptr (MaillageRecord) common = load_common_plan (self, sheets);
  g_autofree char *axis = NULL;

  g_ptr_array_sort (sheets, compare_sheets);
  add_head (self, sheets);
  add_summary (self, sheets);
  for (guint i = 0; i < sheets->len; i++)
    {
      if (common == NULL && starts_plan (sheets, i))
        add_plan (self, sheets->pdata[i], &axis);
      add_axis (self, sheets->pdata[i], &axis);
      add_sheet (self, sheets->pdata[i]);
    }
  add_decisions (self);
}

/* To the last review of the plan, or the last committee that followed it: somebody else's says
 * nothing of these sheets. Of all there is, to each plan's own, as on the page. */
static gboolean
look_back (Progress *self, GPtrArray *sheets, GError **error)
{
  g_autoptr (MaillageRecord) plan = load_common_plan (self, sheets);
  g_autoptr (GPtrArray) days = actions_since_list (
      self->scope, plan != NULL ? maillage_record_get_uuid (plan) : NULL, self->keys, self->today);

  return days->len == 0 || actions_data_look_back (self->data, days->pdata[0], error);
}

static GHashTable *
list_keys (GPtrArray *sheets)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sheets->len; i++)
    g_hash_table_add (keys, (gpointer) ((ActionsItem *) sheets->pdata[i])->key);
  return keys;
}

typedef gboolean (*WantedFunc) (ActionsItem *sheet, const char *const *uuids);

static gboolean
is_named (ActionsItem *sheet, const char *const *uuids)
{
  return g_strv_contains (uuids, sheet->key);
}

static gboolean
is_of_plan (ActionsItem *sheet, const char *const *uuids)
{
  return sheet->plan != NULL && g_strv_contains (uuids, sheet->plan);
}

static gboolean
make (MaillageScope *scope,
      MaillageDocument *document,
      const char *const *uuids,
      gpointer wanted,
      GError **error)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GPtrArray) to_decide = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ActionsData) data = actions_data_new (scope);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GHashTable) keys = NULL;
  Progress self = { scope, document, today, data, to_decide, NULL };
  gboolean every = uuids == NULL || uuids[0] == NULL;
  GPtrArray *all;

  if (!actions_data_read (data, error))
    return FALSE;
  all = actions_data_get_sheets (data);
  for (guint i = 0; i < all->len; i++)
    if (every || ((WantedFunc) wanted) (all->pdata[i], uuids))
      g_ptr_array_add (sheets, all->pdata[i]);
  if (sheets->len == 0)
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_NOT_FOUND,
                           _ ("There is no action sheet to print: write one first."));
      return FALSE;
    }
  if (!every)
    self.keys = keys = list_keys (sheets);
  if (!look_back (&self, sheets, error))
    return FALSE;
  write_sheets (&self, sheets);
  return TRUE;
}

void
actions_add_progress (MaillageScope *scope)
{
  maillage_scope_add_document (scope,
                               "progress",
                               _ ("State of progress"),
                               ACTIONS_ACTION_SHEET,
                               make,
                               (gpointer) is_named,
                               NULL);
  maillage_scope_add_document (scope,
                               "plan_progress",
                               _ ("State of progress"),
                               ACTIONS_PLAN,
                               make,
                               (gpointer) is_of_plan,
                               NULL);
}
