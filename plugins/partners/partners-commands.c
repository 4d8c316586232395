/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one begins from anywhere, or from the page of a partner. */

#include "partners-ui.h"

static void
begin (GtkWidget *from, MaillageEdit *edit, const char *uuid)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (window != NULL)
    maillage_ui_window_begin_record (window, from, edit, uuid);
}

/* @role: how the record that is shown takes part in the exchange; NULL when none is. */
static void
note_exchange (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer role)
{
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, _ ("Note an exchange"));
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  const char *exchange = maillage_edit_create (edit, PARTNERS_EXCHANGE);

  maillage_edit_set_date (edit, exchange, "date", today);
  if (role != NULL && uuid != NULL)
    maillage_edit_link (edit, exchange, role, uuid);
  begin (from, edit, exchange);
}

void
partners_begin_agreement (MaillageScope *scope, GtkWidget *from, const char *uuid)
{
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, _ ("New agreement"));
  const char *agreement = maillage_edit_create (edit, PARTNERS_AGREEMENT);
  const char *party = maillage_edit_create_child (edit, PARTNERS_PARTY, agreement);

  maillage_edit_link (edit, party, "organisation", uuid);
  begin (from, edit, agreement);
}

static void
begin_agreement (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer user_data)
{
  partners_begin_agreement (scope, from, uuid);
}

void
partners_add_commands (MaillageScope *scope)
{
  maillage_ui_add_command (scope,
                           "note-exchange",
                           _ ("Note an exchange"),
                           "maillage-exchange-symbolic",
                           "<Primary><Shift>e",
                           NULL,
                           note_exchange,
                           NULL,
                           NULL);
  maillage_ui_add_command (scope,
                           "note-exchange-with-organisation",
                           _ ("Note an exchange with this organisation"),
                           "maillage-exchange-symbolic",
                           NULL,
                           PARTNERS_ORGANISATION,
                           note_exchange,
                           (gpointer) "organisations",
                           NULL);
  maillage_ui_add_command (scope,
                           "note-exchange-with-person",
                           _ ("Note an exchange with this person"),
                           "maillage-exchange-symbolic",
                           NULL,
                           PARTNERS_PERSON,
                           note_exchange,
                           (gpointer) "persons",
                           NULL);
  maillage_ui_add_command (scope,
                           "agreement-with-organisation",
                           _ ("New agreement with this organisation"),
                           "maillage-agreement-symbolic",
                           NULL,
                           PARTNERS_ORGANISATION,
                           begin_agreement,
                           NULL,
                           NULL);
}
