/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"

using Events = Demo;

class EventsAlone : public Demo
{
protected:
  EventsAlone () { switched_off = { "partners" }; }
};

TEST_F (Events, EveryEventOfTheDocuments)
{
  EXPECT_EQ (count ("events.event"), 27);
  EXPECT_EQ (count ("events.cycle"), 2);
  EXPECT_EQ (count ("events.agenda_item"), 15);
  EXPECT_EQ (count ("events.participation"), 24);
  expect_sound ();
}

TEST_F (Events, DatesStayAsTheyWereGiven)
{
  const struct
  {
    const char *title, *canonical;
    const char *kind = "events.event";
  } cases[] = {
    { "Premier cycle d’ateliers de l’OPML92", "2020~ début 2020", "events.cycle" },
    { "Nouveau cycle d’ateliers de l’OPML92", "2022-40", "events.cycle" },
    { "Prochain comité de pilotage Logement d’abord de Lille", "2019-09" },
    { "Rencontre plénière Logement d’abord du Pas-de-Calais", "XXXX-04-05 5 avril" },
    { "Bilan du protocole social", "2022" },
    { "Première journée des acteurs du Logement d’abord", "2019-03-12" },
  };

  for (const auto &one : cases)
    {
      g_autoptr (MaillageRecord) event = find (one.kind, one.title);

      EXPECT_STREQ (maillage_record_get_value (event, "date"), one.canonical) << one.title;
    }
  g_autoptr (MaillageRecord) meetings = find ("events.event", "Réunions du protocole social");
  EXPECT_EQ (maillage_record_get_value (meetings, "date"), nullptr);
}

TEST_F (Events, AYearIsWithinAnHalfYearOnlyPerhaps)
{
  g_autoptr (MaillageQuery) perhaps = query ("events.event");
  g_autoptr (MaillageQuery) certain = query ("events.event");

  for (MaillageQuery *question : { perhaps, certain })
    {
      maillage_query_add_filter (question, "date", MAILLAGE_OPERATOR_WITHIN, "2022-40");
      maillage_query_add_filter (question, "title", MAILLAGE_OPERATOR_CONTAINS, "protocole");
      maillage_query_set_sort (question, "title", FALSE);
    }
  maillage_query_set_certain (certain, TRUE);
  EXPECT_EQ (titles (perhaps), std::vector<std::string>{ "Bilan du protocole social" });
  EXPECT_EQ (titles (certain), std::vector<std::string>{});
  g_autoptr (MaillageQuery) cycles = query ("events.cycle");
  maillage_query_set_certain (cycles, TRUE);
  maillage_query_add_filter (cycles, "date", MAILLAGE_OPERATOR_WITHIN, "2022-40");
  EXPECT_EQ (titles (cycles), std::vector<std::string>{ "Nouveau cycle d’ateliers de l’OPML92" });
}

/* In English here, as the words of the whole program are: people write “COPIL” in French. */
TEST_F (Events, ASteeringCommitteeIsFoundByItsAbbreviation)
{
  MaillageField *type
      = maillage_kind_find_field (maillage_registry_find_kind (registry, "events.event"), "type");
  g_autofree char *value = maillage_field_parse (type, "steerco", nullptr, nullptr);
  g_autoptr (GError) error = nullptr;
  g_autoptr (GPtrArray) found
      = maillage_store_search (store, "steerco", "events.event", 10, &error);

  EXPECT_STREQ (value, "steering_committee");
  ASSERT_NE (found, nullptr) << error->message;
  ASSERT_EQ (found->len, 4u);
  for (guint i = 0; i < found->len; i++)
    EXPECT_STREQ (maillage_record_get_value (MAILLAGE_RECORD (found->pdata[i]), "type"),
                  "steering_committee");
}

TEST_F (Events, AnOrganisationShowsWhatItOrganised)
{
  g_autoptr (MaillageRecord) aro
      = find ("partners.organisation", "Union régionale Hlm ARO Bretagne");
  g_autoptr (MaillageQuery) question = query ("events.event");

  maillage_query_set_linked (question, "organisers", maillage_record_get_uuid (aro));
  EXPECT_EQ (titles (question).size (), 2u);
  EXPECT_STREQ (maillage_field_get_inverse_label (maillage_kind_find_field (
                    maillage_registry_find_kind (registry, "events.event"), "organisers")),
                "Events organised");
}

