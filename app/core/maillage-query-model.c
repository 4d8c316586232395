/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-query-model-private.h"

/**
 * MaillageQueryModel:
 *
 * A list of records, of any length, that follows the store.
 *
 * The first rows are there at once, the whole order a moment later as an array of ids; a row's
 * content is read by pages when somebody looks at it. Nothing is read to give an item.
 * Sort and filter by the query: a GtkSortListModel on top would read everything.
 */

/* The pages of rows that are kept: more than a tall window shows. */
#define KEPT_PAGES 24
/* More changed records than this are not placed one by one. */
#define MANY_CHANGES 500
/* The least time between two reads that changes ask for. */
#define ASK_EVERY_US (G_USEC_PER_SEC / 2)

static void model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MaillageQueryModel,
                               maillage_query_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

enum
{
  PROP_0,
  PROP_QUERY,
  PROP_COMPLETE,
  PROP_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void ask_again (MaillageQueryModel *self);

static void
set_complete (MaillageQueryModel *self, gboolean complete)
{
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
set_total (MaillageQueryModel *self, guint total)
{
  if (self->total == total)
    return;
  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

static void
show_nothing (MaillageQueryModel *self)
{
  _maillage_query_model_show (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
}

void
_maillage_query_model_apply (MaillageQueryModel *self, MaillageModelRead *read)
{
  if (read->known == NULL)
    {
      g_array_unref (self->order);
      self->order = g_array_ref (read->order);
      self->order_complete = TRUE;
      set_total (self, (guint) read->total);
    }
  _maillage_id_set_clear (&self->hits);
  self->hits = read->hits;
  read->hits = (MaillageIdSet){ NULL, 0 };
  _maillage_query_model_show (self, _maillage_query_model_filter (self));
  set_complete (self, TRUE);
}

/* A read on its way: the model may go, or be asked something else, meanwhile. */
typedef struct
{
  GWeakRef model;
  guint generation;
} Ask;

static void
ask_free (Ask *self)
{
  g_weak_ref_clear (&self->model);
  g_free (self);
}

static void
read_job (MaillageSqlConnection *connection, GTask *task, gpointer data)
{
  GError *error = NULL;
  gboolean ok = _maillage_model_read_run (data, connection, g_task_get_cancellable (task), &error);

  _maillage_model_read_set_done (data, ok);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (MaillageQueryModel) self = g_weak_ref_get (&ask->model);
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (self != NULL && ask->generation == self->generation)
    {
      self->running = FALSE;
      if (ok)
        _maillage_query_model_apply (self, g_task_get_task_data (G_TASK (result)));
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        _maillage_store_note_failure (self->store, "A list could not be read", error);
      if (self->dirty)
        ask_again (self);
    }
  ask_free (ask);
}

static void
free_read (gpointer data)
{
  _maillage_model_read_free (data);
}

MaillageModelRead *
_maillage_query_model_read_later (MaillageQueryModel *self, gboolean hits_only, int priority)
{
  g_autoptr (GTask) task = NULL;
  MaillageModelRead *read = NULL;
  Ask *ask;

  if (self->store->scanner == NULL)
    return NULL;
  ask = g_new0 (Ask, 1);
  g_weak_ref_init (&ask->model, self);
  ask->generation = self->generation;
  self->running = TRUE;
  self->dirty = FALSE;
  self->asked_at = g_get_monotonic_time ();
  task = g_task_new (self->store, self->cancellable, on_read, ask);
  g_task_set_priority (task, priority);
  read = _maillage_model_read_new (self->plan, hits_only ? self->order : NULL);
  g_task_set_task_data (task, read, free_read);
  maillage_sql_worker_push (self->store->scanner, task, read_job);
  return read;
}

static void
read_now (MaillageQueryModel *self, gboolean hits_only)
{
  g_autoptr (MaillageModelRead) read
      = _maillage_model_read_new (self->plan, hits_only ? self->order : NULL);
  g_autoptr (GError) error = NULL;

  self->dirty = FALSE;
  self->asked_at = g_get_monotonic_time ();
  if (_maillage_model_read_run (read, self->store->reader, NULL, &error))
    _maillage_query_model_apply (self, read);
  else
    _maillage_store_note_failure (self->store, "A list could not be read", error);
}

/* So few records that reading them all takes no time. */
static gboolean
is_small (MaillageQueryModel *self)
{
  g_autoptr (MaillageSqlStatement) row
      = _maillage_plan_prepare (self->plan, self->store->reader, self->plan->few_sql, NULL);

  return row != NULL && maillage_sql_step (row, NULL) == MAILLAGE_SQL_DONE;
}

static gboolean
on_ask (gpointer data)
{
  MaillageQueryModel *self = data;

  self->ask_id = 0;
  ask_again (self);
  return G_SOURCE_REMOVE;
}

/* A change asks for the whole order again: at most twice a second, and never instead of a read that
 * is under way, or a list would starve while somebody else imports. */
static void
ask_again (MaillageQueryModel *self)
{
  gint64 wait = self->asked_at + ASK_EVERY_US - g_get_monotonic_time ();

  self->dirty = TRUE;
  if (self->running || self->ask_id != 0 || self->plan == NULL || self->store->reader == NULL)
    return;
  if (self->asked_at != 0 && wait > 0)
    self->ask_id = g_timeout_add ((guint) (wait / 1000) + 1, on_ask, self);
  else if (is_small (self))
    read_now (self, FALSE);
  else
    _maillage_query_model_read_later (self, FALSE, G_PRIORITY_DEFAULT);
}

static void
update_total (MaillageQueryModel *self)
{
  g_autoptr (MaillageModelRead) read = NULL;

  if (self->query->filters->len == 0)
    {
      set_total (self, self->order->len);
      return;
    }
  read = _maillage_model_read_new (self->plan, NULL);
  if (_maillage_model_read_total (read, self->store->reader, NULL))
    set_total (self, (guint) read->total);
}

static void
on_changed (MaillageQueryModel *self, MaillageChangeSet *set, MaillageStore *store)
{
  GArray *ids = _maillage_change_set_get_ids (set);

  if (self->plan == NULL || store->reader == NULL
      || !maillage_change_set_touches_kind (set, maillage_kind_get_id (self->plan->kind)))
    return;
  if (maillage_change_set_get_everything (set))
    _maillage_plan_renew (&self->plan, self->query, self->store);
  if (maillage_change_set_get_everything (set) || ids->len > MANY_CHANGES || self->running
      || !self->order_complete || self->plan->limit > 0 || !_maillage_query_model_place (self, ids))
    ask_again (self);
  else
    update_total (self);
}

static gboolean
on_first_painted (gpointer data)
{
  MaillageQueryModel *self = data;

  self->ask_id = 0;
  _maillage_query_model_read_later (self, FALSE, G_PRIORITY_DEFAULT_IDLE);
  return G_SOURCE_REMOVE;
}

/* The first rows of a large kind, when an index gives them: the others are read once these are
 * painted, which takes all that two cores have. Else the scanner will tell, and what was shown
 * stays until then. */
static void
show_first_rows (MaillageQueryModel *self)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint limit
      = self->plan->limit > 0 ? MIN (self->plan->limit, MAILLAGE_FIRST_ROWS) : MAILLAGE_FIRST_ROWS;

  self->order_complete = FALSE;
  set_complete (self, FALSE);
  if (self->plan->indexed && self->plan->hits_sql == NULL
      && _maillage_plan_read_order (self->plan, self->store->reader, limit, NULL, first, NULL))
    {
      g_array_unref (self->order);
      self->order = g_array_ref (first);
      _maillage_query_model_show (self, g_steal_pointer (&first));
      set_total (self, MAX (self->total, self->shown->len));
      if (self->ask_id == 0)
        self->ask_id = g_idle_add (on_first_painted, self);
    }
  else
    _maillage_query_model_read_later (self, FALSE, G_PRIORITY_DEFAULT);
}

static void
show_text (MaillageQueryModel *self)
{
  if (self->plan->hits_sql == NULL)
    {
      _maillage_id_set_clear (&self->hits);
      _maillage_query_model_show (self, _maillage_query_model_filter (self));
      set_complete (self, TRUE);
    }
  else if (is_small (self))
    read_now (self, TRUE);
  else
    {
      set_complete (self, FALSE);
      _maillage_query_model_show_text_if_quick (self);
    }
}

static void
forget_reads (MaillageQueryModel *self)
{
  if (self->dirty)
    self->order_complete = FALSE; /* a change still waited to be read */
  self->generation++;
  self->running = self->dirty = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->ask_id, g_source_remove);
}

static void
show_query (MaillageQueryModel *self, MaillageQuery *former, MaillagePlan *former_plan)
{
  gboolean same_kind = former_plan != NULL && former_plan->kind == self->plan->kind
                       && g_strcmp0 (former_plan->reader, self->plan->reader) == 0;

  if (same_kind && self->order_complete && self->plan->limit == 0
      && _maillage_query_same_but_text (former, self->query))
    {
      show_text (self);
      return;
    }
  if (!same_kind)
    {
      show_nothing (self);
      self->total = 0; /* told with the new one */
    }
  if (is_small (self))
    read_now (self, FALSE);
  else
    show_first_rows (self);
}

static guint
model_get_n_items (GListModel *model)
{
  return MAILLAGE_QUERY_MODEL (model)->shown->len;
}

static GType
model_get_item_type (GListModel *model)
{
  return MAILLAGE_TYPE_RECORD;
}

static gpointer
model_get_item (GListModel *model, guint position)
{
  MaillageQueryModel *self = MAILLAGE_QUERY_MODEL (model);
  MaillageRecord *record;

  if (position >= self->shown->len)
    return NULL;
  record = _maillage_record_get (
      self->store, g_array_index (self->shown, gint64, position), self->plan->kind);
  _maillage_record_set_batch (record, self->batch, position);
  return _maillage_record_take_view (record, self->plan->reader);
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_n_items = model_get_n_items;
  iface->get_item_type = model_get_item_type;
  iface->get_item = model_get_item;
}

static void
maillage_query_model_dispose (GObject *object)
{
  MaillageQueryModel *self = MAILLAGE_QUERY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  _maillage_record_batch_detach (self->batch);
  G_OBJECT_CLASS (maillage_query_model_parent_class)->dispose (object);
}

static void
maillage_query_model_finalize (GObject *object)
{
  MaillageQueryModel *self = MAILLAGE_QUERY_MODEL (object);

  _maillage_record_batch_unref (self->batch);
  g_array_unref (self->order);
  g_array_unref (self->shown);
  _maillage_id_set_clear (&self->hits);
  g_clear_pointer (&self->plan, _maillage_plan_unref);
  g_clear_object (&self->query);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (maillage_query_model_parent_class)->finalize (object);
}

static void
maillage_query_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MaillageQueryModel *self = MAILLAGE_QUERY_MODEL (object);

  switch (id)
    {
    case PROP_QUERY:
      g_value_set_object (value, self->query);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
maillage_query_model_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_QUERY:
      maillage_query_model_set_query (MAILLAGE_QUERY_MODEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
maillage_query_model_class_init (MaillageQueryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = maillage_query_model_dispose;
  object_class->finalize = maillage_query_model_finalize;
  object_class->get_property = maillage_query_model_get_property;
  object_class->set_property = maillage_query_model_set_property;

  properties[PROP_QUERY]
      = g_param_spec_object ("query",
                             NULL,
                             NULL,
                             MAILLAGE_TYPE_QUERY,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETE] = g_param_spec_boolean (
      "complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOTAL] = g_param_spec_uint (
      "total", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
maillage_query_model_init (MaillageQueryModel *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->batch = _maillage_record_batch_new (self->shown, KEPT_PAGES);
  self->cancellable = g_cancellable_new ();
}

/**
 * maillage_query_model_new:
 * @store: an open store
 *
 * Returns: (transfer full): an empty list
 */
MaillageQueryModel *
maillage_query_model_new (MaillageStore *store)
{
  MaillageQueryModel *self;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store), NULL);
  self = g_object_new (MAILLAGE_TYPE_QUERY_MODEL, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * maillage_query_model_set_query:
 * @self: a list
 * @query: (nullable): what to list; it cannot be changed after, see maillage_query_copy()
 *
 * Lists something else. When only the text differs the order stays, and with it the selection. A
 * query that cannot be answered leaves an empty list and a message in the log.
 */
void
maillage_query_model_set_query (MaillageQueryModel *self, MaillageQuery *query)
{
  g_autoptr (MaillageQuery) former = NULL;
  g_autoptr (MaillagePlan) former_plan = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MAILLAGE_IS_QUERY_MODEL (self));
  g_return_if_fail (query == NULL || MAILLAGE_IS_QUERY (query));
  forget_reads (self);
  former = g_steal_pointer (&self->query);
  former_plan = g_steal_pointer (&self->plan);
  self->query = query != NULL ? g_object_ref (query) : NULL;
  if (query != NULL && self->store->reader != NULL)
    self->plan = _maillage_plan_new (query, self->store, &error);
  if (error != NULL)
    g_message ("A list cannot be shown: %s", error->message);
  if (self->plan != NULL)
    show_query (self, former, former_plan);
  else
    {
      show_nothing (self);
      set_total (self, 0);
      set_complete (self, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * maillage_query_model_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what it lists
 */
MaillageQuery *
maillage_query_model_get_query (MaillageQueryModel *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY_MODEL (self), NULL);
  return self->query;
}

gboolean
maillage_query_model_get_complete (MaillageQueryModel *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY_MODEL (self), FALSE);
  return self->complete;
}

guint
maillage_query_model_get_total (MaillageQueryModel *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY_MODEL (self), 0);
  return self->total;
}

/**
 * maillage_query_model_find:
 * @self: a list
 * @uuid: a record's UUID
 *
 * Returns: its position, or %G_MAXUINT when it is not (or not yet) listed
 */
guint
maillage_query_model_find (MaillageQueryModel *self, const char *uuid)
{
  g_autoptr (MaillageRecord) record = NULL;

  g_return_val_if_fail (MAILLAGE_IS_QUERY_MODEL (self), G_MAXUINT);
  g_return_val_if_fail (uuid != NULL, G_MAXUINT);
  record = maillage_store_load (self->store, uuid, NULL);
  for (guint i = 0; record != NULL && i < self->shown->len; i++)
    if (g_array_index (self->shown, gint64, i) == record->id)
      return i;
  return G_MAXUINT;
}
