/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The store as its own files see it: maillage-store.c (object), -open (schema, catalogue,
 * migration), -commit (the one path that writes), -undo, -history, -care (check, backup, restore),
 * -load (look-ups), -query, -search (scans), -index (of words), -feed (what others changed). */

#include "maillage-layout.h"
#include "maillage-sql.h"
#include "maillage-store-core.h"

G_BEGIN_DECLS

/* clang-format off */
/* The tables, made in maillage-schema.c:
 *
 *   meta (key, value)         version, generation, epoch, text_version, uuid, last_record (the last
 *                             id given), last_indexed
 *   kind (number, id, plugin, declaration)
 *   field (kind, id, type, position, retired, declaration)
 *   record (id, uuid, kind, owner, position, title, subtitle, sort_key, created, modified, trashed)
 *   "plugin.kind" (id, trashed, and for each stored field f its column f)
 *                             dates also have f_earliest and f_latest; sortable fields, links among
 *                             them, also f_key with the index (trashed, f_key, id), where an empty
 *                             value has the key MAILLAGE_STORE_LAST
 *   link (id, uuid, source, role, target, position, name)     target NULL keeps only the name
 *   territory_use (record, field, territory)                  territory is "level:code"
 *   territory (id, canonical)                                 each one a record uses, with its name
 *   lookup (fold, record)                                     folds of titles, names and sigles
 *   search_doc (id, kind, title, keyword, text, lookups)      kind is "k<number>", lookups are the
 *                                                             folds in lookup, one a line
 *   search                                                    FTS5 over search_doc
 *   search_wait (id, kind, title, keyword, text)              what FTS5 still has of texts that
 *                                                             changed, see -index
 *   author (id, uuid, name), change, change_item              the history
 *
 * record.trashed is NULL or the time; children are trashed with their owner and say so too. */
/* clang-format on */

/* Sorts after every key. */
#define MAILLAGE_STORE_LAST "\xf4\x8f\xbf\xbf"

/* Of the texts in search_doc as d, those that the index of words does not hold as they are. */
#define MAILLAGE_STORE_UNINDEXED                                                                   \
  "(d.id > (SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'last_indexed')"                  \
  " OR d.id IN (SELECT id FROM search_wait))"
/* Of what matches in the index, what holds. */
#define MAILLAGE_STORE_INDEXED                                                                     \
  " AND (NOT EXISTS (SELECT 1 FROM search_wait)"                                                   \
  " OR search.rowid NOT IN (SELECT id FROM search_wait))"

struct _MaillageStore
{
  GObject parent_instance;

  MaillageRegistry *registry;
  char *path;
  char *author;
  char *origin; /* this copy of the program, random */
  gboolean read_only;
  gboolean protected_file; /* and that is why */
  gboolean damaged;        /* some of it could not be read */
  char *notice;            /* -place: why one program at a time may open it; else NULL */
  int entered;             /* -place: and that this is the one */
  gint64 generation;
  char *epoch;

  MaillageSqlWorker *writer;     /* commits, undo, migration while running */
  MaillageSqlWorker *scanner;    /* queries and searches, one at a time */
  MaillageSqlConnection *reader; /* the main thread's look-ups by key */
  /* Both directions of the catalogue's numbers; main thread. Workers get what they need in their
   * job's data. */
  GHashTable *kind_numbers; /* id (borrowed from kind_ids) → number */
  GHashTable *kind_ids;     /* number → id */

  MaillageLayouts *layouts; /* the kinds as the writer's thread sees them */

  /* -load: the living record objects, so that one record is one object. */
  GHashTable *records; /* gint64 id → MaillageRecord, weak */
  guint64 n_told;      /* how often "changed" was told */
  /* -index */
  guint index_id; /* waits for a quiet moment */
  /* -feed */
  guint poll_id;
  gint64 data_version;
  char *choice_words;    /* what _maillage_store_read_choices () has read */
  GPtrArray *open_lists; /* -choices-read's own */
  gint64 cursor;         /* the last change_item told by "changed" */
  /* -erase */
  guint erasing_id;
};

/* The kind's number in the catalogue, or 0. */
gint64 _maillage_store_get_kind_number (MaillageStore *self, const char *kind_id);
const char *_maillage_store_get_kind_id (MaillageStore *self, gint64 number);
/* Turns SQLite's error into a public one; consumes @error's content. */
void _maillage_store_translate_error (GError **error);
/* Emits "changed", see maillage_change_set_*. */
void _maillage_store_emit_changed (MaillageStore *self, MaillageChangeSet *set);
void _maillage_store_emit_outdated (MaillageStore *self);
/* @what, in English, for the log. A damaged file is told to who shows the store. */
void _maillage_store_note_failure (MaillageStore *self, const char *what, const GError *error);
void _maillage_store_emit_withdrawn (MaillageStore *self, gint64 change);

/* maillage-store-load.c */
void _maillage_store_load_init (MaillageStore *self);
void _maillage_store_load_clear (MaillageStore *self);
/* maillage-store-feed.c: starts polling; tells what this process just committed, at once. */
void _maillage_store_feed_start (MaillageStore *self);
void _maillage_store_feed_stop (MaillageStore *self);
void _maillage_store_feed_now (MaillageStore *self);

/* maillage-store-index.c: texts enter the index of words once nothing was written for a moment. */
void _maillage_store_index_later (MaillageStore *self);
/* Before the writer's thread ends. */
void _maillage_store_index_stop (MaillageStore *self);
/* On the writer's thread. @all: whether none waits; a store of another generation is left alone. */
gboolean _maillage_store_index_all (MaillageSqlConnection *db,
                                    gint64 generation,
                                    gboolean *all,
                                    GError **error);

