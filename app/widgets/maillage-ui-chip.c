/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-chip.h"

/**
 * MaillageUiChip:
 *
 * A tag, a territory or a type in a rounded box.
 */
struct _MaillageUiChip
{
  GtkWidget parent_instance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (MaillageUiChip, maillage_ui_chip, GTK_TYPE_WIDGET)

static void
maillage_ui_chip_dispose (GObject *object)
{
  MaillageUiChip *self = MAILLAGE_UI_CHIP (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (maillage_ui_chip_parent_class)->dispose (object);
}

static void
maillage_ui_chip_class_init (MaillageUiChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_ui_chip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
maillage_ui_chip_init (MaillageUiChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-chip");
}

/**
 * maillage_ui_chip_new:
 * @look: what it stands for
 * @text: (nullable): its words
 *
 * Returns: (transfer floating): a new chip
 */
GtkWidget *
maillage_ui_chip_new (MaillageUiChipLook look, const char *text)
{
  static const char *const classes[] = { "maillage-tag", "maillage-outline", "maillage-plain" };
  MaillageUiChip *self = g_object_new (MAILLAGE_UI_TYPE_CHIP, NULL);

  g_return_val_if_fail ((guint) look < G_N_ELEMENTS (classes), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[look]);
  maillage_ui_chip_set_text (self, text);
  return GTK_WIDGET (self);
}

/**
 * maillage_ui_chip_get_text:
 * @self: a chip
 *
 * Returns: its words
 */
const char *
maillage_ui_chip_get_text (MaillageUiChip *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_CHIP (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * maillage_ui_chip_set_text:
 * @self: a chip
 * @text: (nullable): its words; NULL or "" hides it
 *
 * Changes what it says.
 */
void
maillage_ui_chip_set_text (MaillageUiChip *self, const char *text)
{
  g_return_if_fail (MAILLAGE_UI_IS_CHIP (self));
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
}
