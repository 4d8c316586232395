/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One of the twenty plugins of third parties that bench-plugins starts: NUMBER tells them apart. */

#include <maillage-ui.h>

static void
contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "thing", "Thing", "Things");
  MaillageField *field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");

  maillage_kind_set_title_format (kind, "{name}");
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = maillage_kind_add_field (kind, "due", MAILLAGE_FIELD_DATE, "Due");
  maillage_field_set_sortable (field, TRUE);
  maillage_kind_add_field (kind, "done", MAILLAGE_FIELD_BOOLEAN, "Done");
  maillage_kind_add_field (kind, "note", MAILLAGE_FIELD_LONG_TEXT, "Note");
}

static void
contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, "org.example.many" NUMBER ".thing");
}

static void
class_init (gpointer klass, gpointer data)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = contribute_ui;
}

static GType
make_type (void)
{
  GTypeQuery parent;

  g_type_query (MAILLAGE_TYPE_PLUGIN, &parent);
  return g_type_register_static_simple (MAILLAGE_TYPE_PLUGIN,
                                        "Many" NUMBER "Plugin",
                                        parent.class_size,
                                        class_init,
                                        parent.instance_size,
                                        NULL,
                                        0);
}

MAILLAGE_EXPORT_PLUGIN (make_type ())
