/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell-fixture.h"

#include <gdk/x11/gdkx.h>
#include <maillage-core.h>
#include <maillage-ui-field-row.h>
#include <maillage-ui-picker.h>
#include <maillage-ui-record-page.h>

/* The pages of events, in the real window with our plugins. */
class EventPages : public StartedTest
{
protected:
  std::string
  add_event (const char *title, const char *date, const char *from = nullptr)
  {
    g_autoptr (MaillageEdit) made = edit ("events");
    std::string uuid = maillage_edit_create (made, "events.event");

    maillage_edit_set (made, uuid.c_str (), "title", title);
    maillage_edit_set (made, uuid.c_str (), "date", date);
    maillage_edit_set (made, uuid.c_str (), "starts_at", from);
    commit (made);
    return uuid;
  }

  std::string
  add_person (const char *name, const char *email = nullptr)
  {
    g_autoptr (MaillageEdit) made = edit ("partners");
    std::string uuid = maillage_edit_create (made, "partners.person");

    maillage_edit_set (made, uuid.c_str (), "last_name", name);
    maillage_edit_set (made, uuid.c_str (), "email", email);
    commit (made);
    return uuid;
  }

  void
  expect (const std::string &event, const std::vector<std::string> &names)
  {
    g_autoptr (MaillageEdit) made = edit ("events");

    for (const std::string &name : names)
      maillage_edit_set (made,
                         maillage_edit_create_child (made, "events.participation", event.c_str ()),
                         "name",
                         name.c_str ());
    commit (made);
  }

  GPtrArray *
  children (const char *kind, const std::string &owner)
  {
    g_autoptr (MaillageQuery) query = maillage_scope_new_query (
        maillage_registry_find_scope (maillage_context_get_registry (context), "events"), kind);

    maillage_query_set_owner (query, owner.c_str ());
    return maillage_store_query (store, query, nullptr);
  }

  std::string
  value (const char *kind, const std::string &owner, guint index, const char *field)
  {
    g_autoptr (GPtrArray) all = children (kind, owner);
    const char *text = index < all->len
                           ? maillage_record_get_value (MAILLAGE_RECORD (all->pdata[index]), field)
                           : nullptr;

    return text != nullptr ? text : "";
  }

  void
  open (const std::string &uuid)
  {
    maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), uuid.c_str (), nullptr);
    ASSERT_TRUE (wait_until ([&] { return key () == "record:" + uuid; }));
  }

  void
  enter (const char *name, const char *text)
  {
    GtkWidget *entry = find_named (name);

    ASSERT_NE (entry, nullptr) << name;
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
    g_signal_emit_by_name (entry, "activate");
  }

  GtkWidget *
  find_type (const char *name)
  {
    return find (GTK_WIDGET (window), [&] (GtkWidget *widget) {
      return strcmp (G_OBJECT_TYPE_NAME (widget), name) == 0;
    });
  }

  std::string
  tab ()
  {
    GtkWidget *stack = find (maillage_window_get_page (window),
                             [] (GtkWidget *widget) { return ADW_IS_VIEW_STACK (widget); });
    const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (stack));

    return name != nullptr ? name : "";
  }

  guint
  count_types (GtkWidget *widget, const char *name)
  {
    guint n = strcmp (G_OBJECT_TYPE_NAME (widget), name) == 0;

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != nullptr;
         child = gtk_widget_get_next_sibling (child))
      n += count_types (child, name);
    return n;
  }

  void
  open_door (const std::string &event)
  {
    maillage_ui_window_open_task (MAILLAGE_UI_WINDOW (window), "events.attendance", event.c_str ());
    ASSERT_EQ (key (), "task:events.attendance:" + event);
    search = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
      return gtk_widget_has_css_class (widget, "events-search");
    });
    ASSERT_NE (search, nullptr);
  }

  /* A key of the keyboard, as the display's server sends it. */
  void
  strike (const char *keys)
  {
    GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
    std::string id = std::to_string (gdk_x11_surface_get_xid (surface));
    const char *focus[] = { "xdotool", "windowfocus", "--sync", id.c_str (), nullptr };
    const char *press[] = { "xdotool", "key", keys, nullptr };

    run (focus);
    ASSERT_TRUE (wait_until ([&] { return gtk_window_is_active (GTK_WINDOW (window)); }));
    run (press);
  }

  void
  run (const char *const *command)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, &error);

    ASSERT_NE (process, nullptr) << error->message;
    ASSERT_TRUE (g_subprocess_wait_check (process, nullptr, &error)) << error->message;
  }

  GtkWidget *search = nullptr;
};
