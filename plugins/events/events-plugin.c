/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-agenda.h"
#include "events-attendance-page.h"
#include "events-calendar.h"
#include "events-card.h"
#include "events-invite.h"
#include "events-tabs.h"

#define EVENTS_TYPE_PLUGIN (events_plugin_get_type ())
G_DECLARE_FINAL_TYPE (EventsPlugin, events_plugin, EVENTS, PLUGIN, MaillagePlugin)

/* Meetings: what, when, where, and who takes part. */
struct _EventsPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (EventsPlugin, events_plugin, MAILLAGE_TYPE_PLUGIN)

static void
events_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  events_add_event (scope);
  events_add_cycle (scope);
  events_add_agenda_item (scope);
  events_add_participation (scope);
  events_add_decision (scope);
  events_add_contribution (scope);
  events_add_documents (scope);
  maillage_scope_add_demo (scope, events_add_demo, NULL, NULL);
}

static void
open_attendance (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer user_data)
{
  maillage_ui_open_task (from, "events.attendance", uuid);
}

static void
add_event_page (MaillageScope *scope)
{
  maillage_ui_add_tab (scope,
                       EVENTS_EVENT,
                       "preparation",
                       _ ("Preparation"),
                       "maillage-event-symbolic",
                       G_TYPE_NONE,
                       NULL);
  maillage_ui_add_tab (scope,
                       EVENTS_EVENT,
                       "attendance",
                       C_ ("tab", "Attendance"),
                       "maillage-progress-symbolic",
                       EVENTS_TYPE_ATTENDANCE_TAB,
                       events_opens_attendance);
  maillage_ui_add_tab (scope,
                       EVENTS_EVENT,
                       "minutes",
                       _ ("Minutes"),
                       "document-edit-symbolic",
                       EVENTS_TYPE_MINUTES_TAB,
                       events_opens_minutes);
  maillage_ui_add_lead_section (
      scope, EVENTS_EVENT, _ ("Agenda"), MAILLAGE_SIDE_MAIN, EVENTS_TYPE_AGENDA_SECTION, "agenda");
  maillage_ui_add_lead_section (scope,
                                EVENTS_EVENT,
                                _ ("Invitations"),
                                MAILLAGE_SIDE_MAIN,
                                EVENTS_TYPE_INVITATIONS_SECTION,
                                "participations");
  maillage_ui_add_lead_section (
      scope, EVENTS_EVENT, _ ("Answers"), MAILLAGE_SIDE_ASIDE, EVENTS_TYPE_ANSWERS_SECTION, NULL);
  maillage_ui_add_lead_section (scope,
                                EVENTS_EVENT,
                                _ ("Expected seats"),
                                MAILLAGE_SIDE_ASIDE,
                                EVENTS_TYPE_SEATS_SECTION,
                                NULL);
  maillage_ui_add_lead_section (
      scope, EVENTS_EVENT, _ ("Minutes"), MAILLAGE_SIDE_ASIDE, EVENTS_TYPE_MINUTES_SECTION, NULL);
  maillage_ui_add_command (scope,
                           "mark",
                           _ ("Mark attendance"),
                           "maillage-progress-symbolic",
                           NULL,
                           EVENTS_EVENT,
                           open_attendance,
                           NULL,
                           NULL);
  maillage_ui_put_on_head (scope, "mark", FALSE);
}

static void
events_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, EVENTS_EVENT);
  maillage_ui_add_page (
      scope, "calendar", _ ("Calendar"), "x-office-calendar-symbolic", EVENTS_TYPE_CALENDAR_PAGE);
  maillage_ui_add_list (scope, EVENTS_CYCLE);
  maillage_ui_add_style (scope, "/org/maillage/events/style-events.css");
  add_event_page (scope);
  events_add_cards (scope);
  maillage_ui_add_task (
      scope, "attendance", _ ("Attendance at the door"), EVENTS_TYPE_ATTENDANCE_PAGE);
}

static void
events_plugin_class_init (EventsPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = events_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = events_plugin_contribute_ui;
}

static void
events_plugin_init (EventsPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (EVENTS_TYPE_PLUGIN)
