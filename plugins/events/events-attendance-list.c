/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-attendance-list.h"

#include "events-attendance-row.h"

/* As other cards. */
#define CORNER 12
#define LINE_ALPHA 0.1f

struct _EventsAttendanceList
{
  GtkWidget parent_instance;

  GPtrArray *items; /* EventsAttendee */
  GPtrArray *rows;  /* EventsAttendanceRow: item n is shown by row n modulo their number */
  GStrv words;
  guint selected; /* GTK_INVALID_LIST_POSITION: none */
  guint first, n_bound;
  int row_height, heading_height;
  GtkAdjustment *down; /* the scrolled window's */
  guint sync_id;
};

G_DEFINE_FINAL_TYPE (EventsAttendanceList, events_attendance_list, GTK_TYPE_WIDGET)

enum
{
  MARKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Where each stands */

static gboolean
is_heading (EventsAttendanceList *self, guint position)
{
  return position >= self->items->len
         || ((EventsAttendee *) self->items->pdata[position])->uuid == NULL;
}

static int
height_of (EventsAttendanceList *self, guint position)
{
  return is_heading (self, position) ? self->heading_height : self->row_height;
}

/* Pixels from the top; of the end, when @position is past the last. */
static int
top_of (EventsAttendanceList *self, guint position)
{
  int top = 0;

  for (guint i = 0; i < MIN (position, self->items->len); i++)
    top += height_of (self, i);
  return top;
}

static void
on_marked (EventsAttendanceList *self, EventsAttendee *attendee, const char *value)
{
  g_signal_emit (self, signals[MARKED], 0, attendee, value);
}

static EventsAttendanceRow *
add_row (EventsAttendanceList *self)
{
  GtkWidget *row = events_attendance_row_new ();

  g_signal_connect_object (row, "marked", G_CALLBACK (on_marked), self, G_CONNECT_SWAPPED);
  gtk_widget_set_child_visible (row, FALSE); /* until it has somebody to show */
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_ptr_array_add (self->rows, row);
  return EVENTS_ATTENDANCE_ROW (row);
}

static void
measure_rows (EventsAttendanceList *self)
{
  EventsAttendanceRow *row;

  if (self->row_height != 0)
    return;
  row = self->rows->len > 0 ? self->rows->pdata[0] : add_row (self);
  events_attendance_row_measure (row, &self->heading_height, &self->row_height);
  self->n_bound = 0; /* it shows somebody else now */
}

/* Which rows there are */

static void
bind (EventsAttendanceList *self, guint position)
{
  EventsAttendanceRow *row = self->rows->pdata[position % self->rows->len];

  events_attendance_row_set (row, self->items->pdata[position], self->words);
  events_attendance_row_set_place (
      row, position > 0 && is_heading (self, position - 1), is_heading (self, position + 1));
  events_attendance_row_set_selected (row, position == self->selected);
  gtk_widget_set_child_visible (GTK_WIDGET (row), TRUE);
}

static void
add_rows (EventsAttendanceList *self, guint n)
{
  if (self->rows->len >= n)
    return;
  while (self->rows->len < n)
    add_row (self);
  self->n_bound = 0; /* each item has another row now */
}

/* Shows again what is in sight: only what came into sight, unless @all. */
static void
bind_in_view (EventsAttendanceList *self, gboolean all)
{
  double value = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;
  double page = self->down != NULL ? gtk_adjustment_get_page_size (self->down) : 0;
  guint first = 0, n = 0, former, end;
  int top = 0;

  if (page <= 0)
    return;
  measure_rows (self);
  for (; first < self->items->len && top + height_of (self, first) <= value; first++)
    top += height_of (self, first);
  for (; first + n < self->items->len && top < value + page; n++)
    top += height_of (self, first + n);
  add_rows (self, n);
  former = self->first;
  end = former + self->n_bound;
  for (guint i = first; i < first + n; i++)
    if (all || i < former || i >= end)
      bind (self, i);
  self->first = first;
  self->n_bound = n;
  for (guint i = n; i < self->rows->len; i++)
    gtk_widget_set_child_visible (self->rows->pdata[(first + i) % self->rows->len], FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
sync_now (gpointer data)
{
  EventsAttendanceList *self = data;

  self->sync_id = 0;
  bind_in_view (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_scrolled (EventsAttendanceList *self)
{
  bind_in_view (self, FALSE);
}

/* The window is being laid out: what rows show may not change now. */
static void
on_resized (EventsAttendanceList *self)
{
  if (self->sync_id == 0)
    self->sync_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_now, self, NULL);
}

/* The widget */

static void
events_attendance_list_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (widget);

  measure_rows (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = top_of (self, self->items->len);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      int least, wanted;

      gtk_widget_measure (
          self->rows->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
events_attendance_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (widget);
  int top = top_of (self, self->first);

  for (guint i = self->first; i < self->first + self->n_bound; i++)
    {
      GtkWidget *row = self->rows->pdata[i % self->rows->len];
      GtkAllocation place = { 0, top, width, height_of (self, i) };
      int least;

      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX (width, least);
      gtk_widget_size_allocate (row, &place, -1);
      top += place.height;
    }
}

/* One card, from @first to @last: its edge and the lines inside. */
static void
draw_card (EventsAttendanceList *self, GtkSnapshot *snapshot, guint first, guint last)
{
  int top = top_of (self, first);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  GskRoundedRect edge;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= LINE_ALPHA;
  gsk_rounded_rect_init_from_rect (
      &edge, &GRAPHENE_RECT_INIT (0, top, width, top_of (self, last + 1) - top), CORNER);
  gtk_snapshot_append_border (snapshot,
                              &edge,
                              (const float[]){ 1, 1, 1, 1 },
                              (const GdkRGBA[]){ color, color, color, color });
  for (guint i = first + 1; i <= last; i++)
    gtk_snapshot_append_color (
        snapshot, &color, &GRAPHENE_RECT_INIT (1, top_of (self, i), width - 2, 1));
}

/* The cards' edges are drawn here: a border and a shadow of each row took longer than the rest. */
static void
events_attendance_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (widget);

  GTK_WIDGET_CLASS (events_attendance_list_parent_class)->snapshot (widget, snapshot);
  for (guint first = self->first; first < self->first + self->n_bound; first++)
    {
      guint last = first;

      if (is_heading (self, first))
        continue;
      while (last + 1 < self->first + self->n_bound && !is_heading (self, last + 1))
        last++;
      /* A card that goes on out of sight has no edge there. */
      draw_card (self,
                 snapshot,
                 first == self->first && !is_heading (self, first - 1) ? first - 1 : first,
                 is_heading (self, last + 1) ? last : last + 1);
      first = last;
    }
}

static void
events_attendance_list_root (GtkWidget *widget)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (widget);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (events_attendance_list_parent_class)->root (widget);
  g_set_object (&self->down, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  g_signal_connect_object (
      self->down, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->down, "notify::page-size", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
}

static void
events_attendance_list_unroot (GtkWidget *widget)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (widget);

  if (self->down != NULL)
    g_signal_handlers_disconnect_by_data (self->down, self);
  g_clear_object (&self->down);
  GTK_WIDGET_CLASS (events_attendance_list_parent_class)->unroot (widget);
}

/* Another font, another height. */
static void
events_attendance_list_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (events_attendance_list_parent_class)->css_changed (widget, change);
  EVENTS_ATTENDANCE_LIST (widget)->row_height = 0;
  on_resized (EVENTS_ATTENDANCE_LIST (widget));
  gtk_widget_queue_resize (widget);
}

static void
events_attendance_list_dispose (GObject *object)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (object);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->items, 0);
  G_OBJECT_CLASS (events_attendance_list_parent_class)->dispose (object);
}

static void
events_attendance_list_finalize (GObject *object)
{
  EventsAttendanceList *self = EVENTS_ATTENDANCE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->items);
  g_strfreev (self->words);
  G_OBJECT_CLASS (events_attendance_list_parent_class)->finalize (object);
}

