/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Removing an extension: its data are kept, written out, or erased. */

#include "maillage-extension-removal.h"

#include "maillage-adw.h"
#include "maillage-plugin-data-private.h"
#include "maillage-plugin-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *row; /* weak */
  MaillageContext *context;
  MaillagePluginItem *item;
  char *said; /* what was done last, or NULL */
} Removal;

static void ask (Removal *self);

static Removal *
removal_copy (Removal *other)
{
  Removal *self = g_new0 (Removal, 1);

  g_set_weak_pointer (&self->row, other->row);
  self->context = g_object_ref (other->context);
  self->item = g_object_ref (other->item);
  self->said = g_strdup (other->said);
  return self;
}

static void
removal_free (gpointer data)
{
  Removal *self = data;

  g_clear_weak_pointer (&self->row);
  g_object_unref (self->context);
  g_object_unref (self->item);
  g_free (self->said);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

/* Of two with one id, the data are those of the one that counts. */
static gboolean
owns_data (MaillageContext *context, MaillagePluginItem *item)
{
  return maillage_plugin_manager_find (maillage_context_get_plugin_manager (context),
                                       maillage_plugin_item_get_id (item))
         == item;
}

char *
maillage_extension_dup_holds (MaillageContext *context, MaillagePluginItem *item, int *total)
{
  const char *id = maillage_plugin_item_get_id (item);
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (GPtrArray) kinds
      = _maillage_plugin_list_kinds (maillage_context_get_registry (context), id);
  GString *text = g_string_new (NULL);

  *total = 0;
  if (!owns_data (context, item))
    g_ptr_array_set_size (kinds, 0);
  for (guint i = 0; store != NULL && i < kinds->len; i++)
    {
      int count
          = MAX (0, maillage_store_count (store, maillage_kind_get_id (kinds->pdata[i]), NULL));

      *total += count;
      g_string_append_printf (text,
                              /* TRANSLATORS: a line break or nothing, a kind of record, how many */
                              _ ("%s%s: %d"),
                              text->len > 0 ? "\n" : "",
                              maillage_kind_get_plural (kinds->pdata[i]),
                              count);
    }
  return g_string_free (text, text->len == 0);
}

/* What went wrong, or was done, stands in the question that is asked again. */
static void
ask_again (Removal *self, const char *said)
{
  g_autoptr (Removal) other = removal_copy (self);

  g_free (other->said);
  other->said = g_strdup (said);
  if (other->row != NULL)
    ask (other);
}

static void
remove_it (Removal *self)
{
  g_autoptr (GError) error = NULL;

  if (!_maillage_plugin_manager_remove (
          maillage_context_get_plugin_manager (self->context), self->item, &error))
    ask_again (self, error->message);
  else if (self->row != NULL)
    gtk_widget_set_visible (self->row, FALSE);
}

static void
erased_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (Removal) self = data;
  g_autoptr (GError) error = NULL;

  if (_maillage_plugin_erase_data_finish (MAILLAGE_STORE (store), result, &error))
    remove_it (self);
  else
    {
      if (self->row != NULL)
        gtk_widget_set_sensitive (self->row, TRUE);
      ask_again (self, error->message);
    }
}

/* Some thousand records a second: of many, one must know that it goes on. */
static void
say_waiting (Removal *self)
{
  if (self->row == NULL)
    return;
  gtk_widget_set_sensitive (self->row, FALSE);
  adw_expander_row_set_subtitle (
      ADW_EXPANDER_ROW (self->row),
      _ ("Its data are being erased. Of many records, it takes minutes."));
}

/* Off first, so that it writes nothing meanwhile. */
static void
erase (Removal *self)
{
  const char *id = maillage_plugin_item_get_id (self->item);
  g_autoptr (GError) error = NULL;

  if (!maillage_plugin_manager_set_active (
          maillage_context_get_plugin_manager (self->context), id, FALSE, &error))
    {
      ask_again (self, error->message);
      return;
    }
  say_waiting (self);
  _maillage_plugin_erase_data_async (
      maillage_context_get_store (self->context), id, erased_cb, removal_copy (self));
}

static void
folder_chosen (GtkWidget *row, GFile *folder)
{
  Removal *self = g_object_get_data (G_OBJECT (row), "maillage-removal");
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  if (_maillage_plugin_export_data (maillage_context_get_store (self->context),
                                    maillage_plugin_item_get_id (self->item),
                                    path,
                                    &error))
    said = g_strdup_printf (_ ("They were written to %s."), path);
  ask_again (self, said != NULL ? said : error->message);
}

static void
answered (gpointer data, const char *answer)
{
  Removal *self = data;

  if (strcmp (answer, "keep") == 0 || !owns_data (self->context, self->item))
    remove_it (self);
  else if (strcmp (answer, "erase") == 0)
    erase (self);
  else if (self->row != NULL)
    {
      g_object_set_data_full (
          G_OBJECT (self->row), "maillage-removal", removal_copy (self), removal_free);
      maillage_adw_choose_folder (self->row, _ ("Export to a Folder"), folder_chosen);
    }
}

static char *
dup_question (Removal *self, int *total)
{
  g_autofree char *holds = maillage_extension_dup_holds (self->context, self->item, total);
  GString *text = g_string_new (NULL);

  if (*total == 0)
    g_string_append (text, _ ("It holds no data."));
  else
    g_string_append_printf (
        text,
        _ ("What becomes of its data?\n%s\n\nData that are kept stay readable and exportable. "
           "Erased, they are gone for ever, with their history; older backups still hold them."),
        holds);
  if (self->said != NULL)
    g_string_append_printf (text, "\n\n%s", self->said);
  return g_string_free (text, FALSE);
}

static void
ask (Removal *self)
{
  const char *const all[] = { "no",     _ ("Cancel"),           "keep",  _ ("Keep the Data"),
                              "export", _ ("Export the Data…"), "erase", _ ("Erase the Data"),
                              NULL };
  const char *const none[] = { "no", _ ("Cancel"), "erase", _ ("Remove"), NULL };
  g_autofree char *heading
      = g_strdup_printf (_ ("Remove “%s”?"), maillage_plugin_item_get_name (self->item));
  int total;
  g_autofree char *body = dup_question (self, &total);

  maillage_adw_ask_which (self->row,
                          heading,
                          body,
                          total > 0 ? all : none,
                          answered,
                          removal_copy (self),
                          removal_free);
}

void
maillage_extension_ask_removal (GtkWidget *from, MaillageContext *context, MaillagePluginItem *item)
{
  Removal self = { from, context, item, NULL };

  ask (&self);
}
