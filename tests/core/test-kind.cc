/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-kind-private.h>
#include <maillage-registry.h>

TEST (Kind, FieldsKeepOrderIdAndGroup)
{
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  Watched watched (kind);

  maillage_kind_begin_group (kind, "terms", "Terms", MAILLAGE_SIDE_ASIDE);
  MaillageField *due
      = maillage_kind_add_field (kind, "due", MAILLAGE_FIELD_DATE, "Due back");
  maillage_kind_add_field (kind, "borrower", MAILLAGE_FIELD_LINK, "Borrower");

  EXPECT_EQ (maillage_kind_get_n_fields (kind), 2u);
  EXPECT_EQ (maillage_kind_find_field (kind, "due"), due);
  EXPECT_EQ (maillage_kind_get_field_index (kind, "borrower"), 1);
  EXPECT_EQ (maillage_kind_get_field_index (kind, "nothing"), -1);
  EXPECT_STREQ (maillage_field_get_group (due), "terms");
  EXPECT_TRUE (maillage_field_is_stored (due));
  EXPECT_FALSE (maillage_field_is_stored (maillage_kind_find_field (kind, "borrower")));
  g_clear_object (&kind);
  EXPECT_TRUE (watched.gone ());
}

TEST (Kind, FieldPropertiesAreTheSettersOfPython)
{
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  MaillageField *due = maillage_kind_add_field (kind, "due", MAILLAGE_FIELD_DATE, "Due back");
  gboolean required = FALSE;
  g_autofree char *target = nullptr;

  g_object_set (due, "required", TRUE, "searchable", MAILLAGE_SEARCH_TEXT, "target", "a.b", nullptr);
  g_object_get (due, "required", &required, "target", &target, nullptr);
  EXPECT_TRUE (required);
  EXPECT_TRUE (maillage_field_get_required (due));
  EXPECT_EQ (maillage_field_get_searchable (due), MAILLAGE_SEARCH_TEXT);
  EXPECT_STREQ (target, "a.b");
}

TEST (Kind, ChoicesHaveStableIds)
{
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  MaillageField *state = maillage_kind_add_field (kind, "state", MAILLAGE_FIELD_CHOICE, "State");

  maillage_field_add_choice (state, "out", "Out");
  maillage_field_add_choice_full (state, "back", "Back", "ok", MAILLAGE_TONE_SUCCESS);
  maillage_field_add_choice (state, "out", "Lent");
  EXPECT_EQ (g_list_model_get_n_items (maillage_field_get_choices (state)), 2u);
  EXPECT_STREQ (maillage_choice_get_label (maillage_field_find_choice (state, "out")), "Lent");
  EXPECT_EQ (maillage_choice_get_tone (maillage_field_find_choice (state, "back")),
             MAILLAGE_TONE_SUCCESS);
  EXPECT_EQ (maillage_field_find_choice (state, "lost"), nullptr);
}

TEST (Kind, TypeNamesGoBothWays)
{
  for (int type = MAILLAGE_FIELD_TEXT; type <= MAILLAGE_FIELD_COMPUTED; type++)
    {
      MaillageFieldType back;

      ASSERT_TRUE (_maillage_field_type_from_string (
          _maillage_field_type_to_string ((MaillageFieldType) type), &back));
      EXPECT_EQ (back, type);
    }
  MaillageFieldType none;
  EXPECT_FALSE (_maillage_field_type_from_string ("nonsense", &none));
}
