/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem () */

#include "config.h"

#include "ctl-plugin.h"

#include "maillage-plugin-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n.h>
#include <gmodule.h>
#include <string.h>

#define SECONDS 30
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
      g_print ("%s\n", wanted[i].fault);
}

static void
check_manifest (MaillagePluginItem *item)
{
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autofree char *name = g_strconcat (_maillage_plugin_item_get_module (item), ".plugin", NULL);
  g_autofree char *path = g_build_filename (_maillage_plugin_item_get_folder (item), name, NULL);

  if (!maillage_plugin_item_get_third_party (item))
    {
      g_print (_ ("Its id “%s” has no domain before it: write one that is yours, as "
                  "“org.example.%s”."),
               maillage_plugin_item_get_id (item),
               maillage_plugin_item_get_id (item));
      g_print ("\n");
    }
  if (g_key_file_load_from_file (manifest, path, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    check_keys (manifest);
  else
    g_print (_ ("Its manifest is not called as its module: %s.\n"), name);
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
    g_print ("%s\n", _ ("It calls functions that are not public: they may go at any time."));
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
    g_print (_ ("The field “%s” of “%s” leads to “%s”, which is no kind here.\n"),
             maillage_field_get_id (field),
             maillage_kind_get_id (kind),
             target);
  else if (strcmp (maillage_kind_get_plugin_id (other), maillage_plugin_item_get_id (item)) != 0
           && !says (maillage_plugin_item_get_reads (item), target))
    g_print (_ ("It reads “%s”, and its manifest does not say so: X-Maillage-Reads.\n"), target);
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
        g_print (_ ("“%s” is made of “%s”, which is no field of “%s”.\n"),
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
    g_print (_ ("“%s” is sorted by “%s”, which is no sortable field of it.\n"),
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
        g_print (_ ("The field “%s” of “%s” has no label.\n"),
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
    g_print (_ ("No field of “%s” is searched: nobody will find its records.\n"),
             maillage_kind_get_id (kind));
  if (maillage_kind_get_owner (kind) == NULL
      && !says (maillage_plugin_item_get_adds (item), maillage_kind_get_plural (kind)))
    g_print (_ ("It adds “%s”, and its manifest does not say so: X-Maillage-Adds.\n"),
             maillage_kind_get_plural (kind));
}

/* Its documents; and where it contributed to the interface, its lists and sections. */
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
        g_print (_ ("It adds something to “%s”, which is no kind here.\n"), kind_id);
    }
}

/* The library of widgets is here only if a plugin brought it. */
static gboolean
has_display (void)
{
  gboolean (*init) (void) = NULL;
  gpointer symbol = NULL;
  GModule *program;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return FALSE;
  program = g_module_open (NULL, G_MODULE_BIND_LAZY);
  if (g_module_symbol (program, "gtk_init_check", &symbol))
    init = symbol;
  g_module_close (program);
  return init == NULL || init ();
}

/* With a store of its own, so that its tables, checks and demo data are tried. */
static void
check_store (Ctl *self)
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-check-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "store.db", NULL);
  g_autoptr (GError) error = NULL;

  if (maillage_context_open (
          self->context, path, MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE, &error))
    {
      maillage_context_add_demo (self->context, &error);
      maillage_store_close (maillage_context_get_store (self->context));
    }
  if (error != NULL)
    g_print (_ ("With it no store can be made: %s\n"), error->message);
  ctl_remove_folder (folder);
}

static gboolean
check_item (Ctl *self, MaillagePluginItem *item)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);
  gboolean runs = maillage_plugin_item_get_active (item);
  const char *problem;

  if (runs && has_display ())
    _maillage_plugin_item_contribute_ui (item, self->registry);
  problem = maillage_plugin_item_get_problem (item);
  if (problem != NULL)
    g_print ("%s\n", problem);
  if (maillage_plugin_item_get_active (item))
    check_contributions (self, item);
  if (_maillage_plugin_item_get_module (item) != NULL)
    {
      check_manifest (item);
      check_symbols (item);
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
    check_store (self);
  return TRUE;
}