TEST_F (Events, AnEventLiesWithinAnother)
{
  g_autoptr (MaillageRecord) cycle = find ("events.cycle", "Nouveau cycle d’ateliers de l’OPML92");
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  g_autoptr (MaillageQuery) sessions = query ("events.event");

  EXPECT_STREQ (maillage_record_get_link_title (day, "part_of", 0),
                "Biennale des Villes en transition");
  maillage_query_set_linked (sessions, "cycle", maillage_record_get_uuid (cycle));
  EXPECT_EQ (titles (sessions).size (), 8u);
}

TEST_F (Events, CountsHeadsWithoutNames)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Journée « professionnelle » : « Vers et Dans le logement »");

  EXPECT_EQ (maillage_record_get_number (day, "head_count"), 80);
}

TEST_F (Events, PeopleAreCountedWhole)
{
  const std::pair<const char *, const char *> counts[] = {
    { "events.event", "capacity" },
    { "events.event", "head_count" },
    { "events.cycle", "head_count" },
    { "events.contribution", "times" },
  };

  for (auto &count : counts)
    {
      MaillageKind *kind = maillage_registry_find_kind (registry, count.first);
      MaillageField *field = maillage_kind_find_field (kind, count.second);
      g_autoptr (GError) error = nullptr;
      g_autofree char *value = maillage_field_parse (field, "1 200", nullptr, nullptr);
      g_autofree char *half = maillage_field_parse (field, "1,5", nullptr, &error);

      EXPECT_STREQ (value, "1200");
      EXPECT_EQ (half, nullptr);
      ASSERT_NE (error, nullptr);
      EXPECT_STREQ (error->message, "People are counted whole: write for example 12.");
    }
}

TEST_F (Events, AParticipationHasAPersonAnOrganisationOrBoth)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  g_autoptr (MaillageQuery) question = query ("events.participation");

  maillage_query_set_owner (question, maillage_record_get_uuid (day));
  EXPECT_EQ (titles (question),
             (std::vector<std::string>{
                 "Haut comité pour le logement des personnes défavorisées",
                 "TOTEM",
                 "Professionnel du service Toi(t) d’abord, Toi(t) d’abord",
                 "Représentante de la plateforme du travail pair, "
                 "Plateforme de développement du travail pair Auvergne-Rhône-Alpes" }));
}

/* Invitations are written to them: an address that the events may not read is nobody's. */
TEST_F (Events, PeopleAreWrittenTo)
{
  g_autoptr (MaillageRecord) person
      = find ("partners.person", "Professionnel du service Toi(t) d’abord");
  MaillageScope *partners = maillage_registry_find_scope (registry, "partners");
  MaillageScope *events = maillage_registry_find_scope (registry, "events");
  std::string uuid = maillage_record_get_uuid (person);
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (partners, "Address");
  g_autoptr (GError) error = nullptr;

  maillage_edit_set (edit, uuid.c_str (), "email", "toit@exemple.example");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  g_autoptr (MaillageRecord) seen = maillage_scope_load (events, uuid.c_str (), &error);
  ASSERT_NE (seen, nullptr) << error->message;
  EXPECT_STREQ (maillage_record_get_value (seen, "email"), "toit@exemple.example");
}

TEST_F (Events, APersonInvitedTwiceIsRefusedInASentence)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  g_autoptr (MaillageRecord) other = find ("events.event", "Journée dédiée au Logement d’abord");
  g_autoptr (MaillageRecord) person
      = find ("partners.person", "Professionnel du service Toi(t) d’abord");
  MaillageScope *scope = maillage_registry_find_scope (registry, "events");

  for (MaillageRecord *event : { day, other })
    {
      g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Invite");
      g_autoptr (GError) error = nullptr;
      const char *uuid = maillage_edit_create_child (
          edit, "events.participation", maillage_record_get_uuid (event));

      maillage_edit_link (edit, uuid, "person", maillage_record_get_uuid (person));
      g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
      EXPECT_EQ (change != nullptr, event == other);
      EXPECT_STREQ (
          error != nullptr ? error->message : "",
          event == day
              ? "“Professionnel du service Toi(t) d’abord” is already there: once is enough."
              : "");
    }
  EXPECT_EQ (count ("events.participation"), 25);
}

