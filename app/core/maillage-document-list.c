/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Records as a printed list: a table, or one for each value of a field. */

#include "maillage-document-private.h"

#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

#define MOST_COLUMNS 8

typedef struct
{
  MaillageKind *kind;
  GPtrArray *fields; /* MaillageField, borrowed from the kind; NULL is the title */
} Columns;

static double
weigh (MaillageField *field)
{
  if (field == NULL)
    return 3.0;
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_LINKS:
    case MAILLAGE_FIELD_ADDRESS:
    case MAILLAGE_FIELD_EMAIL:
      return 2.4;
    case MAILLAGE_FIELD_BOOLEAN:
    case MAILLAGE_FIELD_NUMBER:
      return 1.0;
    default:
      return 1.6;
    }
}

static void
begin_table (MaillageDocument *self, Columns *columns)
{
  const char *titles[MOST_COLUMNS + 1];
  double weights[MOST_COLUMNS + 1];

  for (guint i = 0; i < columns->fields->len; i++)
    {
      MaillageField *field = g_ptr_array_index (columns->fields, i);

      titles[i] = field != NULL ? maillage_field_get_label (field)
                                : maillage_kind_get_label (columns->kind);
      weights[i] = weigh (field);
    }
  maillage_document_begin_table (self, titles, weights, columns->fields->len);
}

static void
add_row (MaillageDocument *self, Columns *columns, MaillageRecord *record)
{
  maillage_document_begin_row (self);
  for (guint i = 0; i < columns->fields->len; i++)
    {
      MaillageField *field = g_ptr_array_index (columns->fields, i);
      g_autofree char *text
          = field != NULL ? maillage_record_dup_display (record, maillage_field_get_id (field))
                          : g_strdup (maillage_record_get_title (record));

      maillage_document_add_cell (self, text != NULL ? text : "");
    }
}

static char *
dup_group (MaillageRecord *record, const char *group_id)
{
  char *text = maillage_record_dup_display (record, group_id);

  return text != NULL ? text : g_strdup (_ ("Not said"));
}

/* The names of the groups, in order; the records of each. */
static GPtrArray *
list_groups (GPtrArray *records, const char *group_id, GHashTable *members)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      char *name = dup_group (g_ptr_array_index (records, i), group_id);
      GPtrArray *group = g_hash_table_lookup (members, name);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (members, name, group);
          g_ptr_array_add (names, name);
        }
      else
        g_free (name);
      g_ptr_array_add (group, g_ptr_array_index (records, i));
    }
  return names;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
add_table (MaillageDocument *self, Columns *columns, GPtrArray *records)
{
  begin_table (self, columns);
  for (guint i = 0; i < records->len; i++)
    add_row (self, columns, g_ptr_array_index (records, i));
  maillage_document_end_table (self);
}

static void
add_groups (MaillageDocument *self, Columns *columns, GPtrArray *records, const char *group_id)
{
  g_autoptr (GHashTable) members
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) names = list_groups (records, group_id, members);

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      GPtrArray *group = g_hash_table_lookup (members, g_ptr_array_index (names, i));
      g_autofree char *badge = g_strdup_printf ("%u", group->len);

      maillage_document_add_heading (self, badge, g_ptr_array_index (names, i));
      add_table (self, columns, group);
    }
}

/**
 * maillage_document_add_list:
 * @self: a document
 * @kind: the records' kind
 * @records: (element-type MaillageRecord): in the order in which they are printed
 * @field_ids: (array zero-terminated=1): the columns after the record's name; those the kind does
 *   not have are left out
 * @group_id: (nullable): a field, to have one table for each of its values
 *
 * Adds a list of records.
 */
