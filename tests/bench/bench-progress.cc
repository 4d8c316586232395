/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of progress of 500 sheets and 5,000 steps: from the click that opens it to its rows on
 * the screen, the first time and again. Prints "name value" lines that tests/bench/run reads. */

#include "shown.h"

#include <maillage-registry-private.h>
#include <maillage-ui-contributions.h>
#include <maillage-window.h>

#define N_PLANS 10
#define N_AXES 5
#define N_SHEETS 500
#define N_STEPS 10
#define SETTLED 1000

static bool
fill (MaillageStore *store)
{
  static const char *const states[] = { "not_started", "in_progress", "done", "postponed" };
  static const char *const dues[] = { "2021-41", "2022-01", "2022-33", "2023", nullptr };
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Fill", nullptr);
  g_autoptr (GError) error = nullptr;
  std::string plans[N_PLANS], axes[N_PLANS][N_AXES];

  for (int p = 0; p < N_PLANS; p++)
    {
      plans[p] = maillage_edit_create (edit, "actions.plan");
      maillage_edit_set (edit, plans[p].c_str (), "title", ("Plan " + std::to_string (p)).c_str ());
      for (int a = 0; a < N_AXES; a++)
        {
          axes[p][a] = maillage_edit_create_child (edit, "actions.axis", plans[p].c_str ());
          maillage_edit_set (
              edit, axes[p][a].c_str (), "title", ("Axe " + std::to_string (a)).c_str ());
        }
    }
  for (int s = 0; s < N_SHEETS; s++)
    {
      std::string sheet = maillage_edit_create (edit, "actions.action_sheet");
      int p = s % N_PLANS;

      maillage_edit_set (edit, sheet.c_str (), "number", std::to_string (s).c_str ());
      maillage_edit_set (
          edit, sheet.c_str (), "title", ("Fiche action numéro " + std::to_string (s)).c_str ());
      maillage_edit_link (edit, sheet.c_str (), "plan", plans[p].c_str ());
      maillage_edit_link (edit, sheet.c_str (), "axis", axes[p][s % N_AXES].c_str ());
      for (int i = 0; i < N_STEPS; i++)
        {
          std::string step = maillage_edit_create_child (edit, "actions.step", sheet.c_str ());

          maillage_edit_set (edit,
                             step.c_str (),
                             "wording",
                             ("Une étape dont l’intitulé tient sur deux lignes, comme dans les "
                              "documents, la "
                              + std::to_string (i))
                                 .c_str ());
          maillage_edit_set (edit, step.c_str (), "state", states[(s + i) % 4]);
          maillage_edit_set (edit, step.c_str (), "due", dues[(s + i) % 5]);
        }
    }
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  if (change == nullptr)
    fprintf (stderr, "bench-progress: %s\n", error->message);
  return change != nullptr;
}

static bool
is_shown (gpointer window)
{
  GtkWidget *page = maillage_window_get_page (MAILLAGE_WINDOW (window));

  return MAILLAGE_UI_IS_PAGE (page) && maillage_ui_page_get_complete (MAILLAGE_UI_PAGE (page));
}

/* Until the page has its rows and a frame with them is wholly painted. */
static double
open_page (MaillageWindow *window)
{
  double start = now ();

  maillage_window_open_page (window, "actions.state_of_progress");
  wait_painted (GTK_WIDGET (window), is_shown, window);
  return now () - start;
}

int
main (int argc, char **argv)
{
  g_autoptr (MaillageApplication) application = maillage_application_new ();
  g_autoptr (GError) error = nullptr;
  GtkWindow *window = nullptr;

  if (argc != 2)
    {
      fprintf (stderr, "usage: bench-progress STORE\n");
      return 2;
    }
  maillage_application_set_store_path (application, argv[1]);
  if (!g_application_register (G_APPLICATION (application), nullptr, &error))
    {
      fprintf (stderr, "bench-progress: %s\n", error->message);
      return 1;
    }
  MaillageContext *context = maillage_application_get_context (application);
  g_settings_set_boolean (maillage_context_get_settings (context), "welcomed", TRUE);
  count_renders ();
  g_application_activate (G_APPLICATION (application));
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (application))) == nullptr)
    g_main_context_iteration (nullptr, TRUE);
  if (maillage_store_count (maillage_context_get_store (context), "actions.step", nullptr) == 0
      && !fill (maillage_context_get_store (context)))
    return 1;
  rest (SETTLED);
  printf ("progress_open %.6f\n", open_page (MAILLAGE_WINDOW (window)));
  maillage_window_open_home (MAILLAGE_WINDOW (window));
  rest (SETTLED);
  printf ("progress_again %.6f\n", open_page (MAILLAGE_WINDOW (window)));
  fflush (stdout);
  _exit (0); /* what it costs to end is not what is measured */
}
