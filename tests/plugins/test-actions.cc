/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"

#include <maillage-context-private.h>
#include <maillage-query-model.h>

class Actions : public Demo
{
protected:
  MaillageRecord *
  sheet_14 ()
  {
    return find ("actions.action_sheet",
                 "14 – Coordonner l’intervention des acteurs dans le cadre des situations de mal "
                 "logement par la formalisation d’un protocole social");
  }

  MaillageRecord *
  step (guint index)
  {
    g_autoptr (MaillageRecord) sheet = sheet_14 ();
    g_autoptr (MaillageQuery) question = query ("actions.step");

    maillage_query_set_owner (question, maillage_record_get_uuid (sheet));
    g_autoptr (GPtrArray) found = run (question);
    return maillage_store_load (
        store, maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[index])), nullptr);
  }

  bool
  is_late (guint index)
  {
    g_autoptr (MaillageRecord) record = step (index);

    return maillage_record_get_boolean (record, "late");
  }

  void
  set_step (guint index, const char *field, const char *value)
  {
    g_autoptr (MaillageRecord) record = step (index);

    set (record, field, value);
  }

  /* The text of the printed document, as one line. */
  std::string
  print (const char *id, const char *uuid)
  {
    g_autoptr (GPtrArray) templates
        = maillage_registry_list (registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
    const char *uuids[] = { uuid, nullptr };
    g_autoptr (GError) error = nullptr;
    g_autofree char *out = nullptr;
    std::string path = folder.file ("progress.pdf");

    for (guint i = 0; i < templates->len; i++)
      {
        auto one = MAILLAGE_DOCUMENT_TEMPLATE (templates->pdata[i]);

        if (strcmp (maillage_document_template_get_id (one), id) != 0)
          continue;
        g_autoptr (MaillageDocument) document
            = maillage_document_template_make (one, uuids, &error);
        if (document == nullptr)
          return error->message;
        EXPECT_TRUE (maillage_document_write_pdf (document, path.c_str (), &error));
      }
    const char *argv[] = { "pdftotext", "-layout", path.c_str (), "-", nullptr };
    EXPECT_TRUE (g_spawn_sync (nullptr,
                               (char **) argv,
                               nullptr,
                               G_SPAWN_SEARCH_PATH,
                               nullptr,
                               nullptr,
                               &out,
                               nullptr,
                               nullptr,
                               &error));
    g_autoptr (GRegex) spaces
        = g_regex_new ("\\s+", (GRegexCompileFlags) 0, (GRegexMatchFlags) 0, nullptr);
    g_autofree char *line
        = g_regex_replace_literal (spaces, out, -1, 0, " ", (GRegexMatchFlags) 0, nullptr);
    return line;
  }

  void
  expect_words (const std::string &text, const std::vector<std::string> &words)
  {
    for (const std::string &word : words)
      EXPECT_NE (text.find (word), std::string::npos) << word << " in\n" << text;
  }
};

class ActionsAlone : public Actions
{
protected:
  ActionsAlone () { switched_off = { "events", "partners" }; }
};

TEST_F (Actions, AtMidnightWhatWasDueYesterdayIsLate)
{
  set_step (3, "due", "2022-03-15");
  set_step (3, "state", "in_progress");
  g_autoptr (MaillageRecord) shown = step (3);
  EXPECT_FALSE (maillage_record_get_boolean (shown, "late"));
  g_autoptr (MaillageQuery) question = query ("actions.step");
  maillage_query_add_filter (question, "late", MAILLAGE_OPERATOR_EQUAL, "1");
  g_autoptr (MaillageQueryModel) model = maillage_query_model_new (store);
  maillage_query_model_set_query (model, question);
  ASSERT_TRUE (wait_until ([&] { return maillage_query_model_get_complete (model); }));
  guint late = g_list_model_get_n_items (G_LIST_MODEL (model));

  _maillage_context_check_day (context);
  EXPECT_FALSE (maillage_record_get_boolean (shown, "late"));
  today.set ("2022-03-16");
  _maillage_context_check_day (context);
  EXPECT_TRUE (maillage_record_get_boolean (shown, "late"));
  EXPECT_TRUE (
      wait_until ([&] { return g_list_model_get_n_items (G_LIST_MODEL (model)) == late + 1; }));
}

