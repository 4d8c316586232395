/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-home.h"

#include "maillage-gather.h"
#include "maillage-rows.h"
#include "maillage-ui-columns.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_RECENT 8

struct _MaillageHome
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  GtkWidget *box, *columns, *title, *subtitle, *create, *recent, *recent_list, *tiles, *glance;
  GCancellable *cancellable;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (MaillageHome, maillage_home, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The day */

static GDateTime *
today_new (MaillageHome *self)
{
  g_autoptr (MaillageDate) today = maillage_context_dup_today (self->context);
  int year = 0, month = 0, day = 0;

  if (sscanf (maillage_date_get_earliest (today), "%d-%d-%d", &year, &month, &day) != 3)
    return g_date_time_new_now_local ();
  return g_date_time_new_local (year, month, day, 12, 0, 0);
}

/* French writes days in lower case; a title begins with a capital. */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

static void
update_day (MaillageHome *self)
{
  g_autoptr (GDateTime) today = today_new (self);
  /* TRANSLATORS: strftime(3), Home's title: “Tuesday 15 March 2022” */
  g_autofree char *day = g_date_time_format (today, _("%A %-e %B %Y"));
  /* TRANSLATORS: strftime(3), under Home's title: “Week 11” */
  g_autofree char *week = g_date_time_format (today, _("Week %-V"));
  g_autofree char *title = capitalize (day);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), week);
}

/* What there is */

static GMenuModel *
create_menu_new (MaillageHome *self, const char *const *kinds)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      MaillageKind *kind
          = maillage_registry_find_kind (maillage_context_get_registry (self->context), kinds[i]);
      g_autofree char *action = g_strconcat ("win.new::", kinds[i], NULL);

      if (maillage_kind_get_available (kind) && maillage_kind_get_create_label (kind) != NULL)
        g_menu_append (menu, maillage_kind_get_create_label (kind), action);
    }
  return G_MENU_MODEL (menu);
}

static void
update_tiles (MaillageHome *self)
{
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (self->context);
  g_autoptr (GMenuModel) menu = create_menu_new (self, (const char *const *) kinds);
  GtkWidget *child;

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->create), menu);
  gtk_widget_set_visible (self->create, g_menu_model_get_n_items (menu) > 0);
  while ((child = gtk_widget_get_first_child (self->tiles)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->tiles), child);
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      int count = maillage_store_count (self->store, kinds[i], NULL);
      GtkWidget *tile = maillage_rows_tile_new (
          maillage_registry_find_kind (maillage_context_get_registry (self->context), kinds[i]),
          MAX (count, 0));

      gtk_flow_box_append (GTK_FLOW_BOX (self->tiles), tile);
      gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
    }
  gtk_widget_set_visible (self->glance, kinds[0] != NULL);
}

/* What was worked on last */

static void
set_complete (MaillageHome *self, gboolean complete)
{
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
show_recent (MaillageHome *self, GPtrArray *records)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->recent_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent_list), child);
  for (guint i = 0; i < MIN (records->len, N_RECENT); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->recent_list),
                         maillage_rows_record_new (records->pdata[i], NULL));
  gtk_widget_set_visible (self->recent, records->len > 0);
}

static void
gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageHome) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_gather_finish (MAILLAGE_CONTEXT (source), result, &error);
  MaillageUiWindow *window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  g_clear_object (&self->cancellable);
  window = maillage_ui_window_from (GTK_WIDGET (self));
  if (records != NULL)
    show_recent (self, records);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
  set_complete (self, TRUE);
}

static void
update (MaillageHome *self)
{
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (self->context);

  update_tiles (self);
  set_complete (self, FALSE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  maillage_gather_async (self->context,
                         (const char *const *) kinds,
                         FALSE,
                         N_RECENT,
                         self->cancellable,
                         gathered,
                         g_object_ref (self));
}

/* While another page is shown, nothing is read: it is all read again when it comes back. */
static void
update_if_mapped (MaillageHome *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
maillage_home_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (maillage_home_parent_class)->map (widget);
  update_day (MAILLAGE_HOME (widget));
  update (MAILLAGE_HOME (widget));
}

static void
maillage_home_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, MAILLAGE_HOME (object)->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_home_dispose (GObject *object)
{
  MaillageHome *self = MAILLAGE_HOME (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (maillage_context_get_registry (self->context), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_home_parent_class)->dispose (object);
}

static void
maillage_home_class_init (MaillageHomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_home_get_property;
  object_class->dispose = maillage_home_dispose;
  widget_class->map = maillage_home_map;
  properties[PROP_COMPLETE] = g_param_spec_boolean (
      "complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (MAILLAGE_UI_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/shell/maillage-home.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, box);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, columns);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, title);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, subtitle);
}

static GtkWidget *
bar_new (MaillageHome *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("New"));
  self->create = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->create), content);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->create), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Home"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->create);
  return bar;
}

static void
maillage_home_init (MaillageHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_prepend (GTK_BOX (self->box), bar_new (self));
  self->recent_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->recent_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->recent_list, "boxed-list");
  self->recent = maillage_rows_section_new (_("Recently modified"), self->recent_list);
  gtk_widget_set_visible (self->recent, FALSE);
  self->tiles = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->tiles), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->tiles), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->tiles), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->tiles), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->tiles), 12);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->tiles), 12);
  gtk_widget_set_valign (self->tiles, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->tiles, "maillage-tiles");
  self->glance = maillage_rows_section_new (_("At a glance"), self->tiles);
  maillage_ui_columns_append (
      MAILLAGE_UI_COLUMNS (self->columns), MAILLAGE_SIDE_MAIN, self->recent);
  maillage_ui_columns_append (
      MAILLAGE_UI_COLUMNS (self->columns), MAILLAGE_SIDE_ASIDE, self->glance);
}

GtkWidget *
maillage_home_new (MaillageContext *context)
{
  MaillageHome *self = g_object_new (MAILLAGE_TYPE_HOME, NULL);

  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (update_if_mapped), self);
  g_signal_connect_swapped (maillage_context_get_registry (context),
                            "contributions-changed",
                            G_CALLBACK (update_if_mapped),
                            self);
  return GTK_WIDGET (self);
}

gboolean
maillage_home_get_complete (MaillageHome *self)
{
  return self->complete;
}
