/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "maillage-plugin-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* A manifest either says what is needed or why it does not do; what it says can be shown. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static char *path;
  g_autoptr (MaillagePluginItem) item = NULL;
  const char *name;

  if (path == NULL)
    path = g_strdup_printf ("%s/fuzz-%d.plugin", g_get_tmp_dir (), (int) getpid ());
  FUZZ_EXPECT (g_file_set_contents_full (
      path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  item = _maillage_plugin_item_new (path);
  g_remove (path);
  name = maillage_plugin_item_get_name (item);
  FUZZ_EXPECT (name != NULL && g_utf8_validate (name, -1, NULL));
  for (const char *const *id = _maillage_plugin_item_get_dependencies (item); *id != NULL; id++)
    FUZZ_EXPECT (g_utf8_validate (*id, -1, NULL));
  return 0;
}
