/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-checks-private.h>
#include <maillage-kind-private.h>
#include <maillage-kind.h>

#define NBSP "\u00a0"

class FieldValue : public testing::Test
{
protected:
  FieldValue () : kind (_maillage_kind_new ("t", "t.thing", "Thing", "Things")) {}
  ~FieldValue () { g_object_unref (kind); }

  MaillageField *
  field (MaillageFieldType type)
  {
    std::string id = "f" + std::to_string (maillage_kind_get_n_fields (kind));
    return maillage_kind_add_field (kind, id.c_str (), type, "Field");
  }

  /* The value, "(null)" or "refused"; message and warning keep what was said. */
  std::string
  parse (MaillageField *self, const char *typed)
  {
    g_autoptr (GError) error = nullptr;
    g_autofree char *said = nullptr;
    g_autofree char *value = maillage_field_parse (self, typed, &said, &error);

    warning = said != nullptr ? said : "";
    message = error != nullptr ? error->message : "";
    if (error != nullptr)
      {
        EXPECT_EQ (value, nullptr);
        EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
        return "refused";
      }
    return value != nullptr ? value : "(null)";
  }

  std::string
  parse (MaillageFieldType type, const char *typed)
  {
    return parse (field (type), typed);
  }

  std::string
  format (MaillageField *self, const char *value)
  {
    g_autofree char *shown = maillage_field_format (self, value);
    return shown;
  }

  std::string
  format (MaillageFieldType type, const char *value)
  {
    return format (field (type), value);
  }

  MaillageKind *kind;
  std::string warning, message;
};

TEST_F (FieldValue, NothingIsNull)
{
  for (int type = MAILLAGE_FIELD_TEXT; type <= MAILLAGE_FIELD_COMPUTED; type++)
    {
      MaillageField *self = field ((MaillageFieldType) type);

      EXPECT_EQ (parse (self, nullptr), "(null)");
      EXPECT_EQ (parse (self, ""), "(null)");
      EXPECT_EQ (parse (self, " \u00a0\u202f\t\n"), "(null)");
      EXPECT_EQ (format (self, nullptr), "");
      EXPECT_EQ (maillage_field_dup_warning (self, nullptr), nullptr);
    }
}

TEST_F (FieldValue, TextKeepsWhatIsSeen)
{
  EXPECT_EQ (parse (MAILLAGE_FIELD_TEXT, "  Toit\u00a0: l’Abri\x07 \n"), "Toit\u00a0: l’Abri");
  EXPECT_EQ (parse (MAILLAGE_FIELD_TEXT, "deux\nlignes\tici"), "deux lignes ici");
  EXPECT_EQ (parse (MAILLAGE_FIELD_LONG_TEXT, "un\r\ndeux\x0b\n\ntrois\n"), "un\ndeux\n\ntrois");
  EXPECT_EQ (parse (MAILLAGE_FIELD_ADDRESS, "12 rue X\n33390 Blaye"), "12 rue X\n33390 Blaye");
  EXPECT_EQ (parse (MAILLAGE_FIELD_TEXT, "C\x9curet"), "refused");
}

/* Millions of characters in a title would keep a window busy for minutes. */
TEST_F (FieldValue, HasAnUpperLength)
{
  auto e = [] (size_t n) {
    std::string text;
    while (n-- > 0)
      text += "é";
    return text;
  };

  EXPECT_EQ (parse (MAILLAGE_FIELD_TEXT, e (2000).c_str ()), e (2000));
  EXPECT_EQ (parse (MAILLAGE_FIELD_TEXT, e (2001).c_str ()), "refused");
  EXPECT_EQ (message,
             "“Field” holds 2" NBSP "000 characters at most, and this text has 2" NBSP "001.");
  EXPECT_EQ (parse (MAILLAGE_FIELD_LONG_TEXT, e (100000).c_str ()), e (100000));
  EXPECT_EQ (parse (MAILLAGE_FIELD_LONG_TEXT, e (100001).c_str ()), "refused");
  EXPECT_EQ (parse (MAILLAGE_FIELD_PHONE, e (201).c_str ()), "refused");
  EXPECT_EQ (parse (MAILLAGE_FIELD_DATE, e (201).c_str ()), "refused");
  EXPECT_NE (message.find ("at most"), std::string::npos) << message;
}

