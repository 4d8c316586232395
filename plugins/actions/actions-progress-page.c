/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-progress-page.h"

#include "actions-banner.h"
#include "actions-filters.h"
#include "actions-list.h"
#include "actions-row.h"

#include <adwaita.h>

struct _ActionsProgressPage
{
  ActionsDataPage parent_instance;

  GtkWidget *title, *stack, *filters, *banner, *counts, *head, *list;
  GtkWidget *by[3];
};

G_DEFINE_FINAL_TYPE (ActionsProgressPage, actions_progress_page, ACTIONS_TYPE_DATA_PAGE)

static ActionsData *
data_of (ActionsProgressPage *self)
{
  return actions_data_page_get_data (ACTIONS_DATA_PAGE (self));
}

/* Showing */

static gboolean
keep (ActionsItem *step, gpointer data)
{
  ActionsProgressPage *self = data;

  if (actions_banner_get_only_moved (ACTIONS_BANNER (self->banner))
      && step->move == ACTIONS_MOVE_NONE)
    return FALSE;
  return actions_filters_keep (step, self->filters);
}

static GPtrArray *
list_kept (ActionsProgressPage *self)
{
  GPtrArray *steps = actions_data_get_steps (data_of (self));
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    if (actions_filters_keep (steps->pdata[i], self->filters))
      g_ptr_array_add (kept, steps->pdata[i]);
  return kept;
}

static GtkWidget *
empty_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("New action sheet"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "maillage-progress-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No action is followed yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Write an action sheet and its steps: here one sees what is done, what is late, and what "
         "has moved since the last committee."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", ACTIONS_ACTION_SHEET);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
show_title (ActionsProgressPage *self)
{
  guint n_sheets = actions_data_get_sheets (data_of (self))->len;
  guint n_steps = actions_data_get_steps (data_of (self))->len;
  g_autofree char *sheets = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u sheet", "%u sheets", n_sheets), n_sheets);
  g_autofree char *steps
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);
  g_autofree char *both = g_strconcat (sheets, ", ", steps, NULL);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), both);
  if (n_sheets == 0 && gtk_stack_get_child_by_name (GTK_STACK (self->stack), "empty") == NULL)
    gtk_stack_add_named (GTK_STACK (self->stack), empty_new (), "empty");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_sheets > 0 ? "sheets" : "empty");
}

static void
add_count (
    ActionsProgressPage *self, const char *icon_name, guint n, const char *word, MaillageTone tone)
{
  GtkWidget *sign = maillage_ui_state_new ();
  g_autofree char *text = g_strdup_printf ("%u %s", n, word);

  maillage_ui_state_set (MAILLAGE_UI_STATE (sign), icon_name, text, tone);
  gtk_widget_set_margin_end (sign, 18);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->counts), sign);
}

static void
show_counts (ActionsProgressPage *self, GPtrArray *steps)
{
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
  MaillageKind *kind = maillage_scope_find_kind (scope, ACTIONS_STEP);
  GListModel *choices = maillage_field_get_choices (maillage_kind_find_field (kind, "state"));
  guint n_late = 0;

  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (self->counts));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);
      guint n = 0;

      for (guint j = 0; j < steps->len; j++)
        n += g_str_equal (((ActionsItem *) steps->pdata[j])->state,
                          maillage_choice_get_value (choice));
      if (n > 0)
        add_count (self,
                   maillage_choice_get_icon_name (choice),
                   n,
                   maillage_choice_get_label (choice),
                   maillage_choice_get_tone (choice));
    }
  for (guint i = 0; i < steps->len; i++)
    n_late += ((ActionsItem *) steps->pdata[i])->late;
  if (n_late > 0)
    add_count (self, "maillage-late-symbolic", n_late, C_ ("steps", "late"), MAILLAGE_TONE_ERROR);
}

static ActionsGrouping
get_grouping (ActionsProgressPage *self)
{
  for (int i = 0; i < 3; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by[i])))
      return (ActionsGrouping) i;
  return ACTIONS_BY_AXIS;
}

static void
show_rows (ActionsProgressPage *self)
{
  ActionsSince *since = actions_data_get_since (data_of (self));
  gboolean all = !actions_filters_get_in_use (ACTIONS_FILTERS (self->filters))
                 && !actions_banner_get_only_moved (ACTIONS_BANNER (self->banner));
  g_autoptr (GPtrArray) groups
      = actions_data_group (data_of (self), get_grouping (self), all ? NULL : keep, self);
  g_autoptr (GPtrArray) kept = list_kept (self);

  actions_row_set_head (ACTIONS_ROW (self->head), since != NULL);
  actions_list_set_groups (ACTIONS_LIST (self->list), groups);
  actions_banner_count (ACTIONS_BANNER (self->banner), kept);
  show_counts (self, kept);
}

