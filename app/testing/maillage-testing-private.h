/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-testing.h"

#include <maillage-core.h>

G_BEGIN_DECLS

/* Everything the program has: for the fixture alone, as a plugin's test has its plugin's rights. */
MaillageContext *_maillage_testing_fixture_get_context (MaillageTestingFixture *self);

G_END_DECLS
