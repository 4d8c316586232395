/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <adwaita.h>
#include <maillage-ui-field-row.h>
#include <maillage-ui-picker.h>
#include <maillage-ui-record-page.h>

/* What the five source documents tell, entered as a user does: pages, fields, pickers; no edit is
 * made here. */
class ByHand : public StartedTest
{
protected:
  void
  SetUp () override
  {
    StartedTest::SetUp ();
    gtk_window_present (GTK_WINDOW (window));
  }

  void
  rest ()
  {
    gint64 until = g_get_monotonic_time () + 600 * 1000;

    wait_until ([&] { return g_get_monotonic_time () > until; });
  }

  std::string
  uuid ()
  {
    return key ().substr (strlen ("record:"));
  }

  std::string
  begin (const std::string &kind)
  {
    std::string before = key ();

    act (("win.new::" + kind).c_str ());
    EXPECT_TRUE (wait_until ([&] { return key () != before && key ().rfind ("record:", 0) == 0; }));
    return uuid ();
  }

  /* The row of a field of the page that shows. */
  GtkWidget *
  row (const std::string &field)
  {
    GtkWidget *found = find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      return MAILLAGE_UI_IS_FIELD_ROW (widget)
             && field
                    == maillage_field_get_id (
                        maillage_ui_field_row_get_field (MAILLAGE_UI_FIELD_ROW (widget)));
    });

    EXPECT_NE (found, nullptr) << field;
    return found;
  }

  template <typename Test>
  GtkWidget *
  within (GtkWidget *widget, Test test)
  {
    return widget != nullptr ? find (widget, test) : nullptr;
  }

  std::string
  value (const std::string &record, const char *field)
  {
    g_autoptr (MaillageRecord) loaded = maillage_store_load (store, record.c_str (), nullptr);
    g_autofree char *shown
        = loaded != nullptr ? maillage_record_dup_display (loaded, field) : nullptr;

    return shown != nullptr ? shown : "";
  }

  /* What stands in a field once it is left. */
  void
  type (const char *field, const char *text)
  {
    GtkWidget *at = row (field);
    GtkWidget *editor
        = within (at, [] (GtkWidget *w) { return GTK_IS_ENTRY (w) || GTK_IS_TEXT_VIEW (w); });

    ASSERT_NE (editor, nullptr) << field;
    if (GTK_IS_ENTRY (editor))
      gtk_editable_set_text (GTK_EDITABLE (editor), text);
    else
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
    maillage_ui_field_row_commit (MAILLAGE_UI_FIELD_ROW (at));
    EXPECT_EQ (maillage_ui_field_row_get_problem (MAILLAGE_UI_FIELD_ROW (at)), nullptr) << field;
    EXPECT_TRUE (wait_until ([&] { return !value (uuid (), field).empty (); })) << field;
  }

  void
  choose (const char *field, const char *label)
  {
    GtkWidget *editor = within (row (field), [] (GtkWidget *w) { return GTK_IS_DROP_DOWN (w); });

    ASSERT_NE (editor, nullptr) << field;
    GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (editor)));
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
      if (g_str_equal (gtk_string_list_get_string (labels, i), label))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), i);
    EXPECT_TRUE (wait_until ([&] { return value (uuid (), field) == label; })) << field;
  }

  /* Types in a field's picker, then takes the line that says @wanted. The popover stays unseen: GTK
   * 4.8 shows its entry's tooltip half a second after it opens, and is critical of its own when the
   * popover has gone meanwhile. */
  void
  pick (const char *field, const char *text, const std::string &wanted)
  {
    GtkWidget *button = within (row (field), [] (GtkWidget *w) { return GTK_IS_MENU_BUTTON (w); });
    GtkWidget *label = nullptr;

    ASSERT_NE (button, nullptr) << field;
    GtkWidget *picker = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
    maillage_ui_picker_set_text (MAILLAGE_UI_PICKER (picker), text);
    ASSERT_TRUE (wait_until ([&] {
      label = find (picker, [&] (GtkWidget *w) {
        return GTK_IS_LABEL (w) && wanted == gtk_label_get_text (GTK_LABEL (w));
      });
      return label != nullptr;
    })) << field
        << ": " << wanted;
    g_signal_emit_by_name (
        find (picker,
              [] (GtkWidget *w) { return strcmp (gtk_widget_get_name (w), "results") == 0; }),
        "row-activated",
        gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
    std::string name = wanted.rfind ("Create “", 0) == 0 ? std::string (text) : wanted;
    EXPECT_TRUE (wait_until ([&] {
      return value (uuid (), field).find (name) != std::string::npos;
    })) << field
        << ": " << value (uuid (), field);
  }

  void
  create (const char *field, const char *name)
  {
    pick (field, name, std::string ("Create “") + name + "”");
  }

  /* The “+” of a section that lists other records: of a kind, or of a role that leads here. */
  std::string
  add (const char *section)
  {
    std::string before = key ();
    GtkWidget *button = nullptr;

    EXPECT_TRUE (wait_until ([&] {
      GtkWidget *ties = find (maillage_window_get_page (window), [&] (GtkWidget *w) {
        return strcmp (gtk_widget_get_name (w), section) == 0;
      });
      button = within (ties, [] (GtkWidget *w) {
        return GTK_IS_BUTTON (w) && strcmp (gtk_widget_get_name (w), "add") == 0;
      });
      return button != nullptr;
    })) << section;
    if (button == nullptr)
      return "";
    g_signal_emit_by_name (button, "clicked");
    EXPECT_TRUE (wait_until ([&] { return key () != before; })) << section;
    return uuid ();
  }

  void
  back ()
  {
    std::string before = key ();

    act ("win.back");
    EXPECT_TRUE (wait_until ([&] { return key () != before; }));
  }

  /* All words that show, for whoever reads why a test failed. */
  std::string
  said ()
  {
    std::string all;

    find (maillage_window_get_page (window), [&] (GtkWidget *w) {
      if (GTK_IS_LABEL (w) && gtk_widget_get_mapped (w))
        all += std::string (gtk_label_get_text (GTK_LABEL (w))) + "\n";
      return false;
    });
    return all;
  }

  guint
  count (const char *kind)
  {
    return (guint) maillage_store_count (store, kind, nullptr);
  }
};

