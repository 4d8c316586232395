/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions.h"
#include "maillage-ui-window-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define BACK_CHARS 30

/**
 * MaillageUiWindow:
 *
 * What a page may ask of the window it is in.
 */
G_DEFINE_INTERFACE (MaillageUiWindow, maillage_ui_window, GTK_TYPE_WINDOW)

/**
 * MaillageUiWindow:folded:
 *
 * Whether the sidebar is hidden, because the window is narrow.
 */

static void
maillage_ui_window_default_init (MaillageUiWindowInterface *iface)
{
  g_object_interface_install_property (
      iface,
      g_param_spec_boolean (
          "folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

/**
 * maillage_ui_window_from:
 * @widget: a widget
 *
 * Looks also behind a dialog, at the window it is for.
 *
 * Returns: (transfer none) (nullable): the window @widget is in
 */
MaillageUiWindow *
maillage_ui_window_from (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  root = gtk_widget_get_root (widget);
  while (root != NULL && !MAILLAGE_UI_IS_WINDOW (root))
    root
        = GTK_IS_WINDOW (root) ? GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
  return root != NULL ? MAILLAGE_UI_WINDOW (root) : NULL;
}

/**
 * maillage_ui_window_get_context:
 * @self: a window
 *
 * Returns: (transfer none): what the whole program shares
 */
MaillageContext *
maillage_ui_window_get_context (MaillageUiWindow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_WINDOW (self), NULL);
  return MAILLAGE_UI_WINDOW_GET_IFACE (self)->get_context (self);
}

/**
 * maillage_ui_window_get_folded:
 * @self: a window
 *
 * Returns: whether the sidebar is hidden, because the window is narrow
 */
gboolean
maillage_ui_window_get_folded (MaillageUiWindow *self)
{
  gboolean folded;

  g_return_val_if_fail (MAILLAGE_UI_IS_WINDOW (self), FALSE);
  g_object_get (self, "folded", &folded, NULL);
  return folded;
}

/**
 * maillage_ui_window_open_record:
 * @self: a window
 * @uuid: a record's UUID
 * @from: (nullable): the list one walks through with Alt+↑ ↓
 *
 * Opens a record's page.
 */
void
maillage_ui_window_open_record (MaillageUiWindow *self, const char *uuid, MaillageQueryModel *from)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (uuid != NULL);
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->open_record (self, uuid, from);
}

/**
 * maillage_ui_window_new_record:
 * @self: a window
 * @kind_id: the kind of the new record
 * @owner_uuid: (nullable): its owner, for a child kind
 *
 * Makes a record with its defaults and opens it for editing.
 */
void
maillage_ui_window_new_record (MaillageUiWindow *self, const char *kind_id, const char *owner_uuid)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (kind_id != NULL);
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->new_record (self, kind_id, owner_uuid);
}

static void
record_begun (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  g_autofree char *uuid = user_data;
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    MAILLAGE_UI_WINDOW_GET_IFACE (window)->edit_new (window, uuid, change);
}

/**
 * maillage_ui_window_begin_record:
 * @self: a window
 * @from: the widget it is begun from
 * @edit: what makes the record, and what goes with it
 * @uuid: the record's UUID
 *
 * Makes a record that already knows something (whom it is about, the day) and opens it for editing.
 * When nothing is entered, leaving it takes the whole of @edit back.
 */
void
maillage_ui_window_begin_record (MaillageUiWindow *self,
                                 GtkWidget *from,
                                 MaillageEdit *edit,
                                 const char *uuid)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (uuid != NULL);
  maillage_ui_window_commit (self, from, edit, record_begun, g_strdup (uuid));
}

/**
 * maillage_ui_window_open_list:
 * @self: a window
 * @kind_id: a whole kind id
 *
 * Opens a kind’s list, with the search and filters it was left with.
 */
void
maillage_ui_window_open_list (MaillageUiWindow *self, const char *kind_id)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (kind_id != NULL);
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->open_list (self, kind_id);
}

/**
 * maillage_ui_window_open_task:
 * @self: a window
 * @id: a task’s whole id: “events.attendance”
 * @uuid: the record it is about
 *
 * Opens a plugin’s page for one job on one record.
 */
void
maillage_ui_window_open_task (MaillageUiWindow *self, const char *id, const char *uuid)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (id != NULL && uuid != NULL);
  if (MAILLAGE_UI_WINDOW_GET_IFACE (self)->open_task != NULL)
    MAILLAGE_UI_WINDOW_GET_IFACE (self)->open_task (self, id, uuid);
}

/**
 * maillage_ui_window_go_back:
 * @self: a window
 *
 * Leaves the page for the one before, as its back button does.
 */
void
maillage_ui_window_go_back (MaillageUiWindow *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->go_back (self);
}

/**
 * maillage_ui_window_show_toast:
 * @self: a window
 * @text: what was done
 * @change: (nullable): the change the toast offers to undo
 *
 * Says what was done.
 */
void
maillage_ui_window_show_toast (MaillageUiWindow *self, const char *text, MaillageChange *change)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (text != NULL);
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->show_toast (self, text, change);
}

/**
 * maillage_ui_window_show_error:
 * @self: a window
 * @error: what was refused or failed
 *
 * Shows the sentence as a toast that stays until it is read.
 */
void
maillage_ui_window_show_error (MaillageUiWindow *self, const GError *error)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (error != NULL);
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->show_error (self, error);
}

/**
 * maillage_ui_window_push_undo:
 * @self: a window
 * @change: a change that was made in this window
 *
 * Makes it what Ctrl+Z takes back next. maillage_ui_window_commit() does so by itself.
 */
