/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of a month: weeks of ISO 8601, six at most; made once, told other days. */

#include "events-calendar.h"

#define N_WEEKS 6
#define N_DAYS 7
/* As the card around it. */
#define CORNER 12
#define LINE_ALPHA 0.1f

struct _EventsMonth
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *weeks[N_WEEKS];
  GtkWidget *days[N_WEEKS * N_DAYS];
  guint n_weeks;
  guint32 first, focused;
  int month;
};

G_DEFINE_FINAL_TYPE (EventsMonth, events_month, GTK_TYPE_WIDGET)

enum
{
  NEW,
  TURN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
events_month_get_bounds (const GDate *day, guint32 *first, guint32 *last)
{
  GDate begin, end;

  events_set_dmy (&begin, 1, g_date_get_month (day), g_date_get_year (day));
  events_set_dmy (&end,
                  g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day)),
                  g_date_get_month (day),
                  g_date_get_year (day));
  *first = g_date_get_julian (&begin) - (g_date_get_weekday (&begin) - 1);
  *last = g_date_get_julian (&end) + (7 - g_date_get_weekday (&end));
}

/* Those of a day among a month's, which are in order; some last several days. */
static void
collect (GPtrArray *entries, guint32 day, GPtrArray *found)
{
  g_ptr_array_set_size (found, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      EventsEntry *entry = entries->pdata[i];

      if (entry->first > day)
        break;
      if (entry->last >= day)
        g_ptr_array_add (found, entry);
    }
}

static void
show_week (EventsMonth *self, guint week)
{
  GDate thursday;
  g_autofree char *text = NULL;

  events_set_julian (&thursday, self->first + week * N_DAYS + 3);
  /* TRANSLATORS: a week's number in a narrow column: “S11” */
  text = g_strdup_printf (_ ("W%u"), g_date_get_iso8601_week_of_year (&thursday));
  gtk_label_set_label (GTK_LABEL (self->weeks[week]), text);
}

void
events_month_show (EventsMonth *self, const GDate *day, guint32 today, EventsYear *year)
{
  guint32 last;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) of_day = g_ptr_array_new ();

  events_month_get_bounds (day, &self->first, &last);
  entries = events_year_list_days (year, self->first, last);
  self->month = g_date_get_month (day);
  self->focused = g_date_get_julian (day);
  self->n_weeks = (last - self->first + 1) / N_DAYS;
  for (guint i = 0; i < N_WEEKS * N_DAYS; i++)
    {
      gboolean shown = i / N_DAYS < self->n_weeks;

      gtk_widget_set_visible (self->days[i], shown);
      if (i % N_DAYS == 0)
        gtk_widget_set_visible (self->weeks[i / N_DAYS], shown);
      if (!shown)
        continue;
      if (i % N_DAYS == 0)
        show_week (self, i / N_DAYS);
      collect (entries, self->first + i, of_day);
      events_day_set (EVENTS_DAY (self->days[i]),
                      self->first + i,
                      self->month,
                      today,
                      (EventsEntry *const *) of_day->pdata,
                      of_day->len);
    }
}

/* Keys */

static guint32
focused_day (EventsMonth *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->grid);

  return focus != NULL && EVENTS_IS_DAY (focus) ? events_day_get_day (EVENTS_DAY (focus))
                                                : self->focused;
}

static void
move_to (EventsMonth *self, guint32 day)
{
  GDate date;

  events_set_julian (&date, day);
  if ((int) g_date_get_month (&date) != self->month)
    g_signal_emit (self, signals[TURN], 0, day);
  if (day >= self->first && day < self->first + self->n_weeks * N_DAYS)
    gtk_widget_grab_focus (self->days[day - self->first]);
}

static void
turn (EventsMonth *self, int months)
{
  GDate date;

  events_set_julian (&date, focused_day (self));
  if (months > 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);
  move_to (self, g_date_get_julian (&date));
}

