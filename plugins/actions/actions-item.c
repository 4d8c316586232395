/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-item.h"

G_DEFINE_FINAL_TYPE (ActionsItem, actions_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
actions_item_finalize (GObject *object)
{
  ActionsItem *self = ACTIONS_ITEM (object);

  g_free (self->key);
  g_free (self->number);
  g_free (self->title);
  g_clear_object (&self->record);
  g_clear_object (&self->since);
  g_ptr_array_unref (self->children);
  G_OBJECT_CLASS (actions_item_parent_class)->finalize (object);
}

static void
actions_item_class_init (ActionsItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actions_item_finalize;
  changed_signal = g_signal_new (
      "changed", ACTIONS_TYPE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actions_item_init (ActionsItem *self)
{
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  self->state = "not_started";
}

ActionsItem *
actions_item_new (ActionsItemType type, const char *key)
{
  ActionsItem *self = g_object_new (ACTIONS_TYPE_ITEM, NULL);

  self->type = type;
  self->key = g_strdup (key);
  return self;
}

MaillageChoice *
actions_item_get_choice (ActionsItem *self, const char *state)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  MaillageField *field = kind != NULL ? maillage_kind_find_field (kind, "state") : NULL;

  return field != NULL ? maillage_field_find_choice (field, state) : NULL;
}

char *
actions_item_dup_pilot (ActionsItem *self)
{
  char *pilot = maillage_record_dup_display (self->record, "pilot");

  if (pilot == NULL && self->type == ACTIONS_ITEM_STEP)
    pilot = maillage_record_dup_display (self->record, "person");
  if (pilot == NULL && self->sheet != NULL)
    pilot = maillage_record_dup_display (self->sheet->record, "pilot");
  return pilot;
}

void
actions_item_changed (ActionsItem *self)
{
  g_signal_emit (self, changed_signal, 0);
}