TEST_F (FieldValue, NumbersAsFrenchAndSpreadsheetsWriteThem)
{
  const struct
  {
    const char *typed, *value;
  } cases[] = { { "1 234,5", "1234.5" },
                { "1\u00a0234,5", "1234.5" },
                { "1\u202f234,5", "1234.5" },
                { "1234.5", "1234.5" },
                { "1,5", "1.5" },
                { "1.234,5", "1234.5" },
                { "1,234.5", "1234.5" },
                { "1.234.567", "1234567" },
                { "1,234,567.25", "1234567.25" },
                { "-3", "-3" },
                { "\u22123", "-3" },
                { "-0", "0" },
                { "+7", "7" },
                { "0,1", "0.1" },
                { "1E+05", "100000" },
                { "007", "7" },
                { "12 €", "12" },
                { "12 abc", "refused" },
                { "1.2.3", "refused" },
                { "1,2,3.4", "refused" },
                { "1.23,4.5", "refused" },
                { "nan", "refused" },
                { "1e999", "refused" },
                { ",", "refused" },
                { "12 %", "refused" } };

  for (const auto &each : cases)
    EXPECT_EQ (parse (MAILLAGE_FIELD_NUMBER, each.typed), each.value) << each.typed;
  EXPECT_EQ (parse (MAILLAGE_FIELD_MONEY, "12 500,50 EUR"), "12500.5");
  EXPECT_EQ (format (MAILLAGE_FIELD_NUMBER, "1234567.5"), "1" NBSP "234" NBSP "567.5");
  EXPECT_EQ (format (MAILLAGE_FIELD_NUMBER, "-12"), "\u221212");
  EXPECT_EQ (format (MAILLAGE_FIELD_NUMBER, "0.1"), "0.1");
  EXPECT_EQ (format (MAILLAGE_FIELD_MONEY, "12500"), "12" NBSP "500 €");
  EXPECT_EQ (format (MAILLAGE_FIELD_MONEY, "12500.5"), "12" NBSP "500.50 €");
  EXPECT_EQ (parse (MAILLAGE_FIELD_NUMBER, "12 abc"), "refused");
  EXPECT_EQ (message, "“12 abc” is not a number. Write for example 1234.5.");
}

TEST_F (FieldValue, YesAndNo)
{
  for (const char *yes : { "oui", "OUI", "Vrai", "x", "X", "1", "yes", "true", "✓" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_BOOLEAN, yes), "1") << yes;
  for (const char *no : { "non", "Faux", "0", "no", "FALSE" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_BOOLEAN, no), "0") << no;
  EXPECT_EQ (parse (MAILLAGE_FIELD_BOOLEAN, "peut-être"), "refused");
  EXPECT_EQ (format (MAILLAGE_FIELD_BOOLEAN, "1"), "Yes");
  EXPECT_EQ (format (MAILLAGE_FIELD_BOOLEAN, "0"), "No");
}

