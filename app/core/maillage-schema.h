/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The store's tables, and what must change in them when kinds are declared otherwise than the
 * store remembers. Runs on whichever thread owns the connection. */

#include "maillage-layout.h"
#include "maillage-sql.h"

G_BEGIN_DECLS

/* "Mail": tells our files from other SQLite files. */
#define MAILLAGE_SCHEMA_APPLICATION_ID 0x4d61696c
/* The core's own tables; a store with a greater number is refused. */
#define MAILLAGE_SCHEMA_VERSION 3

gboolean maillage_schema_create (MaillageSqlConnection *db, GError **error);
/* Whether the file is a store of ours that this program can use; sets a public error. */
gboolean maillage_schema_recognise (MaillageSqlConnection *db,
                                    const char *path,
                                    gboolean *is_empty,
                                    GError **error);

gboolean maillage_schema_read_version (MaillageSqlConnection *db, gint64 *version, GError **error);
/* The core's own tables of an older version as this one has them, inside the caller's transaction.
 */
gboolean maillage_schema_upgrade (MaillageSqlConnection *db, GError **error);

typedef struct
{
  GPtrArray *statements;     /* DDL, in order */
  GPtrArray *new_kinds;      /* MaillageKind, to be entered in the catalogue */
  GPtrArray *stale_kinds;    /* MaillageKind whose declaration is to be written again */
  GPtrArray *derive_kinds;   /* MaillageKind whose keys and search text are to be made again */
  GPtrArray *conversions;    /* MaillageSchemaConversion */
  MaillageSqlConnection *db; /* borrowed, while the plan is made */
  gboolean alters;           /* an existing kind's table changes: other programs must notice */
} MaillageSchemaPlan;

/* A column whose type changed: the former one is kept under another name and read from there. */
typedef struct
{
  MaillageKind *kind;
  MaillageField *field;
  char *former_column;
  MaillageFieldType former_type;
} MaillageSchemaConversion;

/* Compares the declared kinds with the catalogue. Writes nothing. */
MaillageSchemaPlan *
maillage_schema_plan (MaillageSqlConnection *db, GPtrArray *kinds, GError **error);
gboolean maillage_schema_plan_is_empty (MaillageSchemaPlan *self);
/* Returns FALSE: what stands at @path is something else. */
gboolean maillage_schema_refuse_foreign (const char *path, GError **error);
/* Inside the caller's transaction. */
gboolean
maillage_schema_apply (MaillageSqlConnection *db, MaillageSchemaPlan *plan, GError **error);
void maillage_schema_plan_free (MaillageSchemaPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageSchemaPlan, maillage_schema_plan_free)

/* Kinds and their numbers as the catalogue has them; kinds made here are not available. */
GPtrArray *
maillage_schema_read_catalogue (MaillageSqlConnection *db, GHashTable *except, GError **error);
gboolean
maillage_schema_read_numbers (MaillageSqlConnection *db, GHashTable *id_to_number, GError **error);

/* maillage-catalogue.c: a declaration as the catalogue keeps it (JSON). */
char *maillage_catalogue_write_kind (MaillageKind *kind);
char *maillage_catalogue_write_field (MaillageField *field);
MaillageKind *
maillage_catalogue_read_kind (const char *id, const char *plugin, const char *declaration);
gboolean maillage_catalogue_read_field (MaillageKind *kind,
                                        const char *id,
                                        const char *type,
                                        gboolean retired,
                                        const char *declaration);
/* What keys and search text are made from; another text means they must be made again. */
char *maillage_catalogue_dup_signature (MaillageKind *kind);

G_END_DECLS
