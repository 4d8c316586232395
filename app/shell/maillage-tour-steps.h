/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-window.h"

G_BEGIN_DECLS

typedef struct _MaillageTourStep MaillageTourStep;

/* Opens something in @window, or does nothing when there is nothing of that sort. Returns the
 * widget a picture is wanted of (the window itself, or a dialog's), or NULL for none. */
typedef GtkWidget *(*MaillageTourFunc) (MaillageWindow *window, const char *arg);

struct _MaillageTourStep
{
  char *name;
  MaillageTourFunc func;
  char *arg;
};

void _maillage_tour_step_free (gpointer step);
void _maillage_tour_add (GPtrArray *steps,
                         const char *name,
                         MaillageTourFunc func,
                         const char *arg);
GtkWidget *_maillage_tour_open_store (MaillageWindow *window, const char *name);
/* maillage-tour-problems.c */
void _maillage_tour_add_problems (GPtrArray *steps);
/* Of any demo store; the registry says which lists and pages there are. Of MaillageTourStep. */
GPtrArray *_maillage_tour_steps_new (MaillageContext *context);
/* Whether all that the page shows has been read. */
gboolean _maillage_tour_is_complete (MaillageWindow *window);

G_END_DECLS
