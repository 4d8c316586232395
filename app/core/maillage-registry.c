/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-registry.h"

#include "maillage-kind-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageRegistry:
 *
 * Every plugin's contributions together, and the kinds the store knows of that no plugin declares.
 */
struct _MaillageRegistry
{
  GObject parent_instance;

  GPtrArray *scopes;
  GHashTable *kinds;     /* id → kind of an active plugin */
  GHashTable *catalogue; /* id → kind made from the store's catalogue */
  MaillageStore *store;
  MaillageGazetteerFunc gazetteer_func;
  gpointer gazetteer_data;
};

G_DEFINE_FINAL_TYPE (MaillageRegistry, maillage_registry, G_TYPE_OBJECT)

enum
{
  KIND_ADDED,
  KIND_REMOVED,
  CONTRIBUTIONS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The core's own records, which every kind may have: tags, notes, and files beneath. Of tags, notes
 * and territories a plugin may make more, see may_set () in maillage-writer-apply.c. */
static void
contribute_core (MaillageScope *scope)
{
  MaillageKind *tag = maillage_scope_add_kind (scope, "tag", _("Tag"), _("Tags"));
  MaillageKind *note = maillage_scope_add_kind (scope, "note", _("Note"), _("Notes"));
  MaillageField *field;

  maillage_kind_set_icon_name (tag, "maillage-tag-symbolic");
  maillage_kind_set_create_label (tag, _("New tag"));
  maillage_kind_set_taggable (tag, FALSE);
  maillage_kind_set_shared (tag, TRUE);
  maillage_kind_set_title_format (tag, "{name}");
  field = maillage_kind_add_field (tag, "name", MAILLAGE_FIELD_TEXT, _("Name"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_unique (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  maillage_kind_set_icon_name (note, "document-edit-symbolic");
  maillage_kind_set_create_label (note, _("New note"));
  maillage_kind_set_owner (note, "*");
  maillage_kind_set_taggable (note, FALSE);
  maillage_kind_set_shared (note, TRUE);
  maillage_kind_set_public (note, TRUE);
  maillage_kind_set_title_format (note, "{text}");
  field = maillage_kind_add_field (note, "text", MAILLAGE_FIELD_LONG_TEXT, _("Text"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  field = maillage_kind_add_field (note, "date", MAILLAGE_FIELD_DATE, _("Date"));
  maillage_field_set_sortable (field, TRUE);
}

/* A file hung on any record: its words are found, its content lies beside the store. */
static void
contribute_file (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "file", _("File"), _("Files"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "mail-attachment-symbolic");
  maillage_kind_set_create_label (kind, _("New file"));
  maillage_kind_set_owner (kind, "*");
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{title}");
  field = maillage_kind_add_field (kind, "title", MAILLAGE_FIELD_TEXT, _("Title"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = maillage_kind_add_field (kind, "file", MAILLAGE_FIELD_FILE, _("File"));
  maillage_field_set_required (field, TRUE);
  field = maillage_kind_add_field (kind, "type", MAILLAGE_FIELD_CHOICE, _("Type"));
  maillage_field_add_choice (field, "agreement", C_ ("file", "Agreement"));
  maillage_field_add_choice (field, "minutes", C_ ("file", "Minutes"));
  maillage_field_add_choice (field, "attendance", C_ ("file", "Attendance sheet"));
  maillage_field_add_choice (field, "slides", C_ ("file", "Slides"));
  maillage_field_add_choice (field, "photo", C_ ("file", "Photo"));
  maillage_field_add_choice (field, "other", C_ ("file", "Other"));
  maillage_field_set_extensible (field, TRUE);
  field = maillage_kind_add_field (kind, "date", MAILLAGE_FIELD_DATE, _("Date"));
  maillage_field_set_sortable (field, TRUE);
}

/* What an office says of the values of a list, see maillage-choices.h. */
static void
contribute_choice (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "choice", _("Value of a list"), _("Values of lists"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "view-list-symbolic");
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_searchable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{label}");
  field = maillage_kind_add_field (kind, "list", MAILLAGE_FIELD_TEXT, _("List"));
  maillage_field_set_required (field, TRUE);
  field = maillage_kind_add_field (kind, "value", MAILLAGE_FIELD_TEXT, _("Value"));
  maillage_field_set_required (field, TRUE);
  maillage_kind_add_field (kind, "label", MAILLAGE_FIELD_TEXT, _("Label"));
  maillage_kind_add_field (kind, "hidden", MAILLAGE_FIELD_BOOLEAN, _("Off the list"));
  maillage_kind_add_field (kind, "instead", MAILLAGE_FIELD_TEXT, _("Replaced by"));
}

/* A perimeter of an office's own, see maillage-own-territory-private.h. */
static void
contribute_territory (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "territory", _("Own territory"), _("Own territories"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "mark-location-symbolic");
  maillage_kind_set_create_label (kind, _("New own territory"));
  maillage_kind_set_purpose (
      kind,
      _("A perimeter of your own, made of communes: it is found, and covers what lies in it, wherever "
        "a territory is chosen."));
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_shared (kind, TRUE);
  maillage_kind_set_title_format (kind, "{name}");
  field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, _("Name"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_unique (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = maillage_kind_add_field (kind, "communes", MAILLAGE_FIELD_TERRITORY, _("Communes"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_multiple (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_placeholder (field, _("A commune, or an EPCI or a département for all of its own"));
}

static void
maillage_registry_finalize (GObject *object)
{
  MaillageRegistry *self = MAILLAGE_REGISTRY (object);

  g_ptr_array_unref (self->scopes);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->catalogue);
  G_OBJECT_CLASS (maillage_registry_parent_class)->finalize (object);
}

static void
maillage_registry_class_init (MaillageRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_registry_finalize;

  signals[KIND_ADDED] = g_signal_new ("kind-added",
                                      G_TYPE_FROM_CLASS (klass),
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      MAILLAGE_TYPE_KIND);
  signals[KIND_REMOVED] = g_signal_new ("kind-removed",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        MAILLAGE_TYPE_KIND);
  signals[CONTRIBUTIONS_CHANGED] = g_signal_new ("contributions-changed",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 0);
}

static void
maillage_registry_init (MaillageRegistry *self)
{
  g_autoptr (MaillageScope) core = NULL;

  self->scopes = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->catalogue = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  core = maillage_registry_open_scope (self, "core");
  contribute_core (core);
  contribute_file (core);
  contribute_choice (core);
  contribute_territory (core);
  maillage_registry_enter (self, core);
}

MaillageRegistry *
maillage_registry_new (void)
{
  return g_object_new (MAILLAGE_TYPE_REGISTRY, NULL);
}

MaillageStore *
_maillage_registry_get_store (MaillageRegistry *self)
{
  return self->store;
}

void
_maillage_registry_set_store (MaillageRegistry *self, MaillageStore *store)
{
  self->store = store;
}

void
_maillage_registry_set_gazetteer_func (MaillageRegistry *self,
                                       MaillageGazetteerFunc func,
                                       gpointer user_data)
{
  self->gazetteer_func = func;
  self->gazetteer_data = user_data;
}

MaillageGazetteer *
_maillage_registry_get_gazetteer (MaillageRegistry *self)
{
  return self->gazetteer_func != NULL ? self->gazetteer_func (self->gazetteer_data) : NULL;
}

GPtrArray *
_maillage_registry_get_scopes (MaillageRegistry *self)
{
  return self->scopes;
}

void
_maillage_registry_contribution_added (MaillageRegistry *self, MaillageScope *scope)
{
  if (g_ptr_array_find (self->scopes, scope, NULL))
    g_signal_emit (self, signals[CONTRIBUTIONS_CHANGED], 0);
}

/* Those that nobody declares and the store does not know any more. */
static void
tell_forgotten (MaillageRegistry *self, GHashTable *before)
{
  GHashTableIter iter;
  gpointer id, kind;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    if (maillage_registry_find_kind (self, id) == NULL)
      g_signal_emit (self, signals[KIND_REMOVED], 0, kind);
}

void
_maillage_registry_set_catalogue (MaillageRegistry *self, GPtrArray *kinds)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->catalogue);

  self->catalogue = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);

      _maillage_kind_seal (kind);
      g_hash_table_insert (
          self->catalogue, (gpointer) maillage_kind_get_id (kind), g_object_ref (kind));
      if (!g_hash_table_contains (self->kinds, maillage_kind_get_id (kind)))
        g_signal_emit (self, signals[KIND_ADDED], 0, kind);
    }
  tell_forgotten (self, before);
}

/**
 * maillage_registry_open_scope:
 * @self: a registry
 * @plugin_id: the plugin's id
 *
 * Returns: (transfer full): an empty scope, not shown until maillage_registry_enter()
 */
MaillageScope *
maillage_registry_open_scope (MaillageRegistry *self, const char *plugin_id)
{
  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (self), NULL);
  return _maillage_scope_new (self, plugin_id);
}

/* The words of one's own that an open list has are read from the index of its order. */
static void
order_open_lists (MaillageKind *kind)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_CHOICE
          && maillage_field_get_extensible (field) && !maillage_field_get_multiple (field)
          && _maillage_field_may_declare (field))
        maillage_field_set_sortable (field, TRUE);
    }
}

/**
 * maillage_registry_enter:
 * @self: a registry
 * @scope: a scope that its plugin has filled
 *
 * Shows a scope's contributions.
 */
void
maillage_registry_enter (MaillageRegistry *self, MaillageScope *scope)
{
  GPtrArray *kinds;

  g_return_if_fail (MAILLAGE_IS_REGISTRY (self));
  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));

  g_ptr_array_add (self->scopes, g_object_ref (scope));
  kinds = _maillage_scope_get_kinds (scope);
  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);

      order_open_lists (kind);
      _maillage_kind_seal (kind);
      g_hash_table_replace (
          self->kinds, (gpointer) maillage_kind_get_id (kind), g_object_ref (kind));
    }
  for (guint i = 0; i < kinds->len; i++)
    g_signal_emit (self, signals[KIND_ADDED], 0, g_ptr_array_index (kinds, i));
  g_signal_emit (self, signals[CONTRIBUTIONS_CHANGED], 0);
}

