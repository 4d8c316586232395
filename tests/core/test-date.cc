/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-date.h>
#include <maillage-enums.h>

static std::string
take (char *text)
{
  std::string copy = text != nullptr ? text : "(null)";
  g_free (text);
  return copy;
}

/* "canonical earliest..latest" or the error. */
static std::string
parse (const char *typed)
{
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageDate) date = maillage_date_parse (typed, &error);

  if (date == nullptr)
    {
      EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
      return error->message;
    }
  EXPECT_EQ (error, nullptr);
  return take (maillage_date_to_canonical (date));
}

static std::string
bounds (const char *typed)
{
  g_autoptr (MaillageDate) date = maillage_date_parse (typed, nullptr);

  if (date == nullptr)
    return "refused";
  if (maillage_date_get_earliest (date) == nullptr)
    return maillage_date_get_latest (date) == nullptr ? "none" : "half";
  return std::string (maillage_date_get_earliest (date)) + ".." + maillage_date_get_latest (date);
}

static std::string
format (const char *typed)
{
  g_autoptr (MaillageDate) date = maillage_date_parse (typed, nullptr);
  return date != nullptr ? take (maillage_date_format (date)) : "refused";
}

static std::string
brief (const char *typed, const char *today = "2022-03-15")
{
  g_autoptr (MaillageDate) date = maillage_date_parse (typed, nullptr);
  g_autoptr (MaillageDate) day = maillage_date_parse (today, nullptr);
  return take (maillage_date_format_short (date, day));
}

TEST (Date, DaysInEveryForm)
{
  for (const char *typed : { "17/03/2022",
                             "17.03.22",
                             "17-03-2022",
                             "2022-03-17",
                             "2022/03/17",
                             "17 mars 2022",
                             "17\u00a0mars\u00a02022",
                             "jeudi 17 mars 2022",
                             "Jeudi 17 Mars 2022",
                             "le 17 mars 2022",
                             "17 March 2022",
                             "March 17, 2022",
                             "March 17th 2022",
                             "Thu 17 Mar 22",
                             "17mars2022",
                             "2022-03-17 00:00:00",
                             "17/03/2022 00:00",
                             "2022-03-17T00:00:00",
                             " 17/3/22 ",
                             "17\u202f/\u202f03\u202f/\u202f2022" })
    EXPECT_EQ (parse (typed), "2022-03-17") << typed;
  EXPECT_EQ (parse ("1er avril 2019"), "2019-04-01");
  EXPECT_EQ (parse ("1ER AOÛT 2019"), "2019-08-01");
  EXPECT_EQ (parse ("31/12/2026"), "2026-12-31");
  EXPECT_EQ (parse ("29/02/2024"), "2024-02-29");
  EXPECT_EQ (bounds ("31.12.26"), "2026-12-31..2026-12-31");
}

TEST (Date, YearsInTwoDigits)
{
  EXPECT_EQ (parse ("01/01/69"), "2069-01-01");
  EXPECT_EQ (parse ("01/01/70"), "1970-01-01");
  EXPECT_EQ (parse ("01/01/00"), "2000-01-01");
  EXPECT_EQ (parse ("avr-19"), "2019-04"); /* as French spreadsheets show April 2019 */
  EXPECT_EQ (parse ("juil. 99"), "1999-07");
}

TEST (Date, MonthsQuartersSemestersYears)
{
  for (const char *typed : { "juillet 2019",
                             "Juillet 2019",
                             "07/2019",
                             "2019-07",
                             "7/2019",
                             "juil. 2019",
                             "July 2019",
                             "en juillet 2019",
                             "2019/07" })
    EXPECT_EQ (parse (typed), "2019-07") << typed;
  for (const char *typed : { "T2 2022",
                             "t2 2022",
                             "2e trimestre 2022",
                             "2ème trimestre 2022",
                             "2022-34",
                             "Q2 2022",
                             "2022 T2",
                             "T2-2022",
                             "deuxième trimestre 2022",
                             "2nd quarter 2022",
                             "2022Q2",
                             "T2 22",
                             "2e trim. 2022" })
    EXPECT_EQ (parse (typed), "2022-34") << typed;
  for (const char *typed : { "S1 2022",
                             "1er semestre 2022",
                             "premier semestre 2022",
                             "2022-40",
                             "H1 2022",
                             "1st half of 2022" })
    EXPECT_EQ (parse (typed), "2022-40") << typed;
  EXPECT_EQ (parse ("2e semestre 2021"), "2021-41");
  EXPECT_EQ (parse ("2020"), "2020");
  EXPECT_EQ (parse ("en 2020"), "2020");
  EXPECT_EQ (parse ("année 2020"), "2020");
  EXPECT_EQ (bounds ("juillet 2019"), "2019-07-01..2019-07-31");
  EXPECT_EQ (bounds ("février 2024"), "2024-02-01..2024-02-29");
  EXPECT_EQ (bounds ("T1 2022"), "2022-01-01..2022-03-31");
  EXPECT_EQ (bounds ("T4 2022"), "2022-10-01..2022-12-31");
  EXPECT_EQ (bounds ("S1 2022"), "2022-01-01..2022-06-30");
  EXPECT_EQ (bounds ("S2 2022"), "2022-07-01..2022-12-31");
  EXPECT_EQ (bounds ("2020"), "2020-01-01..2020-12-31");
}

