/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-picker.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageUiPicker:
 *
 * A search and its results, in a popover. ↑ ↓ move, Enter picks, Esc closes.
 */
typedef struct
{
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nothing;
} MaillageUiPickerPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MaillageUiPicker, maillage_ui_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static MaillageUiPickerPrivate *
private_of (gpointer self)
{
  return maillage_ui_picker_get_instance_private (MAILLAGE_UI_PICKER (self));
}

static void
search_now (MaillageUiPicker *self)
{
  const char *text = maillage_ui_picker_get_text (self);

  /* Before one types there is nothing to say of what was not found. */
  gtk_widget_set_visible (private_of (self)->nothing, *text != '\0');
  MAILLAGE_UI_PICKER_GET_CLASS (self)->search (self, text);
}

static void
activate_row (MaillageUiPicker *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *title = g_strdup (g_object_get_data (G_OBJECT (row), "title"));

  if (id != NULL)
    maillage_ui_picker_pick (self, id, title);
  else
    MAILLAGE_UI_PICKER_GET_CLASS (self)->create (self, title);
}

static void
on_activate (MaillageUiPicker *self)
{
  GtkListBox *list = GTK_LIST_BOX (private_of (self)->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (list, 0);
  if (row != NULL)
    activate_row (self, row);
}

static void
move_selection (MaillageUiPicker *self, int by)
{
  GtkListBox *list = GTK_LIST_BOX (private_of (self)->list);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + by : 0;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, MAX (index, 0));

  if (row == NULL)
    return;
  gtk_list_box_select_row (list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (private_of (self)->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                  row,
                                  -1);
}

static gboolean
on_key (MaillageUiPicker *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  move_selection (self, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

static void
maillage_ui_picker_map (GtkWidget *widget)
{
  MaillageUiPickerPrivate *priv = private_of (widget);

  GTK_WIDGET_CLASS (maillage_ui_picker_parent_class)->map (widget);
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), "");
  search_now (MAILLAGE_UI_PICKER (widget));
  gtk_widget_grab_focus (priv->entry);
}

/**
 * MaillageUiPickerClass::search:
 * @self: a picker
 * @text: what was typed; empty when it opens
 *
 * Shows what fits, with maillage_ui_picker_add(), at once or later.
 */

/**
 * MaillageUiPickerClass::create:
 * @self: a picker
 * @text: what it is to be called
 *
 * Makes what does not exist yet, then calls maillage_ui_picker_pick().
 */

static void
maillage_ui_picker_class_init (MaillageUiPickerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = maillage_ui_picker_map;

  /**
   * MaillageUiPicker::picked:
   * @self: the picker
   * @id: what was chosen
   * @title: its name
   *
   * One was chosen, or made; the popover is closed.
   */
  signals[PICKED] = g_signal_new ("picked",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_STRING);
}

static GtkWidget *
make_entry (MaillageUiPicker *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_name (entry, "search");
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_now), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static void
maillage_ui_picker_init (MaillageUiPicker *self)
{
  MaillageUiPickerPrivate *priv = private_of (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  priv->entry = make_entry (self);
  priv->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (priv->list), GTK_SELECTION_BROWSE);
  gtk_widget_set_name (priv->list, "results");
  gtk_widget_add_css_class (priv->list, "maillage-results");
  g_signal_connect_swapped (priv->list, "row-activated", G_CALLBACK (activate_row), self);
  priv->nothing = gtk_label_new (_ ("Nothing found"));
  gtk_widget_add_css_class (priv->nothing, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (priv->list), priv->nothing);

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), priv->list);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_box_append (GTK_BOX (box), priv->entry);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * maillage_ui_picker_get_text:
 * @self: a picker
 *
 * Returns: what has been typed in its search
 */
const char *
maillage_ui_picker_get_text (MaillageUiPicker *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_PICKER (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (private_of (self)->entry));
}

/**
 * maillage_ui_picker_set_text:
 * @self: a picker that is open
 * @text: what to search for
 *
 * Types for the user: the search runs at once.
 */
void
maillage_ui_picker_set_text (MaillageUiPicker *self, const char *text)
{
  g_return_if_fail (MAILLAGE_UI_IS_PICKER (self));
  gtk_editable_set_text (GTK_EDITABLE (private_of (self)->entry), text);
}

/**
 * maillage_ui_picker_set_placeholder:
 * @self: a picker
 * @placeholder: what may be searched for
 *
 * Says what one may type.
 */
void
maillage_ui_picker_set_placeholder (MaillageUiPicker *self, const char *placeholder)
{
  GtkWidget *entry;

  g_return_if_fail (MAILLAGE_UI_IS_PICKER (self));
  entry = private_of (self)->entry;
  g_object_set (entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
}

/**
 * maillage_ui_picker_clear:
 * @self: a picker
 *
 * Removes the results of an earlier search.
 */
void
maillage_ui_picker_clear (MaillageUiPicker *self)
{
  GtkListBox *list;
  GtkListBoxRow *row;

  g_return_if_fail (MAILLAGE_UI_IS_PICKER (self));
  list = GTK_LIST_BOX (private_of (self)->list);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (private_of (self)->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
make_words (const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL && *detail != '\0')
    {
      label = gtk_label_new (detail);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
append_row (MaillageUiPicker *self,
            const char *id,
            const char *title,
            GtkWidget *words,
            const char *icon_name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (private_of (self)->list), row);
}

/**
 * maillage_ui_picker_add:
 * @self: a picker
 * @id: what `picked` will say
 * @title: its name
 * @detail: (nullable): what tells it from homonyms
 * @icon_name: (nullable): its kind's icon
 *
 * Shows a result after the others.
 */
void
maillage_ui_picker_add (MaillageUiPicker *self,
                        const char *id,
                        const char *title,
                        const char *detail,
                        const char *icon_name)
{
  g_return_if_fail (MAILLAGE_UI_IS_PICKER (self));
  g_return_if_fail (id != NULL && title != NULL);
  append_row (self, id, title, make_words (title, detail), icon_name);
}

/**
 * maillage_ui_picker_add_creation:
 * @self: a picker whose class creates
 * @text: the name of what would be created
 *
 * Offers to create what was not found.
 */
void
maillage_ui_picker_add_creation (MaillageUiPicker *self, const char *text)
{
  g_autofree char *label = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_PICKER (self));
  g_return_if_fail (MAILLAGE_UI_PICKER_GET_CLASS (self)->create != NULL);
  label = g_strdup_printf (_ ("Create “%s”"), text);
  append_row (self, NULL, text, make_words (label, NULL), "list-add-symbolic");
}

/**
 * maillage_ui_picker_pick:
 * @self: a picker
 * @id: what is chosen
 * @title: its name
 *
 * Closes the picker and tells what was chosen.
 */
void
maillage_ui_picker_pick (MaillageUiPicker *self, const char *id, const char *title)
{
  g_autofree char *kept = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_PICKER (self));
  kept = g_strdup (id); /* closing may drop the row that holds it */
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, kept, title);
}
