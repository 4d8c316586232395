/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-place-private.h>
#include <unistd.h>

static void
write_mark (const std::string &path)
{
  ASSERT_TRUE (g_file_set_contents (path.c_str (), "", 0, nullptr));
}

static MaillagePlace
judge (const std::string &path, const char *fs_type, std::string *name = nullptr)
{
  g_autofree char *found = nullptr;
  MaillagePlace place = _maillage_place_judge (path.c_str (), fs_type, &found);

  if (name != nullptr)
    *name = found != nullptr ? found : "";
  return place;
}

TEST (Place, FileSystemsOfOtherMachinesAreKnown)
{
  TemporaryFolder folder;
  std::string path = folder.file ("store.db"), name;

  for (const char *type : { "nfs",
                            "nfs4",
                            "cifs",
                            "smb3",
                            "fuse.sshfs",
                            "fuse",
                            "9p",
                            "davfs",
                            "fuse.davfs2",
                            "fuse.gvfsd-fuse",
                            "fuse.rclone",
                            "vboxsf" })
    {
      EXPECT_EQ (judge (path, type, &name), MAILLAGE_PLACE_NETWORK) << type;
      EXPECT_EQ (name, type);
    }
  for (const char *type : { "ext4",
                            "btrfs",
                            "xfs",
                            "tmpfs",
                            "overlay",
                            "fuseblk",
                            "vfat",
                            "fuse.gocryptfs",
                            "fuse.portal" })
    EXPECT_EQ (judge (path, type), MAILLAGE_PLACE_OWN) << type;
  EXPECT_EQ (judge (path, nullptr), MAILLAGE_PLACE_OWN);
}

TEST (Place, TheFileSystemIsTheOneThatMountNames)
{
  g_autofree char *proc = _maillage_place_dup_fs_type ("/proc/1/status");
  g_autofree char *none = _maillage_place_dup_fs_type ("/proc/no/such/file");

  EXPECT_STREQ (proc, "proc");
  EXPECT_EQ (none, nullptr);
}

TEST (Place, FoldersThatASynchroniserWorksOnAreKnownFromInside)
{
  const std::pair<const char *, const char *> files[] = {
    { ".dropbox", "Dropbox" },           { ".nextcloudsync.log", "Nextcloud" },
    { ".owncloudsync.log", "ownCloud" }, { ".sync_4f2a.db", "Nextcloud" },
    { "._sync_4f2a.db", "Nextcloud" },   { ".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive" },
  };
  std::string name;

  for (auto &file : files)
    {
      TemporaryFolder folder;
      std::string inner = folder.file ("office/letters");
      ASSERT_EQ (g_mkdir_with_parents (inner.c_str (), 0700), 0);
      EXPECT_EQ (judge (inner + "/store.db", "ext4"), MAILLAGE_PLACE_OWN);
      write_mark (folder.file (file.first));
      EXPECT_EQ (judge (inner + "/store.db", "ext4", &name), MAILLAGE_PLACE_SYNCHRONISED);
      EXPECT_EQ (name, file.second);
      EXPECT_EQ (judge (folder.file ("store.db"), "ext4"), MAILLAGE_PLACE_SYNCHRONISED);
    }
  for (const char *mark : { ".dropbox.cache", ".stfolder", "OneDrive", "OneDrive - Office" })
    {
      TemporaryFolder folder;
      std::string inner = folder.file (mark);
      ASSERT_EQ (g_mkdir (inner.c_str (), 0700), 0);
      EXPECT_EQ (judge (*mark == '.' ? folder.file ("store.db") : inner + "/store.db", "ext4"),
                 MAILLAGE_PLACE_SYNCHRONISED)
          << mark;
    }
}

TEST (Place, DropboxsOwnSettingsAreNotItsFolder)
{
  TemporaryFolder folder;

  ASSERT_EQ (g_mkdir (folder.file (".dropbox").c_str (), 0700), 0);
  EXPECT_EQ (judge (folder.file ("store.db"), "ext4"), MAILLAGE_PLACE_OWN);
}

/* A link does not lead out of it. */
TEST (Place, ALinkIsWhereItLeads)
{
  TemporaryFolder folder;
  std::string synchronised = folder.file ("sync"), link = folder.file ("link.db");

  ASSERT_EQ (g_mkdir (synchronised.c_str (), 0700), 0);
  write_mark (synchronised + "/.nextcloudsync.log");
  write_mark (synchronised + "/store.db");
  ASSERT_EQ (symlink ((synchronised + "/store.db").c_str (), link.c_str ()), 0);
  EXPECT_EQ (judge (link, "ext4"), MAILLAGE_PLACE_SYNCHRONISED);
}

/* A store of its own: the one of the fixture is not used. */
class PlaceOfStore : public StoreTest
{
protected:
  MaillageStore *
  open_on (const std::string &path, const char *fs_type)
  {
    g_autoptr (MaillageRegistry) kinds = maillage_registry_new ();
    g_autoptr (MaillageStore) opened = maillage_store_new (kinds);

    g_clear_error (&error);
    if (!_maillage_store_open_on (opened, path.c_str (), fs_type, MAILLAGE_OPEN_CREATE, &error))
      return nullptr;
    return g_steal_pointer (&opened);
  }

