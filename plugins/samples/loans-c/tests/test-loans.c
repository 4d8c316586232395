/* SPDX-License-Identifier: 0BSD */

#include <maillage-testing.h>

#define LOAN "org.example.loans.loan"

typedef struct
{
  MaillageTestingFixture *fixture;
  MaillageStore *store;
} Loans;

static void
set_up (Loans *self, gconstpointer folder)
{
  g_autoptr (GError) error = NULL;

  self->fixture = maillage_testing_fixture_new (folder, "org.example.loans", &error);
  g_assert_no_error (error);
  self->store = maillage_testing_fixture_get_store (self->fixture);
}

static void
tear_down (Loans *self, gconstpointer folder)
{
  g_autoptr (MaillageTestingWatch) watch = maillage_testing_watch_new (G_OBJECT (self->store));
  g_autoptr (GError) error = NULL;

  maillage_testing_fixture_check (self->fixture, &error);
  g_assert_no_error (error);
  g_clear_object (&self->fixture);
  g_assert_true (maillage_testing_watch_is_gone (watch));
}

static char *
add (Loans *self, const char *item, const char *due)
{
  g_autofree char *named = g_strconcat ("item=", item, NULL);
  g_autofree char *dated = g_strconcat ("due=", due, NULL);
  const char *const assignments[] = { named, dated, NULL };
  g_autoptr (GError) error = NULL;
  char *uuid = maillage_testing_fixture_add (self->fixture, LOAN, assignments, &error);

  g_assert_no_error (error);
  return uuid;
}

static guint
count_found (Loans *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = maillage_scope_search (
      maillage_testing_fixture_get_scope (self->fixture), text, NULL, 10, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
test_kept (Loans *self, gconstpointer folder)
{
  g_autofree char *uuid = add (self, "Projector", "2022-03-20");
  g_autoptr (GError) error = NULL;
  MaillageRecord *loan;

  loan = maillage_scope_load (maillage_testing_fixture_get_scope (self->fixture), uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (maillage_record_get_title (loan), ==, "Projector");
  g_assert_cmpstr (maillage_record_get_value (loan, "due"), ==, "2022-03-20");
  g_object_unref (loan);
  g_assert_cmpuint (count_found (self, "projec"), ==, 1);
  maillage_testing_fixture_reopen (self->fixture, &error);
  g_assert_no_error (error);
  self->store = maillage_testing_fixture_get_store (self->fixture);
  g_assert_cmpuint (count_found (self, "projector"), ==, 1);
}

static void
test_undone (Loans *self, gconstpointer folder)
{
  g_autofree char *uuid = add (self, "Ladder", "2022");

  g_assert_true (maillage_testing_fixture_undo (self->fixture, NULL));
  g_assert_cmpuint (count_found (self, "ladder"), ==, 0);
  g_assert_true (maillage_testing_fixture_undo (self->fixture, NULL));
  g_assert_cmpuint (count_found (self, "ladder"), ==, 1);
}

static void
test_imported (Loans *self, gconstpointer folder)
{
  g_autoptr (GError) error = NULL;

  maillage_testing_fixture_import (
      self->fixture, LOAN, "Item;Due back\nTent;12/05/2026\nStove;2026\n", &error);
  g_assert_no_error (error);
  g_assert_cmpint (maillage_store_count (self->store, LOAN, NULL), ==, 2);
  g_assert_false (
      maillage_testing_fixture_import (self->fixture, LOAN, "Item;Due back\n;2026\n", &error));
  g_assert_error (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED);
  g_assert_cmpint (maillage_store_count (self->store, LOAN, NULL), ==, 2);
}

static void
test_switched_off (Loans *self, gconstpointer folder)
{
  g_autofree char *uuid = add (self, "Projector", "2022-03-20");
  g_autoptr (GError) error = NULL;

  g_assert_true (maillage_testing_fixture_set_active (self->fixture, FALSE, NULL));
  g_assert_null (maillage_testing_fixture_get_scope (self->fixture));
  g_assert_cmpint (maillage_store_count (self->store, LOAN, NULL), ==, 1);
  g_assert_null (maillage_testing_fixture_add (
      self->fixture, LOAN, (const char *const[]){ "item=Tent", NULL }, &error));
  g_assert_error (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DENIED);
  g_assert_true (maillage_testing_fixture_set_active (self->fixture, TRUE, NULL));
  g_assert_nonnull (maillage_testing_fixture_get_scope (self->fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/loans/kept", Loans, argv[1], set_up, test_kept, tear_down);
  g_test_add ("/loans/undone", Loans, argv[1], set_up, test_undone, tear_down);
  g_test_add ("/loans/imported", Loans, argv[1], set_up, test_imported, tear_down);
  g_test_add ("/loans/switched-off", Loans, argv[1], set_up, test_switched_off, tear_down);
  return g_test_run ();
}
