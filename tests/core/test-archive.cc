/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-archive-private.h>
#include <maillage-files.h>
#include <maillage-tar-private.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* “Take everything with me”: there and back. */
class Archive : public StoreTest
{
protected:
  void
  declare (MaillageScope *scope) override
  {
    StoreTest::declare (scope);
    MaillageKind *kind = maillage_scope_add_kind (scope, "paper", "Paper", "Papers");
    maillage_kind_set_title_format (kind, "{name}");
    maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_kind_add_field (kind, "file", MAILLAGE_FIELD_FILE, "File");
  }

  std::string
  keep (const char *name, const std::string &content)
  {
    std::string path = folder.file (name);
    g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());
    char *value = nullptr;

    EXPECT_TRUE (g_file_set_contents (path.c_str (), content.data (), content.size (), nullptr));
    maillage_files_add_async (
        store,
        file,
        nullptr,
        [] (GObject *source, GAsyncResult *result, gpointer data) {
          *static_cast<char **> (data)
              = maillage_files_add_finish (MAILLAGE_STORE (source), result, nullptr);
        },
        &value);
    EXPECT_TRUE (wait_until ([&] { return value != nullptr; }));
    std::string kept = value;
    g_free (value);
    return kept;
  }

  void
  fill ()
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    const char *uuid = maillage_edit_create (edit, "partners.paper");

    maillage_edit_set (edit, uuid, "name", "Protocole");
    maillage_edit_set (edit, uuid, "file", keep ("protocole.pdf", std::string (100000, 'x')).c_str ());
    commit (edit);
    std::string ansa = add_organisation ("Ansa; “l’agence”");
    set (ansa, "category", "association");
  }

  void
  take (const std::string &path)
  {
    g_autoptr (GError) error = nullptr;

    ASSERT_TRUE (_maillage_archive_write (store, path.c_str (), &error)) << error->message;
  }

  static std::string
  run (const std::string &command)
  {
    g_autofree char *out = nullptr;

    EXPECT_TRUE (g_spawn_command_line_sync (command.c_str (), &out, nullptr, nullptr, nullptr));
    return out != nullptr ? out : "";
  }

  std::string
  beside ()
  {
    return run ("ls -A " + folder.path);
  }
};

TEST_F (Archive, EverythingComesBackOnAnotherMachine)
{
  std::string tar = folder.file ("all.tar"), before;

  fill ();
  before = dump ();
  take (tar);
  EXPECT_TRUE (_maillage_archive_is_one (tar.c_str ()));

  /* Another store, of another machine. */
  g_clear_object (&store);
  TemporaryFolder elsewhere;
  std::swap (folder.path, elsewhere.path);
  store = open ();
  add_organisation ("Was here before");
  g_autoptr (GError) error = nullptr;
  ASSERT_TRUE (_maillage_archive_restore (store, tar.c_str (), &error)) << error->message;
  EXPECT_EQ (dump (), before);
  std::string value = ask ("SELECT file FROM \"partners.paper\"");
  g_autofree char *path = maillage_files_dup_path (store, value.c_str ());
  g_autofree char *content = nullptr;
  gsize length = 0;
  ASSERT_TRUE (g_file_get_contents (path, &content, &length, nullptr));
  EXPECT_EQ (length, 100000u);
  EXPECT_EQ (beside ().find (".coming"), std::string::npos);
  expect_sound ();
  g_clear_object (&store);
  std::swap (folder.path, elsewhere.path);
  store = open ();
}

TEST_F (Archive, IsReadWithoutUs)
{
  std::string tar = folder.file ("all.tar");

  fill ();
  take (tar);
  std::string listed = run ("tar tf " + tar);
  EXPECT_NE (listed.find ("maillage/LISEZ-MOI.txt\n"), std::string::npos) << listed;
  EXPECT_NE (listed.find ("maillage/store/maillage.db\n"), std::string::npos);
  EXPECT_NE (listed.find ("maillage/store/maillage.db.files/"), std::string::npos);
  EXPECT_NE (listed.find ("maillage/tables/Organisations.csv\n"), std::string::npos);
  std::string table = run ("tar xOf " + tar + " maillage/tables/Organisations.csv");
  EXPECT_NE (table.find ("\"Ansa; “l’agence”\""), std::string::npos) << table;
  EXPECT_NE (table.find ("Association"), std::string::npos);
  run ("mkdir " + folder.file ("out"));
  run ("tar xf " + tar + " -C " + folder.file ("out"));
  std::string checked = run ("sh -c 'cd " + folder.file ("out") + " && sha256sum -c sums.sha256'");
  EXPECT_EQ (checked.find ("FAILED"), std::string::npos) << checked;
  EXPECT_NE (checked.find ("maillage.db: OK"), std::string::npos);
}

