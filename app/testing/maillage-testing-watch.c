/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Waiting, and knowing that an object is freed. */

#include "maillage-testing.h"

/**
 * MaillageTestingWatch:
 *
 * Tells whether an object was freed, without keeping it.
 */
struct _MaillageTestingWatch
{
  GWeakRef object;
};

static MaillageTestingWatch *
watch_copy (MaillageTestingWatch *self)
{
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  return maillage_testing_watch_new (object);
}

G_DEFINE_BOXED_TYPE (MaillageTestingWatch,
                     maillage_testing_watch,
                     watch_copy,
                     maillage_testing_watch_free)

/**
 * maillage_testing_watch_new:
 * @object: (nullable): what should be freed later
 *
 * Returns: (transfer full): a watch over it, which does not keep it
 */
MaillageTestingWatch *
maillage_testing_watch_new (GObject *object)
{
  MaillageTestingWatch *self;

  g_return_val_if_fail (object == NULL || G_IS_OBJECT (object), NULL);
  self = g_new0 (MaillageTestingWatch, 1);
  g_weak_ref_init (&self->object, object);
  return self;
}

/**
 * maillage_testing_watch_free:
 * @self: a watch
 *
 * Ends it. The object is not concerned.
 */
void
maillage_testing_watch_free (MaillageTestingWatch *self)
{
  g_weak_ref_clear (&self->object);
  g_free (self);
}

/**
 * maillage_testing_watch_is_gone:
 * @self: a watch
 *
 * Drop your own reference first; what waits in an idle may hold another: see
 * maillage_testing_wait().
 *
 * Returns: whether the object was freed
 */
gboolean
maillage_testing_watch_is_gone (MaillageTestingWatch *self)
{
  g_autoptr (GObject) object = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  object = g_weak_ref_get (&self->object);
  return object == NULL;
}

static gboolean
say_that_it_is_late (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * maillage_testing_wait:
 * @func: (scope call) (closure user_data): asked after each thing that happens
 * @user_data: for @func
 * @milliseconds: how long at most
 *
 * Runs the main context, so that what is asynchronous goes on, until @func says that it has come.
 *
 * Returns: whether it came in time
 */
gboolean
maillage_testing_wait (MaillageTestingFunc func, gpointer user_data, guint milliseconds)
{
  gboolean late = FALSE, come;
  guint timeout = g_timeout_add (milliseconds, say_that_it_is_late, &late);

  while (!(come = func (user_data)) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout);
  return come;
}
