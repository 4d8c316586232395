/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printed: the attendance sheet to sign, a column for each half-day; the agenda; the minutes. */

#include "events-agenda.h"
#include "events-tally.h"

#define ROW_POINTS 32.9 /* 11.6 mm: room for a signature */
#define SPARE_ROWS 6
#define MOST_COLUMNS 4 /* to sign in: of more half-days, all names come again */

static void
set_issuer (MaillageDocument *document, MaillageRecord *event)
{
  g_autofree char *organisers = maillage_record_dup_display (event, "organisers");

  maillage_document_set_issuer (document, organisers, NULL);
}

static void
add_facts (MaillageDocument *document, MaillageRecord *event)
{
  g_autofree char *day = events_dup_day (event);
  g_autofree char *hours = events_dup_hours (event);

  maillage_document_add_fact (document, _ ("Date"), day);
  maillage_document_add_fact (document, _ ("Hours"), hours);
  maillage_document_add_fact (document, _ ("Place"), maillage_record_get_value (event, "place"));
}

/* Columns for the half-days from @first to @last; one alone is the whole event, unless @named. */
static void
begin_sheet (MaillageDocument *document, MaillageRecord *event, int first, int last, gboolean named)
{
  int n = last - first + 1;
  const char *titles[3 + MOST_COLUMNS]
      = { C_ ("column", "No"), _ ("Name"), _ ("Organisation and function") };
  double weights[3 + MOST_COLUMNS] = { 4.6, n > 1 ? 24.5 : 28.7, n > 1 ? 24.5 : 33.3 };
  g_autoptr (GPtrArray) halves = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n; i++)
    {
      char *title
          = n > 1 || named ? events_dup_half_day (event, first + i) : g_strdup (_ ("Signature"));

      g_ptr_array_add (halves, title);
      titles[3 + i] = title;
      weights[3 + i] = n > 1 ? 56.4 / n : 33.4;
    }
  maillage_document_begin_table (document, titles, weights, 3 + (guint) n);
  maillage_document_set_form (document, ROW_POINTS);
}

static void
add_line (MaillageDocument *document, guint number, const char *name, MaillageRecord *who)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *place = who != NULL ? maillage_record_dup_display (who, "organisation") : NULL;
  g_autofree char *job = who != NULL ? maillage_record_dup_display (who, "job") : NULL;

  if (place == NULL && who != NULL)
    place = maillage_record_dup_display (who, "structure");
  maillage_document_begin_row (document);
  maillage_document_add_cell (document, text);
  maillage_document_add_cell (document, name);
  if (job == NULL && name == NULL && who != NULL)
    job = g_strdup (_ ("Expected, without a name"));
  maillage_document_add_noted_cell (document, place, job);
}

static void
add_lines (MaillageDocument *document, GPtrArray *all)
{
  guint number = 0;

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *name = maillage_record_dup_display (all->pdata[i], "person");

      if (name == NULL)
        name = maillage_record_dup_display (all->pdata[i], "name");
      if (events_is_expected (all->pdata[i]))
        add_line (document, ++number, name, all->pdata[i]);
    }
  if (number > 0)
    maillage_document_add_rule (document);
  for (guint i = 0; i < SPARE_ROWS; i++)
    add_line (document, number + 1 + i, NULL, NULL);
}

static guint
count_expected (GPtrArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += events_is_expected (all->pdata[i]);
  return n;
}

/* "14 March Morning – 15 March Afternoon", over the part of a sheet that has those half-days. */
static void
add_part_heading (MaillageDocument *document, MaillageRecord *event, int first, int last)
{
  g_autofree char *from = events_dup_half_day (event, first);
  g_autofree char *to = events_dup_half_day (event, last);
  g_autofree char *words
      = g_strconcat (g_strdelimit (from, "\n", ' '), " – ", g_strdelimit (to, "\n", ' '), NULL);

  maillage_document_add_heading (document, NULL, words);
}

