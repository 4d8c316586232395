/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any sequence of operations undone step by step gives the first state, redone the last: seeded, so
 * that a failure comes back. */

#include "store-fixture.h"

#include <random>
#include <vector>

class UndoProperty : public StoreTest, public testing::WithParamInterface<int>
{
protected:
  unsigned
  pick (unsigned n)
  {
    return random () % n;
  }

  std::string
  any (const char *where = "1")
  {
    std::string uuid = ask (std::string ("SELECT uuid FROM record WHERE ") + where
                            + " ORDER BY uuid LIMIT 1 OFFSET (SELECT abs ("
                            + std::to_string (random ()) + ") % max (1, count (*)) FROM record"
                            + " WHERE " + where + ")");
    return uuid == "(null)" ? "" : uuid;
  }

  std::string
  kind_is (const char *kind)
  {
    return "trashed IS NULL AND kind = "
           + std::to_string (_maillage_store_get_kind_number (store, kind));
  }

  void
  create (MaillageEdit *edit)
  {
    std::string owner;
    const char *uuid;

    switch (pick (4))
      {
      case 0:
        uuid = maillage_edit_create (edit, "partners.organisation");
        maillage_edit_set (
            edit, uuid, "name", ("Élan n° " + std::to_string (pick (1000))).c_str ());
        maillage_edit_set (edit, uuid, "territory", "dep:38@2026 Isère");
        break;
      case 1:
        uuid = maillage_edit_create (edit, "partners.person");
        maillage_edit_set (edit, uuid, "last_name", ("Œuf " + std::to_string (pick (99))).c_str ());
        break;
      case 2:
        uuid = maillage_edit_create (edit, "core.tag");
        maillage_edit_set (edit, uuid, "name", ("tag " + std::to_string (random ())).c_str ());
        break;
      default:
        owner = any (kind_is ("partners.person").c_str ());
        if (owner.empty ())
          return;
        uuid = maillage_edit_create_child (edit, "partners.role", owner.c_str ());
        maillage_edit_set (edit, uuid, "job", "Référente");
        owner = any (kind_is ("partners.organisation").c_str ());
        if (!owner.empty ())
          maillage_edit_set (edit, uuid, "organisation", owner.c_str ());
      }
  }

  void
  change (MaillageEdit *edit)
  {
    static const char *const values[][2] = {
      { "sigle", "ÉÉ" },          { "sigle", nullptr },  { "category", "commune" },
      { "category", nullptr },    { "staff", "12.5" },   { "staff", "3" },
      { "founded", "2019-07" },   { "founded", nullptr }, { "name", "Autre nom" },
      { "territory", "dep:33@2026 Gironde\ndep:38@2026 Isère" }, { "territory", nullptr },
    };
    std::string uuid = any (kind_is ("partners.organisation").c_str ());
    const auto &value = values[pick (G_N_ELEMENTS (values))];

    if (!uuid.empty ())
      maillage_edit_set (edit, uuid.c_str (), value[0], value[1]);
  }

  void
  tie (MaillageEdit *edit)
  {
    std::string from = any (kind_is ("partners.organisation").c_str ());
    std::string tag = any (kind_is ("core.tag").c_str ());
    std::string role = any (kind_is ("partners.role").c_str ());

    if (!from.empty () && !tag.empty () && pick (3) != 0)
      pick (3) ? maillage_edit_link (edit, from.c_str (), "tags", tag.c_str ())
               : maillage_edit_unlink (edit, from.c_str (), "tags", tag.c_str ());
    else if (!from.empty () && !role.empty ())
      maillage_edit_set (
          edit, role.c_str (), "organisation", pick (4) ? from.c_str () : nullptr);
  }

  void
  bin (MaillageEdit *edit)
  {
    std::string live = any ("trashed IS NULL AND owner IS NULL");
    std::string gone = any ("trashed IS NOT NULL AND owner IS NULL");
    std::string child = any (kind_is ("partners.role").c_str ());

    switch (pick (3))
      {
      case 0:
        if (!live.empty ())
          maillage_edit_trash (edit, live.c_str ());
        break;
      case 1:
        if (!gone.empty ())
          maillage_edit_restore (edit, gone.c_str ());
        break;
      default:
        if (!child.empty ())
          maillage_edit_move (edit, child.c_str (), pick (4));
      }
  }

  /* Makes one change and remembers its number, once: an edit may join the one before. */
  void
  step ()
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Step", nullptr);

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
    if (maillage_edit_is_empty (edit))
      return;
    gint64 number = commit (edit);
    if (changes.empty () || changes.back () != number)
      changes.push_back (number);
  }

  std::mt19937 random;
  std::vector<gint64> changes;
};

TEST_P (UndoProperty, BackToTheFirstStateAndForthToTheLast)
{
  random.seed (GetParam ());
  std::string first = dump ();
  for (int i = 0; i < 150 && !HasFailure (); i++)
    step ();
  std::string last = dump ();
  expect_sound ();

  std::vector<gint64> undone;
  for (auto number = changes.rbegin (); number != changes.rend () && !HasFailure (); ++number)
    undone.push_back (undo (*number));
  EXPECT_EQ (dump (), first);
  expect_sound ();
  for (auto number = undone.rbegin (); number != undone.rend () && !HasFailure (); ++number)
    undo (*number);
  EXPECT_EQ (dump (), last);
}

INSTANTIATE_TEST_SUITE_P (Seeds, UndoProperty, testing::Range (1, 7));
