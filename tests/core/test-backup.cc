/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-backup-private.h>
#include <set>
#include <unistd.h>
#include <vector>

class Backup : public StoreTest
{
protected:
  std::string
  file () const
  {
    return folder.file ("store.db");
  }

  std::vector<MaillageBackup *>
  list ()
  {
    g_clear_pointer (&backups, g_ptr_array_unref);
    backups = maillage_backup_list (file ().c_str ());
    std::vector<MaillageBackup *> found;
    for (guint i = 0; i < backups->len; i++)
      found.push_back (MAILLAGE_BACKUP (g_ptr_array_index (backups, i)));
    return found;
  }

  void
  make (GDateTime *now)
  {
    g_autoptr (GError) error = nullptr;
    ASSERT_TRUE (
        _maillage_backup_make (file ().c_str (), MAILLAGE_BACKUP_AUTOMATIC, now, nullptr, &error))
        << error->message;
  }

  void
  restore (const char *path)
  {
    g_autoptr (GError) error = nullptr;
    ASSERT_TRUE (maillage_store_restore (store, path, &error)) << error->message;
  }

  std::string
  names ()
  {
    return ask ("SELECT group_concat (title, ' ') FROM (SELECT title FROM record ORDER BY title)");
  }

  void
  TearDown () override
  {
    g_clear_pointer (&backups, g_ptr_array_unref);
    StoreTest::TearDown ();
  }

  GPtrArray *backups = nullptr;
};

TEST_F (Backup, SevenDaysFiveWeeksTwelveMonths)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) first = g_date_time_new (zone, 2020, 1, 1, 12, 0, 0);
  std::set<std::string> months, weeks;

  add_organisation ("Alpha");
  for (int day = 0; day < 600; day++)
    {
      g_autoptr (GDateTime) now = g_date_time_add_days (first, day);
      g_autofree char *day_name = g_date_time_format (now, "%F");
      g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
      g_autofree char *stamp = g_date_time_format (utc, "auto-%Y%m%dT%H%M%SZ.db");

      if (day == 0)
        make (now);
      else /* only its name counts here */
        {
          std::string path = file () + ".backups/" + stamp;
          ASSERT_EQ (link (maillage_backup_get_path (list ()[0]), path.c_str ()), 0);
        }
      _maillage_backup_rotate (file ().c_str (), now);
    }
  auto kept = list ();
  gint64 newest = maillage_backup_get_time (kept[0]);
  int n_days = 0;
  for (MaillageBackup *backup : kept)
    {
      g_autoptr (GDateTime) time
          = g_date_time_new_from_unix_local (maillage_backup_get_time (backup));
      g_autofree char *week = g_date_time_format (time, "%G-%V");
      g_autofree char *month = g_date_time_format (time, "%Y-%m");

      weeks.insert (week);
      months.insert (month);
      n_days += newest - maillage_backup_get_time (backup) < 7 * 86400;
    }
  EXPECT_EQ (n_days, 7);
  for (int week = 0; week < 5; week++)
    {
      g_autoptr (GDateTime) last = g_date_time_new_from_unix_local (newest);
      g_autoptr (GDateTime) day = g_date_time_add_weeks (last, -week);
      g_autofree char *name = g_date_time_format (day, "%G-%V");
      EXPECT_EQ (weeks.count (name), 1u) << name;
    }
  EXPECT_EQ (months.size (), 12u);
  EXPECT_LE (kept.size (), 24u);
  EXPECT_GE (kept.size (), 20u);
}

TEST_F (Backup, IsMadeOnceADayAndKeepsNobodyWaiting)
{
  add_organisation ("Alpha");
  for (int i = 0; i < 2; i++)
    {
      bool done = false;
      maillage_store_back_up_async (
          store,
          nullptr,
          [] (GObject *source, GAsyncResult *result, gpointer data) {
            g_autoptr (GError) error = nullptr;
            EXPECT_TRUE (maillage_store_back_up_finish (MAILLAGE_STORE (source), result, &error))
                << error->message;
            *(bool *) data = true;
          },
          &done);
      add_organisation ("Beta");
      EXPECT_TRUE (wait_until ([&] { return done; }));
    }
  ASSERT_EQ (list ().size (), 1u);
  EXPECT_EQ (maillage_backup_get_reason (list ()[0]), MAILLAGE_BACKUP_AUTOMATIC);
  EXPECT_LT (g_get_real_time () / 1000000 - maillage_backup_get_time (list ()[0]), 60);
  EXPECT_TRUE (_maillage_backup_verify (maillage_backup_get_path (list ()[0]), nullptr));
}

TEST_F (Backup, ARestoreIsTakenBackByRestoringWhatItReplaced)
{
  std::string copy = folder.file ("copy.db");

  add_organisation ("Alpha");
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  add_organisation ("Beta");
  restore (copy.c_str ());
  EXPECT_EQ (names (), "Alpha");
  add_organisation ("Gamma"); /* the search index is that of the copy */
  expect_sound ();
  auto before = list ();
  ASSERT_EQ (before.size (), 1u);
  EXPECT_EQ (maillage_backup_get_reason (before[0]), MAILLAGE_BACKUP_BEFORE_RESTORE);
  restore (maillage_backup_get_path (before[0]));
  EXPECT_EQ (names (), "Alpha Beta");
  expect_sound ();
}

