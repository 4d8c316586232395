/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-private.h"

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
}

static void
add_states (MaillageField *field)
{
  maillage_field_add_choice_full (field,
                                  "planned",
                                  C_ ("event", "Planned"),
                                  "maillage-state-todo-symbolic",
                                  MAILLAGE_TONE_NEUTRAL);
  maillage_field_add_choice_full (field,
                                  "confirmed",
                                  C_ ("event", "Confirmed"),
                                  "maillage-event-symbolic",
                                  MAILLAGE_TONE_ACCENT);
  maillage_field_add_choice_full (field,
                                  "postponed",
                                  C_ ("event", "Postponed"),
                                  "maillage-state-postponed-symbolic",
                                  MAILLAGE_TONE_POSTPONED);
  maillage_field_add_choice_full (field,
                                  "cancelled",
                                  C_ ("event", "Cancelled"),
                                  "maillage-state-dropped-symbolic",
                                  MAILLAGE_TONE_DIM);
  maillage_field_add_choice_full (
      field, "held", C_ ("event", "Held"), "maillage-state-done-symbolic", MAILLAGE_TONE_SUCCESS);
}

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "event", _ ("Event"), MAILLAGE_SIDE_MAIN);
  field = events_add_public (kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = events_add_public (kind, "state", MAILLAGE_FIELD_CHOICE, _ ("State"));
  add_states (field);
  maillage_field_set_default (field, "planned");
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);

  field = events_add_public (kind, "type", MAILLAGE_FIELD_CHOICE, _ ("Type"));
  add_types (field);
  maillage_field_set_extensible (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);

  field = events_add_tie (kind,
                          "organisers",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Organisers"),
                          EVENTS_ORGANISATION,
                          _ ("Events organised"));
  maillage_field_set_in_list (field, TRUE);

  field = events_add_public (kind, "description", MAILLAGE_FIELD_LONG_TEXT, _ ("Description"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

/* What it belongs to and is about. */
static void
add_ties (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "ties", _ ("Belongs to"), MAILLAGE_SIDE_MAIN);
  field = events_add_public (kind, "cycle", MAILLAGE_FIELD_LINK, _ ("Cycle"));
  maillage_field_set_target (field, EVENTS_CYCLE);
  maillage_field_set_inverse_label (field, _ ("Events of the cycle"));
  maillage_field_set_filterable (field, TRUE);
  field = events_add_public (kind, "part_of", MAILLAGE_FIELD_LINK, _ ("Part of"));
  maillage_field_set_target (field, EVENTS_EVENT);
  maillage_field_set_inverse_label (field, _ ("Events within it"));
  maillage_field_set_acyclic (field, TRUE);
  field = events_add_public (kind, "follows", MAILLAGE_FIELD_LINK, _ ("Decided at"));
  maillage_field_set_target (field, EVENTS_EVENT);
  maillage_field_set_inverse_label (field, _ ("Next event"));
  maillage_field_set_acyclic (field, TRUE);
  events_add_tie (kind,
                  "committee",
                  MAILLAGE_FIELD_LINK,
                  _ ("Committee"),
                  EVENTS_ORGANISATION,
                  _ ("Meetings of the committee"));
  events_add_tie (
      kind, "sheets", MAILLAGE_FIELD_LINKS, _ ("Action sheets"), EVENTS_ACTION_SHEET, _ ("Events"));
  events_add_tie (
      kind, "agreements", MAILLAGE_FIELD_LINKS, _ ("Agreements"), EVENTS_AGREEMENT, _ ("Events"));
}

/* There is no time of day without a day in a store, and people know the hours before the day. */
static MaillageField *
add_hour (MaillageKind *kind, const char *id, const char *label)
{
  MaillageField *field = events_add_public (kind, id, MAILLAGE_FIELD_TEXT, label);

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
  field = events_add_public (kind, "date", MAILLAGE_FIELD_DATE, _ ("Date"));
  maillage_field_set_placeholder (field, _ ("A day, a month, a quarter, a year…"));
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  field = events_add_public (kind, "last_day", MAILLAGE_FIELD_DATE, _ ("Last day"));
  maillage_field_set_placeholder (field, _ ("When it lasts several days"));
  maillage_field_set_not_before (field, "date");
  add_hour (kind, "starts_at", C_ ("hour", "From"));
  field = add_hour (kind, "ends_at", C_ ("hour", "To"));
  maillage_field_set_not_before (field, "starts_at");
  events_add_public (kind, "duration", MAILLAGE_FIELD_DURATION, _ ("Duration"));

  field = events_add_public (kind, "place", MAILLAGE_FIELD_TEXT, _ ("Place"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  events_add_public (kind, "video", MAILLAGE_FIELD_WEB, _ ("Video link"));
  events_add_territories (kind);
}

static void
add_heads (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "heads", _ ("Participants"), MAILLAGE_SIDE_ASIDE);
  field = events_add_public (kind, "capacity", MAILLAGE_FIELD_NUMBER, _ ("Capacity"));
  maillage_field_set_range (field, 0, 100000);
  field = events_add_public (kind, "head_count", MAILLAGE_FIELD_NUMBER, _ ("Head count"));
  maillage_field_set_range (field, 0, 100000);
}

static void
add_children (MaillageKind *kind, const char *id, const char *label, const char *target)
{
  maillage_field_set_target (maillage_kind_add_field (kind, id, MAILLAGE_FIELD_CHILDREN, label),
                             target);
}

static void
add_minutes (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "minutes", _ ("Minutes"), MAILLAGE_SIDE_MAIN);
  field = events_add_public (kind, "minutes", MAILLAGE_FIELD_LONG_TEXT, _ ("Minutes"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  field = events_add_public (
      kind, "minutes_state", MAILLAGE_FIELD_CHOICE, _ ("State of the minutes"));
  maillage_field_add_choice (field, "draft", C_ ("minutes", "Draft"));
  maillage_field_add_choice (field, "reviewed", C_ ("minutes", "Reviewed"));
  maillage_field_add_choice (field, "sent", C_ ("minutes", "Sent out"));
  maillage_field_add_choice (field, "approved", C_ ("minutes", "Approved"));
  maillage_field_set_filterable (field, TRUE);
}

void
events_add_event (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "event", _ ("Event"), _ ("Events"));

  maillage_kind_set_icon_name (kind, "maillage-event-symbolic");
  maillage_kind_set_create_label (kind, _ ("New event"));
  maillage_kind_set_purpose (
      kind,
      _ ("Prepare committees, workshops and days, see who has answered, and count who came."));
  maillage_kind_set_search_hint (kind, _ ("Title, type, place, territory…"));
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "[{type}][ · {date}][ · {place}]");
  maillage_kind_set_default_sort (kind, "date", TRUE);
  add_identity (kind);
  add_when (kind);
  add_ties (kind);
  add_children (kind, "agenda", _ ("Agenda"), EVENTS_AGENDA_ITEM);
  add_minutes (kind);
  add_children (kind, "decisions", _ ("Decisions"), EVENTS_DECISION);
  add_children (kind, "contributions", _ ("Contributions"), EVENTS_CONTRIBUTION);
  add_heads (kind);
  add_children (kind, "participations", _ ("Participations"), EVENTS_PARTICIPATION);
}
