/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-peas.h"

void
maillage_peas_foreach (PeasEngine *engine, MaillagePeasFunc func, gpointer user_data)
{
#ifdef HAVE_LIBPEAS_2
  guint n = g_list_model_get_n_items (G_LIST_MODEL (engine));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PeasPluginInfo) info = g_list_model_get_item (G_LIST_MODEL (engine), i);

      func (info, user_data);
    }
#else
  for (const GList *l = peas_engine_get_plugin_list (engine); l != NULL; l = l->next)
    func (l->data, user_data);
#endif
}

PeasPluginInfo *
maillage_peas_info_ref (PeasPluginInfo *info)
{
#ifdef HAVE_LIBPEAS_2
  return g_object_ref (info);
#else
  return g_boxed_copy (PEAS_TYPE_PLUGIN_INFO, info);
#endif
}

void
maillage_peas_info_unref (PeasPluginInfo *info)
{
#ifdef HAVE_LIBPEAS_2
  g_object_unref (info);
#else
  g_boxed_free (PEAS_TYPE_PLUGIN_INFO, info);
#endif
}

const char *const *
maillage_peas_info_get_dependencies (PeasPluginInfo *info)
{
  return (const char *const *) peas_plugin_info_get_dependencies (info);
}