TEST_F (Backup, AnotherWindowSeesWhatWasRestored)
{
  std::string copy = folder.file ("copy.db");
  g_autoptr (MaillageRegistry) others = maillage_registry_new ();
  g_autoptr (MaillageScope) others_scope = maillage_registry_open_scope (others, "partners");
  g_autoptr (MaillageStore) other = maillage_store_new (others);
  bool everything = false;

  declare (others_scope);
  maillage_registry_enter (others, others_scope);
  std::string alpha = add_organisation ("Alpha");
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  add_organisation ("Beta");
  ASSERT_TRUE (maillage_store_open (other, file ().c_str (), MAILLAGE_OPEN_NONE, nullptr));
  g_signal_connect (other,
                    "changed",
                    G_CALLBACK (+[] (MaillageStore *, MaillageChangeSet *set, bool *everything) {
                      *everything = maillage_change_set_get_everything (set);
                    }),
                    &everything);
  restore (copy.c_str ());
  EXPECT_TRUE (wait_until ([&] { return everything; }));
  EXPECT_EQ (maillage_store_count (other, "partners.organisation", nullptr), 1);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
  maillage_edit_set (edit, alpha.c_str (), "sigle", "A");
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageChange) change = maillage_store_commit (other, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  EXPECT_EQ (value (alpha, "sigle"), "A");
}

TEST_F (Backup, ABadCopyChangesNothingAndReplacesNoGoodOne)
{
  std::string copy = folder.file ("copy.db"), bad = folder.file ("bad.db");
  g_autofree char *content = nullptr;
  gsize length = 0;
  g_autoptr (GError) error = nullptr;

  for (int i = 0; i < 200; i++)
    add_organisation (("Nº " + std::to_string (i)).c_str ());
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  ASSERT_TRUE (g_file_get_contents (copy.c_str (), &content, &length, nullptr));
  memset (content + length / 2, 'x', 8192);
  ASSERT_TRUE (g_file_set_contents (bad.c_str (), content, length, nullptr));
  std::string before = dump ();
  EXPECT_FALSE (maillage_store_restore (store, bad.c_str (), &error));
  EXPECT_EQ (error->domain, MAILLAGE_ERROR);
  EXPECT_EQ (error->code, MAILLAGE_ERROR_DAMAGED) << error->message;
  EXPECT_NE (strstr (error->message, ("“" + bad + "”").c_str ()), nullptr) << error->message;
  EXPECT_EQ (dump (), before);
  g_clear_error (&error);
  std::string newer = folder.file ("newer.db");
  ASSERT_EQ (g_rename (copy.c_str (), newer.c_str ()), 0);
  {
    g_autoptr (MaillageSqlConnection) db
        = maillage_sql_connection_open (newer.c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);
    ASSERT_TRUE (
        maillage_sql_exec (db, "UPDATE meta SET value = '99' WHERE key = 'version'", nullptr));
  }
  EXPECT_FALSE (maillage_store_restore (store, newer.c_str (), &error));
  EXPECT_NE (strstr (error->message, ("“" + newer + "”").c_str ()), nullptr) << error->message;
  EXPECT_EQ (dump (), before);
  g_clear_error (&error);
  EXPECT_FALSE (maillage_store_restore (store, folder.file ("none.db").c_str (), &error));
  EXPECT_EQ (error->domain, MAILLAGE_ERROR);
  EXPECT_EQ (dump (), before);
  EXPECT_FALSE (g_file_test ((file () + ".restoring").c_str (), G_FILE_TEST_EXISTS));
}

TEST_F (Backup, ADamagedStoreIsRescuedAndKept)
{
  g_autofree char *content = nullptr;
  g_autoptr (GError) error = nullptr;
  gsize length = 0;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  add_organisation ("Alpha");
  make (now);
  g_clear_object (&store);
  ASSERT_EQ (g_unlink ((file () + "-wal").c_str ()), 0);
  ASSERT_TRUE (g_file_get_contents (file ().c_str (), &content, &length, nullptr));
  memset (content + 100, 'x', length - 100);
  ASSERT_TRUE (g_file_set_contents (file ().c_str (), content, length, nullptr));
  g_autoptr (MaillageStore) damaged = maillage_store_new (registry);
  EXPECT_FALSE (maillage_store_open (damaged, file ().c_str (), MAILLAGE_OPEN_NONE, &error));
  EXPECT_EQ (error->code, MAILLAGE_ERROR_DAMAGED) << error->message;
  g_clear_error (&error);
  ASSERT_TRUE (
      maillage_backup_rescue (file ().c_str (), maillage_backup_get_path (list ()[0]), &error))
      << error->message;
  store = open ();
  ASSERT_NE (store, nullptr);
  EXPECT_EQ (names (), "Alpha");
  g_autoptr (GDir) dir = g_dir_open (folder.path.c_str (), 0, nullptr);
  const char *name;
  bool kept = false;
  while ((name = g_dir_read_name (dir)) != nullptr)
    kept = kept || g_str_has_prefix (name, "store.db.damaged-");
  EXPECT_TRUE (kept);
}
