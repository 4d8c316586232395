/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A long list in use: scrolled from end to end, sorted by each of its columns, asked through the
 * palette, changed by another process, and backed up while one types. Prints "name value" lines
 * that tests/bench/run reads. */

#include "shown.h"

#include <maillage-backup.h>
#include <maillage-context.h>
#include <maillage-edit-private.h>
#include <maillage-ui-palette-private.h>
#include <maillage-ui-table-private.h>

/* Frames of one scroll over all rows. */
#define SCROLLED 600
/* How long another process commits, and how often. */
#define COMMITS 250
#define COMMITS_A_SECOND 50

static void
next_frame (GtkWidget *window)
{
  wait_painted (window, always, nullptr);
}

/* Scrolling */

static double begun;

static int
run_scroll (const char *store)
{
  Shown shown = show_list (store);
  GtkWidget *scroller = find (GTK_WIDGET (shown.list), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  std::vector<double> frames;

  wait_painted (shown.window, is_complete, shown.model);
  rest (AT_REST);
  g_signal_connect (gtk_widget_get_frame_clock (shown.window),
                    "before-paint",
                    G_CALLBACK (+[] (GdkFrameClock *, gpointer) { begun = now (); }),
                    nullptr);
  for (int i = 1; i <= SCROLLED; i++)
    {
      double end = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);

      gtk_adjustment_set_value (down, end * i / SCROLLED);
      next_frame (shown.window);
      frames.push_back (now () - begun);
    }
  rest (AT_REST);
  printf ("scroll_median %.6f\nscroll_p99 %.6f\nscroll_rss %ld\n",
          part (frames, .5),
          part (frames, .99),
          resident ());
  return 0;
}

/* A backup, while somebody types */

static bool
is_over (gpointer over)
{
  return *(bool *) over;
}

/* From one frame to the next, so that whatever keeps the main thread counts. A letter is typed in
 * the list every few of them. */
static int
run_backup (const char *store)
{
  Shown shown = show_list (store);
  MaillageStore *open
      = maillage_context_get_store (maillage_application_get_context (shown.application));
  GtkWidget *entry = find (GTK_WIDGET (shown.list), GTK_TYPE_SEARCH_ENTRY);
  const std::string words = "association de prevention et de suivi social de la gironde";
  std::vector<double> frames;
  bool over = false;

  wait_painted (shown.window, is_complete, shown.model);
  rest (AT_REST);
  g_autoptr (GPtrArray) former = maillage_backup_list (maillage_store_get_path (open));
  for (guint i = 0; i < former->len; i++) /* the day's is to be made */
    unlink (maillage_backup_get_path ((MaillageBackup *) g_ptr_array_index (former, i)));
  double start = now ();
  maillage_store_back_up_async (
      open,
      nullptr,
      [] (GObject *source, GAsyncResult *result, gpointer data) {
        if (!maillage_store_back_up_finish (MAILLAGE_STORE (source), result, nullptr))
          fprintf (stderr, "no backup\n");
        *(bool *) data = true;
      },
      &over);
  for (size_t i = 0; !is_over (&over); i++)
    {
      double last = now ();

      if (i % 5 == 0)
        {
          int at = (int) strlen (gtk_editable_get_text (GTK_EDITABLE (entry)));
          gtk_editable_insert_text (GTK_EDITABLE (entry), &words[i / 5 % words.length ()], 1, &at);
        }
      next_frame (shown.window);
      frames.push_back (now () - last);
    }
  printf ("backup_while %.6f\nbackup_frames %zu\nbackup_frame %.6f\n",
          now () - start,
          frames.size (),
          part (frames, 1));
  return 0;
}

/* Sorting */

static int
run_sort (const char *store)
{
  Shown shown = show_list (store);
  GtkWidget *table = find (GTK_WIDGET (shown.list), MAILLAGE_UI_TYPE_TABLE);
  std::vector<GtkWidget *> headings;
  std::vector<double> first, whole;

  wait_painted (shown.window, is_complete, shown.model);
  for (guint i = 0; i < maillage_ui_table_get_n_columns (MAILLAGE_UI_TABLE (table)); i++)
    {
      MaillageUiTableColumn *column = maillage_ui_table_get_column (MAILLAGE_UI_TABLE (table), i);

      if (column->visible && column->sortable)
        headings.push_back (column->button);
    }
  for (int turn = 0; turn < 3; turn++) /* up, down, and up again */
    for (GtkWidget *heading : headings)
      {
        bool changed = false;
        gulong id = g_signal_connect_after (
            shown.model,
            "items-changed",
            G_CALLBACK (
                +[] (GListModel *, guint, guint, guint, gpointer p) { *(bool *) p = true; }),
            &changed);

        rest (300);
        changed = false;
        double start = now ();
        g_signal_emit_by_name (heading, "clicked");
        wait_painted (
            shown.window, [] (gpointer p) { return *(bool *) p; }, &changed);
        first.push_back (now () - start);
        wait_painted (shown.window, is_complete, shown.model);
        whole.push_back (now () - start);
        g_signal_handler_disconnect (shown.model, id);
      }
  g_signal_emit_by_name (headings[0], "clicked"); /* the list remembers its order */
  rest (AT_REST);
  printf ("sort_columns %zu\nsort_first %.6f\nsort_whole %.6f\n",
          headings.size (),
          part (first, 1),
          part (whole, 1));
  return 0;
}

