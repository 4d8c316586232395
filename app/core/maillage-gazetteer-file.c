/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-gazetteer-private.h"

#include "maillage-enums.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The format is told in data/gazetteer/README.md. Opening reads the header alone: nothing is built,
 * so a program that never asks for a territory pays for none. */

#define MAGIC "MAILGAZ\x01"
#define MAGIC_SIZE 8
#define HEADER_SIZE (MAGIC_SIZE + 4 * (3 + GAZETTEER_N_LEVELS + 1 + 4))
#define ENTRY_SIZE 16
#define FORMER_SIZE 8
#define MAX_LIST 64 /* Paris has 21 postal codes; more is damage */

static const char *const level_ids[GAZETTEER_N_LEVELS]
    = { "nat", "reg", "dep", "epci", "ept", "com", "arm", "comd", "coma" };

static guint32
read_u32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint16
read_u16 (const guint8 *bytes)
{
  guint16 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT16_FROM_LE (value);
}

/* Opening */

static gboolean
read_levels (GazetteerFile *self, const guint8 *bytes)
{
  for (int i = 0; i <= GAZETTEER_N_LEVELS; i++)
    {
      self->first[i] = read_u32 (bytes + 4 * i);
      if (i > 0 && self->first[i] < self->first[i - 1])
        return FALSE;
    }
  self->n_entries = self->first[GAZETTEER_N_LEVELS];
  return self->first[0] == 0;
}

/* Four sections, one after another up to the end. */
static gboolean
read_sections (GazetteerFile *self, const guint8 *start, const guint8 *bytes, gsize size)
{
  guint32 offsets[5];

  for (int i = 0; i < 4; i++)
    offsets[i] = read_u32 (bytes + 4 * i);
  offsets[4] = (guint32) size;
  for (int i = 0; i < 4; i++)
    if (offsets[i] < HEADER_SIZE || offsets[i] > offsets[i + 1])
      return FALSE;

  self->entries = start + offsets[0];
  self->former = start + offsets[1];
  self->lists = start + offsets[2];
  self->texts = (const char *) start + offsets[3];
  self->n_former = (offsets[2] - offsets[1]) / FORMER_SIZE;
  self->n_list_words = (offsets[3] - offsets[2]) / 4;
  self->texts_size = offsets[4] - offsets[3];
  return (guint64) self->n_entries * ENTRY_SIZE == offsets[1] - offsets[0] && self->texts_size > 0
         && self->texts[self->texts_size - 1] == '\0';
}

static gboolean
check_file (GazetteerFile *self, const char *path, GError **error)
{
  const guint8 *bytes = (const guint8 *) g_mapped_file_get_contents (self->mapped);
  gsize size = g_mapped_file_get_length (self->mapped);

  if (size < MAGIC_SIZE || memcmp (bytes, MAGIC, MAGIC_SIZE) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("“%s” is not a list of territories. Install Maillage again."),
                   path);
      return FALSE;
    }
  if (size < HEADER_SIZE || read_u32 (bytes + MAGIC_SIZE) != size)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("The list of territories “%s” is not whole. Install Maillage again."),
                   path);
      return FALSE;
    }
  if (read_u32 (bytes + MAGIC_SIZE + 4) != MAILLAGE_TEXT_VERSION)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("The list of territories “%s” is for another version of Maillage. "
                      "Install Maillage again."),
                   path);
      return FALSE;
    }
  self->vintage = (int) read_u32 (bytes + MAGIC_SIZE + 8);
  if (!read_levels (self, bytes + MAGIC_SIZE + 12)
      || !read_sections (self, bytes, bytes + HEADER_SIZE - 16, size))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("The list of territories “%s” is damaged. Install Maillage again."),
                   path);
      return FALSE;
    }
  return TRUE;
}

gboolean
_maillage_gazetteer_file_open (GazetteerFile *self, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;

  self->mapped = g_mapped_file_new (path, FALSE, &cause);
  if (self->mapped == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("The list of territories “%s” cannot be read: %s"),
                   path,
                   cause->message);
      return FALSE;
    }
  return check_file (self, path, error);
}

void
_maillage_gazetteer_file_close (GazetteerFile *self)
{
  g_clear_pointer (&self->mapped, g_mapped_file_unref);
}

/* Reading: a damaged file gives empty names and lists, never a crash. */

GazetteerEntry
_maillage_gazetteer_file_get_entry (const GazetteerFile *self, guint32 index)
{
  const guint8 *bytes = self->entries + (gsize) index * ENTRY_SIZE;

  return (GazetteerEntry){
    .code = read_u32 (bytes),
    .population = read_u32 (bytes + 4),
    .text = read_u32 (bytes + 8),
    .parents = read_u16 (bytes + 12),
    .postal = read_u16 (bytes + 14),
  };
}

GazetteerLevel
_maillage_gazetteer_file_get_level (const GazetteerFile *self, guint32 index)
{
  GazetteerLevel level = GAZETTEER_NAT;

  while (level < GAZETTEER_N_LEVELS - 1 && index >= self->first[level + 1])
    level++;
  return level;
}

static const char *
get_text (const GazetteerFile *self, gsize offset)
{
  return offset < self->texts_size ? self->texts + offset : "";
}

const char *
_maillage_gazetteer_file_get_fold (const GazetteerFile *self, const GazetteerEntry *entry)
{
  return get_text (self, entry->text);
}

