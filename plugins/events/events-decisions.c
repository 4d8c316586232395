/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The decisions of an event: typed one after the other; each becomes a step of an action sheet in
 * one gesture, which both show. Without the actions' plugin there is no such gesture. */

#include "events-tabs.h"

struct _EventsDecisions
{
  GtkWidget parent_instance;

  MaillageScope *scope;
  MaillageRecord *event;
  GtkWidget *box, *list, *entry;
};

G_DEFINE_FINAL_TYPE (EventsDecisions, events_decisions, GTK_TYPE_WIDGET)

/* Steps */

static void
add_sheets (GPtrArray *sheets, MaillageRecord *record, const char *field_id)
{
  for (guint i = 0; i < maillage_record_get_n_links (record, field_id); i++)
    {
      const char *uuid = maillage_record_get_link (record, field_id, i);

      if (!g_ptr_array_find_with_equal_func (sheets, uuid, g_str_equal, NULL))
        g_ptr_array_add (sheets, g_strdup (uuid));
    }
}

GPtrArray *
events_list_sheets (MaillageScope *scope, MaillageRecord *event)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items
      = events_list_children (scope, EVENTS_AGENDA_ITEM, maillage_record_get_uuid (event));

  add_sheets (sheets, event, "sheets");
  for (guint i = 0; i < items->len; i++)
    add_sheets (sheets, items->pdata[i], "sheet");
  return sheets;
}

MaillageEdit *
events_new_step (MaillageScope *scope, MaillageRecord *decision, const char *sheet)
{
  MaillageEdit *edit = maillage_scope_new_edit (scope, _ ("Decision made a step"));
  const char *step = maillage_edit_create_child (edit, EVENTS_STEP, sheet);
  g_autoptr (MaillageDate) due = maillage_record_dup_date (decision, "due");

  maillage_edit_set (edit, step, "wording", maillage_record_get_value (decision, "wording"));
  maillage_edit_set_date (edit, step, "due", due);
  if (maillage_record_get_n_links (decision, "pilot") > 0)
    maillage_edit_link (edit, step, "pilot", maillage_record_get_link (decision, "pilot", 0));
  maillage_edit_link (edit, maillage_record_get_uuid (decision), "step", step);
  return edit;
}

static void
on_step_made (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (
        window, _ ("The decision is a step of the action sheet now."), change);
}

static void
make_step (EventsDecisions *self, MaillageRecord *decision, const char *sheet)
{
  g_autoptr (MaillageEdit) edit = events_new_step (self->scope, decision, sheet);

  events_commit (GTK_WIDGET (self), edit, on_step_made, NULL);
}

static void
on_step_clicked (GtkWidget *button, EventsDecisions *self)
{
  make_step (self,
             g_object_get_data (G_OBJECT (button), "decision"),
             g_object_get_data (G_OBJECT (button), "sheet"));
}

static void
on_sheet_picked (MaillageUiPicker *picker, const char *uuid, const char *title, GtkWidget *button)
{
  make_step (EVENTS_DECISIONS (gtk_widget_get_ancestor (button, EVENTS_TYPE_DECISIONS)),
             g_object_get_data (G_OBJECT (button), "decision"),
             uuid);
}

/* Which sheet is clear when the event has one; otherwise it is asked. */
static GtkWidget *
make_step_button (EventsDecisions *self, MaillageRecord *decision)
{
  g_autoptr (GPtrArray) sheets = events_list_sheets (self->scope, self->event);
  GtkWidget *button;

  if (sheets->len == 1)
    {
      button = events_link_button_new (_ ("Make it a step"));
      g_object_set_data_full (G_OBJECT (button), "sheet", g_strdup (sheets->pdata[0]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_step_clicked), self, 0);
    }
  else
    {
      GtkWidget *picker = maillage_ui_record_picker_new (self->scope, EVENTS_ACTION_SHEET);

      button = gtk_menu_button_new ();
      gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Make it a step…"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "maillage-small");
      g_signal_connect_object (picker, "picked", G_CALLBACK (on_sheet_picked), button, 0);
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
    }
  gtk_widget_set_name (button, "make-step");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "decision", g_object_ref (decision), g_object_unref);
  return button;
}

