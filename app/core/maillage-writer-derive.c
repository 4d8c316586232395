/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is made from values and never recorded: titles, sort keys, search text. */

#include "maillage-writer.h"

#include "maillage-date.h"
#include "maillage-store-private.h"
#include "maillage-text-private.h"

#include <math.h>
#include <string.h>

/* A record's values, and the folds of those that were asked for. */
typedef struct
{
  MaillageWriter *writer;
  MaillageLayout *layout;
  char **values;
  const char *owner_title;
  const char *title, *title_fold;
  char **folds;
} Source;

/* What people see is the value itself. */
static gboolean
is_plain (const MaillageLayoutField *field)
{
  switch (field->type)
    {
    case MAILLAGE_FIELD_TEXT:
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_EMAIL:
    case MAILLAGE_FIELD_ADDRESS:
      return TRUE;
    default:
      return field->is_link;
    }
}

/* Appends the text of "{field}" in a format; FALSE when it is empty. */
static gboolean
append_part (GString *out, Source *source, const char *name)
{
  int index = maillage_layout_find_field (source->layout, name);
  const MaillageLayoutField *field = index >= 0 ? &source->layout->fields[index] : NULL;
  const char *value = index >= 0 ? source->values[index] : NULL;
  g_autofree char *made = NULL;

  if (strcmp (name, "owner") == 0)
    value = source->owner_title;
  else if (value == NULL)
    return FALSE;
  else if (maillage_writer_is_repeated (field))
    value = maillage_writer_show (source->writer, field, value)->text;
  else if (!is_plain (field))
    value = made = maillage_field_format (field->field, value);
  if (value == NULL || *value == '\0')
    return FALSE;
  g_string_append (out, value);
  return TRUE;
}

/* What stands between two parts is not wanted when there is nothing before it. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == 0xb7 /* · */ || c == 0x2013 /* – */;
}

/* "{field}" at *@format. */
static gboolean
expand_field (GString *out, const char **format, const char *close, Source *source)
{
  char name[64];

  g_strlcpy (name, *format + 1, MIN (sizeof name, (gsize) (close - *format)));
  *format = close + 1;
  return append_part (out, source, name);
}

