/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-core.h>
#include <maillage-edit-private.h>
#include <maillage-plugin-data-private.h>
#include <maillage-plugin-private.h>

#include <glib/gstdio.h>
#include <unistd.h>

static const char plugin_id[] = "org.example.good";
static const char thing[] = "org.example.good.thing";

/* A plugin with records, one of them in the trash; the plugin's files are the user's own. */
class PluginData : public testing::Test
{
protected:
  void
  SetUp () override
  {
    g_autoptr (GError) error = nullptr;

    path = folder.file ("store.db");
    context = maillage_context_new ();
    registry = maillage_context_get_registry (context);
    ASSERT_TRUE (
        maillage_context_open (context,
                               path.c_str (),
                               (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                               &error))
        << error->message;
    store = maillage_context_get_store (context);
    add ("Quincaillerie");
    trash (add ("Ferblanterie"));
  }

  void
  TearDown () override
  {
    g_clear_object (&context);
  }

  std::string
  add (const char *name)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    std::string uuid = maillage_edit_create (edit, thing);

    maillage_edit_set (edit, uuid.c_str (), "name", name);
    commit (edit);
    return uuid;
  }

  void
  trash (const std::string &uuid)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Trash", nullptr);

    maillage_edit_trash (edit, uuid.c_str ());
    commit (edit);
  }

  void
  commit (MaillageEdit *edit)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);

    ASSERT_NE (change, nullptr) << error->message;
  }

  void
  switch_off ()
  {
    ASSERT_TRUE (maillage_plugin_manager_set_active (
        maillage_context_get_plugin_manager (context), plugin_id, FALSE, nullptr));
  }

  void
  erase ()
  {
    GAsyncResult *result = nullptr;
    g_autoptr (GError) error = nullptr;

    _maillage_plugin_erase_data_async (
        store,
        plugin_id,
        [] (GObject *, GAsyncResult *done, gpointer data) {
          *(GAsyncResult **) data = (GAsyncResult *) g_object_ref (done);
        },
        &result);
    ASSERT_TRUE (wait_until ([&] { return result != nullptr; }));
    EXPECT_TRUE (_maillage_plugin_erase_data_finish (store, result, &error))
        << (error != nullptr ? error->message : "");
    g_object_unref (result);
  }

  /* Whether the words are anywhere in the files of the store. */
  bool
  is_on_disk (const char *words)
  {
    for (const char *end : { "", "-wal" })
      {
        g_autofree char *text = nullptr;
        gsize length = 0;

        if (g_file_get_contents ((path + end).c_str (), &text, &length, nullptr)
            && memmem (text, length, words, strlen (words)) != nullptr)
          return true;
      }
    return false;
  }

  TemporaryFolder folder;
  std::string path;
  MaillageContext *context = nullptr;
  MaillageRegistry *registry = nullptr;
  MaillageStore *store = nullptr;
};

TEST_F (PluginData, IsWrittenOutWhenThePluginIsOff)
{
  g_autofree char *text = nullptr;
  g_autoptr (GError) error = nullptr;

  switch_off ();
  ASSERT_TRUE (_maillage_plugin_export_data (store, plugin_id, folder.path.c_str (), &error))
      << error->message;
  ASSERT_TRUE (g_file_get_contents (folder.file ("Things.csv").c_str (), &text, nullptr, nullptr));
  EXPECT_NE (strstr (text, "Quincaillerie"), nullptr);
  EXPECT_EQ (strstr (text, "Ferblanterie"), nullptr);
}

TEST_F (PluginData, IsErasedWithItsKindsAndItsHistory)
{
  g_auto (GStrv) faults = nullptr;
  g_autoptr (GError) error = nullptr;

  EXPECT_TRUE (is_on_disk ("Quincaillerie"));
  EXPECT_TRUE (is_on_disk ("Ferblanterie"));
  switch_off ();
  /* Who shows the kind is told that it has gone. */
  std::string told;
  gulong handler = g_signal_connect (
      registry,
      "kind-removed",
      G_CALLBACK (+[] (MaillageRegistry *, MaillageKind *kind, std::string *words) {
        *words += maillage_kind_get_id (kind);
      }),
      &told);
  erase ();
  EXPECT_EQ (told, thing);
  g_signal_handler_disconnect (registry, handler);
  EXPECT_EQ (maillage_registry_find_kind (registry, thing), nullptr);
  EXPECT_FALSE (is_on_disk ("Quincaillerie"));
  EXPECT_FALSE (is_on_disk ("Ferblanterie"));
  faults = maillage_store_check (store, FALSE, &error);
  ASSERT_NE (faults, nullptr) << error->message;
  EXPECT_EQ (faults[0], nullptr) << faults[0];
}

TEST_F (PluginData, ComesBackEmptyAfterAnErasure)
{
  switch_off ();
  erase ();
  ASSERT_TRUE (maillage_plugin_manager_set_active (
      maillage_context_get_plugin_manager (context), plugin_id, TRUE, nullptr));
  EXPECT_EQ (maillage_store_count (store, thing, nullptr), 0);
  add ("Quincaillerie");
  EXPECT_EQ (maillage_store_count (store, thing, nullptr), 1);
}

TEST_F (PluginData, OnesOwnPluginIsRemovedWithItsFiles)
{
  g_autofree char *own
      = g_build_filename (g_get_user_data_dir (), "maillage", "plugins", "orphan", nullptr);
  std::string manifest = std::string (own) + "/orphan.plugin";
  g_autoptr (GError) error = nullptr;

  g_mkdir_with_parents (own, 0700);
  ASSERT_TRUE (g_file_set_contents (manifest.c_str (),
                                    "[Plugin]\nModule=orphan\nName=Orphan\nX-Maillage-ABI=1\n"
                                    "X-Maillage-Id=org.example.orphan\n",
                                    -1,
                                    nullptr));
  g_autoptr (MaillageContext) other = maillage_context_new ();
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (other);
  ASSERT_NE (maillage_plugin_manager_find (manager, "org.example.orphan"), nullptr);
  EXPECT_TRUE (_maillage_plugin_manager_remove (
      manager, maillage_plugin_manager_find (manager, "org.example.orphan"), &error))
      << (error != nullptr ? error->message : "");
  EXPECT_EQ (maillage_plugin_manager_find (manager, "org.example.orphan"), nullptr);
  EXPECT_FALSE (g_file_test (own, G_FILE_TEST_EXISTS));
  /* What is not the user's own stays where it is. */
  EXPECT_TRUE (_maillage_plugin_manager_remove (
      manager, maillage_plugin_manager_find (manager, plugin_id), &error));
  EXPECT_TRUE (g_file_test (GOOD_PLUGINS "/good.plugin", G_FILE_TEST_EXISTS));
  g_autofree char *parent = g_path_get_dirname (own);
  g_rmdir (parent);
}
