/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-tour-steps.h"

#include "maillage-adw.h"
#include "maillage-gather.h"
#include "maillage-home.h"
#include "maillage-preferences.h"
#include "maillage-tour.h"
#include "maillage-trash.h"

#include "maillage-registry-private.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-erase-private.h"
#include "maillage-ui-import.h"
#include "maillage-ui-list-command-private.h"
#include "maillage-ui-record-list.h"
#include "maillage-ui-record-page.h"

#include <string.h>

/* Enough to find one that is well filled in. */
#define LOOKED_AT 60

/* Stores */

static MaillageApplication *
application_of (MaillageWindow *window)
{
  return MAILLAGE_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
}

GtkWidget *
_maillage_tour_open_store (MaillageWindow *window, const char *name)
{
  g_autofree char *path = maillage_tour_dup_store_path (name);

  maillage_application_set_demo (application_of (window), FALSE);
  maillage_application_set_store_path (application_of (window), path);
  maillage_application_try_again (application_of (window));
  return GTK_WIDGET (window);
}

static GSettings *
settings_of (MaillageWindow *window)
{
  return maillage_context_get_settings (maillage_application_get_context (application_of (window)));
}

static GtkWidget *
open_first_run (MaillageWindow *window, const char *name)
{
  g_settings_reset (settings_of (window), "welcomed");
  return _maillage_tour_open_store (window, name);
}

static GtkWidget *
open_empty_list (MaillageWindow *window, const char *kind_id)
{
  g_settings_set_boolean (settings_of (window), "welcomed", TRUE);
  maillage_application_try_again (application_of (window));
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), kind_id);
  return GTK_WIDGET (window);
}

static GtkWidget *
open_demo (MaillageWindow *window, const char *arg)
{
  maillage_application_open_demo (application_of (window));
  return NULL;
}

/* Pages */

static GtkWidget *
show_home (MaillageWindow *window, const char *arg)
{
  maillage_window_open_home (window);
  return GTK_WIDGET (window);
}

static GtkWidget *
show_trash (MaillageWindow *window, const char *arg)
{
  maillage_window_open_trash (window);
  return GTK_WIDGET (window);
}

static GtkWidget *
show_history (MaillageWindow *window, const char *arg)
{
  maillage_window_open_history (window);
  return GTK_WIDGET (window);
}

static GtkWidget *
show_list (MaillageWindow *window, const char *kind_id)
{
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), kind_id);
  return GTK_WIDGET (window);
}

static GtkWidget *
show_page (MaillageWindow *window, const char *id)
{
  maillage_window_open_page (window, id);
  return GTK_WIDGET (window);
}

static guint
count_children (MaillageWindow *window, MaillageRecord *record, MaillageField *field)
{
  MaillageContext *context = maillage_ui_window_get_context (MAILLAGE_UI_WINDOW (window));
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHILDREN)
    return 0;
  query = _maillage_query_new (maillage_field_get_target (field), NULL);
  maillage_query_set_owner (query, maillage_record_get_uuid (record));
  found = maillage_store_query (maillage_context_get_store (context), query, NULL);
  return found != NULL ? found->len : 0;
}

static guint
count_values (MaillageWindow *window, MaillageRecord *record)
{
  GListModel *fields = maillage_kind_get_fields (maillage_record_get_kind (record));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (MaillageField) field = g_list_model_get_item (fields, i);
      g_autofree char *value = maillage_record_dup_display (record, maillage_field_get_id (field));

      n += (value != NULL) + count_children (window, record, field);
    }
  return n;
}

/* The record of a list that has the most to show. */
static MaillageRecord *
find_fullest (MaillageWindow *window, GListModel *records)
{
  MaillageRecord *fullest = NULL;
  guint most = 0;

  for (guint i = 0; i < MIN (g_list_model_get_n_items (records), LOOKED_AT); i++)
    {
      g_autoptr (MaillageRecord) record = g_list_model_get_item (records, i);
      guint n = count_values (window, record);

      if (n > most)
        {
          g_set_object (&fullest, record);
          most = n;
        }
    }
  return fullest;
}

static GtkWidget *
show_record (MaillageWindow *window, const char *kind_id)
{
  GtkWidget *page = maillage_window_get_page (window);
  MaillageQueryModel *model;
  g_autoptr (MaillageRecord) record = NULL;

  if (!MAILLAGE_UI_IS_RECORD_LIST (page))
    return NULL;
  model = maillage_ui_record_list_get_model (MAILLAGE_UI_RECORD_LIST (page));
  record = find_fullest (window, G_LIST_MODEL (model));
  if (record == NULL)
    return NULL;
  maillage_ui_window_open_record (
      MAILLAGE_UI_WINDOW (window), maillage_record_get_uuid (record), model);
  return GTK_WIDGET (window);
}

