/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-contributions.h"
#include "maillage-ui-field-row-private.h"
#include "maillage-ui-ties-private.h"

#include <glib/gi18n-lib.h>

#define CONTACTS 2
/* Enough to find who leads; each may be asked whose it is. */
#define LOOKED_AT 50

static GtkWidget *
make_card_words (const char *title, const char *caption)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (words), label);
  label = gtk_label_new (caption);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, caption != NULL && *caption != '\0');
  gtk_box_append (GTK_BOX (words), label);
  return words;
}

static GtkWidget *
make_card (const char *icon_name, const char *title, const char *caption)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *avatar = adw_avatar_new (32, NULL, FALSE);

  adw_avatar_set_icon_name (ADW_AVATAR (avatar), icon_name);
  gtk_widget_add_css_class (avatar, "maillage-avatar");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "maillage-key-card");
  gtk_widget_set_size_request (card, 290, -1);
  gtk_box_append (GTK_BOX (card), avatar);
  gtk_box_append (GTK_BOX (card), make_card_words (title, caption));
  return card;
}

static void
append_card (MaillageUiRecordPage *self, GtkWidget *card)
{
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), card);
  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->cards), place);
}

static void
add_reach (GtkWidget *card, MaillageRecord *record, MaillageField *field)
{
  GtkWidget *button = field != NULL ? _maillage_ui_reach_button_new (
                          field, maillage_record_get_value (record, maillage_field_get_id (field)))
                                    : NULL;

  if (button != NULL)
    gtk_box_append (GTK_BOX (card), button);
}

/* Somebody to call: what is tied here, and the one it belongs to when that is somebody else. */
typedef struct
{
  MaillageUiTies *ties;
  MaillageRecord *tied;
  MaillageRecord *owner; /* or NULL */
  gboolean leads;
} Contact;

static void
contact_clear (gpointer data)
{
  Contact *contact = data;

  g_clear_object (&contact->owner);
}

/* A role has a number of its own, or the person's. */
static MaillageField *
find_reach (const Contact *contact, MaillageFieldType type, MaillageRecord **record)
{
  MaillageField *field = _maillage_ui_find_filled (contact->tied, type);

  *record = contact->tied;
  if (field != NULL || contact->owner == NULL)
    return field;
  *record = contact->owner;
  return _maillage_ui_find_filled (contact->owner, type);
}

static MaillageRecord *
load_owner (MaillageUiRecordPage *self, MaillageRecord *tied)
{
  const char *owner = maillage_record_get_owner (tied);

  if (owner == NULL || strcmp (owner, maillage_record_get_uuid (self->record)) == 0)
    return NULL;
  return maillage_store_load (self->store, owner, NULL);
}

static gboolean
leads (MaillageRecord *tied)
{
  const char *lead = maillage_kind_get_lead (maillage_record_get_kind (tied));

  return lead != NULL && maillage_record_get_value (tied, lead) != NULL;
}

static void
gather_contacts (MaillageUiRecordPage *self, GArray *contacts)
{
  for (guint i = 0; i < self->ties->len; i++)
    {
      MaillageUiTies *ties = g_ptr_array_index (self->ties, i);
      GPtrArray *records = _maillage_ui_ties_get_records (ties);

      for (guint j = 0; records != NULL && j < MIN (records->len, LOOKED_AT); j++)
        {
          MaillageRecord *tied = g_ptr_array_index (records, j);
          Contact contact = { ties, tied, NULL, leads (tied) };
          MaillageRecord *record;

          if (_maillage_ui_is_past (tied))
            continue;
          contact.owner = load_owner (self, tied);
          if (find_reach (&contact, MAILLAGE_FIELD_PHONE, &record) != NULL
              || find_reach (&contact, MAILLAGE_FIELD_EMAIL, &record) != NULL)
            g_array_append_val (contacts, contact);
          else
            contact_clear (&contact);
        }
    }
}

/* "Technical referent · 05 36 49 12 31" */
static char *
dup_caption (const Contact *contact, MaillageRecord *record, MaillageField *field)
{
  const char *lead = maillage_kind_get_lead (maillage_record_get_kind (contact->tied));
  g_autofree char *reach = maillage_record_dup_display (record, maillage_field_get_id (field));
  g_autofree char *role = contact->leads ? maillage_record_dup_display (contact->tied, lead) : NULL;

  return role != NULL ? g_strconcat (role, " · ", reach, NULL) : g_steal_pointer (&reach);
}

