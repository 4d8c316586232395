/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A field's values to choose from, as declared and as an office has them. */

#include "maillage-choice-private.h"

#include "maillage-kind-private.h"
#include "maillage-text.h"

#include <string.h>

/* All of an office's, in order; never changed once made. The models are the main thread's: a
 * GListStore remembers where it was last asked, so that two threads may not even read it. */
typedef struct
{
  GPtrArray *choices;
  GListStore *all, *shown;
  GHashTable *by_value; /* of borrowed ids and choices */
} Office;

struct _MaillageChoiceList
{
  GPtrArray *declared;
  GListStore *model; /* the same, main thread */
  GMutex mutex;      /* other threads read `office` while the main thread replaces it */
  Office *office;
};

static void
office_free (Office *self)
{
  g_hash_table_unref (self->by_value);
  g_ptr_array_unref (self->choices);
  g_object_unref (self->all);
  g_object_unref (self->shown);
  g_free (self);
}

static void
office_add (Office *self, MaillageChoice *choice)
{
  g_ptr_array_add (self->choices, g_object_ref (choice));
  g_list_store_append (self->all, choice);
  g_hash_table_insert (self->by_value, (gpointer) maillage_choice_get_value (choice), choice);
  if (!maillage_choice_get_hidden (choice))
    g_list_store_append (self->shown, choice);
}

void
_maillage_choice_word_free (MaillageChoiceWord *self)
{
  g_free (self->value);
  g_free (self->label);
  g_free (self->instead);
  g_free (self);
}

MaillageChoiceList *
_maillage_choice_list_new (void)
{
  MaillageChoiceList *self = g_new0 (MaillageChoiceList, 1);

  self->declared = g_ptr_array_new_with_free_func (g_object_unref);
  self->model = g_list_store_new (MAILLAGE_TYPE_CHOICE);
  g_mutex_init (&self->mutex);
  return self;
}

void
_maillage_choice_list_free (MaillageChoiceList *self)
{
  g_clear_pointer (&self->office, office_free);
  g_ptr_array_unref (self->declared);
  g_object_unref (self->model);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static MaillageChoice *
find_in (GPtrArray *choices, const char *value)
{
  for (guint i = 0; i < choices->len; i++)
    {
      MaillageChoice *choice = g_ptr_array_index (choices, i);

      if (g_strcmp0 (maillage_choice_get_value (choice), value) == 0)
        return choice;
    }
  return NULL;
}

char *
_maillage_field_dup_list_id (MaillageField *self)
{
  return g_strdup_printf (
      "%s/%s", maillage_kind_get_id (maillage_field_get_kind (self)), maillage_field_get_id (self));
}

GPtrArray *
_maillage_field_get_declared_choices (MaillageField *self)
{
  return _maillage_field_get_choice_list (self)->declared;
}

MaillageChoice *
_maillage_field_find_declared_choice (MaillageField *self, const char *value)
{
  return find_in (_maillage_field_get_declared_choices (self), value);
}

const char *
_maillage_choice_get_bare_label (const char *value)
{
  return g_str_has_prefix (value, MAILLAGE_CHOICE_USER_PREFIX)
             ? value + strlen (MAILLAGE_CHOICE_USER_PREFIX)
             : value;
}

static MaillageChoice *
make_choice (const char *value, MaillageChoice *declared, const MaillageChoiceWord *word)
{
  const char *label = declared != NULL ? maillage_choice_get_label (declared)
                                       : _maillage_choice_get_bare_label (value);

  if (word == NULL)
    return g_object_ref (declared);
  return _maillage_choice_new_for_office (
      value, declared, word->label != NULL ? word->label : label, word->hidden, word->instead);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const char *first = maillage_choice_get_label (*(MaillageChoice *const *) a);
  const char *second = maillage_choice_get_label (*(MaillageChoice *const *) b);
  g_autofree char *first_key = maillage_text_sort_key (first);
  g_autofree char *second_key = maillage_text_sort_key (second);

  return strcmp (first_key, second_key);
}

/* The declared ones in their order, then the office's own by their words. */
static Office *
office_new (GPtrArray *declared, GPtrArray *words)
{
  g_autoptr (GHashTable) by_value = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);
  Office *self = g_new0 (Office, 1);

  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->all = g_list_store_new (MAILLAGE_TYPE_CHOICE);
  self->shown = g_list_store_new (MAILLAGE_TYPE_CHOICE);
  self->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < words->len; i++)
    {
      MaillageChoiceWord *word = g_ptr_array_index (words, i);

      g_hash_table_insert (by_value, word->value, word);
      if (find_in (declared, word->value) == NULL)
        g_ptr_array_add (own, make_choice (word->value, NULL, word));
    }
  for (guint i = 0; i < declared->len; i++)
    {
      MaillageChoice *choice = g_ptr_array_index (declared, i);
      const char *value = maillage_choice_get_value (choice);
      g_autoptr (MaillageChoice) made
          = make_choice (value, choice, g_hash_table_lookup (by_value, value));

      office_add (self, made);
    }
  g_ptr_array_sort (own, compare_labels);
  for (guint i = 0; i < own->len; i++)
    office_add (self, g_ptr_array_index (own, i));
  return self;
}

