/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-ui.h>

G_BEGIN_DECLS

/* On a contact list's page: who is on it today, and what reaches them all. Actions: members.write,
 * members.copy, members.export. */
#define PARTNERS_TYPE_MEMBERS_SECTION (partners_members_section_get_type ())
G_DECLARE_FINAL_TYPE (
    PartnersMembersSection, partners_members_section, PARTNERS, MEMBERS_SECTION, MaillageUiSection)

G_END_DECLS
