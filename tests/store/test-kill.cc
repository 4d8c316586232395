/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that works on the store is killed with SIGKILL at a seeded moment; after each kill
 * another opens the store: it is sound, every acknowledged edit is there, and what was under way is
 * there whole or not at all. The test's own process keeps no thread and no file of the store open.
 */

#include "fixture.h"

#include <maillage-edit-private.h>
#include <maillage-registry-private.h>
#include <maillage-store-private.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

/* More than a bulk begins with, see maillage-writer.h. */
#define IN_AN_IMPORT 1100

/* What the process says once it is on the disk. */
struct Said
{
  gint64 edit; /* the last value of the counter */
  gint64 n_imports;
};

class Kill : public testing::Test
{
protected:
  static MaillageStore *
  open_store (MaillageRegistry *registry, const std::string &file)
  {
    MaillageScope *scope = maillage_registry_open_scope (registry, "partners");
    MaillageKind *kind
        = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
    maillage_kind_set_title_format (kind, "{name}");
    MaillageField *field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    maillage_field_set_sortable (field, TRUE);
    maillage_kind_add_field (kind, "counter", MAILLAGE_FIELD_NUMBER, "Counter");
    maillage_registry_enter (registry, scope);
    MaillageStore *store = maillage_store_new (registry);
    g_autoptr (GError) error = nullptr;
    if (!maillage_store_open (store,
                              file.c_str (),
                              (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                              &error))
      {
        fprintf (stderr, "open: %s\n", error->message);
        _exit (2);
      }
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

  static std::string
  find_counter (MaillageStore *store)
  {
    g_autofree char *uuid = maillage_sql_dup_text (
        store->reader, "SELECT uuid FROM record WHERE title = 'Counter'", nullptr);
    return uuid != nullptr ? uuid : "";
  }

  static gint64
  commit (MaillageStore *store, MaillageEdit *edit)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    need (change != nullptr, "commit", error);
    return maillage_change_get_number (change);
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
    return commit (store, edit);
  }

  static void
  backup_and_restore (MaillageStore *store, const std::string &copy)
  {
    g_autoptr (GError) error = nullptr;
    unlink (copy.c_str ());
    need (maillage_store_backup (store, copy.c_str (), &error), "backup", error);
    need (maillage_store_restore (store, copy.c_str (), &error), "restore", error);
  }

  /* Works until it is killed. */
  static void
  work (const std::string &file, const std::string &copy, unsigned seed, Said said, int out)
  {
    std::mt19937 random (seed);
    MaillageRegistry *registry = maillage_registry_new ();
    MaillageStore *store = open_store (registry, file);
    std::string counter = find_counter (store);

    if (counter.empty ())
      {
        g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
        counter = maillage_edit_create (edit, "partners.organisation");
        maillage_edit_set (edit, counter.c_str (), "name", "Counter");
        commit (store, edit);
      }
    for (;;)
      {
        switch (random () % 24)
          {
          case 0:
            import_many (store, said.n_imports + 1);
            said.n_imports++;
            break;
          case 1:
            {
              g_autoptr (GError) error = nullptr;
              g_autoptr (MaillageChange) undone
                  = maillage_store_undo (store, import_many (store, 0), &error);
              need (undone != nullptr, "undo", error);
              break;
            }
          case 2:
            backup_and_restore (store, copy);
            break;
          default:
            {
              g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Count", nullptr);
              maillage_edit_set (
                  edit, counter.c_str (), "counter", std::to_string (said.edit + 1).c_str ());
              commit (store, edit);
              said.edit++;
            }
          }
        if (write (out, &said, sizeof said) != (ssize_t) sizeof said)
          _exit (3);
      }
  }

  /* Imports whose undo may have been cut short have the number 0. */
  static void
  verify (const std::string &file, Said said)
  {
    MaillageRegistry *registry = maillage_registry_new ();
    MaillageStore *store = open_store (registry, file);
    g_autoptr (GError) error = nullptr;
    g_auto (GStrv) faults = maillage_store_check (store, FALSE, &error);
    need (faults != nullptr, "check", error);
    for (char **fault = faults; *fault != nullptr; fault++)
      fprintf (stderr, "fault: %s\n", *fault);
    gint64 counter = ask (store, "SELECT max (counter) FROM \"partners.organisation\"");
    gint64 torn = ask (
        store,
        "SELECT count (*) FROM (SELECT count (*) AS n FROM record WHERE title LIKE 'Import %'"
        " GROUP BY substr (title, 1, instr (title, ' of')) HAVING n % "
            + std::to_string (IN_AN_IMPORT) + " <> 0)");
    gint64 n_imports
        = ask (store,
               "SELECT count (DISTINCT substr (title, 1, instr (title, ' of'))) FROM record"
               " WHERE title LIKE 'Import %' AND title NOT LIKE 'Import 0 of%'");
    bool ok = faults[0] == nullptr && (counter == said.edit || counter == said.edit + 1)
              && torn == 0 && (n_imports == said.n_imports || n_imports == said.n_imports + 1);
    if (!ok)
      fprintf (stderr,
               "counter %d, said %d; imports %d, said %d; torn %d\n",
               (int) counter,
               (int) said.edit,
               (int) n_imports,
               (int) said.n_imports,
               (int) torn);
    maillage_store_close (store);
    g_object_unref (store);
    g_object_unref (registry);
    _exit (ok ? 0 : 1);
  }

  static int
  wait_for (pid_t child)
  {
    int status = 0;
    EXPECT_EQ (waitpid (child, &status, 0), child);
    return status;
  }

  /* What @child says until it is killed, @delay after it first said something. */
  static Said
  listen_and_kill (pid_t child, int in, Said said, unsigned delay)
  {
    Said heard;
    if (read (in, &heard, sizeof heard) == (ssize_t) sizeof heard)
      said = heard;
    g_usleep (delay);
    kill (child, SIGKILL);
    while (read (in, &heard, sizeof heard) == (ssize_t) sizeof heard)
      said = heard;
    return said;
  }

  static unsigned
  setting (const char *name, unsigned usual)
  {
    const char *text = g_getenv (name);
    return text != nullptr ? (unsigned) g_ascii_strtoull (text, nullptr, 10) : usual;
  }

  /* What was done and not said before the kill counts from now on. */
  Said
  look (const std::string &file)
  {
    int ends[2];
    Said found = { 0, 0 };
    EXPECT_EQ (pipe (ends), 0);
    pid_t child = fork ();
    if (child == 0)
      {
        MaillageRegistry *registry = maillage_registry_new ();
        MaillageStore *store = open_store (registry, file);
        found.edit = MAX (0, ask (store, "SELECT max (counter) FROM \"partners.organisation\""));
        found.n_imports
            = ask (store,
                   "SELECT count (DISTINCT substr (title, 1, instr (title, ' of'))) FROM record"
                   " WHERE title LIKE 'Import %' AND title NOT LIKE 'Import 0 of%'");
        _exit (write (ends[1], &found, sizeof found) == (ssize_t) sizeof found ? 0 : 1);
      }
    EXPECT_EQ (wait_for (child), 0);
    EXPECT_EQ (read (ends[0], &found, sizeof found), (ssize_t) sizeof found);
    close (ends[0]);
    close (ends[1]);
    return found;
  }

  TemporaryFolder folder;
};

TEST_F (Kill, NothingAcknowledgedIsLostAndNothingIsHalfDone)
{
  unsigned n_kills = setting ("MAILLAGE_KILLS", 10);
  std::mt19937 random (setting ("MAILLAGE_SEED", 1));
  std::string file = folder.file ("store.db"), copy = folder.file ("copy.db");
  Said said = { 0, 0 };
  gint64 n_edits = 0;

  for (unsigned i = 0; i < n_kills && !HasFailure (); i++)
    {
      int ends[2];
      unsigned seed = random (), delay = random () % 400000;

      SCOPED_TRACE ("kill " + std::to_string (i));
      if (i % 50 == 49) /* begins anew, lest the store grows for ever */
        {
          for (const char *beside : { "", "-wal", "-shm", ".before-restore" })
            unlink ((file + beside).c_str ());
          said = { 0, 0 };
        }
      ASSERT_EQ (pipe (ends), 0);
      pid_t child = fork ();
      if (child == 0)
        {
          close (ends[0]);
          work (file, copy, seed, said, ends[1]);
        }
      close (ends[1]);
      said = listen_and_kill (child, ends[0], said, delay);
      close (ends[0]);
      int status = wait_for (child);
      ASSERT_TRUE (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL) << status;
      pid_t verifier = fork ();
      if (verifier == 0)
        verify (file, said);
      ASSERT_EQ (wait_for (verifier), 0);
      said = look (file);
      n_edits += said.edit;
    }
  EXPECT_GT (n_edits, 0); /* or nothing was tried */
}