static GtkWidget *
edit_record (MaillageWindow *window, const char *arg)
{
  GtkWidget *page = maillage_window_get_page (window);

  if (!MAILLAGE_UI_IS_RECORD_PAGE (page))
    return NULL;
  maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (page), TRUE);
  return GTK_WIDGET (window);
}

static GtkWidget *
end_editing (MaillageWindow *window, const char *arg)
{
  GtkWidget *page = maillage_window_get_page (window);

  if (MAILLAGE_UI_IS_RECORD_PAGE (page))
    maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (page), FALSE);
  return NULL;
}

static GtkEditable *
find_entry (GtkWidget *widget)
{
  GtkEditable *found = NULL;

  if (GTK_IS_EDITABLE (widget))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static GtkWidget *
open_palette (MaillageWindow *window, const char *text)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "palette", NULL);
  gtk_editable_set_text (find_entry (maillage_window_get_palette (window)), text);
  return GTK_WIDGET (window);
}

static GtkWidget *
close_palette (MaillageWindow *window, const char *arg)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "palette", NULL);
  return NULL;
}

static GtkWidget *
find_shortcuts (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *one = windows; one != NULL; one = one->next)
    if (GTK_IS_SHORTCUTS_WINDOW (one->data))
      return one->data;
  return NULL;
}

static GtkWidget *
open_shortcuts (MaillageWindow *window, const char *section)
{
  GtkWidget *shortcuts;

  g_action_group_activate_action (G_ACTION_GROUP (window), "shortcuts", NULL);
  shortcuts = find_shortcuts ();
  g_object_set (shortcuts, "section-name", section, NULL);
  return shortcuts;
}

static GtkWidget *
close_shortcuts (MaillageWindow *window, const char *arg)
{
  gtk_window_destroy (GTK_WINDOW (find_shortcuts ()));
  return NULL;
}

static GtkWidget *
open_preferences (MaillageWindow *window, const char *page)
{
  GtkWidget *preferences = maillage_preferences_present (
      GTK_WIDGET (window), maillage_ui_window_get_context (MAILLAGE_UI_WINDOW (window)), page);

  return GTK_IS_WINDOW (preferences) ? preferences : GTK_WIDGET (window);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = strcmp (gtk_widget_get_name (widget), name) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

/* With one of them open. */
static GtkWidget *
open_lists (MaillageWindow *window, const char *field_id)
{
  GtkWidget *preferences = open_preferences (window, "lists");
  GtkWidget *row = find_named (preferences, field_id);

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return preferences;
}

static GtkWidget *
close_preferences (MaillageWindow *window, const char *arg)
{
  maillage_adw_close_dialogs (GTK_WIDGET (window));
  return NULL;
}

static GtkWidget *
find_erase (void)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *link = all; link != NULL; link = link->next)
    if (MAILLAGE_UI_IS_ERASE (link->data))
      return link->data;
  return NULL;
}

static GtkWidget *
ask_to_erase (MaillageWindow *window, const char *arg)
{
  gtk_widget_activate_action (maillage_window_get_page (window), "record.erase", NULL);
  return find_erase ();
}

static GtkWidget *
do_not_erase (MaillageWindow *window, const char *arg)
{
  gtk_window_close (GTK_WINDOW (find_erase ()));
  return NULL;
}

/* A table as an assistant would keep it, with what such tables have wrong. */
static const char table[]
    = "Structure;Type;Ville;CP;Tél;Courriel;Remarques\r\n"
      "CC Latitude Nord Gironde;EPCI / EPT;Saint-Savin;33920;05 36 49 12 30;"
      "accueil@latitude.example;vu en juillet 2019\r\n"
      "OPAH de la Haute-Gironde;Autre;Blaye;33390;05 36 49 12 31;opah@gironde.example;\r\n"
      "Relais habitat du Médoc;Autre;Lesparre-Médoc;33340;0536491232;relais@medoc.example;\r\n"
      "Organismes Hlm;Adhérents;Bordeaux;33000;05 36 49 12 33;;à classer\r\n"
      ";Autre;Libourne;33500;05 36 49 12 34;;sans nom\r\n"
      "Union régionale de l’habitat;Autre;Rennes;35000;05 36 49 12 35;contact;\r\n";