static gboolean
on_key (EventsMonth *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      move_to (self, focused_day (self) - 1);
      return TRUE;
    case GDK_KEY_Right:
      move_to (self, focused_day (self) + 1);
      return TRUE;
    case GDK_KEY_Up:
      move_to (self, focused_day (self) - N_DAYS);
      return TRUE;
    case GDK_KEY_Down:
      move_to (self, focused_day (self) + N_DAYS);
      return TRUE;
    case GDK_KEY_Page_Up:
      turn (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      turn (self, 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      events_day_activate (EVENTS_DAY (self->days[focused_day (self) - self->first]));
      return TRUE;
    case GDK_KEY_n:
    case GDK_KEY_N:
      g_signal_emit (self, signals[NEW], 0, focused_day (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* The widget */

/* One stop on the way of Tab: arrows move inside. */
static gboolean
events_month_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EventsMonth *self = EVENTS_MONTH (widget);

  if (gtk_widget_get_focus_child (self->grid) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (self->days[self->focused - self->first]);
}

static gboolean
events_month_grab_focus (GtkWidget *widget)
{
  EventsMonth *self = EVENTS_MONTH (widget);

  return gtk_widget_grab_focus (self->days[self->focused - self->first]);
}

/* The lines between the days, drawn for all at once: as borders of the days, each with a line on
 * two of its sides, they took nine tenths of the time a month needs to show. */
static void
events_month_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EventsMonth *self = EVENTS_MONTH (widget);
  graphene_rect_t from, to, all;
  GskRoundedRect edge;
  GdkRGBA color;

  GTK_WIDGET_CLASS (events_month_parent_class)->snapshot (widget, snapshot);
  if (self->n_weeks == 0 || !gtk_widget_compute_bounds (self->days[0], widget, &from)
      || !gtk_widget_compute_bounds (self->days[self->n_weeks * N_DAYS - 1], widget, &to))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= LINE_ALPHA;
  graphene_rect_union (&from, &to, &all);
  gsk_rounded_rect_init (&edge,
                         &all,
                         &GRAPHENE_SIZE_INIT (CORNER, CORNER),
                         &GRAPHENE_SIZE_INIT (CORNER, CORNER),
                         &GRAPHENE_SIZE_INIT (0, 0),
                         &GRAPHENE_SIZE_INIT (0, 0));
  gtk_snapshot_append_border (snapshot,
                              &edge,
                              (const float[]){ 1, 1, 1, 1 },
                              (const GdkRGBA[]){ color, color, color, color });
  for (int i = 1; i < N_DAYS; i++)
    if (gtk_widget_compute_bounds (self->days[i], widget, &from))
      gtk_snapshot_append_color (
          snapshot,
          &color,
          &GRAPHENE_RECT_INIT (from.origin.x, all.origin.y + 1, 1, all.size.height - 2));
  for (guint i = 1; i < self->n_weeks; i++)
    if (gtk_widget_compute_bounds (self->days[i * N_DAYS], widget, &from))
      gtk_snapshot_append_color (
          snapshot,
          &color,
          &GRAPHENE_RECT_INIT (all.origin.x + 1, from.origin.y, all.size.width - 2, 1));
}

static void
events_month_dispose (GObject *object)
{
  g_clear_pointer (&EVENTS_MONTH (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (events_month_parent_class)->dispose (object);
}

static void
events_month_class_init (EventsMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = events_month_dispose;
  widget_class->grab_focus = events_month_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  widget_class->focus = events_month_focus;
  widget_class->snapshot = events_month_snapshot;
  signals[NEW] = g_signal_new ("new",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_UINT);
  signals[TURN] = g_signal_new ("turn",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_UINT);
}

static void
make_head (EventsMonth *self)
{
  GDate monday;

  events_set_dmy (&monday, 3, 1, 2022);
  for (int i = 0; i < N_DAYS; i++)
    {
      char name[64];
      GtkWidget *label;

      g_date_strftime (name, sizeof name, "%a", &monday);
      label = maillage_ui_label_new (name, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "events-weekday");
      gtk_grid_attach (GTK_GRID (self->grid), label, i + 1, 0, 1, 1);
      g_date_add_days (&monday, 1);
    }
}

static void
events_month_init (EventsMonth *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (EventsPictures) pictures = events_pictures_new ();

  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->grid, "events-month");
  make_head (self);
  for (int i = 0; i < N_WEEKS * N_DAYS; i++)
    {
      int week = i / N_DAYS, column = i % N_DAYS;

      if (column == 0)
        {
          self->weeks[week] = maillage_ui_label_new (NULL, "events-week");
          gtk_widget_add_css_class (self->weeks[week], "dim-label");
          gtk_widget_set_valign (self->weeks[week], GTK_ALIGN_START);
          gtk_label_set_width_chars (GTK_LABEL (self->weeks[week]), 4);
          gtk_grid_attach (GTK_GRID (self->grid), self->weeks[week], 0, week + 1, 1, 1);
        }
      self->days[i] = events_day_new (pictures);
      if (week == 0)
        gtk_widget_add_css_class (self->days[i], "events-top");
      if (column == 0)
        gtk_widget_add_css_class (self->days[i], "events-left-edge");
      if (column >= 5)
        gtk_widget_add_css_class (self->days[i], "events-week-end");
      gtk_grid_attach (GTK_GRID (self->grid), self->days[i], column + 1, week + 1, 1, 1);
    }
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
