/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The power goes at a seeded write: of what was not synced, any part is on the disk, in any order.
 * The store then opens, is sound and holds all that was acknowledged. */

#include "faulty-vfs.h"
#include "worker.h"

#define CUT_SHORT 77 /* the exit status of a process whose power was cut */
#define MAX_WRITES 1500

class Power : public Worker
{
};

TEST_F (Power, WhatWasAcknowledgedOutlivesACut)
{
  unsigned n_cuts = setting ("MAILLAGE_CUTS", 20);
  std::mt19937 random (setting ("MAILLAGE_SEED", 1));
  std::string file = folder.file ("store.db"), copy = folder.file ("copy.db");
  Said said = {};
  gint64 n_edits = 0;
  int version = 0;

  for (unsigned i = 0; i < n_cuts && !HasFailure (); i++)
    {
      unsigned seed = random ();
      int nth = 1 + random () % (random () % 4 == 0 ? 60 : MAX_WRITES), in;
      Said heard;

      SCOPED_TRACE ("cut " + std::to_string (i) + " at write " + std::to_string (nth));
      if (i % 50 == 49)
        {
          remove_all (folder);
          said = {};
          version = 0;
        }
      version += random () % 3 == 0;
      pid_t child = start (
          [&] (int out) {
            faulty_vfs_install ();
            faulty_vfs_cut_power (nth, seed, CUT_SHORT);
            work (file, copy, version, seed, said, out);
          },
          &in);
      while (read (in, &heard, sizeof heard) == (ssize_t) sizeof heard)
        said = heard;
      close (in);
      int status = wait_for (child);
      ASSERT_TRUE (WIFEXITED (status) && WEXITSTATUS (status) == CUT_SHORT) << status;
      n_edits += said.now.edit;
      expect_kept (file, version, &said);
    }
  EXPECT_GT (n_edits, 0); /* or nothing was tried */
}
