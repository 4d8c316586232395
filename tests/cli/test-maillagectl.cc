/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-fixture.h"

#include <sys/stat.h>
#include <unistd.h>

TEST_F (Maillagectl, LinksNoToolkit)
{
  char *out = nullptr;

  ASSERT_TRUE (g_spawn_command_line_sync ("ldd " MAILLAGECTL, &out, nullptr, nullptr, nullptr));
  EXPECT_NE (strstr (out, "libmaillage-1"), nullptr);
  EXPECT_EQ (strstr (out, "libgtk"), nullptr);
  EXPECT_EQ (strstr (out, "libadwaita"), nullptr);
  g_free (out);
}

TEST_F (Maillagectl, SaysWhatItIs)
{
  EXPECT_TRUE (has (done ({ "help" }), "import FILE --kind KIND"));
  EXPECT_TRUE (has (done ({ "--version" }), "maillagectl "));
  EXPECT_TRUE (has (done ({ "plugin", "list" }), "partners"));
}

TEST_F (Maillagectl, MisuseIsStatusTwo)
{
  const std::vector<std::vector<std::string>> cases = {
    {},
    { "bogus" },
    { "list" },
    { "list", "organisation", "more" },
    { "list", "organisation", "--bogus" },
    { "list", "organisation", "--limit", "few" },
    { "list", "organisation", "--where", "name" },
    { "--format", "xml", "kinds" },
    { "show" },
    { "add" },
    { "add", "tag", "name" },
    { "add", "tag", "=x" },
    { "set", "x" },
    { "link", "a", "b" },
    { "trash" },
    { "undo", "abc" },
    { "undo", "-1" },
    { "import", "x.csv" },
    { "import", "x.csv", "--kind", "organisation", "--mode", "maybe" },
    { "export", "organisation" },
    { "export", "organisation", "--to", "x.doc" },
    { "document", "x" },
    { "document", "x", "--to", "x.odt" },
    { "plugin", "bogus" },
    { "backup" },
    { "add", "core.note", "text=x" },
  };

  done ({ "init" });
  for (auto &args : cases)
    {
      Answer answer = run (args);
      std::string name = args.empty () ? "" : args[0];

      EXPECT_EQ (answer.status, 2) << name << ": " << answer.err;
      EXPECT_NE (answer.err + answer.out, "") << name;
    }
}

TEST_F (Maillagectl, RefusalIsStatusOneAndOneSentence)
{
  const std::vector<std::vector<std::string>> cases = {
    { "list", "bogus" },
    { "list", "organisation", "--where", "bogus=1" },
    { "list", "organisation", "--where", "nature=bogus" },
    { "list", "organisation", "--sort", "bogus" },
    { "list", "organisation", "--sort", "address" },
    { "kinds", "bogus" },
    { "search", "x", "--kind", "bogus" },
    { "covers", "Atlantide" },
    { "within", "Saint-Denis" },
    { "show", "zzzz" },
    { "add", "bogus", "name=x" },
    { "add", "organisation", "bogus=x" },
    { "add", "organisation", "email=pas une adresse", "name=x" },
    { "add", "organisation", "sigle=x" },
    { "add", "organisation", "name=x", "parent=Personne" },
    { "add", "organisation", "name=x", "parent=Ansa", "parent=Uniopss" },
    { "set", "zzzz", "name=x" },
    { "link", "zzzz", "parent", "zzzz" },
    { "trash", "zzzz" },
    { "undo" },
    { "redo" },
    { "undo", "999" },
    { "history", "zzzz" },
    { "import", "/nowhere.csv", "--kind", "organisation" },
    { "import", "/nowhere.csv", "--kind", "bogus" },
    { "export", "organisation", "--to", "/nowhere/x.csv" },
    { "export", "organisation", "--to", folder.file ("x.csv"), "--fields", "bogus" },
    { "document", "bogus", "--to", folder.file ("x.pdf") },
    { "backup", "/nowhere/x.db" },
  };

  done ({ "init" });
  std::string before = done ({ "history" });
  for (auto &args : cases)
    {
      Answer answer = run (args);

      EXPECT_EQ (answer.status, 1)
          << args[0] << " " << args[args.size () > 1] << ": " << answer.err;
      EXPECT_EQ (answer.out, "") << args[0];
      EXPECT_TRUE (has (answer.err, "maillagectl: ")) << args[0];
      EXPECT_EQ (answer.err.find ('\n'), answer.err.size () - 1) << answer.err;
    }
  EXPECT_EQ (done ({ "history" }), before);
}

