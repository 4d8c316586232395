/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <maillage-core.h>

#include "fixture.h"

#include "maillage-registry-private.h"

/* Organisations, persons and the roles between them, as a plugin would declare them. */
static MaillageScope *
contribute (MaillageRegistry *registry)
{
  MaillageScope *scope = maillage_registry_open_scope (registry, "partners");
  MaillageKind *organisation
      = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
  MaillageKind *person = maillage_scope_add_kind (scope, "person", "Person", "Persons");
  MaillageKind *role = maillage_scope_add_kind (scope, "role", "Role", "Roles");
  MaillageField *field;

  maillage_kind_set_title_format (organisation, "{name}");
  field = maillage_kind_add_field (organisation, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = maillage_kind_add_field (organisation, "siret", MAILLAGE_FIELD_SIRET, "SIRET");
  maillage_field_set_unique (field, TRUE);
  maillage_kind_add_field (organisation, "email", MAILLAGE_FIELD_EMAIL, "E-mail");
  maillage_kind_add_field (organisation, "phone", MAILLAGE_FIELD_PHONE, "Phone");
  maillage_kind_add_field (organisation, "address", MAILLAGE_FIELD_ADDRESS, "Address");
  maillage_kind_add_field (organisation, "since", MAILLAGE_FIELD_DATE, "Since");
  field = maillage_kind_add_field (organisation, "until", MAILLAGE_FIELD_DATE, "Until");
  maillage_field_set_not_before (field, "since");
  maillage_kind_add_field (organisation, "budget", MAILLAGE_FIELD_MONEY, "Budget");
  field
      = maillage_kind_add_field (organisation, "territory", MAILLAGE_FIELD_TERRITORY, "Territory");
  maillage_field_set_multiple (field, TRUE);
  field = maillage_kind_add_field (organisation, "category", MAILLAGE_FIELD_CHOICE, "Category");
  maillage_field_add_choice (field, "association", "Association");
  maillage_field_set_extensible (field, TRUE);
  field = maillage_kind_add_field (organisation, "parent", MAILLAGE_FIELD_LINK, "Parent");
  maillage_field_set_target (field, "partners.organisation");

  maillage_kind_set_title_format (person, "{first_name} {last_name}");
  maillage_kind_add_field (person, "first_name", MAILLAGE_FIELD_TEXT, "First name");
  field = maillage_kind_add_field (person, "last_name", MAILLAGE_FIELD_TEXT, "Last name");
  maillage_field_set_required (field, TRUE);
  maillage_kind_add_field (person, "email", MAILLAGE_FIELD_EMAIL, "E-mail");

  maillage_kind_set_title_format (role, "{job_title}");
  maillage_kind_set_owner (role, "partners.person");
  field = maillage_kind_add_field (role, "organisation", MAILLAGE_FIELD_LINK, "Organisation");
  maillage_field_set_target (field, "partners.organisation");
  maillage_kind_add_field (role, "job_title", MAILLAGE_FIELD_TEXT, "Job title");
  field = maillage_kind_add_field (role, "referent", MAILLAGE_FIELD_CHOICE, "Referent");
  maillage_field_add_choice (field, "technical", "Technical");
  maillage_field_add_choice (field, "social", "Social");

  maillage_registry_enter (registry, scope);
  return scope;
}

class Import : public testing::Test
{
protected:
  void
  SetUp () override
  {
    std::string gaz = std::string (g_getenv ("MAILLAGE_DATA_DIR")) + "/gazetteer/territories.gaz";
    GError *error = nullptr;

    registry = maillage_registry_new ();
    scope = contribute (registry);
    store = maillage_store_new (registry);
    gazetteer = maillage_gazetteer_new (gaz.c_str (), nullptr);
    ASSERT_NE (gazetteer, nullptr);
    ASSERT_TRUE (
        maillage_store_open (store, folder.file ("m.db").c_str (), MAILLAGE_OPEN_CREATE, &error));
    maillage_store_set_author (store, "Camille");
  }

  void
  TearDown () override
  {
    g_clear_object (&report);
    maillage_store_close (store);
    g_clear_object (&store);
    g_clear_object (&gazetteer);
    g_clear_object (&scope);
    g_clear_object (&registry);
  }

  MaillageImport *
  open (const std::string &text)
  {
    MaillageKind *kind = maillage_registry_find_kind (registry, "partners.organisation");
    MaillageImport *import = maillage_import_new (store, gazetteer, kind);
    GError *error = nullptr;

    EXPECT_TRUE (
        g_file_set_contents (folder.file ("i.csv").c_str (), text.data (), text.size (), nullptr));
    EXPECT_TRUE (maillage_import_open (import, folder.file ("i.csv").c_str (), &error))
        << error->message;
    return import;
  }

  void
  check (MaillageImport *import)
  {
    GError *error = nullptr;

    g_clear_object (&report);
    report = maillage_import_check (import, &error);
    ASSERT_NE (report, nullptr) << error->message;
  }

  MaillageChange *
  apply (MaillageImport *import)
  {
    GError *error = nullptr;
    MaillageChange *change = maillage_import_apply (import, &error);

    EXPECT_NE (change, nullptr) << error->message;
    return change;
  }

  /* Imports with the mapping that was guessed. */
  void
  run (const std::string &text)
  {
    g_autoptr (MaillageImport) import = open (text);

    check (import);
    if (count (MAILLAGE_IMPORT_CREATED) + count (MAILLAGE_IMPORT_UPDATED) > 0)
      {
        g_autoptr (MaillageChange) change = apply (import);
      }
  }

  guint
  count (MaillageImportOutcome outcome)
  {
    return maillage_import_report_count (report, outcome);
  }

  std::string
  sentence (guint index)
  {
    const char *text = nullptr;

    maillage_import_report_get_line (report, index, nullptr, &text, nullptr);
    return text != nullptr ? text : "";
  }

  std::string
  value_of (const char *kind, const char *title, const char *field_id)
  {
    g_autoptr (MaillageQuery) query = _maillage_query_new (kind, nullptr);
    g_autoptr (GPtrArray) found = maillage_store_query (store, query, nullptr);

    for (guint i = 0; i < found->len; i++)
      {
        auto *record = MAILLAGE_RECORD (g_ptr_array_index (found, i));

        if (g_strcmp0 (maillage_record_get_title (record), title) == 0)
          {
            g_autofree char *display = maillage_record_dup_display (record, field_id);

            return display != nullptr ? display : "";
          }
      }
    return "(none)";
  }

  std::string
  dump ()
  {
    std::string path = folder.file ("dump.json");
    char *text = nullptr;

    EXPECT_TRUE (maillage_export_json (store, nullptr, path.c_str (), nullptr));
    EXPECT_TRUE (g_file_get_contents (path.c_str (), &text, nullptr, nullptr));
    std::string all = text;
    g_free (text);
    return all;
  }

  TemporaryFolder folder;
  MaillageRegistry *registry = nullptr;
  MaillageScope *scope = nullptr;
  MaillageStore *store = nullptr;
  MaillageGazetteer *gazetteer = nullptr;
  MaillageImportReport *report = nullptr;
};

TEST_F (Import, GuessesColumnsAndShowsSamples)
{
  g_autoptr (MaillageImport) import
      = open ("Nom;N° SIRET;Courriel;Tél;Code "
              "postal;Commune;Inconnue;Étiquettes\r\nA;;;;;;x;\r\nB;;;;;;x;\r\n");
  const char *expected[]
      = { "name", "siret", "email", "phone", "territory", "territory", nullptr, "tags" };

  ASSERT_EQ (maillage_import_get_n_columns (import), 8u);
  for (guint i = 0; i < 8; i++)
    EXPECT_STREQ (maillage_import_get_path (import, i), expected[i]) << i;
  EXPECT_EQ (maillage_import_get_n_rows (import), 2u);
  g_auto (GStrv) samples = maillage_import_dup_samples (import, 6, 3);
  EXPECT_EQ (g_strv_length (samples), 1u);
  GError *error = nullptr;
  EXPECT_FALSE (maillage_import_set_path (import, 6, "nowhere.name", &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNKNOWN_FIELD));
  g_clear_error (&error);
  EXPECT_FALSE (maillage_import_set_key (import, "nowhere", &error));
  g_clear_error (&error);
}

/* The thread that checks lets go of an import last, now and then, when all else has ended. */
TEST_F (Import, OutlivesThePluginItIsFor)
{
  MaillageImport *import = open ("Nom;Nom du parent\nADIL;ANIL\n");
  MaillageKind *kind = maillage_registry_find_kind (registry, "partners.person");
  GError *error = nullptr;

  ASSERT_TRUE (
      maillage_import_set_path (import, 1, "roles[referent=technical].person.last_name", &error));
  check (import);
  ASSERT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
  Watched watched (kind);
  maillage_store_close (store);
  maillage_registry_leave (registry, scope);
  g_clear_object (&scope);
  EXPECT_FALSE (watched.gone ());
  g_object_unref (import);
  EXPECT_TRUE (watched.gone ());
}

TEST_F (Import, RepairsWhatSpreadsheetsDo)
{
  run ("Nom;SIRET;Tél;Code postal;Commune;Since;Budget;Étiquettes\r\n"
       "Mairie;21380185000015,0;536490001;38180;Seyssins;31/12/2026;1 234,5;Logement, Santé\r\n"
       "Loiret;;05 36 49 00 02;1000;Bourg-en-Bresse;juillet 2019;;Santé\r\n");
  ASSERT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u) << sentence (0) << sentence (1);
  EXPECT_EQ (value_of ("partners.organisation", "Mairie", "siret"), "213 801 850 00015");
  EXPECT_EQ (value_of ("partners.organisation", "Mairie", "phone"), "05 36 49 00 01");
  EXPECT_EQ (value_of ("partners.organisation", "Mairie", "since"), "31 December 2026");
  EXPECT_EQ (value_of ("partners.organisation", "Mairie", "territory"), "Seyssins");
  EXPECT_EQ (value_of ("partners.organisation", "Loiret", "territory"), "Bourg-en-Bresse");
  EXPECT_EQ (value_of ("partners.organisation", "Loiret", "tags"), "Santé");
  EXPECT_EQ (value_of ("core.tag", "Logement", "name"), "Logement");
  EXPECT_EQ (maillage_store_count (store, "core.tag", nullptr), 2);
}

