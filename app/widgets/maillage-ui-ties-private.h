/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-group.h"

#include <maillage-core.h>

G_BEGIN_DECLS

/* The records tied to one: its children of a kind, or those whose link field points at it. Signal
 * loaded (): its records were read, after the store changed too. */
#define MAILLAGE_UI_TYPE_TIES (_maillage_ui_ties_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiTies, _maillage_ui_ties, MAILLAGE_UI, TIES, GtkWidget)

/* @kind: the kind of the records shown. @role: the link field that points here, or NULL for
 * children. */
GtkWidget *_maillage_ui_ties_new (MaillageContext *context,
                                  MaillageRecord *record,
                                  const char *title,
                                  MaillageKind *kind,
                                  const char *role);
/* Empty ones show while editing, where one adds the first. */
void _maillage_ui_ties_set_editing (MaillageUiTies *self, gboolean editing);
/* Those one would look for on the page show empty there too. */
void _maillage_ui_ties_set_offered (MaillageUiTies *self, gboolean offered);
/* What is shown; NULL before it was first read. Borrowed. */
GPtrArray *_maillage_ui_ties_get_records (MaillageUiTies *self);
/* NULL for children. */
const char *_maillage_ui_ties_get_role (MaillageUiTies *self);
/* maillage-ui-tie-row.c: one of them, as a row. */
GtkWidget *_maillage_ui_tie_row_new (MaillageContext *context,
                                     MaillageRecord *tied,
                                     const char *role,
                                     gboolean children);
/* The first field of a type that has a value, or NULL. */
MaillageField *_maillage_ui_find_filled (MaillageRecord *record, MaillageFieldType type);
/* Whether its kind says that it is over. */
gboolean _maillage_ui_is_past (MaillageRecord *record);
/* The first date of a record, with or without an hour; NULL when it has none. */
MaillageDate *_maillage_ui_dup_first_date (MaillageRecord *record);
/* The name by which a tied record is known here: of a child with two ends, the other end. */
char *_maillage_ui_dup_tied_title (MaillageContext *context,
                                   MaillageRecord *tied,
                                   const char *role,
                                   gboolean children);

G_END_DECLS
