/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-field-row.h"

G_BEGIN_DECLS

/* How a family of field types is edited. One that is typed says its text, which the row parses and
 * commits as one leaves it; the others offer a value whenever one is chosen. */
typedef struct
{
  GtkWidget *(*create) (MaillageUiFieldRow *row);
  void (*load) (MaillageUiFieldRow *row, GtkWidget *editor, const char *value);
  char *(*dup_typed) (GtkWidget *editor);
  void (*set_typed) (GtkWidget *editor, const char *text);
} MaillageUiEditor;

struct _MaillageUiFieldRow
{
  GtkListBoxRow parent_instance;

  MaillageContext *context;
  MaillageField *field;
  MaillageRecord *record;
  const MaillageUiEditor *family;
  gboolean editing, bare, loading, recovered;
  guint commit_id;

  char *own_value; /* of a row without record */
  char *loaded;  /* the typed text of what is saved */
  char *offered; /* the typed text that is being written */
  char *problem, *warning;

  GtkWidget *label;
  GtkWidget *line;
  GtkWidget *hint;
  GtkWidget *message;
  GtkWidget *suffix;
  GtkWidget *value;
  GtkWidget *editor;
};

/* -show: what the row shows of its value, its warning and its problem. */
const char *_maillage_ui_field_row_get_value (MaillageUiFieldRow *self);
/* What is said of a record that has its name and lacks what it must have; or NULL. */
char *_maillage_ui_field_row_dup_missing (MaillageUiFieldRow *self);
void _maillage_ui_field_row_show_message (MaillageUiFieldRow *self);
void _maillage_ui_field_row_show_value (MaillageUiFieldRow *self);
void _maillage_ui_field_row_fill_suffix (MaillageUiFieldRow *self);

extern const MaillageUiEditor _maillage_ui_text_editor;
extern const MaillageUiEditor _maillage_ui_long_text_editor;
extern const MaillageUiEditor _maillage_ui_date_editor;
extern const MaillageUiEditor _maillage_ui_choice_editor;
extern const MaillageUiEditor _maillage_ui_open_choice_editor;
extern const MaillageUiEditor _maillage_ui_boolean_editor;
extern const MaillageUiEditor _maillage_ui_territory_editor;
extern const MaillageUiEditor _maillage_ui_link_editor;
extern const MaillageUiEditor _maillage_ui_file_editor;

/* -family: NULL for what is only read. */
const MaillageUiEditor *_maillage_ui_find_editor (MaillageField *field);

/* Called by editors. */
MaillageContext *_maillage_ui_field_row_get_context (MaillageUiFieldRow *self);
MaillageRecord *_maillage_ui_field_row_get_record (MaillageUiFieldRow *self);
/* Ties the row's label to what takes the focus. */
void _maillage_ui_field_row_label (MaillageUiFieldRow *self, GtkWidget *input);
/* The user typed. */
void _maillage_ui_field_row_typed (MaillageUiFieldRow *self);
/* The user chose. */
void _maillage_ui_field_row_offer (MaillageUiFieldRow *self, const char *value);
/* Dim words at the right of the editor; NULL for none. */
void _maillage_ui_field_row_set_hint (MaillageUiFieldRow *self, const char *hint);

/* An entry that commits on Enter; what the text, date and open choice editors are made of. */
GtkWidget *_maillage_ui_entry_new (MaillageUiFieldRow *row);
void _maillage_ui_entry_load (MaillageUiFieldRow *row, GtkWidget *entry, const char *value);
char *_maillage_ui_entry_dup_typed (GtkWidget *entry);
void _maillage_ui_entry_set_typed (GtkWidget *entry, const char *text);

/* Values picked from a popover, as chips that can be removed, or one in a button. */
GtkWidget *_maillage_ui_picked_new (MaillageUiFieldRow *row, GtkWidget *picker, gboolean several);
/* What is picked: its ids, which the value holds one a line, and their names. */
void _maillage_ui_picked_load (GtkWidget *picked, GPtrArray *ids, GPtrArray *labels);

/* maillage-ui-value.c: the value as one reads it; a floating reference. */
GtkWidget *_maillage_ui_value_new (MaillageRecord *record, MaillageField *field);
/* A button that calls, writes to or opens the value; NULL for types one only reads. */
GtkWidget *_maillage_ui_reach_button_new (MaillageField *field, const char *value);

G_END_DECLS
