/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a list or a committee stands for, and adding them to an event: nobody twice. */

#include "events-invite.h"

#include <string.h>

static gboolean
is_of_kind (MaillageRecord *record, const char *kind_id)
{
  return strcmp (maillage_kind_get_id (maillage_record_get_kind (record)), kind_id) == 0;
}

static void
add_once (GPtrArray *uuids, const char *uuid)
{
  if (uuid != NULL && !g_ptr_array_find_with_equal_func (uuids, uuid, g_str_equal, NULL))
    g_ptr_array_add (uuids, g_strdup (uuid));
}

static void
add_links (GPtrArray *uuids, MaillageRecord *record, const char *field_id)
{
  for (guint i = 0; i < maillage_record_get_n_links (record, field_id); i++)
    add_once (uuids, maillage_record_get_link (record, field_id, i));
}

/* A seat is held by a person, or by an organisation that will send somebody. */
static void
add_seats (MaillageScope *scope, GPtrArray *uuids, const char *committee)
{
  g_autoptr (GPtrArray) seats = NULL;

  if (committee == NULL || !events_has_kind (scope, EVENTS_SEAT))
    return;
  seats = events_list_children (scope, EVENTS_SEAT, committee);
  for (guint i = 0; i < seats->len; i++)
    add_links (uuids,
               seats->pdata[i],
               maillage_record_get_n_links (seats->pdata[i], "person") > 0 ? "person"
                                                                           : "organisation");
}

/* Those whom the list's search finds today. A person found by a role is invited once. */
static void
add_found (MaillageScope *scope, GPtrArray *uuids, const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageQuery) query
      = search != NULL ? maillage_scope_new_query_from_string (scope, search, &error) : NULL;
  g_autoptr (GPtrArray) found
      = query != NULL ? maillage_store_query (maillage_scope_get_store (scope), query, &error)
                      : NULL;

  if (error != NULL) /* a search of a program that knew more: the list's page says so */
    g_message ("A contact list’s search cannot be run: %s", error->message);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      MaillageRecord *record = found->pdata[i];

      if (is_of_kind (record, EVENTS_PERSON) || is_of_kind (record, EVENTS_ORGANISATION))
        add_once (uuids, maillage_record_get_uuid (record));
      else if (is_of_kind (record, EVENTS_ROLE) && !maillage_record_get_boolean (record, "past"))
        add_once (uuids, maillage_record_get_owner (record));
    }
}

GPtrArray *
events_list_invited_by (MaillageScope *scope, const char *uuid)
{
  GPtrArray *uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MaillageRecord) record = maillage_scope_load (scope, uuid, NULL);

  if (record == NULL)
    return uuids;
  if (is_of_kind (record, EVENTS_CONTACT_LIST))
    {
      add_links (uuids, record, "persons");
      add_links (uuids, record, "organisations");
      if (maillage_record_get_n_links (record, "committee") > 0)
        add_seats (scope, uuids, maillage_record_get_link (record, "committee", 0));
      add_found (scope, uuids, maillage_record_get_value (record, "search"));
      return uuids;
    }
  if (is_of_kind (record, EVENTS_ORGANISATION))
    add_seats (scope, uuids, uuid);
  if (uuids->len == 0
      && (is_of_kind (record, EVENTS_PERSON) || is_of_kind (record, EVENTS_ORGANISATION)))
    add_once (uuids, uuid);
  return uuids;
}

/* Those who are there: persons, names that were written, and organisations nobody is named for. */
static GHashTable *
list_there (MaillageScope *scope, MaillageRecord *event)
{
  GHashTable *there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all
      = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));

  for (guint i = 0; i < all->len; i++)
    {
      const char *field
          = maillage_record_get_n_links (all->pdata[i], "person") > 0 ? "person" : "organisation";

      if (maillage_record_get_n_links (all->pdata[i], field) > 0)
        g_hash_table_add (there, g_strdup (maillage_record_get_link (all->pdata[i], field, 0)));
      if (maillage_record_get_value (all->pdata[i], "name") != NULL)
        g_hash_table_add (there,
                          maillage_text_fold (maillage_record_get_value (all->pdata[i], "name")));
    }
  return there;
}

/* The organisation of that day and the function in it, from a role that has not ended. */
static void
set_role (MaillageScope *scope, MaillageEdit *edit, const char *uuid, const char *person)
{
  g_autoptr (GPtrArray) roles = NULL;

  if (!events_has_kind (scope, EVENTS_ROLE))
    return;
  roles = events_list_children (scope, EVENTS_ROLE, person);
  for (guint i = 0; i < roles->len; i++)
    {
      MaillageRecord *role = roles->pdata[i];

      if (events_is_over (role))
        continue;
      maillage_edit_set (edit, uuid, "job", maillage_record_get_value (role, "job"));
      if (maillage_record_get_n_links (role, "organisation") > 0)
        maillage_edit_link (
            edit, uuid, "organisation", maillage_record_get_link (role, "organisation", 0));
      return;
    }
}