TEST_F (FieldValue, ChoicesByIdOrLabel)
{
  MaillageField *self = field (MAILLAGE_FIELD_CHOICE);

  maillage_field_add_choice (self, "done", "Réalisé");
  maillage_field_add_choice (self, "not_started", "Non démarré");
  EXPECT_EQ (parse (self, "done"), "done");
  EXPECT_EQ (parse (self, "REALISE"), "done");
  EXPECT_EQ (parse (self, " Non-démarré "), "not_started");
  EXPECT_EQ (parse (self, "Fait"), "refused");
  EXPECT_EQ (message, "“Fait” is not one of the values of “Field”: Réalisé, Non démarré.");
  EXPECT_EQ (format (self, "done"), "Réalisé");
  EXPECT_EQ (format (self, "gone"), "gone");
  g_autofree char *gone = maillage_field_dup_warning (self, "gone");
  EXPECT_STREQ (gone, "“gone” is no longer one of the values of “Field”.");

  maillage_field_set_extensible (self, TRUE);
  EXPECT_EQ (parse (self, "Pension de l’Œuvre"), "user:Pension de l’Œuvre");
  EXPECT_EQ (warning, "“Pension de l’Œuvre” is new in “Field”: it will be added to its values.");
  EXPECT_EQ (parse (self, "user:Pension de l’Œuvre"), "user:Pension de l’Œuvre");
  EXPECT_EQ (format (self, "user:Pension de famille"), "Pension de famille");
  EXPECT_EQ (parse (self, "!!!"), "refused");
  maillage_field_add_choice (self, "user:autre", "Autre");
  EXPECT_EQ (parse (self, "autre"), "user:autre");
  EXPECT_EQ (warning, "");
}

TEST_F (FieldValue, AChoiceGoesByOtherNames)
{
  MaillageField *self = field (MAILLAGE_FIELD_CHOICE);

  maillage_field_add_choice (self, "steering", "Comité de pilotage");
  maillage_field_add_choice (self, "cot", "COTECH");
  maillage_field_add_choice_names (self, "steering", "COPIL, Comité pilotage,");
  maillage_field_add_choice_names (self, "steering", "Cotech");
  EXPECT_EQ (parse (self, "copil"), "steering");
  EXPECT_EQ (parse (self, "CoPil"), "steering");
  EXPECT_EQ (parse (self, "comite  PILOTAGE"), "steering");
  EXPECT_EQ (parse (self, "cotech"), "cot") << "labels come first";
  EXPECT_EQ (parse (self, ""), "(null)");
  EXPECT_EQ (format (self, "steering"), "Comité de pilotage") << "names are not shown";
  maillage_field_set_extensible (self, TRUE);
  EXPECT_EQ (parse (self, "Copil"), "steering");
  EXPECT_EQ (warning, "");
  EXPECT_EQ (parse (self, "Copils"), "user:Copils");
}

TEST_F (FieldValue, SeveralChoices)
{
  MaillageField *self = field (MAILLAGE_FIELD_CHOICE);

  maillage_field_add_choice (self, "a", "Un");
  maillage_field_add_choice (self, "b", "Deux");
  maillage_field_set_multiple (self, TRUE);
  EXPECT_EQ (parse (self, "un ; deux"), "a\nb");
  EXPECT_EQ (parse (self, "a\nb"), "a\nb");
  EXPECT_EQ (parse (self, "un;trois"), "refused");
  EXPECT_EQ (format (self, "a\nb"), "Un, Deux");
}

