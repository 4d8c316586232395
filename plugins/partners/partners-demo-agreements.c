/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

/* Absent: dates and parties that the documents do not give. */
static const struct
{
  const char *key, *name, *type, *stage, *signed_on, *review_due, *pilot, *parties, *parties_rule,
      *purpose, *territories, *tags;
} agreements[] = {
  { .key = "partners:A1",
    .name = "Protocole social de Haute-Gironde",
    .type = "commitment",
    .stage = "signed",
    .signed_on = "2019-07",
    .review_due = "2022",
    .pilot = "partners:O02",
    .parties_rule = "Les différents partenaires qui ont connaissance de ce protocole",
    .purpose = "Convention d’engagement en charge des situations d’habitat indigne (protocole "
               "social). Sa validation a permis de mettre en place le comité de traitement des "
               "situations signalées par les différents partenaires.",
    .territories = PARTNERS_HAUTE_GIRONDE,
    .tags = "partners:tag:habitat indigne" },
  { .key = "partners:A2",
    .name = "Convention de partenariat ARO Hlm Bretagne – FAS Bretagne",
    .type = "partnership",
    .stage = "signed",
    .parties = "partners:O07\npartners:O08",
    .purpose = "Les actions menées dans le cadre de cette convention visent à favoriser "
               "l’interconnaissance et le développement d’une culture et d’outils communs entre "
               "acteurs de l’AHI et du logement social via une sensibilisation réciproque des "
               "professionnels et un travail commun.\n"
               "En Bretagne l’ARO et la FAS souhaitent renouveler leur partenariat et rappeler les "
               "valeurs communes.",
    .territories = "reg:53@2026 Bretagne",
    .tags = "partners:tag:AHI" },
  { .key = "partners:A3",
    .name = "Charte collective Logement d’abord",
    .type = "charter",
    .stage = "draft",
    .pilot = "partners:O18",
    .parties_rule = "Les acteurs réunis à la journée de sensibilisation du 8 mars 2019",
    .territories = "epci:248719312@2026 CU Limoges Métropole",
    .tags = "partners:tag:logement d’abord" },
};

static void
add_parties (MaillageEdit *edit, const char *agreement, const char *keys)
{
  g_auto (GStrv) split = g_strsplit (keys != NULL ? keys : "", "\n", -1);

  for (gsize i = 0; split[i] != NULL; i++)
    maillage_edit_link_keys (edit,
                             maillage_edit_create_child (edit, PARTNERS_PARTY, agreement),
                             "organisation",
                             split[i]);
}

void
partners_add_demo_agreements (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (agreements); i++)
    {
      const char *uuid = maillage_edit_create (edit, PARTNERS_AGREEMENT);

      maillage_edit_set_key (edit, agreements[i].key, uuid);
      maillage_edit_set (edit, uuid, "name", agreements[i].name);
      maillage_edit_set (edit, uuid, "type", agreements[i].type);
      maillage_edit_set (edit, uuid, "stage", agreements[i].stage);
      maillage_edit_set (edit, uuid, "signed_on", agreements[i].signed_on);
      maillage_edit_set (edit, uuid, "review_due", agreements[i].review_due);
      maillage_edit_set (edit, uuid, "parties_rule", agreements[i].parties_rule);
      maillage_edit_set (edit, uuid, "purpose", agreements[i].purpose);
      maillage_edit_set (edit, uuid, "territories", agreements[i].territories);
      maillage_edit_link_keys (edit, uuid, "pilot", agreements[i].pilot);
      add_parties (edit, uuid, agreements[i].parties);
      maillage_edit_link_keys (edit, uuid, "tags", agreements[i].tags);
    }
}
