/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How long copies of the store are kept: who was erased is told when the last one goes, so each has
 * an end, whatever was or was not made in between. */

#include "maillage-backup-private.h"
#include "maillage-place-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* How many days, weeks and months back there is a backup of each. */
#define N_DAYS 7
#define N_WEEKS 5
#define N_MONTHS 12
/* How many are kept of those made before a restore, and before a migration, and how many days. */
#define N_BEFORE 5
#define N_BEFORE_DAYS 90

#define DAMAGED ".damaged-"

typedef enum
{
  DAY,
  WEEK,
  MONTH,
  N_SPANS
} Span;

static const int n_kept[N_SPANS] = { N_DAYS, N_WEEKS, N_MONTHS };

/* Numbers that follow each other, on the user's clock. */
static int
number_of (GDateTime *time, Span span)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date,
                  (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  switch (span)
    {
    case DAY:
      return (int) g_date_get_julian (&date);
    case WEEK: /* Julian day 1 was a Monday */
      return ((int) g_date_get_julian (&date) - 1) / 7;
    case MONTH:
    case N_SPANS:
    default:
      return g_date_time_get_year (local) * 12 + g_date_time_get_month (local);
    }
}

/* Newest first: the first of a span is its own, as long as the span is not too long ago. */
static gboolean
is_spans_own (GDateTime *time, GDateTime *now, int *last)
{
  gboolean kept = FALSE;

  for (int span = 0; span < N_SPANS; span++)
    {
      int number = number_of (time, (Span) span);

      if (number != last[span] && number_of (now, (Span) span) - number < n_kept[span])
        kept = TRUE;
      last[span] = number;
    }
  return kept;
}

static gboolean
is_over (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (time);

  return g_date_time_difference (now, then) >= N_BEFORE_DAYS * G_TIME_SPAN_DAY;
}

/* Damaged stores that a backup took the place of, with when. */

/* “20220315T093000Z”, and “-2” for the second of a second; 0 for what goes with it, its journal. */
static gint64
read_stamp (const char *name)
{
  g_autofree char *stamp = g_strndup (name, strcspn (name, "-"));
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stamp, NULL);
  const char *rest = name + strlen (stamp);

  if (*rest == '-' && strspn (rest + 1, "0123456789") == strlen (rest + 1))
    rest = "";
  return time != NULL && *rest == '\0' ? g_date_time_to_unix (time) : 0;
}

GPtrArray *
_maillage_backup_list_damaged (const char *store_path)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = _maillage_place_dup_path (store_path);
  g_autofree char *folder = g_path_get_dirname (place);
  g_autofree char *own = g_path_get_basename (place);
  g_autofree char *prefix = g_strconcat (own, DAMAGED, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && read_stamp (name + strlen (prefix)) > 0)
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static gint64
time_of_damaged (const char *path)
{
  return read_stamp (g_strrstr (path, DAMAGED) + strlen (DAMAGED));
}

static void
rotate_damaged (const char *store_path, GDateTime *now)
{
  g_autoptr (GPtrArray) paths = _maillage_backup_list_damaged (store_path);

  for (guint i = 0; i < paths->len; i++)
    if (is_over (time_of_damaged (paths->pdata[i]), now))
      _maillage_backup_remove (paths->pdata[i]);
}

typedef struct
{
  GDateTime *now;
  int last[N_SPANS];
  guint n_before[MAILLAGE_BACKUP_BEFORE_MIGRATION + 1];
} Rotation;

/* Asked of the newest first. */
static gboolean
is_kept (Rotation *self, MaillageBackup *backup)
{
  MaillageBackupReason reason = maillage_backup_get_reason (backup);
  gint64 made = maillage_backup_get_time (backup);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made);

  /* What cannot be restored takes no good one's place. */
  if (!_maillage_backup_looks_whole (backup))
    return !is_over (made, self->now);
  if (reason == MAILLAGE_BACKUP_AUTOMATIC)
    return is_spans_own (time, self->now, self->last);
  return self->n_before[reason]++ < N_BEFORE && !is_over (made, self->now);
}

void
_maillage_backup_rotate (const char *store_path, GDateTime *now)
{
  g_autoptr (GPtrArray) backups = _maillage_backup_list_all (store_path);
  g_autoptr (GPtrArray) good = maillage_backup_list (store_path);
  const char *newest = good->len > 0 ? maillage_backup_get_path (good->pdata[0]) : NULL;
  Rotation rotation = { .now = now };

  for (guint i = 0; i < backups->len; i++)
    {
      const char *path = maillage_backup_get_path (backups->pdata[i]);

      /* However old, it may be the only one. */
      if (!is_kept (&rotation, backups->pdata[i]) && g_strcmp0 (path, newest) != 0)
        _maillage_backup_remove (path);
    }
  rotate_damaged (store_path, now);
}

static void
take_later (GDateTime **last, GDateTime *take_end)
{
  if (*last != NULL && g_date_time_compare (take_end, *last) <= 0)
    {
      g_date_time_unref (take_end);
      return;
    }
  g_clear_pointer (last, g_date_time_unref);
  *last = take_end;
}

GDateTime *
_maillage_backup_dup_end (const char *store_path, guint *n)
{
  g_autoptr (GPtrArray) backups = _maillage_backup_list_all (store_path);
  g_autoptr (GPtrArray) damaged = _maillage_backup_list_damaged (store_path);
  GDateTime *last = NULL;

  for (guint i = 0; i < backups->len; i++)
    {
      MaillageBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) made
          = g_date_time_new_from_unix_local (maillage_backup_get_time (backup));

      take_later (&last,
                  maillage_backup_get_reason (backup) == MAILLAGE_BACKUP_AUTOMATIC
                      ? g_date_time_add_months (made, N_MONTHS)
                      : g_date_time_add_days (made, N_BEFORE_DAYS));
    }
  for (guint i = 0; i < damaged->len; i++)
    {
      g_autoptr (GDateTime) made
          = g_date_time_new_from_unix_local (time_of_damaged (damaged->pdata[i]));

      take_later (&last, g_date_time_add_days (made, N_BEFORE_DAYS));
    }
  *n = backups->len + damaged->len;
  return last;
}
