/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The only door to SQLite. Nothing here is installed; core alone includes it.
 * A connection and its statements belong to the thread that opened it: each call asserts it. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MaillageSqlConnection MaillageSqlConnection;
typedef struct _MaillageSqlStatement MaillageSqlStatement;
typedef struct _MaillageSqlWorker MaillageSqlWorker;

#define MAILLAGE_SQL_ERROR (maillage_sql_error_quark ())
GQuark maillage_sql_error_quark (void);

typedef enum
{
  MAILLAGE_SQL_ERROR_FAILED,
  MAILLAGE_SQL_ERROR_BUSY,
  MAILLAGE_SQL_ERROR_FULL,
  MAILLAGE_SQL_ERROR_READ_ONLY,
  MAILLAGE_SQL_ERROR_CORRUPT,
  MAILLAGE_SQL_ERROR_NOT_A_DATABASE,
  MAILLAGE_SQL_ERROR_CANNOT_OPEN,
  MAILLAGE_SQL_ERROR_IO,
  MAILLAGE_SQL_ERROR_CONSTRAINT,
  MAILLAGE_SQL_ERROR_INTERRUPTED,
  MAILLAGE_SQL_ERROR_MEMORY,
  MAILLAGE_SQL_ERROR_DENIED,
} MaillageSqlError;

typedef enum
{
  MAILLAGE_SQL_OPEN_READ_WRITE = 0,
  MAILLAGE_SQL_OPEN_QUERY_ONLY = 1 << 0, /* writes are refused, WAL is still read */
  MAILLAGE_SQL_OPEN_CREATE = 1 << 1,
  MAILLAGE_SQL_OPEN_ROLLBACK = 1 << 4, /* no WAL, whose memory is shared on one machine alone */
  MAILLAGE_SQL_OPEN_LOOK = 1 << 5,     /* to query: leaves the WAL as it is when it is closed */
  MAILLAGE_SQL_OPEN_ALONE = 1 << 6,    /* to query: the file without its WAL */
} MaillageSqlOpenFlags;

typedef enum
{
  MAILLAGE_SQL_ROW,
  MAILLAGE_SQL_DONE,
  MAILLAGE_SQL_FAILED, /* and the GError is set */
} MaillageSqlStep;

/* Whether the file, or what SQLite needs beside it, can only be read: such a one is opened with
 * MAILLAGE_SQL_OPEN_QUERY_ONLY. */
gboolean maillage_sql_is_protected (const char *path);

/* Connection */
MaillageSqlConnection *
maillage_sql_connection_open (const char *path, MaillageSqlOpenFlags flags, GError **error);
void maillage_sql_connection_close (MaillageSqlConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageSqlConnection, maillage_sql_connection_close)

