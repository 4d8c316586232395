/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sys/stat.h>

TEST_F (StoreTest, CreatesAPrivateFile)
{
  struct stat info;

  ASSERT_EQ (stat (folder.file ("store.db").c_str (), &info), 0);
  EXPECT_EQ (info.st_mode & 0777, 0600u);
  EXPECT_EQ (ask ("PRAGMA application_id"), std::to_string (0x4d61696c));
  EXPECT_EQ (ask ("PRAGMA journal_mode"), "wal");
  EXPECT_GT (_maillage_store_get_kind_number (store, "partners.organisation"), 0);
}

TEST_F (StoreTest, WritesARecordAndFindsItAgain)
{
  std::string uuid = add_organisation ("Élan social");

  set (uuid, "sigle", "ES");
  set (uuid, "founded", "2019-07");
  set (uuid, "staff", "12.5");
  EXPECT_EQ (title (uuid), "Élan social (ES)");
  EXPECT_EQ (value (uuid, "founded_earliest"), "2019-07-01");
  EXPECT_EQ (value (uuid, "founded_latest"), "2019-07-31");
  EXPECT_EQ (value (uuid, "staff"), "12.5");
  EXPECT_EQ (indexed ("title:elan"), "1");
  EXPECT_EQ (ask ("SELECT count(*) FROM lookup WHERE fold = 'es'"), "1");
  maillage_store_close (store);
  g_clear_object (&store);
  store = open (MAILLAGE_OPEN_NONE);
  EXPECT_EQ (title (uuid), "Élan social (ES)");
}

