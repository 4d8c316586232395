/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What may not come before another field: a day, or an hour of the same day. */

#include "maillage-order-private.h"
#include "maillage-writer.h"

#include <glib/gi18n-lib.h>

static gboolean
check_order (
    MaillageLayout *layout, guint field, const char *value, const char *before, GError **error)
{
  const MaillageLayoutField *self = &layout->fields[field];
  MaillageField *other
      = maillage_kind_find_field (layout->kind, maillage_field_get_not_before (self->field));

  if (other == NULL || !_maillage_order_is_before (self->field, value, before))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_INVALID_VALUE,
               _ ("“%s” cannot come before “%s”."),
               maillage_field_get_label (self->field),
               maillage_field_get_label (other));
  return FALSE;
}

/* From @values when the record is only made, or else as the store has it. */
static gboolean
get_value (MaillageWriter *self,
           MaillageLayout *layout,
           gint64 id,
           char *const *values,
           guint field,
           char **value,
           GError **error)
{
  if (values == NULL)
    return maillage_writer_read_value (self, layout, id, field, value, error);
  *value = g_strdup (values[field]);
  return TRUE;
}

/* Hours tell nothing of what ends on another day. */
static gboolean
lasts (MaillageWriter *self,
       MaillageLayout *layout,
       gint64 id,
       char *const *values,
       gboolean *lasting,
       GError **error)
{
  *lasting = FALSE;
  for (guint i = 0; i < layout->n_fields && !*lasting; i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *first = NULL;
      int start = _maillage_order_find_first_day (layout->kind, i);

      if (start < 0)
        continue;
      if (!get_value (self, layout, id, values, i, &value, error)
          || !get_value (self, layout, id, values, (guint) start, &first, error))
        return FALSE;
      *lasting = _maillage_order_is_lasting (value, first);
    }
  return TRUE;
}

/* Both ways: the field that must not come before, and those that must not come after. @values: of a
 * record that is only made, NULL otherwise. */
gboolean
maillage_writer_check_dates (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, char *const *values, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const char *other = maillage_field_get_not_before (layout->fields[i].field);
      g_autofree char *value = NULL;
      g_autofree char *before = NULL;
      gboolean lasting = FALSE;
      int index = other != NULL ? maillage_layout_find_field (layout, other) : -1;

      if (index < 0 || (values != NULL && (values[i] == NULL || values[index] == NULL)))
        continue;
      if (layout->fields[i].type != MAILLAGE_FIELD_DATE
          && !lasts (self, layout, id, values, &lasting, error))
        return FALSE;
      if (lasting)
        continue;
      if (!get_value (self, layout, id, values, i, &value, error)
          || !get_value (self, layout, id, values, index, &before, error)
          || !check_order (layout, i, value, before, error))
        return FALSE;
    }
  return TRUE;
}
