/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <maillage.h>

G_BEGIN_DECLS

/* A plugin that runs on a store of its own, which is thrown away with the fixture. */
#define MAILLAGE_TESTING_TYPE_FIXTURE (maillage_testing_fixture_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    MaillageTestingFixture, maillage_testing_fixture, MAILLAGE_TESTING, FIXTURE, GObject)

MAILLAGE_AVAILABLE_IN_1_0
MaillageTestingFixture *
maillage_testing_fixture_new (const char *folder, const char *plugin_id, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
MaillageStore *maillage_testing_fixture_get_store (MaillageTestingFixture *self);
/* What the plugin may read and write; NULL while it is switched off. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageScope *maillage_testing_fixture_get_scope (MaillageTestingFixture *self);
/* A file in the fixture's folder, which is removed with it. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_testing_fixture_dup_path (MaillageTestingFixture *self, const char *name);

MAILLAGE_AVAILABLE_IN_1_0
char *maillage_testing_fixture_add (MaillageTestingFixture *self,
                                    const char *kind_id,
                                    const char *const *assignments,
                                    GError **error);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_testing_fixture_undo (MaillageTestingFixture *self, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_testing_fixture_import (MaillageTestingFixture *self,
                                          const char *kind_id,
                                          const char *table,
                                          GError **error);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_testing_fixture_make_document (MaillageTestingFixture *self,
                                              const char *document_id,
                                              const char *const *uuids,
                                              GError **error);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_testing_fixture_export (MaillageTestingFixture *self,
                                       const char *kind_id,
                                       const char *const *uuids,
                                       const char *name,
                                       GError **error);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_testing_fixture_check (MaillageTestingFixture *self, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
gboolean
maillage_testing_fixture_set_active (MaillageTestingFixture *self, gboolean active, GError **error);
/* What the shell does once it shows: calls contribute_ui (). For tests of pages, under a display.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_testing_fixture_enable_ui (MaillageTestingFixture *self);
/* Opens the store again, as the next start of the program does. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_testing_fixture_reopen (MaillageTestingFixture *self, GError **error);

/**
 * MaillageTestingFunc:
 * @user_data: the data given with the function
 *
 * Returns: whether what is waited for has come
 */
typedef gboolean (*MaillageTestingFunc) (gpointer user_data);

MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_testing_wait (MaillageTestingFunc func, gpointer user_data, guint milliseconds);

/* Tells whether an object was freed. */
#define MAILLAGE_TESTING_TYPE_WATCH (maillage_testing_watch_get_type ())
typedef struct _MaillageTestingWatch MaillageTestingWatch;
MAILLAGE_AVAILABLE_IN_1_0
GType maillage_testing_watch_get_type (void);
MAILLAGE_AVAILABLE_IN_1_0
MaillageTestingWatch *maillage_testing_watch_new (GObject *object);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_testing_watch_free (MaillageTestingWatch *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_testing_watch_is_gone (MaillageTestingWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageTestingWatch, maillage_testing_watch_free)

G_END_DECLS
