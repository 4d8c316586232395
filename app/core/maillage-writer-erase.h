/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Erasing, as the store's own files see it. */

#include "maillage-erase-private.h"
#include "maillage-store-private.h"
#include "maillage-writer.h"

G_BEGIN_DECLS

/* What an erasure came to. */
typedef struct
{
  char *path;          /* the store's file: drafts and contents lie beside it */
  GPtrArray *uuids;    /* of the records that are gone */
  GPtrArray *sums;     /* of the contents that nothing names any more */
  GPtrArray *mentions; /* UUIDs of records whose text may still name it */
  gint64 id;           /* of one of them */
  GArray *changes;     /* gint64 numbers of the changes that are no more */
} MaillageErased;

MaillageErased *maillage_erased_new (const char *path);
void maillage_erased_free (MaillageErased *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageErased, maillage_erased_free)

/* One record while it is erased, shared by the two files of the writer that do it. The ids of what
 * goes are in the table temp.erased too, and those of what shows it, or did, in temp.shown. */
typedef struct
{
  MaillageWriter *writer;
  MaillageErased *erased;
  const char *uuid;
  GHashTable *ids;   /* gint64 ids of what goes: the record and all that is its own */
  GHashTable *words; /* folded words of its names, now and before */
  GHashTable *sums;  /* contents it named */
  GPtrArray *marks;  /* a person's own addresses and numbers, canonical */
  char *title;
  char *last_name;    /* the words it is sorted by first, of a person alone */
  gboolean common;    /* many texts have those words: they may mean something else */
  gint64 kind;        /* its number: others of a family have the same */
  gboolean many;      /* records of all sorts at once, whose names nobody looks for */
  gboolean is_person; /* its kind has personal data: its name is looked for everywhere */
} MaillageErase;

/* maillage-writer-gone.c: whether no link of another record holds one of @uuids or what is its own.
 * Asked before somebody erases; a copy in which it is erased again keeps nobody. */
gboolean
maillage_writer_check_may_go (MaillageWriter *self, const char *const *uuids, GError **error);

/* Those, and whoever was merged into one of them and is in the trash since. */
GStrv
maillage_writer_dup_with_twins (MaillageWriter *self, const char *const *uuids, GError **error);
/* In a transaction that is begun (maillage_writer_begin ()): the record, what is its own alone, and
 * all that was said of it. @found is FALSE when neither the records nor the history know it. */
gboolean maillage_writer_erase (MaillageWriter *self,
                                const char *uuid,
                                MaillageErased *erased,
                                gboolean *found,
                                GError **error);
/* The same of more than anybody reads, such as all of an extension's: what others wrote of them is
 * not looked through, and a change that is left of those that touched them has a name without
 * names. */
gboolean maillage_writer_erase_many (MaillageWriter *self,
                                     const char *const *uuids,
                                     MaillageErased *erased,
                                     GError **error);
/* Once all are erased: names and the search index, of which no part keeps a word of theirs. */
gboolean maillage_writer_end_erasure (MaillageWriter *self, GError **error);

/* maillage-writer-erase-history.c */
/* Adds to what goes what only the history knows: records taken back that belonged to it. */
gboolean maillage_erase_find_past (MaillageErase *self, GError **error);
/* Before the lines go: those who showed it, and the names of changes. */
gboolean maillage_erase_scrub_labels (MaillageErase *self, GError **error);
gboolean maillage_erase_scrub_history (MaillageErase *self, GError **error);
/* Of the contents it named, those that nothing names any more. */
gboolean maillage_erase_take_sums (MaillageErase *self, GError **error);
/* Of what was taken back, all that goes or names it. */
gboolean maillage_erase_scrub_purged (MaillageErase *self, GError **error);
void maillage_erase_add_words (MaillageErase *self, const char *text);
/* An object for each change that lost its last line is in `erased`; they are in temp.touched. */
gboolean maillage_erase_remove_empty_changes (MaillageErase *self, GError **error);
gboolean maillage_erase_is_personal (MaillageLayout *layout);
gboolean maillage_erase_add_id (MaillageErase *self, gint64 id, const char *uuid, GError **error);

