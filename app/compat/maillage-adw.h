/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What GTK and libadwaita do one way on the floor (4.8, 1.2) and another way later. */

#include <adwaita.h>

G_BEGIN_DECLS

/* A line over a page with one button: AdwBanner where there is one. @clicked is called with the
 * banner and @user_data. */
GtkWidget *maillage_adw_banner_new (const char *title,
                                    const char *button,
                                    GCallback clicked,
                                    gpointer user_data);
void maillage_adw_banner_set_revealed (GtkWidget *banner, gboolean revealed);

/* The preferences: AdwPreferencesDialog where there is one. */
GtkWidget *maillage_adw_preferences_new (GtkWidget *parent);
void maillage_adw_preferences_add (GtkWidget *preferences, GtkWidget *page);
void maillage_adw_preferences_present (GtkWidget *preferences, GtkWidget *parent, const char *page);

/* Shows a toast in the preferences that @inside is in; takes @toast. */
void maillage_adw_preferences_add_toast (GtkWidget *inside, AdwToast *toast);

/* Closes the dialogs that are over a window of the program. */
void maillage_adw_close_dialogs (GtkWidget *window);

/* Asks before something is done, with @extra below the words, or NULL; @yes is its button, and @answered is called only when that is
 * chosen. @data is freed with @destroy in any case. */
typedef void (*MaillageAdwAnswered) (gpointer data);
void maillage_adw_ask (GtkWidget *from,
                       const char *heading,
                       const char *body,
                       GtkWidget *extra,
                       const char *no,
                       const char *yes,
                       MaillageAdwAnswered answered,
                       gpointer data,
                       GDestroyNotify destroy);

/* The same with more answers: ids and labels in turn, ended by NULL; the first does nothing, and
 * the last is what cannot be undone. */
typedef void (*MaillageAdwChosen) (gpointer data, const char *answer);
void maillage_adw_ask_which (GtkWidget *from,
                             const char *heading,
                             const char *body,
                             const char *const *answers,
                             MaillageAdwChosen chosen,
                             gpointer data,
                             GDestroyNotify destroy);

/* Asks for a file to read or, when it has a @name, for one to write, which may be called otherwise.
 * @chosen is not called when none is chosen or @from has gone meanwhile. */
typedef void (*MaillageAdwFileChosen) (GtkWidget *from, GFile *file);
void maillage_adw_choose_file (GtkWidget *from,
                               const char *title,
                               const char *name,
                               const char *filter,
                               const char *const *suffixes,
                               MaillageAdwFileChosen chosen);

/* The same, of a folder. */
void maillage_adw_choose_folder (GtkWidget *from, const char *title, MaillageAdwFileChosen chosen);

void maillage_adw_about_present (GtkWindow *parent,
                                 const char *name,
                                 const char *icon_name,
                                 const char *version,
                                 const char *comments);

G_END_DECLS
