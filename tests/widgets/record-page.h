/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "partners.h"

#include "maillage-ui-field-row.h"
#include "maillage-ui-record-page.h"

#include <maillage-core.h>
#include <maillage-registry-private.h>

/* A record's page in a plain window, and what a user does with it. */
class RecordPage : public PartnersTest
{
protected:
  void
  open (const std::string &uuid, MaillageQueryModel *from = nullptr)
  {
    g_autoptr (GError) error = nullptr;
    GtkWidget *made = maillage_ui_record_page_new (context, uuid.c_str (), from, nullptr, &error);

    ASSERT_NE (made, nullptr) << error->message;
    page = MAILLAGE_UI_RECORD_PAGE (made);
    show (made);
  }

  void
  edit ()
  {
    maillage_ui_record_page_set_editing (page, TRUE);
  }

  MaillageUiFieldRow *
  row (const char *field)
  {
    return MAILLAGE_UI_FIELD_ROW (find_named (GTK_WIDGET (page), field));
  }

  GtkWidget *
  entry (const char *field)
  {
    return find_widget (GTK_WIDGET (row (field)), GTK_TYPE_ENTRY);
  }

  /* As a user does: into the field, types, and on to another. */
  void
  type (const char *field, const char *text)
  {
    gtk_widget_grab_focus (GTK_WIDGET (row (field)));
    gtk_editable_set_text (GTK_EDITABLE (entry (field)), text);
  }

  void
  leave ()
  {
    gtk_widget_grab_focus (GTK_WIDGET (row ("email")));
  }

  bool
  shows (const char *text)
  {
    return find_text (GTK_WIDGET (page), text) != nullptr;
  }

  bool
  comes (const char *text)
  {
    return wait_until ([&] { return shows (text); }, 3000);
  }

  bool
  becomes (const std::string &uuid, const char *field, const std::string &value)
  {
    return wait_until ([&] { return stored (uuid, field) == value; }, 3000);
  }

  static GtkDropTarget *
  find_drop_target (GtkWidget *widget)
  {
    g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (all); i++)
      {
        g_autoptr (GObject) each = G_OBJECT (g_list_model_get_item (all, i));

        if (GTK_IS_DROP_TARGET (each))
          return GTK_DROP_TARGET (each);
      }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != nullptr;
         child = gtk_widget_get_next_sibling (child))
      if (GtkDropTarget *found = find_drop_target (child); found != nullptr)
        return found;
    return nullptr;
  }

  TestWindowLog &
  log ()
  {
    return test_window_log (window);
  }

  void
  act (const char *action)
  {
    ASSERT_TRUE (gtk_widget_activate_action (GTK_WIDGET (page), action, nullptr)) << action;
  }

  MaillageUiRecordPage *page = nullptr;
};
