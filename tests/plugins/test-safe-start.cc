/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <maillage-core.h>

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static const char plugin_id[] = "org.example.crash";

/* The fragile plugin, as a third party's that was accepted; a folder of data that children share.
 */
class SafeStart : public testing::Test
{
protected:
  void
  SetUp () override
  {
    before = g_getenv ("MAILLAGE_PLUGIN_PATH");
    const char *parents = g_getenv ("MAILLAGE_TEST_PATH");
    g_setenv ("MAILLAGE_PLUGIN_PATH", parents != nullptr ? parents : FRAGILE_PLUGINS, TRUE);
  }

  void
  TearDown () override
  {
    g_setenv ("MAILLAGE_PLUGIN_PATH", before.c_str (), TRUE);
    g_clear_object (&context);
  }

  void
  start (MaillageStartFlags flags = MAILLAGE_START_WATCHED)
  {
    g_clear_object (&context);
    context = maillage_context_new_with_flags (flags);
    manager = maillage_context_get_plugin_manager (context);
    item = maillage_plugin_manager_find (manager, plugin_id);
    ASSERT_NE (item, nullptr);
  }

  /* Starts in a child, which fails at a place or is killed there; how it ended. */
  int
  start_in_child (const char *variable, const char *place)
  {
    return start_in_child (variable, place, [] { return left () == plugin_id; });
  }

  template <class Known>
  int
  start_in_child (const char *variable, const char *place, Known known)
  {
    char filter[] = "--gtest_filter=SafeStart.DISABLED_Child";
    char all[] = "--gtest_also_run_disabled_tests", program[] = "/proc/self/exe";
    char *arguments[] = { program, filter, all, nullptr };
    g_auto (GStrv) environment = g_get_environ ();
    std::string reached = folder.file ("reached");
    int status = 0;
    GPid pid;

    g_remove (reached.c_str ());
    environment = g_environ_setenv (environment, variable, place, TRUE);
    if (strcmp (place, "later") == 0 || strcmp (place, "in Python") == 0)
      environment = g_environ_setenv (environment, "MAILLAGE_TEST_LATER", "1", TRUE);
    environment = g_environ_setenv (environment, "MAILLAGE_TEST_REACHED", reached.c_str (), TRUE);
    environment
        = g_environ_setenv (environment, "MAILLAGE_TEST_DATA_HOME", g_get_user_data_dir (), TRUE);
    EXPECT_TRUE (
        g_spawn_async (nullptr,
                       arguments,
                       environment,
                       (GSpawnFlags) (G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL),
                       nullptr,
                       nullptr,
                       &pid,
                       nullptr));
    if (strcmp (variable, "MAILLAGE_TEST_LOOP") == 0)
      {
        EXPECT_TRUE (
            wait_until ([&] { return g_file_test (reached.c_str (), G_FILE_TEST_EXISTS); }, 20000));
        /* Later, it takes some seconds to know that nobody answers. */
        EXPECT_TRUE (wait_until (known, 20000)) << left ();
        kill (pid, SIGKILL);
      }
    waitpid (pid, &status, 0);
    return status;
  }

  /* What lies in the watch's folder now. */
  static std::string
  left ()
  {
    g_autofree char *path
        = g_build_filename (g_get_user_data_dir (), "maillage", "starting", nullptr);
    g_autoptr (GDir) folder = g_dir_open (path, 0, nullptr);
    std::string all;

    while (const char *name = folder != nullptr ? g_dir_read_name (folder) : nullptr)
      {
        g_autofree char *file = g_build_filename (path, name, nullptr);
        g_autofree char *text = nullptr;

        if (g_file_get_contents (file, &text, nullptr, nullptr))
          all += text;
      }
    return all;
  }

  TemporaryFolder folder;
  std::string before;
  MaillageContext *context = nullptr;
  MaillagePluginManager *manager = nullptr;
  MaillagePluginItem *item = nullptr;
};

