/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <maillage-core.h>

#include "fixture.h"

#include "maillage-csv.h"

#include <vector>

using Rows = std::vector<std::vector<std::string>>;

static MaillageCsv *
parse (const std::string &text)
{
  GError *error = nullptr;
  MaillageCsv *csv = _maillage_csv_parse (text.data (), text.size (), "test.csv", &error);

  EXPECT_EQ (error, nullptr) << error->message;
  return csv;
}

static Rows
get_rows (MaillageCsv *csv)
{
  Rows rows;

  for (guint i = 0; i < _maillage_csv_get_n_rows (csv); i++)
    {
      rows.emplace_back ();
      for (guint j = 0; j < _maillage_csv_get_n_cells (csv, i); j++)
        rows.back ().push_back (_maillage_csv_get_cell (csv, i, j));
    }
  return rows;
}

TEST (Csv, FindsEncodingAndSeparator)
{
  struct
  {
    std::string text;
    const char *encoding;
    char separator;
  } cases[] = {
    { "Nom;Ville\r\nL\x92\x8cuvre \x96 \xc9lan;\xc9"
      "chirolles\r\n",
      "Windows-1252",
      ';' },
    { "\xef\xbb\xbfNom;Ville\nL’Œuvre – Élan;Échirolles\n", "UTF-8", ';' },
    { "Nom,Ville\nL’Œuvre – Élan,Échirolles", "UTF-8", ',' },
    { "Nom\tVille\rL’Œuvre – Élan\tÉchirolles\r", "UTF-8", '\t' },
    { "sep=|\r\nNom|Ville\r\nL’Œuvre – Élan|Échirolles\r\n", "UTF-8", '|' },
    { "\"a;b;c;d\",Ville\nL’Œuvre – Élan,Échirolles\n", "UTF-8", ',' },
  };

  for (auto &one : cases)
    {
      g_autoptr (MaillageCsv) csv = parse (one.text);

      EXPECT_STREQ (_maillage_csv_get_encoding (csv), one.encoding);
      EXPECT_EQ (_maillage_csv_get_separator (csv), one.separator);
      ASSERT_EQ (_maillage_csv_get_n_rows (csv), 2u);
      EXPECT_STREQ (_maillage_csv_get_cell (csv, 1, 0), "L’Œuvre – Élan");
      EXPECT_STREQ (_maillage_csv_get_cell (csv, 1, 1), "Échirolles");
    }
}

/* One row was pasted from elsewhere, and five bytes are no letter of Windows-1252. */
TEST (Csv, ReadsOnPastWhatWindowsDoesNotDefine)
{
  g_autoptr (MaillageCsv) csv = parse ("Nom;Ville\r\n\xc9lan\x81\x8d\x8f\x90\x9d.;Gap\r\n");

  EXPECT_STREQ (_maillage_csv_get_encoding (csv), "Windows-1252");
  EXPECT_EQ (get_rows (csv), (Rows{ { "Nom", "Ville" }, { "Élan?????.", "Gap" } }));
}

TEST (Csv, ReadsUtf16)
{
  for (const char *encoding : { "UTF-16LE", "UTF-16BE" })
    {
      gsize length = 0;
      char *data = g_convert ("\xef\xbb\xbfNom;Ville\r\nÉlan;Lyon\r\n",
                              -1,
                              encoding,
                              "UTF-8",
                              nullptr,
                              &length,
                              nullptr);
      g_autoptr (MaillageCsv) csv = parse (std::string (data, length));

      EXPECT_STREQ (_maillage_csv_get_encoding (csv), "UTF-16");
      EXPECT_STREQ (_maillage_csv_get_cell (csv, 0, 0), "Nom");
      EXPECT_STREQ (_maillage_csv_get_cell (csv, 1, 0), "Élan");
      g_free (data);
    }
}

