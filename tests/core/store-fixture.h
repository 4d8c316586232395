/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "sound.h"

#include <maillage-core.h>
#include <maillage-edit-private.h>
#include <maillage-registry-private.h>
#include <maillage-store-private.h>

/* A store in a folder of its own with a small directory: organisation, person, and role, a child of
 * the person that links to an organisation. Every test ends with a sound, closed, freed store. */
class StoreTest : public testing::Test
{
protected:
  void
  SetUp () override
  {
    registry = maillage_registry_new ();
    scope = maillage_registry_open_scope (registry, "partners");
    declare (scope);
    maillage_registry_enter (registry, scope);
    store = open ();
    ASSERT_NE (store, nullptr);
  }

  void
  TearDown () override
  {
    if (store != nullptr)
      {
        expect_sound ();
        Watched watched (store);
        g_clear_object (&store);
        EXPECT_TRUE (watched.gone ());
      }
    g_clear_object (&scope);
    g_clear_object (&registry);
  }

  virtual void
  declare (MaillageScope *scope)
  {
    MaillageKind *kind
        = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
    maillage_kind_set_title_format (kind, "{name}[ ({sigle})]");
    maillage_kind_set_subtitle_format (kind, "{category}");
    MaillageField *field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_required (field, TRUE);
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    field = maillage_kind_add_field (kind, "sigle", MAILLAGE_FIELD_TEXT, "Sigle");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
    field = maillage_kind_add_field (kind, "category", MAILLAGE_FIELD_CHOICE, "Category");
    maillage_field_add_choice (field, "association", "Association");
    maillage_field_add_choice (field, "commune", "Municipality");
    maillage_field_set_sortable (field, TRUE);
    maillage_field_set_extensible (field, TRUE);
    field = maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, "Phone");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
    field = maillage_kind_add_field (kind, "siret", MAILLAGE_FIELD_SIRET, "SIRET");
    maillage_field_set_unique (field, TRUE);
    field = maillage_kind_add_field (kind, "staff", MAILLAGE_FIELD_NUMBER, "Staff");
    maillage_field_set_sortable (field, TRUE);
    maillage_field_set_range (field, 0, 100000);
    field = maillage_kind_add_field (kind, "founded", MAILLAGE_FIELD_DATE, "Founded");
    maillage_field_set_sortable (field, TRUE);
    field = maillage_kind_add_field (kind, "closed", MAILLAGE_FIELD_DATE, "Closed");
    maillage_field_set_not_before (field, "founded");
    field = maillage_kind_add_field (kind, "territory", MAILLAGE_FIELD_TERRITORY, "Territory");
    maillage_field_set_multiple (field, TRUE);
    field = maillage_kind_add_field (kind, "parent", MAILLAGE_FIELD_LINK, "Part of");
    maillage_field_set_target (field, "partners.organisation");
    maillage_field_set_acyclic (field, TRUE);

    kind = maillage_scope_add_kind (scope, "person", "Person", "Persons");
    maillage_kind_set_title_format (kind, "{first_name} {last_name}");
    maillage_kind_set_sort_format (kind, "{last_name} {first_name}");
    field = maillage_kind_add_field (kind, "first_name", MAILLAGE_FIELD_TEXT, "First name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    field = maillage_kind_add_field (kind, "last_name", MAILLAGE_FIELD_TEXT, "Name");
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
    field = maillage_kind_add_field (kind, "roles", MAILLAGE_FIELD_CHILDREN, "Roles");
    maillage_field_set_target (field, "partners.role");

    kind = maillage_scope_add_kind (scope, "role", "Role", "Roles");
    maillage_kind_set_owner (kind, "partners.person");
    maillage_kind_set_title_format (kind, "{job}[, {organisation}]");
    maillage_kind_set_searchable (kind, FALSE);
    maillage_kind_add_field (kind, "job", MAILLAGE_FIELD_TEXT, "Job title");
    field = maillage_kind_add_field (kind, "organisation", MAILLAGE_FIELD_LINK, "Organisation");
    maillage_field_set_target (field, "partners.organisation");
    maillage_field_set_inverse_label (field, "Persons");
  }

  MaillageStore *
  open (MaillageOpenFlags flags = (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE
                                                       | MAILLAGE_OPEN_MIGRATE))
  {
    g_autoptr (MaillageStore) opened = maillage_store_new (registry);
    g_autoptr (GError) error = nullptr;

    if (!maillage_store_open (opened, folder.file ("store.db").c_str (), flags, &error))
      {
        ADD_FAILURE () << error->message;
        return nullptr;
      }
    maillage_store_set_author (opened, "Camille");
    return g_steal_pointer (&opened);
  }

  void
  expect_sound ()
  {
    expect_sound_store (store);
  }

