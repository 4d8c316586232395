/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const MaillageChoiceEntry referents[] = {
  { "technical", NC_ ("referent", "Technical referent") },
  { "social", NC_ ("referent", "Social referent") },
  { "elected", NC_ ("referent", "Elected referent") },
};

static void
add_function (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_add_link (kind,
                          "organisation",
                          MAILLAGE_FIELD_LINK,
                          _ ("Organisation"),
                          PARTNERS_ORGANISATION,
                          _ ("Roles"),
                          MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_field_full (kind,
                                "job",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Job title"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_TITLE
                                    | MAILLAGE_TRAIT_IN_LIST);
  field
      = maillage_kind_add_field_full (kind,
                                      "referent",
                                      MAILLAGE_FIELD_CHOICE,
                                      _ ("Referent"),
                                      MAILLAGE_TRAIT_KEYWORD | MAILLAGE_TRAIT_IN_LIST
                                          | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_EXTENSIBLE);
  maillage_field_add_choices (
      field, referents, G_N_ELEMENTS (referents), GETTEXT_PACKAGE, "referent");
  maillage_kind_add_field_full (kind,
                                "territory",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territory"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
}

static void
add_period (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_add_field_full (kind,
                                "from",
                                MAILLAGE_FIELD_DATE,
                                _ ("From"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST);
  field = maillage_kind_add_field_full (
      kind, "to", MAILLAGE_FIELD_DATE, _ ("To"), MAILLAGE_TRAIT_PERSONAL);
  maillage_field_set_not_before (field, "from");
  /* Only once the last day it may have ended has passed. */
  field = maillage_kind_add_field_full (kind,
                                        "past",
                                        MAILLAGE_FIELD_COMPUTED,
                                        _ ("Past"),
                                        MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_BOOLEAN, "CASE WHEN to_latest < :today THEN 1 END");
  maillage_field_set_hidden (field, TRUE); /* the page shows those apart */
}

void
partners_add_role (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "role", _ ("Role"), _ ("Roles"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, _ ("New role"));
  maillage_kind_set_owner (kind, PARTNERS_PERSON);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{owner}[, {job}]");
  maillage_kind_set_subtitle_format (kind, "[{organisation}][ · {referent}]");
  maillage_kind_set_past (kind, "past");
  maillage_kind_set_lead (kind, "referent");
  add_function (kind);
  /* A person may have another number in each role. */
  partners_add_reach (kind);
  maillage_field_set_in_list (maillage_kind_find_field (kind, "email"), FALSE);
  add_period (kind);
}