/* maillage-writer-mention.c */
gboolean maillage_erase_is_text (const MaillageLayoutField *field);
/* Before the rows go. */
gboolean maillage_erase_weigh_last_name (MaillageErase *self, GError **error);
gboolean maillage_erase_read_marks (MaillageErase *self, GError **error);
gboolean maillage_erase_find_twins (MaillageErase *self, GError **error);
/* Whether @column is like one of @n parameters, the first being 1. */
char *maillage_erase_dup_likes (const char *column, guint n);
gboolean maillage_erase_find_mentions (MaillageErase *self, GError **error);
/* The number of a record's kind, 0 when it is not in the store. */
gboolean maillage_erase_read_kind (MaillageSqlConnection *db,
                                   const char *uuid,
                                   gint64 *kind,
                                   GError **error);
void maillage_erase_add_mention (MaillageErase *self, const char *uuid);

/* maillage-writer-mention-files.c: the same in drafts and in contents of plain text. */
gboolean maillage_erase_find_beside (MaillageErase *self, GError **error);

/* maillage-writer-mention-words.c */
/* Whether @text names her; others of a @kind that is her own may have the same last name. */
gboolean maillage_erase_is_in (MaillageErase *self, const char *text, gint64 kind);
/* Whether what she is known by is a number, and not an address. */
gboolean maillage_erase_is_number (const char *mark);
/* What a text that has the words holds, in any case and with or without accents: so that few are
 * read. “%” when there is no such run. */
char *maillage_erase_dup_pattern (const char *text);
/* All of them, for LIKE. */
GPtrArray *maillage_erase_list_patterns (MaillageErase *self);

/* maillage-writer-reread.c */
/* Notes in the store who is to be read, until it was. */
gboolean
maillage_writer_note_mentions (MaillageWriter *self, MaillageErased *erased, GError **error);
/* Leaves a change that names nothing; @erased: the id of a record that is gone, 0: none. */
gboolean maillage_writer_tell_erasure (MaillageWriter *self, gint64 erased, GError **error);
/* The author of that UUID, or who wrote under a person's name, becomes a colleague. */
gboolean maillage_writer_forget_author (
    MaillageWriter *self, const char *uuid, const char *person, gboolean *found, GError **error);
/* Somebody took the name out: what the texts were before goes too. */
gboolean maillage_writer_settle_mention (MaillageWriter *self,
                                         const char *uuid,
                                         MaillageErased *erased,
                                         GError **error);

/* maillage-erased.c: the list that outlives a backup, “STORE.backups/erased” and in the store; of
 * UUIDs and when. On any thread. */
/* What the file has and, when @live is not NULL, the store; not @whole when the file is damaged and
 * no store has the list too. */
GHashTable *_maillage_erased_list (const char *store_path,
                                   MaillageSqlConnection *live,
                                   gboolean *whole,
                                   GError **error);
/* What was erased in that very store. */
GHashTable *_maillage_erased_list_own (MaillageSqlConnection *db, GError **error);
/* Refuses to go on with a list that is not @whole. */
gboolean _maillage_erased_check (const char *store_path, gboolean whole, GError **error);
/* The file, on the disk when it returns. */
gboolean _maillage_erased_write (const char *store_path, GHashTable *list, GError **error);
/* The file as it was, on a disk that is full too. */
void _maillage_erased_take_back (const char *store_path, GHashTable *former);
/* Notes in the store, in the caller's transaction if there is one, that all of it is erased there.
 */
gboolean _maillage_erased_store (MaillageSqlConnection *db, GHashTable *list, GError **error);
void _maillage_erased_add (GHashTable *list, const char *const *uuids);

/* maillage-erase-again.c */
/* Erases again, in the file @db has open, what is on the list of the store at @store_path, which
 * @live has open if it can be read; @live is @db for the store itself. On any thread. */
gboolean _maillage_store_erase_again (MaillageSqlConnection *db,
                                      const char *path,
                                      MaillageSqlConnection *live,
                                      const char *store_path,
                                      GError **error);

/* maillage-erase-rest.c */
/* In the transaction that erases: what is to be done once it is written. */
gboolean
_maillage_store_note_rest (MaillageSqlConnection *db, MaillageErased *erased, GError **error);
/* Refuses a store that cannot be written and still has who is on its list. */
gboolean _maillage_store_check_erased (MaillageSqlConnection *db, const char *path, GError **error);
/* What an erasure has begun and could not end: files, drafts, the WAL. */
gboolean _maillage_store_end_erasure (MaillageSqlConnection *db,
                                      const char *path,
                                      gboolean *whole,
                                      GError **error);
/* Goes on trying, on the writer's thread, while others read. */
void _maillage_store_erasure_start (MaillageStore *self);

G_END_DECLS
