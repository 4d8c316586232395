/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

MaillageField *
partners_add_field (MaillageKind *kind,
                    const char *id,
                    MaillageFieldType type,
                    const char *label,
                    PartnersTraits traits)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_public (field, (traits & PARTNERS_CLOSED) == 0);
  maillage_field_set_personal (field, (traits & PARTNERS_PERSONAL) != 0);
  maillage_field_set_in_list (field, (traits & PARTNERS_LISTED) != 0);
  maillage_field_set_filterable (field, (traits & PARTNERS_FILTERED) != 0);
  maillage_field_set_sortable (field, (traits & PARTNERS_SORTED) != 0);
  if ((traits & PARTNERS_NAME) != 0)
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  else if ((traits & PARTNERS_KEYWORD) != 0)
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
  else if ((traits & PARTNERS_WORDS) != 0)
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  return field;
}

MaillageField *
partners_add_link (MaillageKind *kind,
                   const char *id,
                   MaillageFieldType type,
                   const char *label,
                   const char *target,
                   const char *inverse_label,
                   PartnersTraits traits)
{
  MaillageField *field = partners_add_field (kind, id, type, label, traits);

  maillage_field_set_target (field, target);
  maillage_field_set_inverse_label (field, inverse_label);
  return field;
}

void
partners_add_children (MaillageKind *kind, const char *id, const char *label, const char *target)
{
  maillage_field_set_target (
      partners_add_field (kind, id, MAILLAGE_FIELD_CHILDREN, label, PARTNERS_PLAIN), target);
}

void
partners_add_choices (MaillageField *field,
                      const char *context,
                      const PartnersChoice *choices,
                      gsize n_choices)
{
  for (gsize i = 0; i < n_choices; i++)
    maillage_field_add_choice_full (field,
                                    choices[i].value,
                                    g_dpgettext2 (GETTEXT_PACKAGE, context, choices[i].label),
                                    choices[i].icon_name,
                                    choices[i].tone);
}

void
partners_add_territories (MaillageKind *kind, const char *label)
{
  MaillageField *field = partners_add_field (kind,
                                             "territories",
                                             MAILLAGE_FIELD_TERRITORY,
                                             label,
                                             PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_WORDS);

  maillage_field_set_multiple (field, TRUE);
}
