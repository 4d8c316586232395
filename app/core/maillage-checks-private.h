/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @digits are @length digits and nothing else. */
gboolean _maillage_checks_are_digits (const char *digits, gsize length);
/* Luhn's check digit; La Poste's establishments (SIREN 356000000) sum to a multiple of 5. */
gboolean _maillage_checks_siren (const char *siren);
gboolean _maillage_checks_siret (const char *siret);
/* "W" and 9 digits. */
gboolean _maillage_checks_rna (const char *rna);
/* Whether a spreadsheet turned the number into a decimal or scientific one; @digits takes the whole
 * number it stands for, @exact whether all its digits were written. */
gboolean _maillage_checks_from_spreadsheet (const char *text, char **digits, gboolean *exact);

G_END_DECLS
