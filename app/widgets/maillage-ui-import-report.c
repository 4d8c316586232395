/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the dry run found: four counts, and the lines of the one that is chosen. */

#include "maillage-ui-import-private.h"

#include "maillage-field-value-private.h"
#include "maillage-ui-group.h"

#include <glib/gi18n-lib.h>

/* Lines shown at first, and at each “more”: a file may have thousands. */
#define SHOWN 100

static const struct
{
  const char *name, *icon, *css_class;
} outcomes[] = {
  [MAILLAGE_IMPORT_CREATED] = { "created", "list-add-symbolic", "maillage-good" },
  [MAILLAGE_IMPORT_UPDATED] = { "updated", "document-edit-symbolic", "maillage-changed" },
  [MAILLAGE_IMPORT_UNCHANGED] = { "unchanged", "maillage-state-done-symbolic", "dim-label" },
  [MAILLAGE_IMPORT_REFUSED] = { "refused", "dialog-error-symbolic", "maillage-bad" },
};

static const char *
get_words (MaillageImportOutcome outcome, guint n)
{
  /* Translators: these stand beside the number of lines */
  switch (outcome)
    {
    case MAILLAGE_IMPORT_CREATED:
      return g_dngettext (GETTEXT_PACKAGE, "to create", "to create", n);
    case MAILLAGE_IMPORT_UPDATED:
      return g_dngettext (GETTEXT_PACKAGE, "to change", "to change", n);
    case MAILLAGE_IMPORT_UNCHANGED:
      return g_dngettext (GETTEXT_PACKAGE, "unchanged", "unchanged", n);
    default:
      return g_dngettext (GETTEXT_PACKAGE, "refused", "refused", n);
    }
}

static const char *
get_heading (MaillageImportOutcome outcome)
{
  switch (outcome)
    {
    case MAILLAGE_IMPORT_CREATED:
      return _ ("Lines to create");
    case MAILLAGE_IMPORT_UPDATED:
      return _ ("Lines to change");
    case MAILLAGE_IMPORT_UNCHANGED:
      return _ ("Unchanged lines");
    default:
      return _ ("Refused lines");
    }
}

static guint
count (MaillageUiImport *self, MaillageImportOutcome outcome)
{
  return self->report != NULL ? maillage_import_report_count (self->report, outcome) : 0;
}

/* Lines */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_sign (MaillageImportOutcome outcome, gboolean doubtful)
{
  GtkWidget *sign = gtk_image_new_from_icon_name (doubtful ? "dialog-warning-symbolic"
                                                           : outcomes[outcome].icon);

  gtk_widget_add_css_class (sign, doubtful ? "maillage-doubtful" : outcomes[outcome].css_class);
  g_object_set (sign, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  return sign;
}

static GtkWidget *
make_texts (const char *title, const char *sentence, gboolean doubtful)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_label (title != NULL ? title : _ ("(no name)"), NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (texts), label);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  if (sentence != NULL)
    {
      GtkWidget *why = make_label (sentence, "caption");

      gtk_label_set_wrap (GTK_LABEL (why), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (why), PANGO_WRAP_WORD_CHAR);
      if (doubtful)
        gtk_widget_add_css_class (why, "maillage-doubtful");
      gtk_box_append (GTK_BOX (texts), why);
    }
  return texts;
}

static GtkWidget *
make_value (const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n", ' ');
  GtkWidget *label = make_label (line, "monospace");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_tooltip_text (label, value);
  return label;
}

static GtkWidget *
make_line (MaillageUiImport *self, guint index)
{
  guint line;
  const char *sentence, *value;
  MaillageImportOutcome outcome
      = maillage_import_report_get_line (self->report, index, &line, &sentence, &value);
  gboolean doubtful = sentence != NULL && outcome != MAILLAGE_IMPORT_REFUSED;
  g_autofree char *title = maillage_import_dup_title (self->import, index);
  /* Translators: short for "line", before its number in the file */
  g_autofree char *number = g_strdup_printf (_ ("l. %u"), line);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *number_label = make_label (number, "caption");

  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (number_label), 6);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), make_sign (outcome, doubtful));
  gtk_box_append (GTK_BOX (box), make_texts (title, sentence, doubtful));
  if (value != NULL && *value != '\0' && g_strcmp0 (value, title) != 0)
    gtk_box_append (GTK_BOX (box), make_value (value));
  gtk_widget_add_css_class (row, "maillage-import-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* The chosen outcome's lines beyond those that are shown, at most SHOWN of them. */
static void
add_lines (MaillageUiImport *self)
{
  guint n = maillage_import_report_get_n_lines (self->report);
  guint seen = 0, last = self->n_rows + SHOWN;

  for (guint i = 0; i < n && self->n_rows < last; i++)
    {
      if (maillage_import_report_get_line (self->report, i, NULL, NULL, NULL) != self->shown
          || seen++ < self->n_rows)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->line_list), make_line (self, i));
      self->n_rows++;
    }
}

