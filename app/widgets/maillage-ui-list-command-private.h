/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-list-command.h"

#include <maillage-core.h>

G_BEGIN_DECLS

#define MAILLAGE_UI_TYPE_LIST_COMMAND (_maillage_ui_list_command_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiListCommand, _maillage_ui_list_command, MAILLAGE_UI, LIST_COMMAND, GObject)

const char *_maillage_ui_list_command_get_label (MaillageUiListCommand *self);
const char *_maillage_ui_list_command_get_detail (MaillageUiListCommand *self);
const char *_maillage_ui_list_command_get_icon_name (MaillageUiListCommand *self);
/* Of those registered, the ones of a kind and place, in order. */
GPtrArray *_maillage_ui_list_commands (MaillageRegistry *registry,
                                       const char *kind_id,
                                       MaillageUiListPlace place);
void _maillage_ui_list_command_run (MaillageUiListCommand *self,
                                    GtkWidget *from,
                                    const char *const *uuids,
                                    MaillageQuery *query);

G_END_DECLS