TEST (Date, WordsThatSayMoreThanEdtf)
{
  EXPECT_EQ (parse ("début 2020"), "2020~ début 2020");
  EXPECT_EQ (parse ("en début d’année 2020"), "2020~ en début d’année 2020");
  EXPECT_EQ (parse ("  fin\n 2020 "), "2020~ fin 2020");
  EXPECT_EQ (parse ("vers 2019"), "2019~ vers 2019");
  EXPECT_EQ (parse ("2019 ?"), "2019~ 2019 ?");
  EXPECT_EQ (parse ("5 avril"), "XXXX-04-05 5 avril");
  EXPECT_EQ (parse ("5/4"), "XXXX-04-05 5/4");
  EXPECT_EQ (parse ("29 février"), "XXXX-02-29 29 février");
  EXPECT_EQ (bounds ("début 2020"), "2020-01-01..2020-04-30");
  EXPECT_EQ (bounds ("mi-2020"), "2020-05-01..2020-08-31");
  EXPECT_EQ (bounds ("fin 2020"), "2020-09-01..2020-12-31");
  EXPECT_EQ (bounds ("en début d'année 2020"), "2020-01-01..2020-04-30");
  EXPECT_EQ (bounds ("mi-mars 2022"), "2022-03-11..2022-03-20");
  EXPECT_EQ (bounds ("fin février 2022"), "2022-02-21..2022-02-28");
  EXPECT_EQ (bounds ("fin S1 2022"), "2022-05-01..2022-06-30");
  EXPECT_EQ (bounds ("vers 2019"), "2019-01-01..2019-12-31");
  EXPECT_EQ (bounds ("5 avril"), "none");
}

TEST (Date, CanonicalTextComesBack)
{
  for (const char *typed : { "17 mars 2022",
                             "juillet 2019",
                             "T3 2022",
                             "2e semestre 2021",
                             "2020",
                             "début 2020",
                             "mi-2020",
                             "fin juillet 2020",
                             "vers 2019",
                             "5 avril",
                             "en début d'année 2020" })
    {
      std::string canonical = parse (typed);
      g_autoptr (MaillageDate) back = maillage_date_new_from_canonical (canonical.c_str ());
      const char *earliest = maillage_date_get_earliest (back);

      ASSERT_NE (back, nullptr) << canonical;
      EXPECT_EQ (take (maillage_date_to_canonical (back)), canonical);
      EXPECT_EQ (bounds (typed),
                 earliest != nullptr
                     ? std::string (earliest) + ".." + maillage_date_get_latest (back)
                     : "none");
      /* Typed again, as exports write it, or as the screen shows it: nothing changes. */
      EXPECT_EQ (parse (canonical.c_str ()), canonical);
      EXPECT_EQ (parse (format (typed).c_str ()), canonical);
    }
  for (const char *bad : { "",
                           "hello",
                           "2022-13",
                           "2022-02-30",
                           "2022-37",
                           "XXXX",
                           "20",
                           "0000",
                           "2022-03-1",
                           "2022-34-01" })
    EXPECT_EQ (maillage_date_new_from_canonical (bad), nullptr) << bad;
  EXPECT_EQ (maillage_date_new_from_canonical (nullptr), nullptr);
}

TEST (Date, ImpossibleDatesAreRefusedByName)
{
  for (const char *typed : { "31/02/2026",
                             "45/13/2020",
                             "29/02/2023",
                             "2022-13-01",
                             "0/1/2022",
                             "T5 2022",
                             "S3 2022",
                             "32 mars 2022",
                             "13/2022",
                             "2022-37" })
    EXPECT_EQ (parse (typed),
               std::string ("There is no such date as “") + typed
                   + "”. Check the day, the month and the year.");
  for (const char *typed : { "",
                             "bientôt",
                             "17 marsupial 2022",
                             "2019-2021",
                             "14:30",
                             "12",
                             "123456789",
                             "1/2/3/4",
                             "mars avril 2022",
                             "début 17 mars 2022",
                             "17/03/2022 09:30",
                             "T2",
                             "début" })
    EXPECT_NE (parse (typed).find ("is not understood as a date"), std::string::npos) << typed;
}

