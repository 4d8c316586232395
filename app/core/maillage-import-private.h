/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* An import as its own files see it: maillage-import.c (object), -guess (mapping proposed), -path
 * (mapping made into nodes), -table (the records that are there), -read (one
 * row), -check (rows into items),
 * -report, -apply (items into an edit). */

#include "maillage-csv.h"
#include "maillage-import.h"
#include "maillage-sql.h"

G_BEGIN_DECLS

/* How a node hangs on its parent. */
typedef enum
{
  IMPORT_ROOT,
  IMPORT_LINK,     /* the parent's link field points at it */
  IMPORT_CHILD,    /* the parent owns it */
  IMPORT_BACKLINK, /* its link field points at the parent */
  IMPORT_OWNER,    /* it owns the parent */
} ImportTie;

typedef struct _ImportItem ImportItem;
typedef struct _ImportNode ImportNode;
typedef struct _ImportTable ImportTable;

/* One record: one that is there, or one that the file makes. */
struct _ImportItem
{
  ImportTable *table;
  ImportItem *owner;
  char *uuid;        /* NULL: new */
  const char *title; /* of one that is there */
  const char *owner_uuid;
  const char **old; /* by field position; those that are mapped */
  char **values;    /* by field position: what the file says; made when first needed */
  guint *lines;     /* which line said it */
  GPtrArray *links; /* ImportLink to make */
  GPtrArray *keys;  /* where a new one is indexed; borrowed by the table */
  guint line;       /* the first that names it, 0 for none yet */
  gboolean dead;    /* its line was refused */
};

typedef struct
{
  const char *role; /* borrowed from the mapping */
  ImportItem *target;
  gboolean single;
  guint line;
} ImportLink;

typedef struct
{
  ImportItem *first, *second; /* the second makes it ambiguous */
} ImportEntry;

/* The records of one kind, those of the store and those of the file. */
struct _ImportTable
{
  MaillageKind *kind; /* held: the thread that checks may be the last to let go */
  gint64 number;
  GPtrArray *items;
  GHashTable *by_uuid;
  GHashTable *index;  /* "spec key" → ImportEntry */
  GHashTable *names;  /* fold of titles and unique values → ImportEntry, for links */
  GHashTable *fields; /* the positions that are mapped */
  GHashTable *roles;  /* the links that are mapped */
  GHashTable *links;  /* "source role target" that are there, and "source role" → target */
  GStringChunk *strings;
  gboolean named; /* links name its records by their titles */
};

/* One field of a node and the columns that fill it. */
typedef struct
{
  ImportNode *node;
  MaillageField *field; /* NULL: the tags */
  int position;         /* -1: the tags */
  GArray *columns;      /* guint */

  /* Of the row being checked. */
  char *value;
  GPtrArray *targets; /* ImportItem */
} ImportSlot;

/* Fields that name a record together. */
typedef struct
{
  GArray *positions; /* int, of fields */
  gboolean unique;
  char *name;

  /* Of the row being checked. */
  char *key; /* NULL: a value is missing */
  gboolean key_made;
} ImportSpec;

struct _ImportNode
{
  char *path;
  MaillageKind *kind;
  ImportTable *table;
  ImportNode *parent;
  ImportTie tie;
  char *role;
  gboolean single;
  GPtrArray *slots;     /* ImportSlot */
  GPtrArray *constants; /* field position, value: pairs of gpointer */
  GPtrArray *children;  /* ImportNode, borrowed from the mapping */
  GPtrArray *specs;     /* ImportSpec */

  /* Of the row being checked. */
  ImportItem *item;
  gboolean present;
  gboolean created;
};

typedef struct
{
  MaillageRegistry *registry;
  ImportNode *root;
  GPtrArray *nodes;   /* parents first */
  GHashTable *tables; /* kind id → ImportTable */
} ImportMapping;

struct _MaillageImport
{
  GObject parent_instance;

  MaillageStore *store;
  MaillageGazetteer *gazetteer;
  GPtrArray *own; /* the office's own territories when the check began */
  MaillageKind *kind;
  MaillageCsv *csv;
  GPtrArray *paths; /* by column, NULL for none */
  char *key;
  MaillageImportMode mode;
  gint progress; /* in thousandths; atomic */

  ImportMapping *mapping; /* of the last check */
  gboolean checked;
};

