/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <maillage-place-private.h>
#include <stdio.h>

#define STATUS_DONE 0
#define STATUS_REFUSED 1
#define STATUS_USAGE 2

G_DEFINE_QUARK (ctl - usage - quark, ctl_usage)

static const CtlVerb *const families[] = {
  ctl_store_verbs, ctl_look_verbs,     ctl_change_verbs,  ctl_choice_verbs,
  ctl_erase_verbs, ctl_exchange_verbs, ctl_history_verbs, ctl_plugin_verbs,
};

typedef struct
{
  char *store;
  char *author;
  char *format;
  gboolean version, help;
} Globals;

/* What follows the verb; the names that stand for something are the reader's. */
static const char *
get_usage (const CtlVerb *verb)
{
  return *verb->usage != '\0' ? _ (verb->usage) : "";
}

static void
print_usage (void)
{
  g_print ("%s\n\n",
           _ ("Usage: maillagectl [--store FILE] [--author NAME] [--format text|json] VERB …"));
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const CtlVerb *verb = families[i]; verb->name != NULL; verb++)
      {
        const char *usage = get_usage (verb);

        g_print ("  %s%s%s\n", verb->name, *usage != '\0' ? " " : "", usage);
      }
}

static const CtlVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const CtlVerb *verb = families[i]; verb->name != NULL; verb++)
      if (strcmp (verb->name, name) == 0)
        return verb;
  return NULL;
}

static gboolean
check_format (Globals *globals, Ctl *self, GError **error)
{
  if (globals->format == NULL || strcmp (globals->format, "text") == 0)
    return TRUE;
  self->json = strcmp (globals->format, "json") == 0;
  if (!self->json)
    g_set_error (
        error, CTL_USAGE, 0, _ ("The format is “text” or “json”, not “%s”."), globals->format);
  return self->json;
}

static gboolean
takes_option (const CtlVerb *verb, const char *name)
{
  g_auto (GStrv) options = g_strsplit (verb->options, " ", -1);

  return g_strv_contains ((const char *const *) options, name);
}

/* The options of all verbs, of which each takes those that it names. */
static void
add_options (GOptionContext *context, const CtlVerb *verb, Ctl *self)
{
  const GOptionEntry all[] = {
    { "where", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &self->where, NULL, "FIELD=VALUE" },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &self->map, NULL, "COLUMN=PATH" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &self->sort, NULL, "FIELD" },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &self->descending, NULL, NULL },
    { "trashed", 0, 0, G_OPTION_ARG_NONE, &self->trashed, NULL, NULL },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &self->kind, NULL, "KIND" },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &self->limit, NULL, "N" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &self->to, NULL, "FILE" },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &self->fields, NULL, "FIELD,…" },
    { "key", 0, 0, G_OPTION_ARG_STRING, &self->key, NULL, "FIELD" },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &self->mode, NULL, "create|update|auto" },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &self->owner, NULL, "ID" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language, NULL, "c|python" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, NULL, NULL },
    { "repair", 0, 0, G_OPTION_ARG_NONE, &self->repair, NULL, NULL },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &self->bom, NULL, NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &self->yes, NULL, NULL },
    { "done", 0, 0, G_OPTION_ARG_NONE, &self->done, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (takes_option (verb, all[i].long_name))
      {
        const GOptionEntry one[] = { all[i], { NULL } };

        g_option_context_add_main_entries (context, one, NULL);
      }
}

static gboolean
check_author (Globals *globals, GError **error)
{
  if (globals->author == NULL || *g_strstrip (globals->author) != '\0')
    return TRUE;
  g_set_error_literal (error, CTL_USAGE, 0, _ ("Write who the author is: --author NAME"));
  return FALSE;
}

static void
add_globals (GOptionContext *context, Globals *globals)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &globals->store, NULL, "FILE" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &globals->author, NULL, "NAME" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &globals->format, NULL, "text|json" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &globals->version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &globals->help, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/* What stands before the verb; leaves the verb in @args[1]. */
static gboolean
parse_globals (Globals *globals, char ***args, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  add_globals (context, globals);
  return g_option_context_parse_strv (context, args, error);
}

/* What follows the verb, which takes the part of the program's name. */
static gboolean
parse_verb (const CtlVerb *verb, Globals *globals, Ctl *self, char ***args, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  int n;

  g_option_context_set_help_enabled (context, FALSE);
  add_globals (context, globals);
  add_options (context, verb, self);
  if (!g_option_context_parse_strv (context, args, error))
    return FALSE;
  if (globals->help)
    return TRUE;
  if (self->limit < 0)
    {
      g_set_error_literal (error, CTL_USAGE, 0, _ ("A limit is 1 or more."));
      return FALSE;
    }
  n = (int) g_strv_length (*args) - 1;
  if (n > 0 && strcmp ((*args)[1], "--") == 0)
    n--;
  if (n >= verb->min && (verb->max < 0 || n <= verb->max))
    return TRUE;
  g_set_error (error, CTL_USAGE, 0, _ ("Write: maillagectl %s %s"), verb->name, get_usage (verb));
  return FALSE;
}

