/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-sql-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How long a write waits for another process before it is told as busy. */
#define BUSY_TIMEOUT_MS 60000
/* How long opening waits: who has a store to itself is another program, and somebody looks on. */
#define OPEN_TIMEOUT_MS 5000
#define RETRY_US 10000
/* Where SQLite locks a file, https://www.sqlite.org/src/file/src/os.h: who has it open holds a
 * part. */
#define LOCKED_FROM 0x40000000
#define LOCKED_BYTES 512
/* Where a WAL has its two numbers: https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
#define WAL_NUMBERS 16

G_DEFINE_QUARK (maillage - sql - error - quark, maillage_sql_error)

static MaillageSqlError
error_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return MAILLAGE_SQL_ERROR_BUSY;
    case SQLITE_FULL:
      return MAILLAGE_SQL_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return MAILLAGE_SQL_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return MAILLAGE_SQL_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return MAILLAGE_SQL_ERROR_NOT_A_DATABASE;
    case SQLITE_CANTOPEN:
      return MAILLAGE_SQL_ERROR_CANNOT_OPEN;
    case SQLITE_IOERR:
      return MAILLAGE_SQL_ERROR_IO;
    case SQLITE_CONSTRAINT:
      return MAILLAGE_SQL_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return MAILLAGE_SQL_ERROR_INTERRUPTED;
    case SQLITE_NOMEM:
      return MAILLAGE_SQL_ERROR_MEMORY;
    default:
      return MAILLAGE_SQL_ERROR_FAILED;
    }
}

static const char *
error_sentence (MaillageSqlError code)
{
  switch (code)
    {
    case MAILLAGE_SQL_ERROR_BUSY:
      return _ ("Another program is writing to the store. Try again in a moment.");
    case MAILLAGE_SQL_ERROR_FULL:
      return _ ("The disk is full. Free some space, then try again.");
    case MAILLAGE_SQL_ERROR_READ_ONLY:
      return _ ("The store can only be read: the file or its folder is protected.");
    case MAILLAGE_SQL_ERROR_CORRUPT:
      return _ ("The store is damaged. Restore a backup.");
    case MAILLAGE_SQL_ERROR_NOT_A_DATABASE:
      return _ ("This file is not a Maillage store.");
    case MAILLAGE_SQL_ERROR_CANNOT_OPEN:
      return _ ("The file cannot be opened. Check that it exists and that you may read it.");
    case MAILLAGE_SQL_ERROR_IO:
      return _ ("The disk could not be read or written.");
    case MAILLAGE_SQL_ERROR_INTERRUPTED:
      return _ ("The work was stopped.");
    case MAILLAGE_SQL_ERROR_MEMORY:
      return _ ("There is not enough memory. Close other programs, then try again.");
    case MAILLAGE_SQL_ERROR_CONSTRAINT:
    case MAILLAGE_SQL_ERROR_FAILED:
    default:
      return _ ("The store refused the operation.");
    }
}

void
maillage_sql_set_error (GError **error, sqlite3 *db, int code)
{
  MaillageSqlError kind = error_code (code);

  /* SQLite's own words are English and for the person who helps: G_MESSAGES_DEBUG=maillage. */
  g_debug ("SQLite %d: %s", code, db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
  g_set_error_literal (error, MAILLAGE_SQL_ERROR, kind, error_sentence (kind));
}

void
maillage_sql_assert_owner (MaillageSqlConnection *self)
{
  if (self->owner == NULL)
    self->owner = g_thread_self ();
  g_assert (self->owner == g_thread_self ());
}

/* The store holds personal data: nobody else on the machine may read it. SQLite gives the WAL the
 * mode of the file, so that creating it ourselves is enough. */
static gboolean
create_private (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  struct stat found;

  if (fd < 0)
    {
      int saved = errno;

      g_set_error (error,
                   MAILLAGE_SQL_ERROR,
                   MAILLAGE_SQL_ERROR_CANNOT_OPEN,
                   _ ("“%s” cannot be created: %s"),
                   path,
                   g_strerror (saved));
      return FALSE;
    }
  /* An empty file that somebody else made becomes a store here. */
  if (fstat (fd, &found) == 0 && found.st_size == 0)
    fchmod (fd, 0600);
  close (fd);
  return TRUE;
}

