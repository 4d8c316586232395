/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sending invitations and reminders. The user's own mail program does; that it was opened is all
 * that can be known, and what is kept. Where it was not, the user writes, and says so. */

#include "events-mail.h"

#include <string.h>

/* What mail programs take in one address (RFC 6068 sets no bound; Outlook takes some 2,000 bytes).
 */
#define LONGEST_MAILTO 1900
/* The window's: while its mail program is being opened, another message is not begun. */
#define ASKING "events-asking"

typedef struct
{
  GWeakRef window;
  MaillageScope *scope;
  EventsAsk ask;
  GPtrArray *all;       /* participations */
  GPtrArray *asked;     /* those of them that have an address */
  GPtrArray *addresses; /* each once */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_weak_ref_clear (&self->window);
  g_object_unref (self->scope);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->asked);
  g_ptr_array_unref (self->addresses);
  g_free (self);
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

static Asking *
asking_new (MaillageUiWindow *window, MaillageScope *scope, MaillageRecord *event, EventsAsk ask)
{
  Asking *self = g_new0 (Asking, 1);
  g_autoptr (GPtrArray) there
      = events_list_children (scope, EVENTS_PARTICIPATION, maillage_record_get_uuid (event));

  g_weak_ref_init (&self->window, window);
  self->scope = g_object_ref (scope);
  self->ask = ask;
  self->all = events_list_to_ask (there, ask);
  self->asked = g_ptr_array_new_with_free_func (g_object_unref);
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->all->len; i++)
    {
      char *address = events_dup_address (scope, self->all->pdata[i]);

      if (address == NULL)
        continue;
      add_once (self->addresses, address);
      g_ptr_array_add (self->asked, g_object_ref (self->all->pdata[i]));
    }
  return self;
}

/* Keeping it */

static void
on_kept (GtkWidget *from, MaillageChange *change, gpointer data)
{
  g_autofree char *said = data;

  if (change != NULL)
    maillage_ui_window_show_toast (MAILLAGE_UI_WINDOW (from), said, change);
}

/* Takes @said. */
static void
keep (Asking *self, GPtrArray *asked, char *said)
{
  g_autoptr (MaillageUiWindow) window = g_weak_ref_get (&self->window);
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (
      self->scope, self->ask == EVENTS_ASK_INVITE ? _ ("Invitations sent") : _ ("Reminders sent"));

  for (guint i = 0; i < asked->len; i++)
    {
      const char *uuid = maillage_record_get_uuid (asked->pdata[i]);

      maillage_edit_set (
          edit, uuid, "answer", self->ask == EVENTS_ASK_INVITE ? "invited" : "reminded");
      maillage_edit_set_date (edit, uuid, "asked_on", today);
    }
  if (window != NULL)
    events_commit (GTK_WIDGET (window), edit, on_kept, said);
  else
    g_free (said);
}

static char *
dup_said (guint n, guint n_silent)
{
  g_autofree char *asked = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u address is in Bcc.", "%u addresses are in Bcc.", n), n);
  g_autofree char *silent = NULL;

  if (n_silent == 0)
    return g_steal_pointer (&asked);
  silent = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u has none.", "%u have none.", n_silent), n_silent);
  return g_strconcat (asked, " ", silent, NULL);
}

/* By hand */

static void
on_copy (GtkWidget *button, Asking *self)
{
  g_autofree char *joined = NULL;

  g_ptr_array_add (self->addresses, NULL);
  joined = g_strjoinv (", ", (char **) self->addresses->pdata);
  g_ptr_array_set_size (self->addresses, (int) self->addresses->len - 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), joined);
  gtk_button_set_label (GTK_BUTTON (button), _ ("Copied: paste them in Bcc"));
}

static void
mark (GtkWidget *from, gpointer data)
{
  Asking *self = data;
  GPtrArray *asked = self->asked->len > 0 ? self->asked : self->all;

  keep (self,
        asked,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u marked by hand.", "%u marked by hand.", asked->len),
            asked->len));
}

static GtkWidget *
copy_button_new (Asking *self)
{
  guint n = self->addresses->len;
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Copy the %u address", "Copy the %u addresses", n), n);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_name (button, "copy-addresses");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), self);
  return button;
}

/* Takes @self. */
static void
ask_by_hand (Asking *self, const char *heading, const char *body)
{
  g_autoptr (MaillageUiWindow) window = g_weak_ref_get (&self->window);

  if (window == NULL)
    {
      asking_free (self);
      return;
    }
  maillage_ui_ask (GTK_WIDGET (window),
                   heading,
                   body,
                   self->addresses->len > 0 ? copy_button_new (self) : NULL,
                   _ ("Not now"),
                   self->ask == EVENTS_ASK_INVITE ? _ ("Mark as invited") : _ ("Mark as reminded"),
                   mark,
                   self,
                   asking_free);
}

/* By the mail program */

static void
shown (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *self = data;
  g_autoptr (GError) error = NULL;

  g_object_set_data (source, ASKING, NULL);
  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    {
      g_message ("The mail program did not open: %s", error->message);
      ask_by_hand (self,
                   _ ("No mail program took the message"),
                   _ ("Nobody is marked as written to. Write a message of your own to these "
                      "addresses, in Bcc, then mark them here."));
      return;
    }
  keep (self, self->asked, dup_said (self->addresses->len, self->all->len - self->asked->len));
  asking_free (self);
}

/* Takes @self. */
static void
reach (Asking *self, MaillageUiWindow *window, MaillageRecord *event)
{
  g_autofree char *subject = events_dup_subject (event, self->ask);
  g_autofree char *body = events_dup_body (event);
  g_autofree char *uri = NULL;

  g_ptr_array_add (self->addresses, NULL);
  uri = events_make_mailto ((const char *const *) self->addresses->pdata, subject, body);
  g_ptr_array_set_size (self->addresses, (int) self->addresses->len - 1);
  if (strlen (uri) > LONGEST_MAILTO)
    {
      ask_by_hand (self,
                   _ ("Too many addresses for one message"),
                   _ ("Mail programs do not take so many at once. Copy them into the Bcc of a "
                      "message of your own, then mark these people here."));
      return;
    }
  g_object_set_data (G_OBJECT (window), ASKING, self);
  gtk_show_uri_full (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL, shown, self);
}

/* Those invited by name alone have no page that could hold an address. */
static const char *
say_what_is_missing (Asking *self)
{
  for (guint i = 0; i < self->all->len; i++)
    if (maillage_record_get_n_links (self->all->pdata[i], "person") > 0
        || maillage_record_get_n_links (self->all->pdata[i], "organisation") > 0)
      return _ (
          "Enter it on their page. Whoever was asked otherwise, by phone or by letter, can be "
          "marked here.");
  return _ ("They are invited by name alone and have no page. To write to them, open their line "
            "among the invitations and choose or create the person. Whoever was asked otherwise, "
            "by phone or by letter, can be marked here.");
}

void
events_ask (GtkWidget *from, MaillageScope *scope, MaillageRecord *event, EventsAsk ask)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);
  Asking *self;

  if (window == NULL || g_object_get_data (G_OBJECT (window), ASKING) != NULL)
    return;
  self = asking_new (window, scope, event, ask);
  if (self->all->len == 0)
    asking_free (self);
  else if (self->asked->len == 0)
    ask_by_hand (self, _ ("No address is known"), say_what_is_missing (self));
  else
    reach (self, window, event);
}
