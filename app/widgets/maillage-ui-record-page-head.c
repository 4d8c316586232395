/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-chip.h"
#include "maillage-ui-contributions.h"
#include "maillage-ui-state.h"
#include "maillage-ui-title-private.h"
#include "maillage-ui-wrap.h"

const char *
_maillage_ui_record_page_get_name (MaillageUiRecordPage *self)
{
  const char *title = maillage_record_get_title (self->record);
  MaillageKind *kind = maillage_record_get_kind (self->record);

  if (title != NULL && *title != '\0')
    return title;
  if (maillage_kind_get_create_label (kind) != NULL)
    return maillage_kind_get_create_label (kind);
  return maillage_kind_get_label (kind);
}

/* The first choice and the first territory that the subtitle does not say stand in the head too; a
 * state before a mere category. */
static MaillageField *
find_head_field (MaillageUiRecordPage *self, MaillageFieldType type)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  MaillageField *first = NULL;

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_get_result_type (field) != type || maillage_field_get_retired (field))
        continue;
      if (type != MAILLAGE_FIELD_CHOICE || maillage_ui_field_is_state (field))
        return field;
      if (first == NULL)
        first = field;
    }
  return first;
}

static gboolean
is_head_field (MaillageUiRecordPage *self, MaillageField *field, MaillageFieldType type)
{
  return find_head_field (self, type) == field && !maillage_field_get_multiple (field);
}

gboolean
_maillage_ui_record_page_head_has (MaillageUiRecordPage *self, MaillageField *field)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  const char *id = maillage_field_get_id (field);

  if (maillage_field_is_link (field)) /* read there, opened from its row */
    return FALSE;
  return _maillage_ui_format_has_field (maillage_kind_get_title_format (kind), id)
         || _maillage_ui_format_has_field (maillage_kind_get_subtitle_format (kind), id)
         || is_head_field (self, field, MAILLAGE_FIELD_CHOICE)
         || is_head_field (self, field, MAILLAGE_FIELD_TERRITORY);
}

static void
add_words (MaillageUiRecordPage *self, const char *text)
{
  GtkWidget *label;
  GtkWidget *last = gtk_widget_get_last_child (self->line);

  if (text == NULL || *text == '\0')
    return;
  if (last != NULL && GTK_IS_LABEL (last))
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->line), gtk_label_new ("·"));
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (last != NULL)
    gtk_widget_add_css_class (label, "dim-label");
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->line), label);
}

/* A state is icon and word, here as everywhere. */
static gboolean
add_state (MaillageUiRecordPage *self, MaillageField *field)
{
  const char *value = maillage_record_get_value (self->record, maillage_field_get_id (field));
  MaillageChoice *choice = maillage_field_find_choice (field, value);
  GtkWidget *state;

  if (choice == NULL || !maillage_ui_choice_is_state (choice))
    return FALSE;
  state = maillage_ui_state_new ();
  maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), choice);
  gtk_widget_set_margin_start (state, 6);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->line), state);
  return TRUE;
}

static void
add_field (MaillageUiRecordPage *self, MaillageFieldType type)
{
  MaillageField *field = find_head_field (self, type);
  const char *subtitle
      = maillage_kind_get_subtitle_format (maillage_record_get_kind (self->record));
  g_autofree char *text = NULL;

  if (field == NULL || !is_head_field (self, field, type)
      || _maillage_ui_format_has_field (subtitle, maillage_field_get_id (field)))
    return;
  if (type == MAILLAGE_FIELD_CHOICE && add_state (self, field))
    return;
  text = maillage_record_dup_display (self->record, maillage_field_get_id (field));
  add_words (self, text);
}

/* What joined the words to those that went. */
static char *
strip_joints (char *words)
{
  static const char *const joints[] = { " ", "\302\240", "·", "–", "—", ",", ":" };
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
        {
          gsize length = strlen (joints[i]);

          if (g_str_has_prefix (words, joints[i]))
            memmove (words, words + length, strlen (words + length) + 1);
          else if (g_str_has_suffix (words, joints[i]))
            words[strlen (words) - length] = '\0';
          else
            continue;
          found = TRUE;
        }
    }
  return words;
}

static void
open_owner (GtkWidget *button)
{
  maillage_ui_open_record (button, g_object_get_data (G_OBJECT (button), "uuid"));
}