void
maillage_document_add_list (MaillageDocument *self,
                            MaillageKind *kind,
                            GPtrArray *records,
                            const char *const *field_ids,
                            const char *group_id)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  Columns columns = { kind, fields };

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (MAILLAGE_IS_KIND (kind));
  g_return_if_fail (records != NULL && field_ids != NULL);
  g_ptr_array_add (fields, NULL);
  for (gsize i = 0; field_ids[i] != NULL && fields->len < MOST_COLUMNS; i++)
    {
      MaillageField *field = maillage_kind_find_field (kind, field_ids[i]);

      if (field != NULL && g_strcmp0 (field_ids[i], group_id) != 0)
        g_ptr_array_add (fields, field);
    }
  if (group_id != NULL && maillage_kind_find_field (kind, group_id) != NULL)
    add_groups (self, &columns, records, group_id);
  else
    add_table (self, &columns, records);
}

/* A list that a plugin declares */

typedef struct
{
  char *title, *kind_id, *group_id;
  GStrv field_ids;
} Declared;

static void
declared_free (gpointer data)
{
  Declared *self = data;

  g_free (self->title);
  g_free (self->kind_id);
  g_free (self->group_id);
  g_strfreev (self->field_ids);
  g_free (self);
}

static GPtrArray *
load_records (MaillageStore *store, const char *kind_id, const char *const *uuids, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (MaillageQuery) query = NULL;

  if (uuids[0] == NULL)
    {
      query = _maillage_query_new (kind_id, NULL);
      return maillage_store_query (store, query, error);
    }
  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; uuids[i] != NULL; i++)
    {
      MaillageRecord *record = maillage_store_load (store, uuids[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

void
_maillage_document_fill_list (MaillageDocument *document,
                              MaillageStore *store,
                              MaillageKind *kind,
                              const char *title,
                              guint n)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autofree char *day = maillage_date_format (today);
  g_autofree char *count
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", n), n);
  /* Translators: the foot of a printed list: the day it was printed. */
  g_autofree char *foot = g_strdup_printf (_ ("As of %s"), day);

  maillage_document_set_head (document, maillage_kind_get_plural (kind), title, count);
  maillage_document_set_issuer (document, maillage_store_get_author (store), NULL);
  maillage_document_set_foot (document, foot);
}

static gboolean
make_declared (MaillageScope *scope,
               MaillageDocument *document,
               const char *const *uuids,
               gpointer user_data,
               GError **error)
{
  Declared *declared = user_data;
  MaillageStore *store = maillage_scope_get_store (scope);
  MaillageKind *kind
      = store != NULL
            ? maillage_registry_find_kind (maillage_store_get_registry (store), declared->kind_id)
            : NULL;
  g_autoptr (GPtrArray) records
      = kind != NULL ? load_records (store, declared->kind_id, uuids, error) : NULL;

  if (records == NULL)
    return FALSE;
  _maillage_document_fill_list (document, store, kind, declared->title, records->len);
  maillage_document_add_list (
      document, kind, records, (const char *const *) declared->field_ids, declared->group_id);
  return TRUE;
}

/**
 * maillage_scope_add_list_document:
 * @self: a scope
 * @id: the document's id without its plugin
 * @label: its name in menus, and its title
 * @kind_id: the kind of record it lists
 * @field_ids: (array zero-terminated=1): the columns after the record's name
 * @group_id: (nullable): a field, to have one table for each of its values
 *
 * Offers a printed list, such as a directory. It is found in the menu of the kind's list, and by
 * `maillagectl document`.
 */
void
maillage_scope_add_list_document (MaillageScope *self,
                                  const char *id,
                                  const char *label,
                                  const char *kind_id,
                                  const char *const *field_ids,
                                  const char *group_id)
{
  Declared *declared;
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (self));
  g_return_if_fail (label != NULL && kind_id != NULL && field_ids != NULL);
  declared = g_new0 (Declared, 1);
  declared->title = g_strdup (label);
  declared->kind_id = g_strdup (kind_id);
  declared->group_id = g_strdup (group_id);
  declared->field_ids = g_strdupv ((GStrv) field_ids);
  maillage_scope_add_document (self, id, label, kind_id, make_declared, declared, declared_free);
  all = g_ptr_array_ref (_maillage_scope_get_contributions (self));
  _maillage_document_template_set_lists (g_ptr_array_index (all, all->len - 1), TRUE);
}
