/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-core.h>

/* Two records that are one. */
class Merge : public StoreTest
{
protected:
  void
  SetUp () override
  {
    StoreTest::SetUp ();
    kept = add_organisation ("CC Latitude Nord Gironde");
    twin = add_organisation ("Communauté de communes Latitude Nord Gironde");
    set (kept, "category", "commune");
    set (twin, "category", "association");
    set (twin, "phone", "+33536491230");
    service = add_organisation ("OPAH");
    set (service, "parent", twin.c_str ());
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    person = maillage_edit_create (edit, "partners.person");
    maillage_edit_set (edit, person.c_str (), "last_name", "Martin");
    role = maillage_edit_create_child (edit, "partners.role", person.c_str ());
    maillage_edit_set (edit, role.c_str (), "job", "Directrice");
    maillage_edit_link (edit, role.c_str (), "organisation", twin.c_str ());
    std::string note = maillage_edit_create_child (edit, "core.note", twin.c_str ());
    maillage_edit_set (edit, note.c_str (), "text", "Vue en mars");
    commit (edit);
  }

  gint64
  merge (const std::vector<const char *> &from_twin = {})
  {
    auto fields = from_twin;
    g_autoptr (GError) error = nullptr;
    guint n_moved = 0;

    fields.push_back (nullptr);
    g_autoptr (MaillageEdit) edit = maillage_store_new_merge (
        store, kept.c_str (), twin.c_str (), fields.data (), &n_moved, &error);
    EXPECT_NE (edit, nullptr) << error->message;
    EXPECT_EQ (n_moved, 3u);
    return commit (edit);
  }

  std::string
  target (const std::string &uuid, const char *role)
  {
    return ask (
        "SELECT t.uuid FROM link JOIN record AS s ON s.id = source JOIN record AS t ON t.id ="
        " target WHERE role = '"
        + std::string (role) + "' AND s.uuid = '" + uuid + "'");
  }

  std::string
  notes (const std::string &uuid)
  {
    return ask ("SELECT count(*) FROM record WHERE trashed IS NULL AND kind = (SELECT number FROM"
                " kind WHERE id = 'core.note') AND owner = (SELECT id FROM record WHERE uuid = '"
                + uuid + "')");
  }

  std::string kept, twin, service, person, role;
};

TEST_F (Merge, MovesWhatTiesAndTakesWhatLacks)
{
  merge ();
  EXPECT_EQ (value (kept, "name"), "CC Latitude Nord Gironde");
  EXPECT_EQ (value (kept, "category"), "commune");
  EXPECT_EQ (value (kept, "phone"), "+33536491230");
  EXPECT_EQ (target (service, "parent"), kept);
  EXPECT_EQ (target (role, "organisation"), kept);
  EXPECT_EQ (notes (kept), "1");
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 2);
}

TEST_F (Merge, FieldByField)
{
  merge ({ "category" });
  EXPECT_EQ (value (kept, "name"), "CC Latitude Nord Gironde");
  EXPECT_EQ (value (kept, "category"), "association");
}

TEST_F (Merge, OneUndoTakesAllOfItBack)
{
  undo (merge ({ "name" }));
  EXPECT_EQ (value (kept, "name"), "CC Latitude Nord Gironde");
  EXPECT_EQ (value (kept, "phone"), "(null)");
  EXPECT_EQ (target (service, "parent"), twin);
  EXPECT_EQ (target (role, "organisation"), twin);
  EXPECT_EQ (notes (kept), "0");
  EXPECT_EQ (notes (twin), "1");
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 3);
}

TEST_F (Merge, ATwinMayBeItsPart)
{
  set (twin, "parent", kept.c_str ());
  set (service, "parent", kept.c_str ());
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageEdit) edit
      = maillage_store_new_merge (store, kept.c_str (), twin.c_str (), nullptr, nullptr, &error);

  ASSERT_NE (edit, nullptr) << error->message;
  commit (edit);
  EXPECT_EQ (target (kept, "parent"), "(null)");
  EXPECT_EQ (target (service, "parent"), kept);
}

TEST_F (Merge, OnlyTwinsOfAKind)
{
  for (const std::string &other : { kept, person })
    {
      g_autoptr (GError) error = nullptr;
      g_autoptr (MaillageEdit) edit = maillage_store_new_merge (
          store, kept.c_str (), other.c_str (), nullptr, nullptr, &error);

      EXPECT_EQ (edit, nullptr);
      EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
    }
}
