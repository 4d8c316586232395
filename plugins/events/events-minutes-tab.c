/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The minutes, typed during the meeting: what was said on each item, what was decided and
 * expressed; at the right, who was there. */

#include "events-tabs.h"

#include "events-agenda.h"

#include <string.h>

struct _EventsMinutesTab
{
  MaillageUiSection parent_instance;

  GtkWidget *columns, *items, *decisions, *contributions, *contribution, *nature, *who, *next;
  GStrv shown; /* UUIDs of the items that have notepads */
};

G_DEFINE_FINAL_TYPE (EventsMinutesTab, events_minutes_tab, MAILLAGE_UI_TYPE_SECTION)

static MaillageScope *
scope_of (EventsMinutesTab *self)
{
  return maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (self));
}

static MaillageRecord *
event_of (EventsMinutesTab *self)
{
  return maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self));
}

/* What was said */

static void
add_notepad (EventsMinutesTab *self, const char *title, MaillageRecord *record, const char *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = maillage_ui_label_new (title, "heading");
  GtkWidget *notepad = events_notepad_new (scope_of (self), record, field);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  events_notepad_set_title (notepad, title);
  gtk_widget_set_name (notepad, maillage_record_get_uuid (record));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), notepad);
  gtk_box_append (GTK_BOX (self->items), box);
}

static GStrv
list_uuids (GArray *slots)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < slots->len; i++)
    g_strv_builder_add (builder,
                        maillage_record_get_uuid (g_array_index (slots, EventsSlot, i).record));
  return g_strv_builder_end (builder);
}

/* The notepads are made again only when the agenda is another: one may be typing. */
static void
update_items (EventsMinutesTab *self, MaillageRecord *event)
{
  int total;
  g_autoptr (GArray) slots = events_list_slots (scope_of (self), event, &total);
  g_auto (GStrv) uuids = list_uuids (slots);
  GtkWidget *child;

  if (self->shown != NULL
      && g_strv_equal ((const char *const *) self->shown, (const char *const *) uuids))
    return;
  while ((child = gtk_widget_get_first_child (self->items)) != NULL)
    gtk_box_remove (GTK_BOX (self->items), child);
  for (guint i = 0; i < slots->len; i++)
    {
      EventsSlot *slot = &g_array_index (slots, EventsSlot, i);

      add_notepad (self, maillage_record_get_title (slot->record), slot->record, "minutes");
    }
  add_notepad (self, slots->len > 0 ? _ ("Besides") : _ ("What was said"), event, "minutes");
  g_strfreev (self->shown);
  self->shown = g_steal_pointer (&uuids);
}

/* What was expressed */

static void
on_contribution (EventsMinutesTab *self)
{
  static const char *const natures[] = { "expectation", "fear", "idea", "need" };
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->contribution))));
  guint nature = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->nature));
  g_autoptr (MaillageEdit) edit = NULL;
  const char *uuid;

  if (*typed == '\0')
    return;
  edit = maillage_scope_new_edit (scope_of (self), _ ("New contribution"));
  uuid = maillage_edit_create_child (
      edit, EVENTS_CONTRIBUTION, maillage_record_get_uuid (event_of (self)));
  maillage_edit_set (edit, uuid, "text", typed);
  if (nature < G_N_ELEMENTS (natures))
    maillage_edit_set (edit, uuid, "nature", natures[nature]);
  events_commit (GTK_WIDGET (self), edit, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->contribution), "");
}

static void
update_contributions (EventsMinutesTab *self, MaillageRecord *event)
{
  g_autoptr (GPtrArray) all = events_list_children (
      scope_of (self), EVENTS_CONTRIBUTION, maillage_record_get_uuid (event));

  maillage_ui_rows_clear (self->contributions);
  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *text = maillage_ui_label_new (maillage_record_get_title (all->pdata[i]), NULL);
      g_autofree char *nature = maillage_record_dup_display (all->pdata[i], "nature");

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_lines (GTK_LABEL (text), 3);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (box), text);
      gtk_box_append (GTK_BOX (box), maillage_ui_chip_new (MAILLAGE_UI_CHIP_PLAIN, nature));
      gtk_list_box_append (GTK_LIST_BOX (self->contributions),
                           maillage_ui_row_new (box, maillage_record_get_uuid (all->pdata[i])));
    }
  gtk_widget_set_visible (self->contributions, all->len > 0);
}

/* Who was there */

static char *
join_names (GPtrArray *all, const char *const *values)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const char *attendance = maillage_record_get_value (all->pdata[i], "attendance");
      g_autofree char *who = NULL;

      if (attendance == NULL || !g_strv_contains (values, attendance))
        continue;
      who = events_dup_who (all->pdata[i]);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", who);
    }
  return g_string_free (names, names->len == 0);
}

static void
add_names (EventsMinutesTab *self, const char *label, GPtrArray *all, const char *const *values)
{
  g_autofree char *names = join_names (all, values);
  GtkWidget *title, *text;

  if (names == NULL)
    return;
  title = maillage_ui_label_new (label, "caption");
  text = maillage_ui_label_new (names, NULL);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (self->who), title);
  gtk_box_append (GTK_BOX (self->who), text);
}

static void
update_who (EventsMinutesTab *self, MaillageRecord *event)
{
  static const char *const present[] = { "present", "walk_in", "represented", NULL };
  static const char *const excused[] = { "excused", NULL };
  static const char *const absent[] = { "absent", NULL };
  g_autoptr (GPtrArray) all = events_list_children (
      scope_of (self), EVENTS_PARTICIPATION, maillage_record_get_uuid (event));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->who)) != NULL)
    gtk_box_remove (GTK_BOX (self->who), child);
  add_names (self, _ ("Present"), all, present);
  add_names (self, _ ("Excused"), all, excused);
  add_names (self, _ ("Absent"), all, absent);
  if (gtk_widget_get_first_child (self->who) == NULL)
    gtk_box_append (GTK_BOX (self->who),
                    maillage_ui_label_new (_ ("Nobody has been marked yet."), "dim-label"));
}