/* The last half-day of the part that begins with @first: whole days, as many as there is room for.
 */
static int
find_end (int first, int last)
{
  int day = (first + 1) / 2;

  return MIN (last, 2 * (day + MOST_COLUMNS / 2 - 1));
}

/* A column for each half-day; of many, as many tables as it takes. */
static void
add_parts (MaillageDocument *document, MaillageRecord *event, GPtrArray *all)
{
  EventsHalfDays met = events_get_half_days (event);
  gboolean several = met.last - met.first >= MOST_COLUMNS;

  for (int first = met.first, last; first <= met.last; first = last + 1)
    {
      last = several ? find_end (first, met.last) : met.last;
      if (several)
        add_part_heading (document, event, first, last);
      begin_sheet (document, event, first, last, several);
      add_lines (document, all);
      maillage_document_end_table (document);
    }
}

static void
write_sheet (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event)
{
  g_autoptr (GPtrArray) all
      = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));
  guint n = count_expected (all);
  g_autofree char *expected = g_strdup_printf ("%u", n);
  g_autofree char *spare = g_strdup_printf (
      _ ("Rows %u to %u are for those who come without invitation."), n + 1, n + SPARE_ROWS);

  maillage_document_set_head (
      document, _ ("Attendance sheet"), maillage_record_get_title (event), NULL);
  maillage_document_set_head_repeated (document, TRUE);
  set_issuer (document, event);
  add_facts (document, event);
  maillage_document_add_fact (document, _ ("Expected"), expected);
  maillage_document_set_foot (document,
                              _ ("Data used for the minutes and as proof that the event was held"));
  add_parts (document, event, all);
  maillage_document_add_paragraph (document, spare);
}

/* The agenda */

static void
write_agenda (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event)
{
  const char *titles[] = { _ ("Hour"), _ ("Agenda item"), _ ("Duration") };
  static const double weights[] = { 14, 70, 16 };
  int total;
  g_autoptr (GArray) slots = events_list_slots (scope, event, &total);

  maillage_document_set_head (document, _ ("Agenda"), maillage_record_get_title (event), NULL);
  set_issuer (document, event);
  add_facts (document, event);
  maillage_document_begin_table (document, titles, weights, G_N_ELEMENTS (weights));
  for (guint i = 0; i < slots->len; i++)
    {
      EventsSlot *slot = &g_array_index (slots, EventsSlot, i);
      g_autofree char *hour = slot->start >= 0 ? events_format_hour (slot->start) : NULL;
      g_autofree char *detail = events_dup_form_and_speakers (slot->record);
      g_autofree char *duration
          = slot->duration > 0 ? events_format_duration (slot->duration) : NULL;

      maillage_document_begin_row (document);
      maillage_document_add_cell (document, hour);
      maillage_document_add_noted_cell (document, maillage_record_get_title (slot->record), detail);
      maillage_document_add_cell (document, duration);
    }
  maillage_document_end_table (document);
}

/* The minutes */

static void
add_names (MaillageDocument *document, const char *label, GPtrArray *all, const char *const *values)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const char *attendance = maillage_record_get_value (all->pdata[i], "attendance");
      g_autofree char *who = NULL;
      g_autofree char *whence = NULL;

      if (attendance == NULL || !g_strv_contains (values, attendance))
        continue;
      who = events_dup_who (all->pdata[i]);
      whence = events_dup_whence (all->pdata[i]);
      g_string_append_printf (names, names->len > 0 ? "\n%s" : "%s", who);
      if (whence != NULL)
        g_string_append_printf (names, ", %s", whence);
    }
  maillage_document_add_value (document, label, names->str);
  g_string_free (names, TRUE);
}