TEST (Date, FormatsAsItWasGiven)
{
  EXPECT_EQ (format ("17/03/2022"), "17 March 2022");
  EXPECT_EQ (format ("1er avril 2019"), "1 April 2019");
  EXPECT_EQ (format ("07/2019"), "July 2019");
  EXPECT_EQ (format ("T2 2022"), "2nd quarter 2022");
  EXPECT_EQ (format ("S2 2021"), "2nd half of 2021");
  EXPECT_EQ (format ("2020"), "2020");
  EXPECT_EQ (format ("début 2020"), "début 2020");
  EXPECT_EQ (format ("5 avril"), "5 avril");
  EXPECT_EQ (format ("XXXX-04-05"), "5 April");
  EXPECT_EQ (format ("2019~"), "about 2019");
}

TEST (Date, ShortFormsAreRelativeWhenNear)
{
  EXPECT_EQ (brief ("15/03/2022"), "today");
  EXPECT_EQ (brief ("16/03/2022"), "tomorrow");
  EXPECT_EQ (brief ("14/03/2022"), "yesterday");
  EXPECT_EQ (brief ("17/03/2022"), "in 2 days");
  EXPECT_EQ (brief ("22/03/2022"), "in 7 days");
  EXPECT_EQ (brief ("23/03/2022"), "23 Mar");
  EXPECT_EQ (brief ("12/03/2022"), "3 days ago");
  EXPECT_EQ (brief ("07/03/2022"), "7 Mar");
  EXPECT_EQ (brief ("23/03/2021"), "23 Mar 2021");
  EXPECT_EQ (brief ("02/01/2022", "2021-12-31"), "in 2 days");
  EXPECT_EQ (brief ("juillet 2022"), "July");
  EXPECT_EQ (brief ("juillet 2019"), "July 2019");
  EXPECT_EQ (brief ("T2 2022"), "2nd quarter");
  EXPECT_EQ (brief ("2022"), "2022");
  EXPECT_EQ (brief ("début 2022"), "début 2022");
  EXPECT_EQ (brief ("5 avril"), "5 avril");
}

TEST (Date, OrderIsEarliestThenLatestThenUnknown)
{
  const char *ordered[] = { "2019", "juillet 2019", "2020-01-01", "janvier 2020", "début 2020",
                            "2020", "17 mars 2022", "5 avril",    "6 avril" };

  for (gsize i = 1; i < G_N_ELEMENTS (ordered); i++)
    {
      g_autoptr (MaillageDate) a = maillage_date_parse (ordered[i - 1], nullptr);
      g_autoptr (MaillageDate) b = maillage_date_parse (ordered[i], nullptr);

      EXPECT_LT (maillage_date_compare (a, b), 0) << ordered[i];
      EXPECT_GT (maillage_date_compare (b, a), 0) << ordered[i];
      EXPECT_EQ (maillage_date_compare (a, a), 0);
    }
}

TEST (Date, LateIsAfterTheLatestDay)
{
  g_autoptr (MaillageDate) today = maillage_date_new_day (2022, 3, 15);
  const struct
  {
    const char *due;
    int late;
  } cases[]
      = { { "15/03/2022", 0 }, { "12/03/2022", 3 }, { "mars 2022", 0 }, { "février 2022", 15 },
          { "2021", 74 },      { "5 janvier", 0 },  { "T1 2022", 0 },   { "16/03/2022", 0 } };

  for (const auto &each : cases)
    {
      g_autoptr (MaillageDate) due = maillage_date_parse (each.due, nullptr);
      EXPECT_EQ (maillage_date_get_days_late (due, today), each.late) << each.due;
    }
}

TEST (Date, TodayIsTheProgramsDay)
{
  Today today;

  g_autoptr (MaillageDate) told = maillage_date_new_today ();
  EXPECT_STREQ (maillage_date_get_edtf (told), "2022-03-15");
  EXPECT_EQ (parse ("demain"), "2022-03-16");
  EXPECT_EQ (parse ("hier"), "2022-03-14");
  EXPECT_EQ (parse ("aujourd’hui"), "2022-03-15");
  today.set ("2022");
  g_autoptr (MaillageDate) real = maillage_date_new_today ();
  EXPECT_STRNE (maillage_date_get_earliest (real), "2022-01-01");
  EXPECT_STREQ (maillage_date_get_earliest (real), maillage_date_get_latest (real));
}

TEST (Date, CopiesAreTheirOwn)
{
  g_autoptr (MaillageDate) date = maillage_date_parse ("début 2020", nullptr);
  MaillageDate *copy = (MaillageDate *) g_boxed_copy (MAILLAGE_TYPE_DATE, date);

  g_clear_pointer (&date, maillage_date_free);
  EXPECT_STREQ (maillage_date_get_edtf (copy), "2020~");
  EXPECT_STREQ (maillage_date_get_words (copy), "début 2020");
  EXPECT_STREQ (maillage_date_get_latest (copy), "2020-04-30");
  g_boxed_free (MAILLAGE_TYPE_DATE, copy);
}
