/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-files-private.h"

#include "maillage-ui-contributions.h"
#include "maillage-ui-menu-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>
#include <maillage-registry-private.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

/**
 * MaillageUiFiles:
 *
 * A record's files, the newest first.
 */
struct _MaillageUiFiles
{
  MaillageUiOwned parent_instance;

  GtkWidget *list; /* NULL once disposed of */
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (MaillageUiFiles, _maillage_ui_files, MAILLAGE_UI_TYPE_OWNED)

static MaillageStore *
store_of (MaillageUiFiles *self)
{
  return _maillage_ui_owned_get_store (MAILLAGE_UI_OWNED (self));
}

static gboolean
may_write (MaillageUiFiles *self)
{
  return _maillage_ui_owned_may_write (MAILLAGE_UI_OWNED (self));
}

static MaillageDate *
dup_today (MaillageUiFiles *self)
{
  return maillage_context_dup_today (_maillage_ui_owned_get_context (MAILLAGE_UI_OWNED (self)));
}

/* Adding: each content is copied in, then one change names them all. */

typedef struct
{
  MaillageUiFiles *files;
  GPtrArray *values;
  GError *error; /* the first refusal */
  guint left;
} Adding;

/* What is said once the change is made. */
typedef struct
{
  char *said;
  GError *error; /* NULL when all of them were added */
} Added;

static void
adding_free (Adding *adding)
{
  g_object_unref (adding->files);
  g_ptr_array_unref (adding->values);
  g_clear_error (&adding->error);
  g_free (adding);
}

static void
added_free (Added *added)
{
  g_free (added->said);
  g_clear_error (&added->error);
  g_free (added);
}

/* Of some that were refused it is said: that the others were added is seen. */
static void
on_added_all (GtkWidget *from, MaillageChange *change, gpointer data)
{
  Added *added = data;
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL && added->error != NULL)
    maillage_ui_window_show_error (window, added->error);
  else if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (window, added->said, change);
  added_free (added);
}

static void
on_committed (GtkWidget *from, MaillageChange *change, gpointer data)
{
  g_autofree char *said = data;
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (window, said, change);
}

static void
commit_values (MaillageUiFiles *self, GPtrArray *values, GError **error)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  MaillageRecord *record = _maillage_ui_owned_get_record (MAILLAGE_UI_OWNED (self));
  g_autoptr (MaillageDate) today = dup_today (self);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u file added to %s", "%u files added to %s", values->len),
      values->len,
      maillage_record_get_title (record));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);
  Added *added;

  if (window != NULL && values->len == 0 && *error != NULL)
    maillage_ui_window_show_error (window, *error);
  if (window == NULL || values->len == 0)
    return;
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      g_autofree char *name = maillage_files_dup_name (value);
      const char *uuid
          = maillage_edit_create_child (edit, "core.file", maillage_record_get_uuid (record));

      maillage_edit_set (edit, uuid, "title", name);
      maillage_edit_set (edit, uuid, "file", value);
      maillage_edit_set_date (edit, uuid, "date", today);
    }
  added = g_new0 (Added, 1);
  added->said = g_steal_pointer (&label);
  added->error = g_steal_pointer (error);
  maillage_ui_window_commit (window, GTK_WIDGET (self), edit, on_added_all, added);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *adding = data;
  g_autoptr (GError) error = NULL;
  char *value = maillage_files_add_finish (MAILLAGE_STORE (source), result, &error);

  if (value != NULL)
    g_ptr_array_add (adding->values, value);
  else if (adding->error == NULL)
    adding->error = g_steal_pointer (&error);
  if (--adding->left > 0)
    return;
  if (adding->files->list != NULL)
    commit_values (adding->files, adding->values, &adding->error);
  adding_free (adding);
}

void
_maillage_ui_files_add (MaillageUiFiles *self, GListModel *files)
{
  Adding *adding;

  g_return_if_fail (MAILLAGE_UI_IS_FILES (self));
  if (!may_write (self) || g_list_model_get_n_items (files) == 0)
    return;
  adding = g_new0 (Adding, 1);
  adding->files = g_object_ref (self);
  adding->values = g_ptr_array_new_with_free_func (g_free);
  adding->left = g_list_model_get_n_items (files);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      maillage_files_add_async (store_of (self), file, NULL, on_added, adding);
    }
}

static void
on_chosen (GtkWidget *from, GListModel *files)
{
  _maillage_ui_files_add (MAILLAGE_UI_FILES (from), files);
}

void
_maillage_ui_files_choose (MaillageUiFiles *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_FILES (self));
  if (may_write (self))
    _maillage_ui_file_choose (GTK_WIDGET (self), TRUE, on_chosen);
}

/* Rows */

