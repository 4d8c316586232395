/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-author-group.h"

#include "maillage-ui-ask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <maillage-erase-private.h>

/* What the group works with; its own data. */
typedef struct
{
  MaillageStore *store;
  GtkWidget *names; /* an AdwExpanderRow, whose rows are… */
  GPtrArray *rows;
} Authors;

static void fill (GtkWidget *group);

static void
authors_free (gpointer data)
{
  Authors *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Authors *
get_authors (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "authors");
}

/* Erasing */

static void
say (GtkWidget *group, const char *sentence)
{
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (get_authors (group)->names), sentence);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) group = user_data;
  g_autoptr (GError) error = NULL;
  gboolean whole = TRUE;
  g_autoptr (GPtrArray) mentions
      = _maillage_store_erase_finish (MAILLAGE_STORE (source), result, &whole, &error);

  fill (group);
  if (mentions == NULL)
    say (group, error->message);
  else if (!whole)
    say (group, _ ("The last traces go as soon as another program that reads the store is done"));
  else
    say (group, _ ("No trace of the name is left in the history"));
  gtk_widget_set_sensitive (group, TRUE);
}

static void
on_answered (GtkWidget *group, gpointer user_data)
{
  Authors *self = get_authors (group);
  g_autofree char *uuid = _maillage_store_dup_author (self->store, user_data);
  const char *uuids[] = { uuid, NULL };

  gtk_widget_set_sensitive (group, FALSE);
  _maillage_store_erase_async (self->store, uuids, NULL, NULL, on_erased, g_object_ref (group));
}

static void
erase_clicked (GtkButton *button, GtkWidget *group)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (button));
  g_autofree char *heading = g_strdup_printf (_ ("Erase the name “%s” from the history?"), name);
  gboolean own = g_strcmp0 (name, maillage_store_get_author (get_authors (group)->store)) == 0;
  const char *goes
      = _ ("The changes stay, as those of “a colleague”; a backup that is restored has "
           "it erased again. Texts that hold the name stay as they are. This cannot be "
           "undone.");
  g_autofree char *words
      = own ? g_strconcat (goes,
                           "\n\n",
                           _ ("You write under this name: what you change next has it again, "
                              "unless you choose another above first."),
                           NULL)
            : g_strdup (goes);

  maillage_ui_ask (group,
                   heading,
                   words,
                   NULL,
                   _ ("_Cancel"),
                   _ ("_Erase for ever"),
                   on_answered,
                   g_strdup (name),
                   g_free);
}

/* Names */

static GtkWidget *
row_new (GtkWidget *group, const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Erase…"));
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !maillage_store_get_read_only (get_authors (group)->store));
  g_signal_connect_object (button, "clicked", G_CALLBACK (erase_clicked), group, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (GtkWidget *group)
{
  Authors *self = get_authors (group);
  g_auto (GStrv) names = _maillage_store_dup_authors (self->store);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->names), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = row_new (group, names[i]);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->names), row);
      g_ptr_array_add (self->rows, row);
    }
  say (group, _ ("Somebody who asks for it can be taken out of there"));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self->names), names[0] != NULL);
}

static void
add_names (GtkWidget *group, MaillageStore *store)
{
  Authors *self = g_new0 (Authors, 1);

  self->store = g_object_ref (store);
  self->names = adw_expander_row_new ();
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "authors", self, authors_free);
  gtk_widget_set_name (self->names, "names");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->names), _ ("Names in the history"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->names);
  fill (group);
}

/* One's own */

static void
author_applied (AdwEntryRow *row, GSettings *settings)
{
  g_settings_set_string (settings, "author", gtk_editable_get_text (GTK_EDITABLE (row)));
}

static GtkWidget *
own_new (GSettings *settings, MaillageStore *store)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *name = g_settings_get_string (settings, "author");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name"));
  gtk_editable_set_text (GTK_EDITABLE (row),
                         *name == '\0' && store != NULL ? maillage_store_get_author (store) : name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_name (row, "author");
  g_signal_connect_object (row, "apply", G_CALLBACK (author_applied), settings, 0);
  return row;
}

GtkWidget *
maillage_author_group_new (MaillageContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  MaillageStore *store = maillage_context_get_store (context);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("You"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("This name stands beside each change you make, for your colleagues."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             own_new (maillage_context_get_settings (context), store));
  if (store != NULL)
    add_names (group, store);
  return group;
}
