/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of a plugin that is tried: everything it adds, each once. */

#include "maillage-probe-steps.h"

#include "maillage-plugin-data-private.h"
#include "maillage-plugin-private.h"
#include "maillage-registry-private.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-record-page.h"

#include <glib/gi18n-lib.h>

/* Steps */

static void
show_home (MaillageProbe *probe, const char *arg)
{
  maillage_window_open_home (probe->window);
}

static void
show_list (MaillageProbe *probe, const char *kind_id)
{
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (probe->window), kind_id);
}

static void
show_new (MaillageProbe *probe, const char *kind_id)
{
  maillage_ui_window_new_record (MAILLAGE_UI_WINDOW (probe->window), kind_id, NULL);
}

static void
show_record (MaillageProbe *probe, const char *kind_id)
{
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (probe->context), kind_id);
  g_autofree char *uuid
      = _maillage_plugin_dup_sample (maillage_context_get_store (probe->context), kind);
  g_autofree char *remark = NULL;

  if (uuid != NULL)
    {
      maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (probe->window), uuid, NULL);
      return;
    }
  remark = g_strdup_printf (_ ("There is no record of “%s” to show: maillage_scope_add_demo () "
                               "would make some."),
                            maillage_kind_get_plural (kind));
  maillage_probe_report_remark (probe->report, remark);
}

static void
edit_record (MaillageProbe *probe, const char *arg)
{
  GtkWidget *page = maillage_window_get_page (probe->window);

  if (MAILLAGE_UI_IS_RECORD_PAGE (page))
    maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (page), TRUE);
}

static void
show_tab (MaillageProbe *probe, const char *id)
{
  maillage_ui_show_tab (maillage_window_get_page (probe->window), id);
}

/* On the record that is shown. */
static void
show_task (MaillageProbe *probe, const char *id)
{
  GtkWidget *page = maillage_window_get_page (probe->window);

  if (MAILLAGE_UI_IS_RECORD_PAGE (page))
    maillage_ui_open_task (page,
                           id,
                           maillage_record_get_uuid (maillage_ui_record_page_get_record (
                               MAILLAGE_UI_RECORD_PAGE (page))));
}

static void
show_page (MaillageProbe *probe, const char *id)
{
  maillage_window_open_page (probe->window, id);
}

static void
switch_off (MaillageProbe *probe, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (!maillage_plugin_manager_set_active (
          maillage_context_get_plugin_manager (probe->context), id, FALSE, &error))
    maillage_probe_report_fault (probe->report, error->message);
}

/* Which */

void
_maillage_probe_step_free (gpointer data)
{
  MaillageProbeStep *step = data;

  g_free (step->words);
  g_free (step->arg);
  g_free (step);
}

void
_maillage_probe_add (
    GPtrArray *steps, MaillageProbeFunc func, const char *arg, const char *words, ...)
{
  MaillageProbeStep *step = g_new (MaillageProbeStep, 1);
  va_list args;

  va_start (args, words);
  step->words = g_strdup_vprintf (words, args);
  va_end (args);
  step->func = func;
  step->arg = g_strdup (arg);
  g_ptr_array_add (steps, step);
}

static void
add_kind (GPtrArray *steps, MaillageKind *kind)
{
  const char *id = maillage_kind_get_id (kind);
  const char *label = maillage_kind_get_label (kind);

  if (maillage_kind_get_owner (kind) != NULL)
    return;
  _maillage_probe_add (
      steps, show_list, id, _ ("when the list of “%s” is shown"), maillage_kind_get_plural (kind));
  _maillage_probe_add (steps, show_new, id, _ ("when a new record of “%s” is shown"), label);
  _maillage_probe_add (steps, show_record, id, _ ("when a record of “%s” is shown"), label);
  _maillage_probe_add (steps, edit_record, id, _ ("when a record of “%s” is edited"), label);
}