/* A child says whose it is. */
static void
add_owner (MaillageUiRecordPage *self, MaillageRecord *owner)
{
  const char *uuid = maillage_record_get_uuid (owner);
  GtkWidget *button;

  button = gtk_button_new_with_label (maillage_record_get_title (owner));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "maillage-link");
  gtk_widget_set_name (button, "owner");
  g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (uuid), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_owner), NULL);
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (self->line), button);
}

/* Without the owner, whose name the button before it says. */
static void
add_subtitle (MaillageUiRecordPage *self, MaillageRecord *owner)
{
  const char *subtitle = maillage_record_get_subtitle (self->record);
  const char *name = owner != NULL ? maillage_record_get_title (owner) : NULL;
  const char *at = subtitle != NULL && name != NULL && *name != '\0' ? strstr (subtitle, name) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (at == NULL)
    {
      add_words (self, subtitle);
      return;
    }
  before = strip_joints (g_strndup (subtitle, (gsize) (at - subtitle)));
  after = strip_joints (g_strdup (at + strlen (name)));
  add_words (self, before);
  add_words (self, after);
}

static void
add_tags (MaillageUiRecordPage *self)
{
  if (!maillage_kind_get_taggable (maillage_record_get_kind (self->record)))
    return;
  for (guint i = 0; i < maillage_record_get_n_links (self->record, "tags"); i++)
    maillage_ui_wrap_append (
        MAILLAGE_UI_WRAP (self->line),
        maillage_ui_chip_new (MAILLAGE_UI_CHIP_TAG,
                              maillage_record_get_link_title (self->record, "tags", i)));
}

/* The day of a record whose list is in the order of days, known exactly; or nothing. */
static GDateTime *
dup_day (MaillageUiRecordPage *self)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  const char *id = maillage_kind_get_default_sort (kind);
  MaillageField *field = id != NULL ? maillage_kind_find_field (kind, id) : NULL;
  g_autoptr (MaillageDate) date = NULL;
  const char *earliest;
  int year, month, day;

  if (field == NULL || maillage_field_get_field_type (field) != MAILLAGE_FIELD_DATE)
    return NULL;
  date = maillage_record_dup_date (self->record, id);
  earliest = date != NULL ? maillage_date_get_earliest (date) : NULL;
  if (earliest == NULL || strcmp (earliest, maillage_date_get_latest (date)) != 0
      || sscanf (earliest, "%d-%d-%d", &year, &month, &day) != 3)
    return NULL;
  return g_date_time_new_utc (year, month, day, 12, 0, 0);
}

static void
update_tile (MaillageUiRecordPage *self)
{
  g_autoptr (GDateTime) day = dup_day (self);
  g_autofree char *month = day != NULL ? g_date_time_format (day, "%b") : NULL;
  g_autofree char *number = day != NULL ? g_date_time_format (day, "%-e") : NULL;

  gtk_widget_set_visible (self->avatar, day == NULL);
  gtk_widget_set_visible (self->tile, day != NULL);
  gtk_label_set_label (GTK_LABEL (self->tile_month), month);
  gtk_label_set_label (GTK_LABEL (self->tile_day), number);
}

void
_maillage_ui_record_page_update_head (MaillageUiRecordPage *self)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  const char *name = _maillage_ui_record_page_get_name (self);
  const char *owner_uuid = maillage_record_get_owner (self->record);
  g_autoptr (MaillageRecord) owner
      = owner_uuid != NULL ? maillage_store_load (self->store, owner_uuid, NULL) : NULL;

  gtk_label_set_label (GTK_LABEL (self->title), name);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->small_title), name);
  adw_avatar_set_icon_name (ADW_AVATAR (self->avatar), maillage_kind_get_icon_name (kind));
  update_tile (self);
  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (self->line));
  if (owner != NULL)
    add_owner (self, owner);
  add_subtitle (self, owner);
  add_field (self, MAILLAGE_FIELD_CHOICE);
  add_field (self, MAILLAGE_FIELD_TERRITORY);
  add_tags (self);
  gtk_widget_set_visible (self->line, gtk_widget_get_first_child (self->line) != NULL);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->trashed),
                             maillage_record_get_trashed (self->record));
  _maillage_ui_record_page_update_mention (self);
}