TEST_F (Actions, ALateStepIsOneWhoseLastDayHasPassed)
{
  const struct
  {
    const char *due, *state;
    bool late;
  } cases[] = {
    { nullptr, "not_started", false },
    { "2022-03-14", "not_started", true },
    { "2022-03-15", "in_progress", false },
    { "2022-03", "not_started", false },
    { "2021-41", "in_progress", true },
    { "2021", "postponed", true },
    { "2021", "done", false },
    { "2021", "dropped", false },
    { "2022", "not_started", false },
    { "2021", nullptr, true },
  };

  for (const auto &one : cases)
    {
      set_step (3, "due", one.due);
      set_step (3, "state", one.state);
      EXPECT_EQ (is_late (3), one.late)
          << (one.due ? one.due : "no date") << " " << (one.state ? one.state : "no state");
    }
}

TEST_F (Actions, TheLateStepsAreListed)
{
  g_autoptr (MaillageQuery) question = query ("actions.step");

  set_step (3, "due", "2021-41");
  set_step (4, "due", "2022-01");
  maillage_query_add_filter (question, "late", MAILLAGE_OPERATOR_EQUAL, "1");
  EXPECT_EQ (titles (question).size (), 4u); /* two are the fictitious plan's */
}

TEST_F (Actions, AnOrganisationShowsWhatItPilots)
{
  g_autoptr (MaillageRecord) opah = find ("partners.organisation", "OPAH de la Haute-Gironde");
  g_autoptr (MaillageQuery) question = query ("actions.action_sheet");

  maillage_query_set_linked (question, "pilot", maillage_record_get_uuid (opah));
  EXPECT_EQ (titles (question).size (), 1u);
  EXPECT_STREQ (maillage_field_get_inverse_label (maillage_kind_find_field (
                    maillage_registry_find_kind (registry, "actions.action_sheet"), "pilot")),
                "Actions piloted");
}

TEST_F (Actions, PrintsTheStateOfProgressOfASheet)
{
  g_autoptr (MaillageRecord) sheet = sheet_14 ();

  set_step (3, "due", "2021-41 2e semestre 2021");
  std::string text = print ("actions.progress", maillage_record_get_uuid (sheet));
  expect_words (text,
                { "Plan d’action de la Haute-Gironde",
                  "State of progress",
                  "carried by CC Latitude Nord Gironde",
                  "les 4 communautés de communes",
                  "Professionnels composant le comité",
                  "3 steps done out of 6, i.e. 50 %",
                  "14.1",
                  "14.6",
                  "PDLHImI33",
                  "Done",
                  "Not started",
                  "Late by 74 days",
                  "To decide",
                  "14.4 – new due date" });
}

TEST_F (Actions, NothingIsToBeDecidedWhenNothingIsLate)
{
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  std::string text = print ("actions.progress", maillage_record_get_uuid (sheet));

  EXPECT_EQ (text.find ("To decide"), std::string::npos);
  EXPECT_EQ (text.find ("Late by"), std::string::npos);
}

TEST_F (Actions, PrintsAllTheSheetsOfAPlan)
{
  g_autoptr (MaillageRecord) plan = find ("actions.plan", "Plan d’action de la Haute-Gironde");
  g_autoptr (MaillageRecord) empty = find ("actions.plan", "Plan d’action de Limoges Métropole");

  expect_words (print ("actions.plan_progress", maillage_record_get_uuid (plan)),
                { "14.6", "i.e. 50 %" });
  expect_words (print ("actions.plan_progress", maillage_record_get_uuid (empty)),
                { "There is no action sheet to print" });
  expect_words (print ("actions.progress", nullptr), { "14.6" });
}

