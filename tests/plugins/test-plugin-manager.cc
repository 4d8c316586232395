/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <maillage-core.h>
#include <maillage-plugin-private.h>

#include <libintl.h>
#include <unistd.h>

#include <map>

/* A manager on the plugins in @folder. */
struct Plugins
{
  explicit Plugins (const std::string &folder)
      : registry (maillage_registry_new ()), manager (maillage_plugin_manager_new (registry))
  {
    maillage_plugin_manager_add_path (manager, folder.c_str ());
  }
  ~Plugins ()
  {
    g_clear_object (&manager);
    g_clear_object (&registry);
  }
  MaillagePluginItem *
  find (const char *id)
  {
    return maillage_plugin_manager_find (manager, id);
  }
  bool
  has_kind (const char *id)
  {
    return maillage_registry_find_kind (registry, id) != nullptr;
  }
  MaillageRegistry *registry;
  MaillagePluginManager *manager;
};

static std::string
read_text (GObject *object, const char *property)
{
  g_autofree char *text = nullptr;

  g_object_get (object, property, &text, nullptr);
  return text != nullptr ? text : "";
}

TEST (PluginManager, ReadsTheManifest)
{
  Plugins plugins (GOOD_PLUGINS);
  MaillagePluginItem *good = plugins.find ("org.example.good");

  ASSERT_NE (good, nullptr);
  EXPECT_EQ (g_list_model_get_n_items (G_LIST_MODEL (plugins.manager)), 2u);
  EXPECT_STREQ (maillage_plugin_item_get_name (good), "Good");
  EXPECT_STREQ (maillage_plugin_item_get_description (good), "Does what it says.");
  EXPECT_STREQ (maillage_plugin_item_get_version (good), "1.2");
  EXPECT_STREQ (maillage_plugin_item_get_authors (good), "Ada Lovelace, Grace Hopper");
  EXPECT_EQ (maillage_plugin_item_get_problem (good), nullptr);
  EXPECT_FALSE (maillage_plugin_item_get_active (good));
  EXPECT_EQ (read_text (G_OBJECT (good), "id"), "org.example.good");
  EXPECT_EQ (read_text (G_OBJECT (good), "problem"), "");
}

TEST (PluginManager, SpeaksTheUsersLanguage)
{
  g_setenv ("LANGUAGE", "fr", TRUE);
  Plugins plugins (GOOD_PLUGINS);
  MaillagePluginItem *good = plugins.find ("org.example.good");

  EXPECT_STREQ (maillage_plugin_item_get_name (good), "Bon");
  EXPECT_STREQ (maillage_plugin_item_get_description (good), "Fait ce qu’il dit.");
  g_setenv ("LANGUAGE", "C", TRUE);
}

TEST (PluginManager, LoadsWithoutADisplay)
{
  Plugins plugins (GOOD_PLUGINS);

  maillage_plugin_manager_load (plugins.manager, FALSE);
  EXPECT_TRUE (maillage_plugin_item_get_active (plugins.find ("org.example.good")));
  EXPECT_TRUE (plugins.has_kind ("org.example.good.thing"));
  EXPECT_TRUE (plugins.has_kind ("needs.thing"));
  g_autoptr (GPtrArray) exporters
      = maillage_registry_list (plugins.registry, MAILLAGE_TYPE_EXPORTER);
  EXPECT_EQ (exporters->len, 0u);
}

TEST (PluginManager, ContributesToTheInterfaceOnceThereIsOne)
{
  Plugins plugins (GOOD_PLUGINS);

  maillage_plugin_manager_load (plugins.manager, FALSE);
  maillage_plugin_manager_enable_ui (plugins.manager);
  maillage_plugin_manager_enable_ui (plugins.manager);
  g_autoptr (GPtrArray) exporters
      = maillage_registry_list (plugins.registry, MAILLAGE_TYPE_EXPORTER);
  EXPECT_EQ (exporters->len, 1u);

  ASSERT_TRUE (
      maillage_plugin_manager_set_active (plugins.manager, "org.example.good", FALSE, nullptr));
  ASSERT_TRUE (
      maillage_plugin_manager_set_active (plugins.manager, "org.example.good", TRUE, nullptr));
  g_autoptr (GPtrArray) again = maillage_registry_list (plugins.registry, MAILLAGE_TYPE_EXPORTER);
  EXPECT_EQ (again->len, 1u);
}

