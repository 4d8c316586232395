/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The one header a plugin with an interface includes, besides <maillage.h>. */
#include "maillage-ui-chip.h"
#include "maillage-ui-contributions.h"
#include "maillage-ui-state.h"
#include "maillage-ui-window.h"