TEST_F (Maillagectl, NoStoreIsSaidAndNotMade)
{
  EXPECT_EQ (run ({ "kinds" }).status, 1);
  EXPECT_FALSE (g_file_test (store.c_str (), G_FILE_TEST_EXISTS));
  ASSERT_TRUE (g_file_set_contents (store.c_str (), "no database at all", -1, nullptr));
  Answer answer = run ({ "kinds" });
  EXPECT_EQ (answer.status, 1);
  EXPECT_TRUE (has (answer.err, store));
  store = folder.file ("none.db"); /* what is there is not ours to check */
}

TEST_F (Maillagectl, ARecordFromBirthToTrash)
{
  done ({ "init" });
  std::string ccas = add ({ "organisation",
                            "name=CCAS d’Échirolles",
                            "phone=04 76 20 99 00",
                            "territories=Échirolles",
                            "tags=Logement, Santé" });
  std::string antenne = add ({ "organisation", "name=Antenne", "parent=ccas d'echirolles" });

  EXPECT_TRUE (has (done ({ "show", ccas.substr (0, 8) }), "04\u00a076\u00a020\u00a099\u00a000"));
  EXPECT_TRUE (has (done ({ "show", ccas }), "Logement, Santé"));
  EXPECT_TRUE (has (done ({ "show", antenne }), "CCAS d’Échirolles"));
  EXPECT_TRUE (has (done ({ "search", "echir" }), "CCAS d’Échirolles"));
  EXPECT_TRUE (
      has (done ({ "search", "echir", "--kind", "organisation", "--limit", "1" }), "CCAS"));
  EXPECT_TRUE (has (done ({ "within", "Isère" }), "CCAS d’Échirolles"));
  EXPECT_EQ (done ({ "within", "Gironde" }), "");
  EXPECT_TRUE (has (done ({ "covers", "38151", "--kind", "organisation" }), "CCAS d’Échirolles"));
  EXPECT_TRUE (has (done ({ "list", "organisation", "--where", "tags=Santé" }), "CCAS"));
  EXPECT_TRUE (has (done ({ "list", "organisation", "--where", "parent=" + ccas }), "Antenne"));
  EXPECT_FALSE (has (done ({ "list", "organisation", "--where", "phone=" }), "CCAS"));
  EXPECT_TRUE (has (done ({ "list", "organisation", "--where", "name~echirolles" }), "CCAS"));

  EXPECT_TRUE (has (done ({ "set", antenne, "name=Antenne sud", "sigle=AS" }), antenne));
  EXPECT_TRUE (has (done ({ "list", "organisation" }), "Antenne sud"));
  EXPECT_TRUE (has (done ({ "history", antenne }), "Antenne"));
  done ({ "undo" });
  EXPECT_FALSE (has (done ({ "list", "organisation" }), "Antenne sud"));
  done ({ "redo" });
  EXPECT_TRUE (has (done ({ "list", "organisation" }), "Antenne sud"));
  EXPECT_EQ (run ({ "redo" }).status, 1);

  done ({ "set", antenne, "parent=" });
  EXPECT_FALSE (has (done ({ "show", antenne }), "Échirolles"));
  done ({ "link", antenne, "parent", ccas });
  EXPECT_TRUE (has (done ({ "show", antenne }), "Échirolles"));
  done ({ "trash", antenne, ccas });
  EXPECT_EQ (done ({ "list", "organisation" }), "");
  EXPECT_TRUE (has (done ({ "list", "organisation", "--trashed" }), "Antenne sud"));
  EXPECT_TRUE (has (done ({ "check" }), "sound"));
}

