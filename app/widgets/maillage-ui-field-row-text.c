/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include <glib/gi18n-lib.h>

/* A long text needs the room more than the hint does. */
#define SHORT 28

static void
on_focus_enter (MaillageUiFieldRow *row, GtkEventController *focus)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_event_controller_get_widget (focus));

  if (g_utf8_strlen (gtk_editable_get_text (entry), -1) <= SHORT)
    _maillage_ui_field_row_set_hint (row, _ ("Enter keeps, Esc restores"));
}

static void
on_focus_leave (MaillageUiFieldRow *row)
{
  _maillage_ui_field_row_set_hint (row, NULL);
}

static GtkInputPurpose
find_purpose (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case MAILLAGE_FIELD_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case MAILLAGE_FIELD_WEB:
      return GTK_INPUT_PURPOSE_URL;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

static const char *
find_placeholder (MaillageField *field)
{
  if (maillage_field_get_placeholder (field) != NULL)
    return maillage_field_get_placeholder (field);
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_WEB:
      return "https://";
    case MAILLAGE_FIELD_DATE:
      return _ ("July 2019, 31/12/2026, early 2020…");
    case MAILLAGE_FIELD_DATE_TIME:
      return _ ("31/12/2026 14:00");
    default:
      return _ ("None");
    }
}

GtkWidget *
_maillage_ui_entry_new (MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), find_purpose (field));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), find_placeholder (field));
  g_signal_connect_object (
      entry, "changed", G_CALLBACK (_maillage_ui_field_row_typed), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      entry, "activate", G_CALLBACK (maillage_ui_field_row_commit), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  _maillage_ui_field_row_label (row, entry);
  return entry;
}

/* As people write it; words they wrote themselves as they are. */
void
_maillage_ui_entry_load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  g_autofree char *shown
      = value != NULL ? maillage_field_format (maillage_ui_field_row_get_field (row), value) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (editor), shown != NULL ? shown : "");
}

char *
_maillage_ui_entry_dup_typed (GtkWidget *editor)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
}

void
_maillage_ui_entry_set_typed (GtkWidget *editor, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
}

const MaillageUiEditor _maillage_ui_text_editor = { _maillage_ui_entry_new,
                                                    _maillage_ui_entry_load,
                                                    _maillage_ui_entry_dup_typed,
                                                    _maillage_ui_entry_set_typed };
