/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each of the three kinds of row says. */

#include "actions-due.h"
#include "actions-row-private.h"

#include <string.h>

static void
set_text (GtkWidget *widget, const char *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (widget), text);
  gtk_widget_set_visible (widget, text != NULL && *text != '\0');
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
fill_progress (ActionsRow *self, guint n_done, guint n_steps)
{
  /* TRANSLATORS: how many are done, of how many: “3 of 6” */
  g_autofree char *words = g_strdup_printf (C_ ("progress", "%u of %u"), n_done, n_steps);

  maillage_ui_bar_reset (MAILLAGE_UI_BAR (self->bar), n_steps);
  maillage_ui_bar_add (MAILLAGE_UI_BAR (self->bar), MAILLAGE_TONE_ACCENT, n_done);
  set_text (self->words, words);
}

static void
fill_gain (ActionsRow *self)
{
  g_autofree char *gain = NULL;

  if (self->item->n_newly_done > 0)
    gain = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         /* TRANSLATORS: steps done since a day */
                                         "+ %u done",
                                         "+ %u done",
                                         self->item->n_newly_done),
                            self->item->n_newly_done);
  set_text (self->gain, gain);
}

static guint
count_sheets (ActionsItem *group)
{
  guint n = 0;

  for (guint i = 0; i < group->children->len; i++)
    n += ((ActionsItem *) group->children->pdata[i])->type == ACTIONS_ITEM_SHEET;
  return n;
}

static void
hide_signs_of_step (ActionsRow *self)
{
  gtk_widget_set_visible (self->late, FALSE);
  gtk_widget_set_visible (self->move, FALSE);
}

static void
fill_group (ActionsRow *self)
{
  guint n_sheets = count_sheets (self->item);
  g_autofree char *sheets = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u sheet", "%u sheets", n_sheets), n_sheets);
  g_autofree char *steps
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", self->item->n_steps),
                         self->item->n_steps);
  g_autofree char *holds
      = n_sheets > 0 ? g_strconcat (sheets, ", ", steps, NULL) : g_steal_pointer (&steps);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->fold),
                                self->item->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  set_text (self->title, self->item->title);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->title), 1);
  gtk_label_set_text (GTK_LABEL (self->holds), holds);
  fill_progress (self, self->item->n_done, self->item->n_steps);
  set_text (self->pilot, NULL);
  set_text (self->due, NULL);
  set_text (self->gain, NULL);
  hide_signs_of_step (self);
}

static void
fill_sheet (ActionsRow *self)
{
  g_autofree char *pilot = actions_item_dup_pilot (self->item);
  g_autofree char *ends = maillage_record_dup_display (self->item->record, "ends");

  set_text (self->title, self->item->title);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->title), 2);
  set_text (self->pilot, pilot);
  set_text (self->due, ends);
  fill_progress (self, self->item->n_done, self->item->n_steps);
  fill_gain (self);
  hide_signs_of_step (self);
}

static void
fill_due (ActionsRow *self)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageDate) due = maillage_record_dup_date (self->item->record, "due");
  g_autofree char *words = due != NULL ? maillage_date_format_short (due, today) : NULL;
  int days = 0;
  g_autofree char *late = NULL;

  set_text (self->due, words);
  if (self->item->late && due != NULL && actions_days_until (due, today, &days))
    late = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days), -days);
  maillage_ui_state_set (
      MAILLAGE_UI_STATE (self->late), "maillage-late-symbolic", late, MAILLAGE_TONE_ERROR);
  gtk_widget_set_visible (self->late, late != NULL);
}

static void
fill_move (ActionsRow *self)
{
  MaillageUiState *sign = MAILLAGE_UI_STATE (self->move);
  MaillageChoice *now = actions_item_get_choice (self->item, self->item->state);
  MaillageChoice *then
      = self->item->then != NULL ? actions_item_get_choice (self->item, self->item->then) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->move, self->item->move != ACTIONS_MOVE_NONE);
  switch (self->item->move)
    {
    case ACTIONS_MOVE_STATE:
      if (now == NULL || then == NULL)
        break;
      words = g_strconcat (
          maillage_choice_get_label (then), " → ", maillage_choice_get_label (now), NULL);
      maillage_ui_state_set (
          sign, maillage_choice_get_icon_name (now), words, maillage_choice_get_tone (now));
      break;
    case ACTIONS_MOVE_LATE:
      maillage_ui_state_set (
          sign, "maillage-late-symbolic", C_ ("step", "Became late"), MAILLAGE_TONE_ERROR);
      break;
    case ACTIONS_MOVE_NEW:
      maillage_ui_state_set (sign, "list-add-symbolic", C_ ("step", "New"), MAILLAGE_TONE_ACCENT);
      break;
    case ACTIONS_MOVE_NONE:
    default:
      break;
    }
}

static void
fill_step (ActionsRow *self)
{
  g_autofree char *pilot = actions_item_dup_pilot (self->item);

  set_text (self->title, self->item->title);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->title), 2);
  set_text (self->pilot, pilot);
  fill_due (self);
  maillage_ui_state_set_choice (MAILLAGE_UI_STATE (self->state),
                                actions_item_get_choice (self->item, self->item->state));
  fill_move (self);
  set_text (self->gain, NULL);
}

/* Nothing is hidden to be shown again, nor is what stays as it is: each would cost the row its
 * style, and there are two hundred of them. */
void
_actions_row_fill (ActionsRow *self)
{
  ActionsItemType type = self->item->type;
  GtkWidget *widget = GTK_WIDGET (self);

  set_class (widget, "maillage-progress-group", type == ACTIONS_ITEM_GROUP);
  set_class (widget, "maillage-progress-sheet", type == ACTIONS_ITEM_SHEET);
  set_class (
      widget, "maillage-moved", type == ACTIONS_ITEM_STEP && self->item->move != ACTIONS_MOVE_NONE);
  set_class (self->title, "heading", type != ACTIONS_ITEM_STEP);
  set_class (self->number, "heading", type == ACTIONS_ITEM_SHEET);
  set_class (self->number, "dim-label", type == ACTIONS_ITEM_STEP);
  set_text (self->number, type != ACTIONS_ITEM_GROUP ? self->item->number : NULL);
  gtk_widget_set_visible (self->holds, type == ACTIONS_ITEM_GROUP);
  gtk_widget_set_visible (self->fold, type == ACTIONS_ITEM_GROUP);
  gtk_widget_set_visible (self->state, type == ACTIONS_ITEM_STEP);
  gtk_widget_set_visible (self->progress,
                          type == ACTIONS_ITEM_GROUP
                              || (type == ACTIONS_ITEM_SHEET && self->item->n_steps > 0));
  if (type == ACTIONS_ITEM_GROUP)
    fill_group (self);
  else if (type == ACTIONS_ITEM_SHEET)
    fill_sheet (self);
  else
    fill_step (self);
}
