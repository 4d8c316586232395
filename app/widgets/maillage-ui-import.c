/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-import.h"

#include "maillage-ui-import-private.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MaillageUiImport, maillage_ui_import, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
notify_complete (MaillageUiImport *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static guint
count_work (MaillageUiImport *self)
{
  if (self->report == NULL)
    return 0;
  return maillage_import_report_count (self->report, MAILLAGE_IMPORT_CREATED)
         + maillage_import_report_count (self->report, MAILLAGE_IMPORT_UPDATED);
}

static void
update_apply (MaillageUiImport *self)
{
  guint n = count_work (self);
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u line", "Import %u lines", n), n);

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "import.apply", n > 0 && self->cancellable == NULL && !self->applying);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", !self->applying);
}

/* The check */

static gboolean
show_progress (gpointer data)
{
  MaillageUiImport *self = data;

  gtk_stack_set_visible_child_name (GTK_STACK (self->counts_stack), "progress");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 maillage_import_get_progress (self->import));
  return G_SOURCE_CONTINUE;
}

static void
stop_progress (MaillageUiImport *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_stack_set_visible_child_name (GTK_STACK (self->counts_stack), "counts");
}

static void
checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageImportReport) report
      = maillage_import_check_finish (MAILLAGE_IMPORT (source), result, &error);
  MaillageUiWindow *window;

  if (self->context == NULL || source != (GObject *) self->import)
    return;
  g_clear_object (&self->cancellable);
  stop_progress (self);
  if (self->again)
    {
      _maillage_ui_import_check (self);
      return;
    }
  g_set_object (&self->report, report);
  window = maillage_ui_window_from (GTK_WIDGET (self));
  if (report != NULL)
    _maillage_ui_import_show_report (self);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
  update_apply (self);
  notify_complete (self);
}

void
_maillage_ui_import_check (MaillageUiImport *self)
{
  if (self->filling || self->applying)
    return;
  self->again = self->cancellable != NULL;
  if (self->again)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  _maillage_ui_import_take_choices (self);
  self->cancellable = g_cancellable_new ();
  self->progress_id = g_timeout_add (150, show_progress, self);
  update_apply (self);
  notify_complete (self);
  maillage_import_check_async (self->import, self->cancellable, checked, g_object_ref (self));
}

/* The file */

static char *
describe_file (MaillageUiImport *self)
{
  char separator = maillage_import_get_separator (self->import);
  const char *name = separator == ';'   ? _ ("Semicolons")
                     : separator == ',' ? _ ("Commas")
                                        : _ ("Tabs");
  guint n = maillage_import_get_n_rows (self->import);
  g_autofree char *lines
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);

  return g_strjoin (" · ", name, maillage_import_get_encoding (self->import), lines, NULL);
}

static void
forget (MaillageUiImport *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->report);
  g_clear_object (&self->import);
  self->again = FALSE;
}

/**
 * maillage_ui_import_open:
 * @self: the page
 * @path: a CSV file
 *
 * Shows the file's columns and what each line would become.
 */
void
maillage_ui_import_open (MaillageUiImport *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *what = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_IMPORT (self));
  forget (self);
  self->import = maillage_import_new (maillage_context_get_store (self->context),
                                      maillage_context_get_gazetteer (self->context),
                                      self->kind);
  if (!maillage_import_open (self->import, path, &error))
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("This file cannot be read"));
      adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      return;
    }
  what = describe_file (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file), what);
  _maillage_ui_import_show_columns (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "check");
  _maillage_ui_import_check (self);
}

static void
show_chooser (MaillageUiImport *self, GtkFileChooserAction action, GCallback responded)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean saves = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser
      = gtk_file_chooser_native_new (saves ? _ ("Save the refused lines") : _ ("Choose a file"),
                                     GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     action,
                                     NULL,
                                     NULL);
  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (saves)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("refused lines.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", responded, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static char *
take_path (GtkFileChooserNative *chooser, int response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  return response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;
}

static void
file_chosen (GtkFileChooserNative *chooser, int response, MaillageUiImport *self)
{
  g_autofree char *path = take_path (chooser, response);

  if (path != NULL)
    maillage_ui_import_open (self, path);
}

static void
refused_chosen (GtkFileChooserNative *chooser, int response, MaillageUiImport *self)
{
  g_autofree char *path = take_path (chooser, response);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (path == NULL || window == NULL || self->report == NULL)
    return;
  if (maillage_import_write_refused (self->import, self->report, path, &error))
    maillage_ui_window_show_toast (window, _ ("The refused lines are saved"), NULL);
  else
    maillage_ui_window_show_error (window, error);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_chooser (
      MAILLAGE_UI_IMPORT (widget), GTK_FILE_CHOOSER_ACTION_OPEN, G_CALLBACK (file_chosen));
}

static void
save_refused_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_chooser (
      MAILLAGE_UI_IMPORT (widget), GTK_FILE_CHOOSER_ACTION_SAVE, G_CALLBACK (refused_chosen));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiWindow *window = maillage_ui_window_from (widget);

  if (window != NULL)
    maillage_ui_window_go_back (window);
}

