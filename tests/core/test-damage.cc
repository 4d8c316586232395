/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <csignal>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <maillage-backup-private.h>
#include <maillage-sql.h>
#include <sys/wait.h>
#include <unistd.h>

/* A store that is torn, lost, or has another file in its place. */
class Damage : public StoreTest
{
protected:
  std::string
  file (const char *beside = "") const
  {
    return folder.file ("store.db") + beside;
  }

  bool
  exists (const std::string &path)
  {
    return g_file_test (path.c_str (), G_FILE_TEST_EXISTS);
  }

  void
  back_up (const std::string &path)
  {
    g_autoptr (GError) error = nullptr;

    ASSERT_TRUE (maillage_store_backup (store, path.c_str (), &error)) << error->message;
  }

  /* The first page of a table is overwritten; the store is closed then. */
  void
  tear (const std::string &table)
  {
    long root = std::stol (
        ask (("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'").c_str ()));
    std::vector<char> nonsense (4096, 'x');

    ASSERT_EQ (ask ("PRAGMA page_size"), "4096");
    Watched watched (store);
    g_clear_object (&store);
    ASSERT_TRUE (watched.gone ());
    int fd = ::open (file ().c_str (), O_WRONLY | O_CLOEXEC);
    ASSERT_EQ (pwrite (fd, nonsense.data (), 4096, (root - 1) * 4096), 4096);
    close (fd);
  }

  int
  try_open (MaillageOpenFlags flags)
  {
    g_autoptr (MaillageStore) tried = maillage_store_new (registry);
    g_autoptr (GError) error = nullptr;

    return maillage_store_open (tried, file ().c_str (), flags, &error) ? -1 : error->code;
  }

  int
  restore_fails (const std::string &path)
  {
    g_autoptr (GError) error = nullptr;

    return maillage_store_restore (store, path.c_str (), &error) ? -1 : error->code;
  }

  int
  export_fails (const std::string &path)
  {
    g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
    g_autoptr (GError) error = nullptr;

    return maillage_export_csv (store, query, nullptr, MAILLAGE_EXPORT_NONE, path.c_str (), &error)
               ? -1
               : error->code;
  }

  bool
  is_kept ()
  {
    g_autoptr (GDir) dir = g_dir_open (folder.path.c_str (), 0, nullptr);

    while (const char *name = g_dir_read_name (dir))
      if (g_str_has_prefix (name, "store.db.damaged-"))
        return true;
    return false;
  }

  std::string
  names ()
  {
    return ask ("SELECT group_concat (title, ' ') FROM (SELECT title FROM record ORDER BY title)");
  }
};

TEST_F (Damage, AStoreThatIsLostIsNotMadeAnew)
{
  add_organisation ("Alpha");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  ASSERT_TRUE (
      _maillage_backup_make (file ().c_str (), MAILLAGE_BACKUP_AUTOMATIC, now, nullptr, nullptr));
  g_clear_object (&store);

  for (bool empty : { true, false })
    {
      if (empty)
        ASSERT_TRUE (g_file_set_contents (file ().c_str (), "", 0, nullptr));
      else
        ASSERT_EQ (unlink (file ().c_str ()), 0);
      EXPECT_EQ (try_open (MAILLAGE_OPEN_CREATE), MAILLAGE_ERROR_DAMAGED);
      EXPECT_EQ (try_open (MAILLAGE_OPEN_NONE), MAILLAGE_ERROR_DAMAGED);
      EXPECT_EQ (exists (file ()), empty);
    }
  g_autoptr (GPtrArray) backups = maillage_backup_list (file ().c_str ());
  g_autoptr (GError) error = nullptr;
  ASSERT_TRUE (maillage_backup_rescue (
      file ().c_str (), maillage_backup_get_path ((MaillageBackup *) backups->pdata[0]), &error))
      << error->message;
  store = open ();
  EXPECT_EQ (names (), "Alpha");
}

TEST_F (Damage, WhatWasWrittenBesideAnEmptyFileIsNotThrownAway)
{
  g_clear_object (&store);
  ASSERT_TRUE (g_file_set_contents (file ().c_str (), "", 0, nullptr));
  ASSERT_TRUE (g_file_set_contents (file ("-wal").c_str (), "pages", 5, nullptr));
  EXPECT_EQ (try_open (MAILLAGE_OPEN_CREATE), MAILLAGE_ERROR_DAMAGED);
  EXPECT_EQ (try_open (MAILLAGE_OPEN_NONE), MAILLAGE_ERROR_DAMAGED);
  g_autofree char *content = nullptr;
  gsize length = 0;
  ASSERT_TRUE (g_file_get_contents (file ("-wal").c_str (), &content, &length, nullptr));
  EXPECT_STREQ (content, "pages");

  unlink (file ("-wal").c_str ());
  EXPECT_EQ (try_open (MAILLAGE_OPEN_NONE), MAILLAGE_ERROR_NOT_A_STORE);
  GStatBuf found;
  ASSERT_EQ (g_stat (file ().c_str (), &found), 0);
  EXPECT_EQ (found.st_size, 0); /* to look made no store of it */
  EXPECT_EQ (try_open (MAILLAGE_OPEN_CREATE), -1);
}

