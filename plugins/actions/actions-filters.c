/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-filters.h"

#include "actions-drop.h"

#include <string.h>

struct _ActionsFilters
{
  GtkWidget parent_instance;

  GtkWidget *box, *plan, *pilot, *state, *late;
  ActionsData *data; /* NULL until it is read */
};

G_DEFINE_FINAL_TYPE (ActionsFilters, actions_filters, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed (ActionsFilters *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static const char *
get_chosen (GtkWidget *drop)
{
  return actions_drop_get_chosen (ACTIONS_DROP (drop));
}

/* What one can choose */

static void
list_plans (gpointer user_data, GPtrArray *ids, GPtrArray *labels)
{
  ActionsFilters *self = user_data;
  GPtrArray *plans = self->data != NULL ? actions_data_get_plans (self->data) : NULL;

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      g_ptr_array_add (ids, g_strdup (maillage_record_get_uuid (plans->pdata[i])));
      g_ptr_array_add (labels, g_strdup (maillage_record_get_title (plans->pdata[i])));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char **) a, *(char **) b);
}

static void
add_pilots (GPtrArray *items, GHashTable *seen, GPtrArray *names)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *name = actions_item_dup_pilot (items->pdata[i]);

      /* The set borrows its keys from the list. */
      if (name == NULL || g_hash_table_contains (seen, name))
        continue;
      g_hash_table_add (seen, name);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

/* A pilot is known by its name. */
static void
list_pilots (gpointer user_data, GPtrArray *ids, GPtrArray *labels)
{
  ActionsFilters *self = user_data;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->data == NULL)
    return;
  add_pilots (actions_data_get_sheets (self->data), seen, ids);
  add_pilots (actions_data_get_steps (self->data), seen, ids);
  g_ptr_array_sort (ids, compare_names);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (labels, g_strdup (ids->pdata[i]));
}

static void
list_states (gpointer user_data, GPtrArray *ids, GPtrArray *labels)
{
  const char *words[ACTIONS_N_STATES] = { C_ ("step", "Not started"),
                                          C_ ("step", "In progress"),
                                          C_ ("step", "Done"),
                                          C_ ("step", "Postponed"),
                                          C_ ("step", "Dropped") };

  for (guint i = 0; i < ACTIONS_N_STATES; i++)
    {
      g_ptr_array_add (ids, g_strdup (actions_states[i].value));
      g_ptr_array_add (labels, g_strdup (words[i]));
    }
}

/* The class */

static void
actions_filters_dispose (GObject *object)
{
  ActionsFilters *self = ACTIONS_FILTERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (actions_filters_parent_class)->dispose (object);
}

static void
actions_filters_class_init (ActionsFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actions_filters_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new (
      "changed", ACTIONS_TYPE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_drop (ActionsFilters *self, const char *name, const char *all, ActionsDropList list)
{
  GtkWidget *drop = actions_drop_new (name, all, list, self);

  g_signal_connect_swapped (drop, "changed", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), drop);
  return drop;
}

static void
actions_filters_init (ActionsFilters *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "maillage-list-bar");
  self->plan = add_drop (self, _ ("Plan"), _ ("Plan: all"), list_plans);
  self->pilot = add_drop (self, _ ("Pilot"), _ ("Pilot"), list_pilots);
  self->state = add_drop (self, _ ("State"), _ ("State"), list_states);
  self->late = gtk_toggle_button_new_with_label (_ ("Late"));
  gtk_widget_add_css_class (self->late, "maillage-filter-toggle");
  gtk_widget_set_valign (self->late, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->late, "toggled", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), self->late);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
actions_filters_new (gboolean with_state)
{
  ActionsFilters *self = g_object_new (ACTIONS_TYPE_FILTERS, NULL);

  gtk_widget_set_visible (self->state, with_state);
  return GTK_WIDGET (self);
}

void
actions_filters_set_data (ActionsFilters *self, ActionsData *data)
{
  GtkWidget *drops[] = { self->plan, self->pilot };

  g_set_object (&self->data, data);
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    if (get_chosen (drops[i]) != NULL)
      actions_drop_set_chosen (ACTIONS_DROP (drops[i]), get_chosen (drops[i]));
}

gboolean
actions_filters_keep (ActionsItem *step, gpointer filters)
{
  ActionsFilters *self = filters;
  const char *plan = get_chosen (self->plan);
  const char *pilot = get_chosen (self->pilot);
  const char *state = get_chosen (self->state);
  g_autofree char *own = pilot != NULL ? actions_item_dup_pilot (step) : NULL;

  if (plan != NULL && g_strcmp0 (step->plan, plan) != 0)
    return FALSE;
  if (pilot != NULL && g_strcmp0 (own, pilot) != 0)
    return FALSE;
  if (state != NULL && strcmp (state, step->state) != 0)
    return FALSE;
  return step->late || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
}

gboolean
actions_filters_get_in_use (ActionsFilters *self)
{
  return get_chosen (self->plan) != NULL || get_chosen (self->pilot) != NULL
         || get_chosen (self->state) != NULL
         || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
}

const char *
actions_filters_get_plan (ActionsFilters *self)
{
  return get_chosen (self->plan);
}

void
actions_filters_append (ActionsFilters *self, GtkWidget *end)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->box), space);
  gtk_box_append (GTK_BOX (self->box), end);
}
