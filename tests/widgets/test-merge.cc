/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include <maillage-ui-merge-private.h>

/* The window that merges twins. */
class MergeWindow : public PartnersTest
{
protected:
  void
  SetUp () override
  {
    PartnersTest::SetUp ();
    make_latitude ();
    twin = make ("organisation",
                 { { "name", "Communauté de communes Latitude Nord Gironde" },
                   { "category", "epci" },
                   { "web", "latitude-nord.example" } });
  }

  static GtkWidget *
  find_button (GtkWidget *from, const char *label)
  {
    for (GtkWidget *child = gtk_widget_get_first_child (from); child != nullptr;
         child = gtk_widget_get_next_sibling (child))
      {
        GtkWidget *found
            = GTK_IS_BUTTON (child)
                      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
                  ? child
                  : find_button (child, label);
        if (found != nullptr)
          return found;
      }
    return nullptr;
  }

  std::string twin;
};

TEST_F (MergeWindow, AsksWhereBothSayOtherwise)
{
  g_autoptr (GError) error = nullptr;
  GtkWidget *merge = _maillage_ui_merge_new (
      MAILLAGE_UI_WINDOW (window), store, latitude.c_str (), twin.c_str (), &error);

  ASSERT_NE (merge, nullptr) << error->message;
  gtk_window_present (GTK_WINDOW (merge));
  settle ();
  EXPECT_NE (find_text (merge, "Name"), nullptr);
  EXPECT_EQ (find_text (merge, "Category"), nullptr) << "they agree";
  EXPECT_EQ (find_text (merge, "Web site"), nullptr) << "only one has one";
  GtkWidget *label = find_text (merge, "Communauté de communes Latitude Nord Gironde");
  ASSERT_NE (label, nullptr);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_signal_emit_by_name (find_button (merge, "_Merge"), "clicked");
  EXPECT_TRUE (wait_until (
      [&] { return stored (latitude, "name") == "Communauté de communes Latitude Nord Gironde"; },
      3000));
  EXPECT_EQ (stored (latitude, "web"), "latitude-nord.example");
  EXPECT_TRUE (wait_until ([&] { return !test_window_log (window).toasts.empty (); }, 3000));
  settle ();
}

TEST_F (MergeWindow, SaysWhatCannotBeOne)
{
  g_autoptr (GError) error = nullptr;

  EXPECT_EQ (_maillage_ui_merge_new (
                 MAILLAGE_UI_WINDOW (window), store, latitude.c_str (), technical.c_str (), &error),
             nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
}