void
_maillage_field_set_office_choices (MaillageField *self, GPtrArray *words)
{
  MaillageChoiceList *list = _maillage_field_get_choice_list (self);
  Office *office = words != NULL ? office_new (list->declared, words) : NULL;
  Office *former = list->office;

  g_mutex_lock (&list->mutex);
  list->office = office;
  g_mutex_unlock (&list->mutex);
  g_clear_pointer (&former, office_free);
}

GPtrArray *
_maillage_field_dup_choices (MaillageField *self)
{
  MaillageChoiceList *list = _maillage_field_get_choice_list (self);
  GPtrArray *choices;

  g_mutex_lock (&list->mutex);
  choices = g_ptr_array_ref (list->office != NULL ? list->office->choices : list->declared);
  g_mutex_unlock (&list->mutex);
  return choices;
}

const char *
_maillage_field_follow_choice (MaillageField *self, const char *value)
{
  MaillageChoice *choice = maillage_field_find_choice (self, value);
  const char *instead = choice != NULL ? _maillage_choice_get_instead (choice) : NULL;

  return instead != NULL ? instead : value;
}

/**
 * maillage_field_add_choice:
 * @self: a field
 * @value: the stable id that the store keeps; ids that begin with `user:` are the users’ own
 * @label: what people see
 *
 * Adds a value to choose from, after the others. A value already there gets the new label.
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

  g_return_if_fail (_maillage_field_may_declare (self));
  g_return_if_fail (value != NULL && label != NULL);

  choice = _maillage_field_find_declared_choice (self, value);
  if (choice != NULL)
    {
      _maillage_choice_set_label (choice, label);
      return;
    }
  choice = _maillage_choice_new (value, label, icon_name, tone);
  g_list_store_append (_maillage_field_get_choice_list (self)->model, choice);
  g_ptr_array_add (_maillage_field_get_choice_list (self)->declared, choice);
}

/**
 * maillage_field_add_choice_names:
 * @self: a choice field
 * @value: a value that was added to it
 * @names: what else people call it, in their language, between commas: “COPIL, CoPil”
 *
 * Gives a value other names, abbreviations above all. Whoever types one, or imports it, means the
 * value, and a search for it finds the records that have the value; it is never shown.
 */
void
maillage_field_add_choice_names (MaillageField *self, const char *value, const char *names)
{
  MaillageChoice *choice;

  g_return_if_fail (_maillage_field_may_declare (self));
  g_return_if_fail (value != NULL && names != NULL);

  choice = _maillage_field_find_declared_choice (self, value);
  g_return_if_fail (choice != NULL);
  _maillage_choice_add_names (choice, names);
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
 * maillage_field_get_choices:
 * @self: a field
 *
 * The values to choose from, with the words an office has for them and without those it has hidden.
 * Main thread.
 *
 * Returns: (transfer none): a list of [class@Choice]
 */
GListModel *
maillage_field_get_choices (MaillageField *self)
{
  MaillageChoiceList *list;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  list = _maillage_field_get_choice_list (self);
  return G_LIST_MODEL (list->office != NULL ? list->office->shown : list->model);
}

/**
 * maillage_field_get_all_choices:
 * @self: a field
 *
 * The same with those that an office has hidden. Main thread.
 *
 * Returns: (transfer none): a list of [class@Choice]
 */
GListModel *
maillage_field_get_all_choices (MaillageField *self)
{
  MaillageChoiceList *list;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  list = _maillage_field_get_choice_list (self);
  return G_LIST_MODEL (list->office != NULL ? list->office->all : list->model);
}

/**
 * maillage_field_find_choice:
 * @self: a field
 * @value: (nullable): a value's id
 *
 * Main thread.
 *
 * Returns: (transfer none) (nullable): the choice of that id, be it hidden
 */
MaillageChoice *
maillage_field_find_choice (MaillageField *self, const char *value)
{
  MaillageChoiceList *list;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  list = _maillage_field_get_choice_list (self);
  if (list->office != NULL && value != NULL)
    return g_hash_table_lookup (list->office->by_value, value);
  return find_in (list->declared, value);
}
