/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: first rows, memory, keystroke to rows. `empty` is the limit: the least that
 * libadwaita can show. Prints "name value" lines that tests/bench/run reads. */

#include "shown.h"

#include <maillage-query-private.h>
#include <maillage-record-private.h>

/* What a window of 820 px shows. */
#define SCREEN 20

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

/* A letter more may find the rows that are there already. */
static bool
has_its_rows (MaillageStore *store, MaillageQueryModel *model)
{
  g_autoptr (MaillagePlan) plan
      = _maillage_plan_new (maillage_query_model_get_query (model), store, nullptr);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;

  for (guint i = 0; i < SCREEN; i++)
    {
      g_autoptr (MaillageRecord) record
          = (MaillageRecord *) g_list_model_get_item (G_LIST_MODEL (model), i);

      if (record == nullptr)
        return false;
      gint64 id = _maillage_record_get_id (record);
      g_array_append_val (ids, id);
    }
  auto never = [] (gpointer) -> gboolean { return FALSE; };
  return _maillage_plan_look_for_text (
      plan, store->reader, ids, &at, found, SCREEN, never, nullptr);
}

static void
type_words (MaillageStore *store, GtkWidget *window, MaillageUiRecordList *list)
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
        while (!told && !is_complete (model) && !has_its_rows (store, model))
          g_main_context_iteration (nullptr, TRUE);
        wait_painted (window, always, nullptr);
        times.push_back (now () - start);
      }
  printf ("key_median %.6f\nkey_p95 %.6f\n", part (times, .5), part (times, .95));
}

static int
run_list (const char *store, bool typing)
{
  Shown shown = show_list (store);

  printf ("start %.6f\n", age ());
  wait_painted (shown.window, is_complete, shown.model);
  rest (AT_REST);
  printf ("rss %ld\nrows %u\n", resident (), g_list_model_get_n_items (G_LIST_MODEL (shown.model)));
  if (typing)
    type_words (maillage_context_get_store (maillage_application_get_context (shown.application)),
                shown.window,
                shown.list);
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