TEST (Csv, KeepsLineNumbersThroughEmptyLinesAndNewlinesInCells)
{
  g_autoptr (MaillageCsv) csv = parse ("Nom;Note\r\n\r\nA;\"un\r\ndeux\r\n\r\ntrois\"\r\n;;\r\nB;"
                                       "x\r\n   \r\nC;\"dit \"\"oui\"\"\"\r\nD");

  EXPECT_EQ (get_rows (csv),
             (Rows{ { "Nom", "Note" },
                    { "A", "un\r\ndeux\r\n\r\ntrois" },
                    { "B", "x" },
                    { "C", "dit \"oui\"" },
                    { "D" } }));
  EXPECT_EQ (_maillage_csv_get_line (csv, 1), 3u);
  EXPECT_EQ (_maillage_csv_get_line (csv, 2), 8u);
  EXPECT_EQ (_maillage_csv_get_line (csv, 3), 10u);
  EXPECT_EQ (_maillage_csv_get_line (csv, 4), 11u);
  EXPECT_STREQ (_maillage_csv_get_cell (csv, 4, 1), "");
}

TEST (Csv, KeepsRaggedRowsAndLongCells)
{
  std::string long_cell (100000, 'x');
  g_autoptr (MaillageCsv) csv = parse ("a;b\n1\n1;2;3;4\n" + long_cell + ";y\n");

  EXPECT_EQ (get_rows (csv),
             (Rows{ { "a", "b" }, { "1" }, { "1", "2", "3", "4" }, { long_cell, "y" } }));
}

/* A spreadsheet writes every column somebody has coloured, to the last one it has. */
TEST (Csv, LeavesOutTheEmptyColumnsAtTheEnd)
{
  std::string none (16000, ';');
  g_autoptr (MaillageCsv) csv
      = parse ("a;b;;" + none + "\n1;2" + none + "\n3;4;untitled\n5" + none + "\n");

  ASSERT_EQ (_maillage_csv_get_n_rows (csv), 4u);
  EXPECT_EQ (_maillage_csv_get_n_cells (csv, 0), 3u);
  EXPECT_STREQ (_maillage_csv_get_cell (csv, 2, 2), "untitled");
  EXPECT_STREQ (_maillage_csv_get_cell (csv, 3, 1), "");
}

TEST (Csv, RefusesMoreColumnsThanAnybodyCanMatch)
{
  std::string head = "c0";
  g_autoptr (GError) error = nullptr;

  for (int i = 1; i <= 300; i++)
    head += ";c" + std::to_string (i);
  EXPECT_EQ (_maillage_csv_parse (head.data (), head.size (), "f.csv", &error), nullptr);
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
  EXPECT_STREQ (error->message,
                "“f.csv” has 301 columns, and an import takes 300 at most. Remove those that are "
                "not needed.");
}

TEST (Csv, RefusesWhatIsNoTable)
{
  const std::string cases[]
      = { "", "\r\n \r\n;;\r\n", std::string ("PK\x03\x04\0\0", 6), "a;b\n1;\"x\n2;y\n" };

  for (auto &text : cases)
    {
      GError *error = nullptr;

      EXPECT_EQ (_maillage_csv_parse (text.data (), text.size (), "f.csv", &error), nullptr);
      ASSERT_NE (error, nullptr);
      EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
      EXPECT_NE (strstr (error->message, "f.csv"), nullptr);
      g_clear_error (&error);
    }
  GError *error = nullptr;
  EXPECT_EQ (_maillage_csv_read ("/nowhere.csv", &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
  g_clear_error (&error);
}

TEST (Csv, WhatIsWrittenReadsBackAndRunsNothing)
{
  const char *cells[]
      = { "=1+1", "@x", "-x", "-1 234,5", "+44", "a;b", "dit \"oui\"", "l1\nl2", " p ", "" };
  g_autoptr (GString) text = g_string_new (nullptr);

  _maillage_csv_append (text, cells, 10, ';');
  EXPECT_STREQ (text->str,
                "'=1+1;'@x;'-x;-1 234,5;'+44;\"a;b\";\"dit \"\"oui\"\"\";\"l1\nl2\";\" p \";\r\n");
  g_autoptr (MaillageCsv) csv = parse (text->str);
  for (guint i = 0; i < 10; i++)
    EXPECT_STREQ (_maillage_csv_get_cell (csv, 0, i), cells[i]);
}