static GtkWidget *
show_import (MaillageWindow *window, const char *kind_id)
{
  g_autofree char *path = maillage_tour_dup_path ("partenaires-haute-gironde.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MaillageUiImport *page = maillage_window_open_import (window, kind_id);

  if (page == NULL || !g_file_set_contents (path, table, -1, NULL))
    return NULL;
  maillage_ui_import_set_file (page, file);
  return GTK_WIDGET (window);
}

static GtkWidget *
show_tab (MaillageWindow *window, const char *id)
{
  maillage_ui_show_tab (maillage_window_get_page (window), id);
  return GTK_WIDGET (window);
}

static GtkWidget *
show_task (MaillageWindow *window, const char *id)
{
  GtkWidget *page = maillage_window_get_page (window);

  if (!MAILLAGE_UI_IS_RECORD_PAGE (page))
    return NULL;
  maillage_ui_open_task (page,
                         id,
                         maillage_record_get_uuid (
                             maillage_ui_record_page_get_record (MAILLAGE_UI_RECORD_PAGE (page))));
  return GTK_WIDGET (window);
}

static GtkWidget *
type_in_page (MaillageWindow *window, const char *text)
{
  gtk_editable_set_text (find_entry (maillage_window_get_page (window)), text);
  return GTK_WIDGET (window);
}

static GtkWidget *
go_back (MaillageWindow *window, const char *arg)
{
  maillage_ui_window_go_back (MAILLAGE_UI_WINDOW (window));
  return NULL;
}

/* The table */

void
_maillage_tour_step_free (gpointer data)
{
  MaillageTourStep *step = data;

  g_free (step->name);
  g_free (step->arg);
  g_free (step);
}

void
_maillage_tour_add (GPtrArray *steps, const char *name, MaillageTourFunc func, const char *arg)
{
  MaillageTourStep *step = g_new (MaillageTourStep, 1);

  step->name = g_strdup (name);
  step->func = func;
  step->arg = g_strdup (arg);
  g_ptr_array_add (steps, step);
}

/* "actions.action_sheet" gives the pictures "action-sheet-list" and "action-sheet". */
static char *
dup_name (const char *id)
{
  return g_strdelimit (g_strdup (strrchr (id, '.') + 1), "_", '-');
}

static void
add_tabs (GPtrArray *steps, MaillageContext *context, const char *kind_id, const char *name)
{
  g_autoptr (GPtrArray) tabs = maillage_registry_list (maillage_context_get_registry (context),
                                                       MAILLAGE_UI_TYPE_TAB_CONTRIBUTION);

  for (guint i = 0; i < tabs->len; i++)
    {
      const char *id = _maillage_ui_tab_contribution_get_id (tabs->pdata[i]);
      gboolean main = !_maillage_ui_tab_contribution_has_section (tabs->pdata[i]);
      g_autofree char *picture = g_strconcat (name, "-", id, NULL);

      if (strcmp (_maillage_ui_tab_contribution_get_kind_id (tabs->pdata[i]), kind_id) == 0)
        _maillage_tour_add (steps, picture, show_tab, main ? "main" : id);
    }
}

static gboolean
has_tabs (MaillageContext *context, const char *kind_id)
{
  g_autoptr (GPtrArray) tabs = maillage_registry_list (maillage_context_get_registry (context),
                                                       MAILLAGE_UI_TYPE_TAB_CONTRIBUTION);

  for (guint i = 0; i < tabs->len; i++)
    if (strcmp (_maillage_ui_tab_contribution_get_kind_id (tabs->pdata[i]), kind_id) == 0)
      return TRUE;
  return FALSE;
}

/* What one does on a record of the plugin's kind that has tabs. */
static void
add_tasks (GPtrArray *steps, MaillageContext *context, const char *kind_id)
{
  g_autoptr (GPtrArray) tasks = maillage_registry_list (maillage_context_get_registry (context),
                                                        MAILLAGE_UI_TYPE_TASK_CONTRIBUTION);

  for (guint i = 0; i < tasks->len; i++)
    {
      const char *id = _maillage_ui_task_contribution_get_id (tasks->pdata[i]);
      g_autofree char *name = dup_name (id);
      g_autofree char *typed = g_strconcat (name, "-typed", NULL);

      if (strcspn (id, ".") != strcspn (kind_id, ".")
          || strncmp (id, kind_id, strcspn (id, ".")) != 0)
        continue;
      _maillage_tour_add (steps, name, show_task, id);
      _maillage_tour_add (steps, typed, type_in_page, "re");
      _maillage_tour_add (steps, NULL, go_back, NULL);
    }
}

static gboolean
is_personal (MaillageContext *context, const char *kind_id)
{
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (context), kind_id);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    if (maillage_field_get_personal (maillage_kind_get_field (kind, i)))
      return TRUE;
  return FALSE;
}

