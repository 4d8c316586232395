/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-draft.h"

G_BEGIN_DECLS

/* Where those of the store at @store_path lie. */
char *_maillage_drafts_dup_folder (const char *store_path);
/* All that was typed for a record that is erased: what waits, and the files. */
void _maillage_drafts_forget (MaillageDrafts *self, const char *uuid);
/* The files alone, whoever wrote them. On any thread. */
void _maillage_drafts_remove (const char *store_path, const char *const *uuids);

G_END_DECLS