static void
add_participation (MaillageScope *scope,
                   MaillageEdit *edit,
                   MaillageRecord *event,
                   MaillageRecord *who)
{
  const char *uuid
      = maillage_edit_create_child (edit, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));
  gboolean person = is_of_kind (who, EVENTS_PERSON);

  maillage_edit_set (edit, uuid, "answer", "to_invite");
  maillage_edit_link (
      edit, uuid, person ? "person" : "organisation", maillage_record_get_uuid (who));
  if (person)
    set_role (scope, edit, uuid, maillage_record_get_uuid (who));
}

static gboolean
is_there (GHashTable *there, MaillageRecord *who)
{
  g_autofree char *fold = maillage_text_fold (maillage_record_get_title (who));

  return g_hash_table_contains (there, maillage_record_get_uuid (who))
         || (is_of_kind (who, EVENTS_PERSON) && g_hash_table_contains (there, fold));
}

MaillageEdit *
events_new_invitation (
    MaillageScope *scope, MaillageRecord *event, GPtrArray *uuids, guint *n_new, guint *n_there)
{
  MaillageEdit *edit = maillage_scope_new_edit (scope, _ ("Persons to invite"));
  g_autoptr (GHashTable) there = list_there (scope, event);

  *n_new = *n_there = 0;
  for (guint i = 0; i < uuids->len; i++)
    {
      g_autoptr (MaillageRecord) who = maillage_scope_load (scope, uuids->pdata[i], NULL);

      if (who == NULL || maillage_record_get_trashed (who))
        continue;
      if (is_there (there, who))
        {
          ++*n_there;
          continue;
        }
      add_participation (scope, edit, event, who);
      ++*n_new;
    }
  return edit;
}

static char *
dup_said (guint n_new, guint n_there)
{
  g_autofree char *added = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u added, to invite.", "%u added, to invite.", n_new), n_new);
  g_autofree char *there
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u was on the list already: once is enough.",
                                      "%u were on the list already: once is enough.",
                                      n_there),
                         n_there);

  if (n_there == 0)
    return n_new > 0 ? g_steal_pointer (&added) : g_strdup (_ ("There is nobody to invite there."));
  return n_new > 0 ? g_strconcat (added, " ", there, NULL) : g_steal_pointer (&there);
}

static void
on_invited (GtkWidget *from, MaillageChange *change, gpointer data)
{
  g_autofree char *said = data;
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (window, said, change);
}

static void
commit_invitation (GtkWidget *from, MaillageEdit *edit, guint n_new, guint n_there)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autofree char *said = dup_said (n_new, n_there);

  if (n_new > 0)
    events_commit (from, edit, on_invited, g_steal_pointer (&said));
  else if (window != NULL)
    maillage_ui_window_show_toast (window, said, NULL);
}

void
events_invite (GtkWidget *from, MaillageScope *scope, MaillageRecord *event, const char *uuid)
{
  g_autoptr (GPtrArray) uuids = events_list_invited_by (scope, uuid);
  guint n_new, n_there;
  g_autoptr (MaillageEdit) edit = events_new_invitation (scope, event, uuids, &n_new, &n_there);

  commit_invitation (from, edit, n_new, n_there);
}

/* As a name that was written, or as the person or the organisation of that name. */
static gboolean
is_named (GPtrArray *participations, const char *name)
{
  g_autofree char *fold = maillage_text_fold (name);

  for (guint i = 0; i < participations->len; i++)
    {
      g_autofree char *who = events_dup_who (participations->pdata[i]);
      g_autofree char *there = maillage_text_fold (who);

      if (g_strcmp0 (there, fold) == 0)
        return TRUE;
    }
  return FALSE;
}

void
events_invite_by_name (GtkWidget *from,
                       MaillageScope *scope,
                       MaillageRecord *event,
                       const char *name)
{
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, _ ("Persons to invite"));
  g_autoptr (GPtrArray) all
      = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));
  gboolean there = is_named (all, name);

  if (!there)
    {
      const char *uuid = maillage_edit_create_child (
          edit, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));

      maillage_edit_set (edit, uuid, "name", name);
      maillage_edit_set (edit, uuid, "answer", "to_invite");
    }
  commit_invitation (from, edit, there ? 0 : 1, there ? 1 : 0);
}
