/* SPDX-License-Identifier: LGPL-2.1-or-later */

#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "maillage-context-private.h"

#include <gio/gsettingsbackend.h>

#define SCHEMA_PATH "/org/maillage/Maillage/"

/* The program's own copy, wherever that is installed; from the build folder by GSETTINGS_SCHEMA_DIR. */
static GSettingsSchema *
find_schema (void)
{
  g_autofree char *folder = g_build_filename (PKGDATADIR, "schemas", NULL);
  GSettingsSchemaSource *known = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own
      = g_settings_schema_source_new_from_directory (folder, known, TRUE, NULL);
  GSettingsSchema *schema = NULL;

  if (known != NULL)
    schema = g_settings_schema_source_lookup (known, APP_ID, TRUE);
  if (schema == NULL && own != NULL)
    schema = g_settings_schema_source_lookup (own, APP_ID, FALSE);
  return schema;
}

static GSettingsBackend *
make_backend (void)
{
  g_autofree char *path = NULL;

  if (g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") == 0)
    return g_memory_settings_backend_new ();
  path = g_build_filename (g_get_user_config_dir (), "maillage", "settings.ini", NULL);
  return g_keyfile_settings_backend_new (path, SCHEMA_PATH, "settings");
}

GSettings *
_maillage_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  g_autoptr (GSettingsBackend) backend = make_backend ();

  /* As g_settings_new () does: without its schema the program is not installed whole. */
  if (schema == NULL)
    g_error (
        "The settings schema %s is not installed beside the program (%s).", APP_ID, PKGDATADIR);
  return g_settings_new_full (schema, backend, NULL);
}
