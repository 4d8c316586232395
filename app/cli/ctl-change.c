/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include "maillage-registry-private.h"

#include <glib/gi18n.h>

static gboolean
commit (Ctl *self, MaillageEdit *edit, const char *uuid, GError **error)
{
  g_autoptr (MaillageChange) change = NULL;
  g_autofree char *kept = g_strdup (uuid);

  if (maillage_edit_is_empty (edit))
    {
      ctl_print_change (self, NULL, kept);
      return TRUE;
    }
  change = maillage_store_commit (self->store, edit, error);
  if (change == NULL)
    return FALSE;
  ctl_print_change (self, change, kept);
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

static const char *
create (Ctl *self, MaillageEdit *edit, MaillageKind *kind, GError **error)
{
  g_autoptr (MaillageRecord) owner = NULL;

  if (maillage_kind_get_owner (kind) == NULL)
    return maillage_edit_create (edit, maillage_kind_get_id (kind));
  if (self->owner == NULL)
    {
      g_set_error (error,
                   CTL_USAGE,
                   0,
                   _ ("“%s” belongs to another record: name it with --owner ID."),
                   maillage_kind_get_label (kind));
      return NULL;
    }
  owner = ctl_load (self, self->owner, error);
  if (owner == NULL)
    return NULL;
  return maillage_edit_create_child (
      edit, maillage_kind_get_id (kind), maillage_record_get_uuid (owner));
}

/* On the screen a record may wait for its name; a command line has nobody who comes back to it. */
static gboolean
check_required (MaillageKind *kind, char **args, GError **error)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      g_autofree char *start = g_strconcat (maillage_field_get_id (field), "=", NULL);
      gboolean given = !maillage_field_get_required (field);

      for (gsize j = 1; args[j] != NULL && !given; j++)
        given = g_str_has_prefix (args[j], start) && !is_blank (args[j] + strlen (start));
      if (given)
        continue;
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_INVALID_VALUE,
                   _ ("“%s” cannot be empty."),
                   maillage_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}

/* The second would put itself in the place of the first. */
static gboolean
check_once (MaillageKind *kind, char **assignments, GError **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; assignments[i] != NULL; i++)
    {
      char *id = g_strndup (assignments[i], strcspn (assignments[i], "="));
      MaillageField *field = maillage_kind_find_field (kind, id);

      if (g_hash_table_add (given, id))
        continue;
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_INVALID_VALUE,
                   _ ("“%s” is given twice. Several values are written at once, as “A; B”."),
                   field != NULL ? maillage_field_get_label (field) : id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_add (Ctl *self, char **args, GError **error)
{
  MaillageKind *kind = maillage_registry_resolve_kind (self->registry, args[0], error);
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = NULL;
  const char *uuid;

  if (kind == NULL || !check_once (kind, args + 1, error))
    return FALSE;
  label = g_strdup_printf (_ ("Creation: %s"), maillage_kind_get_label (kind));
  edit = _maillage_edit_new (label, NULL);
  uuid = create (self, edit, kind, error);
  if (uuid == NULL)
    return FALSE;
  for (gsize i = 1; args[i] != NULL; i++)
    if (!ctl_set (self, edit, kind, uuid, args[i], error))
      return FALSE;
  return check_required (kind, args, error) && commit (self, edit, uuid, error);
}

static gboolean
run_set (Ctl *self, char **args, GError **error)
{
  g_autoptr (MaillageRecord) record = ctl_load (self, args[0], error);
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = NULL;
  MaillageKind *kind;

  if (record == NULL)
    return FALSE;
  kind = maillage_record_get_kind (record);
  if (!check_once (kind, args + 1, error))
    return FALSE;
  label = g_strdup_printf (_ ("Change of “%s”"), maillage_record_get_title (record));
  edit = _maillage_edit_new (label, NULL);
  for (gsize i = 1; args[i] != NULL; i++)
    if (!ctl_set (self, edit, kind, maillage_record_get_uuid (record), args[i], error))
      return FALSE;
  return commit (self, edit, maillage_record_get_uuid (record), error);
}

static gboolean
run_link (Ctl *self, char **args, GError **error)
{
  g_autoptr (MaillageRecord) from = ctl_load (self, args[0], error);
  g_autoptr (MaillageRecord) to = NULL;
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (from == NULL || !ctl_check_field (maillage_record_get_kind (from), args[1], error))
    return FALSE;
  to = ctl_load (self, args[2], error);
  if (to == NULL)
    return FALSE;
  label = g_strdup_printf (
      _ ("Link of “%s” to “%s”"), maillage_record_get_title (from), maillage_record_get_title (to));
  edit = _maillage_edit_new (label, NULL);
  maillage_edit_link (
      edit, maillage_record_get_uuid (from), args[1], maillage_record_get_uuid (to));
  return commit (self, edit, maillage_record_get_uuid (from), error);
}

static gboolean
run_trash (Ctl *self, char **args, GError **error)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (_ ("Moved to the trash"), NULL);
  g_autoptr (MaillageChange) change = NULL;

  for (gsize i = 0; args[i] != NULL; i++)
    {
      g_autoptr (MaillageRecord) record = ctl_load (self, args[i], error);

      if (record == NULL)
        return FALSE;
      maillage_edit_trash (edit, maillage_record_get_uuid (record));
    }
  change = maillage_store_commit (self->store, edit, error);
  if (change == NULL)
    return FALSE;
  ctl_print_change (self, change, NULL);
  return TRUE;
}

const CtlVerb ctl_change_verbs[] = {
  { "add", N_ ("KIND FIELD=VALUE… [--owner ID]"), "owner", 0, 1, -1, run_add },
  { "set", N_ ("ID FIELD=VALUE…"), "", 0, 2, -1, run_set },
  { "link", N_ ("ID ROLE ID"), "", 0, 3, 3, run_link },
  { "trash", "ID…", "", 0, 1, -1, run_trash },
  { NULL },
};