  void
  SetUp () override
  {
    StoreTest::SetUp ();
    home = std::string (g_get_user_data_dir ()) + "/maillage";
    ASSERT_EQ (g_mkdir_with_parents (home.c_str (), 0700), 0);
    at_home = home + "/place-test-" + std::to_string (getpid ()) + ".db";
  }

  void
  TearDown () override
  {
    std::string command = "rm -rf '" + at_home + "'*";
    EXPECT_EQ (system (command.c_str ()), 0);
    g_clear_error (&error);
    StoreTest::TearDown ();
  }

  GError *error = nullptr;
  std::string home, at_home;
};

TEST_F (PlaceOfStore, IsRefusedOnTheNetworkWithWhatToDo)
{
  std::string path = folder.file ("other.db");

  EXPECT_EQ (open_on (path, "nfs4"), nullptr);
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  EXPECT_NE (strstr (error->message, "network file system (nfs4)"), nullptr) << error->message;
  EXPECT_NE (strstr (error->message, "maillagectl backup FILE"), nullptr) << error->message;
  EXPECT_FALSE (g_file_test (path.c_str (), G_FILE_TEST_EXISTS));
}

TEST_F (PlaceOfStore, IsRefusedInASynchronisedFolder)
{
  std::string path = folder.file ("other.db");

  write_mark (folder.file (".owncloudsync.log"));
  EXPECT_EQ (open_on (path, "ext4"), nullptr);
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  EXPECT_NE (strstr (error->message, "that ownCloud synchronises"), nullptr) << error->message;
  EXPECT_FALSE (g_file_test (path.c_str (), G_FILE_TEST_EXISTS));
}

static std::string
journal_of (const std::string &path)
{
  g_autoptr (MaillageSqlConnection) db
      = maillage_sql_connection_open (path.c_str (), MAILLAGE_SQL_OPEN_QUERY_ONLY, nullptr);
  g_autofree char *mode = maillage_sql_dup_text (db, "PRAGMA journal_mode", nullptr);

  return mode;
}

TEST_F (PlaceOfStore, AHomeOnTheNetworkWorksAloneWithoutAWal)
{
  g_autoptr (MaillageStore) store = open_on (at_home, "ext4");
  ASSERT_NE (store, nullptr) << error->message;
  EXPECT_EQ (_maillage_store_get_notice (store), nullptr);
  g_clear_object (&store);
  EXPECT_EQ (journal_of (at_home), "wal");

  store = open_on (at_home, "nfs"); /* and now that disk is another machine's */
  ASSERT_NE (store, nullptr) << error->message;
  EXPECT_NE (strstr (_maillage_store_get_notice (store), "network file system (nfs)"), nullptr);
  EXPECT_EQ (journal_of (at_home), "delete");
  EXPECT_EQ (open_on (at_home, "nfs"), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_BUSY));
  g_clear_error (&error);

  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string uuid = maillage_edit_create (edit, "core.tag"), copy = at_home + ".copy";
  maillage_edit_set (edit, uuid.c_str (), "name", "Paris");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), &error)) << error->message;
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_EQ (journal_of (at_home), "delete");
  EXPECT_EQ (maillage_store_count (store, "core.tag", nullptr), 1);
  g_auto (GStrv) faults = maillage_store_check (store, FALSE, nullptr);
  EXPECT_EQ (g_strv_length (faults), 0u);

  g_clear_object (&store);
  store = open_on (at_home, "nfs"); /* who has gone keeps nobody out */
  ASSERT_NE (store, nullptr) << error->message;
  g_clear_object (&store);
  store = open_on (at_home, "ext4");
  ASSERT_NE (store, nullptr) << error->message;
  EXPECT_EQ (journal_of (at_home), "wal");
}

TEST_F (PlaceOfStore, AnotherComputerThatHasItOpenIsNamed)
{
  std::string mark = at_home + ".in-use";

  ASSERT_TRUE (g_file_set_contents (mark.c_str (), "accueil-2", -1, nullptr));
  EXPECT_EQ (open_on (at_home, "nfs"), nullptr);
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_BUSY));
  EXPECT_NE (strstr (error->message, "“accueil-2”"), nullptr) << error->message;
  EXPECT_NE (strstr (error->message, mark.c_str ()), nullptr) << error->message;

  /* Of this computer, what nobody holds was left by a crash. */
  ASSERT_TRUE (g_file_set_contents (mark.c_str (), g_get_host_name (), -1, nullptr));
  g_autoptr (MaillageStore) store = open_on (at_home, "nfs");
  EXPECT_NE (store, nullptr);
  g_clear_object (&store);
  EXPECT_FALSE (g_file_test (mark.c_str (), G_FILE_TEST_EXISTS));
}
