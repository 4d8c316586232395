/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a letter typed finds: most texts before a frame would be painted without them. By the index,
 * or, those that begin so many words that it must count them all, by looking at one row after the
 * other until there is a screen of them. Whichever is first. */

#include "maillage-query-model-private.h"

/* How long a letter waits: the rows are looked at first, then the index is asked too. */
#define LOOK_US 1000
#define QUICK_US 10000
/* Nobody types another letter. */
#define PAUSE_MS 150

static gboolean
on_pause (gpointer data)
{
  MaillageQueryModel *self = data;

  self->ask_id = 0;
  /* The order too, when something changed meanwhile. */
  _maillage_query_model_read_later (self, !self->dirty, G_PRIORITY_DEFAULT);
  return G_SOURCE_REMOVE;
}

/* A screen of what was found is shown, all of it is read when no other letter follows: the index is
 * long at what begins many words, and cannot be told to stop. */
static void
read_after_pause (MaillageQueryModel *self)
{
  self->running = TRUE; /* changes wait for it */
  self->ask_id = g_timeout_add (PAUSE_MS, on_pause, self);
}

typedef struct
{
  MaillageModelRead *read; /* NULL: not yet asked */
  gint64 until;
} Look;

static gboolean
is_enough (gpointer data)
{
  Look *self = data;

  return (self->read != NULL && _maillage_model_read_get_done (self->read))
         || g_get_monotonic_time () > self->until;
}

static gboolean
look_on (MaillageQueryModel *self, GArray *found, guint *at, Look *look)
{
  return _maillage_plan_look_for_text (self->plan,
                                       self->store->reader,
                                       self->order,
                                       at,
                                       found,
                                       MAILLAGE_FIRST_ROWS,
                                       is_enough,
                                       look);
}

void
_maillage_query_model_show_text_if_quick (MaillageQueryModel *self)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 asked = g_get_monotonic_time ();
  Look look = { NULL, asked + LOOK_US };
  guint at = 0;

  if (look_on (self, found, &at, &look))
    {
      _maillage_query_model_show (self, g_steal_pointer (&found));
      read_after_pause (self);
      return;
    }
  look = (Look){ _maillage_query_model_read_later (self, TRUE, G_PRIORITY_DEFAULT),
                 asked + QUICK_US };
  if (look.read == NULL)
    return;
  if (look_on (self, found, &at, &look))
    _maillage_query_model_show (self, g_steal_pointer (&found));
  else if (_maillage_model_read_wait (look.read, look.until))
    {
      self->generation++; /* the answer itself comes to nobody */
      self->running = FALSE;
      _maillage_query_model_apply (self, look.read);
    }
}
