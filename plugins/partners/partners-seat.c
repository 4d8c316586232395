/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

/* A seat that is held says so by its holder. */
static const MaillageChoiceEntry states[] = {
  { "vacant", NC_ ("seat", "Vacant seat"), "maillage-seat-empty-symbolic", MAILLAGE_TONE_WARNING },
};

/* A seat is expected before anybody holds it: "the prefecture". */
void
partners_add_seat (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "seat", _ ("Seat"), _ ("Seats"));
  MaillageField *field;

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-seat-empty-symbolic");
  maillage_kind_set_create_label (kind, _ ("New seat"));
  maillage_kind_set_owner (kind, PARTNERS_ORGANISATION);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_set_subtitle_format (kind, "[{organisation}][ · {person}]");
  maillage_kind_add_field_full (kind,
                                "name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Seat"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE
                                    | MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_link (kind,
                          "organisation",
                          MAILLAGE_FIELD_LINK,
                          _ ("Held by"),
                          PARTNERS_ORGANISATION,
                          _ ("Seats held"),
                          MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_link (kind,
                          "person",
                          MAILLAGE_FIELD_LINK,
                          _ ("Person"),
                          PARTNERS_PERSON,
                          _ ("Seats held"),
                          MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_link (kind,
                          "substitute",
                          MAILLAGE_FIELD_LINK,
                          _ ("Substitute"),
                          PARTNERS_PERSON,
                          _ ("Substitute for"),
                          MAILLAGE_TRAIT_PERSONAL);
  field = maillage_kind_add_field_full (kind,
                                        "state",
                                        MAILLAGE_FIELD_COMPUTED,
                                        _ ("State"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_add_choices (field, states, G_N_ELEMENTS (states), GETTEXT_PACKAGE, "seat");
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_CHOICE, "CASE WHEN {organisation} + {person} = 0 THEN 'vacant' END");
}
