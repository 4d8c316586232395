/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-choice-private.h>
#include <maillage-core.h>
#include <maillage-kind-private.h>
#include <maillage-query-private.h>

/* An office's own lists: the categories of organisations. */
class Choices : public StoreTest
{
protected:
  MaillageField *
  category ()
  {
    return maillage_kind_find_field (
        maillage_registry_find_kind (registry, "partners.organisation"), "category");
  }

  std::string
  add (const char *name, const char *category)
  {
    std::string uuid = add_organisation (name);

    set (uuid, "category", category);
    return uuid;
  }

  gint64
  write (MaillageEdit *take_edit, GError *error)
  {
    g_autoptr (MaillageEdit) edit = take_edit;

    if (edit == nullptr)
      {
        ADD_FAILURE () << error->message;
        g_clear_error (&error);
        return 0;
      }
    return commit (edit);
  }

  gint64
  rename (const char *value, const char *label)
  {
    GError *error = nullptr;
    MaillageEdit *edit = maillage_choices_new_rename (store, category (), value, label, &error);

    return write (edit, error);
  }

  gint64
  remove (const char *value, const char *instead)
  {
    GError *error = nullptr;
    MaillageEdit *edit = maillage_choices_new_remove (store, category (), value, instead, &error);

    return write (edit, error);
  }

  std::string
  labels ()
  {
    GListModel *choices = maillage_field_get_choices (category ());
    std::string all;

    for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
      {
        g_autoptr (MaillageChoice) choice = MAILLAGE_CHOICE (g_list_model_get_item (choices, i));

        all += (i > 0 ? ", " : "") + std::string (maillage_choice_get_label (choice));
      }
    return all;
  }

  std::string
  subtitle (const std::string &uuid)
  {
    return ask ("SELECT subtitle FROM record WHERE uuid = '" + uuid + "'");
  }

  std::string
  parse (const char *typed)
  {
    g_autofree char *value = maillage_field_parse (category (), typed, nullptr, nullptr);

    return value != nullptr ? value : "(refused)";
  }

  guint
  count (const char *value)
  {
    g_autoptr (GHashTable) counts = maillage_choices_count (store, category (), nullptr);

    return GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));
  }
};

TEST_F (Choices, AValueOfAPluginIsRenamedAndKeepsItsId)
{
  std::string town = add ("Blaye", "commune");
  gint64 change = rename ("commune", "Ville ou village");

  EXPECT_EQ (value (town, "category"), "commune");
  EXPECT_EQ (subtitle (town), "Ville ou village");
  EXPECT_EQ (labels (), "Association, Ville ou village");
  EXPECT_EQ (parse ("ville ou VILLAGE"), "commune");
  EXPECT_EQ (subtitle (add ("Braud", "commune")), "Ville ou village");
  undo (change);
  EXPECT_EQ (subtitle (town), "Municipality");
  EXPECT_EQ (labels (), "Association, Municipality");
}

TEST_F (Choices, AValueOfOnesOwnIsRenamedAndItsFormerNameUnderstood)
{
  std::string observatory = add ("OPML92", "user:Observatoire");

  rename ("user:Observatoire", "Observatoire social");
  EXPECT_EQ (subtitle (observatory), "Observatoire social");
  EXPECT_EQ (labels (), "Association, Municipality, Observatoire social");
  EXPECT_EQ (parse ("Observatoire"), "user:Observatoire");
  EXPECT_EQ (parse ("observatoire social"), "user:Observatoire");
  EXPECT_EQ (parse ("Syndicat"), "user:Syndicat");
}

TEST_F (Choices, TwoValuesAreMadeOneAndOldSearchesFindThem)
{
  std::string one = add ("Un", "user:Asso"), two = add ("Deux", "association");
  g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
  gint64 change = remove ("user:Asso", "association");

  EXPECT_EQ (value (one, "category"), "association");
  EXPECT_EQ (subtitle (one), "Association");
  EXPECT_EQ (labels (), "Association, Municipality");
  EXPECT_EQ (parse ("Asso"), "association");
  EXPECT_EQ (count ("association"), 2u);

  maillage_query_add_filter (query, "category", MAILLAGE_OPERATOR_EQUAL, "user:Asso");
  g_autoptr (GPtrArray) found = maillage_store_query (store, query, nullptr);
  EXPECT_EQ (found->len, 2u);

  std::string before = dump ();
  gint64 back = undo (change);
  EXPECT_EQ (value (one, "category"), "user:Asso");
  EXPECT_EQ (subtitle (one), "Asso");
  EXPECT_EQ (parse ("Asso"), "user:Asso");
  undo (back);
  EXPECT_EQ (dump (), before);
}

