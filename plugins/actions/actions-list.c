/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-list.h"

#include "actions-row.h"

#include <string.h>

/* The rows that fit into the window are shown at once. The widgets of the next ones, of which
 * GtkListView keeps two hundred, are made some at a time between the frames. */
#define ROW_HEIGHT 44 /* as in style-table.css */
#define ABOVE 150     /* the bar, the filters and the head take as much at least */
#define USUAL_ROWS 24
#define MORE_ROWS 24
#define KEPT_ROWS 224

struct _ActionsList
{
  GtkWidget parent_instance;

  GtkWidget *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GPtrArray *groups;
  GHashTable *folded; /* keys of groups */
  guint fill_id;      /* a tick callback, while rows are missing */
  gboolean drawn;     /* the first ones */
};

G_DEFINE_FINAL_TYPE (ActionsList, actions_list, GTK_TYPE_WIDGET)

static guint set_state_signal;

/* Rows */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, actions_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  actions_row_set_item (ACTIONS_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  actions_row_set_item (ACTIONS_ROW (gtk_list_item_get_child (item)), NULL);
}

static GPtrArray *
list_visible (ActionsList *self)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      ActionsItem *group = self->groups->pdata[i];

      g_ptr_array_add (all, group);
      for (guint j = 0; !group->folded && j < group->children->len; j++)
        g_ptr_array_add (all, group->children->pdata[j]);
    }
  return all;
}

static gboolean
same_at (ActionsList *self, guint position, gpointer item)
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return there == item;
}

/* Only what is between the first and the last difference is placed anew: the view stays where it
 * is, and so does the focus. */
static void
place_rows (ActionsList *self, GPtrArray *now)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint first = 0, last = 0;

  while (first < MIN (n, now->len) && same_at (self, first, now->pdata[first]))
    first++;
  while (last < MIN (n, now->len) - first
         && same_at (self, n - 1 - last, now->pdata[now->len - 1 - last]))
    last++;
  if (n - first - last > 0 || now->len - first - last > 0)
    g_list_store_splice (
        self->rows, first, n - first - last, now->pdata + first, now->len - first - last);
}

static gboolean
fill_more (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ActionsList *self = ACTIONS_LIST (widget);
  g_autoptr (GPtrArray) now = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) + MORE_ROWS;

  if (!self->drawn) /* this frame has the first ones to draw */
    {
      self->drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }
  now = list_visible (self);
  if (n < MIN (now->len, KEPT_ROWS))
    {
      g_ptr_array_set_size (now, (int) n);
      place_rows (self, now);
      return G_SOURCE_CONTINUE;
    }
  self->fill_id = 0;
  place_rows (self, now);
  return G_SOURCE_REMOVE;
}

static void
stop_filling (ActionsList *self)
{
  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;
}

static guint
count_first_rows (ActionsList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;

  return height > ABOVE ? (guint) (height - ABOVE) / ROW_HEIGHT + 1 : USUAL_ROWS;
}

static void
update_rows (ActionsList *self)
{
  g_autoptr (GPtrArray) now = list_visible (self);
  guint n_first = count_first_rows (self);

  stop_filling (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0 && now->len > n_first)
    {
      g_ptr_array_set_size (now, (int) n_first);
      self->drawn = FALSE;
      self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_more, NULL, NULL);
    }
  place_rows (self, now);
}

/* Whoever speaks of a row by its place means all of them. */
static void
fill_all (ActionsList *self)
{
  if (self->fill_id != 0)
    update_rows (self);
}

static ActionsItem *
get_selected (ActionsList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static ActionsItem *
find_group (ActionsList *self, ActionsItem *item)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      ActionsItem *group = self->groups->pdata[i];

      if (group == item || g_ptr_array_find (group->children, item, NULL))
        return group;
    }
  return NULL;
}

/* Keys */

static void
select_item (ActionsList *self, ActionsItem *item)
{
  guint position;

  fill_all (self);
  if (g_list_store_find (self->rows, item, &position))
    actions_list_select (self, position);
}

static gboolean
fold_selected (ActionsList *self, gboolean folded)
{
  ActionsItem *item = get_selected (self);
  ActionsItem *group = item != NULL ? find_group (self, item) : NULL;

  if (group == NULL)
    return FALSE;
  if (folded)
    select_item (self, group);
  actions_list_fold (self, group, folded);
  return TRUE;
}

