/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-filter.h"

#include <glib/gi18n-lib.h>

struct _MaillageUiFilter
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageKind *kind;
  MaillageField *field; /* NULL: the tags */
  MaillageOperator op;
  char *value, *value_label;
  gboolean in_use;
  GCancellable *finding; /* the search for values that runs */

  GtkWidget *button, *label, *arrow, *clear;
  GtkWidget *popover, *search, *values; /* NULL until it is first opened */
};

G_DEFINE_FINAL_TYPE (MaillageUiFilter, _maillage_ui_filter, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Fewer values than this need no search. */
#define FEW_VALUES 8

/* ms, and pixels */
#define SEARCH_DELAY 60
#define VALUES_HEIGHT 360

static void
update_chip (MaillageUiFilter *self)
{
  const char *name = _maillage_ui_filter_get_label (self);
  g_autofree char *text = NULL;
  g_autofree char *clear = g_strdup_printf (_ ("Remove the filter “%s”"), name);

  text = self->in_use ? g_strdup_printf (C_ ("filter in use", "%s: %s"), name, self->value_label)
                      : g_strdup (name);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->arrow, !self->in_use);
  gtk_widget_set_visible (self->clear, self->in_use);
  gtk_widget_set_tooltip_text (self->clear, clear);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->in_use)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-in-use");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "maillage-in-use");
}

static void
stop_finding (MaillageUiFilter *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

static GtkWidget *
make_row (MaillageUiFilter *self, const MaillageUiFilterValue *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (value->label);
  gboolean chosen
      = self->in_use && self->op == value->op && g_strcmp0 (self->value, value->value) == 0;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (value->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (value->detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (detail), 24);
      gtk_widget_set_hexpand (detail, TRUE);
      gtk_widget_set_halign (detail, GTK_ALIGN_END);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
    }
  if (chosen)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "op", GINT_TO_POINTER (value->op));
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value->value), g_free);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (value->label), g_free);
  return row;
}

static void
remove_rows (MaillageUiFilter *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->values), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->values), GTK_WIDGET (row));
}

static void
values_found (GPtrArray *values, gpointer user_data)
{
  MaillageUiFilter *self = user_data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  remove_rows (self);
  for (guint i = 0; i < values->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->values),
                         make_row (self, g_ptr_array_index (values, i)));
  if (*typed != '\0')
    gtk_list_box_select_row (GTK_LIST_BOX (self->values),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->values), 0));
}

static void
find_values (MaillageUiFilter *self)
{
  stop_finding (self);
  self->finding = g_cancellable_new ();
  _maillage_ui_filter_find_values (self->context,
                                   self->kind,
                                   self->field,
                                   gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                   self->finding,
                                   values_found,
                                   self);
}

/* Dates, yes and no, and short lists of choices are read at a glance. */
static gboolean
wants_search (MaillageUiFilter *self)
{
  if (self->field == NULL)
    return TRUE;
  switch (maillage_field_get_result_type (self->field))
    {
    case MAILLAGE_FIELD_CHOICE:
      return g_list_model_get_n_items (maillage_field_get_choices (self->field)) >= FEW_VALUES;
    case MAILLAGE_FIELD_TERRITORY:
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_LINKS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
popover_shown_cb (MaillageUiFilter *self)
{
  gboolean search = wants_search (self);

  gtk_widget_set_visible (self->search, search);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  find_values (self);
  gtk_widget_grab_focus (search ? self->search : self->values);
}

static void
popover_closed_cb (MaillageUiFilter *self)
{
  stop_finding (self);
}

static void
search_changed_cb (MaillageUiFilter *self)
{
  if (gtk_widget_get_mapped (self->popover))
    find_values (self);
}

static void
search_stopped_cb (MaillageUiFilter *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
choose (MaillageUiFilter *self, GtkListBoxRow *row)
{
  MaillageOperator op = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "op"));
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (row), "value"));
  g_autofree char *label = g_strdup (g_object_get_data (G_OBJECT (row), "label"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  _maillage_ui_filter_set (self, op, value, label);
}

static void
value_activated_cb (MaillageUiFilter *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
search_activated_cb (MaillageUiFilter *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->values));

  if (row != NULL)
    choose (self, row);
}

