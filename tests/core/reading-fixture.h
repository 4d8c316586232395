/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "maillage-query-private.h"

#include <maillage-core.h>

#include <string>
#include <vector>

/* Expects the bug to be told in the log. */
#define EXPECT_LOGGED(level, pattern, call)                                                     \
  G_STMT_START                                                                                  \
  {                                                                                             \
    g_test_expect_message ("maillage", level, pattern);                                         \
    call;                                                                                       \
    g_test_assert_expected_messages ();                                                         \
  }                                                                                             \
  G_STMT_END

/* An empty store with the plugin "t": organisations "t.org" and their roles "t.role". */
class ReadingTest : public testing::Test
{
protected:
  void
  SetUp () override
  {
    registry = maillage_registry_new ();
    scope = maillage_registry_open_scope (registry, "t");
    declare ();
    maillage_registry_enter (registry, scope);
    store = open ();
  }

  void
  TearDown () override
  {
    if (store != nullptr)
      maillage_store_close (store);
    g_clear_object (&store);
    g_clear_object (&scope);
    g_clear_object (&registry);
  }

  MaillageStore *
  open ()
  {
    g_autoptr (GError) error = nullptr;
    MaillageStore *made = maillage_store_new (registry);

    EXPECT_TRUE (
        maillage_store_open (made, folder.file ("t.db").c_str (), MAILLAGE_OPEN_CREATE, &error))
        << (error != nullptr ? error->message : "");
    return made;
  }

  void
  declare ()
  {
    MaillageKind *org = maillage_scope_add_kind (scope, "org", "Organisation", "Organisations");
    MaillageKind *role = maillage_scope_add_kind (scope, "role", "Role", "Roles");
    MaillageField *field;

    maillage_kind_set_title_format (org, "{name}");
    maillage_kind_set_subtitle_format (org, "{city}");
    field = sortable (org, "name", MAILLAGE_FIELD_TEXT);
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    maillage_field_set_public (field, TRUE);
    field = sortable (org, "sigle", MAILLAGE_FIELD_TEXT);
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
    field = sortable (org, "city", MAILLAGE_FIELD_TEXT);
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
    sortable (org, "due", MAILLAGE_FIELD_DATE);
    sortable (org, "held", MAILLAGE_FIELD_PERIOD);
    sortable (org, "amount", MAILLAGE_FIELD_MONEY);
    field = sortable (org, "status", MAILLAGE_FIELD_CHOICE);
    maillage_field_add_choice (field, "todo", "To do");
    maillage_field_add_choice (field, "done", "Done");
    maillage_kind_add_field (org, "active", MAILLAGE_FIELD_BOOLEAN, "Active");
    maillage_kind_add_field (org, "seat", MAILLAGE_FIELD_TERRITORY, "Seat");
    field = sortable (org, "parent", MAILLAGE_FIELD_LINK);
    maillage_field_set_target (field, "t.org");
    field = maillage_kind_add_field (org, "late", MAILLAGE_FIELD_COMPUTED, "Late");
    maillage_field_set_expression (
        field, MAILLAGE_FIELD_BOOLEAN, "due_latest < :today AND coalesce (status, '') <> 'done'");

    maillage_kind_set_owner (role, "t.org");
    maillage_kind_set_title_format (role, "{what}");
    maillage_kind_set_searchable (role, FALSE);
    field = maillage_kind_add_field (role, "what", MAILLAGE_FIELD_TEXT, "What");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  }

  static MaillageField *
  sortable (MaillageKind *kind, const char *id, MaillageFieldType type)
  {
    MaillageField *field = maillage_kind_add_field (kind, id, type, id);

    maillage_field_set_sortable (field, TRUE);
    return field;
  }

  MaillageEdit *
  new_edit ()
  {
    return maillage_scope_new_edit (scope, "Test");
  }

  gint64
  commit (MaillageEdit *edit, MaillageStore *to = nullptr)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change
        = maillage_store_commit (to != nullptr ? to : store, edit, &error);

    EXPECT_NE (change, nullptr) << (error != nullptr ? error->message : "");
    return change != nullptr ? maillage_change_get_number (change) : 0;
  }

  /* An organisation of those values: name, field, value, field, value… */
  std::string
  add (const char *name, const std::vector<std::string> &values = {})
  {
    g_autoptr (MaillageEdit) edit = new_edit ();
    std::string uuid = maillage_edit_create (edit, "t.org");

    maillage_edit_set (edit, uuid.c_str (), "name", name);
    for (size_t i = 0; i + 1 < values.size (); i += 2)
      maillage_edit_set (edit, uuid.c_str (), values[i].c_str (), values[i + 1].c_str ());
    commit (edit);
    return uuid;
  }

  void
  set (const std::string &uuid, const char *field, const char *value, MaillageStore *to = nullptr)
  {
    g_autoptr (MaillageEdit) edit = new_edit ();

    maillage_edit_set (edit, uuid.c_str (), field, value);
    commit (edit, to);
  }

  void
  trash (const std::string &uuid)
  {
    g_autoptr (MaillageEdit) edit = new_edit ();

    maillage_edit_trash (edit, uuid.c_str ());
    commit (edit);
  }

  MaillageQuery *
  ask ()
  {
    return _maillage_query_new ("t.org", nullptr);
  }

  /* The titles, joined: "A B C". */
  std::string
  titles (MaillageQuery *query)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (GPtrArray) found = maillage_store_query (store, query, &error);

    EXPECT_NE (found, nullptr) << (error != nullptr ? error->message : "");
    return found != nullptr ? join (found) : "";
  }

  static std::string
  join (GPtrArray *records)
  {
    std::string joined;

    for (guint i = 0; i < records->len; i++)
      joined += (i > 0 ? " " : "")
                + std::string (maillage_record_get_title ((MaillageRecord *) records->pdata[i]));
    return joined;
  }

  static std::string
  join (GListModel *model)
  {
    g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < g_list_model_get_n_items (model); i++)
      g_ptr_array_add (records, g_list_model_get_item (model, i));
    return join (records);
  }

  /* The titles that one filter keeps. */
  std::string
  where (const char *field, MaillageOperator op, const char *value, bool certain = false)
  {
    g_autoptr (MaillageQuery) query = ask ();

    maillage_query_add_filter (query, field, op, value);
    maillage_query_set_certain (query, certain);
    return titles (query);
  }

  /* The titles in the order of a field. */
  std::string
  sorted (const char *field, bool descending = false)
  {
    g_autoptr (MaillageQuery) query = ask ();

    maillage_query_set_sort (query, field, descending);
    return titles (query);
  }

  TemporaryFolder folder;
  MaillageRegistry *registry = nullptr;
  MaillageScope *scope = nullptr;
  MaillageStore *store = nullptr;
};
