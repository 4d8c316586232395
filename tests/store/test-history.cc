/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any sequence of operations undone step by step gives the first state, redone the last, as the
 * JSON export and the search index see it. Seeded, so that a failure comes back. */

#include "store-fixture.h"

#include <maillage-core.h>
#include <random>
#include <vector>

/* Enough records in one edit to make it a bulk, see maillage-writer.h. */
#define IN_A_BULK 1010

class History : public StoreTest
{
protected:
  unsigned
  pick (unsigned n)
  {
    return random () % n;
  }

  static unsigned
  setting (const char *name, unsigned usual)
  {
    const char *text = g_getenv (name);
    return text != nullptr ? (unsigned) g_ascii_strtoull (text, nullptr, 10) : usual;
  }

  std::string
  any (const std::string &where = "1")
  {
    std::string uuid = ask ("SELECT uuid FROM record WHERE " + where
                            + " ORDER BY id LIMIT 1 OFFSET (SELECT " + std::to_string (random ())
                            + " % max (1, count (*)) FROM record WHERE " + where + ")");
    return uuid == "(null)" ? "" : uuid;
  }

  std::string
  kind_is (const char *kind)
  {
    return "kind = " + std::to_string (_maillage_store_get_kind_number (store, kind));
  }

  /* In the trash too, now and then: what is refused there must leave nothing either. */
  std::string
  any_of (const char *kind)
  {
    return any (pick (12) != 0 ? "trashed IS NULL AND " + kind_is (kind) : kind_is (kind));
  }

  void
  create (MaillageEdit *edit)
  {
    std::string owner;
    const char *uuid;

    switch (pick (5))
      {
      case 0:
        uuid = maillage_edit_create (edit, "partners.organisation");
        maillage_edit_set (
            edit, uuid, "name", ("Élan n° " + std::to_string (pick (1000))).c_str ());
        maillage_edit_set (edit, uuid, "territory", "dep:38@2026 Isère");
        if (pick (3) == 0) /* unique, and few of them */
          maillage_edit_set (edit, uuid, "siret", sirets[pick (3)]);
        break;
      case 1:
        uuid = maillage_edit_create (edit, "partners.person");
        maillage_edit_set (edit, uuid, "last_name", ("Œuf " + std::to_string (pick (99))).c_str ());
        break;
      case 2:
        uuid = maillage_edit_create (edit, "core.tag");
        maillage_edit_set (edit, uuid, "name", ("tag " + std::to_string (random ())).c_str ());
        break;
      case 3:
        owner = any ("1");
        if (!owner.empty ())
          maillage_edit_set (edit,
                             maillage_edit_create_child (edit, "core.note", owner.c_str ()),
                             "text",
                             "Vue « en mars »\nà l’école");
        break;
      default:
        owner = any_of ("partners.person");
        if (owner.empty ())
          return;
        uuid = maillage_edit_create_child (edit, "partners.role", owner.c_str ());
        maillage_edit_set (edit, uuid, "job", "Référente");
        owner = any_of ("partners.organisation");
        if (!owner.empty ())
          maillage_edit_set (edit, uuid, "organisation", owner.c_str ());
      }
  }

  void
  change (MaillageEdit *edit)
  {
    static const char *const values[][2] = {
      { "sigle", "ÉÉ" },         { "sigle", nullptr },
      { "category", "commune" }, { "category", nullptr },
      { "staff", "12.5" },       { "staff", "3" },
      { "founded", "2019-07" },  { "founded", "2012" },
      { "founded", nullptr },    { "closed", "2015" },
      { "closed", nullptr },     { "name", "Autre nom" },
      { "name", "L’Œuvre" },     { "siret", sirets[0] },
      { "siret", nullptr },      { "territory", "dep:33@2026 Gironde\ndep:38@2026 Isère" },
      { "territory", nullptr },
    };
    std::string uuid = any_of ("partners.organisation");
    const auto &value = values[pick (G_N_ELEMENTS (values))];

    if (!uuid.empty ())
      maillage_edit_set (edit, uuid.c_str (), value[0], value[1]);
  }

