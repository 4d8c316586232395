/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Demo data: what five public documents say of their meetings, in their words. Organisers are the
 * records of the partners' demo data; without that plugin they are left out. */

#include "events-private.h"

static const struct
{
  const char *event, *organisation, *person, *part, *attendance;
} participations[] = {
  { "events:E03", "partners:O25", NULL, "participant", "present" },
  { "events:E03", "partners:O26", NULL, "participant", "present" },
  { "events:E03", "partners:O27", NULL, "participant", "present" },
  { "events:E03", "partners:O28", NULL, "participant", "present" },
  { "events:E08", "partners:O31", NULL, "speaker", "present" },
  { "events:E08", "partners:O32", NULL, "speaker", "present" },
  { "events:E08", "partners:O34", "partners:toit-professional", "speaker", "present" },
  { "events:E08", "partners:O35", "partners:peer-representative", "speaker", "present" },
};

/* What the documents say was decided. */
static const struct
{
  const char *event, *wording, *pilot, *due;
} decisions[] = {
  { "events:E03",
    "Réunir le prochain comité de pilotage du territoire en septembre 2019",
    "partners:O17",
    "2019-09" },
  { "events:E15",
    "Enquêter auprès de 50 familles résidant dans le réseau d’hôtels partenaires depuis plus de "
    "quatre ans",
    "partners:O11",
    NULL },
};

/* Of the fictitious ones: by their function, and nobody of an organisation that there is. */
static const struct
{
  const char *event, *name, *answer, *asked_on, *attendance;
} guests[] = {
  { "events:F1", "Animateur (fictif)", "accepted", NULL, NULL },
  { "events:F1", "Référente sociale (fictive)", "accepted", NULL, NULL },
  { "events:F1", "Référent technique (fictif)", "accepted", NULL, NULL },
  { "events:F2", "Élue (fictive)", "accepted", NULL, NULL },
  { "events:F2", "Animateur (fictif)", "accepted", NULL, NULL },
  { "events:F2", "Référente sociale (fictive)", "accepted", NULL, NULL },
  { "events:F2", "Référent technique (fictif)", "tentative", NULL, NULL },
  { "events:F2", "Juriste (fictive)", "declined", NULL, NULL },
  { "events:F2", "Médiateur (fictif)", "invited", "2022-03-01", NULL },
  { "events:F2", "Habitante (fictive)", "reminded", "2022-03-10", NULL },
  { "events:F3", "Référente sociale (fictive)", "to_invite", NULL, NULL },
  { "events:F3", "Référent technique (fictif)", "to_invite", NULL, NULL },
  { "events:F4", "Référente sociale (fictive)", "accepted", NULL, "present" },
  { "events:F4", "Médiateur (fictif)", "accepted", NULL, "present" },
  { "events:F5", "Élue (fictive)", "accepted", NULL, NULL },
  { "events:F5", "Habitante (fictive)", "accepted", NULL, NULL },
};

static void
set_date (MaillageEdit *edit, const char *uuid, const char *typed)
{
  g_autoptr (MaillageDate) date = NULL;
  g_autoptr (GError) error = NULL;

  if (typed == NULL)
    return;
  date = maillage_date_parse (typed, &error);
  g_return_if_fail (date != NULL);
  maillage_edit_set_date (edit, uuid, "date", date);
}

/* The perimeter of Haute-Gironde is a record of the partners' demo data; without that plugin it has
 * its name alone. */
static char *
dup_territories (MaillageEdit *edit, const char *territories)
{
  const char *own = maillage_edit_find_key (edit, "partners:T06");

  if (own == NULL || territories == NULL || !g_str_has_prefix (territories, "own:"))
    return g_strdup (territories);
  return g_strconcat ("own:", own, strchr (territories, ' '), NULL);
}

static void
add_event (MaillageEdit *edit, const EventsDemoEvent *event)
{
  g_autofree char *territories = dup_territories (edit, event->territories);
  const char *uuid = maillage_edit_create (edit, EVENTS_EVENT);

  maillage_edit_set_key (edit, event->key, uuid);
  maillage_edit_set (edit, uuid, "title", event->title);
  maillage_edit_set (edit, uuid, "type", event->type);
  maillage_edit_set (edit, uuid, "state", event->state);
  maillage_edit_set (edit, uuid, "starts_at", event->from);
  maillage_edit_set (edit, uuid, "ends_at", event->to);
  maillage_edit_set (edit, uuid, "place", event->place);
  maillage_edit_set (edit, uuid, "territories", territories);
  maillage_edit_set (edit, uuid, "duration", event->duration);
  maillage_edit_set (edit, uuid, "capacity", event->capacity);
  maillage_edit_set (edit, uuid, "head_count", event->head_count);
  maillage_edit_set (edit, uuid, "description", event->description);
  maillage_edit_set (edit, uuid, "minutes", event->minutes);
  set_date (edit, uuid, event->date);
  maillage_edit_link_keys (edit, uuid, "organisers", event->organisers);
  maillage_edit_link_keys (edit, uuid, "cycle", event->cycle);
  maillage_edit_link_keys (edit, uuid, "part_of", event->part_of);
  maillage_edit_link_keys (edit, uuid, "follows", event->follows);
}

