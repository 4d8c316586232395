/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* That the children of one owner stand each for something else: maillage_kind_set_distinct (). */

#include "maillage-writer.h"

#include "maillage-kind-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A record whose name was written. */
typedef struct
{
  gint64 id;
  MaillageLayout *layout;
} Note;

/* The first filled of some fields: a record linked to, or words. */
typedef struct
{
  gint64 target;
  char *words, *fold;
} Part;

typedef struct
{
  gint64 id;
  Part name, place;
} Named;

static void
part_clear (Part *self)
{
  g_free (self->words);
  g_free (self->fold);
}

static void
named_free (gpointer data)
{
  Named *self = data;

  part_clear (&self->name);
  part_clear (&self->place);
  g_free (self);
}

static gboolean
part_is_empty (const Part *self)
{
  return self->target == 0 && self->fold == NULL;
}

/* Two records of one name are two; a name that is written is that of either. */
static gboolean
is_same_part (const Part *one, const Part *other)
{
  if (one->target != 0 && other->target != 0)
    return one->target == other->target;
  return one->fold != NULL && g_strcmp0 (one->fold, other->fold) == 0;
}

static gboolean
is_same (const Named *one, const Named *other)
{
  if (part_is_empty (&one->name) || part_is_empty (&other->name))
    return part_is_empty (&one->name) && part_is_empty (&other->name)
           && is_same_part (&one->place, &other->place);
  if (!is_same_part (&one->name, &other->name))
    return FALSE;
  return (one->name.target != 0 && other->name.target != 0) || part_is_empty (&one->place)
         || part_is_empty (&other->place) || is_same_part (&one->place, &other->place);
}

/* Reading: two columns a field, the record linked to and the words. */

static void
append_columns (GString *sql, MaillageLayout *layout, const char *const *field_ids)
{
  for (gsize i = 0; field_ids != NULL && field_ids[i] != NULL; i++)
    {
      int field = maillage_layout_find_field (layout, field_ids[i]);

      if (field >= 0 && layout->fields[field].is_link)
        g_string_append_printf (
            sql,
            ", (SELECT target FROM link WHERE source = r.id AND role = '%s' LIMIT 1),"
            " (SELECT coalesce (t.title, l.name) FROM link AS l LEFT JOIN record AS t"
            " ON t.id = l.target WHERE l.source = r.id AND l.role = '%s' LIMIT 1)",
            layout->fields[field].id,
            layout->fields[field].id);
      else if (field >= 0 && layout->fields[field].stored)
        g_string_append_printf (sql, ", NULL, k.\"%s\"", layout->fields[field].id);
      else
        g_string_append (sql, ", NULL, NULL"); /* its plugin, or the link's target, is not there */
    }
}

static int
read_part (MaillageSqlStatement *row, int column, const char *const *field_ids, Part *part)
{
  for (gsize i = 0; field_ids != NULL && field_ids[i] != NULL; i++, column += 2)
    {
      const char *words = maillage_sql_column_text (row, column + 1);
      g_autofree char *fold = words != NULL ? maillage_text_fold (words) : NULL;

      if (!part_is_empty (part))
        continue;
      part->target = maillage_sql_column_int64 (row, column);
      part->words = g_strdup (words);
      if (fold != NULL && *fold != '\0')
        part->fold = g_steal_pointer (&fold);
    }
  return column;
}

/* The children of @owner, of that kind, which are not in the trash. */
static GPtrArray *
read_all (MaillageWriter *self, MaillageLayout *layout, gint64 owner, GError **error)
{
  const char *const *names = _maillage_kind_get_names (layout->kind);
  const char *const *places = _maillage_kind_get_places (layout->kind);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (named_free);
  g_autoptr (GString) sql = g_string_new ("SELECT r.id");
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  append_columns (sql, layout, names);
  append_columns (sql, layout, places);
  g_string_append_printf (sql,
                          " FROM record AS r JOIN %s AS k ON k.id = r.id"
                          " WHERE r.owner = ? AND r.kind = ? AND r.trashed IS NULL",
                          layout->table);
  row = maillage_sql_prepare (self->db, sql->str, error);
  if (row == NULL)
    return NULL;
  maillage_sql_bind_int64 (row, 1, owner);
  maillage_sql_bind_int64 (row, 2, layout->number);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      Named *named = g_new0 (Named, 1);

      named->id = maillage_sql_column_int64 (row, 0);
      read_part (row, read_part (row, 1, names, &named->name), places, &named->place);
      g_ptr_array_add (all, named);
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&all) : NULL;
}