/* The import */

static void
leave (MaillageUiImport *self, MaillageChange *change)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (window == NULL)
    return;
  forget (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  maillage_ui_window_push_undo (window, change);
  maillage_ui_window_show_toast (window, maillage_change_get_label (change), change);
  maillage_ui_window_go_back (window);
}

static void
applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_import_apply_finish (MAILLAGE_IMPORT (source), result, &error);
  MaillageUiWindow *window;

  if (self->context == NULL)
    return;
  self->applying = FALSE;
  window = maillage_ui_window_from (GTK_WIDGET (self));
  if (change != NULL)
    leave (self, change);
  else
    {
      if (window != NULL)
        maillage_ui_window_show_error (window, error);
      _maillage_ui_import_check (self);
    }
  notify_complete (self);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (widget);

  self->applying = TRUE;
  update_apply (self);
  notify_complete (self);
  maillage_import_apply_async (self->import, NULL, applied, g_object_ref (self));
}

/* The object */

static void
fold (MaillageUiImport *self, GParamSpec *pspec, MaillageUiWindow *window)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  maillage_ui_window_get_folded (window)
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
folded_cb (MaillageUiWindow *window, GParamSpec *pspec, MaillageUiImport *self)
{
  fold (self, pspec, window);
}

static void
maillage_ui_import_root (GtkWidget *widget)
{
  MaillageUiWindow *window;

  GTK_WIDGET_CLASS (maillage_ui_import_parent_class)->root (widget);
  window = maillage_ui_window_from (widget);
  if (window == NULL)
    return;
  g_signal_connect_object (window, "notify::folded", G_CALLBACK (folded_cb), widget, 0);
  fold (MAILLAGE_UI_IMPORT (widget), NULL, window);
}

static void
maillage_ui_import_unroot (GtkWidget *widget)
{
  MaillageUiWindow *window = maillage_ui_window_from (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);
  GTK_WIDGET_CLASS (maillage_ui_import_parent_class)->unroot (widget);
}

static void
maillage_ui_import_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, maillage_ui_import_get_complete (MAILLAGE_UI_IMPORT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_import_dispose (GObject *object)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (object);

  forget (self);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->kind);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_ui_import_parent_class)->dispose (object);
}

static void
maillage_ui_import_finalize (GObject *object)
{
  MaillageUiImport *self = MAILLAGE_UI_IMPORT (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (maillage_ui_import_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MaillageUiImport, name)

static void
maillage_ui_import_class_init (MaillageUiImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_ui_import_get_property;
  object_class->dispose = maillage_ui_import_dispose;
  object_class->finalize = maillage_ui_import_finalize;
  widget_class->root = maillage_ui_import_root;
  widget_class->unroot = maillage_ui_import_unroot;
  properties[PROP_COMPLETE] = g_param_spec_boolean (
      "complete", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/maillage-ui-import.ui");
  BIND (box);
  BIND (stack);
  BIND (empty);
  BIND (choose);
  BIND (columns);
  BIND (file);
  BIND (mapping);
  BIND (key_group);
  BIND (counts_stack);
  BIND (counts);
  BIND (progress);
  BIND (lines);
  BIND (apply);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, save_refused_action);
}

static void
maillage_ui_import_init (MaillageUiImport *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  _maillage_ui_import_make_tabs (self);
  update_apply (self);
}

static void
add_header (MaillageUiImport *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (maillage_kind_get_plural (self->kind));
  g_autofree char *title
      = g_strdup_printf (_ ("Import: %s"), maillage_kind_get_plural (self->kind));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, NULL));
  gtk_box_prepend (GTK_BOX (self->box), bar);
}

/**
 * maillage_ui_import_new:
 * @context: the program's context, with an open store
 * @kind_id: what each line is
 *
 * Returns: (transfer floating): the page, waiting for a file
 */
GtkWidget *
maillage_ui_import_new (MaillageContext *context, const char *kind_id)
{
  MaillageUiImport *self = g_object_new (MAILLAGE_UI_TYPE_IMPORT, NULL);

  self->context = g_object_ref (context);
  self->kind = g_object_ref (
      maillage_registry_find_kind (maillage_context_get_registry (context), kind_id));
  add_header (self);
  return GTK_WIDGET (self);
}

const char *
maillage_ui_import_get_kind_id (MaillageUiImport *self)
{
  return maillage_kind_get_id (self->kind);
}

gboolean
maillage_ui_import_get_complete (MaillageUiImport *self)
{
  return self->cancellable == NULL && !self->applying;
}
