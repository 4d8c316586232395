/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-adw.h"

/* Here alone calls newer than the floor are wanted, each behind its version. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

GtkWidget *
maillage_adw_banner_new (const char *title,
                         const char *button,
                         GCallback clicked,
                         gpointer user_data)
{
#if ADW_CHECK_VERSION(1, 3, 0)
  GtkWidget *banner = adw_banner_new (title);

  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_button_label (ADW_BANNER (banner), button);
  g_signal_connect (banner, "button-clicked", clicked, user_data);
#else
  GtkWidget *banner = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *click = gtk_button_new_with_label (button);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (click, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "maillage-banner");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), click);
  gtk_revealer_set_child (GTK_REVEALER (banner), box);
  g_signal_connect (click, "clicked", clicked, user_data);
#endif
  return banner;
}

void
maillage_adw_banner_set_revealed (GtkWidget *banner, gboolean revealed)
{
#if ADW_CHECK_VERSION(1, 3, 0)
  adw_banner_set_revealed (ADW_BANNER (banner), revealed);
#else
  gtk_revealer_set_reveal_child (GTK_REVEALER (banner), revealed);
#endif
}

/* The preferences */

GtkWidget *
maillage_adw_preferences_new (GtkWidget *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  return GTK_WIDGET (adw_preferences_dialog_new ());
#else
  GtkWidget *preferences = adw_preferences_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (preferences), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (preferences), 780, 640);
  return preferences;
#endif
}

void
maillage_adw_preferences_add (GtkWidget *preferences, GtkWidget *page)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (preferences), ADW_PREFERENCES_PAGE (page));
#else
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences), ADW_PREFERENCES_PAGE (page));
#endif
}

void
maillage_adw_preferences_present (GtkWidget *preferences, GtkWidget *parent, const char *page)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (preferences), page);
  adw_dialog_present (ADW_DIALOG (preferences), parent);
#else
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), page);
  gtk_window_present (GTK_WINDOW (preferences));
#endif
}

void
maillage_adw_preferences_add_toast (GtkWidget *inside, AdwToast *toast)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  GtkWidget *preferences = gtk_widget_get_ancestor (inside, ADW_TYPE_PREFERENCES_DIALOG);
#else
  GtkWidget *preferences = gtk_widget_get_ancestor (inside, ADW_TYPE_PREFERENCES_WINDOW);
#endif

  if (preferences == NULL)
    {
      g_object_unref (toast);
      return;
    }
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (preferences), toast);
#else
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (preferences), toast);
#endif
}

void
maillage_adw_close_dialogs (GtkWidget *window)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)))
         != NULL)
    adw_dialog_force_close (dialog);
#else
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i - 1);

      if (gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window))
        gtk_window_destroy (toplevel);
    }
#endif
}

void
maillage_adw_about_present (GtkWindow *parent,
                            const char *name,
                            const char *icon_name,
                            const char *version,
                            const char *comments)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();
#else
  GtkWidget *about = adw_about_window_new ();