TEST_F (Maillagectl, JsonHasStableKeys)
{
  done ({ "init" });
  std::string uuid = add ({ "organisation", "name=Élan", "tags=x" });
  JsonObject *object = json ({ "show", uuid });
  JsonObject *record = json_object_get_object_member (object, "record");

  for (const char *key :
       { "uuid", "kind", "title", "subtitle", "owner", "created", "modified", "trashed", "values" })
    EXPECT_TRUE (json_object_has_member (record, key)) << key;
  EXPECT_STREQ (
      json_object_get_string_member (json_object_get_object_member (record, "values"), "name"),
      "Élan");
  json_object_unref (object);
  const std::vector<std::pair<std::vector<std::string>, const char *>> cases = {
    { { "kinds" }, "kinds" },
    { { "kinds", "organisation" }, "fields" },
    { { "list", "organisation" }, "records" },
    { { "search", "elan" }, "records" },
    { { "history" }, "changes" },
    { { "plugin", "list" }, "plugins" },
    { { "check" }, "faults" },
    { { "set", uuid, "sigle=E" }, "change" },
    { { "undo" }, "change" },
    { { "migrate" }, "file" },
  };
  for (auto &[args, key] : cases)
    {
      object = json (args);
      EXPECT_TRUE (json_object_has_member (object, key)) << args[0];
      json_object_unref (object);
    }
}

TEST_F (Maillagectl, AuthorStandsOnChanges)
{
  done ({ "init" });
  add ({ "--author", "Camille", "tag", "name=x" });
  EXPECT_TRUE (has (done ({ "history" }), "Camille"));
}

TEST_F (Maillagectl, ImportsADirectoryAndExportsIt)
{
  std::string file
      = std::string (g_getenv ("MAILLAGE_SOURCE_DIR")) + "/tests/fixtures/organisations-cp1252.csv";
  std::string out = folder.file ("out.csv");

  done ({ "init" });
  Answer dry = run ({ "import", file, "--kind", "organisation", "--dry-run" });
  EXPECT_EQ (dry.status, 1);
  EXPECT_TRUE (has (dry.out, "Created: 304. Changed: 0. Left alone: 1. Refused: 5.")) << dry.out;
  EXPECT_TRUE (has (dry.out, "Line 15 is refused. ")) << dry.out;
  EXPECT_EQ (done ({ "list", "organisation" }), "");
  Answer real = run ({ "import", file, "--kind", "organisation" });
  EXPECT_EQ (real.status, 1);
  EXPECT_EQ (real.out, dry.out);
  EXPECT_TRUE (has (done ({ "history" }), "Import of 304 organisations"));
  EXPECT_TRUE (
      has (done ({ "search", "oeuvre du logis echirolles" }), "L’Œuvre du Logis – Échirolles"));

  done ({ "export", "organisation", "--to", out });
  Answer again = run ({ "import", out, "--kind", "organisation", "--dry-run" });
  EXPECT_TRUE (has (again.out, "Created: 0. Changed: 0. Left alone: 304. Refused: 0."))
      << again.out;
  done ({ "export",
          "organisation",
          "--to",
          out,
          "--fields",
          "name,phone",
          "--where",
          "name=Mairie de Blaye",
          "--bom" });
  char *text = nullptr;
  ASSERT_TRUE (g_file_get_contents (out.c_str (), &text, nullptr, nullptr));
  EXPECT_TRUE (has (text, "\xef\xbb\xbfName;Phone\r\nMairie de Blaye;05")) << text;
  g_free (text);
  done ({ "export", "organisation", "--to", folder.file ("out.json") });
  done ({ "undo" });
  EXPECT_EQ (done ({ "list", "organisation" }), "");
}