TEST_F (Import, SecondTimeChangesNothing)
{
  const char *text = "Nom;SIRET;Courriel;Commune;Tags\r\nA;35600000000048;a@a.example;Isère "
                     "(38);x\r\nB;;b@b.example;Antony;x,y\r\n";

  run (text);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u);
  std::string before = dump ();
  g_autoptr (MaillageImport) again = open (text);
  check (again);
  EXPECT_EQ (count (MAILLAGE_IMPORT_UNCHANGED), 2u);
  GError *error = nullptr;
  EXPECT_EQ (maillage_import_apply (again, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  g_clear_error (&error);
  EXPECT_EQ (dump (), before);
  /* A name that was empty of its number takes it; an empty cell takes nothing away. */
  run ("Nom;SIRET;Courriel\r\nB;73282932000074;\r\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_UPDATED), 1u);
  EXPECT_EQ (value_of ("partners.organisation", "B", "email"), "b@b.example");
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 2);
}

TEST_F (Import, RefusesLinesAndNamesWhy)
{
  run ("Nom;SIRET;Courriel;Commune;Parent\r\n"
       "A;;a@a.example;;\r\n"
       ";;x@x.example;;\r\n"
       "C;;pas une adresse;;\r\n"
       "D;;;Saint-Denis;\r\n"
       "E;;;Atlantide;\r\n"
       "F;;;;Nulle part\r\n"
       "G;;;;;trop\r\n"
       "A;;autre@a.example;;\r\n"
       "A;;a@a.example;;\r\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 7u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_UNCHANGED), 1u);
  EXPECT_NE (sentence (1).find ("Name"), std::string::npos);
  EXPECT_NE (sentence (2).find ("E-mail"), std::string::npos);
  EXPECT_NE (sentence (3).find ("may be"), std::string::npos) << sentence (3);
  EXPECT_NE (sentence (4).find ("Atlantide"), std::string::npos);
  EXPECT_NE (sentence (5).find ("Nulle part"), std::string::npos);
  EXPECT_NE (sentence (6).find ("cells"), std::string::npos);
  EXPECT_NE (sentence (7).find ("line 2"), std::string::npos) << sentence (7);
  EXPECT_NE (sentence (8).find ("line 2"), std::string::npos) << sentence (8);
  guint line = 0;
  const char *value = nullptr;
  EXPECT_EQ (maillage_import_report_get_line (report, 2, &line, nullptr, &value),
             MAILLAGE_IMPORT_REFUSED);
  EXPECT_EQ (line, 4u);
  EXPECT_STREQ (value, "pas une adresse");
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);
}

TEST_F (Import, ACellIsNoLongerThanAnybodyTypes)
{
  std::string huge (5000, 'h');
  g_autoptr (MaillageImport) import = open ("Nom;Tags;Parent;Budget\nA" + huge + ";;;\nB;" + huge
                                            + ";;\nC;;" + huge + ";\nD;;;" + huge + "\n");
  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 4u);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *title = maillage_import_dup_title (import, i);
      const char *value = nullptr;

      maillage_import_report_get_line (report, i, nullptr, nullptr, &value);
      EXPECT_LT (strlen (value), 300u) << i;
      EXPECT_LT (strlen (title), 300u) << i;
      EXPECT_LT (sentence (i).size (), 300u) << i;
    }
}