/* What a child does; not a test by itself. */
TEST_F (SafeStart, DISABLED_Child)
{
  start ();
  maillage_plugin_manager_enable_ui (manager);
  if (g_getenv ("MAILLAGE_TEST_PYTHON") != nullptr)
    maillage_plugin_manager_load (manager, TRUE);
  if (g_getenv ("MAILLAGE_TEST_OWN_END") != nullptr)
    raise (SIGSEGV);
  if (g_getenv ("MAILLAGE_TEST_LATER") != nullptr)
    wait_until ([] { return false; }, 60 * 1000);
}

TEST_F (SafeStart, RunsAllWhenNothingWentWrong)
{
  start ();
  EXPECT_TRUE (maillage_plugin_item_get_active (item));
  EXPECT_TRUE (maillage_plugin_item_get_third_party (item));
  EXPECT_FALSE (maillage_plugin_manager_get_safe_mode (manager));
  EXPECT_EQ (maillage_plugin_manager_get_culprit (manager), nullptr);
  EXPECT_EQ (left (), "");
}

TEST_F (SafeStart, NamesWhoEndedTheLastStart)
{
  for (const char *place : { "contribute", "contribute_ui", "later" })
    for (const char *how : { "MAILLAGE_TEST_CRASH", "MAILLAGE_TEST_LOOP" })
      {
        EXPECT_NE (start_in_child (how, place), 0) << how << " " << place;
        start ();
        EXPECT_TRUE (maillage_plugin_manager_get_safe_mode (manager)) << how << " " << place;
        EXPECT_EQ (maillage_plugin_manager_get_culprit (manager), item);
        EXPECT_FALSE (maillage_plugin_item_get_active (item));
        EXPECT_STREQ (
            maillage_plugin_item_get_problem (item),
            "Maillage stopped in this extension the last time, so it starts without it this "
            "time.");
        /* The next one tries again. */
        start ();
        EXPECT_FALSE (maillage_plugin_manager_get_safe_mode (manager));
        EXPECT_TRUE (maillage_plugin_item_get_active (item));
      }
}

static const char python_plugin[] = R"(
import ctypes
import os

import gi

gi.require_version("Maillage", "1")

from gi.repository import GLib, Maillage


class EndPlugin(Maillage.Plugin):
    def do_contribute(self, scope):
        if os.environ.get("MAILLAGE_TEST_PYTHON") == __name__:
            GLib.timeout_add(50, self.end)

    def end(self):
        open(os.environ["MAILLAGE_TEST_REACHED"], "w").close()
        while "MAILLAGE_TEST_LOOP" in os.environ:
            pass
        ctypes.string_at(0)
)";

/* One interpreter, one folder, three plugins: the interpreter says whose call it was in. */
TEST_F (SafeStart, NamesWhichOfSeveralInPython)
{
  if (*TYPELIBS == '\0')
    GTEST_SKIP () << "there are no typelibs";
  for (const std::string name : { "first", "second", "third" })
    {
      std::string manifest = "[Plugin]\nLoader=" PYTHON_LOADER "\nX-Maillage-ABI=1\nModule=" + name
                             + "\nName=" + name + "\nX-Maillage-Id=org.example." + name + "\n";
      g_mkdir (folder.file ("é").c_str (), 0700);
      ASSERT_TRUE (g_file_set_contents (
          folder.file (("é/" + name + ".py").c_str ()).c_str (), python_plugin, -1, nullptr));
      ASSERT_TRUE (g_file_set_contents (folder.file (("é/" + name + ".plugin").c_str ()).c_str (),
                                        manifest.c_str (),
                                        -1,
                                        nullptr));
    }
  std::string both = folder.file ("é") + ":" FRAGILE_PLUGINS;
  g_setenv ("MAILLAGE_PLUGIN_PATH", both.c_str (), TRUE);
  for (const std::string name : { "second", "third" })
    for (const char *how : { "MAILLAGE_TEST_CRASH", "MAILLAGE_TEST_LOOP" })
      {
        g_setenv ("MAILLAGE_TEST_PYTHON", name.c_str (), TRUE);
        g_setenv ("MAILLAGE_TEST_PATH", both.c_str (), TRUE);
        EXPECT_NE (start_in_child (how,
                                   "in Python",
                                   /* The calls are written one after the other. */
                                   [&] {
                                     return left ().find (name + ".py\"") != std::string::npos
                                            && left ().find ('?') != std::string::npos;
                                   }),
                   0);
        g_unsetenv ("MAILLAGE_TEST_PYTHON");
        g_unsetenv ("MAILLAGE_TEST_PATH");
        start ();
        EXPECT_TRUE (maillage_plugin_manager_get_safe_mode (manager)) << how << " " << name;
        MaillagePluginItem *culprit = maillage_plugin_manager_get_culprit (manager);
        ASSERT_NE (culprit, nullptr) << how << " " << name;
        EXPECT_EQ (maillage_plugin_item_get_id (culprit), "org.example." + name);
        EXPECT_EQ (left (), "");
      }
}

