/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void
maillage_memory_trim (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
