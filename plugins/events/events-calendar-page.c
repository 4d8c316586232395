/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar: a month as a grid or as a list, with a lane for what has no day yet. */

#include "events-calendar.h"

#include <adwaita.h>

struct _EventsCalendarPage
{
  MaillageUiPage parent_instance;

  EventsYear *year;
  GDate day; /* the focus is on it; its month is shown */
  guint32 today;
  GtkWidget *box, *title, *by_day, *lane, *undated, *stack, *month, *scroll, *list, *nothing;
};

G_DEFINE_FINAL_TYPE (EventsCalendarPage, events_calendar_page, MAILLAGE_UI_TYPE_PAGE)

/* What has no day */

static void
open_chip (GtkWidget *button)
{
  maillage_ui_open_record (button, g_object_get_data (G_OBJECT (button), "uuid"));
}

/* "3 of its 8 events have a day" of a cycle. */
static char *
dup_dated (EventsCalendarPage *self, const EventsEntry *entry)
{
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  if (entry->type != EVENTS_ENTRY_CYCLE)
    return NULL;
  query = maillage_scope_new_query (scope, EVENTS_EVENT);
  maillage_query_set_linked (query, "cycle", entry->uuid);
  found = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  if (found == NULL || found->len == 0)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    n += maillage_record_get_value (found->pdata[i], "date") != NULL;
  /* TRANSLATORS: of a cycle: how many of its events have a date, of how many */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "(%u dated of %u)", "(%u dated of %u)", n), n, found->len);
}

static GtkWidget *
make_chip (EventsCalendarPage *self, const EventsEntry *entry)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *dated = dup_dated (self, entry);
  g_autofree char *text
      = g_strconcat (entry->words, " · ", entry->title, dated != NULL ? " " : NULL, dated, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (events_entry_get_icon (entry));
  GtkWidget *label = maillage_ui_label_new (text, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "events-undated");
  gtk_widget_set_tooltip_text (button, text);
  g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (entry->uuid), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_chip), NULL);
  return button;
}

static void
show_undated (EventsCalendarPage *self, guint32 first, guint32 last)
{
  g_autoptr (GPtrArray) undated = events_year_list_undated (self->year, first, last);

  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (self->undated));
  for (guint i = 0; i < undated->len; i++)
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->undated), make_chip (self, undated->pdata[i]));
  gtk_widget_set_visible (self->lane, undated->len > 0);
}

/* The list */

static GtkWidget *
make_row (EventsCalendarPage *self, const EventsEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GDate date;
  char day[96];
  GtkWidget *when, *state, *title;
  g_autofree char *hour = entry->minutes >= 0 ? events_format_hour (entry->minutes) : NULL;

  events_set_julian (&date, entry->first);
  /* TRANSLATORS: strftime(3), before an event in a list: “Thu 17 March” */
  g_date_strftime (day, sizeof day, _ ("%a %-e %B"), &date);
  when = maillage_ui_label_new (day, entry->first == self->today ? "accent" : "dim-label");
  state = maillage_ui_state_new ();
  title = maillage_ui_label_new (entry->title, NULL);
  gtk_widget_set_size_request (when, 120, -1);
  maillage_ui_state_set (MAILLAGE_UI_STATE (state),
                         events_entry_get_icon (entry),
                         NULL,
                         entry->type == EVENTS_ENTRY_DEADLINE ? MAILLAGE_TONE_WARNING
                         : entry->held                        ? MAILLAGE_TONE_SUCCESS
                                                              : MAILLAGE_TONE_ACCENT);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), maillage_ui_label_new (hour, "numeric"));
  return maillage_ui_row_new (box, entry->uuid);
}

static void
show_list (EventsCalendarPage *self)
{
  GDate first, last;
  g_autoptr (GPtrArray) entries = NULL;

  events_set_dmy (&first, 1, g_date_get_month (&self->day), g_date_get_year (&self->day));
  last = first;
  g_date_add_months (&last, 1);
  entries = events_year_list_days (
      self->year, g_date_get_julian (&first), g_date_get_julian (&last) - 1);
  maillage_ui_rows_clear (self->list);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, entries->pdata[i]));
  gtk_widget_set_visible (self->list, entries->len > 0);
  gtk_widget_set_visible (self->nothing, entries->len == 0);
}

static void
on_row (GtkListBox *list, GtkListBoxRow *row)
{
  maillage_ui_open_record (GTK_WIDGET (list), g_object_get_data (G_OBJECT (row), "uuid"));
}

/* The month */

static void
show_title (EventsCalendarPage *self)
{
  char text[96];
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *title = NULL;

  /* TRANSLATORS: strftime(3), the title of a month: “March 2022” */
  g_date_strftime (text, sizeof text, _ ("%B %Y"), &self->day);
  first = g_utf8_substring (text, 0, 1);
  upper = g_utf8_strup (first, -1);
  title = g_strconcat (upper, g_utf8_next_char (text), NULL);
  gtk_label_set_label (GTK_LABEL (self->title), title);
}

