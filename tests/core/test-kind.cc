/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-kind-private.h>
#include <maillage-core.h>
#include <maillage-schema.h>

TEST (Kind, FieldsKeepOrderIdAndGroup)
{
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  Watched watched (kind);

  maillage_kind_begin_group (kind, "terms", "Terms", MAILLAGE_SIDE_ASIDE);
  MaillageField *due = maillage_kind_add_field (kind, "due", MAILLAGE_FIELD_DATE, "Due back");
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

  g_object_set (
      due, "required", TRUE, "searchable", MAILLAGE_SEARCH_TEXT, "target", "a.b", nullptr);
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

TEST (Kind, TraitsAreTheSettersAtOnce)
{
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  MaillageField *before = maillage_kind_add_field (kind, "before", MAILLAGE_FIELD_TEXT, "Before");

  maillage_kind_set_public (kind, TRUE);
  MaillageField *item = maillage_kind_add_field_full (
      kind,
      "item",
      MAILLAGE_FIELD_TEXT,
      "Item",
      (MaillageTraits) (MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_HIDDEN | MAILLAGE_TRAIT_KEYWORD));
  MaillageField *lender = maillage_kind_add_link (kind,
                                                  "lender",
                                                  MAILLAGE_FIELD_LINKS,
                                                  "Lender",
                                                  "partners.organisation",
                                                  "Loans",
                                                  MAILLAGE_TRAIT_KEEP_NAME);
  MaillageField *returns = maillage_kind_add_children (kind, "returns", "Returns", "loans.return");

  EXPECT_FALSE (maillage_field_get_public (before));
  EXPECT_TRUE (maillage_field_get_public (item));
  EXPECT_TRUE (maillage_field_get_required (item));
  EXPECT_TRUE (maillage_field_get_hidden (item));
  EXPECT_FALSE (maillage_field_get_sortable (item));
  EXPECT_EQ (maillage_field_get_searchable (item), MAILLAGE_SEARCH_KEYWORD);
  EXPECT_EQ (maillage_field_get_on_gone (item), MAILLAGE_ON_GONE_CLEAR);
  EXPECT_EQ (maillage_field_get_on_gone (lender), MAILLAGE_ON_GONE_KEEP_NAME);
  EXPECT_EQ (maillage_field_get_searchable (lender), MAILLAGE_SEARCH_NONE);
  EXPECT_STREQ (maillage_field_get_inverse_label (lender), "Loans");
  EXPECT_EQ (maillage_field_get_field_type (returns), MAILLAGE_FIELD_CHILDREN);
  EXPECT_STREQ (maillage_field_get_target (returns), "loans.return");
}

/* Why the store cannot keep fields of those ids and types; "" when it can. */
static std::string
fault_of (const std::vector<std::pair<const char *, MaillageFieldType>> &fields)
{
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  g_autoptr (GError) error = nullptr;

  for (const auto &[id, type] : fields)
    maillage_field_set_sortable (maillage_kind_add_field (kind, id, type, "Label"),
                                 type == MAILLAGE_FIELD_NUMBER);
  if (_maillage_kind_check (kind, &error))
    return "";
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
  return error->message;
}

TEST (Kind, LinksLeadSomewhere)
{
  const std::string nowhere
      = "The field “x” of “loans.loan” leads nowhere: its target is missing.";
  for (MaillageFieldType type :
       { MAILLAGE_FIELD_LINK, MAILLAGE_FIELD_LINKS, MAILLAGE_FIELD_CHILDREN })
    EXPECT_EQ (fault_of ({ { "x", type } }), nowhere);
}

TEST (Kind, FieldsDoNotShareAColumn)
{
  const MaillageFieldType text = MAILLAGE_FIELD_TEXT;

  for (const char *id : { "id", "trashed" })
    EXPECT_EQ (fault_of ({ { id, text } }),
               std::string ("The field “") + id
                   + "” of “loans.loan” needs another id: the store has a column of that name.");
  EXPECT_EQ (fault_of ({ { "due_latest", text }, { "due", MAILLAGE_FIELD_DATE } }),
             "The fields “due_latest” and “due” of “loans.loan” would both be kept in the column "
             "“due_latest”: one of them needs another id.");
  EXPECT_NE (fault_of ({ { "due", MAILLAGE_FIELD_DATE }, { "due_earliest", text } }), "");
  EXPECT_NE (fault_of ({ { "x", MAILLAGE_FIELD_NUMBER }, { "x_key", text } }), "");
  EXPECT_EQ (fault_of ({ { "due", text }, { "due_latest", text }, { "due_key", text } }), "");
}

TEST (Kind, ChoicesComeFromATable)
{
  static const MaillageChoiceEntry states[] = {
    { "out", "Out", nullptr, MAILLAGE_TONE_NEUTRAL },
    { "back", "Back", "ok", MAILLAGE_TONE_SUCCESS },
  };
  g_autoptr (MaillageKind) kind = _maillage_kind_new ("loans", "loans.loan", "Loan", "Loans");
  MaillageField *state = maillage_kind_add_field (kind, "state", MAILLAGE_FIELD_CHOICE, "State");

  maillage_field_add_choices (state, states, G_N_ELEMENTS (states), nullptr, nullptr);
  EXPECT_EQ (g_list_model_get_n_items (maillage_field_get_choices (state)), 2u);
  EXPECT_STREQ (maillage_choice_get_icon_name (maillage_field_find_choice (state, "back")), "ok");
}

/* Found by tests/fuzz: what a store says of a missing plugin's kinds may be anything. */
TEST (Kind, AFaultyDeclarationIsNoKind)
{
  for (const char *text : { "", "[]", "{\"label\":1}", "{\"label\":\"A\"}" })
    EXPECT_EQ (maillage_catalogue_read_kind ("t.a", "t", text), nullptr) << text;
  g_autoptr (MaillageKind) kind = maillage_catalogue_read_kind (
      "t.a",
      "t",
      "{\"label\":\"A\",\"plural\":\"As\",\"groups\":[1,{\"id\":\"g\"},{\"id\":\"g\",\"label\":\"G\",\"side\":9}]}");
  ASSERT_NE (kind, nullptr);
  EXPECT_FALSE (maillage_catalogue_read_field (kind, "f", "choice", FALSE, "{\"name\":\"F\"}"));
  EXPECT_FALSE (maillage_catalogue_read_field (kind, "f", "colour", FALSE, "{\"label\":\"F\"}"));
  ASSERT_TRUE (maillage_catalogue_read_field (
      kind,
      "f",
      "choice",
      FALSE,
      "{\"label\":\"F\",\"searchable\":99,\"choices\":[2,{\"value\":\"a\"},{\"value\":\"b\","
      "\"label\":\"B\",\"tone\":-1}],\"result\":\"text\",\"expression\":\"1\"}"));
  MaillageField *field = maillage_kind_find_field (kind, "f");
  EXPECT_EQ (maillage_field_get_searchable (field), MAILLAGE_SEARCH_NONE);
  EXPECT_EQ (g_list_model_get_n_items (G_LIST_MODEL (maillage_field_get_choices (field))), 1u);
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
