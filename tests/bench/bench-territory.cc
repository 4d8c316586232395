/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who covers this commune, what is within this region: organisations in every commune of France, a
 * tenth of them for their whole EPCI, a hundredth for their département. Prints "name value" lines
 * that tests/bench/run reads. */

#include "generator.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <maillage-core.h>
#include <maillage-edit-private.h>
#include <maillage-registry-private.h>
#include <vector>

#define PORTION 50000
#define ASKED 200
/* As many as a list shows at once. */
#define SHOWN 256

static void
need (bool ok, const char *what, const GError *error = nullptr)
{
  if (ok)
    return;
  fprintf (stderr, "bench-territory: %s: %s\n", what, error != nullptr ? error->message : "failed");
  exit (1);
}

/* INSEE's codes of the regions, overseas ones included. */
static const char *const regions[] = { "01", "02", "03", "04", "06", "11", "24", "27", "28",
                                       "32", "44", "52", "53", "75", "76", "84", "93", "94" };

static std::vector<std::string>
list_communes (MaillageGazetteer *gazetteer)
{
  std::vector<std::string> communes;

  for (const char *region : regions)
    {
      std::string id = std::string ("reg:") + region;
      g_auto (GStrv) inside = maillage_gazetteer_dup_descendants (gazetteer, id.c_str ());

      for (gsize i = 0; inside != nullptr && inside[i] != nullptr; i++)
        if (g_str_has_prefix (inside[i], "com:"))
          communes.push_back (inside[i]);
    }
  return communes;
}

static std::string
whole (MaillageGazetteer *gazetteer, const std::string &commune, const char *level)
{
  g_auto (GStrv) above = maillage_gazetteer_dup_ancestors (gazetteer, commune.c_str ());

  for (gsize i = 0; above != nullptr && above[i] != nullptr; i++)
    if (g_str_has_prefix (above[i], level))
      return above[i];
  return commune;
}

static std::string
value_of (MaillageGazetteer *gazetteer, const std::string &id)
{
  g_autoptr (MaillageTerritory) territory = maillage_gazetteer_lookup (gazetteer, id.c_str ());

  need (territory != nullptr, id.c_str ());
  g_autofree char *value = maillage_territory_to_canonical (territory);
  return value;
}

static void
fill (MaillageContext *context, const std::vector<std::string> &communes, int n)
{
  MaillageGazetteer *gazetteer = maillage_context_get_gazetteer (context);
  Generator generator;

  for (int made = 0; made < n;)
    {
      g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Bench", nullptr);
      g_autoptr (GError) error = nullptr;

      for (int end = std::min (n, made + PORTION); made < end; made++)
        {
          auto organisation = generator.next ();
          const std::string &commune = communes[made % communes.size ()];
          const char *uuid = maillage_edit_create (edit, "partners.organisation");
          std::string id = made % 100 == 0  ? whole (gazetteer, commune, "dep:")
                           : made % 10 == 0 ? whole (gazetteer, commune, "epci:")
                                            : commune;

          maillage_edit_set (edit, uuid, "name", organisation.name.c_str ());
          maillage_edit_set (edit, uuid, "territories", value_of (gazetteer, id).c_str ());
        }
      g_autoptr (MaillageChange) change
          = maillage_store_commit (maillage_context_get_store (context), edit, &error);
      need (change != nullptr, "fill", error);
    }
}

/* The first rows a list would show, in its order. */
static double
ask (MaillageScope *scope, MaillageOperator op, const char *id, guint *found)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, "partners.organisation");
  MaillageStore *store = maillage_scope_get_store (scope);
  g_autoptr (GError) error = nullptr;
  double start = g_get_monotonic_time () / 1e6;

  maillage_query_add_filter (query, "territories", op, id);
  maillage_query_set_limit (query, SHOWN);
  g_autoptr (GPtrArray) records = maillage_store_query (store, query, &error);
  need (records != nullptr, id, error);
  *found += records->len;
  return g_get_monotonic_time () / 1e6 - start;
}

static void
print (const char *name, std::vector<double> &times, guint found)
{
  std::sort (times.begin (), times.end ());
  printf ("%s_median %.6f\n%s_p95 %.6f\n%s_rows %u\n",
          name,
          times[times.size () / 2],
          name,
          times[times.size () * 95 / 100],
          name,
          (guint) (found / times.size ()));
}

int
main (int argc, char **argv)
{
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  if (argc != 3)
    {
      fprintf (stderr, "usage: bench-territory FOLDER N\n");
      return 2;
    }
  std::string file = std::string (argv[1]) + "/territory.db";
  need (maillage_context_open (context,
                               file.c_str (),
                               (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                               &error),
        "open",
        error);
  std::vector<std::string> communes = list_communes (maillage_context_get_gazetteer (context));
  need (communes.size () > 30000, "the communes of France");
  fill (context, communes, atoi (argv[2]));

  MaillageScope *scope
      = maillage_registry_find_scope (maillage_context_get_registry (context), "partners");
  std::vector<double> times;
  guint found = 0;
  for (int i = 0; i < ASKED; i++)
    times.push_back (ask (scope,
                          MAILLAGE_OPERATOR_COVERS,
                          communes[(size_t) i * 7919 % communes.size ()].c_str (),
                          &found));
  print ("covers", times, found);
  times.clear ();
  found = 0;
  for (int i = 0; i < ASKED; i++)
    times.push_back (
        ask (scope,
             MAILLAGE_OPERATOR_WITHIN,
             (std::string ("reg:") + regions[(size_t) i % G_N_ELEMENTS (regions)]).c_str (),
             &found));
  print ("within", times, found);
  return 0;
}
