/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions.h"
#include "maillage-ui-record-picker-private.h"
#include "maillage-ui-ties-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>
#include <maillage-registry-private.h>

#define SHOWN_AT_FIRST 5
/* More than this is a list's job, not a page's. */
#define MOST 500

/**
 * MaillageUiTies:
 *
 * The records tied to one, in rows; five at first.
 */
struct _MaillageUiTies
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  MaillageRecord *record;
  MaillageKind *kind;
  char *role; /* NULL: children */
  gboolean editing, offered, all;
  GPtrArray *records; /* those that are over come last */
  guint n_current;
  GCancellable *query;

  GtkWidget *group;
  GtkWidget *list;
  GtkWidget *past; /* a GtkExpander */
};

G_DEFINE_FINAL_TYPE (MaillageUiTies, _maillage_ui_ties, GTK_TYPE_WIDGET)

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_child_kind (MaillageUiTies *self)
{
  return maillage_kind_get_owner (self->kind) != NULL;
}

static gboolean
may_add (MaillageUiTies *self)
{
  return maillage_kind_get_available (self->kind)
         && maillage_kind_get_available (maillage_record_get_kind (self->record))
         && !maillage_record_get_trashed (self->record)
         && !maillage_store_get_read_only (self->store);
}

static void
update_visible (MaillageUiTies *self)
{
  gboolean filled = self->records != NULL && self->records->len > 0;
  gboolean offers = (self->editing || self->offered) && may_add (self) && is_child_kind (self);

  gtk_widget_set_visible (GTK_WIDGET (self), filled || offers);
}

static void
on_row_activated (MaillageUiTies *self, GtkListBoxRow *row)
{
  maillage_ui_open_record (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "uuid"));
}

/* @open: the new record is one's own to fill in. */
static void
commit_link (MaillageUiTies *self, MaillageEdit *edit, const char *uuid, gboolean open)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  maillage_edit_link (edit, uuid, self->role, maillage_record_get_uuid (self->record));
  if (window != NULL && open)
    maillage_ui_window_begin_record (window, GTK_WIDGET (self), edit, uuid);
  else if (window != NULL)
    maillage_ui_window_commit (window, GTK_WIDGET (self), edit, NULL, NULL);
}

static char *
make_label (MaillageUiTies *self)
{
  return g_strdup_printf (_ ("%s added to %s"),
                          maillage_kind_get_label (self->kind),
                          maillage_record_get_title (self->record));
}

static void
on_add (MaillageUiTies *self)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autofree char *label = make_label (self);
  g_autoptr (MaillageEdit) edit = NULL;

  if (window == NULL)
    return;
  if (self->role == NULL)
    {
      maillage_ui_window_new_record (
          window, maillage_kind_get_id (self->kind), maillage_record_get_uuid (self->record));
      return;
    }
  edit = _maillage_edit_new (label, NULL);
  commit_link (self, edit, maillage_edit_create (edit, maillage_kind_get_id (self->kind)), TRUE);
}

/* A child with two ends is added from its other end by picking the owner. */
static void
on_owner_picked (MaillageUiTies *self, const char *owner)
{
  g_autofree char *label = make_label (self);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);

  commit_link (self,
               edit,
               maillage_edit_create_child (edit, maillage_kind_get_id (self->kind), owner),
               FALSE);
}

static GtkWidget *
make_add (MaillageUiTies *self)
{
  const char *tooltip = maillage_kind_get_create_label (self->kind);
  const char *owner = maillage_kind_get_owner (self->kind);
  GtkWidget *button;

  if (self->role != NULL && owner != NULL)
    {
      GtkWidget *picker
          = _maillage_ui_record_picker_new (self->context, strcmp (owner, "*") == 0 ? NULL : owner);

      maillage_ui_record_picker_set_may_create (MAILLAGE_UI_RECORD_PICKER (picker), TRUE);
      g_signal_connect_object (
          picker, "picked", G_CALLBACK (on_owner_picked), self, G_CONNECT_SWAPPED);
      button = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
    }
  else
    {
      button = gtk_button_new_from_icon_name ("list-add-symbolic");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
    }
  if (tooltip == NULL)
    tooltip = _ ("Add");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, "add");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static void fill (MaillageUiTies *self);

static void
on_see_all (MaillageUiTies *self)
{
  self->all = TRUE;
  fill (self);
}

static GtkWidget *
make_end (MaillageUiTies *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (!self->all && self->records != NULL && self->n_current > SHOWN_AT_FIRST)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("See all"));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "maillage-small");
      gtk_widget_set_name (button, "see-all");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_see_all), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (may_add (self))
    gtk_box_append (GTK_BOX (box), make_add (self));
  return box;
}

static void
append_row (MaillageUiTies *self, GtkWidget *list, guint position)
{
  gtk_list_box_append (GTK_LIST_BOX (list),
                       _maillage_ui_tie_row_new (self->context,
                                                 g_ptr_array_index (self->records, position),
                                                 self->role,
                                                 self->role == NULL));
}

