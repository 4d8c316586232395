/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* A job of the writer's thread that takes out what people are not to find any more: an erasure, or
 * the end of one, when somebody has read a text. */

#include "maillage-writer-erase.h"

G_BEGIN_DECLS

/* Parts of the work, for who waits. */
#define MAILLAGE_ERASING_STEPS 100

typedef struct _MaillageErasing MaillageErasing;

/* In a transaction that is begun, and committed when it returns TRUE. */
typedef gboolean (*MaillageErasingFunc) (MaillageErasing *self,
                                         MaillageWriter *writer,
                                         GError **error);

struct _MaillageErasing
{
  MaillageErasingFunc func;
  GStrv uuids;
  MaillageLayouts *layouts;
  char *path, *author;
  gint64 generation;
  MaillageErased *erased; /* what came of it */
  gboolean whole;         /* FALSE while another program reads the store as it was */
  GHashTable *former; /* the list of who was erased, to be written again if this fails, or NULL */

  GTask *task; /* to say how far it is; unowned, NULL when nobody asks */
  GFileProgressCallback progress;
  gpointer progress_data;
};

void _maillage_erasing_free (MaillageErasing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageErasing, _maillage_erasing_free)

/* Does it and waits for it; NULL when nothing was changed. */
MaillageErasing *_maillage_erasing_run (MaillageStore *store,
                                        const char *const *uuids,
                                        MaillageErasingFunc func,
                                        GError **error);
void _maillage_erasing_run_async (MaillageStore *store,
                                  const char *const *uuids,
                                  MaillageErasingFunc func,
                                  GFileProgressCallback progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* The job is the result's. */
MaillageErasing *
_maillage_erasing_finish (MaillageStore *store, GAsyncResult *result, GError **error);
/* Says how far it is, on the thread that asked. */
void _maillage_erasing_tell (MaillageErasing *self, goffset at);

G_END_DECLS
