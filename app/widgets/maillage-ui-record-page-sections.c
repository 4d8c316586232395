/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-columns.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-files-private.h"
#include "maillage-ui-group.h"
#include "maillage-ui-notes-private.h"
#include "maillage-ui-ties-private.h"
#include "maillage-ui-window.h"

static GtkWidget *
add_ties (MaillageUiRecordPage *self,
          const char *title,
          MaillageKind *kind,
          const char *role,
          MaillageSide side)
{
  GtkWidget *ties = _maillage_ui_ties_new (self->context, self->record, title, kind, role);

  g_ptr_array_add (self->ties, ties);
  g_signal_connect_object (
      ties, "loaded", G_CALLBACK (_maillage_ui_record_page_update_cards), self, G_CONNECT_SWAPPED);
  maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns), side, ties);
  return ties;
}

static MaillageSide
find_side (MaillageKind *kind, MaillageField *field)
{
  GListModel *groups = maillage_kind_get_groups (kind);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (MaillageGroup) group = g_list_model_get_item (groups, i);

      if (g_strcmp0 (maillage_group_get_id (group), maillage_field_get_group (field)) == 0)
        return maillage_group_get_side (group);
    }
  return MAILLAGE_SIDE_MAIN;
}

/* A section shows these children in its own way. */
static gboolean
is_shown_by_section (MaillageUiRecordPage *self, MaillageField *field)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (self->context),
                                                      MAILLAGE_UI_TYPE_SECTION_CONTRIBUTION);
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (self->record));

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (_maillage_ui_section_contribution_get_kind_id (all->pdata[i]), kind) == 0
        && g_strcmp0 (_maillage_ui_section_contribution_get_field_id (all->pdata[i]),
                      maillage_field_get_id (field))
               == 0)
      return TRUE;
  return FALSE;
}

static void
add_children (MaillageUiRecordPage *self, MaillageSide side)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  MaillageRegistry *registry = maillage_context_get_registry (self->context);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      MaillageKind *target;

      if (maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHILDREN
          || find_side (kind, field) != side || is_shown_by_section (self, field))
        continue;
      target = maillage_registry_find_kind (registry, maillage_field_get_target (field));
      if (target != NULL)
        _maillage_ui_ties_set_offered (
            MAILLAGE_UI_TIES (
                add_ties (self, maillage_field_get_label (field), target, NULL, side)),
            maillage_field_get_in_list (field));
    }
}

static gboolean
points_here (MaillageUiRecordPage *self, MaillageField *field)
{
  return maillage_field_is_link (field) && maillage_field_get_inverse_label (field) != NULL
         && g_strcmp0 (maillage_field_get_target (field),
                       maillage_kind_get_id (maillage_record_get_kind (self->record)))
                == 0;
}

/* Every tie is shown from both sides. */
static void
add_inverse_links (MaillageUiRecordPage *self)
{
  g_autoptr (GPtrArray) kinds
      = maillage_registry_list_kinds (maillage_context_get_registry (self->context));

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);

      for (guint j = 0; maillage_kind_get_available (kind) && j < maillage_kind_get_n_fields (kind);
           j++)
        {
          MaillageField *field = maillage_kind_get_field (kind, j);

          if (points_here (self, field))
            add_ties (self,
                      maillage_field_get_inverse_label (field),
                      kind,
                      maillage_field_get_id (field),
                      MAILLAGE_SIDE_MAIN);
        }
    }
}

void
_maillage_ui_record_page_add_ties (MaillageUiRecordPage *self, MaillageSide side)
{
  add_children (self, side);
  if (side == MAILLAGE_SIDE_MAIN)
    add_inverse_links (self);
}

void
_maillage_ui_record_page_show_place (MaillageUiRecordPage *self, GtkWidget *place)
{
  GtkWidget *child = gtk_widget_get_first_child (place);

  gtk_widget_set_visible (place,
                          !self->editing && (child == NULL || gtk_widget_get_visible (child)));
}

