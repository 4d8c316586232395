/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What plugins of third parties cost. `start` times how long the program's plugins take to load:
 * user CPU, which other programs do not lengthen. `list FOLDER ROWS` times the list of a kind that
 * a plugin in Python declares against the same kind of one in C. Prints "name value" lines. */

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <maillage-core.h>
#include <maillage-query-model.h>
#include <string>
#include <sys/resource.h>
#include <vector>

#define TURNS 9
#define BATCH 10000

static double
cpu ()
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6
         + (double) usage.ru_stime.tv_sec + (double) usage.ru_stime.tv_usec / 1e6;
}

static int
start ()
{
  double before = cpu ();
  g_autoptr (MaillageContext) context = maillage_context_new ();

  printf ("load %.6f\n", cpu () - before);
  return 0;
}

static void
fill (MaillageContext *context, const char *plugin, int rows)
{
  MaillageScope *scope
      = maillage_registry_find_scope (maillage_context_get_registry (context), plugin);
  std::string kind = std::string (plugin) + ".thing";

  for (int done = 0; done < rows; done += BATCH)
    {
      g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Fill");
      g_autoptr (GError) error = nullptr;

      for (int i = done; i < std::min (done + BATCH, rows); i++)
        {
          const char *uuid = maillage_edit_create (edit, kind.c_str ());
          std::string name = "Thing " + std::to_string ((i * 7919) % rows);

          maillage_edit_set (edit, uuid, "name", name.c_str ());
        }
      g_autoptr (MaillageChange) change
          = maillage_store_commit (maillage_context_get_store (context), edit, &error);
      if (change == nullptr)
        g_error ("%s", error->message);
    }
}

/* From the question to the whole order, with the first screen of rows read. */
static double
list (MaillageContext *context, const char *plugin)
{
  MaillageScope *scope
      = maillage_registry_find_scope (maillage_context_get_registry (context), plugin);
  g_autoptr (MaillageQuery) query
      = maillage_scope_new_query (scope, (std::string (plugin) + ".thing").c_str ());
  g_autoptr (MaillageQueryModel) model
      = maillage_query_model_new (maillage_context_get_store (context));
  double before = cpu ();

  maillage_query_set_sort (query, "title", FALSE);
  maillage_query_model_set_query (model, query);
  while (!maillage_query_model_get_complete (model))
    g_main_context_iteration (nullptr, TRUE);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (MaillageRecord) record
          = MAILLAGE_RECORD (g_list_model_get_item (G_LIST_MODEL (model), i));

      maillage_record_get_value (record, "name");
    }
  return cpu () - before;
}

static int
lists (const char *folder, int rows)
{
  static const char *const plugins[] = { "org.example.many0", "org.example.inpython" };
  g_autoptr (MaillageContext) context = maillage_context_new ();
  std::string path = std::string (folder) + "/plugins.db";
  std::vector<double> times[2];
  g_autoptr (GError) error = nullptr;

  maillage_plugin_manager_load (maillage_context_get_plugin_manager (context), TRUE);
  if (!maillage_context_open (context, path.c_str (), MAILLAGE_OPEN_CREATE, &error))
    g_error ("%s", error->message);
  for (const char *plugin : plugins)
    fill (context, plugin, rows);
  for (int turn = 0; turn < TURNS; turn++)
    for (int i = 0; i < 2; i++)
      times[i].push_back (list (context, plugins[i]));
  for (auto &each : times)
    std::sort (each.begin (), each.end ());
  printf ("list_c %.6f\nlist_python %.6f\n", times[0][TURNS / 2], times[1][TURNS / 2]);
  return 0;
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  return argc > 3 && strcmp (argv[1], "list") == 0 ? lists (argv[2], atoi (argv[3])) : start ();
}
