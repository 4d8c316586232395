/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two processes write one store for a while (MAILLAGE_TOGETHER seconds), and meanwhile one imports,
 * backs up and restores, and a third, of a newer version, migrates. What each was told is done is
 * there, each sees what the other does, and neither writes to a schema that is no longer. */

#include "worker.h"

#include <algorithm>

enum What
{
  DONE,     /* committed: number, when it was asked for, when it was acknowledged */
  SEEN,     /* the other's latest number */
  IMPORTED, /* rows are there */
  BEGAN_BACKUP,
  RESTORED,
  MIGRATED,
  OUTDATED, /* told so, and reopened */
};

struct Event
{
  What what;
  gint64 number, asked, at;
};

class Together : public Worker
{
protected:
  /* One of the two; its edits are records of its name with a number each. */
  struct Side
  {
    std::string file, copy, name, other;
    int out, version;
    gint64 pace; /* µs between two edits */
    gint64 until, number, seen;
    bool outdated;
    MaillageStore *store;
  };

  static void
  say (Side *self, What what, gint64 number = 0, gint64 asked = 0)
  {
    Event event = { what, number, asked, g_get_monotonic_time () };

    if (write (self->out, &event, sizeof event) != (ssize_t) sizeof event)
      _exit (3);
  }

  static void
  on_changed (MaillageStore *store, MaillageChangeSet *, Side *self)
  {
    gint64 number = ask (store,
                         "SELECT coalesce (max (counter), 0) FROM \"partners.organisation\""
                         " WHERE name = '"
                             + self->other + "'");
    if (number != self->seen)
      say (self, SEEN, self->seen = number);
  }

  static void
  on_outdated (MaillageStore *, Side *self)
  {
    self->outdated = true;
  }

  static void
  open_side (Side *self)
  {
    self->store = open_store (maillage_registry_new (), self->file, self->version);
    self->outdated = false;
    g_signal_connect (self->store, "changed", G_CALLBACK (on_changed), self);
    g_signal_connect (self->store, "outdated", G_CALLBACK (on_outdated), self);
  }

  /* A refusal is fine when the schema is a newer one, and only then. */
  static void
  add (Side *self)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    g_autoptr (GError) error = nullptr;
    const char *uuid = maillage_edit_create (edit, "partners.organisation");
    gint64 asked = g_get_monotonic_time ();

    maillage_edit_set (edit, uuid, "name", self->name.c_str ());
    maillage_edit_set (edit, uuid, "counter", std::to_string (self->number + 1).c_str ());
    g_autoptr (MaillageChange) change = maillage_store_commit (self->store, edit, &error);
    if (change != nullptr)
      say (self, DONE, ++self->number, asked);
    else
      {
        need (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_READ_ONLY), "commit", error);
        self->outdated = true;
      }
  }

  static void
  go_on (Side *self, gint64 until)
  {
    while (g_get_monotonic_time () < until)
      {
        gint64 next = g_get_monotonic_time () + self->pace;

        add (self);
        if (self->outdated) /* what the person does whom the banner tells to */
          {
            maillage_store_close (self->store);
            self->version++;
            open_side (self);
            say (self, OUTDATED);
          }
        while (g_get_monotonic_time () < next)
          if (!g_main_context_iteration (nullptr, FALSE))
            g_usleep (1000);
      }
  }

  [[noreturn]] static void
  write_only (Side self, gint64 until)
  {
    open_side (&self);
    go_on (&self, until);
    maillage_store_close (self.store);
    _exit (0);
  }

  [[noreturn]] static void
  do_all (Side self, gint64 begin, gint64 until)
  {
    gint64 part = (until - begin) / 4;
    g_autoptr (GError) error = nullptr;

    open_side (&self);
    go_on (&self, begin + part);
    import_many (self.store, 1);
    say (&self, IMPORTED);
    go_on (&self, begin + 2 * part);
    say (&self, BEGAN_BACKUP);
    need (maillage_store_backup (self.store, self.copy.c_str (), &error), "backup", error);
    need (maillage_store_restore (self.store, self.copy.c_str (), &error), "restore", error);
    say (&self, RESTORED);
    go_on (&self, until);
    maillage_store_close (self.store);
    _exit (0);
  }

  [[noreturn]] static void
  migrate (Side self)
  {
    open_side (&self);
    say (&self, MIGRATED);
    maillage_store_close (self.store);
    _exit (0);
  }

  static std::vector<Event>
  read_all (int in)
  {
    std::vector<Event> events;
    Event event;

    while (read (in, &event, sizeof event) == (ssize_t) sizeof event)
      events.push_back (event);
    close (in);
    return events;
  }

  static gint64
  when (const std::vector<Event> &events, What what)
  {
    for (const Event &event : events)
      if (event.what == what)
        return event.at;
    ADD_FAILURE () << "it never came to " << what;
    return 0;
  }

  /* What was acknowledged before the backup began, or asked for once it was restored. */
  static std::vector<gint64>
  list_kept (const std::vector<Event> &events, gint64 backup, gint64 restored)
  {
    std::vector<gint64> kept;

    for (const Event &event : events)
      if (event.what == DONE && (event.at < backup || event.asked > restored))
        kept.push_back (event.number);
    return kept;
  }

  /* How long it took the other to see each, in µs. */
  static void
  add_delays (const std::vector<Event> &ours,
              const std::vector<Event> &theirs,
              gint64 backup,
              gint64 restored,
              std::vector<gint64> *delays)
  {
    for (const Event &done : ours)
      {
        if (done.what != DONE || (done.at >= backup && done.asked <= restored))
          continue;
        for (const Event &seen : theirs)
          if (seen.what == SEEN && seen.at >= done.asked && seen.number >= done.number)
            {
              delays->push_back (std::max<gint64> (0, seen.at - done.at));
              break;
            }
      }
  }

  static bool
  has_all (MaillageStore *store, const std::string &name, const std::vector<gint64> &kept)
  {
    bool all = true;

    for (gint64 number : kept)
      if (ask (store,
               "SELECT count (*) FROM \"partners.organisation\" WHERE name = '" + name
                   + "' AND counter = " + std::to_string (number))
          < 1)
        {
          fprintf (stderr, "%s %d is lost\n", name.c_str (), (int) number);
          all = false;
        }
    return all;
  }
};

