/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-extension-row.h"

#include "maillage-adw.h"
#include "maillage-extension-removal.h"
#include "maillage-plugin-private.h"
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

static char *
dup_subtitle (MaillageContext *context, MaillagePluginItem *item)
{
  const char *problem = maillage_plugin_item_get_problem (item);
  int count;
  g_autofree char *holds = maillage_extension_dup_holds (context, item, &count);

  if (problem != NULL)
    return g_strdup (problem);
  if (maillage_plugin_item_get_active (item))
    return g_strdup (maillage_plugin_item_get_description (item));
  if (!maillage_plugin_item_get_accepted (item))
    return g_strdup (_ ("New: it does not run until you switch it on"));
  if (count == 0)
    return g_strdup (_ ("Switched off"));
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

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row), escaped);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), maillage_plugin_item_get_active (self->item));
}

static void
switch_over (Row *self, gboolean active)
{
  g_autoptr (GError) error = NULL;

  if (maillage_plugin_manager_set_active (maillage_context_get_plugin_manager (self->context),
                                          maillage_plugin_item_get_id (self->item),
                                          active,
                                          &error))
    return;
  row_update (self);
  if (maillage_plugin_item_get_problem (self->item) == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row), escaped);
    }
}

/* A third party's, before it runs for the first time */

static void
accepted (gpointer row)
{
  switch_over (g_object_get_data (row, "maillage-extension"), TRUE);
}

static char *
dup_reads (MaillageContext *context, MaillagePluginItem *item)
{
  const char *const *reads = maillage_plugin_item_get_reads (item);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; reads != NULL && reads[i] != NULL; i++)
    {
      MaillageKind *kind
          = maillage_registry_find_kind (maillage_context_get_registry (context), reads[i]);

      g_ptr_array_add (names, (char *) (kind != NULL ? maillage_kind_get_plural (kind) : reads[i]));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_adds (MaillagePluginItem *item)
{
  const char *const *adds = maillage_plugin_item_get_adds (item);

  return adds != NULL && adds[0] != NULL ? g_strjoinv (", ", (char **) adds) : NULL;
}

static void
add_line (GString *text, const char *format, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, format, value);
}

static char *
dup_announcement (MaillageContext *context, MaillagePluginItem *item)
{
  g_autofree char *reads = dup_reads (context, item);
  g_autofree char *adds = dup_adds (item);
  GString *text = g_string_new (_ ("This extension does not come with Maillage. Its code runs with "
                                   "your rights on this computer: switch it on only if you trust "
                                   "who made it."));

  g_string_append_c (text, '\n');
  add_line (text, _ ("Made by: %s"), maillage_plugin_item_get_authors (item));
  add_line (text, _ ("Licence: %s"), maillage_plugin_item_get_licence (item));
  add_line (text, _ ("It adds: %s"), adds != NULL ? adds : _ ("it does not say"));
  add_line (text,
            _ ("It reads: %s"),
            reads != NULL ? reads : _ ("nothing of other extensions, as it says"));
  return g_string_free (text, FALSE);
}

static void
announce (Row *self)
{
  g_autofree char *heading
      = g_strdup_printf (_ ("Switch On “%s”?"), maillage_plugin_item_get_name (self->item));
  g_autofree char *body = dup_announcement (self->context, self->item);

  maillage_adw_ask (self->row,
                    heading,
                    body,
                    NULL,
                    _ ("Leave It Off"),
                    _ ("Switch On"),
                    accepted,
                    g_object_ref (self->row),
                    g_object_unref);
}

static void
row_toggled (Row *self)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  if (active == maillage_plugin_item_get_active (self->item))
    return;
  if (!active || maillage_plugin_item_get_accepted (self->item))
    {
      switch_over (self, active);
      return;
    }
  gtk_switch_set_active (GTK_SWITCH (self->toggle), FALSE);
  announce (self);
}

/* What one may want to know of it */

static void
add_detail (Row *self, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  if (text != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), row);
  else
    g_object_unref (g_object_ref_sink (row));
}

static void
removal_clicked (GtkWidget *button, Row *self)
{
  maillage_extension_ask_removal (self->row, self->context, self->item);
}

static void
add_removal (Row *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove…"));

  gtk_widget_set_name (button, "remove");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Remove This Extension"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("You choose what becomes of its data"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect (button, "clicked", G_CALLBACK (removal_clicked), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), row);
}

static void
add_details (Row *self)
{
  g_autofree char *adds = dup_adds (self->item);
  g_autofree char *reads = dup_reads (self->context, self->item);
  int count;
  g_autofree char *holds = maillage_extension_dup_holds (self->context, self->item, &count);

  add_detail (self, _ ("Made by"), maillage_plugin_item_get_authors (self->item));
  add_detail (self, _ ("Licence"), maillage_plugin_item_get_licence (self->item));
  add_detail (self, _ ("Adds"), adds);
  add_detail (self, _ ("Reads"), reads);
  add_detail (self, _ ("Records"), holds);
  if (maillage_plugin_item_get_third_party (self->item))
    add_removal (self);
}

static GtkWidget *
switch_row_new (MaillageContext *context, MaillagePluginItem *item)
{
  Row *self = g_new0 (Row, 1);

  self->context = g_object_ref (context);
  self->item = g_object_ref (item);
  self->row = adw_expander_row_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_name (self->toggle, "switch");
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self->row),
                               gtk_image_new_from_icon_name (icon_of (context, item)));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row), version_new (item));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row), self->toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  maillage_plugin_item_get_name (item),
                                  -1);
  add_details (self);
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
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Refused")));
  gtk_widget_add_css_class (box, "maillage-refused");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
removal_wanted (GtkWidget *button, MaillageContext *context)
{
  maillage_extension_ask_removal (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW),
                                  context,
                                  g_object_get_data (G_OBJECT (button), "maillage-item"));
}

static GtkWidget *
refused_buttons_new (MaillageContext *context, MaillagePluginItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy the Details"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (copy), item, 0);
  gtk_box_append (GTK_BOX (box), button);
  if (_maillage_plugin_item_is_own (item))
    {
      button = gtk_button_new_with_label (_ ("Remove…"));
      gtk_widget_set_name (button, "remove");
      g_object_set_data_full (
          G_OBJECT (button), "maillage-item", g_object_ref (item), g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (removal_wanted), context, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_margin_top (box, 6);
  return box;
}

static GtkWidget *
explanation_new (MaillageContext *context, MaillagePluginItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *problem = gtk_label_new (maillage_plugin_item_get_problem (item));
  GtkWidget *advice = gtk_label_new (
      _ ("Ask its author for a version that fits, or update Maillage. Your data are untouched."));

  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_label_set_wrap (GTK_LABEL (advice), TRUE);
  gtk_label_set_xalign (GTK_LABEL (advice), 0);
  gtk_widget_add_css_class (advice, "dim-label");
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box), advice);
  gtk_box_append (GTK_BOX (box), refused_buttons_new (context, item));
  gtk_widget_add_css_class (box, "maillage-explanation");
  return box;
}

static GtkWidget *
refused_row_new (MaillageContext *context, MaillagePluginItem *item)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  GtkWidget *inner = gtk_list_box_row_new ();

  gtk_widget_add_css_class (image, "error");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), explanation_new (context, item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ ("Refused: it cannot run here"));
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
  GtkWidget *row
      = is_available (item) ? switch_row_new (context, item) : refused_row_new (context, item);
  g_autofree char *name = g_markup_escape_text (maillage_plugin_item_get_name (item), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_name (row, maillage_plugin_item_get_id (item));
  return row;
}
