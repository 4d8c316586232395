/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-window.h"

#include "maillage-adw.h"
#include "maillage-problem.h"
#include "maillage-safe-banner.h"
#include "maillage-welcome.h"
#include "maillage-window-private.h"

#include "maillage-place-private.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-palette-private.h"

#include <glib/gi18n-lib.h>

#define FOLD_WIDTH 900
#define SIDEBAR_WIDTH 240

static void maillage_window_iface_init (MaillageUiWindowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MaillageWindow,
                               maillage_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (MAILLAGE_UI_TYPE_WINDOW,
                                                      maillage_window_iface_init))

enum
{
  PROP_0,
  PROP_FOLDED
};

/* Layout */

static void
set_folded (MaillageWindow *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  if (self->flap != NULL)
    adw_flap_set_fold_policy (ADW_FLAP (self->flap),
                              folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  g_object_notify (G_OBJECT (self), "folded");
}

static void
maillage_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  set_folded (MAILLAGE_WINDOW (widget), width < FOLD_WIDTH);
  GTK_WIDGET_CLASS (maillage_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static GtkWidget *
flap_new (MaillageWindow *self)
{
  GtkWidget *flap = adw_flap_new ();
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_size_request (self->sidebar, SIDEBAR_WIDTH, -1);
  gtk_widget_set_hexpand (self->navigation, TRUE);
  adw_flap_set_flap (ADW_FLAP (flap), self->sidebar);
  adw_flap_set_separator (ADW_FLAP (flap), line);
  adw_flap_set_content (ADW_FLAP (flap), self->navigation);
  adw_flap_set_fold_duration (ADW_FLAP (flap), 0);
  adw_flap_set_fold_policy (
      ADW_FLAP (flap), self->folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  return flap;
}

/* A task takes the whole window. */
static void
update_flap (MaillageWindow *self)
{
  const char *key = maillage_window_get_key (self);
  gboolean task = key != NULL && g_str_has_prefix (key, "task:");

  adw_flap_set_locked (ADW_FLAP (self->flap), task);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), !task && !self->folded);
}

static void
page_changed (MaillageWindow *self)
{
  maillage_sidebar_select (MAILLAGE_SIDEBAR (self->sidebar), maillage_window_get_key (self));
  update_flap (self);
  _maillage_window_update_back (self);
  _maillage_window_update_actions (self);
  if (self->palette != NULL && _maillage_ui_palette_get_doing (MAILLAGE_UI_PALETTE (self->palette)))
    _maillage_window_focus_page (self);
}

static void
restart (GtkWidget *banner, gpointer data)
{
  maillage_application_try_again (
      MAILLAGE_APPLICATION (gtk_window_get_application (GTK_WINDOW (data))));
}

static void
show_outdated (MaillageWindow *self)
{
  maillage_adw_banner_set_revealed (self->banner, TRUE);
}

static void
show_backups (GtkWidget *banner, gpointer data)
{
  gtk_widget_activate_action (banner, "app.preferences", "s", "general");
}

/* One at a time: the first tells what to do. */
void
maillage_window_show_trouble (MaillageWindow *self, const char *sentence)
{
  GtkWidget *box = gtk_overlay_get_child (GTK_OVERLAY (self->overlay));

  if (self->flap == NULL || self->trouble != NULL)
    return;
  self->trouble
      = maillage_adw_banner_new (sentence, _ ("Backups…"), G_CALLBACK (show_backups), self);
  maillage_adw_banner_set_revealed (self->trouble, TRUE);
  gtk_box_prepend (GTK_BOX (box), self->trouble);
}

void
maillage_window_show_last_backup (MaillageWindow *self)
{
  if (self->sidebar != NULL)
    maillage_sidebar_show_last_backup (MAILLAGE_SIDEBAR (self->sidebar));
}

/* A backup was restored. */
static void
hide_trouble (MaillageWindow *self)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->trouble)), self->trouble);
  self->trouble = NULL;
}

static void
show_damage (MaillageWindow *self)
{
  maillage_window_show_trouble (
      self, _ ("This store is damaged: what is shown is not all of it. Restore a backup."));
}

/* The store */

static void
contributions_changed (MaillageWindow *self)
{
  _maillage_window_close_gone (self);
  _maillage_window_update_commands (self);
}

