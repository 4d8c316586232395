/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* Picks whom to invite: whatever the directory has; or a name it has not, told with "" as its id.
 */
#define EVENTS_TYPE_INVITE_PICKER (events_invite_picker_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsInvitePicker, events_invite_picker, EVENTS, INVITE_PICKER, MaillageUiPicker)

GtkWidget *events_invite_picker_new (MaillageScope *scope);

G_END_DECLS