/**
 * maillage_registry_leave:
 * @self: a registry
 * @scope: a scope that was entered
 *
 * Withdraws everything the scope registered. Records of its kinds stay, read-only.
 */
void
maillage_registry_leave (MaillageRegistry *self, MaillageScope *scope)
{
  g_autoptr (MaillageScope) kept = g_object_ref (scope);
  GPtrArray *kinds;

  g_return_if_fail (MAILLAGE_IS_REGISTRY (self));
  if (!g_ptr_array_remove (self->scopes, scope))
    return;
  _maillage_scope_leave (kept);
  kinds = _maillage_scope_get_kinds (kept);
  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);

      _maillage_kind_set_available (kind, FALSE);
      g_hash_table_remove (self->kinds, maillage_kind_get_id (kind));
      if (self->store != NULL)
        g_hash_table_replace (
            self->catalogue, (gpointer) maillage_kind_get_id (kind), g_object_ref (kind));
    }
  for (guint i = 0; i < kinds->len; i++)
    g_signal_emit (self, signals[KIND_REMOVED], 0, g_ptr_array_index (kinds, i));
  g_signal_emit (self, signals[CONTRIBUTIONS_CHANGED], 0);
}

/**
 * maillage_registry_find_kind:
 * @self: a registry
 * @id: a whole kind id
 *
 * Returns: (transfer none) (nullable): the kind
 */
