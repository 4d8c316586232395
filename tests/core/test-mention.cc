/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <algorithm>
#include <maillage-backup-private.h>
#include <maillage-core.h>
#include <maillage-erase-private.h>
#include <maillage-files.h>

/* What others wrote of a person who is erased: it is listed until somebody has read it. */
class Mention : public StoreTest
{
protected:
  void
  declare (MaillageScope *scope) override
  {
    StoreTest::declare (scope);
    GPtrArray *kinds = _maillage_scope_get_kinds (scope);
    for (guint i = 0; i < kinds->len; i++)
      {
        MaillageKind *kind = MAILLAGE_KIND (kinds->pdata[i]);
        if (g_str_equal (maillage_kind_get_id (kind), "partners.person"))
          maillage_field_set_personal (maillage_kind_find_field (kind, "last_name"), TRUE);
        if (g_str_equal (maillage_kind_get_id (kind), "partners.role"))
          {
            maillage_kind_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, "Email");
            maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, "Phone");
          }
        if (g_str_equal (maillage_kind_get_id (kind), "partners.organisation"))
          maillage_kind_add_field (kind, "search", MAILLAGE_FIELD_TEXT, "Search");
      }
  }

  void
  SetUp () override
  {
    StoreTest::SetUp ();
    office = add_organisation ("Maison");
    person = add ("partners.person",
                  { { "first_name", "Zorglubina" }, { "last_name", "Trémoulinard" } });
    add ("partners.role",
         { { "email", "zt@zorgmail.example" }, { "phone", "+33698765432" } },
         person);
  }

  std::string
  add (const char *kind,
       std::initializer_list<std::pair<const char *, const char *>> values,
       const std::string &owner = "",
       gint64 *change = nullptr)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    std::string uuid = owner.empty () ? maillage_edit_create (edit, kind)
                                      : maillage_edit_create_child (edit, kind, owner.c_str ());
    for (auto &value : values)
      maillage_edit_set (edit, uuid.c_str (), value.first, value.second);
    gint64 number = commit (edit);
    if (change != nullptr)
      *change = number;
    return uuid;
  }

  std::string
  note (const char *text, gint64 *change = nullptr)
  {
    return add ("core.note", { { "text", text } }, office, change);
  }

  /* A file of the office; @zeros: so many bytes that no text has, at its end. */
  std::string
  file (const char *name, const char *text, int lines, int zeros = 0)
  {
    std::string path = folder.file (name), whole;
    g_autofree char *content = nullptr;

    for (int i = 0; i < lines; i++)
      whole += std::string (200, 'x') + "\n";
    whole += text;
    whole += std::string (zeros, '\0');
    EXPECT_TRUE (
        g_file_set_contents (path.c_str (), whole.data (), (gssize) whole.size (), nullptr));
    g_autoptr (GFile) from = g_file_new_for_path (path.c_str ());
    maillage_files_add_async (
        store,
        from,
        nullptr,
        [] (GObject *source, GAsyncResult *result, gpointer data) {
          *(char **) data = maillage_files_add_finish (MAILLAGE_STORE (source), result, nullptr);
        },
        &content);
    EXPECT_TRUE (wait_until ([&] { return content != nullptr; }));
    return add ("core.file", { { "title", "Paper" }, { "file", content } }, office);
  }

  std::string
  content_of (const std::string &uuid)
  {
    g_autofree char *path
        = maillage_files_dup_path (store, value (uuid, "file", "core.file").c_str ());

    return path;
  }

  gint64
  merge (const std::string &kept, const std::string &other)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageEdit) edit
        = maillage_store_new_merge (store, kept.c_str (), other.c_str (), nullptr, nullptr, &error);

    EXPECT_NE (edit, nullptr) << error->message;
    return edit != nullptr ? commit (edit) : 0;
  }

  void
  trash (const std::string &uuid)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Trash", nullptr);

    maillage_edit_trash (edit, uuid.c_str ());
    commit (edit);
  }

  /* Writes over a text in lines of its own. */
  void
  rewrite (const std::string &uuid, const char *label, const char *text)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, nullptr);

    maillage_store_set_author (store, "Louis");
    maillage_edit_set (edit, uuid.c_str (), "text", text);
    commit (edit);
    maillage_store_set_author (store, "Camille");
  }

  std::vector<std::string>
  erase (const std::string &uuid)
  {
    const char *uuids[] = { uuid.c_str (), nullptr };
    g_autoptr (GError) error = nullptr;
    gboolean whole = FALSE;
    g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, &error);
    std::vector<std::string> listed;

    EXPECT_NE (mentions, nullptr) << error->message;
    EXPECT_TRUE (whole);
    for (guint i = 0; mentions != nullptr && i < mentions->len; i++)
      listed.push_back (maillage_record_get_uuid (MAILLAGE_RECORD (mentions->pdata[i])));
    return listed;
  }

  std::vector<std::string>
  list ()
  {
    g_autoptr (GPtrArray) mentions = _maillage_store_list_mentions (store);
    std::vector<std::string> listed;

    for (guint i = 0; i < mentions->len; i++)
      listed.push_back (maillage_record_get_uuid (MAILLAGE_RECORD (mentions->pdata[i])));
    return listed;
  }

  void
  settle (const std::string &uuid)
  {
    const char *uuids[] = { uuid.c_str (), nullptr };
    g_autoptr (GError) error = nullptr;
    gboolean whole = FALSE;

    EXPECT_TRUE (_maillage_store_settle_mentions (store, uuids, &whole, &error)) << error->message;
    EXPECT_TRUE (whole);
  }

  static bool
  has (const std::vector<std::string> &listed, const std::string &uuid)
  {
    return std::find (listed.begin (), listed.end (), uuid) != listed.end ();
  }

  /* In the store and its WAL, in any case. */
  std::string
  find_bytes ()
  {
    std::string found;

    for (const char *name : { "store.db", "store.db-wal" })
      {
        g_autofree char *content = nullptr;
        gsize length = 0;
        EXPECT_TRUE (g_file_get_contents (folder.file (name).c_str (), &content, &length, nullptr));
        for (gsize i = 0; i < length; i++)
          content[i] = g_ascii_tolower (content[i]);
        for (const char *trace : { "zorglubin", "moulinard", "zorgmail", "98765432", "98 76 54" })
          if (memmem (content, length, trace, strlen (trace)) != nullptr)
            found += std::string (name) + ": " + trace + "\n";
      }
    return found;
  }

  std::string office, person;
};

