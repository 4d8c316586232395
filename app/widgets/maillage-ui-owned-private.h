/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* The records of one of core's kinds that belong to a record, in a group of its page: its files,
 * its notes. Reads them, the newest first, and again when they change. */
#define MAILLAGE_UI_TYPE_OWNED (_maillage_ui_owned_get_type ())
G_DECLARE_DERIVABLE_TYPE (MaillageUiOwned, _maillage_ui_owned, MAILLAGE_UI, OWNED, GtkWidget)

struct _MaillageUiOwnedClass
{
  GtkWidgetClass parent_class;

  const char *kind;
  /* After each reading; @records are MaillageRecord. */
  void (*show) (MaillageUiOwned *self, GPtrArray *records);
};

/* At init: the group's title, what it shows, and the label of its button. Returns the button. */
GtkWidget *_maillage_ui_owned_build (MaillageUiOwned *self,
                                     const char *title,
                                     GtkWidget *child,
                                     const char *add_label,
                                     GCallback add);
/* Whose they are; reads them. */
void _maillage_ui_owned_set_record (MaillageUiOwned *self,
                                    MaillageContext *context,
                                    MaillageRecord *record);
/* Beside the title; none when there are none. */
void _maillage_ui_owned_set_count (MaillageUiOwned *self, guint n);

/* Borrowed; NULL once the widget is disposed of. */
MaillageContext *_maillage_ui_owned_get_context (MaillageUiOwned *self);
MaillageStore *_maillage_ui_owned_get_store (MaillageUiOwned *self);
MaillageRecord *_maillage_ui_owned_get_record (MaillageUiOwned *self);
gboolean _maillage_ui_owned_may_write (MaillageUiOwned *self);

G_END_DECLS