/* SQLite writes beside the file even to read it, unless those files are there. */
gboolean
maillage_sql_is_protected (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  if (access (path, F_OK) != 0)
    return FALSE;
  return access (path, W_OK) != 0
         || (access (folder, W_OK) != 0 && (access (wal, W_OK) != 0 || access (shm, W_OK) != 0));
}

/* A protected file without anything in its WAL cannot change: SQLite must be told, or it refuses to
 * read it. */
static int
open_protected (const char *path, gboolean alone, sqlite3 **db)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  GStatBuf found;
  gboolean empty = alone || g_stat (wal, &found) != 0 || found.st_size == 0;
  g_autofree char *uri = g_strconcat ("file:", escaped, empty ? "?immutable=1" : "", NULL);

  return sqlite3_open_v2 (uri,
                          db,
                          SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
                              | SQLITE_OPEN_EXRESCODE,
                          NULL);
}

/* Of two that do it to a new file at once, SQLite sends one away without waiting. */
static gboolean
set_journal (MaillageSqlConnection *self, const char *sql, GError **error)
{
  gint64 until = g_get_monotonic_time () + OPEN_TIMEOUT_MS * 1000;
  int code;

  while ((code = sqlite3_exec (self->db, sql, NULL, NULL, NULL)) != SQLITE_OK
         && (code & 0xff) == SQLITE_BUSY && g_get_monotonic_time () < until)
    g_usleep (RETRY_US);
  if (code != SQLITE_OK)
    maillage_sql_set_error (error, self->db, code);
  return code == SQLITE_OK;
}

static gboolean
set_pragmas (MaillageSqlConnection *self, MaillageSqlOpenFlags flags, GError **error)
{
  static const char wal[] = "PRAGMA journal_mode = WAL;";
  /* Had it a WAL, that is read without shared memory. The lock is let go by the next read. */
  static const char rollback[] = "PRAGMA locking_mode = EXCLUSIVE;"
                                 "PRAGMA journal_mode = DELETE;"
                                 "PRAGMA locking_mode = NORMAL;"
                                 "SELECT count (*) FROM sqlite_schema;";

  if (!maillage_sql_exec (self,
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA recursive_triggers = OFF;"
                          "PRAGMA trusted_schema = OFF;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA cache_size = -1000;", /* the system keeps the file's pages too */
                          error))
    return FALSE;
  if (flags & MAILLAGE_SQL_OPEN_QUERY_ONLY)
    return maillage_sql_exec (self, "PRAGMA query_only = ON;", error);
  return set_journal (self, flags & MAILLAGE_SQL_OPEN_ROLLBACK ? rollback : wal, error)
         && maillage_sql_exec (self,
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA cache_size = -65536;"
                               "PRAGMA synchronous = FULL;",
                               error);
}

/* POSIX drops a process's locks on a file when it closes any descriptor of it, and a file chooser
 * that shows the store's folder opens the store to guess what it is. Who closes the store next
 * would take itself for the last, and remove the WAL that is still written to: so nobody removes
 * it. */
static void
keep_wal (MaillageSqlConnection *self)
{
  int yes = 1;

  sqlite3_file_control (self->db, "main", SQLITE_FCNTL_PERSIST_WAL, &yes);
}

/* What SQLite counts of its own memory is read by nobody, and takes a lock at every allocation.
 * Once another library has started it, it stays as it is. */
static void
stop_counting_memory (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
}

