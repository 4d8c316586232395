/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include <maillage-archive-private.h>
#include <maillage-edit-private.h>
#include <maillage-erase-private.h>
#include <maillage-files.h>
#include <maillage-registry-private.h>
#include <maillage-store-private.h>
#include <maillage-writer-erase.h>
#include <algorithm>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

/* More than a bulk begins with, see maillage-writer.h. */
#define IN_AN_IMPORT 1100

/* What a store holds. */
struct Held
{
  gint64 edit; /* the counter */
  gint64 n_imports;
};

/* What the process says once it is on the disk. */
struct Said
{
  Held now;
  gint64 restoring; /* then it may be what it was at the copy */
  Held copy;
  gint64 has_copy;
};

/* A process that opens, migrates, edits, imports, keeps files, backs up and restores until it ends
 * by force; another then says whether the store holds what the first had said. The test's own
 * process keeps no thread and no file of the store open. */
class Worker : public testing::Test
{
protected:
  static unsigned
  setting (const char *name, unsigned usual)
  {
    const char *text = g_getenv (name);
    return text != nullptr ? (unsigned) g_ascii_strtoull (text, nullptr, 10) : usual;
  }

  /* @version: how many fields were added to the kind since the first. */
  static MaillageStore *
  open_store (MaillageRegistry *registry, const std::string &file, int version)
  {
    MaillageScope *scope = maillage_registry_open_scope (registry, "partners");
    MaillageKind *kind
        = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
    maillage_kind_set_title_format (kind, "{name}");
    MaillageField *field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    maillage_field_set_sortable (field, TRUE);
    maillage_kind_add_field (kind, "counter", MAILLAGE_FIELD_NUMBER, "Counter");
    maillage_kind_add_field (kind, "paper", MAILLAGE_FIELD_FILE, "Paper");
    MaillageKind *person = maillage_scope_add_kind (scope, "person", "Person", "Persons");
    maillage_kind_set_title_format (person, "{name}");
    field = maillage_kind_add_field (person, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    maillage_field_set_personal (field, TRUE);
    for (int i = 0; i < version; i++)
      maillage_field_set_sortable (
          maillage_kind_add_field (
              kind, ("f" + std::to_string (i)).c_str (), MAILLAGE_FIELD_TEXT, "Added"),
          TRUE);
    maillage_registry_enter (registry, scope);
    MaillageStore *store = maillage_store_new (registry);
    g_autoptr (GError) error = nullptr;
    need (maillage_store_open (store,
                               file.c_str (),
                               (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                               &error),
          "open",
          error);
    maillage_store_set_author (store, "Camille");
    g_object_unref (scope);
    return store;
  }

  static void
  need (bool ok, const char *what, GError *error)
  {
    if (ok)
      return;
    fprintf (stderr, "%s: %s\n", what, error != nullptr ? error->message : "failed");
    _exit (2);
  }

  static gint64
  ask (MaillageStore *store, const std::string &sql)
  {
    gint64 answer = -1;
    g_autoptr (GError) error = nullptr;
    need (maillage_sql_get_int64 (store->reader, sql.c_str (), &answer, &error), "ask", error);
    return answer;
  }

  static gint64
  commit (MaillageStore *store, MaillageEdit *edit, const char *what)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    need (change != nullptr, what, error);
    return maillage_change_get_number (change);
  }

  static std::string
  find_counter (MaillageStore *store)
  {
    g_autofree char *found = maillage_sql_dup_text (
        store->reader, "SELECT uuid FROM record WHERE title = 'Counter'", nullptr);
    if (found != nullptr)
      return found;
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    std::string counter = maillage_edit_create (edit, "partners.organisation");
    maillage_edit_set (edit, counter.c_str (), "name", "Counter");
    commit (store, edit, "first");
    return counter;
  }

  static gint64
  import_many (MaillageStore *store, gint64 number)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Import", nullptr);
    std::string name = "Import " + std::to_string (number) + " of";
    for (int i = 0; i < IN_AN_IMPORT; i++)
      maillage_edit_set (edit,
                         maillage_edit_create (edit, "partners.organisation"),
                         "name",
                         (name + " " + std::to_string (i)).c_str ());
    return commit (store, edit, "import");
  }

  static void
  on_added (GObject *source, GAsyncResult *result, gpointer data)
  {
    g_autoptr (GError) error = nullptr;
    *(char **) data = maillage_files_add_finish (MAILLAGE_STORE (source), result, &error);
    need (*(char **) data != nullptr, "file", error);
  }

