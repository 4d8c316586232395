/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <maillage-backup-private.h>
#include <maillage-core.h>
#include <maillage-sql.h>

/* The WAL beside a store is its own, or another's: a crash leaves it, and people copy files. */
class Tie : public StoreTest
{
protected:
  std::string
  file (const char *beside = "", const char *name = "store.db") const
  {
    return folder.file (name) + beside;
  }

  static void
  copy (const std::string &from, const std::string &to)
  {
    g_autofree char *content = nullptr;
    gsize length = 0;

    ASSERT_TRUE (g_file_get_contents (from.c_str (), &content, &length, nullptr)) << from;
    ASSERT_TRUE (g_file_set_contents (to.c_str (), content, (gssize) length, nullptr));
  }

  static std::string
  bytes (const std::string &path)
  {
    g_autofree char *content = nullptr;
    gsize length = 0;

    EXPECT_TRUE (g_file_get_contents (path.c_str (), &content, &length, nullptr));
    return std::string (content, length);
  }

  /* As a crash leaves it, at @name. */
  void
  keep_crashed (const char *name)
  {
    copy (file (), file ("", name));
    copy (file ("-wal"), file ("-wal", name));
  }

  void
  checkpoint ()
  {
    gboolean whole = FALSE;
    g_autoptr (MaillageSqlConnection) db
        = maillage_sql_connection_open (file ().c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);

    ASSERT_TRUE (maillage_sql_checkpoint (db, 1000, &whole, nullptr));
    ASSERT_TRUE (whole);
  }

  void
  add (int n, const char *name)
  {
    for (int i = 0; i < n; i++)
      add_organisation ((name + std::to_string (i)).c_str ());
  }

  /* "" or why not; what the store at @name has is in @names. */
  std::string
  try_open (const char *name, std::string *n = nullptr)
  {
    g_autoptr (MaillageStore) tried = maillage_store_new (registry);
    g_autoptr (GError) error = nullptr;

    if (!maillage_store_open (
            tried, file ("", name).c_str (), (MaillageOpenFlags) MAILLAGE_OPEN_MIGRATE, &error))
      {
        EXPECT_EQ (error->code, MAILLAGE_ERROR_DAMAGED) << error->message;
        return error->message;
      }
    g_auto (GStrv) faults = maillage_store_check (tried, FALSE, nullptr);
    EXPECT_EQ (g_strv_length (faults), 0u) << faults[0];
    if (n != nullptr)
      *n = std::to_string (maillage_store_count (tried, "partners.organisation", nullptr));
    return "";
  }

  /* Refused, and nothing is written to the file; without that WAL it opens. */
  void
  expect_refused (const char *name, const char *n)
  {
    std::string before = bytes (file ("", name)), found;

    std::string said = try_open (name);
    EXPECT_NE (said.find ("belongs to another file"), std::string::npos) << said;
    EXPECT_TRUE (bytes (file ("", name)) == before);
    EXPECT_EQ (g_unlink (file ("-wal", name).c_str ()), 0);
    g_unlink (file ("-shm", name).c_str ());
    EXPECT_EQ (try_open (name, &found), "");
    EXPECT_EQ (found, n);
  }
};

TEST_F (Tie, ItsOwnIsReadWhateverWasWritten)
{
  std::string n;

  add (3, "Un");
  keep_crashed ("first.db");
  checkpoint ();
  keep_crashed ("empty.db");
  add (3, "Deux");
  keep_crashed ("second.db");
  std::string copy_path = file ("", "copy.db");
  ASSERT_TRUE (maillage_store_backup (store, copy_path.c_str (), nullptr));
  add (3, "Trois");
  ASSERT_TRUE (maillage_store_restore (store, copy_path.c_str (), nullptr));
  keep_crashed ("restored.db");
  add (1, "Quatre");
  keep_crashed ("after.db");
  checkpoint ();
  add (1, "Cinq");
  keep_crashed ("last.db");
  std::pair<const char *, const char *> all[] = {
    { "first.db", "3" },    { "empty.db", "3" }, { "second.db", "6" },
    { "restored.db", "6" }, { "after.db", "7" }, { "last.db", "8" },
  };
  for (auto &one : all)
    {
      EXPECT_EQ (try_open (one.first, &n), "") << one.first;
      EXPECT_EQ (n, one.second) << one.first;
    }
}

