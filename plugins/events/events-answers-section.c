/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many said yes, perhaps, no, nothing: a bar and its words; and reminders to the silent. */

#include "events-invite.h"

#include "events-mail.h"
#include "events-tally.h"

struct _EventsAnswersSection
{
  MaillageUiSection parent_instance;

  GtkWidget *box, *bar, *words;
  GtkWidget *remind; /* kept while it is not shown */
};

G_DEFINE_FINAL_TYPE (EventsAnswersSection, events_answers_section, MAILLAGE_UI_TYPE_SECTION)

static void
add_word (GtkWidget *wrap, const char *icon_name, MaillageTone tone, char *word)
{
  GtkWidget *state = maillage_ui_state_new ();

  maillage_ui_state_set (MAILLAGE_UI_STATE (state), icon_name, word, tone);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (wrap), state);
  g_free (word);
}

static void
show_words (EventsAnswersSection *self, const EventsTally *tally)
{
  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (self->words));
  add_word (self->words,
            "maillage-answer-yes-symbolic",
            MAILLAGE_TONE_SUCCESS,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u yes", "%u yes", tally->n_yes),
                             tally->n_yes));
  add_word (
      self->words,
      "maillage-answer-maybe-symbolic",
      MAILLAGE_TONE_WARNING,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u perhaps", "%u perhaps", tally->n_maybe),
                       tally->n_maybe));
  add_word (
      self->words,
      "maillage-answer-no-symbolic",
      MAILLAGE_TONE_ERROR,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u no", "%u no", tally->n_no), tally->n_no));
  add_word (
      self->words,
      "maillage-answer-none-symbolic",
      MAILLAGE_TONE_NEUTRAL,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u silent", "%u silent", tally->n_silent),
                       tally->n_silent));
}

/* More yes than there is room for. */
static void
show_capacity (EventsAnswersSection *self, MaillageRecord *event, guint n_yes)
{
  double capacity = maillage_record_get_number (event, "capacity");

  if (capacity > 0 && n_yes > capacity)
    add_word (self->words,
              "dialog-warning-symbolic",
              MAILLAGE_TONE_WARNING,
              g_strdup_printf (_ ("room for %.0f"), capacity));
}

static void
update_remind (EventsAnswersSection *self, GPtrArray *all)
{
  g_autoptr (GPtrArray) silent = events_list_to_ask (all, EVENTS_ASK_REMIND);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Remind %u…", "Remind the %u…", silent->len), silent->len);

  gtk_button_set_label (GTK_BUTTON (self->remind), label);
  gtk_widget_set_visible (self->remind, silent->len > 0);
}

static void
events_answers_section_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsAnswersSection *self = EVENTS_ANSWERS_SECTION (section);
  g_autoptr (GPtrArray) all = events_list_children (maillage_ui_section_get_scope (section),
                                                    EVENTS_PARTICIPATION,
                                                    maillage_record_get_uuid (event));
  EventsTally tally = events_tally (all);

  events_tally_show (&tally, MAILLAGE_UI_BAR (self->bar));
  show_words (self, &tally);
  show_capacity (self, event, tally.n_yes);
  update_remind (self, all);
  gtk_widget_set_visible (self->box, tally.n_asked > 0);
  maillage_ui_section_set_end (section, tally.n_asked > 0 ? self->remind : NULL);
  maillage_ui_section_set_count (section, tally.n_asked);
}

static void
on_remind (EventsAnswersSection *self)
{
  events_ask (GTK_WIDGET (self),
              maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (self)),
              maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self)),
              EVENTS_ASK_REMIND);
}

static void
events_answers_section_dispose (GObject *object)
{
  g_clear_object (&EVENTS_ANSWERS_SECTION (object)->remind);
  G_OBJECT_CLASS (events_answers_section_parent_class)->dispose (object);
}

static void
events_answers_section_class_init (EventsAnswersSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = events_answers_section_dispose;
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_answers_section_refresh;
}

static void
events_answers_section_init (EventsAnswersSection *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->bar = maillage_ui_bar_new ();
  self->words = maillage_ui_wrap_new ();
  self->remind = g_object_ref_sink (events_link_button_new (NULL));
  gtk_widget_set_name (self->remind, "remind");
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "maillage-key-card");
  g_signal_connect_object (
      self->remind, "clicked", G_CALLBACK (on_remind), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->words);
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), self->box);
}
