/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was put in the trash, of every kind, each with a button that brings it back. */
#define MAILLAGE_TYPE_TRASH (maillage_trash_get_type ())
G_DECLARE_FINAL_TYPE (MaillageTrash, maillage_trash, MAILLAGE, TRASH, GtkWidget)

GtkWidget *maillage_trash_new (MaillageContext *context);
/* FALSE while it is being read. Property "complete". */
gboolean maillage_trash_get_complete (MaillageTrash *self);
guint maillage_trash_get_n_records (MaillageTrash *self);

G_END_DECLS
