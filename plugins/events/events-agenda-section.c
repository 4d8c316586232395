/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The agenda on an event's page: in order, moved by dragging or with Alt+↑ ↓, added to by typing.
 */

#include "events-agenda.h"

#include <string.h>

struct _EventsAgendaSection
{
  MaillageUiSection parent_instance;

  GtkWidget *list, *entry, *summary, *warning;
};

G_DEFINE_FINAL_TYPE (EventsAgendaSection, events_agenda_section, MAILLAGE_UI_TYPE_SECTION)

static MaillageScope *
scope_of (EventsAgendaSection *self)
{
  return maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (self));
}

/* Moving */

static void
move_item (EventsAgendaSection *self, const char *uuid, int to)
{
  g_autoptr (MaillageEdit) edit = NULL;

  if (to < 0)
    return;
  edit = maillage_scope_new_edit (scope_of (self), _ ("Agenda item moved"));
  maillage_edit_move (edit, uuid, to);
  events_commit (GTK_WIDGET (self), edit, NULL, NULL);
}

static gboolean
on_row_key (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType state,
            EventsAgendaSection *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if ((state & GDK_ALT_MASK) == 0 || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  move_item (
      self, g_object_get_data (G_OBJECT (row), "uuid"), key == GDK_KEY_Up ? index - 1 : index + 1);
  return TRUE;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, g_object_get_data (G_OBJECT (row), "uuid"));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, EventsAgendaSection *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move_item (self, g_value_get_string (value), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static void
add_moving (EventsAgendaSection *self, GtkWidget *row)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_row_key), self, 0);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (row, keys);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Rows */

/* How many steps of the sheet an item is about are late. */
static guint
count_late (EventsAgendaSection *self, MaillageRecord *item)
{
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) late = NULL;

  if (maillage_record_get_n_links (item, "sheet") == 0
      || !events_has_kind (scope_of (self), EVENTS_STEP))
    return 0;
  query = maillage_scope_new_query (scope_of (self), EVENTS_STEP);
  maillage_query_set_owner (query, maillage_record_get_link (item, "sheet", 0));
  maillage_query_add_filter (query, "late", MAILLAGE_OPERATOR_EQUAL, "1");
  late = maillage_store_query (maillage_scope_get_store (scope_of (self)), query, NULL);
  return late != NULL ? late->len : 0;
}

static GtkWidget *
make_words (EventsAgendaSection *self, MaillageRecord *item)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *under = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = maillage_ui_label_new (maillage_record_get_title (item), NULL);
  g_autofree char *detail = events_dup_form_and_speakers (item);
  guint n_late = count_late (self, item);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_widget_set_tooltip_text (title, maillage_record_get_title (item));
  gtk_box_append (GTK_BOX (words), title);
  if (detail != NULL)
    {
      GtkWidget *label = maillage_ui_label_new (detail, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (under), label);
    }
  if (n_late > 0)
    {
      GtkWidget *state = maillage_ui_state_new ();
      g_autofree char *said = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u late step", "%u late steps", n_late), n_late);

      maillage_ui_state_set (
          MAILLAGE_UI_STATE (state), "maillage-late-symbolic", said, MAILLAGE_TONE_ERROR);
      gtk_widget_add_css_class (state, "caption");
      gtk_widget_add_css_class (state, "events-late");
      gtk_box_append (GTK_BOX (under), state);
    }
  gtk_widget_set_visible (under, gtk_widget_get_first_child (under) != NULL);
  gtk_box_append (GTK_BOX (words), under);
  return words;
}

static GtkWidget *
make_row (EventsAgendaSection *self, const EventsSlot *slot, gboolean timed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkWidget *row = maillage_ui_row_new (box, maillage_record_get_uuid (slot->record));

  gtk_widget_add_css_class (handle, "dim-label");
  gtk_box_append (GTK_BOX (box), handle);
  if (timed)
    {
      g_autofree char *hour = slot->start >= 0 ? events_format_hour (slot->start) : NULL;
      GtkWidget *label = maillage_ui_label_new (hour, "heading");

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_size_request (label, 62, -1);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), make_words (self, slot->record));
  if (slot->duration > 0)
    {
      g_autofree char *duration = events_format_duration (slot->duration);
      GtkWidget *label = maillage_ui_label_new (duration, "dim-label");

      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (row, "events-item");
  gtk_widget_set_tooltip_text (handle, _ ("Drag to move, or Alt+↑ ↓"));
  add_moving (self, row);
  return row;
}

/* Adding */

#define BLANKS "[\\s\\x{a0}]*"

static int
fetch_number (GMatchInfo *match, int group)
{
  g_autofree char *number = g_match_info_fetch (match, group);

  return number != NULL ? (int) g_ascii_strtoll (number, NULL, 10) : 0;
}

/* "Round of introductions 15 min", "Review 1 h 30": the duration may end what is typed; "Lunch à 9 h"
 * says when. */
