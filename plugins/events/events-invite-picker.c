/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-invite-picker.h"

#define MOST 20

struct _EventsInvitePicker
{
  MaillageUiPicker parent_instance;

  MaillageScope *scope;
  GCancellable *search; /* the one that runs */
};

G_DEFINE_FINAL_TYPE (EventsInvitePicker, events_invite_picker, MAILLAGE_UI_TYPE_PICKER)

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EventsInvitePicker) self = data;
  MaillageUiPicker *picker = MAILLAGE_UI_PICKER (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (self->scope == NULL)
    return;
  found = maillage_scope_search_finish (self->scope, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_message ("Nobody could be looked for: %s", error->message);
  maillage_ui_picker_clear (picker);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      MaillageRecord *record = found->pdata[i];

      maillage_ui_picker_add (picker,
                              maillage_record_get_uuid (record),
                              maillage_record_get_title (record),
                              maillage_record_get_subtitle (record),
                              maillage_kind_get_icon_name (maillage_record_get_kind (record)));
    }
  /* Whoever is in no directory is invited by name, as who comes uninvited is marked by it. */
  if (*maillage_ui_picker_get_text (picker) != '\0')
    maillage_ui_picker_add (picker,
                            "",
                            maillage_ui_picker_get_text (picker),
                            _ ("By name alone, not in the directory"),
                            "list-add-symbolic");
}

static void
events_invite_picker_search (MaillageUiPicker *picker, const char *text)
{
  EventsInvitePicker *self = EVENTS_INVITE_PICKER (picker);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  if (*text == '\0')
    maillage_ui_picker_clear (picker);
  else
    maillage_scope_search_async (
        self->scope, text, NULL, MOST, self->search, searched, g_object_ref (self));
}

static void
events_invite_picker_dispose (GObject *object)
{
  EventsInvitePicker *self = EVENTS_INVITE_PICKER (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->scope);
  G_OBJECT_CLASS (events_invite_picker_parent_class)->dispose (object);
}

static void
events_invite_picker_class_init (EventsInvitePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = events_invite_picker_dispose;
  MAILLAGE_UI_PICKER_CLASS (klass)->search = events_invite_picker_search;
}

static void
events_invite_picker_init (EventsInvitePicker *self)
{
}

GtkWidget *
events_invite_picker_new (MaillageScope *scope)
{
  EventsInvitePicker *self = g_object_new (EVENTS_TYPE_INVITE_PICKER, NULL);

  self->scope = g_object_ref (scope);
  maillage_ui_picker_set_placeholder (MAILLAGE_UI_PICKER (self),
                                      _ ("Person, organisation, contact list or committee"));
  return GTK_WIDGET (self);
}
