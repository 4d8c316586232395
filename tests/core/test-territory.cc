/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-territory.h>

TEST (Territory, CanonicalTextGoesBothWays)
{
  for (const char *canonical : { "dep:38@2026 Isère",
                                 "com:2A004@2026 Ajaccio",
                                 "ept:200057966@2026 Vallée Sud-Grand Paris",
                                 "own:0b0e7a4c-8a8b-4b9e-9a55-0d9a4f3a2c11 Quartier des Écoles",
                                 "reg:53" })
    {
      g_autoptr (MaillageTerritory) territory = maillage_territory_new_from_canonical (canonical);

      ASSERT_NE (territory, nullptr) << canonical;
      g_autofree char *again = maillage_territory_to_canonical (territory);
      EXPECT_STREQ (again, canonical);
    }
}

TEST (Territory, PartsAreRead)
{
  g_autoptr (MaillageTerritory) isere = maillage_territory_new_from_canonical ("dep:38@2026 Isère");

  EXPECT_STREQ (maillage_territory_get_id (isere), "dep:38");
  EXPECT_STREQ (maillage_territory_get_level (isere), "dep");
  EXPECT_STREQ (maillage_territory_get_code (isere), "38");
  EXPECT_EQ (maillage_territory_get_vintage (isere), 2026);
  EXPECT_STREQ (maillage_territory_get_name (isere), "Isère");
}

TEST (Territory, WhatIsNotOneIsRefused)
{
  for (const char *text : { "",
                            "Isère",
                            "dep",
                            "dep:",
                            ":38",
                            "canton:3801@2026 Bièvre",
                            "dep:38@",
                            "dep:38@deux",
                            "dep:38@0 Isère",
                            "dep:3/8 Isère",
                            "dep:38:1" })
    EXPECT_EQ (maillage_territory_new_from_canonical (text), nullptr) << text;
}

TEST (Territory, ANameStaysOnItsLine)
{
  g_autoptr (MaillageTerritory) territory
      = maillage_territory_new ("own", "a1", 0, "  Plateau\nde \t Mouillard ");
  g_autofree char *canonical = maillage_territory_to_canonical (territory);

  EXPECT_STREQ (canonical, "own:a1 Plateau de Mouillard");
}

TEST (Territory, FormatSaysTheNumberOfADepartement)
{
  g_autoptr (MaillageTerritory) isere = maillage_territory_new_from_canonical ("dep:38@2026 Isère");
  g_autoptr (MaillageTerritory) antony = maillage_territory_new ("com", "92002", 2026, "Antony");
  g_autoptr (MaillageTerritory) nameless = maillage_territory_new ("com", "92002", 2026, nullptr);
  g_autofree char *isere_text = maillage_territory_format (isere);
  g_autofree char *antony_text = maillage_territory_format (antony);
  g_autofree char *nameless_text = maillage_territory_format (nameless);

  EXPECT_STREQ (isere_text, "Isère (38)");
  EXPECT_STREQ (antony_text, "Antony");
  EXPECT_STREQ (nameless_text, "com:92002");
}

TEST (Territory, EveryLevelHasItsWord)
{
  const char *const words[][2] = {
    { "com", "commune" },       { "comd", "delegated commune" }, { "coma", "associated commune" },
    { "ept", "EPT" },           { "arm", "municipal district" }, { "epci", "EPCI" },
    { "reg", "région" },        { "dep", "département" },        { "nat", "country" },
    { "own", "own territory" },
  };

  for (auto &word : words)
    {
      g_autoptr (MaillageTerritory) territory = maillage_territory_new (word[0], "1", 0, nullptr);

      EXPECT_STREQ (maillage_territory_get_level_label (territory), word[1]);
    }
}

TEST (Territory, TheBoxCopies)
{
  g_autoptr (MaillageTerritory) isere = maillage_territory_new_from_canonical ("dep:38@2026 Isère");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, MAILLAGE_TYPE_TERRITORY);
  g_value_set_boxed (&value, isere);
  auto *copy = static_cast<MaillageTerritory *> (g_value_get_boxed (&value));
  EXPECT_NE (copy, isere);
  EXPECT_STREQ (maillage_territory_get_id (copy), "dep:38");
  EXPECT_STREQ (maillage_territory_get_name (copy), "Isère");
  g_value_unset (&value);
}
