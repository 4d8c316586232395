/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-core.h>

/* The same store opened by a program whose kinds are declared otherwise. */
class MigrationTest : public StoreTest
{
protected:
  void
  reopen_with (const std::function<void (MaillageScope *)> &declared)
  {
    maillage_store_close (store);
    g_clear_object (&store);
    g_clear_object (&scope);
    g_clear_object (&registry);
    registry = maillage_registry_new ();
    scope = maillage_registry_open_scope (registry, "partners");
    declared (scope);
    maillage_registry_enter (registry, scope);
    store = open ();
    ASSERT_NE (store, nullptr);
  }
};

TEST_F (MigrationTest, AddsRenamesAndConvertsFields)
{
  std::string uuid = add_organisation ("Alpha");
  set (uuid, "sigle", "12");
  set (uuid, "staff", "7");

  reopen_with ([] (MaillageScope *scope) {
    MaillageKind *kind
        = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
    maillage_kind_set_title_format (kind, "{label} / {staff}");
    MaillageField *field = maillage_kind_add_field (kind, "label", MAILLAGE_FIELD_TEXT, "Label");
    maillage_field_set_was (field, "name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    field = maillage_kind_add_field (kind, "sigle", MAILLAGE_FIELD_NUMBER, "Number");
    maillage_field_set_sortable (field, TRUE);
    maillage_kind_add_field (kind, "staff", MAILLAGE_FIELD_NUMBER, "Staff");
    maillage_kind_add_field (kind, "opened", MAILLAGE_FIELD_DATE, "Opened");
  });
  EXPECT_EQ (value (uuid, "label"), "Alpha");
  EXPECT_EQ (value (uuid, "sigle"), "12");
  EXPECT_EQ (title (uuid), "Alpha / 7");
  set (uuid, "opened", "2019");
  EXPECT_EQ (ask ("SELECT value FROM meta WHERE key = 'generation'"), "2");
  g_autoptr (GPtrArray) backups = maillage_backup_list (folder.file ("store.db").c_str ());
  ASSERT_EQ (backups->len, 1u);
  EXPECT_EQ (maillage_backup_get_reason (MAILLAGE_BACKUP (g_ptr_array_index (backups, 0))),
             MAILLAGE_BACKUP_BEFORE_MIGRATION);
  EXPECT_EQ (indexed ("title:alpha"), "1");
}

TEST_F (MigrationTest, ARestartWithoutChangesMigratesNothing)
{
  add_organisation ("Alpha");
  reopen_with ([this] (MaillageScope *scope) { declare (scope); });
  EXPECT_EQ (ask ("SELECT value FROM meta WHERE key = 'generation'"), "1");
  EXPECT_FALSE (
      g_file_test (folder.file ("store.db.backups").c_str (), G_FILE_TEST_EXISTS));
}

TEST_F (MigrationTest, RecordsOfAnAbsentPluginStayAndAreReadOnly)
{
  std::string uuid = add_organisation ("Alpha");

  reopen_with ([] (MaillageScope *) {});
  MaillageKind *kind = maillage_registry_find_kind (registry, "partners.organisation");
  ASSERT_NE (kind, nullptr);
  EXPECT_FALSE (maillage_kind_get_available (kind));
  EXPECT_STREQ (maillage_kind_get_plural (kind), "Organisations");
  EXPECT_NE (maillage_kind_find_field (kind, "name"), nullptr);
  EXPECT_EQ (title (uuid), "Alpha");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
  maillage_edit_set (edit, uuid.c_str (), "name", "Beta");
  EXPECT_EQ (commit_fails (edit), MAILLAGE_ERROR_READ_ONLY);
}

TEST_F (MigrationTest, AnOlderProgramStopsWritingAfterAMigration)
{
  std::string uuid = add_organisation ("Alpha");
  g_autoptr (MaillageSqlConnection) newer = maillage_sql_connection_open (
      folder.file ("store.db").c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);

  maillage_sql_exec (newer, "UPDATE meta SET value = '2' WHERE key = 'generation'", nullptr);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
  maillage_edit_set (edit, uuid.c_str (), "name", "Beta");
  EXPECT_EQ (commit_fails (edit), MAILLAGE_ERROR_READ_ONLY);
  EXPECT_EQ (value (uuid, "name"), "Alpha");
}

/* The tables as they were before lines of the history spoke of many records. */
TEST_F (MigrationTest, TheFirstSchemaIsBroughtUpToDate)
{
  std::string uuid = add_organisation ("Alpha");
  set (uuid, "phone", "+33199000102");
  std::string before = dump ();
  maillage_store_close (store);
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageSqlConnection) older = maillage_sql_connection_open (
        folder.file ("store.db").c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, &error);
    ASSERT_TRUE (maillage_sql_exec (
        older,
        "DROP INDEX change_item_span; ALTER TABLE change_item DROP COLUMN last;"
        "DELETE FROM meta WHERE key IN ('last_record', 'last_indexed'); DROP TABLE search_wait;"
        "UPDATE meta SET value = '1' WHERE key = 'version';"
        "UPDATE kind SET signature = '1|';"
        "UPDATE search_doc SET keyword = keyword || ' 01 99 00 01 02';"
        "DROP TABLE search; CREATE VIRTUAL TABLE search USING fts5 (kind, title, keyword, text,"
        " content='search_doc', content_rowid='id', tokenize='unicode61 remove_diacritics 0');"
        "INSERT INTO search (search) VALUES ('rebuild');"
        "INSERT OR REPLACE INTO sqlite_sequence VALUES ('record', 7)",
        &error)) << error->message;
  }
  g_autoptr (GError) error = nullptr;
  EXPECT_FALSE (maillage_store_open (
      store, folder.file ("store.db").c_str (), MAILLAGE_OPEN_NONE, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_OLDER_STORE));
  reopen_with ([this] (MaillageScope *scope) { declare (scope); });
  EXPECT_EQ (dump (), before);
  g_autoptr (GPtrArray) backups = maillage_backup_list (folder.file ("store.db").c_str ());
  ASSERT_EQ (backups->len, 1u);
  EXPECT_EQ (maillage_backup_get_reason (MAILLAGE_BACKUP (g_ptr_array_index (backups, 0))),
             MAILLAGE_BACKUP_BEFORE_MIGRATION);
  add_organisation ("Beta");
  EXPECT_EQ (ask ("SELECT max (id) FROM record"), "8");
}

