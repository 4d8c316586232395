/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What check does in a process of its own, without a display. */

#define _GNU_SOURCE /* memmem () */

#include "config.h"

#include "ctl-plugin-left.h"
#include "ctl-plugin-report.h"
#include "ctl-plugin.h"

#include "maillage-plugin-data-private.h"
#include "maillage-plugin-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n.h>
#include <gmodule.h>
#include <string.h>

#define MANIFEST_GROUP "Plugin"

/* What the manifest says */

static void
check_keys (GKeyFile *manifest)
{
  const struct
  {
    const char *key, *fault;
  } wanted[] = {
    { "Description", _ ("Its manifest does not say what it is for: Description.") },
    { "Version", _ ("Its manifest does not say its version: Version.") },
    { "Authors", _ ("Its manifest does not say who made it: Authors.") },
    { "X-Maillage-Licence", _ ("Its manifest does not say its licence: X-Maillage-Licence.") },
    { "Name[fr]", _ ("Its manifest has no French name: Name[fr].") },
    { "Description[fr]", _ ("Its manifest has no French description: Description[fr].") },
    { "X-Maillage-Text-Domain", _ ("Its manifest names no translations: X-Maillage-Text-Domain.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!g_key_file_has_key (manifest, MANIFEST_GROUP, wanted[i].key, NULL))
      ctl_report_fault ("%s", wanted[i].fault);
}

static void
check_manifest (MaillagePluginItem *item)
{
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autofree char *name = g_strconcat (_maillage_plugin_item_get_module (item), ".plugin", NULL);
  g_autofree char *path = g_build_filename (_maillage_plugin_item_get_folder (item), name, NULL);

  if (!maillage_plugin_item_get_third_party (item))
    {
      ctl_report_fault (_ ("Its id “%s” has no domain before it: write one that is yours, as "
                           "“org.example.%s”."),
                        maillage_plugin_item_get_id (item),
                        maillage_plugin_item_get_id (item));
    }
  if (g_key_file_load_from_file (manifest, path, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    check_keys (manifest);
  else
    ctl_report_fault (_ ("Its manifest is not called as its module: %s."), name);
}

/* The version that our own symbols have stands among the names a module needs. */
static void
check_symbols (MaillagePluginItem *item)
{
  static const char version[] = "MAILLAGE_PRIVATE";
  g_autofree char *name
      = g_strconcat ("lib", _maillage_plugin_item_get_module (item), "." G_MODULE_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (_maillage_plugin_item_get_folder (item), name, NULL);
  g_autofree char *code = NULL;
  gsize size;

  if (g_file_get_contents (path, &code, &size, NULL)
      && memmem (code, size, version, sizeof version) != NULL)
    ctl_report_fault ("%s", _ ("It calls functions that are not public: they may go at any time."));
}

/* What it registers */

static gboolean
says (const char *const *list, const char *word)
{
  return list != NULL && g_strv_contains (list, word);
}

static void
check_link (Ctl *self, MaillagePluginItem *item, MaillageKind *kind, MaillageField *field)
{
  const char *target = maillage_field_get_target (field);
  MaillageKind *other
      = target != NULL ? maillage_registry_find_kind (self->registry, target) : NULL;

  if (target == NULL || other == kind)
    return;
  if (other == NULL)
    ctl_report_fault (_ ("The field “%s” of “%s” leads to “%s”, which is no kind here."),
                      maillage_field_get_id (field),
                      maillage_kind_get_id (kind),
                      target);
  else if (strcmp (maillage_kind_get_plugin_id (other), maillage_plugin_item_get_id (item)) != 0
           && !says (maillage_plugin_item_get_reads (item), target))
    ctl_report_fault (_ ("It reads “%s”, and its manifest does not say so: X-Maillage-Reads."),
                      target);
}

/* The fields that a title, a subtitle or an order names in braces. */
static void
check_format (MaillageKind *kind, const char *format)
{
  const char *open = format != NULL ? strchr (format, '{') : NULL;

  for (; open != NULL; open = strchr (open + 1, '{'))
    {
      g_autofree char *id = g_strndup (open + 1, strcspn (open + 1, "{}"));

      if (maillage_kind_find_field (kind, id) == NULL
          && (strcmp (id, "owner") != 0 || maillage_kind_get_owner (kind) == NULL))
        ctl_report_fault (_ ("“%s” is made of “%s”, which is no field of “%s”."),
                          format,
                          id,
                          maillage_kind_get_id (kind));
    }
}

static void
check_sort (MaillageKind *kind)
{
  static const char *const always[] = { "title", "modified", "created", NULL };
  const char *id = maillage_kind_get_default_sort (kind);
  MaillageField *field = id != NULL ? maillage_kind_find_field (kind, id) : NULL;

  if (id != NULL && !g_strv_contains (always, id)
      && (field == NULL || !maillage_field_get_sortable (field)))
    ctl_report_fault (_ ("“%s” is sorted by “%s”, which is no sortable field of it."),
                      maillage_kind_get_id (kind),
                      id);
}

static void
check_kind (Ctl *self, MaillagePluginItem *item, MaillageKind *kind)
{
  gboolean found = maillage_kind_get_owner (kind) != NULL;

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *label = maillage_field_get_label (field);

      found |= maillage_field_get_searchable (field) != MAILLAGE_SEARCH_NONE;
      if (label == NULL || *label == '\0')
        ctl_report_fault (_ ("The field “%s” of “%s” has no label."),
                          maillage_field_get_id (field),
                          maillage_kind_get_id (kind));
      check_link (self, item, kind, field);
    }
  check_format (kind, maillage_kind_get_title_format (kind));
  check_format (kind, maillage_kind_get_subtitle_format (kind));
  check_format (kind, maillage_kind_get_sort_format (kind));
  check_format (kind, maillage_kind_get_search_format (kind));
  check_sort (kind);
  if (!found)
    ctl_report_fault (_ ("No field of “%s” is searched: nobody will find its records."),
                      maillage_kind_get_id (kind));
  if (maillage_kind_get_owner (kind) == NULL
      && !says (maillage_plugin_item_get_adds (item), maillage_kind_get_plural (kind)))
    ctl_report_fault (_ ("It adds “%s”, and its manifest does not say so: X-Maillage-Adds."),
                      maillage_kind_get_plural (kind));
}

/* Its documents and exporters. */
static void
check_contributions (Ctl *self, MaillagePluginItem *item)
{
  GPtrArray *all = _maillage_scope_get_contributions (_maillage_plugin_item_get_scope (item));

  for (guint i = 0; i < all->len; i++)
    {
      GObject *contribution = g_ptr_array_index (all, i);
      g_autofree char *kind_id = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (contribution), "kind-id") == NULL)
        continue;
      g_object_get (contribution, "kind-id", &kind_id, NULL);
      if (kind_id != NULL && maillage_registry_find_kind (self->registry, kind_id) == NULL)
        ctl_report_fault (_ ("It adds something to “%s”, which is no kind here."), kind_id);
    }
}

/* What it writes */

/* What a method in Python raised has gone by unseen. */
static void
say_raised (const char *words)
{
  g_autofree char *raised = _maillage_plugin_take_raised ();

  if (raised != NULL)
    ctl_report_fault (_ ("It stops with an error %s: %s"), words, raised);
}

static void
try_document (Ctl *self, MaillageDocumentTemplate *template, const char *uuid, const char *path)
{
  const char *const uuids[]
      = { maillage_document_template_get_lists (template) ? NULL : uuid, NULL };
  const char *label = maillage_document_template_get_label (template);
  g_autofree char *words = g_strdup_printf (_ ("when its document “%s” is made"), label);
  g_autoptr (MaillageDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  ctl_report_at (words);
  document = maillage_document_template_make (template, uuids, &error);
  if (document == NULL || !maillage_document_write_pdf (document, path, &error))
    ctl_report_fault (_ ("Its document “%s” cannot be made: %s"), label, error->message);
}

static void
try_exporter (Ctl *self, MaillageExporter *exporter, const char *uuid, const char *path)
{
  const char *const uuids[] = { uuid, NULL };
  const char *label = maillage_exporter_get_label (exporter);
  g_autofree char *words = g_strdup_printf (_ ("when it exports “%s”"), label);
  g_autoptr (GError) error = NULL;

  ctl_report_at (words);
  if (!maillage_exporter_write (exporter, uuids, path, &error))
    ctl_report_fault (_ ("It cannot export “%s”: %s"), label, error->message);
}

/* On one record each. */
static void
try_item (Ctl *self, MaillagePluginItem *item, const char *folder)
{
  GPtrArray *all = _maillage_scope_get_contributions (_maillage_plugin_item_get_scope (item));
  MaillageStore *store = maillage_context_get_store (self->context);
  g_autofree char *path = g_build_filename (folder, "written", NULL);

  for (guint i = 0; i < all->len; i++)
    {
      gpointer one = g_ptr_array_index (all, i);
      g_autofree char *kind_id = NULL;
      g_autofree char *uuid = NULL;
      MaillageKind *kind;

      if (!MAILLAGE_IS_DOCUMENT_TEMPLATE (one) && !MAILLAGE_IS_EXPORTER (one))
        continue;
      g_object_get (one, "kind-id", &kind_id, NULL);
      kind = maillage_registry_find_kind (self->registry, kind_id);
      uuid = kind != NULL ? _maillage_plugin_dup_sample (store, kind) : NULL;
      if (uuid != NULL && MAILLAGE_IS_EXPORTER (one))
        try_exporter (self, one, uuid, path);
      else if (uuid != NULL)
        try_document (self, one, uuid, path);
    }
}

static void
try_items (Ctl *self, const char *plugin, const char *folder)
{
  GListModel *items = G_LIST_MODEL (maillage_context_get_plugin_manager (self->context));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MaillagePluginItem) item = g_list_model_get_item (items, i);

      if (maillage_plugin_item_get_active (item)
          && strcmp (_maillage_plugin_item_get_folder (item), plugin) == 0)
        try_item (self, item, folder);
    }
}

/* With a store of its own, so that its tables, checks, demo data and what it writes are tried. */
static void
check_store (Ctl *self, const char *plugin)
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-check-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "store.db", NULL);
  g_autoptr (GError) error = NULL;

  if (maillage_context_open (
          self->context, path, MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE, &error))
    {
      ctl_report_at (_ ("when its demo records are made"));
      if (maillage_context_add_demo (self->context, &error))
        {
          say_raised (_ ("when its demo records are made"));
          try_items (self, plugin, folder);
        }
      maillage_store_close (maillage_context_get_store (self->context));
    }
  if (error != NULL)
    ctl_report_fault (_ ("With it no store can be made: %s"), error->message);
  ctl_remove_folder (folder);
}

