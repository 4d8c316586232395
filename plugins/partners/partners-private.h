/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>
#include <maillage.h>

G_BEGIN_DECLS

#define PARTNERS_ORGANISATION "partners.organisation"
#define PARTNERS_PERSON "partners.person"
#define PARTNERS_ROLE "partners.role"
#define PARTNERS_SEAT "partners.seat"
#define PARTNERS_CONTACT_POINT "partners.contact_point"
#define PARTNERS_AGREEMENT "partners.agreement"
#define PARTNERS_PARTY "partners.party"
#define PARTNERS_CONTACT_LIST "partners.contact_list"
#define PARTNERS_EXCHANGE "partners.exchange"

/* A territory of the demo data alone: four communautés de communes, of which one is named. */
#define PARTNERS_HAUTE_GIRONDE "own:8d0c33d6-4a1c-4c3e-9f42-2b8a5c1e0d33 Haute-Gironde"

void partners_add_organisation (MaillageScope *scope);
void partners_add_seat (MaillageScope *scope);
void partners_add_contact_point (MaillageScope *scope);
void partners_add_person (MaillageScope *scope);
void partners_add_role (MaillageScope *scope);
void partners_add_agreement (MaillageScope *scope);
void partners_add_party (MaillageScope *scope);
void partners_add_contact_list (MaillageScope *scope);
void partners_add_exchange (MaillageScope *scope);

/* partners-person.c: the phone and mail of one person. Closed: other plugins reach a person by
 * linking to them, not by gathering addresses. */
void partners_add_reach (MaillageKind *kind);

/* partners-vcard.c: persons, organisations and contact lists as files of contact cards. */
void partners_add_vcard (MaillageScope *scope);

void partners_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data);
void partners_add_demo_organisations (MaillageEdit *edit);
void partners_add_demo_persons (MaillageEdit *edit);
void partners_add_demo_agreements (MaillageEdit *edit);
void partners_add_demo_lists (MaillageScope *scope, MaillageEdit *edit);

G_END_DECLS