/* What was erased, or was not yet there when what is restored was made, is shown no more. */
static void
store_changed (MaillageWindow *self, MaillageChangeSet *set)
{
  if (!maillage_change_set_get_everything (set))
    return;
  _maillage_window_close_gone (self);
  if (self->trouble != NULL && !maillage_store_get_damaged (self->store))
    hide_trouble (self);
}

static void
forget_store (MaillageWindow *self)
{
  if (self->palette != NULL)
    gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), self->palette);
  if (self->registry != NULL)
    g_signal_handlers_disconnect_by_data (self->registry, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->undo != NULL)
    g_signal_handlers_disconnect_by_data (self->undo, self);
  if (self->navigation != NULL)
    g_signal_handlers_disconnect_by_data (self->navigation, self);
  g_clear_object (&self->undo);
  g_clear_object (&self->store);
  g_clear_object (&self->registry);
  self->flap = self->banner = self->sidebar = self->navigation = self->palette = NULL;
  self->trouble = NULL;
}

static void
follow_store (MaillageWindow *self)
{
  self->registry = g_object_ref (maillage_context_get_registry (self->context));
  self->store = g_object_ref (maillage_context_get_store (self->context));
  self->undo = maillage_undo_stack_new (self->store);
  g_signal_connect_swapped (self->store, "outdated", G_CALLBACK (show_outdated), self);
  g_signal_connect_swapped (self->store, "damaged", G_CALLBACK (show_damage), self);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (store_changed), self);
  g_signal_connect_swapped (
      self->undo, "notify", G_CALLBACK (_maillage_window_update_actions), self);
  g_signal_connect_swapped (
      self->registry, "kind-added", G_CALLBACK (_maillage_window_close_kind), self);
  g_signal_connect_swapped (
      self->registry, "kind-removed", G_CALLBACK (_maillage_window_close_kind), self);
  g_signal_connect_swapped (
      self->registry, "contributions-changed", G_CALLBACK (contributions_changed), self);
}

static GtkWidget *
banner_new (MaillageWindow *self)
{
  gboolean is_protected = maillage_store_get_read_only (self->store);
  GtkWidget *banner = maillage_adw_banner_new (
      is_protected
          ? _ ("The file of this store or its folder is protected: here it can only be read. To "
               "write, give yourself the right to, then open it again.")
          : _ ("A newer version of Maillage has changed this store: here it can only be read."),
      _ ("Open it again"),
      G_CALLBACK (restart),
      self);

  maillage_adw_banner_set_revealed (banner, is_protected);
  return banner;
}

static void
understood (GtkWidget *banner, gpointer data)
{
  maillage_adw_banner_set_revealed (banner, FALSE);
}

/* Where the user's home is not on a disk of this computer. */
static GtkWidget *
place_banner_new (MaillageWindow *self)
{
  const char *notice = _maillage_store_get_notice (self->store);
  GtkWidget *banner;

  if (notice == NULL)
    return NULL;
  banner = maillage_adw_banner_new (notice, _ ("Understood"), G_CALLBACK (understood), NULL);
  maillage_adw_banner_set_revealed (banner, TRUE);
  return banner;
}

/* What does not run, and why, is said whatever the window shows. */
static GtkWidget *
below_banners (MaillageWindow *self, GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *safe = maillage_safe_banner_new (self->context);

  if (safe != NULL)
    gtk_box_append (GTK_BOX (box), safe);
  gtk_box_append (GTK_BOX (box), maillage_stranded_banner_new (self->context));
  gtk_box_append (GTK_BOX (box), page);
  gtk_widget_set_vexpand (page, TRUE);
  return box;
}

static void
show_main (MaillageWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place;

  follow_store (self);
  self->banner = banner_new (self);
  place = place_banner_new (self);
  self->sidebar = maillage_sidebar_new (self->context);
  self->navigation = maillage_navigation_new ();
  self->flap = flap_new (self);
  gtk_box_append (GTK_BOX (box), self->banner);
  if (place != NULL)
    gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), below_banners (self, self->flap));
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), box);
  g_signal_connect_swapped (self->navigation, "notify::key", G_CALLBACK (page_changed), self);
  _maillage_window_update_commands (self);
  maillage_window_open_home (self);
  if (maillage_store_get_damaged (self->store))
    show_damage (self);
}

