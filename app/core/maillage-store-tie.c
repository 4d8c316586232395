/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The tie between a store and its WAL. SQLite writes a WAL over whatever file lies beside it: one
 * that was left by a crash, or copied here, would be mixed with a backup that somebody put there by
 * hand, and nothing would say so. Each WAL therefore names itself in the store, with the one before
 * it: it belongs to a file that knows the one or the other. */

#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define KEY "wal"
/* A WAL without a page has its header at most. */
#define EMPTY 32
/* Another program may be between a WAL's first commit and its name. */
#define TRIES 3
#define AGAIN_US 100000

typedef enum
{
  FITS,
  UNKNOWN,
  FOREIGN,
} Verdict;

/* "own before changes": the WAL's name, that of the one before, and the last change there was. */
static char *
dup_tie (MaillageSqlConnection *db)
{
  return maillage_sql_dup_text (db, "SELECT value FROM meta WHERE key = '" KEY "'", NULL);
}

static char *
dup_part (const char *tie, guint n)
{
  g_auto (GStrv) parts = g_strsplit (tie != NULL ? tie : "", " ", -1);

  return g_strdup (n < g_strv_length (parts) ? parts[n] : "");
}

static gint64
read_last_change (MaillageSqlConnection *db)
{
  gint64 last = 0;

  maillage_sql_get_int64 (
      db, "SELECT coalesce (max (seq), 0) FROM sqlite_sequence WHERE name = 'change'", &last, NULL);
  return last;
}

/* Writing */

static gboolean
write_tie (MaillageSqlConnection *db, const char *wal, const char *before)
{
  g_autofree char *tie
      = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, wal, before, read_last_change (db));
  g_autoptr (MaillageSqlStatement) write
      = maillage_sql_prepare (db, "INSERT OR REPLACE INTO meta VALUES ('" KEY "', ?)", NULL);

  if (write == NULL)
    return FALSE;
  maillage_sql_bind_text (write, 1, tie);
  return maillage_sql_run (write, NULL) && maillage_sql_commit (db, NULL);
}

/* What the file itself knows is the WAL before, also when this commit begins another. */
static gboolean
name_wal (MaillageSqlConnection *db, const char *wal, const char *former, char **before)
{
  g_autofree char *tie = former != NULL ? g_strdup (former) : dup_tie (db);
  g_autofree char *own = dup_part (tie, 0);

  if (*before == NULL)
    *before = strcmp (own, wal) == 0 ? dup_part (tie, 1) : g_strdup (own);
  return (former == NULL && strcmp (own, wal) == 0) || write_tie (db, wal, *before);
}

void
_maillage_store_tie (MaillageSqlConnection *db, const char *former)
{
  g_autofree char *before = NULL;
  gboolean ok = TRUE;
  char *wal;

  while (ok && (wal = maillage_sql_dup_new_wal (db)) != NULL)
    {
      ok = maillage_sql_begin (db, NULL) && name_wal (db, wal, former, &before);
      maillage_sql_rollback (db); /* what is not committed */
      g_free (wal);
    }
}

char *
_maillage_store_dup_tie (MaillageSqlConnection *db)
{
  return dup_tie (db);
}

/* Looking */

/* Neither who has the store to itself nor a disk that fails makes a WAL another's. */
static gboolean
tells_damage (const GError *error)
{
  return g_error_matches (error, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_CORRUPT)
         || g_error_matches (error, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_NOT_A_DATABASE);
}

/* "ok", what is wrong, or NULL: it cannot be told. */
static char *
dup_verdict (MaillageSqlConnection *db)
{
  g_autoptr (GError) error = NULL;
  char *verdict
      = db != NULL ? maillage_sql_dup_text (db, "PRAGMA integrity_check (1)", &error) : NULL;

  return verdict == NULL && tells_damage (error) ? g_strdup (error->message) : verdict;
}

/* Every page and index, as an unknown WAL makes them. A file that has faults of its own is for
 * others to mend. */
static Verdict
check_pages (MaillageSqlConnection *look, const char *path)
{
  g_autofree char *both = dup_verdict (look);
  g_autoptr (MaillageSqlConnection) alone = NULL;
  g_autofree char *file = NULL;

  if (both == NULL || strcmp (both, "ok") == 0)
    return FITS;
  alone = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_ALONE, NULL);
  file = dup_verdict (alone);
  return g_strcmp0 (file, "ok") == 0 ? FOREIGN : FITS;
}

static gboolean
can_read (MaillageSqlConnection *db, GError **error)
{
  gint64 n;

  return db != NULL && maillage_sql_get_int64 (db, "SELECT count (*) FROM meta", &n, error);
}

static Verdict
compare (MaillageSqlConnection *look, const char *path)
{
  g_autoptr (MaillageSqlConnection) alone
      = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_ALONE, NULL);
  g_autofree char *tie = dup_tie (look);
  g_autofree char *wal = maillage_sql_dup_new_wal (look);
  g_autofree char *own = dup_part (tie, 0);
  g_autofree char *before = dup_part (tie, 1);
  g_autofree char *changes = dup_part (tie, 2);
  g_autofree char *file_tie = NULL;
  g_autofree char *file_own = NULL;

  if (strcmp (own, wal != NULL ? wal : "") != 0 || !can_read (alone, NULL))
    return UNKNOWN;
  file_tie = dup_tie (alone);
  file_own = dup_part (file_tie, 0);
  if (strcmp (file_own, own) == 0)
    return FITS;
  if (strcmp (file_own, before) != 0)
    return FOREIGN;
  /* A copy that was made while the one before was written lacks what came after. */
  return read_last_change (alone) + 1 >= g_ascii_strtoll (changes, NULL, 10) ? FITS : UNKNOWN;
}

/* What cannot be read is told by who opens it, unless the WAL makes it so. */
static Verdict
look_at (MaillageSqlConnection *look, const char *path, const GError *failed)
{
  g_autoptr (MaillageSqlConnection) alone = NULL;

  if (failed == NULL)
    return compare (look, path);
  if (!tells_damage (failed))
    return FITS;
  alone = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_ALONE, NULL);
  return can_read (alone, NULL) ? FOREIGN : FITS;
}

static Verdict
judge (const char *path)
{
  Verdict verdict = FITS;

  for (int i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (MaillageSqlConnection) look
          = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_LOOK, &failed);

      if (look != NULL)
        can_read (look, &failed);
      verdict = look_at (look, path, failed);
      if (verdict == FITS)
        return FITS;
      if (i == TRIES - 1)
        return verdict == UNKNOWN ? check_pages (look, path) : FOREIGN;
      g_usleep (AGAIN_US);
    }
  return verdict;
}

gboolean
_maillage_store_check_wal (const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf found;

  if (g_stat (wal, &found) != 0 || found.st_size <= EMPTY || judge (path) == FITS)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_DAMAGED,
               _ ("The journal beside the store, “%s”, belongs to another file and would damage "
                  "this one: nothing was changed. If you put the store there by hand, move that "
                  "journal elsewhere and open the store again. Else restore a backup."),
               wal);
  return FALSE;
}
