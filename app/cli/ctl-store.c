/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include "maillage-archive-private.h"

#include <glib/gi18n.h>

static gboolean
print_done (Ctl *self, const char *path)
{
  JsonBuilder *builder;

  if (!self->json)
    {
      g_print ("%s\n", path);
      return TRUE;
    }
  builder = ctl_json_begin ();
  ctl_json_string (builder, "file", path);
  ctl_json_print (builder);
  return TRUE;
}

static gboolean
run_init (Ctl *self, char **args, GError **error)
{
  return print_done (self, maillage_store_get_path (self->store));
}

static gboolean
run_demo (Ctl *self, char **args, GError **error)
{
  return maillage_context_add_demo (self->context, error)
         && print_done (self, maillage_store_get_path (self->store));
}

static gboolean
run_migrate (Ctl *self, char **args, GError **error)
{
  return print_done (self, maillage_store_get_path (self->store));
}

static gboolean
run_check (Ctl *self, char **args, GError **error)
{
  g_auto (GStrv) faults = maillage_store_check (self->store, self->repair, error);
  guint n;

  if (faults == NULL)
    return FALSE;
  n = g_strv_length (faults);
  if (self->json)
    {
      JsonBuilder *builder = ctl_json_begin ();

      json_builder_set_member_name (builder, "faults");
      json_builder_begin_array (builder);
      for (guint i = 0; i < n; i++)
        json_builder_add_string_value (builder, faults[i]);
      json_builder_end_array (builder);
      ctl_json_print (builder);
    }
  else
    for (guint i = 0; i < n; i++)
      g_print ("%s\n", faults[i]);
  if (n > 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_DAMAGED,
                 g_dngettext (GETTEXT_PACKAGE, "%u fault was found.", "%u faults were found.", n),
                 n);
  else if (!self->json)
    g_print ("%s\n", _ ("The store is sound."));
  return n == 0;
}

static gboolean
run_backup (Ctl *self, char **args, GError **error)
{
  if (g_file_test (args[0], G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("“%s” exists already: give the backup a name of its own."),
                   args[0]);
      return FALSE;
    }
  return maillage_store_backup (self->store, args[0], error) && print_done (self, args[0]);
}

static char *
dup_time (MaillageBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (maillage_backup_get_time (backup));

  return g_date_time_format_iso8601 (time);
}

static gboolean
run_backups (Ctl *self, char **args, GError **error)
{
  g_autoptr (GPtrArray) backups = maillage_backup_list (maillage_store_get_path (self->store));
  JsonBuilder *builder = self->json ? ctl_json_begin () : NULL;

  if (builder != NULL)
    {
      json_builder_set_member_name (builder, "backups");
      json_builder_begin_array (builder);
    }
  for (guint i = 0; i < backups->len; i++)
    {
      MaillageBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *time = dup_time (backup);

      if (builder == NULL)
        {
          g_print ("%s  %s\n", time, maillage_backup_get_path (backup));
          continue;
        }
      json_builder_begin_object (builder);
      ctl_json_string (builder, "time", time);
      ctl_json_string (builder, "file", maillage_backup_get_path (backup));
      json_builder_end_object (builder);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      ctl_json_print (builder);
    }
  return TRUE;
}

static gboolean
run_restore (Ctl *self, char **args, GError **error)
{
  if (self->store == NULL)
    return maillage_backup_rescue (self->damaged_path, args[0], error)
           && print_done (self, args[0]);
  if (_maillage_archive_is_one (args[0]))
    return _maillage_archive_restore (self->store, args[0], error) && print_done (self, args[0]);
  return maillage_store_restore (self->store, args[0], error) && print_done (self, args[0]);
}

static gboolean
run_take (Ctl *self, char **args, GError **error)
{
  if (g_file_test (args[0], G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("“%s” exists already: give the file a name of its own."),
                   args[0]);
      return FALSE;
    }
  return _maillage_archive_write (self->store, args[0], error) && print_done (self, args[0]);
}

const CtlVerb ctl_store_verbs[] = {
  { "init", "", "", CTL_CREATES, 0, 0, run_init },
  { "demo", "", "", CTL_CREATES | CTL_NAMED_STORE, 0, 0, run_demo },
  { "check", "[--repair]", "repair", 0, 0, 0, run_check },
  { "backup", N_ ("FILE"), "", 0, 1, 1, run_backup },
  { "backups", "", "", 0, 0, 0, run_backups },
  { "restore-backup", N_ ("FILE"), "", CTL_RESCUES, 1, 1, run_restore },
  { "take-everything", N_ ("FILE.tar"), "", 0, 1, 1, run_take },
  { "migrate", "", "", CTL_MIGRATES, 0, 0, run_migrate },
  { NULL },
};
