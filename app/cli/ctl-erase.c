/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include "maillage-erase-private.h"

#include <glib/gi18n.h>

/* A command line has nobody to ask: it says what it would do, and does it when it is told to. */
static gboolean
ask (Ctl *self, GPtrArray *records, GError **error)
{
  if (self->yes)
    return TRUE;
  for (guint i = 0; i < records->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (records, i);
      g_autofree char *question = _maillage_store_dup_erase_question (self->store, record);

      g_printerr ("%s\n%s\n\n", maillage_record_get_title (record), question);
    }
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_REFUSED,
                       _ ("Nothing was erased. Add --yes to erase for ever."));
  return FALSE;
}

static void
print_json (GPtrArray *mentions, gboolean whole)
{
  JsonBuilder *builder = ctl_json_begin ();

  json_builder_set_member_name (builder, "finished");
  json_builder_add_boolean_value (builder, whole);
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mentions->len; i++)
    json_builder_add_string_value (builder,
                                   maillage_record_get_uuid (g_ptr_array_index (mentions, i)));
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_done (Ctl *self, guint n, GPtrArray *mentions, gboolean whole)
{
  if (self->json)
    {
      print_json (mentions, whole);
      return;
    }
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u record is erased.\n", "%u records are erased.\n", n),
           n);
  if (!whole)
    g_print ("%s\n",
             _ ("Another program still reads the store as it was: the last traces go as soon as it "
                "is done."));
  if (mentions->len == 0)
    return;
  g_print ("%s\n", _ ("These texts may still hold the name: read them."));
  ctl_print_records (self, mentions);
}

static gboolean
run_erase (Ctl *self, char **args, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) mentions = NULL;
  gboolean whole;

  for (gsize i = 0; args[i] != NULL; i++)
    {
      MaillageRecord *record = ctl_load (self, args[i], error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
      g_ptr_array_add (uuids, g_strdup (maillage_record_get_uuid (record)));
    }
  g_ptr_array_add (uuids, NULL);
  if (!ask (self, records, error))
    return FALSE;
  mentions = _maillage_store_erase (self->store, (const char *const *) uuids->pdata, &whole, error);
  if (mentions == NULL)
    return FALSE;
  print_done (self, records->len, mentions, whole);
  return TRUE;
}

const CtlVerb ctl_erase_verbs[] = {
  { "erase", "ID… --yes", "yes", 0, 1, -1, run_erase },
  { NULL },
};
