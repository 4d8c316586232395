/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The one path that writes: a transaction on the writer's thread, from BEGIN to COMMIT. Every row
 * that changes passes here, so that history, keys and search text can never be forgotten. */

#include "maillage-edit-private.h"
#include "maillage-enums.h"
#include "maillage-layout.h"
#include "maillage-sql.h"

G_BEGIN_DECLS

/* A link made in this transaction whose role is declared acyclic. */
typedef struct
{
  gint64 source;
  const MaillageLayoutField *role;
} MaillageTie;

/* From so many records on, a transaction is a bulk. */
#define MAILLAGE_WRITER_BULK 1000

typedef struct _MaillageWriterBulk MaillageWriterBulk;

typedef struct
{
  MaillageSqlConnection *db;
  MaillageLayouts *layouts;
  const char *writer; /* the plugin whose rights count; NULL: all */
  const char *origin;
  gint64 generation; /* the store must still be of that one */
  gint64 now;        /* microseconds */
  gint64 author;
  gint64 change;
  gint64 first_created; /* ids from here on are new in this transaction */
  gint64 next_id;
  GStringChunk *strings; /* what the tables below name */
  GHashTable *ids;       /* uuid → id */
  GArray *touched;       /* gint64 ids whose derived values are to be made again */
  GHashTable *touched_set;
  guint n_direct;          /* the first of them were changed by the user, the rest follow */
  GHashTable *territories; /* canonical texts this transaction has kept already */
  GArray *tied;            /* MaillageTie: links that may not come back to where they begin */
  GArray *named;           /* see maillage_writer_note_name () */
  GArray *revived;         /* gint64 ids that came back, see maillage_writer_revive () */
  GHashTable *shown;       /* field → value → MaillageShown */
  GHashTable *choices;     /* see maillage-writer-choices.c: list → value → label */
  GHashTable *reworded;    /* "list\nvalue": whose words this transaction may have changed */
  MaillageWriterBulk *bulk;
  gint64 first_made, last_made; /* created one after the other, their line not yet written */
  gint64 last_indexed;          /* texts of records after it are not in the index of words */
  gboolean coalesced;           /* the edit was joined to an earlier change */
  GError *failed;               /* a read that could not say so: nothing is committed */
} MaillageWriter;

/* In a transaction that is begun; maillage_writer_clear () frees, and rolls back what is not
 * committed. */
gboolean maillage_writer_begin (MaillageWriter *self, GError **error);
/* Begins one that leaves a change: the store must be of our generation. */
gboolean maillage_writer_begin_change (MaillageWriter *self, const char *author, GError **error);
gboolean
maillage_writer_add_change (MaillageWriter *self, const char *label, gint64 undoes, GError **error);
/* Whether every read so far could be done. */
gboolean maillage_writer_has_read_all (MaillageWriter *self, GError **error);
/* Derives what was touched and commits. */
gboolean maillage_writer_finish (MaillageWriter *self, GError **error);
/* Frees; rolls back what was not finished. */
void maillage_writer_clear (MaillageWriter *self);

gboolean maillage_writer_apply_edit (MaillageWriter *self, MaillageEdit *edit, GError **error);
gboolean maillage_writer_apply_undo (MaillageWriter *self, gint64 change, GError **error);
/* Takes back a creation that nothing came of: it leaves no history. */
gboolean maillage_writer_apply_withdrawal (MaillageWriter *self, gint64 change, GError **error);

/* maillage-writer-apply.c */
gboolean maillage_writer_may_write (MaillageWriter *self, MaillageLayout *layout, GError **error);
/* @created: the record is made by the same edit. */
gboolean maillage_writer_may_set (MaillageWriter *self,
                                  MaillageLayout *layout,
                                  gboolean created,
                                  const MaillageEditOp *op,
                                  GError **error);

/* maillage-writer-coalesce.c: sets `coalesced` when the edit was joined to the change before. */
gboolean maillage_writer_coalesce (MaillageWriter *self,
                                   const MaillageEditNode *node,
                                   const MaillageEditOp *op,
                                   GError **error);

/* maillage-writer-bulk.c */
gboolean maillage_writer_begin_bulk (MaillageWriter *self,
                                     gint64 n_records,
                                     GHashTable *kinds,
                                     GError **error);
gboolean maillage_writer_add_bulk_lookups (MaillageWriter *self,
                                           gint64 id,
                                           const char *lookups,
                                           GError **error);
gboolean maillage_writer_write_lookups (MaillageWriter *self, GError **error);
gboolean maillage_writer_end_bulk (MaillageWriter *self, GError **error);
void maillage_writer_free_bulk (MaillageWriterBulk *bulk);

/* Shared by the files of the writer. */
/* For a row that must be there. */
gboolean maillage_writer_step_to_row (MaillageSqlStatement *statement, GError **error);
gboolean maillage_writer_add_item (MaillageWriter *self,
                                   MaillageItemAction action,
                                   gint64 record,
                                   const char *field,
                                   const char *old_value,
                                   const char *new_value,
                                   GError **error);