TEST (PluginManager, SwitchesOffAndOnAgain)
{
  Plugins plugins (GOOD_PLUGINS);
  int notified = 0;

  maillage_plugin_manager_load (plugins.manager, FALSE);
  MaillagePluginItem *needs = plugins.find ("needs");
  g_signal_connect_swapped (
      needs, "notify::active", G_CALLBACK (+[] (int *count) { ++*count; }), &notified);
  Watched scope (maillage_registry_find_scope (plugins.registry, "needs"));
  Watched plugin (g_object_get_data (
      G_OBJECT (maillage_registry_find_scope (plugins.registry, "needs")), "plugin"));

  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins.manager, "needs", FALSE, nullptr));
  EXPECT_FALSE (maillage_plugin_item_get_active (needs));
  EXPECT_FALSE (plugins.has_kind ("needs.thing"));
  EXPECT_TRUE (scope.gone ());
  EXPECT_TRUE (plugin.gone ());
  EXPECT_EQ (notified, 1);

  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins.manager, "needs", TRUE, nullptr));
  EXPECT_TRUE (plugins.has_kind ("needs.thing"));
  EXPECT_EQ (notified, 2);
}

TEST (PluginManager, SwitchingOffStopsWhatNeedsIt)
{
  Plugins plugins (GOOD_PLUGINS);
  g_autoptr (GError) error = nullptr;

  maillage_plugin_manager_load (plugins.manager, FALSE);
  MaillagePluginItem *needs = plugins.find ("needs");
  ASSERT_TRUE (
      maillage_plugin_manager_set_active (plugins.manager, "org.example.good", FALSE, nullptr));
  EXPECT_FALSE (maillage_plugin_item_get_active (needs));
  EXPECT_STREQ (maillage_plugin_item_get_problem (needs),
                "It needs the plugin “Good”, which is switched off.");

  EXPECT_FALSE (maillage_plugin_manager_set_active (plugins.manager, "needs", TRUE, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));

  ASSERT_TRUE (
      maillage_plugin_manager_set_active (plugins.manager, "org.example.good", TRUE, nullptr));
  EXPECT_TRUE (maillage_plugin_item_get_active (needs));
  EXPECT_EQ (maillage_plugin_item_get_problem (needs), nullptr);
}

TEST (PluginManager, BindsThePluginsTranslations)
{
  TemporaryFolder folder;
  std::string locale = folder.file ("locale");

  {
    Plugins installed (GOOD_PLUGINS);
    maillage_plugin_manager_load (installed.manager, FALSE);
    EXPECT_STREQ (bindtextdomain ("org.example.good", nullptr), LOCALEDIR);
  }
  /* In a folder of its own, the same module brings its translations along. */
  for (const char *file : { "good.plugin", "libgood.so" })
    ASSERT_EQ (
        symlink ((GOOD_PLUGINS "/" + std::string (file)).c_str (), folder.file (file).c_str ()), 0);
  ASSERT_EQ (g_mkdir (locale.c_str (), 0755), 0);
  Plugins own (folder.path);
  maillage_plugin_manager_load (own.manager, FALSE);
  EXPECT_STREQ (bindtextdomain ("org.example.good", nullptr), locale.c_str ());
}

TEST (PluginManager, RefusesAnUnknownId)
{
  Plugins plugins (GOOD_PLUGINS);
  g_autoptr (GError) error = nullptr;

  EXPECT_FALSE (maillage_plugin_manager_set_active (plugins.manager, "nobody", TRUE, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND));
}

/* A folder with the good plugin's code, under another id. */
static void
copy_good (TemporaryFolder &folder, const char *id)
{
  g_autofree char *manifest = nullptr;
  g_autoptr (GRegex) regex
      = g_regex_new ("(?m)^X-Maillage-Id=.*$", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, nullptr);
  g_autofree char *line = g_strconcat ("X-Maillage-Id=", id, nullptr);

  ASSERT_TRUE (g_file_get_contents (GOOD_PLUGINS "/good.plugin", &manifest, nullptr, nullptr));
  g_autofree char *changed
      = g_regex_replace_literal (regex, manifest, -1, 0, line, G_REGEX_MATCH_DEFAULT, nullptr);
  ASSERT_TRUE (g_file_set_contents (folder.file ("good.plugin").c_str (), changed, -1, nullptr));
  ASSERT_EQ (symlink (GOOD_PLUGINS "/libgood.so", folder.file ("libgood.so").c_str ()), 0);
}

