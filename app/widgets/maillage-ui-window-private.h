/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What a window implements, and what it shares with the program's own pages alone. */

#include "maillage-ui-window.h"

#include <maillage-core.h>

G_BEGIN_DECLS

struct _MaillageUiWindowInterface
{
  GTypeInterface parent_iface;

  MaillageContext *(*get_context) (MaillageUiWindow *self);
  /* @from: the list model one walks through with Alt+↑ ↓, or NULL */
  void (*open_record) (MaillageUiWindow *self, const char *uuid, MaillageQueryModel *from);
  /* Makes the record with its defaults at once, then opens it for editing. @owner may be NULL. */
  void (*new_record) (MaillageUiWindow *self, const char *kind_id, const char *owner_uuid);
  /* Opens for editing the record that @creation has just made. */
  void (*edit_new) (MaillageUiWindow *self, const char *uuid, MaillageChange *creation);
  void (*open_list) (MaillageUiWindow *self, const char *kind_id);
  void (*go_back) (MaillageUiWindow *self);
  /* A toast; with @change, it offers to undo it. */
  void (*show_toast) (MaillageUiWindow *self, const char *text, MaillageChange *change);
  /* A refused or failed write: the sentence as a toast that stays until read. */
  void (*show_error) (MaillageUiWindow *self, const GError *error);
  /* Puts a change this window made on its undo stack. */
  void (*push_undo) (MaillageUiWindow *self, MaillageChange *change);
  /* A plugin's page for one job on one record; may be NULL. */
  void (*open_task) (MaillageUiWindow *self, const char *id, const char *uuid);
};

MaillageContext *maillage_ui_window_get_context (MaillageUiWindow *self);

G_END_DECLS