MaillageSqlConnection *
maillage_sql_connection_open (const char *path, MaillageSqlOpenFlags flags, GError **error)
{
  g_autoptr (MaillageSqlConnection) self = NULL;
  int code;

  if ((flags & MAILLAGE_SQL_OPEN_CREATE) && !create_private (path, error))
    return NULL;

  stop_counting_memory ();
  self = g_new0 (MaillageSqlConnection, 1);
  self->statements = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify) maillage_sql_statement_free);
  if (flags & (MAILLAGE_SQL_OPEN_LOOK | MAILLAGE_SQL_OPEN_ALONE))
    flags |= MAILLAGE_SQL_OPEN_QUERY_ONLY;
  if ((flags & MAILLAGE_SQL_OPEN_ALONE)
      || ((flags & MAILLAGE_SQL_OPEN_QUERY_ONLY) && maillage_sql_is_protected (path)))
    code = open_protected (path, flags & MAILLAGE_SQL_OPEN_ALONE, &self->db);
  else
    code = sqlite3_open_v2 (
        path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      maillage_sql_set_error (error, self->db, code);
      return NULL;
    }
  /* Who only looks does not wait: somebody else has opened the store. */
  sqlite3_busy_timeout (self->db, flags & MAILLAGE_SQL_OPEN_LOOK ? 0 : OPEN_TIMEOUT_MS);
  if (flags & MAILLAGE_SQL_OPEN_LOOK)
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!(flags & MAILLAGE_SQL_OPEN_ROLLBACK)) /* one that stays would be taken up again */
    keep_wal (self);
  if (!set_pragmas (self, flags, error))
    return NULL;
  if (!(flags & MAILLAGE_SQL_OPEN_LOOK))
    sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  return g_steal_pointer (&self);
}

void
maillage_sql_connection_close (MaillageSqlConnection *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("a statement is still in use while its connection closes");
  g_free (self);
}

void
maillage_sql_connection_hand_over (MaillageSqlConnection *self)
{
  self->owner = NULL;
}

gboolean
maillage_sql_exec (MaillageSqlConnection *self, const char *sql, GError **error)
{
  int code;

  maillage_sql_assert_owner (self);
  code = maillage_sql_check_begun (self);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  maillage_sql_set_error (error, self->db, code);
  maillage_sql_note_lost (self, code);
  return FALSE;
}

gboolean
maillage_sql_execf (MaillageSqlConnection *self, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return maillage_sql_exec (self, sql, error);
}

static gboolean
run (MaillageSqlConnection *self, const char *sql, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self, sql, error);

  return statement != NULL && maillage_sql_run (statement, error);
}

int
maillage_sql_check_begun (MaillageSqlConnection *self)
{
  if (!self->begun || !sqlite3_get_autocommit (self->db))
    return SQLITE_OK;
  return self->lost != SQLITE_OK ? self->lost : SQLITE_ABORT_ROLLBACK;
}

void
maillage_sql_note_lost (MaillageSqlConnection *self, int code)
{
  if (self->begun && self->lost == SQLITE_OK && sqlite3_get_autocommit (self->db))
    self->lost = code;
}

gboolean
maillage_sql_begin (MaillageSqlConnection *self, GError **error)
{
  self->begun = FALSE;
  self->lost = SQLITE_OK;
  self->begun = run (self, "BEGIN IMMEDIATE", error);
  return self->begun;
}

gboolean
maillage_sql_begin_read (MaillageSqlConnection *self, GError **error)
{
  return run (self, "BEGIN", error);
}

gboolean
maillage_sql_commit (MaillageSqlConnection *self, GError **error)
{
  gboolean ok = run (self, "COMMIT", error);

  self->begun = self->begun && !sqlite3_get_autocommit (self->db);
  return ok;
}

