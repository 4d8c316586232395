/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-record.h"
#include "maillage-store-private.h"

G_BEGIN_DECLS

/* How many neighbours are read together with a row of a list. */
#define MAILLAGE_RECORD_PAGE 128

typedef enum
{
  MAILLAGE_RECORD_BARE, /* only the id and the kind */
  MAILLAGE_RECORD_THIN, /* its row of "record" */
  MAILLAGE_RECORD_FULL, /* its values and links too */
} MaillageRecordDepth;

/* Records that came together (a result, a list) and are read together, a page at a time. Counted;
 * @ids is NULL once the list is gone. */
typedef struct
{
  GArray *ids;  /* of gint64 */
  GQueue pages; /* of GPtrArray: records kept because they were read, latest first */
  guint n_kept; /* how many pages to keep; 0: only what others hold is read */
} MaillageRecordBatch;

/* The links of one role, in order. The id is 0 and the UUID NULL when only a name was kept. */
typedef struct
{
  GArray *ids;
  GPtrArray *uuids;
  GPtrArray *titles;
  char *value; /* the UUIDs one a line */
} MaillageRecordLinks;

struct _MaillageRecord
{
  GObject parent_instance;

  gint64 id;
  MaillageStore *store; /* unowned; NULL once it is closed */
  MaillageKind *kind;
  /* A view for a plugin: everything is asked of @base, after the rights are checked. */
  MaillageRecord *base;
  const char *reader; /* interned */
  GHashTable *views;  /* reader → view, weak; NULL while there is none */

  MaillageRecordDepth depth;
  char *uuid, *title, *subtitle, *owner;
  gint64 created, modified;
  gboolean trashed;
  char **values; /* by position of the field */
  guint n_values;
  GHashTable *links; /* role → MaillageRecordLinks */

  MaillageRecordBatch *batch;
  guint position; /* where it was last seen in the batch */
};

/* The one record object of that id. @kind may be NULL for "as the store says". */
MaillageRecord *_maillage_record_get (MaillageStore *store, gint64 id, MaillageKind *kind);
/* The record as @reader may see it. Consumes @self. */
MaillageRecord *_maillage_record_take_view (MaillageRecord *self, const char *reader);
gint64 _maillage_record_get_id (MaillageRecord *self);
void _maillage_record_set_batch (MaillageRecord *self, MaillageRecordBatch *batch, guint position);
/* Forgets what was read, and says "changed". */
void _maillage_record_forget (MaillageRecord *self);
gboolean _maillage_record_links_to (MaillageRecord *self, MaillageChangeSet *set);
/* Whether @reader may see the field. */
gboolean _maillage_record_may_read (MaillageKind *kind, const char *field_id, const char *reader);

/* maillage-record-read.c: how records are read; @kind may be NULL where only rows are. Made on the
 * main thread, used on any. */
typedef struct _MaillageRecordReading MaillageRecordReading;
/* What is read together. */
typedef struct
{
  MaillageSqlConnection *connection;
  GHashTable *by_id;  /* gint64 id → MaillageRecord, of these and maybe others */
  GPtrArray *records; /* MaillageRecord */
} MaillageRecordPage;

MaillageRecordReading *_maillage_record_reading_new (MaillageKind *kind);
void _maillage_record_reading_free (MaillageRecordReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageRecordReading, _maillage_record_reading_free)
gboolean _maillage_record_reading_run (const MaillageRecordReading *self,
                                       const MaillageRecordPage *page,
                                       MaillageRecordDepth depth,
                                       GError **error);
/* Reads the records of @ids wholly, as objects of their own (id → MaillageRecord) that no store
 * knows yet. NULL when that failed: each is then read when it is asked for. */
GHashTable *_maillage_record_reading_fetch (const MaillageRecordReading *self,
                                            MaillageSqlConnection *connection,
                                            GArray *ids,
                                            GCancellable *cancellable);

/* maillage-record-load.c */
/* The store's records of @fetched need not be read any more. To be called while nothing was told
 * as changed since they were read. */
void _maillage_record_adopt (MaillageStore *store, GHashTable *fetched);
void _maillage_record_load (MaillageRecord *self, MaillageRecordDepth depth);
void _maillage_record_clear (MaillageRecord *self);
MaillageRecordBatch *_maillage_record_batch_new (GArray *ids, guint n_kept);
void _maillage_record_batch_unref (MaillageRecordBatch *self);
/* The list goes: its records read themselves alone from now on. */
void _maillage_record_batch_detach (MaillageRecordBatch *self);
/* "[1,2,3]" for json_each (). */
char *_maillage_json_ids (const gint64 *ids, guint n);

/* maillage-store-load.c: records of @ids (gint64) in their order, read together. */
GPtrArray *_maillage_store_make_records (MaillageStore *self,
                                         GArray *ids,
                                         MaillageKind *kind,
                                         const char *reader);

G_END_DECLS
