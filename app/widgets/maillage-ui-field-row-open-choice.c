/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include <glib/gi18n-lib.h>
#include <maillage-text.h>

/* A choice that users extend: an entry for a word of one's own, and the known ones in a menu. */

static GtkWidget *
get_entry (GtkWidget *editor)
{
  return gtk_widget_get_first_child (editor);
}

static void
on_known_clicked (MaillageUiFieldRow *row, GtkButton *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  GtkWidget *entry = g_object_get_data (G_OBJECT (popover), "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), gtk_button_get_label (button));
  gtk_popover_popdown (GTK_POPOVER (popover));
  maillage_ui_field_row_commit (row);
}

/* The value of the list that has the words typed: “technical” is said of “technical referent”. */
static const char *
find_known (GListModel *choices, const char *typed)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);
      const char *label = maillage_choice_get_label (choice);

      if (g_str_match_string (typed, label, TRUE))
        return label;
    }
  return NULL;
}

/* The value that goes by another name, “COPIL”; NULL when its own words were typed. */
static const char *
find_called (MaillageField *field, const char *value, const char *typed)
{
  MaillageChoice *choice = value != NULL ? maillage_field_find_choice (field, value) : NULL;
  g_autofree char *fold = maillage_text_fold (typed);
  g_autofree char *label
      = choice != NULL ? maillage_text_fold (maillage_choice_get_label (choice)) : NULL;

  return label != NULL && !g_str_equal (label, fold) ? maillage_choice_get_label (choice) : NULL;
}

/* Said while one types: a new value is easily made of a known one’s other name. */
static void
on_changed (MaillageUiFieldRow *row, GtkEditable *entry)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  const char *typed = gtk_editable_get_text (entry);
  g_autofree char *warning = NULL;
  g_autofree char *value = maillage_field_parse (field, typed, &warning, NULL);
  g_autofree char *hint = NULL;
  const char *known;

  if ((gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  known = warning != NULL ? find_known (maillage_field_get_choices (field), typed)
                          : find_called (field, value, typed);
  if (known != NULL) /* TRANSLATORS: a known value that has the words typed, or is called so. */
    hint = g_strdup_printf (_ ("In the list: “%s”"), known);
  _maillage_ui_field_row_set_hint (row,
                                   hint != NULL      ? hint
                                   : warning != NULL ? _ ("New in the list")
                                                     : _ ("Enter keeps, Esc restores"));
}

/* Each time it opens: a word typed a moment ago is one of them. */
static void
fill_known (GtkWidget *popover, MaillageUiFieldRow *row)
{
  GListModel *choices = maillage_field_get_choices (maillage_ui_field_row_get_field (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);
      GtkWidget *button = gtk_button_new_with_label (maillage_choice_get_label (choice));

      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_widget_add_css_class (button, "maillage-known");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_signal_connect_object (
          button, "clicked", G_CALLBACK (on_known_clicked), row, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
}

static GtkWidget *
make_known (MaillageUiFieldRow *row, GtkWidget *entry)
{
  GtkWidget *popover = gtk_popover_new ();

  g_object_set_data (G_OBJECT (popover), "entry", entry);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_known), row, 0);
  return popover;
}

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = _maillage_ui_entry_new (row);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_known (row, entry));
  gtk_widget_set_tooltip_text (button, _ ("Known values"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Known values"), -1);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  _maillage_ui_entry_load (row, get_entry (editor), value);
}

static char *
dup_typed (GtkWidget *editor)
{
  return _maillage_ui_entry_dup_typed (get_entry (editor));
}

static void
set_typed (GtkWidget *editor, const char *text)
{
  _maillage_ui_entry_set_typed (get_entry (editor), text);
}

const MaillageUiEditor _maillage_ui_open_choice_editor = { create, load, dup_typed, set_typed };