static gboolean
check_item (Ctl *self, MaillagePluginItem *item)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);
  gboolean runs = maillage_plugin_item_get_active (item);
  const char *problem = maillage_plugin_item_get_problem (item);

  if (problem != NULL)
    ctl_report_fault ("%s", problem);
  if (maillage_plugin_item_get_active (item))
    check_contributions (self, item);
  if (_maillage_plugin_item_get_module (item) != NULL)
    {
      check_manifest (item);
      check_symbols (item);
      ctl_plugin_report_left (item, self->registry);
    }
  for (guint i = 0; i < kinds->len; i++)
    if (strcmp (maillage_kind_get_plugin_id (kinds->pdata[i]), maillage_plugin_item_get_id (item))
        == 0)
      check_kind (self, item, kinds->pdata[i]);
  return runs;
}

gboolean
ctl_plugin_probe (Ctl *self, const char *folder, GError **error)
{
  GListModel *plugins = G_LIST_MODEL (maillage_context_get_plugin_manager (self->context));
  gboolean runs = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (MaillagePluginItem) item = g_list_model_get_item (plugins, i);

      if (strcmp (_maillage_plugin_item_get_folder (item), folder) == 0)
        runs |= check_item (self, item);
    }
  if (runs)
    {
      check_store (self, folder);
      ctl_report_runs ();
    }
  ctl_report_done ();
  return TRUE;
}
