/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-card.h"

#include "actions-due.h"

struct _ActionsCard
{
  GtkWidget parent_instance;

  ActionsItem *item;
  GtkWidget *box, *source, *sign, *wording, *foot, *pilot, *due;
};

G_DEFINE_FINAL_TYPE (ActionsCard, actions_card, GTK_TYPE_WIDGET)

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* "Sheet 14 · 14.4", or the sheet's title. */
static char *
dup_source (ActionsItem *step)
{
  g_autofree char *sheet = step->sheet->number != NULL
                               ? g_strdup_printf (_ ("Sheet %s"), step->sheet->number)
                               : g_strdup (step->sheet->title);

  return g_strconcat (sheet != NULL ? sheet : "", " · ", step->number, NULL);
}

static void
fill_sign (ActionsCard *self, const MaillageDate *due, const MaillageDate *today)
{
  int days = 0;
  g_autofree char *late = NULL;

  if (self->item->late && due != NULL && actions_days_until (due, today, &days))
    /* TRANSLATORS: days of lateness, as short as can be: “74 d” */
    late = g_strdup_printf (C_ ("late", "%d d"), -days);
  gtk_widget_set_visible (self->sign, late != NULL || self->item->move == ACTIONS_MOVE_STATE);
  if (late != NULL)
    maillage_ui_state_set (
        MAILLAGE_UI_STATE (self->sign), "maillage-late-symbolic", late, MAILLAGE_TONE_ERROR);
  else
    maillage_ui_state_set (MAILLAGE_UI_STATE (self->sign),
                           "maillage-due-symbolic",
                           C_ ("state", "new"),
                           MAILLAGE_TONE_ACCENT);
}

static void
fill (ActionsCard *self)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageDate) due = maillage_record_dup_date (self->item->record, "due");
  g_autofree char *words = due != NULL ? maillage_date_format_short (due, today) : NULL;
  g_autofree char *pilot = actions_item_dup_pilot (self->item);
  g_autofree char *source = dup_source (self->item);

  set_text (self->source, source);
  set_text (self->wording, self->item->title);
  set_text (self->pilot, pilot);
  set_text (self->due, words);
  gtk_widget_set_visible (self->foot, pilot != NULL || words != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->item->title);
  fill_sign (self, due, today);
}

static GdkContentProvider *
prepare_drag (GtkDragSource *source, double x, double y, ActionsCard *self)
{
  return self->item != NULL ? gdk_content_provider_new_typed (ACTIONS_TYPE_ITEM, self->item) : NULL;
}

static void
begin_drag (GtkDragSource *source, GdkDrag *drag, ActionsCard *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 12, 12);
}

static void
actions_card_dispose (GObject *object)
{
  ActionsCard *self = ACTIONS_CARD (object);

  actions_card_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (actions_card_parent_class)->dispose (object);
}

static void
actions_card_class_init (ActionsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actions_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
line_new (GtkWidget *first, GtkWidget *last)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), last);
  return line;
}

static void
actions_card_init (ActionsCard *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkWidget *head = maillage_ui_wrap_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->source = label_new ("caption");
  gtk_label_set_max_width_chars (GTK_LABEL (self->source), 24);
  self->sign = maillage_ui_state_new ();
  maillage_ui_state_set_pill (MAILLAGE_UI_STATE (self->sign), TRUE);
  self->wording = label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->wording), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->wording), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->wording), 4);
  self->pilot = label_new ("caption");
  self->due = label_new ("caption");
  gtk_label_set_max_width_chars (GTK_LABEL (self->due), 14);
  self->foot = line_new (self->pilot, self->due);
  /* Where both do not fit, the sign goes below: neither is cut. */
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (head), self->source);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (head), self->sign);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->wording);
  gtk_box_append (GTK_BOX (self->box), self->foot);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-board-card");
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_drag), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
actions_card_new (void)
{
  return g_object_new (ACTIONS_TYPE_CARD, NULL);
}

void
actions_card_set_item (ActionsCard *self, ActionsItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (fill), self);
  fill (self);
}
