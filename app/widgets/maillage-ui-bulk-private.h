/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* One field of many records at once: which, its value, and how many it will be. One change. */
#define MAILLAGE_UI_TYPE_BULK (_maillage_ui_bulk_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiBulk, _maillage_ui_bulk, MAILLAGE_UI, BULK, GtkWindow)

/* Shown over the window @from is in. */
GtkWidget *_maillage_ui_bulk_present (GtkWidget *from,
                                      MaillageContext *context,
                                      MaillageKind *kind,
                                      const char *const *uuids);
/* Whether a kind has a field that may be written so. */
gboolean _maillage_ui_bulk_can (MaillageKind *kind);
void _maillage_ui_bulk_choose_field (MaillageUiBulk *self, const char *field_id);
/* What the button does. */
void _maillage_ui_bulk_apply (MaillageUiBulk *self);

G_END_DECLS
