/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-plugin-private.h"

#include <glib/gi18n-lib.h>

#define GROUP "Plugin"
#define DEFAULT_ORDER 1000

/**
 * MaillagePluginItem:
 *
 * A module that was found: what its manifest says, whether it runs, and why it cannot.
 */
struct _MaillagePluginItem
{
  GObject parent_instance;

  char *id, *name, *description, *version, *authors, *licence;
  char *manifest, *folder, *module, *loader, *text_domain;
  GStrv dependencies, adds, reads;
  int order;
  GError *error;
  gboolean faulty, unaccepted;
  MaillagePlugin *plugin;
  MaillageScope *scope;
};

G_DEFINE_FINAL_TYPE (MaillagePluginItem, maillage_plugin_item, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_VERSION,
  PROP_AUTHORS,
  PROP_ACTIVE,
  PROP_AVAILABLE,
  PROP_ACCEPTED,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
maillage_plugin_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MaillagePluginItem *self = MAILLAGE_PLUGIN_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_VERSION:
      g_value_set_string (value, self->version);
      break;
    case PROP_AUTHORS:
      g_value_set_string (value, self->authors);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->plugin != NULL);
      break;
    case PROP_AVAILABLE:
      g_value_set_boolean (value, !self->faulty);
      break;
    case PROP_ACCEPTED:
      g_value_set_boolean (value, !self->unaccepted);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, maillage_plugin_item_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
maillage_plugin_item_finalize (GObject *object)
{
  MaillagePluginItem *self = MAILLAGE_PLUGIN_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->version);
  g_free (self->authors);
  g_free (self->licence);
  g_free (self->manifest);
  g_free (self->folder);
  g_free (self->module);
  g_free (self->loader);
  g_free (self->text_domain);
  g_strfreev (self->dependencies);
  g_strfreev (self->adds);
  g_strfreev (self->reads);
  g_clear_error (&self->error);
  g_clear_object (&self->plugin);
  g_clear_object (&self->scope);
  G_OBJECT_CLASS (maillage_plugin_item_parent_class)->finalize (object);
}