static void
add_cycle (MaillageEdit *edit, const EventsDemoCycle *cycle)
{
  const char *uuid = maillage_edit_create (edit, EVENTS_CYCLE);

  maillage_edit_set_key (edit, cycle->key, uuid);
  maillage_edit_set (edit, uuid, "title", cycle->title);
  maillage_edit_set (edit, uuid, "territories", cycle->territories);
  maillage_edit_set (edit, uuid, "head_count", cycle->head_count);
  maillage_edit_set (edit, uuid, "public", cycle->public);
  maillage_edit_set (edit, uuid, "objectives", cycle->objectives);
  maillage_edit_set (edit, uuid, "aim", cycle->aim);
  set_date (edit, uuid, cycle->date);
  maillage_edit_link_keys (edit, uuid, "organisers", cycle->organisers);
}

static void
add_items (MaillageEdit *edit)
{
  gsize n_items;
  const EventsDemoItem *items = events_get_demo_items (&n_items);

  for (gsize i = 0; i < n_items; i++)
    {
      const char *owner = maillage_edit_find_key (edit, items[i].event);
      const char *uuid = maillage_edit_create_child (edit, EVENTS_AGENDA_ITEM, owner);

      if (items[i].key != NULL)
        maillage_edit_set_key (edit, items[i].key, uuid);
      maillage_edit_set (edit, uuid, "title", items[i].title);
      maillage_edit_set (edit, uuid, "form", items[i].form);
      maillage_edit_set (edit, uuid, "minutes", items[i].minutes);
      maillage_edit_link_keys (edit, uuid, "organisations", items[i].speakers);
    }
}

static void
add_participations (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (participations); i++)
    {
      const char *owner = maillage_edit_find_key (edit, participations[i].event);
      const char *uuid;

      if (maillage_edit_find_key (edit, participations[i].organisation) == NULL)
        continue;
      uuid = maillage_edit_create_child (edit, EVENTS_PARTICIPATION, owner);
      maillage_edit_link_keys (edit, uuid, "organisation", participations[i].organisation);
      maillage_edit_link_keys (edit, uuid, "person", participations[i].person);
      maillage_edit_set (edit, uuid, "part", participations[i].part);
      maillage_edit_set (edit, uuid, "attendance", participations[i].attendance);
    }
}

static void
add_decisions (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      const char *owner = maillage_edit_find_key (edit, decisions[i].event);
      const char *uuid = maillage_edit_create_child (edit, EVENTS_DECISION, owner);

      maillage_edit_set (edit, uuid, "wording", decisions[i].wording);
      maillage_edit_set (edit, uuid, "due", decisions[i].due);
      maillage_edit_link_keys (edit, uuid, "pilot", decisions[i].pilot);
    }
}

static void
add_guests (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guests); i++)
    {
      const char *uuid = maillage_edit_create_child (
          edit, EVENTS_PARTICIPATION, maillage_edit_find_key (edit, guests[i].event));

      maillage_edit_set (edit, uuid, "name", guests[i].name);
      maillage_edit_set (edit, uuid, "part", "participant");
      maillage_edit_set (edit, uuid, "answer", guests[i].answer);
      maillage_edit_set (edit, uuid, "asked_on", guests[i].asked_on);
      maillage_edit_set (edit, uuid, "attendance", guests[i].attendance);
    }
}

void
events_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data)
{
  gsize n_events;
  const EventsDemoEvent *events = events_get_demo_events (&n_events);
  gsize n_cycles;
  const EventsDemoCycle *cycles = events_get_demo_cycles (&n_cycles);

  for (gsize i = 0; i < n_cycles; i++)
    add_cycle (edit, &cycles[i]);
  for (gsize i = 0; i < n_events; i++)
    add_event (edit, &events[i]);
  add_items (edit);
  add_participations (edit);
  add_guests (edit);
  add_decisions (edit);
}
