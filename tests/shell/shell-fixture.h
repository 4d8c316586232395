/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "sound.h"

#include <maillage-application.h>
#include <maillage-registry-private.h>
#include <maillage-ui-cell.h>
#include <maillage-window.h>

/* The program on a store of its own, with our plugins; nobody is asked the first questions. Every
 * test ends with the windows and the program freed. */
class ShellTest : public testing::Test
{
protected:
  void
  SetUp () override
  {
    application = maillage_application_new ();
    g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
    path = folder.file ("store.db");
  }

  void
  TearDown () override
  {
    if (window != nullptr)
      {
        Watched watched (window);
        gtk_window_destroy (GTK_WINDOW (window));
        window = nullptr;
        EXPECT_TRUE (wait_until ([&] { return watched.gone (); })) << "the window leaks";
      }
    MaillageStore *opened = context != nullptr ? maillage_context_get_store (context) : nullptr;
    if (opened != nullptr && maillage_store_get_path (opened) != nullptr)
      expect_sound_store (opened);
    /* Nothing is left to do but to shut down, as the program does at its end. */
    char name[] = "maillage", option[] = "--version";
    char *arguments[] = { name, option, nullptr };
    g_application_run (G_APPLICATION (application), 2, arguments);
    Watched watched (application);
    g_clear_object (&application);
    EXPECT_TRUE (watched.gone ());
  }

  /* As `maillage --store` does, up to the first frame. */
  void
  begin (bool welcomed = true)
  {
    g_autoptr (GError) error = nullptr;

    maillage_application_set_store_path (application, path.c_str ());
    ASSERT_TRUE (g_application_register (G_APPLICATION (application), nullptr, &error))
        << error->message;
    context = maillage_application_get_context (application);
    g_settings_set_boolean (maillage_context_get_settings (context), "welcomed", welcomed);
    g_application_activate (G_APPLICATION (application));
    window = MAILLAGE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
    ASSERT_NE (window, nullptr);
  }