/* Each plan is named before its axes, and looks back to its own committee. */
TEST_F (Actions, OfAllPlansEachIsNamedAndComparedWithItsOwn)
{
  std::string text = print ("actions.plan_progress", nullptr);
  size_t haute = text.find ("Plan d’action de la Haute-Gironde");
  size_t fiche = text.find ("14.6");
  size_t demo = text.find ("Plan de démonstration (fictif)");
  size_t axis = text.find ("1. Repérer et accompagner");

  expect_words (text,
                { "Since “Comité de pilotage (fictif)”, on 16 September 2021",
                  "1 step done",
                  "2 became late",
                  "New since 16 September 2021" });
  EXPECT_EQ (text.find ("6 unchanged"), std::string::npos) << text;
  ASSERT_NE (haute, std::string::npos) << text;
  ASSERT_NE (demo, std::string::npos) << text;
  EXPECT_LT (haute, fiche);
  EXPECT_LT (fiche, demo);
  EXPECT_LT (demo, axis);
  /* A committee of the other plan says nothing of these sheets, and theirs nothing of its. */
  MaillageScope *events = maillage_registry_find_scope (registry, "events");
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (events, "Add");
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  g_autoptr (GError) error = nullptr;
  std::string uuid = maillage_edit_create (edit, "events.event");
  maillage_edit_set (edit, uuid.c_str (), "title", "Comité de la Haute-Gironde");
  maillage_edit_set (edit, uuid.c_str (), "type", "steering_committee");
  maillage_edit_set (edit, uuid.c_str (), "state", "held");
  maillage_edit_set (edit, uuid.c_str (), "date", "2022-03-14");
  maillage_edit_link (edit, uuid.c_str (), "sheets", maillage_record_get_uuid (sheet));
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  expect_words (print ("actions.plan_progress", nullptr),
                { "Since the last review or committee of each plan",
                  "1 step done",
                  "2 became late",
                  "New since 16 September 2021",
                  "8 unchanged" });
}

TEST_F (Actions, ASheetIsFoundByWhatPeopleCallIt)
{
  g_autoptr (MaillageRecord) sheet = sheet_14 ();

  for (const char *text : { "14", "Sheet 14", "sheet 14", "SHEET 14", "f14", "F14" })
    {
      g_autoptr (GPtrArray) found = maillage_store_search (store, text, nullptr, 5, nullptr);
      ASSERT_GE (found->len, 1u) << text;
      EXPECT_STREQ (maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0])),
                    maillage_record_get_uuid (sheet))
          << text;
      g_autoptr (MaillageQuery) question = query ("actions.action_sheet");
      maillage_query_set_text (question, text);
      g_autoptr (GPtrArray) listed = run (question);
      EXPECT_EQ (listed->len, 1u) << text;
    }
}

TEST_F (Actions, AnAxisIsOneOfThePlan)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "actions");
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  g_autoptr (MaillageRecord) axis = find ("actions.axis", "1. Repérer et accompagner");
  g_autoptr (MaillageRecord) plan = find ("actions.plan", "Plan de démonstration (fictif)");
  auto commit = [&] (bool with_plan) -> std::string {
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Edit");
    g_autoptr (GError) error = nullptr;

    maillage_edit_set (
        edit, maillage_record_get_uuid (sheet), "axis", maillage_record_get_uuid (axis));
    if (with_plan)
      {
        maillage_edit_set (
            edit, maillage_record_get_uuid (sheet), "plan", maillage_record_get_uuid (plan));
        maillage_edit_set (edit, maillage_record_get_uuid (sheet), "number", "14");
      }
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    return error != nullptr ? error->message : "";
  };

  EXPECT_EQ (commit (false),
             "“Axis”: “1. Repérer et accompagner” is not a part of “Plan d’action de la "
             "Haute-Gironde”. Choose another.");
  EXPECT_EQ (commit (true), "");
  g_autoptr (MaillageEdit) back = maillage_scope_new_edit (scope, "Back");
  g_autoptr (MaillageRecord) former = find ("actions.plan", "Plan d’action de la Haute-Gironde");
  g_autoptr (GError) error = nullptr;
  maillage_edit_set (
      back, maillage_record_get_uuid (sheet), "plan", maillage_record_get_uuid (former));
  EXPECT_EQ (maillage_store_commit (store, back, &error), nullptr);
  ASSERT_NE (error, nullptr);
}