TEST_F (Together, NothingIsLostAndEachSeesTheOther)
{
  gint64 seconds = setting ("MAILLAGE_TOGETHER", 6);
  std::string file = folder.file ("store.db"), copy = folder.file ("copy.db");
  int in_a, in_b, in_c, made;

  pid_t maker = start (
      [&] (int) {
        maillage_store_close (open_store (maillage_registry_new (), file, 0));
        _exit (0);
      },
      &made);
  EXPECT_EQ (wait_for (maker), 0);
  close (made);
  gint64 begin = g_get_monotonic_time (), until = begin + seconds * 1000000;
  pid_t a = start (
      [&] (int out) {
        do_all ({ file, copy, "A", "B", out, 0, 20000 }, begin, until);
      },
      &in_a);
  pid_t b = start (
      [&] (int out) {
        write_only ({ file, copy, "B", "A", out, 0, 300000 }, until);
      },
      &in_b);
  pid_t c = start (
      [&] (int out) {
        g_usleep (std::max<gint64> (0, begin + seconds * 750000 - g_get_monotonic_time ()));
        migrate ({ file, copy, "C", "", out, 1 });
      },
      &in_c);
  /* Both pipes are read as they fill. */
  std::vector<Event> by_a, by_b, by_c;
  std::pair<int, std::vector<Event> *> pipe_b = { in_b, &by_b };
  GThread *reader = g_thread_new (
      "reader",
      [] (gpointer data) -> gpointer {
        auto *both = (std::pair<int, std::vector<Event> *> *) data;
        *both->second = read_all (both->first);
        return nullptr;
      },
      &pipe_b);
  by_a = read_all (in_a);
  g_thread_join (reader);
  by_c = read_all (in_c);
  EXPECT_EQ (wait_for (a), 0);
  EXPECT_EQ (wait_for (b), 0);
  EXPECT_EQ (wait_for (c), 0);
  gint64 backup = when (by_a, BEGAN_BACKUP), restored = when (by_a, RESTORED);

  /* Nothing is lost. */
  std::vector<gint64> kept_a = list_kept (by_a, backup, restored);
  std::vector<gint64> kept_b = list_kept (by_b, backup, restored);
  EXPECT_GT (kept_a.size (), 20u);
  EXPECT_GT (kept_b.size (), 5u); /* it looks on more than it writes */
  int in;
  pid_t look = start (
      [&] (int) {
        MaillageStore *store = open_store (maillage_registry_new (), file, 1);
        g_auto (GStrv) faults = maillage_store_check (store, FALSE, nullptr);
        bool ok = faults != nullptr && faults[0] == nullptr;
        ok = has_all (store, "A", kept_a) && has_all (store, "B", kept_b) && ok
             && ask (store, "SELECT count (*) FROM record WHERE title LIKE 'Import 1 of%'")
                    == IN_AN_IMPORT;
        _exit (ok ? 0 : 1);
      },
      &in);
  close (in);
  EXPECT_EQ (wait_for (look), 0);

  for (auto *events : { &by_a, &by_b })
    when (*events, OUTDATED); /* both were told, and opened the store anew */
  when (by_c, MIGRATED);

  /* Each sees the other's changes within a second; a machine that is short of processors may keep
   * one in fifty waiting. */
  std::vector<gint64> delays;
  add_delays (by_a, by_b, backup, restored, &delays);
  add_delays (by_b, by_a, backup, restored, &delays);
  std::sort (delays.begin (), delays.end ());
  ASSERT_GT (delays.size (), 40u);
  printf ("%d and %d edits kept, seen after %d ms (median), %d ms (at most)\n",
          (int) kept_a.size (),
          (int) kept_b.size (),
          (int) (delays[delays.size () / 2] / 1000),
          (int) (delays.back () / 1000));
  EXPECT_LT (delays[delays.size () * 49 / 50], 1000000);
}

/* Who was not told yet, because it was busy, is refused all the same. */
TEST_F (Together, NobodyWritesToAnOldSchema)
{
  std::string file = folder.file ("store.db"), go = folder.file ("go");
  int in_old, in_new;
  Event event;

  pid_t old = start (
      [&] (int out) {
        Side self = { file, "", "A", "B", out };
        open_side (&self);
        say (&self, DONE);
        while (!g_file_test (go.c_str (), G_FILE_TEST_EXISTS))
          g_usleep (10000);
        add (&self);
        _exit (self.outdated && self.number == 0 ? 0 : 1);
      },
      &in_old);
  ASSERT_EQ (read (in_old, &event, sizeof event), (ssize_t) sizeof event);
  pid_t newer = start ([&] (int out) { migrate ({ file, "", "C", "", out, 1 }); }, &in_new);
  EXPECT_EQ (wait_for (newer), 0);
  ASSERT_TRUE (g_file_set_contents (go.c_str (), "", 0, nullptr));
  EXPECT_EQ (wait_for (old), 0);
  close (in_old);
  close (in_new);
}