  void
  tie (MaillageEdit *edit)
  {
    std::string from = any_of ("partners.organisation"), to = any_of ("partners.organisation");
    std::string tag = any_of ("core.tag"), role = any_of ("partners.role");

    if (from.empty ())
      return;
    switch (pick (5))
      {
      case 0:
        maillage_edit_set (edit, from.c_str (), "parent", pick (3) ? to.c_str () : nullptr);
        break;
      case 1:
        if (!role.empty ())
          maillage_edit_set (
              edit, role.c_str (), "organisation", pick (4) ? from.c_str () : nullptr);
        break;
      case 2:
        if (!tag.empty ())
          maillage_edit_unlink (edit, from.c_str (), "tags", tag.c_str ());
        break;
      default:
        if (!tag.empty ())
          maillage_edit_link (edit, from.c_str (), "tags", tag.c_str ());
      }
  }

  /* Children among them: one that was thrown away before its owner stays so. */
  void
  bin (MaillageEdit *edit)
  {
    std::string live = any ("trashed IS NULL"), gone = any ("trashed IS NOT NULL");
    std::string child = any ("trashed IS NULL AND owner IS NOT NULL");

    switch (pick (4))
      {
      case 0:
        if (!live.empty ())
          maillage_edit_trash (edit, live.c_str ());
        break;
      case 1:
      case 2:
        if (!gone.empty ())
          maillage_edit_restore (edit, gone.c_str ());
        break;
      default:
        if (!child.empty ())
          maillage_edit_move (edit, child.c_str (), pick (4));
      }
  }

  void
  create_many (MaillageEdit *edit)
  {
    for (int i = 0; i < IN_A_BULK; i++)
      {
        const char *uuid = maillage_edit_create (edit, "partners.organisation");
        maillage_edit_set (edit, uuid, "name", ("Nº " + std::to_string (i)).c_str ());
        if (i % 5 == 0)
          maillage_edit_set (
              edit, maillage_edit_create_child (edit, "core.note", uuid), "text", "lot");
      }
  }

  MaillageEdit *
  make_edit ()
  {
    MaillageEdit *edit = _maillage_edit_new ("Step", nullptr);

    for (unsigned i = 0; i <= pick (3); i++)
      switch (pick (6))
        {
        case 0:
        case 1:
          create (edit);
          break;
        case 2:
        case 3:
          change (edit);
          break;
        case 4:
          tie (edit);
          break;
        default:
          bin (edit);
        }
    return edit;
  }

  MaillageEdit *
  make_merge ()
  {
    const char *kind = pick (2) ? "partners.organisation" : "partners.person";
    std::string kept = any (kind_is (kind) + " AND trashed IS NULL");
    std::string other = any (kind_is (kind) + " AND trashed IS NULL");

    if (kept == other)
      return nullptr;
    g_autoptr (GError) error = nullptr;
    MaillageEdit *edit
        = maillage_store_new_merge (store, kept.c_str (), other.c_str (), nullptr, nullptr, &error);
    EXPECT_NE (edit, nullptr) << error->message;
    return edit;
  }

  /* Each refusal has its reason; anything else is a failure of the program. */
  static void
  expect_refusal (GError *error, bool may_conflict)
  {
    EXPECT_EQ (error->domain, MAILLAGE_ERROR) << error->message;
    EXPECT_TRUE (error->code == MAILLAGE_ERROR_REFUSED
                 || error->code == MAILLAGE_ERROR_INVALID_VALUE
                 || (may_conflict && error->code == MAILLAGE_ERROR_CONFLICT))
        << error->code << ": " << error->message;
    EXPECT_FALSE (g_str_has_suffix (error->message, "“”")) << error->message;
  }

  /* Remembers a change once: an edit may join the one before. */
  void
  remember (MaillageChange *change)
  {
    gint64 number = maillage_change_get_number (change);

    if (changes.empty () || changes.back () != number)
      {
        changes.push_back (number);
        states.push_back ("");
      }
    states.back ().clear ();
  }

