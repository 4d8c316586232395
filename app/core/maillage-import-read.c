/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading one row: each cell into a canonical value, each name into the record it means. */

#include "maillage-choice-private.h"
#include "maillage-field-value-private.h"
#include "maillage-import-private.h"
#include "maillage-match.h"
#include "maillage-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
_maillage_import_refuse (ImportChecker *checker, const char *fault, char *sentence)
{
  g_free (checker->sentence);
  checker->sentence = sentence;
  g_free (checker->fault);
  checker->fault = fault != NULL ? _maillage_text_shorten (fault) : NULL;
  return FALSE;
}

/* Reading the row */

static const char *
get_joint (MaillageField *field)
{
  MaillageFieldType type
      = field != NULL ? maillage_field_get_field_type (field) : MAILLAGE_FIELD_TEXT;

  return type == MAILLAGE_FIELD_ADDRESS || type == MAILLAGE_FIELD_LONG_TEXT ? "\n" : " ";
}

static gboolean
is_trimmed (const char *cell)
{
  return !g_ascii_isspace (*cell) && !g_ascii_isspace (cell[strlen (cell) - 1]);
}

/* What the row's columns say together; NULL when they are empty. @made is what had to be made for
 * it: most fields have one column, and most cells no space around them. */
static const char *
join_cells (ImportChecker *checker, ImportSlot *slot, char **made)
{
  GString *text = NULL;

  for (guint i = 0; i < slot->columns->len; i++)
    {
      const char *cell = _maillage_csv_get_cell (
          checker->self->csv, checker->row, g_array_index (slot->columns, guint, i));
      g_autofree char *stripped = NULL;

      if (*cell == '\0')
        continue;
      if (slot->columns->len == 1 && is_trimmed (cell))
        return cell;
      stripped = g_strstrip (g_strdup (cell));
      if (*stripped == '\0')
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append (text, get_joint (slot->field));
      g_string_append (text, stripped);
    }
  *made = text != NULL ? g_string_free (text, FALSE) : NULL;
  return *made;
}

static gboolean
is_repeated (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_BOOLEAN:
    case MAILLAGE_FIELD_CHOICE:
    case MAILLAGE_FIELD_DATE:
    case MAILLAGE_FIELD_TERRITORY:
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct
{
  char *value, *warning;
} Understood;

static void
understood_free (gpointer data)
{
  Understood *self = data;

  g_free (self->value);
  g_free (self->warning);
  g_free (self);
}

/* What was typed in @field so far and understood. */
static GHashTable *
get_known (ImportChecker *checker, MaillageField *field)
{
  GHashTable *known = g_hash_table_lookup (checker->known, field);

  if (known == NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, understood_free);
      g_hash_table_insert (checker->known, field, known);
    }
  return known;
}

static char *
parse (
    ImportChecker *checker, MaillageField *field, const char *typed, char **warning, GError **error)
{
  if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY)
    {
      MaillagePlaces places = { checker->self->gazetteer, checker->self->own };

      if (!_maillage_field_check_length (field, typed, error))
        return NULL;
      return _maillage_match_territory (&places, field, typed, warning, error);
    }
  return maillage_field_parse (field, typed, warning, error);
}

/* A word that an open list does not have yet is one word, however the file writes it. */
static char *
take_word (ImportChecker *checker, MaillageField *field, char *take_value)
{
  g_autofree char *value = take_value;
  g_autofree char *list = _maillage_field_dup_list_id (field);
  g_autofree char *fold = maillage_text_fold (value);
  g_autofree char *key = g_strconcat (list, " ", fold, NULL);
  const char *first = g_hash_table_lookup (checker->words, key);

  if (first != NULL)
    return g_strdup (first);
  g_hash_table_insert (checker->words, g_steal_pointer (&key), g_strdup (value));
  return g_steal_pointer (&value);
}

static char *
take_words (ImportChecker *checker, MaillageField *field, char *take_value)
{
  g_auto (GStrv) words = NULL;

  if (take_value == NULL || maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHOICE
      || !maillage_field_get_extensible (field))
    return take_value;
  words = g_strsplit (take_value, "\n", -1);
  g_free (take_value);
  for (char **word = words; *word != NULL; word++)
    *word = take_word (checker, field, *word);
  return g_strjoinv ("\n", words);
}

static char *
parse_repeated (
    ImportChecker *checker, MaillageField *field, const char *typed, char **warning, GError **error)
{
  GHashTable *known = get_known (checker, field);
  Understood *understood = g_hash_table_lookup (known, typed);

  if (understood == NULL)
    {
      char *value = take_words (checker, field, parse (checker, field, typed, warning, error));

      if (value == NULL)
        return NULL;
      understood = g_new0 (Understood, 1);
      understood->value = value;
      understood->warning = g_steal_pointer (warning);
      g_hash_table_insert (known, g_strdup (typed), understood);
    }
  *warning = g_strdup (understood->warning);
  return g_strdup (understood->value);
}

static gboolean
read_value (ImportChecker *checker, ImportSlot *slot, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;

  slot->value = is_repeated (slot->field)
                    ? parse_repeated (checker, slot->field, typed, &warning, &error)
                    : parse (checker, slot->field, typed, &warning, &error);
  if (error != NULL)
    return _maillage_import_refuse (checker,
                                    typed,
                                    g_strdup_printf (
                                        /* Translators: a field, and what is wrong with its value */
                                        _ ("%s: %s"),
                                        maillage_field_get_label (slot->field),
                                        error->message));
  if (warning != NULL && checker->sentence == NULL)
    {
      checker->sentence
          = g_strdup_printf (_ ("%s: %s"), maillage_field_get_label (slot->field), warning);
      checker->fault = _maillage_text_shorten (typed);
    }
  return TRUE;
}