  void
  start (bool welcomed = true)
  {
    begin (welcomed);
    ASSERT_NE (window, nullptr);
    EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (GTK_WIDGET (window)); }));
  }

  void
  act (const char *action)
  {
    g_autofree char *name = nullptr;
    g_autoptr (GVariant) target = nullptr;

    ASSERT_TRUE (g_action_parse_detailed_name (action, &name, &target, nullptr));
    EXPECT_TRUE (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target)) << action;
  }

  std::string
  key ()
  {
    const char *now = maillage_window_get_key (window);

    return now != nullptr ? now : "";
  }

  bool
  can (const char *action)
  {
    return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
  }

  std::string
  add_organisation (const char *name)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    g_autoptr (GError) error = nullptr;
    std::string uuid = maillage_edit_create (edit, "partners.organisation");

    maillage_edit_set (edit, uuid.c_str (), "name", name);
    g_autoptr (MaillageChange) change
        = maillage_store_commit (maillage_context_get_store (context), edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
    return uuid;
  }

  static bool
  is_toolkits_own (GtkWidget *widget)
  {
    return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_SCROLLBAR (widget) || GTK_IS_ENTRY (widget)
           || GTK_IS_CALENDAR (widget) || GTK_IS_SPIN_BUTTON (widget);
  }

  /* A menu's words are not its button's. */
  static bool
  has_words (GtkWidget *widget)
  {
    if (GTK_IS_POPOVER (widget) || !gtk_widget_get_visible (widget))
      return false;
    if (GTK_IS_LABEL (widget))
      return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != nullptr;
         child = gtk_widget_get_next_sibling (child))
      if (has_words (child))
        return true;
    return false;
  }

  template <typename Test>
  static GtkWidget *
  find (GtkWidget *widget, Test test)
  {
    GtkWidget *found = test (widget) ? widget : nullptr;

    for (GtkWidget *child = gtk_widget_get_first_child (widget);
         child != nullptr && found == nullptr;
         child = gtk_widget_get_next_sibling (child))
      found = find (child, test);
    return found;
  }

  GtkWidget *
  find_named (const char *name)
  {
    return find (GTK_WIDGET (window), [&] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), name) == 0;
    });
  }

  /* What a widget writes itself; "" for one that holds others. */
  static std::string
  text_of (GtkWidget *widget)
  {
    g_autofree char *drawn = nullptr;
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "words"))
      g_object_get (widget, "words", &drawn, nullptr);
    const char *text
        = GTK_IS_LABEL (widget)          ? gtk_label_get_text (GTK_LABEL (widget))
          : GTK_IS_INSCRIPTION (widget)  ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
          : MAILLAGE_UI_IS_CELL (widget) ? maillage_ui_cell_get_text (MAILLAGE_UI_CELL (widget))
                                         : drawn;
    return text != nullptr ? text : "";
  }

  /* What shows in any window or dialog of the program: a dialog may be a window of its own or not.
   */
  template <typename Test>
  static GtkWidget *
  find_shown (Test test)
  {
    GListModel *windows = gtk_window_get_toplevels ();
    GtkWidget *found = nullptr;

    for (guint i = 0; i < g_list_model_get_n_items (windows) && found == nullptr; i++)
      {
        g_autoptr (GtkWidget) each = GTK_WIDGET (g_list_model_get_item (windows, i));

        found = find (each, [&] (GtkWidget *widget) {
          return gtk_widget_get_mapped (widget) && test (widget);
        });
      }
    return found;
  }

  static GtkWidget *
  button (const char *words)
  {
    return find_shown ([&] (GtkWidget *widget) {
      return GTK_IS_BUTTON (widget)
             && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), words) == 0;
    });
  }

  static bool
  asks (const char *heading)
  {
    return find_shown ([&] (GtkWidget *widget) { return text_of (widget) == heading; }) != nullptr;
  }

  static void
  click (const char *words)
  {
    ASSERT_TRUE (wait_until ([&] { return button (words) != nullptr; })) << words;
    g_signal_emit_by_name (button (words), "clicked");
  }

  /* Whether something says these words, anywhere in the window that shows. */
  bool
  says (const std::string &words)
  {
    return find (GTK_WIDGET (window),
                 [&] (GtkWidget *widget) {
                   return gtk_widget_get_mapped (widget)
                          && text_of (widget).find (words) != std::string::npos;
                 })
           != nullptr;
  }

  /* What the page does with a key, as if it had the focus. */
  static void
  press (GtkWidget *widget, guint key)
  {
    g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (all); i++)
      {
        g_autoptr (GObject) each = G_OBJECT (g_list_model_get_item (all, i));
        gboolean handled = FALSE;

        if (GTK_IS_EVENT_CONTROLLER_KEY (each))
          g_signal_emit_by_name (each, "key-pressed", key, 0, 0, &handled);
        if (handled)
          return;
      }
  }

  /* The paths of the buttons that show and say nothing to who cannot see them. */
  static std::string
  nameless (GtkWidget *widget)
  {
    std::string found;

    if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
      return found;
    if ((GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)) && !has_words (widget)
        && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL)
        && !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY))
      {
        for (GtkWidget *each = widget; each != nullptr; each = gtk_widget_get_parent (each))
          found = std::string (G_OBJECT_TYPE_NAME (each)) + "#" + gtk_widget_get_name (each) + " / "
                  + found;
        return found + "\n";
      }
    /* What these are made of answers to their own name. */
    if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || is_toolkits_own (widget))
      return found;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != nullptr;
         child = gtk_widget_get_next_sibling (child))
      found += nameless (child);
    return found;
  }

  TemporaryFolder folder;
  std::string path;
  MaillageApplication *application = nullptr;
  MaillageContext *context = nullptr;
  MaillageWindow *window = nullptr;
};

/* The program, started on the day of the demo data. */
class StartedTest : public ShellTest
{
protected:
  void
  SetUp () override
  {
    ShellTest::SetUp ();
    start ();
    store = maillage_context_get_store (context);
  }

  void
  add_demo ()
  {
    g_autoptr (GError) error = nullptr;

    ASSERT_TRUE (maillage_context_add_demo (context, &error)) << error->message;
  }

  /* With the rights of a plugin. */
  MaillageEdit *
  edit (const char *plugin)
  {
    return maillage_scope_new_edit (
        maillage_registry_find_scope (maillage_context_get_registry (context), plugin), "Test");
  }

  void
  commit (MaillageEdit *made)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_commit (store, made, &error);

    ASSERT_NE (change, nullptr) << error->message;
  }

  Today today;
  MaillageStore *store = nullptr; /* the context's */
};
