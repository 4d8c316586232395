/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <fcntl.h>
#include <maillage-backup-private.h>
#include <maillage-erase-private.h>
#include <set>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

/* What stands among the backups, and for how long. */
class BackupRotate : public StoreTest
{
protected:
  void
  SetUp () override
  {
    StoreTest::SetUp ();
    now = g_date_time_new_now_utc ();
    organisation = add_organisation ("Alpha");
    ASSERT_TRUE (maillage_store_backup (store, good.c_str (), nullptr));
    ASSERT_EQ (g_mkdir_with_parents (backups.c_str (), 0700), 0);
  }

  void
  TearDown () override
  {
    g_date_time_unref (now);
    StoreTest::TearDown ();
  }

  /* A good one of so many days ago. */
  std::string
  put (const char *prefix, int days)
  {
    g_autoptr (GDateTime) time = g_date_time_add_days (now, -days);
    g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%SZ.db");
    std::string path = backups + prefix + stamp;

    EXPECT_EQ (link (good.c_str (), path.c_str ()), 0) << path;
    return path;
  }

  static bool
  is_there (const std::string &path)
  {
    return g_file_test (path.c_str (), G_FILE_TEST_EXISTS);
  }

  void
  write (const std::string &path, const char *text = "Qwxyzonnet")
  {
    ASSERT_TRUE (g_file_set_contents (path.c_str (), text, -1, nullptr)) << path;
  }

  void
  back_up ()
  {
    bool done = false;
    maillage_store_back_up_async (
        store,
        nullptr,
        [] (GObject *source, GAsyncResult *result, gpointer data) {
          EXPECT_TRUE (maillage_store_back_up_finish (MAILLAGE_STORE (source), result, nullptr));
          *(bool *) data = true;
        },
        &done);
    EXPECT_TRUE (wait_until ([&] { return done; }));
  }

  std::string
  question ()
  {
    g_autoptr (MaillageRecord) record = maillage_store_load (store, organisation.c_str (), nullptr);
    g_autofree char *text = _maillage_store_dup_erase_question (store, record);

    return text;
  }

  std::string
  day (int days, int months = 0)
  {
    g_autoptr (GDateTime) local = g_date_time_to_local (now);
    g_autoptr (GDateTime) later = g_date_time_add_months (local, months);
    g_autoptr (GDateTime) time = g_date_time_add_days (later, days);
    g_autofree char *text = g_date_time_format (time, "%x");

    return text;
  }

  GDateTime *now = nullptr;
  std::string file = folder.file ("store.db"), good = folder.file ("good.db"),
              backups = file + ".backups/", organisation;
};

/* Months without a backup do not lengthen the life of the old ones. */
TEST_F (BackupRotate, GapsLengthenNoLife)
{
  std::set<int> ages = { 0, 3, 20, 70, 150, 300, 400, 500, 800, 1200 };

  for (int days : ages)
    put ("auto-", days);
  _maillage_backup_rotate (file.c_str (), now);
  g_autoptr (GPtrArray) kept = maillage_backup_list (file.c_str ());
  EXPECT_EQ (kept->len, 6u);
  for (guint i = 0; i < kept->len; i++)
    EXPECT_GT (maillage_backup_get_time (MAILLAGE_BACKUP (kept->pdata[i])),
               g_date_time_to_unix (now) - 366 * 86400);
}

TEST_F (BackupRotate, TheOnlyOneStaysHoweverOld)
{
  std::string old = put ("auto-", 1200);

  _maillage_backup_rotate (file.c_str (), now);
  EXPECT_TRUE (is_there (old));
}

TEST_F (BackupRotate, ThoseMadeBeforeSomethingHaveAnEndToo)
{
  std::string young = put ("before-restore-", 89), old = put ("before-restore-", 91),
              older = put ("before-migration-", 200), many;

  put ("auto-", 0);
  for (int days = 1; days < 5; days++)
    put ("before-restore-", days);
  many = put ("before-restore-", 88);
  _maillage_backup_rotate (file.c_str (), now);
  EXPECT_TRUE (is_there (many));
  EXPECT_FALSE (is_there (young)); /* the sixth */
  EXPECT_FALSE (is_there (old));
  EXPECT_FALSE (is_there (older));
}

