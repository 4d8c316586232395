/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <maillage-backup-private.h>
#include <maillage-core.h>
#include <maillage-writer-erase.h>
#include <maillage-files.h>
#include <random>

/* Words that nothing else in the store has, whatever the case or accents; folded they are in the
 * index. */
static const char *const traces[] = {
  "phyrine",       "phyrinette", "quatrebarbes",   "2b41d87a",        "33612345678",
  "chargee d acc", "chargée d’", "confidence sur", "draft of a conf", "content of her",
};

/* A directory in which a person is shown by others, in every way there is. */
class Erase : public StoreTest
{
protected:
  void
  declare (MaillageScope *scope) override
  {
    StoreTest::declare (scope);
    MaillageKind *kind = nullptr;
    GPtrArray *kinds = _maillage_scope_get_kinds (scope);
    for (guint i = 0; i < kinds->len; i++)
      if (g_str_equal (maillage_kind_get_id (MAILLAGE_KIND (kinds->pdata[i])), "partners.person"))
        kind = MAILLAGE_KIND (kinds->pdata[i]);
    maillage_field_set_personal (maillage_kind_find_field (kind, "last_name"), TRUE);
    maillage_kind_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, "Email");
    maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, "Phone");

    kind = maillage_scope_add_kind (scope, "event", "Event", "Events");
    maillage_kind_set_title_format (kind, "{name}");
    MaillageField *field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    field = maillage_kind_add_field (kind, "minutes", MAILLAGE_FIELD_LONG_TEXT, "Minutes");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
    field = maillage_kind_add_field (kind, "payer", MAILLAGE_FIELD_LINK, "Payer");
    maillage_field_set_target (field, "partners.organisation");
    maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_REFUSE);
    field = maillage_kind_add_field (kind, "chair", MAILLAGE_FIELD_LINK, "Chair");
    maillage_field_set_target (field, "partners.person");
    maillage_field_set_sortable (field, TRUE);
    maillage_kind_set_subtitle_format (kind, "{chair}");

    kind = maillage_scope_add_kind (scope, "participation", "Participation", "Participations");
    maillage_kind_set_owner (kind, "partners.event");
    maillage_kind_set_title_format (kind, "{person}[, {job}]");
    maillage_kind_set_searchable (kind, FALSE);
    field = maillage_kind_add_field (kind, "person", MAILLAGE_FIELD_LINK, "Person");
    maillage_field_set_target (field, "partners.person");
    maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
    maillage_field_set_personal (field, TRUE);
    field = maillage_kind_add_field (kind, "job", MAILLAGE_FIELD_TEXT, "Job");
    maillage_field_set_personal (field, TRUE);
    field = maillage_kind_add_field (kind, "answer", MAILLAGE_FIELD_CHOICE, "Answer");
    maillage_field_add_choice (field, "accepted", "Accepted");
    maillage_field_set_personal (field, TRUE);
  }

  std::string
  add (const char *kind,
       std::initializer_list<std::pair<const char *, std::string>> values,
       const std::string &owner = "",
       const char *label = "Add")
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, nullptr);
    std::string uuid = owner.empty () ? maillage_edit_create (edit, kind)
                                      : maillage_edit_create_child (edit, kind, owner.c_str ());
    for (auto &value : values)
      maillage_edit_set (edit, uuid.c_str (), value.first, value.second.c_str ());
    commit (edit);
    return uuid;
  }

  std::string
  add_content (const char *text)
  {
    std::string path = folder.file ("paper.txt");
    EXPECT_TRUE (g_file_set_contents (path.c_str (), text, -1, nullptr));
    g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());
    g_autofree char *value = nullptr;
    maillage_files_add_async (
        store,
        file,
        nullptr,
        [] (GObject *source, GAsyncResult *result, gpointer data) {
          *(char **) data = maillage_files_add_finish (MAILLAGE_STORE (source), result, nullptr);
        },
        &value);
    EXPECT_TRUE (wait_until ([&] { return value != nullptr; }));
    g_unlink (path.c_str ());
    return value;
  }

  /* Everybody else, worked on enough for pages to split, merge and be freed. */
  void
  add_others ()
  {
    std::mt19937 random (7);
    std::vector<std::string> uuids;

    for (int i = 0; i < 300; i++)
      uuids.push_back (add_organisation (("Association nº " + std::to_string (i)).c_str ()));
    for (int i = 0; i < 600; i++)
      set (uuids[random () % uuids.size ()],
           random () % 2 ? "name" : "sigle",
           std::string (1 + random () % 300, (char) ('a' + random () % 26)).c_str ());
  }

  /* The person, and all that speaks of her. */
  void
  add_person ()
  {
    organisation = add_organisation ("Solidarités nouvelles");
    person = add ("partners.person",
                  { { "first_name", "Zéphyrinette" }, { "last_name", "Quatrebarbes" } },
                  "",
                  "Creation: Zéphyrinette Quatrebarbes");
    set (person, "first_name", "Zéphyrine");
    set (person, "email", "z.quatrebarbes@exemple.org");
    set (person, "phone", "+33612345678");
    add ("partners.role",
         { { "job", "Chargée d’accueil 2b41d87a" }, { "organisation", organisation } },
         person);
    add ("core.note", { { "text", "Une confidence sur Zéphyrine" } }, person);
    add ("core.file",
         { { "title", "Zéphyrine.pdf" }, { "file", add_content ("content of her") } },
         person);
    shared = add_content ("content of two");
    add ("core.file", { { "title", "Two" }, { "file", shared } }, person);
    add ("core.file", { { "title", "Two" }, { "file", shared } }, organisation);
    event = add ("partners.event",
                 { { "name", "Comité" }, { "chair", person } },
                 "",
                 "Comité, avec Zéphyrine Quatrebarbes");
    participation = add (
        "partners.participation",
        { { "person", person }, { "job", "Chargée d’accueil 2b41d87a" }, { "answer", "accepted" } },
        event,
        "Zéphyrine Quatrebarbes invitée");
    tag = add ("core.tag", { { "name", "Bureau" } });
    set (person, "tags", tag.c_str ());
    undo (set (person, "email", "autre@quatrebarbes.example"));
    /* A role taken back: the history keeps it whole. */
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Zéphyrine, bénévole", nullptr);
    const char *role = maillage_edit_create_child (edit, "partners.role", person.c_str ());
    maillage_edit_set (edit, role, "job", "Bénévole 2b41d87a");
    undo (commit (edit));
    maillage_drafts_put (
        maillage_drafts_of (store), person.c_str (), "email", "draft of a confidence");
    ASSERT_TRUE (maillage_drafts_flush (maillage_drafts_of (store), nullptr));
    maillage_drafts_put (
        maillage_drafts_of (store), person.c_str (), "phone", "draft of a confidence");
  }

  /* As in an import: in bulk, taken back and done again, with others. */
  void
  add_by_import ()
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Import of people.csv", nullptr);
    for (int i = 0; i < 1500; i++)
      {
        const char *uuid = maillage_edit_create (edit, "partners.person");
        maillage_edit_set (edit,
                           uuid,
                           "last_name",
                           i == 700 ? "Quatrebarbes" : ("Nom " + std::to_string (i)).c_str ());
        maillage_edit_set (edit, uuid, "first_name", i == 700 ? "Zéphyrine" : "Prénom");
        if (i == 700)
          person = uuid;
      }
    import = commit (edit);
  }

  GPtrArray *
  erase (const std::string &uuid)
  {
    const char *uuids[] = { uuid.c_str (), nullptr };
    g_autoptr (GError) error = nullptr;
    gboolean whole = FALSE;
    GPtrArray *mentions = _maillage_store_erase (store, uuids, &whole, &error);

    EXPECT_NE (mentions, nullptr) << error->message;
    EXPECT_TRUE (whole);
    return mentions;
  }

  /* Where in the folder a file has one of the words, in any case. */
  static std::string
  find_traces (const std::string &folder, bool backups = false)
  {
    g_autoptr (GDir) dir = g_dir_open (folder.c_str (), 0, nullptr);
    const char *name;
    std::string found;

    while (dir != nullptr && (name = g_dir_read_name (dir)) != nullptr)
      {
        std::string path = folder + "/" + name;
        g_autofree char *content = nullptr;
        gsize length = 0;

        if (g_file_test (path.c_str (), G_FILE_TEST_IS_DIR))
          {
            if (backups || !g_str_has_suffix (name, ".backups"))
              found += find_traces (path, backups);
            continue;
          }
        EXPECT_TRUE (g_file_get_contents (path.c_str (), &content, &length, nullptr)) << path;
        for (gsize i = 0; i < length; i++)
          content[i] = g_ascii_tolower (content[i]);
        for (const char *trace : traces)
          if (memmem (content, length, trace, strlen (trace)) != nullptr)
            found += path + ": " + trace + "\n";
      }
    return found;
  }

  std::string person, organisation, event, participation, tag, shared;
  gint64 import = 0;
};

