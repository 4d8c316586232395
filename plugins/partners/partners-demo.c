/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Demo data, in French because they are data: what five public documents say, and nothing that
 * they do not; where they are vague or contradict one another, so are the records. */

#include "partners-private.h"

/* So that the demo data of other plugins find them: "partners:tag:DALO". */
static void
add_tags (MaillageEdit *edit)
{
  static const char *const names[] = {
    "logement d’abord", "aller-vers", "travail pair", "habitat indigne",
    "santé mentale",    "plateforme", "AHI",          "DALO",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *tag = maillage_edit_create (edit, "core.tag");
      g_autofree char *key = g_strconcat ("partners:tag:", names[i], NULL);

      maillage_edit_set (edit, tag, "name", names[i]);
      maillage_edit_set_key (edit, key, tag);
    }
}

void
partners_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data)
{
  add_tags (edit);
  partners_add_demo_organisations (edit);
  partners_add_demo_persons (edit);
  partners_add_demo_agreements (edit);
  partners_add_demo_lists (scope, edit);
}