static void
show (EventsCalendarPage *self)
{
  guint32 first, last;

  events_month_get_bounds (&self->day, &first, &last);
  show_title (self);
  show_undated (self, first, last);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_day)))
    show_list (self);
  else
    events_month_show (EVENTS_MONTH (self->month), &self->day, self->today, self->year);
}

static void
go_to (EventsCalendarPage *self, guint32 day)
{
  g_date_set_julian (&self->day, day);
  events_year_set (self->year, g_date_get_year (&self->day));
  show (self);
}

static void
turn (EventsCalendarPage *self, int months)
{
  GDate day = self->day;

  if (months > 0)
    g_date_add_months (&day, months);
  else
    g_date_subtract_months (&day, -months);
  go_to (self, g_date_get_julian (&day));
}

static void
on_previous (EventsCalendarPage *self)
{
  turn (self, -1);
}

static void
on_next (EventsCalendarPage *self)
{
  turn (self, 1);
}

static void
on_today (EventsCalendarPage *self)
{
  go_to (self, self->today);
  gtk_widget_grab_focus (self->month);
}

static void
on_mode (EventsCalendarPage *self)
{
  gboolean by_day = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_day));

  gtk_stack_set_visible_child (GTK_STACK (self->stack), by_day ? self->scroll : self->month);
  show (self);
}

static gboolean
on_key (EventsCalendarPage *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || (key != GDK_KEY_t && key != GDK_KEY_T))
    return FALSE;
  on_today (self);
  return TRUE;
}

/* New */

static void
on_new_on (EventsCalendarPage *self, guint32 day)
{
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, _ ("New event"));
  const char *uuid = maillage_edit_create (edit, EVENTS_EVENT);
  g_autoptr (MaillageDate) date = NULL;
  GDate of;

  events_set_julian (&of, day);
  date
      = maillage_date_new_day (g_date_get_year (&of), g_date_get_month (&of), g_date_get_day (&of));
  maillage_edit_set (edit, uuid, "title", _ ("New event"));
  maillage_edit_set_date (edit, uuid, "date", date);
  maillage_ui_window_begin_record (
      maillage_ui_window_from (GTK_WIDGET (self)), GTK_WIDGET (self), edit, uuid);
}

static void
on_new (EventsCalendarPage *self)
{
  on_new_on (self, g_date_get_julian (&self->day));
}

static void
make_bar (EventsCalendarPage *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);
  GtkWidget *create = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("New event"));
  gtk_button_set_child (GTK_BUTTON (create), content);
  gtk_widget_set_name (create, "create"); /* Ctrl+N */
  gtk_widget_set_tooltip_text (create, _ ("New event on the day in focus (N)"));
  g_signal_connect_object (create, "clicked", G_CALLBACK (on_new), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Calendar"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create);
  gtk_box_prepend (GTK_BOX (self->box), bar);
}

/* The object */

static void
events_calendar_page_constructed (GObject *object)
{
  EventsCalendarPage *self = EVENTS_CALENDAR_PAGE (object);
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  int year = 0, month = 0, day = 0;

  G_OBJECT_CLASS (events_calendar_page_parent_class)->constructed (object);
  self->year = events_year_new (maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self)));
  g_signal_connect_object (self->year, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  if (sscanf (maillage_date_get_earliest (today), "%d-%d-%d", &year, &month, &day) == 3)
    events_set_dmy (&self->day, day, month, year);
  self->today = g_date_get_julian (&self->day);
  go_to (self, self->today);
}

static void
events_calendar_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (events_calendar_page_parent_class)->map (widget);
  gtk_widget_grab_focus (EVENTS_CALENDAR_PAGE (widget)->month);
}

static void
events_calendar_page_dispose (GObject *object)
{
  EventsCalendarPage *self = EVENTS_CALENDAR_PAGE (object);

  if (self->year != NULL)
    g_signal_handlers_disconnect_by_data (self->year, self);
  g_clear_object (&self->year);
  G_OBJECT_CLASS (events_calendar_page_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, EventsCalendarPage, child)

static void
events_calendar_page_class_init (EventsCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = events_calendar_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = events_calendar_page_dispose;
  widget_class->map = events_calendar_page_map;
  g_type_ensure (EVENTS_TYPE_MONTH);
  g_type_ensure (MAILLAGE_UI_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/events/events-calendar-page.ui");
  BIND (box);
  BIND (title);
  BIND (by_day);
  BIND (lane);
  BIND (undated);
  BIND (stack);
  BIND (month);
  BIND (scroll);
  BIND (list);
  BIND (nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
  gtk_widget_class_bind_template_callback (widget_class, on_mode);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
}

static void
events_calendar_page_init (EventsCalendarPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  make_bar (self);
  g_signal_connect_object (self->month, "new", G_CALLBACK (on_new_on), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "turn", G_CALLBACK (go_to), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