TEST_F (Erase, LeavesNoTraceInAnyByte)
{
  add_others ();
  add_person ();
  add_others ();
  ASSERT_NE (find_traces (folder.path), "");
  g_autoptr (GPtrArray) mentions = erase (person);
  EXPECT_EQ (mentions->len, 0u);
  EXPECT_EQ (find_traces (folder.path), "");
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE uuid = '" + person + "'"), "0");
  expect_sound ();
  g_clear_object (&store);
  EXPECT_EQ (find_traces (folder.path), "");
  store = open ();
  EXPECT_EQ (find_traces (folder.path), "");
}

/* A part of FTS5’s index that may not be the oldest keeps the words that have left it, and one that
 * was emptied never seems the oldest again. */
TEST_F (Erase, LeavesNoTraceInAnIndexThatWasEmpty)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (int i = 0; i < 300; i++)
    {
      const char *uuid = maillage_edit_create (edit, "partners.organisation");
      maillage_edit_set (edit, uuid, "name", ("Ansa " + std::to_string (i)).c_str ());
      g_ptr_array_add (all, (gpointer) uuid);
    }
  g_ptr_array_add (all, nullptr);
  commit (edit);
  for (int i = 0; i < 6; i++)
    {
      person = add ("partners.person", { { "last_name", "Quatrebarbes" } });
      if (i == 0) /* which waits for the index */
        expect_sound ();
      g_autoptr (GPtrArray) mentions = erase (person);
      EXPECT_EQ (find_traces (folder.path), "") << i;
      if (i > 0)
        continue;
      gboolean whole = FALSE;
      g_autoptr (GPtrArray) none
          = _maillage_store_erase (store, (const char *const *) all->pdata, &whole, nullptr);
      EXPECT_TRUE (whole);
    }
}

