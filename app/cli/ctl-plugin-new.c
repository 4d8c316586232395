/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl-plugin.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define TEMPLATES "/org/maillage/ctl/templates/"

/* Where a template goes; @name@ in it is filled in too. */
typedef struct
{
  const char *source, *target;
} File;

static const File c_files[] = {
  { "c/plugin.c", "@name@.c" },
  { "c/manifest", "@name@.plugin" },
  { "c/meson.build", "meson.build" },
  { "c/locale/POTFILES", "locale/POTFILES" },
  { "c/test.c", "tests/test-@name@.c" },
  { NULL },
};

static const File python_files[] = {
  { "python/plugin.py", "@name@.py" },
  { "python/manifest", "@name@.plugin.in" },
  { "python/meson.build", "meson.build" },
  { "python/locale/POTFILES", "locale/POTFILES" },
  { "python/test.py", "tests/test_@name@.py" },
  { NULL },
};

static const File common_files[] = {
  { "common/README.md", "README.md" },
  { "common/options", "meson_options.txt" },
  { "common/LINGUAS", "locale/LINGUAS" },
  { "common/fr.po", "locale/fr.po" },
  { "common/locale.build", "locale/meson.build" },
  { NULL },
};

/* The spellings of a plugin's name. */
typedef struct
{
  char *id;     /* org.example.training_register */
  char *module; /* training_register */
  char *upper;  /* TRAINING_REGISTER */
  char *camel;  /* TrainingRegister */
  char *title;  /* Training register */
} Names;

static void
names_clear (Names *self)
{
  g_free (self->id);
  g_free (self->module);
  g_free (self->upper);
  g_free (self->camel);
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static char *
dup_camel (const char *module)
{
  GString *camel = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *c = module; *c != '\0'; c++)
    {
      if (*c != '_')
        g_string_append_c (camel, begins ? g_ascii_toupper (*c) : *c);
      begins = *c == '_';
    }
  return g_string_free (camel, FALSE);
}

/* @name is a word, or an id whose last word it is. */
static gboolean
read_names (Names *self, const char *name, GError **error)
{
  const char *dot = strrchr (name, '.');

  if (!g_regex_match_simple ("^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9_-]*)*$", name, 0, 0)
      && !g_regex_match_simple ("^[a-z][a-z0-9_]*$", name, 0, 0))
    {
      g_set_error (error,
                   CTL_USAGE,
                   0,
                   _ ("“%s” is no name for a plugin: lower-case words, as “register” or "
                      "“org.example.register”."),
                   name);
      return FALSE;
    }
  self->module = g_strdelimit (g_strdup (dot != NULL ? dot + 1 : name), "-", '_');
  self->id = dot != NULL ? g_strdup (name) : g_strconcat ("org.example.", self->module, NULL);
  self->upper = g_ascii_strup (self->module, -1);
  self->camel = dup_camel (self->module);
  self->title = g_strdelimit (g_strdup (self->module), "_", ' ');
  self->title[0] = g_ascii_toupper (self->title[0]);
  return TRUE;
}

static char *
fill_in (const Names *names, const char *text)
{
  const char *const words[]
      = { "@name@",     names->module, "@NAME@",  names->upper, "@Name@",
          names->camel, "@id@",        names->id, "@title@",    names->title };
  GString *filled = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i += 2)
    g_string_replace (filled, words[i], words[i + 1], 0);
  return g_string_free (filled, FALSE);
}

static gboolean
write_file (const Names *names, const char *folder, const File *file, GError **error)
{
  g_autofree char *resource = g_strconcat (TEMPLATES, file->source, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, 0, error);
  g_autofree char *target = fill_in (names, file->target);
  g_autofree char *path = g_build_filename (folder, target, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *template = NULL;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return FALSE;
  template = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  text = fill_in (names, template);
  g_mkdir_with_parents (parent, 0777);
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
write_files (const Names *names, const char *folder, const File *files, GError **error)
{
  for (; files->source != NULL; files++)
    if (!write_file (names, folder, files, error))
      return FALSE;
  return TRUE;
}

gboolean
ctl_plugin_new (Ctl *self, const char *name, GError **error)
{
  gboolean python = g_strcmp0 (self->language, "python") == 0;
  g_auto (Names) names = { NULL };

  if (!python && g_strcmp0 (self->language, "c") != 0)
    {
      g_set_error (error, CTL_USAGE, 0, _ ("Say %s."), "--language c|python");
      return FALSE;
    }
  if (!read_names (&names, name, error))
    return FALSE;
  if (g_mkdir (names.module, 0777) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_FAILED,
                   _ ("The folder %s cannot be made: %s."),
                   names.module,
                   g_strerror (errno));
      return FALSE;
    }
  if (!write_files (&names, names.module, python ? python_files : c_files, error)
      || !write_files (&names, names.module, common_files, error))
    return FALSE;
  g_print (_ ("The plugin %s is in %s; its README.md says how to build and try it.\n"),
           names.id,
           names.module);
  return TRUE;
}