  void
  try_edit (MaillageStore *in, MaillageEdit *edit)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = nullptr;

    if (edit == nullptr || maillage_edit_is_empty (edit))
      return;
    change = maillage_store_commit (in, edit, &error);
    if (change != nullptr)
      remember (change);
    else
      {
        expect_refusal (error, false);
        n_refused++;
      }
  }

  /* Any change, not only the last. */
  void
  try_undo (MaillageStore *in)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = nullptr;

    if (changes.empty ())
      return;
    unsigned back = pick (MIN (40, changes.size ()));
    change = maillage_store_undo (in, changes[changes.size () - 1 - back], &error);
    if (change != nullptr)
      remember (change);
    else
      {
        expect_refusal (error, true);
        n_refused++;
      }
  }

  void
  try_import ()
  {
    std::string text = "Name;Sigle;Category;Founded\n", file = folder.file ("rows.csv");
    g_autoptr (GError) error = nullptr;

    for (unsigned i = 0; i < 4 + pick (8); i++)
      text += "Élan n° " + std::to_string (pick (1000)) + ";S" + std::to_string (pick (9))
              + ";Municipality;" + std::to_string (1990 + pick (30)) + "\n";
    ASSERT_TRUE (g_file_set_contents (file.c_str (), text.c_str (), -1, nullptr));
    g_autoptr (MaillageImport) import = maillage_import_new (
        store, nullptr, maillage_registry_find_kind (registry, "partners.organisation"));
    ASSERT_TRUE (maillage_import_open (import, file.c_str (), &error)) << error->message;
    g_autoptr (MaillageImportReport) report = maillage_import_check (import, &error);
    ASSERT_NE (report, nullptr) << error->message;
    g_autoptr (MaillageChange) change = maillage_import_apply (import, &error);
    if (change != nullptr)
      remember (change);
    else
      {
        expect_refusal (error, false);
        n_refused++;
      }
  }

  void
  step (MaillageStore *other)
  {
    g_autoptr (MaillageEdit) edit = nullptr;
    unsigned what = pick (1000);

    if (what < 1)
      create_many (edit = _maillage_edit_new ("Many", nullptr));
    else if (what < 21)
      {
        try_import ();
        return;
      }
    else if (what < 61)
      edit = make_merge ();
    else if (what < 161)
      {
        try_undo (what % 4 == 0 ? other : store);
        return;
      }
    else
      edit = make_edit ();
    try_edit (what % 8 == 0 ? other : store, edit);
  }

  /* Everything, as the export and as the tables made for search have it. */
  std::string
  state ()
  {
    std::string file = folder.file ("all.json");
    g_autofree char *text = nullptr;
    g_autoptr (GError) error = nullptr;

    EXPECT_TRUE (maillage_export_json (store, nullptr, file.c_str (), &error)) << error->message;
    EXPECT_TRUE (g_file_get_contents (file.c_str (), &text, nullptr, nullptr));
    return text + dump ();
  }

  /* What differs first, and not ten thousand lines. */
  static void
  expect_same (const std::string &found, const std::string &wanted, const std::string &when)
  {
    gsize at = 0;

    if (found == wanted)
      return;
    while (at < found.size () && at < wanted.size () && found[at] == wanted[at])
      at++;
    gsize from = at > 300 ? at - 300 : 0;
    ADD_FAILURE () << when << "\n--- found\n"
                   << found.substr (from, 600) << "\n--- wanted\n"
                   << wanted.substr (from, 600);
  }

  /* Takes the changes back from the last; returns what takes that back. */
  std::vector<gint64>
  undo_all (const std::vector<gint64> &numbers, const std::vector<std::string> &before)
  {
    std::vector<gint64> undone;

    for (gsize i = numbers.size (); i-- > 0 && !HasFailure ();)
      {
        undone.push_back (undo (numbers[i]));
        if (i > 0 && !before.empty () && !before[i - 1].empty ())
          expect_same (state (), before[i - 1], "change " + std::to_string (numbers[i]));
      }
    return undone;
  }

  const char *const sirets[3] = { "73282932000074", "21380185500015", "20003019500115" };
  std::mt19937 random;
  std::vector<gint64> changes;
  std::vector<std::string> states; /* after each change, "" where it was not looked at */
  unsigned n_refused = 0;
};

