/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-group.h"

#include "maillage-field-value-private.h"

/**
 * MaillageUiGroup:
 *
 * A titled part of a page, of a record or of Home.
 */
struct _MaillageUiGroup
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *end;
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (MaillageUiGroup, maillage_ui_group, GTK_TYPE_WIDGET)

static void
maillage_ui_group_dispose (GObject *object)
{
  MaillageUiGroup *self = MAILLAGE_UI_GROUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (maillage_ui_group_parent_class)->dispose (object);
}

static void
maillage_ui_group_class_init (MaillageUiGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_group_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
maillage_ui_group_init (MaillageUiGroup *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  self->count = gtk_label_new (NULL);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->count, FALSE);
  gtk_widget_add_css_class (self->count, "maillage-count");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_hexpand (space, TRUE);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->head, "maillage-group-head");
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->head), self->count);
  gtk_box_append (GTK_BOX (self->head), space);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * maillage_ui_group_new:
 * @title: its heading
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
maillage_ui_group_new (const char *title)
{
  MaillageUiGroup *self = g_object_new (MAILLAGE_UI_TYPE_GROUP, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * maillage_ui_group_get_title:
 * @self: a group
 *
 * Returns: its heading
 */
const char *
maillage_ui_group_get_title (MaillageUiGroup *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_GROUP (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->title));
}

/**
 * maillage_ui_group_set_count:
 * @self: a group
 * @count: the number in the badge; below 0 shows none
 *
 * Shows a number beside the title.
 */
void
maillage_ui_group_set_count (MaillageUiGroup *self, int count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_GROUP (self));
  text = _maillage_number_format (count, 0);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, count >= 0);
}

/**
 * maillage_ui_group_set_end:
 * @self: a group
 * @end: (nullable): what stands at the right of the heading
 *
 * Puts what one does with all of it beside the title.
 */
void
maillage_ui_group_set_end (MaillageUiGroup *self, GtkWidget *end)
{
  g_return_if_fail (MAILLAGE_UI_IS_GROUP (self));
  if (self->end != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->end);
  self->end = end;
  if (end == NULL)
    return;
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), end);
}

/**
 * maillage_ui_group_set_child:
 * @self: a group
 * @child: (nullable): what it is about
 *
 * Replaces what the group shows.
 */
void
maillage_ui_group_set_child (MaillageUiGroup *self, GtkWidget *child)
{
  g_return_if_fail (MAILLAGE_UI_IS_GROUP (self));
  if (self->child != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->child);
  self->child = child;
  if (child != NULL)
    gtk_box_append (GTK_BOX (self->box), child);
}