TEST (PluginManager, NobodyTakesThePlaceOfOurs)
{
  TemporaryFolder impostor, twin, ours;

  copy_good (impostor, "partners");
  copy_good (twin, "org.example.good");
  copy_good (ours, "partners");
  Plugins plugins (impostor.path + "/nothing");
  _maillage_plugin_manager_add_others_path (plugins.manager, impostor.path.c_str ());
  MaillagePluginItem *item = maillage_plugin_manager_find (plugins.manager, "partners");
  EXPECT_STREQ (maillage_plugin_item_get_problem (item),
                "Its id “partners” has no domain before it: write one that is yours, as "
                "“org.example.partners”.");
  /* The module's name is not the id. */
  _maillage_plugin_manager_add_others_path (plugins.manager, twin.path.c_str ());
  maillage_plugin_manager_add_path (plugins.manager, ours.path.c_str ());
  maillage_plugin_manager_load (plugins.manager, FALSE);
  item = maillage_plugin_manager_find (plugins.manager, "partners");
  EXPECT_TRUE (maillage_plugin_item_get_active (item));
  item = maillage_plugin_manager_find (plugins.manager, "org.example.good");
  EXPECT_FALSE (maillage_plugin_item_get_active (item));
  EXPECT_NE (strstr (maillage_plugin_item_get_problem (item), ours.path.c_str ()), nullptr);
}

TEST (PluginManager, TheFirstOfTwoTwinsCounts)
{
  Plugins plugins (GOOD_PLUGINS);

  /* A folder that is named twice is one. */
  maillage_plugin_manager_add_path (plugins.manager, GOOD_PLUGINS);
  EXPECT_EQ (g_list_model_get_n_items (G_LIST_MODEL (plugins.manager)), 2u);
  TemporaryFolder other;
  for (const char *name : { "good.plugin", "libgood.so" })
    ASSERT_EQ (
        symlink ((std::string (GOOD_PLUGINS) + "/" + name).c_str (), other.file (name).c_str ()),
        0);
  maillage_plugin_manager_add_path (plugins.manager, other.path.c_str ());
  EXPECT_EQ (g_list_model_get_n_items (G_LIST_MODEL (plugins.manager)), 3u);
  maillage_plugin_manager_load (plugins.manager, FALSE);
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (plugins.registry);
  EXPECT_EQ (kinds->len, 7u); /* the core’s five, and these */
  g_autoptr (MaillagePluginItem) twin
      = (MaillagePluginItem *) g_list_model_get_item (G_LIST_MODEL (plugins.manager), 2);
  EXPECT_STREQ (maillage_plugin_item_get_problem (twin),
                "The plugin of the same name in " GOOD_PLUGINS " comes before it.");
}

TEST (PluginManager, FreesEverything)
{
  g_autoptr (MaillageRegistry) registry = maillage_registry_new ();
  g_autoptr (MaillagePluginManager) manager = maillage_plugin_manager_new (registry);

  maillage_plugin_manager_add_path (manager, GOOD_PLUGINS);
  maillage_plugin_manager_load (manager, FALSE);
  Watched watched_scope (maillage_registry_find_scope (registry, "needs"));
  Watched watched_item (maillage_plugin_manager_find (manager, "needs"));
  Watched watched_manager (manager);
  g_clear_object (&manager);
  EXPECT_TRUE (watched_manager.gone ());
  EXPECT_TRUE (watched_item.gone ());
  EXPECT_TRUE (watched_scope.gone ());
  EXPECT_EQ (maillage_registry_find_kind (registry, "needs.thing"), nullptr);
}

/* The broken ones, as a user who installed them would have them: with this libpeas' loader. */
static void
install_broken (const TemporaryFolder &folder)
{
  std::string command = "cp -r '" BROKEN_PLUGINS "/.' '" + folder.path + "' && chmod -R u+w '"
                        + folder.path + "' && sed -i s/@PYTHON_LOADER@/" PYTHON_LOADER "/ '"
                        + folder.path + "'/*/*.plugin";

  ASSERT_EQ (system (command.c_str ()), 0);
}

