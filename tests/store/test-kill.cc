/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that works on the store is killed with SIGKILL at a seeded moment; after each kill
 * another opens the store: it is sound, every acknowledged edit is there, and what was under way is
 * there whole or not at all. */

#include "worker.h"

/* The longest wait before a kill, while it works and while it opens and migrates, in µs. */
#define AT_WORK 400000
#define AT_THE_START 40000

class Kill : public Worker
{
protected:
  /* What @child says until it is killed, @delay after it first said something, or at once. */
  static Said
  listen_and_kill (pid_t child, int in, Said said, unsigned delay, bool at_once)
  {
    Said heard;
    if (!at_once && read (in, &heard, sizeof heard) == (ssize_t) sizeof heard)
      said = heard;
    g_usleep (delay);
    kill (child, SIGKILL);
    while (read (in, &heard, sizeof heard) == (ssize_t) sizeof heard)
      said = heard;
    return said;
  }
};

TEST_F (Kill, NothingAcknowledgedIsLostAndNothingIsHalfDone)
{
  unsigned n_kills = setting ("MAILLAGE_KILLS", 10);
  std::mt19937 random (setting ("MAILLAGE_SEED", 1));
  std::string file = folder.file ("store.db"), copy = folder.file ("copy.db");
  Said said = {};
  gint64 n_edits = 0;
  int version = 0;

  for (unsigned i = 0; i < n_kills && !HasFailure (); i++)
    {
      unsigned seed = random ();
      bool at_once = random () % 4 == 0;
      unsigned delay = random () % (at_once ? AT_THE_START : AT_WORK);
      int in;

      SCOPED_TRACE ("kill " + std::to_string (i));
      if (i % 50 == 49) /* begins anew, lest the store grows for ever */
        {
          remove_all (folder);
          said = {};
          version = 0;
        }
      version += random () % 3 == 0;
      pid_t child = start ([&] (int out) { work (file, copy, version, seed, said, out); }, &in);
      said = listen_and_kill (child, in, said, delay, at_once);
      close (in);
      int status = wait_for (child);
      ASSERT_TRUE (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL) << status;
      gint64 before = said.now.edit;
      expect_kept (file, version, &said);
      n_edits += before;
    }
  EXPECT_GT (n_edits, 0); /* or nothing was tried */
}