static MaillageRecord *
load (MaillageUiFiles *self, GVariant *uuid)
{
  return maillage_store_load (store_of (self), g_variant_get_string (uuid, NULL), NULL);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  g_autoptr (MaillageRecord) file = load (MAILLAGE_UI_FILES (widget), uuid);

  if (file != NULL && maillage_record_get_value (file, "file") != NULL)
    _maillage_ui_file_open (widget, maillage_record_get_value (file, "file"));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  g_autoptr (MaillageRecord) file = load (MAILLAGE_UI_FILES (widget), uuid);

  if (file != NULL && maillage_record_get_value (file, "file") != NULL)
    _maillage_ui_file_save (widget, maillage_record_get_value (file, "file"));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  maillage_ui_open_record (widget, g_variant_get_string (uuid, NULL));
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  MaillageUiFiles *self = MAILLAGE_UI_FILES (widget);
  MaillageUiWindow *window = maillage_ui_window_from (widget);
  g_autoptr (MaillageRecord) file = load (self, uuid);
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (file == NULL || window == NULL || !may_write (self))
    return;
  label = g_strdup_printf (_ ("%s put in the trash"), maillage_record_get_title (file));
  edit = _maillage_edit_new (label, NULL);
  maillage_edit_trash (edit, maillage_record_get_uuid (file));
  maillage_ui_window_commit (window, widget, edit, on_committed, g_steal_pointer (&label));
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *uuid)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_string (uuid));
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (MaillageUiFiles *self, MaillageRecord *file)
{
  const char *uuid = maillage_record_get_uuid (file);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label
      = g_strdup_printf (_ ("What to do with “%s”"), maillage_record_get_title (file));

  append_item (menu, _ ("Open"), "files.open", uuid);
  append_item (menu, _ ("Save As…"), "files.save", uuid);
  append_item (menu, _ ("Title, type and date"), "files.details", uuid);
  if (may_write (self))
    append_item (menu, _ ("Put in the trash"), "files.trash", uuid);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  _maillage_ui_menu_button_set_menu (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* "Convention · 15 March · 240 kB", as far as it is known. */
static char *
describe (MaillageUiFiles *self, MaillageRecord *file)
{
  g_autoptr (MaillageDate) today = dup_today (self);
  g_autoptr (MaillageDate) date = maillage_record_dup_date (file, "date");
  g_autofree char *day = date != NULL ? maillage_date_format_short (date, today) : NULL;
  g_autofree char *type = maillage_record_dup_display (file, "type");
  g_autofree char *path
      = maillage_files_dup_path (store_of (self), maillage_record_get_value (file, "file"));
  g_autofree char *size = NULL;
  GStatBuf info;
  GString *text = g_string_new (type);

  if (path != NULL && g_stat (path, &info) == 0)
    size = g_format_size ((guint64) info.st_size);
  else
    size = g_strdup (_ ("content missing"));
  if (day != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", day);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", size);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_words (const char *title, const char *about)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (label, title);
  gtk_box_append (GTK_BOX (words), label);
  label = gtk_label_new (about);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (words), label);
  return words;
}

static GtkWidget *
make_row (MaillageUiFiles *self, MaillageRecord *file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *value = maillage_record_get_value (file, "file");
  g_autofree char *about = describe (self, file);
  GtkWidget *icon = gtk_image_new_from_icon_name (value != NULL ? _maillage_ui_file_get_icon (value)
                                                                : "x-office-document-symbolic");

  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_words (maillage_record_get_title (file), about));
  gtk_box_append (GTK_BOX (box), make_menu (self, file));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "maillage-record-row");
  g_object_set_data_full (
      G_OBJECT (row), "uuid", g_strdup (maillage_record_get_uuid (file)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  maillage_record_get_title (file),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about,
                                  -1);
  return row;
}

static void
on_row_activated (MaillageUiFiles *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "files.open", "s", g_object_get_data (G_OBJECT (row), "uuid"));
}

static void
_maillage_ui_files_show (MaillageUiOwned *owned, GPtrArray *files)
{
  MaillageUiFiles *self = MAILLAGE_UI_FILES (owned);
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < files->len; i++)
    gtk_list_box_append (list, make_row (self, g_ptr_array_index (files, i)));
  gtk_widget_set_visible (self->list, files->len > 0);
  gtk_widget_set_visible (self->add, may_write (self));
  _maillage_ui_owned_set_count (owned, files->len);
}

/* The object */

static void
_maillage_ui_files_dispose (GObject *object)
{
  MAILLAGE_UI_FILES (object)->list = NULL;
  G_OBJECT_CLASS (_maillage_ui_files_parent_class)->dispose (object);
}

static void
_maillage_ui_files_class_init (MaillageUiFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_files_dispose;
  MAILLAGE_UI_OWNED_CLASS (klass)->kind = "core.file";
  MAILLAGE_UI_OWNED_CLASS (klass)->show = _maillage_ui_files_show;
  gtk_widget_class_install_action (widget_class, "files.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "files.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "files.details", "s", details_action);
  gtk_widget_class_install_action (widget_class, "files.trash", "s", trash_action);
}

static void
_maillage_ui_files_init (MaillageUiFiles *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_object (
      self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  self->add = _maillage_ui_owned_build (MAILLAGE_UI_OWNED (self),
                                        _ ("Files"),
                                        self->list,
                                        _ ("Add files"),
                                        G_CALLBACK (_maillage_ui_files_choose));
  gtk_widget_set_name (GTK_WIDGET (self), "files");
}

GtkWidget *
_maillage_ui_files_new (MaillageContext *context, MaillageRecord *record)
{
  MaillageUiOwned *self = g_object_new (MAILLAGE_UI_TYPE_FILES, NULL);

  _maillage_ui_owned_set_record (self, context, record);
  return GTK_WIDGET (self);
}
