/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-merge-private.h"

#include <glib/gi18n-lib.h>

struct _MaillageUiMerge
{
  AdwWindow parent_instance;

  MaillageUiWindow *window; /* unowned: it is over that window */
  MaillageStore *store;
  MaillageRecord *kept, *other;
  GPtrArray *choices; /* GtkCheckButton of the twin's values, with their field */

  GtkWidget *merge;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (MaillageUiMerge, _maillage_ui_merge, ADW_TYPE_WINDOW)

static void
merged_cb (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  MaillageUiWindow *window = MAILLAGE_UI_WINDOW (from);

  if (change != NULL)
    maillage_ui_window_show_toast (window, maillage_change_get_label (change), change);
}

static void
merge_clicked_cb (MaillageUiMerge *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageEdit) edit = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->choices, i)))
      g_ptr_array_add (fields, g_object_get_data (g_ptr_array_index (self->choices, i), "field"));
  g_ptr_array_add (fields, NULL);
  edit = maillage_store_new_merge (self->store,
                                   maillage_record_get_uuid (self->kept),
                                   maillage_record_get_uuid (self->other),
                                   (const char *const *) fields->pdata,
                                   NULL,
                                   &error);
  if (edit != NULL)
    maillage_ui_window_commit (self->window, GTK_WIDGET (self->window), edit, merged_cb, NULL);
  else
    maillage_ui_window_show_error (self->window, error);
  gtk_window_close (GTK_WINDOW (self));
}

/* Fields */

static GtkWidget *
value_new (MaillageRecord *record, const char *id)
{
  g_autofree char *value = maillage_record_dup_display (record, id);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, value, -1);
  return button;
}

/* Both have one, and not the same: of several links, both stay. */
static gboolean
differs (MaillageUiMerge *self, MaillageField *field)
{
  const char *id = maillage_field_get_id (field);
  const char *ours = maillage_record_get_value (self->kept, id);
  const char *theirs = maillage_record_get_value (self->other, id);
  gboolean several = maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINKS;

  return !several && !maillage_field_get_retired (field)
         && (maillage_field_is_stored (field) || maillage_field_is_link (field)) && ours != NULL
         && theirs != NULL && strcmp (ours, theirs) != 0;
}

static void
add_field (MaillageUiMerge *self, MaillageField *field)
{
  const char *id = maillage_field_get_id (field);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (maillage_field_get_label (field));
  GtkWidget *ours = value_new (self->kept, id);
  GtkWidget *theirs = value_new (self->other, id);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (ours));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ours), TRUE);
  g_object_set_data (G_OBJECT (theirs), "field", (gpointer) id);
  g_ptr_array_add (self->choices, theirs);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ours);
  gtk_box_append (GTK_BOX (box), theirs);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
}

static void
add_fields (MaillageUiMerge *self)
{
  MaillageKind *kind = maillage_record_get_kind (self->kept);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    if (differs (self, maillage_kind_get_field (kind, i)))
      add_field (self, maillage_kind_get_field (kind, i));
  gtk_widget_set_visible (self->rows, self->choices->len > 0);
}

/* Around them */

static char *
dup_explanation (MaillageUiMerge *self, guint n_moved)
{
  g_autofree char *moved = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u tie moves.", "%u ties move.", n_moved), n_moved);

  return g_strdup_printf (
      /* TRANSLATORS: the record that stays, the one that goes, “3 ties move.” */
      _ ("“%s” stays, “%s” goes to the trash. %s What only one of them says is kept; one undo "
         "takes "
         "all of it back."),
      maillage_record_get_title (self->kept),
      maillage_record_get_title (self->other),
      moved);
}

static GtkWidget *
bar_new (MaillageUiMerge *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Merge two records"), NULL));
  g_signal_connect_object (
      cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  self->merge = gtk_button_new_with_mnemonic (_ ("_Merge"));
  gtk_widget_add_css_class (self->merge, "suggested-action");
  g_signal_connect_object (
      self->merge, "clicked", G_CALLBACK (merge_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->merge);
  return bar;
}

static void
fill (MaillageUiMerge *self, guint n_moved)
{
  g_autofree char *words = dup_explanation (self, n_moved);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (page), bar_new (self));
  gtk_box_append (GTK_BOX (page), scroll);
  adw_window_set_content (ADW_WINDOW (self), page);
}

static void
_maillage_ui_merge_dispose (GObject *object)
{
  MaillageUiMerge *self = MAILLAGE_UI_MERGE (object);

  g_clear_object (&self->kept);
  g_clear_object (&self->other);
  g_clear_object (&self->store);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (_maillage_ui_merge_parent_class)->dispose (object);
}

static void
_maillage_ui_merge_class_init (MaillageUiMergeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_merge_dispose;
  gtk_widget_class_add_binding_action (
      GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
_maillage_ui_merge_init (MaillageUiMerge *self)
{
  self->choices = g_ptr_array_new ();
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 520);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
_maillage_ui_merge_new (MaillageUiWindow *window,
                        MaillageStore *store,
                        const char *kept,
                        const char *other,
                        GError **error)
{
  g_autoptr (MaillageEdit) edit = NULL;
  MaillageUiMerge *self;
  guint n_moved;

  edit = maillage_store_new_merge (store, kept, other, NULL, &n_moved, error);
  if (edit == NULL)
    return NULL;
  self = g_object_new (MAILLAGE_UI_TYPE_MERGE, "transient-for", window, NULL);
  self->window = window;
  self->store = g_object_ref (store);
  self->kept = maillage_store_load (store, kept, NULL);
  self->other = maillage_store_load (store, other, NULL);
  add_fields (self);
  fill (self, n_moved);
  return GTK_WIDGET (self);
}