static gboolean
open_store (Ctl *self, const CtlVerb *verb, Globals *globals, GError **error)
{
  MaillageOpenFlags flags = MAILLAGE_OPEN_NONE;
  g_autoptr (GError) failed = NULL;

  self->registry = maillage_context_get_registry (self->context);
  if (verb->flags & CTL_NO_STORE)
    return TRUE;
  if ((verb->flags & CTL_NAMED_STORE) && globals->store == NULL)
    {
      g_set_error (error,
                   CTL_USAGE,
                   0,
                   _ ("Say which file this is for: maillagectl --store FILE %s"),
                   verb->name);
      return FALSE;
    }
  if (verb->flags & CTL_CREATES)
    flags |= MAILLAGE_OPEN_CREATE;
  if (verb->flags & CTL_MIGRATES)
    flags |= MAILLAGE_OPEN_MIGRATE;
  if (!maillage_context_open (self->context, globals->store, flags, &failed))
    {
      if ((verb->flags & CTL_RESCUES)
          && g_error_matches (failed, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED))
        {
          self->damaged_path = globals->store != NULL ? g_strdup (globals->store)
                                                      : maillage_context_dup_default_path ();
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  self->store = maillage_context_get_store (self->context);
  if (_maillage_store_get_notice (self->store) != NULL)
    g_printerr ("maillagectl: %s\n", _maillage_store_get_notice (self->store));
  if (globals->author != NULL)
    maillage_store_set_author (self->store, globals->author);
  return TRUE;
}

static gboolean
run_verb (const CtlVerb *verb, Globals *globals, Ctl *self, char ***args, GError **error)
{
  if (!parse_verb (verb, globals, self, args, error) || !check_format (globals, self, error)
      || !check_author (globals, error))
    return FALSE;
  if (globals->help)
    {
      g_print (_ ("Write: maillagectl %s %s"), verb->name, get_usage (verb));
      g_print ("\n");
      return TRUE;
    }
  self->context = maillage_context_new ();
  maillage_plugin_manager_load (maillage_context_get_plugin_manager (self->context), TRUE);
  return open_store (self, verb, globals, error)
         && verb->run (self, *args + (g_strcmp0 ((*args)[1], "--") == 0 ? 2 : 1), error)
         && (self->store == NULL || maillage_store_check_whole (self->store, error));
}

static int
fail (GError *error)
{
  g_printerr ("maillagectl: %s\n", error->message);
  return error->domain == CTL_USAGE || error->domain == G_OPTION_ERROR ? STATUS_USAGE
                                                                       : STATUS_REFUSED;
}

static int
run (Globals *globals, Ctl *self, char ***args)
{
  g_autoptr (GError) error = NULL;
  const CtlVerb *verb;

  if (!parse_globals (globals, args, &error))
    return fail (error);
  if (globals->version)
    {
      g_print ("maillagectl %s\n", PACKAGE_VERSION);
      return STATUS_DONE;
    }
  if ((*args)[0] == NULL || (*args)[1] == NULL)
    {
      print_usage ();
      return globals->help ? STATUS_DONE : STATUS_USAGE;
    }
  if (globals->help || strcmp ((*args)[1], "help") == 0)
    {
      print_usage ();
      return STATUS_DONE;
    }
  verb = find_verb ((*args)[1]);
  if (verb == NULL)
    {
      g_set_error (&error,
                   CTL_USAGE,
                   0,
                   _ ("There is no verb “%s”. “maillagectl help” lists them."),
                   (*args)[1]);
      return fail (error);
    }
  g_free ((*args)[0]);
  memmove (*args, *args + 1, g_strv_length (*args + 1) * sizeof (char *) + sizeof (char *));
  return run_verb (verb, globals, self, args, &error) ? STATUS_DONE : fail (error);
}

static void
clear (Ctl *self, Globals *globals)
{
  g_clear_object (&self->context);
  g_strfreev (self->where);
  g_strfreev (self->map);
  g_free (self->sort);
  g_free (self->kind);
  g_free (self->to);
  g_free (self->fields);
  g_free (self->key);
  g_free (self->mode);
  g_free (self->owner);
  g_free (self->language);
  g_free (self->damaged_path);
  g_free (globals->store);
  g_free (globals->author);
  g_free (globals->format);
}

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("MAILLAGE_LOCALE_DIR");
  g_auto (GStrv) args = NULL;
  Globals globals = { NULL };
  Ctl self = { NULL };
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  args = g_strdupv (argv);
  status = run (&globals, &self, &args);
  clear (&self, &globals);
  return status;
}
