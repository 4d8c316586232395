/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 20
#define LATEST 20 /* how far back undo looks first for what stands */

static void
print_history_json (GPtrArray *changes)
{
  JsonBuilder *builder = ctl_json_begin ();

  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      MaillageChange *change = g_ptr_array_index (changes, i);

      json_builder_begin_object (builder);
      ctl_json_int (builder, "number", maillage_change_get_number (change));
      ctl_json_int (builder, "at", maillage_change_get_at (change));
      ctl_json_string (builder, "author", maillage_change_get_author (change));
      ctl_json_string (builder, "label", maillage_change_get_label (change));
      ctl_json_int (builder, "undoes", maillage_change_get_undoes (change));
      ctl_json_int (builder, "undone_by", maillage_change_get_undone_by (change));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_history (GPtrArray *changes)
{
  CtlTable *table = ctl_table_new (5, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      MaillageChange *change = g_ptr_array_index (changes, i);
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, maillage_change_get_number (change));
      g_autofree char *at = ctl_format_time (maillage_change_get_at (change));
      const char *cells[] = { number,
                              at,
                              maillage_change_get_author (change),
                              maillage_change_get_label (change),
                              maillage_change_get_undone_by (change) != 0 ? _ ("(undone)") : "" };

      ctl_table_add (table, cells);
    }
  ctl_table_print (table);
}

static gboolean
run_history (Ctl *self, char **args, GError **error)
{
  g_autofree char *uuid = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (args[0] != NULL)
    {
      uuid = maillage_store_resolve (self->store, args[0], error);
      if (uuid == NULL)
        return FALSE;
    }
  changes = maillage_store_list_history (
      self->store, uuid, self->limit > 0 ? (guint) self->limit : DEFAULT_LIMIT, error);
  if (changes == NULL)
    return FALSE;
  if (self->json)
    print_history_json (changes);
  else
    print_history (changes);
  return TRUE;
}

/* An undo takes back a change, a redo takes back an undo: who goes up that chain by an odd number
 * of steps is an undo. Not @known when the chain leaves the map. */
static gboolean
is_undo (GHashTable *undoes, gint64 number, gboolean *known)
{
  gboolean odd = FALSE;
  gint64 *before;

  while ((before = g_hash_table_lookup (undoes, &number)) != NULL && *before != 0)
    {
      odd = !odd;
      number = *before;
    }
  *known = before != NULL;
  return odd;
}

static GHashTable *
map_undoes (GPtrArray *changes)
{
  GHashTable *map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < changes->len; i++)
    {
      MaillageChange *change = g_ptr_array_index (changes, i);
      gint64 number = maillage_change_get_number (change);
      gint64 undoes = maillage_change_get_undoes (change);

      g_hash_table_insert (
          map, g_memdup2 (&number, sizeof number), g_memdup2 (&undoes, sizeof undoes));
    }
  return map;
}

/* 0 when none is among them; @more is whether older ones could tell. */
static gint64
find_among (GPtrArray *changes, gboolean wants_undo, gboolean *more)
{
  g_autoptr (GHashTable) undoes = map_undoes (changes);

  for (guint i = 0; i < changes->len; i++)
    {
      MaillageChange *change = g_ptr_array_index (changes, i);
      gint64 number = maillage_change_get_number (change);
      gboolean known = TRUE;

      if (maillage_change_get_undone_by (change) == 0
          && is_undo (undoes, number, &known) == wants_undo && known)
        return number;
      if (!known)
        return 0;
      if (wants_undo && maillage_change_get_undoes (change) == 0)
        {
          *more = FALSE; /* something new was done since: nothing to redo */
          return 0;
        }
    }
  return 0;
}

/* The latest change that stands, be it an undo (to redo) or not (to undo). However many were taken
 * back since: each undo is a change too. */
static gint64
find_latest (Ctl *self, gboolean wants_undo, GError **error)
{
  gboolean more = TRUE;
  gint64 number = 0;

  for (guint limit = LATEST; more && number == 0; limit *= 4)
    {
      g_autoptr (GPtrArray) changes = maillage_store_list_history (self->store, NULL, limit, error);

      if (changes == NULL)
        return 0;
      more = changes->len == limit;
      number = find_among (changes, wants_undo, &more);
    }
  if (number == 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_NOTHING_TO_UNDO,
                 "%s",
                 wants_undo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  return number;
}

/* What a redo of @number takes back: itself where it is an undo, else the undo that took it back.
 */
static gint64
find_undo_of (Ctl *self, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) changes = maillage_store_list_history (self->store, NULL, 0, error);
  g_autoptr (GHashTable) undoes = changes != NULL ? map_undoes (changes) : NULL;
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (changes == NULL)
    return 0;
  for (guint i = 0; i < changes->len; i++)
    {
      MaillageChange *change = g_ptr_array_index (changes, i);
      gboolean known;

      if (maillage_change_get_number (change) != number)
        continue;
      if (is_undo (undoes, number, &known))
        return number;
      if (maillage_change_get_undone_by (change) != 0)
        return maillage_change_get_undone_by (change);
    }
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOTHING_TO_UNDO,
               _ ("Change %s has not been taken back: there is nothing to redo."),
               digits);
  return 0;
}

/* The rows of an extension that is switched off are the core's to restore, but not unsaid. */
static void
tell_switched_off (Ctl *self, gint64 number)
{
  g_autoptr (GPtrArray) changes = maillage_store_list_history (self->store, NULL, 1, NULL);
  MaillageChange *change
      = changes != NULL && changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  const char *uuid;

  if (change == NULL || maillage_change_get_number (change) != number)
    return;
  for (guint i = 0; maillage_change_get_item (change, i, NULL, &uuid, NULL, NULL, NULL); i++)
    {
      g_autoptr (MaillageRecord) record
          = uuid != NULL ? maillage_store_load (self->store, uuid, NULL) : NULL;
      MaillageKind *kind = record != NULL ? maillage_record_get_kind (record) : NULL;

      if (kind != NULL && !maillage_kind_get_available (kind) && g_hash_table_add (told, kind))
        g_printerr (_ ("This changed “%s”, which belongs to an extension that is switched off.\n"),
                    maillage_kind_get_plural (kind));
    }
}

static gboolean
take_back (Ctl *self, const char *typed, gboolean redo, GError **error)
{
  g_autoptr (MaillageChange) change = NULL;
  guint64 number = 0;

  if (typed != NULL && !g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, CTL_USAGE, 0, _ ("“%s” is not the number of a change."), typed);
      return FALSE;
    }
  if (number == 0)
    number = (guint64) find_latest (self, redo, error);
  else if (redo)
    number = (guint64) find_undo_of (self, (gint64) number, error);
  if (number == 0)
    return FALSE;
  change = maillage_store_undo (self->store, (gint64) number, error);
  if (change == NULL)
    return FALSE;
  ctl_print_change (self, change, NULL);
  tell_switched_off (self, maillage_change_get_number (change));
  return TRUE;
}

static gboolean
run_undo (Ctl *self, char **args, GError **error)
{
  return take_back (self, args[0], FALSE, error);
}

static gboolean
run_redo (Ctl *self, char **args, GError **error)
{
  return take_back (self, args[0], TRUE, error);
}

const CtlVerb ctl_history_verbs[] = {
  { "history", "[ID] [--limit N]", "limit", 0, 0, 1, run_history },
  { "undo", "[N]", "", 0, 0, 1, run_undo },
  { "redo", "[N]", "", 0, 0, 1, run_redo },
  { NULL },
};
