/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-sql-private.h"

#include <string.h>

/* Statements kept ready per connection: more than the distinct ones of a page, far fewer than
 * memory. */
#define MAX_CACHED 192

/* The one used longest ago goes; those in use stay. */
static void
forget_oldest (MaillageSqlConnection *connection)
{
  MaillageSqlStatement *oldest = NULL;
  GHashTableIter iter;
  gpointer each;

  g_hash_table_iter_init (&iter, connection->statements);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    {
      MaillageSqlStatement *statement = each;

      if (!statement->in_use && (oldest == NULL || statement->last_use < oldest->last_use))
        oldest = statement;
    }
  if (oldest == NULL)
    return;
  for (guint i = 0; i < MAILLAGE_SQL_RECENT; i++)
    if (connection->recent[i].statement == oldest)
      connection->recent[i].statement = NULL;
  g_hash_table_remove (connection->statements, oldest->sql);
}

/* Nearly every text is a constant of ours: where it stands is looked at before what it says. */
static MaillageSqlStatement *
find_known (MaillageSqlConnection *self, const char *sql)
{
  MaillageSqlRecent *recent = &self->recent[(GPOINTER_TO_SIZE (sql) >> 4) % MAILLAGE_SQL_RECENT];

  if (recent->sql == sql && recent->statement != NULL && strcmp (recent->statement->sql, sql) == 0)
    return recent->statement;
  recent->sql = sql;
  recent->statement = g_hash_table_lookup (self->statements, sql);
  return recent->statement;
}

MaillageSqlStatement *
maillage_sql_prepare (MaillageSqlConnection *self, const char *sql, GError **error)
{
  MaillageSqlStatement *known, *statement;
  int code;

  maillage_sql_assert_owner (self);
  /* Two prepared together: what the first failed of is told. */
  if (error != NULL && *error != NULL)
    return NULL;
  self->uses++;
  known = find_known (self, sql);
  if (known != NULL && !known->in_use)
    {
      known->in_use = TRUE;
      known->last_use = self->uses;
      return known;
    }

  statement = g_new0 (MaillageSqlStatement, 1);
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->stmt, NULL);
  if (code != SQLITE_OK)
    {
      maillage_sql_set_error (error, self->db, code);
      g_free (statement);
      return NULL;
    }
  statement->connection = self;
  statement->sql = g_strdup (sql);
  statement->in_use = TRUE;
  statement->last_use = self->uses;
  statement->cached = known == NULL;
  if (statement->cached)
    {
      g_hash_table_insert (self->statements, statement->sql, statement);
      if (g_hash_table_size (self->statements) > MAX_CACHED)
        forget_oldest (self);
    }
  return statement;
}

void
maillage_sql_statement_free (MaillageSqlStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self->sql);
  g_free (self);
}

void
maillage_sql_statement_release (MaillageSqlStatement *self)
{
  if (self == NULL)
    return;
  if (!self->cached)
    {
      maillage_sql_statement_free (self);
      return;
    }
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->bind_error = SQLITE_OK;
  self->in_use = FALSE;
}

/* A bind that fails (memory, wrong index) is told by the next step: callers check in one place. */
static void
note_bind (MaillageSqlStatement *self, int code)
{
  if (code != SQLITE_OK && self->bind_error == SQLITE_OK)
    self->bind_error = code;
}

void
maillage_sql_bind_text (MaillageSqlStatement *self, int index, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT));
}

void
maillage_sql_bind_static (MaillageSqlStatement *self, int index, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_STATIC));
}

void
maillage_sql_bind_int64 (MaillageSqlStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
maillage_sql_bind_double (MaillageSqlStatement *self, int index, double value)
{
  note_bind (self, sqlite3_bind_double (self->stmt, index, value));
}

void
maillage_sql_bind_null (MaillageSqlStatement *self, int index)
{
  note_bind (self, sqlite3_bind_null (self->stmt, index));
}

int
maillage_sql_parameter (MaillageSqlStatement *self, const char *name)
{
  return sqlite3_bind_parameter_index (self->stmt, name);
}

MaillageSqlStep
maillage_sql_step (MaillageSqlStatement *self, GError **error)
{
  int code;

  maillage_sql_assert_owner (self->connection);
  code = self->bind_error != SQLITE_OK ? self->bind_error : self->connection->failed;
  self->connection->failed = SQLITE_OK;
  if (code == SQLITE_OK)
    code = maillage_sql_check_begun (self->connection);
  if (code == SQLITE_OK)
    code = sqlite3_step (self->stmt);
  if (code == SQLITE_ROW)
    return MAILLAGE_SQL_ROW;
  if (code == SQLITE_DONE)
    return MAILLAGE_SQL_DONE;
  maillage_sql_set_error (error, self->connection->db, code);
  maillage_sql_note_lost (self->connection, code);
  return MAILLAGE_SQL_FAILED;
}

gboolean
maillage_sql_run (MaillageSqlStatement *self, GError **error)
{
  MaillageSqlStep step;

  while ((step = maillage_sql_step (self, error)) == MAILLAGE_SQL_ROW)
    ;
  maillage_sql_reset (self);
  return step == MAILLAGE_SQL_DONE;
}

void
maillage_sql_reset (MaillageSqlStatement *self)
{
  sqlite3_reset (self->stmt);
}

const char *
maillage_sql_column_text (MaillageSqlStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);

  /* Without memory a text reads as NULL: that must not be written back as empty. */
  if (text == NULL && sqlite3_column_type (self->stmt, column) != SQLITE_NULL)
    self->connection->failed = SQLITE_NOMEM;
  return text;
}

gint64
maillage_sql_column_int64 (MaillageSqlStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
maillage_sql_column_double (MaillageSqlStatement *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

gboolean
maillage_sql_column_is_null (MaillageSqlStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}
