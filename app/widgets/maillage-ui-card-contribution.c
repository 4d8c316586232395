/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-card-private.h"

struct _MaillageUiCardContribution
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *id, *title;
  MaillageSide side;
  int position;
  GType card_type;
};

G_DEFINE_FINAL_TYPE (MaillageUiCardContribution, _maillage_ui_card_contribution, G_TYPE_OBJECT)

static void
_maillage_ui_card_contribution_finalize (GObject *object)
{
  MaillageUiCardContribution *self = MAILLAGE_UI_CARD_CONTRIBUTION (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (_maillage_ui_card_contribution_parent_class)->finalize (object);
}

static void
_maillage_ui_card_contribution_class_init (MaillageUiCardContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_card_contribution_finalize;
}

static void
_maillage_ui_card_contribution_init (MaillageUiCardContribution *self)
{
}

MaillageUiCardContribution *
_maillage_ui_card_contribution_new (MaillageScope *scope,
                                    const char *id,
                                    const char *title,
                                    MaillageSide side,
                                    int position,
                                    GType card_type)
{
  MaillageUiCardContribution *self = g_object_new (MAILLAGE_UI_TYPE_CARD_CONTRIBUTION, NULL);
  const char *plugin = scope != NULL ? maillage_scope_get_plugin_id (scope) : "core";

  g_set_weak_pointer (&self->scope, scope);
  self->id = g_strconcat (plugin, ".", id, NULL);
  self->title = g_strdup (title);
  self->side = side;
  self->position = position;
  self->card_type = card_type;
  return self;
}

MaillageSide
_maillage_ui_card_contribution_get_side (MaillageUiCardContribution *self)
{
  return self->side;
}

int
_maillage_ui_card_contribution_get_position (MaillageUiCardContribution *self)
{
  return self->position;
}

GtkWidget *
_maillage_ui_card_contribution_make (MaillageUiCardContribution *self, MaillageContext *context)
{
  return g_object_new (self->card_type,
                       "scope",
                       self->scope,
                       "context",
                       context,
                       "title",
                       self->title,
                       "name",
                       self->id,
                       NULL);
}

/**
 * maillage_ui_add_card:
 * @scope: the plugin's scope
 * @id: the card's id without its plugin: "late"
 * @title: its heading
 * @side: time at the left (main), debts at the right (aside)
 * @position: lower is higher: today 0, next 100, late 200, the rest 300
 * @card_type: a class derived from #MaillageUiCard
 *
 * Adds a card to Home.
 */
void
maillage_ui_add_card (MaillageScope *scope,
                      const char *id,
                      const char *title,
                      MaillageSide side,
                      int position,
                      GType card_type)
{
  g_autoptr (MaillageUiCardContribution) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (id != NULL && title != NULL);
  g_return_if_fail (g_type_is_a (card_type, MAILLAGE_UI_TYPE_CARD));
  self = _maillage_ui_card_contribution_new (scope, id, title, side, position, card_type);
  maillage_scope_contribute (scope, G_OBJECT (self));
}