TEST_F (Erase, KeepsWhatIsOthers)
{
  add_person ();
  g_autoptr (GPtrArray) mentions = erase (person);
  /* Somebody came to the committee: who, is not known any more. */
  EXPECT_EQ (title (participation), "(erased)");
  EXPECT_EQ (value (participation, "answer", "partners.participation"), "accepted");
  EXPECT_EQ (value (participation, "job", "partners.participation"), "(null)");
  EXPECT_EQ (title (event), "Comité");
  EXPECT_EQ (ask ("SELECT coalesce (subtitle, '') FROM record WHERE uuid = '" + event + "'"), "");
  EXPECT_EQ (title (organisation), "Solidarités nouvelles");
  EXPECT_EQ (title (tag), "Bureau");
  g_autofree char *content = maillage_files_dup_path (store, shared.c_str ());
  EXPECT_TRUE (g_file_test (content, G_FILE_TEST_EXISTS));
  /* What is left of the history can be taken back still, and is named without her. */
  g_autoptr (GPtrArray) changes = maillage_store_list_history (store, event.c_str (), 0, nullptr);
  ASSERT_EQ (changes->len, 2u);
  EXPECT_STREQ (maillage_change_get_label (MAILLAGE_CHANGE (changes->pdata[1])), "Change");
  /* Somebody else takes her place. */
  std::string other = add ("partners.person", { { "last_name", "Petit" } });
  set (participation, "person", other.c_str ());
  EXPECT_EQ (title (participation), "Petit");
}