static void
add_kind (GPtrArray *steps, MaillageContext *context, const char *kind_id)
{
  g_autofree char *name = dup_name (kind_id);
  g_autofree char *list = g_strconcat (name, "-list", NULL);
  g_autofree char *editing = g_strconcat (name, "-editing", NULL);

  _maillage_tour_add (steps, list, show_list, kind_id);
  _maillage_tour_add (steps, name, show_record, kind_id);
  add_tabs (steps, context, kind_id, name);
  if (has_tabs (context, kind_id))
    add_tasks (steps, context, kind_id);
  _maillage_tour_add (steps, editing, edit_record, kind_id);
  _maillage_tour_add (steps, NULL, end_editing, NULL);
  if (is_personal (context, kind_id))
    {
      g_autofree char *erase = g_strconcat (name, "-erase", NULL);

      _maillage_tour_add (steps, erase, ask_to_erase, NULL);
      _maillage_tour_add (steps, NULL, do_not_erase, NULL);
    }
}

/* The empty page of a kind to which a plugin has added ways in. */
static void
add_empty (GPtrArray *steps, MaillageContext *context, const char *kind_id)
{
  g_autoptr (GPtrArray) ways = _maillage_ui_list_commands (
      maillage_context_get_registry (context), kind_id, MAILLAGE_UI_LIST_EMPTY);
  g_autofree char *name = dup_name (kind_id);
  g_autofree char *empty = g_strconcat (name, "-empty", NULL);

  if (ways->len > 0)
    _maillage_tour_add (steps, empty, show_list, kind_id);
}

GPtrArray *
_maillage_tour_steps_new (MaillageContext *context)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (_maillage_tour_step_free);
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (context);
  g_autoptr (GPtrArray) pages = maillage_registry_list (maillage_context_get_registry (context),
                                                        MAILLAGE_UI_TYPE_PAGE_CONTRIBUTION);

  _maillage_tour_add_problems (steps);
  _maillage_tour_add (steps, "welcome", open_first_run, "empty");
  if (kinds[0] != NULL)
    _maillage_tour_add (steps, "empty", open_empty_list, kinds[0]);
  for (gsize i = 0; kinds[i] != NULL; i++)
    add_empty (steps, context, kinds[i]);
  _maillage_tour_add (steps, "home-empty", show_home, NULL);
  _maillage_tour_add (steps, NULL, open_demo, NULL);
  _maillage_tour_add (steps, "home", show_home, NULL);
  for (gsize i = 0; kinds[i] != NULL; i++)
    add_kind (steps, context, kinds[i]);
  if (kinds[0] != NULL)
    _maillage_tour_add (steps, "import", show_import, kinds[0]);
  for (guint i = 0; i < pages->len; i++)
    {
      const char *id = _maillage_ui_page_contribution_get_id (pages->pdata[i]);
      g_autofree char *name = dup_name (id);

      _maillage_tour_add (steps, name, show_page, id);
    }
  _maillage_tour_add (steps, "palette", open_palette, "comit");
  _maillage_tour_add (steps, NULL, close_palette, NULL);
  _maillage_tour_add (steps, "shortcuts", open_shortcuts, "shortcuts");
  _maillage_tour_add (steps, NULL, close_shortcuts, NULL);
  _maillage_tour_add (steps, "shortcuts-lists", open_shortcuts, "lists");
  _maillage_tour_add (steps, NULL, close_shortcuts, NULL);
  _maillage_tour_add (steps, "shortcuts-meetings", open_shortcuts, "meetings");
  _maillage_tour_add (steps, NULL, close_shortcuts, NULL);
  _maillage_tour_add (steps, "preferences", open_preferences, "general");
  _maillage_tour_add (steps, NULL, close_preferences, NULL);
  _maillage_tour_add (steps, "lists", open_lists, "category");
  _maillage_tour_add (steps, NULL, close_preferences, NULL);
  _maillage_tour_add (steps, "extensions", open_preferences, "extensions");
  _maillage_tour_add (steps, NULL, close_preferences, NULL);
  _maillage_tour_add (steps, "trash", show_trash, NULL);
  _maillage_tour_add (steps, "history", show_history, NULL);
  return steps;
}

gboolean
_maillage_tour_is_complete (MaillageWindow *window)
{
  GtkWidget *page = maillage_window_get_page (window);

  if (MAILLAGE_IS_HOME (page))
    return maillage_home_get_complete (MAILLAGE_HOME (page));
  if (MAILLAGE_IS_TRASH (page))
    return maillage_trash_get_complete (MAILLAGE_TRASH (page));
  if (MAILLAGE_UI_IS_IMPORT (page))
    return !maillage_ui_import_get_busy (MAILLAGE_UI_IMPORT (page));
  if (MAILLAGE_UI_IS_PAGE (page))
    return maillage_ui_page_get_complete (MAILLAGE_UI_PAGE (page));
  if (MAILLAGE_UI_IS_RECORD_LIST (page))
    return maillage_query_model_get_complete (
        maillage_ui_record_list_get_model (MAILLAGE_UI_RECORD_LIST (page)));
  return TRUE;
}
