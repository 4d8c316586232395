/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

/* What was understood stands beside what is typed. */
static void
on_date_changed (MaillageUiFieldRow *row, GtkEditable *entry)
{
  const char *typed = gtk_editable_get_text (entry);
  g_autoptr (MaillageDate) date = *typed != '\0' ? maillage_date_parse (typed, NULL) : NULL;
  g_autofree char *understood = date != NULL ? maillage_date_format (date) : NULL;

  if (g_strcmp0 (understood, typed) == 0)
    g_clear_pointer (&understood, g_free);
  _maillage_ui_field_row_set_hint (row, understood);
}

static GtkWidget *
create_date (MaillageUiFieldRow *row)
{
  GtkWidget *entry = _maillage_ui_entry_new (row);

  g_signal_connect_object (entry, "changed", G_CALLBACK (on_date_changed), row, G_CONNECT_SWAPPED);
  return entry;
}

const MaillageUiEditor _maillage_ui_date_editor = {
  create_date, _maillage_ui_entry_load, _maillage_ui_entry_dup_typed, _maillage_ui_entry_set_typed
};
