/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-import-private.h"

#include "maillage-adw.h"
#include "maillage-field-value-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageUiImport:
 *
 * The page that brings a table into one kind.
 *
 * A file is chosen or dropped; its columns are matched to fields, and at each change a dry run says
 * what would become of each line. Nothing is written before the button at the foot; what it writes
 * is one step of undo.
 */
G_DEFINE_FINAL_TYPE (MaillageUiImport, maillage_ui_import, GTK_TYPE_WIDGET)

/* What is shown */

static void
show_steps (MaillageUiImport *self)
{
  GtkWidget *steps[] = { self->step_1, self->step_2, self->step_3 };
  guint now = self->applying ? 2 : self->import != NULL ? 1 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_remove_css_class (steps[i], "maillage-current");
      gtk_widget_remove_css_class (steps[i], "maillage-done");
      if (i <= now)
        gtk_widget_add_css_class (steps[i], i == now ? "maillage-current" : "maillage-done");
    }
}

static guint
count_written (MaillageUiImport *self)
{
  if (self->report == NULL)
    return 0;
  return maillage_import_report_count (self->report, MAILLAGE_IMPORT_CREATED)
         + maillage_import_report_count (self->report, MAILLAGE_IMPORT_UPDATED);
}

void
_maillage_ui_import_update (MaillageUiImport *self)
{
  guint n = count_written (self);
  g_autofree char *number = _maillage_number_format (n, 0);
  g_autofree char *words
      = n > 0 ? g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "Import %s line", "Import %s lines", n), number)
              : g_strdup (_ ("Import"));

  gtk_button_set_label (GTK_BUTTON (self->apply_button), words);
  gtk_widget_set_sensitive (self->apply_button, n > 0 && self->checking == NULL && !self->applying);
  gtk_widget_set_sensitive (self->both, !self->applying);
  gtk_widget_set_visible (self->footer, self->import != NULL);
  gtk_label_set_text (GTK_LABEL (self->footer_words),
                      self->applying ? _ ("Writing…")
                                     : _ ("One single operation: Ctrl+Z takes it back whole."));
  show_steps (self);
}

/* The page before there is a file, which says what is wrong with the one that was given. */
static void
show_status (MaillageUiImport *self, const GError *error)
{
  AdwStatusPage *status = ADW_STATUS_PAGE (self->status);
  g_autofree char *description
      = error != NULL ? g_markup_escape_text (error->message, -1)
                      : g_strdup (_ ("A table saved as CSV from a spreadsheet. Nothing is written "
                                     "before you have seen what each line becomes."));

  adw_status_page_set_icon_name (
      status, error != NULL ? "dialog-warning-symbolic" : "x-office-spreadsheet-symbolic");
  adw_status_page_set_title (status,
                             error != NULL ? _ ("This file cannot be read") : _ ("Choose a file"));
  adw_status_page_set_description (status, description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
}

static const char *
get_separator_words (char separator)
{
  switch (separator)
    {
    case ';':
      return _ ("Semicolons");
    case ',':
      return _ ("Commas");
    case '\t':
      return _ ("Tabs");
    default:
      return _ ("Vertical bar");
    }
}

static void
show_facts (MaillageUiImport *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  guint n = maillage_import_get_n_rows (self->import);
  g_autofree char *lines
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);
  g_autofree char *facts
      = g_strdup_printf ("%s · %s · %s",
                         get_separator_words (maillage_import_get_separator (self->import)),
                         maillage_import_get_encoding (self->import),
                         lines);

  gtk_label_set_text (GTK_LABEL (self->file_name), shown);
  gtk_label_set_text (GTK_LABEL (self->file_facts), facts);
}

/* The file */

static void
forget_file (MaillageUiImport *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->reading);
  g_clear_object (&self->checking);
  g_clear_object (&self->report);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  self->chosen = self->again = FALSE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *path = g_file_get_path (g_object_get_data (G_OBJECT (task), "file"));

  if (path == NULL)
    g_task_return_new_error (task,
                             MAILLAGE_ERROR,
                             MAILLAGE_ERROR_UNREADABLE,
                             _ ("Only a file on this computer can be imported: copy it first."));
  else if (maillage_import_open (data, path, &error))
    g_task_return_pointer (task, g_object_ref (data), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageImport) import = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (import == NULL)
    {
      g_clear_object (&self->file);
      show_status (self, error);
      _maillage_ui_import_update (self);
      return;
    }
  self->import = g_steal_pointer (&import);
  show_facts (self);
  _maillage_ui_import_recall (self);
  _maillage_ui_import_fill_columns (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "table");
  _maillage_ui_import_check (self);
  if (gtk_widget_get_mapped (self->stack))
    gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

