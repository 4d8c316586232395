/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-check-card.h"

#include "maillage-gather.h"
#include "maillage-ui-card-private.h"

#include <glib/gi18n-lib.h>

/* Of each kind: a wrong number is nearly always a fresh one, and Home may not read a whole store.
 */
#define LOOKED_AT 100
#define MOST_ROWS 5

struct _MaillageCheckCard
{
  MaillageUiCard parent_instance;
};

G_DEFINE_FINAL_TYPE (MaillageCheckCard, maillage_check_card, MAILLAGE_UI_TYPE_CARD)

static gboolean
has_checks (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
    case MAILLAGE_FIELD_RNA:
    case MAILLAGE_FIELD_PHONE:
    case MAILLAGE_FIELD_EMAIL:
    case MAILLAGE_FIELD_WEB:
      return !maillage_field_get_retired (field);
    default:
      return FALSE;
    }
}

/* The first field of a kind that can look wrong, at or after a position; NULL: none. */
static MaillageField *
next_checked (MaillageKind *kind, guint *position)
{
  while (*position < maillage_kind_get_n_fields (kind))
    {
      MaillageField *field = maillage_kind_get_field (kind, (*position)++);

      if (has_checks (field))
        return field;
    }
  return NULL;
}

static MaillageField *
find_doubtful (MaillageRecord *record)
{
  MaillageKind *kind = maillage_record_get_kind (record);
  MaillageField *field;
  guint position = 0;

  while ((field = next_checked (kind, &position)) != NULL)
    {
      const char *value = maillage_record_get_value (record, maillage_field_get_id (field));
      g_autofree char *warning = value != NULL ? maillage_field_dup_warning (field, value) : NULL;

      if (warning != NULL)
        return field;
    }
  return NULL;
}

static GtkWidget *
row_new (MaillageRecord *record, MaillageField *field)
{
  /* TRANSLATORS: the name of a field whose value looks wrong: “SIRET to correct” */
  g_autofree char *title = g_strdup_printf (_ ("%s to correct"), maillage_field_get_label (field));
  GtkWidget *row = maillage_ui_card_row_new (title, maillage_record_get_title (record));

  maillage_ui_card_row_set_icon (
      MAILLAGE_UI_CARD_ROW (row), "dialog-warning-symbolic", MAILLAGE_TONE_WARNING);
  maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row), maillage_record_get_uuid (record));
  return row;
}

static void
gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_gather_finish (MAILLAGE_CONTEXT (source), result, &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  int n_found = 0;

  if (records == NULL)
    {
      maillage_ui_card_fail (self, error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      MaillageField *field = find_doubtful (records->pdata[i]);

      if (field == NULL)
        continue;
      n_found++;
      if (rows->len < MOST_ROWS)
        g_ptr_array_add (rows, row_new (records->pdata[i], field));
    }
  maillage_ui_card_set_count (self, n_found, FALSE);
  maillage_ui_card_take_rows (self, rows);
}

static void
maillage_check_card_refresh (MaillageUiCard *self)
{
  MaillageContext *context = _maillage_ui_card_get_context (self);
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (context);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) checked = NULL;

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      guint position = 0;
      MaillageKind *kind
          = maillage_registry_find_kind (maillage_context_get_registry (context), kinds[i]);

      if (next_checked (kind, &position) != NULL)
        g_strv_builder_add (builder, kinds[i]);
    }
  checked = g_strv_builder_end (builder);
  maillage_gather_async (context,
                         (const char *const *) checked,
                         FALSE,
                         LOOKED_AT,
                         maillage_ui_card_get_cancellable (self),
                         gathered,
                         g_object_ref (self));
}

static void
maillage_check_card_class_init (MaillageCheckCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = maillage_check_card_refresh;
}

static void
maillage_check_card_init (MaillageCheckCard *self)
{
}