#endif

  g_object_set (about,
                "application-name",
                name,
                "application-icon",
                icon_name,
                "version",
                version,
                "comments",
                comments,
                "license-type",
                GTK_LICENSE_GPL_3_0,
                NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (about, GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_present (GTK_WINDOW (about));
#endif
}

/* Asking before something is done */

typedef struct
{
  MaillageAdwAnswered answered; /* or */
  MaillageAdwChosen chosen;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

static void
respond (GObject *dialog, const char *response, Question *self)
{
  if (strcmp (response, "no") == 0)
    return;
  if (self->chosen != NULL)
    self->chosen (self->data, response);
  else
    self->answered (self->data);
}

/* What Enter presses is what has the focus, and that goes to the topmost button where they stand
 * one above the other: to what destroys. The default is another button then, too. */
static void
focus_default (gpointer dialog)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_set_focus (dialog, adw_dialog_get_default_widget (dialog));
#else
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
#endif
}

static void
ask (GtkWidget *from,
     const char *heading,
     const char *body,
     GtkWidget *extra,
     const char *const *answers,
     gboolean last_destroys,
     Question *question)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  for (gsize i = 0; answers[i] != NULL; i += 2)
    {
      adw_alert_dialog_add_response (dialog, answers[i], answers[i + 1]);
      if (last_destroys && answers[i + 2] == NULL)
        adw_alert_dialog_set_response_appearance (dialog, answers[i], ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_alert_dialog_set_extra_child (dialog, extra);
  adw_alert_dialog_set_default_response (dialog, answers[0]);
  adw_alert_dialog_set_close_response (dialog, answers[0]);
#else
  GtkRoot *root = gtk_widget_get_root (from);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (root), heading, body));

  for (gsize i = 0; answers[i] != NULL; i += 2)
    {
      adw_message_dialog_add_response (dialog, answers[i], answers[i + 1]);
      if (last_destroys && answers[i + 2] == NULL)
        adw_message_dialog_set_response_appearance (dialog, answers[i], ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_extra_child (dialog, extra);
  adw_message_dialog_set_default_response (dialog, answers[0]);
  adw_message_dialog_set_close_response (dialog, answers[0]);
#endif

  g_signal_connect_data (dialog, "response", G_CALLBACK (respond), question, question_free, 0);
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default), NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), from);
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
  focus_default (dialog);
}

void
maillage_adw_ask (GtkWidget *from,
                  const char *heading,
                  const char *body,
                  GtkWidget *extra,
                  const char *no,
                  const char *yes,
                  MaillageAdwAnswered answered,
                  gpointer data,
                  GDestroyNotify destroy)
{
  const char *const answers[] = { "no", no, "yes", yes, NULL };
  Question *question = g_new0 (Question, 1);

  *question = (Question){ answered, NULL, data, destroy };
  ask (from, heading, body, extra, answers, FALSE, question);
}

void
maillage_adw_ask_which (GtkWidget *from,
                        const char *heading,
                        const char *body,
                        const char *const *answers,
                        MaillageAdwChosen chosen,
                        gpointer data,
                        GDestroyNotify destroy)
{
  Question *question = g_new0 (Question, 1);

  *question = (Question){ NULL, chosen, data, destroy };
  ask (from, heading, body, NULL, answers, TRUE, question);
}

/* Choosing a file: the chooser is @from's until it is answered. */

typedef struct
{
  MaillageAdwFileChosen func;
} Chosen;

static void
file_responded (GtkNativeDialog *dialog, int response, GtkWidget *from)
{
  Chosen *chosen = g_object_get_data (G_OBJECT (dialog), "maillage-chosen");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  MaillageAdwFileChosen func = chosen->func;

  gtk_native_dialog_destroy (dialog);
  g_object_set_data (G_OBJECT (from), "maillage-chooser", NULL);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    func (from, file);
}

static GtkFileChooserNative *
chooser_new (GtkWidget *from,
             const char *title,
             GtkFileChooserAction action,
             MaillageAdwFileChosen chosen)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, NULL, NULL);
  Chosen *kept = g_new (Chosen, 1);

  kept->func = chosen;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "maillage-chosen", kept, g_free);
  g_object_set_data_full (G_OBJECT (from), "maillage-chooser", dialog, g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_responded), from, 0);
  return dialog;
}

void
maillage_adw_choose_file (GtkWidget *from,
                          const char *title,
                          const char *name,
                          const char *filter,
                          const char *const *suffixes,
                          MaillageAdwFileChosen chosen)
{
  GtkFileChooserNative *dialog
      = chooser_new (from,
                     title,
                     name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                     chosen);
  g_autoptr (GtkFileFilter) accepted = gtk_file_filter_new ();

  gtk_file_filter_set_name (accepted, filter);
  for (gsize i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (accepted, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), accepted);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
maillage_adw_choose_folder (GtkWidget *from, const char *title, MaillageAdwFileChosen chosen)
{
  gtk_native_dialog_show (
      GTK_NATIVE_DIALOG (chooser_new (from, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, chosen)));
}

G_GNUC_END_IGNORE_DEPRECATIONS
