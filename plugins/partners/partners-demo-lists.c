/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const char *
add_list (MaillageEdit *edit, const char *key, const char *name, const char *use)
{
  const char *uuid = maillage_edit_create (edit, PARTNERS_CONTACT_LIST);

  maillage_edit_set_key (edit, key, uuid);
  maillage_edit_set (edit, uuid, "name", name);
  maillage_edit_set (edit, uuid, "use", use);
  return uuid;
}

static void
set_search (MaillageScope *scope,
            MaillageEdit *edit,
            const char *list,
            const char *field,
            const char *value)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, PARTNERS_ORGANISATION);
  g_autofree char *search = NULL;

  maillage_query_add_filter (query, field, MAILLAGE_OPERATOR_EQUAL, value);
  search = maillage_query_to_string (query);
  maillage_edit_set (edit, list, "search", search);
}

/* One by its seats, one by choice, two by a search that is run each time. */
static void
add_lists (MaillageScope *scope, MaillageEdit *edit)
{
  const char *list
      = add_list (edit, "partners:L1", "Comité de pilotage Logement d’abord de Lille", "committee");

  maillage_edit_link_keys (edit, list, "committee", "partners:O38");
  list = add_list (edit, "partners:L2", "Partenariat ARO Hlm – FAS Bretagne", "working_group");
  maillage_edit_link_keys (edit, list, "organisations", "partners:O07,partners:O08");
  maillage_edit_link_keys (edit, list, "persons", "partners:aro-head");
  list = add_list (edit, "partners:L3", "Bailleurs sociaux", "mailing");
  set_search (scope, edit, list, "category", "social_landlord");
  list = add_list (edit, "partners:L4", "Partenaires du Logement d’abord", "mailing");
  set_search (
      scope, edit, list, "tags", maillage_edit_find_key (edit, "partners:tag:logement d’abord"));
}

/* The one that a document tells of, without its day. */
static void
add_exchange (MaillageEdit *edit)
{
  const char *uuid = maillage_edit_create (edit, PARTNERS_EXCHANGE);

  maillage_edit_set (edit, uuid, "subject", "Accueillir en stage des personnes des familles");
  maillage_edit_set (edit, uuid, "date", "2019");
  maillage_edit_set (edit,
                     uuid,
                     "summary",
                     "Toit et Joie – Poste Habitat a récemment proposé au Samusocial d’accueillir "
                     "quelques-unes de ces personnes en stage, afin de mesurer si au-delà de "
                     "l’envie exprimée, elles possèdent les qualités requises pour exercer le "
                     "métier de gardien.");
  maillage_edit_set (edit,
                     uuid,
                     "next_step",
                     "Si le stage s’avère concluant : formation, puis remplacements de gardiens");
  maillage_edit_link_keys (edit, uuid, "organisations", "partners:O11,partners:O13");
}

void
partners_add_demo_lists (MaillageScope *scope, MaillageEdit *edit)
{
  add_lists (scope, edit);
  add_exchange (edit);
}
