/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Where a store is: on this machine's own disk, or where others write, which SQLite's locks and
 * journals do not survive. */

#include "maillage-types.h"

G_BEGIN_DECLS

typedef enum
{
  MAILLAGE_PLACE_OWN,
  MAILLAGE_PLACE_NETWORK,      /* a file system of another machine */
  MAILLAGE_PLACE_SYNCHRONISED, /* a folder whose files a program copies as they change */
} MaillagePlace;

/* Without links, whether the file is there or not: what stands beside a store is found by it. */
char *_maillage_place_dup_path (const char *path);
/* The type of the file system it is on, as mount says it; NULL where nobody knows. */
char *_maillage_place_dup_fs_type (const char *path);
/* @name: the type, or who synchronises. */
MaillagePlace _maillage_place_judge (const char *path, const char *fs_type, char **name);
/* In the folder of the user's data or cache: it cannot be elsewhere. */
gboolean _maillage_place_is_home (const char *path);
/* Why no store may be there, and what to do instead. */
void _maillage_place_set_refusal (GError **error,
                                  const char *path,
                                  MaillagePlace place,
                                  const char *name);
/* What to say all the time to whose home is there. */
char *_maillage_place_dup_notice (MaillagePlace place, const char *name);

/* Refuses what is there and is no ordinary file: a pipe would be waited for without end. */
gboolean _maillage_place_check_regular (const char *path, GError **error);

/* The one program that may have the store at @path open: a descriptor, or -1 when another has. */
int _maillage_place_enter (const char *path, GError **error);
void _maillage_place_leave (const char *path, int fd);

/* maillage-store-place.c: what _maillage_place_dup_notice () says of an open store, or NULL. */
const char *_maillage_store_get_notice (MaillageStore *self);

G_END_DECLS
