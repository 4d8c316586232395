/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-home.h>
#include <maillage-ui-card.h>

/* A third party's card: the records of a kind, or none. */
#define TEST_TYPE_CARD (test_card_get_type ())
G_DECLARE_FINAL_TYPE (TestCard, test_card, TEST, CARD, MaillageUiCard)

struct _TestCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (TestCard, test_card, MAILLAGE_UI_TYPE_CARD)

static void
test_card_refresh (MaillageUiCard *self)
{
  g_autoptr (MaillageQuery) query
      = maillage_scope_new_query (maillage_ui_card_get_scope (self), "partners.organisation");

  maillage_ui_card_ask (self, query);
}

static void
test_card_answered (MaillageUiCard *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      auto record = MAILLAGE_RECORD (records->pdata[i]);
      GtkWidget *row = maillage_ui_card_row_new (maillage_record_get_title (record), "in a card");

      maillage_ui_card_row_set_icon (
          MAILLAGE_UI_CARD_ROW (row), "dialog-warning-symbolic", MAILLAGE_TONE_WARNING);
      maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row),
                                       maillage_record_get_uuid (record));
      g_ptr_array_add (rows, row);
    }
  maillage_ui_card_set_count (self, (int) records->len, TRUE);
  maillage_ui_card_set_head (self,
                             records->len > 0 ? "there is something to prepare" : nullptr,
                             records->len > 0 ? gtk_button_new_with_label ("Prepare it") : nullptr);
  maillage_ui_card_take_rows (self, rows);
}

static void
test_card_class_init (TestCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = test_card_refresh;
  MAILLAGE_UI_CARD_CLASS (klass)->answered = test_card_answered;
}

static void
test_card_init (TestCard *self)
{
}

class HomeTest : public StartedTest
{
protected:
  void
  wait_for_home ()
  {
    EXPECT_TRUE (wait_until ([&] {
      return maillage_home_get_complete (MAILLAGE_HOME (maillage_window_get_page (window)));
    }));
  }

  MaillageScope *
  scope (const char *plugin)
  {
    return maillage_registry_find_scope (maillage_context_get_registry (context), plugin);
  }

  std::string
  add_step (const char *wording, const char *due, const char *state)
  {
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope ("actions"), "Add");

    if (sheet.empty ())
      {
        sheet = maillage_edit_create (edit, "actions.action_sheet");
        maillage_edit_set (edit, sheet.c_str (), "number", "14");
        maillage_edit_set (edit, sheet.c_str (), "title", "Coordonner");
      }
    std::string step = maillage_edit_create_child (edit, "actions.step", sheet.c_str ());
    maillage_edit_set (edit, step.c_str (), "wording", wording);
    maillage_edit_set (edit, step.c_str (), "due", due);
    maillage_edit_set (edit, step.c_str (), "state", state);
    commit (edit);
    return step;
  }

  std::string sheet;
};

TEST_F (HomeTest, SaysTheDayAndWhatThereIsWhileNothingIsToBeDone)
{
  wait_for_home ();
  EXPECT_TRUE (says ("Tuesday 15 March 2022"));
  EXPECT_TRUE (says ("Week 11"));
  EXPECT_TRUE (says ("At a glance"));
  EXPECT_FALSE (says ("Recently modified"));
  EXPECT_FALSE (says ("Late steps, or due soon"));
}

TEST_F (HomeTest, OfAnEmptyStoreOffersTheFirstStep)
{
  auto row = [&] (const char *name) {
    return find (GTK_WIDGET (window), [&] (GtkWidget *widget) {
      return GTK_IS_LIST_BOX_ROW (widget) && strcmp (gtk_widget_get_name (widget), name) == 0;
    });
  };

  wait_for_home ();
  EXPECT_TRUE (says ("Where to begin"));
  EXPECT_NE (row ("win.new::partners.organisation"), nullptr);
  EXPECT_NE (row ("app.open-demo"), nullptr);
  ASSERT_NE (row ("win.import::partners.organisation"), nullptr);
  EXPECT_TRUE (gtk_widget_activate (row ("win.import::partners.organisation")));
  EXPECT_TRUE (wait_until ([&] { return key () == "import:partners.organisation"; }));
  add_organisation ("Ansa");
  act ("win.home");
  EXPECT_TRUE (wait_until ([&] { return says ("Recently modified"); }));
  EXPECT_FALSE (says ("Where to begin"));
}