/* Lets another thread own the connection from now on. */
void maillage_sql_connection_hand_over (MaillageSqlConnection *self);
gboolean maillage_sql_exec (MaillageSqlConnection *self, const char *sql, GError **error);
gboolean maillage_sql_execf (MaillageSqlConnection *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean maillage_sql_begin (MaillageSqlConnection *self, GError **error); /* BEGIN IMMEDIATE */
gboolean maillage_sql_begin_read (MaillageSqlConnection *self, GError **error);
gboolean maillage_sql_commit (MaillageSqlConnection *self, GError **error);
void maillage_sql_rollback (MaillageSqlConnection *self);
/* Outside of a transaction, after many rows: FTS5 keeps the table of words that they filled as long
 * as the connection knows the schema, and walks all of it at every commit. */
void maillage_sql_forget_schema (MaillageSqlConnection *self);
/* Writes what the WAL holds into the file and empties it; @whole is FALSE when somebody still reads
 * what was there before. */
gboolean maillage_sql_checkpoint (MaillageSqlConnection *self,
                                  guint wait_ms,
                                  gboolean *whole,
                                  GError **error);
/* What tells the WAL from any other, when it is not that of the last call; NULL then, or without
 * one. SQLite gives a WAL that begins anew other numbers. */
char *maillage_sql_dup_new_wal (MaillageSqlConnection *self);
/* Locks a file, whatever is in it, as SQLite does who has it open; @fd, to be closed, holds the
 * lock and may be -1: there is no file, or none can be locked there. */
gboolean maillage_sql_lock_out (const char *path, int *fd, GError **error);
gint64 maillage_sql_last_rowid (MaillageSqlConnection *self);
gint64 maillage_sql_changes (MaillageSqlConnection *self);
/* Another value than before: another connection or process has committed. */
gint64 maillage_sql_data_version (MaillageSqlConnection *self);
gboolean maillage_sql_get_int64 (MaillageSqlConnection *self,
                                 const char *sql,
                                 gint64 *value,
                                 GError **error);
char *maillage_sql_dup_text (MaillageSqlConnection *self, const char *sql, GError **error);
gboolean maillage_sql_backup_to (MaillageSqlConnection *self, const char *path, GError **error);
gboolean maillage_sql_restore_from (MaillageSqlConnection *self, const char *path, GError **error);
char *maillage_sql_quote_name (const char *name);

/* Statement: cached by its text; the autoptr resets it and gives it back. */
MaillageSqlStatement *
maillage_sql_prepare (MaillageSqlConnection *self, const char *sql, GError **error);
void maillage_sql_statement_release (MaillageSqlStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageSqlStatement, maillage_sql_statement_release)

/* Parameters count from 1, columns from 0, as in SQLite. Text is copied unless said otherwise. */
void maillage_sql_bind_text (MaillageSqlStatement *self, int index, const char *value);
void maillage_sql_bind_static (MaillageSqlStatement *self, int index, const char *value);
void maillage_sql_bind_int64 (MaillageSqlStatement *self, int index, gint64 value);
void maillage_sql_bind_double (MaillageSqlStatement *self, int index, double value);
void maillage_sql_bind_null (MaillageSqlStatement *self, int index);
/* Index of a named parameter (":today"), 0 when the statement has none. */
int maillage_sql_parameter (MaillageSqlStatement *self, const char *name);
MaillageSqlStep maillage_sql_step (MaillageSqlStatement *self, GError **error);
/* For statements without rows: steps once and resets. */
gboolean maillage_sql_run (MaillageSqlStatement *self, GError **error);
void maillage_sql_reset (MaillageSqlStatement *self);
const char *maillage_sql_column_text (MaillageSqlStatement *self, int column);
gint64 maillage_sql_column_int64 (MaillageSqlStatement *self, int column);
double maillage_sql_column_double (MaillageSqlStatement *self, int column);
gboolean maillage_sql_column_is_null (MaillageSqlStatement *self, int column);

/* Whether an expression that an extension wrote reads nothing but the columns of the table that
 * @create_sql makes; MAILLAGE_SQL_ERROR_DENIED names what else it would touch. */
gboolean maillage_sql_check_expression (const char *table,
                                        const char *create_sql,
                                        const char *expression,
                                        GError **error);

/* Worker: one thread, one connection, jobs in order. The job ends by g_task_return_* (). */
typedef void (*MaillageSqlJob) (MaillageSqlConnection *connection, GTask *task, gpointer data);

MaillageSqlWorker *maillage_sql_worker_new (const char *name, MaillageSqlConnection *take);
void maillage_sql_worker_push (MaillageSqlWorker *self, GTask *task, MaillageSqlJob job);
/* Runs the job there and waits for it; @task is created inside and its result returned by func. */
typedef gboolean (*MaillageSqlCall) (MaillageSqlConnection *connection,
                                     gpointer data,
                                     GError **error);
gboolean maillage_sql_worker_call (MaillageSqlWorker *self,
                                   MaillageSqlCall call,
                                   gpointer data,
                                   GError **error);
/* Finishes what is queued, closes the connection, joins the thread. */
void maillage_sql_worker_free (MaillageSqlWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageSqlWorker, maillage_sql_worker_free)

G_END_DECLS
