/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

#define MOST_MONTHS 600

static const MaillageChoiceEntry types[] = {
  { "framework", NC_ ("agreement type", "Framework agreement") },
  { "objectives", NC_ ("agreement type", "Agreement on objectives") },
  { "commitment", NC_ ("agreement type", "Commitment agreement") },
  { "partnership", NC_ ("agreement type", "Partnership agreement") },
  { "protocol", NC_ ("agreement type", "Protocol") },
  { "charter", NC_ ("agreement type", "Charter") },
  { "amendment", NC_ ("agreement type", "Amendment") },
};

/* What somebody decides. */
static const MaillageChoiceEntry stages[] = {
  { "draft", NC_ ("agreement stage", "Draft") },
  { "to_sign", NC_ ("agreement stage", "To be signed") },
  { "signed", NC_ ("agreement stage", "Signed") },
  { "renewed", NC_ ("agreement stage", "Renewed by another") },
  { "terminated", NC_ ("agreement stage", "Terminated") },
};

/* What the stage and the dates come to today. */
static const MaillageChoiceEntry states[] = {
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
  maillage_kind_add_field_full (kind,
                                "name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Name"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  field = maillage_kind_add_field_full (kind,
                                        "type",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Type"),
                                        MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                            | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE
                                            | MAILLAGE_TRAIT_EXTENSIBLE);
  maillage_field_add_choices (
      field, types, G_N_ELEMENTS (types), GETTEXT_PACKAGE, "agreement type");
  field = maillage_kind_add_field_full (kind,
                                        "state",
                                        MAILLAGE_FIELD_COMPUTED,
                                        _ ("State"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_add_choices (field, states, G_N_ELEMENTS (states), GETTEXT_PACKAGE, "agreement");
  maillage_field_set_expression (field, MAILLAGE_FIELD_CHOICE, STATE);
  field = maillage_kind_add_field (kind, "stage", MAILLAGE_FIELD_CHOICE, _ ("Stage"));
  maillage_field_add_choices (
      field, stages, G_N_ELEMENTS (stages), GETTEXT_PACKAGE, "agreement stage");
  maillage_field_set_default (field, "draft");
  maillage_kind_add_link (kind,
                          "pilot",
                          MAILLAGE_FIELD_LINK,
                          _ ("Pilot"),
                          PARTNERS_ORGANISATION,
                          NULL,
                          MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_children (kind, "parties", _ ("Parties"), PARTNERS_PARTY);
  maillage_kind_add_field_full (
      kind, "parties_rule", MAILLAGE_FIELD_TEXT, _ ("Who the parties are"), MAILLAGE_TRAIT_TEXT);
}

static void
add_contents (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "contents", _ ("Contents"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (
      kind, "purpose", MAILLAGE_FIELD_LONG_TEXT, _ ("Purpose"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "review", MAILLAGE_FIELD_LONG_TEXT, _ ("Review"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_link (kind,
                          "renews",
                          MAILLAGE_FIELD_LINK,
                          _ ("Renews"),
                          PARTNERS_AGREEMENT,
                          _ ("Renewed by"),
                          MAILLAGE_TRAIT_ACYCLIC);
  maillage_kind_add_link (kind,
                          "amends",
                          MAILLAGE_FIELD_LINK,
                          _ ("Amends"),
                          PARTNERS_AGREEMENT,
                          _ ("Amendments"),
                          MAILLAGE_TRAIT_ACYCLIC);
}

static void
add_computed (MaillageKind *kind)
{
  MaillageField *field;

  field = maillage_kind_add_field (
      kind, "term_end", MAILLAGE_FIELD_COMPUTED, _ ("Current term ends"));
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_DATE, "CASE WHEN tacit = 1 THEN " TERM_END " END");
  field = maillage_kind_add_field (
      kind, "notice_by", MAILLAGE_FIELD_COMPUTED, _ ("Notice to give by"));
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_DATE, "CASE WHEN notice IS NOT NULL THEN " NOTICE_FROM " END");
  field
      = maillage_kind_add_field (kind, "review_is_due", MAILLAGE_FIELD_COMPUTED, _ ("Review due"));
  maillage_field_set_expression (field, MAILLAGE_FIELD_BOOLEAN, REVIEW_DUE);
  maillage_field_set_hidden (field, TRUE); /* cards and pills say it */
}

static void
add_months (MaillageKind *kind, const char *id, const char *label)
{
  maillage_field_set_range (
      maillage_kind_add_field (kind, id, MAILLAGE_FIELD_NUMBER, label), 0, MOST_MONTHS);
}

static void
add_term (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "term", _ ("Dates"), MAILLAGE_SIDE_ASIDE);
  maillage_kind_add_field_full (kind,
                                "signed_on",
                                MAILLAGE_FIELD_DATE,
                                _ ("Signed on"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_field (kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"));
  field = maillage_kind_add_field_full (kind,
                                        "ends",
                                        MAILLAGE_FIELD_DATE,
                                        _ ("Ends"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                            | MAILLAGE_TRAIT_SORTABLE);
  maillage_field_set_not_before (field, "starts");
  add_months (kind, "notice", _ ("Notice, in months"));
  maillage_kind_add_field (kind, "tacit", MAILLAGE_FIELD_BOOLEAN, _ ("Renewed tacitly"));
  add_months (kind, "renewal", _ ("Renewed for, in months"));
  add_computed (kind);
  maillage_kind_add_field_full (kind,
                                "review_due",
                                MAILLAGE_FIELD_DATE,
                                _ ("Review planned"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                    | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_field (kind, "reviewed_on", MAILLAGE_FIELD_DATE, _ ("Reviewed on"));
  maillage_kind_add_field_full (kind,
                                "territories",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territories"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
}

void
partners_add_agreement (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "agreement", _ ("Agreement"), _ ("Agreements"));

  maillage_kind_set_public (kind, TRUE);
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

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-organisation-symbolic");
  maillage_kind_set_create_label (kind, _ ("New party"));
  maillage_kind_set_owner (kind, PARTNERS_AGREEMENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_searchable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{organisation}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  field = maillage_kind_add_link (kind,
                                  "organisation",
                                  MAILLAGE_FIELD_LINK,
                                  _ ("Organisation"),
                                  PARTNERS_ORGANISATION,
                                  NULL,
                                  MAILLAGE_TRAIT_IN_LIST);
  maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  maillage_kind_add_field_full (kind,
                                "signatory",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Signatory"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_field_full (kind,
                                "signatory_job",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Signatory’s function"),
                                MAILLAGE_TRAIT_PERSONAL);
  maillage_kind_add_field (kind, "deliberated_on", MAILLAGE_FIELD_DATE, _ ("Deliberated on"));
  maillage_kind_add_field_full (
      kind, "signed_on", MAILLAGE_FIELD_DATE, _ ("Signed on"), MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_field (kind, "commitment", MAILLAGE_FIELD_LONG_TEXT, _ ("What it commits to"));
}
