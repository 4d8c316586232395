/* What is special to @title@. See the guide: every call here is explained there. */

#include <glib/gi18n-lib.h>
#include <maillage-ui.h>

#define @NAME@_TYPE_PLUGIN (@name@_plugin_get_type ())
G_DECLARE_FINAL_TYPE (@Name@Plugin, @name@_plugin, @NAME@, PLUGIN, MaillagePlugin)

struct _@Name@Plugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (@Name@Plugin, @name@_plugin, MAILLAGE_TYPE_PLUGIN)

/* Data: may run without a display, so makes no widget. */
static void
@name@_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  MaillageKind *entry = maillage_scope_add_kind (scope, "entry", _("Entry"), _("Entries"));
  MaillageField *field;

  maillage_kind_set_create_label (entry, _("New entry"));
  maillage_kind_set_title_format (entry, "{name}");

  field = maillage_kind_add_field (entry, "name", MAILLAGE_FIELD_TEXT, _("Name"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = maillage_kind_add_field (entry, "date", MAILLAGE_FIELD_DATE, _("Date"));
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);

  field = maillage_kind_add_field (entry, "note", MAILLAGE_FIELD_LONG_TEXT, _("Note"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

/* What shows: called by the application alone. */
static void
@name@_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, "@id@.entry");
}

static void
@name@_plugin_class_init (@Name@PluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = @name@_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = @name@_plugin_contribute_ui;
}

static void
@name@_plugin_init (@Name@Plugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (@NAME@_TYPE_PLUGIN)