TEST_F (Mention, ByNameAddressOrNumberWhereverItIs)
{
  std::vector<std::string> all = {
    note ("Vu Zorglubina Trémoulinard hier"),
    note ("Mme TREMOULINARD"),
    note ("écrire à ZT@zorgmail.example"),
    note ("la joindre au 06 98 76 54 32"),
    note ("ou au +33 (0)6.98.76.54.32."),
    add ("partners.organisation", { { "name", "Liste" }, { "search", "tremoulinard" } }),
  };
  std::vector<std::string> others = {
    note ("Zone 06, 98 logements et 76 places"),
    note ("écrire à zt@autre.example"),
    note ("Moulinard"),
  };
  std::vector<std::string> listed = erase (person);

  for (auto &uuid : all)
    EXPECT_TRUE (has (listed, uuid)) << title (uuid);
  for (auto &uuid : others)
    EXPECT_FALSE (has (listed, uuid)) << title (uuid);
  EXPECT_EQ (listed.size (), all.size ());
}

TEST_F (Mention, AnAddressThatOthersShareTellsNobody)
{
  std::string other = add ("partners.person", { { "last_name", "Petit" } });

  add ("partners.role", { { "email", "zt@zorgmail.example" } }, other);
  note ("écrire à zt@zorgmail.example");
  EXPECT_TRUE (erase (person).empty ());
}

/* Nothing shows it and nobody could correct it. */
TEST_F (Mention, WhatWasTakenBackAndNamesThePersonIsNoMore)
{
  gint64 made = 0, kept = 0, again = 0;

  note ("Vu Zorglubina Trémoulinard", &made);
  undo (made);
  note ("écrire à zt@zorgmail.example", &made);
  undo (made);
  std::string plain = note ("Rien", &kept);
  undo (kept);
  std::string back = note ("Mme Trémoulinard", &again);
  undo (undo (again));
  std::vector<std::string> listed = erase (person);
  EXPECT_EQ (listed, std::vector<std::string> ({ back }));
  set (back, "text", "Personne");
  settle (back);
  EXPECT_EQ (find_bytes (), "");
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE action = 6 AND old LIKE '%Rien%'"), "1");
  EXPECT_EQ (ask ("SELECT count (*) FROM change WHERE id = " + std::to_string (made)), "0");
  EXPECT_EQ (title (back), "Personne");
  expect_sound ();
}

