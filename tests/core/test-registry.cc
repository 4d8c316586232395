/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-core.h>

TEST (Registry, LeavingAScopeWithdrawsEverything)
{
  g_autoptr (MaillageRegistry) registry = maillage_registry_new ();
  g_autoptr (MaillageScope) scope = maillage_registry_open_scope (registry, "loans");
  g_autoptr (GObject) contribution = (GObject *) g_object_new (G_TYPE_OBJECT, nullptr);
  Watched watched (contribution);
  int ticks = 0;

  maillage_scope_add_kind (scope, "loan", "Loan", "Loans");
  maillage_scope_contribute (scope, contribution);
  GSource *source = g_timeout_source_new (1);
  g_source_set_callback (
      source,
      [] (gpointer data) -> gboolean {
        ++*(int *) data;
        return G_SOURCE_CONTINUE;
      },
      &ticks,
      nullptr);
  maillage_scope_take_source (scope, source);
  maillage_registry_enter (registry, scope);
  EXPECT_NE (maillage_registry_find_kind (registry, "loans.loan"), nullptr);
  EXPECT_TRUE (wait_until ([&] { return ticks > 0; }));

  maillage_registry_leave (registry, scope);
  EXPECT_EQ (maillage_registry_find_kind (registry, "loans.loan"), nullptr);
  EXPECT_FALSE (maillage_scope_get_active (scope));
  EXPECT_TRUE (g_cancellable_is_cancelled (maillage_scope_get_cancellable (scope)));
  int before = ticks;
  wait_until ([] { return false; }, 20);
  EXPECT_EQ (ticks, before);
  g_clear_object (&contribution);
  EXPECT_TRUE (watched.gone ());

  Watched watched_scope (scope);
  g_clear_object (&scope);
  EXPECT_TRUE (watched_scope.gone ());
}

TEST (Registry, ResolvesShortNamesWhileUnambiguous)
{
  g_autoptr (MaillageRegistry) registry = maillage_registry_new ();
  g_autoptr (MaillageScope) a = maillage_registry_open_scope (registry, "a");
  g_autoptr (MaillageScope) b = maillage_registry_open_scope (registry, "b");
  g_autoptr (GError) error = nullptr;

  maillage_scope_add_kind (a, "thing", "Thing", "Things");
  maillage_scope_add_kind (b, "thing", "Thing", "Things");
  maillage_registry_enter (registry, a);
  EXPECT_NE (maillage_registry_resolve_kind (registry, "thing", nullptr), nullptr);
  maillage_registry_enter (registry, b);
  EXPECT_EQ (maillage_registry_resolve_kind (registry, "thing", &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_AMBIGUOUS));
  g_clear_error (&error);
  EXPECT_EQ (maillage_registry_resolve_kind (registry, "nothing", &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNKNOWN_KIND));
}
