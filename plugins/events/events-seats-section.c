/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The seats of the event's committee: who answered for each, and those nobody is invited for. */

#include "events-invite.h"

#include <string.h>

struct _EventsSeatsSection
{
  MaillageUiSection parent_instance;

  GtkWidget *flow;
};

G_DEFINE_FINAL_TYPE (EventsSeatsSection, events_seats_section, MAILLAGE_UI_TYPE_SECTION)

static gboolean
share_link (MaillageRecord *seat, MaillageRecord *participation, const char *field_id)
{
  return maillage_record_get_n_links (seat, field_id) > 0
         && maillage_record_get_n_links (participation, field_id) > 0
         && strcmp (maillage_record_get_link (seat, field_id, 0),
                    maillage_record_get_link (participation, field_id, 0))
                == 0;
}

/* The one who sits there and has answered best; NULL: nobody is invited. */
static MaillageRecord *
find_sitter (MaillageRecord *seat, GPtrArray *participations)
{
  MaillageRecord *found = NULL;

  for (guint i = 0; i < participations->len; i++)
    {
      MaillageRecord *one = participations->pdata[i];

      if (!share_link (seat, one, "person") && !share_link (seat, one, "organisation"))
        continue;
      if (found == NULL || g_strcmp0 (maillage_record_get_value (one, "answer"), "accepted") == 0)
        found = one;
    }
  return found;
}

static void
on_invite (GtkWidget *button, EventsSeatsSection *self)
{
  events_invite (GTK_WIDGET (self),
                 maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (self)),
                 maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self)),
                 g_object_get_data (G_OBJECT (button), "uuid"));
}

static void
add_invite (EventsSeatsSection *self, GtkWidget *box, MaillageRecord *seat)
{
  const char *field = maillage_record_get_n_links (seat, "person") > 0 ? "person" : "organisation";
  GtkWidget *button;

  if (maillage_record_get_n_links (seat, field) == 0)
    return;
  button = events_icon_button_new ("list-add-symbolic", _ ("Invite for this seat"));
  g_object_set_data_full (
      G_OBJECT (button), "uuid", g_strdup (maillage_record_get_link (seat, field, 0)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_invite), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_words (MaillageRecord *seat, const char *said)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *under = maillage_ui_label_new (said, "caption");

  gtk_widget_add_css_class (under, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), maillage_ui_label_new (maillage_record_get_title (seat), NULL));
  gtk_box_append (GTK_BOX (words), under);
  return words;
}

static GtkWidget *
make_seat (EventsSeatsSection *self, MaillageRecord *seat, MaillageRecord *sitter)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  MaillageChoice *answer = sitter != NULL ? events_find_choice (sitter, "answer") : NULL;
  GtkWidget *state = maillage_ui_state_new ();

  maillage_ui_state_set (MAILLAGE_UI_STATE (state),
                         sitter == NULL   ? "maillage-seat-empty-symbolic"
                         : answer != NULL ? maillage_choice_get_icon_name (answer)
                                          : "maillage-answer-uninvited-symbolic",
                         NULL,
                         answer != NULL ? maillage_choice_get_tone (answer) : MAILLAGE_TONE_DIM);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box),
                  make_words (seat,
                              sitter == NULL   ? _ ("Empty seat")
                              : answer != NULL ? maillage_choice_get_label (answer)
                                               : C_ ("answer", "To invite")));
  if (sitter == NULL)
    add_invite (self, box, seat);
  gtk_widget_add_css_class (box, "events-seat");
  gtk_widget_add_css_class (box, sitter != NULL ? "card" : "events-empty");
  return box;
}

static guint
show_seats (EventsSeatsSection *self, MaillageRecord *event, guint *n_empty)
{
  MaillageScope *scope = maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (self));
  g_autoptr (GPtrArray) seats = NULL;
  g_autoptr (GPtrArray) all = NULL;

  *n_empty = 0;
  if (maillage_record_get_n_links (event, "committee") == 0
      || !events_has_kind (scope, EVENTS_SEAT))
    return 0;
  seats
      = events_list_children (scope, EVENTS_SEAT, maillage_record_get_link (event, "committee", 0));
  all = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));
  for (guint i = 0; i < seats->len; i++)
    {
      MaillageRecord *sitter = find_sitter (seats->pdata[i], all);

      *n_empty += sitter == NULL;
      gtk_flow_box_append (GTK_FLOW_BOX (self->flow), make_seat (self, seats->pdata[i], sitter));
    }
  return seats->len;
}

static GtkWidget *
make_end (guint n_empty)
{
  GtkWidget *state = maillage_ui_state_new ();
  g_autofree char *said
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u empty", "%u empty", n_empty), n_empty);

  maillage_ui_state_set (
      MAILLAGE_UI_STATE (state), "maillage-seat-empty-symbolic", said, MAILLAGE_TONE_WARNING);
  maillage_ui_state_set_pill (MAILLAGE_UI_STATE (state), TRUE);
  return state;
}

static void
events_seats_section_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsSeatsSection *self = EVENTS_SEATS_SECTION (section);
  GtkWidget *child;
  guint n, n_empty;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  n = show_seats (self, event, &n_empty);
  maillage_ui_section_set_end (section, n_empty > 0 ? make_end (n_empty) : NULL);
  maillage_ui_section_set_count (section, n);
}

static void
events_seats_section_class_init (EventsSeatsSectionClass *klass)
{
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_seats_section_refresh;
}

static void
events_seats_section_init (EventsSeatsSection *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 6);
  gtk_widget_add_css_class (self->flow, "maillage-cards");
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), self->flow);
}
