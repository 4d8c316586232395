/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-query.h"

G_BEGIN_DECLS

/* A GListModel of MaillageRecord over a query: the first 256 rows at once, then the whole order as
 * an array of ids. The same object for the same record while it lives. Follows the store. */
#define MAILLAGE_TYPE_QUERY_MODEL (maillage_query_model_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageQueryModel, maillage_query_model, MAILLAGE, QUERY_MODEL, GObject)

/**
 * MaillageQueryModel:query:
 *
 * What it asks; it follows the store from then on.
 */

/**
 * MaillageQueryModel:complete:
 *
 * %FALSE while only the first rows, or those of a former text, are known.
 */

/**
 * MaillageQueryModel:total:
 *
 * How many records the kind has, whatever the text and the filters.
 */

MAILLAGE_AVAILABLE_IN_1_0
MaillageQueryModel *maillage_query_model_new (MaillageStore *store);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_model_set_query (MaillageQueryModel *self, MaillageQuery *query);
MAILLAGE_AVAILABLE_IN_1_0
MaillageQuery *maillage_query_model_get_query (MaillageQueryModel *self);
/**
 * maillage_query_model_get_complete:
 * @self: a model
 *
 * Returns: %FALSE while only the first rows, or those of a former text, are known
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_query_model_get_complete (MaillageQueryModel *self);
/**
 * maillage_query_model_get_total:
 * @self: a model
 *
 * Returns: how many records the kind has, whatever the text and the filters: the 37 of “15 of 37”
 */
MAILLAGE_AVAILABLE_IN_1_0
guint maillage_query_model_get_total (MaillageQueryModel *self);
/* Position of a record, or G_MAXUINT. */
MAILLAGE_AVAILABLE_IN_1_0
guint maillage_query_model_find (MaillageQueryModel *self, const char *uuid);

G_END_DECLS
