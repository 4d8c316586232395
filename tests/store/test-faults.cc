/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nth thing asked of the disk, or of the memory, fails: n = 1, 2, 3… until a run passes without
 * meeting it (MAILLAGE_FAULTS is the pace: 1 for all of them). Each time either all is done, or
 * nothing is and a sentence says why; and the store is sound afterwards. A program of its own:
 * SQLite's memory is replaced before anything uses it. */

#include "store-fixture.h"

#include "faulty-vfs.h"

#include <maillage-erase-private.h>
#include <maillage-core.h>
#include <sqlite3.h>

class Faults : public StoreTest
{
protected:
  static void
  SetUpTestSuite ()
  {
    faulty_memory_install ();
    faulty_vfs_install ();
  }

  void
  SetUp () override
  {
    StoreTest::SetUp ();
    for (int i = 0; i < 12; i++)
      set (add_organisation (("Élan " + std::to_string (i)).c_str ()), "sigle", "É");
    before = look ();
    g_clear_object (&store);
    run ("rm -f '" + file () + "'-* && cp '" + file () + "' '" + folder.path + "/template.db'");
  }

  void
  TearDown () override
  {
    g_clear_object (&store);
    g_clear_object (&scope);
    g_clear_object (&registry);
  }

  std::string
  file () const
  {
    return folder.file ("store.db");
  }

  static void
  run (const std::string &command)
  {
    ASSERT_EQ (system (command.c_str ()), 0) << command;
  }

  std::string
  look ()
  {
    return ask ("SELECT group_concat (line, char (10)) FROM (SELECT title || '|' || coalesce "
                "(sigle, '') AS line"
                " FROM \"partners.organisation\" AS o JOIN record USING (id) ORDER BY title)");
  }

  MaillageStore *
  open_with (GError **error)
  {
    g_autoptr (MaillageStore) opened = maillage_store_new (registry);

    return maillage_store_open (opened, file ().c_str (), MAILLAGE_OPEN_MIGRATE, error)
               ? g_steal_pointer (&opened)
               : nullptr;
  }

  /* What is tried, in a store that is open; returns whether it was done. */
  using Job = std::function<bool (GError **error)>;

  static bool
  do_edit (MaillageStore *store, GError **error)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    const char *uuid = maillage_edit_create (edit, "partners.organisation");

    maillage_edit_set (edit, uuid, "name", "Nouvelle");
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, error);
    return change != nullptr;
  }

  bool
  do_import (GError **error)
  {
    g_autoptr (MaillageImport) import = maillage_import_new (
        store, nullptr, maillage_registry_find_kind (registry, "partners.organisation"));
    g_autoptr (MaillageImportReport) report = nullptr;
    g_autoptr (MaillageChange) change = nullptr;
    std::string text = "Name;Sigle\n", csv = folder.file ("rows.csv");

    for (int i = 0; i < 30; i++)
      text += "Importée " + std::to_string (i) + ";I\n";
    EXPECT_TRUE (g_file_set_contents (csv.c_str (), text.c_str (), -1, nullptr));
    if (!maillage_import_open (import, csv.c_str (), error))
      return false;
    report = maillage_import_check (import, error);
    change = report != nullptr ? maillage_import_apply (import, error) : nullptr;
    return change != nullptr;
  }

  /* A copy that is there is a good one. */
  void
  expect_good_or_no_copy (const std::string &copy)
  {
    if (!g_file_test (copy.c_str (), G_FILE_TEST_EXISTS))
      return;
    g_autoptr (MaillageRegistry) plain = maillage_registry_new ();
    g_autoptr (MaillageStore) probe = maillage_store_new (plain);
    g_autoptr (GError) error = nullptr;
    EXPECT_TRUE (maillage_store_open (probe, copy.c_str (), MAILLAGE_OPEN_NONE, &error))
        << error->message;
  }

  void
  expect_told (GError *error)
  {
    ASSERT_NE (error, nullptr);
    EXPECT_EQ (error->domain, MAILLAGE_ERROR) << error->message;
    EXPECT_STRNE (error->message, "The store refused the operation.");
    EXPECT_GT (strlen (error->message), 10u);
  }

  enum Where
  {
    IN_OPENING,
    IN_THE_JOB
  };

  struct Fault
  {
    const char *name;
    int kinds; /* 0: memory */
    int code;
    bool and_after;
  };

  static void
  begin (const Fault &fault, int n)
  {
    if (fault.kinds == 0)
      faulty_memory_fail (n, fault.and_after);
    else
      faulty_vfs_fail (fault.kinds, n, fault.code, fault.and_after);
  }

  static int
  end (const Fault &fault)
  {
    return fault.kinds == 0 ? faulty_memory_stop () : faulty_vfs_stop ();
  }

  void
  try_once (const Fault &fault, int n, Where where, const Job &job, int *n_counted)
  {
    g_autoptr (GError) error = nullptr;

    run ("rm -rf '" + file () + "'* '" + folder.path + "'/copy* && cp '" + folder.path
         + "/template.db' '" + file () + "'");
    if (where == IN_OPENING)
      begin (fault, n);
    store = open_with (&error);
    ASSERT_TRUE (store != nullptr || where == IN_OPENING) << error->message;
    if (store != nullptr && where == IN_THE_JOB)
      begin (fault, n);
    bool done = store != nullptr && job (&error);
    *n_counted = end (fault);
    g_clear_object (&store);
    if (!done)
      expect_told (error);
    g_autoptr (GError) later = nullptr;
    store = open_with (&later);
    ASSERT_NE (store, nullptr) << later->message;
    expect_sound ();
    if (done)
      EXPECT_EQ (look (), after);
    else if (!(fault.kinds & FAULTY_SYNC))
      EXPECT_EQ (look (), before);
    else /* a disk that fails to sync may have kept the whole all the same */
      EXPECT_TRUE (look () == before || look () == after);
    expect_good_or_no_copy (folder.file ("copy.db"));
    g_clear_object (&store);
  }

  /* SQLite 3.46.1 compares what it has no memory for, in "quick_check", and ends. */
  static bool
  check_needs_memory ()
  {
    return sqlite3_libversion_number () == 3046001;
  }

  void
  try_all (Where where, const Job &job, bool checks_a_copy = false)
  {
    static const Fault faults[] = {
      { "the disk, once", FAULTY_ALL, SQLITE_IOERR, false },
      { "the disk, for good", FAULTY_ALL, SQLITE_IOERR, true },
      { "a full disk", FAULTY_WRITE, SQLITE_FULL, true },
      { "the memory, once", 0, 0, false },
      { "the memory, for good", 0, 0, true },
    };
    const char *pace = g_getenv ("MAILLAGE_FAULTS");
    int n_tried = 0;

    for (const Fault &fault : faults)
      if (fault.kinds != 0 || !check_needs_memory () || !checks_a_copy)
        n_tried += try_each (fault, pace != nullptr ? atoi (pace) : 101, where, job);
    printf ("%d failures\n", n_tried);
  }

  int
  try_each (const Fault &fault, int step, Where where, const Job &job)
  {
    int n_tried = 0;

    for (int n = 1, n_counted = n; n_counted >= n - step && !HasFailure (); n += step)
      {
        SCOPED_TRACE (std::string (fault.name) + ", number " + std::to_string (n));
        try_once (fault, n, where, job, &n_counted);
        n_tried++;
      }
    return n_tried;
  }

  /* What the job leaves when nothing fails. */
  void
  learn (const Job &job)
  {
    g_autoptr (GError) error = nullptr;

    store = open_with (&error);
    ASSERT_NE (store, nullptr) << error->message;
    ASSERT_TRUE (job (&error)) << error->message;
    after = look ();
    g_clear_object (&store);
  }

  std::string before, after;
};

