/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "sound.h"

#include <maillage-core.h>

#include <string>
#include <vector>

/* A store filled with the demo data of our own plugins, as the build made them. */
class Demo : public testing::Test
{
protected:
  void
  SetUp () override
  {
    g_autoptr (GError) error = nullptr;

    context = maillage_context_new ();
    for (const std::string &id : switched_off)
      ASSERT_TRUE (maillage_plugin_manager_set_active (
          maillage_context_get_plugin_manager (context), id.c_str (), FALSE, nullptr));
    ASSERT_TRUE (
        maillage_context_open (context,
                               folder.file ("demo.db").c_str (),
                               (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                               &error))
        << error->message;
    ASSERT_TRUE (maillage_context_add_demo (context, &error)) << error->message;
    store = maillage_context_get_store (context);
    registry = maillage_context_get_registry (context);
  }

  void
  TearDown () override
  {
    expect_sound_store (store);
    for (const std::string &id : switched_off)
      EXPECT_TRUE (maillage_plugin_manager_set_active (
          maillage_context_get_plugin_manager (context), id.c_str (), TRUE, nullptr));
    g_clear_object (&context);
  }

  int
  count (const char *kind)
  {
    return maillage_store_count (store, kind, nullptr);
  }

  /* A question with the rights of the plugin whose kind it is. */
  MaillageQuery *
  query (const std::string &kind)
  {
    std::string plugin = kind.substr (0, kind.find ('.'));

    return maillage_scope_new_query (maillage_registry_find_scope (registry, plugin.c_str ()),
                                     kind.c_str ());
  }

  GPtrArray *
  run (MaillageQuery *question)
  {
    g_autoptr (GError) error = nullptr;
    GPtrArray *found = maillage_store_query (store, question, &error);

    EXPECT_NE (found, nullptr) << error->message;
    return found;
  }

  std::vector<std::string>
  titles (MaillageQuery *question)
  {
    g_autoptr (GPtrArray) found = run (question);
    std::vector<std::string> out;

    for (guint i = 0; i < found->len; i++)
      out.push_back (maillage_record_get_title (MAILLAGE_RECORD (found->pdata[i])));
    return out;
  }

  /* The one record of that title, in full. */
  MaillageRecord *
  find (const std::string &kind, const std::string &title)
  {
    g_autoptr (MaillageQuery) question = query (kind);
    g_autoptr (GPtrArray) found = run (question);

    for (guint i = 0; i < found->len; i++)
      {
        MaillageRecord *record = MAILLAGE_RECORD (found->pdata[i]);

        if (title == maillage_record_get_title (record))
          return maillage_store_load (store, maillage_record_get_uuid (record), nullptr);
      }
    ADD_FAILURE () << "no " << kind << " “" << title << "”";
    return nullptr;
  }

  void
  set (MaillageRecord *record, const char *field, const char *value)
  {
    std::string kind = maillage_kind_get_id (maillage_record_get_kind (record));
    MaillageScope *scope
        = maillage_registry_find_scope (registry, kind.substr (0, kind.find ('.')).c_str ());
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Set");
    g_autoptr (GError) error = nullptr;

    maillage_edit_set (edit, maillage_record_get_uuid (record), field, value);
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
  }

  void
  expect_sound ()
  {
    g_autoptr (GError) error = nullptr;
    g_auto (GStrv) faults = maillage_store_check (store, FALSE, &error);

    ASSERT_NE (faults, nullptr) << error->message;
    EXPECT_EQ (g_strv_length (faults), 0u) << faults[0];
  }

  std::vector<std::string> switched_off;
  Today today;
  TemporaryFolder folder;
  MaillageContext *context = nullptr;
  MaillageStore *store = nullptr;
  MaillageRegistry *registry = nullptr;
};