/* maillage-store-place.c: whether a store may be at @path, where mount says @fs_type; and whether
 * this program may open it. */
gboolean
_maillage_store_settle (MaillageStore *self, const char *path, const char *fs_type, GError **error);
void _maillage_store_unsettle (MaillageStore *self, const char *path);
/* maillage-store-open.c: the first part of maillage_store_open (), on a file system of that type,
 * and all of it that takes time. On any thread, while nobody else has the store or changes what is
 * registered. */
gboolean _maillage_store_open_apart (MaillageStore *self,
                                     const char *path,
                                     const char *fs_type,
                                     MaillageOpenFlags flags,
                                     GError **error);
/* The second: what the store is made of is registered, and its sources begin. */
gboolean _maillage_store_enter (MaillageStore *self, GError **error);
/* maillage-store-ahead.c: a store that is opened while the caller does something else. What a killed
 * copy left is not swept: it may be as large as the store, see maillage_files_sweep_async (). */
typedef struct _MaillageStoreAhead MaillageStoreAhead;
MaillageStoreAhead *_maillage_store_ahead_new (MaillageRegistry *registry,
                                               const char *path,
                                               MaillageOpenFlags flags);
gboolean _maillage_store_ahead_is_of (MaillageStoreAhead *self,
                                      const char *path,
                                      MaillageOpenFlags flags);
/* Waits for it, and frees @self; NULL when it cannot be opened. */
MaillageStore *_maillage_store_ahead_end (MaillageStoreAhead *self, GError **error);
/* Both parts, after a sweep of what a killed copy left. */
gboolean _maillage_store_open_on (MaillageStore *self,
                                  const char *path,
                                  const char *fs_type,
                                  MaillageOpenFlags flags,
                                  GError **error);
/* maillage-store-open.c: the kinds have come or gone while the store is open. */
gboolean _maillage_store_apply_kinds (MaillageStore *self, GError **error);
/* Reads meta, the catalogue and its numbers again; after opening, migrating and restoring. */
gboolean _maillage_store_read_catalogue (MaillageStore *self, GError **error);
/* maillage-store-look.c: tells a foreign file from ours before SQLite writes to it. */
gboolean _maillage_store_check_header (const char *path, GError **error);
/* That, and whether the file is there, or may be made there. */
gboolean _maillage_store_check_file (const char *path, MaillageOpenFlags flags, GError **error);
/* maillage-store-tie.c. On the connection's thread. */
/* After a commit: a WAL that has begun names itself; @former is what the store said before it was
 * written over, NULL when it was not. */
void _maillage_store_tie (MaillageSqlConnection *db, const char *former);
char *_maillage_store_dup_tie (MaillageSqlConnection *db);
/* Refuses a WAL that was not written beside that file. */
gboolean _maillage_store_check_wal (const char *path, GError **error);
/* Makes a copy fit to take the place of the store at @store_path: up to date with the MaillageKind
 * in @kinds, without what was erased since, and of an epoch of its own. @live has that store open,
 * and is NULL when it cannot be read; @named is what it is a copy of. On any thread. */
gboolean _maillage_store_prepare_copy (const char *copy_path,
                                       const char *named,
                                       GPtrArray *kinds,
                                       MaillageSqlConnection *live,
                                       const char *store_path,
                                       GError **error);
/* The kinds of the catalogue, for who has a file open and no registry. On any thread. */
MaillageLayouts *_maillage_store_dup_layouts (MaillageSqlConnection *db, GError **error);
/* maillage-store-search.c: as far as @reader may search; NULL is the program. */
GPtrArray *_maillage_store_search_for (MaillageStore *self,
                                       const char *text,
                                       const char *kind_id,
                                       guint limit,
                                       const char *reader,
                                       GError **error);
void _maillage_store_search_for_async (MaillageStore *self,
                                       const char *text,
                                       const char *kind_id,
                                       guint limit,
                                       const char *reader,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* maillage-store-history.c: lines shown per change, enough to say what it did. */
#define MAILLAGE_STORE_ITEMS 50
/* maillage-choices-read.c: what the office says of its choice lists, and the values of its own that
 * records have, for the kinds' fields. */
void _maillage_store_read_choices (MaillageStore *self);
/* Reads it again when @set may have changed it; whether it is another than before. */
gboolean _maillage_store_follow_choices (MaillageStore *self, MaillageChangeSet *set);
/* maillage-store-commit.c */
gboolean _maillage_store_check_writable (MaillageStore *self, GError **error);

/* maillage-change.c */
MaillageChange *_maillage_change_new (gint64 number,
                                      gint64 at,
                                      const char *author,
                                      const char *origin,
                                      const char *label,
                                      gint64 undoes,
                                      gint64 undone_by);
void _maillage_change_add_item (MaillageChange *self,
                                MaillageItemAction action,
                                const char *record_uuid,
                                const char *field_id,
                                const char *old_value,
                                const char *new_value);
/* maillage-change-set.c */
MaillageChangeSet *_maillage_change_set_new (void);
void _maillage_change_set_set_everything (MaillageChangeSet *self);
/* Adds a touched record; @id is the internal one. */
void _maillage_change_set_add (MaillageChangeSet *self,
                               gint64 id,
                               const char *uuid,
                               const char *kind_id);
gboolean _maillage_change_set_has_id (MaillageChangeSet *self, gint64 id);
/* The ids touched; borrowed, of gint64. */
GArray *_maillage_change_set_get_ids (MaillageChangeSet *self);

G_END_DECLS
