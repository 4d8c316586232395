/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contact cards, as address books and telephones take them: vCard 3.0 (RFC 2426). */

#include "partners-members.h"

#include <string.h>

/* RFC 2425, 5.8.1: in octets. */
#define LONGEST_LINE 75

/* A longer line goes on in the next one, after a space; no letter is cut in two. */
static void
append_folded (GString *out, const char *line)
{
  gsize room = LONGEST_LINE;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (length > room)
        {
          g_string_append (out, "\r\n ");
          room = LONGEST_LINE - 1;
        }
      g_string_append_len (out, p, (gssize) length);
      room -= length;
    }
  g_string_append (out, "\r\n");
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else if (*p != '\r')
      g_string_append_printf (out, strchr ("\\;,", *p) != NULL ? "\\%c" : "%c", *p);
}

/* @parts: a name's, between semicolons; a value that is not known gives no line. */
static void
add_line (GString *card, const char *property, const char *const *parts, guint n_parts)
{
  g_autoptr (GString) line = g_string_new (property);
  gboolean known = FALSE;

  for (guint i = 0; i < n_parts; i++)
    {
      g_string_append_c (line, i == 0 ? ':' : ';');
      append_escaped (line, parts[i]);
      known = known || (parts[i] != NULL && *parts[i] != '\0');
    }
  if (known)
    append_folded (card, line->str);
}

static void
add_value (GString *card, const char *property, const char *value)
{
  add_line (card, property, &value, 1);
}

/* Last name, first name, additional names, form of address, suffixes. */
static void
add_name (GString *card, MaillageScope *scope, const PartnersMember *member)
{
  gboolean person = g_str_equal (member->kind, PARTNERS_PERSON);
  g_autoptr (MaillageRecord) record
      = person ? maillage_scope_load (scope, member->uuid, NULL) : NULL;
  const char *parts[5] = { member->name, NULL, NULL, NULL, NULL };

  if (record != NULL)
    {
      parts[0] = maillage_record_get_value (record, "last_name");
      parts[1] = maillage_record_get_value (record, "first_name");
      parts[3] = maillage_record_get_value (record, "civility");
    }
  add_value (card, "FN", member->name);
  add_line (card, "N", parts, G_N_ELEMENTS (parts));
}

static void
add_card (GString *out, MaillageScope *scope, const PartnersMember *member)
{
  gboolean organisation = g_str_equal (member->kind, PARTNERS_ORGANISATION);
  g_autofree char *uid = g_strconcat ("urn:uuid:", member->uuid, NULL);
  MaillageField *field
      = maillage_kind_find_field (maillage_scope_find_kind (scope, PARTNERS_PERSON), "phone");
  g_autofree char *phone
      = member->phone != NULL ? maillage_field_parse (field, member->phone, NULL, NULL) : NULL;

  g_string_append (out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  add_value (out, "UID", uid);
  add_name (out, scope, member);
  add_value (out, "ORG", organisation ? member->name : member->organisation);
  add_value (out, "TITLE", member->job);
  add_value (out, "TEL;TYPE=work,voice", phone);
  add_value (out, "EMAIL;TYPE=internet", member->email);
  g_string_append (out, "END:VCARD\r\n");
}

/* Each once, though several lists may have them. */
static void
add_cards (GString *out, MaillageScope *scope, GPtrArray *members, GHashTable *seen)
{
  for (guint i = 0; i < members->len; i++)
    {
      PartnersMember *member = g_ptr_array_index (members, i);

      if (g_hash_table_add (seen, g_strdup (member->uuid)))
        add_card (out, scope, member);
    }
}

static gboolean
write_partners (MaillageScope *scope,
                const char *const *uuids,
                const char *path,
                gpointer user_data,
                GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) members = partners_members_of (scope, uuids);

  add_cards (out, scope, members, seen);
  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}

/* Those it has and those its search finds today. */
static GPtrArray *
list_all (MaillageScope *scope, const char *uuid, GError **error)
{
  g_autoptr (MaillageRecord) list = maillage_scope_load (scope, uuid, error);
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) refused = NULL;

  if (list == NULL)
    return NULL;
  query = partners_list_dup_search (scope, list, &refused);
  if (query != NULL)
    found = maillage_store_query (maillage_scope_get_store (scope), query, &refused);
  if (refused == NULL)
    return partners_list_members (scope, list, found);
  g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

static gboolean
write_lists (MaillageScope *scope,
             const char *const *uuids,
             const char *path,
             gpointer user_data,
             GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; *uuids != NULL; uuids++)
    {
      g_autoptr (GPtrArray) members = list_all (scope, *uuids, error);

      if (members == NULL)
        return FALSE;
      add_cards (out, scope, members, seen);
    }
  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}

void
partners_add_vcard (MaillageScope *scope)
{
  const char *label = _ ("Contact cards (vCard)");

  maillage_scope_add_exporter (
      scope, "person_cards", label, PARTNERS_PERSON, ".vcf", write_partners, NULL, NULL);
  maillage_scope_add_exporter (scope,
                               "organisation_cards",
                               label,
                               PARTNERS_ORGANISATION,
                               ".vcf",
                               write_partners,
                               NULL,
                               NULL);
  maillage_scope_add_exporter (
      scope, "list_cards", label, PARTNERS_CONTACT_LIST, ".vcf", write_lists, NULL, NULL);
}
