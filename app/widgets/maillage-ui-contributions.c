/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-window.h"

/* Of what is about a kind, whoever asks without knowing the class: `maillagectl plugin check`. */
enum
{
  PROP_KIND_ID = 1
};

static void
install_kind_id (GObjectClass *klass)
{
  g_object_class_install_property (
      klass,
      PROP_KIND_ID,
      g_param_spec_string ("kind-id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

struct _MaillageUiPageContribution
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *id, *title, *icon_name;
  GType page_type;
};

G_DEFINE_FINAL_TYPE (MaillageUiPageContribution, _maillage_ui_page_contribution, G_TYPE_OBJECT)

struct _MaillageUiListContribution
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *kind_id;
};

G_DEFINE_FINAL_TYPE (MaillageUiListContribution, _maillage_ui_list_contribution, G_TYPE_OBJECT)

struct _MaillageUiSectionContribution
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *kind_id, *title;
  MaillageSide side;
  GType section_type;
  gboolean lead;
  char *field_id;
};

G_DEFINE_FINAL_TYPE (MaillageUiSectionContribution,
                     _maillage_ui_section_contribution,
                     G_TYPE_OBJECT)

static void
_maillage_ui_page_contribution_finalize (GObject *object)
{
  MaillageUiPageContribution *self = MAILLAGE_UI_PAGE_CONTRIBUTION (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  G_OBJECT_CLASS (_maillage_ui_page_contribution_parent_class)->finalize (object);
}

static void
_maillage_ui_page_contribution_class_init (MaillageUiPageContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_page_contribution_finalize;
}

static void
_maillage_ui_page_contribution_init (MaillageUiPageContribution *self)
{
}

static void
_maillage_ui_list_contribution_finalize (GObject *object)
{
  MaillageUiListContribution *self = MAILLAGE_UI_LIST_CONTRIBUTION (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->kind_id);
  G_OBJECT_CLASS (_maillage_ui_list_contribution_parent_class)->finalize (object);
}

static void
_maillage_ui_list_contribution_get_property (GObject *object,
                                            guint id,
                                            GValue *value,
                                            GParamSpec *pspec)
{
  g_value_set_string (value, MAILLAGE_UI_LIST_CONTRIBUTION (object)->kind_id);
}

static void
_maillage_ui_list_contribution_class_init (MaillageUiListContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = _maillage_ui_list_contribution_get_property;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_list_contribution_finalize;
  install_kind_id (G_OBJECT_CLASS (klass));
}

static void
_maillage_ui_list_contribution_init (MaillageUiListContribution *self)
{
}

static void
_maillage_ui_section_contribution_finalize (GObject *object)
{
  MaillageUiSectionContribution *self = MAILLAGE_UI_SECTION_CONTRIBUTION (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->kind_id);
  g_free (self->title);
  g_free (self->field_id);
  G_OBJECT_CLASS (_maillage_ui_section_contribution_parent_class)->finalize (object);
}

static void
_maillage_ui_section_contribution_get_property (GObject *object,
                                            guint id,
                                            GValue *value,
                                            GParamSpec *pspec)
{
  g_value_set_string (value, MAILLAGE_UI_SECTION_CONTRIBUTION (object)->kind_id);
}

static void
_maillage_ui_section_contribution_class_init (MaillageUiSectionContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = _maillage_ui_section_contribution_get_property;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_section_contribution_finalize;
  install_kind_id (G_OBJECT_CLASS (klass));
}

static void
_maillage_ui_section_contribution_init (MaillageUiSectionContribution *self)
{
}

MaillageScope *
_maillage_ui_page_contribution_get_scope (MaillageUiPageContribution *self)
{
  return self->scope;
}

const char *
_maillage_ui_page_contribution_get_id (MaillageUiPageContribution *self)
{
  return self->id;
}

const char *
_maillage_ui_page_contribution_get_title (MaillageUiPageContribution *self)
{
  return self->title;
}

const char *
_maillage_ui_page_contribution_get_icon_name (MaillageUiPageContribution *self)
{
  return self->icon_name;
}

GtkWidget *
_maillage_ui_page_contribution_make (MaillageUiPageContribution *self)
{
  GtkWidget *page;

  g_return_val_if_fail (self->scope != NULL, NULL);
  page = maillage_ui_page_new (self->page_type, self->scope, NULL);
  g_object_set_data_full (G_OBJECT (page), "title", g_strdup (self->title), g_free);
  return page;
}

MaillageScope *
_maillage_ui_list_contribution_get_scope (MaillageUiListContribution *self)
{
  return self->scope;
}

const char *
_maillage_ui_list_contribution_get_kind_id (MaillageUiListContribution *self)
{
  return self->kind_id;
}

const char *
_maillage_ui_section_contribution_get_kind_id (MaillageUiSectionContribution *self)
{
  return self->kind_id;
}

const char *
_maillage_ui_section_contribution_get_title (MaillageUiSectionContribution *self)
{
  return self->title;
}

MaillageSide
_maillage_ui_section_contribution_get_side (MaillageUiSectionContribution *self)
{
  return self->side;
}

gboolean
_maillage_ui_section_contribution_get_lead (MaillageUiSectionContribution *self)
{
  return self->lead;
}

const char *
_maillage_ui_section_contribution_get_field_id (MaillageUiSectionContribution *self)
{
  return self->field_id;
}

GtkWidget *
_maillage_ui_section_contribution_make (MaillageUiSectionContribution *self,
                                        const char *uuid,
                                        GError **error)
{
  g_autoptr (MaillageRecord) record = NULL;

  g_return_val_if_fail (self->scope != NULL, NULL);
  record = maillage_scope_load (self->scope, uuid, error);
  if (record == NULL)
    return NULL;
  return maillage_ui_section_new (self->section_type, self->scope, record);
}

/**
 * maillage_ui_add_page:
 * @scope: the plugin's scope
 * @id: the page's id without its plugin: "calendar"
 * @title: its name in the sidebar
 * @icon_name: (nullable): its symbolic icon
 * @page_type: a class derived from #MaillageUiPage
 *
 * Adds a page of the plugin's own to the sidebar.
 */
void
maillage_ui_add_page (
    MaillageScope *scope, const char *id, const char *title, const char *icon_name, GType page_type)
{
  g_autoptr (MaillageUiPageContribution) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (id != NULL && title != NULL);
  g_return_if_fail (g_type_is_a (page_type, MAILLAGE_UI_TYPE_PAGE));
  self = g_object_new (MAILLAGE_UI_TYPE_PAGE_CONTRIBUTION, NULL);
  g_set_weak_pointer (&self->scope, scope);
  self->id = g_strconcat (maillage_scope_get_plugin_id (scope), ".", id, NULL);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->page_type = page_type;
  maillage_scope_contribute (scope, G_OBJECT (self));
}

/**
 * maillage_ui_add_list:
 * @scope: the plugin's scope
 * @kind_id: a whole kind id: "partners.organisation"
 *
 * Puts a kind's list in the sidebar, under the plugin's heading.
 */
void
maillage_ui_add_list (MaillageScope *scope, const char *kind_id)
{
  g_autoptr (MaillageUiListContribution) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (kind_id != NULL);
  self = g_object_new (MAILLAGE_UI_TYPE_LIST_CONTRIBUTION, NULL);
  g_set_weak_pointer (&self->scope, scope);
  self->kind_id = g_strdup (kind_id);
  maillage_scope_contribute (scope, G_OBJECT (self));
}

static void
add_section (MaillageScope *scope,
             const char *kind_id,
             const char *title,
             MaillageSide side,
             GType section_type,
             gboolean lead,
             const char *field_id)
{
  g_autoptr (MaillageUiSectionContribution) self
      = g_object_new (MAILLAGE_UI_TYPE_SECTION_CONTRIBUTION, NULL);

  g_set_weak_pointer (&self->scope, scope);
  self->kind_id = g_strdup (kind_id);
  self->title = g_strdup (title);
  self->side = side;
  self->section_type = section_type;
  self->lead = lead;
  self->field_id = g_strdup (field_id);
  maillage_scope_contribute (scope, G_OBJECT (self));
}

/**
 * maillage_ui_add_section:
 * @scope: the plugin's scope
 * @kind_id: the kind on whose pages it stands, one's own or another plugin's; one that is absent
 *   is waited for
 * @title: the section's title
 * @side: the column of a wide page
 * @section_type: a class derived from #MaillageUiSection
 *
 * Adds a section to the record pages of a kind.
 */
void
maillage_ui_add_section (MaillageScope *scope,
                         const char *kind_id,
                         const char *title,
                         MaillageSide side,
                         GType section_type)
{
  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (kind_id != NULL && title != NULL);
  g_return_if_fail (g_type_is_a (section_type, MAILLAGE_UI_TYPE_SECTION));
  add_section (scope, kind_id, title, side, section_type, FALSE, NULL);
}

/**
 * maillage_ui_add_lead_section:
 * @scope: the plugin's scope
 * @kind_id: the kind on whose pages it stands
 * @title: the section's title
 * @side: the column of a wide page
 * @section_type: a class derived from #MaillageUiSection
 * @field_id: (nullable): the children field it shows in its own way
 *
 * Adds a section that comes before the fields of a record: what its page is first for.
 */
void
maillage_ui_add_lead_section (MaillageScope *scope,
                              const char *kind_id,
                              const char *title,
                              MaillageSide side,
                              GType section_type,
                              const char *field_id)
{
  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (kind_id != NULL && title != NULL);
  g_return_if_fail (g_type_is_a (section_type, MAILLAGE_UI_TYPE_SECTION));
  add_section (scope, kind_id, title, side, section_type, TRUE, field_id);
}

/**
 * maillage_ui_open_record:
 * @from: a widget in a window of the program
 * @uuid: a record's UUID
 *
 * Opens a record's page in the window @from is in.
 */
void
maillage_ui_open_record (GtkWidget *from, const char *uuid)
{
  MaillageUiWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (uuid != NULL);
  window = maillage_ui_window_from (from);
  g_return_if_fail (window != NULL);
  maillage_ui_window_open_record (window, uuid, NULL);
}