/* Whoever takes part is there once, whatever way it is said, and is somebody. */
TEST_F (Events, NobodyTakesPartTwice)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  g_autoptr (MaillageRecord) totem = find ("partners.organisation", "TOTEM");
  g_autoptr (MaillageRecord) ansa = find ("partners.organisation", "Ansa");
  std::string at_totem = maillage_record_get_uuid (totem),
              at_ansa = maillage_record_get_uuid (ansa);
  MaillageScope *scope = maillage_registry_find_scope (registry, "events");
  std::string last;
  auto add = [&] (std::vector<std::pair<const char *, std::string>> values) -> std::string {
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Take part");
    g_autoptr (GError) error = nullptr;

    last
        = maillage_edit_create_child (edit, "events.participation", maillage_record_get_uuid (day));
    for (auto &[field, value] : values)
      if (strcmp (field, "organisation") == 0)
        maillage_edit_link (edit, last.c_str (), field, value.c_str ());
      else
        maillage_edit_set (edit, last.c_str (), field, value.c_str ());
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    return change == nullptr ? error->message : "";
  };
  auto there = [] (const char *name) {
    return "“" + std::string (name) + "” is already there: once is enough.";
  };

  EXPECT_EQ (add ({ { "organisation", at_totem } }), there ("TOTEM"));
  EXPECT_EQ (add ({ { "structure", "Totem" } }), there ("TOTEM"));
  EXPECT_EQ (add ({ { "name", "professionnel du service toi(t) d’abord" } }),
             there ("Professionnel du service Toi(t) d’abord"));
  EXPECT_EQ (add ({ { "name", "Élue de quartier" } }), "");
  EXPECT_EQ (add ({ { "name", "ELUE DE QUARTIER" } }), there ("Élue de quartier"));
  /* Somebody of an organisation is another than the organisation; two of one name are two. */
  EXPECT_EQ (add ({ { "name", "Travailleuse sociale" }, { "organisation", at_totem } }), "");
  EXPECT_EQ (add ({ { "name", "Travailleuse sociale" }, { "organisation", at_ansa } }), "");
  std::string other = last;
  EXPECT_EQ (add ({ { "name", "travailleuse sociale" }, { "organisation", at_ansa } }),
             there ("Travailleuse sociale"));
  EXPECT_EQ (add ({ { "name", "travailleuse sociale" }, { "structure", "ANSA" } }),
             there ("Travailleuse sociale"));
  /* One may be begun, and then says who it is. */
  std::string nobody = "Say who or what it is in one of these fields: Person, Name, Organisation, "
                       "Organisation as told.";
  EXPECT_EQ (add ({ { "answer", "accepted" } }), nobody);
  EXPECT_EQ (add ({}), "");
  std::string begun = last;
  auto set_name = [&] (const std::string &uuid, const char *name) -> std::string {
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Name");
    g_autoptr (GError) error = nullptr;

    maillage_edit_set (edit, uuid.c_str (), "name", name);
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    return change == nullptr ? error->message : "";
  };
  EXPECT_EQ (set_name (begun, "elue de quartier"), there ("Élue de quartier"));
  EXPECT_EQ (set_name (begun, "Élue du canton"), "");
  EXPECT_EQ (set_name (begun, "élue de quartier"), there ("Élue de quartier"));
  EXPECT_EQ (set_name (begun, nullptr), "");
  /* What was put in the trash is not there; it does not come back beside its like. */
  g_autoptr (MaillageEdit) trash = maillage_scope_new_edit (scope, "Trash");
  maillage_edit_trash (trash, other.c_str ());
  g_autoptr (MaillageChange) trashed = maillage_store_commit (store, trash, nullptr);
  ASSERT_NE (trashed, nullptr);
  EXPECT_EQ (add ({ { "name", "Travailleuse sociale" }, { "organisation", at_ansa } }), "");
  g_autoptr (MaillageEdit) restore = maillage_scope_new_edit (scope, "Restore");
  g_autoptr (GError) error = nullptr;
  maillage_edit_restore (restore, other.c_str ());
  g_autoptr (MaillageChange) restored = maillage_store_commit (store, restore, &error);
  EXPECT_EQ (restored, nullptr);
  EXPECT_STREQ (error->message, there ("Travailleuse sociale").c_str ());
  expect_sound ();
}

