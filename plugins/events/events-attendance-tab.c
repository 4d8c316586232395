/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who came: counts, and the list by attendance, each to be corrected. */

#include "events-tabs.h"

struct _EventsAttendanceTab
{
  MaillageUiSection parent_instance;

  GtkWidget *words, *list, *empty;
};

G_DEFINE_FINAL_TYPE (EventsAttendanceTab, events_attendance_tab, MAILLAGE_UI_TYPE_SECTION)

static const struct
{
  const char *value, *icon_name;
  MaillageTone tone;
} orders[] = {
  { "present", "maillage-answer-yes-symbolic", MAILLAGE_TONE_SUCCESS },
  { "walk_in", "list-add-symbolic", MAILLAGE_TONE_ACCENT },
  { "represented", "maillage-state-postponed-symbolic", MAILLAGE_TONE_SUCCESS },
  { "excused", "maillage-state-dropped-symbolic", MAILLAGE_TONE_DIM },
  { "absent", "maillage-answer-no-symbolic", MAILLAGE_TONE_ERROR },
  { NULL, "maillage-state-todo-symbolic", MAILLAGE_TONE_NEUTRAL },
};

/* "4 present": words agree with their number, which a state's own label does not. */
static char *
dup_count (const char *attendance, guint n)
{
  if (attendance == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to mark", "%u to mark", n), n);
  if (g_str_equal (attendance, "present"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u present", "%u present", n), n);
  if (g_str_equal (attendance, "walk_in"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u walk-in", "%u walk-ins", n), n);
  if (g_str_equal (attendance, "represented"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u represented", "%u represented", n),
                            n);
  if (g_str_equal (attendance, "excused"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u excused", "%u excused", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u absent", "%u absent", n), n);
}

static MaillageScope *
scope_of (gpointer self)
{
  return maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (self));
}

static void
set_attendance (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope_of (widget), _ ("Attendance"));
  const char *uuid, *value;

  g_variant_get (parameter, "(&s&s)", &uuid, &value);
  maillage_edit_set (edit, uuid, "attendance", *value != '\0' ? value : NULL);
  events_commit (widget, edit, NULL, NULL);
}

static GMenuModel *
make_menu (MaillageRecord *participation)
{
  MaillageField *field
      = maillage_kind_find_field (maillage_record_get_kind (participation), "attendance");
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      MaillageChoice *choice
          = orders[i].value != NULL ? maillage_field_find_choice (field, orders[i].value) : NULL;
      g_autoptr (GMenuItem) item = g_menu_item_new (
          choice != NULL ? maillage_choice_get_label (choice) : _ ("To mark"), NULL);

      g_menu_item_set_action_and_target (item,
                                         "attendance.set",
                                         "(ss)",
                                         maillage_record_get_uuid (participation),
                                         orders[i].value != NULL ? orders[i].value : "");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Half-days */

static gboolean
attended (MaillageRecord *participation, int half_day)
{
  const char *value = maillage_record_get_value (participation, "half_days");
  g_auto (GStrv) numbers = NULL;
  g_autofree char *number = g_strdup_printf ("%d", half_day);

  if (value == NULL)
    return TRUE;
  numbers = g_strsplit (value, " ", -1);
  return g_strv_contains ((const char *const *) numbers, number);
}

static void
on_half_day (GtkCheckButton *check, EventsAttendanceTab *self)
{
  MaillageRecord *participation = g_object_get_data (G_OBJECT (check), "participation");
  int toggled = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "half-day"));
  EventsHalfDays met
      = events_get_half_days (maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self)));
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope_of (self), _ ("Half-days"));
  g_autoptr (GString) value = g_string_new (NULL);
  int n_attended = 0;

  for (int i = met.first; i <= met.last; i++)
    if (i == toggled ? gtk_check_button_get_active (check) : attended (participation, i))
      {
        g_string_append_printf (value, value->len > 0 ? " %d" : "%d", i);
        n_attended++;
      }
  maillage_edit_set (edit,
                     maillage_record_get_uuid (participation),
                     "half_days",
                     n_attended <= met.last - met.first ? value->str : NULL);
  events_commit (GTK_WIDGET (self), edit, NULL, NULL);
}

