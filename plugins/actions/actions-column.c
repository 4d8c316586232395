/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-column.h"

#include "actions-card.h"

#include <string.h>

#define NARROW 90

struct _ActionsColumn
{
  GtkWidget parent_instance;

  char *state;
  GtkWidget *box, *head, *sign, *word, *count, *view;
  GListStore *steps;
  GtkSingleSelection *selection;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (ActionsColumn, actions_column, GTK_TYPE_WIDGET)

enum
{
  DROPPED,
  SHIFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_card (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, actions_card_new ());
}

static void
bind_card (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  actions_card_set_item (ACTIONS_CARD (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
unbind_card (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  actions_card_set_item (ACTIONS_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
activated (GtkListView *view, guint position, ActionsColumn *self)
{
  g_autoptr (ActionsItem) item = g_list_model_get_item (G_LIST_MODEL (self->steps), position);

  maillage_ui_open_record (GTK_WIDGET (self), item->key);
}

gboolean
actions_column_shift (ActionsColumn *self, int by)
{
  ActionsItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return FALSE;
  g_signal_emit (self, signals[SHIFT], 0, item, by);
  return TRUE;
}

static gboolean
pressed (GtkEventControllerKey *controller,
         guint keyval,
         guint keycode,
         GdkModifierType modifiers,
         ActionsColumn *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((modifiers & GDK_CONTROL_MASK) == 0 || (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right))
    return FALSE;
  return actions_column_shift (self, (keyval == GDK_KEY_Left) != mirrored ? -1 : 1);
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, ActionsColumn *self)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static void
actions_column_dispose (GObject *object)
{
  ActionsColumn *self = ACTIONS_COLUMN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->steps);
  G_OBJECT_CLASS (actions_column_parent_class)->dispose (object);
}

static void
actions_column_finalize (GObject *object)
{
  g_free (ACTIONS_COLUMN (object)->state);
  G_OBJECT_CLASS (actions_column_parent_class)->finalize (object);
}

static void
actions_column_class_init (ActionsColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actions_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = actions_column_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[DROPPED] = g_signal_new ("dropped",
                                   ACTIONS_TYPE_COLUMN,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   ACTIONS_TYPE_ITEM);
  signals[SHIFT] = g_signal_new ("shift",
                                 ACTIONS_TYPE_COLUMN,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 2,
                                 ACTIONS_TYPE_ITEM,
                                 G_TYPE_INT);
}

static GtkWidget *
view_new (ActionsColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->steps = g_list_store_new (ACTIONS_TYPE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->steps)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_card), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_card), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_card), NULL);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "maillage-board-cards");
  g_signal_connect (self->view, "activate", G_CALLBACK (activated), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (self->view, keys);
  /* Cards take the width that there is, and ask for none. */
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
actions_column_init (ActionsColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (ACTIONS_TYPE_ITEM, GDK_ACTION_MOVE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->sign = maillage_ui_state_new ();
  /* A column is never narrower than its heading. */
  self->word = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->word, "heading");
  self->count = gtk_label_new (NULL);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->count, "maillage-count");
  gtk_widget_add_css_class (self->head, "maillage-board-head");
  gtk_box_append (GTK_BOX (self->head), self->sign);
  gtk_box_append (GTK_BOX (self->head), self->word);
  gtk_box_append (GTK_BOX (self->head), self->count);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), view_new (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-board-column");
  g_signal_connect (target, "drop", G_CALLBACK (dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
actions_column_new (const char *state)
{
  ActionsColumn *self = g_object_new (ACTIONS_TYPE_COLUMN, NULL);

  self->state = g_strdup (state);
  return GTK_WIDGET (self);
}

const char *
actions_column_get_state (ActionsColumn *self)
{
  return self->state;
}

void
actions_column_set_choice (ActionsColumn *self, MaillageChoice *choice)
{
  maillage_ui_state_set (MAILLAGE_UI_STATE (self->sign),
                         maillage_choice_get_icon_name (choice),
                         NULL,
                         maillage_choice_get_tone (choice));
  gtk_label_set_text (GTK_LABEL (self->word), maillage_choice_get_label (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  maillage_choice_get_label (choice),
                                  -1);
}

/* An empty column of dropped steps is narrow, never wordless. */
void
actions_column_set_steps (ActionsColumn *self, GPtrArray *steps)
{
  g_autofree char *count = g_strdup_printf ("%u", steps->len);

  self->narrow = steps->len == 0 && strcmp (self->state, "dropped") == 0;
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), !self->narrow);
  g_list_store_splice (self->steps,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->steps)),
                       steps->pdata,
                       steps->len);
}

int
actions_column_measure (ActionsColumn *self)
{
  int natural = 0;

  if (!self->narrow)
    gtk_widget_measure (self->head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

void
actions_column_set_width (ActionsColumn *self, int width)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), self->narrow ? NARROW : width, -1);
}

guint
actions_column_get_n_steps (ActionsColumn *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->steps));
}

gboolean
actions_column_focus (ActionsColumn *self, const char *uuid)
{
  for (guint i = 0; i < actions_column_get_n_steps (self); i++)
    {
      g_autoptr (ActionsItem) item = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      if (strcmp (item->key, uuid) != 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_grab_focus (self->view);
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", i);
      return TRUE;
    }
  return FALSE;
}