TEST_F (Import, RefusedLinesCanBeMendedAndImportedAgain)
{
  g_autoptr (MaillageImport) import
      = open ("Nom;Courriel;Since;Until\r\nA;a@a.example;;\r\n;x@x.example;;\r\nC;;2020;2019\r\n");
  std::string path = folder.file ("refused.csv");
  char *text = nullptr;

  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 2u);
  EXPECT_EQ (sentence (2), "“Until” cannot come before “Since”.");
  g_autofree char *title = maillage_import_dup_title (import, 2);
  EXPECT_STREQ (title, "C");
  EXPECT_EQ (maillage_import_dup_title (import, 1), nullptr);
  ASSERT_TRUE (maillage_import_write_refused (import, report, path.c_str (), nullptr));
  ASSERT_TRUE (g_file_get_contents (path.c_str (), &text, nullptr, nullptr));
  EXPECT_STREQ (text, "Nom;Courriel;Since;Until\r\n;x@x.example;;\r\nC;;2020;2019\r\n");
  g_free (text);
  EXPECT_FALSE (maillage_import_write_refused (import, report, "/nowhere/x.csv", nullptr));
}

TEST_F (Import, ALinkWithTwoCandidatesNamesBoth)
{
  run ("Nom;SIRET\r\nCCAS;35600000000048\r\nCCAS;73282932000074\r\n");
  ASSERT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u) << sentence (1);
  run ("Nom;Parent\r\nAntenne;CCAS\r\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 1u);
  EXPECT_NE (sentence (0).find ("may be"), std::string::npos);
  run ("Nom;Parent\r\nAntenne;35600000000048\r\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u) << sentence (0);
  EXPECT_EQ (value_of ("partners.organisation", "Antenne", "parent"), "CCAS");
}

TEST_F (Import, ModesAndKey)
{
  run ("Nom;Courriel\r\nA;a@a.example\r\n");
  g_autoptr (MaillageImport) import = open ("Nom;Courriel\r\nA;b@a.example\r\nB;b@b.example\r\n");

  maillage_import_set_mode (import, MAILLAGE_IMPORT_CREATE);
  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 1u);
  maillage_import_set_mode (import, MAILLAGE_IMPORT_UPDATE);
  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_UPDATED), 1u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 1u);
  maillage_import_set_mode (import, MAILLAGE_IMPORT_AUTO);
  ASSERT_TRUE (maillage_import_set_key (import, "email", nullptr));
  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u);
}