/* A field may say that what it names must stay. */
TEST_F (Erase, IsRefusedWhileSomethingHoldsIt)
{
  std::string payer = add_organisation ("Fondation");
  std::string held = add ("partners.event", { { "name", "Comité" }, { "payer", payer } });
  const char *alone[] = { payer.c_str (), nullptr };
  const char *both[] = { payer.c_str (), held.c_str (), nullptr };
  gboolean whole = FALSE;
  g_autoptr (GError) error = nullptr;

  EXPECT_EQ (_maillage_store_erase (store, alone, &whole, &error), nullptr);
  ASSERT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  EXPECT_STREQ (error->message,
                "“Fondation” cannot be erased: “Comité” names it as “Payer”. Change that first.");
  g_clear_error (&error);
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);
  g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, both, &whole, &error);
  EXPECT_NE (mentions, nullptr) << error->message;
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 0);
}

TEST_F (Erase, GoesOutOfAnImportThatWasTakenBackAndDoneAgain)
{
  add_by_import ();
  undo (undo (import));
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE uuid = '" + person + "'"), "1");
  g_autoptr (GPtrArray) mentions = erase (person);
  EXPECT_EQ (find_traces (folder.path), "");
  EXPECT_EQ (ask ("SELECT count (*) FROM record"), "1499");
  std::string message;
  EXPECT_EQ (undo_fails (import, &message), MAILLAGE_ERROR_CONFLICT) << message;
}

TEST_F (Erase, GoesOutOfTheHistoryThatAloneHasIt)
{
  add_by_import ();
  undo (import);
  EXPECT_EQ (ask ("SELECT count (*) FROM record"), "0");
  g_autoptr (GPtrArray) mentions = erase (person);
  EXPECT_EQ (find_traces (folder.path), "");
}

TEST_F (Erase, TextsThatStillNameThePersonAreListed)
{
  add_person ();
  set (event, "minutes", "Zéphyrine Quatrebarbes ouvre la séance.");
  std::string note = add ("core.note", { { "text", "Voir Zéphyrine Quatrebarbes" } }, organisation);
  g_autoptr (GPtrArray) mentions = erase (person);
  ASSERT_EQ (mentions->len, 2u);
  EXPECT_STREQ (maillage_record_get_title (MAILLAGE_RECORD (mentions->pdata[0])), "Comité");
  EXPECT_STREQ (maillage_record_get_uuid (MAILLAGE_RECORD (mentions->pdata[1])), note.c_str ());
}

/* As people write: “Mme Quatrebarbes”. Others of that name keep their own. */
TEST_F (Erase, TheLastNameAloneIsListedAndLeavesTheHistory)
{
  add_person ();
  std::string sister
      = add ("partners.person", { { "first_name", "Louise" }, { "last_name", "Quatrebarbes" } });
  set (sister, "first_name", "Lou");
  set (event, "minutes", "Mme QUATREBARBES hier");
  maillage_store_set_author (store, "Louis"); /* lines of their own */
  set (event, "minutes", "Personne");
  maillage_store_set_author (store, "Camille");
  set (event, "minutes", "Sans quatre barbes");
  std::string note = add ("core.note", { { "text", "Vu Mme Quatrebarbes" } }, organisation);
  set (note, "text", "Vu Mme Quatrebarbes hier");
  g_autoptr (GPtrArray) mentions = erase (person);
  ASSERT_EQ (mentions->len, 1u);
  EXPECT_STREQ (maillage_record_get_uuid (MAILLAGE_RECORD (mentions->pdata[0])), note.c_str ());
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item JOIN record ON record.id = change_item.record"
                  " WHERE (old LIKE '%quatrebarbes%' OR new LIKE '%quatrebarbes%')"
                  " AND uuid <> '"
                  + sister + "'"),
             "0");
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE old = 'Personne'"), "1");
  EXPECT_EQ (title (sister), "Lou Quatrebarbes");
  expect_sound ();
}

TEST_F (Erase, ARestoreErasesAgainBeforeAnythingIsShown)
{
  std::string copy = folder.file ("store.db.backups/copy.db");

  add_person ();
  ASSERT_EQ (g_mkdir (folder.file ("store.db.backups").c_str (), 0700), 0);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  g_autoptr (GPtrArray) mentions = erase (person);
  g_autoptr (GError) error = nullptr;
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_EQ (title (event), "Comité");
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE uuid = '" + person + "'"), "0");
  EXPECT_EQ (find_traces (folder.path), "");
  expect_sound ();
}

