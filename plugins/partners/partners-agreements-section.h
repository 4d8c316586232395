/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-ui.h>

G_BEGIN_DECLS

/* On an organisation's page: the agreements it is a party to or pilots, and what is due of them. */
#define PARTNERS_TYPE_AGREEMENTS_SECTION (partners_agreements_section_get_type ())
G_DECLARE_FINAL_TYPE (PartnersAgreementsSection,
                      partners_agreements_section,
                      PARTNERS,
                      AGREEMENTS_SECTION,
                      MaillageUiSection)

G_END_DECLS