static void
update_more (MaillageUiImport *self)
{
  guint left = count (self, self->shown) - self->n_rows;
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Show %u more line", "Show %u more lines", MIN (left, SHOWN)),
      MIN (left, SHOWN));

  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, left > 0);
}

static void
more_clicked_cb (MaillageUiImport *self)
{
  add_lines (self);
  update_more (self);
}

static GtkWidget *
make_lines (MaillageUiImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->line_list = gtk_list_box_new ();
  gtk_widget_set_name (self->line_list, "lines");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->line_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->line_list, "boxed-list");
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_object (
      self->more, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->line_list);
  gtk_box_append (GTK_BOX (box), self->more);
  return box;
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
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (self->lines_place)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines_place), group);
  self->line_list = self->more = NULL;
  if (count (self, self->shown) == 0)
    return;
  group = maillage_ui_group_new (get_heading (self->shown));
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (group), (int) count (self, self->shown));
  if (self->shown == MAILLAGE_IMPORT_REFUSED)
    maillage_ui_group_set_end (MAILLAGE_UI_GROUP (group), make_save ());
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), make_lines (self));
  gtk_box_append (GTK_BOX (self->lines_place), group);
  self->n_rows = 0;
  more_clicked_cb (self);
}

/* Counts */

/* What went wrong first; then what the import is for. */
static MaillageImportOutcome
find_first (MaillageUiImport *self)
{
  static const MaillageImportOutcome order[] = { MAILLAGE_IMPORT_REFUSED,
                                                 MAILLAGE_IMPORT_CREATED,
                                                 MAILLAGE_IMPORT_UPDATED,
                                                 MAILLAGE_IMPORT_UNCHANGED };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (count (self, order[i]) > 0)
      return order[i];
  return MAILLAGE_IMPORT_CREATED;
}

static void
show_count (MaillageUiImport *self, MaillageImportOutcome outcome)
{
  guint n = count (self, outcome);
  const char *words = get_words (outcome, n);
  g_autofree char *number = _maillage_number_format (n, 0);
  g_autofree char *name = g_strdup_printf ("%s %s", number, words);

  gtk_label_set_text (GTK_LABEL (self->numbers[outcome]), number);
  gtk_label_set_text (GTK_LABEL (self->words[outcome]), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->tabs[outcome]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
_maillage_ui_import_show_report (MaillageUiImport *self)
{
  if (self->report != NULL)
    {
      if (!self->chosen || count (self, self->shown) == 0)
        self->shown = find_first (self);
      for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
        show_count (self, (MaillageImportOutcome) i);
      self->setting_up = TRUE;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[self->shown]), TRUE);
      self->setting_up = FALSE;
      gtk_stack_set_visible_child_name (GTK_STACK (self->summary), "counts");
    }
  show_lines (self);
}

static void
tab_toggled_cb (GtkToggleButton *tab, MaillageUiImport *self)
{
  if (self->setting_up || !gtk_toggle_button_get_active (tab))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (self->tabs[i] == GTK_WIDGET (tab))
      self->shown = (MaillageImportOutcome) i;
  self->chosen = TRUE;
  show_lines (self);
}

static GtkWidget *
make_tab (MaillageUiImport *self, MaillageImportOutcome outcome)
{
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->numbers[outcome] = make_label (NULL, "title-2");
  gtk_widget_add_css_class (self->numbers[outcome], "numeric");
  self->words[outcome] = make_label (NULL, "caption");
  gtk_widget_add_css_class (self->words[outcome], "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->words[outcome]), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), self->numbers[outcome]);
  gtk_box_append (GTK_BOX (texts), self->words[outcome]);
  gtk_box_append (GTK_BOX (box), make_sign (outcome, FALSE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (tab), box);
  gtk_widget_set_name (tab, outcomes[outcome].name);
  gtk_widget_add_css_class (tab, "maillage-import-tab");
  gtk_widget_add_css_class (tab, "card");
  g_signal_connect_object (tab, "toggled", G_CALLBACK (tab_toggled_cb), self, 0);
  return tab;
}

void
_maillage_ui_import_make_report (MaillageUiImport *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      self->tabs[i] = make_tab (self, (MaillageImportOutcome) i);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[i]),
                                     GTK_TOGGLE_BUTTON (self->tabs[0]));
      gtk_box_append (GTK_BOX (self->counts), self->tabs[i]);
    }
}