/**
 * maillage_ui_import_set_file:
 * @self: a page
 * @file: a table
 *
 * Reads the file, without waiting; when it can't be, the page says why and nothing else changes.
 */
void
maillage_ui_import_set_file (MaillageUiImport *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_IMPORT (self));
  g_return_if_fail (G_IS_FILE (file));
  if (self->applying)
    return;
  forget_file (self);
  self->file = g_object_ref (file);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, file_read, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task,
                        maillage_import_new (maillage_context_get_store (self->context),
                                             maillage_context_get_gazetteer (self->context),
                                             self->kind),
                        g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "reading");
  _maillage_ui_import_update (self);
  g_task_run_in_thread (task, read_in_thread);
}

static void
file_chosen (GtkWidget *from, GFile *file)
{
  maillage_ui_import_set_file (MAILLAGE_UI_IMPORT (from), file);
}

static const char *const suffixes[] = { "csv", "tsv", "txt", NULL };

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  maillage_adw_choose_file (
      widget, _ ("Choose a file"), NULL, _ ("Tables (CSV)"), suffixes, file_chosen);
}

static void
refused_chosen (GtkWidget *from, GFile *file)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (from);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (path == NULL || window == NULL || self->report == NULL)
    return;
  if (maillage_import_write_refused (self->import, self->report, path, &error))
    maillage_ui_window_show_toast (window, _ ("The refused lines are saved"), NULL);
  else
    maillage_ui_window_show_error (window, error);
}

static void
save_refused_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  maillage_adw_choose_file (widget,
                            _ ("Save the refused lines"),
                            _ ("refused lines.csv"),
                            _ ("Tables (CSV)"),
                            suffixes,
                            refused_chosen);
}

static gboolean
dropped_cb (MaillageUiImport *self, const GValue *value)
{
  if (self->applying)
    return FALSE;
  maillage_ui_import_set_file (self, g_value_get_object (value));
  return TRUE;
}

/* Writing */

/* The page is over: the list it came for, and what was done. */
static void
leave (MaillageUiImport *self, guint n, MaillageChange *change)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  gboolean shown = gtk_widget_get_mapped (GTK_WIDGET (self));
  g_autofree char *said = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u line imported", "%u lines imported", n), n);

  if (window == NULL)
    return;
  maillage_ui_window_push_undo (window, change);
  if (shown)
    {
      maillage_ui_window_go_back (window);
      maillage_ui_window_open_list (window, self->kind_id);
    }
  maillage_ui_window_show_toast (window, said, change);
}

static void
applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_import_apply_finish (MAILLAGE_IMPORT (source), result, &error);
  guint n = count_written (self);

  self->applying = FALSE;
  if (self->context == NULL)
    return;
  if (change == NULL)
    {
      g_clear_object (&self->report);
      _maillage_ui_import_show_report (self);
      _maillage_ui_import_show_problem (self, error->message, TRUE);
      _maillage_ui_import_update (self);
      return;
    }
  _maillage_ui_import_remember (self);
  forget_file (self);
  show_status (self, NULL);
  _maillage_ui_import_update (self);
  leave (self, n, change);
}

/**
 * maillage_ui_import_apply:
 * @self: a page whose check is over
 *
 * Writes what the check said, as one change, then opens the kind's list with a toast that offers to
 * undo it.
 */
void
maillage_ui_import_apply (MaillageUiImport *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_IMPORT (self));
  if (count_written (self) == 0 || self->checking != NULL || self->applying)
    return;
  self->applying = TRUE;
  _maillage_ui_import_update (self);
  maillage_import_apply_async (self->import, NULL, applied, g_object_ref (self));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  maillage_ui_import_apply (MAILLAGE_UI_IMPORT (widget));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_import_stop (MAILLAGE_UI_IMPORT (widget));
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (widget);

  if (self->import != NULL)
    _maillage_ui_import_check (self);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiWindow *window = maillage_ui_window_from (widget);

  if (window != NULL)
    maillage_ui_window_go_back (window);
}

/* The object */