/* Expands up to @end; returns FALSE when a field in it was empty. */
static gboolean
expand (GString *out, const char **format, char end, Source *source)
{
  const char *p = *format;
  gboolean full = TRUE;

  while (*p != '\0' && *p != end)
    {
      if (*p == '[')
        {
          gsize before = out->len;

          p++;
          if (!expand (out, &p, ']', source))
            g_string_truncate (out, before);
          if (*p == ']')
            p++;
        }
      else if (*p == '{' && strchr (p, '}') != NULL)
        full = expand_field (out, &p, strchr (p, '}'), source) && full;
      else
        {
          if (out->len > 0 || !is_separator (g_utf8_get_char (p)))
            g_string_append_unichar (out, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }
  *format = p;
  return full;
}

static char *
dup_expanded (const char *format, Source *source)
{
  GString *out;

  if (format == NULL)
    return NULL;
  out = g_string_new (NULL);
  expand (out, &format, '\0', source);
  return g_strstrip (g_string_free (out, FALSE));
}

/* Numbers as text that sorts like them: the bits of the double, with the negative ones turned. */
static char *
dup_number_key (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = (bits >> 63) ? ~bits : bits | G_GUINT64_CONSTANT (0x8000000000000000);
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", bits);
}

/* The days a date may be. A period's are from the first day of the one to the last of the other; an
 * end that is open is before, or after, all. */
typedef struct
{
  MaillageDate *from, *to;
  const char *earliest, *latest; /* nullable */
} Days;

static void
find_period (Days *days, const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, "/", 2);

  if (ends[0] == NULL || ends[1] == NULL)
    return;
  days->from = maillage_date_new_from_canonical (ends[0]);
  days->to = maillage_date_new_from_canonical (ends[1]);
  days->earliest = days->from != NULL ? maillage_date_get_earliest (days->from) : "0000-00-00";
  days->latest = days->to != NULL ? maillage_date_get_latest (days->to) : "9999-99-99";
}

static void
find_days (Days *days, MaillageFieldType type, const char *value)
{
  *days = (Days){ NULL, NULL, NULL, NULL };
  if (value == NULL)
    return;
  if (type == MAILLAGE_FIELD_PERIOD)
    {
      find_period (days, value);
      return;
    }
  days->from = maillage_date_new_from_canonical (value);
  if (days->from == NULL)
    return;
  days->earliest = maillage_date_get_earliest (days->from);
  days->latest = maillage_date_get_latest (days->from);
}

static void
clear_days (Days *days)
{
  g_clear_pointer (&days->from, maillage_date_free);
  g_clear_pointer (&days->to, maillage_date_free);
}

void
maillage_writer_bind_days (MaillageSqlStatement *statement,
                           int column,
                           MaillageFieldType type,
                           const char *value)
{
  Days days;

  find_days (&days, type, value);
  maillage_sql_bind_text (statement, column, days.earliest);
  maillage_sql_bind_text (statement, column + 1, days.latest);
  clear_days (&days);
}

static char *
dup_days_key (MaillageFieldType type, const char *value)
{
  Days days;
  char *key;

  find_days (&days, type, value);
  key = days.earliest == NULL ? g_strdup (MAILLAGE_STORE_LAST)
                              : g_strdup_printf ("%s/%s", days.earliest, days.latest);
  clear_days (&days);
  return key;
}

/* The fold of what people see. */
static const char *
get_fold (Source *source, guint index)
{
  const MaillageLayoutField *field = &source->layout->fields[index];
  const char *value = source->values[index];

  if (maillage_writer_is_repeated (field))
    return maillage_writer_show (source->writer, field, value)->fold;
  if (is_plain (field) && strcmp (value, source->title) == 0)
    return source->title_fold;
  if (source->folds[index] == NULL)
    {
      g_autofree char *made = is_plain (field) ? NULL : maillage_field_format (field->field, value);

      source->folds[index] = maillage_text_fold (made != NULL ? made : value);
    }
  return source->folds[index];
}

static char *
dup_key (Source *source, guint index)
{
  const MaillageLayoutField *field = &source->layout->fields[index];
  const char *value = source->values[index];

  if (value == NULL || *value == '\0')
    return g_strdup (MAILLAGE_STORE_LAST);
  switch (field->type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
      return dup_number_key (g_ascii_strtod (value, NULL));
    case MAILLAGE_FIELD_CHOICE:
    case MAILLAGE_FIELD_TERRITORY:
      return g_strdup (maillage_writer_show (source->writer, field, value)->key);
    case MAILLAGE_FIELD_DATE:
    case MAILLAGE_FIELD_PERIOD:
      return dup_days_key (field->type, value);
    default:
      return is_plain (field) ? _maillage_text_sort_key_of_fold (get_fold (source, index))
                              : maillage_text_sort_key (value);
    }
}

static void
append_fold (GString *out, const char *fold)
{
  if (*fold == '\0' || strstr (out->str, fold) != NULL)
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, fold);
}

/* The tokenizer takes every character that is not ASCII for a letter. */
static char *
take_words (GString *fold)
{
  for (char *p = fold->str; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0x80 && !_maillage_text_is_word_char (g_utf8_get_char (p)))
      memset (p, ' ', g_utf8_next_char (p) - p);
  return g_string_free (fold, FALSE);
}

/* “COPIL” finds a steering committee. */
static void
append_names (GString *out, Source *source, guint index)
{
  const MaillageShown *shown = maillage_writer_show (
      source->writer, &source->layout->fields[index], source->values[index]);

  if (shown->names != NULL)
    append_fold (out, shown->names);
}

/* Phones and registry numbers are one word, however people group their digits; what else stands
 * there is kept too. */
static void
append_value (GString *out, Source *source, guint index)
{
  const char *fold = get_fold (source, index);
  char digits[32];
  gsize n = 0;

  switch (source->layout->fields[index].type)
    {
    case MAILLAGE_FIELD_PHONE:
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
      for (const char *p = fold; *p != '\0' && n < sizeof digits - 1; p++)
        if (g_ascii_isdigit (*p))
          digits[n++] = *p;
      digits[n] = '\0';
      if (strspn (fold, "0123456789 ") != strlen (fold))
        append_fold (out, fold);
      append_fold (out, digits);
      break;
    case MAILLAGE_FIELD_CHOICE:
      append_fold (out, fold);
      append_names (out, source, index);
      break;
    default:
      append_fold (out, fold);
    }
}

static gboolean
is_name (const MaillageLayoutField *field)
{
  return field->type == MAILLAGE_FIELD_TEXT
         && (field->searchable == MAILLAGE_SEARCH_TITLE
             || field->searchable == MAILLAGE_SEARCH_KEYWORD);
}

