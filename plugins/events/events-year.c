/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year of events, cycles and deadlines, read once: turning to a month reads nothing. */

#include "events-calendar.h"

#include <string.h>

#define READ_AT_ONCE 250

typedef struct
{
  EventsEntryType type;
  const char *kind, *field;
} Source;

/* Deadlines are other plugins': left out while those are switched off. */
static const Source sources[] = {
  { EVENTS_ENTRY_EVENT, EVENTS_EVENT, "date" },
  { EVENTS_ENTRY_CYCLE, EVENTS_CYCLE, "date" },
  { EVENTS_ENTRY_DEADLINE, EVENTS_STEP, "due" },
  { EVENTS_ENTRY_DEADLINE, EVENTS_AGREEMENT, "review_due" },
};

struct _EventsYear
{
  GObject parent_instance;

  MaillageScope *scope;
  MaillageStore *store;
  int year;
  GPtrArray *entries; /* EventsEntry, sorted */
  GPtrArray *coming;  /* those of the year that is being read */
  GPtrArray *records; /* to be made entries */
  guint source, next, idle_id, again_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (EventsYear, events_year, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_source (EventsYear *self);

void
events_set_julian (GDate *date, guint32 day)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, day);
}

void
events_set_dmy (GDate *date, int day, int month, int year)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
}

static void
entry_free (gpointer data)
{
  EventsEntry *entry = data;

  g_free (entry->uuid);
  g_free (entry->title);
  g_free (entry->words);
  g_free (entry);
}

static guint32
parse_day (const char *text)
{
  int year, month, day;
  GDate date;

  if (text == NULL || sscanf (text, "%d-%d-%d", &year, &month, &day) != 3
      || !g_date_valid_dmy (day, month, year))
    return 0;
  events_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/* From records to entries */

static EventsEntry *
entry_new (const Source *source, MaillageRecord *record)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (record, source->field);
  guint32 first = date != NULL ? parse_day (maillage_date_get_earliest (date)) : 0;
  EventsEntry *entry;

  if (first == 0)
    return NULL;
  entry = g_new0 (EventsEntry, 1);
  entry->type = source->type;
  entry->first = first;
  entry->last = parse_day (maillage_date_get_latest (date));
  entry->exact = entry->last == first;
  entry->minutes = -1;
  entry->uuid = g_strdup (maillage_record_get_uuid (record));
  entry->title = g_strdup (maillage_record_get_title (record));
  if (!entry->exact)
    entry->words = maillage_date_format (date);
  if (source->type == EVENTS_ENTRY_EVENT)
    {
      const char *state = maillage_record_get_value (record, "state");
      guint32 last = parse_day (maillage_record_get_value (record, "last_day"));

      entry->minutes = events_parse_hour (maillage_record_get_value (record, "starts_at"));
      entry->held = g_strcmp0 (state, "held") == 0;
      entry->cancelled = g_strcmp0 (state, "cancelled") == 0 || g_strcmp0 (state, "postponed") == 0;
      if (entry->exact && last > entry->last)
        entry->last = last;
    }
  return entry;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EventsEntry *first = *(EventsEntry *const *) a, *second = *(EventsEntry *const *) b;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  if (first->minutes != second->minutes)
    return first->minutes < second->minutes ? -1 : 1;
  return strcmp (first->title, second->title);
}

static void
finish (EventsYear *self)
{
  g_ptr_array_sort (self->coming, compare);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&self->coming);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Some at a time: no frame waits for five thousand. */
static gboolean
make_some (gpointer data)
{
  EventsYear *self = data;
  guint end = MIN (self->next + READ_AT_ONCE, self->records->len);

  for (; self->next < end; self->next++)
    {
      EventsEntry *entry
          = entry_new (&sources[self->source], g_ptr_array_index (self->records, self->next));

      if (entry != NULL)
        g_ptr_array_add (self->coming, entry);
    }
  if (self->next < self->records->len)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->source++;
  read_source (self);
  return G_SOURCE_REMOVE;
}

static void
queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EventsYear) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);

  if (found == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The calendar cannot be read: %s", error->message);
  if (found == NULL)
    return;
  self->records = found;
  self->next = 0;
  self->idle_id = g_idle_add (make_some, self);
}

static void
read_source (EventsYear *self)
{
  g_autoptr (MaillageQuery) query = NULL;
  g_autofree char *bounds = NULL;

  while (self->source < G_N_ELEMENTS (sources)
         && !events_has_kind (self->scope, sources[self->source].kind))
    self->source++;
  if (self->source == G_N_ELEMENTS (sources))
    {
      finish (self);
      return;
    }
  /* The grid of January or December shows days of the year beside. */
  bounds = g_strdup_printf ("%d-12-20/%d-01-12", self->year - 1, self->year + 1);
  query = maillage_scope_new_query (self->scope, sources[self->source].kind);
  maillage_query_add_filter (query, sources[self->source].field, MAILLAGE_OPERATOR_WITHIN, bounds);
  maillage_store_query_async (self->store, query, self->cancellable, queried, g_object_ref (self));
}

static void
stop (EventsYear *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
}

static gboolean
start (gpointer data)
{
  EventsYear *self = data;

  self->again_id = 0;
  stop (self);
  if (!maillage_scope_get_active (self->scope))
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  self->coming = g_ptr_array_new_with_free_func (entry_free);
  self->source = 0;
  read_source (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (EventsYear *self, MaillageChangeSet *set)
{
  gboolean touched = maillage_change_set_get_everything (set);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    touched |= maillage_change_set_touches_kind (set, sources[i].kind);
  if (touched && self->year != 0 && self->again_id == 0)
    self->again_id = g_timeout_add (100, start, self);
}

static void
events_year_dispose (GObject *object)
{
  EventsYear *self = EVENTS_YEAR (object);

  stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (events_year_parent_class)->dispose (object);
}

static void
events_year_class_init (EventsYearClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = events_year_dispose;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
events_year_init (EventsYear *self)
{
}

EventsYear *
events_year_new (MaillageScope *scope)
{
  EventsYear *self = g_object_new (EVENTS_TYPE_YEAR, NULL);

  self->scope = g_object_ref (scope);
  self->store = g_object_ref (maillage_scope_get_store (scope));
  g_signal_connect_object (
      self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
events_year_set (EventsYear *self, int year)
{
  if (self->year == year)
    return;
  self->year = year;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  start (self);
}

static GPtrArray *
list (EventsYear *self, guint32 first, guint32 last, gboolean exact)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      EventsEntry *entry = self->entries->pdata[i];

      if (entry->first > last)
        break;
      if (entry->exact == exact && entry->last >= first)
        g_ptr_array_add (found, entry);
    }
  return found;
}

GPtrArray *
events_year_list_days (EventsYear *self, guint32 first, guint32 last)
{
  return list (self, first, last, TRUE);
}

GPtrArray *
events_year_list_undated (EventsYear *self, guint32 first, guint32 last)
{
  return list (self, first, last, FALSE);
}
