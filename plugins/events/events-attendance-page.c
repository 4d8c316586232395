/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attendance at the door. What is marked shows at once and is written behind; the list is read
 * again once nothing has changed for a while, so that typing never waits. */

#include "events-attendance-private.h"

#include <adwaita.h>
#include <string.h>

#define READ_AGAIN_MS 700

G_DEFINE_FINAL_TYPE (EventsAttendancePage, events_attendance_page, MAILLAGE_UI_TYPE_PAGE)

/* Counting */

static void
set_number (GtkWidget *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
update_counts (EventsAttendancePage *self)
{
  guint present = 0, excused = 0, absent = 0, left;
  g_autofree char *of = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      EventsAttendee *attendee = self->all->pdata[i];

      present += events_attendee_is_present (attendee);
      excused += g_strcmp0 (attendee->attendance, "excused") == 0;
      absent += g_strcmp0 (attendee->attendance, "absent") == 0;
    }
  left = self->all->len - present - excused - absent;
  set_number (self->n_present, present);
  set_number (self->n_excused, excused);
  set_number (self->n_absent, absent);
  set_number (self->n_left, left);
  gtk_label_set_label (GTK_LABEL (self->label_present),
                       g_dngettext (GETTEXT_PACKAGE, "person present", "present", present));
  gtk_label_set_label (GTK_LABEL (self->label_excused),
                       g_dngettext (GETTEXT_PACKAGE, "person excused", "excused", excused));
  gtk_label_set_label (GTK_LABEL (self->label_absent),
                       g_dngettext (GETTEXT_PACKAGE, "person absent", "absent", absent));
  /* TRANSLATORS: under the number of those still to be marked */
  of = g_strdup_printf (_ ("to mark, of %u"), self->all->len);
  gtk_label_set_label (GTK_LABEL (self->label_left), of);
}

/* Showing */

static void
add_part (EventsAttendancePage *self, GPtrArray *out, const char *title, gboolean marked)
{
  guint heading = out->len;

  for (guint i = 0; i < self->all->len; i++)
    {
      EventsAttendee *attendee = self->all->pdata[i];

      if ((attendee->attendance != NULL) == marked
          && events_attendee_matches (attendee, self->words))
        g_ptr_array_add (out, g_object_ref (attendee));
    }
  if (title != NULL && out->len > heading)
    g_ptr_array_insert (out, heading, events_attendee_new_heading (title, out->len - heading));
}

static void
update_offer (EventsAttendancePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  /* TRANSLATORS: what was typed at the door */
  g_autofree char *text
      = *typed != '\0' ? g_strdup_printf (_ ("Add “%s”, who comes without invitation"), typed)
                       : g_strdup (_ ("Add a person who comes without invitation"));

  gtk_label_set_label (GTK_LABEL (self->offer_title), text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->offer), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Those to be marked come first. */
static void
show (EventsAttendancePage *self)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->words[0] == NULL)
    {
      add_part (self, out, _ ("To mark"), FALSE);
      add_part (self, out, _ ("Marked"), TRUE);
    }
  else
    {
      add_part (self, out, NULL, FALSE);
      add_part (self, out, NULL, TRUE);
      g_ptr_array_insert (
          out, 0, events_attendee_new_heading (_ ("Found, to mark first"), out->len));
    }
  events_attendance_list_show (EVENTS_ATTENDANCE_LIST (self->list), out, self->words);
  update_counts (self);
  update_offer (self);
}

/* Reading */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const EventsAttendee *first = *(EventsAttendee *const *) a;
  const EventsAttendee *second = *(EventsAttendee *const *) b;

  return strcmp (first->fold, second->fold);
}

static void
queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EventsAttendancePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  EventsAttendee *former;
  g_autofree char *selected = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  former = events_attendance_list_get_selected (EVENTS_ATTENDANCE_LIST (self->list));
  selected = former != NULL ? g_strdup (former->uuid) : NULL;
  if (found == NULL)
    {
      if (window != NULL)
        maillage_ui_window_show_error (window, error);
      return;
    }
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (self->all, events_attendee_new (found->pdata[i]));
  g_ptr_array_sort (self->all, compare_names);
  show (self);
  events_attendance_list_select (EVENTS_ATTENDANCE_LIST (self->list), selected);
}

