/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-erase-private.h"

#include <glib/gi18n-lib.h>
#include <maillage-erase-private.h>

struct _MaillageUiErase
{
  AdwWindow parent_instance;

  MaillageUiWindow *window; /* unowned: it is over that window */
  MaillageStore *store;
  char *uuid, *title;
  gboolean busy;

  GtkWidget *stack; /* the question, the progress, what is left */
  GtkWidget *cancel, *erase;
  GtkWidget *progress;
  GtkWidget *rest_words, *rest;
};

G_DEFINE_FINAL_TYPE (MaillageUiErase, _maillage_ui_erase, ADW_TYPE_WINDOW)

/* What is left to do */

static void
open_clicked_cb (GtkWidget *row, MaillageUiErase *self)
{
  maillage_ui_window_open_record (self->window, g_object_get_data (G_OBJECT (row), "uuid"), NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
row_new (MaillageUiErase *self, MaillageRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  MaillageKind *kind = maillage_record_get_kind (record);
  g_autofree char *title = g_markup_escape_text (maillage_record_get_title (record), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (kind != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), maillage_kind_get_label (kind));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (
      G_OBJECT (row), "uuid", g_strdup (maillage_record_get_uuid (record)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_clicked_cb), self, 0);
  return row;
}

/* A text that names somebody is read by a person: the program does not change what was written. */
static void
show_rest (MaillageUiErase *self, GPtrArray *mentions, gboolean whole)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!whole)
    g_string_append (words,
                     _ ("Another program still reads the store as it was: the last traces go as "
                        "soon as it is done. "));
  if (mentions->len > 0)
    g_string_append (words,
                     _ ("These texts may still hold the name, an address or a number: fields, "
                        "notes, drafts and files of plain text. The program does not change what "
                        "somebody wrote: open each, and take the name out. They stay on Home "
                        "until you say that it is done.\n\n"
                        "A last name alone is found too; one that many texts hold, as it is also "
                        "a word, only with a capital or after “Mme”. A first name alone, and what "
                        "is in a PDF or an image, is not looked for."));
  gtk_label_set_text (GTK_LABEL (self->rest_words), words->str);
  for (guint i = 0; i < mentions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rest),
                         row_new (self, g_ptr_array_index (mentions, i)));
  gtk_widget_set_visible (self->rest, mentions->len > 0);
  gtk_widget_set_visible (self->erase, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "rest");
}

/* Erasing */

static void
set_busy (MaillageUiErase *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->cancel, !busy);
  gtk_widget_set_sensitive (self->erase, !busy);
  gtk_window_set_deletable (GTK_WINDOW (self), !busy);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), busy ? "progress" : "question");
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiErase) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = g_strdup_printf (_ ("“%s” is erased"), self->title);
  gboolean whole;
  g_autoptr (GPtrArray) mentions
      = _maillage_store_erase_finish (MAILLAGE_STORE (source), result, &whole, &error);

  if (self->store == NULL) /* the window over it was closed */
    return;
  set_busy (self, FALSE);
  if (mentions == NULL)
    maillage_ui_window_show_error (self->window, error);
  else
    maillage_ui_window_show_toast (self->window, said, NULL);
  if (mentions != NULL && (mentions->len > 0 || !whole))
    show_rest (self, mentions, whole);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_progress (goffset now, goffset all, gpointer data)
{
  MaillageUiErase *self = data;

  if (self->store != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double) now / (double) all);
}

static void
erase_clicked_cb (MaillageUiErase *self)
{
  const char *uuids[] = { self->uuid, NULL };

  set_busy (self, TRUE);
  _maillage_store_erase_async (
      self->store, uuids, on_progress, self, on_erased, g_object_ref (self));
}

/* Around them */

static GtkWidget *
label_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
bar_new (MaillageUiErase *self)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->erase = gtk_button_new_with_mnemonic (_ ("_Erase for ever"));
  gtk_widget_set_name (self->erase, "erase");
  gtk_widget_add_css_class (self->erase, "destructive-action");
  g_signal_connect_object (
      self->cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->erase, "clicked", G_CALLBACK (erase_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_ ("Erase"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->erase);
  return bar;
}

static GtkWidget *
question_new (MaillageUiErase *self, MaillageRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *heading = g_strdup_printf (_ ("Erase “%s” for ever?"), self->title);
  g_autofree char *words = _maillage_store_dup_erase_question (self->store, record);
  GtkWidget *title = label_new (heading);

  gtk_widget_add_css_class (title, "title-3");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label_new (words));
  return box;
}

static GtkWidget *
progress_new (MaillageUiErase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label_new (_ ("Erasing, in the search index too…")));
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Erasing"), -1);
  return box;
}

static GtkWidget *
rest_new (MaillageUiErase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->rest_words = label_new (NULL);
  self->rest = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rest), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rest, "boxed-list");
  gtk_widget_set_valign (self->rest, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->rest);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), self->rest_words);
  gtk_box_append (GTK_BOX (box), scroll);
  return box;
}

static void
fill (MaillageUiErase *self, MaillageRecord *record)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  gtk_widget_set_margin_start (self->stack, 24);
  gtk_widget_set_margin_end (self->stack, 24);
  gtk_widget_set_margin_top (self->stack, 18);
  gtk_widget_set_margin_bottom (self->stack, 24);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), question_new (self, record), "question");
  gtk_stack_add_named (GTK_STACK (self->stack), progress_new (self), "progress");
  gtk_stack_add_named (GTK_STACK (self->stack), rest_new (self), "rest");
  gtk_box_append (GTK_BOX (page), bar_new (self));
  gtk_box_append (GTK_BOX (page), self->stack);
  adw_window_set_content (ADW_WINDOW (self), page);
}

/* What has begun is not left: it cannot be taken back, and what it says at its end matters. */
static gboolean
_maillage_ui_erase_close_request (GtkWindow *window)
{
  if (MAILLAGE_UI_ERASE (window)->busy)
    return TRUE;
  return GTK_WINDOW_CLASS (_maillage_ui_erase_parent_class)->close_request (window);
}

static void
_maillage_ui_erase_dispose (GObject *object)
{
  g_clear_object (&MAILLAGE_UI_ERASE (object)->store);
  G_OBJECT_CLASS (_maillage_ui_erase_parent_class)->dispose (object);
}

static void
_maillage_ui_erase_finalize (GObject *object)
{
  g_free (MAILLAGE_UI_ERASE (object)->uuid);
  g_free (MAILLAGE_UI_ERASE (object)->title);
  G_OBJECT_CLASS (_maillage_ui_erase_parent_class)->finalize (object);
}

static void
_maillage_ui_erase_class_init (MaillageUiEraseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_erase_dispose;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_erase_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = _maillage_ui_erase_close_request;
  gtk_widget_class_add_binding_action (
      GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
_maillage_ui_erase_init (MaillageUiErase *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 360);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

GtkWidget *
_maillage_ui_erase_new (MaillageUiWindow *window, MaillageStore *store, MaillageRecord *record)
{
  MaillageUiErase *self = g_object_new (MAILLAGE_UI_TYPE_ERASE, "transient-for", window, NULL);

  self->window = window;
  self->store = g_object_ref (store);
  self->uuid = g_strdup (maillage_record_get_uuid (record));
  self->title = g_strdup (maillage_record_get_title (record));
  fill (self, record);
  return GTK_WIDGET (self);
}
