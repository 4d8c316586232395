/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-archive-private.h>
#include <maillage-backup-private.h>
#include <cstdlib>
#include <glib/gstdio.h>
#include <maillage-erase-private.h>
#include <unistd.h>

/* The list of what was erased: wherever a backup is restored, it must be found, or the restore
 * refused. */
class Erased : public StoreTest
{
protected:
  void
  SetUp () override
  {
    StoreTest::SetUp ();
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    person = maillage_edit_create (edit, "partners.person");
    maillage_edit_set (edit, person.c_str (), "last_name", "Qwxyzonnet");
    commit (edit);
    ASSERT_TRUE (maillage_store_backup (store, backup.c_str (), nullptr));
  }

  void
  erase ()
  {
    const char *uuids[] = { person.c_str (), nullptr };
    g_autoptr (GError) error = nullptr;
    gboolean whole;
    g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, &error);

    ASSERT_NE (mentions, nullptr) << error->message;
  }

  /* Restores the backup that has the person into the store at @path, which is closed again. */
  bool
  restore_into (const std::string &path, std::string *why = nullptr)
  {
    g_autoptr (MaillageRegistry) others = maillage_registry_new ();
    g_autoptr (MaillageScope) others_scope = maillage_registry_open_scope (others, "partners");
    g_autoptr (MaillageStore) other = maillage_store_new (others);
    g_autoptr (GError) error = nullptr;

    declare (others_scope);
    maillage_registry_enter (others, others_scope);
    if (!maillage_store_open (other, path.c_str (), MAILLAGE_OPEN_CREATE, &error)
        || !maillage_store_restore (other, backup.c_str (), &error))
      {
        if (why != nullptr)
          *why = error->message;
        return false;
      }
    n_persons = maillage_store_count (other, "partners.person", nullptr);
    return true;
  }

  /* The store as somebody copies it: the one file. */
  void
  copy_to (const std::string &path)
  {
    ASSERT_TRUE (maillage_store_backup (store, path.c_str (), nullptr));
  }

  std::string backup = folder.file ("backup.db"), file = folder.file ("store.db"),
              list = file + ".backups/erased", person;
  int n_persons = -1;
};

TEST_F (Erased, ALinkToTheStoreLeadsToTheSameList)
{
  std::string link = folder.file ("link.db");

  erase ();
  g_clear_object (&store);
  ASSERT_EQ (symlink (file.c_str (), link.c_str ()), 0);
  ASSERT_TRUE (restore_into (link));
  EXPECT_EQ (n_persons, 0);
  g_autoptr (GPtrArray) backups = maillage_backup_list (link.c_str ());
  EXPECT_EQ (backups->len, 1u); /* made before the restore, and found by either name */
  EXPECT_FALSE (g_file_test ((link + ".backups").c_str (), G_FILE_TEST_EXISTS));
  store = open ();
}

/* The link stays one, and what it leads to is what is rescued. */
TEST_F (Erased, AStoreIsRescuedWhereALinkLeads)
{
  std::string link = folder.file ("link.db");
  g_autoptr (GError) error = nullptr;

  erase ();
  g_clear_object (&store);
  ASSERT_EQ (symlink (file.c_str (), link.c_str ()), 0);
  ASSERT_TRUE (maillage_backup_rescue (link.c_str (), backup.c_str (), &error)) << error->message;
  EXPECT_TRUE (g_file_test (link.c_str (), G_FILE_TEST_IS_SYMLINK));
  store = open ();
  EXPECT_EQ (maillage_store_count (store, "partners.person", nullptr), 0);
}

TEST_F (Erased, AStoreCopiedElsewhereKnowsWhatWasErased)
{
  std::string elsewhere = folder.file ("elsewhere.db");

  erase ();
  copy_to (elsewhere);
  ASSERT_TRUE (restore_into (elsewhere));
  EXPECT_EQ (n_persons, 0);
  /* And after that restore too, which writes an older file over what knew it. */
  ASSERT_EQ (system (("rm -r '" + elsewhere + ".backups'").c_str ()), 0);
  ASSERT_TRUE (restore_into (elsewhere));
  EXPECT_EQ (n_persons, 0);
}

TEST_F (Erased, AnArchiveCarriesTheList)
{
  std::string tar = folder.file ("all.tar"), elsewhere = folder.file ("elsewhere.db");

  erase ();
  ASSERT_TRUE (_maillage_archive_write (store, tar.c_str (), nullptr));
  {
    g_autoptr (MaillageRegistry) others = maillage_registry_new ();
    g_autoptr (MaillageStore) other = maillage_store_new (others);
    g_autoptr (GError) error = nullptr;
    ASSERT_TRUE (maillage_store_open (other, elsewhere.c_str (), MAILLAGE_OPEN_CREATE, nullptr));
    ASSERT_TRUE (_maillage_archive_restore (other, tar.c_str (), &error)) << error->message;
  }
  ASSERT_TRUE (restore_into (elsewhere));
  EXPECT_EQ (n_persons, 0);
}

