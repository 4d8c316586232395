/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-fixture.h"

#include <sys/stat.h>

TEST_F (Maillagectl, AnEmptyConditionOfAPathIsRefused)
{
  std::string table = folder.file ("paths.csv");

  done ({ "init" });
  ASSERT_TRUE (g_file_set_contents (table.c_str (), "Nom;P\nA;B\n", -1, nullptr));
  for (const char *path : { "P=roles[referent=].person.last_name",
                            "P=roles[referent= ].person.last_name",
                            "P=roles[].person.last_name" })
    {
      Answer answer
          = run ({ "import", table, "--kind", "organisation", "--map", "Nom=name", "--map", path });

      EXPECT_EQ (answer.status, 1) << path;
      EXPECT_NE (answer.err.find ("is no field of"), std::string::npos) << answer.err;
    }
}

TEST_F (Maillagectl, TheDemoIsForAStoreThatIsNamed)
{
  g_autofree char *own
      = g_build_filename (folder.path.c_str (), "maillage", "maillage.db", nullptr);
  g_auto (GStrv) env
      = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", folder.path.c_str (), TRUE);
  const char *argv[] = { MAILLAGECTL, "demo", nullptr };
  int status = 0;

  ASSERT_TRUE (g_spawn_sync (nullptr,
                             const_cast<char **> (argv),
                             env,
                             G_SPAWN_DEFAULT,
                             nullptr,
                             nullptr,
                             nullptr,
                             nullptr,
                             &status,
                             nullptr));
  EXPECT_EQ (WEXITSTATUS (status), 2);
  EXPECT_FALSE (g_file_test (own, G_FILE_TEST_EXISTS));
}

TEST_F (Maillagectl, SaysHowAVerbIsWritten)
{
  EXPECT_EQ (run ({ "--help" }).status, 0);
  EXPECT_EQ (run ({ "-h" }).out, run ({ "help" }).out);
  EXPECT_EQ (run ({ "list", "--help" }).out.find ("Write: maillagectl list KIND"), 0u);
  EXPECT_EQ (run ({ "list", "organisation", "--limit", "-3" }).status, 2);
  EXPECT_EQ (run ({ "--author", " ", "list", "organisation" }).status, 2);
}

TEST_F (Maillagectl, ATerritoryNobodyKnowsIsRefused)
{
  done ({ "init" });
  EXPECT_EQ (run ({ "covers", "Frobville" }).status, 1);
  EXPECT_EQ (run ({ "within", "Frobville" }).status, 1);
  EXPECT_EQ (run ({ "within", "Gironde" }).status, 0);
}

/* Each has planned what to make before it has the lock: the second has nothing left to do. */
TEST_F (Maillagectl, ManyOpenANewStoreAtOnce)
{
  std::vector<GSubprocess *> all;

  for (int round = 0; round < 5; round++)
    {
      std::string file = folder.file ("together.db") + std::to_string (round);
      const char *argv[] = { MAILLAGECTL, "--store", file.c_str (), "init", nullptr };

      for (int i = 0; i < 4; i++)
        all.push_back (g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, nullptr));
    }
  for (GSubprocess *each : all)
    {
      EXPECT_TRUE (g_subprocess_wait_check (each, nullptr, nullptr));
      g_object_unref (each);
    }
}

/* The design's two: refused where --store says so, and worked with when the user's home is there.
 */
TEST_F (Maillagectl, AStoreInASynchronisedFolderIsRefusedUnlessHomeIsThere)
{
  std::string home = folder.file ("maillage");

  ASSERT_TRUE (g_file_set_contents (folder.file (".nextcloudsync.log").c_str (), "", 0, nullptr));
  Answer answer = run ({ "init" });
  EXPECT_EQ (answer.status, 1);
  EXPECT_TRUE (has (answer.err, "in a folder that Nextcloud synchronises")) << answer.err;
  EXPECT_FALSE (g_file_test (store.c_str (), G_FILE_TEST_EXISTS));

  ASSERT_EQ (g_mkdir (home.c_str (), 0700), 0);
  store = home + "/maillage.db";
  answer = run ({ "init" });
  EXPECT_EQ (answer.status, 0) << answer.err;
  EXPECT_TRUE (has (answer.err, "Your home is in a folder that Nextcloud synchronises"))
      << answer.err;
  answer = run ({ "add", "core.tag", "name=Paris" });
  EXPECT_EQ (answer.status, 0) << answer.err;
  EXPECT_FALSE (g_file_test ((store + "-wal").c_str (), G_FILE_TEST_EXISTS));
  EXPECT_FALSE (g_file_test ((store + ".in-use").c_str (), G_FILE_TEST_EXISTS));
}

/* Nobody writes to them: whoever reads waits without end. */
TEST_F (Maillagectl, APipeOrADeviceIsRefused)
{
  std::string good = store, pipe = folder.file ("pipe");

  ASSERT_EQ (mkfifo (pipe.c_str (), 0600), 0);
  done ({ "init" });
  before = { "timeout", "20" };
  for (const std::string &file : { pipe, std::string ("/dev/null") })
    {
      store = file;
      Answer answer = run ({ "init" });
      EXPECT_EQ (answer.status, 1);
      EXPECT_TRUE (has (answer.err, "is not an ordinary file")) << answer.err;
      store = good;
      for (auto &args : std::vector<std::vector<std::string>>{
               { "import", file, "--kind", "partners.person" }, { "restore-backup", file } })
        {
          answer = run (args);
          EXPECT_EQ (answer.status, 1) << args[0] << file;
          EXPECT_TRUE (has (answer.err, "is not an ordinary file")) << args[0] << answer.err;
        }
    }
}

/* Each undo is a change too: those before them are not out of reach. */
TEST_F (Maillagectl, UndoGoesBackToTheFirstChange)
{
  done ({ "init" });
  std::string uuid = add ({ "core.tag", "name=0" });
  const int n = 24; /* more than are looked at first */

  for (int i = 1; i <= n; i++)
    done (
        { "--author", "Camille " + std::to_string (i), "set", uuid, "name=" + std::to_string (i) });
  for (int i = n; i >= 1; i--)
    done ({ "undo" });
  EXPECT_TRUE (has (done ({ "show", uuid }), "0"));
  Answer answer = run ({ "undo" });
  EXPECT_EQ (answer.status, 0) << answer.err; /* the creation */
  answer = run ({ "undo" });
  EXPECT_EQ (answer.status, 1);
  EXPECT_TRUE (has (answer.err, "nothing to undo")) << answer.err;
}
