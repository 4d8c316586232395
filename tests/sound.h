/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtest/gtest.h>
#include <maillage-core.h>

/* `maillagectl check` would find nothing in it. */
inline void
expect_sound_store (MaillageStore *store)
{
  g_autoptr (GError) error = nullptr;
  g_auto (GStrv) faults = maillage_store_check (store, FALSE, &error);

  ASSERT_NE (faults, nullptr) << error->message;
  EXPECT_EQ (g_strv_length (faults), 0u) << faults[0];
}
