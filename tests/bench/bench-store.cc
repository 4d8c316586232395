/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store against SQLite: import, undo, one durable edit. Prints "name value" lines that
 * tests/bench/run reads. With --make FILE N it only fills a store for the other programs; with
 * --edit FILE FOLDER it only edits one, for a profiler. */

#include "generator.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <maillage-backup-private.h>
#include <maillage-core.h>
#include <maillage-edit-private.h>
#include <maillage-erase-private.h>
#include <sqlite3.h>
#include <unistd.h>
#include <vector>

static double
now ()
{
  return g_get_monotonic_time () / 1e6;
}

static void
need (bool ok, const char *what, const GError *error = nullptr)
{
  if (ok)
    return;
  fprintf (stderr, "bench-store: %s: %s\n", what, error != nullptr ? error->message : "failed");
  exit (1);
}

static void
write_csv (const std::string &path, int n)
{
  Generator generator;
  FILE *out = fopen (path.c_str (), "w");

  need (out != nullptr, path.c_str ());
  fputs ("name;sigle;category;phone;email;siret;territory\r\n", out);
  for (int i = 0; i < n; i++)
    {
      auto made = generator.next ();

      fprintf (out,
               "%s;%s;%s;%s;%s;%s;Gironde\r\n",
               made.name.c_str (),
               made.sigle.c_str (),
               made.category.c_str (),
               made.phone.c_str (),
               made.email.c_str (),
               made.siret.c_str ());
    }
  fclose (out);
}

static void
import (MaillageContext *context, const std::string &csv, const char *prefix)
{
  g_autoptr (GError) error = nullptr;
  MaillageKind *kind = maillage_registry_find_kind (maillage_context_get_registry (context),
                                                    "partners.organisation");
  need (kind != nullptr, "the partners plugin");
  g_autoptr (MaillageImport) import = maillage_import_new (
      maillage_context_get_store (context), maillage_context_get_gazetteer (context), kind);
  double start = now ();

  need (maillage_import_open (import, csv.c_str (), &error), "open", error);
  for (guint i = 0; i < maillage_import_get_n_columns (import); i++)
    {
      const char *column = maillage_import_get_column (import, i);
      const char *path = g_strcmp0 (column, "territory") == 0 ? "territories" : column;

      need (maillage_import_set_path (import, i, path, &error), column, error);
    }
  g_autoptr (MaillageImportReport) report = maillage_import_check (import, &error);
  need (report != nullptr, "check", error);
  guint lines = maillage_import_report_count (report, MAILLAGE_IMPORT_CREATED);
  double checked = now ();
  g_autoptr (MaillageChange) change = maillage_import_apply (import, &error);
  need (change != nullptr, "apply", error);
  double applied = now ();
  printf ("%srows %u\n%scheck %.6f\n%sapply %.6f\n%simport %.6f\n",
          prefix,
          lines,
          prefix,
          checked - start,
          prefix,
          applied - checked,
          prefix,
          applied - start);
}

/* The words of an import enter the index in the quiet after it: here at once, as nothing is quiet
 * in a bench. The check, which waits for it, is told with it. */
static void
index (MaillageContext *context, const char *name)
{
  g_autoptr (GError) error = nullptr;
  double start = now ();
  g_auto (GStrv) faults
      = maillage_store_check (maillage_context_get_store (context), FALSE, &error);

  need (faults != nullptr && faults[0] == nullptr, "check", error);
  printf ("%s %.6f\n", name, now () - start);
}

static gint64
last_change (MaillageStore *store)
{
  g_autoptr (GPtrArray) changes = maillage_store_list_history (store, nullptr, 1, nullptr);

  return maillage_change_get_number ((MaillageChange *) g_ptr_array_index (changes, 0));
}

static double
at (std::vector<double> &values, double part)
{
  std::sort (values.begin (), values.end ());
  return values[std::min (values.size () - 1, (size_t) (values.size () * part))];
}

/* A store of a program that does nothing else, as durable as ours, which it sees as `ours`. */
class Bare
{
protected:
  Bare (const std::string &path, const char *store)
  {
    unlink (path.c_str ());
    unlink ((path + "-wal").c_str ());
    need (sqlite3_open (path.c_str (), &db) == SQLITE_OK, "bare store");
    run ("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
         "PRAGMA cache_size = -65536");
    run (std::string ("ATTACH '") + store + "' AS ours");
  }
  ~Bare () { sqlite3_close (db); }
  void
  run (const std::string &sql)
  {
    need (sqlite3_exec (db, sql.c_str (), nullptr, nullptr, nullptr) == SQLITE_OK,
          sqlite3_errmsg (db));
  }
  sqlite3_stmt *
  prepare (const std::string &sql)
  {
    sqlite3_stmt *statement = nullptr;

    need (sqlite3_prepare_v2 (db, sql.c_str (), -1, &statement, nullptr) == SQLITE_OK,
          sqlite3_errmsg (db));
    return statement;
  }
  std::vector<std::string>
  list (const std::string &sql)
  {
    sqlite3_stmt *statement = prepare (sql);
    std::vector<std::string> found;

    while (sqlite3_step (statement) == SQLITE_ROW)
      found.push_back ((const char *) sqlite3_column_text (statement, 0));
    sqlite3_finalize (statement);
    return found;
  }