static GtkWidget *
make_list (MaillageUiTies *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (
      list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  return list;
}

/* What is over is there, but not in the way. */
static void
fill_past (MaillageUiTies *self)
{
  guint n = self->records->len - self->n_current;
  /* TRANSLATORS: roles that ended and the like, and how many. */
  g_autofree char *label = g_strdup_printf (_ ("Formerly (%u)"), n);
  GtkWidget *list;

  gtk_widget_set_visible (self->past, n > 0);
  if (n == 0)
    return;
  list = make_list (self);
  gtk_widget_set_margin_top (list, 6);
  for (guint i = self->n_current; i < self->records->len; i++)
    append_row (self, list, i);
  gtk_expander_set_label (GTK_EXPANDER (self->past), label);
  gtk_expander_set_child (GTK_EXPANDER (self->past), list);
}

static void
fill (MaillageUiTies *self)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < self->n_current && (self->all || i < SHOWN_AT_FIRST); i++)
    append_row (self, self->list, i);
  gtk_widget_set_visible (self->list, self->n_current > 0);
  fill_past (self);
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (self->group),
                               self->n_current > 0 ? (int) self->n_current : -1);
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (self->group), make_end (self));
  update_visible (self);
}

/* In the order they came, those that are over last. */
static void
take_records (MaillageUiTies *self, GPtrArray *found)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_new_full (found->len, g_object_unref);
  for (int over = FALSE; over <= TRUE; over++)
    {
      for (guint i = 0; i < found->len; i++)
        if (_maillage_ui_is_past (g_ptr_array_index (found, i)) == over)
          g_ptr_array_add (self->records, g_object_ref (g_ptr_array_index (found, i)));
      if (!over)
        self->n_current = self->records->len;
    }
}

static void
queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiTies) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->group == NULL)
    return;
  if (found == NULL)
    {
      if (window != NULL)
        maillage_ui_window_show_error (window, error);
      return;
    }
  take_records (self, found);
  fill (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
ask (MaillageUiTies *self)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (maillage_kind_get_id (self->kind), NULL);
  const char *uuid = maillage_record_get_uuid (self->record);

  g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();
  if (self->role == NULL)
    maillage_query_set_owner (query, uuid);
  else
    maillage_query_set_linked (query, self->role, uuid);
  maillage_query_set_limit (query, MOST);
  maillage_store_query_async (self->store, query, self->query, queried, g_object_ref (self));
}

static void
on_store_changed (MaillageUiTies *self, MaillageChangeSet *set)
{
  const char *owner = maillage_kind_get_owner (self->kind);

  if (maillage_change_set_get_everything (set)
      || maillage_change_set_touches_kind (set, maillage_kind_get_id (self->kind))
      || (owner != NULL && maillage_change_set_touches_kind (set, owner)))
    ask (self);
}

static void
_maillage_ui_ties_dispose (GObject *object)
{
  MaillageUiTies *self = MAILLAGE_UI_TIES (object);

  g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  g_clear_object (&self->record);
  g_clear_object (&self->kind);
  G_OBJECT_CLASS (_maillage_ui_ties_parent_class)->dispose (object);
}

static void
_maillage_ui_ties_finalize (GObject *object)
{
  g_free (MAILLAGE_UI_TIES (object)->role);
  G_OBJECT_CLASS (_maillage_ui_ties_parent_class)->finalize (object);
}

static void
_maillage_ui_ties_class_init (MaillageUiTiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_ties_dispose;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_ties_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[LOADED] = g_signal_new (
      "loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
_maillage_ui_ties_init (MaillageUiTies *self)
{
}

GtkWidget *
_maillage_ui_ties_new (MaillageContext *context,
                       MaillageRecord *record,
                       const char *title,
                       MaillageKind *kind,
                       const char *role)
{
  MaillageUiTies *self = g_object_new (MAILLAGE_UI_TYPE_TIES, NULL);
  GtkWidget *box;

  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  self->record = g_object_ref (record);
  self->kind = g_object_ref (kind);
  self->role = g_strdup (role);
  self->list = make_list (self);
  gtk_widget_set_visible (self->list, FALSE);
  self->past = gtk_expander_new (NULL);
  gtk_widget_set_visible (self->past, FALSE);
  gtk_widget_set_name (self->past, "past");
  gtk_widget_add_css_class (self->past, "maillage-past");
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->past);
  self->group = maillage_ui_group_new (title);
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (self->group), box);
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (self->group), make_end (self));
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  gtk_widget_set_name (GTK_WIDGET (self), role != NULL ? role : maillage_kind_get_id (kind));
  update_visible (self);
  g_signal_connect_object (
      self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}

void
_maillage_ui_ties_set_editing (MaillageUiTies *self, gboolean editing)
{
  self->editing = editing;
  update_visible (self);
}

void
_maillage_ui_ties_set_offered (MaillageUiTies *self, gboolean offered)
{
  self->offered = offered;
  update_visible (self);
}

GPtrArray *
_maillage_ui_ties_get_records (MaillageUiTies *self)
{
  return self->records;
}

const char *
_maillage_ui_ties_get_role (MaillageUiTies *self)
{
  return self->role;
}