void
maillage_window_show_store (MaillageWindow *self)
{
  MaillageApplication *application
      = MAILLAGE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  const GError *problem = maillage_application_get_problem (application);

  forget_store (self);
  if (problem != NULL)
    {
      g_autoptr (MaillageBackup) backup = maillage_application_dup_backup (application);

      gtk_overlay_set_child (GTK_OVERLAY (self->overlay),
                             below_banners (self, maillage_problem_new (problem, backup)));
    }
  else if (maillage_application_is_first_run (application))
    gtk_overlay_set_child (GTK_OVERLAY (self->overlay),
                           below_banners (self, maillage_welcome_new (self->context)));
  else
    show_main (self);
  _maillage_window_update_actions (self);
}

/* What pages ask */

static MaillageContext *
maillage_window_get_context (MaillageUiWindow *window)
{
  return MAILLAGE_WINDOW (window)->context;
}

static void
undo_clicked (AdwToast *toast, MaillageWindow *self)
{
  _maillage_window_undo (self, g_object_get_data (G_OBJECT (toast), "change"));
}

/* A toast's title is markup. */
static AdwToast *
toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/* What was said before is out of date, a refusal too: toasts would wait for one another. */
static void
add_toast (MaillageWindow *self, AdwToast *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
maillage_window_show_toast (MaillageUiWindow *window, const char *text, MaillageChange *change)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);
  AdwToast *toast = toast_new (text);

  if (change != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_object_set_data_full (G_OBJECT (toast), "change", g_object_ref (change), g_object_unref);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked), self, 0);
    }
  add_toast (self, toast);
}

static void
maillage_window_show_error (MaillageUiWindow *window, const GError *error)
{
  AdwToast *toast = toast_new (error->message);

  if (!g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOTHING_TO_UNDO))
    adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  add_toast (MAILLAGE_WINDOW (window), toast);
}

static void
maillage_window_push_undo (MaillageUiWindow *window, MaillageChange *change)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);

  if (self->undo != NULL)
    maillage_undo_stack_push (self->undo, change);
}

static void
maillage_window_iface_init (MaillageUiWindowInterface *iface)
{
  iface->get_context = maillage_window_get_context;
  iface->open_record = _maillage_window_open_record;
  iface->new_record = _maillage_window_new_record;
  iface->edit_new = _maillage_window_edit_new;
  iface->open_list = _maillage_window_open_list;
  iface->go_back = _maillage_window_go_back;
  iface->show_toast = maillage_window_show_toast;
  iface->show_error = maillage_window_show_error;
  iface->push_undo = maillage_window_push_undo;
  iface->open_task = _maillage_window_open_task;
}

/* The object */

static gboolean
maillage_window_close_request (GtkWindow *window)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);
  GSettings *settings = maillage_context_get_settings (self->context);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (maillage_window_parent_class)->close_request (window);
}

static void
maillage_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, MAILLAGE_WINDOW (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_window_dispose (GObject *object)
{
  MaillageWindow *self = MAILLAGE_WINDOW (object);

  forget_store (self);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->own_commands);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_window_parent_class)->dispose (object);
}

static void
maillage_window_class_init (MaillageWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = maillage_window_get_property;
  object_class->dispose = maillage_window_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = maillage_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = maillage_window_close_request;
  g_object_class_override_property (object_class, PROP_FOLDED, "folded");
}

static void
maillage_window_init (MaillageWindow *self)
{
  self->own_commands = g_list_store_new (MAILLAGE_UI_TYPE_COMMAND);
  self->toasts = adw_toast_overlay_new ();
  self->overlay = gtk_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), self->overlay);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), self->toasts);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  _maillage_window_add_actions (self);
}

GtkWidget *
maillage_window_new (MaillageApplication *application)
{
  MaillageWindow *self = g_object_new (
      MAILLAGE_TYPE_WINDOW, "application", application, "title", _ ("Maillage"), NULL);
  GSettings *settings;
  int width, height;

  self->context = g_object_ref (maillage_application_get_context (application));
  settings = maillage_context_get_settings (self->context);
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  maillage_window_show_store (self);
  return GTK_WIDGET (self);
}

GtkWidget *
maillage_window_get_palette (MaillageWindow *self)
{
  return self->palette != NULL && gtk_widget_get_visible (self->palette) ? self->palette : NULL;
}