TEST_F (Mention, StaysListedUntilItWasRead)
{
  std::string one = note ("Vu Zorglubina Trémoulinard"), two = note ("Mme Trémoulinard");

  EXPECT_TRUE (list ().empty ());
  erase (person);
  EXPECT_EQ (list ().size (), 2u);
  g_auto (GStrv) own = _maillage_store_dup_mentions_of (store, office.c_str ());
  EXPECT_EQ (g_strv_length (own), 2u);
  g_clear_object (&store);
  store = open ();
  EXPECT_EQ (list ().size (), 2u);
  settle (one);
  EXPECT_EQ (list (), std::vector<std::string> ({ two }));
  g_auto (GStrv) left = _maillage_store_dup_mentions_of (store, one.c_str ());
  EXPECT_EQ (g_strv_length (left), 0u);
  erase (two);
  EXPECT_TRUE (list ().empty ());
}

/* The user takes the name out, and the history does not keep it. */
TEST_F (Mention, ACorrectedTextLeavesNoTrace)
{
  std::string listed = note ("Zorglubina Trémoulinard, zt@zorgmail.example, 06 98 76 54 32");
  gint64 before = 0;

  rewrite (listed, "Change of “Zorglubina…”", "Vu Zorglubina Trémoulinard");
  erase (person);
  EXPECT_NE (find_bytes (), "");
  rewrite (listed, "Change of “Vu Zorglubina Trémoulinard”", "Vu une dame");
  note ("Autre", &before);
  EXPECT_NE (find_bytes (), "");
  settle (listed);
  EXPECT_EQ (find_bytes (), "");
  EXPECT_EQ (title (listed), "Vu une dame");
  undo (before);
  g_autofree char *last = maillage_sql_dup_text (
      store->reader, "SELECT max (id) FROM change WHERE label = 'Erasure'", nullptr);
  EXPECT_NE (undo_fails (g_ascii_strtoll (last, nullptr, 10)), -1);
  g_clear_object (&store);
  EXPECT_EQ (find_bytes (), "");
  store = open ();
  expect_sound ();
}

TEST_F (Mention, ARestoreListsThemAgain)
{
  std::string copy = folder.file ("copy.db"), listed = note ("Vu Zorglubina Trémoulinard");
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  erase (person);
  set (listed, "text", "Personne");
  settle (listed);
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_EQ (title (listed), "Vu Zorglubina Trémoulinard");
  EXPECT_EQ (list (), std::vector<std::string> ({ listed }));
}

/* What somebody was writing elsewhere, and files of plain text. */
TEST_F (Mention, InDraftsAndContents)
{
  std::string other = add_organisation ("Autre"), third = add_organisation ("Encore");
  std::string nobody = "0190a2b4-0000-7000-8000-000000000001";
  MaillageDrafts *drafts = maillage_drafts_of (store);
  std::string orphan = folder.file ("store.db.drafts/") + nobody + ".name";

  maillage_drafts_put (drafts, nobody.c_str (), "name", "Zorglubina Trémoulinard");
  maillage_drafts_put (drafts, office.c_str (), "new_note", "zt@zorgmail.exam");
  maillage_drafts_put (drafts, third.c_str (), "name", "Trémoulin");
  ASSERT_TRUE (maillage_drafts_flush (drafts, nullptr));
  maillage_drafts_put (drafts, other.c_str (), "new_note", "Mme Trémoulinard di");
  std::string text = file ("list.txt", "Présents :\nZorglubina Trémoulinard\n", 40);
  std::string old = file ("old.csv", "nom;pr\351nom\nTr\351moulinard;Zorglubina\n", 0);
  std::string paper = file ("paper.pdf", "%PDF\n\001Mme Trémoulinard", 0, 1);
  std::string named = file ("Zorglubina Trémoulinard.jpg", "\001\002", 0, 1);
  std::string plain = file ("plain.txt", "Rien", 0);
  std::vector<std::string> listed = erase (person);

  for (auto &uuid : { other, text, old, named })
    EXPECT_TRUE (has (listed, uuid)) << title (uuid);
  EXPECT_EQ (listed.size (), 4u);
  EXPECT_FALSE (g_file_test (orphan.c_str (), G_FILE_TEST_EXISTS));
  g_autofree char *draft = maillage_drafts_dup_text (drafts, other.c_str (), "new_note");
  EXPECT_STREQ (draft, "Mme Trémoulinard di"); /* somebody's to correct */
  settle (other);
  g_autofree char *gone = maillage_drafts_dup_text (drafts, other.c_str (), "new_note");
  EXPECT_EQ (gone, nullptr);
  /* Another content takes its place. */
  std::string content = content_of (text);
  EXPECT_TRUE (g_file_test (content.c_str (), G_FILE_TEST_EXISTS));
  set (text, "file", value (plain, "file", "core.file").c_str ());
  settle (text);
  EXPECT_FALSE (g_file_test (content.c_str (), G_FILE_TEST_EXISTS));
  EXPECT_TRUE (g_file_test (content_of (text).c_str (), G_FILE_TEST_EXISTS));
}