TEST (PluginManager, SaysWhatIsWrongWithEachAndRunsTheRest)
{
  if (!HAVE_PYTHON)
    GTEST_SKIP () << "built without Python";
  TemporaryFolder folder;
  install_broken (folder);
  Plugins plugins (folder.path);
  maillage_plugin_manager_add_path (plugins.manager, GOOD_PLUGINS);
  const std::string unloadable = "Its code could not be loaded: ";
  const std::map<std::string, std::string> problems = {
    { "abi",
      "It was made for version 99 of the plugin interface, and this program has version 1. Ask its "
      "authors for one that fits." },
    { "nameless", "Its manifest does not say “Name”, which every plugin must." },
    { "loader", "It is written for “cobol”, which this program does not run." },
    { "codeless",
      "Its code, the module “codeless”, is missing from " + folder.path + "/codeless." },
    { "Org.Example",
      "Its id “Org.Example” is not valid: lower-case words joined by dots, and not “core”." },
    { "orphan", "It needs the plugin “nowhere”, which is not installed." },
    { "raises", unloadable + "RuntimeError: at import" },
    { "gtk3", unloadable + "ValueError: Namespace Gtk is already loaded with version 4.0" },
    { "stumbles", "It stopped with an error: ValueError: nothing to contribute" },
    { "spies",
      "Theirs: The expression “(SELECT email FROM \"partners.person\")” may read its own record "
      "alone, not “partners.person”." },
    { "lost", "The field “theirs” of “lost.thing” leads nowhere: its target is missing." },
    { "twice", "It declares the kind of record “twice.thing” twice." },
    { "empty", "Its code was loaded, but holds no plugin for this program." },
  };

  maillage_plugin_manager_load (plugins.manager, TRUE);
  for (const auto &[id, problem] : problems)
    {
      MaillagePluginItem *item = plugins.find (id.c_str ());
      ASSERT_NE (item, nullptr) << id;
      EXPECT_FALSE (maillage_plugin_item_get_active (item)) << id;
      EXPECT_EQ (read_text (G_OBJECT (item), "problem"), problem) << id;
    }
  EXPECT_FALSE (plugins.has_kind ("stumbles.half"));
  EXPECT_FALSE (plugins.has_kind ("spies.thing"));
  EXPECT_FALSE (plugins.has_kind ("lost.thing"));
  EXPECT_TRUE (g_str_has_prefix (maillage_plugin_item_get_problem (plugins.find ("garbage")),
                                 "Its manifest cannot be read: "));
  EXPECT_TRUE (maillage_plugin_item_get_active (plugins.find ("org.example.good")));

  g_autoptr (GError) error = nullptr;
  EXPECT_FALSE (maillage_plugin_manager_set_active (plugins.manager, "abi", TRUE, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_ABI));
}

/* GTK says something in passing as it is loaded, wherever a thread runs already: of dconf, say. */
TEST (PluginManager, TakesNothingSaidInPassingForAFault)
{
  Plugins plugins (CHATTY_PLUGIN);
  testing::internal::CaptureStderr ();
  maillage_plugin_manager_load (plugins.manager, FALSE);
  std::string said = testing::internal::GetCapturedStderr ();
  std::string problem = read_text (G_OBJECT (plugins.find ("chatty")), "problem");

  EXPECT_NE (problem.find ("peas_register_types"), std::string::npos) << problem;
  EXPECT_EQ (problem.find ("in passing"), std::string::npos) << problem;
  EXPECT_EQ (said.find ("in passing"), std::string::npos) << said;
}

/* The sample, with the typelibs of this build. */
TEST (PluginManager, APythonPluginContributesAsOneInCDoes)
{
  if (!HAVE_PYTHON || strcmp (TYPELIBS, "") == 0)
    GTEST_SKIP () << "built without Python";
  TemporaryFolder folder;
  std::string command = "cp '" SAMPLES "/visits-python/'*.py '" + folder.path
                        + "' && sed s/@PYTHON_LOADER@/" PYTHON_LOADER "/ '" SAMPLES
                          "/visits-python/visits.plugin.in' > '"
                        + folder.path + "/visits.plugin'";
  ASSERT_EQ (system (command.c_str ()), 0);
  Plugins plugins (folder.path);

  maillage_plugin_manager_load (plugins.manager, FALSE);
  EXPECT_FALSE (plugins.has_kind ("org.example.visits.visit"));
  maillage_plugin_manager_load (plugins.manager, TRUE);
  ASSERT_TRUE (plugins.has_kind ("org.example.visits.visit"));
  /* Types may be registered without a display; widgets may not be made. */
  maillage_plugin_manager_enable_ui (plugins.manager);
  {
    g_autoptr (GPtrArray) shown = maillage_registry_list (plugins.registry, G_TYPE_OBJECT);
    const char *const types[] = { "MaillageExporter",
                                  "MaillageUiListContribution",
                                  "MaillageUiPageContribution",
                                  "MaillageUiSectionContribution" };
    ASSERT_EQ (shown->len, G_N_ELEMENTS (types));
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
      EXPECT_STREQ (G_OBJECT_TYPE_NAME (shown->pdata[i]), types[i]);
  }

  Watched scope (maillage_registry_find_scope (plugins.registry, "org.example.visits"));
  ASSERT_TRUE (
      maillage_plugin_manager_set_active (plugins.manager, "org.example.visits", FALSE, nullptr));
  EXPECT_TRUE (scope.gone ());
}