TEST_F (Actions, AStepKeepsItsPlace)
{
  g_autoptr (MaillageRecord) last = step (5);
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (maillage_registry_find_scope (registry, "actions"), "Move");
  g_autoptr (GError) error = nullptr;

  maillage_edit_move (edit, maillage_record_get_uuid (last), 0);
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  g_autoptr (MaillageRecord) first = step (0);
  EXPECT_STREQ (maillage_record_get_uuid (first), maillage_record_get_uuid (last));
}

TEST_F (ActionsAlone, WorksWithoutItsNeighbours)
{
  g_autoptr (MaillageRecord) sheet = sheet_14 ();

  EXPECT_EQ (count ("actions.step"), 32);
  EXPECT_EQ (maillage_record_get_n_links (sheet, "pilot"), 0u);
  expect_words (print ("actions.progress", maillage_record_get_uuid (sheet)), { "i.e. 50 %" });
  expect_sound ();
}

TEST_F (Actions, PrintsWhatItKnowsWhileThePartnersAreOff)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "partners", FALSE, &error));
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  expect_words (print ("actions.progress", maillage_record_get_uuid (sheet)),
                { "OPAH de la Haute-Gironde", "i.e. 50 %" });
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "partners", TRUE, &error));
}

TEST_F (Actions, PrintsWhatMovedSinceTheLastReview)
{
  g_autoptr (MaillageRecord) plan = find ("actions.plan", "Plan de démonstration (fictif)");

  expect_words (print ("actions.plan_progress", maillage_record_get_uuid (plan)),
                { "Since “Comité de pilotage (fictif)”, on 16 September 2021",
                  "1 step done",
                  "2 became late",
                  "1. Repérer et accompagner",
                  "2. Informer et former",
                  "New since 16 September 2021",
                  "Late by 43 days",
                  "To decide",
                  "2.2 – new due date",
                  "as of 15 March 2022",
                  "Page 1 of 2" });
}

TEST_F (Actions, ComparesWithNobodyElsesCommittee)
{
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  std::string text = print ("actions.progress", maillage_record_get_uuid (sheet));

  expect_words (text, { "i.e. 50 %", "As of 15 March 2022" });
  EXPECT_EQ (text.find ("Since"), std::string::npos) << text;
}

TEST_F (Actions, ComparesWithTheCommitteesThatFollowedThePlan)
{
  MaillageScope *events = maillage_registry_find_scope (registry, "events");
  MaillageScope *partners = maillage_registry_find_scope (registry, "partners");
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  g_autoptr (MaillageEdit) bodies = maillage_scope_new_edit (partners, "Add");
  g_autoptr (GError) error = nullptr;
  std::string body = maillage_edit_create (bodies, "partners.organisation");
  auto printed = [&] { return print ("actions.progress", maillage_record_get_uuid (sheet)); };
  auto add = [&] (const char *title, const char *state, const char *date, bool with_sheet) {
    g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (events, "Add");
    std::string uuid = maillage_edit_create (edit, "events.event");

    maillage_edit_set (edit, uuid.c_str (), "title", title);
    maillage_edit_set (edit, uuid.c_str (), "type", "steering_committee");
    maillage_edit_set (edit, uuid.c_str (), "state", state);
    maillage_edit_set (edit, uuid.c_str (), "date", date);
    maillage_edit_link (edit, uuid.c_str (), "committee", body.c_str ());
    if (with_sheet)
      maillage_edit_link (edit, uuid.c_str (), "sheets", maillage_record_get_uuid (sheet));
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
  };

  maillage_edit_set (bodies, body.c_str (), "name", "Comité de la Haute-Gironde");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, bodies, &error);
  ASSERT_NE (change, nullptr) << error->message;
  add ("Prévu", "planned", "2022-03-01", true);
  add ("Annulé", "cancelled", "2022-03-02", true);
  add ("Du mois", "held", "2022-02", true);
  EXPECT_EQ (printed ().find ("Since"), std::string::npos) << printed ();
  add ("Avec la fiche", "held", "2021-06-01", true);
  expect_words (printed (), { "Since “Avec la fiche”, on 1 June 2021" });
  add ("De la même instance", "held", "2021-09-01", false);
  expect_words (printed (), { "Since “De la même instance”, on 1 September 2021" });
  add ("Le prochain", "confirmed", "2022-05-01", false);
  expect_words (printed (), { "Le prochain · 1 May 2022" });
  g_autoptr (MaillageRecord) plan = find ("actions.plan", "Plan de démonstration (fictif)");
  expect_words (print ("actions.plan_progress", maillage_record_get_uuid (plan)),
                { "Since “Comité de pilotage (fictif)”, on 16 September 2021" });
}

