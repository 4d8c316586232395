/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Demo data: the plans of five public documents, action sheet 14 of Haute-Gironde to the letter,
 * and one plan that is called fictitious. */

#include "actions-demo.h"

#include <string.h>

static void
add_objectives (MaillageEdit *edit, const char *owner, const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (gsize i = 0; split[i] != NULL; i++)
    maillage_edit_set (
        edit, maillage_edit_create_child (edit, ACTIONS_OBJECTIVE, owner), "wording", split[i]);
}

static void
add_axes (MaillageEdit *edit, const char *plan, const char *key, const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (gsize i = 0; split[i] != NULL; i++)
    {
      const char *axis = maillage_edit_create_child (edit, ACTIONS_AXIS, plan);
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
      g_autofree char *axis_key = g_strdup_printf ("actions:%s:%s", key, number);

      maillage_edit_set_key (edit, axis_key, axis);
      maillage_edit_set (edit, axis, "number", number);
      maillage_edit_set (edit, axis, "title", split[i]);
    }
}

/* The perimeter of Haute-Gironde is a record of the partners' demo data; without that plugin it has
 * its name alone. */
static char *
dup_territories (MaillageEdit *edit, const char *territories)
{
  const char *own = maillage_edit_find_key (edit, "partners:T06");

  if (own == NULL || territories == NULL || !g_str_has_prefix (territories, "own:"))
    return g_strdup (territories);
  return g_strconcat ("own:", own, strchr (territories, ' '), NULL);
}

static void
add_plan (MaillageEdit *edit, const ActionsDemoPlan *from)
{
  g_autofree char *territories = dup_territories (edit, from->territories);
  const char *plan = maillage_edit_create (edit, ACTIONS_PLAN);
  g_autofree char *key = g_strconcat ("actions:", from->key, NULL);

  maillage_edit_set_key (edit, key, plan);
  maillage_edit_set (edit, plan, "title", from->title);
  maillage_edit_set (edit, plan, "territories", territories);
  maillage_edit_set (edit, plan, "description", from->description);
  maillage_edit_set (edit, plan, "starts", from->starts);
  maillage_edit_set (edit, plan, "ends", from->ends);
  maillage_edit_link_keys (edit, plan, "carrier", from->carrier);
  maillage_edit_link_keys (edit, plan, "tags", from->tag);
  add_objectives (edit, plan, from->objectives);
  add_axes (edit, plan, from->key, from->axes);
}

static const char *
add_sheet (MaillageEdit *edit, const ActionsDemoSheet *from)
{
  const char *sheet = maillage_edit_create (edit, ACTIONS_ACTION_SHEET);
  g_autofree char *plan = g_strconcat ("actions:", from->plan, NULL);
  g_autofree char *axis = g_strdup_printf ("%s:%u", plan, from->axis);
  g_autofree char *key = g_strdup_printf ("actions:sheet:%s", from->number);

  if (from->number != NULL)
    maillage_edit_set_key (edit, key, sheet);
  maillage_edit_set (edit, sheet, "number", from->number);
  maillage_edit_set (edit, sheet, "title", from->title);
  maillage_edit_set (edit, sheet, "context", from->context);
  maillage_edit_set (edit, sheet, "partners_rule", from->partners_rule);
  maillage_edit_set (edit, sheet, "remarks", from->remarks);
  maillage_edit_link_keys (edit, sheet, "plan", plan);
  maillage_edit_link_keys (edit, sheet, "axis", axis);
  maillage_edit_link_keys (edit, sheet, "pilot", from->pilot);
  maillage_edit_link_keys (edit, sheet, "partners", from->partners);
  maillage_edit_link_keys (edit, sheet, "tags", from->tag);
  add_objectives (edit, sheet, from->objectives);
  return sheet;
}

/* The review of the fictitious plan: the states of September 2021. */
static const char *
add_review (MaillageEdit *edit)
{
  const char *plan = maillage_edit_find_key (edit, "actions:P9");
  const char *review = maillage_edit_create_child (edit, ACTIONS_REVIEW, plan);

  maillage_edit_set (edit, review, "title", "Comité de pilotage (fictif)");
  maillage_edit_set (edit, review, "date", "2021-09-16");
  return review;
}

static const char *
add_step (MaillageEdit *edit, const char *sheet, const char *review, const ActionsDemoStep *from)
{
  const char *step = maillage_edit_create_child (edit, ACTIONS_STEP, sheet);
  const char *frozen;

  maillage_edit_set (edit, step, "wording", from->wording);
  maillage_edit_set (edit, step, "state", from->state);
  maillage_edit_set (edit, step, "due", from->due);
  maillage_edit_set (edit, step, "reason", from->reason);
  if (from->then == NULL)
    return step;
  frozen = maillage_edit_create_child (edit, ACTIONS_FROZEN, review);
  maillage_edit_link (edit, frozen, "step", step);
  maillage_edit_set (edit, frozen, "state", from->then);
  maillage_edit_set (edit, frozen, "due", from->due);
  return step;
}

static void
add_indicator (MaillageEdit *edit, const char *sheet, const ActionsDemoIndicator *from)
{
  const char *indicator = maillage_edit_create_child (edit, ACTIONS_INDICATOR, sheet);
  g_auto (GStrv) lines = g_strsplit (from->measures != NULL ? from->measures : "", "\n", -1);

  maillage_edit_set (edit, indicator, "name", from->name);
  maillage_edit_set (edit, indicator, "unit", from->unit);
  maillage_edit_set (edit, indicator, "source", from->source);
  maillage_edit_set (edit, indicator, "target", from->target);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 3);
      const char *measure = maillage_edit_create_child (edit, ACTIONS_MEASURE, indicator);

      maillage_edit_set (edit, measure, "date", parts[0]);
      maillage_edit_set (edit, measure, "value", parts[1]);
      maillage_edit_set (edit, measure, "source", parts[2]);
    }
}

void
actions_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data)
{
  g_autofree const char **sheets = g_new0 (const char *, actions_demo_n_sheets);
  const char *review;

  for (gsize i = 0; i < actions_demo_n_plans; i++)
    add_plan (edit, &actions_demo_plans[i]);
  for (gsize i = 0; i < actions_demo_n_sheets; i++)
    sheets[i] = add_sheet (edit, &actions_demo_sheets[i]);
  review = add_review (edit);
  for (gsize i = 0; i < actions_demo_n_steps; i++)
    {
      const ActionsDemoStep *from = &actions_demo_steps[i];
      const char *step = add_step (edit, sheets[from->sheet], review, from);

      /* A guide is printed once it is written. */
      if (strcmp (from->wording, "Rédiger un guide des recours en langage clair") == 0)
        maillage_edit_set_key (edit, "actions:guide", step);
      if (strcmp (from->wording, "Imprimer et diffuser le guide") == 0)
        maillage_edit_link_keys (edit, step, "depends", "actions:guide");
    }
  for (gsize i = 0; i < actions_demo_n_indicators; i++)
    add_indicator (edit, sheets[actions_demo_indicators[i].sheet], &actions_demo_indicators[i]);
}