static void
events_attendance_list_class_init (EventsAttendanceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = events_attendance_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = events_attendance_list_finalize;
  widget_class->measure = events_attendance_list_measure;
  widget_class->size_allocate = events_attendance_list_size_allocate;
  widget_class->snapshot = events_attendance_list_snapshot;
  widget_class->root = events_attendance_list_root;
  widget_class->unroot = events_attendance_list_unroot;
  widget_class->css_changed = events_attendance_list_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
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
}

static void
events_attendance_list_init (EventsAttendanceList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  self->selected = GTK_INVALID_LIST_POSITION;
}

void
events_attendance_list_show (EventsAttendanceList *self, GPtrArray *items, char *const *words)
{
  gboolean longer = items->len != self->items->len;

  g_ptr_array_unref (self->items);
  self->items = items;
  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
  self->selected = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < items->len && self->selected == GTK_INVALID_LIST_POSITION; i++)
    if (!is_heading (self, i))
      self->selected = i;
  self->n_bound = MIN (self->n_bound, items->len);
  bind_in_view (self, TRUE);
  if (longer)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

EventsAttendee *
events_attendance_list_get_selected (EventsAttendanceList *self)
{
  return self->selected < self->items->len ? self->items->pdata[self->selected] : NULL;
}

gboolean
events_attendance_list_select (EventsAttendanceList *self, const char *uuid)
{
  for (guint i = 0; i < self->items->len; i++)
    if (!is_heading (self, i)
        && g_strcmp0 (((EventsAttendee *) self->items->pdata[i])->uuid, uuid) == 0)
      {
        self->selected = i;
        bind_in_view (self, TRUE);
        return TRUE;
      }
  return FALSE;
}

void
events_attendance_list_move_selection (EventsAttendanceList *self, int by)
{
  guint at = self->selected;
  int top;

  if (at == GTK_INVALID_LIST_POSITION)
    return;
  for (at += by; at < self->items->len && is_heading (self, at);)
    at += by; /* past 0 it is past the last */
  if (at >= self->items->len)
    return;
  self->selected = at;
  bind_in_view (self, TRUE);
  top = top_of (self, at);
  if (self->down != NULL)
    gtk_adjustment_clamp_page (self->down, top, top + height_of (self, at));
}

void
events_attendance_list_scroll_to_top (EventsAttendanceList *self)
{
  if (self->down != NULL)
    gtk_adjustment_set_value (self->down, 0);
}