TEST_F (Import, OneLineMakesASmallGraph)
{
  const char *text = "Structure;Nom du référent;Prénom;Mail;Fonction;Responsable\r\n"
                     "ADIL;Durand;Anne;anne@adil.example;Juriste;Petit\r\n"
                     "ADIL;Martin;Luc;luc@adil.example;Directeur;\r\n"
                     "CAF;Durand;Anne;anne@adil.example;Bénévole;\r\n";
  const char *paths[] = { "name",
                          "roles[referent=technical].person.last_name",
                          "roles[referent=technical].person.first_name",
                          "roles[referent=technical].person.email",
                          "roles[referent=technical].job_title",
                          "roles[referent=social].person.last_name" };
  std::string before = dump ();
  gint64 number = 0;

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (MaillageImport) import = open (text);
      GError *error = nullptr;

      for (guint i = 0; i < 6; i++)
        ASSERT_TRUE (maillage_import_set_path (import, i, paths[i], &error)) << error->message;
      check (import);
      if (pass == 1)
        {
          EXPECT_EQ (count (MAILLAGE_IMPORT_UNCHANGED), 3u)
              << sentence (0) << sentence (1) << sentence (2);
          break;
        }
      EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u);
      EXPECT_EQ (count (MAILLAGE_IMPORT_UPDATED), 1u) << sentence (1);
      g_autoptr (MaillageChange) change = apply (import);
      EXPECT_STREQ (maillage_change_get_label (change), "Import of 2 organisations");
      number = maillage_change_get_number (change);
    }
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 2);
  EXPECT_EQ (maillage_store_count (store, "partners.person", nullptr), 3);
  EXPECT_EQ (maillage_store_count (store, "partners.role", nullptr), 4);
  EXPECT_EQ (value_of ("partners.role", "Bénévole", "organisation"), "CAF");
  EXPECT_EQ (value_of ("partners.role", "Bénévole", "referent"), "Technical");
  g_autoptr (MaillageChange) undone = maillage_store_undo (store, number, nullptr);
  ASSERT_NE (undone, nullptr);
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 0);
  EXPECT_EQ (maillage_store_count (store, "partners.role", nullptr), 0);
}