/* Line by line: those who are somebody are taken, each once. */
TEST_F (Events, AFileOfGuestsSaysWhichLineIsNobodys)
{
  MaillageKind *kind = maillage_registry_find_kind (registry, "events.event");
  g_autoptr (MaillageImport) import = maillage_import_new (store, nullptr, kind);
  std::string file = folder.file ("guests.csv");
  const char *text = "Event;Guest;Answer\n"
                     "Sortie;Marie Dupont;accepted\n"
                     "Sortie;;accepted\n"
                     "Sortie;MARIE DUPONT;accepted\n";
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (g_file_set_contents (file.c_str (), text, -1, nullptr));
  ASSERT_TRUE (maillage_import_open (import, file.c_str (), &error));
  ASSERT_TRUE (maillage_import_set_path (import, 0, "title", &error));
  ASSERT_TRUE (maillage_import_set_path (import, 1, "participations.name", &error));
  ASSERT_TRUE (maillage_import_set_path (import, 2, "participations.answer", &error));
  g_autoptr (MaillageImportReport) report = maillage_import_check (import, &error);
  ASSERT_NE (report, nullptr) << error->message;
  const char *words = nullptr;
  maillage_import_report_get_line (report, 1, nullptr, &words, nullptr);
  EXPECT_STREQ (words,
                "Say who or what it is in one of these fields: Person, Name, Organisation, "
                "Organisation as told.");
  maillage_import_report_get_line (report, 2, nullptr, &words, nullptr);
  EXPECT_STREQ (words, "Name: line 2 says “Marie Dupont” of the same record.");
  EXPECT_EQ (maillage_import_report_count (report, MAILLAGE_IMPORT_REFUSED), 2u);
  int before = count ("events.participation");
  g_autoptr (MaillageChange) change = maillage_import_apply (import, &error);
  ASSERT_NE (change, nullptr) << error->message;
  EXPECT_EQ (count ("events.participation"), before + 1);
}

TEST_F (Events, ALastDayDoesNotComeBeforeTheFirst)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (maillage_registry_find_scope (registry, "events"), "Last day");
  g_autoptr (GError) error = nullptr;

  maillage_edit_set (edit, maillage_record_get_uuid (day), "last_day", "2019-03-11");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  EXPECT_EQ (change, nullptr);
  EXPECT_STREQ (error->message, "“Last day” cannot come before “Date”.");
}

TEST_F (Events, AnHourDoesNotEndBeforeItsStart)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  MaillageScope *scope = maillage_registry_find_scope (registry, "events");
  auto set = [&] (std::vector<std::pair<const char *, const char *>> values) -> std::string {
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Hours");
    g_autoptr (GError) error = nullptr;

    for (auto &[field, value] : values)
      maillage_edit_set (edit, maillage_record_get_uuid (day), field, value);
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    return change == nullptr ? error->message : "";
  };

  EXPECT_EQ (set ({ { "starts_at", "14 h" }, { "ends_at", "9 h 30" } }),
             "“To” cannot come before “From”.");
  EXPECT_EQ (set ({ { "starts_at", "9 h 30" }, { "ends_at", "12:00" } }), "");
  EXPECT_EQ (set ({ { "starts_at", "14:00" } }), "“To” cannot come before “From”.");
  /* On the next day it may; not on the same one, said again. */
  EXPECT_EQ (set ({ { "last_day", "2019-03-12" }, { "starts_at", "14:00" } }),
             "“To” cannot come before “From”.");
  EXPECT_EQ (set ({ { "last_day", "2019-03-13" }, { "starts_at", "14:00" } }), "");
  EXPECT_EQ (set ({ { "last_day", nullptr } }), "“To” cannot come before “From”.");
}

TEST_F (Events, AnEventIsNotWithinWhatIsWithinIt)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (maillage_registry_find_scope (registry, "events"), "Within");
  g_autoptr (GError) error = nullptr;
  const char *outer = maillage_record_get_link (day, "part_of", 0);

  ASSERT_NE (outer, nullptr);
  maillage_edit_link (edit, outer, "part_of", maillage_record_get_uuid (day));
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  EXPECT_EQ (change, nullptr);
  EXPECT_NE (strstr (error->message, "already depends on"), nullptr) << error->message;
}

