/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-files.h"
#include "maillage-store-private.h"

G_BEGIN_DECLS

#define MAILLAGE_FILES_SUFFIX ".files"
#define MAILLAGE_FILES_SUM_LENGTH 64
/* How much of the sum names the folder of a lent copy. */
#define MAILLAGE_FILES_LENT_LENGTH 12

/* The folder of the store at @path. */
char *_maillage_files_dup_folder (const char *path);
char *_maillage_files_dup_lent_folder (void);
/* Every sum that a record of @db names, and with @history those that only the past names. On any
 * thread, @db being that thread's. */
GHashTable *_maillage_files_list_used (MaillageSqlConnection *db, gboolean history, GError **error);
/* The sums that any text names. */
void _maillage_files_add_sums_in (const char *text, GHashTable *sums);
/* Removes the contents of those @sums, and the copies lent to other programs. */
void _maillage_files_remove (const char *path, const char *const *sums);
/* Removes what is unused; @younger: contents that came in that many seconds stay. */
int _maillage_files_sweep (const char *path, gint64 younger, GError **error);
/* Copies, or links where it can, every content to the folder of another store, such as a backup. */
gboolean _maillage_files_copy_all (const char *path, const char *to_path, GError **error);
/* Whether a content is what its name says. */
/* Whether a copy has all its records name; the copy stays, whatever is said of it. */
gboolean _maillage_files_check_copy (const char *path, GError **error);
gboolean _maillage_files_is_sound (const char *path);
/* A name is on the disk once its folder is. */
void _maillage_files_sync_folder (const char *folder);
/* A sentence for each content that is named and missing, or is not what it was. */
gboolean _maillage_files_check (const char *path, GStrvBuilder *faults, GError **error);

G_END_DECLS