  sqlite3 *db = nullptr;
};

/* The same row, committed: the store's own two tables of it with all their rows and indexes, and
 * neither history, search text, checks nor feed. */
class BareEdit : Bare
{
public:
  BareEdit (const std::string &path, const char *store) : Bare (path, store)
  {
    copy ("record");
    copy ("partners.organisation");
    run ("DETACH ours; PRAGMA wal_checkpoint (TRUNCATE)");
    update[0]
        = prepare ("UPDATE record SET title = ?1, sort_key = ?1, modified = ?2 WHERE uuid = ?3");
    update[1] = prepare ("UPDATE \"partners.organisation\" SET name = ?1 WHERE id ="
                         " (SELECT id FROM record WHERE uuid = ?3)");
  }
  ~BareEdit ()
  {
    sqlite3_finalize (update[0]);
    sqlite3_finalize (update[1]);
  }
  void
  set (const char *uuid, const std::string &name)
  {
    run ("BEGIN IMMEDIATE");
    for (sqlite3_stmt *statement : update)
      {
        sqlite3_bind_text (statement, 1, name.c_str (), -1, SQLITE_TRANSIENT);
        if (statement == update[0])
          sqlite3_bind_int64 (statement, 2, g_get_real_time ());
        sqlite3_bind_text (statement, 3, uuid, -1, SQLITE_TRANSIENT);
        need (sqlite3_step (statement) == SQLITE_DONE, "bare commit");
        sqlite3_reset (statement);
      }
    run ("COMMIT");
  }

private:
  /* The table first: its indexes have a later type. */
  void
  copy (const std::string &table)
  {
    for (const std::string &sql : list ("SELECT sql FROM ours.sqlite_schema WHERE tbl_name = '"
                                        + table + "' AND sql IS NOT NULL ORDER BY type DESC"))
      run (sql);
    run ("INSERT INTO main.\"" + table + "\" SELECT * FROM ours.\"" + table + "\"");
  }

  sqlite3_stmt *update[2] = {};
};

/* What an import has written, written again: the same rows into the same tables, the indexes that
 * an import makes at its end made at the end, one transaction. Nothing is read, checked or derived:
 * the rows are in memory. */
