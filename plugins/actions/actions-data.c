/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-data-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (ActionsData, actions_data, G_TYPE_OBJECT)

static void
actions_data_finalize (GObject *object)
{
  ActionsData *self = ACTIONS_DATA (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->since);
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->axes);
  G_OBJECT_CLASS (actions_data_parent_class)->finalize (object);
}

static void
actions_data_class_init (ActionsDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actions_data_finalize;
}

static void
actions_data_init (ActionsData *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->axes = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Taking what was read */

static ActionsItem *
take_item (ActionsData *self, GHashTable *items, ActionsItemType type, MaillageRecord *record)
{
  const char *uuid = maillage_record_get_uuid (record);
  ActionsItem *item = g_hash_table_lookup (self->items, uuid);

  item = item != NULL ? g_object_ref (item) : actions_item_new (type, uuid);
  g_set_object (&item->record, record);
  g_ptr_array_set_size (item->children, 0);
  g_hash_table_insert (items, item->key, item);
  return item;
}

static const char *
first_link (MaillageRecord *record, const char *role)
{
  return maillage_record_get_n_links (record, role) > 0 ? maillage_record_get_link (record, role, 0)
                                                        : NULL;
}

static void
take_sheets (ActionsData *self, GHashTable *items, GPtrArray *records)
{
  g_ptr_array_set_size (self->sheets, 0);
  for (guint i = 0; i < records->len; i++)
    {
      ActionsItem *sheet = take_item (self, items, ACTIONS_ITEM_SHEET, records->pdata[i]);

      g_free (sheet->number);
      g_free (sheet->title);
      sheet->number = g_strdup (maillage_record_get_value (sheet->record, "number"));
      sheet->title = g_strdup (maillage_record_get_value (sheet->record, "title"));
      sheet->plan = first_link (sheet->record, "plan");
      sheet->n_steps = sheet->n_done = sheet->n_newly_done = 0;
      g_ptr_array_add (self->sheets, g_object_ref (sheet));
    }
}

static const char *
intern_state (const char *value)
{
  return value != NULL && *value != '\0' ? g_intern_string (value) : "not_started";
}

static void
take_step (ActionsData *self, GHashTable *items, MaillageRecord *record)
{
  const char *owner = maillage_record_get_owner (record);
  ActionsItem *sheet = owner != NULL ? g_hash_table_lookup (items, owner) : NULL;
  ActionsItem *step;

  if (sheet == NULL) /* its sheet is in the trash */
    return;
  step = take_item (self, items, ACTIONS_ITEM_STEP, record);
  step->sheet = sheet;
  step->plan = sheet->plan;
  step->state = intern_state (maillage_record_get_value (record, "state"));
  step->late = maillage_record_get_boolean (record, "late");
  g_free (step->title);
  step->title = g_strdup (maillage_record_get_value (record, "wording"));
  g_ptr_array_add (sheet->children, g_object_ref (step));
}

static void
number_steps (ActionsData *self)
{
  g_ptr_array_set_size (self->steps, 0);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      ActionsItem *sheet = self->sheets->pdata[i];

      for (guint j = 0; j < sheet->children->len; j++)
        {
          ActionsItem *step = sheet->children->pdata[j];

          g_free (step->number);
          step->number = sheet->number != NULL ? g_strdup_printf ("%s.%u", sheet->number, j + 1)
                                               : g_strdup_printf ("%u", j + 1);
          sheet->n_steps++;
          sheet->n_done += step->state == g_intern_static_string ("done");
          g_ptr_array_add (self->steps, g_object_ref (step));
        }
    }
}

static void
take_records (GPtrArray *into, GPtrArray *records)
{
  g_ptr_array_set_size (into, 0);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (into, g_object_ref (records->pdata[i]));
}

gboolean
_actions_data_take (ActionsData *self, GPtrArray *const *read, GError **error)
{
  g_autoptr (GHashTable) items
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  GHashTable *former = self->items;

  take_records (self->plans, read[ACTIONS_READ_PLANS]);
  take_records (self->axes, read[ACTIONS_READ_AXES]);
  take_sheets (self, items, read[ACTIONS_READ_SHEETS]);
  for (guint i = 0; i < read[ACTIONS_READ_STEPS]->len; i++)
    take_step (self, items, read[ACTIONS_READ_STEPS]->pdata[i]);
  number_steps (self);
  self->items = g_steal_pointer (&items);
  g_hash_table_unref (former);
  return _actions_data_look_back (self, error);
}

MaillageQuery *
_actions_data_new_query (ActionsData *self, guint part)
{
  static const char *const kinds[]
      = { ACTIONS_PLAN, ACTIONS_AXIS, ACTIONS_ACTION_SHEET, ACTIONS_STEP };
  MaillageQuery *query = maillage_scope_new_query (self->scope, kinds[part]);

  if (part == ACTIONS_READ_SHEETS)
    maillage_query_set_sort (query, "number", FALSE);
  if (part == ACTIONS_READ_STEPS)
    maillage_query_set_sort (query, "position", FALSE);
  return query;
}

/* Public */

ActionsData *
actions_data_new (MaillageScope *scope)
{
  ActionsData *self = g_object_new (ACTIONS_TYPE_DATA, NULL);

  self->scope = g_object_ref (scope);
  return self;
}

void
actions_data_set_since (ActionsData *self, ActionsSince *since)
{
  g_set_object (&self->since, since);
}

ActionsSince *
actions_data_get_since (ActionsData *self)
{
  return self->since;
}

gboolean
actions_data_read (ActionsData *self, GError **error)
{
  MaillageStore *store = maillage_scope_get_store (self->scope);
  GPtrArray *read[ACTIONS_N_READ] = { NULL };
  gboolean ok = TRUE;

  for (guint part = 0; part < ACTIONS_N_READ && ok; part++)
    {
      g_autoptr (MaillageQuery) query = _actions_data_new_query (self, part);

      read[part] = maillage_store_query (store, query, error);
      ok = read[part] != NULL;
    }
  ok = ok && _actions_data_take (self, read, error);
  for (guint part = 0; part < ACTIONS_N_READ; part++)
    g_clear_pointer (&read[part], g_ptr_array_unref);
  return ok;
}

GPtrArray *
actions_data_get_sheets (ActionsData *self)
{
  return self->sheets;
}

GPtrArray *
actions_data_get_steps (ActionsData *self)
{
  return self->steps;
}

GPtrArray *
actions_data_get_plans (ActionsData *self)
{
  return self->plans;
}
