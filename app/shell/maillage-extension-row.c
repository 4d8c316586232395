/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-extension-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static gboolean
is_available (MaillagePluginItem *item)
{
  gboolean available;

  g_object_get (item, "available", &available, NULL);
  return available;
}

static GtkWidget *
version_new (MaillagePluginItem *item)
{
  GtkWidget *label = gtk_label_new (maillage_plugin_item_get_version (item));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static const char *
icon_of (MaillageContext *context, MaillagePluginItem *item)
{
  g_autoptr (GPtrArray) kinds
      = maillage_registry_list_kinds (maillage_context_get_registry (context));

  for (guint i = 0; i < kinds->len; i++)
    if (strcmp (maillage_kind_get_plugin_id (kinds->pdata[i]), maillage_plugin_item_get_id (item))
            == 0
        && maillage_kind_get_icon_name (kinds->pdata[i]) != NULL)
      return maillage_kind_get_icon_name (kinds->pdata[i]);
  return "application-x-addon-symbolic";
}

/* How many records the store holds of a plugin's kinds. */
static int
count_records (MaillageContext *context, MaillagePluginItem *item)
{
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (GPtrArray) kinds
      = maillage_registry_list_kinds (maillage_context_get_registry (context));
  int count = 0;

  for (guint i = 0; store != NULL && i < kinds->len; i++)
    if (strcmp (maillage_kind_get_plugin_id (kinds->pdata[i]), maillage_plugin_item_get_id (item))
        == 0)
      count += MAX (0, maillage_store_count (store, maillage_kind_get_id (kinds->pdata[i]), NULL));
  return count;
}

static char *
dup_subtitle (MaillageContext *context, MaillagePluginItem *item)
{
  const char *problem = maillage_plugin_item_get_problem (item);
  int count = count_records (context, item);

  if (problem != NULL)
    return g_strdup (problem);
  if (maillage_plugin_item_get_active (item))
    return g_strdup (maillage_plugin_item_get_description (item));
  if (count == 0)
    return g_strdup (_("Switched off"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Switched off: its %d record stays readable and exportable",
                                       "Switched off: its %d records stay readable and exportable",
                                       (gulong) count),
                          count);
}

/* A plugin that can run */

typedef struct
{
  MaillageContext *context;
  MaillagePluginItem *item;
  GtkWidget *row, *toggle;
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  g_signal_handlers_disconnect_by_data (self->item, self);
  g_object_unref (self->context);
  g_object_unref (self->item);
  g_free (self);
}

static void
row_update (Row *self)
{
  g_autofree char *subtitle = dup_subtitle (self->context, self->item);
  g_autofree char *escaped = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), escaped);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), maillage_plugin_item_get_active (self->item));
}

static void
row_toggled (Row *self)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (self->toggle));
  g_autoptr (GError) error = NULL;

  if (active == maillage_plugin_item_get_active (self->item))
    return;
  if (!maillage_plugin_manager_set_active (maillage_context_get_plugin_manager (self->context),
                                           maillage_plugin_item_get_id (self->item),
                                           active,
                                           &error))
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      gtk_switch_set_active (GTK_SWITCH (self->toggle), !active);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), escaped);
    }
}

static GtkWidget *
switch_row_new (MaillageContext *context, MaillagePluginItem *item)
{
  Row *self = g_new0 (Row, 1);

  self->context = g_object_ref (context);
  self->item = g_object_ref (item);
  self->row = adw_action_row_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row),
                             gtk_image_new_from_icon_name (icon_of (context, item)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), version_new (item));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->toggle);
  row_update (self);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (row_update), self);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (row_toggled), self);
  g_object_set_data_full (G_OBJECT (self->row), "maillage-extension", self, row_free);
  return self->row;
}

/* One that cannot */

static void
copy (GtkWidget *button, MaillagePluginItem *item)
{
  g_autofree char *details = g_strdup_printf ("%s %s: %s",
                                              maillage_plugin_item_get_id (item),
                                              maillage_plugin_item_get_version (item),
                                              maillage_plugin_item_get_problem (item));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), details);
}

static GtkWidget *
pill_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Refused")));
  gtk_widget_add_css_class (box, "maillage-refused");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
explanation_new (MaillagePluginItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *problem = gtk_label_new (maillage_plugin_item_get_problem (item));
  GtkWidget *advice = gtk_label_new (
      _("Ask its author for a version that fits, or update Maillage. Your data are untouched."));
  GtkWidget *button = gtk_button_new_with_label (_("Copy the Details"));

  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_label_set_wrap (GTK_LABEL (advice), TRUE);
  gtk_label_set_xalign (GTK_LABEL (advice), 0);
  gtk_widget_add_css_class (advice, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy), item, 0);
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box), advice);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "maillage-explanation");
  return box;
}

static GtkWidget *
refused_row_new (MaillagePluginItem *item)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  GtkWidget *inner = gtk_list_box_row_new ();

  gtk_widget_add_css_class (image, "error");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), explanation_new (item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _("Refused: it cannot run here"));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), image);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), version_new (item));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), pill_new ());
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

GtkWidget *
maillage_extension_row_new (MaillageContext *context, MaillagePluginItem *item)
{
  GtkWidget *row = is_available (item) ? switch_row_new (context, item) : refused_row_new (item);
  g_autofree char *name = g_markup_escape_text (maillage_plugin_item_get_name (item), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_name (row, maillage_plugin_item_get_id (item));
  return row;
}
