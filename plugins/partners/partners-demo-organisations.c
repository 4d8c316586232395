/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

/* Absent: what the documents do not say. A dispositif and a committee have no SIREN, groups whose
 * members are not named no nature; @parent is a key above or below. */
static const struct
{
  const char *key, *name, *sigle, *category, *nature, *parent, *network, *on_behalf_of,
      *territories, *siren, *tags, *email, *starts;
} organisations[] = {
  { .key = "partners:O01",
    .name = "Observatoire de la précarité et du mal logement dans les Hauts-de-Seine",
    .sigle = "OPML92",
    .category = "user:Observatoire",
    .nature = "legal_body",
    .territories = "dep:92@2026 Hauts-de-Seine" },
  { .key = "partners:O02",
    .name = "OPAH de la Haute-Gironde",
    .sigle = "OPAH",
    .category = "other",
    .nature = "dispositif",
    .parent = "partners:O03",
    .on_behalf_of = "les 4 communautés de communes",
    .territories = PARTNERS_HAUTE_GIRONDE,
    .tags = "partners:tag:habitat indigne" },
  { .key = "partners:O03",
    .name = "CC Latitude Nord Gironde",
    .category = "epci",
    .nature = "legal_body",
    .territories = "epci:243301181@2026 CC Latitude Nord Gironde\n" PARTNERS_HAUTE_GIRONDE,
    .siren = "243301181",
    .tags = "partners:tag:habitat indigne" },
  { .key = "partners:O04",
    .name = "PDLHI 33",
    .sigle = "PDLHImI33",
    .category = "other",
    .nature = "dispositif",
    .territories = "dep:33@2026 Gironde",
    .tags = "partners:tag:habitat indigne" },
  { .key = "partners:O05",
    .name = "SLIME",
    .category = "other",
    .nature = "dispositif",
    .territories = PARTNERS_HAUTE_GIRONDE },
  { .key = "partners:O06",
    .name = "Comité du protocole social",
    .category = "other",
    .nature = "committee",
    .territories = PARTNERS_HAUTE_GIRONDE,
    .tags = "partners:tag:habitat indigne" },
  { .key = "partners:O07",
    .name = "Union régionale Hlm ARO Bretagne",
    .sigle = "ARO Hlm",
    .category = "network",
    .nature = "legal_body",
    .territories = "reg:53@2026 Bretagne",
    .tags = "partners:tag:AHI" },
  { .key = "partners:O08",
    .name = "Fédération des acteurs de la solidarité Bretagne",
    .sigle = "FAS",
    .category = "network",
    .nature = "legal_body",
    .territories = "reg:53@2026 Bretagne",
    .tags = "partners:tag:AHI" },
  { .key = "partners:O09",
    .name = "Organismes Hlm adhérents de l’ARO",
    .category = "social_landlord",
    .network = "partners:O07",
    .territories = "reg:53@2026 Bretagne" },
  { .key = "partners:O10",
    .name = "Associations de l’AHI adhérentes de la FAS",
    .sigle = "AHI",
    .category = "association",
    .network = "partners:O08",
    .territories = "reg:53@2026 Bretagne",
    .tags = "partners:tag:AHI" },
  { .key = "partners:O11",
    .name = "Samusocial de Paris",
    .category = "association",
    .nature = "legal_body",
    .territories = "com:75056@2026 Paris",
    .tags = "partners:tag:DALO" },
  { .key = "partners:O12",
    .name = "DRIHL",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "reg:11@2026 Île-de-France" },
  { .key = "partners:O13",
    .name = "Toit et Joie – Poste Habitat",
    .category = "social_landlord",
    .nature = "legal_body",
    .tags = "partners:tag:DALO" },
  { .key = "partners:O14",
    .name = "Direction de la gestion locative",
    .category = "social_landlord",
    .nature = "service",
    .parent = "partners:O13" },
  { .key = "partners:O15",
    .name = "Pôle social",
    .category = "social_landlord",
    .nature = "service",
    .parent = "partners:O13" },
  { .key = "partners:O16",
    .name = "DIHAL",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "nat:FR@2026 France",
    .tags = "partners:tag:logement d’abord",
    .email = "logementdabord@dihal.gouv.fr" },
  { .key = "partners:O17",
    .name = "Métropole européenne de Lille",
    .sigle = "MEL",
    .category = "epci",
    .nature = "legal_body",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille",
    .siren = "200093201",
    .tags = "partners:tag:logement d’abord,partners:tag:plateforme" },
  { .key = "partners:O18",
    .name = "Limoges Métropole",
    .category = "epci",
    .nature = "legal_body",
    .territories = "epci:248719312@2026 CU Limoges Métropole",
    .siren = "248719312",
    .tags = "partners:tag:logement d’abord,partners:tag:aller-vers" },
  { .key = "partners:O19",
    .name = "Bordeaux Métropole",
    .category = "epci",
    .nature = "legal_body",
    .territories = "epci:243300316@2026 Bordeaux Métropole",
    .siren = "243300316",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O20",
    .name = "Grenoble-Alpes Métropole",
    .category = "epci",
    .nature = "legal_body",
    .territories = "epci:200040715@2026 Grenoble-Alpes-Métropole",
    .siren = "200040715",
    .tags = "partners:tag:logement d’abord,partners:tag:plateforme" },
  { .key = "partners:O21",
    .name = "Conseil départemental de la Gironde",
    .category = "departement",
    .nature = "legal_body",
    .territories = "dep:33@2026 Gironde",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O22",
    .name = "Département du Pas-de-Calais",
    .category = "departement",
    .nature = "legal_body",
    .territories = "dep:62@2026 Pas-de-Calais",
    .tags = "partners:tag:logement d’abord,partners:tag:plateforme" },
  { .key = "partners:O23",
    .name = "DDCS de la Haute-Vienne",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "dep:87@2026 Haute-Vienne",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O24",
    .name = "DDCS de l’Isère",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "dep:38@2026 Isère",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O25",
    .name = "Préfecture",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille" },
  { .key = "partners:O26",
    .name = "DDCS",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille" },
  { .key = "partners:O27",
    .name = "DDT",
    .category = "state_service",
    .nature = "legal_body",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille" },
  { .key = "partners:O28",
    .name = "ARS",
    .category = "health_agency",
    .nature = "legal_body",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille" },
  { .key = "partners:O29",
    .name = "Action Tank",
    .category = "association",
    .nature = "legal_body",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O30",
    .name = "Ansa",
    .category = "association",
    .nature = "legal_body",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O31",
    .name = "Haut comité pour le logement des personnes défavorisées",
    .category = "other",
    .nature = "committee",
    .territories = "nat:FR@2026 France",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O32",
    .name = "TOTEM",
    .category = "other",
    .nature = "dispositif",
    .territories = "epci:200040715@2026 Grenoble-Alpes-Métropole",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O33",
    .name = "La SASSON",
    .category = "association",
    .nature = "legal_body",
    .territories = "com:73065@2026 Chambéry",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O34",
    .name = "Toi(t) d’abord",
    .category = "association",
    .nature = "service",
    .parent = "partners:O33",
    .territories = "com:73065@2026 Chambéry",
    .tags = "partners:tag:logement d’abord" },
  { .key = "partners:O35",
    .name = "Plateforme de développement du travail pair Auvergne-Rhône-Alpes",
    .category = "other",
    .nature = "dispositif",
    .territories = "reg:84@2026 Auvergne-Rhône-Alpes",
    .tags = "partners:tag:travail pair,partners:tag:logement d’abord" },
  { .key = "partners:O36",
    .name = "Plateforme territoriale d’accompagnement Logement d’abord de Grenoble",
    .category = "other",
    .nature = "dispositif",
    .parent = "partners:O20",
    .starts = "2019-04-01",
    .territories = "epci:200040715@2026 Grenoble-Alpes-Métropole",
    .tags = "partners:tag:plateforme,partners:tag:logement d’abord" },
  { .key = "partners:O37",
    .name = "Hôtel Pasteur",
    .category = "other",
    .nature = "place",
    .territories = "com:35238@2026 Rennes" },
  { .key = "partners:O38",
    .name = "Comité de pilotage Logement d’abord de la métropole lilloise",
    .category = "other",
    .nature = "committee",
    .parent = "partners:O17",
    .territories = "epci:200093201@2026 Métropole Européenne de Lille",
    .tags = "partners:tag:logement d’abord" },
};

static const struct
{
  const char *key;
  const char *text;
} notes[] = {
  { "partners:O01",
    "Des ateliers pour les acteurs des associations, notamment celles qui interviennent dans les "
    "domaines du logement et de l’aide aux personnes en difficulté : les volontaires intéressés." },
  { "partners:O02",
    "Dispositif porté par la communauté de communes Latitude Nord Gironde pour le compte des 4 "
    "communautés de communes. Les trois autres ne sont pas nommées." },
  { "partners:O04", "Écrit aussi « PDLHImI33 » et « PDLHI » dans la fiche action 14." },
  { "partners:O06",
    "Mis en place pour recenser, étudier et suivre les situations remontées via le protocole "
    "social." },
  { "partners:O09", "Les adhérents ne sont pas nommés." },
  { "partners:O10", "Les adhérentes ne sont pas nommées." },
  { "partners:O11",
    "Enquête décidée auprès de 50 familles résidant dans des hôtels partenaires depuis plus de "
    "quatre ans." },
  { "partners:O13",
    "7 collaborateurs se sont portés volontaires pour OPALE : 6 membres de la direction de la "
    "gestion locative et 1 du pôle social. Leurs équipes ont rencontré environ 80 familles." },
  { "partners:O25", "Présente au comité de pilotage de Lille, sans autre précision." },
  { "partners:O29", "A soutenu la journée de sensibilisation de Limoges Métropole." },
  { "partners:O30", "A soutenu la journée de sensibilisation de Limoges Métropole." },
  { "partners:O36", "Mise en œuvre au 1er avril 2019." },
  /* The documents that all this comes from, and the one they cite. */
  { "partners:O01", "Document D0 : appel aux ateliers de l’observatoire, non daté, avant 2022." },
  { "partners:O16",
    "Document D1 : article du 3 mai 2019 sur les rencontres des territoires de mise en œuvre "
    "accélérée du Logement d’abord. La journée du « 5 avril » y est sans année." },
  { "partners:O02", "Document D2 : fiche action 14 de l’OPAH, avant 2022." },
  { "partners:O07",
    "Document D3 : article sur la convention ARO Hlm – FAS Bretagne et ses thématiques, "
    "2023–2024." },
  { "partners:O11",
    "Document D4 : article du 4 décembre 2019 sur OPALE, étiqueté Expérimentation, Hébergement "
    "d’urgence, Partenariat. Il compte 50 familles à enquêter et environ 80 rencontrées." },
  { "partners:O35",
    "Document D5 : guide « Développer le travail pair », cité par l’article du 3 mai 2019." },
};

/* Those who came to the committee of Lille, and those it speaks of without a name: seats that
 * nobody holds yet. */
static const struct
{
  const char *name, *holder;
} seats[] = {
  { "Préfecture", "partners:O25" },
  { "DDCS", "partners:O26" },
  { "DDT", "partners:O27" },
  { "ARS", "partners:O28" },
  { "Bailleurs", NULL },
  { "Associations", NULL },
  { "Acteurs du logement adapté", NULL },
};

static void
add_seats (MaillageEdit *edit)
{
  const char *committee = maillage_edit_find_key (edit, "partners:O38");

  for (gsize i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      const char *seat = maillage_edit_create_child (edit, PARTNERS_SEAT, committee);

      maillage_edit_set (edit, seat, "name", seats[i].name);
      maillage_edit_link_keys (edit, seat, "organisation", seats[i].holder);
    }
}

static void
add_notes (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const char *owner = maillage_edit_find_key (edit, notes[i].key);

      maillage_edit_set (
          edit, maillage_edit_create_child (edit, "core.note", owner), "text", notes[i].text);
    }
}

void
partners_add_demo_organisations (MaillageEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (organisations); i++)
    {
      const char *uuid = maillage_edit_create (edit, PARTNERS_ORGANISATION);

      maillage_edit_set_key (edit, organisations[i].key, uuid);
      maillage_edit_set (edit, uuid, "name", organisations[i].name);
      maillage_edit_set (edit, uuid, "sigle", organisations[i].sigle);
      maillage_edit_set (edit, uuid, "category", organisations[i].category);
      maillage_edit_set (edit, uuid, "nature", organisations[i].nature);
      maillage_edit_set (edit, uuid, "on_behalf_of", organisations[i].on_behalf_of);
      maillage_edit_set (edit, uuid, "territories", organisations[i].territories);
      maillage_edit_set (edit, uuid, "siren", organisations[i].siren);
      maillage_edit_set (edit, uuid, "email", organisations[i].email);
      maillage_edit_set (edit, uuid, "starts", organisations[i].starts);
      maillage_edit_link_keys (edit, uuid, "tags", organisations[i].tags);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (organisations); i++)
    {
      const char *uuid = maillage_edit_find_key (edit, organisations[i].key);

      maillage_edit_link_keys (edit, uuid, "parent", organisations[i].parent);
      maillage_edit_link_keys (edit, uuid, "networks", organisations[i].network);
    }
  add_seats (edit);
  add_notes (edit);
}
