/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A store that is opened on a thread of its own, while the program starts GTK. */

#include "maillage-place-private.h"
#include "maillage-store-private.h"

struct _MaillageStoreAhead
{
  GThread *thread;
  MaillageStore *store;
  char *path;
  MaillageOpenFlags flags;
  gboolean opened;
  GError *error;
};

static gpointer
open_there (gpointer data)
{
  MaillageStoreAhead *self = data;
  g_autofree char *fs_type = _maillage_place_dup_fs_type (self->path);

  self->opened
      = _maillage_store_open_apart (self->store, self->path, fs_type, self->flags, &self->error);
  return NULL;
}

MaillageStoreAhead *
_maillage_store_ahead_new (MaillageRegistry *registry, const char *path, MaillageOpenFlags flags)
{
  MaillageStoreAhead *self = g_new0 (MaillageStoreAhead, 1);

  self->store = maillage_store_new (registry);
  self->path = g_strdup (path);
  self->flags = flags;
  self->thread = g_thread_new ("maillage-opening", open_there, self);
  return self;
}

gboolean
_maillage_store_ahead_is_of (MaillageStoreAhead *self, const char *path, MaillageOpenFlags flags)
{
  return strcmp (self->path, path) == 0 && self->flags == flags;
}

MaillageStore *
_maillage_store_ahead_end (MaillageStoreAhead *self, GError **error)
{
  g_autoptr (MaillageStore) store = self->store;
  gboolean opened;

  g_thread_join (self->thread);
  opened = self->opened;
  if (self->error != NULL)
    g_propagate_error (error, self->error);
  g_free (self->path);
  g_free (self);
  return opened && _maillage_store_enter (store, error) ? g_steal_pointer (&store) : NULL;
}
