/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

/* A question with a button of its own, as a plugin asks it. */
class Ask : public WindowTest
{
protected:
  void
  ask ()
  {
    extra = gtk_button_new_with_label ("Copy the Names");
    maillage_ui_ask (
        from,
        "Return All Loans?",
        "Three are out.",
        extra,
        "Cancel",
        "Return All",
        [] (GtkWidget *asking, gpointer data) {
          auto *self = static_cast<Ask *> (data);
          EXPECT_EQ (asking, self->from);
          self->n_answered++;
        },
        this,
        [] (gpointer data) { static_cast<Ask *> (data)->n_freed++; });
    ASSERT_TRUE (wait_until ([&] { return button ("Return All") != nullptr; }));
  }

  /* A dialog may be a window of its own or not. */
  static GtkWidget *
  button (const char *words)
  {
    GListModel *windows = gtk_window_get_toplevels ();
    GtkWidget *found = nullptr;

    for (guint i = 0; i < g_list_model_get_n_items (windows) && found == nullptr; i++)
      {
        g_autoptr (GtkWidget) each = GTK_WIDGET (g_list_model_get_item (windows, i));

        found = find_button (each, words);
      }
    return found;
  }

  static GtkWidget *
  find_button (GtkWidget *widget, const char *words)
  {
    GtkWidget *found = nullptr;

    if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
        && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), words) == 0)
      return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget);
         child != nullptr && found == nullptr;
         child = gtk_widget_get_next_sibling (child))
      found = find_button (child, words);
    return found;
  }

  void
  answer (const char *words)
  {
    g_signal_emit_by_name (button (words), "clicked");
    EXPECT_TRUE (wait_until ([&] { return n_freed == 1; })) << words;
  }

  GtkWidget *from = nullptr, *extra = nullptr;
  int n_answered = 0, n_freed = 0;
};

TEST_F (Ask, OnlyYesDoesIt)
{
  from = gtk_label_new ("Loans");
  show (from);
  ask ();
  EXPECT_TRUE (gtk_widget_get_mapped (extra));
  answer ("Cancel");
  EXPECT_EQ (n_answered, 0);

  n_freed = 0;
  ask ();
  answer ("Return All");
  EXPECT_EQ (n_answered, 1);
}

TEST_F (Ask, WhoHasGoneHearsNothing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  from = gtk_label_new ("Loans");
  gtk_box_append (GTK_BOX (box), from);
  show (box);
  ask ();
  gtk_box_remove (GTK_BOX (box), from);
  answer ("Return All");
  EXPECT_EQ (n_answered, 0);
}
