/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the demo data say, in the words of the documents. They give no due date to any step, so
 * there is none; the plan that is called fictitious shows what they leave out. */

#include "actions-demo.h"

const ActionsDemoPlan actions_demo_plans[] = {
  { .key = "P1",
    .title = "Plan d’action de la Haute-Gironde",
    .carrier = "partners:O02",
    .territories = "own:8d0c33d6-4a1c-4c3e-9f42-2b8a5c1e0d33 Haute-Gironde",
    .tag = "partners:tag:habitat indigne" },
  { .key = "P2",
    .title = "Logement d’abord de la métropole européenne de Lille",
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
  { .key = "P3",
    .title = "Plan d’action de Limoges Métropole",
    .carrier = "partners:O18",
    .territories = "epci:248719312@2026 CU Limoges Métropole",
    .axes = "Coordonner les pratiques d’accompagnement au travers d’une plateforme en lien avec "
            "les référents de parcours/travailleurs sociaux\n"
            "Faciliter le diagnostic des besoins dès les premières étapes du parcours par le "
            "développement de démarche d’aller-vers\n"
            "Améliorer l’accès au logement depuis la rue tout en agissant au plus tôt et éviter "
            "l’arrivée ou le retour à la rue",
    .tag = "partners:tag:logement d’abord" },
  { .key = "P4",
    .title = "Partenariat ARO Hlm – FAS Bretagne : thématiques 2024",
    .carrier = "partners:O07",
    .starts = "2024",
    .ends = "2024",
    .territories = "reg:53@2026 Bretagne",
    .objectives
    = "Améliorer la fluidité de l’hébergement vers le logement\n"
      "Proposer un accompagnement adapté pour faciliter et sécuriser l’accès et le maintien dans "
      "le logement\n"
      "Prévenir les « ruptures » dans le parcours du public accueilli et la volonté de favoriser "
      "l’accès au logement pour tous, en accompagnant les ménages les plus fragiles\n"
      "Mieux connaître les besoins des personnes sans-domicile pour adapter l’offre de logement "
      "accompagné et de logement social sur les territoires",
    .axes = "Partager l’évaluation du demandeur pour une réponse coconstruite entre association et "
            "organisme pour une solution pérenne en associant la personne dans les choix qui la "
            "concernent\n"
            "Développer l’« aller vers » dans une démarche proactive et persévérante\n"
            "Développer l’interconnaissance des acteurs sur les questions de santé mentale "
            "(associations, organismes Hlm et psychiatrie)",
    .tag = "partners:tag:AHI" },
  { .key = "P5",
    .title = "OPALE – Objectif Priorité au Logement et à l’Emploi",
    .carrier = "partners:O11",
    .territories = "com:75056@2026 Paris",
    .description
    = "Enquêter auprès de 50 familles résidant dans le réseau d’hôtels partenaires depuis plus de "
      "quatre ans, dans le but d’appréhender les raisons qui font qu’elles sont toujours hébergées "
      "de façon aussi précaire. 7 collaborateurs de Toit et Joie se sont portés volontaires.",
    .axes = "Accompagnement social : régularisation des situations des familles, aide dans les "
            "démarches administratives (ex : obtention de papiers)\n"
            "Accompagnement vers l’emploi\n"
            "Accompagnement médical\n"
            "Accompagnement juridique\n"
            "Accompagnement vers le logement : les aider dans les démarches visant à ce qu’ils "
            "soient reconnus DALO (droit au logement opposable) et favoriser leur entrée dans un "
            "logement locatif social",
    .tag = "partners:tag:DALO,partners:tag:Expérimentation,partners:tag:Hébergement d’urgence,"
           "partners:tag:Partenariat" },
  { .key = "P9",
    .title = "Plan de démonstration (fictif)",
    .starts = "2021",
    .ends = "2023",
    .description = "Rien de ce plan n’existe : il montre des échéances, des retards, des "
                   "indicateurs et un bilan, que les documents d’origine n’ont pas.",
    .objectives = "Que chaque commune sache à qui signaler un logement indigne\n"
                  "Que personne n’attende une réponse plus d’un mois",
    .axes = "Repérer et accompagner\n"
            "Informer et former" },
  { .key = "P10",
    .title = "Situations fictives d’OPALE",
    .starts = "2022",
    .description = "Trois ménages inventés, sous un code et sans nom, suivis par les cinq leviers "
                   "du programme OPALE : un recours DALO en cours, une proposition de logement, un "
                   "accompagnement qui commence.",
    .tag = "partners:tag:DALO" },
};
const gsize actions_demo_n_plans = G_N_ELEMENTS (actions_demo_plans);

const ActionsDemoSheet actions_demo_sheets[] = {
  { .plan = "P1",
    .axis = 0,
    .number = "14",
    .title = "Coordonner l’intervention des acteurs dans le cadre des situations de mal logement "
             "par la formalisation d’un protocole social",
    .pilot = "partners:O02",
    .partners_rule = "Professionnels composant le comité mis en place pour recenser, étudier et "
                     "suivre les situations remontées via le protocole social",
    .objectives
    = "Structurer le partenariat de repérage et prise en charge des situations d’habitat indigne\n"
      "Apporter une expertise (technique, juridique, social) dans le diagnostic des situations et "
      "les réponses à proposer\n"
      "Informer et sensibiliser les acteurs du territoire\n"
      "Assurer une veille sur les situations de mal logement (observatoire)",
    .remarks = "La signature du protocole social a eu lieu en juillet 2019. Sa validation a permis "
               "de mettre en place le comité de traitement des situations signalées par les "
               "différents partenaires qui ont connaissance de ce protocole.\n"
               "Désormais, le groupe s’attardera à développer la visibilité de cet outil en "
               "participant à des rencontres réunissant différents partenaires de la "
               "Haute-Gironde. Un bilan du protocole social est prévu en 2022.",
    .tag = "partners:tag:habitat indigne" },
  { .plan = "P5",
    .axis = 5,
    .title = "Accompagnement vers le logement",
    .pilot = "partners:O11",
    .partners = "partners:O12,partners:O13",
    .tag = "partners:tag:DALO" },
  { .plan = "P5",
    .axis = 2,
    .title = "Accompagnement vers l’emploi",
    .pilot = "partners:O11",
    .partners = "partners:O13" },
  { .plan = "P9",
    .axis = 1,
    .number = "1",
    .title = "Tenir une permanence itinérante sur l’habitat",
    .context = "Fiche fictive." },
  { .plan = "P9",
    .axis = 2,
    .number = "2",
    .title = "Faire connaître les recours",
    .context = "Fiche fictive." },
  { .plan = "P10",
    .axis = 0,
    .number = "A",
    .title = "Ménage A (fictif)",
    .context = "Ménage fictif, sous un code : personne n’est nommé. Recours DALO en cours." },
  { .plan = "P10",
    .axis = 0,
    .number = "B",
    .title = "Ménage B (fictif)",
    .context = "Ménage fictif, sous un code : personne n’est nommé. Une proposition de logement "
               "est faite." },
  { .plan = "P10",
    .axis = 0,
    .number = "C",
    .title = "Ménage C (fictif)",
    .context = "Ménage fictif, sous un code : personne n’est nommé. Accompagnement au début." },
};
const gsize actions_demo_n_sheets = G_N_ELEMENTS (actions_demo_sheets);

const ActionsDemoStep actions_demo_steps[] = {
  { 0,
    "Organiser la signature d’une convention d’engagement en charge des situations d’habitat "
    "indigne (protocole social)",
    "done" },
  { 0,
    "Animer des réunions du protocole social et de la dynamique partenariale en articulant le "
    "protocole social, le PDLHImI33 et le SLIME",
    "done" },
  { 0,
    "Identifier les référents de la lutte contre l’habitat indigne (technique et social) sur le "
    "territoire",
    "done" },
  { 0,
    "Élaborer un guide simplifié des ressources du territoire (cadre juridique, repérage des "
    "situations, orientations partenaires, …)",
    "not_started" },
  { 0, "Réitérer le cycle de formation en lien avec le PDLHI", "not_started" },
  { 0,
    "Réaliser des outils de communication sur le dispositif à destination des acteurs impliqués et "
    "du grand public",
    "not_started" },
  { 1, "Mener les enquêtes sociales auprès des familles hébergées à l’hôtel", "in_progress" },
  { 1,
    "Reloger plusieurs de ces familles sur le patrimoine de Toit et Joie, après leur "
    "reconnaissance DALO",
    "in_progress" },
  { 2, "Accueillir quelques-unes de ces personnes en stage", "not_started" },
  { 3, "Choisir les communes de la tournée", "done", "2021-06", "done" },
  { 3, "Former les bénévoles de la permanence", "done", "2021-41", "in_progress" },
  { 3, "Trouver un véhicule et son assurance", "in_progress", "2022-33", "not_started" },
  { 3, "Ouvrir la permanence dans trois communes", "not_started", "2022-01", "not_started" },
  { 4, "Rédiger un guide des recours en langage clair", "not_started", "2021-41", "not_started" },
  { 4,
    "Faire relire le guide par des personnes concernées",
    "postponed",
    NULL,
    "not_started",
    "Le guide n’est pas écrit" },
  { 4, "Imprimer et diffuser le guide", "not_started", "2022-33", "not_started" },
  { 4,
    "Publier une lettre trimestrielle",
    "dropped",
    NULL,
    "not_started",
    "Personne pour la rédiger" },
  { 5, "Levier social : régularisation et démarches administratives", "done" },
  { 5, "Levier emploi : stage", "in_progress" },
  { 5, "Levier médical", "not_started" },
  { 5, "Levier juridique", "done" },
  { 5,
    "Levier logement : décision de la commission DALO, six mois après l’accusé de réception du "
    "10 janvier 2022",
    "in_progress",
    "2022-07-10" },
  { 6, "Levier social : régularisation et démarches administratives", "done" },
  { 6, "Levier emploi : remplacement de gardien", "done" },
  { 6, "Levier médical", "done" },
  { 6, "Levier juridique", "dropped", NULL, NULL, "Sans objet" },
  { 6, "Levier logement : réponse à la proposition d’un logement", "in_progress" },
  { 7, "Levier social : régularisation et démarches administratives", "in_progress" },
  { 7, "Levier emploi", "not_started" },
  { 7, "Levier médical", "postponed", "2022-41", NULL, "Attend la régularisation" },
  { 7, "Levier juridique", "in_progress" },
  { 7, "Levier logement : demande de logement social", "not_started" },
};
const gsize actions_demo_n_steps = G_N_ELEMENTS (actions_demo_steps);

const ActionsDemoIndicator actions_demo_indicators[] = {
  { 1,
    "Familles à enquêter",
    "familles",
    "Samusocial de Paris et DRIHL, décembre 2019",
    "50",
    NULL },
  { 1,
    "Familles rencontrées",
    "familles",
    "Équipes de Toit et Joie, décembre 2019",
    NULL,
    "2019~=80=environ 80 familles" },
  { 3,
    "Ménages reçus",
    "ménages",
    "Registre de la permanence (fictif)",
    "40",
    "2021-06=8=\n"
    "2021-12=19=" },
};
const gsize actions_demo_n_indicators = G_N_ELEMENTS (actions_demo_indicators);