TEST_F (Import, ChecksInTheBackgroundAndStops)
{
  g_autoptr (GString) text = g_string_new ("Nom;Courriel;Commune\r\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = nullptr;
  GError *error = nullptr;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "Association %d;a%d@a.example;Antony\r\n", i, i);
  g_autoptr (MaillageImport) import = open (text->str);
  auto keep = [] (GObject *, GAsyncResult *answer, gpointer data) {
    *static_cast<GAsyncResult **> (data) = G_ASYNC_RESULT (g_object_ref (answer));
  };

  maillage_import_check_async (import, cancellable, keep, &result);
  g_cancellable_cancel (cancellable);
  ASSERT_TRUE (wait_until ([&] { return result != nullptr; }));
  EXPECT_EQ (maillage_import_check_finish (import, result, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&error);
  g_clear_object (&result);

  maillage_import_check_async (import, nullptr, keep, &result);
  ASSERT_TRUE (wait_until ([&] { return result != nullptr; }, 20000));
  report = maillage_import_check_finish (import, result, &error);
  ASSERT_NE (report, nullptr);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 20000u);
  EXPECT_GT (maillage_import_get_progress (import), 0.99);
  g_clear_object (&result);
  maillage_import_apply_async (import, nullptr, keep, &result);
  ASSERT_TRUE (wait_until ([&] { return result != nullptr; }, 60000));
  g_autoptr (MaillageChange) change = maillage_import_apply_finish (import, result, &error);
  ASSERT_NE (change, nullptr) << error->message;
  g_clear_object (&result);
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 20000);
}

