/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-data-private.h"

#include <string.h>

typedef struct
{
  ActionsData *data;
  ActionsGrouping by;
  GHashTable *by_key; /* borrowed groups */
  GPtrArray *groups;
} Grouping;

static ActionsItem *
find_group (Grouping *self, const char *key, const char *title)
{
  ActionsItem *group = g_hash_table_lookup (self->by_key, key);

  if (group != NULL)
    return group;
  group = actions_item_new (ACTIONS_ITEM_GROUP, key);
  group->title = g_strdup (title);
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (self->by_key, group->key, group);
  return group;
}

/* "plan · axis"; the plan alone without one. */
static ActionsItem *
find_axis_group (Grouping *self, ActionsItem *sheet)
{
  g_autofree char *plan = maillage_record_dup_display (sheet->record, "plan");
  g_autofree char *axis = maillage_record_dup_display (sheet->record, "axis");
  g_autofree char *title = plan != NULL && axis != NULL
                               ? g_strconcat (plan, " · ", axis, NULL)
                               : g_strdup (plan != NULL   ? plan
                                           : axis != NULL ? axis
                                                          : _ ("Without a plan"));
  const char *axis_uuid = maillage_record_get_value (sheet->record, "axis");
  g_autofree char *key = g_strdup_printf (
      "%s/%s", sheet->plan != NULL ? sheet->plan : "", axis_uuid ? axis_uuid : "");

  return find_group (self, key, title);
}

static ActionsItem *
find_step_group (Grouping *self, ActionsItem *step)
{
  g_autofree char *pilot = NULL;
  MaillageChoice *choice;

  if (self->by == ACTIONS_BY_STATE)
    {
      choice = actions_item_get_choice (step, step->state);
      return find_group (
          self, step->state, choice != NULL ? maillage_choice_get_label (choice) : step->state);
    }
  pilot = actions_item_dup_pilot (step);
  return find_group (
      self, pilot != NULL ? pilot : "", pilot != NULL ? pilot : _ ("Without a pilot"));
}

static void
count (ActionsItem *group, ActionsItem *step)
{
  group->n_steps++;
  group->n_done += strcmp (step->state, "done") == 0;
  group->n_newly_done += step->move == ACTIONS_MOVE_STATE && strcmp (step->state, "done") == 0;
}

static void
add_sheet (Grouping *self, ActionsItem *sheet, ActionsKeepFunc keep, gpointer user_data)
{
  ActionsItem *group = NULL;

  for (guint i = 0; i < sheet->children->len; i++)
    {
      ActionsItem *step = sheet->children->pdata[i];

      if (keep != NULL && !keep (step, user_data))
        continue;
      if (self->by != ACTIONS_BY_AXIS)
        group = find_step_group (self, step);
      else if (group == NULL)
        {
          group = find_axis_group (self, sheet);
          g_ptr_array_add (group->children, g_object_ref (sheet));
        }
      g_ptr_array_add (group->children, g_object_ref (step));
      count (group, step);
    }
  /* A sheet without steps stands there all the same, unless one looks for steps. */
  if (self->by == ACTIONS_BY_AXIS && keep == NULL && sheet->children->len == 0)
    g_ptr_array_add (find_axis_group (self, sheet)->children, g_object_ref (sheet));
}

/* States in their own order; the rest by name, what has none last. */
static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  ActionsItem *one = *(gpointer *) a, *other = *(gpointer *) b;
  Grouping *self = data;
  g_autofree char *one_key = NULL, *other_key = NULL;

  if (self->by == ACTIONS_BY_STATE)
    return (int) actions_find_state (one->key) - (int) actions_find_state (other->key);
  if ((one->key[0] == '\0') != (other->key[0] == '\0'))
    return one->key[0] == '\0' ? 1 : -1;
  one_key = maillage_text_sort_key (one->title);
  other_key = maillage_text_sort_key (other->title);
  return strcmp (one_key, other_key);
}

GPtrArray *
actions_data_group (ActionsData *data, ActionsGrouping by, ActionsKeepFunc keep, gpointer user_data)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  Grouping self = { data, by, by_key, groups };

  for (guint i = 0; i < data->sheets->len; i++)
    add_sheet (&self, data->sheets->pdata[i], keep, user_data);
  g_ptr_array_sort_with_data (groups, compare_groups, &self);
  return groups;
}
