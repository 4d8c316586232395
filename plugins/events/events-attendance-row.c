/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-attendance-row.h"

#include <adwaita.h>
#include <string.h>

#define N_TOGGLES 3

struct _EventsAttendanceRow
{
  GtkWidget parent_instance;

  EventsAttendee *attendee;
  gboolean filling;
  GtkWidget *heading, *heading_title, *heading_count;
  GtkWidget *row, *name, *detail, *note;
  GtkWidget *present, *excused, *absent;
};

G_DEFINE_FINAL_TYPE (EventsAttendanceRow, events_attendance_row, GTK_TYPE_WIDGET)

enum
{
  MARKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const values[N_TOGGLES] = { "present", "excused", "absent" };

/* The bytes of @text whose fold is @word, from its beginning; 0 when it begins otherwise. */
static gsize
match_length (const char *text, const char *word)
{
  for (const char *end = text; *end != '\0';)
    {
      g_autofree char *part = NULL;
      g_autofree char *fold = NULL;

      end = g_utf8_next_char (end);
      part = g_strndup (text, end - text);
      fold = maillage_text_fold (part);
      if (g_str_has_prefix (fold, word))
        return end - text;
      if (!g_str_has_prefix (word, fold))
        return 0;
    }
  return 0;
}

static gsize
longest_match (const char *text, char *const *words)
{
  gsize longest = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    longest = MAX (longest, match_length (text, words[i]));
  return longest;
}

/* The name as markup, the beginnings that were typed on a yellow ground. */
static char *
mark (const char *name, char *const *words)
{
  GString *markup = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = name; *p != '\0';)
    {
      gsize length = words != NULL && !inside ? longest_match (p, words) : 0;
      g_autofree char *part
          = length > 0 ? g_strndup (p, length) : g_strndup (p, g_utf8_next_char (p) - p);
      g_autofree char *escaped = g_markup_escape_text (part, -1);

      if (length > 0)
        g_string_append_printf (
            markup, "<span bgcolor=\"#f8e45c\" bgalpha=\"45%%\">%s</span>", escaped);
      else
        g_string_append (markup, escaped);
      inside = length > 0 || g_unichar_isalnum (g_utf8_get_char (p));
      p += strlen (part);
    }
  return g_string_free (markup, FALSE);
}

static void
show_heading (EventsAttendanceRow *self)
{
  g_autofree char *count = g_strdup_printf ("%u", self->attendee->count);

  gtk_label_set_label (GTK_LABEL (self->heading_title), self->attendee->name);
  gtk_label_set_label (GTK_LABEL (self->heading_count), count);
}

static void
show_attendee (EventsAttendanceRow *self, char *const *words)
{
  EventsAttendee *attendee = self->attendee;
  g_autofree char *markup = mark (attendee->name, words);
  GtkWidget *toggles[N_TOGGLES] = { self->present, self->excused, self->absent };

  gtk_label_set_markup (GTK_LABEL (self->name), markup);
  gtk_label_set_label (GTK_LABEL (self->detail), attendee->detail);
  gtk_widget_set_visible (self->detail, attendee->detail != NULL);
  gtk_label_set_label (GTK_LABEL (self->note), attendee->note);
  self->filling = TRUE;
  for (guint i = 0; i < N_TOGGLES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggles[i]),
                                  i == 0 ? events_attendee_is_present (attendee)
                                         : g_strcmp0 (attendee->attendance, values[i]) == 0);
  self->filling = FALSE;
}

void
events_attendance_row_set (EventsAttendanceRow *self, EventsAttendee *attendee, char *const *words)
{
  gboolean heading = attendee->uuid == NULL;

  g_set_object (&self->attendee, attendee);
  gtk_widget_set_visible (self->heading, heading);
  gtk_widget_set_visible (self->row, !heading);
  if (heading)
    show_heading (self);
  else
    show_attendee (self, words);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
events_attendance_row_set_place (EventsAttendanceRow *self, gboolean first, gboolean last)
{
  set_class (self->row, "events-first", first);
  set_class (self->row, "events-last", last);
}

void
events_attendance_row_set_selected (EventsAttendanceRow *self, gboolean selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static int
measure_shown (EventsAttendanceRow *self, gboolean heading)
{
  int height;

  gtk_widget_set_visible (self->heading, heading);
  gtk_widget_set_visible (self->row, !heading);
  gtk_label_set_label (GTK_LABEL (heading ? self->heading_title : self->name), "M");
  gtk_label_set_label (GTK_LABEL (self->detail), "M");
  gtk_widget_set_visible (self->detail, TRUE);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

void
events_attendance_row_measure (EventsAttendanceRow *self, int *heading, int *row)
{
  *heading = measure_shown (self, TRUE);
  *row = measure_shown (self, FALSE);
}

static void
on_toggled (EventsAttendanceRow *self, GtkToggleButton *toggle)
{
  GtkWidget *toggles[N_TOGGLES] = { self->present, self->excused, self->absent };

  if (self->filling || self->attendee == NULL)
    return;
  for (guint i = 0; i < N_TOGGLES; i++)
    if (toggles[i] == GTK_WIDGET (toggle))
      g_signal_emit (self,
                     signals[MARKED],
                     0,
                     self->attendee,
                     gtk_toggle_button_get_active (toggle) ? values[i] : NULL);
}

static void
events_attendance_row_dispose (GObject *object)
{
  EventsAttendanceRow *self = EVENTS_ATTENDANCE_ROW (object);

  g_clear_object (&self->attendee);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  G_OBJECT_CLASS (events_attendance_row_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, EventsAttendanceRow, child)

static void
events_attendance_row_class_init (EventsAttendanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = events_attendance_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "eventsattendancerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  signals[MARKED] = g_signal_new ("marked",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  EVENTS_TYPE_ATTENDEE,
                                  G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/events/events-attendance-row.ui");
  BIND (heading);
  BIND (heading_title);
  BIND (heading_count);
  BIND (row);
  BIND (name);
  BIND (detail);
  BIND (note);
  BIND (present);
  BIND (excused);
  BIND (absent);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
events_attendance_row_init (EventsAttendanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
events_attendance_row_new (void)
{
  return g_object_new (EVENTS_TYPE_ATTENDANCE_ROW, NULL);
}
