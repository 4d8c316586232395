/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "partners-private.h"

G_BEGIN_DECLS

/* One who is on a contact list, with the address that may be written to. */
typedef struct
{
  char *uuid;
  char *kind; /* PARTNERS_PERSON, PARTNERS_ORGANISATION or PARTNERS_SEAT */
  char *name;
  char *organisation; /* a person's, as the roles of today say; NULL */
  char *job;
  char *email; /* NULL when there is none, or it may not be used */
  char *phone;
  gboolean objects; /* to being mailed */
} PartnersMember;

/* The members of @list, each once, in the order of their names: those chosen, those who hold the
 * seats of its committee (vacant ones by their own name) and @found, which its search answered (or
 * NULL). Only what is not in the trash. */
GPtrArray *partners_list_members (MaillageScope *scope, MaillageRecord *list, GPtrArray *found);
/* NULL and no error when the list has no search. */
MaillageQuery *
partners_list_dup_search (MaillageScope *scope, MaillageRecord *list, GError **error);
/* The same of these persons and organisations. */
GPtrArray *partners_members_of (MaillageScope *scope, const char *const *uuids);
/* "3 members cannot be written to." */
char *partners_members_dup_without (guint n_without);
/* "a@b.example, c@d.example": the addresses that may be written to, each once. */
char *partners_members_dup_addresses (GPtrArray *members, guint *n_without);

G_END_DECLS
