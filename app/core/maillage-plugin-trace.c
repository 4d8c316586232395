/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Of several plugins in Python, which one the program ended in: the interpreter writes down its
 * calls as it goes down, beside a list of where each plugin's code lies. */

#include "maillage-plugin-trace-private.h"

#include "maillage-python.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CALLS "(most recent call first):\n"

typedef struct
{
  const char *id, *folder, *module;
} Code;

static gboolean
lies_in (const char *file, const Code *code, const char *ending)
{
  g_autofree char *own = g_strconcat (code->folder, "/", code->module, ending, NULL);

  return g_str_has_prefix (file, own);
}

static const char *
find_owner (const char *file, GArray *codes)
{
  const Code *owner = NULL;
  guint n_neighbours = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      const Code *code = &g_array_index (codes, Code, i);
      g_autofree char *folder = g_strconcat (code->folder, "/", NULL);

      if (lies_in (file, code, ".py") || lies_in (file, code, "/"))
        return code->id;
      if (!g_str_has_prefix (file, folder))
        continue;
      owner = code;
      n_neighbours++;
    }
  return n_neighbours == 1 ? owner->id : NULL;
}

static const char *
find_culprit (const char *calls, GArray *codes)
{
  g_auto (GStrv) lines = g_strsplit (calls, "\n", -1);
  const char *culprit = NULL;

  for (guint i = 0; lines[i] != NULL && culprit == NULL; i++)
    {
      char *file = strstr (lines[i], "File \"");
      char *end = file != NULL ? strrchr (file, '"') : NULL;

      if (end == NULL)
        continue;
      *end = '\0';
      culprit = find_owner (file + strlen ("File \""), codes);
    }
  return culprit;
}

static void
add_code (GArray *codes, char *line)
{
  Code code = { .id = line };
  char *tab = strchr (line, '\t');

  if (tab == NULL)
    return;
  *tab = '\0';
  code.folder = tab + 1;
  tab = strchr (tab + 1, '\t');
  if (tab == NULL)
    return;
  *tab = '\0';
  code.module = tab + 1;
  g_array_append_val (codes, code);
}

char *
_maillage_plugin_trace_find_culprit (const char *path)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (Code));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  const char *calls;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  calls = g_strrstr (text, CALLS); /* it may have been slow before, and come back */
  if (calls == NULL)
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_code (codes, lines[i]);
  return g_strdup (find_culprit (calls, codes));
}

/* As the interpreter writes names, which may call next to nothing then. */
static char *
dup_escaped (const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);
  GString *escaped = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch < 0x7f)
        g_string_append_c (escaped, (char) ch);
      else
        g_string_append_printf (escaped,
                                ch <= 0xff     ? "\\x%02x"
                                : ch <= 0xffff ? "\\u%04x"
                                               : "\\U%08x",
                                ch);
    }
  return g_string_free (escaped, FALSE);
}

void
_maillage_plugin_trace_add (
    const char *path, int *file, int probe, const char *id, const char *folder, const char *module)
{
  g_autofree char *escaped = dup_escaped (folder);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\n", id, escaped, module);

  if (*file < 0)
    {
      *file = g_open (path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      if (*file >= 0)
        maillage_python_trace_to (*file, probe);
    }
  if (*file >= 0 && write (*file, line, strlen (line)) < 0)
    g_debug ("What ends this program will not be known: %s", path);
}

void
_maillage_plugin_trace_end (const char *path, int *file, int probe)
{
  if (*file < 0)
    return;
  maillage_python_trace_to (-1, probe);
  g_unlink (path);
  close (*file);
  *file = -1;
}
