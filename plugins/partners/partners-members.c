/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-members.h"

typedef struct
{
  MaillageScope *scope;
  GPtrArray *members;
  GHashTable *seen; /* uuids */
} Gathering;

static void
member_free (gpointer data)
{
  PartnersMember *member = data;

  g_free (member->uuid);
  g_free (member->kind);
  g_free (member->name);
  g_free (member->organisation);
  g_free (member->job);
  g_free (member->email);
  g_free (member->phone);
  g_free (member);
}

/* NULL when it is on the list already, or was put in the trash. */
static PartnersMember *
add_member (Gathering *self, MaillageRecord *record)
{
  PartnersMember *member;

  if (maillage_record_get_trashed (record)
      || !g_hash_table_add (self->seen, g_strdup (maillage_record_get_uuid (record))))
    return NULL;
  member = g_new0 (PartnersMember, 1);
  member->uuid = g_strdup (maillage_record_get_uuid (record));
  member->kind = g_strdup (maillage_kind_get_id (maillage_record_get_kind (record)));
  member->name = g_strdup (maillage_record_get_title (record));
  g_ptr_array_add (self->members, member);
  return member;
}

static void
take_reach (PartnersMember *member, MaillageRecord *record)
{
  if (member->email == NULL)
    member->email = g_strdup (maillage_record_get_value (record, "email"));
  if (member->phone == NULL)
    member->phone = maillage_record_dup_display (record, "phone");
}

/* The roles of today: the first says the organisation, any the address. */
static void
take_roles (Gathering *self, PartnersMember *member, MaillageRecord *first)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (self->scope, PARTNERS_ROLE);
  g_autoptr (GPtrArray) roles = NULL;

  if (first != NULL)
    {
      member->organisation = maillage_record_dup_display (first, "organisation");
      member->job = maillage_record_dup_display (first, "job");
      take_reach (member, first);
    }
  maillage_query_set_owner (query, member->uuid);
  roles = maillage_store_query (maillage_scope_get_store (self->scope), query, NULL);
  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      MaillageRecord *role = g_ptr_array_index (roles, i);

      if (maillage_record_get_boolean (role, "past"))
        continue;
      if (member->organisation == NULL)
        {
          member->organisation = maillage_record_dup_display (role, "organisation");
          g_clear_pointer (&member->job, g_free);
          member->job = maillage_record_dup_display (role, "job");
        }
      take_reach (member, role);
    }
}

static void
respect_objection (PartnersMember *member, MaillageRecord *record)
{
  member->objects = maillage_record_get_boolean (record, "mail_objection");
  if (member->objects)
    g_clear_pointer (&member->email, g_free);
}

/* @role: what the person was found by, or NULL. */
static void
add_person (Gathering *self, MaillageRecord *person, MaillageRecord *role)
{
  PartnersMember *member = add_member (self, person);

  if (member == NULL)
    return;
  take_reach (member, person);
  take_roles (self, member, role);
  respect_objection (member, person);
}

static void
add_organisation (Gathering *self, MaillageRecord *organisation)
{
  PartnersMember *member = add_member (self, organisation);

  if (member == NULL)
    return;
  take_reach (member, organisation);
  respect_objection (member, organisation);
}

static void
add_uuid (Gathering *self, const char *uuid, MaillageRecord *role)
{
  g_autoptr (MaillageRecord) record
      = uuid != NULL ? maillage_scope_load (self->scope, uuid, NULL) : NULL;

  if (record == NULL)
    return;
  if (g_str_equal (maillage_kind_get_id (maillage_record_get_kind (record)), PARTNERS_PERSON))
    add_person (self, record, role);
  else
    add_organisation (self, record);
}

static void
add_linked (Gathering *self, MaillageRecord *list, const char *role)
{
  for (guint i = 0; i < maillage_record_get_n_links (list, role); i++)
    add_uuid (self, maillage_record_get_link (list, role, i), NULL);
}

/* A seat stands for the person who holds it, else for the organisation; one that nobody holds shows
 * by its own name, so that it is seen. */
static void
add_seat (Gathering *self, MaillageRecord *seat)
{
  if (maillage_record_get_n_links (seat, "person") > 0)
    add_linked (self, seat, "person");
  else if (maillage_record_get_n_links (seat, "organisation") > 0)
    add_linked (self, seat, "organisation");
  else
    add_member (self, seat);
}

static void
add_seats (Gathering *self, MaillageRecord *list)
{
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) seats = NULL;

  if (maillage_record_get_n_links (list, "committee") == 0)
    return;
  query = maillage_scope_new_query (self->scope, PARTNERS_SEAT);
  maillage_query_set_owner (query, maillage_record_get_link (list, "committee", 0));
  seats = maillage_store_query (maillage_scope_get_store (self->scope), query, NULL);
  for (guint i = 0; seats != NULL && i < seats->len; i++)
    add_seat (self, g_ptr_array_index (seats, i));
}

static void
add_found (Gathering *self, MaillageRecord *record)
{
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (record));

  if (g_str_equal (kind, PARTNERS_PERSON))
    add_person (self, record, NULL);
  else if (g_str_equal (kind, PARTNERS_ORGANISATION))
    add_organisation (self, record);
  else if (g_str_equal (kind, PARTNERS_ROLE) && !maillage_record_get_boolean (record, "past"))
    add_uuid (self, maillage_record_get_owner (record), record);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const PartnersMember *one = *(const PartnersMember *const *) a;
  const PartnersMember *other = *(const PartnersMember *const *) b;

  return g_utf8_collate (one->name, other->name);
}

MaillageQuery *
partners_list_dup_search (MaillageScope *scope, MaillageRecord *list, GError **error)
{
  const char *search = maillage_record_get_value (list, "search");

  return search != NULL ? maillage_scope_new_query_from_string (scope, search, error) : NULL;
}

GPtrArray *
partners_list_members (MaillageScope *scope, MaillageRecord *list, GPtrArray *found)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Gathering self = { scope, g_ptr_array_new_with_free_func (member_free), seen };

  add_linked (&self, list, "persons");
  add_linked (&self, list, "organisations");
  add_seats (&self, list);
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_found (&self, g_ptr_array_index (found, i));
  g_ptr_array_sort (self.members, compare_names);
  return self.members;
}

GPtrArray *
partners_members_of (MaillageScope *scope, const char *const *uuids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Gathering self = { scope, g_ptr_array_new_with_free_func (member_free), seen };

  for (gsize i = 0; uuids[i] != NULL; i++)
    add_uuid (&self, uuids[i], NULL);
  return self.members;
}

char *
partners_members_dup_without (guint n_without)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u member cannot be written to.",
                                       "%u members cannot be written to.",
                                       n_without),
                          n_without);
}

char *
partners_members_dup_addresses (GPtrArray *members, guint *n_without)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;

  *n_without = 0;
  for (guint i = 0; i < members->len; i++)
    {
      PartnersMember *member = g_ptr_array_index (members, i);

      if (member->email == NULL)
        (*n_without)++;
      else if (g_hash_table_add (seen, member->email))
        g_strv_builder_add (builder, member->email);
    }
  addresses = g_strv_builder_end (builder);
  return g_strjoinv (", ", addresses);
}
