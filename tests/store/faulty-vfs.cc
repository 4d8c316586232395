/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-vfs.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <random>
#include <sqlite3.h>
#include <string>
#include <unistd.h>
#include <vector>

/* The unit a disk writes at once, or not at all. */
#define SECTOR 512

namespace
{

struct Fault
{
  std::atomic<int> counted{ 0 };
  std::atomic<int> kinds{ 0 };
  int nth = 0, code = 0;
  bool and_after = false;
};

struct Write
{
  bool truncates;
  sqlite3_int64 offset;
  std::string bytes;
};

/* A file as the disk has it, and what it was told since. */
struct Kept
{
  std::string durable;
  std::vector<Write> pending;
};

struct Power
{
  std::mutex mutex;
  bool on = false; /* somebody will pull the plug */
  int nth = 0, counted = 0, exit_status = 0;
  unsigned seed = 0;
  std::map<std::string, Kept> files;
};

struct File
{
  sqlite3_file base;
  char *path; /* NULL for temporary files */
  sqlite3_file *
  real ()
  {
    return (sqlite3_file *) (this + 1);
  }
};

Fault fault, memory_fault;
Power power;
sqlite3_vfs *real_vfs;
sqlite3_mem_methods real_memory;

bool
fails (Fault &in, int kind)
{
  if (!(in.kinds & kind))
    return false;
  int n = ++in.counted;
  return n == in.nth || (in.and_after && n > in.nth);
}

/* The power */

void
apply (std::string &content, const Write &write)
{
  if (write.truncates)
    {
      content.resize (write.offset);
      return;
    }
  if (content.size () < write.offset + write.bytes.size ())
    content.resize (write.offset + write.bytes.size ());
  memcpy (&content[write.offset], write.bytes.data (), write.bytes.size ());
}

/* Whole, not at all, or some of its sectors. */
void
apply_some (std::string &content, const Write &write, std::mt19937 &random)
{
  switch (random () % 3)
    {
    case 0:
      break;
    case 1:
      apply (content, write);
      break;
    default:
      for (size_t at = 0; !write.truncates && at < write.bytes.size (); at += SECTOR)
        if (random () % 2)
          apply (content,
                 { false, write.offset + (sqlite3_int64) at, write.bytes.substr (at, SECTOR) });
    }
}

[[noreturn]] void
cut ()
{
  std::mt19937 random (power.seed);

  for (auto &[path, kept] : power.files)
    {
      std::string content = kept.durable;
      for (const Write &write : kept.pending)
        apply_some (content, write, random);
      FILE *file = fopen (path.c_str (), "wb");
      if (file == nullptr || fwrite (content.data (), 1, content.size (), file) != content.size ()
          || fclose (file) != 0)
        _exit (99);
      unlink ((path + "-shm").c_str ()); /* memory, and gone */
    }
  _exit (power.exit_status);
}

void
count_power ()
{
  if (++power.counted == power.nth)
    cut ();
}

std::string
read_file (const char *path)
{
  std::string content;
  char buffer[65536];
  size_t n;
  FILE *file = fopen (path, "rb");

  while (file != nullptr && (n = fread (buffer, 1, sizeof buffer, file)) > 0)
    content.append (buffer, n);
  if (file != nullptr)
    fclose (file);
  return content;
}

Kept *
find_kept (const char *path)
{
  return power.on && path != nullptr ? &power.files[path] : nullptr;
}

/* Files */

int
file_close (sqlite3_file *self)
{
  File *file = (File *) self;
  int code = file->real ()->pMethods->xClose (file->real ());

  free (file->path);
  return code;
}

int
file_read (sqlite3_file *self, void *to, int amount, sqlite3_int64 offset)
{
  File *file = (File *) self;

  if (fails (fault, FAULTY_READ))
    return fault.code == SQLITE_IOERR ? SQLITE_IOERR_READ : fault.code;
  return file->real ()->pMethods->xRead (file->real (), to, amount, offset);
}

int
file_write (sqlite3_file *self, const void *from, int amount, sqlite3_int64 offset)
{
  File *file = (File *) self;

  if (fails (fault, FAULTY_WRITE))
    return fault.code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : fault.code;
  std::lock_guard<std::mutex> lock (power.mutex);
  if (Kept *kept = find_kept (file->path))
    {
      kept->pending.push_back ({ false, offset, std::string ((const char *) from, amount) });
      count_power ();
    }
  return file->real ()->pMethods->xWrite (file->real (), from, amount, offset);
}

int
file_truncate (sqlite3_file *self, sqlite3_int64 size)
{
  File *file = (File *) self;

  if (fails (fault, FAULTY_WRITE))
    return fault.code == SQLITE_IOERR ? SQLITE_IOERR_TRUNCATE : fault.code;
  std::lock_guard<std::mutex> lock (power.mutex);
  if (Kept *kept = find_kept (file->path))
    {
      kept->pending.push_back ({ true, size, "" });
      count_power ();
    }
  return file->real ()->pMethods->xTruncate (file->real (), size);
}

int
file_sync (sqlite3_file *self, int)
{
  File *file = (File *) self;

  if (fails (fault, FAULTY_SYNC))
    return fault.code == SQLITE_IOERR ? SQLITE_IOERR_FSYNC : fault.code;
  std::lock_guard<std::mutex> lock (power.mutex);
  if (Kept *kept = find_kept (file->path))
    {
      count_power ();
      for (const Write &write : kept->pending)
        apply (kept->durable, write);
      kept->pending.clear ();
    }
  return SQLITE_OK;
}

int
file_size (sqlite3_file *self, sqlite3_int64 *size)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xFileSize (file->real (), size);
}

