/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-kind-private.h"
#include "maillage-layout.h"

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