TEST_F (Import, WhatIsExportedComesBackAsItWas)
{
  run ("Nom;SIRET;Courriel;Tél;Commune;Since;Budget;Tags;Address\r\n"
       "=cmd|'/C calc'!A0;35600000000048;a@a.example;0536490001;Isère (38), Bagneux (51);juillet "
       "2019;-1234,5;x,y;1 rue A\r\n"
       "B;;;;Antony;2019;;;\"l'un\nl'autre\"\r\n");
  ASSERT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u) << sentence (0) << sentence (1);
  std::string before = dump ();
  g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
  ASSERT_TRUE (maillage_export_csv (
      store, query, nullptr, MAILLAGE_EXPORT_BOM, folder.file ("o.csv").c_str (), nullptr));
  char *text = nullptr;
  ASSERT_TRUE (g_file_get_contents (folder.file ("o.csv").c_str (), &text, nullptr, nullptr));
  EXPECT_TRUE (g_str_has_prefix (text, "\xef\xbb\xbfName;SIRET;E-mail;Phone;"));
  EXPECT_NE (strstr (text, "'=cmd|"), nullptr);
  EXPECT_EQ (strstr (text, "\n=cmd"), nullptr);
  run (text);
  EXPECT_EQ (count (MAILLAGE_IMPORT_UNCHANGED), 2u) << text << sentence (0) << sentence (1);
  EXPECT_EQ (dump (), before);
  g_free (text);
  GError *error = nullptr;
  const char *bad[] = { "nowhere", nullptr };
  EXPECT_FALSE (maillage_export_csv (
      store, query, bad, MAILLAGE_EXPORT_NONE, folder.file ("o.csv").c_str (), &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNKNOWN_FIELD));
  g_clear_error (&error);
}

TEST_F (Import, ADirectoryAsASpreadsheetLeftIt)
{
  MaillageKind *kind = maillage_registry_find_kind (registry, "partners.organisation");
  g_autoptr (MaillageImport) import = maillage_import_new (store, gazetteer, kind);
  std::string path
      = std::string (g_getenv ("MAILLAGE_SOURCE_DIR")) + "/tests/fixtures/organisations-cp1252.csv";
  GError *error = nullptr;

  ASSERT_TRUE (maillage_import_open (import, path.c_str (), &error)) << error->message;
  EXPECT_STREQ (maillage_import_get_encoding (import), "Windows-1252");
  EXPECT_EQ (maillage_import_get_separator (import), ';');
  EXPECT_EQ (maillage_import_get_n_rows (import), 310u);
  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 5u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_UNCHANGED), 1u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 304u);
  g_autoptr (MaillageChange) change = apply (import);
  EXPECT_STREQ (maillage_change_get_label (change), "Import of 304 organisations");
  EXPECT_EQ (value_of ("partners.organisation", "L’Œuvre du Logis – Échirolles", "territory"),
             "Échirolles");
  EXPECT_EQ (
      value_of ("partners.organisation", "Centre communal d’action sociale de Oyonnax", "phone"),
      "05 36 49 00 04");
  std::string before = dump ();
  check (import);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 0u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_UPDATED), 0u);
  EXPECT_EQ (dump (), before);
}