static char *
split_duration (const char *typed, int *minutes)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "^(.*\\S)(?<! à)\\s+(?:(\\d)" BLANKS "h(?:" BLANKS "(\\d\\d))?|(\\d{1,3})" BLANKS "min\\.?)$",
      0,
      0,
      NULL);
  g_autoptr (GMatchInfo) match = NULL;

  *minutes = 0;
  if (!g_regex_match (regex, typed, 0, &match))
    return g_strdup (typed);
  *minutes = fetch_number (match, 2) * 60 + fetch_number (match, 3) + fetch_number (match, 4);
  return g_match_info_fetch (match, 1);
}

static void
on_entered (EventsAgendaSection *self)
{
  MaillageRecord *event = maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self));
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  int minutes;
  g_autofree char *title = split_duration (typed, &minutes);
  g_autoptr (MaillageEdit) edit = NULL;
  const char *uuid;

  if (*title == '\0')
    return;
  edit = maillage_scope_new_edit (scope_of (self), _ ("New agenda item"));
  uuid = maillage_edit_create_child (edit, EVENTS_AGENDA_ITEM, maillage_record_get_uuid (event));
  maillage_edit_set (edit, uuid, "title", title);
  if (minutes > 0)
    maillage_edit_set_number (edit, uuid, "duration", minutes);
  events_commit (GTK_WIDGET (self), edit, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
on_add (EventsAgendaSection *self)
{
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_grab_focus (self->entry);
}

/* The section */

static void
update_summary (EventsAgendaSection *self, guint n, int total)
{
  g_autofree char *items
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n), n);
  g_autofree char *length = events_format_duration (total);
  g_autofree char *text = total > 0 ? g_strconcat (items, " · ", length, NULL) : g_strdup (items);

  gtk_label_set_label (GTK_LABEL (self->summary), n > 0 ? text : "");
}

/* What cannot be right: an end before the start, more on the agenda than there is time for. */
static char *
dup_problem (MaillageRecord *event, int total)
{
  int start = events_parse_hour (maillage_record_get_value (event, "starts_at"));
  int end = events_parse_hour (maillage_record_get_value (event, "ends_at"));
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (start < 0 || end < 0 || maillage_record_get_value (event, "last_day") != NULL)
    return NULL;
  if (end > start && total <= end - start)
    return NULL;
  if (end <= start)
    {
      from = events_format_hour (start);
      to = events_format_hour (end);
      /* TRANSLATORS: hours */
      return g_strdup_printf (
          _ ("The event ends at %s and begins at %s: one of them is wrong."), to, from);
    }
  from = events_format_duration (total);
  to = events_format_duration (end - start);
  /* TRANSLATORS: durations */
  return g_strdup_printf (_ ("The agenda lasts %s, the event %s."), from, to);
}

static void
update_warning (EventsAgendaSection *self, MaillageRecord *event, int total)
{
  g_autofree char *problem = dup_problem (event, total);

  gtk_widget_set_visible (self->warning, problem != NULL);
  if (problem != NULL)
    maillage_ui_state_set (MAILLAGE_UI_STATE (self->warning),
                           "dialog-warning-symbolic",
                           problem,
                           MAILLAGE_TONE_WARNING);
}

static void
events_agenda_section_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsAgendaSection *self = EVENTS_AGENDA_SECTION (section);
  int total;
  g_autoptr (GArray) slots = events_list_slots (scope_of (self), event, &total);
  gboolean timed = events_parse_hour (maillage_record_get_value (event, "starts_at")) >= 0;

  maillage_ui_rows_clear (self->list);
  for (guint i = 0; i < slots->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self, &g_array_index (slots, EventsSlot, i), timed));
  gtk_widget_set_visible (self->list, slots->len > 0);
  if (slots->len == 0)
    gtk_widget_set_visible (self->entry, TRUE);
  update_summary (self, slots->len, total);
  update_warning (self, event, total);
}

static void
events_agenda_section_class_init (EventsAgendaSectionClass *klass)
{
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_agenda_section_refresh;
}

static void
events_agenda_section_init (EventsAgendaSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = events_icon_button_new ("list-add-symbolic", _ ("New agenda item"));

  self->list = maillage_ui_rows_new ();
  self->entry = gtk_entry_new ();
  self->summary = maillage_ui_label_new (NULL, "dim-label");
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_widget_add_css_class (self->summary, "maillage-small");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _ ("A new item: “Round of introductions 15 min”"));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_name (self->entry, "new-item");
  g_signal_connect_object (
      self->entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  self->warning = maillage_ui_state_new ();
  gtk_widget_set_visible (self->warning, FALSE);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (end), self->summary);
  gtk_box_append (GTK_BOX (end), add);
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), box);
  maillage_ui_section_set_end (MAILLAGE_UI_SECTION (self), end);
}
