/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-private.h"

#include <maillage-ui.h>

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
  maillage_scope_add_demo (scope, events_add_demo, NULL, NULL);
}

static void
events_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, EVENTS_EVENT);
  maillage_ui_add_list (scope, EVENTS_CYCLE);
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