/* A name alone is the widest’s, and the report says so; an office’s own ones have names, too. */
/* A new word of an open list is one, however its lines write it. */
TEST_F (Import, ANewWordIsOneWhateverItsCase)
{
  run ("Nom;Category\r\nA;Collectif citoyen\r\nB;collectif CITOYEN\r\nC;Collectif Citoyen\r\n");
  ASSERT_EQ (count (MAILLAGE_IMPORT_CREATED), 3u) << sentence (0);
  for (const char *name : { "A", "B", "C" })
    EXPECT_EQ (value_of ("partners.organisation", name, "category"), "Collectif citoyen");
}

TEST_F (Import, ATerritoryIsNamedInWords)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  const char *own = maillage_edit_create (edit, "core.territory");
  maillage_edit_set (edit, own, "name", "Haute-Gironde");
  maillage_edit_set (edit, own, "communes", "com:33058@2026 Blaye");
  std::string uuid = own;
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  ASSERT_NE (change, nullptr);
  run ("Nom;Territoire\r\nAro;Bretagne\r\nOpah;haute-gironde\r\nMairie;33390\r\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 2u) << sentence (0) << sentence (1);
  EXPECT_EQ (value_of ("partners.organisation", "Aro", "territory"), "Bretagne");
  EXPECT_NE (sentence (0).find ("is taken for Bretagne (région 53)."), std::string::npos)
      << sentence (0);
  EXPECT_EQ (value_of ("partners.organisation", "Opah", "territory"), "Haute-Gironde");
  EXPECT_NE (sentence (2).find ("Blaye (commune 33058, Gironde)"), std::string::npos)
      << sentence (2);
}

TEST_F (Import, AnOfficesOwnTerritoryIsExportedByItsName)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  const char *uuid = maillage_edit_create (edit, "partners.organisation");
  maillage_edit_set (edit, uuid, "name", "Ansa");
  maillage_edit_set (
      edit, uuid, "territory", "own:0f8fad5b-d9cb-469f-a165-70867728950e@2022 Secteur nord");
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
  std::string file = folder.file ("own.csv");
  ASSERT_TRUE (
      maillage_export_csv (store, query, nullptr, MAILLAGE_EXPORT_NONE, file.c_str (), nullptr));
  g_autofree char *text = nullptr;
  ASSERT_TRUE (g_file_get_contents (file.c_str (), &text, nullptr, nullptr));
  EXPECT_NE (strstr (text, "Secteur nord"), nullptr) << text;
  EXPECT_EQ (strstr (text, "own:"), nullptr) << text;
}

/* No plugin gets so far with it. */
TEST (ImportAnything, ALinkThatLeadsNowhereIsRefused)
{
  TemporaryFolder folder;
  g_autoptr (MaillageRegistry) loose = maillage_registry_new ();
  g_autoptr (MaillageScope) scope = maillage_registry_open_scope (loose, "loose");
  MaillageKind *thing = maillage_scope_add_kind (scope, "thing", "Thing", "Things");
  maillage_kind_add_field (thing, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_kind_add_field (thing, "other", MAILLAGE_FIELD_LINK, "Other");
  maillage_registry_enter (loose, scope);
  g_autoptr (MaillageStore) store = maillage_store_new (loose);
  ASSERT_TRUE (
      maillage_store_open (store, folder.file ("l.db").c_str (), MAILLAGE_OPEN_CREATE, nullptr));
  g_autoptr (MaillageImport) import = maillage_import_new (store, nullptr, thing);
  g_autoptr (GError) error = nullptr;
  ASSERT_TRUE (
      g_file_set_contents (folder.file ("l.csv").c_str (), "Name;Other\nA;B\n", -1, nullptr));
  ASSERT_TRUE (maillage_import_open (import, folder.file ("l.csv").c_str (), &error));
  EXPECT_FALSE (maillage_import_set_path (import, 1, "other", &error)
                && maillage_import_check (import, &error) != nullptr);
  EXPECT_NE (error, nullptr);
  maillage_store_close (store);
}
