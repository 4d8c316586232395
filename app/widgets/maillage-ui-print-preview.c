/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-print-private.h"

#include "maillage-adw.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A4 in points. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define SHOWN_WIDTH 620

/**
 * MaillageUiPrintPreview:
 *
 * The pages of a document, as they will be printed.
 */
struct _MaillageUiPrintPreview
{
  GtkWindow parent_instance;

  MaillageDocument *document;
  char *name;

  GtkWidget *position;
  GtkWidget *scroll;
};

G_DEFINE_FINAL_TYPE (MaillageUiPrintPreview, _maillage_ui_print_preview, GTK_TYPE_WINDOW)

/* A preview is over the window that can tell what failed. */
static void
show_error (MaillageUiPrintPreview *self, const GError *error)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (window != NULL)
    maillage_ui_window_show_error (window, error);
}

/* Printed, there is nothing left to look at. */
static void
on_printed (MaillageUiPrintPreview *self, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    gtk_window_close (GTK_WINDOW (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiPrintPreview *self = MAILLAGE_UI_PRINT_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) operation
      = _maillage_ui_print_operation_new (self->document, self->name);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  if (error != NULL)
    show_error (self, error);
}

void
_maillage_ui_print_preview_write (MaillageUiPrintPreview *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *said = g_strdup_printf (_ ("“%s” is written"), base);

  if (path == NULL || !maillage_document_write_pdf (self->document, path, &error))
    {
      if (error != NULL)
        show_error (self, error);
      return;
    }
  if (window != NULL)
    maillage_ui_window_show_toast (window, said, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_target (GtkWidget *from, GFile *file)
{
  _maillage_ui_print_preview_write (MAILLAGE_UI_PRINT_PREVIEW (from), file);
}

static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const suffixes[] = { "pdf", NULL };
  MaillageUiPrintPreview *self = MAILLAGE_UI_PRINT_PREVIEW (widget);
  g_autofree char *clean = g_strdelimit (g_strdup (self->name), "/", '-');
  g_autofree char *file = g_strconcat (clean, ".pdf", NULL);

  maillage_adw_choose_file (
      widget, _ ("Save as PDF"), file, _ ("PDF documents"), suffixes, on_target);
}

/* Pages */

static void
draw_page (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GtkListItem *item = data;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (area)));
  guint page = gtk_list_item_get_position (item);
  double scale = width / PAGE_WIDTH;

  if (!MAILLAGE_UI_IS_PRINT_PREVIEW (window) || page == GTK_INVALID_LIST_POSITION)
    return;
  cairo_set_source_rgb (cr, 1, 1, 1); /* paper, in the dark too */
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  maillage_document_draw_page (MAILLAGE_UI_PRINT_PREVIEW (window)->document, cr, page);
}

static void
set_up_page (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SHOWN_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (SHOWN_WIDTH * PAGE_HEIGHT / PAGE_WIDTH));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, item, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (area, 12);
  gtk_widget_set_margin_bottom (area, 12);
  gtk_widget_add_css_class (area, "card");
  gtk_list_item_set_child (item, area);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_page (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_autofree char *label = g_strdup_printf (_ ("Page %u"), gtk_list_item_get_position (item) + 1);
  GtkWidget *area = gtk_list_item_get_child (item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (area);
}

static void
on_scrolled (MaillageUiPrintPreview *self, GtkAdjustment *adjustment)
{
  guint n = maillage_document_get_n_pages (self->document);
  double upper = gtk_adjustment_get_upper (adjustment);
  double middle
      = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  guint page = upper > 0 ? (guint) (middle / upper * n) : 0;
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), MIN (page, n - 1) + 1, n);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->position), text);
}

static GtkWidget *
make_pages (MaillageUiPrintPreview *self)
{
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < maillage_document_get_n_pages (self->document); i++)
    gtk_string_list_append (numbers, "");
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_page), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_page), NULL);
  view = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&numbers)))),
      factory);
  gtk_widget_add_css_class (view, "maillage-preview");
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), view);
  gtk_widget_set_vexpand (self->scroll, TRUE);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));
  g_signal_connect_object (
      adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      adjustment, "changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  return self->scroll;
}

/* The object */

static void
_maillage_ui_print_preview_dispose (GObject *object)
{
  g_clear_object (&MAILLAGE_UI_PRINT_PREVIEW (object)->document);
  G_OBJECT_CLASS (_maillage_ui_print_preview_parent_class)->dispose (object);
}

static void
_maillage_ui_print_preview_finalize (GObject *object)
{
  g_free (MAILLAGE_UI_PRINT_PREVIEW (object)->name);
  G_OBJECT_CLASS (_maillage_ui_print_preview_parent_class)->finalize (object);
}

static void
_maillage_ui_print_preview_class_init (MaillageUiPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_print_preview_finalize;
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.pdf", NULL, pdf_action);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
_maillage_ui_print_preview_init (MaillageUiPrintPreview *self)
{
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 780);
}

static void
make_header (MaillageUiPrintPreview *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *pdf = gtk_button_new_with_label (_ ("Save as PDF…"));
  GtkWidget *print = gtk_button_new_with_label (_ ("Print…"));

  self->position = adw_window_title_new (self->name, NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->position);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pdf), "preview.pdf");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "preview.print");
  gtk_widget_set_tooltip_text (print, _ ("Print (Ctrl+P)"));
  gtk_widget_add_css_class (print, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), pdf);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), print);
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
}

GtkWidget *
_maillage_ui_print_preview_present (GtkWidget *from, MaillageDocument *document, const char *name)
{
  MaillageUiPrintPreview *self = g_object_new (MAILLAGE_UI_TYPE_PRINT_PREVIEW, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  self->document = g_object_ref (document);
  self->name = g_strdup (name);
  make_header (self);
  gtk_window_set_child (GTK_WINDOW (self), make_pages (self));
  gtk_window_set_title (GTK_WINDOW (self), name);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  on_scrolled (self, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
