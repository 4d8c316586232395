/* Uses the plugin, as it lies in the build folder, on a store that is thrown away. */

#include <maillage-testing.h>

#define ENTRY "@id@.entry"

static void
test_records (gconstpointer folder)
{
  static const char *const first[] = { "name=The first", "date=2022-03-15", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageTestingFixture) fixture
      = maillage_testing_fixture_new (folder, "@id@", &error);
  MaillageStore *store;
  g_autofree char *uuid = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  store = maillage_testing_fixture_get_store (fixture);
  uuid = maillage_testing_fixture_add (fixture, ENTRY, first, &error);
  g_assert_no_error (error);
  found = maillage_scope_search (
      maillage_testing_fixture_get_scope (fixture), "first", NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (maillage_record_get_uuid (found->pdata[0]), ==, uuid);

  maillage_testing_fixture_undo (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (maillage_store_count (store, ENTRY, NULL), ==, 0);
  maillage_testing_fixture_check (fixture, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/@name@/records", argv[1], test_records);
  return g_test_run ();
}
