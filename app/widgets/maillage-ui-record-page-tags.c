/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-columns.h"
#include "maillage-ui-group.h"
#include "maillage-ui-tag-picker.h"
#include "maillage-ui-window.h"
#include "maillage-ui-wrap.h"

#include <glib/gi18n-lib.h>

static void
commit_tag (MaillageUiRecordPage *self, const char *uuid, const char *title, gboolean tagged)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autofree char *label
      = g_strdup_printf (tagged ? _ ("Tag “%s” put on %s") : _ ("Tag “%s” taken off %s"),
                         title,
                         _maillage_ui_record_page_get_name (self));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);
  const char *record = maillage_record_get_uuid (self->record);

  if (window == NULL)
    return;
  if (tagged)
    maillage_edit_link (edit, record, "tags", uuid);
  else
    maillage_edit_unlink (edit, record, "tags", uuid);
  maillage_ui_window_commit (window, GTK_WIDGET (self), edit, NULL, NULL);
}

static gboolean
has_tag (MaillageUiRecordPage *self, const char *uuid)
{
  for (guint i = 0; i < maillage_record_get_n_links (self->record, "tags"); i++)
    if (g_strcmp0 (maillage_record_get_link (self->record, "tags", i), uuid) == 0)
      return TRUE;
  return FALSE;
}

static void
on_picked (MaillageUiRecordPage *self, const char *uuid, const char *title)
{
  if (!has_tag (self, uuid))
    commit_tag (self, uuid, title, TRUE);
}

static void
on_remove (MaillageUiRecordPage *self, GtkWidget *button)
{
  commit_tag (self,
              g_object_get_data (G_OBJECT (button), "uuid"),
              g_object_get_data (G_OBJECT (button), "title"),
              FALSE);
}

static GtkWidget *
make_chip (MaillageUiRecordPage *self, const char *uuid, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), title);

  gtk_widget_add_css_class (box, "maillage-chip");
  gtk_widget_add_css_class (box, "maillage-tag");
  gtk_widget_add_css_class (box, "maillage-removable");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (uuid), g_free);
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (title), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_add (MaillageUiRecordPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *picker = maillage_ui_tag_picker_new (self->context);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, "add-tag");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a tag"), -1);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  return button;
}

void
_maillage_ui_record_page_add_tags (MaillageUiRecordPage *self)
{
  if (!maillage_kind_get_taggable (maillage_record_get_kind (self->record)))
    return;
  self->tags = maillage_ui_group_new (_ ("Tags"));
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (self->tags), maillage_ui_wrap_new ());
  gtk_widget_set_name (self->tags, "tags");
  maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns), MAILLAGE_SIDE_ASIDE, self->tags);
}

/* Read, the tags are in the head. */
void
_maillage_ui_record_page_update_tags (MaillageUiRecordPage *self)
{
  GtkWidget *wrap;

  if (self->tags == NULL)
    return;
  gtk_widget_set_visible (self->tags, self->editing);
  if (!self->editing)
    return;
  wrap = maillage_ui_wrap_new ();
  for (guint i = 0; i < maillage_record_get_n_links (self->record, "tags"); i++)
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (wrap),
                             make_chip (self,
                                        maillage_record_get_link (self->record, "tags", i),
                                        maillage_record_get_link_title (self->record, "tags", i)));
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (wrap), make_add (self));
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (self->tags), wrap);
}
