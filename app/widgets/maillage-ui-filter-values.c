/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where the values of a filter come from: the field's choices, its type, the gazetteer, the store.
 */

#include "maillage-ui-filter.h"

#include "maillage-choice-private.h"
#include "maillage-own-territory-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

/* More are found by typing. */
#define MOST_VALUES 60
/* How many records are looked at to know which territories are in use. */
#define MOST_RECORDS 2000

typedef struct
{
  GCancellable *cancellable;
  char *typed, *field_id;
  MaillageUiFilterValuesFunc func;
  gpointer user_data;
} Search;

static void
search_free (Search *search)
{
  g_clear_object (&search->cancellable);
  g_free (search->typed);
  g_free (search->field_id);
  g_free (search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
value_free (gpointer data)
{
  MaillageUiFilterValue *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value->detail);
  g_free (value);
}

static MaillageUiFilterValue *
add_value (GPtrArray *values, MaillageOperator op, const char *value, const char *label)
{
  MaillageUiFilterValue *added = g_new0 (MaillageUiFilterValue, 1);

  added->op = op;
  added->value = g_strdup (value);
  added->label = g_strdup (label);
  g_ptr_array_add (values, added);
  return added;
}

static void
add_empty (GPtrArray *values)
{
  add_value (values, MAILLAGE_OPERATOR_EMPTY, NULL, _ ("Not filled in"));
}

static gboolean
fits (const char *label, const char *typed)
{
  g_autofree char *fold = maillage_text_fold (label);
  g_autofree char *sought = maillage_text_fold (typed);

  return strstr (fold, sought) != NULL;
}

static void
add_if_fits (
    GPtrArray *values, const char *typed, MaillageOperator op, const char *value, const char *label)
{
  if (fits (label, typed))
    add_value (values, op, value, label);
}

/* By another name, “COPIL”. */
static gboolean
is_called (MaillageChoice *choice, const char *typed)
{
  const char *const *names = _maillage_choice_get_names (choice);
  g_autofree char *sought = maillage_text_fold (typed);

  for (; names != NULL && *names != NULL; names++)
    if (g_str_has_prefix (*names, sought))
      return TRUE;
  return FALSE;
}

static void
add_choices (GPtrArray *values, MaillageField *field, const char *typed)
{
  GListModel *choices = maillage_field_get_choices (field);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      if (fits (maillage_choice_get_label (choice), typed) || is_called (choice, typed))
        add_value (values,
                   MAILLAGE_OPERATOR_EQUAL,
                   maillage_choice_get_value (choice),
                   maillage_choice_get_label (choice));
    }
}

/* A month, counted from the one @today is in, as EDTF. */
static char *
dup_month (MaillageDate *today, int ahead)
{
  int year = 0, month = 0;

  sscanf (maillage_date_get_earliest (today), "%d-%d", &year, &month);
  month += ahead - 1;
  year += month / 12;
  return g_strdup_printf ("%04d-%02d", year, month % 12 + 1);
}