TEST_F (Faults, Opening)
{
  Job job = [] (GError **) { return true; };
  learn (job);
  try_all (IN_OPENING, job);
}

TEST_F (Faults, Committing)
{
  Job job = [this] (GError **error) { return do_edit (store, error); };
  learn (job);
  try_all (IN_THE_JOB, job);
}

TEST_F (Faults, Importing)
{
  Job job = [this] (GError **error) { return do_import (error); };
  learn (job);
  try_all (IN_THE_JOB, job);
}

TEST_F (Faults, BackingUp)
{
  Job job = [this] (GError **error) {
    return maillage_store_backup (store, folder.file ("copy.db").c_str (), error) != FALSE;
  };
  learn (job);
  try_all (IN_THE_JOB, job, true);
}

/* A copy that lacks one of the records. */
TEST_F (Faults, Restoring)
{
  std::string kept = folder.path + "/kept.db";
  Job prepare
      = [&] (GError **error) { return maillage_store_backup (store, kept.c_str (), error); };
  learn (prepare);
  learn ([this] (GError **error) { return do_edit (store, error); });
  before = after;
  run ("cp '" + file () + "' '" + folder.path + "/template.db'");
  Job job = [&] (GError **error) {
    return maillage_store_restore (store, kept.c_str (), error) != FALSE;
  };
  learn (job);
  EXPECT_NE (after, before);
  try_all (IN_THE_JOB, job, true);
  /* Whatever write is the one for which there is no room, what is told is what was done. */
  EXPECT_GT (try_each ({ "a full disk", FAULTY_WRITE, SQLITE_FULL, true }, 1, IN_THE_JOB, job), 20);
}

TEST_F (Faults, Erasing)
{
  std::string uuid;
  Job job = [&] (GError **error) {
    const char *uuids[] = { uuid.c_str (), nullptr };
    gboolean whole;
    g_autoptr (GPtrArray) mentions = _maillage_store_erase (store, uuids, &whole, error);
    return mentions != nullptr;
  };

  store = open_with (nullptr);
  uuid = ask ("SELECT uuid FROM record WHERE title = 'Élan 7 (É)'");
  g_clear_object (&store);
  learn (job);
  EXPECT_NE (after, before);
  try_all (IN_THE_JOB, job);
}

TEST_F (Faults, Migrating)
{
  g_clear_object (&scope);
  g_clear_object (&registry);
  registry = maillage_registry_new ();
  scope = maillage_registry_open_scope (registry, "partners");
  declare (scope);
  MaillageKind *kind = maillage_scope_add_kind (scope, "event", "Event", "Events");
  maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
  kind = MAILLAGE_KIND (g_ptr_array_index (_maillage_scope_get_kinds (scope), 0));
  maillage_field_set_sortable (
      maillage_kind_add_field (kind, "vision", MAILLAGE_FIELD_TEXT, "Vision"), TRUE);
  maillage_registry_enter (registry, scope);
  Job job = [] (GError **) { return true; };
  learn (job);
  try_all (IN_OPENING, job, true);
}
