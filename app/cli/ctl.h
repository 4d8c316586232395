/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the verbs share. */

#include <maillage-core.h>
#include <maillage-core.h>

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The number that stands in every JSON document; it changes when a key does. */
#define CTL_JSON_FORMAT 1

#define CTL_USAGE (ctl_usage_quark ())
GQuark ctl_usage_quark (void);

typedef struct
{
  MaillageContext *context;
  MaillageRegistry *registry;
  MaillageStore *store; /* NULL for verbs that need none */
  gboolean json;

  /* The verbs' own options; each uses those its table names. */
  char **where, **map;
  char *sort, *kind, *to, *fields, *key, *mode, *owner, *language;
  char *damaged_path; /* of a store that could not be opened, see CTL_RESCUES */
  int limit;
  gboolean descending, dry_run, repair, bom, trashed, yes, done;
} Ctl;

typedef enum
{
  CTL_NO_STORE = 1 << 0,
  CTL_CREATES = 1 << 1,
  CTL_MIGRATES = 1 << 2,
  CTL_NAMED_STORE = 1 << 3, /* not the user's own, unless it is named */
  CTL_RESCUES = 1 << 4,     /* runs without the store when that is damaged */
} CtlFlags;

typedef struct
{
  const char *name;
  const char *usage;   /* what follows the name */
  const char *options; /* the names of its options, between spaces */
  CtlFlags flags;
  int min, max; /* arguments; max -1 is any number */
  gboolean (*run) (Ctl *self, char **args, GError **error);
} CtlVerb;

extern const CtlVerb ctl_change_verbs[];
extern const CtlVerb ctl_erase_verbs[];
extern const CtlVerb ctl_choice_verbs[];
extern const CtlVerb ctl_exchange_verbs[];
extern const CtlVerb ctl_history_verbs[];
extern const CtlVerb ctl_look_verbs[];
extern const CtlVerb ctl_plugin_verbs[];
extern const CtlVerb ctl_store_verbs[];

/* ctl-output.c: a table with aligned columns, and JSON documents. */
typedef struct _CtlTable CtlTable;
CtlTable *ctl_table_new (guint n_columns, const char *const *titles);
void ctl_table_add (CtlTable *self, const char *const *cells);
/* Prints it and frees it. */
void ctl_table_print (CtlTable *self);
/* Begins the document's object; ctl_json_print () ends and frees it. */
JsonBuilder *ctl_json_begin (void);
void ctl_json_print (JsonBuilder *builder);
void ctl_json_string (JsonBuilder *builder, const char *key, const char *value);
void ctl_json_int (JsonBuilder *builder, const char *key, gint64 value);

/* ctl-record.c: records on the screen. */
void ctl_print_records (Ctl *self, GPtrArray *records);
void ctl_print_record (Ctl *self, MaillageRecord *record);
void ctl_print_change (Ctl *self, MaillageChange *change, const char *uuid);
/* "2022-03-15 10:42", local. */
char *ctl_format_time (gint64 at);

/* ctl-value.c: what is typed as FIELD=VALUE. */
/* On stderr; NULL says nothing. */
void ctl_warn (const char *warning);
MaillageRecord *ctl_load (Ctl *self, const char *id, GError **error);
/* Names without their children's own: "tags" is taken too. */
gboolean ctl_check_field (MaillageKind *kind, const char *id, GError **error);
gboolean ctl_set (Ctl *self,
                  MaillageEdit *edit,
                  MaillageKind *kind,
                  const char *uuid,
                  const char *assignment,
                  GError **error);
/* The query of a kind with the options where, sort and limit. */
MaillageQuery *ctl_new_query (Ctl *self, MaillageKind *kind, GError **error);

G_END_DECLS