TEST_F (HomeTest, ShowsWhatWasWorkedOnLastAndOpensIt)
{
  std::string uuid = add_organisation ("Ansa");

  EXPECT_TRUE (wait_until ([&] { return says ("Recently modified") && says ("Ansa"); }));
  EXPECT_TRUE (wait_until ([&] { return !says ("At a glance"); }));
  GtkWidget *row = find (GTK_WIDGET (window), [&] (GtkWidget *widget) {
    return MAILLAGE_UI_IS_CARD_ROW (widget)
           && uuid == maillage_ui_card_row_get_record (MAILLAGE_UI_CARD_ROW (widget));
  });
  ASSERT_NE (row, nullptr);
  EXPECT_TRUE (gtk_widget_activate (row));
  EXPECT_TRUE (wait_until ([&] { return key () == "record:" + uuid; }));
}

TEST_F (HomeTest, ListsLateStepsThenThoseDueSoon)
{
  add_step ("En retard", "2021-41", "not_started");
  add_step ("Proche", "2022-03", "in_progress");
  add_step ("Lointain", "2023", "not_started");
  add_step ("Fini", "2021", "done");
  add_step ("Abandonné", "2021", "dropped");
  add_step ("Sans état", "2022-01", nullptr);
  EXPECT_TRUE (wait_until ([&] { return says ("Sans état"); }));
  wait_for_home ();
  EXPECT_TRUE (says ("Late steps, or due soon"));
  EXPECT_TRUE (says ("late by 74 days"));
  EXPECT_TRUE (says ("late by 43 days"));
  EXPECT_TRUE (says ("in 16 days"));
  EXPECT_TRUE (says ("Sheet 14"));
  EXPECT_FALSE (says ("in 291 days"));
}

TEST_F (HomeTest, ListsTheNumbersThatLookWrong)
{
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope ("partners"), "Add");
  std::string uuid = maillage_edit_create (edit, "partners.organisation");

  EXPECT_FALSE (says ("Records to check"));
  maillage_edit_set (edit, uuid.c_str (), "name", "Ansa");
  maillage_edit_set (edit, uuid.c_str (), "siret", "12345678900011");
  commit (edit);
  EXPECT_TRUE (wait_until ([&] { return says ("Records to check"); }));
  EXPECT_TRUE (says ("SIRET to correct"));
}

TEST_F (HomeTest, ShowsThePluginsCardsWhileTheyAreSwitchedOn)
{
  MaillagePluginManager *plugins = maillage_context_get_plugin_manager (context);
  g_autoptr (GError) error = nullptr;

  maillage_ui_add_card (
      scope ("actions"), "test", "A card", MAILLAGE_SIDE_ASIDE, 300, TEST_TYPE_CARD);
  wait_for_home ();
  EXPECT_FALSE (says ("A card"));
  add_organisation ("Ansa");
  EXPECT_TRUE (wait_until ([&] { return says ("A card") && says ("in a card"); }));
  /* The head has a question of its own, which may be answered later. */
  EXPECT_TRUE (wait_until ([&] { return says ("Week 11 · there is something to prepare"); }));
  EXPECT_TRUE (wait_until ([&] { return says ("Prepare it"); }));
  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins, "actions", FALSE, &error));
  EXPECT_TRUE (wait_until ([&] { return !says ("A card") && !says ("Prepare it"); }));
  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins, "actions", TRUE, &error));
}