/* Nothing but defaults: one that a user has just begun, which may wait for its name. */
static gboolean
is_blank (MaillageWriter *self, MaillageLayout *layout, gint64 id, gboolean *blank, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT NOT EXISTS (SELECT 1 FROM link WHERE source = %" G_GINT64_FORMAT ")", id);
  gint64 unlinked = 0;

  if (!maillage_sql_get_int64 (self->db, sql, &unlinked, error))
    return FALSE;
  *blank = unlinked != 0;
  for (guint i = 0; i < layout->n_fields && *blank; i++)
    {
      g_autofree char *value = NULL;

      if (!layout->fields[i].stored)
        continue;
      if (!maillage_writer_read_value (self, layout, id, i, &value, error))
        return FALSE;
      *blank = value == NULL
               || g_strcmp0 (value, maillage_field_get_default (layout->fields[i].field)) == 0;
    }
  return TRUE;
}

static gboolean
check_named (MaillageWriter *self, MaillageLayout *layout, gint64 id, GError **error)
{
  g_autofree char *sentence = NULL;
  gboolean blank = FALSE;

  if (!is_blank (self, layout, id, &blank, error))
    return FALSE;
  if (blank)
    return TRUE;
  sentence = _maillage_kind_dup_nameless (layout->kind);
  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE, sentence);
  return FALSE;
}

static gboolean
check_one (MaillageWriter *self, MaillageLayout *layout, gint64 id, GPtrArray *all, GError **error)
{
  const Named *named = NULL;

  for (guint i = 0; i < all->len && named == NULL; i++)
    if (((Named *) all->pdata[i])->id == id)
      named = all->pdata[i];
  if (named == NULL) /* in the trash */
    return TRUE;
  if (part_is_empty (&named->name) && part_is_empty (&named->place))
    return check_named (self, layout, id, error);
  for (guint i = 0; i < all->len; i++)
    {
      const Named *other = all->pdata[i];

      if (other->id == id || !is_same (named, other))
        continue;
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("“%s” is already there: once is enough."),
                   part_is_empty (&other->name) ? other->place.words : other->name.words);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_among (const char *const *field_ids, const char *field_id)
{
  return field_ids != NULL && g_strv_contains (field_ids, field_id);
}

void
maillage_writer_note_name (MaillageWriter *self,
                           MaillageLayout *layout,
                           gint64 id,
                           const char *field_id)
{
  const char *const *names = _maillage_kind_get_names (layout->kind);
  Note note = { id, layout };

  if (names == NULL || maillage_kind_get_owner (layout->kind) == NULL
      || (field_id != NULL && !is_among (names, field_id)
          && !is_among (_maillage_kind_get_places (layout->kind), field_id)))
    return;
  if (self->named == NULL)
    self->named = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_append_val (self->named, note);
}

/* The owner of a record that is there; 0 when there is none. */
static gboolean
read_owner (MaillageWriter *self, gint64 id, gint64 *owner, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->db, "SELECT owner FROM record WHERE id = ?", error);
  MaillageSqlStep step;

  *owner = 0;
  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  step = maillage_sql_step (row, error);
  if (step == MAILLAGE_SQL_ROW)
    *owner = maillage_sql_column_int64 (row, 0);
  return step != MAILLAGE_SQL_FAILED;
}

/* The children of an owner are read once, as an import or a list of guests adds many. */
static GPtrArray *
get_all (MaillageWriter *self, GHashTable *read, const Note *note, gint64 owner, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", owner, note->layout->id);
  GPtrArray *all = g_hash_table_lookup (read, key);

  if (all != NULL)
    return all;
  all = read_all (self, note->layout, owner, error);
  if (all != NULL)
    g_hash_table_insert (read, g_steal_pointer (&key), all);
  return all;
}

gboolean
maillage_writer_check_names (MaillageWriter *self, GError **error)
{
  g_autoptr (GHashTable) read
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; self->named != NULL && i < self->named->len; i++)
    {
      const Note *note = &g_array_index (self->named, Note, i);
      GPtrArray *all;
      gint64 owner;

      if (!read_owner (self, note->id, &owner, error))
        return FALSE;
      if (owner == 0) /* gone since */
        continue;
      all = get_all (self, read, note, owner, error);
      if (all == NULL || !check_one (self, note->layout, note->id, all, error))
        return FALSE;
    }
  return TRUE;
}
