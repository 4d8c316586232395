/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-field.h"

/**
 * MaillageChoice:
 *
 * One value of a choice field: a stable id, the label people see, a sign and a tone.
 */
struct _MaillageChoice
{
  GObject parent_instance;
  char *value, *label, *icon_name;
  MaillageTone tone;
};

G_DEFINE_FINAL_TYPE (MaillageChoice, maillage_choice, G_TYPE_OBJECT)

static void
maillage_choice_finalize (GObject *object)
{
  MaillageChoice *self = MAILLAGE_CHOICE (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->icon_name);
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

static MaillageChoice *
choice_new (const char *value, const char *label, const char *icon_name, MaillageTone tone)
{
  MaillageChoice *self = g_object_new (MAILLAGE_TYPE_CHOICE, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->icon_name = g_strdup (icon_name);
  self->tone = tone;
  return self;
}

const char *
maillage_choice_get_value (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), NULL);
  return self->value;
}

const char *
maillage_choice_get_label (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), NULL);
  return self->label;
}

const char *
maillage_choice_get_icon_name (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), NULL);
  return self->icon_name;
}

MaillageTone
maillage_choice_get_tone (MaillageChoice *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHOICE (self), MAILLAGE_TONE_NEUTRAL);
  return self->tone;
}

/**
 * maillage_field_add_choice:
 * @self: a choice field
 * @value: the stable id that the store keeps; ids that begin with `user:` are the users' own
 * @label: what people see
 *
 * Adds a value to choose from, without a sign. A value already there gets the new label.
 */
void
maillage_field_add_choice (MaillageField *self, const char *value, const char *label)
{
  maillage_field_add_choice_full (self, value, label, NULL, MAILLAGE_TONE_NEUTRAL);
}

/**
 * maillage_field_add_choice_full:
 * @self: a choice field
 * @value: the stable id that the store keeps; ids that begin with `user:` are the users' own
 * @label: what people see
 * @icon_name: (nullable): the sign that goes with the word
 * @tone: its colour
 *
 * Adds a value to choose from, after the others. A value already there gets the new label.
 */
void
maillage_field_add_choice_full (MaillageField *self,
                                const char *value,
                                const char *label,
                                const char *icon_name,
                                MaillageTone tone)
{
  MaillageChoice *choice;

  g_return_if_fail (MAILLAGE_IS_FIELD (self));
  g_return_if_fail (value != NULL && label != NULL);

  choice = maillage_field_find_choice (self, value);
  if (choice != NULL)
    {
      g_free (choice->label);
      choice->label = g_strdup (label);
      return;
    }
  choice = choice_new (value, label, icon_name, tone);
  g_list_store_append (G_LIST_STORE (maillage_field_get_choices (self)), choice);
  g_object_unref (choice);
}

/**
 * maillage_field_add_choices:
 * @self: a choice field
 * @entries: (array length=n_entries): the values to choose from, in order
 * @n_entries: how many there are
 * @domain: (nullable): the gettext domain of their labels; %NULL for labels to be shown as they are
 * @context: (nullable): the gettext context of their labels, as NC_() marked them
 *
 * Adds a table of values to choose from, after the others.
 */
void
maillage_field_add_choices (MaillageField *self,
                            const MaillageChoiceEntry *entries,
                            gsize n_entries,
                            const char *domain,
                            const char *context)
{
  for (gsize i = 0; i < n_entries; i++)
    {
      const char *label = entries[i].label;

      if (domain != NULL)
        label
            = context != NULL ? g_dpgettext2 (domain, context, label) : g_dgettext (domain, label);
      maillage_field_add_choice_full (
          self, entries[i].value, label, entries[i].icon_name, entries[i].tone);
    }
}

/**
 * maillage_field_find_choice:
 * @self: a field
 * @value: (nullable): a value's id
 *
 * Returns: (transfer none) (nullable): the choice of that id
 */
MaillageChoice *
maillage_field_find_choice (MaillageField *self, const char *value)
{
  GListModel *choices;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  choices = maillage_field_get_choices (self);
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      if (g_strcmp0 (maillage_choice_get_value (choice), value) == 0)
        return choice; /* the list keeps it */
    }
  return NULL;
}
