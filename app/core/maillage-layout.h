/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* A kind as the writer's thread sees it: its table, columns and ready SQL. Made on the main thread,
 * never changed after; a new set replaces it when a plugin comes or goes. */

#include "maillage-kind.h"

G_BEGIN_DECLS

typedef struct
{
  MaillageField *field;
  const char *id; /* interned */
  MaillageFieldType type;
  gboolean stored;   /* has a column of its own */
  gboolean is_link;  /* LINK or LINKS */
  const char *owned_by; /* interned: the link whose target owns this one's */
  gboolean has_key;  /* has f_key and an index */
  gboolean has_days; /* has f_earliest and f_latest */
  gboolean required;
  gboolean unique;
  gboolean derives; /* its value is part of the title, the search text or a key */
  MaillageSearchClass searchable;
} MaillageLayoutField;

typedef struct
{
  MaillageKind *kind;
  gint64 number;
  const char *id;
  char *table; /* quoted */
  gboolean available;
  gboolean is_choice;        /* its records say what an office makes of a choice list */
  gboolean has_owned; /* a field is owned_by another's target */
  gboolean titles_use_links; /* a link's or owner's title stands in ours */
  guint n_fields;
  MaillageLayoutField *fields;
  GHashTable *positions; /* interned field id → index + 1 */
  char *insert_sql;      /* id, then every column in order */
  char *delete_sql;
  char *select_sql;      /* id, the stored fields in order, the keys in order */
} MaillageLayout;

typedef struct
{
  gatomicrefcount refs;
  GHashTable *by_id;     /* kind id → MaillageLayout, owned */
  GHashTable *by_number; /* gint64 → the same, borrowed */
} MaillageLayouts;

MaillageLayouts *maillage_layouts_new (void);
MaillageLayouts *maillage_layouts_ref (MaillageLayouts *self);
void maillage_layouts_unref (MaillageLayouts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageLayouts, maillage_layouts_unref)
void maillage_layouts_add (MaillageLayouts *self, MaillageKind *kind, gint64 number);
MaillageLayout *maillage_layouts_find (MaillageLayouts *self, const char *kind_id);
MaillageLayout *maillage_layouts_find_number (MaillageLayouts *self, gint64 number);
int maillage_layout_find_field (MaillageLayout *self, const char *field_id);

/* The declared facts a column depends on; the schema uses the same ones. */
gboolean maillage_layout_field_has_key (MaillageField *field);
gboolean maillage_layout_field_has_days (MaillageField *field);
const char *maillage_layout_field_column_type (MaillageField *field);
char *maillage_layout_dup_table (const char *kind_id);

G_END_DECLS
