/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-field.h"

#include "maillage-choice-private.h"
#include "maillage-text.h"

/**
 * MaillageChoice:
 *
 * One value of a choice field: a stable id, the label people see, a sign and a tone.
 */
struct _MaillageChoice
{
  GObject parent_instance;
  char *value, *label, *icon_name;
  GStrv names; /* folded */
  MaillageTone tone;
  /* What an office says of it: */
  gboolean hidden;
  char *instead;
};

G_DEFINE_FINAL_TYPE (MaillageChoice, maillage_choice, G_TYPE_OBJECT)

static void
maillage_choice_finalize (GObject *object)
{
  MaillageChoice *self = MAILLAGE_CHOICE (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->icon_name);
  g_strfreev (self->names);
  g_free (self->instead);
  G_OBJECT_CLASS (maillage_choice_parent_class)->finalize (object);
}

static void
maillage_choice_class_init (MaillageChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_choice_finalize;
}

static void
maillage_choice_init (MaillageChoice *self)
{
}

MaillageChoice *
_maillage_choice_new (const char *value,
                      const char *label,
                      const char *icon_name,
                      MaillageTone tone)
{
  MaillageChoice *self = g_object_new (MAILLAGE_TYPE_CHOICE, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->icon_name = g_strdup (icon_name);
  self->tone = tone;
  return self;
}

void
_maillage_choice_set_label (MaillageChoice *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

MaillageChoice *
_maillage_choice_new_for_office (const char *value,
                                 MaillageChoice *declared,
                                 const char *label,
                                 gboolean hidden,
                                 const char *instead)
{
  MaillageChoice *self
      = _maillage_choice_new (value,
                              label,
                              declared != NULL ? declared->icon_name : NULL,
                              declared != NULL ? declared->tone : MAILLAGE_TONE_NEUTRAL);

  self->names = g_strdupv (declared != NULL ? declared->names : NULL);
  self->hidden = hidden;
  self->instead = g_strdup (instead);
  return self;
}

void
_maillage_choice_add_names (MaillageChoice *self, const char *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) added = g_strsplit (names, ",", -1);

  if (self->names != NULL)
    g_strv_builder_addv (builder, (const char **) self->names);
  for (char **name = added; *name != NULL; name++)
    {
      g_autofree char *fold = maillage_text_fold (g_strstrip (*name));

      if (*fold != '\0')
        g_strv_builder_add (builder, fold);
    }
  g_strfreev (self->names);
  self->names = g_strv_builder_end (builder);
}

const char *const *
_maillage_choice_get_names (MaillageChoice *self)
{
  return (const char *const *) self->names;
}

const char *
_maillage_choice_get_instead (MaillageChoice *self)
{
  return self->instead;
}

/**
 * maillage_choice_get_value:
 * @self: a choice
 *
 * Returns: (transfer none): the id the store keeps, stable for ever
 */
const char *
maillage_choice_get_value (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), NULL);
  return self->value;
}

/**
 * maillage_choice_get_label:
 * @self: a choice
 *
 * Returns: (transfer none): what people see
 */
const char *
maillage_choice_get_label (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), NULL);
  return self->label;
}

/**
 * maillage_choice_get_icon_name:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the sign that goes with the word
 */
const char *
maillage_choice_get_icon_name (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), NULL);
  return self->icon_name;
}

/**
 * maillage_choice_get_tone:
 * @self: a choice
 *
 * Returns: its colour, which never stands without its word
 */
MaillageTone
maillage_choice_get_tone (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), MAILLAGE_TONE_NEUTRAL);
  return self->tone;
}

/**
 * maillage_choice_get_hidden:
 * @self: a choice
 *
 * Returns: whether the office has taken it off its list; records that have it keep it
 */
gboolean
maillage_choice_get_hidden (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), FALSE);
  return self->hidden;
}
