/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-private.h"

static const MaillageChoiceEntry attendances[] = {
  { "present",
    NC_ ("attendance", "Present"),
    "maillage-answer-yes-symbolic",
    MAILLAGE_TONE_SUCCESS },
  { "represented",
    NC_ ("attendance", "Represented"),
    "maillage-state-postponed-symbolic",
    MAILLAGE_TONE_SUCCESS },
  { "excused",
    NC_ ("attendance", "Excused"),
    "maillage-state-dropped-symbolic",
    MAILLAGE_TONE_DIM },
  { "absent", NC_ ("attendance", "Absent"), "maillage-answer-no-symbolic", MAILLAGE_TONE_ERROR },
  { "walk_in", NC_ ("attendance", "Walk-in"), "list-add-symbolic", MAILLAGE_TONE_ACCENT },
};

static const MaillageChoiceEntry answers[] = {
  { "to_invite",
    NC_ ("answer", "To invite"),
    "maillage-answer-uninvited-symbolic",
    MAILLAGE_TONE_DIM },
  { "invited", NC_ ("answer", "Invited"), "maillage-answer-none-symbolic", MAILLAGE_TONE_NEUTRAL },
  { "reminded",
    NC_ ("answer", "Reminded"),
    "maillage-answer-none-symbolic",
    MAILLAGE_TONE_WARNING },
  { "accepted", NC_ ("answer", "Accepted"), "maillage-answer-yes-symbolic", MAILLAGE_TONE_SUCCESS },
  { "tentative",
    NC_ ("answer", "Tentative"),
    "maillage-answer-maybe-symbolic",
    MAILLAGE_TONE_WARNING },
  { "declined", NC_ ("answer", "Declined"), "maillage-answer-no-symbolic", MAILLAGE_TONE_ERROR },
};

static MaillageField *
add_signs (MaillageKind *kind,
           const char *id,
           const char *label,
           const MaillageChoiceEntry *signs,
           gsize n_signs)
{
  MaillageField *field = maillage_kind_add_field_full (
      kind,
      id,
      MAILLAGE_FIELD_CHOICE,
      label,
      MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);

  maillage_field_add_choices (field, signs, n_signs, GETTEXT_PACKAGE, id);
  return field;
}

/* The organisation of that day: its name stays when it is gone. Who came to the
 * door and is in no directory is here by what they said. */
static void
add_who (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_add_link (kind,
                          "person",
                          MAILLAGE_FIELD_LINK,
                          _ ("Person"),
                          EVENTS_PERSON,
                          _ ("Events attended"),
                          MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_UNIQUE | MAILLAGE_TRAIT_IN_LIST);

  field = maillage_kind_add_field_full (
      kind, "name", MAILLAGE_FIELD_TEXT, _ ("Name"), MAILLAGE_TRAIT_PERSONAL);
  maillage_field_set_placeholder (field, _ ("For who is not in the directory"));
  maillage_kind_add_field_full (
      kind, "job", MAILLAGE_FIELD_TEXT, _ ("Job title"), MAILLAGE_TRAIT_PERSONAL);

  maillage_kind_add_link (kind,
                          "organisation",
                          MAILLAGE_FIELD_LINK,
                          _ ("Organisation"),
                          EVENTS_ORGANISATION,
                          _ ("Events attended"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);
  field = maillage_kind_add_field_full (
      kind, "structure", MAILLAGE_FIELD_TEXT, _ ("Organisation as told"), MAILLAGE_TRAIT_PERSONAL);
  maillage_field_set_placeholder (field, _ ("For one that is not in the directory"));
}

static void
add_follow_up (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_add_field (kind, "asked_on", MAILLAGE_FIELD_DATE, _ ("Last asked"));
  maillage_kind_add_field (kind, "answered_on", MAILLAGE_FIELD_DATE, _ ("Answered"));
  maillage_kind_add_field_full (
      kind, "represented_by", MAILLAGE_FIELD_TEXT, _ ("Represented by"), MAILLAGE_TRAIT_PERSONAL);
  maillage_kind_add_field (kind, "marked_at", MAILLAGE_FIELD_DATE_TIME, _ ("Marked at"));
  field
      = maillage_kind_add_field (kind, "half_days", MAILLAGE_FIELD_TEXT, _ ("Half-days attended"));
  maillage_field_set_placeholder (field, _ ("1 2: empty for all"));
  maillage_field_set_pattern (
      field, "^[1-9][0-9]?( [1-9][0-9]?)*$", _ ("Write the numbers of the half-days: “1 2”."));
  maillage_kind_add_field_full (
      kind, "remark", MAILLAGE_FIELD_TEXT, _ ("Remark"), MAILLAGE_TRAIT_PERSONAL);
}

static void
add_part (MaillageKind *kind)
{
  MaillageField *field
      = maillage_kind_add_field_full (kind,
                                      "part",
                                      MAILLAGE_FIELD_CHOICE,
                                      _ ("Part"),
                                      MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);

  maillage_field_add_choice (field, "organiser", _ ("Organiser"));
  maillage_field_add_choice (field, "speaker", _ ("Speaker"));
  maillage_field_add_choice (field, "facilitator", _ ("Facilitator"));
  maillage_field_add_choice (field, "participant", _ ("Participant"));
  maillage_field_set_default (field, "participant");
}

/* Attendance comes first: once it is known, the answer matters no more. */
void
events_add_participation (MaillageScope *scope)
{
  static const char *const names[] = { "person", "name", NULL };
  static const char *const places[] = { "organisation", "structure", NULL };
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "participation", _ ("Participation"), _ ("Participations"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, _ ("New participation"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_searchable (kind, FALSE);
  maillage_kind_set_title_format (kind, "[{person}][{name}][, {organisation}][, {structure}]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_set_distinct (kind, names, places);
  add_who (kind);
  add_signs (kind, "attendance", _ ("Attendance"), attendances, G_N_ELEMENTS (attendances));
  add_signs (kind, "answer", _ ("Answer"), answers, G_N_ELEMENTS (answers));
  add_part (kind);
  add_follow_up (kind);
}