/* Rows */

static void
open_step (GtkWidget *button)
{
  maillage_ui_open_record (button, g_object_get_data (G_OBJECT (button), "uuid"));
}

static GtkWidget *
make_end (EventsDecisions *self, MaillageRecord *decision)
{
  GtkWidget *button;

  if (maillage_record_get_n_links (decision, "step") == 0)
    return events_has_kind (self->scope, EVENTS_STEP) ? make_step_button (self, decision) : NULL;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), maillage_ui_state_new ());
  maillage_ui_state_set (MAILLAGE_UI_STATE (gtk_button_get_child (GTK_BUTTON (button))),
                         "maillage-step-symbolic",
                         _ ("Step"),
                         MAILLAGE_TONE_ACCENT);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Open the step"));
  g_object_set_data_full (
      G_OBJECT (button), "uuid", g_strdup (maillage_record_get_link (decision, "step", 0)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_step), NULL);
  return button;
}

static GtkWidget *
make_row (EventsDecisions *self, MaillageRecord *decision)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *wording = maillage_ui_label_new (maillage_record_get_title (decision), NULL);
  g_autofree char *pilot = maillage_record_dup_display (decision, "pilot");
  g_autofree char *due = maillage_record_dup_display (decision, "due");
  g_autofree char *under = NULL;
  GtkWidget *end = make_end (self, decision);

  under = g_strjoin (" · ", pilot != NULL ? pilot : due, pilot != NULL ? due : NULL, NULL);
  gtk_label_set_wrap (GTK_LABEL (wording), TRUE);
  gtk_label_set_lines (GTK_LABEL (wording), 3);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), wording);
  if (under != NULL && *under != '\0')
    {
      GtkWidget *label = maillage_ui_label_new (under, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("maillage-state-done-symbolic"));
  gtk_box_append (GTK_BOX (box), words);
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  return maillage_ui_row_new (box, maillage_record_get_uuid (decision));
}

static void
on_entered (EventsDecisions *self)
{
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (MaillageEdit) edit = NULL;

  if (*typed == '\0')
    return;
  edit = maillage_scope_new_edit (self->scope, _ ("New decision"));
  maillage_edit_set (
      edit,
      maillage_edit_create_child (edit, EVENTS_DECISION, maillage_record_get_uuid (self->event)),
      "wording",
      typed);
  events_commit (GTK_WIDGET (self), edit, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

void
events_decisions_refresh (EventsDecisions *self)
{
  g_autoptr (GPtrArray) all
      = events_list_children (self->scope, EVENTS_DECISION, maillage_record_get_uuid (self->event));

  maillage_ui_rows_clear (self->list);
  for (guint i = 0; i < all->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, all->pdata[i]));
  gtk_widget_set_visible (self->list, all->len > 0);
}

static void
events_decisions_dispose (GObject *object)
{
  EventsDecisions *self = EVENTS_DECISIONS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->event);
  g_clear_object (&self->scope);
  G_OBJECT_CLASS (events_decisions_parent_class)->dispose (object);
}

static void
events_decisions_class_init (EventsDecisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = events_decisions_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
events_decisions_init (EventsDecisions *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = maillage_ui_rows_new ();
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("What is decided, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is decided, then Enter"),
                                  -1);
  gtk_widget_set_name (self->entry, "new-decision");
  g_signal_connect_object (
      self->entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
events_decisions_new (MaillageScope *scope, MaillageRecord *event)
{
  EventsDecisions *self = g_object_new (EVENTS_TYPE_DECISIONS, NULL);

  self->scope = g_object_ref (scope);
  self->event = g_object_ref (event);
  return GTK_WIDGET (self);
}
