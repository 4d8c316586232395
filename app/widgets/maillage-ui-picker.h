/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* A popover in which one thing is searched for and picked: what its three kinds share. Signal
 * picked (id, title): one was chosen, and the popover is closed. */
#define MAILLAGE_UI_TYPE_PICKER (maillage_ui_picker_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (MaillageUiPicker, maillage_ui_picker, MAILLAGE_UI, PICKER, GtkPopover)

/**
 * MaillageUiPickerClass:
 * @search: shows what fits a text with maillage_ui_picker_add(); "" when it opens
 * @create: makes what does not exist yet, then calls maillage_ui_picker_pick(); NULL when the
 * picker makes nothing
 */
struct _MaillageUiPickerClass
{
  GtkPopoverClass parent_class;
  void (*search) (MaillageUiPicker *self, const char *text);
  void (*create) (MaillageUiPicker *self, const char *text);
  gpointer _reserved[14];
};

/* What has been typed in its search. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_ui_picker_get_text (MaillageUiPicker *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_picker_set_text (MaillageUiPicker *self, const char *text);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_picker_set_placeholder (MaillageUiPicker *self, const char *placeholder);
/* For those who derive from it. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_picker_clear (MaillageUiPicker *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_picker_add (MaillageUiPicker *self,
                             const char *id,
                             const char *title,
                             const char *detail,
                             const char *icon_name);
/* Offers to create @text under the others. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_picker_add_creation (MaillageUiPicker *self, const char *text);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_picker_pick (MaillageUiPicker *self, const char *id, const char *title);

G_END_DECLS
