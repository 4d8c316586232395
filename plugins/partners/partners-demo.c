/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Demo data, in French because they are data: what five public documents say, and nothing that
 * they do not; where they are vague or contradict one another, so are the records. */

#include "partners-private.h"

/* So that the demo data of other plugins find them: "partners:tag:DALO". */
static void
add_tags (MaillageEdit *edit)
{
  static const char *const names[] = {
    "logement d’abord",
    "aller-vers",
    "travail pair",
    "habitat indigne",
    "santé mentale",
    "plateforme",
    "AHI",
    "DALO",
    /* Those that the article on OPALE gives itself. */
    "Expérimentation",
    "Hébergement d’urgence",
    "Partenariat",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *tag = maillage_edit_create (edit, "core.tag");
      g_autofree char *key = g_strconcat ("partners:tag:", names[i], NULL);

      maillage_edit_set (edit, tag, "name", names[i]);
      maillage_edit_set_key (edit, key, tag);
    }
}

/* The perimeter of the OPAH of Haute-Gironde, of its SLIME and of the committee of its protocol:
 * "partners:T06" for the demo data of other plugins. */
static void
add_territory (MaillageEdit *edit)
{
  static const char *const there[] = { "partners:O02", "partners:O05", "partners:O06" };
  const char *territory = maillage_edit_create (edit, "core.territory");
  g_autofree char *own = NULL;

  maillage_edit_set (edit, territory, "name", "Haute-Gironde");
  maillage_edit_set (edit,
                     territory,
                     "communes",
                     "com:33058@2026 Blaye\n"
                     "com:33067@2026 Bourg\n"
                     "com:33073@2026 Braud-et-Saint-Louis\n"
                     "com:33114@2026 Cavignac\n"
                     "com:33159@2026 Étauliers\n"
                     "com:33366@2026 Saint-André-de-Cubzac\n"
                     "com:33473@2026 Saint-Savin");
  own = g_strdup_printf ("own:%s Haute-Gironde", territory);
  maillage_edit_set_key (edit, "partners:T06", territory);
  for (gsize i = 0; i < G_N_ELEMENTS (there); i++)
    maillage_edit_set (edit, maillage_edit_find_key (edit, there[i]), "territories", own);
}

void
partners_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data)
{
  add_tags (edit);
  partners_add_demo_organisations (edit);
  add_territory (edit);
  partners_add_demo_persons (edit);
  partners_add_demo_agreements (edit);
  partners_add_demo_lists (scope, edit);
}
