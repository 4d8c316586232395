/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the declarations of this plugin's kinds have in common. */

#include "events-private.h"

MaillageField *
events_add_public (MaillageKind *kind, const char *id, MaillageFieldType type, const char *label)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_public (field, TRUE);
  return field;
}

/* What happened stays told: the name of what is gone is kept, but a person's. */
MaillageField *
events_add_tie (MaillageKind *kind,
                const char *id,
                MaillageFieldType type,
                const char *label,
                const char *target,
                const char *inverse_label)
{
  MaillageField *field = events_add_public (kind, id, type, label);

  maillage_field_set_target (field, target);
  maillage_field_set_inverse_label (field, inverse_label);
  if (!g_str_equal (target, EVENTS_PERSON))
    maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  return field;
}

void
events_add_territories (MaillageKind *kind)
{
  MaillageField *field
      = events_add_public (kind, "territories", MAILLAGE_FIELD_TERRITORY, _ ("Territories"));

  maillage_field_set_multiple (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}
