/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* What a page may ask of the window it is in, without knowing the shell. Implemented by
 * MaillageWindow, and by a plain one in tests (maillage-ui-window-private.h). Property "folded": the sidebar is hidden. */
#define MAILLAGE_UI_TYPE_WINDOW (maillage_ui_window_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_INTERFACE (MaillageUiWindow, maillage_ui_window, MAILLAGE_UI, WINDOW, GtkWindow)

/* NULL when @widget is in no such window. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageUiWindow *maillage_ui_window_from (GtkWidget *widget);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_ui_window_get_folded (MaillageUiWindow *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_open_record (MaillageUiWindow *self,
                                     const char *uuid,
                                     MaillageQueryModel *from);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_new_record (MaillageUiWindow *self,
                                    const char *kind_id,
                                    const char *owner_uuid);
/* Commits @edit, which makes the record @uuid among what it does, and opens that for editing: when
 * nothing is entered then, leaving it takes the whole edit back. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_begin_record (MaillageUiWindow *self,
                                      GtkWidget *from,
                                      MaillageEdit *edit,
                                      const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_open_list (MaillageUiWindow *self, const char *kind_id);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_open_task (MaillageUiWindow *self, const char *id, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_go_back (MaillageUiWindow *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_show_toast (MaillageUiWindow *self,
                                    const char *text,
                                    MaillageChange *change);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_show_error (MaillageUiWindow *self, const GError *error);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_push_undo (MaillageUiWindow *self, MaillageChange *change);
/* Commits and puts the change on the undo stack; a failure is shown. @done (may be NULL) is called
 * with the change, or with NULL when it was refused or failed; not at all once @from has gone. */
typedef void (*MaillageUiCommitted) (GtkWidget *from, MaillageChange *change, gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_window_commit (MaillageUiWindow *self,
                                GtkWidget *from,
                                MaillageEdit *edit,
                                MaillageUiCommitted done,
                                gpointer user_data);

/* A page's header bar: with the button that shows the sidebar while the window is folded, and,
 * when @back is given, a back button with that label. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_header_bar_new (const char *back);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_header_bar_set_back (GtkWidget *bar, const char *back);

G_END_DECLS