/* What comes next */

/* The next event: the same title, type, committee and organisers, and that it was decided here; its
 * day is what one enters now. */
static void
on_next (EventsMinutesTab *self)
{
  static const char *const fields[]
      = { "title", "type", "place", "territories", "organisers", "committee", "sheets", "cycle" };
  MaillageRecord *event = event_of (self);
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope_of (self), _ ("Next event"));
  const char *uuid = maillage_edit_create (edit, EVENTS_EVENT);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    maillage_edit_set (edit, uuid, fields[i], maillage_record_get_value (event, fields[i]));
  maillage_edit_link (edit, uuid, "follows", maillage_record_get_uuid (event));
  maillage_ui_window_begin_record (
      maillage_ui_window_from (GTK_WIDGET (self)), GTK_WIDGET (self), edit, uuid);
}

static void
update_next (EventsMinutesTab *self, MaillageRecord *event)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope_of (self), EVENTS_EVENT);
  g_autoptr (GPtrArray) next = NULL;

  maillage_query_set_linked (query, "follows", maillage_record_get_uuid (event));
  next = maillage_store_query (maillage_scope_get_store (scope_of (self)), query, NULL);
  maillage_ui_rows_clear (self->next);
  for (guint i = 0; next != NULL && i < next->len; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      g_autofree char *day = events_dup_day (next->pdata[i]);
      GtkWidget *title = maillage_ui_label_new (maillage_record_get_title (next->pdata[i]), NULL);

      gtk_widget_set_hexpand (title, TRUE);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), maillage_ui_label_new (day, "dim-label"));
      gtk_list_box_append (GTK_LIST_BOX (self->next),
                           maillage_ui_row_new (box, maillage_record_get_uuid (next->pdata[i])));
    }
  gtk_widget_set_visible (self->next, next != NULL && next->len > 0);
}

static void
events_minutes_tab_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsMinutesTab *self = EVENTS_MINUTES_TAB (section);

  update_items (self, event);
  if (self->decisions == NULL)
    {
      GtkWidget *group = maillage_ui_group_new (_ ("Decisions"));

      self->decisions = events_decisions_new (scope_of (self), event);
      maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), self->decisions);
      gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->items)), group);
    }
  events_decisions_refresh (EVENTS_DECISIONS (self->decisions));
  update_contributions (self, event);
  update_who (self, event);
  update_next (self, event);
}

/* The tab */

static void
events_minutes_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (events_minutes_tab_parent_class)->map (widget);
  if (EVENTS_MINUTES_TAB (widget)->decisions != NULL) /* pickers need the window */
    events_decisions_refresh (EVENTS_DECISIONS (EVENTS_MINUTES_TAB (widget)->decisions));
}

static void
events_minutes_tab_finalize (GObject *object)
{
  g_strfreev (EVENTS_MINUTES_TAB (object)->shown);
  G_OBJECT_CLASS (events_minutes_tab_parent_class)->finalize (object);
}

static void
events_minutes_tab_class_init (EventsMinutesTabClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = events_minutes_tab_finalize;
  GTK_WIDGET_CLASS (klass)->map = events_minutes_tab_map;
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_minutes_tab_refresh;
}

static GtkWidget *
add_group (EventsMinutesTab *self, MaillageSide side, const char *title, GtkWidget *child)
{
  GtkWidget *group = maillage_ui_group_new (title);

  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), child);
  maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns), side, group);
  return group;
}

static GtkWidget *
make_contributions (EventsMinutesTab *self)
{
  const char *natures[] = { _ ("Expectation"), _ ("Fear"), _ ("Idea"), _ ("Need"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->contributions = maillage_ui_rows_new ();
  self->nature = gtk_drop_down_new_from_strings (natures);
  self->contribution = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->contribution),
                                  _ ("What participants express, then Enter"));
  gtk_widget_set_hexpand (self->contribution, TRUE);
  gtk_widget_set_name (self->contribution, "new-contribution");
  g_signal_connect_object (
      self->contribution, "activate", G_CALLBACK (on_contribution), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->nature);
  gtk_box_append (GTK_BOX (line), self->contribution);
  gtk_box_append (GTK_BOX (box), self->contributions);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
events_minutes_tab_init (EventsMinutesTab *self)
{
  GtkWidget *said = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *next = events_icon_button_new ("list-add-symbolic", _ ("Plan the next event"));

  self->columns = maillage_ui_columns_new ();
  self->items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->who = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->next = maillage_ui_rows_new ();
  gtk_widget_add_css_class (self->who, "card");
  gtk_widget_add_css_class (self->who, "maillage-key-card");
  gtk_widget_set_name (next, "next-event");
  g_signal_connect_object (next, "clicked", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (said), self->items);
  maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns), MAILLAGE_SIDE_MAIN, said);
  add_group (self, MAILLAGE_SIDE_ASIDE, _ ("Attendance"), self->who);
  add_group (self, MAILLAGE_SIDE_ASIDE, _ ("Contributions"), make_contributions (self));
  maillage_ui_group_set_end (
      MAILLAGE_UI_GROUP (add_group (self, MAILLAGE_SIDE_ASIDE, _ ("Next event"), self->next)),
      next);
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), self->columns);
}
