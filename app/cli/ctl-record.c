/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include <glib/gi18n.h>

#define SHORT_ID 8

static const char *
get_kind_id (MaillageRecord *record)
{
  MaillageKind *kind = maillage_record_get_kind (record);

  return kind != NULL ? maillage_kind_get_id (kind) : NULL;
}

static void
add_record (JsonBuilder *builder, MaillageRecord *record)
{
  ctl_json_string (builder, "uuid", maillage_record_get_uuid (record));
  ctl_json_string (builder, "kind", get_kind_id (record));
  ctl_json_string (builder, "title", maillage_record_get_title (record));
  ctl_json_string (builder, "subtitle", maillage_record_get_subtitle (record));
}

static void
print_records_json (GPtrArray *records)
{
  JsonBuilder *builder = ctl_json_begin ();

  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      json_builder_begin_object (builder);
      add_record (builder, g_ptr_array_index (records, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

void
ctl_print_records (Ctl *self, GPtrArray *records)
{
  CtlTable *table;

  if (self->json)
    {
      print_records_json (records);
      return;
    }
  table = ctl_table_new (4, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = g_strndup (maillage_record_get_uuid (record), SHORT_ID);
      MaillageKind *kind = maillage_record_get_kind (record);
      const char *cells[] = { id,
                              kind != NULL ? maillage_kind_get_label (kind) : "",
                              maillage_record_get_title (record),
                              maillage_record_get_subtitle (record) };

      ctl_table_add (table, cells);
    }
  ctl_table_print (table);
}

static void
add_links (JsonBuilder *builder, MaillageRecord *record, const char *field_id)
{
  guint n = maillage_record_get_n_links (record, field_id);

  if (n == 0)
    return;
  json_builder_set_member_name (builder, field_id);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      ctl_json_string (builder, "uuid", maillage_record_get_link (record, field_id, i));
      ctl_json_string (builder, "title", maillage_record_get_link_title (record, field_id, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
has_value (MaillageField *field)
{
  return maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHILDREN;
}

static void
add_values (JsonBuilder *builder, MaillageRecord *record, MaillageKind *kind)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *id = maillage_field_get_id (field);

      if (!has_value (field))
        continue;
      if (maillage_field_is_link (field))
        add_links (builder, record, id);
      else if (maillage_record_get_value (record, id) != NULL)
        ctl_json_string (builder, id, maillage_record_get_value (record, id));
    }
  if (maillage_kind_get_taggable (kind))
    add_links (builder, record, "tags");
  json_builder_end_object (builder);
}

static void
print_record_json (MaillageRecord *record)
{
  JsonBuilder *builder = ctl_json_begin ();

  json_builder_set_member_name (builder, "record");
  json_builder_begin_object (builder);
  add_record (builder, record);
  ctl_json_string (builder, "owner", maillage_record_get_owner (record));
  ctl_json_int (builder, "created", maillage_record_get_created (record));
  ctl_json_int (builder, "modified", maillage_record_get_modified (record));
  json_builder_set_member_name (builder, "trashed");
  json_builder_add_boolean_value (builder, maillage_record_get_trashed (record));
  if (maillage_record_get_kind (record) != NULL)
    add_values (builder, record, maillage_record_get_kind (record));
  json_builder_end_object (builder);
  ctl_json_print (builder);
}

static void
add_line (CtlTable *table, MaillageRecord *record, const char *field_id, const char *label)
{
  g_autofree char *display = maillage_record_dup_display (record, field_id);
  const char *cells[] = { label, display };

  if (display != NULL && *display != '\0')
    ctl_table_add (table, cells);
}

void
ctl_print_record (Ctl *self, MaillageRecord *record)
{
  MaillageKind *kind = maillage_record_get_kind (record);
  CtlTable *table;

  if (self->json)
    {
      print_record_json (record);
      return;
    }
  g_print ("%s\n", maillage_record_get_title (record));
  g_print ("%s  %s%s\n",
           kind != NULL ? maillage_kind_get_label (kind) : "",
           maillage_record_get_uuid (record),
           maillage_record_get_trashed (record) ? _ ("  in the trash") : "");
  if (kind == NULL)
    return;
  table = ctl_table_new (2, NULL);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (has_value (field))
        add_line (table, record, maillage_field_get_id (field), maillage_field_get_label (field));
    }
  if (maillage_kind_get_taggable (kind))
    add_line (table, record, "tags", _ ("Tags"));
  ctl_table_print (table);
}

void
ctl_print_change (Ctl *self, MaillageChange *change, const char *uuid)
{
  JsonBuilder *builder;

  if (!self->json)
    {
      if (uuid != NULL)
        g_print ("%s\n", uuid);
      else if (change != NULL)
        {
          g_autofree char *number
              = g_strdup_printf ("%" G_GINT64_FORMAT, maillage_change_get_number (change));

          g_print (_ ("Change %s: %s\n"), number, maillage_change_get_label (change));
        }
      return;
    }
  builder = ctl_json_begin ();
  if (uuid != NULL)
    ctl_json_string (builder, "uuid", uuid);
  if (change != NULL)
    ctl_json_int (builder, "change", maillage_change_get_number (change));
  ctl_json_print (builder);
}

char *
ctl_format_time (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}