TEST_F (Actions, SaysADayAsItIsKnown)
{
  g_autoptr (MaillageRecord) plan = find ("actions.plan", "Plan de démonstration (fictif)");
  g_autoptr (MaillageQuery) question = query ("actions.review");
  g_autoptr (GPtrArray) reviews = run (question);

  set (MAILLAGE_RECORD (reviews->pdata[0]), "date", "2021-09");
  expect_words (
      print ("actions.plan_progress", maillage_record_get_uuid (plan)),
      { "Since “Comité de pilotage (fictif)”, in September 2021", "New since September 2021" });
}

TEST_F (Actions, TwoSheetsOfOnePlanCannotHaveOneNumber)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "actions");
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  g_autoptr (GError) error = nullptr;

  for (bool same_plan : { true, false })
    {
      g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Add");
      g_autoptr (MaillageRecord) other = find ("actions.plan", "Plan de démonstration (fictif)");
      std::string uuid = maillage_edit_create (edit, "actions.action_sheet");

      maillage_edit_set (edit, uuid.c_str (), "title", "Une autre");
      maillage_edit_set (edit, uuid.c_str (), "number", "14");
      maillage_edit_link (edit,
                          uuid.c_str (),
                          "plan",
                          same_plan ? maillage_record_get_link (sheet, "plan", 0)
                                    : maillage_record_get_uuid (other));
      g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
      EXPECT_EQ (change == nullptr, same_plan);
      if (same_plan)
        {
          EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
          EXPECT_NE (strstr (error->message, "“Number” 14 is already that of “14 –"), nullptr);
        }
      g_clear_error (&error);
    }
  expect_sound ();
}

TEST_F (Actions, TwoSheetsOfNoPlanCannotHaveOneNumber)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "actions");
  g_autoptr (GError) error = nullptr;

  for (bool first : { true, false })
    {
      g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Add");
      std::string uuid = maillage_edit_create (edit, "actions.action_sheet");

      maillage_edit_set (edit, uuid.c_str (), "title", "Une autre");
      maillage_edit_set (edit, uuid.c_str (), "number", "77");
      g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
      EXPECT_EQ (change != nullptr, first);
    }
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
}

/* 14 and 014 are one number. */
TEST_F (Actions, ANumberIsTheSameWithAZeroBeforeIt)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "actions");
  g_autoptr (MaillageRecord) sheet = sheet_14 ();
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Add");
  std::string uuid = maillage_edit_create (edit, "actions.action_sheet");

  maillage_edit_set (edit, uuid.c_str (), "title", "Une autre");
  maillage_edit_set (edit, uuid.c_str (), "number", "014");
  maillage_edit_link (
      edit, uuid.c_str (), "plan", maillage_record_get_link (sheet, "plan", 0));
  EXPECT_EQ (maillage_store_commit (store, edit, &error), nullptr);
  ASSERT_NE (error, nullptr);
  EXPECT_NE (strstr (error->message, "“Number” 014 is already that of “14 –"), nullptr)
      << error->message;
}

