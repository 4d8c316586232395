/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-query-model.h"
#include "maillage-query-private.h"
#include "maillage-record-private.h"

G_BEGIN_DECLS

struct _MaillageQueryModel
{
  GObject parent_instance;

  MaillageStore *store;
  MaillageQuery *query;
  MaillagePlan *plan; /* NULL: the query cannot be answered */

  GArray *order;              /* gint64: every id in order, whatever the text */
  gboolean order_complete;    /* not just the first rows */
  MaillageIdSet hits;         /* ids with the text */
  GArray *shown;              /* what is listed: @order, or what of it has the text */
  MaillageRecordBatch *batch; /* reads the rows of @shown by pages */
  gboolean complete;
  guint total;

  guint generation; /* of the query: a reply to another one is dropped */
  GCancellable *cancellable;
  gboolean running; /* a read is under way */
  gboolean dirty;   /* something changed since it began */
  guint ask_id;     /* waits to ask again */
  gint64 asked_at;
};

/* What a read brought. */
typedef struct
{
  MaillagePlan *plan;
  gboolean hits_only;
  GArray *order;
  MaillageIdSet hits;
  gint64 total;

  GMutex lock; /* of what follows */
  GCond cond;
  gboolean done, ok;
} MaillageModelRead;

MaillageModelRead *_maillage_model_read_new (MaillagePlan *plan, gboolean hits_only);
void _maillage_model_read_free (MaillageModelRead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageModelRead, _maillage_model_read_free)
/* On any thread. */
gboolean _maillage_model_read_total (MaillageModelRead *self,
                                     MaillageSqlConnection *connection,
                                     GError **error);
gboolean _maillage_model_read_run (MaillageModelRead *self,
                                   MaillageSqlConnection *connection,
                                   GCancellable *cancellable,
                                   GError **error);
/* Told by the thread that ran it; FALSE when it has failed, or is not done at @until (monotonic).
 */
void _maillage_model_read_set_done (MaillageModelRead *self, gboolean ok);
gboolean _maillage_model_read_wait (MaillageModelRead *self, gint64 until);

/* maillage-query-model-rows.c */
/* Shows @ids instead, telling as little as is needed. Consumes @ids. */
void _maillage_query_model_show (MaillageQueryModel *self, GArray *ids);
/* What of the order is to be shown. */
GArray *_maillage_query_model_filter (MaillageQueryModel *self);
/* Tests the ids alone and puts them where they belong; FALSE when all must be asked again. */
gboolean _maillage_query_model_place (MaillageQueryModel *self, GArray *ids);

G_END_DECLS
