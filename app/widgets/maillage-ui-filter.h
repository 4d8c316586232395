/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* One filter of a list: a grey chip « Category ▾ » that opens its values; in use, accented
 * « Category: association × ». Signal changed (). */
#define MAILLAGE_UI_TYPE_FILTER (_maillage_ui_filter_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiFilter, _maillage_ui_filter, MAILLAGE_UI, FILTER, GtkWidget)

/* On a field of @kind; NULL is the filter on its tags. */
GtkWidget *
_maillage_ui_filter_new (MaillageContext *context, MaillageKind *kind, MaillageField *field);
const char *_maillage_ui_filter_get_field_id (MaillageUiFilter *self);
const char *_maillage_ui_filter_get_label (MaillageUiFilter *self);
/* What is filtered on, in words and as it stands in the query; NULL when it is not in use. */
const char *_maillage_ui_filter_get_value_label (MaillageUiFilter *self);
const char *_maillage_ui_filter_get_value (MaillageUiFilter *self);
void _maillage_ui_filter_set (MaillageUiFilter *self,
                              MaillageOperator op,
                              const char *value,
                              const char *label);
void _maillage_ui_filter_clear (MaillageUiFilter *self);
void _maillage_ui_filter_apply (MaillageUiFilter *self, MaillageQuery *query);

/* One value offered. */
typedef struct
{
  MaillageOperator op;
  char *value, *label, *detail;
} MaillageUiFilterValue;

typedef void (*MaillageUiFilterValuesFunc) (GPtrArray *values, gpointer user_data);
/* Finds the values of a field that fit what was typed, and calls @func with an array of
 * MaillageUiFilterValue: at once, or later when the store is asked, unless @cancellable is. */
void _maillage_ui_filter_find_values (MaillageContext *context,
                                      MaillageKind *kind,
                                      MaillageField *field,
                                      const char *typed,
                                      GCancellable *cancellable,
                                      MaillageUiFilterValuesFunc func,
                                      gpointer user_data);

G_END_DECLS