TEST_F (Maillagectl, MapsColumnsToPaths)
{
  std::string file = folder.file ("in.csv");

  done ({ "init" });
  ASSERT_TRUE (g_file_set_contents (
      file.c_str (), "Structure;Référent;Mail\nADIL;Durand;anne@adil.example\n", -1, nullptr));
  std::vector<std::string> args = { "import", file,
                                    "--kind", "organisation",
                                    "--map",  "Référent=roles[referent=technical].person.last_name",
                                    "--map",  "mail=roles[referent=technical].person.email" };
  EXPECT_TRUE (has (done (args), "Created: 1."));
  EXPECT_TRUE (has (done ({ "list", "person" }), "Durand"));
  EXPECT_TRUE (has (done ({ "list", "role", "--where", "organisation=ADIL" }), "Role"));
  EXPECT_TRUE (has (done (args), "Left alone: 1."));
  args[5] = "Référent=nowhere.name";
  EXPECT_EQ (run (args).status, 1);
  args[5] = "Absente=name";
  EXPECT_EQ (run (args).status, 1);
  args[5] = "Référent";
  EXPECT_EQ (run (args).status, 2);
}

TEST_F (Maillagectl, SaysWhichColumnsAreNotUsed)
{
  std::string file = folder.file ("in.csv");
  std::vector<std::string> args = { "import", file, "--kind", "organisation", "--dry-run" };

  done ({ "init" });
  ASSERT_TRUE (
      g_file_set_contents (file.c_str (), "Nom;Couleur;Humeur\nADIL;bleu;bonne\n", -1, nullptr));
  EXPECT_TRUE (has (done (args), "Columns not used: Couleur, Humeur.\nCreated: 1."));
  g_autoptr (JsonObject) report = json (args);
  JsonArray *unused = json_object_get_array_member (report, "unused");
  ASSERT_EQ (json_array_get_length (unused), 2u);
  EXPECT_STREQ (json_array_get_string_element (unused, 1), "Humeur");
  args.insert (args.end (), { "--map", "Couleur=sigle", "--map", "Humeur=address" });
  EXPECT_FALSE (has (done (args), "not used"));
}

TEST_F (Maillagectl, RedoesOnlyWhatWasTakenBack)
{
  done ({ "init" });
  add ({ "organisation", "name=Ansa" });
  EXPECT_EQ (run ({ "redo", "1" }).status, 1);
  EXPECT_TRUE (has (done ({ "undo" }), "Undo: Creation"));
  EXPECT_TRUE (has (done ({ "redo", "1" }), "Redo: Creation"));
  EXPECT_TRUE (has (done ({ "undo" }), ": Undo: Creation"));
  EXPECT_TRUE (has (done ({ "redo" }), ": Redo: Creation"));
  EXPECT_TRUE (has (done ({ "list", "organisation" }), "Ansa"));
}

TEST_F (Maillagectl, BlankIsEmpty)
{
  done ({ "init" });
  EXPECT_EQ (run ({ "add", "organisation" }).status, 1);
  EXPECT_EQ (run ({ "add", "organisation", "name= ", "sigle=A" }).status, 1);
  std::string uuid = add ({ "organisation", "name=Ansa" });
  EXPECT_TRUE (has (done ({ "list", "organisation", "--where", "sigle= " }), "Ansa"));
  EXPECT_EQ (done ({ "list", "organisation", "--where", "name= " }), "");
}