/* So many pages that SQLite empties the WAL while the change is written. */
TEST_F (Tie, ItsOwnIsReadAfterALongChange)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Import", nullptr);
  std::string n;

  for (int i = 0; i < 20000; i++)
    maillage_edit_set (edit,
                       maillage_edit_create (edit, "partners.organisation"),
                       "name",
                       (std::string (200, 'x') + std::to_string (i)).c_str ());
  commit (edit);
  keep_crashed ("long.db");
  add (2, "Un");
  keep_crashed ("more.db");
  EXPECT_EQ (try_open ("long.db", &n), "");
  EXPECT_EQ (n, "20000");
  EXPECT_EQ (try_open ("more.db", &n), "");
  EXPECT_EQ (n, "20002");
}

TEST_F (Tie, ThatOfAnotherStoreIsRefused)
{
  add (5, "Un");
  keep_crashed ("other.db");
  Watched watched (store);
  g_clear_object (&store);
  ASSERT_TRUE (watched.gone ());
  ASSERT_EQ (g_rename (file ().c_str (), file ("", "mine.db").c_str ()), 0);
  store = open ();
  add (50, "Autre");
  checkpoint ();
  add (3, "Encore");
  copy (file ("-wal"), file ("-wal", "mine.db"));
  expect_refused ("mine.db", "5");
}

/* An old copy takes the place of a store that crashed. */
TEST_F (Tie, ThatOfALaterTimeIsRefused)
{
  add (5, "Un");
  ASSERT_TRUE (maillage_store_backup (store, file ("", "copy.db").c_str (), nullptr));
  add (60, "Deux");
  checkpoint ();
  add (3, "Trois");
  copy (file ("-wal"), file ("-wal", "copy.db"));
  expect_refused ("copy.db", "5");
}

/* A copy of the very time at which the WAL is written has nothing that the WAL does not know. */
TEST_F (Tie, ThatOfTheSameTimeMakesItWhole)
{
  std::string n;

  checkpoint ();
  add (5, "Un");
  ASSERT_TRUE (maillage_store_backup (store, file ("", "copy.db").c_str (), nullptr));
  add (3, "Trois");
  copy (file ("-wal"), file ("-wal", "copy.db"));
  EXPECT_EQ (try_open ("copy.db", &n), "");
  EXPECT_EQ (n, "8");
}

/* Who has the store to itself is not told of a journal. */
TEST_F (Tie, AStoreThatIsLockedSaysThat)
{
  add (3, "Un");
  keep_crashed ("mine.db");
  g_autoptr (MaillageSqlConnection) db = maillage_sql_connection_open (
      file ("", "mine.db").c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);
  ASSERT_TRUE (maillage_sql_exec (db,
                                  "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                  "UPDATE record SET created = created + 1",
                                  nullptr));
  g_autoptr (MaillageStore) tried = maillage_store_new (registry);
  g_autoptr (GError) error = nullptr;
  EXPECT_FALSE (
      maillage_store_open (tried, file ("", "mine.db").c_str (), MAILLAGE_OPEN_NONE, &error));
  EXPECT_EQ (error->code, MAILLAGE_ERROR_BUSY) << error->message;
}

/* By a program that names none. */
TEST_F (Tie, AnUnknownOneThatMixesPagesIsRefused)
{
  add (200, "Un");
  ASSERT_TRUE (maillage_store_backup (store, file ("", "copy.db").c_str (), nullptr));
  add (60, "Deux");
  Watched watched (store);
  g_clear_object (&store);
  ASSERT_TRUE (watched.gone ());
  g_autoptr (MaillageSqlConnection) db
      = maillage_sql_connection_open (file ().c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);
  ASSERT_TRUE (maillage_sql_exec (db, "UPDATE record SET created = created + 1", nullptr));
  copy (file ("-wal"), file ("-wal", "copy.db"));
  expect_refused ("copy.db", "200");
}
