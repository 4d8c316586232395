/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-history-page.h"
#include "maillage-home.h"
#include "maillage-trash.h"
#include "maillage-window-private.h"

#include "maillage-registry-private.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-import.h"
#include "maillage-ui-record-list.h"
#include "maillage-ui-record-page.h"

#include <glib/gi18n-lib.h>

static MaillageNavigation *
navigation (MaillageWindow *self)
{
  return MAILLAGE_NAVIGATION (self->navigation);
}

/* Opening */

static GtkWidget *
make_home (gpointer context)
{
  return maillage_home_new (context);
}

void
maillage_window_open_home (MaillageWindow *self)
{
  if (!maillage_navigation_show (navigation (self), "home"))
    maillage_navigation_push_later (
        navigation (self), "home", _("Home"), make_home, self->context);
}

void
maillage_window_open_trash (MaillageWindow *self)
{
  if (!maillage_navigation_show (navigation (self), "trash"))
    maillage_navigation_push (
        navigation (self), "trash", _ ("Trash"), maillage_trash_new (self->context));
}

void
maillage_window_open_history (MaillageWindow *self)
{
  if (!maillage_navigation_show (navigation (self), "history"))
    maillage_navigation_push (
        navigation (self), "history", _ ("History"), maillage_history_page_new (self->context));
}

static MaillageUiPageContribution *
find_page (MaillageWindow *self, const char *id)
{
  g_autoptr (GPtrArray) pages
      = maillage_registry_list (self->registry, MAILLAGE_UI_TYPE_PAGE_CONTRIBUTION);

  for (guint i = 0; i < pages->len; i++)
    if (strcmp (_maillage_ui_page_contribution_get_id (pages->pdata[i]), id) == 0)
      return pages->pdata[i];
  return NULL;
}

void
maillage_window_open_page (MaillageWindow *self, const char *id)
{
  MaillageUiPageContribution *page = find_page (self, id);
  g_autofree char *key = g_strconcat ("page:", id, NULL);

  if (page != NULL && !maillage_navigation_show (navigation (self), key))
    maillage_navigation_push (navigation (self),
                              key,
                              _maillage_ui_page_contribution_get_title (page),
                              _maillage_ui_page_contribution_make (page));
}

static MaillageUiTaskContribution *
find_task (MaillageWindow *self, const char *id)
{
  g_autoptr (GPtrArray) tasks
      = maillage_registry_list (self->registry, MAILLAGE_UI_TYPE_TASK_CONTRIBUTION);

  for (guint i = 0; i < tasks->len; i++)
    if (strcmp (_maillage_ui_task_contribution_get_id (tasks->pdata[i]), id) == 0)
      return tasks->pdata[i];
  return NULL;
}

void
_maillage_window_open_task (MaillageUiWindow *window, const char *id, const char *uuid)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);
  MaillageUiTaskContribution *task = find_task (self, id);
  g_autofree char *key = g_strconcat ("task:", id, ":", uuid, NULL);

  if (task != NULL && !maillage_navigation_show (navigation (self), key))
    maillage_navigation_push (navigation (self),
                              key,
                              _maillage_ui_task_contribution_get_title (task),
                              _maillage_ui_task_contribution_make (task, uuid));
}

void
_maillage_window_open_list (MaillageUiWindow *window, const char *kind_id)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);
  MaillageKind *kind = maillage_registry_find_kind (self->registry, kind_id);
  g_autofree char *key = g_strconcat ("list:", kind_id, NULL);

  if (kind != NULL && !maillage_navigation_show (navigation (self), key))
    maillage_navigation_push (navigation (self),
                              key,
                              maillage_kind_get_plural (kind),
                              maillage_ui_record_list_new (self->context, kind_id));
}

MaillageUiImport *
maillage_window_open_import (MaillageWindow *self, const char *kind_id)
{
  MaillageKind *kind = maillage_registry_find_kind (self->registry, kind_id);
  g_autofree char *key = g_strconcat ("import:", kind_id, NULL);

  if (kind == NULL || !maillage_kind_get_available (kind)
      || maillage_store_get_read_only (self->store))
    return NULL;
  if (!maillage_navigation_show (navigation (self), key))
    maillage_navigation_push (
        navigation (self), key, _ ("Import"), maillage_ui_import_new (self->context, kind_id));
  return MAILLAGE_UI_IMPORT (maillage_window_get_page (self));
}

void
_maillage_window_update_back (MaillageWindow *self)
{
  const char *back = maillage_navigation_get_back_title (navigation (self));
  GtkWidget *page = maillage_navigation_peek_page (navigation (self));

  if (back != NULL && page != NULL && MAILLAGE_UI_IS_RECORD_PAGE (page))
    maillage_ui_record_page_set_back (MAILLAGE_UI_RECORD_PAGE (page), back);
}

static MaillageUiRecordPage *
show_record (MaillageWindow *self, const char *uuid, MaillageQueryModel *from)
{
  g_autofree char *key = g_strconcat ("record:", uuid, NULL);
  MaillageRecord *shown = _maillage_window_get_record (self);
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  if (shown != NULL && strcmp (maillage_record_get_uuid (shown), uuid) == 0)
    return MAILLAGE_UI_RECORD_PAGE (maillage_window_get_page (self));
  page = maillage_ui_record_page_new (
      self->context, uuid, from, maillage_navigation_get_title (navigation (self)), &error);
  if (page == NULL)
    {
      maillage_ui_window_show_error (MAILLAGE_UI_WINDOW (self), error);
      return NULL;
    }
  g_signal_connect_object (page,
                           "notify::title",
                           G_CALLBACK (_maillage_window_update_back),
                           self,
                           G_CONNECT_SWAPPED);
  maillage_navigation_push (navigation (self),
                            key,
                            maillage_ui_record_page_get_title (MAILLAGE_UI_RECORD_PAGE (page)),
                            page);
  return MAILLAGE_UI_RECORD_PAGE (page);
}

