/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

/* No person is invented: those the documents speak of are entered by their function alone. */
static const struct
{
  const char *key;
  const char *name;
  const char *job;
  const char *referent;
  const char *organisation;
  const char *territory;
} persons[] = {
  { "partners:technical-referent",
    "Référent technique LHI",
    "Référent technique de la lutte contre l’habitat indigne",
    "technical",
    NULL,
    PARTNERS_HAUTE_GIRONDE },
  { "partners:social-referent",
    "Référent social LHI",
    "Référent social de la lutte contre l’habitat indigne",
    "social",
    NULL,
    PARTNERS_HAUTE_GIRONDE },
  { "partners:aro-head",
    "Responsable du pôle politiques sociales",
    "Responsable du Pôle Politiques Sociales & animation territoriale",
    NULL,
    "partners:O07",
    NULL },
  { "partners:toit-professional",
    "Professionnel du service Toi(t) d’abord",
    "Professionnel",
    NULL,
    "partners:O34",
    NULL },
  { "partners:peer-representative",
    "Représentante de la plateforme du travail pair",
    "Représentante",
    NULL,
    "partners:O35",
    NULL },
};

void
partners_add_demo_persons (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      const char *person = maillage_edit_create (edit, PARTNERS_PERSON);
      const char *role = maillage_edit_create_child (edit, PARTNERS_ROLE, person);

      maillage_edit_set_key (edit, persons[i].key, person);
      maillage_edit_set (edit, person, "last_name", persons[i].name);
      maillage_edit_set (edit, role, "job", persons[i].job);
      maillage_edit_set (edit, role, "referent", persons[i].referent);
      maillage_edit_set (edit, role, "territory", persons[i].territory);
      maillage_edit_link_keys (edit, role, "organisation", persons[i].organisation);
    }
  maillage_edit_link_keys (
      edit, maillage_edit_find_key (edit, "partners:O07"), "contact", "partners:aro-head");
}