/* The tables as they were when every commit wrote the index of words itself. */
TEST_F (MigrationTest, TheSecondSchemaIsBroughtUpToDate)
{
  add_organisation ("Alpha");
  expect_sound (); /* indexes what waits */
  maillage_store_close (store);
  {
    g_autoptr (MaillageSqlConnection) older = maillage_sql_connection_open (
        folder.file ("store.db").c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);
    ASSERT_TRUE (maillage_sql_exec (older,
                                    "DELETE FROM meta WHERE key = 'last_indexed';"
                                    "DROP TABLE search_wait;"
                                    "UPDATE meta SET value = '2' WHERE key = 'version'",
                                    nullptr));
  }
  reopen_with ([this] (MaillageScope *scope) { declare (scope); });
  EXPECT_EQ (ask ("SELECT count (*) FROM search_doc WHERE id >"
                  " (SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'last_indexed')"),
             "0");
  std::string beta = add_organisation ("Beta");
  g_autoptr (GPtrArray) found = maillage_store_search (store, "bet", nullptr, 10, nullptr);
  EXPECT_EQ (found->len, 1u);
}

TEST_F (MigrationTest, AFieldIsSortedByNoMoreAndThenAgain)
{
  std::string uuid = add_organisation ("Alpha");
  set (uuid, "staff", "7");
  auto declare_staff = [] (MaillageScope *scope, gboolean sortable) {
    MaillageKind *kind
        = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
    maillage_kind_set_title_format (kind, "{name}");
    maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_sortable (
        maillage_kind_add_field (kind, "staff", MAILLAGE_FIELD_NUMBER, "Staff"), sortable);
  };

  reopen_with ([&] (MaillageScope *scope) { declare_staff (scope, FALSE); });
  set (uuid, "staff", "9");
  reopen_with ([&] (MaillageScope *scope) { declare_staff (scope, TRUE); });
  EXPECT_EQ (value (uuid, "staff_key"), "c022000000000000");
}