  static void
  keep_file (MaillageStore *store, const std::string &counter, unsigned number)
  {
    std::string path = std::string (store->path) + ".paper";
    std::string content (1 + number % 200000, (char) ('a' + number % 26));
    g_autoptr (GFile) paper = g_file_new_for_path (path.c_str ());
    g_autofree char *value = nullptr;
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Keep", nullptr);

    need (g_file_set_contents (path.c_str (), content.data (), content.size (), nullptr),
          "paper",
          nullptr);
    maillage_files_add_async (store, paper, nullptr, on_added, &value);
    while (value == nullptr)
      g_main_context_iteration (nullptr, TRUE);
    maillage_edit_set (edit, counter.c_str (), "paper", value);
    commit (store, edit, "keep");
  }

  static void
  tell (int out, const Said &said)
  {
    if (write (out, &said, sizeof said) != (ssize_t) sizeof said)
      _exit (3);
  }

  static void
  undo_an_import (MaillageStore *store)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) undone = maillage_store_undo (store, import_many (store, 0), &error);
    need (undone != nullptr, "undo", error);
  }

  static void
  back_up (MaillageStore *store, const std::string &copy, Said &said, int out)
  {
    g_autoptr (GError) error = nullptr;
    said.has_copy = 0;
    tell (out, said);
    unlink (copy.c_str ());
    unlink ((copy + "-wal").c_str ());
    need (maillage_store_backup (store, copy.c_str (), &error), "backup", error);
    said.has_copy = 1;
    said.copy = said.now;
  }

  /* The store is then what it was at the copy. */
  static void
  restore (MaillageStore *store, const std::string &copy, Said &said, int out)
  {
    g_autoptr (GError) error = nullptr;
    said.restoring = 1;
    tell (out, said);
    need (maillage_store_restore (store, copy.c_str (), &error), "restore", error);
    said.restoring = 0;
    said.now = said.copy;
  }

  /* By this word alone a person is known. */
  static std::string
  name_of (std::string uuid)
  {
    uuid.erase (std::remove (uuid.begin (), uuid.end (), '-'), uuid.end ());
    return "Zephyrine" + uuid;
  }

  static void
  erase_one (MaillageStore *store)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Meet", nullptr);
    std::string one = maillage_edit_create (edit, "partners.person");
    std::string note = maillage_edit_create_child (edit, "core.note", one.c_str ());
    maillage_edit_set (edit, one.c_str (), "name", name_of (one).c_str ());
    maillage_edit_set (edit, note.c_str (), "text", ("Of " + name_of (one)).c_str ());
    commit (store, edit, "meet");
    const char *uuids[] = { one.c_str (), nullptr };
    g_autoptr (GError) error = nullptr;
    gboolean whole = FALSE;
    g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, &error);
    need (mentions != nullptr, "erase", error);
    need (whole, "end the erasure", nullptr);
    need (count_traces (store) == 0, "leave no trace", nullptr);
  }

  /* Of all who are to be erased, in the store and its WAL; it has just been opened. */
  static int
  count_traces (MaillageStore *store)
  {
    gboolean whole = FALSE;
    g_autoptr (GHashTable) list
        = _maillage_erased_list (store->path, store->reader, &whole, nullptr);
    int n = whole ? 0 : 1000;

    for (const char *suffix : { "", "-wal" })
      {
        g_autofree char *content = nullptr;
        gsize length = 0;
        GHashTableIter iter;
        gpointer uuid;

        if (!g_file_get_contents (
                (std::string (store->path) + suffix).c_str (), &content, &length, nullptr))
          continue;
        g_hash_table_iter_init (&iter, list);
        while (g_hash_table_iter_next (&iter, &uuid, nullptr))
          {
            std::string word = name_of ((const char *) uuid).substr (1); /* in any case */
            n += memmem (content, length, word.data (), word.size ()) != nullptr;
          }
      }
    return n;
  }

  static void
  take_everything (MaillageStore *store)
  {
    std::string tar = std::string (store->path) + ".everything.tar";
    g_autoptr (GError) error = nullptr;

    need (_maillage_archive_write (store, tar.c_str (), &error), "take everything", error);
  }

  static void
  step (MaillageStore *store,
        const std::string &counter,
        const std::string &copy,
        std::mt19937 &random,
        Said &said,
        int out)
  {
    switch (random () % 28)
      {
      case 5:
        erase_one (store);
        break;
      case 6:
        take_everything (store);
        break;
      case 0:
        import_many (store, said.now.n_imports + 1);
        said.now.n_imports++;
        break;
      case 1:
        undo_an_import (store);
        break;
      case 2:
        back_up (store, copy, said, out);
        break;
      case 3:
        if (said.has_copy)
          restore (store, copy, said, out);
        break;
      case 4:
        keep_file (store, counter, random ());
        break;
      default:
        {
          g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Count", nullptr);
          maillage_edit_set (
              edit, counter.c_str (), "counter", std::to_string (said.now.edit + 1).c_str ());
          commit (store, edit, "edit");
          said.now.edit++;
        }
      }
  }

  /* Works until its end. */
  [[noreturn]] static void
  work (const std::string &file,
        const std::string &copy,
        int version,
        unsigned seed,
        Said said,
        int out)
  {
    std::mt19937 random (seed);
    MaillageStore *store = open_store (maillage_registry_new (), file, version);
    std::string counter = find_counter (store);

    for (;;)
      {
        step (store, counter, copy, random, said, out);
        tell (out, said);
      }
  }

  static Held
  look (MaillageStore *store)
  {
    return { MAX (0, ask (store, "SELECT max (counter) FROM \"partners.organisation\"")),
             ask (store,
                  "SELECT count (DISTINCT substr (title, 1, instr (title, ' of'))) FROM record"
                  " WHERE title LIKE 'Import %' AND title NOT LIKE 'Import 0 of%'") };
  }

  /* Neither less than was said, nor more than what was under way then. */
  static bool
  agrees (const Held &found, const Held &said)
  {
    return (found.edit == said.edit || found.edit == said.edit + 1)
           && (found.n_imports == said.n_imports || found.n_imports == said.n_imports + 1);
  }

  /* Imports whose undo may have been cut short have the number 0. */
  [[noreturn]] static void
  verify (const std::string &file, int version, Said said, int out)
  {
    MaillageRegistry *registry = maillage_registry_new ();
    MaillageStore *store = open_store (registry, file, version);
    g_autoptr (GError) error = nullptr;
    g_auto (GStrv) faults = maillage_store_check (store, FALSE, &error);
    need (faults != nullptr, "check", error);
    for (char **fault = faults; *fault != nullptr; fault++)
      fprintf (stderr, "fault: %s\n", *fault);
    Held found = look (store);
    gint64 torn = ask (
        store,
        "SELECT count (*) FROM (SELECT count (*) AS n FROM record WHERE title LIKE 'Import %'"
        " GROUP BY substr (title, 1, instr (title, ' of')) HAVING n % "
            + std::to_string (IN_AN_IMPORT) + " <> 0)");
    int traces = count_traces (store);
    bool ok = faults[0] == nullptr && torn == 0 && traces == 0
              && (agrees (found, said.now) || (said.restoring && agrees (found, said.copy)));
    if (!ok)
      fprintf (stderr,
               "counter %d, said %d; imports %d, said %d; restoring %d, copy %d, %d; torn %d;"
               " traces %d\n",
               (int) found.edit,
               (int) said.now.edit,
               (int) found.n_imports,
               (int) said.now.n_imports,
               (int) said.restoring,
               (int) said.copy.edit,
               (int) said.copy.n_imports,
               (int) torn,
               traces);
    maillage_store_close (store);
    g_object_unref (store);
    g_object_unref (registry);
    if (write (out, &found, sizeof found) != (ssize_t) sizeof found)
      _exit (3);
    _exit (ok ? 0 : 1);
  }

  static int
  wait_for (pid_t child)
  {
    int status = 0;
    EXPECT_EQ (waitpid (child, &status, 0), child);
    return status;
  }

  /* Runs @job in a process of its own, which writes to the end it is given; returns the other. */
  template <typename Job>
  static pid_t
  start (Job job, int *in)
  {
    int ends[2];

    EXPECT_EQ (pipe (ends), 0);
    pid_t child = fork ();
    if (child == 0)
      {
        close (ends[0]);
        g_random_set_seed (std::random_device () ());        /* or each has the UUIDs of the last */
        g_setenv ("G_MESSAGES_DEBUG", "maillage-sql", TRUE); /* what SQLite says when it refuses */
        job (ends[1]);
      }
    close (ends[1]);
    *in = ends[0];
    return child;
  }

  /* What was done and not said before the end counts from now on. */
  static void
  expect_kept (const std::string &file, int version, Said *said)
  {
    Said before = *said;
    int in;
    pid_t child = start ([&] (int out) { verify (file, version, before, out); }, &in);

    EXPECT_EQ (read (in, &said->now, sizeof said->now), (ssize_t) sizeof said->now);
    close (in);
    EXPECT_EQ (wait_for (child), 0);
    said->restoring = 0;
  }

  static void
  remove_all (const TemporaryFolder &folder)
  {
    std::string command = "rm -rf '" + folder.path + "'/*";
    EXPECT_EQ (system (command.c_str ()), 0);
  }

  TemporaryFolder folder;
};
