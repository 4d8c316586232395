/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "partners-private.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

void partners_add_commands (MaillageScope *scope);
/* Makes an agreement with that organisation as its first party, and opens it for editing. */
void partners_begin_agreement (MaillageScope *scope, GtkWidget *from, const char *uuid);
void partners_add_list_commands (MaillageScope *scope);
/* Opens the mail program, everybody in blind copy: they need not learn each other's addresses. */
void partners_write_to (GtkWidget *from, const char *addresses);

/* partners-row.c: a record in a row, as on every page. @detail may be NULL. */
GtkWidget *partners_row_new (
    const char *icon_name, const char *title, const char *detail, GtkWidget *end, const char *uuid);

/* partners-due.c */
/* Whether something is due of it: a review, a renewal. */
gboolean partners_agreement_is_due (MaillageRecord *agreement);
/* The agreement's own due date: the review when it is planned and not made, else the end of the
 * running term. NULL when neither is known. */
MaillageDate *partners_agreement_dup_due (MaillageRecord *agreement);
/* What must be seen first of an agreement: "Review due in 2022", "To renew before 31 March 2022",
 * or its state. */
void partners_agreement_show_due (MaillageRecord *agreement, MaillageUiState *state);
/* The same words; NULL when nothing is due. */
char *partners_agreement_dup_due_words (MaillageRecord *agreement);
/* "Signed: July 2019 · pilot" */
char *partners_agreement_dup_detail (MaillageRecord *agreement, const char *part);

G_END_DECLS
