/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* After an erasure: a bar on each page whose text, or a note of it, may still hold the name. */

#include "maillage-ui-record-page-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>
#include <maillage-erase-private.h>

void
_maillage_ui_record_page_update_mention (MaillageUiRecordPage *self)
{
  g_auto (GStrv) uuids
      = _maillage_store_dup_mentions_of (self->store, maillage_record_get_uuid (self->record));

  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->mention),
                             uuids[0] != NULL && !maillage_store_get_read_only (self->store));
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiRecordPage) self = data;
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean whole, ok;

  ok = _maillage_store_settle_mentions_finish (MAILLAGE_STORE (source), result, &whole, &error);
  if (window == NULL) /* the page was left */
    return;
  if (!ok)
    maillage_ui_window_show_error (window, error);
  else
    maillage_ui_window_show_toast (window,
                                   whole ? _ ("No trace of the name is left")
                                         : _ ("The last traces go as soon as another program that "
                                              "reads the store is done"),
                                   NULL);
  _maillage_ui_record_page_update_mention (self);
}

/* What is typed is written first. */
void
_maillage_ui_record_page_settle_mention (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  g_auto (GStrv) uuids
      = _maillage_store_dup_mentions_of (self->store, maillage_record_get_uuid (self->record));

  maillage_ui_record_page_set_editing (self, FALSE);
  _maillage_store_settle_mentions_async (
      self->store, (const char *const *) uuids, on_settled, g_object_ref (self));
}
