/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invitations and reminders: the user's own mail program sends them, we keep who was asked. */

#include "events-mail.h"

#include <string.h>

/* What mail programs take in one address (RFC 6068 sets no bound; Outlook takes some 2,000 bytes).
 */
#define LONGEST_MAILTO 1900

static gboolean
was_asked_today (MaillageRecord *participation)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  return g_strcmp0 (maillage_record_get_value (participation, "asked_on"),
                    maillage_date_get_earliest (today))
         == 0;
}

static gboolean
is_to_ask (MaillageRecord *participation, EventsAsk ask)
{
  const char *answer = maillage_record_get_value (participation, "answer");

  if (maillage_record_get_value (participation, "attendance") != NULL)
    return FALSE;
  if (ask == EVENTS_ASK_INVITE)
    return answer == NULL || g_str_equal (answer, "to_invite");
  return (g_strcmp0 (answer, "invited") == 0 || g_strcmp0 (answer, "reminded") == 0)
         && !was_asked_today (participation);
}

GPtrArray *
events_list_to_ask (GPtrArray *participations, EventsAsk ask)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < participations->len; i++)
    if (is_to_ask (participations->pdata[i], ask))
      g_ptr_array_add (found, g_object_ref (participations->pdata[i]));
  return found;
}

static char *
dup_address_of (MaillageScope *scope, MaillageRecord *participation, const char *field_id)
{
  g_autoptr (MaillageRecord) target = NULL;
  const char *uuid = maillage_record_get_n_links (participation, field_id) > 0
                         ? maillage_record_get_link (participation, field_id, 0)
                         : NULL;
  MaillageField *objection;

  target = uuid != NULL ? maillage_scope_load (scope, uuid, NULL) : NULL;
  if (target == NULL)
    return NULL;
  objection = maillage_kind_find_field (maillage_record_get_kind (target), "mail_objection");
  if (objection != NULL && maillage_record_get_boolean (target, "mail_objection"))
    return NULL;
  return g_strdup (maillage_record_get_value (target, "email"));
}

char *
events_dup_address (MaillageScope *scope, MaillageRecord *participation)
{
  gboolean has_person = maillage_record_get_n_links (participation, "person") > 0;

  return dup_address_of (scope, participation, has_person ? "person" : "organisation");
}

char *
events_make_mailto (const char *const *addresses, const char *subject, const char *body)
{
  g_autofree char *joined = g_strjoinv (",", (char **) addresses);
  g_autofree char *bcc = g_uri_escape_string (joined, ",@", FALSE);
  g_autofree char *about = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *words = g_uri_escape_string (body, NULL, FALSE);

  return g_strdup_printf ("mailto:?bcc=%s&subject=%s&body=%s", bcc, about, words);
}

static char *
dup_subject (MaillageRecord *event, EventsAsk ask)
{
  const char *title = maillage_record_get_title (event);

  /* TRANSLATORS: the subject of a message; an event's title */
  return g_strdup_printf (ask == EVENTS_ASK_INVITE ? _ ("Invitation: %s") : _ ("Reminder: %s"),
                          title);
}

static char *
dup_body (MaillageRecord *event)
{
  const char *place = maillage_record_get_value (event, "place");
  g_autofree char *day = events_dup_day (event);
  g_autofree char *hours = events_dup_hours (event);
  GString *body = g_string_new (maillage_record_get_title (event));
  const char *lines[] = { day, hours, place };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_string_append_printf (body, "\n%s", lines[i]);
  g_string_append_c (body, '\n');
  return g_string_free (body, FALSE);
}

static void
on_kept (GtkWidget *from, MaillageChange *change, gpointer data)
{
  g_autofree char *said = data;
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (window, said, change);
}

/* Whether the mail program was asked; what it would not take is in the clipboard. */
static gboolean
reach (GtkWidget *from, MaillageRecord *event, EventsAsk ask, GPtrArray *addresses)
{
  gboolean fits;
  g_autofree char *subject = dup_subject (event, ask);
  g_autofree char *body = dup_body (event);
  g_autofree char *uri = NULL;

  g_ptr_array_add (addresses, NULL);
  uri = events_make_mailto ((const char *const *) addresses->pdata, subject, body);
  fits = strlen (uri) <= LONGEST_MAILTO;
  if (fits)
    maillage_ui_open_uri (from, uri);
  else
    {
      g_autofree char *joined = g_strjoinv (", ", (char **) addresses->pdata);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (from), joined);
    }
  g_ptr_array_set_size (addresses, (int) addresses->len - 1);
  return fits;
}

static char *
dup_said (gboolean in_mail, guint n, guint n_silent)
{
  g_autofree char *asked = g_strdup_printf (
      in_mail
          ? g_dngettext (GETTEXT_PACKAGE, "%u address is in Bcc.", "%u addresses are in Bcc.", n)
          : g_dngettext (GETTEXT_PACKAGE,
                         "%u address is copied: paste it in the Bcc of a message.",
                         "%u addresses are copied: paste them in the Bcc of a message.",
                         n),
      n);
  g_autofree char *silent = NULL;

  if (n_silent == 0)
    return g_steal_pointer (&asked);
  silent = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u has none.", "%u have none.", n_silent), n_silent);
  return g_strconcat (asked, " ", silent, NULL);
}

static void
keep (GtkWidget *from, MaillageScope *scope, GPtrArray *asked, EventsAsk ask, char *said)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (
      scope, ask == EVENTS_ASK_INVITE ? _ ("Invitations sent") : _ ("Reminders sent"));

  for (guint i = 0; i < asked->len; i++)
    {
      const char *uuid = maillage_record_get_uuid (asked->pdata[i]);

      maillage_edit_set (edit, uuid, "answer", ask == EVENTS_ASK_INVITE ? "invited" : "reminded");
      maillage_edit_set_date (edit, uuid, "asked_on", today);
    }
  events_commit (from, edit, on_kept, said);
}

/* Two who share an address get one message. Takes @address. */
static void
add_once (GPtrArray *addresses, char *address)
{
  for (guint i = 0; i < addresses->len; i++)
    if (g_ascii_strcasecmp (addresses->pdata[i], address) == 0)
      {
        g_free (address);
        return;
      }
  g_ptr_array_add (addresses, address);
}

void
events_ask (GtkWidget *from, MaillageScope *scope, MaillageRecord *event, EventsAsk ask)
{
  g_autoptr (GPtrArray) all
      = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));
  g_autoptr (GPtrArray) to_ask = events_list_to_ask (all, ask);
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  gboolean in_mail;

  for (guint i = 0; i < to_ask->len; i++)
    {
      char *address = events_dup_address (scope, to_ask->pdata[i]);

      if (address == NULL)
        continue;
      add_once (addresses, address);
      g_ptr_array_add (asked, to_ask->pdata[i]);
    }
  if (window == NULL)
    return;
  if (asked->len == 0)
    {
      maillage_ui_window_show_toast (
          window, _ ("Nobody to write to has an address: enter it on their page."), NULL);
      return;
    }
  in_mail = reach (from, event, ask, addresses);
  keep (from, scope, asked, ask, dup_said (in_mail, addresses->len, to_ask->len - asked->len));
}
