/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const MaillageChoiceEntry means[] = {
  { "call", NC_ ("exchange", "Call") },
  { "mail", NC_ ("exchange", "Mail") },
  { "visit", NC_ ("exchange", "Visit") },
  { "letter", NC_ ("exchange", "Letter") },
};

static void
add_with_whom (MaillageKind *kind)
{
  maillage_kind_add_link (kind,
                          "organisations",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Organisations"),
                          PARTNERS_ORGANISATION,
                          _ ("Exchanges"),
                          MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_link (kind,
                          "persons",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Persons"),
                          PARTNERS_PERSON,
                          _ ("Exchanges"),
                          MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST);
}

static void
add_next_step (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "next", _ ("Next step"), MAILLAGE_SIDE_ASIDE);
  maillage_kind_add_field_full (kind,
                                "next_step",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Next step"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (kind,
                                "next_due",
                                MAILLAGE_FIELD_DATE,
                                _ ("Due"),
                                MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_field_full (
      kind, "next_done", MAILLAGE_FIELD_BOOLEAN, _ ("Done"), MAILLAGE_TRAIT_FILTERABLE);
  field = maillage_kind_add_field_full (
      kind, "to_follow", MAILLAGE_FIELD_COMPUTED, _ ("To follow up"), MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_set_expression (
      field,
      MAILLAGE_FIELD_BOOLEAN,
      "CASE WHEN (next_step IS NOT NULL OR next_due IS NOT NULL) AND coalesce (next_done, 0) = 0"
      " THEN 1 END");
  maillage_field_set_hidden (field, TRUE); /* Home says it */
}

void
partners_add_exchange (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "exchange", _ ("Exchange"), _ ("Exchanges"));
  MaillageField *field;

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-exchange-symbolic");
  maillage_kind_set_create_label (kind, _ ("New exchange"));
  maillage_kind_set_purpose (kind,
                             _ ("Calls, mails and visits with your partners: what was said, and "
                                "what comes next."));
  maillage_kind_set_search_hint (kind, _ ("Subject, summary…"));
  maillage_kind_set_title_format (kind, "[{subject}]");
  maillage_kind_set_subtitle_format (kind, "[{means}][ · {organisations}]");
  maillage_kind_set_default_sort (kind, "date", TRUE);
  maillage_kind_begin_group (kind, "exchange", _ ("Exchange"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (kind,
                                "subject",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Subject"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_TITLE);
  field = maillage_kind_add_field_full (kind,
                                        "means",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Means"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                            | MAILLAGE_TRAIT_SORTABLE | MAILLAGE_TRAIT_EXTENSIBLE);
  maillage_field_add_choices (field, means, G_N_ELEMENTS (means), GETTEXT_PACKAGE, "exchange");
  maillage_kind_add_field_full (kind,
                                "date",
                                MAILLAGE_FIELD_DATE,
                                _ ("Date"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                    | MAILLAGE_TRAIT_SORTABLE);
  add_with_whom (kind);
  maillage_kind_add_field_full (kind,
                                "summary",
                                MAILLAGE_FIELD_LONG_TEXT,
                                _ ("Summary"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_TEXT);
  add_next_step (kind);
}