/* One line for the records from @first to @last. */
gboolean maillage_writer_add_span (MaillageWriter *self,
                                   MaillageItemAction action,
                                   gint64 first,
                                   gint64 last,
                                   const char *old_value,
                                   GError **error);
/* The line of a record that is made; it may wait for those that follow. */
gboolean maillage_writer_add_created (MaillageWriter *self, gint64 record, GError **error);
gboolean maillage_writer_find (
    MaillageWriter *self, const char *uuid, gint64 *id, MaillageLayout **layout, GError **error);
void maillage_writer_remember (MaillageWriter *self, const char *uuid, gint64 id);
MaillageLayout *maillage_writer_get_layout (MaillageWriter *self, gint64 id, GError **error);
char *maillage_writer_dup_title (MaillageWriter *self, gint64 id);
char *maillage_writer_dup_uuid (MaillageWriter *self, gint64 id);
void maillage_writer_touch (MaillageWriter *self, gint64 id);
void maillage_writer_bind (MaillageSqlStatement *statement,
                           int index,
                           MaillageFieldType type,
                           const char *value);
/* The first and last day that a date or a period may be, at @column and the one after it. */
void maillage_writer_bind_days (MaillageSqlStatement *statement,
                                int column,
                                MaillageFieldType type,
                                const char *value);
/* A field's canonical value, as its column has it; NULL when it is empty. */
char *maillage_writer_dup_value (MaillageSqlStatement *row, int column, MaillageFieldType type);
/* NULL and no error: empty. */
gboolean maillage_writer_read_value (MaillageWriter *self,
                                     MaillageLayout *layout,
                                     gint64 id,
                                     guint field,
                                     char **value,
                                     GError **error);
gboolean maillage_writer_write_value (MaillageWriter *self,
                                      MaillageLayout *layout,
                                      gint64 id,
                                      guint field,
                                      const char *value,
                                      GError **error);
gboolean maillage_writer_use_territories (
    MaillageWriter *self, gint64 id, const char *field, const char *value, GError **error);
gboolean maillage_writer_insert_record (MaillageWriter *self,
                                        MaillageLayout *layout,
                                        gint64 wanted_id,
                                        const char *uuid,
                                        gint64 owner,
                                        gint64 position,
                                        gint64 created,
                                        char **values,
                                        gint64 *id,
                                        GError **error);
gboolean maillage_writer_purge_record (MaillageWriter *self,
                                       MaillageLayout *layout,
                                       gint64 id,
                                       GError **error);
/* maillage-writer-revive.c: what comes back is looked at once the whole transaction is done, as its
 * owner may come back in it too. */
void maillage_writer_revive (MaillageWriter *self, gint64 id);
gboolean maillage_writer_check_revived (MaillageWriter *self, GError **error);
gboolean maillage_writer_refuse_in_trash (const char *owner, GError **error);
/* maillage-writer-snapshot.c */
gboolean
maillage_writer_append_snapshot (MaillageWriter *self, gint64 id, GString *json, GError **error);
GPtrArray *
maillage_writer_list_layouts (MaillageWriter *self, gint64 first, gint64 last, GError **error);
gboolean maillage_writer_recreate_record (MaillageWriter *self,
                                          gint64 id,
                                          const char *snapshot,
                                          GError **error);
/* The records from @first to @last, all there, made by one line of the history. */
gboolean
maillage_writer_purge_span (MaillageWriter *self, gint64 first, gint64 last, GError **error);
gboolean
maillage_writer_recreate_span (MaillageWriter *self, const char *snapshots, GError **error);
gboolean maillage_writer_set_trashed (MaillageWriter *self,
                                      MaillageLayout *layout,
                                      gint64 id,
                                      gboolean trashed,
                                      const char *twin,
                                      GError **error);
/* The same without its children; when it was already so, @changed is FALSE. */
gboolean maillage_writer_mark_trashed (MaillageWriter *self,
                                       MaillageLayout *layout,
                                       gint64 id,
                                       gboolean trashed,
                                       const char *twin,
                                       gboolean *changed,
                                       GError **error);
/* A link's line in the history: target, UUID and position. */
gboolean maillage_writer_add_link (MaillageWriter *self,
                                   gint64 source,
                                   const char *role,
                                   gint64 target,
                                   const char *uuid,
                                   gint64 position,
                                   GError **error);
gboolean maillage_writer_remove_link (MaillageWriter *self,
                                      gint64 source,
                                      const char *role,
                                      gint64 target,
                                      gboolean *removed,
                                      GError **error);

/* maillage-writer-check.c: each sets a sentence that names the field. */
gboolean maillage_writer_refuse (GError **error,
                                 const MaillageLayoutField *field,
                                 const char *format,
                                 const char *value);
gboolean
maillage_writer_check_filled (const MaillageLayoutField *field, const char *value, GError **error);
gboolean maillage_writer_check_value (MaillageWriter *self,
                                      const MaillageLayoutField *field,
                                      const char *value,
                                      GError **error);
