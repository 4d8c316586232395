/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is invited and what they answered, on an event's page. */

#include "events-invite.h"

#include "events-invite-picker.h"
#include "events-mail.h"

#define SHOWN_AT_FIRST 8

struct _EventsInvitationsSection
{
  MaillageUiSection parent_instance;

  GtkWidget *list, *see_all, *send;
  gboolean all;
};

G_DEFINE_FINAL_TYPE (EventsInvitationsSection, events_invitations_section, MAILLAGE_UI_TYPE_SECTION)

static MaillageScope *
scope_of (gpointer section)
{
  return maillage_ui_section_get_scope (MAILLAGE_UI_SECTION (section));
}

/* Inviting */

static void
on_picked (MaillageUiSection *section, const char *uuid, const char *name)
{
  MaillageRecord *event = maillage_ui_section_get_record (section);

  if (*uuid != '\0')
    events_invite (GTK_WIDGET (section), scope_of (section), event, uuid);
  else
    events_invite_by_name (GTK_WIDGET (section), scope_of (section), event, name);
}

static void
on_root (GtkWidget *button, GParamSpec *pspec, MaillageUiSection *section)
{
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)) != NULL)
    return;
  picker = events_invite_picker_new (maillage_ui_section_get_scope (section));
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), section, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
}

GtkWidget *
events_invite_button_new (MaillageUiSection *section)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Invite…"));
  gtk_widget_set_name (button, "invite");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Invite…"), -1);
  g_signal_connect_object (button, "notify::root", G_CALLBACK (on_root), section, 0);
  return button;
}

/* Answering */

static void
set_answer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope_of (widget), _ ("Answer"));
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  const char *uuid, *value;
  gboolean answered;

  g_variant_get (parameter, "(&s&s)", &uuid, &value);
  answered = !g_str_equal (value, "to_invite") && !g_str_equal (value, "invited")
             && !g_str_equal (value, "reminded");
  maillage_edit_set (edit, uuid, "answer", value);
  maillage_edit_set_date (edit, uuid, "answered_on", answered ? today : NULL);
  events_commit (widget, edit, NULL, NULL);
}

static GMenuModel *
make_answers (MaillageRecord *participation)
{
  MaillageField *field
      = maillage_kind_find_field (maillage_record_get_kind (participation), "answer");
  GListModel *choices = maillage_field_get_choices (field);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (maillage_choice_get_label (choice), NULL);

      g_menu_item_set_action_and_target (item,
                                         "invitations.answer",
                                         "(ss)",
                                         maillage_record_get_uuid (participation),
                                         maillage_choice_get_value (choice));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_answer (MaillageRecord *participation)
{
  GtkWidget *button;
  GtkWidget *state = maillage_ui_state_new ();
  MaillageChoice *choice = events_find_choice (participation, "answer");
  g_autoptr (GMenuModel) menu = make_answers (participation);

  if (choice == NULL) /* who came without being asked */
    choice = events_find_choice (participation, "attendance");
  if (choice != NULL)
    maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), choice);
  else
    maillage_ui_state_set (MAILLAGE_UI_STATE (state),
                           "maillage-answer-uninvited-symbolic",
                           C_ ("answer", "To invite"),
                           MAILLAGE_TONE_DIM);
  button = events_state_button_new (state, menu, 130);
  gtk_widget_set_tooltip_text (button, _ ("Change the answer"));
  return button;
}

static GtkWidget *
make_row (MaillageRecord *participation)
{
  GtkWidget *box = events_who_new (participation);

  gtk_box_append (GTK_BOX (box), make_answer (participation));
  return maillage_ui_row_new (box, maillage_record_get_uuid (participation));
}

/* The section */

static void
on_send (EventsInvitationsSection *self)
{
  events_ask (GTK_WIDGET (self),
              scope_of (self),
              maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self)),
              EVENTS_ASK_INVITE);
}

static void
on_see_all (EventsInvitationsSection *self)
{
  self->all = TRUE;
  MAILLAGE_UI_SECTION_GET_CLASS (self)->refresh (
      MAILLAGE_UI_SECTION (self), maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self)));
}

static void
update_end (EventsInvitationsSection *self, GPtrArray *all)
{
  g_autoptr (GPtrArray) to_invite = events_list_to_ask (all, EVENTS_ASK_INVITE);
  g_autofree char *send = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "Write to the %u to invite…",
                                                        "Write to the %u to invite…",
                                                        to_invite->len),
                                           to_invite->len);
  g_autofree char *see = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "The %u invited", "The %u invited", all->len), all->len);

  gtk_button_set_label (GTK_BUTTON (self->send), send);
  gtk_widget_set_visible (self->send, to_invite->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->see_all), see);
  gtk_widget_set_visible (self->see_all, !self->all && all->len > SHOWN_AT_FIRST);
}

static void
events_invitations_section_refresh (MaillageUiSection *section, MaillageRecord *event)
{
  EventsInvitationsSection *self = EVENTS_INVITATIONS_SECTION (section);
  g_autoptr (GPtrArray) all = events_list_children (
      scope_of (self), EVENTS_PARTICIPATION, maillage_record_get_uuid (event));

  maillage_ui_rows_clear (self->list);
  for (guint i = 0; i < all->len && (self->all || i < SHOWN_AT_FIRST); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (all->pdata[i]));
  gtk_widget_set_visible (self->list, all->len > 0);
  update_end (self, all);
  maillage_ui_section_set_count (section, all->len);
}

static void
events_invitations_section_class_init (EventsInvitationsSectionClass *klass)
{
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = events_invitations_section_refresh;
  gtk_widget_class_install_action (
      GTK_WIDGET_CLASS (klass), "invitations.answer", "(ss)", set_answer);
}

static void
events_invitations_section_init (EventsInvitationsSection *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->list = maillage_ui_rows_new ();
  self->send = events_link_button_new (NULL);
  self->see_all = events_link_button_new (NULL);
  gtk_widget_set_name (self->send, "send");
  g_signal_connect_object (self->send, "clicked", G_CALLBACK (on_send), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->see_all, "clicked", G_CALLBACK (on_see_all), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (end), self->send);
  gtk_box_append (GTK_BOX (end), self->see_all);
  gtk_box_append (GTK_BOX (end), events_invite_button_new (MAILLAGE_UI_SECTION (self)));
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), self->list);
  maillage_ui_section_set_end (MAILLAGE_UI_SECTION (self), end);
}
