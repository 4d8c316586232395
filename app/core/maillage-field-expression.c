/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-kind-private.h"
#include "maillage-layout.h"
#include "maillage-sql.h"

#include <string.h>

static MaillageField *
find_link (MaillageField *self, const char *id, gsize length)
{
  g_autofree char *name = g_strndup (id, length);
  MaillageField *link = maillage_kind_find_field (maillage_field_get_kind (self), name);

  return link != NULL && maillage_field_is_link (link) ? link : NULL;
}

/* A link has no column of its own: "{organisation}" is how many records it holds. */
char *
_maillage_field_dup_sql (MaillageField *self)
{
  g_autofree char *table
      = maillage_layout_dup_table (maillage_kind_get_id (maillage_field_get_kind (self)));
  GString *sql = g_string_new (NULL);
  const char *rest = maillage_field_get_expression (self);

  for (const char *open = strchr (rest, '{'); open != NULL; open = strchr (rest, '{'))
    {
      gsize length = strcspn (open + 1, "}");
      MaillageField *link = find_link (self, open + 1, length);

      g_string_append_len (sql, rest, open - rest);
      if (link == NULL)
        g_critical ("“%.*s” in the expression of “%s” is no link of its kind",
                    (int) length,
                    open + 1,
                    maillage_field_get_id (self));
      else
        g_string_append_printf (sql,
                                "(SELECT count (*) FROM link WHERE link.source = %s.id"
                                " AND link.role = '%s')",
                                table,
                                maillage_field_get_id (link));
      rest = open + 1 + length + (open[1 + length] == '}');
    }
  g_string_append (sql, rest);
  return g_string_free (sql, FALSE);
}

/* Where a link's number stands, any number does. */
static char *
dup_without_links (const char *expression)
{
  g_autoptr (GRegex) links = g_regex_new ("\\{[a-z0-9_]*\\}", 0, 0, NULL);

  return g_regex_replace_literal (links, expression, -1, 0, "0", 0, NULL);
}

/* The table as the store makes it: what an expression may name. */
static char *
dup_create_sql (MaillageKind *kind)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE %s (id INTEGER PRIMARY KEY, trashed INTEGER", table);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *id = maillage_field_get_id (field);

      if (maillage_field_is_stored (field))
        g_string_append_printf (sql, ", \"%s\" %s", id, maillage_layout_field_column_type (field));
      if (maillage_layout_field_has_days (field))
        g_string_append_printf (sql, ", \"%s_earliest\" TEXT, \"%s_latest\" TEXT", id, id);
      if (maillage_layout_field_has_key (field))
        g_string_append_printf (sql, ", \"%s_key\" TEXT", id);
    }
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

gboolean
_maillage_kind_check_expressions (MaillageKind *self, GError **error)
{
  g_autofree char *create = NULL;

  for (guint i = 0; i < maillage_kind_get_n_fields (self); i++)
    {
      MaillageField *field = maillage_kind_get_field (self, i);
      g_autofree char *plain = NULL;
      g_autoptr (GError) failed = NULL;

      if (maillage_field_get_expression (field) == NULL)
        continue;
      if (create == NULL)
        create = dup_create_sql (self);
      plain = dup_without_links (maillage_field_get_expression (field));
      if (maillage_sql_check_expression (maillage_kind_get_id (self), create, plain, &failed))
        continue;
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_DENIED,
                   "%s: %s",
                   maillage_field_get_label (field),
                   failed->message);
      return FALSE;
    }
  return TRUE;
}
