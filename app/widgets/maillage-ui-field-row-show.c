/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include <glib/gi18n-lib.h>

const char *
_maillage_ui_field_row_get_value (MaillageUiFieldRow *self)
{
  return self->record != NULL
             ? maillage_record_get_value (self->record, maillage_field_get_id (self->field))
             : self->own_value;
}

char *
_maillage_ui_field_row_dup_missing (MaillageUiFieldRow *self)
{
  if (self->record == NULL || !maillage_field_get_required (self->field)
      || !maillage_field_is_stored (self->field)
      || _maillage_ui_field_row_get_value (self) != NULL
      || *maillage_record_get_title (self->record) == '\0')
    return NULL;
  return g_strdup_printf (_ ("“%s” is still to be filled in."),
                          maillage_field_get_label (self->field));
}

void
_maillage_ui_field_row_show_message (MaillageUiFieldRow *self)
{
  const char *text = self->problem;
  const char *class = self->problem != NULL ? "error" : "warning";

  if (text == NULL && self->recovered)
    text = _ ("Recovered text, not yet saved");
  if (text == NULL)
    text = self->warning;
  gtk_label_set_label (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, self->editing && text != NULL);
  for (guint i = 0; i < 2; i++)
    {
      const char *each = i == 0 ? "error" : "warning";
      GtkWidget *widgets[] = { self->message, self->editor };

      for (guint j = 0; j < G_N_ELEMENTS (widgets); j++)
        if (widgets[j] == NULL)
          continue;
        else if (text != NULL && strcmp (class, each) == 0)
          gtk_widget_add_css_class (widgets[j], each);
        else
          gtk_widget_remove_css_class (widgets[j], each);
    }
  if (self->editor != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor),
                                 GTK_ACCESSIBLE_STATE_INVALID,
                                 self->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}

static GtkWidget *
warning_sign_new (const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("To check"));

  gtk_widget_add_css_class (box, "warning");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_tooltip_text (box, sentence);
  return box;
}

void
_maillage_ui_field_row_fill_suffix (MaillageUiFieldRow *self)
{
  GtkWidget *child, *button;

  while ((child = gtk_widget_get_first_child (self->suffix)) != NULL)
    gtk_box_remove (GTK_BOX (self->suffix), child);
  gtk_widget_set_visible (self->suffix, !self->editing);
  if (self->editing || _maillage_ui_field_row_get_value (self) == NULL)
    return;
  if (self->warning != NULL)
    {
      /* What is doubtful is not dialled. */
      gtk_box_append (GTK_BOX (self->suffix), warning_sign_new (self->warning));
      return;
    }
  button = _maillage_ui_reach_button_new (self->field, _maillage_ui_field_row_get_value (self));
  if (button != NULL)
    gtk_box_append (GTK_BOX (self->suffix), button);
}

void
_maillage_ui_field_row_show_value (MaillageUiFieldRow *self)
{
  g_autofree char *display
      = self->record != NULL
            ? maillage_record_dup_display (self->record, maillage_field_get_id (self->field))
            : NULL;
  g_autofree char *whole = NULL;

  if (self->value != NULL)
    gtk_box_remove (GTK_BOX (self->line), g_steal_pointer (&self->value));
  if (self->record == NULL)
    return;
  self->value = _maillage_ui_value_new (self->record, self->field);
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_widget_set_visible (self->value, self->editor == NULL || !self->editing);
  gtk_box_prepend (GTK_BOX (self->line), self->value);
  /* Translators: a field and its value, read aloud. */
  whole = g_strdup_printf (_ ("%s: %s"),
                           maillage_field_get_label (self->field),
                           display != NULL ? display : _ ("empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}
