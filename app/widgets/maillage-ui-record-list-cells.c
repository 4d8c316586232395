/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The cells of the table: one kind of cell for each kind of column. */

#include "maillage-ui-record-list-private.h"

#include "maillage-ui-chip.h"
#include "maillage-ui-state.h"

#include <glib/gi18n-lib.h>

/* A blank cell says so to those who cannot see that it is blank. */
static void
set_spoken (GtkWidget *cell, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL && *text != '\0' ? text : _ ("empty"),
                                  -1);
}

/* Check */

static void
check_toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  MaillageUiListColumn *column = g_object_get_data (G_OBJECT (check), "column");
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (column->list->selection);
  gboolean active = gtk_check_button_get_active (check);

  if (active == gtk_list_item_get_selected (item))
    return;
  if (active)
    gtk_selection_model_select_item (selection, gtk_list_item_get_position (item), FALSE);
  else
    gtk_selection_model_unselect_item (selection, gtk_list_item_get_position (item));
}

static GtkWidget *
make_check (MaillageUiListColumn *column, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "column", column);
  g_object_bind_property (item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), item);
  return check;
}

static void
update_check (GtkWidget *check, MaillageRecord *record)
{
  g_autofree char *label = g_strdup_printf (_ ("Select “%s”"), maillage_record_get_title (record));

  set_spoken (check, label);
}

/* Name: title, subtitle beside it, and a second line in a folded window. One widget with attributes
 * for all three: GTK makes some two hundred rows, and measures every label in them. */

/* What .dim-label and .caption make of a label. */
#define DIM (G_MAXUINT16 / 10 * 7)
#define BESIDE_SCALE 0.93
#define UNDER_SCALE 0.82

static GtkWidget *
make_inscription (void)
{
  GtkWidget *cell = gtk_inscription_new ("");

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  return cell;
}

static GtkWidget *
make_name (void)
{
  GtkWidget *cell = make_inscription ();

  gtk_widget_set_size_request (cell, 180, -1);
  return cell;
}

static PangoAttrList *
dim_from (gsize start, double scale)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *dim = pango_attr_foreground_alpha_new (DIM);
  PangoAttribute *small = pango_attr_scale_new (scale);

  dim->start_index = small->start_index = (guint) start;
  pango_attr_list_insert (attributes, dim);
  pango_attr_list_insert (attributes, small);
  return attributes;
}

static char *
dup_text (MaillageUiListColumn *column, MaillageRecord *record)
{
  if (maillage_field_get_field_type (column->field) == MAILLAGE_FIELD_DATE)
    {
      g_autoptr (MaillageDate) date = maillage_record_dup_date (record, column->id);

      return date != NULL ? maillage_date_format_short (date, column->list->today) : NULL;
    }
  return maillage_record_dup_display (record, column->id);
}

/* « Association · Isère (38) » */
static char *
dup_line_under_name (MaillageUiRecordList *self, MaillageRecord *record)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *text = NULL;

      if (!column->in_name)
        continue;
      text = dup_text (column, record);
      if (text == NULL)
        continue;
      g_string_append (line, line->len > 0 ? " · " : "");
      g_string_append (line, text);
    }
  return g_string_free (line, FALSE);
}

static void
update_name (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  const char *title = maillage_record_get_title (record);
  const char *subtitle = maillage_record_get_subtitle (record);
  gboolean folded = column->list->folded;
  g_autofree char *under = folded ? dup_line_under_name (column->list, record) : NULL;
  const char *second = under != NULL && *under != '\0' ? under : subtitle;
  gboolean both = second != NULL && *second != '\0' && (folded || column->list->subtitles);
  GtkWidget *row = gtk_widget_get_parent (cell);

  if (both)
    {
      g_autofree char *text = g_strconcat (title, folded ? "\n" : "\u2002", second, NULL);
      g_autoptr (PangoAttrList) dim
          = dim_from (strlen (title), folded ? UNDER_SCALE : BESIDE_SCALE);

      gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), dim);
      gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
    }
  else
    {
      gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), NULL);
      gtk_inscription_set_text (GTK_INSCRIPTION (cell), title);
    }
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), both && folded ? 2 : 1);
  g_object_set_data_full (G_OBJECT (cell), "tooltip", g_strdup (title), g_free);
  set_spoken (cell, title);
  /* The row itself has no name before GTK 4.12. */
  row = row != NULL ? gtk_widget_get_parent (row) : NULL;
  if (row != NULL)
    set_spoken (row, title);
}

/* Tags: one, then how many more */

/* Most records have none: the two chips are made with the first. */
static void
set_chips (GtkWidget *cell, const char *first, const char *more)
{
  GtkWidget *chip = gtk_widget_get_first_child (cell);

  if (chip == NULL && first == NULL)
    return;
  if (chip == NULL)
    {
      chip = maillage_ui_chip_new (MAILLAGE_UI_CHIP_TAG, NULL);
      gtk_box_append (GTK_BOX (cell), chip);
      gtk_box_append (GTK_BOX (cell), maillage_ui_chip_new (MAILLAGE_UI_CHIP_PLAIN, NULL));
    }
  maillage_ui_chip_set_text (MAILLAGE_UI_CHIP (chip), first);
  maillage_ui_chip_set_text (MAILLAGE_UI_CHIP (gtk_widget_get_next_sibling (chip)), more);
}

