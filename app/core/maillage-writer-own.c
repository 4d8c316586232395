/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* An office's own territory that gets another name: those that hold it say the new one. */

#include "maillage-writer.h"

#include "maillage-own-territory-private.h"

#include <string.h>

gboolean
maillage_writer_is_own_name (MaillageLayout *layout, const char *field_id)
{
  return strcmp (layout->id, MAILLAGE_OWN_KIND) == 0 && strcmp (field_id, "name") == 0;
}

/* The lines with the new one in place of that of @id. */
static char *
dup_renamed (const char *value, const char *id, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (char **one = lines; *one != NULL; one++)
    if (strncmp (*one, id, strlen (id)) == 0 && strchr ("@ ", (*one)[strlen (id)]) != NULL)
      {
        g_free (*one);
        *one = g_strdup (line);
      }
  return g_strjoinv ("\n", lines);
}

static gboolean
rename_in (MaillageWriter *self,
           gint64 record,
           const char *field_id,
           const char *id,
           const char *line,
           GError **error)
{
  MaillageLayout *layout = maillage_writer_get_layout (self, record, error);
  int field = layout != NULL ? maillage_layout_find_field (layout, field_id) : -1;
  g_autofree char *old = NULL;
  g_autofree char *renamed = NULL;

  if (field < 0)
    return layout != NULL;
  if (!maillage_writer_read_value (self, layout, record, field, &old, error))
    return FALSE;
  renamed = dup_renamed (old != NULL ? old : "", id, line);
  if (old == NULL || strcmp (old, renamed) == 0)
    return TRUE;
  maillage_writer_touch (self, record);
  return maillage_writer_write_value (self, layout, record, field, renamed, error)
         && maillage_writer_add_item (
             self, MAILLAGE_ITEM_SET, record, layout->fields[field].id, old, renamed, error);
}

typedef struct
{
  gint64 record;
  char *field;
} Use;

static void
use_clear (gpointer data)
{
  g_free (((Use *) data)->field);
}

static GArray *
list_uses (MaillageWriter *self, const char *id, GError **error)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  g_autoptr (MaillageSqlStatement) rows = maillage_sql_prepare (
      self->db, "SELECT record, field FROM territory_use WHERE territory = ?", error);
  MaillageSqlStep step;

  g_array_set_clear_func (uses, use_clear);
  if (rows == NULL)
    return NULL;
  maillage_sql_bind_text (rows, 1, id);
  while ((step = maillage_sql_step (rows, error)) == MAILLAGE_SQL_ROW)
    {
      Use use
          = { maillage_sql_column_int64 (rows, 0), g_strdup (maillage_sql_column_text (rows, 1)) };

      g_array_append_val (uses, use);
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&uses) : NULL;
}

gboolean
maillage_writer_rename_own (MaillageWriter *self, gint64 id, const char *name, GError **error)
{
  g_autofree char *uuid = maillage_writer_dup_uuid (self, id);
  g_autofree char *territory = g_strconcat (MAILLAGE_OWN_LEVEL, uuid, NULL);
  g_autofree char *line = g_strconcat (territory, " ", name, NULL);
  g_autoptr (GArray) uses = list_uses (self, territory, error);
  g_autoptr (MaillageSqlStatement) keep = NULL;

  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      const Use *use = &g_array_index (uses, Use, i);

      if (!rename_in (self, use->record, use->field, territory, line, error))
        return FALSE;
    }
  keep
      = maillage_sql_prepare (self->db, "UPDATE territory SET canonical = ?2 WHERE id = ?1", error);
  if (keep == NULL)
    return FALSE;
  maillage_sql_bind_text (keep, 1, territory);
  maillage_sql_bind_text (keep, 2, line);
  return maillage_sql_run (keep, error);
}
