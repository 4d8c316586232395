/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <maillage-kind-private.h>

/* What an extension writes in SQL is an expression, and reads its own record alone. */
class Expression : public testing::Test
{
protected:
  void
  SetUp () override
  {
    registry = maillage_registry_new ();
    scope = maillage_registry_open_scope (registry, "org.example.spy");
    kind = maillage_scope_add_kind (scope, "thing", "Thing", "Things");
    maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_sortable (maillage_kind_add_field (kind, "due", MAILLAGE_FIELD_DATE, "Due"),
                                 TRUE);
    maillage_kind_add_field (kind, "persons", MAILLAGE_FIELD_LINKS, "Persons");
    computed = maillage_kind_add_field (kind, "computed", MAILLAGE_FIELD_COMPUTED, "Computed");
  }

  void
  TearDown () override
  {
    g_clear_object (&scope);
    g_clear_object (&registry);
  }

  /* Why it is refused, "" when it is not. */
  std::string
  refusal (const char *sql)
  {
    g_autoptr (GError) error = nullptr;

    maillage_field_set_expression (computed, MAILLAGE_FIELD_TEXT, sql);
    if (_maillage_kind_check_expressions (kind, &error))
      return "";
    EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DENIED));
    EXPECT_TRUE (g_str_has_prefix (error->message, "Computed: ")) << error->message;
    return error->message;
  }

  MaillageRegistry *registry = nullptr;
  MaillageScope *scope = nullptr;
  MaillageKind *kind = nullptr;
  MaillageField *computed = nullptr;
};

TEST_F (Expression, ReadsItsOwnRecord)
{
  for (const char *sql :
       { "name || ' ' || due_latest",
         "CASE WHEN due_earliest < :today THEN 1 END",
         "{persons} > 2 AND trashed IS NULL",
         "(SELECT count (*) FROM \"org.example.spy.thing\" AS other WHERE other.name = name)",
         "(SELECT max (other.name) FROM \"org.example.spy.thing\" AS other)",
         "max (name, due_earliest)",
         "length (name) -- letters" })
    EXPECT_EQ (refusal (sql), "") << sql;
}

TEST_F (Expression, IsRefusedWhatElseItWouldTouchAndNamesIt)
{
  const struct
  {
    const char *sql, *named;
  } refused[] = {
    { "(SELECT email FROM \"partners.person\" LIMIT 1)", "“partners.person”" },
    { "(SELECT group_concat (sql) FROM sqlite_master)", "“sqlite_master”" },
    { "(SELECT group_concat (sql) FROM sqlite_schema)", "“sqlite_" },
    { "(SELECT group_concat (name) FROM pragma_table_list)", nullptr },
    { "(SELECT group_concat (file) FROM pragma_database_list)", nullptr },
    { "(SELECT title FROM record LIMIT 1)", "“record”" },
    { "(SELECT old FROM change_item LIMIT 1)", "“change_item”" },
    { "load_extension ('/tmp/spy.so')", "“load_extension ()”" },
    { "1) FROM \"org.example.spy.thing\"; PRAGMA writable_schema = ON --",
      "“PRAGMA writable_schema”" },
    { "1) FROM \"org.example.spy.thing\"; ATTACH '/tmp/other.db' AS other --", "“ATTACH”" },
    { "1) FROM \"org.example.spy.thing\"; DROP TABLE \"org.example.spy.thing\" --",
      "“sqlite_master”" },
    { "1) FROM \"org.example.spy.thing\"; DELETE FROM \"org.example.spy.thing\" --",
      "“org.example.spy.thing”" },
    { "1) FROM \"org.example.spy.thing\" WHERE (1", nullptr },
    { "1), (2", nullptr },
    { "1) FROM \"org.example.spy.thing\" UNION SELECT (2", nullptr },
    { "name /* and on", nullptr },
    { "nothing", nullptr },
    { "count (*)", "all records" }, /* of all rows makes one: a list would lose its others */
    { "max (name)", "all records" },
    { "row_number () OVER ()", "all records" },
    { "\"uuid\"", nullptr }, /* a column of the core's, where the expression is used */
  };

  for (auto &one : refused)
    {
      std::string why = refusal (one.sql);
      EXPECT_NE (why, "") << one.sql;
      EXPECT_NE (why.find (one.named != nullptr ? one.named : ""), std::string::npos)
          << one.sql << ": " << why;
    }
}

/* Demo data is one edit of all plugins: each keeps to its own in it. */
TEST_F (Expression, DemoDataIsOfOnesOwnKinds)
{
  g_autoptr (MaillageScope) other = maillage_registry_open_scope (registry, "org.example.other");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Demo", nullptr);
  g_autoptr (GError) error = nullptr;
  MaillageDemoFunc add = [] (MaillageScope *, MaillageEdit *demo, gpointer kind_id) {
    maillage_edit_set (
        demo, maillage_edit_create (demo, static_cast<const char *> (kind_id)), "name", "Demo");
  };

  maillage_registry_enter (registry, scope);
  maillage_registry_enter (registry, other);
  maillage_scope_add_demo (scope, add, const_cast<char *> ("org.example.spy.thing"), nullptr);
  EXPECT_TRUE (_maillage_scope_run_demo (scope, edit, &error));
  maillage_scope_add_demo (other, add, const_cast<char *> ("core.tag"), nullptr);
  EXPECT_TRUE (_maillage_scope_run_demo (other, edit, &error));
  maillage_scope_add_demo (other, add, const_cast<char *> ("org.example.spy.thing"), nullptr);
  EXPECT_FALSE (_maillage_scope_run_demo (other, edit, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DENIED));
  EXPECT_STREQ (error->message, "The extension “org.example.other” may not change “Things”.");
}
