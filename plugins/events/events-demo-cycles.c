/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two cycles of OPML92, and the agendas the documents tell. No hour, no duration is given. */

#include "events-private.h"

static const EventsDemoCycle cycles[] = {
  { .key = "events:E01",
    .title = "Premier cycle d’ateliers de l’OPML92",
    .date = "début 2020",
    .territories = "dep:92@2026 Hauts-de-Seine",
    .organisers = "partners:O01",
    .head_count = "12",
    .public = "Acteurs des associations du logement et de l’aide aux personnes en difficulté" },
  { .key = "events:E02",
    .title = "Nouveau cycle d’ateliers de l’OPML92",
    .date = "1er semestre 2022",
    .territories = "dep:92@2026 Hauts-de-Seine",
    .organisers = "partners:O01",
    .public = "Un groupe de 10-15 personnes pour chacun des quatre territoires, en commençant par "
              "Vallée Sud Grand Paris",
    .objectives
    = "Permettre aux volontaires intéressés de :\n– mieux appréhender les questions de pauvreté, "
      "de précarité et de mal logement au niveau de leur territoire (commune, EPT) ;\n– savoir "
      "utiliser les multiples données rassemblées par l’OPML92 ;\n– connaître et analyser les "
      "politiques existantes en la matière : acteurs, dispositifs, réglementation, et enjeux pour "
      "les personnes concernées.",
    .aim
    = "Apporter les éléments pour co-construire avec les acteurs de terrain un diagnostic sur "
      "leur commune/territoire à partir des données de l’OPML92, afin de les aider à "
      "identifier au mieux les publics en difficultés et les principaux problèmes auxquels ils "
      "sont confrontés, à dialoguer avec ou interpeller les élus et les institutions." },
};

static const EventsDemoItem items[] = {
  { .event = "events:E03",
    .title = "Point d’étape sur la mise en œuvre du Logement d’abord sur le territoire lillois",
    .form = "plenary",
    .speakers = "partners:O17" },
  { .event = "events:E03",
    .title = "Axes de travail de la métropole pour 2019-2020",
    .form = "plenary",
    .speakers = "partners:O17",
    .minutes = "Cinq grandes priorités : observer et analyser les différents visages du "
               "sans-abrisme ; évaluer la mise en œuvre accélérée de logement d’abord ; mobiliser "
               "une offre de logements abordables ; définir les objectifs et modalités "
               "opérationnels de la plateforme territoriale d’accompagnement ; mobiliser et "
               "accompagner les acteurs métropolitains." },
  { .event = "events:E06",
    .title = "Appropriation des principes et enjeux du plan quinquennal pour le logement d’abord",
    .form = "plenary" },
  { .event = "events:E06",
    .title = "Échange sur une « Charte collective Logement d’abord »",
    .form = "plenary" },
  { .event = "events:E06",
    .title = "Présentation du plan d’action de Limoges Métropole",
    .form = "presentation",
    .speakers = "partners:O18" },
  { .event = "events:E06",
    .title = "Axes d’intervention nécessaires à la transformation attendue sur le territoire",
    .form = "world_cafe",
    .minutes = "Coordonner les pratiques d’accompagnement au travers d’une plateforme ; faciliter "
               "le diagnostic des besoins dès les premières étapes du parcours par l’aller-vers ; "
               "améliorer l’accès au logement depuis la rue tout en agissant au plus tôt." },
  { .event = "events:E08",
    .key = "events:E08.1",
    .title = "La démarche Logement d’abord menée sur l’agglomération grenobloise",
    .form = "presentation",
    .speakers = "partners:O20" },
  { .event = "events:E08",
    .title = "Éclairage national sur les plateformes territoriales d’accompagnement",
    .form = "presentation" },
  { .event = "events:E08",
    .title = "Le modèle de plateforme de la Métropole, mis en œuvre au 1er avril 2019",
    .form = "presentation",
    .speakers = "partners:O20,partners:O36" },
  { .event = "events:E08",
    .key = "events:E08.4",
    .title = "Attentes et espoirs, craintes et inquiétudes suscités par le Logement d’abord",
    .form = "workshop" },
  { .event = "events:E08",
    .key = "events:E08.5",
    .title = "Rôle des différents acteurs dans la plateforme mise en place",
    .form = "workshop" },
  { .event = "events:E08",
    .title = "« La preuve par l’expérience » : comment passer de dispositifs « Logement d’abord » "
             "précurseurs à une politique publique coordonnée ?",
    .form = "round_table",
    .speakers = "partners:O31,partners:O32,partners:O34,partners:O35",
    .minutes
    = "A mis en lumière des pratiques telles que l’aller-vers, le respect des choix des "
      "personnes et le travail pair, et souligné les enjeux de passage à l’échelle entre "
      "un dispositif et une politique publique de plus vaste ampleur. Résumé en direct par "
      "une prise de note visuelle (sketchnotes)." },
  { .event = "events:E09", .title = "Point d’avancement du projet", .form = "plenary" },
  { .event = "events:E09", .title = "Plateformes d’accompagnement", .form = "plenary" },
  { .event = "events:E09", .title = "Liens avec les bailleurs sociaux", .form = "plenary" },
};

const EventsDemoCycle *
events_get_demo_cycles (gsize *n_cycles)
{
  *n_cycles = G_N_ELEMENTS (cycles);
  return cycles;
}

const EventsDemoItem *
events_get_demo_items (gsize *n_items)
{
  *n_items = G_N_ELEMENTS (items);
  return items;
}
