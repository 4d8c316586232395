/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-contributions.h"
#include "maillage-ui-field-row-private.h"
#include "maillage-ui-ties-private.h"

#include <glib/gi18n-lib.h>

#define CONTACTS 2

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
  if (field != NULL)
    gtk_box_append (GTK_BOX (card),
                    _maillage_ui_reach_button_new (
                        field, maillage_record_get_value (record, maillage_field_get_id (field))));
}

/* Somebody tied to the record, with the number that is called. */
static gboolean
add_contact (MaillageUiRecordPage *self, MaillageUiTies *ties, MaillageRecord *tied)
{
  gboolean children = _maillage_ui_ties_get_role (ties) == NULL;
  MaillageField *phone = _maillage_ui_find_filled (tied, MAILLAGE_FIELD_PHONE);
  MaillageField *email = _maillage_ui_find_filled (tied, MAILLAGE_FIELD_EMAIL);
  MaillageField *first = phone != NULL ? phone : email;
  g_autofree char *title = NULL;
  g_autofree char *caption = NULL;
  GtkWidget *card;

  if (first == NULL)
    return FALSE;
  title = _maillage_ui_dup_tied_title (
      self->context, tied, _maillage_ui_ties_get_role (ties), children);
  caption = maillage_record_dup_display (tied, maillage_field_get_id (first));
  card = make_card ("avatar-default-symbolic", title, caption);
  add_reach (card, tied, phone);
  add_reach (card, tied, email);
  append_card (self, card);
  return TRUE;
}

static guint
add_contacts (MaillageUiRecordPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ties->len; i++)
    {
      MaillageUiTies *ties = g_ptr_array_index (self->ties, i);
      GPtrArray *records = _maillage_ui_ties_get_records (ties);

      for (guint j = 0; records != NULL && j < records->len && n < CONTACTS; j++)
        n += add_contact (self, ties, g_ptr_array_index (records, j));
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
