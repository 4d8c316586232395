/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-card-row.h"

#include "maillage-ui-rows.h"
#include "maillage-ui-state.h"

/**
 * MaillageUiCardRow:
 *
 * One row of a card on Home.
 */
struct _MaillageUiCardRow
{
  GtkListBoxRow parent_instance;

  char *uuid;
  GtkWidget *box, *start, *title, *subtitle, *after, *bar, *end;
};

G_DEFINE_FINAL_TYPE (MaillageUiCardRow, maillage_ui_card_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
small_new (const char *text)
{
  GtkWidget *label = maillage_ui_label_new (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
set_start (MaillageUiCardRow *self, GtkWidget *start)
{
  if (self->start != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->start);
  self->start = start;
  gtk_widget_set_valign (start, GTK_ALIGN_CENTER);
  gtk_box_prepend (GTK_BOX (self->box), start);
}

/* In the order of a row: what comes after stands before its end. */
static void
insert (MaillageUiCardRow *self, GtkWidget **place, GtkWidget *widget)
{
  if (*place != NULL)
    gtk_box_remove (GTK_BOX (self->box), *place);
  *place = widget;
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (widget, self->box, self->end);
}

static void
set_end (MaillageUiCardRow *self, GtkWidget *end)
{
  if (self->end != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->end);
  self->end = end;
  if (end == NULL)
    return;
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), end);
}

static void
maillage_ui_card_row_finalize (GObject *object)
{
  g_free (MAILLAGE_UI_CARD_ROW (object)->uuid);
  G_OBJECT_CLASS (maillage_ui_card_row_parent_class)->finalize (object);
}

static void
maillage_ui_card_row_class_init (MaillageUiCardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_ui_card_row_finalize;
}

static void
maillage_ui_card_row_init (MaillageUiCardRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->title = maillage_ui_label_new (NULL, NULL);
  self->subtitle = small_new (NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-card-row");
}

/**
 * maillage_ui_card_row_new:
 * @title: its words
 * @subtitle: (nullable): smaller words under them
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
maillage_ui_card_row_new (const char *title, const char *subtitle)
{
  MaillageUiCardRow *self = g_object_new (MAILLAGE_UI_TYPE_CARD_ROW, NULL);
  gboolean two_lines = subtitle != NULL && *subtitle != '\0';

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), two_lines ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, two_lines);
  if (two_lines)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-two-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * maillage_ui_card_row_set_record:
 * @self: a row
 * @uuid: the record that the row opens
 *
 * A row that already ends with what settles it opens the record too, but shows no chevron.
 */
void
maillage_ui_card_row_set_record (MaillageUiCardRow *self, const char *uuid)
{
  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  g_return_if_fail (uuid != NULL);
  g_free (self->uuid);
  self->uuid = g_strdup (uuid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  if (self->end == NULL)
    set_end (self,
             g_object_new (GTK_TYPE_IMAGE,
                           "icon-name",
                           "go-next-symbolic",
                           "accessible-role",
                           GTK_ACCESSIBLE_ROLE_PRESENTATION,
                           NULL));
}

/**
 * maillage_ui_card_row_get_record:
 * @self: a row
 *
 * Returns: (nullable): the UUID of the record it opens
 */
const char *
maillage_ui_card_row_get_record (MaillageUiCardRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_CARD_ROW (self), NULL);
  return self->uuid;
}

/**
 * maillage_ui_card_row_set_icon:
 * @self: a row
 * @icon_name: a symbolic icon
 * @tone: its colour; neutral is dim
 *
 * Puts a sign before the title.
 */
void
maillage_ui_card_row_set_icon (MaillageUiCardRow *self, const char *icon_name, MaillageTone tone)
{
  GtkWidget *image;

  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  image = g_object_new (GTK_TYPE_IMAGE,
                        "icon-name",
                        icon_name,
                        "accessible-role",
                        GTK_ACCESSIBLE_ROLE_PRESENTATION,
                        NULL);
  gtk_widget_add_css_class (
      image, tone == MAILLAGE_TONE_NEUTRAL ? "dim-label" : maillage_ui_tone_get_css_class (tone));
  set_start (self, image);
}

/**
 * maillage_ui_card_row_set_tile:
 * @self: a row
 * @above: the small words: the day of the week
 * @below: the large ones: the day
 * @today: whether the tile is filled
 *
 * Puts a tile before the title, as a leaf of a calendar.
 */
void
maillage_ui_card_row_set_tile (MaillageUiCardRow *self,
                               const char *above,
                               const char *below,
                               gboolean today)
{
  GtkWidget *tile;
  GtkWidget *small = gtk_label_new (above);
  GtkWidget *large = gtk_label_new (below);

  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (tile, "maillage-tile-date");
  gtk_widget_add_css_class (large, "numeric");
  gtk_box_append (GTK_BOX (tile), small);
  gtk_box_append (GTK_BOX (tile), large);
  if (today)
    gtk_widget_add_css_class (tile, "maillage-today");
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-near");
  gtk_widget_add_css_class (self->title, "heading");
  set_start (self, tile);
}

/**
 * maillage_ui_card_row_set_day:
 * @self: a row
 * @day: a date; one that is not known to the day gives no tile
 * @today: the program's day
 *
 * Shows the tile of a day that is known exactly; of another date, nothing.
 */
void
maillage_ui_card_row_set_day (MaillageUiCardRow *self,
                              const MaillageDate *day,
                              const MaillageDate *today)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *week_day = NULL, *number = NULL;
  const char *earliest;
  int y, m, d;

  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  g_return_if_fail (day != NULL && today != NULL);
  earliest = maillage_date_get_earliest (day);
  if (earliest == NULL || strcmp (earliest, maillage_date_get_latest (day)) != 0
      || sscanf (earliest, "%d-%d-%d", &y, &m, &d) != 3)
    return;
  time = g_date_time_new_utc (y, m, d, 12, 0, 0);
  week_day = g_date_time_format (time, "%a");
  number = g_strdup_printf ("%d", d);
  maillage_ui_card_row_set_tile (
      self, week_day, number, g_str_equal (earliest, maillage_date_get_earliest (today)));
}

/**
 * maillage_ui_card_row_set_before:
 * @self: a row
 * @text: dim words before the title
 *
 * Makes a dense list of what comes next.
 */
void
maillage_ui_card_row_set_before (MaillageUiCardRow *self, const char *text)
{
  GtkWidget *label;

  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  label = small_new (text);
  gtk_widget_add_css_class (label, "maillage-before");
  set_start (self, label);
}

/**
 * maillage_ui_card_row_set_after:
 * @self: a row
 * @text: words at the right
 * @tone: their colour; neutral is dim
 * @below: (nullable): dim words under them
 *
 * Says what the row is about in time or number.
 */
void
maillage_ui_card_row_set_after (MaillageUiCardRow *self,
                                const char *text,
                                MaillageTone tone,
                                const char *below)
{
  GtkWidget *box, *first;

  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  first = maillage_ui_label_new (text, "caption");
  gtk_label_set_xalign (GTK_LABEL (first), 1);
  gtk_widget_add_css_class (
      first, tone == MAILLAGE_TONE_NEUTRAL ? "dim-label" : maillage_ui_tone_get_css_class (tone));
  gtk_widget_add_css_class (first, "maillage-words");
  gtk_box_append (GTK_BOX (box), first);
  if (below != NULL && *below != '\0')
    {
      GtkWidget *second = small_new (below);

      gtk_label_set_xalign (GTK_LABEL (second), 1);
      gtk_box_append (GTK_BOX (box), second);
    }
  insert (self, &self->after, box);
}

/**
 * maillage_ui_card_row_set_bar:
 * @self: a row
 * @bar: (transfer floating): a bar
 * @words: what it says
 *
 * Shows how far something has come.
 */
void
maillage_ui_card_row_set_bar (MaillageUiCardRow *self, MaillageUiBar *bar, const char *words)
{
  GtkWidget *box;

  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  g_return_if_fail (MAILLAGE_UI_IS_BAR (bar));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (GTK_WIDGET (bar), 130, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_box_append (GTK_BOX (box), small_new (words));
  insert (self, &self->bar, box);
}

/**
 * maillage_ui_card_row_set_end:
 * @self: a row
 * @end: (transfer floating) (nullable): what settles it, in place of the chevron
 *
 * Puts what settles the row at its right, in place of the chevron.
 */
void
maillage_ui_card_row_set_end (MaillageUiCardRow *self, GtkWidget *end)
{
  g_return_if_fail (MAILLAGE_UI_IS_CARD_ROW (self));
  g_return_if_fail (end == NULL || GTK_IS_WIDGET (end));
  set_end (self, end);
}