static GtkWidget *
make_search (MaillageUiFilter *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), SEARCH_DELAY);
  gtk_editable_set_width_chars (GTK_EDITABLE (search), 24);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (search_stopped_cb), self);
  return search;
}

static GtkWidget *
make_values (MaillageUiFilter *self)
{
  GtkWidget *values = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (values), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (values, "maillage-filter-values");
  g_signal_connect_swapped (values, "row-activated", G_CALLBACK (value_activated_cb), self);
  return values;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, VALUES_HEIGHT);
  gtk_scrolled_window_set_child (scroller, child);
  return GTK_WIDGET (scroller);
}

/* A list has half a dozen filters, and opens with none of them open. */
static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  MaillageUiFilter *self = user_data;
  GtkWidget *box;

  if (self->popover != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->search = make_search (self);
  self->values = make_values (self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_scroller (self->values));
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
  gtk_menu_button_set_popover (button, self->popover);
}

static void
clear_clicked_cb (MaillageUiFilter *self)
{
  gtk_widget_grab_focus (self->button);
  _maillage_ui_filter_clear (self);
}

static void
_maillage_ui_filter_dispose (GObject *object)
{
  MaillageUiFilter *self = MAILLAGE_UI_FILTER (object);

  if (self->finding != NULL)
    stop_finding (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAILLAGE_UI_TYPE_FILTER);
  g_clear_object (&self->field);
  g_clear_object (&self->kind);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (_maillage_ui_filter_parent_class)->dispose (object);
}

static void
_maillage_ui_filter_finalize (GObject *object)
{
  MaillageUiFilter *self = MAILLAGE_UI_FILTER (object);

  g_free (self->value);
  g_free (self->value_label);
  G_OBJECT_CLASS (_maillage_ui_filter_parent_class)->finalize (object);
}

static void
_maillage_ui_filter_class_init (MaillageUiFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = _maillage_ui_filter_dispose;
  object_class->finalize = _maillage_ui_filter_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", MAILLAGE_UI_TYPE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/maillage-ui-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFilter, button);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFilter, label);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFilter, arrow);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFilter, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
_maillage_ui_filter_init (MaillageUiFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_popover, self, NULL);
}

GtkWidget *
_maillage_ui_filter_new (MaillageContext *context, MaillageKind *kind, MaillageField *field)
{
  MaillageUiFilter *self = g_object_new (MAILLAGE_UI_TYPE_FILTER, NULL);

  self->context = g_object_ref (context);
  self->kind = g_object_ref (kind);
  g_set_object (&self->field, field);
  update_chip (self);
  return GTK_WIDGET (self);
}

const char *
_maillage_ui_filter_get_field_id (MaillageUiFilter *self)
{
  return self->field != NULL ? maillage_field_get_id (self->field) : "tags";
}

const char *
_maillage_ui_filter_get_label (MaillageUiFilter *self)
{
  return self->field != NULL ? maillage_field_get_label (self->field) : _ ("Tag");
}

const char *
_maillage_ui_filter_get_value_label (MaillageUiFilter *self)
{
  return self->in_use ? self->value_label : NULL;
}

const char *
_maillage_ui_filter_get_value (MaillageUiFilter *self)
{
  return self->in_use ? self->value : NULL;
}

void
_maillage_ui_filter_set (MaillageUiFilter *self,
                         MaillageOperator op,
                         const char *value,
                         const char *label)
{
  g_autofree char *new_value = g_strdup (value);
  g_autofree char *new_label = g_strdup (label);

  g_free (self->value);
  g_free (self->value_label);
  self->op = op;
  self->value = g_steal_pointer (&new_value);
  self->value_label = g_steal_pointer (&new_label);
  self->in_use = TRUE;
  update_chip (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
_maillage_ui_filter_clear (MaillageUiFilter *self)
{
  if (!self->in_use)
    return;
  self->in_use = FALSE;
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->value_label, g_free);
  update_chip (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
_maillage_ui_filter_apply (MaillageUiFilter *self, MaillageQuery *query)
{
  if (self->in_use)
    maillage_query_add_filter (
        query, _maillage_ui_filter_get_field_id (self), self->op, self->value);
}
