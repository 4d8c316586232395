/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const PartnersChoice means[] = {
  { "call", NC_ ("exchange", "Call"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "mail", NC_ ("exchange", "Mail"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "visit", NC_ ("exchange", "Visit"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "letter", NC_ ("exchange", "Letter"), NULL, MAILLAGE_TONE_NEUTRAL },
};

static void
add_with_whom (MaillageKind *kind)
{
  partners_add_link (kind,
                     "organisations",
                     MAILLAGE_FIELD_LINKS,
                     _ ("Organisations"),
                     PARTNERS_ORGANISATION,
                     _ ("Exchanges"),
                     PARTNERS_LISTED);
  partners_add_link (kind,
                     "persons",
                     MAILLAGE_FIELD_LINKS,
                     _ ("Persons"),
                     PARTNERS_PERSON,
                     _ ("Exchanges"),
                     PARTNERS_PERSONAL | PARTNERS_LISTED);
}

static void
add_next_step (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "next", _ ("Next step"), MAILLAGE_SIDE_ASIDE);
  partners_add_field (
      kind, "next_step", MAILLAGE_FIELD_TEXT, _ ("Next step"), PARTNERS_PERSONAL | PARTNERS_WORDS);
  partners_add_field (
      kind, "next_due", MAILLAGE_FIELD_DATE, _ ("Due"), PARTNERS_FILTERED | PARTNERS_SORTED);
  partners_add_field (kind, "next_done", MAILLAGE_FIELD_BOOLEAN, _ ("Done"), PARTNERS_FILTERED);
  field = partners_add_field (
      kind, "to_follow", MAILLAGE_FIELD_COMPUTED, _ ("To follow up"), PARTNERS_FILTERED);
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
  partners_add_field (
      kind, "subject", MAILLAGE_FIELD_TEXT, _ ("Subject"), PARTNERS_PERSONAL | PARTNERS_NAME);
  field = partners_add_field (kind,
                              "means",
                              MAILLAGE_FIELD_CHOICE,
                              _ ("Means"),
                              PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_SORTED);
  partners_add_choices (field, "exchange", means, G_N_ELEMENTS (means));
  maillage_field_set_extensible (field, TRUE);
  partners_add_field (kind,
                      "date",
                      MAILLAGE_FIELD_DATE,
                      _ ("Date"),
                      PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_SORTED);
  add_with_whom (kind);
  partners_add_field (
      kind, "summary", MAILLAGE_FIELD_LONG_TEXT, _ ("Summary"), PARTNERS_PERSONAL | PARTNERS_WORDS);
  add_next_step (kind);
}