TEST_F (History, BackToTheFirstStateAndForthToTheLast)
{
  unsigned n = setting ("MAILLAGE_OPERATIONS", 300), seed = setting ("MAILLAGE_SEED", 1);
  unsigned pause = MAX (20, n / 50);
  g_autoptr (MaillageRegistry) others_registry = maillage_registry_new ();
  g_autoptr (MaillageScope) others_scope
      = maillage_registry_open_scope (others_registry, "partners");
  g_autoptr (MaillageStore) other = nullptr;
  g_autoptr (GError) error = nullptr;

  random.seed (seed);
  declare (others_scope);
  maillage_registry_enter (others_registry, others_scope);
  other = maillage_store_new (others_registry);
  ASSERT_TRUE (
      maillage_store_open (other, folder.file ("store.db").c_str (), MAILLAGE_OPEN_NONE, &error))
      << error->message;
  maillage_store_set_author (other, "Sacha");

  std::string first = state ();
  for (unsigned i = 1; i <= n && !HasFailure (); i++)
    {
      SCOPED_TRACE ("operation " + std::to_string (i));
      step (other);
      if (i % pause == 0)
        {
          expect_sound ();
          states.back () = state ();
        }
    }
  std::string last = state ();
  EXPECT_LT (n_refused, n / 2); /* or little was tried */
  printf ("%u operations, %u changes, %u refused\n", n, (unsigned) changes.size (), n_refused);

  std::vector<gint64> undone = undo_all (changes, states);
  expect_same (state (), first, "all undone");
  expect_sound ();
  undo_all (undone, {});
  expect_same (state (), last, "all redone");
}

/* What random operations found, each by itself. */
class Promise : public StoreTest
{
protected:
  gint64
  trash (const std::string &uuid, bool restore = false)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Bin", nullptr);

    restore ? maillage_edit_restore (edit, uuid.c_str ())
            : maillage_edit_trash (edit, uuid.c_str ());
    return commit (edit);
  }

  std::string
  add_note (const std::string &owner)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Note", nullptr);
    std::string uuid = maillage_edit_create_child (edit, "core.note", owner.c_str ());

    maillage_edit_set (edit, uuid.c_str (), "text", "Vue en mars");
    commit (edit);
    return uuid;
  }

  bool
  is_trashed (const std::string &uuid)
  {
    return ask ("SELECT trashed IS NOT NULL FROM record WHERE uuid = '" + uuid + "'") == "1";
  }
};

TEST_F (Promise, WhatWasThrownAwayAloneDoesNotComeBackWithItsOwner)
{
  std::string owner = add_organisation ("CEREMA"), old = add_note (owner), young = add_note (owner);

  trash (old);
  gint64 bin = trash (owner);
  EXPECT_TRUE (is_trashed (young));
  undo (bin);
  EXPECT_TRUE (is_trashed (old));
  EXPECT_FALSE (is_trashed (young));
  trash (owner);
  trash (owner, true);
  EXPECT_TRUE (is_trashed (old));
  EXPECT_FALSE (is_trashed (young));
}

TEST_F (Promise, NothingLivesInTheTrash)
{
  std::string owner = add_organisation ("CEREMA"), note = add_note (owner), message;
  gint64 bin = trash (note);

  trash (owner);
  g_autoptr (MaillageEdit) back = _maillage_edit_new ("Back", nullptr);
  maillage_edit_restore (back, note.c_str ());
  EXPECT_EQ (commit_fails (back, &message), MAILLAGE_ERROR_REFUSED);
  EXPECT_EQ (message, "“CEREMA” is in the trash: restore it first.");
  EXPECT_EQ (undo_fails (bin, &message), MAILLAGE_ERROR_REFUSED);
  EXPECT_EQ (message, "“CEREMA” is in the trash: restore it first.");
  g_autoptr (MaillageEdit) child = _maillage_edit_new ("Child", nullptr);
  maillage_edit_create_child (child, "core.note", owner.c_str ());
  EXPECT_EQ (commit_fails (child, &message), MAILLAGE_ERROR_REFUSED);
  EXPECT_EQ (message, "“CEREMA” is in the trash: restore it first.");
}