int
file_lock (sqlite3_file *self, int level)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xLock (file->real (), level);
}

int
file_unlock (sqlite3_file *self, int level)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xUnlock (file->real (), level);
}

int
file_check_lock (sqlite3_file *self, int *out)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xCheckReservedLock (file->real (), out);
}

int
file_control (sqlite3_file *self, int op, void *arg)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xFileControl (file->real (), op, arg);
}

int
file_sector (sqlite3_file *)
{
  return SECTOR;
}

/* A disk that loses its power promises nothing; one that is full is a disk like another, which leaves
 * alone what stands beside what is written: SQLite pads no commit for it. */
int
file_characteristics (sqlite3_file *self)
{
  File *file = (File *) self;

  return power.on ? 0 : file->real ()->pMethods->xDeviceCharacteristics (file->real ());
}

int
file_map (sqlite3_file *self, int page, int size, int extend, void volatile **at)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xShmMap (file->real (), page, size, extend, at);
}

int
file_shm_lock (sqlite3_file *self, int offset, int n, int flags)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xShmLock (file->real (), offset, n, flags);
}

void
file_barrier (sqlite3_file *self)
{
  File *file = (File *) self;
  file->real ()->pMethods->xShmBarrier (file->real ());
}

int
file_unmap (sqlite3_file *self, int drop)
{
  File *file = (File *) self;
  return file->real ()->pMethods->xShmUnmap (file->real (), drop);
}

/* Version 2: no memory-mapped pages, which would pass us by. */
const sqlite3_io_methods methods = {
  2,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_size,
  file_lock,
  file_unlock,
  file_check_lock,
  file_control,
  file_sector,
  file_characteristics,
  file_map,
  file_shm_lock,
  file_barrier,
  file_unmap,
  nullptr,
  nullptr,
};

int
vfs_open (sqlite3_vfs *, const char *path, sqlite3_file *self, int flags, int *out)
{
  File *file = (File *) self;

  file->base.pMethods = nullptr;
  file->path = nullptr;
  if (fails (fault, FAULTY_OPEN))
    return SQLITE_CANTOPEN;
  int code = real_vfs->xOpen (real_vfs, path, file->real (), flags, out);
  if (code != SQLITE_OK)
    return code;
  file->base.pMethods = &methods;
  if (path != nullptr && !(flags & SQLITE_OPEN_DELETEONCLOSE))
    {
      file->path = strdup (path);
      std::lock_guard<std::mutex> lock (power.mutex);
      if (power.on && power.files.find (path) == power.files.end ())
        power.files[path].durable = read_file (path);
    }
  return SQLITE_OK;
}

int
vfs_delete (sqlite3_vfs *, const char *path, int sync)
{
  std::lock_guard<std::mutex> lock (power.mutex);
  if (power.on)
    power.files.erase (path);
  return real_vfs->xDelete (real_vfs, path, sync);
}

/* Memory */

void *
memory_allocate (int n)
{
  return fails (memory_fault, 1) ? nullptr : real_memory.xMalloc (n);
}

void *
memory_reallocate (void *from, int n)
{
  return fails (memory_fault, 1) ? nullptr : real_memory.xRealloc (from, n);
}

} // namespace

void
faulty_vfs_install ()
{
  static sqlite3_vfs ours;

  if (real_vfs != nullptr)
    return;
  real_vfs = sqlite3_vfs_find (nullptr);
  ours = *real_vfs;
  ours.zName = "faulty";
  ours.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  ours.xOpen = vfs_open;
  ours.xDelete = vfs_delete;
  sqlite3_vfs_register (&ours, 1);
}

void
faulty_vfs_fail (int kinds, int nth, int code, bool and_after)
{
  fault.counted = 0;
  fault.nth = nth;
  fault.code = code;
  fault.and_after = and_after;
  fault.kinds = kinds;
}

int
faulty_vfs_stop ()
{
  fault.kinds = 0;
  return fault.counted;
}

void
faulty_vfs_cut_power (int nth, unsigned seed, int exit_status)
{
  std::lock_guard<std::mutex> lock (power.mutex);
  power.nth = nth;
  power.seed = seed;
  power.exit_status = exit_status;
  power.on = true;
}

void
faulty_memory_install ()
{
  static sqlite3_mem_methods ours;

  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory);
  ours = real_memory;
  ours.xMalloc = memory_allocate;
  ours.xRealloc = memory_reallocate;
  sqlite3_config (SQLITE_CONFIG_MALLOC, &ours);
}

void
faulty_memory_fail (int nth, bool and_after)
{
  memory_fault.counted = 0;
  memory_fault.nth = nth;
  memory_fault.and_after = and_after;
  memory_fault.kinds = 1;
}

int
faulty_memory_stop ()
{
  memory_fault.kinds = 0;
  return memory_fault.counted;
}
