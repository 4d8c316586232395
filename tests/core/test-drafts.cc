/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-core.h>

#include <sys/stat.h>

static const char *const uuid = "0190a2b4-0000-7000-8000-000000000001";

TEST (Drafts, APutTextIsOnTheDiskWithinTwoSeconds)
{
  TemporaryFolder folder;
  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (folder.file ("a.db").c_str ());
  std::string path = folder.file ("a.db.drafts/") + uuid + ".name";
  struct stat status = {};

  maillage_drafts_put (drafts, uuid, "name", "CC Lat");
  maillage_drafts_put (drafts, uuid, "name", "CC Latitude Nord Gironde");
  EXPECT_TRUE (wait_until ([&] { return stat (path.c_str (), &status) == 0; }, 2000));
  EXPECT_EQ (status.st_mode & 0777, 0600u);
  g_autofree char *text = nullptr;
  ASSERT_TRUE (g_file_get_contents (path.c_str (), &text, nullptr, nullptr));
  EXPECT_STREQ (text, "CC Latitude Nord Gironde");
}

TEST (Drafts, AClearedTextIsGoneEvenWhileItIsWritten)
{
  TemporaryFolder folder;
  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (folder.file ("a.db").c_str ());

  for (int i = 0; i < 20; i++)
    {
      maillage_drafts_put (drafts, uuid, "name", "half a sen");
      if (i % 2 == 0)
        {
          EXPECT_TRUE (maillage_drafts_flush (drafts, nullptr));
        }
      maillage_drafts_clear (drafts, uuid, "name");
      EXPECT_EQ (maillage_drafts_dup_text (drafts, uuid, "name"), nullptr);
    }
}

TEST (Drafts, ListsRecordsAndFields)
{
  TemporaryFolder folder;
  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (folder.file ("a.db").c_str ());
  g_auto (GStrv) none = maillage_drafts_dup_records (drafts);

  EXPECT_EQ (g_strv_length (none), 0u);
  maillage_drafts_put (drafts, uuid, "name", "a");
  maillage_drafts_put (drafts, uuid, "phone", "05 36");
  g_auto (GStrv) records = maillage_drafts_dup_records (drafts);
  g_auto (GStrv) fields = maillage_drafts_dup_fields (drafts, uuid);
  ASSERT_EQ (g_strv_length (records), 1u);
  EXPECT_STREQ (records[0], uuid);
  EXPECT_EQ (g_strv_length (fields), 2u);
  EXPECT_TRUE (g_strv_contains (fields, "phone"));
}

TEST (Drafts, AFolderThatCannotBeMadeIsSaid)
{
  TemporaryFolder folder;
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (g_file_set_contents (folder.file ("a.db.drafts").c_str (), "", 0, nullptr));
  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (folder.file ("a.db").c_str ());
  maillage_drafts_put (drafts, uuid, "name", "a");
  EXPECT_FALSE (maillage_drafts_flush (drafts, &error));
  EXPECT_NE (error, nullptr);
}

TEST (Drafts, TheLastReferenceWritesWhatWaits)
{
  TemporaryFolder folder;
  MaillageDrafts *drafts = maillage_drafts_new (folder.file ("a.db").c_str ());
  Watched watched (drafts);

  maillage_drafts_put (drafts, uuid, "name", "until the end");
  g_object_unref (drafts);
  EXPECT_TRUE (watched.gone ());
  g_autoptr (MaillageDrafts) again = maillage_drafts_new (folder.file ("a.db").c_str ());
  g_autofree char *text = maillage_drafts_dup_text (again, uuid, "name");
  EXPECT_STREQ (text, "until the end");
}

/* Run by the next test in a process of its own: types, says so after two seconds, goes on for
 * ever. */
TEST (Drafts, DISABLED_TypesUntilKilled)
{
  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (g_getenv ("MAILLAGE_TEST_STORE"));

  maillage_drafts_put (drafts, uuid, "text", "Le groupe s’attache désormais à");
  wait_until ([] { return false; }, 2000);
  g_print ("typed\n");
  wait_until ([] { return false; }, 60000);
}

TEST (Drafts, AProcessKilledInMidSentenceLeavesTheSentence)
{
  TemporaryFolder folder;
  std::string store = folder.file ("a.db");
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_setenv (launcher, "MAILLAGE_TEST_STORE", store.c_str (), TRUE);
  g_autoptr (GSubprocess) child
      = g_subprocess_launcher_spawn (launcher,
                                     nullptr,
                                     "/proc/self/exe",
                                     "--gtest_also_run_disabled_tests",
                                     "--gtest_filter=Drafts.DISABLED_TypesUntilKilled",
                                     "--gtest_brief=1",
                                     nullptr);
  ASSERT_NE (child, nullptr);
  g_autoptr (GDataInputStream) out
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *line = nullptr;
  do
    {
      g_free (line);
      line = g_data_input_stream_read_line (out, nullptr, nullptr, nullptr);
    }
  while (line != nullptr && !g_str_has_suffix (line, "typed"));
  ASSERT_NE (line, nullptr);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, nullptr, nullptr);

  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (store.c_str ());
  g_autofree char *text = maillage_drafts_dup_text (drafts, uuid, "text");
  EXPECT_STREQ (text, "Le groupe s’attache désormais à");
}
