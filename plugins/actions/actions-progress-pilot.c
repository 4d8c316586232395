/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who pilots, who takes part, who hands it out: what the state of progress says of organisations,
 * as far as they are known while the partners' plugin is off. */

#include "actions-private.h"

/* NULL when nothing is linked, or when the organisation may not be read now. */
static MaillageRecord *
load_linked (MaillageScope *scope, MaillageRecord *record, const char *field_id)
{
  if (record == NULL || maillage_record_get_n_links (record, field_id) == 0)
    return NULL;
  return maillage_scope_load (scope, maillage_record_get_link (record, field_id, 0), NULL);
}

char *
actions_dup_pilot (MaillageScope *scope, MaillageRecord *sheet)
{
  g_autofree char *name = maillage_record_dup_display (sheet, "pilot");
  g_autoptr (MaillageRecord) pilot = load_linked (scope, sheet, "pilot");
  g_autofree char *carrier = NULL;
  const char *others;

  if (pilot == NULL)
    return g_steal_pointer (&name);
  carrier = maillage_record_dup_display (pilot, "parent");
  others = maillage_record_get_value (pilot, "on_behalf_of");
  if (carrier == NULL)
    return g_steal_pointer (&name);
  if (others == NULL)
    /* TRANSLATORS: a pilot, the organisation that carries it. */
    return g_strdup_printf (_ ("%s, carried by %s"), name, carrier);
  /* TRANSLATORS: a pilot, the organisation that carries it, for whom ("the four communities"). */
  return g_strdup_printf (_ ("%s, carried by %s on behalf of %s"), name, carrier, others);
}

char *
actions_dup_partners (MaillageRecord *sheet)
{
  g_autofree char *names = maillage_record_dup_display (sheet, "partners");

  return names != NULL ? g_steal_pointer (&names)
                       : maillage_record_dup_display (sheet, "partners_rule");
}

void
actions_set_issuer (MaillageScope *scope, MaillageDocument *document, MaillageRecord *plan)
{
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (MaillageRecord) carrier = load_linked (scope, plan, "carrier");

  if (plan == NULL)
    return;
  name = maillage_record_dup_display (plan, "carrier");
  if (carrier != NULL)
    detail = maillage_record_dup_display (carrier, "parent");
  if (name != NULL)
    maillage_document_set_issuer (document, name, detail);
}

char *
actions_dup_next_committee (MaillageScope *scope,
                            const char *plan,
                            GHashTable *sheets,
                            const MaillageDate *today)
{
  g_autoptr (GPtrArray) found = actions_list_committees (scope, plan, sheets, TRUE, today);
  g_autofree char *date = NULL, *place = NULL;

  if (found->len == 0)
    return NULL;
  date = maillage_record_dup_display (found->pdata[0], "date");
  place = maillage_record_dup_display (found->pdata[0], "place");
  return g_strjoin (" · ", maillage_record_get_value (found->pdata[0], "title"), date, place, NULL);
}
