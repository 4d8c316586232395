/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The line above the table: search, and a chip for each field one may filter on. */

#include "maillage-ui-record-list-private.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (MaillageUiRecordList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
filter_changed_cb (MaillageUiRecordList *self)
{
  if (self->setting_up)
    return;
  _maillage_ui_record_list_update_columns (self);
  _maillage_ui_record_list_ask (self);
}

/* Choices and territories always; the rest when its plugin says so. */
static gboolean
is_offered (MaillageField *field)
{
  if (maillage_field_get_retired (field))
    return FALSE;
  switch (maillage_field_get_result_type (field))
    {
    case MAILLAGE_FIELD_CHOICE:
    case MAILLAGE_FIELD_TERRITORY:
      return maillage_field_get_in_list (field) || maillage_field_get_filterable (field);
    case MAILLAGE_FIELD_BOOLEAN:
    case MAILLAGE_FIELD_DATE:
    case MAILLAGE_FIELD_DATE_TIME:
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_LINKS:
      return maillage_field_get_filterable (field);
    default:
      return FALSE;
    }
}

static void
add_filter (MaillageUiRecordList *self, MaillageField *field)
{
  GtkWidget *filter = _maillage_ui_filter_new (self->context, self->kind, field);

  g_signal_connect_object (
      filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->filter_box), filter);
  g_ptr_array_add (self->filters, filter);
}

void
_maillage_ui_record_list_make_filters (MaillageUiRecordList *self)
{
  g_ptr_array_set_size (self->filters, 0);
  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (self->filter_box));
  if (maillage_kind_get_taggable (self->kind))
    add_filter (self, NULL);
  for (guint i = 0; i < maillage_kind_get_n_fields (self->kind); i++)
    if (is_offered (maillage_kind_get_field (self->kind, i)))
      add_filter (self, maillage_kind_get_field (self->kind, i));
}

void
_maillage_ui_record_list_apply_filters (MaillageUiRecordList *self, MaillageQuery *query)
{
  maillage_query_set_text (query, get_text (self));
  for (guint i = 0; i < self->filters->len; i++)
    _maillage_ui_filter_apply (g_ptr_array_index (self->filters, i), query);
}

gboolean
_maillage_ui_record_list_is_filtered (MaillageUiRecordList *self)
{
  g_autofree char *words = _maillage_ui_record_list_dup_filter_words (self);

  return words != NULL;
}

char *
_maillage_ui_record_list_dup_filter_words (MaillageUiRecordList *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->filters->len; i++)
    {
      MaillageUiFilter *filter = g_ptr_array_index (self->filters, i);
      const char *value = _maillage_ui_filter_get_value_label (filter);
      g_autofree char *name = NULL;

      if (value == NULL)
        continue;
      name = g_utf8_strdown (_maillage_ui_filter_get_label (filter), -1);
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, C_ ("filter in use", "%s “%s”"), name, value);
    }
  if (*get_text (self) != '\0')
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, C_ ("search in use", "“%s”"), get_text (self));
    }
  return g_string_free (words, words->len == 0);
}

static MaillageUiFilter *
find_filter (MaillageUiRecordList *self, const char *field_id)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      MaillageUiFilter *filter = g_ptr_array_index (self->filters, i);

      if (g_strcmp0 (_maillage_ui_filter_get_field_id (filter), field_id) == 0)
        return filter;
    }
  return NULL;
}

const char *
_maillage_ui_record_list_get_filtered_tag (MaillageUiRecordList *self)
{
  MaillageUiFilter *filter = find_filter (self, "tags");

  return filter != NULL ? _maillage_ui_filter_get_value (filter) : NULL;
}

/* Typing */

static void
search_changed_cb (MaillageUiRecordList *self)
{
  _maillage_ui_record_list_ask (self);
}

/* Escape: empty the search first, then leave it. */
static void
search_stopped_cb (MaillageUiRecordList *self)
{
  if (*get_text (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Enter opens the only record found; several are chosen from. */
static void
search_activated_cb (MaillageUiRecordList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 1)
    g_signal_emit_by_name (self->view, "activate", 0u);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
search_key_cb (
    MaillageUiRecordList *self, guint keyval, guint keycode, GdkModifierType state, gpointer key)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
is_letter (guint keyval, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  return (letter != 0 && g_unichar_isgraph (letter))
         || (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek);
}

/* The letter itself goes to the search, so that dead keys and input methods work. */
static gboolean
table_key_cb (MaillageUiRecordList *self,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              GtkEventController *key)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  if (!is_letter (keyval, state))
    return GDK_EVENT_PROPAGATE;
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (key), GTK_WIDGET (text));
}

static GtkEventController *
add_keys (MaillageUiRecordList *self, GtkWidget *widget, GCallback pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", pressed, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
  return keys;
}

void
_maillage_ui_record_list_set_up_search (MaillageUiRecordList *self)
{
  self->filter_box = maillage_ui_wrap_new ();
  gtk_widget_set_hexpand (self->filter_box, TRUE);
  gtk_widget_set_valign (self->filter_box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->bar), self->filter_box);
  g_signal_connect_object (
      self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->search, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (
      add_keys (self, self->search, G_CALLBACK (search_key_cb)), GTK_PHASE_CAPTURE);
  add_keys (self, GTK_WIDGET (self->view), G_CALLBACK (table_key_cb));
}

/**
 * maillage_ui_record_list_set_filter:
 * @self: a list
 * @field_id: a field with a filter, or "tags"
 * @op: how it compares
 * @value: (nullable): the canonical value
 * @label: the value as people read it
 *
 * Shows only the records that have a value. Nothing happens when the list has no such filter.
 */
void
maillage_ui_record_list_set_filter (MaillageUiRecordList *self,
                                    const char *field_id,
                                    MaillageOperator op,
                                    const char *value,
                                    const char *label)
{
  MaillageUiFilter *filter = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_RECORD_LIST (self));
  g_return_if_fail (label != NULL);
  filter = find_filter (self, field_id);
  if (filter != NULL)
    _maillage_ui_filter_set (filter, op, value, label);
}

/**
 * maillage_ui_record_list_clear_filters:
 * @self: a list
 *
 * Shows every record again.
 */
void
maillage_ui_record_list_clear_filters (MaillageUiRecordList *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_RECORD_LIST (self));
  self->setting_up = TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    _maillage_ui_filter_clear (g_ptr_array_index (self->filters, i));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->setting_up = FALSE;
  filter_changed_cb (self);
}

/**
 * maillage_ui_record_list_focus_search:
 * @self: a list
 *
 * Puts the cursor in the search, what is there selected.
 */
void
maillage_ui_record_list_focus_search (MaillageUiRecordList *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_RECORD_LIST (self));
  gtk_widget_grab_focus (self->search);
}