TEST_F (BackupRotate, WhoIsErasedIsToldTheTrueLastDay)
{
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  std::string aside = file + ".damaged-" + stamp;

  EXPECT_NE (question ().find ("No backup"), std::string::npos) << question ();
  write (aside);
  write (aside + "-wal");
  write (aside + "-2");
  EXPECT_NE (question ().find ("2 backups still have it, the last until " + day (90)),
             std::string::npos)
      << question ();
  put ("before-restore-", 30);
  EXPECT_NE (question ().find ("3 backups still have it, the last until " + day (90)),
             std::string::npos)
      << question ();
  put ("auto-", 0);
  EXPECT_NE (question ().find ("4 backups still have it, the last until " + day (0, 12)),
             std::string::npos)
      << question ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 90);
  _maillage_backup_rotate (file.c_str (), later);
  EXPECT_FALSE (is_there (aside));
  EXPECT_FALSE (is_there (aside + "-wal"));
  EXPECT_FALSE (is_there (aside + "-2"));
}

/* Neither is a backup: the day gets its own, and nobody is told that it had one. */
TEST_F (BackupRotate, NonsenseAndTheFutureCountForNothing)
{
  g_autofree char *today = g_date_time_format (now, "auto-%Y%m%dT%H%M%SZ.db");
  std::string future = backups + "auto-20910101T080000Z.db";

  write (backups + "auto-nonsense.db", "x");
  write (backups + today, "x");
  ASSERT_EQ (link (good.c_str (), future.c_str ()), 0);
  g_autoptr (GPtrArray) none = maillage_backup_list (file.c_str ());
  ASSERT_EQ (none->len, 1u);
  EXPECT_LE (maillage_backup_get_time (MAILLAGE_BACKUP (none->pdata[0])),
             g_get_real_time () / G_USEC_PER_SEC + 60);
  ASSERT_EQ (g_remove (future.c_str ()), 0);
  back_up ();
  g_autoptr (GPtrArray) made = maillage_backup_list (file.c_str ());
  ASSERT_EQ (made->len, 1u);
  EXPECT_TRUE (_maillage_backup_verify (maillage_backup_get_path (MAILLAGE_BACKUP (made->pdata[0])),
                                        nullptr));
}

TEST_F (BackupRotate, ADayOfTheFutureIsNoDaysBackup)
{
  std::string future = backups + "auto-20910101T080000Z.db";
  struct timespec times[2] = { { 4000000000, 0 }, { 4000000000, 0 } };

  ASSERT_TRUE (maillage_store_backup (store, future.c_str (), nullptr));
  ASSERT_EQ (utimensat (AT_FDCWD, future.c_str (), times, 0), 0);
  back_up ();
  g_autoptr (GPtrArray) made = maillage_backup_list (file.c_str ());
  ASSERT_EQ (made->len, 1u);
  EXPECT_NE (future, maillage_backup_get_path (MAILLAGE_BACKUP (made->pdata[0])));
}

/* Left by programs that were killed. */
TEST_F (BackupRotate, WhatWasLeftIsSweptWhenTheStoreIsOpened)
{
  std::vector<std::string> left;

  for (const char *name :
       { ".restoring", ".restoring-wal", ".restoring-journal", ".taking", ".taking-wal" })
    left.push_back (file + name);
  for (const char *name : { "", ".restoring", ".taking" })
    {
      int held;
      g_autofree char *part = _maillage_backup_take_part ((file + name).c_str (), &held);
      close (held);

      left.push_back (part);
      left.push_back (std::string (part) + "-wal");
    }
  for (const char *name : { "auto-20220301T080000Z.db.part",
                            "auto-20220301T080000Z.db.part-wal",
                            "before-restore-20220301T080000Z.db.part",
                            "all.tar.part" })
    left.push_back (backups + name);
  for (const char *name : { ".restoring.files", ".coming" })
    ASSERT_EQ (g_mkdir ((file + name).c_str (), 0700), 0);
  ASSERT_EQ (g_mkdir ((backups + "auto-20220301T080000Z.db.files").c_str (), 0700), 0);
  left.push_back (file + ".restoring.files/a");
  left.push_back (file + ".coming/maillage.db");
  left.push_back (backups + "auto-20220301T080000Z.db.files/a");
  for (auto &path : left)
    write (path);
  std::string kept = put ("auto-", 0);
  /* Of a copy that somebody makes beside the store. */
  std::string others = file + ".monday.1a2b3c4d.part";
  write (others);

  g_clear_object (&store);
  int held = _maillage_backup_hold (file.c_str ());
  store = open ();
  for (auto &path : left)
    EXPECT_TRUE (is_there (path)) << path; /* somebody works on it */
  g_clear_object (&store);
  _maillage_backup_release (held);
  store = open ();
  for (auto &path : left)
    EXPECT_FALSE (is_there (path)) << path;
  EXPECT_FALSE (is_there (file + ".coming"));
  EXPECT_TRUE (is_there (kept));
  EXPECT_TRUE (is_there (others));
}