MaillageKind *
maillage_registry_find_kind (MaillageRegistry *self, const char *id)
{
  MaillageKind *kind;

  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (self), NULL);
  if (id == NULL)
    return NULL;
  kind = g_hash_table_lookup (self->kinds, id);
  return kind != NULL ? kind : g_hash_table_lookup (self->catalogue, id);
}

static gboolean
ends_with_kind (const char *id, const char *name)
{
  const char *dot = strrchr (id, '.');

  return dot != NULL && strcmp (dot + 1, name) == 0;
}

/**
 * maillage_registry_resolve_kind:
 * @self: a registry
 * @name: "partners.organisation", or "organisation" while only one kind ends so
 * @error: MAILLAGE_ERROR_UNKNOWN_KIND or MAILLAGE_ERROR_AMBIGUOUS
 *
 * Returns: (transfer none): the kind
 */
MaillageKind *
maillage_registry_resolve_kind (MaillageRegistry *self, const char *name, GError **error)
{
  MaillageKind *found = maillage_registry_find_kind (self, name);
  g_autoptr (GPtrArray) all = NULL;

  if (found != NULL)
    return found;
  all = maillage_registry_list_kinds (self);
  for (guint i = 0; i < all->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (all, i);

      if (!ends_with_kind (maillage_kind_get_id (kind), name))
        continue;
      if (found != NULL)
        {
          g_set_error (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_AMBIGUOUS,
                       _("“%s” may be %s or %s. Write the whole name."),
                       name,
                       maillage_kind_get_id (found),
                       maillage_kind_get_id (kind));
          return NULL;
        }
      found = kind;
    }
  if (found == NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_UNKNOWN_KIND,
                 _("There is no kind of record named “%s”."),
                 name);
  return found;
}

