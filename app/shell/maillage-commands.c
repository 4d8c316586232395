/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-commands.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-print-private.h"
#include "maillage-ui-window-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *action; /* detailed */
  const char *label;
  const char *icon_name;
  const char *accel;
  gboolean is_page;
} own[] = {
  { "win.home", N_ ("Home"), "go-home-symbolic", NULL, TRUE },
  { "win.history", N_ ("History"), "document-open-recent-symbolic", NULL, TRUE },
  { "win.trash", N_ ("Trash"), "user-trash-symbolic", NULL, TRUE },
  { "app.preferences::general",
    N_ ("Preferences"),
    "emblem-system-symbolic",
    "<Control>comma",
    TRUE },
  { "app.preferences::extensions", N_ ("Extensions"), "application-x-addon-symbolic", NULL, TRUE },
  { "app.preferences::general", N_ ("Backups"), "document-save-symbolic", NULL, FALSE },
  { "app.preferences::general",
    N_ ("Take everything with you"),
    "document-save-symbolic",
    NULL,
    FALSE },
  { "win.undo", N_ ("Undo"), "edit-undo-symbolic", "<Control>z", FALSE },
  { "win.redo", N_ ("Redo"), "edit-redo-symbolic", "<Control><Shift>z", FALSE },
  { "app.new-window", N_ ("New window"), "window-new-symbolic", "<Control><Shift>n", FALSE },
  { "win.shortcuts",
    N_ ("Keyboard shortcuts"),
    "input-keyboard-symbolic",
    "<Control>question",
    FALSE },
};

static void
run_action (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer user_data)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (user_data, &name, &target, NULL))
    gtk_widget_activate_action_variant (from, name, target);
}

static void
add_action (GListStore *commands,
            const char *action,
            const char *label,
            const char *icon_name,
            const char *accel,
            gboolean is_page)
{
  g_autoptr (MaillageUiCommand) command = _maillage_ui_command_new (
      NULL, action, label, icon_name, accel, NULL, run_action, g_strdup (action), g_free);

  _maillage_ui_command_set_is_page (command, is_page);
  g_list_store_append (commands, command);
}

static void
add_list (GListStore *commands, MaillageKind *kind)
{
  const char *id = maillage_kind_get_id (kind);
  g_autofree char *open = g_strconcat ("win.open-list::", id, NULL);
  g_autofree char *new = g_strconcat ("win.new::", id, NULL);
  g_autofree char *import = g_strconcat ("win.import::", id, NULL);
  g_autofree char *import_label = NULL;

  add_action (commands,
              open,
              maillage_kind_get_plural (kind),
              maillage_kind_get_icon_name (kind),
              NULL,
              TRUE);
  if (!maillage_kind_get_available (kind) || maillage_kind_get_create_label (kind) == NULL)
    return;
  add_action (
      commands, new, maillage_kind_get_create_label (kind), "list-add-symbolic", NULL, FALSE);
  /* TRANSLATORS: a command, then the name of a list: “Import: Organisations” */
  import_label = g_strdup_printf (_ ("Import: %s"), maillage_kind_get_plural (kind));
  add_action (commands, import, import_label, "document-open-symbolic", NULL, FALSE);
}

static void
print_document (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer user_data)
{
  const char *uuids[] = { uuid, NULL };

  _maillage_ui_print_document (
      from, maillage_ui_window_get_context (maillage_ui_window_from (from)), user_data, uuids);
}

/* What is printed of one record is offered while it is shown. */
static void
add_document (GListStore *commands, MaillageDocumentTemplate *document)
{
  const char *id = maillage_document_template_get_id (document);
  g_autofree char *label = NULL;
  g_autoptr (MaillageUiCommand) command = NULL;

  if (maillage_document_template_get_kind (document) == NULL)
    return;
  /* TRANSLATORS: a command, then a document’s name: “Print: Attendance sheet” */
  label = g_strdup_printf (_ ("Print: %s"), maillage_document_template_get_label (document));
  command = _maillage_ui_command_new (NULL,
                                      id,
                                      label,
                                      "printer-symbolic",
                                      NULL,
                                      maillage_document_template_get_lists (document)
                                          ? NULL
                                          : maillage_document_template_get_kind (document),
                                      print_document,
                                      g_strdup (id),
                                      g_free);
  g_list_store_append (commands, command);
}

static void
add_contribution (GListStore *commands, MaillageRegistry *registry, GObject *contribution)
{
  if (MAILLAGE_UI_IS_LIST_CONTRIBUTION (contribution))
    {
      const char *id = _maillage_ui_list_contribution_get_kind_id (
          MAILLAGE_UI_LIST_CONTRIBUTION (contribution));
      MaillageKind *kind = maillage_registry_find_kind (registry, id);

      if (kind != NULL)
        add_list (commands, kind);
    }
  else if (MAILLAGE_UI_IS_PAGE_CONTRIBUTION (contribution))
    {
      MaillageUiPageContribution *page = MAILLAGE_UI_PAGE_CONTRIBUTION (contribution);
      g_autofree char *action
          = g_strconcat ("win.open-page::", _maillage_ui_page_contribution_get_id (page), NULL);

      add_action (commands,
                  action,
                  _maillage_ui_page_contribution_get_title (page),
                  _maillage_ui_page_contribution_get_icon_name (page),
                  NULL,
                  TRUE);
    }
  else if (MAILLAGE_IS_DOCUMENT_TEMPLATE (contribution))
    add_document (commands, MAILLAGE_DOCUMENT_TEMPLATE (contribution));
}

void
maillage_commands_fill (GListStore *commands, MaillageContext *context)
{
  MaillageRegistry *registry = maillage_context_get_registry (context);
  g_autoptr (GPtrArray) contributions = maillage_registry_list (registry, G_TYPE_OBJECT);

  g_list_store_remove_all (commands);
  for (guint i = 0; i < contributions->len; i++)
    add_contribution (commands, registry, contributions->pdata[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    add_action (
        commands, own[i].action, _ (own[i].label), own[i].icon_name, own[i].accel, own[i].is_page);
}
