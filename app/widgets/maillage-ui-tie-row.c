/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-ties-private.h"

#include "maillage-ui-chip.h"
#include "maillage-ui-state.h"
#include "maillage-ui-title-private.h"

#include <glib/gi18n-lib.h>

MaillageField *
_maillage_ui_find_filled (MaillageRecord *record, MaillageFieldType type)
{
  MaillageKind *kind = maillage_record_get_kind (record);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_get_field_type (field) == type
          && maillage_record_get_value (record, maillage_field_get_id (field)) != NULL)
        return field;
    }
  return NULL;
}

/* A state before a mere category. */
static MaillageField *
find_choice (MaillageRecord *record)
{
  MaillageKind *kind = maillage_record_get_kind (record);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_ui_field_is_state (field)
          && maillage_record_get_value (record, maillage_field_get_id (field)) != NULL)
        return field;
    }
  return _maillage_ui_find_filled (record, MAILLAGE_FIELD_CHOICE);
}

gboolean
_maillage_ui_is_past (MaillageRecord *record)
{
  const char *past = maillage_kind_get_past (maillage_record_get_kind (record));

  return past != NULL && maillage_record_get_boolean (record, past);
}

static MaillageRecord *
load_owner (MaillageContext *context, MaillageRecord *record)
{
  const char *owner = maillage_record_get_owner (record);

  if (owner == NULL)
    return NULL;
  return maillage_store_load (maillage_context_get_store (context), owner, NULL);
}

/* Whether a child's title is made of its ends: of its owner, or of the link it is seen by. One with
 * words of its own, such as a step, is known by those. */
static gboolean
is_named_by_its_ends (MaillageKind *kind, const char *role)
{
  const char *format = maillage_kind_get_title_format (kind);

  return format == NULL || _maillage_ui_format_has_field (format, "owner")
         || (role != NULL && _maillage_ui_format_has_field (format, role));
}

char *
_maillage_ui_dup_tied_title (MaillageContext *context,
                             MaillageRecord *tied,
                             const char *role,
                             gboolean children)
{
  gboolean by_ends = is_named_by_its_ends (maillage_record_get_kind (tied), role);
  MaillageField *link
      = children && by_ends ? _maillage_ui_find_filled (tied, MAILLAGE_FIELD_LINK) : NULL;
  g_autoptr (MaillageRecord) owner = children || !by_ends ? NULL : load_owner (context, tied);
  const char *title = maillage_record_get_title (tied);

  if (link != NULL)
    return g_strdup (maillage_record_get_link_title (tied, maillage_field_get_id (link), 0));
  if (owner != NULL)
    return g_strdup (maillage_record_get_title (owner));
  return g_strdup (title != NULL && *title != '\0' ? title : _ ("Without a name"));
}

static void
add_label (GtkWidget *box, const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "maillage-field-label");
  gtk_box_append (GTK_BOX (box), label);
}

/* Whether the words under the title say it already. */
static gboolean
is_in_subtitle (MaillageRecord *tied, MaillageField *field)
{
  return maillage_record_get_owner (tied) == NULL
         && _maillage_ui_format_has_field (
             maillage_kind_get_subtitle_format (maillage_record_get_kind (tied)),
             maillage_field_get_id (field));
}

MaillageDate *
_maillage_ui_dup_first_date (MaillageRecord *record)
{
  MaillageField *field = _maillage_ui_find_filled (record, MAILLAGE_FIELD_DATE);
  const char *value;
  g_autofree char *day = NULL;

  if (field != NULL)
    return maillage_record_dup_date (record, maillage_field_get_id (field));
  field = _maillage_ui_find_filled (record, MAILLAGE_FIELD_DATE_TIME);
  if (field == NULL)
    return NULL;
  value = maillage_record_get_value (record, maillage_field_get_id (field));
  day = g_strndup (value, strcspn (value, "T"));
  return maillage_date_new_from_canonical (day);
}