TEST_F (StoreTest, RefusesWhatTheDeclarationForbids)
{
  std::string uuid = add_organisation ("A");
  std::string other = add_organisation ("B");
  std::string message;
  auto refused = [&] (const char *field, const char *value) {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
    maillage_edit_set (edit, uuid.c_str (), field, value);
    return commit_fails (edit, &message);
  };

  set (other, "siret", "35600000000048");
  EXPECT_EQ (refused ("name", nullptr), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (message, "“Name” cannot be empty.");
  EXPECT_EQ (refused ("nothing", "x"), MAILLAGE_ERROR_UNKNOWN_FIELD);
  EXPECT_EQ (refused ("category", "spaceship"), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (refused ("category", "user:Spaceship"), -1);
  EXPECT_EQ (refused ("staff", "-1"), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (refused ("staff", "many"), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (refused ("siret", "35600000000048"), MAILLAGE_ERROR_REFUSED);
  EXPECT_EQ (message, "“35600000000048” is already used by “B”.");
  set (uuid, "founded", "2020");
  EXPECT_EQ (refused ("closed", "2019"), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (message, "“Closed” cannot come before “Founded”.");
  EXPECT_EQ (refused ("closed", "2020-06"), -1);
  EXPECT_EQ (refused ("founded", "2021"), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (value (uuid, "founded"), "2020");

  g_autoptr (MaillageEdit) nameless = _maillage_edit_new ("Add", nullptr);
  maillage_edit_set (
      nameless, maillage_edit_create (nameless, "partners.organisation"), "sigle", "X");
  EXPECT_EQ (commit_fails (nameless), MAILLAGE_ERROR_INVALID_VALUE);
  g_autoptr (MaillageEdit) strange = _maillage_edit_new ("Add", nullptr);
  maillage_edit_create (strange, "partners.spaceship");
  EXPECT_EQ (commit_fails (strange), MAILLAGE_ERROR_UNKNOWN_KIND);
  EXPECT_EQ (ask ("SELECT count(*) FROM record"), "2");
}

TEST_F (StoreTest, PluginsWriteTheirOwnKindsOnly)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", "events");

  maillage_edit_create (edit, "partners.organisation");
  EXPECT_EQ (commit_fails (edit), MAILLAGE_ERROR_DENIED);
}

/* A kind that others may add to, and whose every child points elsewhere than its sisters. */
class SharedTest : public StoreTest
{
protected:
  void
  declare (MaillageScope *scope) override
  {
    StoreTest::declare (scope);
    MaillageKind *kind = maillage_scope_add_kind (scope, "seat", "Seat", "Seats");
    maillage_kind_set_shared (kind, TRUE);
    maillage_kind_set_owner (kind, "partners.person");
    maillage_kind_set_title_format (kind, "{wording}");
    MaillageField *field
        = maillage_kind_add_field (kind, "wording", MAILLAGE_FIELD_TEXT, "Wording");
    maillage_field_set_public (field, TRUE);
    maillage_kind_add_field (kind, "secret", MAILLAGE_FIELD_TEXT, "Secret");
    field = maillage_kind_add_field (kind, "of", MAILLAGE_FIELD_LINK, "Of");
    maillage_field_set_target (field, "partners.organisation");
    maillage_field_set_public (field, TRUE);
    maillage_field_set_unique (field, TRUE);
  }

  std::string
  add_person (const char *name)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    std::string uuid = maillage_edit_create (edit, "partners.person");

    maillage_edit_set (edit, uuid.c_str (), "last_name", name);
    commit (edit);
    return uuid;
  }
};

TEST_F (SharedTest, OthersAddToASharedKindAndFillWhatIsPublic)
{
  std::string person = add_person ("Byron");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", "events");
  std::string seat = maillage_edit_create_child (edit, "partners.seat", person.c_str ());
  maillage_edit_set (edit, seat.c_str (), "wording", "First");
  EXPECT_NE (commit (edit), 0);

  g_autoptr (MaillageEdit) secret = _maillage_edit_new ("Set", "events");
  maillage_edit_set (secret, seat.c_str (), "secret", "x");
  EXPECT_EQ (commit_fails (secret), MAILLAGE_ERROR_DENIED);
  g_autoptr (MaillageEdit) made = _maillage_edit_new ("Add", "events");
  maillage_edit_set (
      made, maillage_edit_create_child (made, "partners.seat", person.c_str ()), "secret", "x");
  EXPECT_EQ (commit_fails (made), MAILLAGE_ERROR_DENIED);
  g_autoptr (MaillageEdit) trash = _maillage_edit_new ("Trash", "events");
  maillage_edit_trash (trash, seat.c_str ());
  EXPECT_EQ (commit_fails (trash), MAILLAGE_ERROR_DENIED);
}

TEST_F (SharedTest, AUniqueLinkIsUniqueAmongSisters)
{
  std::string alpha = add_organisation ("Alpha");
  std::string ada = add_person ("Byron"), mary = add_person ("Godwin");
  std::string message;
  auto sit = [&] (const std::string &owner) {
    MaillageEdit *edit = _maillage_edit_new ("Sit", nullptr);
    const char *seat = maillage_edit_create_child (edit, "partners.seat", owner.c_str ());
    maillage_edit_link (edit, seat, "of", alpha.c_str ());
    return edit;
  };
  g_autoptr (MaillageEdit) first = sit (ada), again = sit (ada), elsewhere = sit (mary);

  EXPECT_NE (commit (first), 0);
  EXPECT_EQ (commit_fails (again, &message), MAILLAGE_ERROR_REFUSED);
  EXPECT_EQ (message, "“Alpha” is already there: once is enough.");
  EXPECT_NE (commit (elsewhere), 0);
  EXPECT_EQ (maillage_store_count (store, "partners.seat", nullptr), 2);
}

TEST_F (StoreTest, LinksKeepCardinalityAndTitlesFollow)
{
  std::string a = add_organisation ("Alpha");
  std::string b = add_organisation ("Beta");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string person = maillage_edit_create (edit, "partners.person");
  std::string role = maillage_edit_create_child (edit, "partners.role", person.c_str ());

  maillage_edit_set (edit, person.c_str (), "last_name", "Durand");
  maillage_edit_set (edit, role.c_str (), "job", "Technical referent");
  maillage_edit_set (edit, role.c_str (), "organisation", a.c_str ());
  commit (edit);
  EXPECT_EQ (title (role), "Technical referent, Alpha");

  g_autoptr (MaillageEdit) move = _maillage_edit_new ("Link", nullptr);
  maillage_edit_link (move, role.c_str (), "organisation", b.c_str ());
  commit (move);
  EXPECT_EQ (ask ("SELECT count(*) FROM link"), "1");
  EXPECT_EQ (title (role), "Technical referent, Beta");
  set (b, "name", "Gamma");
  EXPECT_EQ (title (role), "Technical referent, Gamma");

  g_autoptr (MaillageEdit) wrong = _maillage_edit_new ("Link", nullptr);
  maillage_edit_link (wrong, role.c_str (), "organisation", person.c_str ());
  EXPECT_EQ (commit_fails (wrong), MAILLAGE_ERROR_INVALID_VALUE);
  g_autoptr (MaillageEdit) orphan = _maillage_edit_new ("Add", nullptr);
  maillage_edit_create (orphan, "partners.role");
  EXPECT_EQ (commit_fails (orphan), MAILLAGE_ERROR_REFUSED);
}

TEST_F (StoreTest, ChildrenGoToTheTrashAndComeBackWithTheirOwner)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string person = maillage_edit_create (edit, "partners.person");
  std::string role = maillage_edit_create_child (edit, "partners.role", person.c_str ());
  maillage_edit_set (edit, person.c_str (), "last_name", "Durand");
  commit (edit);

  g_autoptr (MaillageEdit) trash = _maillage_edit_new ("Trash", nullptr);
  maillage_edit_trash (trash, person.c_str ());
  gint64 change = commit (trash);
  EXPECT_EQ (ask ("SELECT count(*) FROM record WHERE trashed IS NULL"), "0");
  expect_sound ();
  undo (change);
  EXPECT_EQ (ask ("SELECT count(*) FROM record WHERE trashed IS NULL"), "2");
}

TEST_F (StoreTest, UndoGoesStepByStepAndRedoComesBack)
{
  gint64 created, named;
  std::string uuid = add_organisation ("First", &created);

  named = set (uuid, "name", "Second");
  gint64 undone = undo (named);
  EXPECT_EQ (title (uuid), "First");
  EXPECT_EQ (undo_fails (named), MAILLAGE_ERROR_CONFLICT);
  gint64 redone = undo (undone);
  EXPECT_EQ (title (uuid), "Second");
  undo (redone);
  EXPECT_EQ (title (uuid), "First");

  gint64 gone = undo (created);
  EXPECT_EQ (ask ("SELECT count(*) FROM record"), "0");
  EXPECT_EQ (indexed ("title:first"), "0");
  undo (gone);
  EXPECT_EQ (title (uuid), "First");
  EXPECT_EQ (indexed ("title:first"), "1");
}

/* What comes back is derived again when the names it shows come back after it. */
TEST_F (StoreTest, WhatShowsOthersNamesComesBackWithThem)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Import", nullptr);

  for (int i = 0; i < 20; i++)
    {
      const std::string number = std::to_string (i);
      std::string organisation = maillage_edit_create (edit, "partners.organisation");
      std::string tag = maillage_edit_create (edit, "core.tag");

      maillage_edit_set (edit, organisation.c_str (), "name", ("Social " + number).c_str ());
      maillage_edit_set (edit, tag.c_str (), "name", ("Housing " + number).c_str ());
      maillage_edit_link (edit, organisation.c_str (), "tags", tag.c_str ());
    }
  undo (undo (commit (edit)));
  EXPECT_EQ (indexed ("title:social"), "20");
  EXPECT_EQ (indexed ("housing"), "40");
  expect_sound ();
}

TEST_F (StoreTest, UndoRefusesWhatWouldLoseWork)
{
  gint64 created;
  std::string message;
  std::string uuid = add_organisation ("First", &created);
  gint64 named = set (uuid, "name", "Second");

  set (uuid, "sigle", "S"); /* keeps the next edit of the name a change of its own */
  set (uuid, "name", "Third");
  EXPECT_EQ (undo_fails (named, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_NE (message.find ("“Name” of “Third (S)”"), std::string::npos) << message;

  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Note", nullptr);
  std::string note = maillage_edit_create_child (edit, "core.note", uuid.c_str ());
  maillage_edit_set (edit, note.c_str (), "text", "They called");
  commit (edit);
  EXPECT_EQ (undo_fails (created, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_NE (message.find ("They called"), std::string::npos) << message;
  EXPECT_EQ (title (note), "They called");
  EXPECT_EQ (undo_fails (4711), MAILLAGE_ERROR_NOTHING_TO_UNDO);
}

TEST_F (StoreTest, ConsecutiveEditsOfOneFieldAreOneChange)
{
  std::string uuid = add_organisation ("A");
  gint64 first = set (uuid, "name", "Ab");
  gint64 second = set (uuid, "name", "Abc");

  EXPECT_EQ (first, second);
  EXPECT_EQ (ask ("SELECT count(*) FROM change"), "2");
  EXPECT_NE (set (uuid, "sigle", "X"), first);
  undo (first);
  EXPECT_EQ (value (uuid, "name"), "A");
}

TEST_F (StoreTest, HistorySaysWhoAndWhat)
{
  std::string uuid = add_organisation ("A");
  set (uuid, "name", "B");
  g_autoptr (GError) error = nullptr;
  g_autoptr (GPtrArray) changes = maillage_store_list_history (store, uuid.c_str (), 0, &error);

  ASSERT_NE (changes, nullptr) << error->message;
  ASSERT_EQ (changes->len, 2u);
  MaillageChange *latest = (MaillageChange *) g_ptr_array_index (changes, 0);
  MaillageItemAction action;
  const char *field, *old_value, *new_value, *record;
  EXPECT_STREQ (maillage_change_get_author (latest), "Camille");
  ASSERT_TRUE (
      maillage_change_get_item (latest, 0, &action, &record, &field, &old_value, &new_value));
  EXPECT_EQ (action, MAILLAGE_ITEM_SET);
  EXPECT_STREQ (record, uuid.c_str ());
  EXPECT_STREQ (field, "name");
  EXPECT_STREQ (old_value, "A");
  EXPECT_STREQ (new_value, "B");
}

TEST_F (StoreTest, BackupAndRestore)
{
  std::string uuid = add_organisation ("Kept");
  std::string copy = folder.file ("copy.db");
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), &error)) << error->message;
  set (uuid, "name", "Changed");
  add_organisation ("Added later");
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_EQ (title (uuid), "Kept");
  EXPECT_EQ (ask ("SELECT count(*) FROM record"), "1");
  add_organisation ("After");
  EXPECT_FALSE (maillage_store_restore (store, "/etc/passwd", &error));
  EXPECT_EQ (error->code, MAILLAGE_ERROR_NOT_A_STORE);
}

TEST_F (StoreTest, ChecksTellAndRepairTheSearchIndex)
{
  add_organisation ("Findable");
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageSqlConnection) vandal = maillage_sql_connection_open (
      folder.file ("store.db").c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, &error);

  ASSERT_TRUE (maillage_sql_exec (vandal, "DELETE FROM search_doc", &error)) << error->message;
  g_auto (GStrv) faults = maillage_store_check (store, FALSE, &error);
  EXPECT_GE (g_strv_length (faults), 1u);
  ASSERT_TRUE (maillage_sql_exec (vandal,
                                  "INSERT INTO search_doc SELECT id, 'k' || kind, lower (title), "
                                  "'', '', lower (title) FROM record",
                                  &error));
  g_auto (GStrv) repaired = maillage_store_check (store, TRUE, &error);
  EXPECT_EQ (g_strv_length (repaired), 0u) << repaired[0];
}

TEST (StoreOpen, RefusesWhatIsNotOurs)
{
  TemporaryFolder folder;
  g_autoptr (MaillageRegistry) registry = maillage_registry_new ();
  auto code = [&] (const std::string &path, MaillageOpenFlags flags) {
    g_autoptr (MaillageStore) store = maillage_store_new (registry);
    g_autoptr (GError) error = nullptr;
    if (maillage_store_open (store, path.c_str (), flags, &error))
      return -1;
    EXPECT_EQ (error->domain, MAILLAGE_ERROR);
    return error->code;
  };

  EXPECT_EQ (code (folder.file ("none.db"), MAILLAGE_OPEN_NONE), MAILLAGE_ERROR_NOT_FOUND);
  EXPECT_EQ (code (folder.file ("no/such/folder.db"), MAILLAGE_OPEN_CREATE),
             MAILLAGE_ERROR_UNREADABLE);
  ASSERT_TRUE (g_file_set_contents (
      folder.file ("text.db").c_str (), "Bonjour, ceci est un fichier texte.\n", -1, nullptr));
  EXPECT_EQ (code (folder.file ("text.db"), MAILLAGE_OPEN_CREATE), MAILLAGE_ERROR_NOT_A_STORE);
  g_autofree char *text = nullptr;
  ASSERT_TRUE (g_file_get_contents (folder.file ("text.db").c_str (), &text, nullptr, nullptr));
  EXPECT_STREQ (text, "Bonjour, ceci est un fichier texte.\n");

  {
    g_autoptr (MaillageSqlConnection) foreign = maillage_sql_connection_open (
        folder.file ("foreign.db").c_str (), MAILLAGE_SQL_OPEN_CREATE, nullptr);
    maillage_sql_exec (foreign, "CREATE TABLE t (a); PRAGMA user_version = 3", nullptr);
  }
  EXPECT_EQ (code (folder.file ("foreign.db"), MAILLAGE_OPEN_CREATE), MAILLAGE_ERROR_NOT_A_STORE);
  EXPECT_EQ (code (folder.file ("newer.db"), MAILLAGE_OPEN_CREATE), -1);
  {
    g_autoptr (MaillageSqlConnection) newer = maillage_sql_connection_open (
        folder.file ("newer.db").c_str (), MAILLAGE_SQL_OPEN_READ_WRITE, nullptr);
    maillage_sql_exec (newer, "UPDATE meta SET value = '99' WHERE key = 'version'", nullptr);
  }
  EXPECT_EQ (code (folder.file ("newer.db"), MAILLAGE_OPEN_CREATE), MAILLAGE_ERROR_NEWER_STORE);
}

TEST_F (StoreTest, ErrorsSpeakTheUsersLanguageAlone)
{
  g_autoptr (GError) error = nullptr;

  EXPECT_FALSE (maillage_sql_exec (store->reader, "SELECT nothing FROM nowhere", &error));
  EXPECT_EQ (std::string (error->message).find ("nowhere"), std::string::npos) << error->message;
  EXPECT_STREQ (error->message, "The store refused the operation.");
}

TEST_F (StoreTest, AWrongTargetNamesTheKindThatIsExpected)
{
  std::string person, organisation = add_organisation ("Alpha"), message;
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  person = maillage_edit_create (edit, "partners.person");
  maillage_edit_set (edit, person.c_str (), "last_name", "Durand");
  std::string role = maillage_edit_create_child (edit, "partners.role", person.c_str ());
  maillage_edit_set (edit, role.c_str (), "job", "Treasurer");
  commit (edit);
  g_autoptr (MaillageEdit) wrong = _maillage_edit_new ("Link", nullptr);
  maillage_edit_link (wrong, role.c_str (), "organisation", person.c_str ());
  EXPECT_EQ (commit_fails (wrong, &message), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_NE (message.find ("“Organisation” is expected"), std::string::npos) << message;
}

/* SQLite would write fifteen digits, and 0.00001 as 1.0e-05. */
TEST_F (StoreTest, ANumberKeepsItsDigits)
{
  for (const char *digits : { "33.333333333333336", "3.141592653589793", "1e-05", "99999.5" })
    {
      gint64 creation = 0;
      std::string uuid = add_organisation (digits, &creation);
      std::string kept = "SELECT staff = " + std::string (digits)
                         + " FROM \"partners.organisation\" ORDER BY id DESC LIMIT 1";
      g_autoptr (MaillageRecord) record = nullptr;
      gint64 change = set (uuid, "staff", digits);

      record = maillage_store_load (store, uuid.c_str (), nullptr);
      ASSERT_NE (record, nullptr);
      EXPECT_STREQ (maillage_record_get_value (record, "staff"), digits);
      gint64 undone = undo (change);
      EXPECT_EQ (value (uuid, "staff"), "(null)");
      undo (undone);
      EXPECT_EQ (ask (kept), "1");
      /* A record that goes and comes back brings it along. */
      undo (undo (creation));
      EXPECT_EQ (ask (kept), "1");
    }
}