TEST_F (Choices, AValueInUseIsOnTheListWhileItIs)
{
  std::string one = add_organisation ("Un");
  gint64 change = set (one, "category", "user:Épicerie");
  gint64 trashed;

  EXPECT_EQ (labels (), "Association, Municipality, Épicerie");
  EXPECT_EQ (parse ("EPICERIE"), "user:Épicerie");
  g_autofree char *warning = nullptr;
  g_autofree char *again = maillage_field_parse (category (), "épicerie", &warning, nullptr);
  EXPECT_EQ (warning, nullptr) << warning;
  undo (change);
  EXPECT_EQ (labels (), "Association, Municipality");
  EXPECT_EQ (parse ("Epicerie"), "user:Epicerie");
  set (one, "category", "user:b");
  add ("Deux", "user:a");
  add ("Trois", "user:a");
  EXPECT_EQ (labels (), "Association, Municipality, a, b");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Trash", nullptr);
  maillage_edit_trash (edit, one.c_str ());
  trashed = commit (edit);
  EXPECT_EQ (labels (), "Association, Municipality, a");
  undo (trashed);
  EXPECT_EQ (labels (), "Association, Municipality, a, b");
  EXPECT_EQ (ask ("SELECT count (*) FROM \"core.choice\""), "0") << "the history is as it was";
}

TEST_F (Choices, WhatWasReplacedFollowsOn)
{
  std::string one = add ("Un", "user:A");

  remove ("user:A", "user:B");
  remove ("user:B", "commune");
  EXPECT_EQ (value (one, "category"), "commune");
  EXPECT_EQ (parse ("A"), "commune");
  EXPECT_EQ (parse ("B"), "commune");
}

TEST_F (Choices, AUsedValueIsRemovedOrEmptied)
{
  std::string one = add ("Un", "commune"), trashed = add ("Parti", "commune");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Trash", nullptr);
  std::string before = dump ();
  gint64 change;

  maillage_edit_trash (edit, trashed.c_str ());
  commit (edit);
  before = dump ();
  change = remove ("commune", nullptr);
  EXPECT_EQ (value (one, "category"), "(null)");
  EXPECT_EQ (value (trashed, "category"), "(null)");
  EXPECT_EQ (labels (), "Association");
  EXPECT_EQ (count ("commune"), 0u);
  undo (change);
  EXPECT_EQ (dump (), before);
  EXPECT_EQ (labels (), "Association, Municipality");
}

TEST_F (Choices, WhatCannotBeIsSaid)
{
  g_autoptr (GError) error = nullptr;
  MaillageField *staff = maillage_kind_find_field (
      maillage_registry_find_kind (registry, "partners.organisation"), "staff");

  EXPECT_EQ (maillage_choices_new_rename (store, category (), "commune", " association ", &error),
             nullptr);
  EXPECT_STREQ (error->message, "“Association” is on the list already: replace one by the other.");
  g_clear_error (&error);
  EXPECT_EQ (maillage_choices_new_add (store, category (), "  ", &error), nullptr);
  EXPECT_STREQ (error->message, "Write a name for the value.");
  g_clear_error (&error);
  EXPECT_EQ (maillage_choices_new_remove (store, category (), "commune", "commune", &error),
             nullptr);
  EXPECT_STREQ (error->message, "A value cannot take its own place: choose another.");
  g_clear_error (&error);
  EXPECT_EQ (maillage_choices_new_rename (store, staff, "commune", "x", &error), nullptr);
  EXPECT_STREQ (error->message, "“Staff” is not a list of values.");
  g_clear_error (&error);
  g_autoptr (MaillageKind) event = _maillage_kind_new ("events", "events.event", "Event", "Events");
  MaillageField *fixed
      = maillage_kind_add_field (event, "category", MAILLAGE_FIELD_CHOICE, "Category");
  maillage_field_add_choice (fixed, "committee", "Committee");
  EXPECT_EQ (maillage_choices_new_remove (store, fixed, "committee", nullptr, &error), nullptr);
  EXPECT_STREQ (error->message,
                "The program counts on the values of “Category”: they can be renamed or hidden.");
}