TEST_F (FieldValue, Phones)
{
  const struct
  {
    const char *typed, *value;
  } cases[] = { { "01 42 34 56 78", "+33142345678" },
                { "01.42.34.56.78", "+33142345678" },
                { "01-42-34-56-78", "+33142345678" },
                { "01\u00a042\u202f34 56 78", "+33142345678" },
                { "0142345678", "+33142345678" },
                { "+33 1 42 34 56 78", "+33142345678" },
                { "+33 (0)1 42 34 56 78", "+33142345678" },
                { "+33 01 42 34 56 78", "+33142345678" },
                { "0033142345678", "+33142345678" },
                { "33142345678", "+33142345678" },
                { "142345678", "+33142345678" },
                { "142345678.0", "+33142345678" },
                { "3.3142345678E+10", "+33142345678" },
                { "0262 12 34 56", "+262262123456" },
                { "0596 12 34 56", "+596596123456" },
                { "+41 22 123 45 67", "+41221234567" },
                { "115", "115" },
                { "39 19", "3919" },
                { "116 000", "116000" } };

  for (const auto &each : cases)
    {
      EXPECT_EQ (parse (MAILLAGE_FIELD_PHONE, each.typed), each.value) << each.typed;
      EXPECT_EQ (warning, "") << each.typed;
      EXPECT_EQ (parse (MAILLAGE_FIELD_PHONE, each.value), each.value);
      EXPECT_EQ (parse (MAILLAGE_FIELD_PHONE, format (MAILLAGE_FIELD_PHONE, each.value).c_str ()),
                 each.value);
    }
  for (const char *kept :
       { "01 42 34 56", "poste 12", "01 42 34 56 78 / 06 12 34 56 78", "+33 1 42", "1.4E+09" })
    {
      EXPECT_EQ (parse (MAILLAGE_FIELD_PHONE, kept), kept);
      EXPECT_EQ (warning,
                 std::string ("“") + kept
                     + "” is not understood as a phone number: it is kept as typed.");
    }
  EXPECT_EQ (format (MAILLAGE_FIELD_PHONE, "+33536491230"),
             "05" NBSP "36" NBSP "49" NBSP "12" NBSP "30");
  EXPECT_EQ (format (MAILLAGE_FIELD_PHONE, "+262262123456"),
             "02" NBSP "62" NBSP "12" NBSP "34" NBSP "56");
  EXPECT_EQ (format (MAILLAGE_FIELD_PHONE, "+41221234567"), "+41221234567");
  EXPECT_EQ (format (MAILLAGE_FIELD_PHONE, "115"), "115");
}

TEST_F (FieldValue, SirenAndSiret)
{
  EXPECT_TRUE (_maillage_checks_siren ("356000000"));
  EXPECT_TRUE (_maillage_checks_siren ("200057966")); /* an EPT */
  EXPECT_FALSE (_maillage_checks_siren ("200057967"));
  EXPECT_FALSE (_maillage_checks_siren ("000000000"));
  EXPECT_TRUE (_maillage_checks_siret ("35600000000048")); /* head office: Luhn */
  EXPECT_TRUE (_maillage_checks_siret ("35600000049837")); /* La Poste: by fives */
  EXPECT_FALSE (_maillage_checks_siret ("35600000049838"));
  EXPECT_FALSE (_maillage_checks_siret ("24330118100015"));

  EXPECT_EQ (parse (MAILLAGE_FIELD_SIREN, "200 057 966"), "200057966");
  EXPECT_EQ (warning, "");
  EXPECT_EQ (parse (MAILLAGE_FIELD_SIREN, "3.56E+08"), "356000000");
  EXPECT_EQ (warning, "");
  EXPECT_EQ (parse (MAILLAGE_FIELD_SIREN, "20005796"), "20005796");
  EXPECT_EQ (
      warning,
      "A SIREN number has 9 digits. This one is kept as it is, the record stays “to check”.");
  EXPECT_EQ (format (MAILLAGE_FIELD_SIREN, "200057966"), "200" NBSP "057" NBSP "966");
}

TEST_F (FieldValue, SiretsFromSpreadsheets)
{
  /* 356 000 000 00048 in every guise. */
  for (const char *typed : { "35600000000048",
                             "356 000 000 00048",
                             "356.000.000.00048",
                             "35600000000048.0",
                             "35600000000048,00",
                             "3.5600000000048E+13",
                             "3,5600000000048E+13",
                             "356\u00a0000\u202f000 00048" })
    {
      EXPECT_EQ (parse (MAILLAGE_FIELD_SIRET, typed), "35600000000048") << typed;
      EXPECT_EQ (warning, "") << typed;
    }
  EXPECT_EQ (parse (MAILLAGE_FIELD_SIRET, "2.4330118E+13"), "2.4330118E+13");
  EXPECT_NE (warning.find ("A spreadsheet rounded this number"), std::string::npos);
  EXPECT_EQ (parse (MAILLAGE_FIELD_SIRET, "356 000 000 00049"), "35600000000049");
  EXPECT_EQ (warning,
             "The check digit does not match: one of the 14 digits is wrong. The number is kept, "
             "the record stays “to check”.");
  EXPECT_EQ (parse (MAILLAGE_FIELD_SIRET, "en cours"), "en cours");
  EXPECT_NE (warning.find ("A SIRET number has 14 digits"), std::string::npos);
  EXPECT_EQ (format (MAILLAGE_FIELD_SIRET, "35600000000048"),
             "356" NBSP "000" NBSP "000" NBSP "00048");
  EXPECT_EQ (format (MAILLAGE_FIELD_SIRET, "en cours"), "en cours");
}