static void
add_date (GtkWidget *box, MaillageContext *context, MaillageRecord *tied)
{
  g_autoptr (MaillageDate) today = maillage_context_dup_today (context);
  g_autoptr (MaillageDate) date = _maillage_ui_dup_first_date (tied);
  g_autofree char *text = date != NULL ? maillage_date_format_short (date, today) : NULL;
  MaillageField *field = _maillage_ui_find_filled (tied, MAILLAGE_FIELD_DATE);

  if (text != NULL && (field == NULL || !is_in_subtitle (tied, field)))
    add_label (box, text, TRUE);
}

static void
add_choice (GtkWidget *box, MaillageRecord *tied)
{
  MaillageField *field = find_choice (tied);
  const char *value;
  MaillageChoice *choice;

  if (field == NULL || is_in_subtitle (tied, field))
    return;
  value = maillage_record_get_value (tied, maillage_field_get_id (field));
  choice = maillage_field_find_choice (field, value);
  if (choice != NULL && maillage_ui_choice_is_state (choice))
    {
      GtkWidget *state = maillage_ui_state_new ();

      maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), choice);
      gtk_box_append (GTK_BOX (box), state);
    }
  else
    {
      g_autofree char *text = maillage_record_dup_display (tied, maillage_field_get_id (field));

      gtk_box_append (GTK_BOX (box), maillage_ui_chip_new (MAILLAGE_UI_CHIP_PLAIN, text));
    }
}

/* What is worked out and has a sign, such as lateness, is added to the state. */
static void
add_signs (GtkWidget *box, MaillageRecord *tied)
{
  MaillageKind *kind = maillage_record_get_kind (tied);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      MaillageChoice *choice;
      GtkWidget *sign;

      if (maillage_field_get_field_type (field) != MAILLAGE_FIELD_COMPUTED
          || maillage_field_get_result_type (field) != MAILLAGE_FIELD_BOOLEAN)
        continue;
      choice = maillage_field_find_choice (
          field, maillage_record_get_value (tied, maillage_field_get_id (field)));
      if (choice == NULL)
        continue;
      sign = maillage_ui_state_new ();
      maillage_ui_state_set_choice (MAILLAGE_UI_STATE (sign), choice);
      maillage_ui_state_set_pill (MAILLAGE_UI_STATE (sign), TRUE);
      gtk_box_append (GTK_BOX (box), sign);
    }
}

static GtkWidget *
make_words (const char *title, const char *subtitle)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_set_tooltip_text (label, title);
  gtk_box_append (GTK_BOX (words), label);
  if (subtitle == NULL || *subtitle == '\0')
    return words;
  label = gtk_label_new (subtitle);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (words), label);
  return words;
}

static const char *
find_icon (MaillageContext *context, MaillageRecord *tied, gboolean children)
{
  g_autoptr (MaillageRecord) owner = children ? NULL : load_owner (context, tied);
  MaillageKind *kind = maillage_record_get_kind (owner != NULL ? owner : tied);

  return maillage_kind_get_icon_name (kind);
}

static void
add_phone (GtkWidget *box, MaillageRecord *tied)
{
  MaillageField *field = _maillage_ui_find_filled (tied, MAILLAGE_FIELD_PHONE);
  g_autofree char *text = NULL;

  if (field == NULL)
    return;
  text = maillage_record_dup_display (tied, maillage_field_get_id (field));
  add_label (box, text, FALSE);
}

GtkWidget *
_maillage_ui_tie_row_new (MaillageContext *context,
                          MaillageRecord *tied,
                          const char *role,
                          gboolean children)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean child = maillage_record_get_owner (tied) != NULL;
  g_autofree char *title = _maillage_ui_dup_tied_title (context, tied, role, children);
  GtkWidget *icon = gtk_image_new_from_icon_name (find_icon (context, tied, children));

  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box),
                  make_words (title, child ? NULL : maillage_record_get_subtitle (tied)));
  add_signs (box, tied);
  add_choice (box, tied);
  add_date (box, context, tied);
  add_phone (box, tied);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "maillage-record-row");
  g_object_set_data_full (
      G_OBJECT (row), "uuid", g_strdup (maillage_record_get_uuid (tied)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}
