/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* POSIX ustar archives, of plain files alone: what every system opens without us. A library for all
 * kinds of archives would be one more to ship and to keep safe, for two hundred lines. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MaillageTar MaillageTar;

/* Writes to @path + ".part". */
MaillageTar *_maillage_tar_new (const char *path, GCancellable *cancellable, GError **error);
gboolean
_maillage_tar_add_text (MaillageTar *self, const char *name, const char *text, GError **error);
gboolean
_maillage_tar_add_file (MaillageTar *self, const char *name, const char *path, GError **error);
/* Ends it with the sums of all, puts it on the disk, and only then gives it its name. */
gboolean _maillage_tar_finish (MaillageTar *self, GError **error);
/* Removes what was not finished. */
void _maillage_tar_free (MaillageTar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageTar, _maillage_tar_free)

/* Unpacks the entries whose names begin with @prefix into @folder, which must be there, without the
 * prefix; checks the sum of every entry. Names that would leave the folder are refused. */
gboolean _maillage_tar_unpack (const char *path,
                               const char *prefix,
                               const char *folder,
                               GCancellable *cancellable,
                               GError **error);
/* Whether a file begins as such an archive does. */
gboolean _maillage_tar_is_one (const char *path);

G_END_DECLS
