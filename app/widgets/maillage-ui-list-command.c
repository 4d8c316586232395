/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-list-command-private.h"

/* What a plugin offers on the list of a kind, its own or another's. */
struct _MaillageUiListCommand
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *kind_id, *label, *detail, *icon_name;
  MaillageUiListPlace place;
  MaillageUiListCommandFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (MaillageUiListCommand, _maillage_ui_list_command, G_TYPE_OBJECT)

static void
_maillage_ui_list_command_finalize (GObject *object)
{
  MaillageUiListCommand *self = MAILLAGE_UI_LIST_COMMAND (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_weak_pointer (&self->scope);
  g_free (self->kind_id);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->icon_name);
  G_OBJECT_CLASS (_maillage_ui_list_command_parent_class)->finalize (object);
}

static void
_maillage_ui_list_command_class_init (MaillageUiListCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_list_command_finalize;
}

static void
_maillage_ui_list_command_init (MaillageUiListCommand *self)
{
}

const char *
_maillage_ui_list_command_get_label (MaillageUiListCommand *self)
{
  return self->label;
}

const char *
_maillage_ui_list_command_get_detail (MaillageUiListCommand *self)
{
  return self->detail;
}

const char *
_maillage_ui_list_command_get_icon_name (MaillageUiListCommand *self)
{
  return self->icon_name;
}

GPtrArray *
_maillage_ui_list_commands (MaillageRegistry *registry,
                            const char *kind_id,
                            MaillageUiListPlace place)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (registry, MAILLAGE_UI_TYPE_LIST_COMMAND);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      MaillageUiListCommand *each = g_ptr_array_index (all, i);

      if (each->place == place && g_str_equal (each->kind_id, kind_id))
        g_ptr_array_add (found, g_object_ref (each));
    }
  return found;
}

void
_maillage_ui_list_command_run (MaillageUiListCommand *self,
                               GtkWidget *from,
                               const char *const *uuids,
                               MaillageQuery *query)
{
  static const char *const nothing[] = { NULL };
  g_autofree char *search = maillage_query_to_string (query);

  if (self->scope != NULL && maillage_scope_get_active (self->scope))
    self->func (self->scope, from, uuids != NULL ? uuids : nothing, search, self->user_data);
}

/**
 * maillage_ui_add_list_command:
 * @scope: the plugin's scope
 * @kind_id: a whole kind id, one's own or another plugin's
 * @place: where on its list
 * @label: what it does, "Add to a list…"
 * @detail: (nullable): a second line, on the empty page
 * @icon_name: its symbolic icon
 * @func: (scope notified) (closure user_data) (destroy destroy): does it
 * @user_data: data for @func
 * @destroy: frees @user_data
 *
 * Offers a command on a kind's list.
 */
void
maillage_ui_add_list_command (MaillageScope *scope,
                              const char *kind_id,
                              MaillageUiListPlace place,
                              const char *label,
                              const char *detail,
                              const char *icon_name,
                              MaillageUiListCommandFunc func,
                              gpointer user_data,
                              GDestroyNotify destroy)
{
  g_autoptr (MaillageUiListCommand) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (kind_id != NULL && label != NULL && func != NULL);
  self = g_object_new (MAILLAGE_UI_TYPE_LIST_COMMAND, NULL);
  g_set_weak_pointer (&self->scope, scope);
  self->kind_id = g_strdup (kind_id);
  self->place = place;
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  self->icon_name = g_strdup (icon_name);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  maillage_scope_contribute (scope, G_OBJECT (self));
}