TEST_F (Damage, WhatCannotBeReadIsToldNotShownAsEmpty)
{
  for (int i = 0; i < 200; i++)
    add_organisation (("Alpha " + std::to_string (i)).c_str ());
  for (const char *table : { "partners.organisation", "link_source", "record" })
    {
      SCOPED_TRACE (table);
      std::string good = folder.file ("good.db"), csv = folder.file ("all.csv");

      back_up (good);
      tear (table);
      store = open ();
      ASSERT_NE (store, nullptr);
      int told = 0;
      g_signal_connect (
          store, "damaged", G_CALLBACK (+[] (MaillageStore *, int *n) { ++*n; }), &told);
      EXPECT_EQ (export_fails (csv), MAILLAGE_ERROR_DAMAGED);
      EXPECT_FALSE (exists (csv));
      EXPECT_EQ (told, 1);
      EXPECT_TRUE (maillage_store_get_damaged (store));

      EXPECT_EQ (restore_fails (good), -1);
      EXPECT_TRUE (is_kept ());
      EXPECT_FALSE (maillage_store_get_damaged (store));
      expect_sound ();
      EXPECT_EQ (export_fails (csv), -1);
      unlink (csv.c_str ());
    }
}

TEST_F (Damage, AFilePutInPlaceByHandIsTheStore)
{
  std::string monday = folder.file ("monday.db");
  g_autofree char *content = nullptr;
  gsize length = 0;

  add_organisation ("Alpha");
  back_up (monday);
  add_organisation ("Beta");
  g_clear_object (&store);
  ASSERT_TRUE (g_file_get_contents (monday.c_str (), &content, &length, nullptr));
  int fd = ::open (file ().c_str (), O_WRONLY | O_TRUNC | O_CLOEXEC); /* as cp does */
  ASSERT_EQ (write (fd, content, length), (gssize) length);
  close (fd);
  store = open ();
  ASSERT_NE (store, nullptr);
  EXPECT_EQ (names (), "Alpha");
}

/* POSIX keeps the locks of one process from another alone: a child has the store open. */
TEST_F (Damage, AStoreThatAnotherHasOpenIsNotReplaced)
{
  std::string good = folder.file ("good.db");
  int told[2];
  char byte;

  add_organisation ("Alpha");
  back_up (good);
  tear ("meta");
  EXPECT_EQ (try_open (MAILLAGE_OPEN_NONE), MAILLAGE_ERROR_DAMAGED);
  ASSERT_EQ (pipe (told), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      /* SQLite's SHARED lock. */
      struct flock lock = { F_RDLCK, SEEK_SET, 0x40000002, 510, 0 };
      int fd = ::open (file ().c_str (), O_RDWR);
      bool locked = fcntl (fd, F_SETLK, &lock) == 0;

      (void) !write (told[1], locked ? "y" : "n", 1);
      for (;;)
        pause ();
    }
  ASSERT_EQ (read (told[0], &byte, 1), 1);
  ASSERT_EQ (byte, 'y');
  g_autoptr (GError) error = nullptr;
  EXPECT_FALSE (maillage_backup_rescue (file ().c_str (), good.c_str (), &error));
  EXPECT_STREQ (error->message, "Another program has the store open. Close it, then try again.");
  EXPECT_EQ (error->code, MAILLAGE_ERROR_BUSY);
  EXPECT_FALSE (is_kept ());
  kill (child, SIGKILL);
  waitpid (child, nullptr, 0);
  close (told[0]);
  close (told[1]);
  g_clear_error (&error);
  ASSERT_TRUE (maillage_backup_rescue (file ().c_str (), good.c_str (), &error)) << error->message;
  EXPECT_TRUE (is_kept ());
  store = open ();
  EXPECT_EQ (names (), "Alpha");
}

TEST_F (Damage, AnIndexThatLacksRowsIsMadeAgain)
{
  add_organisation ("Alpha");
  g_clear_object (&store);
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageSqlConnection) db
        = maillage_sql_connection_open (file ().c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, &error);

    ASSERT_TRUE (maillage_sql_exec (
        db,
        "DROP INDEX record_order; CREATE INDEX record_order ON record (kind, trashed, sort_key, id)"
        " WHERE id < 0; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
        " 'CREATE INDEX record_order ON record (kind, trashed, sort_key, id)'"
        " WHERE name = 'record_order'",
        &error))
        << error->message;
  }
  store = open ();
  ASSERT_NE (store, nullptr);
  g_auto (GStrv) faults = maillage_store_check (store, FALSE, nullptr);
  EXPECT_GT (g_strv_length (faults), 0u);
  g_auto (GStrv) left = maillage_store_check (store, TRUE, nullptr);
  EXPECT_EQ (g_strv_length (left), 0u) << left[0];
}
