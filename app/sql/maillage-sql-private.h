/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-sql.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Places in which the statements of texts that stay where they are are found without reading them:
 * more than a commit has. */
#define MAILLAGE_SQL_RECENT 64

typedef struct
{
  const char *sql; /* where the caller's text was */
  MaillageSqlStatement *statement;
} MaillageSqlRecent;

struct _MaillageSqlConnection
{
  sqlite3 *db;
  GThread *owner;         /* NULL until the first call after a hand-over */
  GHashTable *statements; /* SQL text → MaillageSqlStatement, in use or waiting */
  MaillageSqlRecent recent[MAILLAGE_SQL_RECENT];
  guint64 uses;   /* counts prepares, for the age of a statement */
  guint64 wal;    /* the numbers of the WAL that was told of last */
  gboolean begun; /* a transaction of ours, which SQLite may take back by itself */
  int lost;       /* why it did */
  int failed;     /* a text could not be read: the next step says so */
};

struct _MaillageSqlStatement
{
  MaillageSqlConnection *connection;
  sqlite3_stmt *stmt;
  char *sql;
  int bind_error;
  gboolean cached, in_use;
  guint64 last_use;
};

/* Before something is done in a transaction: what failed without a word, such as for want of
 * memory, may have taken back what came before, and the rest alone would be written at once. */
int maillage_sql_check_begun (MaillageSqlConnection *self);
void maillage_sql_note_lost (MaillageSqlConnection *self, int code);
void maillage_sql_assert_owner (MaillageSqlConnection *self);
void maillage_sql_set_error (GError **error, sqlite3 *db, int code);
void maillage_sql_statement_free (MaillageSqlStatement *self);

G_END_DECLS
