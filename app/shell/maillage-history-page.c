/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-history-page.h"

#include "maillage-ui-card-row.h"
#include "maillage-ui-history-private.h"
#include "maillage-ui-when-private.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* At first, and each time one asks for more. */
#define PORTION 100

struct _MaillageHistoryPage
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  guint wanted;
  GtkWidget *box, *stack, *list, *more;
};

G_DEFINE_FINAL_TYPE (MaillageHistoryPage, maillage_history_page, GTK_TYPE_WIDGET)

/* Taking back */

static void
on_take_back (MaillageHistoryPage *self, GtkWidget *button)
{
  _maillage_ui_history_take_back (
      GTK_WIDGET (self), self->store, g_object_get_data (G_OBJECT (button), "change"));
}

static GtkWidget *
make_take_back (MaillageHistoryPage *self, MaillageChange *change)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  /* TRANSLATORS: what a button of the history does; a change. */
  g_autofree char *label
      = g_strdup_printf (_ ("Take back: %s"), maillage_change_get_label (change));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, "take-back");
  gtk_widget_set_tooltip_text (button, _ ("Take this change back"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "change", g_object_ref (change), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_take_back), self, G_CONNECT_SWAPPED);
  return button;
}

/* Rows */

/* The record that all lines of the change are about, or NULL. */
static const char *
get_only_record (MaillageChange *change)
{
  const char *only = NULL;

  for (guint i = 0; i < maillage_change_get_n_items (change); i++)
    {
      const char *uuid = NULL;

      if (!maillage_change_get_item (change, i, NULL, &uuid, NULL, NULL, NULL) || uuid == NULL)
        return NULL;
      if (only != NULL && !g_str_equal (only, uuid))
        return NULL;
      only = uuid;
    }
  return only;
}

static char *
dup_below (MaillageHistoryPage *self, MaillageChange *change)
{
  const char *author = maillage_change_get_author (change);
  g_autofree char *when = _maillage_ui_format_when (self->context, maillage_change_get_at (change));
  const char *taken = maillage_change_get_undone_by (change) != 0 ? _ ("taken back") : NULL;
  const char *parts[] = { when, NULL, NULL, NULL };
  guint n = 1;

  if (author != NULL && *author != '\0')
    parts[n++] = author;
  parts[n] = taken;
  return g_strjoinv (" · ", (char **) parts);
}

static GtkWidget *
make_row (MaillageHistoryPage *self, MaillageChange *change)
{
  g_autofree char *below = dup_below (self, change);
  gboolean taken = maillage_change_get_undone_by (change) != 0;
  GtkWidget *row = maillage_ui_card_row_new (maillage_change_get_label (change), below);
  const char *uuid = get_only_record (change);

  if (uuid != NULL)
    maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row), uuid);
  if (!taken && !maillage_store_get_read_only (self->store))
    maillage_ui_card_row_set_end (MAILLAGE_UI_CARD_ROW (row), make_take_back (self, change));
  return row;
}

static void
fill (MaillageHistoryPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = maillage_store_list_history (self->store, NULL, self->wanted + 1, &error);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  GtkWidget *child;

  if (changes == NULL && window != NULL)
    maillage_ui_window_show_error (window, error);
  if (changes == NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < MIN (changes->len, self->wanted); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, changes->pdata[i]));
  gtk_widget_set_visible (self->more, changes->len > self->wanted);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), changes->len > 0 ? "list" : "empty");
}

static void
on_more (MaillageHistoryPage *self)
{
  self->wanted += PORTION;
  fill (self);
}

static void
on_store_changed (MaillageHistoryPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/* The object */

static void
maillage_history_page_map (GtkWidget *widget)
{
  fill (MAILLAGE_HISTORY_PAGE (widget));
  GTK_WIDGET_CLASS (maillage_history_page_parent_class)->map (widget);
}

static void
maillage_history_page_dispose (GObject *object)
{
  MaillageHistoryPage *self = MAILLAGE_HISTORY_PAGE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_history_page_parent_class)->dispose (object);
}

static void
maillage_history_page_class_init (MaillageHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_history_page_dispose;
  widget_class->map = maillage_history_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/maillage/Maillage/shell/maillage-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageHistoryPage, box);
  gtk_widget_class_bind_template_child (widget_class, MaillageHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MaillageHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, MaillageHistoryPage, more);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
}

static void
maillage_history_page_init (MaillageHistoryPage *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);

  self->wanted = PORTION;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("History"), NULL));
  gtk_box_prepend (GTK_BOX (self->box), bar);
}

GtkWidget *
maillage_history_page_new (MaillageContext *context)
{
  MaillageHistoryPage *self = g_object_new (MAILLAGE_TYPE_HISTORY_PAGE, NULL);

  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (on_store_changed), self);
  return GTK_WIDGET (self);
}
