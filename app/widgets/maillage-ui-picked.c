/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include "maillage-ui-picker.h"
#include "maillage-ui-wrap.h"

#include <glib/gi18n-lib.h>
#include <maillage-own-territory-private.h>

/* The communes of a département are many: a chip for each would take the page. */
#define MOST_CHIPS 40

/* What territory and link fields are edited with: a wrap of chips that can be removed and a button
 * that opens the picker; with one value at most, picking replaces. The ids are kept with the wrap.
 */

static GPtrArray *
get_ids (GtkWidget *picked)
{
  return g_object_get_data (G_OBJECT (picked), "ids");
}

static void
offer_ids (MaillageUiFieldRow *row, GPtrArray *ids)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        value, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (ids, i));
  _maillage_ui_field_row_offer (row, value->len > 0 ? value->str : NULL);
}

static void
on_picked (MaillageUiFieldRow *row, const char *id, const char *title, GtkWidget *picker)
{
  GtkWidget *picked = g_object_get_data (G_OBJECT (picker), "picked");
  MaillageContext *context = _maillage_ui_field_row_get_context (row);
  g_autofree char *chosen = _maillage_own_dup_chosen (
      maillage_ui_field_row_get_field (row),
      context != NULL ? maillage_context_get_gazetteer (context) : NULL,
      id);
  g_auto (GStrv) lines = g_strsplit (chosen, "\n", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (g_object_get_data (G_OBJECT (picked), "several") != NULL)
    g_ptr_array_extend (ids, get_ids (picked), NULL, NULL);
  for (char **line = lines; *line != NULL; line++)
    if (!g_ptr_array_find_with_equal_func (ids, *line, g_str_equal, NULL))
      g_ptr_array_add (ids, *line);
  offer_ids (row, ids);
}

static void
on_remove (GtkWidget *button)
{
  GtkWidget *picked = gtk_widget_get_ancestor (button, MAILLAGE_UI_TYPE_WRAP);
  GtkWidget *row = gtk_widget_get_ancestor (button, MAILLAGE_UI_TYPE_FIELD_ROW);
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GPtrArray *all = get_ids (picked);

  for (guint i = 0; i < all->len; i++)
    if (strcmp (g_ptr_array_index (all, i), id) != 0)
      g_ptr_array_add (ids, g_ptr_array_index (all, i));
  offer_ids (MAILLAGE_UI_FIELD_ROW (row), ids);
}

static GtkWidget *
make_chip (const char *id, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), NULL);
  gtk_widget_add_css_class (box, "maillage-chip");
  gtk_widget_add_css_class (box, "maillage-outline");
  gtk_widget_add_css_class (box, "maillage-removable");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_others (guint n)
{
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u other", "and %u others", n), n);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_button (GtkWidget *picker)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, "pick");
  return button;
}

GtkWidget *
_maillage_ui_picked_new (MaillageUiFieldRow *row, GtkWidget *picker, gboolean several)
{
  GtkWidget *picked = maillage_ui_wrap_new ();
  GtkWidget *button = make_button (picker);

  g_object_set_data (G_OBJECT (picker), "picked", picked);
  g_object_set_data (G_OBJECT (picked), "several", several ? picked : NULL);
  g_object_set_data_full (G_OBJECT (picked), "button", g_object_ref_sink (button), g_object_unref);
  g_object_set_data_full (G_OBJECT (picked),
                          "ids",
                          g_ptr_array_new_with_free_func (g_free),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (picked), button);
  _maillage_ui_field_row_label (row, button);
  return picked;
}

static gboolean
are_equal (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_strcmp0 (g_ptr_array_index (one, i), g_ptr_array_index (other, i)) != 0)
      return FALSE;
  return TRUE;
}

/* Whether these are the chips already. Any change of the record loads its fields: making the same
 * ones anew would take the focus from the button, and close its picker under what is typed. */
static gboolean
has_these (GtkWidget *picked, GPtrArray *ids, GPtrArray *labels)
{
  g_autoptr (GPtrArray) copy = NULL;

  if (are_equal (g_object_get_data (G_OBJECT (picked), "labels"), labels)
      && are_equal (get_ids (picked), ids))
    return TRUE;
  copy = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < labels->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (labels, i)));
  g_object_set_data_full (G_OBJECT (picked),
                          "labels",
                          g_steal_pointer (&copy),
                          (GDestroyNotify) g_ptr_array_unref);
  return FALSE;
}

void
_maillage_ui_picked_load (GtkWidget *picked, GPtrArray *ids, GPtrArray *labels)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (picked), "button");
  GtkWidget *content = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  gboolean several = g_object_get_data (G_OBJECT (picked), "several") != NULL;
  gboolean focus = gtk_widget_get_focus_child (picked) != NULL;
  GPtrArray *kept = get_ids (picked);

  if (has_these (picked, ids, labels))
    return;
  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (picked));
  g_ptr_array_set_size (kept, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      g_ptr_array_add (kept, g_strdup (g_ptr_array_index (ids, i)));
      if (i < MOST_CHIPS)
        maillage_ui_wrap_append (
            MAILLAGE_UI_WRAP (picked),
            make_chip (g_ptr_array_index (ids, i), g_ptr_array_index (labels, i)));
    }
  if (ids->len > MOST_CHIPS)
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (picked), make_others (ids->len - MOST_CHIPS));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (content)),
                       several || ids->len == 0 ? _ ("Add") : _ ("Change"));
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (picked), button);
  if (focus)
    gtk_widget_grab_focus (button);
}
