/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-state.h"

#include <string.h>

/**
 * MaillageUiState:
 *
 * A state: its icon, its word, and the tone of both. Never the colour alone.
 */
struct _MaillageUiState
{
  GtkWidget parent_instance;
  GtkWidget *image; /* made with the first icon: in a table most have none */
  GtkWidget *label;
  const char *icon_name;  /* interned; NULL: none */
  const char *tone_class; /* static */
};

G_DEFINE_FINAL_TYPE (MaillageUiState, maillage_ui_state, GTK_TYPE_WIDGET)

static void
maillage_ui_state_dispose (GObject *object)
{
  MaillageUiState *self = MAILLAGE_UI_STATE (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (maillage_ui_state_parent_class)->dispose (object);
}

static void
maillage_ui_state_class_init (MaillageUiStateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_ui_state_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
maillage_ui_state_init (MaillageUiState *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-state");
}

/**
 * maillage_ui_state_new:
 *
 * Returns: (transfer floating): a new, empty sign
 */
GtkWidget *
maillage_ui_state_new (void)
{
  return g_object_new (MAILLAGE_UI_TYPE_STATE, NULL);
}

/**
 * maillage_ui_state_set_choice:
 * @self: a sign
 * @choice: (nullable): the value of a choice field
 *
 * Says a value with its own sign, word and tone.
 */
void
maillage_ui_state_set_choice (MaillageUiState *self, MaillageChoice *choice)
{
  g_return_if_fail (MAILLAGE_UI_IS_STATE (self));
  if (choice == NULL)
    maillage_ui_state_set (self, NULL, NULL, MAILLAGE_TONE_NEUTRAL);
  else
    maillage_ui_state_set (self,
                           maillage_choice_get_icon_name (choice),
                           maillage_choice_get_label (choice),
                           maillage_choice_get_tone (choice));
}

/* What stays as it is costs no new style: rows are filled again with what they had. */
static void
set_icon (MaillageUiState *self, const char *icon_name)
{
  if (self->icon_name == icon_name)
    return;
  self->icon_name = icon_name;
  if (self->image == NULL)
    {
      self->image = g_object_new (
          GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_insert_before (self->image, GTK_WIDGET (self), self->label);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
}

static void
set_tone (MaillageUiState *self, const char *tone_class)
{
  if (g_strcmp0 (self->tone_class, tone_class) == 0)
    return;
  if (self->tone_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone_class);
  self->tone_class = tone_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), self->tone_class);
}

/**
 * maillage_ui_state_set:
 * @self: a sign
 * @icon_name: (nullable): an icon
 * @word: (nullable): the word, in the user's language
 * @tone: the colour
 *
 * Says a state by sign and word, never by colour alone.
 */
void
maillage_ui_state_set (MaillageUiState *self,
                       const char *icon_name,
                       const char *word,
                       MaillageTone tone)
{
  g_return_if_fail (MAILLAGE_UI_IS_STATE (self));
  set_icon (self, g_intern_string (icon_name));
  if (strcmp (gtk_label_get_text (GTK_LABEL (self->label)), word != NULL ? word : "") != 0)
    gtk_label_set_text (GTK_LABEL (self->label), word != NULL ? word : "");
  set_tone (self, maillage_ui_tone_get_css_class (tone));
}

/**
 * maillage_ui_state_set_pill:
 * @self: a sign
 * @pill: whether it is tinted
 *
 * For a state that stands alone, as on the head of a page.
 */
void
maillage_ui_state_set_pill (MaillageUiState *self, gboolean pill)
{
  g_return_if_fail (MAILLAGE_UI_IS_STATE (self));
  if (pill)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-tinted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "maillage-tinted");
}

/**
 * maillage_ui_choice_is_state:
 * @choice: a value of a choice field
 *
 * Returns: whether it is shown as a state
 */
gboolean
maillage_ui_choice_is_state (MaillageChoice *choice)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (choice), FALSE);
  return maillage_choice_get_icon_name (choice) != NULL
         || maillage_choice_get_tone (choice) != MAILLAGE_TONE_NEUTRAL;
}

/**
 * maillage_ui_field_is_state:
 * @field: a field
 *
 * Returns: whether it is a choice, made by people or computed, whose values are states
 */
gboolean
maillage_ui_field_is_state (MaillageField *field)
{
  g_autoptr (MaillageChoice) first = NULL;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (field), FALSE);
  if (maillage_field_get_result_type (field) != MAILLAGE_FIELD_CHOICE)
    return FALSE;
  first = g_list_model_get_item (maillage_field_get_choices (field), 0);
  return first != NULL && maillage_ui_choice_is_state (first);
}

/**
 * maillage_ui_tone_get_css_class:
 * @tone: a tone; one this version does not know is neutral
 *
 * Returns: the style class that goes with `maillage-state`
 */
const char *
maillage_ui_tone_get_css_class (MaillageTone tone)
{
  switch (tone)
    {
    case MAILLAGE_TONE_ACCENT:
      return "maillage-accent";
    case MAILLAGE_TONE_SUCCESS:
      return "maillage-success";
    case MAILLAGE_TONE_WARNING:
      return "maillage-warning";
    case MAILLAGE_TONE_ERROR:
      return "maillage-error";
    case MAILLAGE_TONE_POSTPONED:
      return "maillage-postponed";
    case MAILLAGE_TONE_DIM:
      return "maillage-dim";
    case MAILLAGE_TONE_NEUTRAL:
    default:
      return "maillage-neutral";
    }
}
