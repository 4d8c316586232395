/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A store on a file system of the network, or in a folder that is synchronised: refused, or worked
 * with by one program at a time when the user's home is there. */

#include "maillage-place-private.h"
#include "maillage-store-private.h"

gboolean
_maillage_store_settle (MaillageStore *self, const char *path, const char *fs_type, GError **error)
{
  g_autofree char *name = NULL;
  MaillagePlace place = _maillage_place_judge (path, fs_type, &name);

  self->entered = -1;
  if (place == MAILLAGE_PLACE_OWN)
    return TRUE;
  if (!_maillage_place_is_home (path))
    {
      _maillage_place_set_refusal (error, path, place, name);
      return FALSE;
    }
  if (!self->protected_file)
    {
      self->entered = _maillage_place_enter (path, error);
      if (self->entered < 0)
        return FALSE;
    }
  self->notice = _maillage_place_dup_notice (place, name);
  return TRUE;
}

void
_maillage_store_unsettle (MaillageStore *self, const char *path)
{
  if (self->notice != NULL && self->entered >= 0)
    _maillage_place_leave (path, self->entered);
  g_clear_pointer (&self->notice, g_free);
}

const char *
_maillage_store_get_notice (MaillageStore *self)
{
  return self->notice;
}