static GParamSpec *
string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
boolean_property (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
maillage_plugin_item_class_init (MaillagePluginItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = maillage_plugin_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = maillage_plugin_item_finalize;

  properties[PROP_ID] = string_property ("id");
  properties[PROP_NAME] = string_property ("name");
  properties[PROP_DESCRIPTION] = string_property ("description");
  properties[PROP_VERSION] = string_property ("version");
  properties[PROP_AUTHORS] = string_property ("authors");
  properties[PROP_ACTIVE] = boolean_property ("active");
  properties[PROP_AVAILABLE] = boolean_property ("available");
  properties[PROP_ACCEPTED] = boolean_property ("accepted");
  properties[PROP_PROBLEM] = string_property ("problem");
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
maillage_plugin_item_init (MaillagePluginItem *self)
{
}

/* Ids are dotted words, so that a third party may begin with its own domain. */
static gboolean
id_is_valid (const char *id)
{
  return g_regex_match_simple ("^[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)*$", id, 0, 0)
         && strcmp (id, "core") != 0;
}

static char *
get_text (GKeyFile *file, const char *key)
{
  g_autofree char *text = g_key_file_get_locale_string (file, GROUP, key, NULL, NULL);

  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

static GError *
check_manifest (MaillagePluginItem *self, GKeyFile *file)
{
  static const char *const needed[] = { "Module", "Name", "X-Maillage-ABI" };
  g_autofree char *abi = get_text (file, "X-Maillage-ABI");

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *value = get_text (file, needed[i]);

      if (value == NULL)
        return g_error_new (MAILLAGE_ERROR,
                            MAILLAGE_ERROR_UNREADABLE,
                            _ ("Its manifest does not say “%s”, which every plugin must."),
                            needed[i]);
    }
  if (strcmp (abi, G_STRINGIFY (MAILLAGE_ABI)) != 0)
    return g_error_new (
        MAILLAGE_ERROR,
        MAILLAGE_ERROR_ABI,
        _ ("It was made for version %s of the plugin interface, and this program has "
           "version %s. Ask its authors for one that fits."),
        abi,
        G_STRINGIFY (MAILLAGE_ABI));
  if (!id_is_valid (self->id))
    return g_error_new (
        MAILLAGE_ERROR,
        MAILLAGE_ERROR_UNREADABLE,
        _ ("Its id “%s” is not valid: lower-case words joined by dots, and not “core”."),
        self->id);
  return NULL;
}

static void
read_manifest (MaillagePluginItem *self, GKeyFile *file)
{
  g_auto (GStrv) authors = g_key_file_get_string_list (file, GROUP, "Authors", NULL, NULL);
  g_autofree char *id = get_text (file, "X-Maillage-Id");
  g_autofree char *name = get_text (file, "Name");

  self->module = get_text (file, "Module");
  if (id != NULL || self->module != NULL)
    {
      g_free (self->id);
      self->id = g_strdup (id != NULL ? id : self->module);
    }
  if (name != NULL)
    {
      g_free (self->name);
      self->name = g_steal_pointer (&name);
    }
  self->loader = get_text (file, "Loader");
  self->description = get_text (file, "Description");
  self->version = get_text (file, "Version");
  self->authors = authors != NULL ? g_strjoinv (", ", authors) : NULL;
  self->licence = get_text (file, "X-Maillage-Licence");
  self->adds = g_key_file_get_locale_string_list (file, GROUP, "X-Maillage-Adds", NULL, NULL, NULL);
  self->reads = g_key_file_get_string_list (file, GROUP, "X-Maillage-Reads", NULL, NULL);
  self->text_domain = get_text (file, "X-Maillage-Text-Domain");
  self->dependencies = g_key_file_get_string_list (file, GROUP, "Depends", NULL, NULL);
  if (g_key_file_has_key (file, GROUP, "X-Maillage-Order", NULL))
    self->order = g_key_file_get_integer (file, GROUP, "X-Maillage-Order", NULL);
}

MaillagePluginItem *
_maillage_plugin_item_new (const char *manifest)
{
  MaillagePluginItem *self = g_object_new (MAILLAGE_TYPE_PLUGIN_ITEM, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *base = g_path_get_basename (manifest);
  g_autoptr (GError) error = NULL;

  *strrchr (base, '.') = '\0';
  self->manifest = g_strdup (manifest);
  self->folder = g_path_get_dirname (manifest);
  self->id = g_strdup (base);
  self->name = g_strdup (base);
  self->order = DEFAULT_ORDER;
  if (g_key_file_load_from_file (file, manifest, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    {
      read_manifest (self, file);
      self->error = check_manifest (self, file);
    }
  else
    self->error = g_error_new (MAILLAGE_ERROR,
                               MAILLAGE_ERROR_UNREADABLE,
                               _ ("Its manifest cannot be read: %s"),
                               error->message);
  self->faulty = self->error != NULL;
  return self;
}

const char *
_maillage_plugin_item_get_manifest (MaillagePluginItem *self)
{
  return self->manifest;
}

const char *
_maillage_plugin_item_get_folder (MaillagePluginItem *self)
{
  return self->folder;
}

const char *
_maillage_plugin_item_get_module (MaillagePluginItem *self)
{
  return self->module;
}

const char *
_maillage_plugin_item_get_loader (MaillagePluginItem *self)
{
  return self->loader != NULL ? self->loader : "C";
}

const char *
_maillage_plugin_item_get_text_domain (MaillagePluginItem *self)
{
  return self->text_domain;
}

const char *const *
_maillage_plugin_item_get_dependencies (MaillagePluginItem *self)
{
  static const char *const none[] = { NULL };

  return self->dependencies != NULL ? (const char *const *) self->dependencies : none;
}

int
_maillage_plugin_item_compare (MaillagePluginItem *self, MaillagePluginItem *other)
{
  if (self->order != other->order)
    return self->order < other->order ? -1 : 1;
  return strcmp (self->id, other->id);
}

static void
take_error (MaillagePluginItem *self, GError *error, gboolean faulty)
{
  g_clear_error (&self->error);
  self->error = error;
  self->faulty = faulty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

void
_maillage_plugin_item_take_fault (MaillagePluginItem *self, GError *error)
{
  take_error (self, error, TRUE);
}

void
_maillage_plugin_item_take_hindrance (MaillagePluginItem *self, GError *error)
{
  take_error (self, error, FALSE);
}

const GError *
_maillage_plugin_item_get_error (MaillagePluginItem *self)
{
  return self->error;
}

gboolean
_maillage_plugin_item_get_faulty (MaillagePluginItem *self)
{
  return self->faulty;
}

void
_maillage_plugin_item_set_running (MaillagePluginItem *self,
                                   MaillagePlugin *plugin,
                                   MaillageScope *scope)
{
  g_set_object (&self->plugin, plugin);
  g_set_object (&self->scope, scope);
  if (self->error != NULL && !self->faulty)
    take_error (self, NULL, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

MaillagePlugin *
_maillage_plugin_item_get_plugin (MaillagePluginItem *self)
{
  return self->plugin;
}

MaillageScope *
_maillage_plugin_item_get_scope (MaillagePluginItem *self)
{
  return self->scope;
}

/**
 * maillage_plugin_item_get_id:
 * @self: an item
 *
 * Returns: the id before its kinds ("partners"): the manifest's `X-Maillage-Id`, or else `Module`
 */
const char *
maillage_plugin_item_get_id (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->id;
}

/**
 * maillage_plugin_item_get_name:
 * @self: an item
 *
 * Returns: its name in the user's language
 */
const char *
maillage_plugin_item_get_name (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->name;
}

/**
 * maillage_plugin_item_get_description:
 * @self: an item
 *
 * Returns: (nullable): what it is for, in the user's language
 */
const char *
maillage_plugin_item_get_description (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->description;
}

/**
 * maillage_plugin_item_get_version:
 * @self: an item
 *
 * Returns: (nullable): its version
 */
const char *
maillage_plugin_item_get_version (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->version;
}

/**
 * maillage_plugin_item_get_authors:
 * @self: an item
 *
 * Returns: (nullable): who made it, joined by commas
 */
const char *
maillage_plugin_item_get_authors (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->authors;
}

/**
 * maillage_plugin_item_get_active:
 * @self: an item
 *
 * Returns: whether it runs
 */
gboolean
maillage_plugin_item_get_active (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), FALSE);
  return self->plugin != NULL;
}

/**
 * maillage_plugin_item_get_problem:
 * @self: an item
 *
 * Returns: (nullable): why it cannot run, in a sentence
 */
const char *
maillage_plugin_item_get_problem (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->error != NULL ? self->error->message : NULL;
}

/**
 * maillage_plugin_item_get_licence:
 * @self: an item
 *
 * Returns: (nullable): its licence, as the manifest's `X-Maillage-Licence` says it
 */
const char *
maillage_plugin_item_get_licence (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return self->licence;
}

/**
 * maillage_plugin_item_get_adds:
 * @self: an item
 *
 * Returns: (nullable) (transfer none): what it adds, in the user's language: the plurals of its
 *   kinds, as the manifest's `X-Maillage-Adds` says them
 */
const char *const *
maillage_plugin_item_get_adds (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return (const char *const *) self->adds;
}

/**
 * maillage_plugin_item_get_reads:
 * @self: an item
 *
 * Returns: (nullable) (transfer none): the kinds of others that it reads, as the manifest's
 *   `X-Maillage-Reads` says them
 */
const char *const *
maillage_plugin_item_get_reads (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), NULL);
  return (const char *const *) self->reads;
}

/**
 * maillage_plugin_item_get_third_party:
 * @self: an item
 *
 * Returns: whether it is somebody else's: its id begins with a domain name
 */
gboolean
maillage_plugin_item_get_third_party (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), FALSE);
  return strchr (self->id, '.') != NULL;
}

/**
 * maillage_plugin_item_get_accepted:
 * @self: an item
 *
 * Returns: whether it was ever switched on here; one of a third party does not run before that
 */
gboolean
maillage_plugin_item_get_accepted (MaillagePluginItem *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_ITEM (self), FALSE);
  return !self->unaccepted;
}

void
_maillage_plugin_item_set_accepted (MaillagePluginItem *self, gboolean accepted)
{
  if (self->unaccepted == !accepted)
    return;
  self->unaccepted = !accepted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
}