char *
_maillage_probe_dup_kind_id (GObject *contribution)
{
  char *kind_id = NULL;

  if (MAILLAGE_UI_IS_TAB_CONTRIBUTION (contribution))
    return g_strdup (
        _maillage_ui_tab_contribution_get_kind_id ((MaillageUiTabContribution *) contribution));
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (contribution), "kind-id") != NULL)
    g_object_get (contribution, "kind-id", &kind_id, NULL);
  return kind_id;
}

/* What is on a record's page is shown on a record of that kind. */
static void
add_on_page (GPtrArray *steps, MaillageProbe *probe, GObject *contribution)
{
  MaillageRegistry *registry = maillage_context_get_registry (probe->context);
  g_autofree char *kind_id = _maillage_probe_dup_kind_id (contribution);
  MaillageKind *kind = maillage_registry_find_kind (registry, kind_id);

  if (kind == NULL)
    return;
  _maillage_probe_add (steps,
                       show_record,
                       kind_id,
                       _ ("when a record of “%s” is shown"),
                       maillage_kind_get_label (kind));
  if (MAILLAGE_UI_IS_TAB_CONTRIBUTION (contribution)
      && _maillage_ui_tab_contribution_has_section ((MaillageUiTabContribution *) contribution))
    _maillage_probe_add (
        steps,
        show_tab,
        _maillage_ui_tab_contribution_get_id ((MaillageUiTabContribution *) contribution),
        _ ("when its tab “%s” is shown"),
        _maillage_ui_tab_contribution_get_title ((MaillageUiTabContribution *) contribution));
}

static void
add_page (GPtrArray *steps, MaillageUiPageContribution *page)
{
  _maillage_probe_add (steps,
                       show_page,
                       _maillage_ui_page_contribution_get_id (page),
                       _ ("when its page “%s” is shown"),
                       _maillage_ui_page_contribution_get_title (page));
}

static void
add_task (GPtrArray *steps, GPtrArray *kinds, MaillageUiTaskContribution *task)
{
  for (guint i = 0; i < kinds->len; i++)
    if (maillage_kind_get_owner (kinds->pdata[i]) == NULL)
      {
        _maillage_probe_add (steps,
                             show_record,
                             maillage_kind_get_id (kinds->pdata[i]),
                             _ ("when a record of “%s” is shown"),
                             maillage_kind_get_label (kinds->pdata[i]));
        _maillage_probe_add (steps,
                             show_task,
                             _maillage_ui_task_contribution_get_id (task),
                             _ ("when its page “%s” is shown"),
                             _maillage_ui_task_contribution_get_title (task));
        return;
      }
}

void
_maillage_probe_add_all (GPtrArray *steps, MaillageProbe *probe, MaillagePluginItem *item)
{
  GPtrArray *all = _maillage_scope_get_contributions (_maillage_plugin_item_get_scope (item));
  g_autoptr (GPtrArray) kinds = _maillage_plugin_list_kinds (
      maillage_context_get_registry (probe->context), maillage_plugin_item_get_id (item));

  for (guint i = 0; i < kinds->len; i++)
    add_kind (steps, kinds->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    if (MAILLAGE_UI_IS_PAGE_CONTRIBUTION (all->pdata[i]))
      add_page (steps, all->pdata[i]);
    else if (MAILLAGE_UI_IS_TASK_CONTRIBUTION (all->pdata[i]))
      add_task (steps, kinds, all->pdata[i]);
    else if (MAILLAGE_UI_IS_SECTION_CONTRIBUTION (all->pdata[i])
             || MAILLAGE_UI_IS_TAB_CONTRIBUTION (all->pdata[i]))
      add_on_page (steps, probe, all->pdata[i]);
  _maillage_probe_add (steps, show_home, NULL, "%s", _ ("when Home is shown"));
  for (guint i = 0; i < all->len; i++)
    if (MAILLAGE_UI_IS_PAGE_CONTRIBUTION (all->pdata[i]))
      {
        add_page (steps, all->pdata[i]); /* so that one is open when it goes */
        break;
      }
  _maillage_probe_add (
      steps, switch_off, maillage_plugin_item_get_id (item), "%s", _ ("when it is switched off"));
}
