/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const PartnersChoice referents[] = {
  { "technical", NC_ ("referent", "Technical referent"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "social", NC_ ("referent", "Social referent"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "elected", NC_ ("referent", "Elected referent"), NULL, MAILLAGE_TONE_NEUTRAL },
};

static void
add_function (MaillageKind *kind)
{
  MaillageField *field;

  partners_add_link (kind,
                     "organisation",
                     MAILLAGE_FIELD_LINK,
                     _ ("Organisation"),
                     PARTNERS_ORGANISATION,
                     _ ("Roles"),
                     PARTNERS_LISTED);
  partners_add_field (kind,
                      "job",
                      MAILLAGE_FIELD_TEXT,
                      _ ("Job title"),
                      PARTNERS_PERSONAL | PARTNERS_LISTED | PARTNERS_NAME);
  field = partners_add_field (kind,
                              "referent",
                              MAILLAGE_FIELD_CHOICE,
                              _ ("Referent"),
                              PARTNERS_FILTERED | PARTNERS_LISTED | PARTNERS_KEYWORD);
  partners_add_choices (field, "referent", referents, G_N_ELEMENTS (referents));
  maillage_field_set_extensible (field, TRUE);
  field = partners_add_field (kind,
                              "territory",
                              MAILLAGE_FIELD_TERRITORY,
                              _ ("Territory"),
                              PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_WORDS);
  maillage_field_set_multiple (field, TRUE);
}

/* A person may have another number in each role. */
static void
add_reach (MaillageKind *kind)
{
  partners_add_field (kind,
                      "phone",
                      MAILLAGE_FIELD_PHONE,
                      _ ("Phone"),
                      PARTNERS_CLOSED | PARTNERS_PERSONAL | PARTNERS_LISTED | PARTNERS_KEYWORD);
  partners_add_field (kind,
                      "email",
                      MAILLAGE_FIELD_EMAIL,
                      _ ("Email"),
                      PARTNERS_CLOSED | PARTNERS_PERSONAL | PARTNERS_KEYWORD);
}

static void
add_period (MaillageKind *kind)
{
  MaillageField *field;

  partners_add_field (
      kind, "from", MAILLAGE_FIELD_DATE, _ ("From"), PARTNERS_PERSONAL | PARTNERS_LISTED);
  field = partners_add_field (kind, "to", MAILLAGE_FIELD_DATE, _ ("To"), PARTNERS_PERSONAL);
  maillage_field_set_not_before (field, "from");
  /* Only once the last day it may have ended has passed. */
  field = partners_add_field (
      kind, "past", MAILLAGE_FIELD_COMPUTED, _ ("Past"), PARTNERS_PERSONAL | PARTNERS_FILTERED);
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_BOOLEAN, "CASE WHEN to_latest < :today THEN 1 END");
  maillage_field_set_hidden (field, TRUE); /* the page shows those apart */
}

void
partners_add_role (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "role", _ ("Role"), _ ("Roles"));

  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, _ ("New role"));
  maillage_kind_set_owner (kind, PARTNERS_PERSON);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{owner}[, {job}]");
  maillage_kind_set_subtitle_format (kind, "[{organisation}][ · {referent}]");
  maillage_kind_set_past (kind, "past");
  maillage_kind_set_lead (kind, "referent");
  add_function (kind);
  add_reach (kind);
  add_period (kind);
}