static void
add_lookup (GString *lookups, const char *fold)
{
  if (*fold == '\0' || strcmp (fold, lookups->str) == 0)
    return;
  if (lookups->len > 0)
    g_string_append_c (lookups, '\n');
  g_string_append (lookups, fold);
}

/* What people call it when they look for it: “Sheet 14”. */
static void
add_other_words (Source *source, GString *keyword, GString *lookups)
{
  g_autofree char *words
      = dup_expanded (maillage_kind_get_search_format (source->layout->kind), source);
  g_autofree char *fold = words != NULL ? maillage_text_fold (words) : NULL;

  if (fold == NULL)
    return;
  append_fold (keyword, fold);
  add_lookup (lookups, fold);
}

static void
make_search_text (MaillageDerived *self, Source *source, const char *tags)
{
  GString *columns[MAILLAGE_SEARCH_TEXT + 1] = { NULL };
  GString *lookups = g_string_new (source->title_fold);

  for (int c = MAILLAGE_SEARCH_TITLE; c <= MAILLAGE_SEARCH_TEXT; c++)
    columns[c] = g_string_new (NULL);
  append_fold (columns[MAILLAGE_SEARCH_TITLE], source->title_fold);
  for (guint i = 0; i < source->layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &source->layout->fields[i];

      if (field->searchable == MAILLAGE_SEARCH_NONE || source->values[i] == NULL)
        continue;
      append_value (columns[field->searchable], source, i);
      if (is_name (field))
        add_lookup (lookups, get_fold (source, i));
    }
  add_other_words (source, columns[MAILLAGE_SEARCH_KEYWORD], lookups);
  if (tags != NULL)
    {
      g_autofree char *fold = maillage_text_fold (tags);

      append_fold (columns[MAILLAGE_SEARCH_KEYWORD], fold);
    }
  self->doc_title = take_words (columns[MAILLAGE_SEARCH_TITLE]);
  self->doc_keyword = take_words (columns[MAILLAGE_SEARCH_KEYWORD]);
  self->doc_text = take_words (columns[MAILLAGE_SEARCH_TEXT]);
  self->lookups = g_string_free (lookups, FALSE);
}

static void
make_keys (MaillageDerived *self, Source *source)
{
  self->n_keys = source->layout->n_fields;
  self->keys = g_new0 (char *, self->n_keys + 1);
  for (guint i = 0; i < self->n_keys; i++)
    if (source->layout->fields[i].has_key)
      self->keys[i] = dup_key (source, i);
}

static void
make_titles (MaillageDerived *self, Source *source)
{
  MaillageKind *kind = source->layout->kind;

  self->title = dup_expanded (maillage_kind_get_title_format (kind), source);
  if (self->title == NULL)
    self->title = g_strdup ("");
  /* A title is one line, whatever it is made of. */
  g_strdelimit (self->title, "\n\t", ' ');
  self->subtitle = dup_expanded (maillage_kind_get_subtitle_format (kind), source);
}

void
maillage_derived_init (MaillageDerived *self,
                       MaillageWriter *writer,
                       MaillageLayout *layout,
                       char **values,
                       const char *owner_title,
                       const char *tags)
{
  g_autofree char **folds = g_new0 (char *, layout->n_fields + 1);
  Source source = { writer, layout, values, owner_title, "", "", folds };
  g_autofree char *order = NULL;
  g_autofree char *title_fold = NULL;

  memset (self, 0, sizeof *self);
  make_titles (self, &source);
  title_fold = maillage_text_fold (self->title);
  order = dup_expanded (maillage_kind_get_sort_format (layout->kind), &source);
  self->sort_key = order != NULL && *order != '\0' && strcmp (order, self->title) != 0
                       ? maillage_text_sort_key (order)
                       : _maillage_text_sort_key_of_fold (title_fold);
  source.title = self->title;
  source.title_fold = title_fold;
  make_keys (self, &source);
  if (maillage_kind_get_searchable (layout->kind))
    make_search_text (self, &source, tags);
  for (guint i = 0; i < layout->n_fields; i++)
    g_free (folds[i]);
}

void
maillage_derived_clear (MaillageDerived *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sort_key);
  g_free (self->doc_title);
  g_free (self->doc_keyword);
  g_free (self->doc_text);
  g_free (self->lookups);
  for (guint i = 0; i < self->n_keys; i++)
    g_free (self->keys[i]); /* with holes: not a strv */
  g_free (self->keys);
}
