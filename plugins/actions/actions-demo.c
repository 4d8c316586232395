/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Demo data: four plans, and action sheet 14 of Haute-Gironde to the letter. The documents give no
 * due date to any step, so there is none. */

#include "actions-private.h"

static const struct
{
  const char *title, *carrier, *starts, *ends, *territories, *objectives, *axes, *tag;
} plans[] = {
  { .title = "Plan d’action de la Haute-Gironde",
    .carrier = "partners:O02",
    .territories = "own:8d0c33d6-4a1c-4c3e-9f42-2b8a5c1e0d33 Haute-Gironde",
    .tag = "partners:tag:habitat indigne" },
  { .title = "Logement d’abord de la métropole européenne de Lille",
    .carrier = "partners:O17",
    .starts = "2019",
    .ends = "2020",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille",
    .axes = "Observer et analyser les différents visages du sans-abrisme\n"
            "Évaluer la mise en œuvre accélérée de logement d’abord\n"
            "Mobiliser une offre de logements abordables\n"
            "Définir les objectifs et modalités opérationnels de la Plateforme territoriale "
            "d’accompagnement Logement d’abord\n"
            "Mobiliser et accompagner les acteurs métropolitains",
    .tag = "partners:tag:logement d’abord" },
  { .title = "Plan d’action de Limoges Métropole",
    .carrier = "partners:O18",
    .territories = "epci:248719312@2026 CU Limoges Métropole",
    .axes
    = "Coordonner les pratiques d’accompagnement au travers d’une plateforme en lien avec les "
      "référents de parcours/travailleurs sociaux\n"
      "Faciliter le diagnostic des besoins dès les premières étapes du parcours par le "
      "développement de démarche d’aller-vers\n"
      "Améliorer l’accès au logement depuis la rue tout en agissant au plus tôt et éviter "
      "l’arrivée ou le retour à la rue",
    .tag = "partners:tag:logement d’abord" },
  { .title = "Partenariat ARO Hlm – FAS Bretagne : thématiques 2024",
    .carrier = "partners:O07",
    .starts = "2024",
    .ends = "2024",
    .territories = "reg:53@2026 Bretagne",
    .objectives
    = "Améliorer la fluidité de l’hébergement vers le logement\n"
      "Proposer un accompagnement adapté pour faciliter et sécuriser l’accès et le maintien dans "
      "le "
      "logement\n"
      "Prévenir les « ruptures » dans le parcours du public accueilli et la volonté de favoriser "
      "l’accès au logement pour tous, en accompagnant les ménages les plus fragiles\n"
      "Mieux connaître les besoins des personnes sans-domicile pour adapter l’offre de logement "
      "accompagné et de logement social sur les territoires",
    .axes = "Partager l’évaluation du demandeur pour une réponse coconstruite entre association et "
            "organisme pour une solution pérenne en associant la personne dans les choix qui la "
            "concernent\n"
            "Développer l’« aller vers » dans une démarche proactive et persévérante\n"
            "Développer l’interconnaissance des acteurs sur les questions de santé mentale "
            "(associations, organismes Hlm et psychiatrie)",
    .tag = "partners:tag:AHI" },
};

static const struct
{
  const char *wording, *state;
} steps[] = {
  { "Organiser la signature d’une convention d’engagement en charge des situations d’habitat "
    "indigne (protocole social)",
    "done" },
  { "Animer des réunions du protocole social et de la dynamique partenariale en articulant le "
    "protocole social, le PDLHImI33 et le SLIME",
    "done" },
  { "Identifier les référents de la lutte contre l’habitat indigne (technique et social) sur le "
    "territoire",
    "done" },
  { "Élaborer un guide simplifié des ressources du territoire (cadre juridique, repérage des "
    "situations, orientations partenaires, …)",
    "not_started" },
  { "Réitérer le cycle de formation en lien avec le PDLHI", "not_started" },
  { "Réaliser des outils de communication sur le dispositif à destination des acteurs impliqués et "
    "du grand public",
    "not_started" },
};

/* Without the plugin that would have made the other record, there is no link. */
static void
add_link (MaillageEdit *edit, const char *from, const char *role, const char *key)
{
  const char *to = maillage_edit_find_key (edit, key);

  if (to != NULL)
    maillage_edit_link (edit, from, role, to);
}

static const char *
add_plan (MaillageEdit *edit, gsize index)
{
  const char *plan = maillage_edit_create (edit, ACTIONS_PLAN);

  maillage_edit_set (edit, plan, "title", plans[index].title);
  maillage_edit_set (edit, plan, "territories", plans[index].territories);
  maillage_edit_set (edit, plan, "objectives", plans[index].objectives);
  maillage_edit_set (edit, plan, "axes", plans[index].axes);
  maillage_edit_set (edit, plan, "starts", plans[index].starts);
  maillage_edit_set (edit, plan, "ends", plans[index].ends);
  add_link (edit, plan, "carrier", plans[index].carrier);
  add_link (edit, plan, "tags", plans[index].tag);
  return plan;
}

static void
add_steps (MaillageEdit *edit, const char *sheet)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const char *step = maillage_edit_create_child (edit, ACTIONS_STEP, sheet);

      maillage_edit_set (edit, step, "wording", steps[i].wording);
      maillage_edit_set (edit, step, "state", steps[i].state);
    }
}

static void
add_sheet_14 (MaillageEdit *edit, const char *plan)
{
  const char *sheet = maillage_edit_create (edit, ACTIONS_ACTION_SHEET);

  maillage_edit_set (edit, sheet, "number", "14");
  maillage_edit_set (edit,
                     sheet,
                     "title",
                     "Coordonner l’intervention des acteurs dans le cadre des situations de mal "
                     "logement par la formalisation d’un protocole social");
  maillage_edit_set (edit,
                     sheet,
                     "partners_rule",
                     "Professionnels composant le comité mis en place pour recenser, étudier et "
                     "suivre les situations remontées via le protocole social");
  maillage_edit_set (
      edit,
      sheet,
      "objectives",
      "Structurer le partenariat de repérage et prise en charge des situations d’habitat indigne\n"
      "Apporter une expertise (technique, juridique, social) dans le diagnostic des situations et "
      "les réponses à proposer\n"
      "Informer et sensibiliser les acteurs du territoire\n"
      "Assurer une veille sur les situations de mal logement (observatoire)");
  maillage_edit_set (
      edit,
      sheet,
      "remarks",
      "La signature du protocole social a eu lieu en juillet 2019. Sa validation a permis de "
      "mettre "
      "en place le comité de traitement des situations signalées par les différents partenaires "
      "qui "
      "ont connaissance de ce protocole.\n"
      "Désormais, le groupe s’attardera à développer la visibilité de cet outil en participant à "
      "des rencontres réunissant différents partenaires de la Haute-Gironde. Un bilan du protocole "
      "social est prévu en 2022.");
  maillage_edit_link (edit, sheet, "plan", plan);
  add_link (edit, sheet, "pilot", "partners:O02");
  add_link (edit, sheet, "tags", "partners:tag:habitat indigne");
  add_steps (edit, sheet);
}

void
actions_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data)
{
  add_sheet_14 (edit, add_plan (edit, 0));
  for (gsize i = 1; i < G_N_ELEMENTS (plans); i++)
    add_plan (edit, i);
}