TEST_F (ByHand, ActionSheetFourteen)
{
  static const struct
  {
    const char *wording, *state;
  } steps[] = {
    { "Signature d’une convention d’engagement (protocole social)", "Done" },
    { "Réunions et dynamique partenariale", "Done" },
    { "Identifier les référents LHI (technique, social)", "Done" },
    { "Guide simplifié des ressources", "Not started" },
    { "Réitérer le cycle de formation avec le PDLHI", "Not started" },
    { "Outils de communication", "Not started" },
  };

  begin ("actions.plan");
  type ("title", "Plan d’action de la Haute-Gironde");
  std::string sheet = begin ("actions.action_sheet");
  type ("number", "14");
  type ("title", "Coordonner l’intervention des acteurs");
  pick ("plan", "haute gir", "Plan d’action de la Haute-Gironde");
  create ("pilot", "OPAH de la Haute-Gironde");
  type ("partners_rule", "Les membres du comité du protocole social");
  for (const char *objective :
       { "Structurer le partenariat", "Apporter une expertise", "Informer", "Assurer une veille" })
    {
      add ("actions.objective");
      type ("wording", objective);
      back ();
    }
  for (auto &step : steps)
    {
      add ("actions.step");
      type ("wording", step.wording);
      choose ("state", step.state);
      back ();
    }
  EXPECT_EQ (uuid (), sheet);
  EXPECT_EQ (count ("actions.step"), 6u);
  EXPECT_EQ (count ("actions.objective"), 4u);
  maillage_window_open_page (window, "actions.state_of_progress");
  EXPECT_TRUE (wait_until ([&] { return says ("3 of 6"); })) << said ();
  EXPECT_TRUE (says ("Coordonner l’intervention des acteurs"));
}

TEST_F (ByHand, ANumberedSheetIsDuplicatedWithoutItsNumber)
{
  begin ("actions.action_sheet");
  type ("number", "14");
  type ("title", "Coordonner l’intervention des acteurs");
  std::string sheet = uuid ();
  ASSERT_TRUE (
      gtk_widget_activate_action (maillage_window_get_page (window), "record.duplicate", nullptr));
  ASSERT_TRUE (wait_until ([&] { return uuid () != sheet; })) << said ();
  EXPECT_EQ (value (uuid (), "title"), "Coordonner l’intervention des acteurs");
  EXPECT_EQ (value (uuid (), "number"), "");
}

TEST_F (ByHand, TheCycleOfTheObservatory)
{
  static const struct
  {
    const char *typed, *name;
  } territories[] = {
    { "vallee sud", "Vallée Sud-Grand Paris" },
    { "grand paris seine ouest", "Grand Paris Seine Ouest" },
    { "paris ouest la def", "Paris Ouest La Défense" },
    { "boucle nord", "Boucle Nord de Seine" },
  };

  std::string cycle = begin ("events.cycle");
  type ("title", "Nouveau cycle d’ateliers de l’OPML92");
  type ("date", "2022-40");
  create ("organisers", "OPML92");
  type ("objectives", "Comprendre la précarité sur son territoire");
  for (auto &territory : territories)
    for (int n = 1; n <= 2; n++)
      {
        g_autofree char *title = g_strdup_printf ("Atelier %d, %s", n, territory.name);

        add ("cycle");
        type ("title", title);
        type ("duration", "3 h");
        type ("capacity", "15");
        pick ("territories", territory.typed, territory.name);
        back ();
      }
  EXPECT_EQ (uuid (), cycle);
  EXPECT_EQ (count ("events.event"), 8u);
  EXPECT_EQ (value (cycle, "date"), "1st half of 2022");
}