/* It may be as large as the store, and nobody waits for that. */
TEST_F (BackupRotate, WhatAKilledBackupLeftIsSweptWithTheContents)
{
  std::string left = backups + "auto-20220301T080000Z.db.part";
  g_autoptr (GAsyncResult) result = nullptr;
  g_autoptr (GError) failed = nullptr;

  write (left);
  maillage_files_sweep_async (
      store,
      nullptr,
      [] (GObject *, GAsyncResult *done, gpointer place) {
        *(GAsyncResult **) place = (GAsyncResult *) g_object_ref (done);
      },
      &result);
  while (result == nullptr)
    g_main_context_iteration (nullptr, TRUE);
  EXPECT_EQ (maillage_files_sweep_finish (store, result, &failed), 0);
  EXPECT_FALSE (is_there (left));
}

TEST_F (BackupRotate, AnErasureSweepsToo)
{
  const char *uuids[] = { organisation.c_str (), nullptr };
  gboolean whole;

  write (file + ".restoring");
  write (backups + "before-restore-20220301T080000Z.db.part");
  g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, nullptr);
  ASSERT_NE (mentions, nullptr);
  EXPECT_FALSE (is_there (file + ".restoring"));
  EXPECT_FALSE (is_there (backups + "before-restore-20220301T080000Z.db.part"));
}

/* The quick check does not compare an index with its table. */
TEST_F (BackupRotate, ACopyWhoseIndexLacksRowsIsNotGood)
{
  sqlite3 *db = nullptr;
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (_maillage_backup_verify (good.c_str (), &error)) << error->message;
  ASSERT_EQ (sqlite3_open (good.c_str (), &db), SQLITE_OK);
  EXPECT_EQ (
      sqlite3_exec (
          db,
          "CREATE TABLE none (a, b, c, d); CREATE INDEX of_none ON none (a, b, c, d);"
          "PRAGMA writable_schema = ON;"
          "UPDATE sqlite_schema SET rootpage = CASE name"
          "  WHEN 'of_none' THEN (SELECT rootpage FROM sqlite_schema WHERE name = 'record_order')"
          "  ELSE (SELECT rootpage FROM sqlite_schema WHERE name = 'of_none') END"
          " WHERE name IN ('of_none', 'record_order')",
          nullptr,
          nullptr,
          nullptr),
      SQLITE_OK);
  sqlite3_close (db);
  EXPECT_FALSE (_maillage_backup_verify (good.c_str (), &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED));
}

/* A copy that was being made outside the store's folder when its program was killed. */
TEST_F (BackupRotate, APartElsewhereGoesWhenTheCopyIsMadeAgain)
{
  std::string elsewhere = folder.file ("elsewhere"), copy = elsewhere + "/copy.db";
  int held;

  ASSERT_EQ (g_mkdir (elsewhere.c_str (), 0700), 0);
  std::string left = copy + ".1a2b3c4d.part";
  for (const std::string &path : { left, left + "-journal", copy + ".old.part" })
    write (path);
  g_autofree char *working = _maillage_backup_take_part (copy.c_str (), &held);
  write (left);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  EXPECT_FALSE (is_there (left));
  EXPECT_FALSE (is_there (left + "-journal"));
  EXPECT_TRUE (is_there (copy + ".old.part")); /* the user's */
  EXPECT_TRUE (is_there (working));            /* somebody works on it */
  close (held);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  EXPECT_FALSE (is_there (working));
}
