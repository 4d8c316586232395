/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What many chips of a month have in common, drawn once: colouring an icon and cutting a corner
 * take longer than the words beside them. */
#define EVENTS_TYPE_PICTURES (events_pictures_get_type ())
G_DECLARE_FINAL_TYPE (EventsPictures, events_pictures, EVENTS, PICTURES, GObject)

EventsPictures *events_pictures_new (void);
/* A symbolic icon in that colour, for @widget's scale and direction; @name is static. The node is
 * borrowed until the next call. */
GskRenderNode *events_pictures_get_icon (
    EventsPictures *self, GtkWidget *widget, const char *name, int size, const GdkRGBA *color);
/* A rectangle of one colour with round corners. */
GskRenderNode *events_pictures_get_ground (EventsPictures *self,
                                           GtkWidget *widget,
                                           int width,
                                           int height,
                                           int corner,
                                           const GdkRGBA *color);

G_END_DECLS
