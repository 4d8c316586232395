/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

#define MOST_MONTHS 600

static const PartnersChoice types[] = {
  { "framework", NC_ ("agreement type", "Framework agreement"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "objectives", NC_ ("agreement type", "Agreement on objectives"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "commitment", NC_ ("agreement type", "Commitment agreement"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "partnership", NC_ ("agreement type", "Partnership agreement"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "protocol", NC_ ("agreement type", "Protocol"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "charter", NC_ ("agreement type", "Charter"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "amendment", NC_ ("agreement type", "Amendment"), NULL, MAILLAGE_TONE_NEUTRAL },
};

/* What somebody decides. */
static const PartnersChoice stages[] = {
  { "draft", NC_ ("agreement stage", "Draft"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "to_sign", NC_ ("agreement stage", "To be signed"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "signed", NC_ ("agreement stage", "Signed"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "renewed", NC_ ("agreement stage", "Renewed by another"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "terminated", NC_ ("agreement stage", "Terminated"), NULL, MAILLAGE_TONE_NEUTRAL },
};

/* What the stage and the dates come to today. */
static const PartnersChoice states[] = {
  { "draft", NC_ ("agreement", "Draft"), "maillage-state-todo-symbolic", MAILLAGE_TONE_NEUTRAL },
  { "to_sign",
    NC_ ("agreement", "To be signed"),
    "maillage-state-doing-symbolic",
    MAILLAGE_TONE_ACCENT },
  { "in_force",
    NC_ ("agreement", "In force"),
    "maillage-state-done-symbolic",
    MAILLAGE_TONE_SUCCESS },
  { "to_renew", NC_ ("agreement", "To renew"), "maillage-late-symbolic", MAILLAGE_TONE_WARNING },
  { "ended", NC_ ("agreement", "Ended"), "maillage-state-dropped-symbolic", MAILLAGE_TONE_DIM },
  { "renewed",
    NC_ ("agreement", "Renewed"),
    "maillage-state-postponed-symbolic",
    MAILLAGE_TONE_POSTPONED },
  { "terminated",
    NC_ ("agreement", "Terminated"),
    "maillage-state-dropped-symbolic",
    MAILLAGE_TONE_DIM },
};

/* The last day of the running term. Tacit renewal adds whole terms to the day the first one ends,
 * as many as it takes to reach today: the notice is counted from the running term. */
#define MONTHS_SINCE                                                                               \
  "((strftime ('%Y', :today) - strftime ('%Y', ends_latest)) * 12"                                 \
  " + strftime ('%m', :today) - strftime ('%m', ends_latest)"                                      \
  " + (strftime ('%d', :today) > strftime ('%d', ends_latest)))"
#define TERMS_SINCE                                                                                \
  "max (0, (" MONTHS_SINCE " + CAST (renewal AS INTEGER) - 1) / CAST (renewal AS INTEGER))"
#define TERM_END                                                                                   \
  "CASE WHEN tacit = 1 AND renewal >= 1 AND :today > ends_latest"                                  \
  " THEN date (ends_latest, '+' || (" TERMS_SINCE " * CAST (renewal AS INTEGER)) || ' months')"    \
  " ELSE ends_latest END"
/* Three months before the end, when no notice is agreed. */
#define NOTICE_FROM                                                                                \
  "date (" TERM_END ", '-' || CAST (coalesce (notice, 3) AS INTEGER) || ' months')"
#define STATE                                                                                      \
  "CASE WHEN coalesce (stage, 'draft') <> 'signed' THEN coalesce (stage, 'draft')"                 \
  " WHEN ends_latest IS NULL THEN 'in_force'"                                                      \
  " WHEN :today > " TERM_END " THEN 'ended'"                                                       \
  " WHEN :today >= " NOTICE_FROM " THEN 'to_renew'"                                                \
  " ELSE 'in_force' END"
#define REVIEW_DUE                                                                                 \
  "CASE WHEN review_due IS NOT NULL AND reviewed_on IS NULL AND review_due_earliest <= :today"     \
  " AND coalesce (stage, 'draft') IN ('signed', 'renewed') THEN 1 END"

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "agreement", _ ("Agreement"), MAILLAGE_SIDE_MAIN);
  field = partners_add_field (kind, "name", MAILLAGE_FIELD_TEXT, _ ("Name"), PARTNERS_NAME);
  maillage_field_set_required (field, TRUE);
  field
      = partners_add_field (kind,
                            "type",
                            MAILLAGE_FIELD_CHOICE,
                            _ ("Type"),
                            PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_SORTED | PARTNERS_WORDS);
  partners_add_choices (field, "agreement type", types, G_N_ELEMENTS (types));
  maillage_field_set_extensible (field, TRUE);
  field = partners_add_field (
      kind, "state", MAILLAGE_FIELD_COMPUTED, _ ("State"), PARTNERS_LISTED | PARTNERS_FILTERED);
  partners_add_choices (field, "agreement", states, G_N_ELEMENTS (states));
  maillage_field_set_expression (field, MAILLAGE_FIELD_CHOICE, STATE);
  field = partners_add_field (kind, "stage", MAILLAGE_FIELD_CHOICE, _ ("Stage"), PARTNERS_PLAIN);
  partners_add_choices (field, "agreement stage", stages, G_N_ELEMENTS (stages));
  maillage_field_set_default (field, "draft");
  partners_add_link (kind,
                     "pilot",
                     MAILLAGE_FIELD_LINK,
                     _ ("Pilot"),
                     PARTNERS_ORGANISATION,
                     NULL, /* the section says it */
                     PARTNERS_LISTED);
  partners_add_children (kind, "parties", _ ("Parties"), PARTNERS_PARTY);
  partners_add_field (
      kind, "parties_rule", MAILLAGE_FIELD_TEXT, _ ("Who the parties are"), PARTNERS_WORDS);
}

static void
add_contents (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "contents", _ ("Contents"), MAILLAGE_SIDE_MAIN);
  partners_add_field (kind, "purpose", MAILLAGE_FIELD_LONG_TEXT, _ ("Purpose"), PARTNERS_WORDS);
  partners_add_field (kind, "review", MAILLAGE_FIELD_LONG_TEXT, _ ("Review"), PARTNERS_WORDS);
  field = partners_add_link (kind,
                             "renews",
                             MAILLAGE_FIELD_LINK,
                             _ ("Renews"),
                             PARTNERS_AGREEMENT,
                             _ ("Renewed by"),
                             PARTNERS_PLAIN);
  maillage_field_set_acyclic (field, TRUE);
  field = partners_add_link (kind,
                             "amends",
                             MAILLAGE_FIELD_LINK,
                             _ ("Amends"),
                             PARTNERS_AGREEMENT,
                             _ ("Amendments"),
                             PARTNERS_PLAIN);
  maillage_field_set_acyclic (field, TRUE);
}

static void
add_computed (MaillageKind *kind)
{
  MaillageField *field;

  field = partners_add_field (
      kind, "term_end", MAILLAGE_FIELD_COMPUTED, _ ("Current term ends"), PARTNERS_PLAIN);
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_DATE, "CASE WHEN tacit = 1 THEN " TERM_END " END");
  field = partners_add_field (
      kind, "notice_by", MAILLAGE_FIELD_COMPUTED, _ ("Notice to give by"), PARTNERS_PLAIN);
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_DATE, "CASE WHEN notice IS NOT NULL THEN " NOTICE_FROM " END");
  field = partners_add_field (
      kind, "review_is_due", MAILLAGE_FIELD_COMPUTED, _ ("Review due"), PARTNERS_PLAIN);
  maillage_field_set_expression (field, MAILLAGE_FIELD_BOOLEAN, REVIEW_DUE);
  maillage_field_set_hidden (field, TRUE); /* cards and pills say it */
}

static void
add_months (MaillageKind *kind, const char *id, const char *label)
{
  maillage_field_set_range (
      partners_add_field (kind, id, MAILLAGE_FIELD_NUMBER, label, PARTNERS_PLAIN), 0, MOST_MONTHS);
}

static void
add_term (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "term", _ ("Dates"), MAILLAGE_SIDE_ASIDE);
  partners_add_field (
      kind, "signed_on", MAILLAGE_FIELD_DATE, _ ("Signed on"), PARTNERS_LISTED | PARTNERS_SORTED);
  partners_add_field (kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"), PARTNERS_PLAIN);
  field = partners_add_field (kind,
                              "ends",
                              MAILLAGE_FIELD_DATE,
                              _ ("Ends"),
                              PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_SORTED);
  maillage_field_set_not_before (field, "starts");
  add_months (kind, "notice", _ ("Notice, in months"));
  partners_add_field (kind, "tacit", MAILLAGE_FIELD_BOOLEAN, _ ("Renewed tacitly"), PARTNERS_PLAIN);
  add_months (kind, "renewal", _ ("Renewed for, in months"));
  add_computed (kind);
  partners_add_field (kind,
                      "review_due",
                      MAILLAGE_FIELD_DATE,
                      _ ("Review planned"),
                      PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_SORTED);
  partners_add_field (kind, "reviewed_on", MAILLAGE_FIELD_DATE, _ ("Reviewed on"), PARTNERS_PLAIN);
  partners_add_territories (kind, _ ("Territories"));
}

void
partners_add_agreement (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "agreement", _ ("Agreement"), _ ("Agreements"));

  maillage_kind_set_icon_name (kind, "maillage-agreement-symbolic");
  maillage_kind_set_create_label (kind, _ ("New agreement"));
  maillage_kind_set_purpose (kind,
                             _ ("Agreements, protocols and charters signed with your partners: who "
                                "commits, on which territory, until when. Maillage tells you "
                                "before each due date."));
  maillage_kind_set_search_hint (kind, _ ("Name, type, party…"));
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_set_subtitle_format (kind, "[{type}][ · {pilot}]");
  maillage_kind_set_sort_format (kind, "{name}");
  add_identity (kind);
  add_contents (kind);
  add_term (kind);
}

void
partners_add_party (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "party", _ ("Party"), _ ("Parties"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "maillage-organisation-symbolic");
  maillage_kind_set_create_label (kind, _ ("New party"));
  maillage_kind_set_owner (kind, PARTNERS_AGREEMENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_searchable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{organisation}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  field = partners_add_link (kind,
                             "organisation",
                             MAILLAGE_FIELD_LINK,
                             _ ("Organisation"),
                             PARTNERS_ORGANISATION,
                             NULL, /* the section says it */
                             PARTNERS_LISTED);
  maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  partners_add_field (
      kind, "signatory", MAILLAGE_FIELD_TEXT, _ ("Signatory"), PARTNERS_PERSONAL | PARTNERS_LISTED);
  partners_add_field (
      kind, "signatory_job", MAILLAGE_FIELD_TEXT, _ ("Signatory’s function"), PARTNERS_PERSONAL);
  partners_add_field (
      kind, "deliberated_on", MAILLAGE_FIELD_DATE, _ ("Deliberated on"), PARTNERS_PLAIN);
  partners_add_field (kind, "signed_on", MAILLAGE_FIELD_DATE, _ ("Signed on"), PARTNERS_LISTED);
  partners_add_field (
      kind, "commitment", MAILLAGE_FIELD_LONG_TEXT, _ ("What it commits to"), PARTNERS_PLAIN);
}