static void
update_tags (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  const char *filtered = _maillage_ui_record_list_get_filtered_tag (column->list);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *more = NULL;
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < maillage_record_get_n_links (record, "tags"); i++)
    if (g_strcmp0 (maillage_record_get_link (record, "tags", i), filtered) != 0)
      g_ptr_array_add (titles, (gpointer) maillage_record_get_link_title (record, "tags", i));
  more = titles->len > 1 ? g_strdup_printf ("+%u", titles->len - 1) : NULL;
  set_chips (cell, titles->len > 0 ? g_ptr_array_index (titles, 0) : NULL, more);
  g_ptr_array_add (titles, NULL);
  spoken = g_strjoinv (", ", (char **) titles->pdata);
  set_spoken (cell, spoken);
  g_object_set_data_full (
      G_OBJECT (cell), "tooltip", more != NULL ? g_steal_pointer (&spoken) : NULL, g_free);
}

/* Text */

static gboolean
is_number (MaillageUiListColumn *column)
{
  MaillageFieldType type
      = column->field != NULL ? maillage_field_get_field_type (column->field) : MAILLAGE_FIELD_DATE;

  return type == MAILLAGE_FIELD_NUMBER || type == MAILLAGE_FIELD_MONEY
         || type == MAILLAGE_FIELD_DURATION;
}

static GtkWidget *
make_text (MaillageUiListColumn *column)
{
  GtkWidget *cell = make_inscription ();

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), is_number (column) ? 1 : 0);
  gtk_widget_set_css_classes (cell, (const char *[]){ "dim-label", "numeric", NULL });
  return cell;
}

static void
update_text (GtkWidget *cell, const char *text)
{
  /* Without a text, GTK 4.8 complains when a screen reader asks for it. */
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text != NULL ? text : "");
  set_spoken (cell, text);
}

static void
update_modified (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (maillage_record_get_modified (record) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (MaillageDate) day = maillage_date_new_day (g_date_time_get_year (local),
                                                        g_date_time_get_month (local),
                                                        g_date_time_get_day_of_month (local));
  g_autofree char *text = maillage_date_format_short (day, column->list->today);

  update_text (cell, text);
}

/* A state by its sign, any other choice by its word alone. */
static void
update_choice (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  const char *value = maillage_record_get_value (record, column->id);
  MaillageChoice *choice = value != NULL ? maillage_field_find_choice (column->field, value) : NULL;
  g_autofree char *text = maillage_record_dup_display (record, column->id);

  if (choice != NULL && maillage_ui_choice_is_state (choice))
    {
      maillage_ui_state_set_choice (MAILLAGE_UI_STATE (cell), choice);
      gtk_widget_remove_css_class (cell, "dim-label");
    }
  else
    {
      maillage_ui_state_set (MAILLAGE_UI_STATE (cell), NULL, text, MAILLAGE_TONE_NEUTRAL);
      gtk_widget_add_css_class (cell, "dim-label");
    }
  set_spoken (cell, text);
}

/* All of them */

static gboolean
is_choice (MaillageUiListColumn *column)
{
  return column->field != NULL
         && maillage_field_get_field_type (column->field) == MAILLAGE_FIELD_CHOICE
         && !maillage_field_get_multiple (column->field);
}

static void
update_cell (MaillageUiListColumn *column, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  MaillageRecord *record = gtk_list_item_get_item (item);

  if (g_str_equal (column->id, COLUMN_CHECK))
    update_check (cell, record);
  else if (g_str_equal (column->id, COLUMN_NAME))
    update_name (column, cell, record);
  else if (g_str_equal (column->id, COLUMN_TAGS))
    update_tags (column, cell, record);
  else if (g_str_equal (column->id, COLUMN_MODIFIED))
    update_modified (column, cell, record);
  else if (is_choice (column))
    update_choice (column, cell, record);
  else
    {
      g_autofree char *text = dup_text (column, record);

      update_text (cell, text);
    }
}

static void
record_changed_cb (MaillageRecord *record, GtkListItem *item)
{
  MaillageUiListColumn *column = g_object_get_data (G_OBJECT (item), "column");

  update_cell (column, item);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, MaillageUiListColumn *column)
{
  GtkWidget *cell = NULL;

  if (g_str_equal (column->id, COLUMN_CHECK))
    cell = make_check (column, item);
  else if (g_str_equal (column->id, COLUMN_NAME))
    cell = make_name ();
  else if (g_str_equal (column->id, COLUMN_TAGS))
    cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  else if (is_choice (column))
    cell = maillage_ui_state_new ();
  else
    cell = make_text (column);
  g_object_set_data (G_OBJECT (item), "column", column);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, MaillageUiListColumn *column)
{
  g_hash_table_add (column->bound, item);
  update_cell (column, item);
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (record_changed_cb), item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, MaillageUiListColumn *column)
{
  g_hash_table_remove (column->bound, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
}

/* Shows the column's cells again, after something else than their record has changed. */
void
_maillage_ui_list_column_refresh (MaillageUiListColumn *column)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, column->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_cell (column, item);
}

/* One answer for the whole table: a tooltip on each cell asks the server for the pointer each time
 * its text is set. */
static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *cell = keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  for (; cell != NULL && cell != view; cell = gtk_widget_get_parent (cell))
    {
      const char *text = g_object_get_data (G_OBJECT (cell), "tooltip");

      if (text != NULL)
        {
          gtk_tooltip_set_text (tooltip, text);
          return TRUE;
        }
    }
  return FALSE;
}

void
_maillage_ui_record_list_set_up_tooltips (MaillageUiRecordList *self)
{
  gtk_widget_set_has_tooltip (self->view, TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkListItemFactory *
_maillage_ui_list_column_make_factory (MaillageUiListColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  return factory;
}