static gboolean
read_now (gpointer data)
{
  EventsAttendancePage *self = data;
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
  g_autoptr (MaillageQuery) query = NULL;

  self->read_id = 0;
  if (!maillage_scope_get_active (scope))
    return G_SOURCE_REMOVE;
  query = maillage_scope_new_query (scope, EVENTS_PARTICIPATION);
  maillage_query_set_owner (query, maillage_ui_page_get_uuid (MAILLAGE_UI_PAGE (self)));
  g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();
  maillage_store_query_async (self->store, query, self->query, queried, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
_events_attendance_read (EventsAttendancePage *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
  read_now (self);
}

static void
read_soon (EventsAttendancePage *self)
{
  g_cancellable_cancel (self->query);
  g_clear_handle_id (&self->read_id, g_source_remove);
  self->read_id = g_timeout_add (READ_AGAIN_MS, read_now, self);
}

static void
on_store_changed (EventsAttendancePage *self, MaillageChangeSet *set)
{
  if (maillage_change_set_get_everything (set)
      || maillage_change_set_touches_kind (set, EVENTS_PARTICIPATION))
    read_soon (self);
}

/* Marking */

/* The program's day, at the clock's hour. */
char *
_events_attendance_dup_now (void)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_strdup_printf ("%sT%02d:%02d",
                          maillage_date_get_earliest (today),
                          g_date_time_get_hour (now),
                          g_date_time_get_minute (now));
}

static void
on_committed (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  if (change == NULL) /* refused: what is shown is not what is kept */
    read_soon (EVENTS_ATTENDANCE_PAGE (from));
}

MaillageEdit *
_events_attendance_new_edit (EventsAttendancePage *self, const char *name)
{
  /* TRANSLATORS: in the history; who was marked */
  g_autofree char *label = g_strdup_printf (_ ("Attendance of %s"), name);

  return maillage_scope_new_edit (maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self)), label);
}

void
_events_attendance_mark (EventsAttendancePage *self, EventsAttendee *attendee, const char *value)
{
  g_autoptr (MaillageEdit) edit = _events_attendance_new_edit (self, attendee->name);
  g_autofree char *now = _events_attendance_dup_now ();
  gboolean present = g_strcmp0 (value, "present") == 0;

  maillage_edit_set (edit, attendee->uuid, "attendance", value);
  maillage_edit_set (edit, attendee->uuid, "marked_at", present ? now : NULL);
  g_free (attendee->attendance);
  attendee->attendance = g_strdup (value);
  g_free (attendee->note);
  attendee->note = present ? events_format_hour (events_parse_hour (strchr (now, 'T') + 1)) : NULL;
  events_commit (GTK_WIDGET (self), edit, on_committed, NULL);
}

void
_events_attendance_clear_search (EventsAttendancePage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), ""); /* shows again */
  else
    show (self);
}

static void
mark_selected (EventsAttendancePage *self, const char *value)
{
  EventsAttendee *attendee
      = events_attendance_list_get_selected (EVENTS_ATTENDANCE_LIST (self->list));

  if (attendee == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_object_ref (attendee);
  _events_attendance_mark (self, attendee, value);
  _events_attendance_clear_search (self);
  g_object_unref (attendee);
}

/* Keys */

/* In an empty field there is nothing typed to take back: the last mark, which emptied it, is. */
static gboolean
undo_mark (EventsAttendancePage *self, GdkModifierType state)
{
  return (state & GDK_CONTROL_MASK) != 0
         && *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0'
         && gtk_widget_activate_action (
             GTK_WIDGET (self), (state & GDK_SHIFT_MASK) != 0 ? "win.redo" : "win.undo", NULL);
}

static gboolean
on_search_key (EventsAttendancePage *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      mark_selected (self,
                     (state & GDK_SHIFT_MASK) != 0     ? "excused"
                     : (state & GDK_CONTROL_MASK) != 0 ? "absent"
                                                       : "present");
      return TRUE;
    case GDK_KEY_Up:
      events_attendance_list_move_selection (EVENTS_ATTENDANCE_LIST (self->list), -1);
      return TRUE;
    case GDK_KEY_Down:
      events_attendance_list_move_selection (EVENTS_ATTENDANCE_LIST (self->list), 1);
      return TRUE;
    case GDK_KEY_z:
    case GDK_KEY_Z:
      return undo_mark (self, state);
    default:
      return FALSE;
    }
}

static gboolean
on_key (EventsAttendancePage *self, guint key, guint code, GdkModifierType state)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if ((state & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_n || key == GDK_KEY_N))
    {
      _events_attendance_open_form (self);
      return TRUE;
    }
  if (key != GDK_KEY_Escape)
    return FALSE;
  if (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->walk_in)), "form")
      || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    _events_attendance_close_form (self);
  else if (window != NULL)
    maillage_ui_window_go_back (window);
  return TRUE;
}

static void
on_search_changed (EventsAttendancePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_strfreev (self->words);
  self->words = maillage_text_words (typed);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->search),
                                     GTK_ENTRY_ICON_SECONDARY,
                                     *typed != '\0' ? "edit-clear-symbolic" : NULL);
  show (self);
  events_attendance_list_scroll_to_top (EVENTS_ATTENDANCE_LIST (self->list));
}

