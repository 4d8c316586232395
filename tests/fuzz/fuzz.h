/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>

/* libFuzzer takes an abort for a finding and keeps what led there. */
#define FUZZ_EXPECT(condition)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      {                                                                                            \
        g_printerr ("%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                      \
        abort ();                                                                                  \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
