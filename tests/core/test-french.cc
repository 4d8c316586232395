/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-checks-private.h>
#include <maillage-date.h>
#include <maillage-kind-private.h>
#include <maillage-kind.h>

#include <clocale>
#include <libintl.h>

#define NBSP "\u00a0"

/* What the reader sees: the catalogue as it was compiled, in a locale made for the tests. */
class French : public testing::Test
{
protected:
  void
  SetUp () override
  {
    const std::string folder = std::string (g_getenv ("MAILLAGE_BUILD_DIR")) + "/po";

    before = setlocale (LC_ALL, nullptr);
    language = g_getenv ("LANGUAGE") != nullptr ? g_getenv ("LANGUAGE") : "";
    g_setenv ("LOCPATH", g_getenv ("MAILLAGE_TEST_LOCPATH"), TRUE);
    g_setenv ("LANGUAGE", "fr", TRUE);
    ASSERT_NE (setlocale (LC_ALL, "fr_FR.UTF-8"), nullptr);
    bindtextdomain ("maillage", folder.c_str ());
    bind_textdomain_codeset ("maillage", "UTF-8");
    kind = _maillage_kind_new ("t", "t.thing", "Chose", "Choses");
  }

  void
  TearDown () override
  {
    g_clear_object (&kind);
    g_setenv ("LANGUAGE", language.c_str (), TRUE);
    g_unsetenv ("LOCPATH");
    setlocale (LC_ALL, before.c_str ());
  }

  static std::string
  take (char *text)
  {
    std::string copy = text != nullptr ? text : "(null)";
    g_free (text);
    return copy;
  }

  /* As it is shown; what is shown must be understood again, for it stands in entries. */
  static std::string
  date (const char *typed)
  {
    g_autoptr (MaillageDate) given = maillage_date_parse (typed, nullptr);
    std::string shown = take (maillage_date_format (given));
    g_autoptr (MaillageDate) again = maillage_date_parse (shown.c_str (), nullptr);

    EXPECT_NE (again, nullptr) << shown;
    if (again != nullptr)
      {
        EXPECT_STREQ (maillage_date_get_edtf (again), maillage_date_get_edtf (given)) << shown;
      }
    return shown;
  }

  static std::string
  brief (const char *typed)
  {
    g_autoptr (MaillageDate) given = maillage_date_parse (typed, nullptr);
    g_autoptr (MaillageDate) today = maillage_date_parse ("2022-03-15", nullptr);
    return take (maillage_date_format_short (given, today));
  }

  std::string
  value (MaillageFieldType type, const char *canonical)
  {
    const std::string id = "f" + std::to_string (maillage_kind_get_n_fields (kind));
    MaillageField *field = maillage_kind_add_field (kind, id.c_str (), type, "Champ");
    std::string shown = take (maillage_field_format (field, canonical));
    g_autofree char *again = maillage_field_parse (field, shown.c_str (), nullptr, nullptr);

    EXPECT_STREQ (again, canonical) << shown;
    return shown;
  }

  std::string before, language;
  MaillageKind *kind = nullptr;
};

TEST_F (French, DatesAsTheyWereGiven)
{
  EXPECT_EQ (date ("2019-07"), "juillet" NBSP "2019");
  EXPECT_EQ (date ("17/03/2022"), "17" NBSP "mars" NBSP "2022");
  EXPECT_EQ (date ("1/4/2019"), "1er" NBSP "avril" NBSP "2019");
  EXPECT_EQ (date ("S2 2021"), "2e" NBSP "semestre" NBSP "2021");
  EXPECT_EQ (date ("T1 2022"), "1er" NBSP "trimestre" NBSP "2022");
  EXPECT_EQ (date ("2022"), "2022");
  EXPECT_EQ (date ("2019~"), "vers 2019");
}

TEST_F (French, NearDaysInWords)
{
  EXPECT_EQ (brief ("2022-03-15"), "aujourd’hui");
  EXPECT_EQ (brief ("2022-03-16"), "demain");
  EXPECT_EQ (brief ("2022-03-14"), "hier");
  EXPECT_EQ (brief ("2022-03-17"), "dans 2" NBSP "jours");
  EXPECT_EQ (brief ("2022-03-12"), "il y a 3" NBSP "jours");
  EXPECT_EQ (brief ("2022-06-01"), "1er" NBSP "juin");
  EXPECT_EQ (brief ("2022-02-14"), "14" NBSP "févr.");
}

TEST_F (French, NumbersAndHours)
{
  EXPECT_EQ (value (MAILLAGE_FIELD_DURATION, "90"), "1" NBSP "h" NBSP "30");
  EXPECT_EQ (value (MAILLAGE_FIELD_DURATION, "45"), "45" NBSP "min");
  EXPECT_EQ (value (MAILLAGE_FIELD_DATE_TIME, "2022-03-17T09:30"),
             "17" NBSP "mars" NBSP "2022, 9" NBSP "h" NBSP "30");
  EXPECT_EQ (value (MAILLAGE_FIELD_NUMBER, "12500.5"), "12" NBSP "500,5");
  EXPECT_EQ (value (MAILLAGE_FIELD_MONEY, "12500.5"), "12" NBSP "500,50" NBSP "€");
  EXPECT_EQ (value (MAILLAGE_FIELD_BOOLEAN, "1"), "Oui");
}

TEST_F (French, OpenPeriodsTakeTheirArticle)
{
  EXPECT_EQ (value (MAILLAGE_FIELD_PERIOD, "2019/.."), "depuis 2019");
  EXPECT_EQ (value (MAILLAGE_FIELD_PERIOD, "../2021"), "jusqu’en 2021");
  EXPECT_EQ (value (MAILLAGE_FIELD_PERIOD, "../2021-07"), "jusqu’en juillet" NBSP "2021");
  EXPECT_EQ (value (MAILLAGE_FIELD_PERIOD, "2022-03-17/.."),
             "depuis le 17" NBSP "mars" NBSP "2022");
  EXPECT_EQ (value (MAILLAGE_FIELD_PERIOD, "../2021-41"),
             "jusqu’au 2e" NBSP "semestre" NBSP "2021");
}