TEST_F (Choices, AValueIsAddedHiddenAndPutBack)
{
  GError *error = nullptr;

  write (maillage_choices_new_add (store, category (), " Syndicat ", &error), error);
  EXPECT_EQ (labels (), "Association, Municipality, Syndicat");
  EXPECT_EQ (maillage_choices_new_add (store, category (), "syndicat", &error), nullptr);
  g_clear_error (&error);
  write (maillage_choices_new_hide (store, category (), "association", TRUE, &error), error);
  EXPECT_EQ (labels (), "Municipality, Syndicat");
  EXPECT_EQ (maillage_choices_new_add (store, category (), "Association", &error), nullptr);
  EXPECT_STREQ (error->message, "“Association” was taken off the list: put it back.");
  g_clear_error (&error);
  EXPECT_EQ (parse ("association"), "association");
  write (maillage_choices_new_hide (store, category (), "association", FALSE, &error), error);
  EXPECT_EQ (labels (), "Association, Municipality, Syndicat");
}

/* Another window, or maillagectl: a registry and a connection of its own. */
TEST_F (Choices, AnotherProgramSeesTheNewWords)
{
  g_autoptr (MaillageRegistry) other_registry = maillage_registry_new ();
  g_autoptr (MaillageScope) other_scope = maillage_registry_open_scope (other_registry, "partners");
  std::string town = add ("Blaye", "commune");

  declare (other_scope);
  maillage_registry_enter (other_registry, other_scope);
  g_autoptr (MaillageStore) other = maillage_store_new (other_registry);
  ASSERT_TRUE (
      maillage_store_open (other, folder.file ("store.db").c_str (), MAILLAGE_OPEN_NONE, nullptr));
  MaillageField *field = maillage_kind_find_field (
      maillage_registry_find_kind (other_registry, "partners.organisation"), "category");
  rename ("commune", "Ville");

  /* Not yet told, it writes with the new words all the same. */
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  const char *uuid = maillage_edit_create (edit, "partners.organisation");
  maillage_edit_set (edit, uuid, "name", "Bourg");
  maillage_edit_set (edit, uuid, "category", "commune");
  g_autoptr (MaillageChange) change = maillage_store_commit (other, edit, nullptr);
  ASSERT_NE (change, nullptr);
  EXPECT_EQ (ask ("SELECT subtitle FROM record WHERE title = 'Bourg'"), "Ville");

  EXPECT_TRUE (wait_until ([&] {
    return g_strcmp0 (maillage_choice_get_label (maillage_field_find_choice (field, "commune")),
                      "Ville")
           == 0;
  }));

  add ("Bordeaux", "user:Observatoire");
  EXPECT_TRUE (wait_until (
      [&] { return maillage_field_find_choice (field, "user:Observatoire") != nullptr; }));
}

TEST_F (Choices, TenThousandRecordsFollowInOneChange)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);

  for (int i = 0; i < 10000; i++)
    {
      const char *uuid = maillage_edit_create (edit, "partners.organisation");
      g_autofree char *name = g_strdup_printf ("Organisation %d", i);

      maillage_edit_set (edit, uuid, "name", name);
      maillage_edit_set (edit, uuid, "category", "user:Vieux nom");
    }
  commit (edit);

  gint64 change = rename ("user:Vieux nom", "Nouveau nom");
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE subtitle = 'Nouveau nom'"), "10000");
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE change = " + std::to_string (change)),
             "1");
  gint64 replaced = remove ("user:Vieux nom", "association");
  EXPECT_EQ (count ("association"), 10000u);
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE subtitle = 'Association'"), "10000");
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE field = 'category' AND change = "
                  + std::to_string (replaced)),
             "10000");
  undo (replaced);
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE subtitle = 'Nouveau nom'"), "10000");
  undo (change);
  EXPECT_EQ (ask ("SELECT count (*) FROM record WHERE subtitle = 'Vieux nom'"), "10000");
}
