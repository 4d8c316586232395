/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-enums.h"

G_DEFINE_QUARK (maillage-error-quark, maillage_error)