const char *
_maillage_gazetteer_file_get_name (const GazetteerFile *self, const GazetteerEntry *entry)
{
  return get_text (self, (gsize) entry->text + strlen (get_text (self, entry->text)) + 1);
}

guint32
_maillage_gazetteer_file_get_length (const GazetteerFile *self, guint16 list)
{
  guint32 length;

  if (list >= self->n_list_words)
    return 0;
  length = read_u32 (self->lists + (gsize) list * 4);
  return length <= MAX_LIST && length < self->n_list_words - list ? length : 0;
}

guint32
_maillage_gazetteer_file_get_number (const GazetteerFile *self, guint16 list, guint32 i)
{
  return read_u32 (self->lists + ((gsize) list + 1 + i) * 4);
}

/* Codes: one number that keeps leading zeros and Corsica's letters, the code after a 1. */

static guint
get_radix (GazetteerLevel level)
{
  return level == GAZETTEER_EPCI || level == GAZETTEER_EPT ? 10 : 36;
}

static guint32
pack_code (GazetteerLevel level, const char *code)
{
  g_autofree char *digits = g_strconcat ("1", code, NULL);
  guint64 packed;

  if (!g_ascii_string_to_unsigned (digits, get_radix (level), 1, G_MAXUINT32, &packed, NULL))
    return 0;
  return (guint32) packed;
}

static void
unpack_code (guint32 packed, guint radix, char code[10])
{
  char digits[10];
  int n = 0;

  for (; packed >= radix && n < 9; packed /= radix)
    digits[n++] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[packed % radix];
  for (int i = 0; i < n; i++)
    code[i] = digits[n - 1 - i];
  code[n] = '\0';
}

void
_maillage_gazetteer_file_write_code (const GazetteerFile *self,
                                     const GazetteerEntry *entry,
                                     GazetteerLevel level,
                                     char code[10])
{
  unpack_code (entry->code, get_radix (level), code);
}

char *
_maillage_gazetteer_file_dup_id (const GazetteerFile *self, guint32 index)
{
  GazetteerEntry entry = _maillage_gazetteer_file_get_entry (self, index);
  GazetteerLevel level = _maillage_gazetteer_file_get_level (self, index);
  char code[10];

  _maillage_gazetteer_file_write_code (self, &entry, level, code);
  return g_strconcat (level_ids[level], ":", code, NULL);
}

/* Finding: both tables are in the order of their packed codes. */

static guint32
find_packed (const guint8 *table, gsize width, guint32 first, guint32 end, guint32 packed)
{
  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      guint32 found = read_u32 (table + middle * width);

      if (found == packed)
        return middle;
      if (found < packed)
        first = middle + 1;
      else
        end = middle;
    }
  return GAZETTEER_NONE;
}

guint32
_maillage_gazetteer_file_find (const GazetteerFile *self, const char *id)
{
  const char *colon = strchr (id, ':');

  if (colon == NULL)
    return GAZETTEER_NONE;
  for (int level = 0; level < GAZETTEER_N_LEVELS; level++)
    if (strlen (level_ids[level]) == (gsize) (colon - id)
        && strncmp (level_ids[level], id, (gsize) (colon - id)) == 0)
      return find_packed (self->entries,
                          ENTRY_SIZE,
                          self->first[level],
                          self->first[level + 1],
                          pack_code (level, colon + 1));
  return GAZETTEER_NONE;
}

guint32
_maillage_gazetteer_file_find_former (const GazetteerFile *self, const char *id)
{
  char code[10];
  guint32 i;

  if (!g_str_has_prefix (id, "com:"))
    return GAZETTEER_NONE;
  i = find_packed (self->former,
                   FORMER_SIZE,
                   0,
                   self->n_former,
                   pack_code (GAZETTEER_COM, id + strlen ("com:")));
  return i != GAZETTEER_NONE ? _maillage_gazetteer_file_get_former (self, i, code) : GAZETTEER_NONE;
}

guint32
_maillage_gazetteer_file_get_former (const GazetteerFile *self, guint32 i, char code[10])
{
  const guint8 *bytes = self->former + (gsize) i * FORMER_SIZE;
  guint32 index = read_u32 (bytes + 4);

  unpack_code (read_u32 (bytes), get_radix (GAZETTEER_COM), code);
  return index < self->n_entries ? index : GAZETTEER_NONE;
}

guint32
_maillage_gazetteer_file_get_departement (const GazetteerFile *self, guint32 index)
{
  GazetteerEntry entry = _maillage_gazetteer_file_get_entry (self, index);
  GazetteerLevel level = _maillage_gazetteer_file_get_level (self, index);
  guint32 length = _maillage_gazetteer_file_get_length (self, entry.parents);

  if (level == GAZETTEER_DEP)
    return index;
  /* A list of parents begins with the widest: a département before an EPCI. */
  for (guint32 i = 0; i < length; i++)
    {
      guint32 parent = _maillage_gazetteer_file_get_number (self, entry.parents, i);
      guint32 found = GAZETTEER_NONE;

      if (parent < self->first[level])
        found = _maillage_gazetteer_file_get_departement (self, parent);
      if (found != GAZETTEER_NONE)
        return found;
    }
  return GAZETTEER_NONE;
}