/* What ends it is not the plugin's, though that runs. */
TEST_F (SafeStart, TheProgramsOwnEndBlamesNobody)
{
  g_setenv ("MAILLAGE_TEST_OWN_END", "1", TRUE);
  EXPECT_NE (start_in_child ("MAILLAGE_TEST_CRASH", "nowhere"), 0);
  g_unsetenv ("MAILLAGE_TEST_OWN_END");
  start ();
  EXPECT_FALSE (maillage_plugin_manager_get_safe_mode (manager));
  EXPECT_TRUE (maillage_plugin_item_get_active (item));
}

TEST_F (SafeStart, AProgramThatRunsIsNoCulprit)
{
  start ();
  g_autoptr (MaillageContext) other = maillage_context_new_with_flags (MAILLAGE_START_WATCHED);
  EXPECT_FALSE (
      maillage_plugin_manager_get_safe_mode (maillage_context_get_plugin_manager (other)));
}

TEST_F (SafeStart, SafeModeLeavesThirdPartiesOut)
{
  g_autoptr (GError) error = nullptr;

  start (MAILLAGE_START_SAFE);
  EXPECT_FALSE (maillage_plugin_item_get_active (item));
  EXPECT_STREQ (maillage_plugin_item_get_problem (item), "It does not run in safe mode.");
  EXPECT_FALSE (maillage_plugin_manager_set_active (manager, plugin_id, TRUE, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  maillage_plugin_manager_set_safe_mode (manager, FALSE);
  EXPECT_TRUE (maillage_plugin_item_get_active (item));
  EXPECT_EQ (maillage_plugin_item_get_problem (item), nullptr);
}

TEST_F (SafeStart, OneThatNobodyAcceptedWaits)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "maillage", nullptr);
  g_autofree char *link = g_build_filename (own, "plugins", nullptr);

  g_mkdir_with_parents (own, 0700);
  ASSERT_EQ (symlink (FRAGILE_PLUGINS, link), 0);
  g_setenv ("MAILLAGE_PLUGIN_PATH", "", TRUE);
  start ();
  EXPECT_FALSE (maillage_plugin_item_get_accepted (item));
  EXPECT_FALSE (maillage_plugin_item_get_active (item));
  EXPECT_EQ (maillage_plugin_item_get_problem (item), nullptr);
  EXPECT_STREQ (maillage_plugin_item_get_licence (item), "0BSD");
  EXPECT_STREQ (maillage_plugin_item_get_adds (item)[0], "Things");
  EXPECT_STREQ (maillage_plugin_item_get_reads (item)[0], "partners.person");
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, plugin_id, TRUE, nullptr));
  EXPECT_TRUE (maillage_plugin_item_get_accepted (item));
  g_auto (GStrv) kept
      = g_settings_get_strv (maillage_context_get_settings (context), "accepted-plugins");
  EXPECT_TRUE (g_strv_contains (kept, plugin_id));
  g_unlink (link);
}
