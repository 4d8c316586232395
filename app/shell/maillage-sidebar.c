/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-sidebar.h"

#include "maillage-sidebar-row.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-when-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MaillageSidebar
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageRegistry *registry;
  MaillageStore *store;
  GtkWidget *box, *list, *search, *menu, *last_backup, *last_backup_label;
  char *key; /* where one is */
  guint rebuild_id, count_id;
  GCancellable *counting;
};

G_DEFINE_FINAL_TYPE (MaillageSidebar, maillage_sidebar, GTK_TYPE_WIDGET)

/* Rows */

static void
add_row (MaillageSidebar *self,
         const char *key,
         const char *heading,
         const char *label,
         const char *icon_name,
         const char *action)
{
  GtkWidget *row = maillage_sidebar_row_new (key, heading, label, icon_name, action);

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_list (MaillageSidebar *self, const char *heading, MaillageKind *kind)
{
  const char *id = maillage_kind_get_id (kind);
  const char *icon_name = maillage_kind_get_icon_name (kind);
  g_autofree char *key = g_strconcat ("list:", id, NULL);
  g_autofree char *action = g_strconcat ("win.open-list::", id, NULL);

  add_row (self,
           key,
           heading,
           maillage_kind_get_plural (kind),
           icon_name != NULL ? icon_name : "view-list-symbolic",
           action);
}

static void
add_page (MaillageSidebar *self, const char *heading, MaillageUiPageContribution *page)
{
  const char *id = _maillage_ui_page_contribution_get_id (page);
  const char *icon_name = _maillage_ui_page_contribution_get_icon_name (page);
  g_autofree char *key = g_strconcat ("page:", id, NULL);
  g_autofree char *action = g_strconcat ("win.open-page::", id, NULL);

  add_row (self,
           key,
           heading,
           _maillage_ui_page_contribution_get_title (page),
           icon_name != NULL ? icon_name : "view-grid-symbolic",
           action);
}

static const char *
heading_of (MaillageSidebar *self, MaillageScope *scope)
{
  const char *id = maillage_scope_get_plugin_id (scope);
  MaillagePluginItem *item
      = maillage_plugin_manager_find (maillage_context_get_plugin_manager (self->context), id);

  return item != NULL ? maillage_plugin_item_get_name (item) : id;
}

static void
add_contribution (MaillageSidebar *self, GObject *contribution)
{
  MaillageScope *scope;
  MaillageKind *kind;

  if (MAILLAGE_UI_IS_PAGE_CONTRIBUTION (contribution))
    {
      scope
          = _maillage_ui_page_contribution_get_scope (MAILLAGE_UI_PAGE_CONTRIBUTION (contribution));
      add_page (self, heading_of (self, scope), MAILLAGE_UI_PAGE_CONTRIBUTION (contribution));
    }
  else if (MAILLAGE_UI_IS_LIST_CONTRIBUTION (contribution))
    {
      MaillageUiListContribution *list = MAILLAGE_UI_LIST_CONTRIBUTION (contribution);

      scope = _maillage_ui_list_contribution_get_scope (list);
      kind = maillage_registry_find_kind (self->registry,
                                          _maillage_ui_list_contribution_get_kind_id (list));
      if (kind != NULL)
        add_list (self, heading_of (self, scope), kind);
    }
}

static void
add_switched_off (MaillageSidebar *self)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = kinds->pdata[i];

      if (!maillage_kind_get_available (kind) && maillage_kind_get_owner (kind) == NULL
          && maillage_store_count (self->store, maillage_kind_get_id (kind), NULL) > 0)
        add_list (self, C_("sidebar", "Switched off"), kind);
    }
}

static GtkListBoxRow *
find_row (MaillageSidebar *self, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (g_strcmp0 (maillage_sidebar_row_get_key (MAILLAGE_SIDEBAR_ROW (row)), key) == 0)
      return row;
  return NULL;
}

static void
clear_list (MaillageSidebar *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

/* Counts */

static void
counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageSidebarRow) row = data;

  maillage_sidebar_row_set_count (
      row, maillage_store_count_finish (MAILLAGE_STORE (source), result, NULL));
}

static void
count_row (MaillageSidebar *self, MaillageSidebarRow *row)
{
  const char *key = maillage_sidebar_row_get_key (row);

  if (g_str_has_prefix (key, "list:"))
    maillage_store_count_async (
        self->store, key + strlen ("list:"), self->counting, counted, g_object_ref (row));
}