static void
on_count (MaillageUiSection *section, GParamSpec *pspec, GtkWidget *group)
{
  int count = _maillage_ui_section_get_count (section);
  GtkWidget *page;
  gboolean stays;

  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (group), count > 0 ? count : -1);
  stays = g_object_get_data (G_OBJECT (group), "lead") != NULL
          && _maillage_ui_section_get_end (section) != NULL;
  gtk_widget_set_visible (group, count != 0 || stays);
  page = gtk_widget_get_ancestor (group, MAILLAGE_UI_TYPE_RECORD_PAGE);
  if (page != NULL)
    _maillage_ui_record_page_show_place (MAILLAGE_UI_RECORD_PAGE (page),
                                         gtk_widget_get_parent (group));
}

static void
on_end (MaillageUiSection *section, GParamSpec *pspec, GtkWidget *group)
{
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (group), _maillage_ui_section_get_end (section));
  on_count (section, NULL, group);
}

static void
add_section (MaillageUiRecordPage *self, MaillageUiSectionContribution *contribution)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *section = _maillage_ui_section_contribution_make (
      contribution, maillage_record_get_uuid (self->record), &error);
  GtkWidget *place, *group;

  if (section == NULL)
    {
      g_debug ("A section is left out: %s", error->message);
      return;
    }
  group = maillage_ui_group_new (_maillage_ui_section_contribution_get_title (contribution));
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), section);
  if (_maillage_ui_section_contribution_get_lead (contribution))
    g_object_set_data (G_OBJECT (group), "lead", contribution);
  g_signal_connect_object (section, "notify::count", G_CALLBACK (on_count), group, 0);
  g_signal_connect_object (section, "notify::end", G_CALLBACK (on_end), group, 0);
  on_end (MAILLAGE_UI_SECTION (section), NULL, group);
  /* The group hides when its section has nothing, its place when one edits. */
  place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (place), group);
  g_ptr_array_add (self->read, place);
  maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns),
                              _maillage_ui_section_contribution_get_side (contribution),
                              place);
}

void
_maillage_ui_record_page_add_plugin_sections (MaillageUiRecordPage *self,
                                              MaillageSide side,
                                              gboolean lead)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (self->context),
                                                      MAILLAGE_UI_TYPE_SECTION_CONTRIBUTION);
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (self->record));

  for (guint i = 0; i < all->len; i++)
    {
      MaillageUiSectionContribution *each = g_ptr_array_index (all, i);

      if (_maillage_ui_section_contribution_get_side (each) == side
          && _maillage_ui_section_contribution_get_lead (each) == lead
          && g_strcmp0 (_maillage_ui_section_contribution_get_kind_id (each), kind) == 0)
        add_section (self, each);
    }
}

static void
add_aside (MaillageUiRecordPage *self, GtkWidget *widget)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (place), widget);
  g_ptr_array_add (self->read, place);
  maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns), MAILLAGE_SIDE_ASIDE, place);
}

/* Notes and files have none of their own. */
static gboolean
is_cores_own (MaillageKind *kind)
{
  return strcmp (maillage_kind_get_id (kind), "core.note") == 0
         || strcmp (maillage_kind_get_id (kind), "core.file") == 0;
}

void
_maillage_ui_record_page_add_notes_and_history (MaillageUiRecordPage *self)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);

  if (!is_cores_own (kind))
    {
      self->files = _maillage_ui_files_new (self->context, self->record);
      add_aside (self, self->files);
      self->notes = _maillage_ui_notes_new (self->context, self->record);
      add_aside (self, self->notes);
    }
  self->history = _maillage_ui_history_new (self->context, self->record);
  if (_maillage_ui_record_page_has_tabs (self))
    _maillage_ui_history_show_all (MAILLAGE_UI_HISTORY (self->history));
  else
    add_aside (self, self->history);
}
