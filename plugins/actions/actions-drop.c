/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-drop.h"

#define LIST_HEIGHT 400

struct _ActionsDrop
{
  GtkWidget parent_instance;

  GtkWidget *button;
  char *all;
  ActionsDropList list;
  gpointer user_data;
  char *chosen, *label; /* NULL for all */
};

G_DEFINE_FINAL_TYPE (ActionsDrop, actions_drop, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
choose (ActionsDrop *self, const char *id, const char *label)
{
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), id != NULL ? label : self->all);
  if (id != NULL)
    gtk_widget_add_css_class (self->button, "maillage-in-use");
  else
    gtk_widget_remove_css_class (self->button, "maillage-in-use");
}

/* The list */

static void
row_activated (GtkListBox *box, GtkListBoxRow *row, ActionsDrop *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  g_autofree char *label = g_strdup (g_object_get_data (G_OBJECT (row), "label"));
  gboolean changed = g_strcmp0 (id, self->chosen) != 0;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  choose (self, id, label);
  if (changed)
    g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
row_new (ActionsDrop *self, const char *id, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (label);
  GtkWidget *tick = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name",
                                  "object-select-symbolic",
                                  "opacity",
                                  g_strcmp0 (id, self->chosen) == 0 ? 1.0 : 0.0,
                                  NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 48);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label), g_free);
  return row;
}

static GtkWidget *
rows_new (ActionsDrop *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *chosen = row_new (self, NULL, self->all);

  gtk_list_box_append (GTK_LIST_BOX (rows), chosen);
  self->list (self->user_data, ids, labels);
  for (guint i = 0; i < ids->len; i++)
    {
      GtkWidget *row = row_new (self, ids->pdata[i], labels->pdata[i]);

      gtk_list_box_append (GTK_LIST_BOX (rows), row);
      if (g_strcmp0 (ids->pdata[i], self->chosen) == 0)
        chosen = row;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (rows), GTK_LIST_BOX_ROW (chosen));
  gtk_widget_add_css_class (rows, "maillage-filter-values");
  g_signal_connect (rows, "row-activated", G_CALLBACK (row_activated), self);
  return rows;
}

/* One begins at what is chosen. */
static void
shown (GtkListBox *rows)
{
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (rows)));
}

static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *rows = rows_new (user_data);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  GtkWidget *popover = gtk_popover_new ();

  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, LIST_HEIGHT);
  gtk_scrolled_window_set_child (scroller, rows);
  gtk_widget_add_css_class (popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (scroller));
  g_signal_connect_object (popover, "show", G_CALLBACK (shown), rows, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* The class */

static void
actions_drop_dispose (GObject *object)
{
  ActionsDrop *self = ACTIONS_DROP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (actions_drop_parent_class)->dispose (object);
}

static void
actions_drop_finalize (GObject *object)
{
  ActionsDrop *self = ACTIONS_DROP (object);

  g_free (self->all);
  g_free (self->chosen);
  g_free (self->label);
  G_OBJECT_CLASS (actions_drop_parent_class)->finalize (object);
}

static void
actions_drop_class_init (ActionsDropClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actions_drop_dispose;
  G_OBJECT_CLASS (klass)->finalize = actions_drop_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new (
      "changed", ACTIONS_TYPE_DROP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actions_drop_init (ActionsDrop *self)
{
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "maillage-filter");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_popover, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
actions_drop_new (const char *name, const char *all, ActionsDropList list, gpointer user_data)
{
  ActionsDrop *self = g_object_new (ACTIONS_TYPE_DROP, "valign", GTK_ALIGN_CENTER, NULL);

  self->all = g_strdup (all);
  self->list = list;
  self->user_data = user_data;
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  choose (self, NULL, NULL);
  return GTK_WIDGET (self);
}

const char *
actions_drop_get_chosen (ActionsDrop *self)
{
  return self->chosen;
}

void
actions_drop_set_chosen (ActionsDrop *self, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted = g_strdup (id);
  guint position;

  if (wanted != NULL)
    self->list (self->user_data, ids, labels);
  if (wanted != NULL && g_ptr_array_find_with_equal_func (ids, wanted, g_str_equal, &position))
    choose (self, wanted, labels->pdata[position]);
  else
    choose (self, NULL, NULL);
}
