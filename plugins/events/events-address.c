/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where somebody who takes part is written to. */

#include "events-mail.h"

#include <string.h>

static MaillageRecord *
load_linked (MaillageScope *scope, MaillageRecord *record, const char *field_id)
{
  return maillage_record_get_n_links (record, field_id) > 0
             ? maillage_scope_load (scope, maillage_record_get_link (record, field_id, 0), NULL)
             : NULL;
}

static gboolean
objects (MaillageRecord *record)
{
  MaillageField *field
      = maillage_kind_find_field (maillage_record_get_kind (record), "mail_objection");

  return field != NULL && maillage_record_get_boolean (record, "mail_objection");
}

/* Another number or address that somebody, or a role, has. */
static char *
dup_other (MaillageScope *scope, MaillageRecord *owner)
{
  g_autoptr (GPtrArray) points = NULL;

  if (!events_has_kind (scope, EVENTS_CONTACT_POINT))
    return NULL;
  points = events_list_children (scope, EVENTS_CONTACT_POINT, maillage_record_get_uuid (owner));
  for (guint i = 0; i < points->len; i++)
    if (maillage_record_get_value (points->pdata[i], "email") != NULL)
      return g_strdup (maillage_record_get_value (points->pdata[i], "email"));
  return NULL;
}

/* The roles that last; those at @organisation alone, when it is known. */
static GPtrArray *
list_roles (MaillageScope *scope, MaillageRecord *person, MaillageRecord *organisation)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;

  if (!events_has_kind (scope, EVENTS_ROLE))
    return found;
  all = events_list_children (scope, EVENTS_ROLE, maillage_record_get_uuid (person));
  for (guint i = 0; i < all->len; i++)
    {
      const char *at = maillage_record_get_n_links (all->pdata[i], "organisation") > 0
                           ? maillage_record_get_link (all->pdata[i], "organisation", 0)
                           : NULL;

      if (!events_is_over (all->pdata[i])
          && (organisation == NULL || g_strcmp0 (at, maillage_record_get_uuid (organisation)) == 0))
        g_ptr_array_add (found, g_object_ref (all->pdata[i]));
    }
  return found;
}

static char *
dup_own (MaillageScope *scope, MaillageRecord *person, MaillageRecord *organisation)
{
  char *address = g_strdup (maillage_record_get_value (person, "email"));
  g_autoptr (GPtrArray) roles = list_roles (scope, person, organisation);

  for (guint i = 0; address == NULL && i < roles->len; i++)
    address = g_strdup (maillage_record_get_value (roles->pdata[i], "email"));
  for (guint i = 0; address == NULL && i < roles->len; i++)
    address = dup_other (scope, roles->pdata[i]);
  return address != NULL ? address : dup_other (scope, person);
}

static char *
dup_mailbox (MaillageScope *scope, MaillageRecord *organisation)
{
  if (organisation == NULL || objects (organisation))
    return NULL;
  if (maillage_record_get_value (organisation, "email") != NULL)
    return g_strdup (maillage_record_get_value (organisation, "email"));
  return dup_other (scope, organisation);
}

char *
events_dup_address (MaillageScope *scope, MaillageRecord *participation)
{
  g_autoptr (MaillageRecord) person = load_linked (scope, participation, "person");
  g_autoptr (MaillageRecord) organisation = load_linked (scope, participation, "organisation");
  char *address;

  if (person != NULL && objects (person))
    return NULL;
  address = person != NULL ? dup_own (scope, person, organisation) : NULL;
  return address != NULL ? address : dup_mailbox (scope, organisation);
}