TEST_F (FieldValue, Rna)
{
  EXPECT_EQ (parse (MAILLAGE_FIELD_RNA, "w332 004 321"), "W332004321");
  EXPECT_EQ (warning, "");
  EXPECT_EQ (parse (MAILLAGE_FIELD_RNA, "332004321"), "332004321");
  EXPECT_NE (warning, "");
  EXPECT_EQ (format (MAILLAGE_FIELD_RNA, "W332004321"), "W332004321");
}

TEST_F (FieldValue, MailAndWeb)
{
  EXPECT_EQ (parse (MAILLAGE_FIELD_EMAIL, " Marie.Dupont@Example.ORG "),
             "Marie.Dupont@example.org");
  EXPECT_EQ (parse (MAILLAGE_FIELD_EMAIL, "Marie <marie@example.org>"), "marie@example.org");
  EXPECT_EQ (parse (MAILLAGE_FIELD_EMAIL, "mailto:marie@example.org"), "marie@example.org");
  for (const char *bad : { "marie",
                           "marie@",
                           "@example.org",
                           "a@b",
                           "a b@example.org",
                           "a@b.fr; c@d.fr",
                           "a@@b.fr",
                           "a@b..fr" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_EMAIL, bad), "refused") << bad;
  EXPECT_EQ (message, "“a@b..fr” is not a mail address: it is like name@example.org.");

  EXPECT_EQ (parse (MAILLAGE_FIELD_WEB, "www.adil33.org"), "https://www.adil33.org");
  EXPECT_EQ (parse (MAILLAGE_FIELD_WEB, "http://adil33.org/a?b"), "http://adil33.org/a?b");
  for (const char *bad : { "adil 33.org", "javascript:alert(1)", "adil", "https://" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_WEB, bad), "refused") << bad;
  EXPECT_EQ (format (MAILLAGE_FIELD_WEB, "https://adil33.org"), "adil33.org");
  EXPECT_EQ (format (MAILLAGE_FIELD_WEB, "http://adil33.org"), "http://adil33.org");
}

TEST_F (FieldValue, DatesGiveCanonicalText)
{
  EXPECT_EQ (parse (MAILLAGE_FIELD_DATE, "31/12/2026"), "2026-12-31");
  EXPECT_EQ (parse (MAILLAGE_FIELD_DATE, "début 2020"), "2020~ début 2020");
  EXPECT_EQ (parse (MAILLAGE_FIELD_DATE, "45/13/2020"), "refused");
  EXPECT_NE (message.find ("45/13/2020"), std::string::npos);
  EXPECT_EQ (format (MAILLAGE_FIELD_DATE, "2022-03-17"), "17 March 2022");
}