/* Random bytes where the list was, and a folder: the store has it too. */
TEST_F (Erased, ADamagedListIsToldAgainFromTheStore)
{
  erase ();
  ASSERT_TRUE (g_file_set_contents (list.c_str (), "\x93\x01\xfe no list \x80", -1, nullptr));
  g_autoptr (GError) error = nullptr;
  ASSERT_TRUE (maillage_store_restore (store, backup.c_str (), &error)) << error->message;
  EXPECT_EQ (maillage_store_count (store, "partners.person", nullptr), 0);
  g_autofree char *text = nullptr;
  ASSERT_TRUE (g_file_get_contents (list.c_str (), &text, nullptr, nullptr));
  EXPECT_NE (strstr (text, person.c_str ()), nullptr);
}

TEST_F (Erased, NothingIsRestoredWhileTheListCannotBeRead)
{
  std::string why;

  ASSERT_EQ (g_mkdir_with_parents ((file + ".backups").c_str (), 0700), 0);
  ASSERT_TRUE (g_file_set_contents (list.c_str (), "\x93\x01\xfe no list \x80", -1, nullptr));
  g_clear_object (&store);
  EXPECT_FALSE (restore_into (file, &why));
  EXPECT_NE (why.find ("The list of what was erased"), std::string::npos) << why;
  EXPECT_NE (why.find (list), std::string::npos) << why;
  ASSERT_EQ (g_remove (list.c_str ()), 0);
  ASSERT_EQ (g_mkdir (list.c_str (), 0700), 0);
  EXPECT_FALSE (restore_into (file, &why));
  EXPECT_NE (why.find ("The list of what was erased"), std::string::npos) << why;
  g_autoptr (GError) error = nullptr;
  EXPECT_FALSE (maillage_backup_rescue (file.c_str (), backup.c_str (), &error));
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  ASSERT_EQ (g_rmdir (list.c_str ()), 0);
  EXPECT_TRUE (restore_into (file, &why)) << why;
  EXPECT_EQ (n_persons, 1); /* nothing was ever erased */
  store = open ();
}

/* Nor is anything erased, which would write a new list over the old one. */
TEST_F (Erased, NothingIsErasedWhileTheListCannotBeRead)
{
  const char *uuids[] = { person.c_str (), nullptr };
  g_autoptr (GError) error = nullptr;
  gboolean whole;

  ASSERT_EQ (g_mkdir_with_parents (list.c_str (), 0700), 0);
  EXPECT_EQ (_maillage_store_erase (store, uuids, &whole, &error), nullptr);
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  EXPECT_EQ (maillage_store_count (store, "partners.person", nullptr), 1);
}

/* No room even for the list as it was: what failed must not be done when the store is opened. */
TEST_F (Erased, OnAFullDiskNobodyStaysOnTheListForNothing)
{
  std::string disk = folder.file ("disk"), path = disk + "/store.db", full = disk + "/full";
  ASSERT_EQ (g_mkdir (disk.c_str (), 0700), 0);
  if (getuid () != 0
      || system (("mount -t tmpfs -o size=3m tmpfs '" + disk + "' 2>/dev/null").c_str ()) != 0)
    GTEST_SKIP () << "only root, outside of some containers, may mount a file system";
  g_autoptr (MaillageStore) former = g_steal_pointer (&store);
  g_autoptr (GError) error = nullptr;

  store = maillage_store_new (registry);
  ASSERT_TRUE (maillage_store_open (store, path.c_str (), MAILLAGE_OPEN_CREATE, &error));
  maillage_store_set_author (store, "Camille");
  std::string first = add_organisation ("Un"), second = add_organisation ("Deux");
  const char *one[] = { first.c_str (), nullptr }, *two[] = { second.c_str (), nullptr };
  gboolean whole;
  g_autoptr (GPtrArray) done = _maillage_store_erase (store, one, &whole, &error);
  ASSERT_NE (done, nullptr) << error->message;
  ASSERT_EQ (system (("head -c $(($(df --output=avail -B1 '" + disk
                      + "' | tail -1) - 20480)) /dev/zero > '" + full + "'")
                         .c_str ()),
             0);
  EXPECT_EQ (_maillage_store_erase (store, two, &whole, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DISK_FULL));
  EXPECT_EQ (g_unlink (full.c_str ()), 0);
  maillage_store_close (store);
  g_clear_error (&error);
  ASSERT_TRUE (maillage_store_open (store, path.c_str (), MAILLAGE_OPEN_NONE, &error))
      << error->message;
  EXPECT_EQ (title (second), "Deux");
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);
  expect_sound ();
  g_clear_object (&store);
  EXPECT_EQ (system (("umount '" + disk + "'").c_str ()), 0);
  store = g_steal_pointer (&former);
}