static void
on_marked (EventsAttendancePage *self, EventsAttendee *attendee, const char *value)
{
  g_object_ref (attendee);
  _events_attendance_mark (self, attendee, value);
  _events_attendance_clear_search (self);
  gtk_widget_grab_focus (self->search);
  g_object_unref (attendee);
}

static void
on_search_icon (EventsAttendancePage *self, GtkEntryIconPosition position)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    _events_attendance_clear_search (self);
}

/* The object */

static void
on_print (EventsAttendancePage *self)
{
  const char *uuids[] = { maillage_ui_page_get_uuid (MAILLAGE_UI_PAGE (self)), NULL };

  maillage_ui_print (GTK_WIDGET (self), "events.attendance_sheet", uuids);
}

static void
on_finish (EventsAttendancePage *self)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (window != NULL)
    maillage_ui_window_go_back (window);
}

static void
make_bar (EventsAttendancePage *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (_ ("Event"));
  GtkWidget *print = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *finish = gtk_button_new_with_label (_ ("Finish"));

  self->title = adw_window_title_new (_ ("Attendance at the door"), NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->title);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "printer-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Paper sheet"));
  gtk_button_set_child (GTK_BUTTON (print), content);
  gtk_widget_set_name (print, "print");
  gtk_widget_add_css_class (finish, "suggested-action");
  g_signal_connect_object (print, "clicked", G_CALLBACK (on_print), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (finish, "clicked", G_CALLBACK (on_finish), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), finish);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), print);
  gtk_box_prepend (GTK_BOX (self->box), bar);
}

static void
add_keys (EventsAttendancePage *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

static gboolean
focus_search (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (EVENTS_ATTENDANCE_PAGE (widget)->search);
  return G_SOURCE_REMOVE;
}

/* In the next frame: a GtkStack that shows the page moves the focus one further, once it is there
 * already. */
static void
events_attendance_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (events_attendance_page_parent_class)->map (widget);
  gtk_widget_add_tick_callback (widget, focus_search, NULL, NULL);
}

static void
events_attendance_page_constructed (GObject *object)
{
  EventsAttendancePage *self = EVENTS_ATTENDANCE_PAGE (object);
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
  const char *uuid = maillage_ui_page_get_uuid (MAILLAGE_UI_PAGE (self));
  g_autofree char *day = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *subtitle = NULL;

  G_OBJECT_CLASS (events_attendance_page_parent_class)->constructed (object);
  g_set_object (&self->store, maillage_scope_get_store (scope));
  self->event = maillage_scope_load (scope, uuid, NULL);
  g_signal_connect_object (
      self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  if (self->event == NULL)
    return;
  day = events_dup_day (self->event);
  hours = events_dup_hours (self->event);
  subtitle = g_strconcat (maillage_record_get_title (self->event),
                          day != NULL ? " · " : "",
                          day != NULL ? day : "",
                          hours != NULL ? ", " : "",
                          hours,
                          NULL);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
  _events_attendance_read (self);
}

static void
events_attendance_page_dispose (GObject *object)
{
  EventsAttendancePage *self = EVENTS_ATTENDANCE_PAGE (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->event);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (events_attendance_page_parent_class)->dispose (object);
}

static void
events_attendance_page_finalize (GObject *object)
{
  EventsAttendancePage *self = EVENTS_ATTENDANCE_PAGE (object);

  g_ptr_array_unref (self->all);
  g_strfreev (self->words);
  G_OBJECT_CLASS (events_attendance_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (EventsAttendancePage, name) }
    CHILD (box),         CHILD (n_present),     CHILD (n_excused),     CHILD (n_absent),
    CHILD (n_left),      CHILD (label_present), CHILD (label_excused), CHILD (label_absent),
    CHILD (label_left),  CHILD (search),        CHILD (walk_in),       CHILD (offer),
    CHILD (offer_title), CHILD (name),          CHILD (job),           CHILD (structure),
    CHILD (list),
#undef CHILD
  };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, children[i].name, FALSE, children[i].offset);
}

static void
events_attendance_page_class_init (EventsAttendancePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = events_attendance_page_constructed;
  object_class->dispose = events_attendance_page_dispose;
  object_class->finalize = events_attendance_page_finalize;
  widget_class->map = events_attendance_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/events/events-attendance-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_icon);
  gtk_widget_class_bind_template_callback (widget_class, on_marked);
  gtk_widget_class_bind_template_callback (widget_class, _events_attendance_open_form);
  gtk_widget_class_bind_template_callback (widget_class, _events_attendance_add_walk_in);
}

static void
events_attendance_page_init (EventsAttendancePage *self)
{
  g_type_ensure (EVENTS_TYPE_ATTENDANCE_LIST);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->words = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_bar (self);
  add_keys (self, self->search, G_CALLBACK (on_search_key));
  add_keys (self, GTK_WIDGET (self), G_CALLBACK (on_key));
}
