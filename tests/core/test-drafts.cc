/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-draft.h>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* Types on for ever, a word at a time, and says on @out when two seconds of it have passed. */
[[noreturn]] static void
type_until_killed (const char *store, int out)
{
  MaillageDrafts *drafts = maillage_drafts_new (store);
  gint64 began = g_get_monotonic_time ();
  bool told = false;

  maillage_drafts_put (drafts, uuid, "text", "Le groupe s’attache désormais à");
  for (;;)
    {
      g_main_context_iteration (nullptr, FALSE);
      g_usleep (1000);
      if (!told && g_get_monotonic_time () - began > 2 * G_USEC_PER_SEC)
        told = write (out, "x", 1) == 1;
    }
}

TEST (Drafts, AProcessKilledInMidSentenceLeavesTheSentence)
{
  TemporaryFolder folder;
  std::string store = folder.file ("a.db");
  int pipes[2];
  char told;

  ASSERT_EQ (pipe (pipes), 0);
  pid_t child = fork ();
  ASSERT_GE (child, 0);
  if (child == 0)
    type_until_killed (store.c_str (), pipes[1]);
  ASSERT_EQ (read (pipes[0], &told, 1), 1);
  kill (child, SIGKILL);
  waitpid (child, nullptr, 0);
  close (pipes[0]);
  close (pipes[1]);

  g_autoptr (MaillageDrafts) drafts = maillage_drafts_new (store.c_str ());
  g_autofree char *text = maillage_drafts_dup_text (drafts, uuid, "text");
  EXPECT_STREQ (text, "Le groupe s’attache désormais à");
}
