/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-ask.h"

#include "maillage-adw.h"

typedef struct
{
  GtkWidget *from; /* weak */
  MaillageUiAnswered answered;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_weak_pointer (&self->from);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
answered (gpointer data)
{
  Question *self = data;

  if (self->from != NULL)
    self->answered (self->from, self->user_data);
}

/**
 * maillage_ui_ask:
 * @from: a widget in the window that asks
 * @heading: the question: "Return All Loans?"
 * @body: (nullable): what answering yes does
 * @extra: (nullable): a widget below the words, such as a button of its own; a floating one is taken
 * @no: the button that does nothing, which Enter and Escape press: "Cancel"
 * @yes: the button that does it: "Return All"
 * @func: (scope notified) (closure user_data) (destroy destroy): called when @yes is chosen; not
 *   once @from has gone
 * @user_data: data for @func
 * @destroy: frees @user_data, when the question has been answered either way
 *
 * Asks before something is done. What Undo takes back need not be asked.
 */
void
maillage_ui_ask (GtkWidget *from,
                 const char *heading,
                 const char *body,
                 GtkWidget *extra,
                 const char *no,
                 const char *yes,
                 MaillageUiAnswered func,
                 gpointer user_data,
                 GDestroyNotify destroy)
{
  Question *self;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (heading != NULL && no != NULL && yes != NULL && func != NULL);
  self = g_new0 (Question, 1);
  g_set_weak_pointer (&self->from, from);
  self->answered = func;
  self->user_data = user_data;
  self->destroy = destroy;
  maillage_adw_ask (from, heading, body, extra, no, yes, answered, self, question_free);
}