static void
add_dates (GPtrArray *values, MaillageContext *context, const char *typed)
{
  g_autoptr (MaillageDate) today = maillage_context_dup_today (context);
  const char *day = maillage_date_get_earliest (today);
  int year = atoi (day);
  g_autofree char *this_month = dup_month (today, 0);
  g_autofree char *next_month = dup_month (today, 1);
  g_autofree char *this_year = g_strdup_printf ("%04d", year);
  g_autofree char *next_year = g_strdup_printf ("%04d", year + 1);
  g_autofree char *last_year = g_strdup_printf ("%04d", year - 1);

  add_if_fits (values, typed, MAILLAGE_OPERATOR_WITHIN, day, _ ("Today"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_WITHIN, this_month, _ ("This month"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_WITHIN, next_month, _ ("Next month"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_WITHIN, this_year, _ ("This year"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_WITHIN, next_year, _ ("Next year"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_WITHIN, last_year, _ ("Last year"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_BEFORE, day, _ ("Past"));
  add_if_fits (values, typed, MAILLAGE_OPERATOR_AFTER, day, _ ("To come"));
}

static void
add_territory (GPtrArray *values, GHashTable *seen, MaillageTerritory *territory)
{
  g_autofree char *label = NULL;
  g_autofree char *canonical = NULL;

  if (!g_hash_table_add (seen, g_strdup (maillage_territory_get_id (territory))))
    return;
  label = maillage_territory_format (territory);
  canonical = maillage_territory_to_canonical (territory);
  add_value (values, MAILLAGE_OPERATOR_WITHIN, canonical, label)->detail
      = g_strdup (maillage_territory_get_level_label (territory));
}

static void
add_from_gazetteer (GPtrArray *values, MaillageContext *context, const char *typed)
{
  MaillageGazetteer *gazetteer = maillage_context_get_gazetteer (context);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (gazetteer == NULL)
    return;
  own = _maillage_own_search (maillage_context_get_store (context), typed);
  for (guint i = 0; i < own->len; i++)
    add_territory (values, seen, g_ptr_array_index (own, i));
  found = maillage_gazetteer_search (gazetteer, typed, MOST_VALUES);
  for (guint i = 0; i < found->len; i++)
    add_territory (values, seen, g_ptr_array_index (found, i));
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const MaillageUiFilterValue *first = *(MaillageUiFilterValue *const *) a;
  const MaillageUiFilterValue *second = *(MaillageUiFilterValue *const *) b;
  g_autofree char *first_key = maillage_text_sort_key (first->label);
  g_autofree char *second_key = maillage_text_sort_key (second->label);

  return strcmp (first_key, second_key);
}

/* The territories the records themselves have. */
static void
add_used_territories (GPtrArray *values, GPtrArray *records, const char *field_id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (records, i);
      const char *canonical = maillage_record_get_value (record, field_id);
      g_auto (GStrv) lines = g_strsplit (canonical != NULL ? canonical : "", "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_autoptr (MaillageTerritory) territory
              = *lines[j] != '\0' ? maillage_territory_new_from_canonical (lines[j]) : NULL;

          if (territory != NULL)
            add_territory (values, seen, territory);
        }
    }
  g_ptr_array_sort (values, compare_labels);
}

static void
add_records (GPtrArray *values, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (records, i);

      add_value (values,
                 MAILLAGE_OPERATOR_EQUAL,
                 maillage_record_get_uuid (record),
                 maillage_record_get_title (record))
          ->detail
          = g_strdup (maillage_record_get_subtitle (record));
    }
}

static void
records_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GPtrArray) records
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (search->cancellable))
    return;
  if (records == NULL)
    g_message ("The values of a filter cannot be read: %s", error->message);
  else if (search->field_id != NULL)
    add_used_territories (values, records, search->field_id);
  else
    add_records (values, records);
  if (records != NULL && *search->typed == '\0')
    add_empty (values);
  search->func (values, search->user_data);
}

/* @field_id: the territory field whose values are wanted; NULL: the records themselves are. */
static void
ask_store (MaillageContext *context, const char *kind_id, const char *field_id, Search *search)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (kind_id, NULL);

  search->field_id = g_strdup (field_id);
  if (field_id == NULL)
    maillage_query_set_text (query, search->typed);
  maillage_query_set_limit (query, field_id == NULL ? MOST_VALUES : MOST_RECORDS);
  maillage_store_query_async (
      maillage_context_get_store (context), query, search->cancellable, records_found_cb, search);
}

/* Those that are known without asking the store. */
static void
add_known (GPtrArray *values, MaillageContext *context, MaillageField *field, const char *typed)
{
  switch (maillage_field_get_result_type (field))
    {
    case MAILLAGE_FIELD_CHOICE:
      add_choices (values, field, typed);
      break;
    case MAILLAGE_FIELD_BOOLEAN:
      add_if_fits (values, typed, MAILLAGE_OPERATOR_EQUAL, "1", _ ("Yes"));
      add_if_fits (values, typed, MAILLAGE_OPERATOR_NOT_EQUAL, "1", _ ("No"));
      break;
    case MAILLAGE_FIELD_TERRITORY:
      add_from_gazetteer (values, context, typed);
      break;
    default:
      add_dates (values, context, typed);
      break;
    }
  if (maillage_field_get_result_type (field) != MAILLAGE_FIELD_BOOLEAN && *typed == '\0')
    add_empty (values);
}

void
_maillage_ui_filter_find_values (MaillageContext *context,
                                 MaillageKind *kind,
                                 MaillageField *field,
                                 const char *typed,
                                 GCancellable *cancellable,
                                 MaillageUiFilterValuesFunc func,
                                 gpointer user_data)
{
  MaillageFieldType type
      = field != NULL ? maillage_field_get_field_type (field) : MAILLAGE_FIELD_LINKS;
  g_autoptr (GPtrArray) values = NULL;
  Search *search = NULL;

  if (type == MAILLAGE_FIELD_LINK || type == MAILLAGE_FIELD_LINKS
      || (type == MAILLAGE_FIELD_TERRITORY && *typed == '\0'))
    {
      search = g_new0 (Search, 1);
      search->cancellable = g_object_ref (cancellable);
      search->typed = g_strdup (typed);
      search->func = func;
      search->user_data = user_data;
      if (type == MAILLAGE_FIELD_TERRITORY)
        ask_store (context, maillage_kind_get_id (kind), maillage_field_get_id (field), search);
      else
        ask_store (
            context, field == NULL ? "core.tag" : maillage_field_get_target (field), NULL, search);
      return;
    }
  values = g_ptr_array_new_with_free_func (value_free);
  add_known (values, context, field, typed);
  func (values, user_data);
}
