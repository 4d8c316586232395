/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-import-private.h"

/**
 * MaillageImportReport:
 *
 * What an import would do, line by line, in the order of the file.
 */
struct _MaillageImportReport
{
  GObject parent_instance;

  GArray *lines;
  guint counts[MAILLAGE_IMPORT_REFUSED + 1];
};

typedef struct
{
  guint line;
  MaillageImportOutcome outcome;
  char *sentence;
  char *value;
} Line;

G_DEFINE_FINAL_TYPE (MaillageImportReport, maillage_import_report, G_TYPE_OBJECT)

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->sentence);
  g_free (line->value);
}

static void
maillage_import_report_finalize (GObject *object)
{
  g_array_unref (MAILLAGE_IMPORT_REPORT (object)->lines);
  G_OBJECT_CLASS (maillage_import_report_parent_class)->finalize (object);
}

static void
maillage_import_report_class_init (MaillageImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_import_report_finalize;
}

static void
maillage_import_report_init (MaillageImportReport *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
}

MaillageImportReport *
_maillage_import_report_new (void)
{
  return g_object_new (MAILLAGE_TYPE_IMPORT_REPORT, NULL);
}

void
_maillage_import_report_add (MaillageImportReport *self,
                             guint line,
                             MaillageImportOutcome outcome,
                             char *sentence,
                             char *value)
{
  Line added = { line, outcome, sentence, value };

  g_array_append_val (self->lines, added);
  self->counts[outcome]++;
}

/**
 * maillage_import_report_get_n_lines:
 * @self: a report
 *
 * Returns: how many lines were checked
 */
guint
maillage_import_report_get_n_lines (MaillageImportReport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT_REPORT (self), 0);
  return self->lines->len;
}

/**
 * maillage_import_report_count:
 * @self: a report
 * @outcome: how a line may end
 *
 * Returns: how many lines end so
 */
guint
maillage_import_report_count (MaillageImportReport *self, MaillageImportOutcome outcome)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT_REPORT (self), 0);
  g_return_val_if_fail (outcome <= MAILLAGE_IMPORT_REFUSED, 0);
  return self->counts[outcome];
}

/**
 * maillage_import_report_get_line:
 * @self: a report
 * @index: which, counted from 0
 * @line: (out) (optional): the line of the file, counted from 1
 * @sentence: (out) (optional) (nullable) (transfer none): why, or what to look at
 * @value: (out) (optional) (nullable) (transfer none): the value at fault
 *
 * Returns: what becomes of the line
 */
MaillageImportOutcome
maillage_import_report_get_line (
    MaillageImportReport *self, guint index, guint *line, const char **sentence, const char **value)
{
  Line *found;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT_REPORT (self), MAILLAGE_IMPORT_REFUSED);
  g_return_val_if_fail (index < self->lines->len, MAILLAGE_IMPORT_REFUSED);
  found = &g_array_index (self->lines, Line, index);
  if (line != NULL)
    *line = found->line;
  if (sentence != NULL)
    *sentence = found->sentence;
  if (value != NULL)
    *value = found->value;
  return found->outcome;
}