/* Whoever puts an old file there by hand, and who killed the program on its way. */
TEST_F (Erase, AFilePutBackByHandIsErasedWhenItIsOpened)
{
  std::string file = folder.file ("store.db"), copy = folder.file ("store.db.backups/copy.db");

  add_person ();
  ASSERT_EQ (g_mkdir (folder.file ("store.db.backups").c_str (), 0700), 0);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  g_autoptr (GPtrArray) mentions = erase (person);
  g_clear_object (&store);
  ASSERT_EQ (g_unlink ((file + "-wal").c_str ()), 0);
  ASSERT_EQ (g_rename (copy.c_str (), file.c_str ()), 0);
  ASSERT_NE (find_traces (folder.path), "");
  store = open ();
  EXPECT_EQ (find_traces (folder.path), "");
  EXPECT_EQ (title (event), "Comité");
}

/* Opened as a store, where it lies. */
TEST_F (Erase, ABackupThatIsOpenedHasItErasedToo)
{
  std::string copy = folder.file ("store.db.backups/copy.db");

  add_person ();
  ASSERT_EQ (g_mkdir (folder.file ("store.db.backups").c_str (), 0700), 0);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  g_autoptr (GPtrArray) mentions = erase (person);
  g_clear_object (&store);
  ASSERT_NE (find_traces (folder.path, true), "");
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageSqlConnection) only_read
      = maillage_sql_connection_open (copy.c_str (), MAILLAGE_SQL_OPEN_QUERY_ONLY, nullptr);
  EXPECT_FALSE (_maillage_store_check_erased (only_read, copy.c_str (), &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  g_clear_error (&error);
  g_clear_pointer (&only_read, maillage_sql_connection_close);
  g_autoptr (MaillageStore) opened = maillage_store_new (registry);
  ASSERT_TRUE (maillage_store_open (opened, copy.c_str (), MAILLAGE_OPEN_NONE, &error))
      << error->message;
  maillage_store_close (opened);
  for (const char *suffix : { "", "-wal" })
    {
      g_autofree char *content = nullptr;
      gsize length;
      ASSERT_TRUE (g_file_get_contents ((copy + suffix).c_str (), &content, &length, nullptr));
      for (const char *trace : { "Phyrine", "phyrine", "uatrebarbes", "2b41d87a" })
        EXPECT_EQ (memmem (content, length, trace, strlen (trace)), nullptr) << suffix << trace;
    }
  store = open ();
}

TEST_F (Erase, WaitsForWhoStillReadsThenEnds)
{
  std::string file = folder.file ("store.db");
  gint64 n;

  add_person ();
  g_autoptr (MaillageSqlConnection) reader
      = maillage_sql_connection_open (file.c_str (), MAILLAGE_SQL_OPEN_QUERY_ONLY, nullptr);
  ASSERT_TRUE (maillage_sql_begin_read (reader, nullptr));
  ASSERT_TRUE (maillage_sql_get_int64 (reader, "SELECT count (*) FROM record", &n, nullptr));
  const char *uuids[] = { person.c_str (), nullptr };
  gboolean whole = TRUE;
  g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, nullptr);
  ASSERT_NE (mentions, nullptr);
  EXPECT_FALSE (whole);
  EXPECT_NE (find_traces (folder.path), "");
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE uuid = '" + person + "'"), "0");
  maillage_sql_rollback (reader);
  EXPECT_TRUE (wait_until ([&] { return find_traces (folder.path).empty (); }, 15000));
  EXPECT_EQ (ask ("SELECT count (*) FROM meta WHERE key = 'erasing'"), "0");
}

/* Another program ends what one that was killed has begun. */
TEST_F (Erase, IsEndedWhenTheStoreIsOpened)
{
  add_person ();
  const char *uuids[] = { person.c_str (), nullptr };
  std::string file = folder.file ("store.db");
  gboolean all;
  g_autoptr (GHashTable) list = _maillage_erased_list (file.c_str (), nullptr, &all, nullptr);
  _maillage_erased_add (list, uuids);
  ASSERT_TRUE (_maillage_erased_write (file.c_str (), list, nullptr));
  g_clear_object (&store);
  store = open ();
  EXPECT_EQ (find_traces (folder.path), "");
}

