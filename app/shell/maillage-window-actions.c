/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-commands.h"
#include "maillage-window-private.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-palette.h"
#include "maillage-ui-record-list.h"

#include <glib/gi18n-lib.h>

/* Pages */

static void
home_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_window_open_home (data);
}

static void
trash_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_window_open_trash (data);
}

static void
history_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_window_open_history (data);
}

static void
open_list_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_ui_window_open_list (data, g_variant_get_string (parameter, NULL));
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_window_open_import (data, g_variant_get_string (parameter, NULL));
}

/* A file dropped on a list. */
static void
import_file_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *kind_id, *uri;
  MaillageUiImport *page;

  g_variant_get (parameter, "(&s&s)", &kind_id, &uri);
  page = maillage_window_open_import (data, kind_id);
  if (page != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      maillage_ui_import_set_file (page, file);
    }
}

static void
open_page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_window_open_page (data, g_variant_get_string (parameter, NULL));
}

static void
open_record_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_ui_window_open_record (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_ui_window_new_record (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_ui_window_go_back (data);
}

static void
show_sidebar_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MaillageWindow *self = data;

  adw_flap_set_reveal_flap (ADW_FLAP (self->flap),
                            !adw_flap_get_reveal_flap (ADW_FLAP (self->flap)));
  gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
find_header_bar (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) ? find_header_bar (child) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The “New …” of a plugin’s page: the widget that it names so. */
static GtkWidget *
find_create (GtkWidget *widget)
{
  if (g_str_equal (gtk_widget_get_name (widget), "create"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_create (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
press_create (MaillageWindow *self, GtkWidget *page)
{
  GtkWidget *bar = page != NULL ? find_header_bar (page) : NULL;
  GtkWidget *create = bar != NULL ? find_create (bar) : NULL;

  if (create == NULL || !gtk_widget_get_sensitive (create))
    return FALSE;
  if (GTK_IS_MENU_BUTTON (create))
    gtk_menu_button_popup (GTK_MENU_BUTTON (create));
  else
    gtk_widget_activate (create);
  return TRUE;
}

/* What is new follows from where one is; elsewhere the palette says what there is to make. */
static void
new_here_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MaillageWindow *self = data;
  GtkWidget *page = maillage_window_get_page (self);
  MaillageRecord *record = _maillage_window_get_record (self);
  MaillageKind *kind = record != NULL ? maillage_record_get_kind (record) : NULL;

  if (MAILLAGE_UI_IS_RECORD_LIST (page))
    maillage_ui_window_new_record (
        data, maillage_ui_record_list_get_kind_id (MAILLAGE_UI_RECORD_LIST (page)), NULL);
  else if (kind != NULL && maillage_kind_get_owner (kind) == NULL)
    maillage_ui_window_new_record (data, maillage_kind_get_id (kind), NULL);
  else if (!press_create (self, page))
    g_action_group_activate_action (G_ACTION_GROUP (self), "palette", NULL);
}

/* The palette */

static void
make_palette (MaillageWindow *self)
{
  self->palette = maillage_ui_palette_new (self->context, G_LIST_MODEL (self->own_commands));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->palette);
}

static void
palette_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MaillageWindow *self = data;
  MaillageRecord *record = _maillage_window_get_record (self);

  if (self->palette == NULL)
    make_palette (self);
  if (gtk_widget_get_visible (self->palette))
    {
      maillage_ui_palette_close (MAILLAGE_UI_PALETTE (self->palette));
      return;
    }
  maillage_commands_fill (self->own_commands, self->context);
  maillage_ui_palette_open (MAILLAGE_UI_PALETTE (self->palette),
                            record != NULL ? maillage_record_get_uuid (record) : NULL);
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *page = maillage_window_get_page (data);

  if (MAILLAGE_UI_IS_RECORD_LIST (page))
    maillage_ui_record_list_focus_search (MAILLAGE_UI_RECORD_LIST (page));
  else
    palette_action (action, NULL, data);
}

/* Undo */

static void
say_taken_back (MaillageWindow *self,
                MaillageUndoStack *stack,
                GAsyncResult *result,
                const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change = maillage_undo_stack_finish (stack, result, &error);
  g_autofree char *said = NULL;

  if (change == NULL)
    {
      maillage_ui_window_show_error (MAILLAGE_UI_WINDOW (self), error);
      return;
    }
  said = g_strdup_printf (format, maillage_change_get_label (change));
  maillage_ui_window_show_toast (MAILLAGE_UI_WINDOW (self), said, NULL);
}

static void
undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageWindow) self = data;

  say_taken_back (self, MAILLAGE_UNDO_STACK (source), result, _ ("Undone: %s"));
}

static void
redone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageWindow) self = data;

  say_taken_back (self, MAILLAGE_UNDO_STACK (source), result, _ ("Done again: %s"));
}

void
_maillage_window_undo (MaillageWindow *self, MaillageChange *change)
{
  if (self->undo != NULL)
    maillage_undo_stack_undo_async (self->undo, change, undone, g_object_ref (self));
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _maillage_window_undo (data, NULL);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MaillageWindow *self = data;

  maillage_undo_stack_redo_async (self->undo, redone, g_object_ref (self));
}

