/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-application.h"

G_BEGIN_DECLS

/* Opens every page in turn, of a broken store, of an empty one, of the demo store, and writes a
 * picture of each to @folder: NN-name.png, then in dark (-dark) and 720 px wide (-720). The program
 * ends when it is done; a picture that cannot be written ends it at once, with status 1. */
void maillage_tour_start (MaillageApplication *application, const char *folder);
/* For the application: where the tour's stores are; "demo" among them. Made when first asked for.
 */
char *maillage_tour_dup_store_path (const char *name);
/* In the same folder: a file that goes with it. */
char *maillage_tour_dup_path (const char *name);

G_END_DECLS
