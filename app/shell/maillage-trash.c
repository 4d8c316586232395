/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-trash.h"

#include "maillage-gather.h"
#include "maillage-registry-private.h"
#include "maillage-rows.h"
#include "maillage-ui-erase-private.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MaillageTrash
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  GtkWidget *box, *stack, *list;
  GCancellable *cancellable;
  guint n_records;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (MaillageTrash, maillage_trash, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Restoring */

static void
restored (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  g_autofree char *text = user_data;

  if (change != NULL)
    maillage_ui_window_show_toast (maillage_ui_window_from (from), text, change);
}

static void
restore (GtkWidget *button, MaillageRecord *record)
{
  MaillageUiWindow *window = maillage_ui_window_from (button);
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = g_strdup_printf (_("Restore “%s”"), maillage_record_get_title (record));

  edit = _maillage_edit_new (label, NULL);
  maillage_edit_restore (edit, maillage_record_get_uuid (record));
  maillage_ui_window_commit (
      window,
      GTK_WIDGET (window),
      edit,
      restored,
      g_strdup_printf (_("“%s” is back"), maillage_record_get_title (record)));
}

/* Erasing */

static void
ask_to_erase (GtkWidget *button, MaillageRecord *record)
{
  MaillageUiWindow *window = maillage_ui_window_from (button);
  MaillageTrash *self = MAILLAGE_TRASH (gtk_widget_get_ancestor (button, MAILLAGE_TYPE_TRASH));

  gtk_window_present (GTK_WINDOW (_maillage_ui_erase_new (window, self->store, record)));
}

static GtkWidget *
button_new (const char *label, char *take_name, GCallback clicked, MaillageRecord *record)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = take_name;

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button,
                         "clicked",
                         clicked,
                         g_object_ref (record),
                         (GClosureNotify) (void (*) (void)) g_object_unref,
                         0);
  return button;
}

static GtkWidget *
buttons_new (MaillageTrash *self, MaillageRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = maillage_record_get_title (record);
  GtkWidget *erase = button_new (_("Erase…"),
                                 g_strdup_printf (_("Erase “%s” for ever"), title),
                                 G_CALLBACK (ask_to_erase),
                                 record);

  gtk_widget_add_css_class (erase, "flat");
  gtk_widget_set_sensitive (erase, !maillage_store_get_read_only (self->store));
  gtk_box_append (GTK_BOX (box), erase);
  gtk_box_append (GTK_BOX (box),
                  button_new (_("Restore"),
                              g_strdup_printf (_("Restore “%s”"), title),
                              G_CALLBACK (restore),
                              record));
  return box;
}

/* Reading */

/* What went with its owner comes back with it. */
static gboolean
went_alone (MaillageTrash *self, MaillageRecord *record)
{
  const char *owner_uuid = maillage_record_get_owner (record);
  g_autoptr (MaillageRecord) owner
      = owner_uuid != NULL ? maillage_store_load (self->store, owner_uuid, NULL) : NULL;

  return owner == NULL || !maillage_record_get_trashed (owner);
}

static void
show_records (MaillageTrash *self, GPtrArray *records)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->n_records = 0;
  for (guint i = 0; i < records->len; i++)
    if (went_alone (self, records->pdata[i]))
      {
        gtk_list_box_append (
            GTK_LIST_BOX (self->list),
            maillage_rows_record_new (records->pdata[i], buttons_new (self, records->pdata[i])));
        self->n_records++;
      }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->n_records > 0 ? "records" : "empty");
}

static void
set_complete (MaillageTrash *self, gboolean complete)
{
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageTrash) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_gather_finish (MAILLAGE_CONTEXT (source), result, &error);
  MaillageUiWindow *window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  g_clear_object (&self->cancellable);
  window = maillage_ui_window_from (GTK_WIDGET (self));
  if (records != NULL)
    show_records (self, records);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
  set_complete (self, TRUE);
}

static GStrv
dup_kinds (MaillageTrash *self)
{
  g_autoptr (GPtrArray) kinds
      = maillage_registry_list_kinds (maillage_context_get_registry (self->context));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < kinds->len; i++)
    g_strv_builder_add (builder, maillage_kind_get_id (kinds->pdata[i]));
  return g_strv_builder_end (builder);
}

static void
update (MaillageTrash *self)
{
  g_auto (GStrv) kinds = dup_kinds (self);

  set_complete (self, FALSE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  maillage_gather_async (self->context,
                         (const char *const *) kinds,
                         TRUE,
                         0,
                         self->cancellable,
                         gathered,
                         g_object_ref (self));
}

static void
update_if_mapped (MaillageTrash *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
maillage_trash_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (maillage_trash_parent_class)->map (widget);
  update (MAILLAGE_TRASH (widget));
}

/* The object */

static void
maillage_trash_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, MAILLAGE_TRASH (object)->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_trash_dispose (GObject *object)
{
  MaillageTrash *self = MAILLAGE_TRASH (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_trash_parent_class)->dispose (object);
}

static void
maillage_trash_class_init (MaillageTrashClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_trash_get_property;
  object_class->dispose = maillage_trash_dispose;
  widget_class->map = maillage_trash_map;
  properties[PROP_COMPLETE] = g_param_spec_boolean (
      "complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/shell/maillage-trash.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageTrash, box);
  gtk_widget_class_bind_template_child (widget_class, MaillageTrash, stack);
  gtk_widget_class_bind_template_child (widget_class, MaillageTrash, list);
}

static void
maillage_trash_init (MaillageTrash *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Trash"), NULL));
  gtk_box_prepend (GTK_BOX (self->box), bar);
}

GtkWidget *
maillage_trash_new (MaillageContext *context)
{
  MaillageTrash *self = g_object_new (MAILLAGE_TYPE_TRASH, NULL);

  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (update_if_mapped), self);
  return GTK_WIDGET (self);
}

gboolean
maillage_trash_get_complete (MaillageTrash *self)
{
  return self->complete;
}

guint
maillage_trash_get_n_records (MaillageTrash *self)
{
  return self->n_records;
}