/* The pages of a document of one event. */
static guint
count_pages (MaillageRegistry *registry, const char *id, MaillageRecord *event)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  const char *uuids[] = { maillage_record_get_uuid (event), nullptr };

  for (guint i = 0; i < all->len; i++)
    {
      auto *one = MAILLAGE_DOCUMENT_TEMPLATE (all->pdata[i]);
      g_autoptr (GError) error = nullptr;

      if (g_strcmp0 (maillage_document_template_get_id (one), id) != 0)
        continue;
      g_autoptr (MaillageDocument) document = maillage_document_template_make (one, uuids, &error);
      EXPECT_NE (document, nullptr) << error->message;
      return maillage_document_get_n_pages (document);
    }
  ADD_FAILURE () << id;
  return 0;
}

TEST_F (Events, TheSheetToSignHasRoomForAllOnAsManyPages)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");

  EXPECT_EQ (count_pages (registry, "events.attendance_sheet", day), 1u);
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (maillage_registry_find_scope (registry, "events"), "Invite");
  for (int i = 0; i < 46; i++)
    maillage_edit_set (
        edit,
        maillage_edit_create_child (edit, "events.participation", maillage_record_get_uuid (day)),
        "name",
        ("Quelqu’un " + std::to_string (i)).c_str ());
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  ASSERT_NE (change, nullptr);
  /* 50 rows and 6 spare ones of 11.6 mm, under a head on each page. */
  EXPECT_EQ (count_pages (registry, "events.attendance_sheet", day), 4u);
  EXPECT_EQ (count_pages (registry, "events.agenda", day), 1u);
  EXPECT_EQ (count_pages (registry, "events.minutes", day), 1u);
}

/* What the attendance sheet of an event says. */
static std::string
read_sheet (MaillageRegistry *registry, TemporaryFolder &folder, const char *uuid)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  const char *uuids[] = { uuid, nullptr };
  std::string path = folder.file ("sheet.pdf");
  const char *read[] = { "pdftotext", "-layout", path.c_str (), "-", nullptr };
  g_autofree char *text = nullptr;

  for (guint i = 0; i < all->len; i++)
    {
      auto *one = MAILLAGE_DOCUMENT_TEMPLATE (all->pdata[i]);

      if (g_strcmp0 (maillage_document_template_get_id (one), "events.attendance_sheet") != 0)
        continue;
      g_autoptr (MaillageDocument) document = maillage_document_template_make (one, uuids, nullptr);
      EXPECT_TRUE (maillage_document_write_pdf (document, path.c_str (), nullptr));
      EXPECT_TRUE (g_spawn_sync (nullptr,
                                 (char **) read,
                                 nullptr,
                                 G_SPAWN_SEARCH_PATH,
                                 nullptr,
                                 nullptr,
                                 &text,
                                 nullptr,
                                 nullptr,
                                 nullptr));
    }
  return text != nullptr ? text : "";
}

static int
count_words (const std::string &text, const std::string &words)
{
  int n = 0;

  for (size_t at = text.find (words); at != std::string::npos; at = text.find (words, at + 1))
    n++;
  return n;
}