static void
add_contact (MaillageUiRecordPage *self, const Contact *contact)
{
  gboolean children = _maillage_ui_ties_get_role (contact->ties) == NULL;
  MaillageRecord *phone_of, *email_of;
  MaillageField *phone = find_reach (contact, MAILLAGE_FIELD_PHONE, &phone_of);
  MaillageField *email = find_reach (contact, MAILLAGE_FIELD_EMAIL, &email_of);
  g_autofree char *title = _maillage_ui_dup_tied_title (
      self->context, contact->tied, _maillage_ui_ties_get_role (contact->ties), children);
  g_autofree char *caption
      = dup_caption (contact, phone != NULL ? phone_of : email_of, phone != NULL ? phone : email);
  GtkWidget *card = make_card ("avatar-default-symbolic", title, caption);

  add_reach (card, phone_of, phone);
  add_reach (card, email_of, email);
  append_card (self, card);
}

/* Those who lead first: the referents. */
static guint
add_contacts (MaillageUiRecordPage *self)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (Contact));
  guint n = 0;

  g_array_set_clear_func (contacts, contact_clear);
  gather_contacts (self, contacts);
  for (int lead = TRUE; lead >= FALSE; lead--)
    for (guint i = 0; i < contacts->len && n < CONTACTS; i++)
      if (g_array_index (contacts, Contact, i).leads == lead)
        {
          add_contact (self, &g_array_index (contacts, Contact, i));
          n++;
        }
  return n;
}

/* The record's own phone, mail and site, when nobody stands for it. */
static void
add_own (MaillageUiRecordPage *self, MaillageFieldType type, const char *icon_name)
{
  MaillageField *field = _maillage_ui_find_filled (self->record, type);
  g_autofree char *value = NULL;
  GtkWidget *card;

  if (field == NULL)
    return;
  value = maillage_record_dup_display (self->record, maillage_field_get_id (field));
  card = make_card (icon_name, value, maillage_field_get_label (field));
  add_reach (card, self->record, field);
  append_card (self, card);
}

/* The next date among the tied records: of a child with two ends, its owner's. */
static MaillageRecord *
find_next (MaillageUiRecordPage *self, MaillageDate *today, MaillageDate **when)
{
  g_autoptr (MaillageRecord) next = NULL;

  for (guint i = 0; i < self->ties->len; i++)
    {
      GPtrArray *records = _maillage_ui_ties_get_records (g_ptr_array_index (self->ties, i));

      for (guint j = 0; records != NULL && j < records->len; j++)
        {
          g_autoptr (MaillageRecord) dated = g_object_ref (g_ptr_array_index (records, j));
          g_autoptr (MaillageDate) date = NULL;
          const char *owner = maillage_record_get_owner (dated);

          if (owner != NULL && strcmp (owner, maillage_record_get_uuid (self->record)) != 0)
            {
              g_object_unref (dated);
              dated = maillage_store_load (self->store, owner, NULL);
            }
          date = dated != NULL ? _maillage_ui_dup_first_date (dated) : NULL;
          if (date == NULL || maillage_date_compare (date, today) < 0
              || (*when != NULL && maillage_date_compare (date, *when) >= 0))
            continue;
          g_clear_pointer (when, maillage_date_free);
          *when = g_steal_pointer (&date);
          g_set_object (&next, dated);
        }
    }
  return g_steal_pointer (&next);
}

static void
open_next (GtkWidget *button)
{
  maillage_ui_open_record (button, g_object_get_data (G_OBJECT (button), "uuid"));
}

static void
add_next (MaillageUiRecordPage *self)
{
  g_autoptr (MaillageDate) today = maillage_context_dup_today (self->context);
  g_autoptr (MaillageDate) when = NULL;
  g_autoptr (MaillageRecord) next = find_next (self, today, &when);
  g_autofree char *caption = NULL;
  GtkWidget *card, *open;

  if (next == NULL)
    return;
  caption = maillage_date_format_short (when, today);
  card = make_card ("x-office-calendar-symbolic", maillage_record_get_title (next), caption);
  open = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (open, _ ("Open"));
  g_object_set_data_full (
      G_OBJECT (open), "uuid", g_strdup (maillage_record_get_uuid (next)), g_free);
  g_signal_connect (open, "clicked", G_CALLBACK (open_next), NULL);
  gtk_box_append (GTK_BOX (card), open);
  append_card (self, card);
}

void
_maillage_ui_record_page_update_cards (MaillageUiRecordPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->cards), child);
  if (add_contacts (self) == 0)
    {
      add_own (self, MAILLAGE_FIELD_PHONE, "call-start-symbolic");
      add_own (self, MAILLAGE_FIELD_EMAIL, "mail-message-new-symbolic");
      add_own (self, MAILLAGE_FIELD_WEB, "web-browser-symbolic");
    }
  add_next (self);
  gtk_widget_set_visible (self->cards,
                          !self->editing && gtk_widget_get_first_child (self->cards) != NULL);
}
