/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-private.h"

static const MaillageChoiceEntry states[] = {
  { "planned", NC_ ("event", "Planned"), "maillage-state-todo-symbolic", MAILLAGE_TONE_NEUTRAL },
  { "confirmed", NC_ ("event", "Confirmed"), "maillage-event-symbolic", MAILLAGE_TONE_ACCENT },
  { "postponed",
    NC_ ("event", "Postponed"),
    "maillage-state-postponed-symbolic",
    MAILLAGE_TONE_POSTPONED },
  { "cancelled", NC_ ("event", "Cancelled"), "maillage-state-dropped-symbolic", MAILLAGE_TONE_DIM },
  { "held", NC_ ("event", "Held"), "maillage-state-done-symbolic", MAILLAGE_TONE_SUCCESS },
};

#define UNTIL "coalesce (last_day_latest, date_latest)"

/* Once its last day has passed, until there is more than a draft. */
#define MINUTES_DUE                                                                                \
  "CASE WHEN " UNTIL " < :today"                                                                   \
  " AND coalesce (state, '') NOT IN ('cancelled', 'postponed')"                                    \
  " AND (minutes_state = 'draft' OR (minutes_state IS NULL AND minutes IS NULL)) THEN 1 END"

static void
add_types (MaillageField *field)
{
  maillage_field_add_choice (field, "workshop", _ ("Workshop"));
  maillage_field_add_choice (field, "steering_committee", _ ("Steering committee"));
  maillage_field_add_choice (field, "technical_committee", _ ("Technical committee"));
  maillage_field_add_choice (field, "professional_day", _ ("Professional day"));
  maillage_field_add_choice (field, "awareness_day", _ ("Awareness day"));
  maillage_field_add_choice (field, "plenary", _ ("Plenary"));
  maillage_field_add_choice (field, "training", _ ("Training"));
  maillage_field_add_choice (field, "round_table", _ ("Round table"));
  maillage_field_add_choice (field, "meeting", _ ("Meeting"));
  maillage_field_add_choice (field, "visit", _ ("Visit"));
  maillage_field_add_choice (field, "other", _ ("Other"));
  /* TRANSLATORS: other names of a steering committee, between commas */
  maillage_field_add_choice_names (field, "steering_committee", _ ("SteerCo, steering group"));
  /* TRANSLATORS: other names of a technical committee, between commas */
  maillage_field_add_choice_names (field, "technical_committee", _ ("TechCo, technical group"));
}

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "event", _ ("Event"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (kind,
                                "title",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Title"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);

  field = maillage_kind_add_field_full (kind,
                                        "state",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("State"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                            | MAILLAGE_TRAIT_SORTABLE);
  maillage_field_add_choices (field, states, G_N_ELEMENTS (states), GETTEXT_PACKAGE, "event");
  maillage_field_set_default (field, "planned");

  field = maillage_kind_add_field_full (kind,
                                        "type",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Type"),
                                        MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                            | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE
                                            | MAILLAGE_TRAIT_EXTENSIBLE);
  add_types (field);

  maillage_kind_add_link (kind,
                          "organisers",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Organisers"),
                          EVENTS_ORGANISATION,
                          _ ("Events organised"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);

  maillage_kind_add_field_full (
      kind, "description", MAILLAGE_FIELD_LONG_TEXT, _ ("Description"), MAILLAGE_TRAIT_TEXT);
}

/* What it belongs to and is about. */
static void
add_ties (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "ties", _ ("Belongs to"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_link (kind,
                          "cycle",
                          MAILLAGE_FIELD_LINK,
                          _ ("Cycle"),
                          EVENTS_CYCLE,
                          _ ("Events of the cycle"),
                          MAILLAGE_TRAIT_FILTERABLE);
  maillage_kind_add_link (kind,
                          "part_of",
                          MAILLAGE_FIELD_LINK,
                          _ ("Part of"),
                          EVENTS_EVENT,
                          _ ("Events within it"),
                          MAILLAGE_TRAIT_ACYCLIC);
  maillage_kind_add_link (kind,
                          "follows",
                          MAILLAGE_FIELD_LINK,
                          _ ("Decided at"),
                          EVENTS_EVENT,
                          _ ("Next event"),
                          MAILLAGE_TRAIT_ACYCLIC);
  maillage_kind_add_link (kind,
                          "committee",
                          MAILLAGE_FIELD_LINK,
                          _ ("Committee"),
                          EVENTS_ORGANISATION,
                          _ ("Meetings of the committee"),
                          MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_link (kind,
                          "sheets",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Action sheets"),
                          EVENTS_ACTION_SHEET,
                          _ ("Events"),
                          MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_link (kind,
                          "agreements",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Agreements"),
                          EVENTS_AGREEMENT,
                          _ ("Events"),
                          MAILLAGE_TRAIT_KEEP_NAME);
}

/* There is no time of day without a day in a store, and people know the hours before the day. */
static MaillageField *
add_hour (MaillageKind *kind, const char *id, const char *label)
{
  MaillageField *field = maillage_kind_add_field (kind, id, MAILLAGE_FIELD_TEXT, label);

  maillage_field_set_pattern (field,
                              "^([01]?[0-9]|2[0-3])\\s?[h:]\\s?([0-5][0-9])?$",
                              _ ("Write the hour as “9 h 30” or “09:30”."));
  return field;
}

static void
add_when (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "when", _ ("When and where"), MAILLAGE_SIDE_MAIN);
  field = maillage_kind_add_field_full (kind,
                                        "date",
                                        MAILLAGE_FIELD_DATE,
                                        _ ("Date"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                            | MAILLAGE_TRAIT_SORTABLE);
  maillage_field_set_placeholder (field, _ ("A day, a month, a quarter, a year…"));
  field = maillage_kind_add_field (kind, "last_day", MAILLAGE_FIELD_DATE, _ ("Last day"));
  maillage_field_set_placeholder (field, _ ("When it lasts several days"));
  maillage_field_set_not_before (field, "date");
  field = maillage_kind_add_field (kind, "until", MAILLAGE_FIELD_COMPUTED, C_ ("event", "Until"));
  maillage_field_set_expression (field, MAILLAGE_FIELD_DATE, UNTIL);
  maillage_field_set_hidden (field, TRUE); /* for Home to ask by */
  add_hour (kind, "starts_at", C_ ("hour", "From"));
  field = add_hour (kind, "ends_at", C_ ("hour", "To"));
  maillage_field_set_not_before (field, "starts_at");
  maillage_kind_add_field (kind, "duration", MAILLAGE_FIELD_DURATION, _ ("Duration"));

  maillage_kind_add_field_full (
      kind, "place", MAILLAGE_FIELD_TEXT, _ ("Place"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field (kind, "video", MAILLAGE_FIELD_WEB, _ ("Video link"));
  maillage_kind_add_field_full (kind,
                                "territories",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territories"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
}

void
events_add_number_of_people (MaillageKind *kind, const char *id, const char *label)
{
  MaillageField *field = maillage_kind_add_field (kind, id, MAILLAGE_FIELD_NUMBER, label);

  maillage_field_set_pattern (
      field, "^-?[0-9]+$", _ ("People are counted whole: write for example 12."));
  maillage_field_set_range (field, 0, 100000);
}

static void
add_heads (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "heads", _ ("Participants"), MAILLAGE_SIDE_ASIDE);
  events_add_number_of_people (kind, "capacity", _ ("Capacity"));
  events_add_number_of_people (kind, "head_count", _ ("Head count"));
}

static void
add_minutes (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "minutes", _ ("Minutes"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (
      kind, "minutes", MAILLAGE_FIELD_LONG_TEXT, _ ("Minutes"), MAILLAGE_TRAIT_TEXT);
  field = maillage_kind_add_field_full (kind,
                                        "minutes_state",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("State of the minutes"),
                                        MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_add_choice (field, "draft", C_ ("minutes", "Draft"));
  maillage_field_add_choice (field, "reviewed", C_ ("minutes", "Reviewed"));
  maillage_field_add_choice (field, "sent", C_ ("minutes", "Sent out"));
  maillage_field_add_choice (field, "approved", C_ ("minutes", "Approved"));

  field = maillage_kind_add_field_full (kind,
                                        "minutes_due",
                                        MAILLAGE_FIELD_COMPUTED,
                                        _ ("Minutes to write"),
                                        MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_set_expression (field, MAILLAGE_FIELD_BOOLEAN, MINUTES_DUE);
  maillage_field_set_hidden (field, TRUE); /* Home says it */
}

void
events_add_event (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "event", _ ("Event"), _ ("Events"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-event-symbolic");
  maillage_kind_set_create_label (kind, _ ("New event"));
  maillage_kind_set_purpose (
      kind,
      _ ("Prepare committees, workshops and days, see who has answered, and count who came."));
  maillage_kind_set_search_hint (kind, _ ("Title, type, place, territory…"));
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (
      kind, "[{type}][ · {date}][, {starts_at}][ – {ends_at}][ · {place}]");
  maillage_kind_set_default_sort (kind, "date", TRUE);
  add_identity (kind);
  add_when (kind);
  add_ties (kind);
  maillage_kind_add_children (kind, "agenda", _ ("Agenda"), EVENTS_AGENDA_ITEM);
  add_minutes (kind);
  maillage_kind_add_children (kind, "decisions", _ ("Decisions"), EVENTS_DECISION);
  maillage_kind_add_children (kind, "contributions", _ ("Contributions"), EVENTS_CONTRIBUTION);
  add_heads (kind);
  maillage_kind_add_children (kind, "participations", _ ("Participations"), EVENTS_PARTICIPATION);
}