/* What one chooses */

static void
since_changed (ActionsProgressPage *self)
{
  if (data_of (self) != NULL)
    actions_data_page_read (ACTIONS_DATA_PAGE (self));
}

static void
print (ActionsProgressPage *self)
{
  const char *plan = actions_filters_get_plan (ACTIONS_FILTERS (self->filters));
  const char *uuids[] = { plan, NULL };

  maillage_ui_print (GTK_WIDGET (self), "actions.plan_progress", uuids);
}

static void
actions_progress_page_set_days (ActionsDataPage *page, GPtrArray *days)
{
  ActionsBanner *banner = ACTIONS_BANNER (ACTIONS_PROGRESS_PAGE (page)->banner);

  actions_banner_set_days (banner, days);
  actions_data_set_since (actions_data_page_get_data (page), actions_banner_get_since (banner));
}

static void
actions_progress_page_show (ActionsDataPage *page)
{
  ActionsProgressPage *self = ACTIONS_PROGRESS_PAGE (page);

  actions_filters_set_data (ACTIONS_FILTERS (self->filters), data_of (self));
  show_title (self);
  show_rows (self);
}

/* Making */

static GtkWidget *
grouping_new (ActionsProgressPage *self)
{
  const char *labels[] = { _ ("Axis"), _ ("Pilot"), _ ("State") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < 3; i++)
    {
      self->by[i] = gtk_toggle_button_new_with_label (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->by[i]),
                                     GTK_TOGGLE_BUTTON (self->by[0]));
      gtk_box_append (GTK_BOX (box), self->by[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by[0]), TRUE);
  for (int i = 0; i < 3; i++)
    g_signal_connect_swapped (self->by[i], "toggled", G_CALLBACK (show_rows), self);
  gtk_widget_set_tooltip_text (box, _ ("Group by"));
  return box;
}

static GtkWidget *
bar_new (ActionsProgressPage *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);
  GtkWidget *create = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("New action sheet"));
  gtk_button_set_child (GTK_BUTTON (create), content);
  gtk_widget_set_name (create, "create"); /* Ctrl+N */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "win.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (create), "s", ACTIONS_ACTION_SHEET);
  self->title = adw_window_title_new (_ ("State of progress"), NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create);
  return bar;
}

static GtkWidget *
contents_new (ActionsProgressPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->banner = actions_banner_new ();
  g_signal_connect_swapped (self->banner, "since-changed", G_CALLBACK (since_changed), self);
  g_signal_connect_swapped (self->banner, "filtered", G_CALLBACK (show_rows), self);
  g_signal_connect_swapped (self->banner, "print", G_CALLBACK (print), self);
  self->counts = maillage_ui_wrap_new ();
  gtk_widget_add_css_class (self->counts, "maillage-progress-counts");
  self->head = actions_row_new ();
  self->list = actions_list_new ();
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_set_overflow (self->list, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (
      self->list, "set-state", G_CALLBACK (actions_data_page_set_state), self);
  gtk_widget_add_css_class (box, "maillage-progress-page");
  gtk_box_append (GTK_BOX (box), self->filters);
  gtk_box_append (GTK_BOX (box), self->banner);
  gtk_box_append (GTK_BOX (box), self->counts);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->list);
  return box;
}

static void
actions_progress_page_make (ActionsDataPage *page)
{
  ActionsProgressPage *self = ACTIONS_PROGRESS_PAGE (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  self->filters = actions_filters_new (TRUE);
  gtk_stack_add_named (
      GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), contents_new (self), "sheets");
  gtk_widget_set_vexpand (self->stack, TRUE);
  actions_filters_append (ACTIONS_FILTERS (self->filters), grouping_new (self));
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (show_rows), self);
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  maillage_ui_page_set_child (MAILLAGE_UI_PAGE (self), box);
}

/* The class */

static void
actions_progress_page_class_init (ActionsProgressPageClass *klass)
{
  ACTIONS_DATA_PAGE_CLASS (klass)->make = actions_progress_page_make;
  ACTIONS_DATA_PAGE_CLASS (klass)->set_days = actions_progress_page_set_days;
  ACTIONS_DATA_PAGE_CLASS (klass)->show = actions_progress_page_show;
}

static void
actions_progress_page_init (ActionsProgressPage *self)
{
}
