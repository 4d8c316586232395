/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* Attendance at the door: one job, a queue. */
#define EVENTS_TYPE_ATTENDANCE_PAGE (events_attendance_page_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsAttendancePage, events_attendance_page, EVENTS, ATTENDANCE_PAGE, MaillageUiPage)

G_END_DECLS
