/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an event's page opens, and what leads from it to the minutes. */

#include "events-tabs.h"

#include <string.h>

struct _EventsMinutesSection
{
  MaillageUiSection parent_instance;

  GtkWidget *title, *detail;
};

G_DEFINE_FINAL_TYPE (EventsMinutesSection, events_minutes_section, MAILLAGE_UI_TYPE_SECTION)

gboolean
events_opens_attendance (MaillageScope *scope, MaillageRecord *event)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  return date != NULL && maillage_date_get_earliest (date) != NULL
         && strcmp (maillage_date_get_earliest (date), maillage_date_get_latest (date)) == 0
         && strcmp (maillage_date_get_earliest (date), maillage_date_get_earliest (today)) == 0;
}

gboolean
events_opens_minutes (MaillageScope *scope, MaillageRecord *event)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  return date != NULL && maillage_date_get_days_late (date, today) > 0;
}

static void
events_minutes_section_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsMinutesSection *self = EVENTS_MINUTES_SECTION (section);
  const char *text = maillage_record_get_value (event, "minutes");
  g_autofree char *state = maillage_record_dup_display (event, "minutes_state");

  gtk_label_set_label (GTK_LABEL (self->title),
                       text != NULL ? text : _ ("To be written during the event"));
  gtk_label_set_label (GTK_LABEL (self->detail),
                       state != NULL ? state
                                     : _ ("Already there: agenda, who is present and excused"));
}

static void
on_open (GtkWidget *button)
{
  maillage_ui_show_tab (button, "minutes");
}

static void
events_minutes_section_class_init (EventsMinutesSectionClass *klass)
{
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_minutes_section_refresh;
}

static void
events_minutes_section_init (EventsMinutesSection *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *open = gtk_button_new_with_label (_ ("Open"));

  self->title = maillage_ui_label_new (NULL, NULL);
  self->detail = maillage_ui_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_name (open, "open-minutes");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->detail);
  gtk_box_append (GTK_BOX (card), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (card), open);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "maillage-key-card");
  g_signal_connect (open, "clicked", G_CALLBACK (on_open), NULL);
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), card);
}
