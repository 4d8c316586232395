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
print_not_whole (void)
{
  g_print ("%s\n",
           _ ("Another program still reads the store as it was: the last traces go as soon as it "
              "is done."));
}

static void
print_to_read (Ctl *self, GPtrArray *mentions)
{
  if (mentions->len >= MAILLAGE_ERASE_MOST_MENTIONS)
    g_print (_ ("These %u texts, and more, may still hold the name.\n"), mentions->len);
  else
    g_print ("%s\n", _ ("These texts may still hold the name: read them."));
  ctl_print_records (self, mentions);
  g_print ("%s\n",
           _ ("Once it is taken out of one: “maillagectl mentions ID --done”. What the text was "
              "before leaves the history then. A first name alone, and what is in a PDF or an "
              "image, was not looked for."));
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
    print_not_whole ();
  if (mentions->len == 0)
    return;
  print_to_read (self, mentions);
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

static gboolean
list_mentions (Ctl *self)
{
  g_autoptr (GPtrArray) mentions = _maillage_store_list_mentions (self->store);

  if (self->json)
    print_json (mentions, TRUE);
  else if (mentions->len > 0)
    print_to_read (self, mentions);
  return TRUE;
}

static gboolean
settle (Ctl *self, char **args, GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gboolean whole = FALSE;

  for (gsize i = 0; args[i] != NULL; i++)
    {
      g_autoptr (MaillageRecord) record = ctl_load (self, args[i], error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (uuids, g_strdup (maillage_record_get_uuid (record)));
    }
  g_ptr_array_add (uuids, NULL);
  if (!_maillage_store_settle_mentions (
          self->store, (const char *const *) uuids->pdata, &whole, error))
    return FALSE;
  if (self->json)
    print_json (none, whole);
  else if (!whole)
    print_not_whole ();
  return TRUE;
}

static gboolean
run_mentions (Ctl *self, char **args, GError **error)
{
  if (args[0] == NULL)
    return list_mentions (self);
  if (self->done)
    return settle (self, args, error);
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_REFUSED,
                       _ ("Nothing was changed. Take the name out of the text, then add --done."));
  return FALSE;
}

static gboolean
run_erase_author (Ctl *self, char **args, GError **error)
{
  g_autofree char *author = _maillage_store_dup_author (self->store, args[0]);
  const char *uuids[] = { author, NULL };
  g_autoptr (GPtrArray) mentions = NULL;
  gboolean whole;

  if (author == NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_NOT_FOUND,
                 _ ("No change was made by “%s”."),
                 args[0]);
  else if (!self->yes)
    g_set_error_literal (error,
                         MAILLAGE_ERROR,
                         MAILLAGE_ERROR_REFUSED,
                         _ ("Nothing was erased. Add --yes to erase for ever."));
  else
    mentions = _maillage_store_erase (self->store, uuids, &whole, error);
  if (mentions == NULL)
    return FALSE;
  if (self->json)
    print_json (mentions, whole);
  else if (!whole)
    print_not_whole ();
  return TRUE;
}

const CtlVerb ctl_erase_verbs[] = {
  { "erase", "ID… --yes", "yes", 0, 1, -1, run_erase },
  { "erase-author", N_ ("NAME --yes"), "yes", 0, 1, 1, run_erase_author },
  { "mentions", "[ID… --done]", "done", 0, 0, -1, run_mentions },
  { NULL },
};