/* Each half-day that is held has its column, and each column all the names. */
TEST_F (Events, TheSheetToSignHasEachHalfDay)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  std::string uuid = maillage_record_get_uuid (day);
  struct
  {
    const char *last_day, *from, *to;
    int mornings, afternoons, names;
  } cases[] = {
    { nullptr, "9 h", "12 h", 0, 0, 1 },
    { nullptr, "14 h", "17 h", 0, 0, 1 },
    { nullptr, "9 h", "17 h", 1, 1, 1 },
    { "2019-03-13", "14 h", "12 h", 1, 1, 1 },
    { "2019-03-13", "9 h", "17 h", 2, 2, 1 },
    { "2019-03-13", nullptr, nullptr, 2, 2, 1 },
    { "2019-03-14", "9 h", "12 h", 3, 2, 2 },
    { "2019-03-14", "9 h", "17 h", 3, 3, 2 },
    { "2019-03-21", "9 h", "17 h", 10, 10, 5 },
    /* Not known to the day: nobody knows how many. */
    { "2019-03", "9 h", "17 h", 1, 1, 1 },
  };

  for (auto &one : cases)
    {
      set (day, "ends_at", nullptr);
      set (day, "last_day", nullptr);
      set (day, "starts_at", one.from);
      set (day, "last_day", one.last_day);
      set (day, "ends_at", one.to);
      std::string text = read_sheet (registry, folder, uuid.c_str ());
      std::string name = std::string (one.last_day != nullptr ? one.last_day : "-") + " "
                         + (one.from != nullptr ? one.from : "") + " "
                         + (one.to != nullptr ? one.to : "");
      /* The headings of the parts, and heads again on each page, are besides. */
      int parts = one.names;
      if (one.last_day != nullptr && strlen (one.last_day) == 10)
        {
          EXPECT_GT (count_words (text, "Tuesday 12 March 2019 –"), 0) << name << text;
        }
      EXPECT_GE (count_words (text, "Morning"), one.mornings) << name << text;
      EXPECT_GE (count_words (text, "Afternoon"), one.afternoons) << name << text;
      EXPECT_EQ (one.mornings + one.afternoons == 0, count_words (text, "Signature") > 0) << name;
      EXPECT_EQ (count_words (text, "TOTEM"), parts) << name << text;
      if (parts == 1)
        {
          EXPECT_EQ (count_words (text, "Morning"), one.mornings) << name << text;
          EXPECT_EQ (count_words (text, "Afternoon"), one.afternoons) << name << text;
        }
    }
}

TEST_F (Events, ATitleThatFillsAPageDoesNotFillThemAll)
{
  g_autoptr (MaillageRecord) day
      = find ("events.event", "Première journée des acteurs du Logement d’abord");
  std::string title;

  for (int i = 0; i < 2000; i++)
    title += "journée ";
  title.pop_back ();
  set (day, "title", title.c_str ());
  EXPECT_LT (count_pages (registry, "events.attendance_sheet", day), 60u);
}

TEST_F (Events, HoursAreWrittenAsPeopleDo)
{
  MaillageField *field = maillage_kind_find_field (
      maillage_registry_find_kind (registry, "events.event"), "starts_at");

  for (const char *typed : { "9 h 30", "9h", "14:00", "9\u00a0h\u00a030", "23 h 59" })
    {
      g_autoptr (GError) error = nullptr;
      g_autofree char *value = maillage_field_parse (field, typed, nullptr, &error);
      EXPECT_NE (value, nullptr) << typed << ": " << error->message;
    }
  for (const char *typed : { "24 h", "matin", "9 h 75" })
    {
      g_autofree char *value = maillage_field_parse (field, typed, nullptr, nullptr);
      EXPECT_EQ (value, nullptr) << typed;
    }
}

TEST_F (Events, SwitchedOffItsRecordsStayAndOthersWork)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "events", FALSE, &error));
  MaillageKind *event = maillage_registry_find_kind (registry, "events.event");
  ASSERT_NE (event, nullptr);
  EXPECT_FALSE (maillage_kind_get_available (event));
  EXPECT_EQ (count ("events.event"), 27);
  g_autoptr (GPtrArray) found
      = maillage_store_search (store, "Biennale", "events.event", 5, nullptr);
  EXPECT_EQ (found->len, 1u);
  expect_sound ();

  g_autoptr (MaillageRecord) slime = find ("partners.organisation", "SLIME");
  set (slime, "sigle", "SLIME 33");
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "events", TRUE, &error));
  EXPECT_TRUE (
      maillage_kind_get_available (maillage_registry_find_kind (registry, "events.event")));
  EXPECT_EQ (count ("events.participation"), 24);
}

TEST_F (EventsAlone, LeavesOutWhatThePartnersWouldHold)
{
  EXPECT_EQ (maillage_registry_find_kind (registry, "partners.organisation"), nullptr);
  EXPECT_EQ (count ("events.event"), 27);
  EXPECT_EQ (count ("events.participation"), 16);
  expect_sound ();
}

/* What is said of who came goes with who is erased. */
TEST_F (Events, WhatIsSaidOfWhoCameIsPersonal)
{
  MaillageKind *kind = maillage_registry_find_kind (registry, "events.participation");

  for (const char *id : { "name", "job", "structure", "represented_by", "remark" })
    EXPECT_TRUE (maillage_field_get_personal (maillage_kind_find_field (kind, id))) << id;
}