/* One byte otherwise, anywhere, or cut short: refused, and what is here stays. */
TEST_F (Archive, ADamagedFileIsRefusedAndNothingChanges)
{
  std::string tar = folder.file ("all.tar"), broken = folder.file ("broken.tar"), before;
  g_autofree char *content = nullptr;
  gsize length = 0;

  fill ();
  take (tar);
  before = dump ();
  ASSERT_TRUE (g_file_get_contents (tar.c_str (), &content, &length, nullptr));
  for (gsize at = 700; at < length - 1536; at += length / 23)
    {
      g_autoptr (GError) error = nullptr;

      content[at] ^= 0x40;
      ASSERT_TRUE (g_file_set_contents (broken.c_str (), content, (gssize) length, nullptr));
      content[at] ^= 0x40;
      /* Between two entries nothing is written that counts. */
      if (_maillage_archive_restore (store, broken.c_str (), &error))
        continue;
      ASSERT_NE (error, nullptr);
      EXPECT_NE (strstr (error->message, "damaged"), nullptr) << error->message;
      EXPECT_EQ (dump (), before);
    }
  for (gsize shorter : { length - 1536, length / 2, (gsize) 512, (gsize) 100 })
    {
      g_autoptr (GError) error = nullptr;

      ASSERT_TRUE (g_file_set_contents (broken.c_str (), content, (gssize) shorter, nullptr));
      EXPECT_FALSE (_maillage_archive_restore (store, broken.c_str (), &error));
      EXPECT_EQ (dump (), before);
    }
  EXPECT_EQ (beside ().find (".coming"), std::string::npos) << beside ();
}

TEST_F (Archive, NamesThatLeaveTheFolderAreRefused)
{
  std::string tar = folder.file ("evil.tar");
  g_autoptr (GError) error = nullptr;

  run ("mkdir -p " + folder.file ("in") + "/maillage/store");
  run ("sh -c 'echo x > " + folder.file ("in") + "/maillage/store/a'");
  run ("tar --format=ustar -cf " + tar + " -C " + folder.file ("in")
       + " --transform s,maillage/store/a,maillage/store/../../../escaped, maillage/store/a");
  EXPECT_FALSE (_maillage_archive_restore (store, tar.c_str (), &error));
  EXPECT_FALSE (g_file_test (folder.file ("escaped").c_str (), G_FILE_TEST_EXISTS));
}

/* The disk is full half-way: the error says so, no file has the name, and what had it stays. */
TEST_F (Archive, AFullDiskLeavesNoHalfFile)
{
  std::string tar = folder.file ("all.tar");
  struct rlimit before, small;

  fill ();
  ASSERT_TRUE (g_file_set_contents (tar.c_str (), "what was there", -1, nullptr));
  pid_t child = fork ();
  if (child == 0)
    {
      /* RLIMIT_FSIZE stands for the disk; the store itself is smaller. */
      signal (SIGXFSZ, SIG_IGN);
      getrlimit (RLIMIT_FSIZE, &before);
      small = { 40000, before.rlim_max };
      setrlimit (RLIMIT_FSIZE, &small);
      g_autoptr (GError) error = nullptr;
      g_autoptr (MaillageTar) made = _maillage_tar_new (tar.c_str (), nullptr, &error);
      bool ok = made != nullptr
                && _maillage_tar_add_text (made, "a", std::string (100000, 'y').c_str (), &error);
      g_clear_pointer (&made, _maillage_tar_free);
      _exit (ok ? 1 : error != nullptr ? 0 : 2);
    }
  int status = 0;
  ASSERT_EQ (waitpid (child, &status, 0), child);
  EXPECT_EQ (WEXITSTATUS (status), 0);
  EXPECT_EQ (beside ().find (".part"), std::string::npos) << beside ();
  g_autofree char *content = nullptr;
  ASSERT_TRUE (g_file_get_contents (tar.c_str (), &content, nullptr, nullptr));
  EXPECT_STREQ (content, "what was there");
}

/* Killed at any moment: the name is given to a whole file or to none. */
TEST_F (Archive, KilledHalfWayItLeavesNoHalfFile)
{
  std::string tar = folder.file ("all.tar");

  for (int i = 0; i < 8; i++)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          g_autoptr (MaillageTar) made = _maillage_tar_new (tar.c_str (), nullptr, nullptr);
          for (int j = 0; j < 200; j++)
            _maillage_tar_add_text (
                made, std::to_string (j).c_str (), std::string (50000, 'y').c_str (), nullptr);
          _maillage_tar_finish (made, nullptr);
          _exit (0);
        }
      g_usleep ((gulong) (1000 + 3000 * i));
      kill (child, SIGKILL);
      waitpid (child, nullptr, 0);
      if (g_file_test (tar.c_str (), G_FILE_TEST_EXISTS))
        {
          g_autoptr (GError) error = nullptr;
          std::string out = folder.file (("out" + std::to_string (i)).c_str ());

          g_mkdir (out.c_str (), 0700);
          EXPECT_TRUE (_maillage_tar_unpack (tar.c_str (), "", out.c_str (), nullptr, &error))
              << error->message;
        }
    }
  take (tar);
  EXPECT_EQ (beside ().find (".part"), std::string::npos);
}
