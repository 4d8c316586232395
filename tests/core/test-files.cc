/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-files-private.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What was written to the disk, in place of the C library's own, while somebody looks. */
static std::vector<std::string> *synced;

extern "C" int
fsync (int fd)
{
  char path[4096] = { 0 };

  if (synced != nullptr
      && readlink (("/proc/self/fd/" + std::to_string (fd)).c_str (), path, sizeof path - 1) > 0)
    synced->push_back (path);
  return (int) syscall (SYS_fsync, fd);
}

class Files : public StoreTest
{
protected:
  struct Answer
  {
    bool came = false;
    std::string value;
    GError *error = nullptr;
  };

  std::string
  make_file (const char *name, const std::string &content)
  {
    std::string file = folder.file (name);

    EXPECT_TRUE (g_file_set_contents (file.c_str (), content.data (), content.size (), nullptr));
    return file;
  }

  static void
  added (GObject *source, GAsyncResult *result, gpointer data)
  {
    Answer *answer = static_cast<Answer *> (data);
    g_autofree char *value
        = maillage_files_add_finish (MAILLAGE_STORE (source), result, &answer->error);

    answer->came = true;
    answer->value = value != nullptr ? value : "";
  }

  Answer
  add (const std::string &path)
  {
    g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());
    Answer answer;

    maillage_files_add_async (store, file, nullptr, added, &answer);
    EXPECT_TRUE (wait_until ([&] { return answer.came; }));
    return answer;
  }

  std::string
  path_of (const std::string &value)
  {
    g_autofree char *path = maillage_files_dup_path (store, value.c_str ());

    return path != nullptr ? path : "";
  }

  bool
  is_there (const std::string &value)
  {
    return g_file_test (path_of (value).c_str (), G_FILE_TEST_EXISTS);
  }

  int
  sweep (gint64 younger = 0)
  {
    g_autoptr (GError) error = nullptr;
    int removed = _maillage_files_sweep (maillage_store_get_path (store), younger, &error);

    EXPECT_EQ (error, nullptr);
    return removed;
  }

  MaillageChange *
  hang (const std::string &value)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add a file", nullptr);
    g_autoptr (GError) error = nullptr;
    std::string owner = maillage_edit_create (edit, "core.tag");
    std::string file = maillage_edit_create_child (edit, "core.file", owner.c_str ());

    maillage_edit_set (edit, owner.c_str (), "name", "Ansa");
    maillage_edit_set (edit, file.c_str (), "title", "A letter");
    maillage_edit_set (edit, file.c_str (), "file", value.c_str ());
    MaillageChange *change = maillage_store_commit (store, edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
    return change;
  }

  std::string
  check ()
  {
    g_autoptr (GError) error = nullptr;
    g_auto (GStrv) faults = maillage_store_check (store, FALSE, &error);
    g_autofree char *text = faults != nullptr ? g_strjoinv ("\n", faults) : nullptr;

    return text != nullptr ? text : error->message;
  }
};

TEST_F (Files, TheSameContentIsKeptOnce)
{
  Answer one = add (make_file ("Courrier à l’Ansa.txt", "Bonjour"));
  Answer two = add (make_file ("copie.txt", "Bonjour"));
  Answer other = add (make_file ("empty.txt", ""));

  EXPECT_EQ (one.value.substr (64), " Courrier à l’Ansa.txt");
  EXPECT_EQ (one.value.substr (0, 64), two.value.substr (0, 64));
  EXPECT_EQ (path_of (one.value), path_of (two.value));
  EXPECT_NE (path_of (one.value), path_of (other.value));
  g_autofree char *content = nullptr;
  ASSERT_TRUE (g_file_get_contents (path_of (one.value).c_str (), &content, nullptr, nullptr));
  EXPECT_STREQ (content, "Bonjour");
  g_autofree char *name = maillage_files_dup_name (one.value.c_str ());
  EXPECT_STREQ (name, "Courrier à l’Ansa.txt");
  EXPECT_EQ (path_of ("../../etc/passwd"), "");
}

