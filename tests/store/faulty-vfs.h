/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A disk that fails, or loses its power. It stands between SQLite and the real one: every
 * connection of the program uses it once faulty_vfs_install () has been called. Nothing is synced
 * in earnest, which the tests that use it need not wait for. */

/* What is counted, and what may fail. */
enum FaultyOperation
{
  FAULTY_OPEN = 1 << 0,
  FAULTY_READ = 1 << 1,
  FAULTY_WRITE = 1 << 2, /* truncating too */
  FAULTY_SYNC = 1 << 3,
  FAULTY_ALL = 0xf,
};

void faulty_vfs_install ();
/* Operations of @kinds count from now on, 1, 2, 3…; the @nth fails with SQLite's @code, and with
 * @and_after all that follow. */
void faulty_vfs_fail (int kinds, int nth, int code, bool and_after);
/* Nothing fails any more; returns how many operations were counted. */
int faulty_vfs_stop ();

/* From now on what was written and not synced is known; at the @nth write or sync the power goes:
 * each file keeps what was synced and any part of the rest, chosen by @seed, and the process
 * ends. @exit_status is its own. */
void faulty_vfs_cut_power (int nth, unsigned seed, int exit_status);

/* The @nth allocation of SQLite fails, and with @and_after all that follow. To be installed before
 * SQLite is used. */
void faulty_memory_install ();
void faulty_memory_fail (int nth, bool and_after);
int faulty_memory_stop ();
