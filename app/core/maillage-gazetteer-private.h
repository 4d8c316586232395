/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-gazetteer.h"

G_BEGIN_DECLS

/* The levels in the order of the file. What holds a place always stands before it. */
typedef enum
{
  GAZETTEER_NAT,
  GAZETTEER_REG,
  GAZETTEER_DEP,
  GAZETTEER_EPCI,
  GAZETTEER_EPT,
  GAZETTEER_COM,
  GAZETTEER_ARM,
  GAZETTEER_COMD,
  GAZETTEER_COMA,
  GAZETTEER_N_LEVELS,
} GazetteerLevel;

typedef struct
{
  guint32 code; /* packed: _maillage_gazetteer_file_dup_id () writes it out */
  guint32 population;
  guint32 text;
  guint16 parents;
  guint16 postal;
} GazetteerEntry;

/* The mapped file, read in place: little-endian, every offset checked when it is used. */
typedef struct
{
  GMappedFile *mapped;
  const guint8 *entries;
  const guint8 *former;
  const guint8 *lists;
  const char *texts;
  guint32 first[GAZETTEER_N_LEVELS + 1];
  guint32 n_entries;
  guint32 n_former;
  guint32 n_list_words;
  guint32 texts_size;
  int vintage;
} GazetteerFile;

#define GAZETTEER_NONE G_MAXUINT32

gboolean _maillage_gazetteer_file_open (GazetteerFile *self, const char *path, GError **error);
void _maillage_gazetteer_file_close (GazetteerFile *self);

GazetteerEntry _maillage_gazetteer_file_get_entry (const GazetteerFile *self, guint32 index);
GazetteerLevel _maillage_gazetteer_file_get_level (const GazetteerFile *self, guint32 index);
const char *_maillage_gazetteer_file_get_fold (const GazetteerFile *self,
                                               const GazetteerEntry *entry);
const char *_maillage_gazetteer_file_get_name (const GazetteerFile *self,
                                               const GazetteerEntry *entry);
/* The length of the list at @list, whose numbers _get_number () gives. */
guint32 _maillage_gazetteer_file_get_length (const GazetteerFile *self, guint16 list);
guint32 _maillage_gazetteer_file_get_number (const GazetteerFile *self, guint16 list, guint32 i);
char *_maillage_gazetteer_file_dup_id (const GazetteerFile *self, guint32 index);
/* Writes the code of @entry without its level, at most 9 characters. */
void _maillage_gazetteer_file_write_code (const GazetteerFile *self,
                                          const GazetteerEntry *entry,
                                          GazetteerLevel level,
                                          char code[10]);
/* The entry "level:code" names, or GAZETTEER_NONE. */
guint32 _maillage_gazetteer_file_find (const GazetteerFile *self, const char *id);
/* The entry a commune's code of before belongs to now, or GAZETTEER_NONE. */
guint32 _maillage_gazetteer_file_find_former (const GazetteerFile *self, const char *id);
guint32 _maillage_gazetteer_file_get_former (const GazetteerFile *self, guint32 i, char code[10]);
/* The département that holds @index (itself, for one), or GAZETTEER_NONE. */
guint32 _maillage_gazetteer_file_get_departement (const GazetteerFile *self, guint32 index);

/* The best entries for what was typed, best first. */
GArray *_maillage_gazetteer_file_search (const GazetteerFile *self, const char *text, guint limit);

G_END_DECLS
