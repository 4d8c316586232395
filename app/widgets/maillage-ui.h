/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The one header a plugin with an interface includes, besides <maillage.h>. */
#include "maillage-ui-ask.h"
#include "maillage-ui-bar.h"
#include "maillage-ui-card-row.h"
#include "maillage-ui-card.h"
#include "maillage-ui-chip.h"
#include "maillage-ui-columns.h"
#include "maillage-ui-contributions.h"
#include "maillage-ui-group.h"
#include "maillage-ui-list-command.h"
#include "maillage-ui-picker.h"
#include "maillage-ui-record-picker.h"
#include "maillage-ui-rows.h"
#include "maillage-ui-state.h"
#include "maillage-ui-territory-picker.h"
#include "maillage-ui-window.h"
#include "maillage-ui-wrap.h"