void
maillage_sql_rollback (MaillageSqlConnection *self)
{
  maillage_sql_assert_owner (self);
  self->begun = FALSE;
  /* SQLite has already rolled back by itself after some failures (full disk, I/O). */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* A change of the schema that is rolled back makes SQLite read it again, and let go of its virtual
 * tables. Nothing is written: the table is a temporary one. */
void
maillage_sql_forget_schema (MaillageSqlConnection *self)
{
  maillage_sql_exec (self, "BEGIN; CREATE TEMP TABLE forgotten (x);", NULL);
  maillage_sql_rollback (self);
}

gboolean
maillage_sql_checkpoint (MaillageSqlConnection *self,
                         guint wait_ms,
                         gboolean *whole,
                         GError **error)
{
  int code;

  maillage_sql_assert_owner (self);
  sqlite3_busy_timeout (self->db, (int) wait_ms);
  code = sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  *whole = code == SQLITE_OK;
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
    {
      maillage_sql_set_error (error, self->db, code);
      return FALSE;
    }
  return TRUE;
}

char *
maillage_sql_dup_new_wal (MaillageSqlConnection *self)
{
  sqlite3_file *file = NULL;
  guint64 wal = 0;

  maillage_sql_assert_owner (self);
  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xRead (file, &wal, sizeof wal, WAL_NUMBERS) != SQLITE_OK || wal == 0
      || wal == self->wal)
    return NULL;
  self->wal = wal;
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", GUINT64_FROM_BE (wal));
}

gboolean
maillage_sql_lock_out (const char *path, int *fd, GError **error)
{
  struct flock lock
      = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKED_FROM, .l_len = LOCKED_BYTES };

  *fd = open (path, O_RDWR | O_CLOEXEC);
  if (*fd < 0 || fcntl (*fd, F_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES))
    return TRUE;
  close (*fd);
  *fd = -1;
  g_set_error_literal (error,
                       MAILLAGE_SQL_ERROR,
                       MAILLAGE_SQL_ERROR_BUSY,
                       _ ("Another program has the store open. Close it, then try again."));
  return FALSE;
}

gint64
maillage_sql_last_rowid (MaillageSqlConnection *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

gint64
maillage_sql_changes (MaillageSqlConnection *self)
{
  return sqlite3_changes64 (self->db);
}

gint64
maillage_sql_data_version (MaillageSqlConnection *self)
{
  gint64 version = 0;

  maillage_sql_get_int64 (self, "PRAGMA data_version", &version, NULL);
  return version;
}

gboolean
maillage_sql_get_int64 (MaillageSqlConnection *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  switch (maillage_sql_step (statement, error))
    {
    case MAILLAGE_SQL_ROW:
      *value = maillage_sql_column_int64 (statement, 0);
      return TRUE;
    case MAILLAGE_SQL_DONE:
      *value = 0;
      return TRUE;
    case MAILLAGE_SQL_FAILED:
    default:
      return FALSE;
    }
}

char *
maillage_sql_dup_text (MaillageSqlConnection *self, const char *sql, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self, sql, error);

  if (statement == NULL || maillage_sql_step (statement, error) != MAILLAGE_SQL_ROW)
    return NULL;
  return g_strdup (maillage_sql_column_text (statement, 0));
}

/* One step for the whole file: an incremental copy beside a busy writer never ends. */
static gboolean
copy_pages (sqlite3 *to, sqlite3 *from, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    {
      maillage_sql_set_error (error, to, sqlite3_errcode (to));
      return FALSE;
    }
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  if (code != SQLITE_OK)
    maillage_sql_set_error (error, to, code);
  return code == SQLITE_OK;
}

static gboolean
with_other_file (MaillageSqlConnection *self, const char *path, gboolean from_it, GError **error)
{
  sqlite3 *other = NULL;
  int code;
  gboolean ok = FALSE;

  maillage_sql_assert_owner (self);
  if (!from_it && !create_private (path, error))
    return FALSE;
  code = sqlite3_open_v2 (path, &other, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    maillage_sql_set_error (error, other, code);
  else
    {
      sqlite3_busy_timeout (other, BUSY_TIMEOUT_MS);
      ok = from_it ? copy_pages (self->db, other, error) : copy_pages (other, self->db, error);
    }
  sqlite3_close (other);
  return ok;
}

gboolean
maillage_sql_backup_to (MaillageSqlConnection *self, const char *path, GError **error)
{
  return with_other_file (self, path, FALSE, error);
}

gboolean
maillage_sql_restore_from (MaillageSqlConnection *self, const char *path, GError **error)
{
  return with_other_file (self, path, TRUE, error);
}

char *
maillage_sql_quote_name (const char *name)
{
  GString *quoted = g_string_new ("\"");

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (quoted, '"');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}