TEST_F (Erase, IsToldToTheOtherWindow)
{
  g_autoptr (MaillageRegistry) others = maillage_registry_new ();
  g_autoptr (MaillageScope) others_scope = maillage_registry_open_scope (others, "partners");
  g_autoptr (MaillageStore) other = maillage_store_new (others);
  bool everything = false;

  add_person ();
  declare (others_scope);
  maillage_registry_enter (others, others_scope);
  ASSERT_TRUE (
      maillage_store_open (other, folder.file ("store.db").c_str (), MAILLAGE_OPEN_NONE, nullptr));
  g_signal_connect (other,
                    "changed",
                    G_CALLBACK (+[] (MaillageStore *, MaillageChangeSet *set, bool *everything) {
                      *everything = maillage_change_set_get_everything (set);
                    }),
                    &everything);
  g_autoptr (GPtrArray) mentions = erase (person);
  EXPECT_TRUE (wait_until ([&] { return everything; }));
}

/* All the records of an extension. */
TEST_F (Erase, ManyGoAtOnceWithWhatIsTheirOwn)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Import of people.csv", nullptr);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_person ();
  for (int i = 0; i < 1500; i++)
    {
      std::string uuid = maillage_edit_create (edit, "partners.person");
      maillage_edit_set (edit, uuid.c_str (), "last_name", ("Nom " + std::to_string (i)).c_str ());
      if (i % 100 == 0)
        maillage_edit_set (
            edit, maillage_edit_create_child (edit, "core.note", uuid.c_str ()), "text", "Of one");
      g_strv_builder_add (builder, uuid.c_str ());
    }
  commit (edit);
  g_strv_builder_add (builder, person.c_str ());
  g_auto (GStrv) uuids = g_strv_builder_end (builder);
  gboolean whole = FALSE;
  g_autoptr (GError) error = nullptr;
  g_autoptr (GPtrArray) mentions
      = _maillage_store_erase (store, (const char *const *) uuids, &whole, &error);
  ASSERT_NE (mentions, nullptr) << error->message;
  EXPECT_EQ (find_traces (folder.path), "");
  EXPECT_EQ (maillage_store_count (store, "partners.person", nullptr), 0);
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE title = 'Of one'"), "0");
  EXPECT_EQ (ask ("SELECT count (*) FROM change WHERE label LIKE 'Import%'"), "0");
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE last IS NULL AND record NOT IN"
                  " (SELECT id FROM record)"),
             "0");
  EXPECT_EQ (title (participation), "(erased)");
  EXPECT_EQ (title (organisation), "Solidarités nouvelles");
  expect_sound ();
}

TEST_F (Erase, SaysHowFarItIsAndWhatIsAsked)
{
  struct
  {
    std::vector<goffset> steps;
    bool done = false;
  } told;

  add_person ();
  g_autoptr (MaillageRecord) record = maillage_store_load (store, person.c_str (), nullptr);
  g_autofree char *question = _maillage_store_dup_erase_question (store, record);
  EXPECT_NE (strstr (question, "4 records"), nullptr) << question;
  EXPECT_NE (strstr (question, "cannot be undone"), nullptr) << question;
  EXPECT_NE (strstr (question, "No backup"), nullptr) << question;
  const char *uuids[] = { person.c_str (), nullptr };
  _maillage_store_erase_async (
      store,
      uuids,
      [] (goffset now, goffset, gpointer data) {
        ((decltype (told) *) data)->steps.push_back (now);
      },
      &told,
      [] (GObject *source, GAsyncResult *result, gpointer data) {
        gboolean whole;
        g_autoptr (GPtrArray) mentions
            = _maillage_store_erase_finish (MAILLAGE_STORE (source), result, &whole, nullptr);
        EXPECT_NE (mentions, nullptr);
        ((decltype (told) *) data)->done = true;
      },
      &told);
  ASSERT_TRUE (wait_until ([&] { return told.done; }));
  ASSERT_EQ (told.steps.size (), 4u);
  EXPECT_EQ (told.steps.front (), 0);
  EXPECT_EQ (told.steps.back (), 100);
  g_autoptr (GPtrArray) none = nullptr;
  g_autoptr (GError) error = nullptr;
  gboolean whole;
  none = _maillage_store_erase (store, uuids, &whole, &error);
  EXPECT_EQ (none, nullptr);
  EXPECT_EQ (error->code, MAILLAGE_ERROR_NOT_FOUND);
}