/**
 * maillage_registry_list_kinds:
 * @self: a registry
 *
 * Returns: (transfer container) (element-type MaillageKind): every kind, in the order of plugins
 */
GPtrArray *
maillage_registry_list_kinds (MaillageRegistry *self)
{
  GPtrArray *all;
  GHashTableIter iter;
  gpointer kind;

  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (self), NULL);
  all = g_ptr_array_new ();
  for (guint i = 0; i < self->scopes->len; i++)
    g_ptr_array_extend (
        all, _maillage_scope_get_kinds (g_ptr_array_index (self->scopes, i)), NULL, NULL);
  g_hash_table_iter_init (&iter, self->catalogue);
  while (g_hash_table_iter_next (&iter, NULL, &kind))
    if (!g_hash_table_contains (self->kinds, maillage_kind_get_id (kind)))
      g_ptr_array_add (all, kind);
  return all;
}

/**
 * maillage_registry_list:
 * @self: a registry
 * @type: a type of contribution
 *
 * Returns: (transfer container) (element-type GObject): the contributions of that type
 */
GPtrArray *
maillage_registry_list (MaillageRegistry *self, GType type)
{
  GPtrArray *found;

  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (self), NULL);
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->scopes->len; i++)
    {
      GPtrArray *all = _maillage_scope_get_contributions (g_ptr_array_index (self->scopes, i));

      for (guint j = 0; j < all->len; j++)
        if (g_type_is_a (G_OBJECT_TYPE (g_ptr_array_index (all, j)), type))
          g_ptr_array_add (found, g_object_ref (g_ptr_array_index (all, j)));
    }
  return found;
}

/**
 * maillage_registry_find_scope:
 * @self: a registry
 * @plugin_id: a plugin's id
 *
 * Returns: (transfer none) (nullable): its scope, when it is switched on
 */
MaillageScope *
maillage_registry_find_scope (MaillageRegistry *self, const char *plugin_id)
{
  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (self), NULL);
  for (guint i = 0; i < self->scopes->len; i++)
    {
      MaillageScope *scope = g_ptr_array_index (self->scopes, i);

      if (g_strcmp0 (maillage_scope_get_plugin_id (scope), plugin_id) == 0)
        return scope;
    }
  return NULL;
}