/* F6 goes round the sidebar, the page's header bar and its content. */

void
_maillage_window_focus_page (MaillageWindow *self)
{
  GtkWidget *page = maillage_window_get_page (self);
  GtkWidget *bar = page != NULL ? find_header_bar (page) : NULL;
  GtkWidget *content = bar != NULL ? gtk_widget_get_next_sibling (bar) : NULL;

  if (page != NULL && (content == NULL || !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
next_area_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MaillageWindow *self = data;
  GtkWidget *bar = find_header_bar (maillage_window_get_page (self));
  GtkWidget *areas[]
      = { self->sidebar, bar, bar != NULL ? gtk_widget_get_next_sibling (bar) : NULL };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint now = G_N_ELEMENTS (areas) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (focus != NULL && areas[i] != NULL
        && (focus == areas[i] || gtk_widget_is_ancestor (focus, areas[i])))
      now = i;
  for (guint i = 1; i <= G_N_ELEMENTS (areas); i++)
    {
      GtkWidget *area = areas[(now + i) % G_N_ELEMENTS (areas)];

      if (area != NULL && gtk_widget_get_mapped (area)
          && gtk_widget_child_focus (area, GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* They come last, when nothing took the key: an entry's own use of it wins, and a page's. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_k, GDK_CONTROL_MASK, "win.palette" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },
  { GDK_KEY_n, GDK_CONTROL_MASK, "win.new-here" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.back" },
  { GDK_KEY_Back, 0, "win.back" },
};

static void
add_keys (MaillageWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Plugins' commands with keys */

static gboolean
run_command (GtkWidget *widget, GVariant *args, gpointer data)
{
  MaillageWindow *self = MAILLAGE_WINDOW (widget);
  const char *kind_id = _maillage_ui_command_get_kind_id (data);
  MaillageRecord *record = _maillage_window_get_record (self);
  MaillageKind *kind = record != NULL ? maillage_record_get_kind (record) : NULL;

  if (kind_id != NULL && (kind == NULL || strcmp (maillage_kind_get_id (kind), kind_id) != 0))
    return FALSE;
  _maillage_ui_command_run (data,
                            maillage_window_get_page (self),
                            kind_id != NULL ? maillage_record_get_uuid (record) : NULL);
  return TRUE;
}

void
_maillage_window_update_commands (MaillageWindow *self)
{
  g_autoptr (GPtrArray) commands
      = maillage_registry_list (self->registry, MAILLAGE_UI_TYPE_COMMAND);

  if (self->commands != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->commands);
  self->commands = gtk_shortcut_controller_new ();
  for (guint i = 0; i < commands->len; i++)
    {
      const char *accel = _maillage_ui_command_get_accel (commands->pdata[i]);
      GtkShortcutTrigger *trigger
          = accel != NULL ? gtk_shortcut_trigger_parse_string (accel) : NULL;

      if (trigger != NULL)
        gtk_shortcut_controller_add_shortcut (
            GTK_SHORTCUT_CONTROLLER (self->commands),
            gtk_shortcut_new (trigger,
                              gtk_callback_action_new (
                                  run_command, g_object_ref (commands->pdata[i]), g_object_unref)));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), self->commands);
}

/* Made when it is asked for. GTK would make it for every window, and a start waits for that. */
/* The keys of a page are told while its plugin is there. */
static void
show_groups (MaillageWindow *self, GtkBuilder *builder)
{
  static const char *const groups[][2] = {
    { "keys-calendar", "events.event" },      { "keys-attendance", "events.event" },
    { "keys-agenda", "events.event" },        { "keys-progress", "actions.action_sheet" },
    { "keys-board", "actions.action_sheet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      MaillageKind *kind = maillage_registry_find_kind (self->registry, groups[i][1]);

      gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, groups[i][0])),
                              kind != NULL && maillage_kind_get_available (kind));
    }
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/maillage/Maillage/shell/maillage-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  show_groups (data, builder);
  gtk_window_set_transient_for (shortcuts, data);
  gtk_window_present (shortcuts);
}

/* The table */

static const GActionEntry entries[] = {
  { "home", home_action },
  { "trash", trash_action },
  { "history", history_action },
  { "open-list", open_list_action, "s" },
  { "import", import_action, "s" },
  { "import-file", import_file_action, "(ss)" },
  { "open-page", open_page_action, "s" },
  { "open-record", open_record_action, "s" },
  { "new", new_action, "s" },
  { "new-here", new_here_action },
  { "back", back_action },
  { "show-sidebar", show_sidebar_action },
  { "palette", palette_action },
  { "search", search_action },
  { "undo", undo_action },
  { "redo", redo_action },
  { "next-area", next_area_action },
  { "shortcuts", shortcuts_action },
};

static void
enable (MaillageWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Without a store there is nothing to do but what its page offers. */
void
_maillage_window_update_actions (MaillageWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    enable (self, entries[i].name, self->navigation != NULL);
  enable (self, "undo", self->undo != NULL && maillage_undo_stack_get_can_undo (self->undo));
  enable (self, "redo", self->undo != NULL && maillage_undo_stack_get_can_redo (self->undo));
}

void
_maillage_window_add_actions (MaillageWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_keys (self);
}
