/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A day of the calendar. Its widgets are made once and told other words. */

#include "events-chip.h"
#include "events-number.h"

#define MOST_SHOWN 3
#define LEAST_WIDTH 40
#define LEAST_HEIGHT 72

struct _EventsDay
{
  GtkWidget parent_instance;

  guint32 day;
  GtkWidget *box, *number, *more, *popover, *list;
  GtkWidget *chips[MOST_SHOWN];
  GPtrArray *entries; /* copies of what is needed: uuid and label by turns */
};

G_DEFINE_FINAL_TYPE (EventsDay, events_day, GTK_TYPE_WIDGET)

const char *
events_entry_get_icon (const EventsEntry *entry)
{
  if (entry->type == EVENTS_ENTRY_DEADLINE)
    return "maillage-due-symbolic";
  if (entry->type == EVENTS_ENTRY_CYCLE)
    return "maillage-cycle-symbolic";
  if (entry->cancelled)
    return "maillage-state-dropped-symbolic";
  return entry->held ? "maillage-state-done-symbolic" : "maillage-event-symbolic";
}

const char *
events_entry_get_class (const EventsEntry *entry)
{
  if (entry->type == EVENTS_ENTRY_DEADLINE)
    return "events-deadline";
  if (entry->cancelled)
    return "events-cancelled";
  return entry->held ? "events-held" : "events-planned";
}

char *
events_entry_dup_label (const EventsEntry *entry)
{
  g_autofree char *hour = entry->minutes >= 0 ? events_format_hour (entry->minutes) : NULL;

  return hour != NULL ? g_strconcat (hour, " – ", entry->title, NULL) : g_strdup (entry->title);
}

static void
on_row (GtkWidget *list, GtkListBoxRow *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  maillage_ui_open_record (list, g_object_get_data (G_OBJECT (row), "uuid"));
}

static void
set_number (EventsDay *self, guint32 day, int month, guint32 today)
{
  GDate date;
  char first[64];
  gboolean beside;

  events_set_julian (&date, day);
  beside = (int) g_date_get_month (&date) != month;
  if (beside && g_date_get_day (&date) == 1)
    /* TRANSLATORS: strftime(3), the first day of the month beside: “1 April” */
    g_date_strftime (first, sizeof first, _ ("%-d %B"), &date);
  else
    g_snprintf (first, sizeof first, "%d", g_date_get_day (&date));
  events_number_set (EVENTS_NUMBER (self->number), first, day == today, beside);
  if (beside == gtk_widget_has_css_class (GTK_WIDGET (self), "events-beside"))
    return;
  if (beside)
    gtk_widget_add_css_class (GTK_WIDGET (self), "events-beside");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "events-beside");
}

static void
say (EventsDay *self, guint n)
{
  GDate date;
  char day[128];
  g_autofree char *events
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u event", "%u events", n), n);
  g_autofree char *text = NULL;

  events_set_julian (&date, self->day);
  g_date_strftime (day, sizeof day, _ ("%A %-e %B %Y"), &date);
  text = g_strconcat (day, n > 0 ? ", " : "", n > 0 ? events : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
events_day_set (EventsDay *self,
                guint32 day,
                int month,
                guint32 today,
                EventsEntry *const *entries,
                guint n_entries)
{
  guint n_shown = MIN (n_entries, MOST_SHOWN);

  self->day = day;
  set_number (self, day, month, today);
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < n_entries; i++)
    {
      g_ptr_array_add (self->entries, g_strdup (entries[i]->uuid));
      g_ptr_array_add (self->entries, events_entry_dup_label (entries[i]));
    }
  for (guint i = 0; i < MOST_SHOWN; i++)
    {
      gtk_widget_set_visible (self->chips[i], i < n_shown);
      if (i < n_shown)
        events_chip_set (EVENTS_CHIP (self->chips[i]), entries[i], n_entries == 1);
    }
  if (n_entries > n_shown)
    {
      g_autofree char *more = g_strdup_printf ("+%u", n_entries - n_shown);

      gtk_button_set_label (GTK_BUTTON (self->more), more);
    }
  gtk_widget_set_visible (self->more, n_entries > n_shown);
  say (self, n_entries);
}

/* All of a full day, in a list. */
static void
show_all (EventsDay *self)
{
  if (self->popover == NULL)
    {
      GtkWidget *scroll = gtk_scrolled_window_new ();

      self->popover = gtk_popover_new ();
      self->list = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (self->list, "maillage-results");
      g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row), NULL);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 360);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
      gtk_widget_set_size_request (scroll, 320, -1);
      gtk_popover_set_child (GTK_POPOVER (self->popover), scroll);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  maillage_ui_rows_clear (self->list);
  for (guint i = 0; i < self->entries->len; i += 2)
    gtk_list_box_append (
        GTK_LIST_BOX (self->list),
        maillage_ui_row_new (maillage_ui_label_new (self->entries->pdata[i + 1], NULL),
                             self->entries->pdata[i]));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
events_day_activate (EventsDay *self)
{
  if (self->entries->len == 2)
    maillage_ui_open_record (GTK_WIDGET (self), self->entries->pdata[0]);
  else if (self->entries->len > 2)
    show_all (self);
}

guint32
events_day_get_day (EventsDay *self)
{
  return self->day;
}

static void
events_day_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EventsDay *self = EVENTS_DAY (widget);

  int least_width, least_height;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, width, MAX (height, least_height), baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
events_day_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  /* Equal cells, whatever is on the days. */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
events_day_dispose (GObject *object)
{
  EventsDay *self = EVENTS_DAY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (events_day_parent_class)->dispose (object);
}

static void
events_day_finalize (GObject *object)
{
  g_ptr_array_unref (EVENTS_DAY (object)->entries);
  G_OBJECT_CLASS (events_day_parent_class)->finalize (object);
}

static void
events_day_class_init (EventsDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = events_day_dispose;
  G_OBJECT_CLASS (klass)->finalize = events_day_finalize;
  widget_class->size_allocate = events_day_size_allocate;
  widget_class->measure = events_day_measure;
  gtk_widget_class_set_css_name (widget_class, "eventsday");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
events_day_init (EventsDay *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->number = events_number_new ();
  self->more = gtk_button_new_with_label ("");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->box), self->number);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_focusable (self->more, FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "events-more");
  gtk_widget_set_tooltip_text (self->more, _ ("Show the whole day"));
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
events_day_new (EventsPictures *pictures)
{
  EventsDay *self = g_object_new (EVENTS_TYPE_DAY, NULL);
  GtkWidget *after = self->number;

  for (guint i = 0; i < MOST_SHOWN; i++)
    {
      self->chips[i] = events_chip_new (pictures);
      gtk_widget_set_visible (self->chips[i], FALSE);
      gtk_box_insert_child_after (GTK_BOX (self->box), self->chips[i], after);
      after = self->chips[i];
    }
  return GTK_WIDGET (self);
}