TEST_F (Files, AFileThatCannotBeReadIsTold)
{
  Answer answer = add (folder.file ("nowhere.txt"));

  EXPECT_EQ (answer.value, "");
  EXPECT_TRUE (g_error_matches (answer.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  g_clear_error (&answer.error);
}

TEST_F (Files, OnlyWhatNothingNamesIsSwept)
{
  Answer kept = add (make_file ("kept.txt", "kept"));
  Answer loose = add (make_file ("loose.txt", "loose"));
  g_autoptr (MaillageChange) change = hang (kept.value);

  EXPECT_EQ (sweep (3600), 0) << "it may be named in a moment";
  EXPECT_EQ (sweep (), 1);
  EXPECT_TRUE (is_there (kept.value));
  EXPECT_FALSE (is_there (loose.value));
  /* Taken back, it may be done again. */
  g_autoptr (MaillageChange) undo
      = maillage_store_undo (store, maillage_change_get_number (change), nullptr);
  ASSERT_NE (undo, nullptr);
  EXPECT_EQ (sweep (), 0);
  EXPECT_TRUE (is_there (kept.value));
}

TEST_F (Files, CheckSaysWhatIsMissingOrChanged)
{
  Answer file = add (make_file ("letter.txt", "Bonjour"));
  g_autoptr (MaillageChange) change = hang (file.value);

  EXPECT_EQ (check (), "");
  ASSERT_TRUE (g_file_set_contents (path_of (file.value).c_str (), "Bonsoir", -1, nullptr));
  EXPECT_NE (check ().find ("has been changed"), std::string::npos);
  g_remove (path_of (file.value).c_str ());
  EXPECT_NE (check ().find ("is missing"), std::string::npos);
  add (make_file ("the same.txt", "Bonjour"));
  EXPECT_EQ (check (), "");
}

TEST_F (Files, ABackupHasThemAndGivesThemBack)
{
  Answer file = add (make_file ("letter.txt", "Bonjour"));
  g_autoptr (MaillageChange) change = hang (file.value);
  g_autoptr (GError) error = nullptr;
  std::string copy = folder.file ("copy.db");

  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), &error)) << error->message;
  g_remove (path_of (file.value).c_str ());
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_TRUE (is_there (file.value));
  EXPECT_EQ (check (), "");
}

TEST_F (Files, AreSavedElsewhereAndLentReadOnly)
{
  Answer file = add (make_file ("letter.txt", "Bonjour"));
  std::string to = folder.file ("elsewhere.txt");
  g_autoptr (GFile) target = g_file_new_for_path (to.c_str ());
  bool saved = false;
  g_autoptr (GFile) lent = nullptr;
  g_autofree char *content = nullptr;

  maillage_files_save_async (
      store,
      file.value.c_str (),
      target,
      nullptr,
      [] (GObject *source, GAsyncResult *result, gpointer data) {
        *static_cast<bool *> (data)
            = maillage_files_save_finish (MAILLAGE_STORE (source), result, nullptr);
      },
      &saved);
  EXPECT_TRUE (wait_until ([&] { return saved; }));
  ASSERT_TRUE (g_file_get_contents (to.c_str (), &content, nullptr, nullptr));
  EXPECT_STREQ (content, "Bonjour");
  maillage_files_lend_async (
      store,
      file.value.c_str (),
      nullptr,
      [] (GObject *source, GAsyncResult *result, gpointer data) {
        *static_cast<GFile **> (data)
            = maillage_files_lend_finish (MAILLAGE_STORE (source), result, nullptr);
      },
      &lent);
  ASSERT_TRUE (wait_until ([&] { return lent != nullptr; }));
  g_autofree char *name = g_file_get_basename (lent);
  EXPECT_STREQ (name, "letter.txt");
  EXPECT_NE (g_access (g_file_peek_path (lent), R_OK), -1);
}

/* A disk that was full, or a power cut before ours was synced. */
TEST_F (Files, ATornContentIsReplacedByAGoodOne)
{
  std::string file = make_file ("letter.txt", "Dear colleague"), value = add (file).value,
              backup = folder.file ("backup.db"), path = path_of (value);
  g_autoptr (GError) error = nullptr;

  MaillageChange *change = hang (value);
  ASSERT_NE (change, nullptr);
  g_object_unref (change);
  ASSERT_TRUE (maillage_store_backup (store, backup.c_str (), nullptr));
  for (const char *torn : { "Dear", "" })
    {
      ASSERT_EQ (g_unlink (path.c_str ()), 0);
      ASSERT_TRUE (g_file_set_contents (path.c_str (), torn, -1, nullptr));
      ASSERT_TRUE (maillage_store_restore (store, backup.c_str (), &error)) << error->message;
      EXPECT_TRUE (_maillage_files_is_sound (path.c_str ())) << torn;
      ASSERT_EQ (g_unlink (path.c_str ()), 0);
      ASSERT_TRUE (g_file_set_contents (path.c_str (), torn, -1, nullptr));
      EXPECT_EQ (add (file).value, value);
      EXPECT_TRUE (_maillage_files_is_sound (path.c_str ())) << torn;
    }
}