/* The palette */

static bool
has_answer (gpointer palette)
{
  return _maillage_ui_palette_get_complete (MAILLAGE_UI_PALETTE (palette));
}

static int
run_palette (const char *store)
{
  static const char *const words[]
      = { "association", "chatillon", "mairie", "gironde", "grenoble", "emmaus", "comite" };
  Shown shown = show_list (store);
  std::vector<double> times;

  wait_painted (shown.window, is_complete, shown.model);
  rest (AT_REST);
  gtk_widget_activate_action (shown.window, "win.palette", nullptr);
  GtkWidget *palette = find (shown.window, MAILLAGE_UI_TYPE_PALETTE);
  GtkWidget *entry = find (palette, GTK_TYPE_TEXT);
  next_frame (shown.window);
  for (const char *word : words)
    for (size_t n = 1; n <= strlen (word); n++)
      {
        int at = (int) n - 1;

        if (n == 1) /* setting a text empties the entry first: two changes, and no key does that */
          {
            gtk_editable_set_text (GTK_EDITABLE (entry), "");
            wait_painted (shown.window, has_answer, palette);
            rest (70);
          }
        double start = now ();
        gtk_editable_insert_text (GTK_EDITABLE (entry), &word[n - 1], 1, &at);
        wait_painted (shown.window, has_answer, palette);
        times.push_back (now () - start);
        rest (70); /* between two keys of somebody who types fast */
      }
  printf ("palette_median %.6f\npalette_p95 %.6f\n", part (times, .5), part (times, .95));
  return 0;
}

/* Another process */

/* The title says when it was committed, by the clock that both processes read. */
static int
run_commits (const char *path, const char *uuid)
{
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  if (!maillage_context_open (context, path, (MaillageOpenFlags) 0, &error))
    {
      fprintf (stderr, "bench-scale: %s\n", error->message);
      return 1;
    }
  for (int i = 0; i < COMMITS; i++)
    {
      g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Rename", nullptr);
      std::string name = "A " + std::to_string (g_get_monotonic_time ());

      maillage_edit_set (edit, uuid, "name", name.c_str ());
      g_autoptr (MaillageChange) change
          = maillage_store_commit (maillage_context_get_store (context), edit, &error);
      if (change == nullptr)
        {
          fprintf (stderr, "bench-scale: %s\n", error->message);
          return 1;
        }
      g_usleep (G_USEC_PER_SEC / COMMITS_A_SECOND);
    }
  return 0;
}

static gint64
committed_at (Shown *shown, const std::string &uuid)
{
  GListModel *model = G_LIST_MODEL (shown->model);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (model), 20); i++)
    {
      g_autoptr (MaillageRecord) record = MAILLAGE_RECORD (g_list_model_get_item (model, i));
      const char *title = maillage_record_get_title (record);

      if (uuid == maillage_record_get_uuid (record) && g_str_has_prefix (title, "A "))
        return g_ascii_strtoll (title + 2, nullptr, 10);
    }
  return 0;
}

static int
run_another (const char *self, const char *store)
{
  Shown shown = show_list (store);
  std::vector<double> times;
  gint64 last = 0;

  wait_painted (shown.window, is_complete, shown.model);
  rest (AT_REST);
  g_autoptr (MaillageRecord) top
      = MAILLAGE_RECORD (g_list_model_get_item (G_LIST_MODEL (shown.model), 0));
  std::string uuid = maillage_record_get_uuid (top);
  const char *command[] = { self, "commits", store, uuid.c_str (), nullptr };
  g_autoptr (GSubprocess) other = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, nullptr);
  double end = now () + 2.0 * COMMITS / COMMITS_A_SECOND + 5;
  while (now () < end && times.size () < COMMITS)
    {
      gint64 at = committed_at (&shown, uuid);

      /* The first of those that came since the last one was seen has waited longest. */
      if (at > last)
        {
          next_frame (shown.window);
          if (last != 0)
            times.push_back ((double) (g_get_monotonic_time () - last) / 1e6
                             - 1. / COMMITS_A_SECOND);
          last = at;
        }
      if (g_subprocess_get_identifier (other) == nullptr && last != 0)
        break;
      g_main_context_iteration (nullptr, FALSE);
    }
  if (times.empty ())
    return 1;
  printf ("another_seen %zu\nanother_median %.6f\nanother_worst %.6f\n",
          times.size (),
          part (times, .5),
          part (times, 1));
  return 0;
}

int
main (int argc, char **argv)
{
  std::string what = argc >= 3 ? argv[1] : "";
  int status = 2;

  if (what == "commits" && argc == 4)
    return run_commits (argv[2], argv[3]);
  if (what == "scroll")
    status = run_scroll (argv[2]);
  else if (what == "backup")
    status = run_backup (argv[2]);
  else if (what == "sort")
    status = run_sort (argv[2]);
  else if (what == "palette")
    status = run_palette (argv[2]);
  else if (what == "another")
    status = run_another (argv[0], argv[2]);
  else
    fprintf (stderr, "usage: bench-scale scroll|sort|palette|another|backup STORE\n");
  fflush (stdout);
  _exit (status); /* what it costs to end is not what is measured */
}