gboolean maillage_writer_check_unique (MaillageWriter *self,
                                       MaillageLayout *layout,
                                       guint field,
                                       gint64 id,
                                       const char *value,
                                       GError **error);
/* Among the children of one owner, or among all. */
gboolean maillage_writer_check_unique_link (MaillageWriter *self,
                                            MaillageLayout *layout,
                                            gint64 source,
                                            const char *role,
                                            gint64 target,
                                            GError **error);
gboolean maillage_writer_check_dates (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, char *const *values, GError **error);
/* Remembers a link of @role for maillage_writer_check_ties (), which looks at what the whole
 * transaction comes to: two links may change places in one edit. */
void
maillage_writer_tie (MaillageWriter *self, MaillageLayout *layout, gint64 source, const char *role);
gboolean maillage_writer_check_ties (MaillageWriter *self, GError **error);
/* That what the link points at belongs to the target of the one it is owned_by. */
gboolean maillage_writer_check_owned (MaillageWriter *self, const MaillageTie *tie, GError **error);
/* Once the record has its values and links: what may be there once only beside the same target. */
gboolean maillage_writer_check_within (MaillageWriter *self,
                                       MaillageLayout *layout,
                                       gint64 id,
                                       GError **error);
/* maillage-writer-distinct.c: that @field_id, or what says who it is (NULL), was written; it is
 * looked at once the whole transaction is done. */
void maillage_writer_note_name (MaillageWriter *self,
                                MaillageLayout *layout,
                                gint64 id,
                                const char *field_id);
gboolean maillage_writer_check_names (MaillageWriter *self, GError **error);
gboolean maillage_writer_check_required (MaillageLayout *layout, char **values, GError **error);

/* maillage-writer-shown.c */
typedef struct
{
  char *text, *fold, *key;
  char *names;      /* other names of a choice, folded; may be NULL */
  gboolean checked; /* the field may have it */
} MaillageShown;

/* Whether the same values come again in many records. */
gboolean maillage_writer_is_repeated (const MaillageLayoutField *field);
/* For those: borrowed until the transaction ends. */
MaillageShown *
maillage_writer_show (MaillageWriter *self, const MaillageLayoutField *field, const char *value);

/* maillage-writer-choices.c: what an office says of its choice lists, in this transaction. */
/* Borrowed, value → label; NULL when nothing is said of the list. */
GHashTable *maillage_writer_get_choices (MaillageWriter *self, const MaillageLayoutField *field);
/* A record of MAILLAGE_CHOICE_KIND is made, changed, or about to go. */
gboolean maillage_writer_note_choice (MaillageWriter *self, gint64 id, GError **error);
/* Touches those that show a value whose words may have changed. */
gboolean maillage_writer_touch_reworded (MaillageWriter *self, GError **error);

/* maillage-writer-own.c: an office's own territory has another name; each that holds it has a line
 * of its own in the history, so that it is taken back with it. */
gboolean maillage_writer_is_own_name (MaillageLayout *layout, const char *field_id);
gboolean
maillage_writer_rename_own (MaillageWriter *self, gint64 id, const char *name, GError **error);

/* maillage-writer-derive.c */
typedef struct
{
  char *title, *subtitle, *sort_key;
  guint n_keys;
  char **keys; /* one per field, NULL where it has none */
  char *doc_title, *doc_keyword, *doc_text;
  char *lookups; /* folds, one a line */
} MaillageDerived;

/* @values: one per field, canonical; links by the titles of their targets, joined. */
void maillage_derived_init (MaillageDerived *self,
                            MaillageWriter *writer,
                            MaillageLayout *layout,
                            char **values,
                            const char *owner_title,
                            const char *tags);
void maillage_derived_clear (MaillageDerived *self);
gboolean maillage_writer_write_search (MaillageWriter *self,
                                       MaillageLayout *layout,
                                       gint64 id,
                                       const MaillageDerived *derived,
                                       gboolean is_new,
                                       GError **error);
gboolean maillage_writer_remove_search (MaillageWriter *self, gint64 id, GError **error);
/* Records whose search text goes without a look at each; see maillage_writer_purge_span (). */
gboolean maillage_writer_remove_search_span (MaillageWriter *self,
                                             gint64 first,
                                             gint64 last,
                                             GError **error);
/* maillage-writer-index.c: the index of words follows later. */
gboolean maillage_writer_rebuild_index (MaillageSqlConnection *db, GError **error);
/* All that waits, in the writer's own transaction. */
gboolean maillage_writer_index_now (MaillageWriter *self, GError **error);
gboolean maillage_writer_read_last_indexed (MaillageSqlConnection *db, gint64 *id, GError **error);
gboolean maillage_writer_forget_index (MaillageWriter *self, GError **error);
gboolean
maillage_writer_index_some (MaillageSqlConnection *db, guint limit, gboolean *any, GError **error);
gboolean maillage_writer_derive_all (MaillageWriter *self, GError **error);
/* For migration: every record of a kind. */
gboolean maillage_writer_touch_kind (MaillageWriter *self, MaillageLayout *layout, GError **error);

G_END_DECLS
