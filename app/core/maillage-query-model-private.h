/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-query-model.h"
#include "maillage-query-private.h"
#include "maillage-record-private.h"

G_BEGIN_DECLS

/* What is read at once when the kind is large: what a tall window shows. */
#define MAILLAGE_FIRST_ROWS 64

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
  GArray *known; /* the order, when the hits alone are wanted */
  GArray *order;
  MaillageIdSet hits;
  gint64 total;

  GMutex lock; /* of what follows */
  GCond cond;
  gboolean done, ok;
} MaillageModelRead;

/* @known: (nullable): the order, when the hits alone are wanted. */
MaillageModelRead *_maillage_model_read_new (MaillagePlan *plan, GArray *known);
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
/* Told by the thread that ran it. */
void _maillage_model_read_set_done (MaillageModelRead *self, gboolean ok);
gboolean _maillage_model_read_get_done (MaillageModelRead *self);
/* FALSE when it has failed, or is not done at @until (monotonic). */
gboolean _maillage_model_read_wait (MaillageModelRead *self, gint64 until);

/* maillage-query-model.c */
void _maillage_query_model_apply (MaillageQueryModel *self, MaillageModelRead *read);
/* @priority: of the answer, on the main loop. The read is the answer's: it lasts until the loop
 * runs again; NULL when the store is closed. */
MaillageModelRead *
_maillage_query_model_read_later (MaillageQueryModel *self, gboolean hits_only, int priority);
/* maillage-query-model-text.c: shows what has the plan's text, at once when that is soon found. */
void _maillage_query_model_show_text_if_quick (MaillageQueryModel *self);

/* maillage-query-model-rows.c */
/* Shows @ids instead, telling as little as is needed. Consumes @ids. */
void _maillage_query_model_show (MaillageQueryModel *self, GArray *ids);
/* What of the order is to be shown. */
GArray *_maillage_query_model_filter (MaillageQueryModel *self);
/* Tests the ids alone and puts them where they belong; FALSE when all must be asked again. */
gboolean _maillage_query_model_place (MaillageQueryModel *self, GArray *ids);

G_END_DECLS