void
maillage_ui_window_push_undo (MaillageUiWindow *self, MaillageChange *change)
{
  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (MAILLAGE_IS_CHANGE (change));
  MAILLAGE_UI_WINDOW_GET_IFACE (self)->push_undo (self, change);
}

typedef struct
{
  GWeakRef window;
  GWeakRef from;
  MaillageUiCommitted done;
  gpointer user_data;
} Commit;

static void
commit_free (Commit *commit)
{
  g_weak_ref_clear (&commit->window);
  g_weak_ref_clear (&commit->from);
  g_free (commit);
}

static void
committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Commit *commit = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_store_commit_finish (MAILLAGE_STORE (source), result, &error);
  g_autoptr (MaillageUiWindow) window = g_weak_ref_get (&commit->window);
  g_autoptr (GtkWidget) from = g_weak_ref_get (&commit->from);

  if (window != NULL && change != NULL)
    maillage_ui_window_push_undo (window, change);
  if (window != NULL && error != NULL)
    maillage_ui_window_show_error (window, error);
  if (from != NULL && commit->done != NULL)
    commit->done (from, change, commit->user_data);
  commit_free (commit);
}

/**
 * maillage_ui_window_commit:
 * @self: a window
 * @from: the widget that asks
 * @edit: what to write
 * @done: (scope async) (nullable) (closure user_data): called with the change, or with NULL when
 * the write failed or was refused; not called when @from has gone meanwhile
 * @user_data: data for @done
 *
 * Writes an edit, without waiting. The change goes on the window's undo stack; a failure is shown.
 */
void
maillage_ui_window_commit (MaillageUiWindow *self,
                           GtkWidget *from,
                           MaillageEdit *edit,
                           MaillageUiCommitted done,
                           gpointer user_data)
{
  MaillageStore *store;
  Commit *commit;

  g_return_if_fail (MAILLAGE_UI_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (MAILLAGE_IS_EDIT (edit));
  store = maillage_context_get_store (maillage_ui_window_get_context (self));
  g_return_if_fail (store != NULL);
  commit = g_new0 (Commit, 1);
  g_weak_ref_init (&commit->window, self);
  g_weak_ref_init (&commit->from, from);
  commit->done = done;
  commit->user_data = user_data;
  maillage_store_commit_async (store, edit, NULL, committed, commit);
}

static void
binding_free (gpointer data)
{
  g_binding_unbind (data);
  g_object_unref (data);
}

static void
follow_folded (GtkWidget *button)
{
  MaillageUiWindow *window = maillage_ui_window_from (button);

  if (window == NULL)
    return;
  g_object_set_data_full (G_OBJECT (button),
                          "folded",
                          g_object_ref (g_object_bind_property (
                              window, "folded", button, "visible", G_BINDING_SYNC_CREATE)),
                          binding_free);
}

static void
go_back_clicked (GtkWidget *button)
{
  MaillageUiWindow *window = maillage_ui_window_from (button);

  if (window != NULL)
    maillage_ui_window_go_back (window);
}

/* A record's title may be a paragraph, and the label of an AdwButtonContent 1.2 never shrinks: it
 * would widen the window. */
static GtkWidget *
back_button_new (const char *title)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), BACK_CHARS);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "image-text-button");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (button), "label", label);
  gtk_widget_set_name (button, "back");
  gtk_widget_set_tooltip_text (button, _ ("Back (Alt+←)"));
  g_signal_connect (button, "clicked", G_CALLBACK (go_back_clicked), NULL);
  return button;
}

/* As the sidebar calls the page, when it says nothing else. */
static void
follow_title (GtkWidget *bar)
{
  GtkWidget *page = gtk_widget_get_ancestor (bar, MAILLAGE_UI_TYPE_PAGE);
  const char *title = page != NULL ? g_object_get_data (G_OBJECT (page), "title") : NULL;

  if (title != NULL && adw_header_bar_get_title_widget (ADW_HEADER_BAR (bar)) == NULL)
    adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, NULL));
}

/**
 * maillage_ui_header_bar_new:
 * @back: (nullable): the back button's label, the name of the page one came from
 *
 * On a page of the sidebar it shows the page's title, until it is given a title widget.
 *
 * Returns: (transfer floating): a page's header bar (an #AdwHeaderBar)
 */
GtkWidget *
maillage_ui_header_bar_new (const char *back)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *sidebar = gtk_button_new_from_icon_name ("sidebar-show-symbolic");

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_widget_add_css_class (bar, "flat");
  gtk_widget_set_name (sidebar, "show-sidebar");
  gtk_widget_set_visible (sidebar, FALSE);
  gtk_widget_set_tooltip_text (sidebar, _ ("Show the sidebar"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sidebar), "win.show-sidebar");
  g_signal_connect (sidebar, "notify::root", G_CALLBACK (follow_folded), NULL);
  g_signal_connect (bar, "notify::root", G_CALLBACK (follow_title), NULL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), sidebar);
  if (back != NULL)
    {
      GtkWidget *button = back_button_new (back);

      adw_header_bar_pack_start (ADW_HEADER_BAR (bar), button);
      g_object_set_data (G_OBJECT (bar), "back", button);
    }
  return bar;
}

/**
 * maillage_ui_header_bar_set_back:
 * @bar: a header bar with a back button
 * @back: the button's new label: what one goes back to has another name now, or is another page
 *
 * Says where its back button leads.
 */
void
maillage_ui_header_bar_set_back (GtkWidget *bar, const char *back)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (bar), "back");

  g_return_if_fail (button != NULL && back != NULL);
  gtk_label_set_label (g_object_get_data (G_OBJECT (button), "label"), back);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, back, -1);
}