static gboolean
count_all (gpointer data)
{
  MaillageSidebar *self = data;
  GtkListBoxRow *row;

  self->count_id = 0;
  maillage_sidebar_show_last_backup (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    count_row (self, MAILLAGE_SIDEBAR_ROW (row));
  return G_SOURCE_REMOVE;
}

/* The page one opens asks first. */
static void
count_soon (MaillageSidebar *self)
{
  if (self->count_id == 0)
    self->count_id = g_idle_add_full (G_PRIORITY_LOW, count_all, self, NULL);
}

/* In the order things were registered, plugin by plugin. */
static void
rebuild (MaillageSidebar *self)
{
  g_autoptr (GPtrArray) contributions = maillage_registry_list (self->registry, G_TYPE_OBJECT);

  clear_list (self);
  add_row (self, "home", NULL, _("Home"), "go-home-symbolic", "win.home");
  for (guint i = 0; i < contributions->len; i++)
    add_contribution (self, contributions->pdata[i]);
  add_switched_off (self);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_row (self, self->key));
  count_soon (self);
}

static gboolean
rebuild_now (gpointer data)
{
  MaillageSidebar *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* A plugin that comes or goes tells a dozen things at once. */
static void
rebuild_soon (MaillageSidebar *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_now, self);
}

static void
store_changed (MaillageSidebar *self, MaillageChangeSet *changes)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      const char *key = maillage_sidebar_row_get_key (MAILLAGE_SIDEBAR_ROW (row));

      if (g_str_has_prefix (key, "list:")
          && (maillage_change_set_get_everything (changes)
              || maillage_change_set_touches_kind (changes, key + strlen ("list:"))))
        count_row (self, MAILLAGE_SIDEBAR_ROW (row));
    }
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = maillage_sidebar_row_get_heading (MAILLAGE_SIDEBAR_ROW (row));
  const char *above
      = before != NULL ? maillage_sidebar_row_get_heading (MAILLAGE_SIDEBAR_ROW (before)) : NULL;
  GtkWidget *label;

  gtk_list_box_row_set_header (row, NULL);
  if (heading == NULL || g_strcmp0 (heading, above) == 0)
    return;
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "maillage-sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

/* The object */

static void
maillage_sidebar_dispose (GObject *object)
{
  MaillageSidebar *self = MAILLAGE_SIDEBAR (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  if (self->registry != NULL)
    g_signal_handlers_disconnect_by_data (self->registry, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->registry);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_sidebar_parent_class)->dispose (object);
}

static void
maillage_sidebar_finalize (GObject *object)
{
  g_free (MAILLAGE_SIDEBAR (object)->key);
  g_object_unref (MAILLAGE_SIDEBAR (object)->counting);
  G_OBJECT_CLASS (maillage_sidebar_parent_class)->finalize (object);
}

static void
maillage_sidebar_class_init (MaillageSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_sidebar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/shell/maillage-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, MaillageSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, MaillageSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, MaillageSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, MaillageSidebar, last_backup);
  gtk_widget_class_bind_template_child (widget_class, MaillageSidebar, last_backup_label);
}

static void
maillage_sidebar_init (MaillageSidebar *self)
{
  self->counting = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, NULL, NULL);
}

GtkWidget *
maillage_sidebar_new (MaillageContext *context)
{
  MaillageSidebar *self = g_object_new (MAILLAGE_TYPE_SIDEBAR, NULL);

  self->context = g_object_ref (context);
  self->registry = g_object_ref (maillage_context_get_registry (context));
  self->store = g_object_ref (maillage_context_get_store (context));
  g_signal_connect_swapped (self->registry, "kind-added", G_CALLBACK (rebuild_soon), self);
  g_signal_connect_swapped (self->registry, "kind-removed", G_CALLBACK (rebuild_soon), self);
  g_signal_connect_swapped (
      self->registry, "contributions-changed", G_CALLBACK (rebuild_soon), self);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (store_changed), self);
  rebuild (self);
  return GTK_WIDGET (self);
}

void
maillage_sidebar_select (MaillageSidebar *self, const char *key)
{
  g_free (self->key);
  self->key = g_strdup (key);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_row (self, key));
}

gboolean
maillage_sidebar_has (MaillageSidebar *self, const char *key)
{
  return find_row (self, key) != NULL;
}

void
maillage_sidebar_show_last_backup (MaillageSidebar *self)
{
  const char *path = maillage_store_get_path (self->store);
  g_autoptr (GPtrArray) backups = path != NULL ? maillage_backup_list (path) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;
  gint64 at;

  gtk_widget_set_visible (self->last_backup, backups != NULL && backups->len > 0);
  if (backups == NULL || backups->len == 0)
    return;
  at = maillage_backup_get_time (backups->pdata[0]) * G_USEC_PER_SEC;
  when = _maillage_ui_is_today (at) ? _maillage_ui_format_time (at)
                                    : _maillage_ui_format_when (self->context, at);
  words = _maillage_ui_is_today (at)
              ? g_strdup_printf (_ ("Backed up at %s"), when)
              /* TRANSLATORS: when the last backup was made: “yesterday”, “12 January”. */
              : g_strdup_printf (_ ("Backup: %s"), when);
  gtk_label_set_text (GTK_LABEL (self->last_backup_label), words);
}