TEST_F (Maillagectl, ReadsAStoreThatCannotBeWritten)
{
  done ({ "init" });
  std::string uuid = add ({ "organisation", "name=Ansa" });
  /* Root may write anywhere: a file that is nobody's, in a folder that is nobody's. */
  ASSERT_EQ (chmod (folder.path.c_str (), 0555), 0);
  ASSERT_EQ (chmod (store.c_str (), 0444), 0);
  for (const char *beside : { "-wal", "-shm" })
    chmod ((store + beside).c_str (), 0444);
  if (getuid () == 0)
    before = { "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--" };
  if (getuid () == 0 && run ({ "kinds" }).status != 0)
    GTEST_SKIP () << "nobody may not run the build";

  EXPECT_TRUE (has (done ({ "list", "organisation" }), "Ansa"));
  EXPECT_TRUE (has (done ({ "show", uuid }), "Ansa"));
  Answer refused = run ({ "set", uuid, "name=Beta" });
  EXPECT_EQ (refused.status, 1);
  EXPECT_TRUE (has (refused.err, "can only be read: the file or its folder is protected"))
      << refused.err;
  before.clear ();
  chmod (folder.path.c_str (), 0755);
  /* The file alone, as on a disc. */
  ASSERT_EQ (chmod (store.c_str (), 0644), 0);
  done ({ "backup", folder.file ("alone.db") });
  store = folder.file ("alone.db");
  ASSERT_EQ (chmod (folder.path.c_str (), 0555), 0);
  ASSERT_EQ (chmod (store.c_str (), 0444), 0);
  if (getuid () == 0)
    before = { "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--" };
  EXPECT_TRUE (has (done ({ "list", "organisation" }), "Ansa"));
  before.clear ();
  chmod (folder.path.c_str (), 0755);
}

TEST_F (Maillagectl, AValueIsNewOnce)
{
  done ({ "init" });
  Answer first = run ({ "add", "organisation", "name=A", "category=épicerie" });
  EXPECT_TRUE (has (first.err, "is new in")) << first.err;
  Answer second = run ({ "add", "organisation", "name=B", "category=Epicerie" });
  EXPECT_FALSE (has (second.err, "is new in")) << second.err;
  std::string values = done ({ "choices", "organisation", "category" });
  EXPECT_TRUE (has (values, "user:épicerie")) << values;
  EXPECT_FALSE (has (values, "user:Epicerie")) << values;
}

TEST_F (Maillagectl, AnOfficeChangesAList)
{
  done ({ "init" });
  std::string town = run ({ "add", "organisation", "name=Blaye", "category=Syndicat" }).out;
  town = town.substr (0, 36);

  done ({ "choices", "organisation", "category", "rename", "Syndicat", "Syndicat mixte" });
  EXPECT_TRUE (has (done ({ "show", town }), "Syndicat mixte"));
  EXPECT_TRUE (has (done ({ "choices", "organisation", "category" }), "user:Syndicat "));
  std::vector<std::string> remove
      = { "choices", "organisation", "category", "remove", "Syndicat mixte", "association" };
  Answer asked = run (remove);
  EXPECT_EQ (asked.status, 1);
  EXPECT_TRUE (has (asked.err, "1 record has “Syndicat mixte”.")) << asked.err;
  EXPECT_TRUE (has (done ({ "show", town }), "Syndicat mixte"));
  remove.push_back ("--yes");
  EXPECT_TRUE (has (done (remove), "Syndicat mixte"));
  EXPECT_TRUE (has (done ({ "show", town }), "Association"));
  done ({ "undo" });
  EXPECT_TRUE (has (done ({ "show", town }), "Syndicat mixte"));
  Answer answer = run ({ "choices", "event", "state", "remove", "held" });
  EXPECT_EQ (answer.status, 1);
  EXPECT_TRUE (has (answer.err, "The program counts on")) << answer.err;
  EXPECT_EQ (run ({ "choices", "organisation", "name" }).status, 2);
  EXPECT_EQ (run ({ "choices", "organisation", "category", "rename", "Nulle part", "x" }).status,
             1);
  EXPECT_EQ (run ({ "choices", "organisation", "category", "paint", "association" }).status, 2);
}

