/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-query.h"
#include "maillage-registry-private.h"
#include "maillage-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *field_id;
  MaillageOperator op;
  char *value;
} MaillageFilter;

struct _MaillageQuery
{
  GObject parent_instance;

  char *kind_id;
  char *reader; /* the plugin that asks; NULL is the core */
  char *text;
  char *sort;
  gboolean descending;
  GPtrArray *filters; /* MaillageFilter */
  char *owner;
  char *linked_role, *linked_to;
  gboolean trashed, certain;
  guint limit;
  gint frozen;
};

/* @reader: the plugin that asks. */
MaillageQuery *
_maillage_query_new_from_string (const char *string, const char *reader, GError **error);
void _maillage_query_freeze (MaillageQuery *self);
/* Whether both ask for the same rows in the same order, but for the text. */
gboolean _maillage_query_same_but_text (MaillageQuery *a, MaillageQuery *b);

/* A query as SQL, for any thread; counted, and never changed once made. */
typedef struct
{
  MaillageKind *kind; /* for the main thread only */
  char *reader;
  char *order_sql[2];      /* run one after the other; the second puts empty values last */
  char *soon_order_sql[2]; /* the same, when there are many and the first will do; often NULL */
  char *many_sql;          /* has a row when there are many */
  char *retest_sql;        /* of the ids :ids, those that belong */
  char *key_sql;           /* the order's key of :id, and whether it comes in the second part */
  char *count_sql;         /* all, whatever the text and the filters */
  char *few_sql;           /* has a row when the kind is too large to be read at once */
  MaillageSearchClass reach; /* the last of the classes whose words are looked through */
  char *hits_sql;          /* ids with the text; NULL without */
  const char *hits_any_sql; /* those of other kinds too */
  char *hits_among_sql;    /* the same among :ids */
  char *waiting_sql, *waiting_among_sql; /* texts that are not indexed yet, to be looked at */
  GStrv words;                           /* for those */
  gboolean descending;
  gboolean indexed; /* the first rows come from an index, without looking at others */
  gboolean whole;   /* the order has every record of the kind */
  guint limit;
  GHashTable *parameters; /* ":p1" → text */
  GHashTable *numbers;    /* ":n1" → double, boxed */
  GPtrArray *folds;       /* what the columns after the id must contain, folded */
} MaillagePlan;

MaillagePlan *_maillage_plan_new (MaillageQuery *query, MaillageStore *store, GError **error);
/* The same question anew: a plan keeps the day it was made on. */
void _maillage_plan_renew (MaillagePlan **plan, MaillageQuery *query, MaillageStore *store);
MaillagePlan *_maillage_plan_ref (MaillagePlan *self);
void _maillage_plan_unref (MaillagePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillagePlan, _maillage_plan_unref)
/* maillage-query-run.c: reads ids in order; on any thread. */
MaillageSqlStatement *_maillage_plan_prepare (MaillagePlan *self,
                                              MaillageSqlConnection *connection,
                                              const char *sql,
                                              GError **error);
/* Appends to @ids until there are @limit of them (0: all), without the text. */
gboolean _maillage_plan_read_order (MaillagePlan *self,
                                    MaillageSqlConnection *connection,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GArray *ids,
                                    GError **error);
/* Ids found by the text. When most of the store's records are of the kind, those of others come too:
 * to leave them out would take longer than to find them. @n_order: how many may be asked for. */
gboolean _maillage_plan_read_hits (MaillagePlan *self,
                                   MaillageSqlConnection *connection,
                                   gint64 n_order,
                                   GCancellable *cancellable,
                                   GArray *ids,
                                   GError **error);
/* Adds to @found those of @ids from @at on that have the text, until there are @n of them; FALSE
 * when there are fewer, or @stop, asked now and then, says so. It can be asked to go on. */
gboolean _maillage_plan_look_for_text (MaillagePlan *self,
                                       MaillageSqlConnection *connection,
                                       GArray *ids,
                                       guint *at,
                                       GArray *found,
                                       guint n,
                                       gboolean (*stop) (gpointer data),
                                       gpointer data);
/* Keeps of @ids those that belong (@hits: those with the text). */
GArray *_maillage_plan_retest (MaillagePlan *self,
                               MaillageSqlConnection *connection,
                               GArray *ids,
                               gboolean hits,
                               GError **error);
/* The whole answer, text and limit included. */
GArray *_maillage_plan_run (MaillagePlan *self,
                            MaillageSqlConnection *connection,
                            GCancellable *cancellable,
                            GError **error);

/* A set of ids as bits. */
typedef struct
{
  guint8 *bits;
  gint64 size; /* ids below this one may be in */
} MaillageIdSet;

void _maillage_id_set_add (MaillageIdSet *self, gint64 id);
void _maillage_id_set_remove (MaillageIdSet *self, gint64 id);
void _maillage_id_set_clear (MaillageIdSet *self);
/* Here, since a list asks it of a million ids at each letter. */
static inline gboolean
_maillage_id_set_has (const MaillageIdSet *self, gint64 id)
{
  return id < self->size && (self->bits[id / 8] & (1 << (id % 8))) != 0;
}

G_END_DECLS
