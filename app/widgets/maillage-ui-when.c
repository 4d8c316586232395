/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-when-private.h"

#include <glib/gi18n-lib.h>

static GDateTime *
local_time (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  return g_date_time_to_local (utc);
}

char *
_maillage_ui_format_time (gint64 at)
{
  g_autoptr (GDateTime) local = local_time (at);

  /* Translators: an hour, for g_date_time_format (); in French “%-H h %M” with U+00A0. */
  return g_date_time_format (local, _ ("%H:%M"));
}

static MaillageDate *
day_of (GDateTime *local)
{
  return maillage_date_new_day (g_date_time_get_year (local),
                                g_date_time_get_month (local),
                                g_date_time_get_day_of_month (local));
}

gboolean
_maillage_ui_is_today (gint64 at)
{
  g_autoptr (GDateTime) local = local_time (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (local) == g_date_time_get_year (now)
         && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now);
}

char *
_maillage_ui_format_when (MaillageContext *context, gint64 at)
{
  g_autoptr (GDateTime) local = local_time (at);
  g_autoptr (MaillageDate) day = day_of (local);
  g_autoptr (MaillageDate) today = maillage_context_dup_today (context);

  if (_maillage_ui_is_today (at))
    {
      g_autofree char *hour = _maillage_ui_format_time (at);

      return g_strdup_printf (_ ("today %s"), hour);
    }
  return maillage_date_format_short (day, today);
}

char *
_maillage_ui_format_moment (gint64 at)
{
  g_autoptr (GDateTime) local = local_time (at);
  g_autoptr (MaillageDate) day = day_of (local);
  g_autofree char *date = maillage_date_format (day);
  g_autofree char *hour = _maillage_ui_format_time (at);

  return g_strdup_printf (C_ ("day and time", "%1$s, %2$s"), date, hour);
}