/* Line by line, and not the whole file once it is written. */
TEST_F (Actions, AFileSaysWhichLineHasANumberTwiceOrAnothersAxis)
{
  MaillageKind *kind = maillage_registry_find_kind (registry, "actions.action_sheet");
  g_autoptr (MaillageImport) import = maillage_import_new (store, nullptr, kind);
  std::string file = folder.file ("sheets.csv");
  const char *text = "Number;Title;Plan;Axis\n"
                     "7;Un;Plan de démonstration (fictif);\n"
                     "07;Deux;Plan de démonstration (fictif);\n"
                     "8;Trois;Plan de démonstration (fictif);3. Accompagnement médical\n"
                     "014;Quatre;Plan d’action de la Haute-Gironde;\n"
                     "9;Cinq;Plan de démonstration (fictif);2. Informer et former\n";
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (g_file_set_contents (file.c_str (), text, -1, nullptr));
  ASSERT_TRUE (maillage_import_open (import, file.c_str (), &error));
  g_autoptr (MaillageImportReport) report = maillage_import_check (import, &error);
  ASSERT_NE (report, nullptr) << error->message;
  auto sentence = [&] (guint row) -> std::string {
    const char *words = nullptr;
    maillage_import_report_get_line (report, row, nullptr, &words, nullptr);
    return words != nullptr ? words : "";
  };
  EXPECT_EQ (maillage_import_report_count (report, MAILLAGE_IMPORT_CREATED), 2u)
      << sentence (0) << sentence (4);
  EXPECT_EQ (sentence (1), "“Number” is already that of line 2.");
  EXPECT_EQ (sentence (2), "“Axis” is not a part of “Plan” on this line.");
  EXPECT_NE (sentence (3).find ("Another record has this value already: “14 –"),
             std::string::npos)
      << sentence (3);
  g_autoptr (MaillageChange) change = maillage_import_apply (import, &error);
  EXPECT_NE (change, nullptr) << error->message;
}

TEST_F (Actions, StepsDoNotWaitForOneAnotherInACircle)
{
  g_autoptr (MaillageRecord) first = step (0);
  g_autoptr (MaillageRecord) second = step (1);
  MaillageScope *scope = maillage_registry_find_scope (registry, "actions");
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Wait");
  g_autoptr (MaillageEdit) back = maillage_scope_new_edit (scope, "Wait");
  g_autoptr (GError) error = nullptr;

  maillage_edit_link (
      edit, maillage_record_get_uuid (first), "depends", maillage_record_get_uuid (second));
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  maillage_edit_link (
      back, maillage_record_get_uuid (second), "depends", maillage_record_get_uuid (first));
  g_autoptr (MaillageChange) refused = maillage_store_commit (store, back, &error);
  EXPECT_EQ (refused, nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
}

TEST_F (Actions, TheHistoryTellsWhatAStateWas)
{
  gint64 before = g_get_real_time ();
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageRecord) record = step (3);

  g_usleep (2000);
  set_step (3, "state", "in_progress");
  set_step (3, "state", "done");
  g_autoptr (GHashTable) past = maillage_store_read_past (
      store, "actions.step", "state", before, g_get_real_time (), &error);
  ASSERT_NE (past, nullptr) << error->message;
  EXPECT_EQ (g_hash_table_size (past), 1u);
  EXPECT_STREQ ((const char *) g_hash_table_lookup (past, maillage_record_get_uuid (record)),
                "not_started");
  g_autoptr (GHashTable) none = maillage_store_read_past (
      store, "actions.step", "state", g_get_real_time (), G_MAXINT64, &error);
  EXPECT_EQ (g_hash_table_size (none), 0u);
  g_autoptr (GHashTable) earlier
      = maillage_store_read_past (store, "actions.step", "state", 0, g_get_real_time (), &error);
  EXPECT_EQ (g_hash_table_size (earlier), 0u) << "records made since are left out";
}

TEST_F (Actions, AnIndicatorKeepsItsDatedValues)
{
  g_autoptr (MaillageQuery) indicators = query ("actions.indicator");
  g_autoptr (MaillageRecord) met = find ("actions.indicator", "Familles rencontrées (familles)");
  g_autoptr (MaillageQuery) values = query ("actions.measure");

  EXPECT_EQ (titles (indicators).size (), 3u);
  maillage_query_set_owner (values, maillage_record_get_uuid (met));
  g_autoptr (GPtrArray) found = run (values);
  ASSERT_EQ (found->len, 1u);
  EXPECT_EQ (maillage_record_get_number (MAILLAGE_RECORD (found->pdata[0]), "value"), 80);
}
