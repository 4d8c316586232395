/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The window as its own files see it: maillage-window.c (the object, what pages ask of it), -pages
 * (opening and closing them), -actions (actions and keys). */

#include "maillage-navigation.h"
#include "maillage-sidebar.h"
#include "maillage-window.h"

#include <maillage-core.h>

struct _MaillageWindow
{
  AdwApplicationWindow parent_instance;

  MaillageContext *context;
  MaillageRegistry *registry; /* to disconnect from, whatever goes first */
  MaillageStore *store;       /* the one shown */
  MaillageUndoStack *undo;
  GtkWidget *toasts, *overlay, *banner, *trouble, *flap, *sidebar, *navigation;
  AdwToast *toast;              /* weak: the last one, while it shows */
  GtkWidget *palette;           /* made when it is asked for, then hidden */
  GListStore *own_commands;     /* what it offers of the program's own */
  GtkEventController *commands; /* shortcuts of plugins' commands */
  gboolean folded;
};

void _maillage_window_add_actions (MaillageWindow *self);
void _maillage_window_update_actions (MaillageWindow *self);
/* The content of the page that is shown, past its header bar. */
void _maillage_window_focus_page (MaillageWindow *self);
void _maillage_window_update_commands (MaillageWindow *self);
/* Undoes @change, or the latest when NULL, and says so. */
void _maillage_window_undo (MaillageWindow *self, MaillageChange *change);

/* MaillageUiWindow's, in -pages. */
void
_maillage_window_open_record (MaillageUiWindow *window, const char *uuid, MaillageQueryModel *from);
void
_maillage_window_new_record (MaillageUiWindow *window, const char *kind_id, const char *owner_uuid);
void
_maillage_window_edit_new (MaillageUiWindow *window, const char *uuid, MaillageChange *creation);
void _maillage_window_open_task (MaillageUiWindow *window, const char *id, const char *uuid);
void _maillage_window_open_list (MaillageUiWindow *window, const char *kind_id);
void _maillage_window_go_back (MaillageUiWindow *window);
/* Closes the pages of what has been switched off. */
void _maillage_window_close_gone (MaillageWindow *self);
/* Closes the pages of a kind that came, went, or changed. */
void _maillage_window_close_kind (MaillageWindow *self, MaillageKind *kind);
/* The back button says what one goes back to now. */
void _maillage_window_update_back (MaillageWindow *self);
/* The record whose page is shown, or NULL. */
MaillageRecord *_maillage_window_get_record (MaillageWindow *self);
