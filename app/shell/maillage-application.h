/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <adwaita.h>

G_BEGIN_DECLS

/* The program: its command line, its one store, its windows. */
#define MAILLAGE_TYPE_APPLICATION (maillage_application_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageApplication, maillage_application, MAILLAGE, APPLICATION, AdwApplication)

MaillageApplication *maillage_application_new (void);
/* Before the program starts; as --store and --demo. */
void maillage_application_set_store_path (MaillageApplication *self, const char *path);
void maillage_application_set_safe_mode (MaillageApplication *self, gboolean safe_mode);
void maillage_application_set_demo (MaillageApplication *self, gboolean demo);
/* NULL until the program has started. */
MaillageContext *maillage_application_get_context (MaillageApplication *self);
/* Why there is no store, or NULL. */
void maillage_application_show_problem (MaillageApplication *self, GError *take_problem);
const GError *maillage_application_get_problem (MaillageApplication *self);
/* The last good one of a store that is damaged, overwritten or gone; NULL when that is not so. */
MaillageBackup *maillage_application_dup_backup (MaillageApplication *self);
/* TRUE: an empty store of the user's own, and nobody has answered the first questions. */
gboolean maillage_application_is_first_run (MaillageApplication *self);
/* Opens the store again, after a failure; every window shows what came of it. */
void maillage_application_try_again (MaillageApplication *self);
/* Leaves the store that was asked for, and shows the demo store in every window. */
void maillage_application_open_demo (MaillageApplication *self);
/* What the program ends with. */
void maillage_application_set_status (MaillageApplication *self, int status);
int maillage_application_get_status (MaillageApplication *self);

G_END_DECLS