/* The process of its own */

typedef struct
{
  GMainLoop *loop;
  GSubprocess *probe;
  char *output, *complaints;
  gboolean late;
} Watch;

static gboolean
too_late (gpointer data)
{
  Watch *self = data;

  self->late = TRUE;
  g_subprocess_force_exit (self->probe);
  return G_SOURCE_CONTINUE;
}

static void
ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *self = data;

  g_subprocess_communicate_utf8_finish (
      self->probe, result, &self->output, &self->complaints, NULL);
  g_main_loop_quit (self->loop);
}

static void
watch (Watch *self)
{
  guint id = g_timeout_add_seconds (SECONDS, too_late, self);

  self->loop = g_main_loop_new (NULL, FALSE);
  g_subprocess_communicate_utf8_async (self->probe, NULL, NULL, ended, self);
  g_main_loop_run (self->loop);
  g_source_remove (id);
  g_main_loop_unref (self->loop);
}

/* What GLib, GTK or Maillage say of a call that was wrong; the rest goes by. */
static guint
print_complaints (const char *text)
{
  g_autoptr (GRegex) complaint
      = g_regex_new ("(?:CRITICAL|WARNING) \\*\\*: (?:[0-9:.]+: )?(.*)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_printerr ("%s", text);
  g_regex_match (complaint, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *words = g_match_info_fetch (match, 1);

      g_print (_ ("It makes a call that is refused: %s\n"), words);
      n++;
    }
  return n;
}

/* Everything it printed is a fault; and how it ended may be one. */
static guint
print_faults (Watch *self)
{
  guint n_faults = 0;

  for (const char *c = self->output; c != NULL && *c != '\0'; c++)
    n_faults += *c == '\n';
  g_print ("%s", self->output != NULL ? self->output : "");
  n_faults += print_complaints (self->complaints != NULL ? self->complaints : "");
  if (self->late)
    g_print (_ ("It does not come back: after %d seconds it was still starting.\n"), SECONDS);
  else if (g_subprocess_get_if_signaled (self->probe))
    g_print (_ ("It ends the program when it starts: %s.\n"),
             g_strsignal (g_subprocess_get_term_sig (self->probe)));
  else if (g_subprocess_get_exit_status (self->probe) != 0)
    g_print (_ ("It ends the program when it starts, with status %d.\n"),
             g_subprocess_get_exit_status (self->probe));
  else
    return n_faults;
  return n_faults + 1;
}

static GSubprocess *
start_probe (const char *plugin, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  const char *others = g_getenv ("MAILLAGE_PLUGIN_PATH");
  g_autofree char *path
      = g_strconcat (plugin, others != NULL ? ":" : NULL, others != NULL ? others : NULL, NULL);

  g_subprocess_launcher_setenv (launcher, "MAILLAGE_PLUGIN_PATH", path, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  return g_subprocess_launcher_spawn (
      launcher, error, "/proc/self/exe", "plugin", "probe", plugin, NULL);
}

gboolean
ctl_plugin_check (Ctl *self, const char *folder, GError **error)
{
  g_autofree char *plugin = ctl_plugin_find (folder, error);
  Watch watched = { NULL };
  guint n_faults;

  if (plugin == NULL)
    return FALSE;
  watched.probe = start_probe (plugin, error);
  if (watched.probe == NULL)
    return FALSE;
  watch (&watched);
  n_faults = print_faults (&watched);
  g_object_unref (watched.probe);
  g_free (watched.output);
  g_free (watched.complaints);
  if (n_faults == 0)
    g_print (_ ("Nothing is wrong with the plugin in %s.\n"), plugin);
  else
    g_set_error (
        error,
        MAILLAGE_ERROR,
        MAILLAGE_ERROR_REFUSED,
        g_dngettext (
            GETTEXT_PACKAGE, "The plugin has %u fault.", "The plugin has %u faults.", n_faults),
        n_faults);
  return n_faults == 0;
}
