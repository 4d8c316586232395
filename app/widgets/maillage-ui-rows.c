/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-rows.h"

#include "maillage-ui-contributions.h"

static void
row_activated (GtkListBox *rows, GtkListBoxRow *row)
{
  const char *uuid = g_object_get_data (G_OBJECT (row), "uuid");

  if (uuid != NULL)
    maillage_ui_open_record (GTK_WIDGET (rows), uuid);
}

/**
 * maillage_ui_rows_new:
 *
 * Makes a list for rows of maillage_ui_row_new(): one that is activated opens its record in the
 * window the list is in. Nothing is selected in it.
 *
 * Returns: (transfer floating): a #GtkListBox
 */
GtkWidget *
maillage_ui_rows_new (void)
{
  GtkWidget *rows = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  g_signal_connect (rows, "row-activated", G_CALLBACK (row_activated), NULL);
  return rows;
}

/**
 * maillage_ui_rows_clear:
 * @rows: a #GtkListBox
 *
 * Takes every row out.
 */
void
maillage_ui_rows_clear (GtkWidget *rows)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (rows));
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (rows), GTK_WIDGET (row));
}

/**
 * maillage_ui_row_new:
 * @child: what it shows
 * @uuid: (nullable): the record it opens; %NULL for a row that opens none
 *
 * Makes a row of a list of maillage_ui_rows_new(), as dense as those of a record's page.
 *
 * Returns: (transfer floating): a #GtkListBoxRow
 */
GtkWidget *
maillage_ui_row_new (GtkWidget *child, const char *uuid)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);
  row = gtk_list_box_row_new ();
  gtk_widget_add_css_class (row, "maillage-record-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), uuid != NULL);
  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (uuid), g_free);
  return row;
}

/**
 * maillage_ui_label_new:
 * @text: (nullable): its words
 * @css_class: (nullable): a class of the style sheet: `dim-label`, `caption`
 *
 * Makes a label that begins where its place begins, and ends with “…” where there is too little of
 * it.
 *
 * Returns: (transfer floating): a #GtkLabel
 */
GtkWidget *
maillage_ui_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
