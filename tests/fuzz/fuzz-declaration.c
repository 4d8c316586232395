/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "maillage-kind-private.h"
#include "maillage-schema.h"

/* What a store says of a kind whose extension is missing: it is read, or it is not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (MaillageKind) kind = maillage_catalogue_read_kind ("t.kind", "t", text);
  g_autoptr (MaillageKind) sound
      = maillage_catalogue_read_kind ("t.kind", "t", "{\"label\":\"Kind\",\"plural\":\"Kinds\"}");

  if (kind != NULL)
    FUZZ_EXPECT (maillage_kind_get_label (kind) != NULL);
  FUZZ_EXPECT (sound != NULL);
  if (maillage_catalogue_read_field (sound, "field", "choice", FALSE, text))
    FUZZ_EXPECT (maillage_kind_find_field (sound, "field") != NULL);
  return 0;
}
