/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The one header a plugin without an interface includes. */
#include "maillage-change.h"
#include "maillage-date.h"
#include "maillage-document.h"
#include "maillage-edit.h"
#include "maillage-enums.h"
#include "maillage-enum-types.h"
#include "maillage-export.h"
#include "maillage-files.h"
#include "maillage-field.h"
#include "maillage-gazetteer.h"
#include "maillage-kind.h"
#include "maillage-plugin.h"
#include "maillage-query-model.h"
#include "maillage-query.h"
#include "maillage-record.h"
#include "maillage-scope.h"
#include "maillage-store.h"
#include "maillage-territory.h"
#include "maillage-text.h"
#include "maillage-types.h"
