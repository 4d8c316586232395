/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions-private.h"

#include <maillage-registry-private.h>

/* A command of the palette, of a menu or of a shortcut. Its data lives as long as it does, and a
 * plugin's commands go with its scope. */
struct _MaillageUiCommand
{
  GObject parent_instance;

  gboolean has_scope;
  MaillageScope *scope; /* unowned */
  char *id, *label, *icon_name, *accel, *kind_id;
  gboolean is_page, on_head, suggested;
  MaillageUiCommandFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (MaillageUiCommand, _maillage_ui_command, G_TYPE_OBJECT)

static void
_maillage_ui_command_finalize (GObject *object)
{
  MaillageUiCommand *self = MAILLAGE_UI_COMMAND (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_weak_pointer (&self->scope);
  g_free (self->id);
  g_free (self->label);
  g_free (self->icon_name);
  g_free (self->accel);
  g_free (self->kind_id);
  G_OBJECT_CLASS (_maillage_ui_command_parent_class)->finalize (object);
}

static void
_maillage_ui_command_class_init (MaillageUiCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_command_finalize;
}

static void
_maillage_ui_command_init (MaillageUiCommand *self)
{
}

MaillageUiCommand *
_maillage_ui_command_new (MaillageScope *scope,
                          const char *id,
                          const char *label,
                          const char *icon_name,
                          const char *accel,
                          const char *kind_id,
                          MaillageUiCommandFunc func,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  MaillageUiCommand *self = g_object_new (MAILLAGE_UI_TYPE_COMMAND, NULL);

  self->has_scope = scope != NULL;
  g_set_weak_pointer (&self->scope, scope);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->icon_name = g_strdup (icon_name);
  self->accel = g_strdup (accel);
  self->kind_id = g_strdup (kind_id);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

const char *
_maillage_ui_command_get_id (MaillageUiCommand *self)
{
  return self->id;
}

const char *
_maillage_ui_command_get_label (MaillageUiCommand *self)
{
  return self->label;
}

const char *
_maillage_ui_command_get_icon_name (MaillageUiCommand *self)
{
  return self->icon_name;
}

const char *
_maillage_ui_command_get_accel (MaillageUiCommand *self)
{
  return self->accel;
}

const char *
_maillage_ui_command_get_kind_id (MaillageUiCommand *self)
{
  return self->kind_id;
}

gboolean
_maillage_ui_command_get_is_page (MaillageUiCommand *self)
{
  return self->is_page;
}

void
_maillage_ui_command_set_is_page (MaillageUiCommand *self, gboolean is_page)
{
  self->is_page = is_page;
}

gboolean
_maillage_ui_command_get_on_head (MaillageUiCommand *self, gboolean *suggested)
{
  *suggested = self->suggested;
  return self->on_head;
}

/* Nothing happens when the command's plugin has been switched off meanwhile. */
void
_maillage_ui_command_run (MaillageUiCommand *self, GtkWidget *from, const char *uuid)
{
  if (self->has_scope && (self->scope == NULL || !maillage_scope_get_active (self->scope)))
    return;
  self->func (self->scope, from, uuid, self->user_data);
}

/**
 * maillage_ui_add_command:
 * @scope: the plugin's scope
 * @id: the command's id without its plugin
 * @label: what it does, verb first
 * @icon_name: (nullable): its symbolic icon
 * @accel: (nullable): its shortcut as gtk_accelerator_parse () reads it
 * @kind_id: (nullable): the kind of record it works on; NULL: it needs none
 * @func: (scope notified) (closure user_data) (destroy destroy): does it
 * @user_data: data for @func
 * @destroy: (nullable): frees @user_data
 *
 * Adds a command to the palette and, with @kind_id, to the menu of such a record's page.
 */
void
maillage_ui_add_command (MaillageScope *scope,
                         const char *id,
                         const char *label,
                         const char *icon_name,
                         const char *accel,
                         const char *kind_id,
                         MaillageUiCommandFunc func,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  g_autofree char *whole = NULL;
  g_autoptr (MaillageUiCommand) command = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (id != NULL && label != NULL && func != NULL);
  whole = g_strconcat (maillage_scope_get_plugin_id (scope), ".", id, NULL);
  command = _maillage_ui_command_new (
      scope, whole, label, icon_name, accel, kind_id, func, user_data, destroy);
  maillage_scope_contribute (scope, G_OBJECT (command));
}

/**
 * maillage_ui_put_on_head:
 * @scope: the plugin's scope
 * @id: the id of a command it has added, with a kind, without its plugin
 * @suggested: whether it is the one a user is led to; one a page
 *
 * Shows a command as a button on the head of the pages of its kind, besides their menu.
 */
void
maillage_ui_put_on_head (MaillageScope *scope, const char *id, gboolean suggested)
{
  g_autofree char *whole = NULL;
  GPtrArray *all;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (id != NULL);
  whole = g_strconcat (maillage_scope_get_plugin_id (scope), ".", id, NULL);
  all = _maillage_scope_get_contributions (scope);
  for (guint i = 0; i < all->len; i++)
    {
      MaillageUiCommand *self = g_ptr_array_index (all, i);

      if (!MAILLAGE_UI_IS_COMMAND (self) || strcmp (self->id, whole) != 0)
        continue;
      self->on_head = TRUE;
      self->suggested = suggested;
    }
}