TEST_F (Maillagectl, AnOwnTerritoryIsMadeOfCommunes)
{
  done ({ "init" });
  Answer answer = run ({ "add", "territory", "name=Nulle part" });
  EXPECT_EQ (answer.status, 1);
  EXPECT_TRUE (has (answer.err, "“Communes” cannot be empty.")) << answer.err;
  add ({ "territory", "name=Haute-Gironde", "communes=CC Latitude Nord Gironde; Blaye 33" });
  add ({ "organisation", "name=OPAH", "territories=Haute-Gironde" });
  EXPECT_TRUE (has (done ({ "covers", "Blaye 33" }), "OPAH"));
  EXPECT_TRUE (has (done ({ "covers", "Saint-Savin 33" }), "OPAH"));
  EXPECT_FALSE (has (done ({ "covers", "Antony", "--kind", "organisation" }), "OPAH"));
  EXPECT_TRUE (has (done ({ "within", "Gironde", "--kind", "organisation" }), "OPAH"));
  EXPECT_TRUE (has (done ({ "within", "Haute-Gironde", "--kind", "organisation" }), "OPAH"));
}

TEST_F (Maillagectl, ATerritoryIsNamedInWords)
{
  done ({ "init" });
  Answer answer = run ({ "add", "organisation", "name=Aro", "territories=Bretagne" });
  EXPECT_EQ (answer.status, 0);
  EXPECT_TRUE (has (answer.err, "“Bretagne” is taken for Bretagne (région 53).")) << answer.err;
  EXPECT_TRUE (has (done ({ "covers", "35000 Rennes", "--kind", "organisation" }), "Aro"));
  answer = run ({ "within", "33390" });
  EXPECT_EQ (answer.status, 1);
  EXPECT_TRUE (has (answer.err, "Blaye (commune 33058, Gironde)")) << answer.err;
  done ({ "within", "Blaye (commune 33058, Gironde)" });
  done ({ "within", "commune:33058" });
}

TEST_F (Maillagectl, TakesEverythingAndBringsItBack)
{
  done ({ "init" });
  add ({ "organisation", "name=Ansa" });
  std::string listed = done ({ "list", "organisation" }), tar = folder.file ("tout.tar");
  EXPECT_TRUE (has (done ({ "take-everything", tar }), tar));
  EXPECT_EQ (run ({ "take-everything", tar }).status, 1);
  store = folder.file ("other.db");
  done ({ "init" });
  done ({ "restore-backup", tar });
  EXPECT_EQ (done ({ "list", "organisation" }), listed);
  EXPECT_TRUE (has (done ({ "check" }), "sound"));
}

TEST_F (Maillagectl, SaysWhatIsMissing)
{
  done ({ "init" });
  for (const char *nothing : { "", " " })
    {
      Answer answer = run ({ "covers", nothing });
      EXPECT_EQ (answer.status, 2);
      EXPECT_TRUE (has (answer.err, "which territory")) << answer.err;
    }
  EXPECT_EQ (run ({ "list", "role", "--where", "to<" }).status, 2);
  EXPECT_EQ (run ({ "list", "role", "--where", "to!=" }).status, 0);
}

/* One that cannot be opened, too. */
TEST_F (Maillagectl, PutsABackupInADamagedStoresPlace)
{
  g_autofree char *content = nullptr;
  gsize length = 0;

  done ({ "init" });
  done ({ "add", "partners.organisation", "name=Alpha" });
  done ({ "backup", folder.file ("copy.db") });
  ASSERT_TRUE (g_file_get_contents (store.c_str (), &content, &length, nullptr));
  memset (content + 100, 'x', length - 100);
  ASSERT_TRUE (g_file_set_contents (store.c_str (), content, length, nullptr));
  EXPECT_EQ (run ({ "list", "partners.organisation" }).status, 1);
  done ({ "restore-backup", folder.file ("copy.db") });
  EXPECT_NE (done ({ "list", "partners.organisation" }).find ("Alpha"), std::string::npos);
  done ({ "check" });
}