TEST_F (FieldValue, DaysWithATime)
{
  for (const char *typed : { "2022-03-17T09:30",
                             "2022-03-17 09:30:00",
                             "17/03/2022 9:30",
                             "17/03/2022 9h30",
                             "17 mars 2022 à 9\u00a0h\u00a030",
                             "jeudi 17 mars 2022, 9 h 30",
                             "17 March 2022, 9:30" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_DATE_TIME, typed), "2022-03-17T09:30") << typed;
  EXPECT_EQ (parse (MAILLAGE_FIELD_DATE_TIME, "17/03/2022 14 h"), "2022-03-17T14:00");
  EXPECT_EQ (parse (MAILLAGE_FIELD_DATE_TIME, "17/03/2022 00:00"), "2022-03-17T00:00");
  for (const char *bad : { "17/03/2022",
                           "mars 2022 9h30",
                           "31/02/2022 9h30",
                           "17/03/2022 25:00",
                           "9h30",
                           "17/03/2022 9:60" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_DATE_TIME, bad), "refused") << bad;
  EXPECT_EQ (format (MAILLAGE_FIELD_DATE_TIME, "2022-03-17T09:30"), "17 March 2022, 9:30");
  EXPECT_EQ (format (MAILLAGE_FIELD_DATE_TIME, "2022-03-17T14:00"), "17 March 2022, 14:00");
}

TEST_F (FieldValue, Periods)
{
  const struct
  {
    const char *typed, *value;
  } cases[] = { { "2019 – 2021", "2019/2021" },
                { "2019-2021", "2019/2021" },
                { "2019/2021", "2019/2021" },
                { "2019-07/2021", "2019-07/2021" },
                { "2019-07", "2019-07/2019-07" },
                { "31/12/2026", "2026-12-31/2026-12-31" },
                { "17/03/2022 - 18/03/2022", "2022-03-17/2022-03-18" },
                { "du 17 mars 2022 au 5 avril 2023", "2022-03-17/2023-04-05" },
                { "du 17 au 19 mars 2022", "2022-03-17/2022-03-19" },
                { "mai – juin 2022", "2022-05/2022-06" },
                { "T1 2022 à T3 2022", "2022-33/2022-35" },
                { "depuis 2019", "2019/.." },
                { "2019/..", "2019/.." },
                { "jusqu’en 2021", "../2021" },
                { "from 2019 to 2021", "2019/2021" },
                { "2021 – 2019", "refused" },
                { "un jour", "refused" } };

  for (const auto &each : cases)
    EXPECT_EQ (parse (MAILLAGE_FIELD_PERIOD, each.typed), each.value) << each.typed;
  EXPECT_EQ (format (MAILLAGE_FIELD_PERIOD, "2019/2021-07"), "2019 – July 2021");
  EXPECT_EQ (format (MAILLAGE_FIELD_PERIOD, "2019/2019"), "2019");
  EXPECT_EQ (format (MAILLAGE_FIELD_PERIOD, "2019/.."), "since 2019");
  EXPECT_EQ (format (MAILLAGE_FIELD_PERIOD, "../2021"), "until 2021");
  for (const char *value : { "2019/2021-07", "2019/2019", "2019/..", "../2021", "2022-34/2022-41" })
    EXPECT_EQ (parse (MAILLAGE_FIELD_PERIOD, format (MAILLAGE_FIELD_PERIOD, value).c_str ()),
               value);
}

TEST_F (FieldValue, Durations)
{
  const struct
  {
    const char *typed, *value;
  } cases[]
      = { { "90", "90" },         { "1h30", "90" },      { "1 h 30", "90" },
          { "1:30", "90" },       { "2 h", "120" },      { "45 min", "45" },
          { "1 h 30 min", "90" }, { "2 heures", "120" }, { "1 h 75", "refused" },
          { "-90", "refused" },   { "long", "refused" }, { "99999999999999999999", "refused" } };

  for (const auto &each : cases)
    EXPECT_EQ (parse (MAILLAGE_FIELD_DURATION, each.typed), each.value) << each.typed;
  EXPECT_EQ (format (MAILLAGE_FIELD_DURATION, "45"), "45 min");
  EXPECT_EQ (format (MAILLAGE_FIELD_DURATION, "120"), "2 h");
  EXPECT_EQ (format (MAILLAGE_FIELD_DURATION, "65"), "1 h 05");
}