gboolean
actions_list_press (ActionsList *self, guint keyval)
{
  ActionsItem *item = get_selected (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint number;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    return fold_selected (self, (keyval == GDK_KEY_Left) != mirrored);
  number = keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_5 ? keyval - GDK_KEY_KP_1
                                                            : keyval - GDK_KEY_1;
  if (number >= ACTIONS_N_STATES || item == NULL || item->type != ACTIONS_ITEM_STEP)
    return FALSE;
  g_signal_emit (self, set_state_signal, 0, item, actions_states[number].value);
  return TRUE;
}

/* French keyboards give digits with Shift alone: the key itself counts too. */
static gboolean
pressed (GtkEventControllerKey *controller,
         guint keyval,
         guint keycode,
         GdkModifierType modifiers,
         ActionsList *self)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keycode >= 10 && keycode <= 14 && (keyval < GDK_KEY_0 || keyval > GDK_KEY_9))
    keyval = GDK_KEY_1 + (keycode - 10);
  return actions_list_press (self, keyval);
}

static void
activated (GtkListView *view, guint position, ActionsList *self)
{
  g_autoptr (ActionsItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (item->type == ACTIONS_ITEM_GROUP)
    actions_list_fold (self, item, !item->folded);
  else
    maillage_ui_open_record (GTK_WIDGET (self), item->key);
}

/* A group's row folds with one click, like the sign it begins with. */
static void
clicked (GtkGestureClick *gesture, int n_press, double x, double y, ActionsList *self)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, ACTIONS_TYPE_ROW) : NULL;
  ActionsItem *item = row != NULL ? actions_row_get_item (ACTIONS_ROW (row)) : NULL;

  if (n_press == 1 && item != NULL && item->type == ACTIONS_ITEM_GROUP)
    actions_list_fold (self, item, !item->folded);
}

static void
actions_list_dispose (GObject *object)
{
  ActionsList *self = ACTIONS_LIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  stop_filling (self);
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  G_OBJECT_CLASS (actions_list_parent_class)->dispose (object);
}

static void
actions_list_class_init (ActionsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actions_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  set_state_signal = g_signal_new ("set-state",
                                   ACTIONS_TYPE_LIST,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   ACTIONS_TYPE_ITEM,
                                   G_TYPE_STRING);
}

static void
add_controllers (ActionsList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect (click, "released", G_CALLBACK (clicked), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
}

static void
actions_list_init (ActionsList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (ACTIONS_TYPE_ITEM);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "maillage-progress");
  g_signal_connect (self->view, "activate", G_CALLBACK (activated), self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("State of progress"), -1);
  add_controllers (self);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

GtkWidget *
actions_list_new (void)
{
  return g_object_new (ACTIONS_TYPE_LIST, NULL);
}

static ActionsItem *
find_former (ActionsList *self, const char *key)
{
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    if (strcmp (((ActionsItem *) self->groups->pdata[i])->key, key) == 0)
      return self->groups->pdata[i];
  return NULL;
}

/* A group that was there already stays the same row, with what it now holds. */
static ActionsItem *
keep_group (ActionsList *self, ActionsItem *group)
{
  ActionsItem *former = find_former (self, group->key);
  char *title;

  if (former == NULL)
    {
      group->folded = g_hash_table_contains (self->folded, group->key);
      return g_object_ref (group);
    }
  title = former->title;
  former->title = g_steal_pointer (&group->title);
  g_free (title);
  former->n_steps = group->n_steps;
  former->n_done = group->n_done;
  former->n_newly_done = group->n_newly_done;
  g_ptr_array_set_size (former->children, 0);
  g_ptr_array_extend_and_steal (former->children, g_steal_pointer (&group->children));
  group->children = g_ptr_array_new_with_free_func (g_object_unref);
  return g_object_ref (former);
}

void
actions_list_set_groups (ActionsList *self, GPtrArray *groups)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (kept, keep_group (self, groups->pdata[i]));
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&kept);
  update_rows (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (ActionsItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      actions_item_changed (item);
    }
}

void
actions_list_fold (ActionsList *self, ActionsItem *group, gboolean folded)
{
  if (group->folded == folded)
    return;
  group->folded = folded;
  if (folded)
    g_hash_table_add (self->folded, g_strdup (group->key));
  else
    g_hash_table_remove (self->folded, group->key);
  update_rows (self);
  actions_item_changed (group);
}

void
actions_list_select (ActionsList *self, guint position)
{
  fill_all (self);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}
