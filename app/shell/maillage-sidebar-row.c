/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-sidebar-row.h"

#include "maillage-field-value-private.h"

struct _MaillageSidebarRow
{
  GtkListBoxRow parent_instance;

  char *key, *heading;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (MaillageSidebarRow, maillage_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
maillage_sidebar_row_finalize (GObject *object)
{
  MaillageSidebarRow *self = MAILLAGE_SIDEBAR_ROW (object);

  g_free (self->key);
  g_free (self->heading);
  G_OBJECT_CLASS (maillage_sidebar_row_parent_class)->finalize (object);
}

static void
maillage_sidebar_row_class_init (MaillageSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_sidebar_row_finalize;
}

static void
maillage_sidebar_row_init (MaillageSidebarRow *self)
{
}

GtkWidget *
maillage_sidebar_row_new (const char *key,
                          const char *heading,
                          const char *label,
                          const char *icon_name,
                          const char *action)
{
  MaillageSidebarRow *self = g_object_new (MAILLAGE_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_label_new (label);

  self->key = g_strdup (key);
  self->heading = g_strdup (heading);
  self->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_visible (self->count, FALSE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
maillage_sidebar_row_get_key (MaillageSidebarRow *self)
{
  return self->key;
}

const char *
maillage_sidebar_row_get_heading (MaillageSidebarRow *self)
{
  return self->heading;
}

void
maillage_sidebar_row_set_count (MaillageSidebarRow *self, int count)
{
  g_autofree char *text = _maillage_number_format (count, 0);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, count >= 0);
}