/* One that is torn does not go over one that is not. */
TEST_F (Files, ATornContentReplacesNoGoodOne)
{
  std::string value = add (make_file ("letter.txt", "Dear colleague")).value,
              backup = folder.file ("backup.db"), path = path_of (value);
  std::string copy = backup + ".files/" + value.substr (0, 64);

  ASSERT_TRUE (maillage_store_backup (store, backup.c_str (), nullptr));
  ASSERT_EQ (g_unlink (copy.c_str ()), 0);
  ASSERT_TRUE (g_file_set_contents (copy.c_str (), "Dear", -1, nullptr));
  ASSERT_TRUE (maillage_store_restore (store, backup.c_str (), nullptr));
  EXPECT_TRUE (_maillage_files_is_sound (path.c_str ()));
}

/* A row that names a content is never on the disk before it. */
TEST_F (Files, AContentIsOnTheDiskBeforeItsNameIs)
{
  std::string path = make_file ("letter.txt", "Dear colleague"), all;
  std::vector<std::string> seen;

  synced = &seen;
  std::string value = add (path).value;
  synced = nullptr;
  ASSERT_EQ (seen.size (), 2u);
  EXPECT_NE (seen[0].find ("store.db.files/.new-"), std::string::npos) << seen[0];
  EXPECT_TRUE (g_str_has_suffix (seen[1].c_str (), "store.db.files")) << seen[1];
}

TEST_F (Files, ABackupSaysWhichContentItLacks)
{
  std::string value = add (make_file ("letter.txt", "Dear colleague")).value,
              copy = folder.file ("copy.db");
  g_autoptr (MaillageChange) change = hang (value);
  g_autoptr (GError) error = nullptr;

  ASSERT_EQ (g_unlink (path_of (value).c_str ()), 0);
  ASSERT_TRUE (g_file_set_contents (path_of (value).c_str (), "Dear", -1, nullptr));
  EXPECT_FALSE (maillage_store_backup (store, copy.c_str (), &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
  EXPECT_NE (strstr (error->message, "is made, but not whole"), nullptr) << error->message;
  EXPECT_NE (strstr (error->message, value.substr (0, 64).c_str ()), nullptr) << error->message;
  EXPECT_TRUE (g_file_test (copy.c_str (), G_FILE_TEST_EXISTS));
  add (make_file ("again.txt", "Dear colleague"));
}

TEST_F (Files, ACopyOnAnotherDiskIsWhole)
{
  g_autofree char *disk = g_strdup ("/dev/shm/maillage-files-XXXXXX");
  std::string value = add (make_file ("letter.txt", std::string (300000, 'x'))).value;

  if (g_mkdtemp (disk) == nullptr)
    GTEST_SKIP () << "there is no other disk";
  std::string backup = std::string (disk) + "/backup.db";
  ASSERT_TRUE (maillage_store_backup (store, backup.c_str (), nullptr));
  EXPECT_TRUE (_maillage_files_is_sound ((backup + ".files/" + value.substr (0, 64)).c_str ()));
  g_autoptr (GDir) dir = g_dir_open ((backup + ".files").c_str (), 0, nullptr);
  int n = 0;
  while (g_dir_read_name (dir) != nullptr)
    n++;
  EXPECT_EQ (n, 1); /* nothing under a name of its way */
  EXPECT_EQ (system (("rm -rf '" + std::string (disk) + "'").c_str ()), 0);
}

TEST_F (Files, APipeIsNotWaitedFor)
{
  std::string pipe = folder.file ("pipe");

  ASSERT_EQ (mkfifo (pipe.c_str (), 0600), 0);
  Answer answer = add (pipe);
  EXPECT_EQ (answer.value, "");
  ASSERT_NE (answer.error, nullptr);
  EXPECT_NE (strstr (answer.error->message, "not an ordinary file"), nullptr);
  g_clear_error (&answer.error);
}
