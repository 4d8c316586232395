/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-filters.h"

#include <string.h>

struct _ActionsFilters
{
  GtkWidget parent_instance;

  GtkWidget *box, *plan, *pilot, *state, *late;
  GPtrArray *plans;  /* UUIDs */
  GPtrArray *pilots; /* names */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ActionsFilters, actions_filters, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed (ActionsFilters *self)
{
  GtkWidget *drops[] = { self->plan, self->pilot, self->state };

  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    if (gtk_drop_down_get_selected (GTK_DROP_DOWN (drops[i])) > 0)
      gtk_widget_add_css_class (drops[i], "maillage-in-use");
    else
      gtk_widget_remove_css_class (drops[i], "maillage-in-use");
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static const char *
get_chosen (GtkWidget *drop, GPtrArray *ids)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop));

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION && selected <= ids->len
             ? ids->pdata[selected - 1]
             : NULL;
}

static void
actions_filters_dispose (GObject *object)
{
  ActionsFilters *self = ACTIONS_FILTERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (actions_filters_parent_class)->dispose (object);
}

static void
actions_filters_finalize (GObject *object)
{
  ActionsFilters *self = ACTIONS_FILTERS (object);

  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->pilots);
  G_OBJECT_CLASS (actions_filters_parent_class)->finalize (object);
}

static void
actions_filters_class_init (ActionsFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actions_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = actions_filters_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new (
      "changed", ACTIONS_TYPE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_drop (ActionsFilters *self, const char *label)
{
  GtkWidget *drop = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  gtk_widget_add_css_class (drop, "maillage-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), drop);
  return drop;
}

static void
fill_drop (GtkWidget *drop, const char *all, const char *const *labels, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, all);
  gtk_string_list_splice (list, 1, 0, labels);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), selected);
}

static void
fill_states (ActionsFilters *self)
{
  const char *labels[]
      = { C_ ("step", "Not started"), C_ ("step", "In progress"), C_ ("step", "Done"),
          C_ ("step", "Postponed"),   C_ ("step", "Dropped"),     NULL };

  fill_drop (self->state, _ ("State"), labels, 0);
}

static void
actions_filters_init (ActionsFilters *self)
{
  self->plans = g_ptr_array_new_with_free_func (g_free);
  self->pilots = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "maillage-list-bar");
  self->plan = add_drop (self, _ ("Plan"));
  self->pilot = add_drop (self, _ ("Pilot"));
  self->state = add_drop (self, _ ("State"));
  fill_drop (self->plan, _ ("Plan: all"), NULL, 0);
  fill_drop (self->pilot, _ ("Pilot"), NULL, 0);
  fill_states (self);
  self->late = gtk_toggle_button_new_with_label (_ ("Late"));
  gtk_widget_add_css_class (self->late, "maillage-filter-toggle");
  gtk_widget_set_valign (self->late, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->late, "toggled", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), self->late);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->filling = FALSE;
}

GtkWidget *
actions_filters_new (gboolean with_state)
{
  ActionsFilters *self = g_object_new (ACTIONS_TYPE_FILTERS, NULL);

  gtk_widget_set_visible (self->state, with_state);
  return GTK_WIDGET (self);
}

/* The list anew, with what was chosen still chosen. */
static void
refill (GtkWidget *drop, const char *all, GPtrArray **ids, GPtrArray *now, GPtrArray *labels)
{
  const char *chosen = get_chosen (drop, *ids);
  guint selected = 0;

  for (guint i = 0; chosen != NULL && i < now->len; i++)
    if (strcmp (now->pdata[i], chosen) == 0)
      selected = i + 1;
  g_ptr_array_add (labels, NULL);
  fill_drop (drop, all, (const char *const *) labels->pdata, selected);
  g_ptr_array_unref (*ids);
  *ids = now;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char **) a, *(char **) b);
}

static GPtrArray *
list_pilots (ActionsData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *sheets = actions_data_get_sheets (data);
  GPtrArray *steps = actions_data_get_steps (data);

  for (guint i = 0; i < sheets->len + steps->len; i++)
    {
      g_autofree char *name = actions_item_dup_pilot (
          i < sheets->len ? sheets->pdata[i] : steps->pdata[i - sheets->len]);

      /* The set borrows its keys from the list. */
      if (name == NULL || g_hash_table_contains (seen, name))
        continue;
      g_hash_table_add (seen, name);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

void
actions_filters_set_data (ActionsFilters *self, ActionsData *data)
{
  GPtrArray *plans = actions_data_get_plans (data);
  GPtrArray *uuids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *pilots = list_pilots (data);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < plans->len; i++)
    {
      g_ptr_array_add (uuids, g_strdup (maillage_record_get_uuid (plans->pdata[i])));
      g_ptr_array_add (titles, (gpointer) maillage_record_get_title (plans->pdata[i]));
    }
  g_ptr_array_extend (names, pilots, NULL, NULL);
  self->filling = TRUE;
  refill (self->plan, _ ("Plan: all"), &self->plans, uuids, titles);
  refill (self->pilot, _ ("Pilot"), &self->pilots, pilots, names);
  self->filling = FALSE;
}

gboolean
actions_filters_keep (ActionsItem *step, gpointer filters)
{
  ActionsFilters *self = filters;
  guint state = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->state));
  const char *plan = get_chosen (self->plan, self->plans);
  const char *pilot = get_chosen (self->pilot, self->pilots);
  g_autofree char *own = pilot != NULL ? actions_item_dup_pilot (step) : NULL;

  if (plan != NULL && g_strcmp0 (step->plan, plan) != 0)
    return FALSE;
  if (pilot != NULL && g_strcmp0 (own, pilot) != 0)
    return FALSE;
  if (state > 0 && state <= ACTIONS_N_STATES
      && strcmp (actions_states[state - 1].value, step->state) != 0)
    return FALSE;
  return step->late || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
}

gboolean
actions_filters_get_in_use (ActionsFilters *self)
{
  return get_chosen (self->plan, self->plans) != NULL
         || get_chosen (self->pilot, self->pilots) != NULL
         || gtk_drop_down_get_selected (GTK_DROP_DOWN (self->state)) > 0
         || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
}

const char *
actions_filters_get_plan (ActionsFilters *self)
{
  return get_chosen (self->plan, self->plans);
}

void
actions_filters_append (ActionsFilters *self, GtkWidget *end)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->box), space);
  gtk_box_append (GTK_BOX (self->box), end);
}
