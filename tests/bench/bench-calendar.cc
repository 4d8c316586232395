/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events: the month turned with 5,000 events a year, and 500 people marked at the door. `FOLDER` is
 * where its store goes. Prints "name value" lines that tests/bench/run reads. */

#include "shown.h"

#include <maillage-registry-private.h>
#include <maillage-window.h>

#define EVENTS 5000
#define PEOPLE 500
#define TURNS 60

static GtkWidget *
find_named (GtkWidget *from, const char *type)
{
  if (strcmp (G_OBJECT_TYPE_NAME (from), type) == 0 || gtk_widget_has_css_class (from, type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != nullptr;
       child = gtk_widget_get_next_sibling (child))
    if (GtkWidget *found = find_named (child, type))
      return found;
  return nullptr;
}

static void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) each = G_OBJECT (g_list_model_get_item (all, i));
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (each))
        g_signal_emit_by_name (each, "key-pressed", key, 0, 0, &handled);
      if (handled)
        return;
    }
}

/* What the main thread spends between a frame clock's update and its end: no wait for the screen.
 */
struct Frames
{
  gint64 begun = 0;
  std::vector<double> spent;
};

static double
spent_by (GtkWidget *window, void (*act) (gpointer), gpointer data)
{
  Frames frames;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong before = g_signal_connect (clock,
                                    "before-paint",
                                    G_CALLBACK (+[] (GdkFrameClock *, gpointer p) {
                                      static_cast<Frames *> (p)->begun = g_get_monotonic_time ();
                                    }),
                                    &frames);
  double start = now ();

  act (data);
  double acted = now () - start;
  wait_painted (window, always, nullptr);
  g_signal_handler_disconnect (clock, before);
  return acted + (g_get_monotonic_time () - frames.begun) / 1e6;
}

static void
print (const char *name, std::vector<double> &times)
{
  printf ("%s_median %.6f\n%s_p95 %.6f\n", name, part (times, .5), name, part (times, .95));
}

static std::string
fill (MaillageContext *context)
{
  MaillageScope *scope
      = maillage_registry_find_scope (maillage_context_get_registry (context), "events");
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Bench");
  std::string first;

  for (int i = 0; i < EVENTS; i++)
    {
      const char *uuid = maillage_edit_create (edit, "events.event");
      g_autofree char *title = g_strdup_printf ("Comité de pilotage du protocole %d", i);
      g_autofree char *hour = g_strdup_printf ("%d h %02d", 8 + i % 10, i % 4 * 15);
      g_autoptr (MaillageDate) date = maillage_date_new_day (2022, 1 + i % 12, 1 + i / 12 % 28);

      maillage_edit_set (edit, uuid, "title", title);
      maillage_edit_set (edit, uuid, "starts_at", hour);
      maillage_edit_set (edit, uuid, "state", i % 3 == 0 ? "held" : "confirmed");
      maillage_edit_set_date (edit, uuid, "date", date);
      if (i == 0)
        first = uuid;
    }
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Personne %d", 1000 + i);

      maillage_edit_set (edit,
                         maillage_edit_create_child (edit, "events.participation", first.c_str ()),
                         "name",
                         name);
    }
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageChange) change
      = maillage_store_commit (maillage_context_get_store (context), edit, &error);
  if (change == nullptr)
    g_error ("bench-calendar: %s", error->message);
  return first;
}

static void
turn_months (GtkWidget *window)
{
  GtkWidget *month = find_named (window, "EventsMonth");
  std::vector<double> times;

  while (find_named (month, "events-chip") == nullptr
         || !gtk_widget_get_visible (find_named (month, "events-chip")))
    g_main_context_iteration (nullptr, TRUE);
  rest (500);
  for (int i = 0; i < TURNS; i++)
    {
      /* Within the year: March to December and back. */
      bool onward = i / 9 % 2 == 0;

      times.push_back (spent_by (
          window,
          onward ? +[] (gpointer p) { press (GTK_WIDGET (p), GDK_KEY_Page_Down); }
                 : +[] (gpointer p) { press (GTK_WIDGET (p), GDK_KEY_Page_Up); },
          month));
    }
  print ("month", times);
}

static void
mark_all (GtkWidget *window)
{
  GtkWidget *search = find_named (window, "events-search");
  std::vector<double> times;

  rest (1000);
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autofree char *typed = g_strdup_printf ("%d", 1000 + i);

      for (int n = 1; n <= 4; n++)
        {
          std::pair<GtkWidget *, std::string> data (search, std::string (typed, n));
          times.push_back (spent_by (
              window,
              [] (gpointer p) {
                auto *one = static_cast<std::pair<GtkWidget *, std::string> *> (p);
                gtk_editable_set_text (GTK_EDITABLE (one->first), one->second.c_str ());
              },
              &data));
        }
      times.push_back (spent_by (
          window, [] (gpointer p) { press (GTK_WIDGET (p), GDK_KEY_Return); }, search));
    }
  print ("door", times);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: bench-calendar FOLDER\n");
      return 2;
    }
  g_setenv ("MAILLAGE_TODAY", "2022-03-15", TRUE);
  g_autoptr (MaillageApplication) application = maillage_application_new ();
  g_autoptr (GError) error = nullptr;
  g_autofree char *store = g_build_filename (argv[1], "calendar.db", nullptr);

  maillage_application_set_store_path (application, store);
  if (!g_application_register (G_APPLICATION (application), nullptr, &error))
    {
      fprintf (stderr, "bench-calendar: %s\n", error->message);
      return 1;
    }
  MaillageContext *context = maillage_application_get_context (application);
  g_settings_set_boolean (maillage_context_get_settings (context), "welcomed", TRUE);
  count_renders ();
  g_application_activate (G_APPLICATION (application));
  GtkWidget *window
      = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  std::string event = fill (context);
  maillage_window_open_page (MAILLAGE_WINDOW (window), "events.calendar");
  turn_months (window);
  maillage_ui_window_open_task (MAILLAGE_UI_WINDOW (window), "events.attendance", event.c_str ());
  mark_all (window);
  fflush (stdout);
  _exit (0);
}