static void
add_half_days (EventsAttendanceTab *self, GtkWidget *box, MaillageRecord *participation)
{
  MaillageRecord *event = maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self));
  EventsHalfDays met = events_get_half_days (event);

  for (int i = met.first; met.last > met.first && i <= met.last; i++)
    {
      g_autofree char *label = events_dup_half_day (event, i);
      GtkWidget *check = gtk_check_button_new_with_label (g_strdelimit (label, "\n", ' '));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), attended (participation, i));
      gtk_widget_add_css_class (check, "maillage-small");
      g_object_set_data_full (
          G_OBJECT (check), "participation", g_object_ref (participation), g_object_unref);
      g_object_set_data (G_OBJECT (check), "half-day", GINT_TO_POINTER (i));
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_half_day), self, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
}

/* Rows */

static GtkWidget *
make_state (MaillageRecord *participation)
{
  GtkWidget *state = maillage_ui_state_new ();
  MaillageChoice *choice = events_find_choice (participation, "attendance");
  g_autoptr (GMenuModel) menu = make_menu (participation);

  if (choice != NULL)
    maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), choice);
  else
    maillage_ui_state_set (MAILLAGE_UI_STATE (state),
                           "maillage-state-todo-symbolic",
                           _ ("To mark"),
                           MAILLAGE_TONE_NEUTRAL);
  return events_state_button_new (state, menu, 150);
}

static GtkWidget *
make_row (EventsAttendanceTab *self, MaillageRecord *participation)
{
  GtkWidget *box = events_who_new (participation);

  add_half_days (self, box, participation);
  gtk_box_append (GTK_BOX (box), make_state (participation));
  return maillage_ui_row_new (box, maillage_record_get_uuid (participation));
}

static guint
add_part (EventsAttendanceTab *self, GPtrArray *all, gsize order)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (maillage_record_get_value (all->pdata[i], "attendance"), orders[order].value)
        == 0)
      {
        gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, all->pdata[i]));
        n++;
      }
  return n;
}

static void
add_word (EventsAttendanceTab *self, gsize order, guint n)
{
  GtkWidget *state = maillage_ui_state_new ();
  g_autofree char *said = dup_count (orders[order].value, n);

  maillage_ui_state_set (
      MAILLAGE_UI_STATE (state), orders[order].icon_name, said, orders[order].tone);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->words), state);
}

static void
add_head_count (EventsAttendanceTab *self, MaillageRecord *event)
{
  double n = maillage_record_get_number (event, "head_count");
  g_autofree char *said = NULL;

  if (maillage_record_get_value (event, "head_count") == NULL)
    return;
  said = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%.0f counted without a name", "%.0f counted without names", n),
      n);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->words),
                           maillage_ui_chip_new (MAILLAGE_UI_CHIP_PLAIN, said));
}

static void
events_attendance_tab_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsAttendanceTab *self = EVENTS_ATTENDANCE_TAB (section);
  g_autoptr (GPtrArray) all = events_list_children (
      scope_of (self), EVENTS_PARTICIPATION, maillage_record_get_uuid (event));

  maillage_ui_rows_clear (self->list);
  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (self->words));
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      guint n = add_part (self, all, i);

      if (n > 0)
        add_word (self, i, n);
    }
  add_head_count (self, event);
  gtk_widget_set_visible (self->list, all->len > 0);
  gtk_widget_set_visible (self->empty, all->len == 0);
}

/* The tab */

static void
on_print (EventsAttendanceTab *self)
{
  MaillageRecord *event = maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self));
  const char *uuids[] = { maillage_record_get_uuid (event), NULL };

  maillage_ui_print (GTK_WIDGET (self), "events.attendance_sheet", uuids);
}

static void
events_attendance_tab_class_init (EventsAttendanceTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_attendance_tab_refresh;
  gtk_widget_class_install_action (widget_class, "attendance.set", "(ss)", set_attendance);
}

static void
events_attendance_tab_init (EventsAttendanceTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = gtk_button_new_with_label (_ ("Paper sheet"));

  self->words = maillage_ui_wrap_new ();
  self->list = maillage_ui_rows_new ();
  self->empty
      = maillage_ui_label_new (_ ("Nobody is expected yet: invite them on the first tab, or "
                                  "mark those who come at the door."),
                               "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  g_signal_connect_object (print, "clicked", G_CALLBACK (on_print), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), print);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->empty);
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), box);
}
