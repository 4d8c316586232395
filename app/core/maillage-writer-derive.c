/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is made from values and never recorded: titles, sort keys, search text. */

#include "maillage-writer.h"

#include "maillage-date.h"
#include "maillage-store-private.h"
#include "maillage-text.h"

#include <math.h>
#include <string.h>

/* The text of "{field}" in a format; NULL when empty. */
static char *
dup_part (MaillageLayout *layout, char **values, const char *owner_title, const char *name)
{
  int index = maillage_layout_find_field (layout, name);

  if (strcmp (name, "owner") == 0)
    return g_strdup (owner_title);
  if (index < 0 || values[index] == NULL)
    return NULL;
  if (layout->fields[index].is_link)
    return g_strdup (values[index]);
  return maillage_field_format (layout->fields[index].field, values[index]);
}

/* What stands between two parts is not wanted when there is nothing before it. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == 0xb7 /* · */ || c == 0x2013 /* – */;
}

/* Expands up to @end; returns FALSE when a field in it was empty. */
static gboolean
expand (GString *out,
        const char **format,
        char end,
        MaillageLayout *layout,
        char **values,
        const char *owner_title)
{
  const char *p = *format;
  gboolean full = TRUE;

  while (*p != '\0' && *p != end)
    {
      if (*p == '[')
        {
          gsize before = out->len;

          p++;
          if (!expand (out, &p, ']', layout, values, owner_title))
            g_string_truncate (out, before);
          if (*p == ']')
            p++;
        }
      else if (*p == '{' && strchr (p, '}') != NULL)
        {
          const char *close = strchr (p, '}');
          g_autofree char *name = g_strndup (p + 1, close - p - 1);
          g_autofree char *part = dup_part (layout, values, owner_title, name);

          if (part != NULL && *part != '\0')
            g_string_append (out, part);
          else
            full = FALSE;
          p = close + 1;
        }
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
dup_expanded (const char *format, MaillageLayout *layout, char **values, const char *owner_title)
{
  GString *out;

  if (format == NULL)
    return NULL;
  out = g_string_new (NULL);
  expand (out, &format, '\0', layout, values, owner_title);
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

static char *
dup_choice_key (MaillageField *field, const char *value)
{
  GListModel *choices = maillage_field_get_choices (field);
  guint n = g_list_model_get_n_items (choices);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      if (strcmp (maillage_choice_get_value (choice), value) == 0)
        return g_strdup_printf ("%04u", i);
    }
  return g_strconcat ("9999 ", value, NULL);
}

static char *
dup_date_key (const char *value)
{
  g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (value);

  if (date == NULL || maillage_date_get_earliest (date) == NULL)
    return g_strdup (MAILLAGE_STORE_LAST);
  return g_strdup_printf (
      "%s/%s", maillage_date_get_earliest (date), maillage_date_get_latest (date));
}

static char *
dup_key (const MaillageLayoutField *field, const char *value)
{
  g_autofree char *shown = NULL;

  if (value == NULL || *value == '\0')
    return g_strdup (MAILLAGE_STORE_LAST);
  switch (field->type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
      return dup_number_key (g_ascii_strtod (value, NULL));
    case MAILLAGE_FIELD_CHOICE:
      return dup_choice_key (field->field, value);
    case MAILLAGE_FIELD_DATE:
    case MAILLAGE_FIELD_PERIOD:
      return dup_date_key (value);
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_LINKS:
      return maillage_text_sort_key (value);
    case MAILLAGE_FIELD_TERRITORY:
      shown = maillage_field_format (field->field, value);
      return maillage_text_sort_key (shown);
    default:
      return maillage_text_sort_key (value);
    }
}

static void
append_fold (GString *out, const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);

  if (*fold == '\0' || strstr (out->str, fold) != NULL)
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, fold);
}

/* Numbers are looked for as they are written and as they are kept. */
static void
append_value (GString *out, const MaillageLayoutField *field, const char *value)
{
  g_autofree char *shown = field->is_link ? NULL : maillage_field_format (field->field, value);

  switch (field->type)
    {
    case MAILLAGE_FIELD_PHONE:
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
      {
        g_autoptr (GString) digits = g_string_new (NULL);

        append_fold (out, shown);
        for (const char *p = shown; p != NULL && *p != '\0'; p++)
          if (g_ascii_isdigit (*p))
            g_string_append_c (digits, *p);
        append_fold (out, digits->str);
        break;
      }
    default:
      append_fold (out, shown != NULL ? shown : value);
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
add_lookup (MaillageDerived *self, const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);
  char *longer;

  if (*fold == '\0' || g_strcmp0 (fold, self->lookups) == 0)
    return;
  longer = *self->lookups != '\0' ? g_strconcat (self->lookups, "\n", fold, NULL)
                                  : g_steal_pointer (&fold);
  g_free (self->lookups);
  self->lookups = longer;
}

static void
make_search_text (MaillageDerived *self, MaillageLayout *layout, char **values, const char *tags)
{
  GString *columns[MAILLAGE_SEARCH_TEXT + 1] = { NULL };

  for (int c = MAILLAGE_SEARCH_TITLE; c <= MAILLAGE_SEARCH_TEXT; c++)
    columns[c] = g_string_new (NULL);
  append_fold (columns[MAILLAGE_SEARCH_TITLE], self->title);
  add_lookup (self, self->title);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &layout->fields[i];

      if (field->searchable == MAILLAGE_SEARCH_NONE || values[i] == NULL)
        continue;
      append_value (columns[field->searchable], field, values[i]);
      if (is_name (field))
        add_lookup (self, values[i]);
    }
  if (tags != NULL)
    append_fold (columns[MAILLAGE_SEARCH_KEYWORD], tags);
  self->doc_title = g_string_free (columns[MAILLAGE_SEARCH_TITLE], FALSE);
  self->doc_keyword = g_string_free (columns[MAILLAGE_SEARCH_KEYWORD], FALSE);
  self->doc_text = g_string_free (columns[MAILLAGE_SEARCH_TEXT], FALSE);
}

void
maillage_derived_init (MaillageDerived *self,
                       MaillageLayout *layout,
                       char **values,
                       const char *owner_title,
                       const char *tags)
{
  MaillageKind *kind = layout->kind;
  g_autofree char *order = NULL;

  memset (self, 0, sizeof *self);
  self->lookups = g_strdup ("");
  self->title = dup_expanded (maillage_kind_get_title_format (kind), layout, values, owner_title);
  if (self->title == NULL)
    self->title = g_strdup ("");
  /* A title is one line, whatever it is made of. */
  g_strdelimit (self->title, "\n\t", ' ');
  self->subtitle
      = dup_expanded (maillage_kind_get_subtitle_format (kind), layout, values, owner_title);
  order = dup_expanded (maillage_kind_get_sort_format (kind), layout, values, owner_title);
  self->sort_key = maillage_text_sort_key (order != NULL && *order != '\0' ? order : self->title);
  self->n_keys = layout->n_fields;
  self->keys = g_new0 (char *, self->n_keys + 1);
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].has_key)
      self->keys[i] = dup_key (&layout->fields[i], values[i]);
  if (maillage_kind_get_searchable (kind))
    make_search_text (self, layout, values, tags);
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