class BareImport : Bare
{
public:
  BareImport (const std::string &path, const char *store) : Bare (path, store)
  {
    std::string last = "(name IN ('record_order', 'record_modified', 'territory_use_by')"
                       " OR name LIKE '%.key')";

    for (const std::string &sql :
         list ("SELECT sql FROM ours.sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT "
               "NULL"
               " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite%'"
               " AND name NOT LIKE 'search\\_index%' ESCAPE '\\'"
               " AND NOT (type = 'index' AND "
               + last + ") ORDER BY type DESC"))
      run (sql);
    indexes = list ("SELECT sql FROM ours.sqlite_schema WHERE type = 'index' AND " + last);
    for (const std::string &name : list ("SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                                         " AND name NOT LIKE 'sqlite%'"))
      read (name);
    run ("DETACH ours");
  }
  ~BareImport ()
  {
    for (Table &table : tables)
      for (sqlite3_value *value : table.values)
        sqlite3_value_free (value);
  }
  double
  write ()
  {
    double start = now ();

    run ("BEGIN IMMEDIATE");
    for (Table &table : tables)
      fill (table);
    for (const std::string &sql : indexes)
      run (sql);
    run ("COMMIT");
    return now () - start;
  }

private:
  struct Table
  {
    std::string name;
    int width;
    std::vector<sqlite3_value *> values;
  };
  void
  read (const std::string &name)
  {
    sqlite3_stmt *rows = prepare ("SELECT * FROM ours.\"" + name + "\"");
    Table table = { name, sqlite3_column_count (rows), {} };

    while (sqlite3_step (rows) == SQLITE_ROW)
      for (int i = 0; i < table.width; i++)
        table.values.push_back (sqlite3_value_dup (sqlite3_column_value (rows, i)));
    sqlite3_finalize (rows);
    tables.push_back (table);
  }
  void
  fill (const Table &table)
  {
    std::string places;

    for (int i = 0; i < table.width; i++)
      places += i == 0 ? "?" : ", ?";
    sqlite3_stmt *insert = prepare ("INSERT INTO \"" + table.name + "\" VALUES (" + places + ")");
    for (size_t at = 0; at < table.values.size (); at += (size_t) table.width)
      {
        for (int i = 0; i < table.width; i++)
          sqlite3_bind_value (insert, i + 1, table.values[at + (size_t) i]);
        need (sqlite3_step (insert) == SQLITE_DONE, sqlite3_errmsg (db));
        sqlite3_reset (insert);
      }
    sqlite3_finalize (insert);
  }

  std::vector<Table> tables;
  std::vector<std::string> indexes;
};

/* The first are held against the bare program's; of all, the longest counts. */
#define EDITS 10000
#define COMPARED 400

static void
edits (MaillageContext *context, const std::string &folder)
{
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (GPtrArray) found
      = maillage_store_search (store, "association", "partners.organisation", 2, nullptr);
  need (found != nullptr && found->len == 2, "two organisations");
  BareEdit bare (folder + "/bare.db", maillage_store_get_path (store));
  std::vector<double> ours, theirs;
  double worst = 0;

  for (int i = 0; i < EDITS; i++)
    {
      /* Two in turn, so that no edit joins the one before. */
      MaillageRecord *record = (MaillageRecord *) g_ptr_array_index (found, i % 2);
      std::string name = "Association renommée " + std::to_string (i);
      g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Rename", nullptr);
      g_autoptr (GError) error = nullptr;

      maillage_edit_set (edit, maillage_record_get_uuid (record), "name", name.c_str ());
      double start = now ();
      g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
      double taken = now () - start;
      need (change != nullptr, "edit", error);
      worst = std::max (worst, taken);
      if (i >= COMPARED)
        continue;
      ours.push_back (taken);
      start = now ();
      bare.set (maillage_record_get_uuid (record), name);
      theirs.push_back (now () - start);
    }
  printf ("edit %.6f\nedit_bare %.6f\nedit_worst %.6f\n", at (ours, .5), at (theirs, .5), worst);
}

/* The copy alone is half of what a backup does: it is opened and checked then, which is timed once
 * more to tell one from the other. */
static void
backup (MaillageContext *context, const std::string &folder)
{
  MaillageStore *store = maillage_context_get_store (context);
  std::string file = maillage_store_get_path (store), copy = folder + "/backup.db";
  std::string plain
      = "cp '" + file + "' '" + folder + "/plain.db' && sync '" + folder + "/plain.db'";
  g_autoptr (GError) error = nullptr;
  double start = now ();

  need (maillage_store_backup (store, copy.c_str (), &error), "backup", error);
  printf ("backup %.6f\n", now () - start);
  start = now ();
  need (_maillage_backup_verify (copy.c_str (), &error), "verify", error);
  printf ("backup_verified %.6f\n", now () - start);
  start = now ();
  need (system (plain.c_str ()) == 0, "cp");
  printf ("backup_plain %.6f\n", now () - start);
  unlink (copy.c_str ());
  unlink ((folder + "/plain.db").c_str ());
}

static void
erase (MaillageContext *context)
{
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (GPtrArray) found
      = maillage_store_search (store, "comite", "partners.organisation", 1, nullptr);
  g_autoptr (GError) error = nullptr;
  gboolean whole = FALSE;

  need (found != nullptr && found->len == 1, "an organisation to erase");
  const char *uuids[]
      = { maillage_record_get_uuid ((MaillageRecord *) g_ptr_array_index (found, 0)), nullptr };
  double start = now ();
  g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, &error);
  need (mentions != nullptr && whole, "erase", error);
  printf ("erase %.6f\n", now () - start);
}

int
main (int argc, char **argv)
{
  bool only_make = argc == 4 && g_strcmp0 (argv[1], "--make") == 0;
  bool only_edit = argc == 4 && g_strcmp0 (argv[1], "--edit") == 0;
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  if (!only_make && !only_edit && argc != 3)
    {
      fprintf (stderr, "usage: bench-store FOLDER N | --make FILE N | --edit FILE FOLDER\n");
      return 2;
    }
  std::string folder = argv[1];
  std::string file = only_make || only_edit ? argv[2] : folder + "/store.db";
  std::string csv = file + ".csv";
  if (!only_edit)
    write_csv (csv, atoi (argv[only_make ? 3 : 2]));
  need (maillage_context_open (context,
                               file.c_str (),
                               (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                               &error),
        "open",
        error);
  if (only_edit)
    {
      edits (context, argv[3]);
      return 0;
    }
  import (context, csv, "");
  if (!only_make)
    printf ("import_bare %.6f\n", BareImport (folder + "/bare-import.db", file.c_str ()).write ());
  index (context, "index");
  if (only_make)
    return 0;
  edits (context, folder);
  backup (context, folder);
  erase (context);
  double start = now ();
  /* The edits stand in the way of undoing the first import, so a second one is undone. */
  g_autofree char *second = g_strdup_printf ("%s/second.db", folder.c_str ());
  g_autoptr (MaillageContext) other = maillage_context_new ();
  need (maillage_context_open (other,
                               second,
                               (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                               &error),
        "open",
        error);
  import (other, csv, "second_");
  index (other, "second_index");
  start = now ();
  g_autoptr (MaillageChange) undone = maillage_store_undo (
      maillage_context_get_store (other), last_change (maillage_context_get_store (other)), &error);
  need (undone != nullptr, "undo", error);
  printf ("undo %.6f\n", now () - start);
  return 0;
}
