/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: first rows, memory, keystroke to rows. `empty` is the limit: the least that
 * libadwaita can show. Prints "name value" lines that tests/bench/run reads. */

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <maillage-application.h>
#include <maillage-ui-record-list.h>
#include <maillage-ui-window.h>
#include <string>
#include <vector>

/* What is done after the first frame is done by then. */
#define AT_REST 2000

static double
now ()
{
  return g_get_monotonic_time () / 1e6;
}

/* Since tests/bench/run started the process, in seconds. */
static double
age ()
{
  const char *started = g_getenv ("BENCH_STARTED");

  return started != nullptr ? now () - g_ascii_strtod (started, nullptr) : 0;
}

static long
resident ()
{
  g_autofree char *status = nullptr;

  g_file_get_contents ("/proc/self/status", &status, nullptr, nullptr);
  return atol (strstr (status, "VmRSS:") + 6);
}

static GtkWidget *
find (GtkWidget *from, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != nullptr;
       child = gtk_widget_get_next_sibling (child))
    if (GtkWidget *found = find (child, type))
      return found;
  return nullptr;
}

/* How often a surface was really drawn: a frame that comes before the window is mapped draws
 * nothing. */
static guint renders;

static gboolean
count_render (GSignalInvocationHint *, guint, const GValue *, gpointer)
{
  renders++;
  return TRUE;
}

static void
count_renders ()
{
  g_type_class_ref (GDK_TYPE_SURFACE);
  g_signal_add_emission_hook (
      g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, count_render, nullptr, nullptr);
}

/* Waits for a frame that is wholly painted after @ready. */
static void
wait_painted (GtkWidget *window, bool (*ready) (gpointer), gpointer data)
{
  bool painted = false;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong id
      = g_signal_connect (clock,
                          "after-paint",
                          G_CALLBACK (+[] (GdkFrameClock *, gpointer p) { *(bool *) p = true; }),
                          &painted);

  while (!ready (data))
    g_main_context_iteration (nullptr, TRUE);
  do
    {
      painted = false;
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      while (!painted)
        g_main_context_iteration (nullptr, TRUE);
    }
  while (renders == 0);
  g_signal_handler_disconnect (clock, id);
}

static void
rest (guint ms)
{
  bool over = false;

  g_timeout_add (
      ms,
      [] (gpointer data) {
        *(bool *) data = true;
        return G_SOURCE_REMOVE;
      },
      &over);
  while (!over)
    g_main_context_iteration (nullptr, TRUE);
}

static bool
always (gpointer)
{
  return true;
}

static int
run_empty ()
{
  adw_init ();
  count_renders ();
  GtkWidget *window = adw_application_window_new (nullptr);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 820);
  gtk_window_present (GTK_WINDOW (window));
  wait_painted (window, always, nullptr);
  printf ("start %.6f\n", age ());
  rest (AT_REST);
  printf ("rss %ld\n", resident ());
  return 0;
}

static bool
has_rows (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static bool
is_complete (gpointer data)
{
  return maillage_query_model_get_complete (MAILLAGE_QUERY_MODEL (data));
}

static void
type_words (GtkWidget *window, MaillageUiRecordList *list)
{
  static const char *const words[]
      = { "association", "chatillon", "mairie", "oeuilly",  "solidarite",
          "foyer",       "arpege",    "hab",    "grenoble", "emmaus" };
  GtkWidget *entry = find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY);
  MaillageQueryModel *model = maillage_ui_record_list_get_model (list);
  std::vector<double> times;
  bool told = false;

  g_signal_connect_after (
      model,
      "items-changed",
      G_CALLBACK (+[] (GListModel *, guint, guint, guint, gpointer p) { *(bool *) p = true; }),
      &told);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  for (const char *word : words)
    for (size_t n = 1; n <= strlen (word); n++)
      {
        std::string typed (word, n);

        if (n == 1) /* setting a text empties the entry first: two changes, and no key does that */
          {
            gtk_editable_set_text (GTK_EDITABLE (entry), "");
            wait_painted (window, is_complete, model);
          }
        rest (70); /* between two keys of somebody who types fast */
        int at = (int) n - 1;
        told = false;
        double start = now ();
        gtk_editable_insert_text (GTK_EDITABLE (entry), &word[n - 1], 1, &at);
        /* The entry tells the list on its own time; the list then waits for the store. */
        while (g_strcmp0 (maillage_query_get_text (maillage_query_model_get_query (model)),
                          typed.c_str ())
               != 0)
          g_main_context_iteration (nullptr, TRUE);
        while (!told && !is_complete (model))
          g_main_context_iteration (nullptr, TRUE);
        wait_painted (window, always, nullptr);
        times.push_back (now () - start);
      }
  std::sort (times.begin (), times.end ());
  printf ("key_median %.6f\nkey_p95 %.6f\n",
          times[times.size () / 2],
          times[std::min (times.size () - 1, times.size () * 95 / 100)]);
}

static int
run_list (const char *store, bool typing)
{
  g_autoptr (MaillageApplication) application = maillage_application_new ();
  g_autoptr (GError) error = nullptr;

  maillage_application_set_store_path (application, store);
  if (!g_application_register (G_APPLICATION (application), nullptr, &error))
    {
      fprintf (stderr, "bench-window: %s\n", error->message);
      return 1;
    }
  count_renders ();
  g_application_activate (G_APPLICATION (application));
  GtkWindow *window = nullptr;
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (application))) == nullptr)
    g_main_context_iteration (nullptr, TRUE);
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), "partners.organisation");
  GtkWidget *list = find (GTK_WIDGET (window), MAILLAGE_UI_TYPE_RECORD_LIST);
  MaillageQueryModel *model = maillage_ui_record_list_get_model (MAILLAGE_UI_RECORD_LIST (list));
  wait_painted (GTK_WIDGET (window), has_rows, model);
  printf ("start %.6f\n", age ());
  wait_painted (GTK_WIDGET (window), is_complete, model);
  rest (AT_REST);
  printf ("rss %ld\nrows %u\n", resident (), g_list_model_get_n_items (G_LIST_MODEL (model)));
  if (typing)
    type_words (GTK_WIDGET (window), MAILLAGE_UI_RECORD_LIST (list));
  fflush (stdout);
  _exit (0); /* what it costs to end is not what is measured */
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_strcmp0 (argv[1], "empty") == 0)
    return run_empty ();
  if (argc == 3 && g_strcmp0 (argv[1], "list") == 0)
    return run_list (argv[2], false);
  if (argc == 3 && g_strcmp0 (argv[1], "type") == 0)
    return run_list (argv[2], true);
  fprintf (stderr, "usage: bench-window empty | list STORE | type STORE\n");
  return 2;
}
