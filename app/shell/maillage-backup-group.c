/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-backup-group.h"

#include "maillage-second-backup.h"
#include "maillage-ui-when-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What the group works with; its own data. */
typedef struct
{
  MaillageStore *store;
  GtkWidget *list; /* an AdwExpanderRow, whose rows are… */
  GPtrArray *rows;
} Backups;

static void fill (GtkWidget *group);

static void
backups_free (gpointer data)
{
  Backups *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Backups *
get_backups (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "backups");
}

static void
say (GtkWidget *group, const char *sentence)
{
  g_autofree char *words = g_markup_escape_text (sentence, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) group = user_data;
  g_autoptr (GError) error = NULL;

  if (maillage_store_restore_finish (MAILLAGE_STORE (source), result, &error))
    say (group,
         _ ("Restored. What the store held until now is a backup too: restore that one to take "
            "this back."));
  else
    say (group, error->message);
  fill (group);
  gtk_widget_set_sensitive (group, TRUE);
}

static void
on_clicked (GtkButton *button, GtkWidget *group)
{
  MaillageBackup *backup = g_object_get_data (G_OBJECT (button), "backup");

  gtk_widget_set_sensitive (group, FALSE);
  maillage_store_restore_async (get_backups (group)->store,
                                maillage_backup_get_path (backup),
                                NULL,
                                on_restored,
                                g_object_ref (group));
}

static char *
dup_when (MaillageBackup *backup)
{
  return _maillage_ui_format_moment (maillage_backup_get_time (backup) * G_USEC_PER_SEC);
}

static const char *
get_reason (MaillageBackup *backup)
{
  switch (maillage_backup_get_reason (backup))
    {
    case MAILLAGE_BACKUP_BEFORE_RESTORE:
      return _ ("Before a backup was restored");
    case MAILLAGE_BACKUP_BEFORE_MIGRATION:
      return _ ("Before a new version was used");
    case MAILLAGE_BACKUP_AUTOMATIC:
    default:
      return _ ("Automatic");
    }
}

static GtkWidget *
row_new (GtkWidget *group, MaillageBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));
  g_autofree char *when = dup_when (backup);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_reason (backup));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, "restore");
  gtk_widget_set_sensitive (button, !maillage_store_get_read_only (get_backups (group)->store));
  g_object_set_data_full (G_OBJECT (button), "backup", g_object_ref (backup), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), group, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (GtkWidget *group)
{
  Backups *self = get_backups (group);
  g_autoptr (GPtrArray) backups = maillage_backup_list (maillage_store_get_path (self->store));
  g_autofree char *last = backups->len > 0 ? dup_when (g_ptr_array_index (backups, 0)) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->list), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < backups->len; i++)
    {
      GtkWidget *row = row_new (group, g_ptr_array_index (backups, i));

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->list), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->list),
                                 last != NULL ? last : _ ("None yet: one is made each day"));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self->list), backups->len > 0);
}

GtkWidget *
maillage_backup_group_new (MaillageContext *context)
{
  MaillageStore *store = maillage_context_get_store (context);
  GtkWidget *group = adw_preferences_group_new ();
  Backups *self = g_new0 (Backups, 1);

  self->store = g_object_ref (store);
  self->list = adw_expander_row_new ();
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "backups", self, backups_free);
  gtk_widget_set_name (group, "backups");
  gtk_widget_set_name (self->list, "last-backup");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Backups"));
  say (group,
       _ ("One for each of the last 7 days, 5 weeks and 12 months, each tried by opening it."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->list), _ ("Last good backup"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->list);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             maillage_second_backup_row_new (context));
  fill (group);
  return group;
}
