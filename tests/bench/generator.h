/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cstdint>
#include <string>

/* Invented organisations with French names, the same for the same seed. */
class Generator
{
public:
  explicit Generator (uint64_t seed = 42) : state (seed * 2654435769u + 1)
  {
  }

  struct Organisation
  {
    std::string name, sigle, category, phone, email, siret, territory;
  };

  Organisation
  next ()
  {
    static const char *const bodies[]
        = { "Association", "Union départementale", "CCAS de", "Mairie de", "Fédération",
            "Office public de l’habitat de", "Centre d’hébergement", "Maison relais", "Comité",
            "Agence", "Collectif", "Foyer", "Résidence sociale", "Observatoire", "Entraide" };
    static const char *const places[]
        = { "Châtillon",     "Saint-Étienne",  "L’Haÿ-les-Roses", "Échirolles", "Chambéry",
            "Bagnères",      "Œuilly",         "Cœuvres",         "Nœux-les-Mines", "Antony",
            "Montrouge",     "Blaye",          "Saint-Savin",     "Limoges",    "Grenoble",
            "Villeurbanne",  "Le Mée",         "Mâcon",           "Besançon",   "Nîmes",
            "Sète",          "Fréjus",         "Évreux",          "Orléans",    "Ajaccio" };
    static const char *const names[]
        = { "Espérance", "Solidarité", "L’Abri", "Habitat jeunes", "Accueil", "Le Pont", "Arpège",
            "Toit pour tous", "Les Amis", "Emmaüs", "Horizon", "La Ruche", "Trait d’union" };
    static const char *const categories[]
        = { "association", "commune", "social_landlord", "state_service", "federation" };
    Organisation made;
    uint64_t number = ++count;

    made.name = std::string (bodies[pick (15)]) + " " + places[pick (25)] + " " + names[pick (13)]
                + " " + std::to_string (number);
    made.sigle = letters (4);
    made.category = categories[pick (5)];
    made.phone = "+331990" + digits (5);
    made.email = "contact" + std::to_string (number) + "@organisation.example";
    made.siret = luhn (number);
    made.territory = "dep:33@2026 Gironde";
    return made;
  }

private:
  uint64_t
  random ()
  {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
  unsigned
  pick (unsigned n)
  {
    return random () % n;
  }
  std::string
  letters (int n)
  {
    std::string text;
    while (n-- > 0)
      text += (char) ('A' + pick (26));
    return text;
  }
  std::string
  digits (int n)
  {
    std::string text;
    while (n-- > 0)
      text += (char) ('0' + pick (10));
    return text;
  }
  /* 13 digits of the number and the key that makes the Luhn sum a multiple of 10. */
  static std::string
  luhn (uint64_t number)
  {
    char body[16];
    int sum = 0;

    snprintf (body, sizeof body, "9%012llu", (unsigned long long) number);
    for (int i = 12; i >= 0; i--)
      {
        int digit = body[i] - '0';
        if ((12 - i) % 2 == 0)
          digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
      }
    return std::string (body) + (char) ('0' + (10 - sum % 10) % 10);
  }

  uint64_t state;
  uint64_t count = 0;
};
