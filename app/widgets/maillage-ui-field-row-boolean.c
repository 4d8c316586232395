/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

static void
on_active (MaillageUiFieldRow *row, GParamSpec *pspec, GtkSwitch *editor)
{
  _maillage_ui_field_row_offer (row, gtk_switch_get_active (editor) ? "1" : "0");
}

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  GtkWidget *editor = gtk_switch_new ();

  gtk_widget_set_halign (editor, GTK_ALIGN_START);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  g_signal_connect_object (
      editor, "notify::active", G_CALLBACK (on_active), row, G_CONNECT_SWAPPED);
  _maillage_ui_field_row_label (row, editor);
  return editor;
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  gtk_switch_set_active (GTK_SWITCH (editor), g_strcmp0 (value, "1") == 0);
}

const MaillageUiEditor _maillage_ui_boolean_editor = { create, load, NULL, NULL };