TEST_F (ByHand, TheDayInGrenoble)
{
  std::string day = begin ("events.event");

  type ("title", "Première journée des acteurs du Logement d’abord");
  type ("type", "Awareness day");
  choose ("state", "Held");
  type ("date", "2019-03-12");
  create ("organisers", "Grenoble-Alpes Métropole");
  create ("organisers", "DDCS de l’Isère");
  pick ("territories", "grenoble alpes", "Grenoble-Alpes-Métropole");
  create ("part_of", "Biennale des Villes en transition");
  GtkWidget *done = find (GTK_WIDGET (window), [] (GtkWidget *w) {
    return GTK_IS_BUTTON (w) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (w)), "Done") == 0;
  });
  ASSERT_NE (done, nullptr);
  g_signal_emit_by_name (done, "clicked");
  rest ();
  GtkWidget *tabs = find (maillage_window_get_page (window),
                          [] (GtkWidget *w) { return ADW_IS_VIEW_STACK (w); });
  ASSERT_NE (tabs, nullptr);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (tabs), "main");
  for (const char *item : { "Démarche et plateforme 60 min",
                            "Éclairage national 30 min",
                            "Ateliers participatifs : attentes et craintes 90 min",
                            "Table ronde 120 min" })
    {
      GtkWidget *entry = nullptr;

      ASSERT_TRUE (wait_until ([&] { return (entry = find_named ("new-item")) != nullptr; }));
      gtk_editable_set_text (GTK_EDITABLE (entry), item);
      g_signal_emit_by_name (entry, "activate");
    }
  EXPECT_TRUE (wait_until ([&] { return count ("events.agenda_item") == 4; }));
  EXPECT_EQ (uuid (), day);
  EXPECT_TRUE (wait_until ([&] { return says ("4 items · 5 h"); })) << said ();
  EXPECT_EQ (value (day, "date"), "12 March 2019");
  EXPECT_EQ (value (day, "part_of"), "Biennale des Villes en transition");
}

TEST_F (ByHand, TheAgreementOfTwoNetworks)
{
  std::string agreement = begin ("partners.agreement");

  type ("name", "Convention de partenariat ARO Hlm – FAS Bretagne");
  type ("purpose", "Partager l’évaluation du demandeur, aller vers, santé mentale");
  for (const char *name : { "ARO Hlm", "FAS Bretagne" })
    {
      add ("partners.party");
      create ("organisation", name);
      back ();
    }
  EXPECT_EQ (uuid (), agreement);
  EXPECT_EQ (count ("partners.party"), 2u);
  EXPECT_TRUE (wait_until ([&] { return says ("FAS Bretagne"); }));
  /* Neither signature nor term is known: nothing is due, nothing is asked. */
  EXPECT_EQ (value (agreement, "signed_on"), "");
  EXPECT_EQ (value (agreement, "state"), "Draft");
}

/* One who has just written a sheet looks for its steps there, not at the end of the form. */
TEST_F (ByHand, ASheetWithoutStepsOffersTheFirst)
{
  auto shows = [this] (const char *section) {
    GtkWidget *ties = find (maillage_window_get_page (window), [&] (GtkWidget *w) {
      return strcmp (gtk_widget_get_name (w), section) == 0;
    });
    return ties != nullptr && gtk_widget_get_visible (ties);
  };

  begin ("actions.action_sheet");
  type ("title", "Coordonner");
  EXPECT_TRUE (shows ("actions.objective"));
  gtk_widget_activate_action (maillage_window_get_page (window), "record.done", nullptr);
  EXPECT_TRUE (wait_until ([&] { return !shows ("actions.objective"); }));
  EXPECT_TRUE (shows ("actions.step"));
  add ("actions.step");
  type ("wording", "Signer la charte");
  EXPECT_EQ (count ("actions.step"), 1u);
}

TEST_F (ByHand, AnAxisIsMadeFromTheSheetThatNeedsIt)
{
  std::string sheet = begin ("actions.action_sheet");

  type ("title", "Coordonner");
  create ("plan", "OPAH de la Haute-Gironde");
  create ("axis", "Habitat indigne");
  EXPECT_EQ (value (sheet, "axis"), "Habitat indigne") << "its first word is no number";
  /* Of another plan, it is not offered. */
  begin ("actions.action_sheet");
  type ("title", "Autre");
  create ("plan", "Plan de Limoges");
  create ("axis", "2. Habitat indigne");
  EXPECT_EQ (value (uuid (), "axis"), "2. Habitat indigne");
  EXPECT_EQ (count ("actions.axis"), 2u);
}

TEST_F (ByHand, TheProgrammeOpale)
{
  std::string plan = begin ("actions.plan");

  type ("title", "OPALE – Objectif Priorité au Logement et à l’Emploi");
  create ("carrier", "Samusocial de Paris");
  type ("description", "50 familles visées, environ 80 rencontrées, 7 volontaires");
  pick ("territories", "75056", "Paris");
  for (const char *lever : { "Accompagnement social",
                             "Accompagnement vers l’emploi",
                             "Accompagnement médical",
                             "Accompagnement juridique",
                             "Accompagnement vers le logement" })
    {
      add ("actions.axis");
      type ("title", lever);
      back ();
    }
  EXPECT_EQ (uuid (), plan);
  EXPECT_EQ (count ("actions.axis"), 5u);
  EXPECT_EQ (value (plan, "carrier"), "Samusocial de Paris");
}