static ImportTable *
get_target_table (ImportChecker *checker, ImportSlot *slot)
{
  return _maillage_import_get_table (
      checker->mapping, slot->field != NULL ? maillage_field_get_target (slot->field) : "core.tag");
}

static ImportItem *
make_tag (ImportChecker *checker, ImportTable *table, const char *name)
{
  int position = maillage_kind_get_field_index (table->kind, "name");
  g_autoptr (GError) error = NULL;
  char *value
      = maillage_field_parse (maillage_kind_get_field (table->kind, position), name, NULL, &error);
  ImportPending pending = { NULL, position, value };
  ImportItem *item;

  if (value == NULL)
    {
      _maillage_import_refuse (checker, name, g_strdup (error->message));
      return NULL;
    }
  item = pending.item = _maillage_import_table_add (table, checker->line);
  g_ptr_array_add (checker->made, item);
  g_array_append_val (checker->values, pending);
  _maillage_import_index_name (table, item, name);
  return item;
}

const char *
_maillage_import_get_item_title (ImportItem *item)
{
  return item->title != NULL ? item->title : "";
}

gboolean
_maillage_import_refuse_two (ImportChecker *checker,
                             const char *typed,
                             ImportItem *first,
                             ImportItem *second)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (first->uuid == NULL || second->uuid == NULL)
    return _maillage_import_refuse (
        checker, typed, g_strdup_printf (_ ("“%s” may be two records of the file."), typed));
  return _maillage_import_refuse (checker,
                                  typed,
                                  g_strdup_printf (_ ("“%s” may be “%s” (%.8s) or “%s” (%.8s)."),
                                                   typed,
                                                   _maillage_import_get_item_title (first),
                                                   first->uuid,
                                                   _maillage_import_get_item_title (second),
                                                   second->uuid));
}

static ImportItem *
find_named (ImportChecker *checker, ImportSlot *slot, const char *name)
{
  ImportTable *table = get_target_table (checker, slot);
  g_autofree char *fold = maillage_text_fold (name);
  ImportEntry *entry = g_hash_table_lookup (table->names, fold);
  ImportItem *item = entry != NULL ? entry->first : g_hash_table_lookup (table->by_uuid, name);
  g_autofree char *shown = NULL;

  if (entry != NULL && entry->second != NULL)
    {
      _maillage_import_refuse_two (checker, name, entry->first, entry->second);
      return NULL;
    }
  if (item == NULL && slot->field == NULL)
    return make_tag (checker, table, name);
  if (item != NULL)
    return item;
  shown = _maillage_text_shorten (name);
  _maillage_import_refuse (checker,
                           name,
                           g_strdup_printf (_ ("%s: nothing is named “%s”."),
                                            maillage_field_get_label (slot->field),
                                            shown));
  return NULL;
}

static gboolean
read_links (ImportChecker *checker, ImportSlot *slot, const char *typed)
{
  gboolean single
      = slot->field != NULL && maillage_field_get_field_type (slot->field) == MAILLAGE_FIELD_LINK;
  g_auto (GStrv) names = g_strsplit_set (typed,
                                         single                ? "\n"
                                         : slot->field == NULL ? ",;\n"
                                                               : ";\n",
                                         -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = _maillage_field_trim (names[i]);
      ImportItem *item;

      if (name == NULL)
        continue;
      item = find_named (checker, slot, name);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (slot->targets, item);
    }
  return TRUE;
}

static gboolean
read_slot (ImportChecker *checker, ImportSlot *slot)
{
  g_autofree char *made = NULL;
  const char *typed = join_cells (checker, slot, &made);
  gboolean read;

  g_clear_pointer (&slot->value, g_free);
  g_ptr_array_set_size (slot->targets, 0);
  if (typed == NULL)
    return TRUE;
  if (slot->field == NULL || maillage_field_is_link (slot->field))
    read = read_links (checker, slot, typed);
  else
    read = read_value (checker, slot, typed);
  for (ImportNode *node = slot->node; node != NULL; node = node->parent)
    node->present |= slot->value != NULL || slot->targets->len > 0;
  return read;
}

/* A row with more cells than the head has lost a quotation mark or a separator. */
static gboolean
check_width (ImportChecker *checker)
{
  guint width = _maillage_csv_get_n_cells (checker->self->csv, 0);
  guint n = _maillage_csv_get_n_cells (checker->self->csv, checker->row);

  for (guint i = width; i < n; i++)
    {
      const char *cell = _maillage_csv_get_cell (checker->self->csv, checker->row, i);

      if (*cell != '\0')
        return _maillage_import_refuse (
            checker,
            cell,
            g_strdup_printf (_ ("The line has %u cells and the head has %u."), n, width));
    }
  return TRUE;
}

gboolean
_maillage_import_read_row (ImportChecker *checker)
{
  GPtrArray *nodes = checker->mapping->nodes;

  if (!check_width (checker))
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      ImportNode *node = g_ptr_array_index (nodes, i);

      node->item = NULL;
      node->present = FALSE;
      node->created = FALSE;
      _maillage_import_forget_keys (node);
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      ImportNode *node = g_ptr_array_index (nodes, i);

      for (guint j = 0; j < node->slots->len; j++)
        if (!read_slot (checker, g_ptr_array_index (node->slots, j)))
          return FALSE;
    }
  return TRUE;
}
