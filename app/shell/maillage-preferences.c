/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-preferences.h"

#include "maillage-adw.h"
#include "maillage-archive-group.h"
#include "maillage-author-group.h"
#include "maillage-backup-group.h"
#include "maillage-extensions.h"
#include "maillage-lists.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
store_group_new (MaillageStore *store)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *path = g_markup_escape_text (maillage_store_get_path (store), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Store"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("File"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), path);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
general_new (MaillageContext *context)
{
  GtkWidget *page = adw_preferences_page_new ();
  MaillageStore *store = maillage_context_get_store (context);

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("General"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "emblem-system-symbolic");
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "general");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (maillage_author_group_new (context)));
  if (store != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (store_group_new (store)));
  if (store != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (maillage_backup_group_new (context)));
  if (store != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (maillage_archive_group_new (store)));
  return page;
}

GtkWidget *
maillage_preferences_present (GtkWidget *parent, MaillageContext *context, const char *page)
{
  GtkWidget *preferences = maillage_adw_preferences_new (parent);

  maillage_adw_preferences_add (preferences, general_new (context));
  if (maillage_context_get_store (context) != NULL && MAILLAGE_IS_WINDOW (parent))
    maillage_adw_preferences_add (preferences, maillage_lists_new (MAILLAGE_WINDOW (parent)));
  maillage_adw_preferences_add (preferences, maillage_extensions_new (context));
  maillage_adw_preferences_present (preferences, parent, page);
  return preferences;
}