  gint64
  commit (MaillageEdit *edit)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);

    if (change == nullptr)
      {
        ADD_FAILURE () << error->message;
        return 0;
      }
    return maillage_change_get_number (change);
  }

  /* Returns the error's code, or -1 when it was written. */
  int
  commit_fails (MaillageEdit *edit, std::string *message = nullptr)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);

    if (change != nullptr)
      return -1;
    EXPECT_EQ (error->domain, MAILLAGE_ERROR);
    if (message != nullptr)
      *message = error->message;
    return error->code;
  }

  gint64
  undo (gint64 number)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_undo (store, number, &error);

    if (change == nullptr)
      {
        ADD_FAILURE () << error->message;
        return 0;
      }
    return maillage_change_get_number (change);
  }

  int
  undo_fails (gint64 number, std::string *message = nullptr)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change = maillage_store_undo (store, number, &error);

    if (change != nullptr)
      return -1;
    if (message != nullptr)
      *message = error->message;
    return error->code;
  }

  std::string
  add_organisation (const char *name, gint64 *change = nullptr)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    std::string uuid = maillage_edit_create (edit, "partners.organisation");

    maillage_edit_set (edit, uuid.c_str (), "name", name);
    gint64 number = commit (edit);
    if (change != nullptr)
      *change = number;
    return uuid;
  }

  gint64
  set (const std::string &uuid, const char *field, const char *value)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);

    maillage_edit_set (edit, uuid.c_str (), field, value);
    return commit (edit);
  }

  /* The first column of the first row, as the file has it. */
  std::string
  ask (const std::string &sql)
  {
    g_autoptr (GError) error = nullptr;
    g_autofree char *text = maillage_sql_dup_text (store->reader, sql.c_str (), &error);

    EXPECT_EQ (error, nullptr) << error->message;
    return text != nullptr ? text : "(null)";
  }

  std::string
  value (const std::string &uuid, const char *field, const char *kind = "partners.organisation")
  {
    return ask (std::string ("SELECT \"") + field + "\" FROM \"" + kind
                + "\" WHERE id = (SELECT id FROM record WHERE uuid = '" + uuid + "')");
  }

  std::string
  title (const std::string &uuid)
  {
    return ask ("SELECT title FROM record WHERE uuid = '" + uuid + "'");
  }

  /* How many texts match in the index, once nothing waits for it. */
  std::string
  indexed (const std::string &match)
  {
    expect_sound ();
    return ask ("SELECT count(*) FROM search WHERE search MATCH '" + match + "'");
  }

  /* Everything but `modified`, by UUID and in a fixed order. */
  std::string
  dump ()
  {
    static const char *const queries[] = {
      "SELECT group_concat (line, char (10)) FROM (SELECT record.uuid || '|' || kind || '|' ||"
      " coalesce ((SELECT uuid FROM record AS o WHERE o.id = record.owner), '') || '|' ||"
      " coalesce (position, '') || '|' || title || '|' || coalesce (subtitle, '') || '|' || sort_key"
      " || '|' || created || '|' || (trashed IS NOT NULL) AS line FROM record ORDER BY uuid)",
      "SELECT group_concat (line, char (10)) FROM (SELECT uuid || '|' || coalesce (name, '') || '|'"
      " || coalesce (sigle, '') || '|' || coalesce (category, '') || '|' || category_key || '|' ||"
      " coalesce (staff, '') || '|' || staff_key || '|' || coalesce (founded, '') || '|' ||"
      " coalesce (founded_latest, '') || '|' || coalesce (territory, '') AS line"
      " FROM \"partners.organisation\" AS k JOIN record ON record.id = k.id ORDER BY uuid)",
      "SELECT group_concat (line, char (10)) FROM (SELECT a.uuid || '|' || role || '|' || b.uuid"
      " AS line FROM link JOIN record AS a ON a.id = source JOIN record AS b ON b.id = target"
      " ORDER BY line)",
      "SELECT group_concat (line, char (10)) FROM (SELECT fold || '|' || uuid AS line FROM lookup"
      " JOIN record ON record.id = lookup.record ORDER BY line)",
      "SELECT group_concat (line, char (10)) FROM (SELECT uuid || '|' || d.title || '|' || keyword"
      " || '|' || text AS line FROM search_doc AS d JOIN record ON record.id = d.id ORDER BY line)",
      "SELECT group_concat (line, char (10)) FROM (SELECT uuid || '|' || field || '|' || territory"
      " AS line FROM territory_use JOIN record ON record.id = territory_use.record ORDER BY line)",
    };
    std::string all;

    for (const char *query : queries)
      all += ask (query) + "\n--\n";
    return all;
  }

  TemporaryFolder folder;
  MaillageRegistry *registry = nullptr;
  MaillageScope *scope = nullptr;
  MaillageStore *store = nullptr;
};