static void
folded_changed_cb (MaillageUiImport *self, GParamSpec *pspec, MaillageUiWindow *window)
{
  gtk_widget_set_visible (self->footer_words, !maillage_ui_window_get_folded (window));
}

static void
maillage_ui_import_root (GtkWidget *widget)
{
  MaillageUiWindow *window;

  GTK_WIDGET_CLASS (maillage_ui_import_parent_class)->root (widget);
  window = maillage_ui_window_from (widget);
  if (window == NULL)
    return;
  g_signal_connect_object (
      window, "notify::folded", G_CALLBACK (folded_changed_cb), widget, G_CONNECT_SWAPPED);
  folded_changed_cb (MAILLAGE_UI_IMPORT (widget), NULL, window);
}

static void
maillage_ui_import_unroot (GtkWidget *widget)
{
  MaillageUiWindow *window = maillage_ui_window_from (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_func (window, folded_changed_cb, widget);
  GTK_WIDGET_CLASS (maillage_ui_import_parent_class)->unroot (widget);
}

static void
maillage_ui_import_dispose (GObject *object)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (object);

  self->setting_up = TRUE; /* what goes now asks nothing more */
  forget_file (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAILLAGE_UI_TYPE_IMPORT);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_object (&self->kind);
  g_clear_object (&self->context);
  g_clear_pointer (&self->kind_id, g_free);
  G_OBJECT_CLASS (maillage_ui_import_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, MaillageUiImport, child)
  BIND (header_place);
  BIND (steps);
  BIND (step_1);
  BIND (step_2);
  BIND (step_3);
  BIND (stack);
  BIND (status);
  BIND (both);
  BIND (file_name);
  BIND (file_facts);
  BIND (mapping_place);
  BIND (summary);
  BIND (counts);
  BIND (progress);
  BIND (progress_words);
  BIND (problem_words);
  BIND (problem_again);
  BIND (lines_place);
  BIND (footer);
  BIND (footer_words);
  BIND (apply_button);
#undef BIND
}

static void
maillage_ui_import_class_init (MaillageUiImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_import_dispose;
  widget_class->root = maillage_ui_import_root;
  widget_class->unroot = maillage_ui_import_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/maillage-ui-import.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, save_refused_action);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "import.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
}

static void
maillage_ui_import_init (MaillageUiImport *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->both, _maillage_ui_import_layout_new ());
  self->setting_up = TRUE;
  _maillage_ui_import_make_columns (self);
  _maillage_ui_import_make_report (self);
  self->setting_up = FALSE;
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
make_header (MaillageUiImport *self)
{
  const char *plural = maillage_kind_get_plural (self->kind);
  GtkWidget *bar = maillage_ui_header_bar_new (plural);
  /* Translators: what is imported: "Import: Organisations" */
  g_autofree char *title = g_strdup_printf (_ ("Import: %s"), plural);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, NULL));
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (self->header_place), bar);
}

/**
 * maillage_ui_import_new:
 * @context: the program's context, its store open
 * @kind_id: a kind the registry knows
 *
 * Returns: (transfer floating): the page, which asks for a file
 */
GtkWidget *
maillage_ui_import_new (MaillageContext *context, const char *kind_id)
{
  MaillageUiImport *self = NULL;
  MaillageKind *kind = NULL;

  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (context), NULL);
  kind = maillage_registry_find_kind (maillage_context_get_registry (context), kind_id);
  g_return_val_if_fail (kind != NULL, NULL);
  self = g_object_new (MAILLAGE_UI_TYPE_IMPORT, NULL);
  self->context = g_object_ref (context);
  self->kind_id = g_strdup (kind_id);
  self->kind = g_object_ref (kind);
  self->paths = _maillage_ui_import_list_paths (maillage_context_get_registry (context), kind);
  make_header (self);
  show_status (self, NULL);
  _maillage_ui_import_update (self);
  return GTK_WIDGET (self);
}

const char *
maillage_ui_import_get_kind_id (MaillageUiImport *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_IMPORT (self), NULL);
  return self->kind_id;
}

gboolean
maillage_ui_import_get_busy (MaillageUiImport *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_IMPORT (self), FALSE);
  return self->reading != NULL || self->checking != NULL || self->applying;
}

/**
 * maillage_ui_import_get_report:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what the last check said; NULL while there is none
 */
MaillageImportReport *
maillage_ui_import_get_report (MaillageUiImport *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_IMPORT (self), NULL);
  return self->report;
}
