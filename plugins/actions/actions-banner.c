/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-banner.h"

#include <string.h>

struct _ActionsBanner
{
  GtkWidget parent_instance;

  GtkWidget *box, *title, *counts, *only, *days, *list, *entry;
  ActionsSince *since;
};

G_DEFINE_FINAL_TYPE (ActionsBanner, actions_banner, GTK_TYPE_WIDGET)

enum
{
  SINCE_CHANGED,
  FILTERED,
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_title (ActionsBanner *self)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->only, self->since != NULL);
  if (self->since == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->title), _ ("Since when?"));
      gtk_label_set_text (GTK_LABEL (self->counts),
                          _ ("Choose a day to see what has moved since."));
      return;
    }
  title = actions_since_dup_words (self->since);
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

static void
choose (ActionsBanner *self, ActionsSince *since)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->days));
  g_set_object (&self->since, since);
  update_title (self);
  g_signal_emit (self, signals[SINCE_CHANGED], 0);
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, ActionsBanner *self)
{
  choose (self, g_object_get_data (G_OBJECT (row), "since"));
}

/* A day typed as people say it: its last day counts, "in 2021" means since its end. */
static void
typed (GtkEntry *entry, ActionsBanner *self)
{
  g_autoptr (MaillageDate) date
      = maillage_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), NULL);
  g_autoptr (ActionsSince) since = NULL;

  if (date == NULL || maillage_date_get_latest (date) == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  since = actions_since_new (maillage_date_get_latest (date), NULL);
  choose (self, since);
}

static void
emit_filtered (ActionsBanner *self)
{
  g_signal_emit (self, signals[FILTERED], 0);
}

static void
emit_print (ActionsBanner *self)
{
  g_signal_emit (self, signals[PRINT], 0);
}

static void
actions_banner_dispose (GObject *object)
{
  ActionsBanner *self = ACTIONS_BANNER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->since);
  G_OBJECT_CLASS (actions_banner_parent_class)->dispose (object);
}

static void
actions_banner_class_init (ActionsBannerClass *klass)
{
  static const char *const names[] = { "since-changed", "filtered", "print" };

  G_OBJECT_CLASS (klass)->dispose = actions_banner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (
        names[i], ACTIONS_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
words_new (ActionsBanner *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  self->counts = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->counts), 0);
  gtk_label_set_wrap (GTK_LABEL (self->counts), TRUE);
  gtk_widget_add_css_class (self->counts, "maillage-small");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->counts);
  return words;
}

static GtkWidget *
days_new (ActionsBanner *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_menu_button_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "maillage-results");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated), self);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Another day: 1 January 2022…"));
  g_signal_connect (self->entry, "activate", G_CALLBACK (typed), self);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Look back to another day"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
actions_banner_init (ActionsBanner *self)
{
  GtkWidget *print = gtk_button_new_with_label (_ ("Print…"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "maillage-since");
  self->days = days_new (self);
  gtk_box_append (GTK_BOX (self->box), self->days);
  gtk_box_append (GTK_BOX (self->box), words_new (self));
  self->only = gtk_toggle_button_new_with_label (_ ("These changes alone"));
  gtk_widget_add_css_class (self->only, "flat");
  gtk_widget_set_valign (self->only, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->only, "toggled", G_CALLBACK (emit_filtered), self);
  gtk_box_append (GTK_BOX (self->box), self->only);
  gtk_widget_set_valign (print, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (emit_print), self);
  gtk_box_append (GTK_BOX (self->box), print);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update_title (self);
}

GtkWidget *
actions_banner_new (void)
{
  return g_object_new (ACTIONS_TYPE_BANNER, NULL);
}

static GtkWidget *
day_row_new (ActionsSince *since)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *day = actions_since_is_each (since) ? actions_since_dup_words (since)
                                                       : actions_since_dup_day_words (since);
  g_autofree char *text = actions_since_get_title (since) != NULL
                              ? g_strconcat (day, " · ", actions_since_get_title (since), NULL)
                              : g_strdup (day);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "since", g_object_ref (since), g_object_unref);
  return row;
}

void
actions_banner_set_days (ActionsBanner *self, GPtrArray *days)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < MIN (days->len, 8); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), day_row_new (days->pdata[i]));
  if (self->since == NULL && days->len > 0)
    g_set_object (&self->since, days->pdata[0]);
  update_title (self);
}

ActionsSince *
actions_banner_get_since (ActionsBanner *self)
{
  return self->since;
}

static void
append_count (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, format, n);
}

void
actions_banner_count (ActionsBanner *self, GPtrArray *steps)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_done = 0, n_state = 0, n_late = 0, n_new = 0, n_same = 0;

  if (self->since == NULL)
    return;
  for (guint i = 0; i < steps->len; i++)
    {
      ActionsItem *step = steps->pdata[i];
      gboolean done = strcmp (step->state, "done") == 0;

      n_done += step->move == ACTIONS_MOVE_STATE && done;
      n_state += step->move == ACTIONS_MOVE_STATE && !done;
      n_late += step->move == ACTIONS_MOVE_LATE;
      n_new += step->move == ACTIONS_MOVE_NEW;
      n_same += step->move == ACTIONS_MOVE_NONE && step->sheet->since != NULL;
    }
  append_count (
      text, g_dngettext (GETTEXT_PACKAGE, "%u step done", "%u steps done", n_done), n_done);
  append_count (
      text,
      g_dngettext (GETTEXT_PACKAGE, "%u in another state", "%u in another state", n_state),
      n_state);
  append_count (
      text, g_dngettext (GETTEXT_PACKAGE, "%u became late", "%u became late", n_late), n_late);
  append_count (text, g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n_new), n_new);
  append_count (
      text, g_dngettext (GETTEXT_PACKAGE, "%u unchanged", "%u unchanged", n_same), n_same);
  gtk_label_set_text (GTK_LABEL (self->counts), text->str);
}

gboolean
actions_banner_get_only_moved (ActionsBanner *self)
{
  return self->since != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->only));
}