/* maillage-import-path.c */
void _maillage_import_mapping_free (ImportMapping *mapping);
ImportMapping *_maillage_import_map (MaillageRegistry *registry,
                                     MaillageKind *kind,
                                     GPtrArray *paths,
                                     const char *key,
                                     GError **error);
ImportTable *_maillage_import_get_table (ImportMapping *mapping, const char *kind_id);

/* maillage-import-guess.c */
void _maillage_import_guess (MaillageImport *self);

/* maillage-import-table.c */
ImportTable *_maillage_import_table_new (MaillageKind *kind);
void _maillage_import_table_free (gpointer table);
gboolean _maillage_import_load (ImportMapping *mapping, MaillageSqlConnection *db, GError **error);
ImportItem *_maillage_import_table_add (ImportTable *table, guint line);
/* Takes a refused line's record away again. */
void _maillage_import_table_drop (ImportTable *table, ImportItem *item);
void _maillage_import_table_index (ImportTable *table, ImportItem *item, const char *key);
gboolean _maillage_import_has_link (ImportTable *table,
                                    const char *source,
                                    const char *role,
                                    const char *target);
const char *_maillage_import_get_value (ImportItem *item, int position);
/* The target of a single link that is there, or NULL. */
const char *_maillage_import_find_link (ImportTable *table, const char *source, const char *role);
/* The values that make up a spec, NULL when one is missing. */
char *
_maillage_import_dup_key (ImportSpec *spec, const char *(*get) (gpointer, int), gpointer data);
/* Of a record known by the records it ties together; @item_of gives those. */
char *_maillage_import_dup_tie_key (ImportNode *node,
                                    ImportItem *(*item_of) (gpointer, ImportNode *),
                                    const char *(*get) (gpointer, int),
                                    gpointer data);
void _maillage_import_index_name (ImportTable *table, ImportItem *item, const char *name);

typedef struct
{
  ImportItem *item;
  int position;
  char *value; /* NULL: the line says what is there */
} ImportPending;

typedef struct
{
  ImportItem *source;
  ImportLink link;
} ImportPendingLink;

typedef struct
{
  MaillageImport *self;
  ImportMapping *mapping;
  MaillageImportReport *report;
  GHashTable *known; /* field → as typed → canonical, of values that come again */
  GHashTable *words; /* "field fold" → the users' own word as the file first writes it */
  GHashTable *taken; /* field → value and target → item, of those that are there once beside it */
  guint row, line;
  GPtrArray *made; /* items of this row */
  GArray *values;  /* ImportPending */
  GArray *links;   /* ImportPendingLink */
  gboolean changed;
  char *sentence; /* why it is refused, or what to look at */
  char *fault;
} ImportChecker;

/* maillage-import-read.c: the row as values and targets of the nodes' slots. */
gboolean _maillage_import_read_row (ImportChecker *checker);
/* Says why the row is refused; takes @sentence. FALSE, always. */
gboolean _maillage_import_refuse (ImportChecker *checker, const char *fault, char *sentence);
gboolean _maillage_import_refuse_two (ImportChecker *checker,
                                      const char *typed,
                                      ImportItem *first,
                                      ImportItem *second);
const char *_maillage_import_get_item_title (ImportItem *item);

/* maillage-import-check.c */
void _maillage_import_forget_keys (ImportNode *node);
MaillageImportReport *_maillage_import_run (MaillageImport *self,
                                            ImportMapping *mapping,
                                            GCancellable *cancellable,
                                            GError **error);

/* maillage-import-within.c */
/* What the record will hold once the line is kept. */
const char *
_maillage_import_get_coming_value (ImportChecker *checker, ImportItem *item, int position);
gboolean _maillage_import_check_within (ImportChecker *checker, ImportNode *node);
/* That a new one says who or what it is, see maillage_kind_set_distinct (). */
gboolean _maillage_import_check_named (ImportChecker *checker, ImportNode *node);

/* maillage-import-report.c */
MaillageImportReport *_maillage_import_report_new (void);
/* Takes @sentence and @value. */
void _maillage_import_report_add (MaillageImportReport *self,
                                  guint line,
                                  MaillageImportOutcome outcome,
                                  char *sentence,
                                  char *value);

/* maillage-import-apply.c */
MaillageEdit *_maillage_import_make_edit (MaillageImport *self);

G_END_DECLS
