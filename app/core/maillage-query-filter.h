/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-query-private.h"

G_BEGIN_DECLS

/* A query on its way to SQL. "r" is the record's row, "k" its row in the kind's table; one of them
 * drives (it has the order's index), the other is joined when a condition needs it. */
typedef struct
{
  MaillageQuery *query;
  MaillageRegistry *registry;
  MaillageKind *kind;
  gint64 number;
  MaillagePlan *plan;
  char *table;      /* the kind's, quoted */
  const char *id;   /* "r.id" or "k.id" */
  GString *scope;   /* the owner and the link, which "total" counts too */
  GString *where;   /* the filters */
  GString *columns; /* what is read beside the id, to look for folds */
  gboolean needs_record, needs_kind;
  gboolean narrow;            /* few fit: they are found first, then put in order */
  char *within, *within_each; /* the first WITHIN: as a set of ids, and asked of each row */
  guint n_parameters;
} MaillageBuilder;

/* The name of a new parameter with that value; valid as long as the plan. */
const char *_maillage_builder_bind (MaillageBuilder *self, const char *value);
/* Adds one filter's condition; FALSE and an error when it makes no sense. */
gboolean
_maillage_builder_add_filter (MaillageBuilder *self, const MaillageFilter *filter, GError **error);
/* Refuses fields that are not there, or not public when a plugin asks. */
gboolean
_maillage_builder_check_field (MaillageBuilder *self, const char *field_id, GError **error);

G_END_DECLS