static void
add_who (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event)
{
  static const char *const present[] = { "present", "walk_in", NULL };
  static const char *const represented[] = { "represented", NULL };
  static const char *const excused[] = { "excused", NULL };
  static const char *const absent[] = { "absent", NULL };
  g_autoptr (GPtrArray) all
      = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));

  add_names (document, _ ("Present"), all, present);
  add_names (document, _ ("Represented"), all, represented);
  add_names (document, _ ("Excused"), all, excused);
  add_names (document, _ ("Absent"), all, absent);
}

static void
add_said (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event)
{
  g_autoptr (GPtrArray) items
      = events_list_children (scope, EVENTS_AGENDA_ITEM, maillage_record_get_uuid (event));

  for (guint i = 0; i < items->len; i++)
    {
      maillage_document_add_heading (document, NULL, maillage_record_get_title (items->pdata[i]));
      maillage_document_add_paragraph (document,
                                       maillage_record_get_value (items->pdata[i], "minutes"));
    }
  if (maillage_record_get_value (event, "minutes") == NULL)
    return;
  maillage_document_add_heading (
      document, NULL, items->len > 0 ? _ ("Besides") : _ ("What was said"));
  maillage_document_add_paragraph (document, maillage_record_get_value (event, "minutes"));
}

static void
add_decisions (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event)
{
  const char *titles[] = { _ ("Decision"), C_ ("decision", "Who"), C_ ("decision", "By when") };
  static const double weights[] = { 56, 24, 20 };
  g_autoptr (GPtrArray) all
      = events_list_children (scope, EVENTS_DECISION, maillage_record_get_uuid (event));

  if (all->len == 0)
    return;
  maillage_document_add_heading (document, NULL, _ ("Decisions"));
  maillage_document_begin_table (document, titles, weights, G_N_ELEMENTS (weights));
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *pilot = maillage_record_dup_display (all->pdata[i], "pilot");
      g_autofree char *due = maillage_record_dup_display (all->pdata[i], "due");

      maillage_document_begin_row (document);
      maillage_document_add_cell (document, maillage_record_get_title (all->pdata[i]));
      maillage_document_add_cell (document, pilot);
      maillage_document_add_cell (document, due);
    }
  maillage_document_end_table (document);
}

static void
write_minutes (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, EVENTS_EVENT);
  g_autoptr (GPtrArray) next = NULL;

  maillage_document_set_head (document, _ ("Minutes"), maillage_record_get_title (event), NULL);
  set_issuer (document, event);
  add_facts (document, event);
  add_who (scope, document, event);
  add_said (scope, document, event);
  add_decisions (scope, document, event);
  maillage_query_set_linked (query, "follows", maillage_record_get_uuid (event));
  next = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  for (guint i = 0; next != NULL && i < next->len; i++)
    {
      g_autofree char *day = events_dup_day (next->pdata[i]);

      maillage_document_add_value (document, _ ("Next event"), day);
    }
}

typedef void (*Writer) (MaillageScope *scope, MaillageDocument *document, MaillageRecord *event);

static gboolean
make (MaillageScope *scope,
      MaillageDocument *document,
      const char *const *uuids,
      gpointer user_data,
      GError **error)
{
  g_autoptr (MaillageRecord) event = NULL;

  if (uuids == NULL || uuids[0] == NULL)
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_NOT_FOUND,
                           _ ("Say which event this is for: it is made for one at a time."));
      return FALSE;
    }
  event = maillage_scope_load (scope, uuids[0], error);
  if (event == NULL)
    return FALSE;
  ((Writer) user_data) (scope, document, event);
  return TRUE;
}

void
events_add_documents (MaillageScope *scope)
{
  maillage_scope_add_document (
      scope, "attendance_sheet", _ ("Attendance sheet"), EVENTS_EVENT, make, write_sheet, NULL);
  maillage_scope_add_document (
      scope, "agenda", _ ("Agenda"), EVENTS_EVENT, make, write_agenda, NULL);
  maillage_scope_add_document (
      scope, "minutes", _ ("Minutes"), EVENTS_EVENT, make, write_minutes, NULL);
}
