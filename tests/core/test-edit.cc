/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

class Edits : public StoreTest
{
};

TEST_F (Edits, LinksToWhoeverHasTheKeys)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string role = maillage_edit_create_child (
      edit, "partners.role", maillage_edit_create (edit, "partners.person"));

  for (const char *key : { "partners:O1", "partners:O2" })
    {
      const char *uuid = maillage_edit_create (edit, "partners.organisation");

      maillage_edit_set (edit, uuid, "name", key);
      maillage_edit_set_key (edit, key, uuid);
    }
  maillage_edit_link_keys (edit, role.c_str (), "organisation", "partners:O2,elsewhere:O3");
  maillage_edit_link_keys (edit, role.c_str (), "organisation", nullptr);
  EXPECT_EQ (maillage_edit_find_key (edit, "elsewhere:O3"), nullptr);
  EXPECT_GT (commit (edit), 0);
  EXPECT_EQ (ask ("SELECT group_concat (title) FROM link JOIN record ON record.id = target"),
             "partners:O2");
}
