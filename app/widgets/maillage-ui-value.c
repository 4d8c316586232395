/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include "maillage-ui-chip.h"
#include "maillage-ui-contributions.h"
#include "maillage-ui-files-private.h"
#include "maillage-ui-state.h"
#include "maillage-ui-wrap.h"

#include <glib/gi18n-lib.h>

static void
open_link (GtkWidget *button)
{
  maillage_ui_open_record (button, g_object_get_data (G_OBJECT (button), "uuid"));
}

static GtkWidget *
make_link (const char *uuid, const char *title)
{
  GtkWidget *button;
  GtkWidget *label = gtk_label_new (title != NULL ? title : _ ("Without a name"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (uuid == NULL)
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "maillage-link");
  g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (uuid), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_link), NULL);
  return button;
}

static GtkWidget *
make_links (MaillageRecord *record, const char *id)
{
  GtkWidget *wrap = maillage_ui_wrap_new ();

  for (guint i = 0; i < maillage_record_get_n_links (record, id); i++)
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (wrap),
                             make_link (maillage_record_get_link (record, id, i),
                                        maillage_record_get_link_title (record, id, i)));
  return wrap;
}

static GtkWidget *
make_territories (const char *value)
{
  GtkWidget *wrap = maillage_ui_wrap_new ();
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (MaillageTerritory) territory = maillage_territory_new_from_canonical (lines[i]);
      g_autofree char *text = territory != NULL ? maillage_territory_format (territory) : NULL;

      maillage_ui_wrap_append (
          MAILLAGE_UI_WRAP (wrap),
          maillage_ui_chip_new (MAILLAGE_UI_CHIP_OUTLINE, text != NULL ? text : lines[i]));
    }
  return wrap;
}

static GtkWidget *
make_state (MaillageChoice *choice)
{
  GtkWidget *state = maillage_ui_state_new ();

  maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), choice);
  gtk_widget_set_halign (state, GTK_ALIGN_START);
  return state;
}

static gboolean
is_numeric (MaillageFieldType type)
{
  return type == MAILLAGE_FIELD_NUMBER || type == MAILLAGE_FIELD_MONEY
         || type == MAILLAGE_FIELD_PHONE || type == MAILLAGE_FIELD_SIREN
         || type == MAILLAGE_FIELD_SIRET || type == MAILLAGE_FIELD_RNA;
}

static void
open_file (GtkWidget *button)
{
  _maillage_ui_file_open (button, g_object_get_data (G_OBJECT (button), "value"));
}

static GtkWidget *
make_file (const char *value)
{
  g_autofree char *name = maillage_files_dup_name (value);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Open"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "maillage-link");
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_file), NULL);
  return button;
}

static GtkWidget *
make_words (MaillageRecord *record, MaillageField *field)
{
  g_autofree char *display = maillage_record_dup_display (record, maillage_field_get_id (field));
  GtkWidget *label = gtk_label_new (display);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Tab goes to what acts. A label that one can select would hold it for ever otherwise. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_can_focus (label, FALSE);
  if (is_numeric (maillage_field_get_result_type (field)))
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

GtkWidget *
_maillage_ui_value_new (MaillageRecord *record, MaillageField *field)
{
  const char *id = maillage_field_get_id (field);
  const char *value = maillage_record_get_value (record, id);
  MaillageFieldType type = maillage_field_get_result_type (field);
  MaillageChoice *choice
      = type == MAILLAGE_FIELD_CHOICE ? maillage_field_find_choice (field, value) : NULL;

  if (maillage_field_is_link (field))
    return make_links (record, id);
  if (type == MAILLAGE_FIELD_TERRITORY && value != NULL)
    return make_territories (value);
  if (choice != NULL && maillage_ui_choice_is_state (choice))
    return make_state (choice);
  if (type == MAILLAGE_FIELD_FILE && value != NULL)
    return make_file (value);
  return make_words (record, field);
}

static void
save_file (GtkWidget *button)
{
  _maillage_ui_file_save (button, g_object_get_data (G_OBJECT (button), "address"));
}

static char *
make_address (const char *scheme, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, "+@:/?#&=%,;~.-_", FALSE);

  return g_strconcat (scheme, escaped, NULL);
}

static void
reach (GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (button);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                g_object_get_data (G_OBJECT (button), "address"),
                GDK_CURRENT_TIME);
}

/* Steals @address, which @act finds in the button. */
static GtkWidget *
make_acting (const char *icon_name, const char *tooltip, char *address, GCallback act)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "address", address, g_free);
  g_signal_connect (button, "clicked", act, NULL);
  return button;
}

static GtkWidget *
make_reach (const char *icon_name, const char *tooltip, char *address)
{
  return make_acting (icon_name, tooltip, address, G_CALLBACK (reach));
}

/* What isn't known as a number would call somebody else. */
static gboolean
is_doubtful (MaillageField *field, const char *value)
{
  g_autofree char *warning = maillage_field_dup_warning (field, value);

  return warning != NULL;
}

GtkWidget *
_maillage_ui_reach_button_new (MaillageField *field, const char *value)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_PHONE:
      if (is_doubtful (field, value))
        return NULL;
      return make_reach ("call-start-symbolic", _ ("Call"), make_address ("tel:", value));
    case MAILLAGE_FIELD_EMAIL:
      return make_reach ("mail-message-new-symbolic",
                         _ ("Write to this address"),
                         make_address ("mailto:", value));
    case MAILLAGE_FIELD_WEB:
      return make_reach ("web-browser-symbolic",
                         _ ("Open the site"),
                         make_address (strstr (value, "://") != NULL ? "" : "https://", value));
    case MAILLAGE_FIELD_ADDRESS:
      return make_reach ("mark-location-symbolic",
                         _ ("Show on a map"),
                         make_address ("https://www.openstreetmap.org/search?query=", value));
    case MAILLAGE_FIELD_FILE:
      return make_acting (
          "document-save-symbolic", _ ("Save As…"), g_strdup (value), G_CALLBACK (save_file));
    default:
      return NULL;
    }
}
