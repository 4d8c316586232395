/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* All of the core, for the program's own layers and tests. Not installed: what is not in maillage.h asks
 * nobody who calls, and no plugin may have it. */
#include "maillage.h"

#include "maillage-backup.h"
#include "maillage-choices.h"
#include "maillage-context.h"
#include "maillage-document-template.h"
#include "maillage-draft.h"
#include "maillage-exporter.h"
#include "maillage-import.h"
#include "maillage-merge.h"
#include "maillage-plugin-manager.h"
#include "maillage-registry.h"
#include "maillage-store-core.h"
#include "maillage-undo-stack.h"
