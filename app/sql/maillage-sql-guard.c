/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-sql-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* SQL that somebody else wrote is only ever an expression over the columns of one table. It is read
 * here, on a connection of its own that holds nothing, where SQLite tells all it would touch. */

typedef struct
{
  const char *table;
  char *refused; /* what it would touch, as people may name it */
} Guard;

/* Functions that reach out of the row. */
static const char *const refused_functions[]
    = { "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", NULL };

static char *
dup_refused (int action, const char *first, const char *second)
{
  switch (action)
    {
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_DROP_TABLE:
    case SQLITE_CREATE_TABLE:
      return g_strdup (first);
    case SQLITE_FUNCTION:
      return g_strdup_printf ("%s ()", second);
    case SQLITE_PRAGMA:
      return g_strdup_printf ("PRAGMA %s", first);
    case SQLITE_ATTACH:
      return g_strdup ("ATTACH");
    case SQLITE_DETACH:
      return g_strdup ("DETACH");
    case SQLITE_RECURSIVE:
      return g_strdup ("WITH RECURSIVE");
    default:
      return g_strdup_printf ("%s", first != NULL ? first : "?");
    }
}

static gboolean
is_allowed (Guard *guard, int action, const char *first, const char *second)
{
  switch (action)
    {
    case SQLITE_SELECT:
      return TRUE;
    case SQLITE_READ:
      return g_strcmp0 (first, guard->table) == 0;
    case SQLITE_FUNCTION:
      return !g_strv_contains (refused_functions, second);
    default:
      return FALSE;
    }
}

static int
authorize (void *data,
           int action,
           const char *first,
           const char *second,
           const char *database,
           const char *trigger)
{
  Guard *guard = data;

  if (is_allowed (guard, action, first, second))
    return SQLITE_OK;
  if (guard->refused == NULL)
    guard->refused = dup_refused (action, first, second);
  return SQLITE_DENY;
}

/* No table but its own is there to be asked for. */
static void
name_missing (sqlite3 *db, Guard *guard)
{
  static const char missing[] = "no such table: ";
  const char *why = sqlite3_errmsg (db);

  if (guard->refused == NULL && g_str_has_prefix (why, missing))
    guard->refused = g_strdup (why + strlen (missing));
}

/* What stands after the end of a statement is read too, so that it is named. */
static gboolean
read_all (sqlite3 *db, Guard *guard, const char *sql, int n_columns)
{
  while (*sql != '\0')
    {
      sqlite3_stmt *statement = NULL;
      int code = sqlite3_prepare_v2 (db, sql, -1, &statement, &sql);
      gboolean fits = code == SQLITE_OK
                      && (statement == NULL || sqlite3_column_count (statement) == n_columns);

      if (code != SQLITE_OK)
        name_missing (db, guard);
      sqlite3_finalize (statement);
      if (!fits)
        return FALSE;
      n_columns = -1; /* a second statement is one too many */
    }
  return TRUE;
}

static void
set_refused (GError **error, const char *expression, const char *refused)
{
  if (refused != NULL)
    g_set_error (error,
                 MAILLAGE_SQL_ERROR,
                 MAILLAGE_SQL_ERROR_DENIED,
                 _ ("The expression “%s” may read its own record alone, not “%s”."),
                 expression,
                 refused);
  else
    g_set_error (error,
                 MAILLAGE_SQL_ERROR,
                 MAILLAGE_SQL_ERROR_DENIED,
                 _ ("The expression “%s” is not one that SQLite understands."),
                 expression);
}

/* Twice side by side, in brackets of ours: one that closes them and goes on fits in one place only.
 * On a line of its own, so that a comment at its end ends there. */
static gboolean
check (sqlite3 *db, Guard *guard, const char *expression, GError **error)
{
  g_autofree char *table = maillage_sql_quote_name (guard->table);
  g_autofree char *once = g_strdup_printf ("SELECT (%s\n) FROM %s", expression, table);
  g_autofree char *twice
      = g_strdup_printf ("SELECT (%s\n), (%s\n) FROM %s", expression, expression, table);
  g_autofree char *of_one = g_strdup_printf ("SELECT 1 FROM %s WHERE (%s\n)", table, expression);
  gboolean ok, is_of_one;

  /* Else a name in double quotes that is no column here would be a text, and another's column
   * later.
   */
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_set_authorizer (db, authorize, guard);
  ok = read_all (db, guard, once, 1) && read_all (db, guard, twice, 2) && guard->refused == NULL;
  /* Where rows are chosen one by one, nothing is made of all of them. */
  is_of_one = !ok || read_all (db, guard, of_one, 1);
  sqlite3_set_authorizer (db, NULL, NULL);
  if (!ok)
    set_refused (error, expression, guard->refused);
  else if (!is_of_one)
    g_set_error (error,
                 MAILLAGE_SQL_ERROR,
                 MAILLAGE_SQL_ERROR_DENIED,
                 _ ("The expression “%s” makes one value of all records. Put that in a SELECT of "
                    "its own, in brackets."),
                 expression);
  return ok && is_of_one;
}

gboolean
maillage_sql_check_expression (const char *table,
                               const char *create_sql,
                               const char *expression,
                               GError **error)
{
  Guard guard = { .table = table };
  sqlite3 *db = NULL;
  gboolean ok = sqlite3_open_v2 (":memory:",
                                 &db,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
                                     | SQLITE_OPEN_NOMUTEX,
                                 NULL)
                    == SQLITE_OK
                && sqlite3_exec (db, create_sql, NULL, NULL, NULL) == SQLITE_OK;

  if (ok)
    ok = check (db, &guard, expression, error);
  else
    maillage_sql_set_error (error, db, sqlite3_errcode (db));
  sqlite3_close (db);
  g_free (guard.refused);
  return ok;
}
