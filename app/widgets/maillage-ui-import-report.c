/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What becomes of each line: four counts, which are tabs, and the lines of one of them. */

#include "maillage-ui-import-private.h"

#include "maillage-ui-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More than anybody reads; the file of refused lines has them all. */
#define SHOWN_LINES 200

static const struct
{
  const char *icon, *css, *caption, *title;
} outcomes[] = {
  [MAILLAGE_IMPORT_CREATED]
  = { "list-add-symbolic", "success", N_ ("to create"), N_ ("Lines to create") },
  [MAILLAGE_IMPORT_UPDATED]
  = { "document-edit-symbolic", "accent", N_ ("to change"), N_ ("Lines to change") },
  [MAILLAGE_IMPORT_UNCHANGED]
  = { "object-select-symbolic", "dim-label", N_ ("unchanged"), N_ ("Unchanged lines") },
  [MAILLAGE_IMPORT_REFUSED]
  = { "dialog-error-symbolic", "error", N_ ("refused"), N_ ("Refused lines") },
};

static GtkWidget *
make_icon (MaillageImportOutcome outcome)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (outcomes[outcome].icon);

  gtk_widget_add_css_class (icon, outcomes[outcome].css);
  return icon;
}

static char *
dup_reason (const char *sentence, const char *title)
{
  return sentence != NULL && g_strcmp0 (sentence, title) != 0 ? g_strdup (sentence) : g_strdup ("");
}

static GtkWidget *
make_line (MaillageUiImport *self, guint index)
{
  const char *sentence = NULL, *value = NULL;
  guint line = 0;
  MaillageImportOutcome outcome
      = maillage_import_report_get_line (self->report, index, &line, &sentence, &value);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = maillage_import_dup_title (self->import, index);
  /* Translators: “l.” is short for line */
  g_autofree char *number = g_strdup_printf (_ ("l. %u"), line);
  g_autofree char *reason = dup_reason (sentence, title);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 title != NULL ? title : _ ("(no name)"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (outcome));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  if (value != NULL)
    {
      GtkWidget *fault = gtk_label_new (value);

      gtk_label_set_ellipsize (GTK_LABEL (fault), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (fault), 24);
      gtk_label_set_single_line_mode (GTK_LABEL (fault), TRUE);
      gtk_widget_add_css_class (fault, "dim-label");
      gtk_widget_add_css_class (fault, "monospace");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), fault);
    }
  return row;
}

static MaillageImportOutcome
get_chosen (MaillageUiImport *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tabs[i])))
      return (MaillageImportOutcome) i;
  return MAILLAGE_IMPORT_CREATED;
}

static GtkWidget *
make_lines (MaillageUiImport *self, MaillageImportOutcome outcome)
{
  GtkWidget *list = gtk_list_box_new ();
  guint shown = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < maillage_import_report_get_n_lines (self->report) && shown < SHOWN_LINES;
       i++)
    if (maillage_import_report_get_line (self->report, i, NULL, NULL, NULL) == outcome)
      {
        gtk_list_box_append (GTK_LIST_BOX (list), make_line (self, i));
        shown++;
      }
  return list;
}

static GtkWidget *
make_more (guint n)
{
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "and %u more line", "and %u more lines", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  return label;
}

static GtkWidget *
make_save (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Save the refused lines…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "import.save-refused");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
show_lines (MaillageUiImport *self)
{
  MaillageImportOutcome outcome = get_chosen (self);
  guint n = maillage_import_report_count (self->report, outcome);
  GtkWidget *child;
  GtkWidget *group;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  if (n == 0)
    return;
  group = maillage_ui_group_new (_ (outcomes[outcome].title));
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (group), (int) n);
  if (outcome == MAILLAGE_IMPORT_REFUSED)
    maillage_ui_group_set_end (MAILLAGE_UI_GROUP (group), make_save ());
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), make_lines (self, outcome));
  gtk_box_append (GTK_BOX (self->lines), group);
  if (n > SHOWN_LINES)
    gtk_box_append (GTK_BOX (self->lines), make_more (n - SHOWN_LINES));
}

static void
tab_toggled (MaillageUiImport *self, GtkToggleButton *tab)
{
  if (!self->filling && self->report != NULL && gtk_toggle_button_get_active (tab))
    show_lines (self);
}

static GtkWidget *
make_tab (MaillageUiImport *self, MaillageImportOutcome outcome)
{
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (_ (outcomes[outcome].caption));

  self->numbers[outcome] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->numbers[outcome]), 0);
  gtk_widget_add_css_class (self->numbers[outcome], "title-2");
  gtk_widget_add_css_class (self->numbers[outcome], "numeric");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "maillage-small");
  gtk_box_append (GTK_BOX (words), self->numbers[outcome]);
  gtk_box_append (GTK_BOX (words), caption);
  gtk_box_append (GTK_BOX (box), make_icon (outcome));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (tab), box);
  gtk_widget_add_css_class (tab, "card");
  gtk_widget_add_css_class (tab, "maillage-count-tab");
  if (outcome > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), GTK_TOGGLE_BUTTON (self->tabs[0]));
  g_signal_connect_object (tab, "toggled", G_CALLBACK (tab_toggled), self, G_CONNECT_SWAPPED);
  return tab;
}

void
_maillage_ui_import_make_tabs (MaillageUiImport *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      self->tabs[i] = make_tab (self, (MaillageImportOutcome) i);
      gtk_box_append (GTK_BOX (self->counts), self->tabs[i]);
    }
}

static void
show_counts (MaillageUiImport *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      guint n = maillage_import_report_count (self->report, (MaillageImportOutcome) i);
      g_autofree char *number = g_strdup_printf ("%u", n);
      g_autofree char *name = g_strdup_printf ("%u %s", n, _ (outcomes[i].caption));

      gtk_label_set_label (GTK_LABEL (self->numbers[i]), number);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->tabs[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/* What needs a look first: refused lines, or else what will be done. */
static MaillageImportOutcome
get_first (MaillageUiImport *self)
{
  static const MaillageImportOutcome order[]
      = { MAILLAGE_IMPORT_REFUSED, MAILLAGE_IMPORT_UPDATED, MAILLAGE_IMPORT_CREATED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (maillage_import_report_count (self->report, order[i]) > 0)
      return order[i];
  return MAILLAGE_IMPORT_UNCHANGED;
}

void
_maillage_ui_import_show_report (MaillageUiImport *self)
{
  show_counts (self);
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[get_first (self)]), TRUE);
  self->filling = FALSE;
  show_lines (self);
}