TEST_F (FieldValue, LinksAndTerritoriesAreCanonicalOnly)
{
  const char *uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  std::string two = std::string (uuid) + "\n" + uuid;
  MaillageField *territories = field (MAILLAGE_FIELD_TERRITORY);

  EXPECT_EQ (parse (MAILLAGE_FIELD_LINK, uuid), uuid);
  EXPECT_EQ (parse (MAILLAGE_FIELD_LINK, two.c_str ()), "refused");
  EXPECT_EQ (parse (MAILLAGE_FIELD_LINKS, two.c_str ()), two);
  EXPECT_EQ (parse (MAILLAGE_FIELD_LINK, "CCAS de Blaye"), "refused");
  EXPECT_EQ (parse (territories, "dep:38@2026 Isère"), "dep:38@2026 Isère");
  EXPECT_EQ (parse (territories, "Isère"), "refused");
  EXPECT_EQ (parse (territories, "dep:38@2026 Isère\ndep:33@2026 Gironde"), "refused");
  maillage_field_set_multiple (territories, TRUE);
  EXPECT_EQ (parse (territories, "dep:38@2026 Isère\ndep:33@2026 Gironde"),
             "dep:38@2026 Isère\ndep:33@2026 Gironde");
  EXPECT_EQ (format (territories, "dep:38@2026 Isère\ndep:33@2026 Gironde"),
             "Isère (38), Gironde (33)");
}

TEST_F (FieldValue, FilesAndWorkedOutValues)
{
  std::string file = std::string (64, 'a') + " Convention signée.pdf";
  MaillageField *computed = field (MAILLAGE_FIELD_COMPUTED);

  EXPECT_EQ (parse (MAILLAGE_FIELD_FILE, file.c_str ()), file);
  EXPECT_EQ (format (MAILLAGE_FIELD_FILE, file.c_str ()), "Convention signée.pdf");
  EXPECT_EQ (parse (MAILLAGE_FIELD_FILE, "convention.pdf"), "refused");
  EXPECT_EQ (parse (MAILLAGE_FIELD_CHILDREN, "x"), "refused");
  EXPECT_EQ (parse (computed, "3"), "refused");
  maillage_field_set_expression (computed, MAILLAGE_FIELD_DATE, "starts");
  EXPECT_EQ (format (computed, "2019-07"), "July 2019");
}

TEST_F (FieldValue, PatternsAndRanges)
{
  MaillageField *code = field (MAILLAGE_FIELD_TEXT);
  MaillageField *seats = field (MAILLAGE_FIELD_NUMBER);

  maillage_field_set_pattern (code, "^[A-Z]{2}$", "Two capitals, please.");
  EXPECT_EQ (parse (code, "AB"), "AB");
  EXPECT_EQ (parse (code, "abc"), "refused");
  EXPECT_EQ (message, "Two capitals, please.");
  maillage_field_set_range (seats, 1, 1500);
  EXPECT_EQ (parse (seats, "1500"), "1500");
  EXPECT_EQ (parse (seats, "0"), "refused");
  EXPECT_EQ (message, "“Field” is between 1 and 1" NBSP "500.");
}

TEST_F (FieldValue, WhatIsShownIsTheSameValueTypedAgain)
{
  const struct
  {
    MaillageFieldType type;
    const char *value;
  } cases[] = { { MAILLAGE_FIELD_NUMBER, "-1234567.5" },
                { MAILLAGE_FIELD_MONEY, "12500.5" },
                { MAILLAGE_FIELD_BOOLEAN, "1" },
                { MAILLAGE_FIELD_DATE, "2022-34" },
                { MAILLAGE_FIELD_DATE_TIME, "2022-03-17T09:30" },
                { MAILLAGE_FIELD_DURATION, "65" },
                { MAILLAGE_FIELD_DURATION, "120" },
                { MAILLAGE_FIELD_WEB, "http://a.org" },
                { MAILLAGE_FIELD_WEB, "https://a.org/b" },
                { MAILLAGE_FIELD_SIRET, "35600000000048" } };

  for (const auto &each : cases)
    EXPECT_EQ (parse (each.type, format (each.type, each.value).c_str ()), each.value);
}