TEST_F (Promise, ARestoredRecordIsNotThrownAwayOrRestoredTwice)
{
  std::string uuid = add_organisation ("CEREMA"), message;
  gint64 bin = trash (uuid), back = trash (uuid, true);

  EXPECT_EQ (undo_fails (bin, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_EQ (message, "This cannot be taken back: “CEREMA” has been restored since.");
  trash (uuid);
  EXPECT_EQ (undo_fails (back, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_EQ (message, "This cannot be taken back: “CEREMA” has been put in the trash since.");
}

TEST_F (Promise, WhatComesBackTakesNoNumberFromAnother)
{
  std::string first = add_organisation ("CEREMA"), second, message;

  set (first, "siret", "73282932000074");
  gint64 bin = trash (first);
  second = add_organisation ("Le CEREMA");
  set (second, "siret", "73282932000074");
  EXPECT_EQ (undo_fails (bin, &message), MAILLAGE_ERROR_REFUSED);
  EXPECT_EQ (message, "“73282932000074” is already used by “Le CEREMA”.");
}

TEST_F (Promise, ASingleLinkHasOneTarget)
{
  std::string a = add_organisation ("A"), b = add_organisation ("B"), c = add_organisation ("C");
  std::string message;

  set (c, "parent", a.c_str ());
  gint64 cleared = set (c, "parent", nullptr);
  set (c, "parent", b.c_str ());
  EXPECT_EQ (undo_fails (cleared, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_EQ (message, "This cannot be taken back: “B” has been linked there since.");
}

TEST_F (Promise, AChildDoesNotComeBackWithoutItsOwner)
{
  gint64 made, noted;
  std::string owner = add_organisation ("CEREMA", &made), message;

  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Note", nullptr);
  maillage_edit_create_child (edit, "core.note", owner.c_str ());
  noted = undo (commit (edit));
  undo (made);
  EXPECT_EQ (undo_fails (noted, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_EQ (message,
             "This cannot be taken back: the record to which it belongs no longer exists.");
}

TEST_F (Promise, HoweverOftenItGoesBackAndForthAChangeIsTakenBackOnce)
{
  std::string uuid = add_organisation ("CEREMA"), message;
  gint64 change = set (uuid, "sigle", "C"), last = change;

  for (int i = 0; i < 4; i++)
    {
      gint64 before = last;

      last = undo (before);
      EXPECT_EQ (undo_fails (before), MAILLAGE_ERROR_CONFLICT);
      EXPECT_EQ (value (uuid, "sigle"), i % 2 == 0 ? "(null)" : "C");
      EXPECT_EQ (ask ("SELECT undone_by IS NULL FROM change WHERE id = " + std::to_string (change)),
                 i % 2 == 0 ? "0" : "1");
    }
}

/* The role is touched before the organisation whose name it shows. */
TEST_F (Promise, NamesAreMadeOfNamesThatAreMade)
{
  std::string uuid = add_organisation ("CEREMA");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Role", nullptr);
  std::string person = maillage_edit_create (edit, "partners.person");
  std::string role = maillage_edit_create_child (edit, "partners.role", person.c_str ());

  maillage_edit_set (edit, role.c_str (), "job", "Référente");
  maillage_edit_set (edit, role.c_str (), "organisation", uuid.c_str ());
  commit (edit);
  g_autoptr (MaillageEdit) both = _maillage_edit_new ("Both", nullptr);
  maillage_edit_set (both, role.c_str (), "job", "Directrice");
  maillage_edit_set (both, uuid.c_str (), "sigle", "C");
  commit (both);
  EXPECT_EQ (title (role), "Directrice, CEREMA (C)");
}