/* A name that is a word too, in any store of some size. */
TEST_F (Mention, ACommonWordIsANameWhereItIsWrittenAsOne)
{
  std::string petit
      = add ("partners.person", { { "first_name", "Anne" }, { "last_name", "Petit" } });
  std::vector<std::string> others;

  for (int i = 0; i < 30; i++)
    others.push_back (note ("Un petit logement"));
  maillage_store_set_author (store, "Louis");
  set (others[0], "text", "Un logement"); /* its past is not hers */
  std::vector<std::string> all = {
    note ("vu mme petit hier"),
    note ("Appeler M.\302\240Petit"),
    note ("PETIT, secrétaire"),
    note ("anne petit"),
  };
  std::vector<std::string> listed = erase (petit);

  for (auto &uuid : all)
    EXPECT_TRUE (has (listed, uuid)) << title (uuid);
  EXPECT_EQ (listed.size (), all.size ());
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE old = 'Un petit logement'"), "1");
}

/* Under another spelling, in the trash: it is the same person, and goes with her. */
TEST_F (Mention, ATwinThatWasMergedGoesToo)
{
  std::string copy = folder.file ("copy.db");
  g_autoptr (GError) error = nullptr;
  std::string twin
      = add ("partners.person", { { "first_name", "Zorglubin" }, { "last_name", "Aremoulinard" } });
  std::string third = add ("partners.person", { { "last_name", "Bemoulinard" } });
  std::string thrown = add ("partners.person", { { "last_name", "Petit" } });
  std::string named = note ("Vu Zorglubin Aremoulinard");

  add ("core.note", { { "text", "Moulinard seule" } }, twin);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  merge (twin, third); /* which gives it nothing */
  merge (person, twin);
  trash (thrown);
  g_autoptr (MaillageRecord) record = maillage_store_load (store, person.c_str (), nullptr);
  g_autofree char *question = _maillage_store_dup_erase_question (store, record);
  EXPECT_NE (strstr (question, "2 records that were merged into it"), nullptr) << question;
  EXPECT_EQ (erase (person), std::vector<std::string> ({ named }));
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE uuid IN ('" + twin + "', '" + third + "')"),
             "0");
  EXPECT_EQ (title (thrown), "Petit");
  set (named, "text", "Vu");
  settle (named);
  EXPECT_EQ (find_bytes (), "");
  expect_sound ();
  /* Where they were three, all are erased again. */
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_EQ (ask ("SELECT group_concat (title) FROM record WHERE title LIKE '%moulinard%'"
                  " AND uuid <> '"
                  + named + "'"),
             "(null)");
}

/* Somebody saw that they are two. */
TEST_F (Mention, WhoWasMergedByMistakeStays)
{
  std::string other = add ("partners.person", { { "last_name", "Autre" } });
  std::string again = add ("partners.person", { { "last_name", "Encore" } });
  std::string home = add ("partners.person", { { "last_name", "Rendue" } });

  undo (merge (person, other));
  trash (other);
  undo (undo (merge (person, again)));
  merge (person, home);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Back", nullptr);
  maillage_edit_restore (edit, home.c_str ());
  commit (edit);
  EXPECT_TRUE (erase (person).empty ());
  EXPECT_EQ (title (other), "Autre");
  EXPECT_EQ (title (home), "Rendue");
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE uuid = '" + again + "'"), "0");
}

TEST_F (Mention, WhoWroteBecomesAColleague)
{
  std::string copy = folder.file ("copy.db");
  g_autoptr (GError) error = nullptr;

  maillage_store_set_author (store, "Zorglubina TREMOULINARD");
  add_organisation ("Autre");
  maillage_store_set_author (store, "Moulinard, Z.");
  add_organisation ("Encore");
  maillage_store_set_author (store, "Camille");
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), nullptr));
  erase (person);
  EXPECT_EQ (ask ("SELECT group_concat (name, '|') FROM (SELECT name FROM author ORDER BY id)"),
             "Camille|a colleague|Moulinard, Z.");
  /* By another name, one says which. */
  g_autofree char *author = _maillage_store_dup_author (store, "moulinard, z.");
  ASSERT_NE (author, nullptr);
  EXPECT_EQ (_maillage_store_dup_author (store, "Personne"), nullptr);
  erase (author);
  EXPECT_EQ (find_bytes (), "");
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_EQ (find_bytes (), "");
}