void
_maillage_window_open_record (MaillageUiWindow *window, const char *uuid, MaillageQueryModel *from)
{
  show_record (MAILLAGE_WINDOW (window), uuid, from);
}

void
_maillage_window_edit_new (MaillageUiWindow *window, const char *uuid, MaillageChange *creation)
{
  MaillageUiRecordPage *page = show_record (MAILLAGE_WINDOW (window), uuid, NULL);

  if (page != NULL)
    maillage_ui_record_page_set_creation (page, creation);
}

void
_maillage_window_new_record (MaillageUiWindow *window, const char *kind_id, const char *owner_uuid)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);
  MaillageKind *kind = maillage_registry_find_kind (self->registry, kind_id);
  g_autoptr (MaillageEdit) edit = NULL;
  const char *uuid;

  if (kind == NULL || !maillage_kind_get_available (kind))
    return;
  edit = _maillage_edit_new (maillage_kind_get_create_label (kind), NULL);
  uuid = owner_uuid != NULL ? maillage_edit_create_child (edit, kind_id, owner_uuid)
                            : maillage_edit_create (edit, kind_id);
  maillage_ui_window_begin_record (window, GTK_WIDGET (self), edit, uuid);
}

void
_maillage_window_go_back (MaillageUiWindow *window)
{
  MaillageWindow *self = MAILLAGE_WINDOW (window);

  if (!maillage_navigation_back (navigation (self)))
    maillage_window_open_home (self);
}

/* Closing */

static void
close_page (MaillageWindow *self, guint position)
{
  if (maillage_navigation_get_n_pages (navigation (self)) == 1)
    maillage_window_open_home (self);
  maillage_navigation_remove (navigation (self),
                              maillage_navigation_get_nth_page (navigation (self), position));
}

static gboolean
is_erased (MaillageWindow *self, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageRecord) record = maillage_store_load (self->store, uuid, &error);

  return record == NULL && g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND);
}

/* A page or a task whose plugin has been switched off, or whose record is in the store no more. */
static gboolean
is_gone (MaillageWindow *self, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, ":", 3);

  if (strcmp (parts[0], "page") == 0)
    return find_page (self, parts[1]) == NULL;
  if (strcmp (parts[0], "record") == 0)
    return is_erased (self, parts[1]);
  return strcmp (parts[0], "task") == 0
         && (find_task (self, parts[1]) == NULL || is_erased (self, parts[2]));
}

void
_maillage_window_close_gone (MaillageWindow *self)
{
  for (guint i = maillage_navigation_get_n_pages (navigation (self)); i > 0; i--)
    if (is_gone (self, maillage_navigation_get_nth_key (navigation (self), i - 1)))
      close_page (self, i - 1);
}

static gboolean
is_of_kind (GtkWidget *page, const char *kind_id)
{
  MaillageKind *kind;

  if (MAILLAGE_UI_IS_RECORD_LIST (page))
    return g_strcmp0 (maillage_ui_record_list_get_kind_id (MAILLAGE_UI_RECORD_LIST (page)), kind_id)
           == 0;
  if (MAILLAGE_UI_IS_IMPORT (page))
    return g_strcmp0 (maillage_ui_import_get_kind_id (MAILLAGE_UI_IMPORT (page)), kind_id) == 0;
  if (!MAILLAGE_UI_IS_RECORD_PAGE (page))
    return FALSE;
  kind = maillage_record_get_kind (
      maillage_ui_record_page_get_record (MAILLAGE_UI_RECORD_PAGE (page)));
  return kind != NULL && g_strcmp0 (maillage_kind_get_id (kind), kind_id) == 0;
}

void
_maillage_window_close_kind (MaillageWindow *self, MaillageKind *kind)
{
  g_autofree char *id = g_strdup (maillage_kind_get_id (kind));

  for (guint i = maillage_navigation_get_n_pages (navigation (self)); i > 0; i--)
    if (is_of_kind (maillage_navigation_get_nth_page (navigation (self), i - 1), id))
      close_page (self, i - 1);
}

/* What is shown */

const char *
maillage_window_get_key (MaillageWindow *self)
{
  return self->navigation != NULL ? maillage_navigation_get_key (navigation (self)) : NULL;
}

GtkWidget *
maillage_window_get_page (MaillageWindow *self)
{
  return self->navigation != NULL ? maillage_navigation_get_page (navigation (self)) : NULL;
}

MaillageRecord *
_maillage_window_get_record (MaillageWindow *self)
{
  /* What is still to be made is no record's page, and is not made to be asked. */
  GtkWidget *page
      = self->navigation != NULL ? maillage_navigation_peek_page (navigation (self)) : NULL;

  if (page == NULL || !MAILLAGE_UI_IS_RECORD_PAGE (page))
    return NULL;
  return maillage_ui_record_page_get_record (MAILLAGE_UI_RECORD_PAGE (page));
}