TEST_F (Maillagectl, DemoBackupAndMigrate)
{
  done ({ "demo" });
  EXPECT_TRUE (has (done ({ "kinds" }), "partners.organisation"));
  EXPECT_FALSE (done ({ "list", "organisation", "--limit", "3" }).empty ());
  EXPECT_EQ (run ({ "demo" }).status, 1);
  done ({ "migrate" });
  done ({ "backup", folder.file ("copy.db") });
  EXPECT_EQ (run ({ "backup", folder.file ("copy.db") }).status, 1);
  EXPECT_EQ (run ({ "backup", store }).status, 1);
  std::string listed = done ({ "list", "organisation" });
  EXPECT_EQ (done ({ "backups" }), "");
  done ({ "add", "organisation", "name=CEREMA" });
  std::string more = done ({ "list", "organisation" });
  EXPECT_NE (more, listed);
  done ({ "restore-backup", folder.file ("copy.db") });
  EXPECT_EQ (done ({ "list", "organisation" }), listed);
  std::string kept = done ({ "backups" });
  EXPECT_TRUE (has (kept, "before-restore-")) << kept;
  kept = kept.substr (kept.find ("  ") + 2);
  done ({ "restore-backup", kept.substr (0, kept.find ('\n')) }); /* takes it back */
  EXPECT_EQ (done ({ "list", "organisation" }), more);
  EXPECT_EQ (run ({ "restore-backup", "/etc/hostname" }).status, 1);
  EXPECT_EQ (done ({ "list", "organisation" }), more);
  store = folder.file ("copy.db");
  EXPECT_EQ (done ({ "list", "organisation" }), listed);
  EXPECT_TRUE (has (done ({ "check", "--repair" }), "sound"));
}

TEST_F (Maillagectl, ErasesForEverOnceItIsTold)
{
  done ({ "init" });
  std::string person = add ({ "person", "first_name=Zéphyrine", "last_name=Quatrebarbes" });
  std::string meeting = add ({ "event", "title=Comité", "type=steering_committee" });
  std::string note = add ({ "note", "text=Vu avec Zéphyrine Quatrebarbes", "--owner", meeting });
  Answer asked = run ({ "erase", person });
  EXPECT_EQ (asked.status, 1);
  EXPECT_TRUE (has (asked.err, "Zéphyrine Quatrebarbes")) << asked.err;
  EXPECT_TRUE (has (asked.err, "cannot be undone")) << asked.err;
  EXPECT_TRUE (has (asked.err, "Add --yes")) << asked.err;
  EXPECT_EQ (run ({ "show", person }).status, 0);
  done ({ "backup", folder.file ("copy.db") });
  std::string said = done ({ "erase", person, "--yes" });
  EXPECT_TRUE (has (said, "1 record is erased.")) << said;
  EXPECT_TRUE (has (said, "Vu avec")) << said;
  EXPECT_EQ (run ({ "show", person }).status, 1);
  EXPECT_TRUE (has (done ({ "check" }), "sound"));
  done ({ "restore-backup", folder.file ("copy.db") });
  EXPECT_EQ (run ({ "show", person }).status, 1);
  EXPECT_EQ (run ({ "erase", person, "--yes" }).status, 1);
  /* What is left to read is known until it was. */
  std::string left = done ({ "mentions" });
  EXPECT_TRUE (has (left, "Vu avec")) << left;
  EXPECT_TRUE (has (run ({ "mentions", note }).err, "add --done"));
  done ({ "set", note, "text=Vu" });
  done ({ "mentions", note, "--done" });
  EXPECT_EQ (done ({ "mentions" }), "");
  EXPECT_TRUE (has (run ({ "erase-author", "Personne", "--yes" }).err, "No change was made by"));
  done ({ "--author", "Zoé", "set", meeting, "title=Autre" });
  EXPECT_TRUE (has (done ({ "history", meeting }), "Zoé"));
  EXPECT_TRUE (has (run ({ "erase-author", "Zoé" }).err, "Add --yes"));
  done ({ "erase-author", "Zoé", "--yes" });
  EXPECT_TRUE (has (done ({ "history", meeting }), "a colleague"));
}
