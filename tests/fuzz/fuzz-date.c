/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <maillage-date.h>
#include <string.h>

/* A date that is known begins no later than it ends, and its canonical text is the same date. */
static void
expect_sound (MaillageDate *date)
{
  g_autofree char *canonical = maillage_date_to_canonical (date);
  const char *earliest = maillage_date_get_earliest (date);
  const char *latest = maillage_date_get_latest (date);
  g_autoptr (MaillageDate) again = maillage_date_new_from_canonical (canonical);
  g_autofree char *twice = again != NULL ? maillage_date_to_canonical (again) : NULL;

  FUZZ_EXPECT (g_utf8_validate (canonical, -1, NULL));
  FUZZ_EXPECT (again != NULL);
  FUZZ_EXPECT (strcmp (twice, canonical) == 0);
  FUZZ_EXPECT (g_strcmp0 (maillage_date_get_earliest (again), earliest) == 0);
  FUZZ_EXPECT (g_strcmp0 (maillage_date_get_latest (again), latest) == 0);
  if (earliest != NULL && latest != NULL)
    FUZZ_EXPECT (strlen (earliest) == 10 && strcmp (earliest, latest) <= 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageDate) typed = NULL;
  g_autoptr (MaillageDate) stored = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  typed = maillage_date_parse (text, &error);
  FUZZ_EXPECT ((typed == NULL) == (error != NULL));
  if (typed != NULL)
    expect_sound (typed);
  stored = maillage_date_new_from_canonical (text);
  if (stored != NULL)
    expect_sound (stored);
  return 0;
}
