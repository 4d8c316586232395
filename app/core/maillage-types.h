/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MAILLAGE_ABI:
 *
 * The number a plugin's manifest states as `X-Maillage-ABI`; another one is refused.
 */
#define MAILLAGE_ABI 1

#define MAILLAGE_AVAILABLE_IN_1_0 __attribute__ ((visibility ("default"))) extern

typedef struct _MaillageChange MaillageChange;
typedef struct _MaillageChangeSet MaillageChangeSet;
typedef struct _MaillageDate MaillageDate;
typedef struct _MaillageDocument MaillageDocument;
typedef struct _MaillageEdit MaillageEdit;
typedef struct _MaillageField MaillageField;
typedef struct _MaillageGazetteer MaillageGazetteer;
typedef struct _MaillageKind MaillageKind;
typedef struct _MaillageQuery MaillageQuery;
typedef struct _MaillageQueryModel MaillageQueryModel;
typedef struct _MaillageRecord MaillageRecord;
typedef struct _MaillageScope MaillageScope;
typedef struct _MaillageStore MaillageStore;
typedef struct _MaillageTerritory MaillageTerritory;

G_END_DECLS
