/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-agreements-section.h"
#include "partners-due-card.h"
#include "partners-follow-card.h"
#include "partners-members-section.h"
#include "partners-ui.h"

#include <glib/gi18n-lib.h>

#define PARTNERS_TYPE_PLUGIN (partners_plugin_get_type ())
G_DECLARE_FINAL_TYPE (PartnersPlugin, partners_plugin, PARTNERS, PLUGIN, MaillagePlugin)

/* The partner directory: who there is, where, and what they do. */
struct _PartnersPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (PartnersPlugin, partners_plugin, MAILLAGE_TYPE_PLUGIN)

static const char *const directory_columns[]
    = { "sigle", "territories", "address", "phone", "email", NULL };

static const char *const register_columns[]
    = { "type", "parties", "signed_on", "term_end", "notice_by", "review_due", NULL };

static void
partners_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  partners_add_organisation (scope);
  partners_add_seat (scope);
  partners_add_contact_point (scope);
  partners_add_person (scope);
  partners_add_role (scope);
  partners_add_agreement (scope);
  partners_add_party (scope);
  partners_add_contact_list (scope);
  partners_add_exchange (scope);
  maillage_scope_add_list_document (
      scope, "directory", _ ("Directory"), PARTNERS_ORGANISATION, directory_columns, "category");
  maillage_scope_add_list_document (scope,
                                    "agreement_register",
                                    _ ("Register of agreements"),
                                    PARTNERS_AGREEMENT,
                                    register_columns,
                                    "state");
  partners_add_vcard (scope);
  maillage_scope_add_demo (scope, partners_add_demo, NULL, NULL);
}

static void
partners_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, PARTNERS_ORGANISATION);
  maillage_ui_add_list (scope, PARTNERS_PERSON);
  maillage_ui_add_list (scope, PARTNERS_AGREEMENT);
  maillage_ui_add_list (scope, PARTNERS_CONTACT_LIST);
  maillage_ui_add_list (scope, PARTNERS_EXCHANGE);
  maillage_ui_add_list (scope, "core.territory");
  maillage_ui_add_section (scope,
                           PARTNERS_ORGANISATION,
                           _ ("Agreements"),
                           MAILLAGE_SIDE_MAIN,
                           PARTNERS_TYPE_AGREEMENTS_SECTION);
  maillage_ui_add_section (scope,
                           PARTNERS_CONTACT_LIST,
                           _ ("On this list"),
                           MAILLAGE_SIDE_MAIN,
                           PARTNERS_TYPE_MEMBERS_SECTION);
  maillage_ui_add_card (
      scope, "due", _ ("Agreements to renew"), MAILLAGE_SIDE_ASIDE, 300, PARTNERS_TYPE_DUE_CARD);
  maillage_ui_add_card (
      scope, "follow", _ ("To follow up"), MAILLAGE_SIDE_ASIDE, 300, PARTNERS_TYPE_FOLLOW_CARD);
  partners_add_commands (scope);
  partners_add_list_commands (scope);
}

static void
partners_plugin_class_init (PartnersPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = partners_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = partners_plugin_contribute_ui;
}

static void
partners_plugin_init (PartnersPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (PARTNERS_TYPE_PLUGIN)
