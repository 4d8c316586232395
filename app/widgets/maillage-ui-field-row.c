/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row.h"

#include "maillage-ui-field-row-private.h"

/* Somebody who types on without leaving the field loses no more than this of history. */
#define COMMIT_SECONDS 300

/**
 * MaillageUiFieldRow:
 *
 * One field of a record, read and edited in the same place.
 *
 * The row never writes: it says what is to be written and shows what came of it.
 */
G_DEFINE_FINAL_TYPE (MaillageUiFieldRow, maillage_ui_field_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  COMMIT,
  TYPED,
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_typed (MaillageUiFieldRow *self)
{
  if (self->editor == NULL || self->family->dup_typed == NULL)
    return NULL;
  return self->family->dup_typed (self->editor);
}

static void
set_problem (MaillageUiFieldRow *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  _maillage_ui_field_row_show_message (self);
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
update_warning (MaillageUiFieldRow *self)
{
  const char *value = _maillage_ui_field_row_get_value (self);

  g_free (self->warning);
  self->warning = value != NULL && maillage_field_is_stored (self->field)
                      ? maillage_field_dup_warning (self->field, value)
                      : _maillage_ui_field_row_dup_missing (self);
}

/* Puts what is saved into the editor. */
static void
load (MaillageUiFieldRow *self)
{
  g_clear_handle_id (&self->commit_id, g_source_remove);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->offered, g_free);
  self->recovered = FALSE;
  if (self->editor != NULL)
    {
      self->loading = TRUE;
      self->family->load (self, self->editor, _maillage_ui_field_row_get_value (self));
      self->loading = FALSE;
      g_free (self->loaded);
      self->loaded = dup_typed (self);
    }
}

static void
refresh (MaillageUiFieldRow *self)
{
  update_warning (self);
  if (!maillage_ui_field_row_get_unsaved (self))
    load (self);
  _maillage_ui_field_row_show_value (self);
  _maillage_ui_field_row_fill_suffix (self);
  _maillage_ui_field_row_show_message (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->editing ? self->family != NULL
                                              || _maillage_ui_field_row_get_value (self) != NULL
                                        : _maillage_ui_field_row_get_value (self) != NULL);
}

static void
make_editor (MaillageUiFieldRow *self)
{
  if (self->editor != NULL || self->family == NULL)
    return;
  self->loading = TRUE;
  self->editor = self->family->create (self);
  self->loading = FALSE;
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_box_prepend (GTK_BOX (self->line), self->editor);
}

static gboolean
commit_long_typing (gpointer data)
{
  MaillageUiFieldRow *self = data;

  self->commit_id = 0;
  maillage_ui_field_row_commit (self);
  return G_SOURCE_REMOVE;
}

void
_maillage_ui_field_row_typed (MaillageUiFieldRow *self)
{
  g_autofree char *text = NULL;

  if (self->loading)
    return;
  text = dup_typed (self);
  if (self->problem != NULL)
    set_problem (self, NULL);
  if (self->commit_id == 0)
    self->commit_id = g_timeout_add_seconds (COMMIT_SECONDS, commit_long_typing, self);
  g_signal_emit (self, signals[TYPED], 0, g_strcmp0 (text, self->loaded) == 0 ? NULL : text);
}

void
_maillage_ui_field_row_offer (MaillageUiFieldRow *self, const char *value)
{
  if (self->loading || g_strcmp0 (value, _maillage_ui_field_row_get_value (self)) == 0)
    return;
  g_free (self->offered);
  self->offered = dup_typed (self);
  g_signal_emit (self, signals[COMMIT], 0, value);
}

MaillageContext *
_maillage_ui_field_row_get_context (MaillageUiFieldRow *self)
{
  return self->context;
}

MaillageRecord *
_maillage_ui_field_row_get_record (MaillageUiFieldRow *self)
{
  return self->record;
}

void
_maillage_ui_field_row_label (MaillageUiFieldRow *self, GtkWidget *input)
{
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), input);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (input),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->label,
                                  NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->message,
                                  NULL,
                                  -1);
}

void
_maillage_ui_field_row_set_hint (MaillageUiFieldRow *self, const char *hint)
{
  gtk_label_set_label (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint, hint != NULL);
}

/* Whether the focus is in the editor itself and not in a popover of it. */
static gboolean
focus_is_here (MaillageUiFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_native (focus) == GTK_NATIVE (root);
}

static gboolean
on_key (MaillageUiFieldRow *self, guint key, guint code, GdkModifierType state)
{
  gboolean unsaved;

  if (!self->editing || !focus_is_here (self))
    return FALSE;
  unsaved = maillage_ui_field_row_get_unsaved (self);
  if (key == GDK_KEY_Escape && unsaved)
    {
      maillage_ui_field_row_restore (self);
      return TRUE;
    }
  if ((key == GDK_KEY_z || key == GDK_KEY_Z) && (state & GDK_CONTROL_MASK) && !unsaved)
    return gtk_widget_activate_action (
        GTK_WIDGET (self), state & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);
  return FALSE;
}

static void
on_focus_leave (MaillageUiFieldRow *self)
{
  maillage_ui_field_row_commit (self);
}

static gboolean
maillage_ui_field_row_grab_focus (GtkWidget *widget)
{
  MaillageUiFieldRow *self = MAILLAGE_UI_FIELD_ROW (widget);

  if (self->editing && self->editor != NULL)
    return gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET_CLASS (maillage_ui_field_row_parent_class)->grab_focus (widget);
}

/* Tab goes from editor to editor, not to the rows that hold them. */
static gboolean
maillage_ui_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MaillageUiFieldRow *self = MAILLAGE_UI_FIELD_ROW (widget);

  if (self->editing)
    return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)), direction);
  return GTK_WIDGET_CLASS (maillage_ui_field_row_parent_class)->focus (widget, direction);
}

static void
maillage_ui_field_row_dispose (GObject *object)
{
  MaillageUiFieldRow *self = MAILLAGE_UI_FIELD_ROW (object);

  g_clear_handle_id (&self->commit_id, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (maillage_ui_field_row_parent_class)->dispose (object);
}

static void
maillage_ui_field_row_finalize (GObject *object)
{
  MaillageUiFieldRow *self = MAILLAGE_UI_FIELD_ROW (object);

  g_clear_object (&self->field);
  g_free (self->own_value);
  g_free (self->loaded);
  g_free (self->offered);
  g_free (self->problem);
  g_free (self->warning);
  G_OBJECT_CLASS (maillage_ui_field_row_parent_class)->finalize (object);
}

static void
maillage_ui_field_row_class_init (MaillageUiFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_ui_field_row_finalize;
  widget_class->grab_focus = maillage_ui_field_row_grab_focus;
  widget_class->focus = maillage_ui_field_row_focus;

  signals[COMMIT] = g_signal_new ("commit",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
  signals[CHECKED] = g_signal_new (
      "checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/maillage/Maillage/ui/maillage-ui-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFieldRow, hint);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFieldRow, message);
  gtk_widget_class_bind_template_child (widget_class, MaillageUiFieldRow, suffix);
}

static void
maillage_ui_field_row_init (MaillageUiFieldRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * maillage_ui_field_row_new:
 * @context: the program's
 * @field: the field it shows
 *
 * Returns: (transfer floating): a row, empty until it has a record
 */
GtkWidget *
maillage_ui_field_row_new (MaillageContext *context, MaillageField *field)
{
  MaillageUiFieldRow *self = g_object_new (MAILLAGE_UI_TYPE_FIELD_ROW, NULL);

  g_return_val_if_fail (MAILLAGE_IS_FIELD (field), GTK_WIDGET (self));
  g_set_object (&self->context, context);
  self->field = g_object_ref (field);
  self->family = maillage_field_get_retired (field) ? NULL : _maillage_ui_find_editor (field);
  gtk_widget_set_name (GTK_WIDGET (self), maillage_field_get_id (field));
  gtk_label_set_label (GTK_LABEL (self->label), maillage_field_get_label (field));
  return GTK_WIDGET (self);
}

/**
 * maillage_ui_field_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): its field
 */
MaillageField *
maillage_ui_field_row_get_field (MaillageUiFieldRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self), NULL);
  return self->field;
}

/**
 * maillage_ui_field_row_set_record:
 * @self: a row
 * @record: a record of the field's kind
 *
 * Shows the record's value; called again when it changed.
 */
void
maillage_ui_field_row_set_record (MaillageUiFieldRow *self, MaillageRecord *record)
{
  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  g_return_if_fail (MAILLAGE_IS_RECORD (record));
  g_set_object (&self->record, record);
  refresh (self);
}

/**
 * maillage_ui_field_row_set_value:
 * @self: a row that shows no record
 * @value: (nullable): a canonical value
 *
 * Shows a value that is no record's, such as one for many records.
 */
void
maillage_ui_field_row_set_value (MaillageUiFieldRow *self, const char *value)
{
  g_autofree char *kept = g_strdup (value);

  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  g_return_if_fail (self->record == NULL);
  g_free (self->own_value);
  self->own_value = g_steal_pointer (&kept);
  refresh (self);
}

/**
 * maillage_ui_field_row_set_editing:
 * @self: a row
 * @editing: whether it can be edited
 *
 * Leaving the mode commits what is typed.
 */
void
maillage_ui_field_row_set_editing (MaillageUiFieldRow *self, gboolean editing)
{
  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  if (self->editing && !editing)
    maillage_ui_field_row_commit (self);
  self->editing = editing;
  if (editing)
    make_editor (self);
  if (self->editor != NULL)
    gtk_widget_set_visible (self->editor, editing);
  gtk_widget_set_focusable (GTK_WIDGET (self), !editing);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !editing);
  if (editing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-editing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "maillage-editing");
  _maillage_ui_field_row_set_hint (self, NULL);
  refresh (self);
}

/**
 * maillage_ui_field_row_set_bare:
 * @self: a row
 * @bare: whether it goes without its label
 */
void
maillage_ui_field_row_set_bare (MaillageUiFieldRow *self, gboolean bare)
{
  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  self->bare = bare;
  gtk_widget_set_visible (self->label, !bare);
}

/**
 * maillage_ui_field_row_get_empty:
 * @self: a row
 *
 * Returns: whether the record has no value there
 */
gboolean
maillage_ui_field_row_get_empty (MaillageUiFieldRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self), TRUE);
  return _maillage_ui_field_row_get_value (self) == NULL;
}

/**
 * maillage_ui_field_row_get_unsaved:
 * @self: a row
 *
 * Returns: whether something is typed that is not in the store
 */
gboolean
maillage_ui_field_row_get_unsaved (MaillageUiFieldRow *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self), FALSE);
  typed = dup_typed (self);
  return typed != NULL && self->loaded != NULL && strcmp (typed, self->loaded) != 0;
}

/**
 * maillage_ui_field_row_set_draft:
 * @self: a row that is edited
 * @text: what was typed and not saved
 *
 * Shows a recovered text, and says that it is not saved.
 */
void
maillage_ui_field_row_set_draft (MaillageUiFieldRow *self, const char *text)
{
  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  g_return_if_fail (text != NULL);
  if (self->editor == NULL || self->family->set_typed == NULL)
    return;
  self->loading = TRUE;
  self->family->set_typed (self->editor, text);
  self->loading = FALSE;
  self->recovered = maillage_ui_field_row_get_unsaved (self);
  _maillage_ui_field_row_show_message (self);
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

/**
 * maillage_ui_field_row_commit:
 * @self: a row
 *
 * Checks what is typed. If it can be understood, `commit` asks to write it; otherwise the text
 * stays, with the reason beneath.
 */
void
maillage_ui_field_row_commit (MaillageUiFieldRow *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  if (!maillage_ui_field_row_get_unsaved (self))
    return;
  typed = dup_typed (self);
  if (g_strcmp0 (typed, self->offered) == 0) /* it is being written */
    return;
  value = is_blank (typed) ? NULL : maillage_field_parse (self->field, typed, NULL, &error);
  if (error != NULL)
    {
      set_problem (self, error->message);
      return;
    }
  if (g_strcmp0 (value, _maillage_ui_field_row_get_value (self)) == 0)
    maillage_ui_field_row_restore (self); /* said otherwise, the same */
  else
    _maillage_ui_field_row_offer (self, value);
}

/**
 * maillage_ui_field_row_restore:
 * @self: a row
 *
 * Shows what is saved again.
 */
void
maillage_ui_field_row_restore (MaillageUiFieldRow *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  load (self);
  refresh (self);
  g_signal_emit (self, signals[TYPED], 0, NULL);
  g_signal_emit (self, signals[CHECKED], 0);
}

/**
 * maillage_ui_field_row_saved:
 * @self: a row whose `commit` was written
 */
void
maillage_ui_field_row_saved (MaillageUiFieldRow *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *offered = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  typed = dup_typed (self);
  offered = g_steal_pointer (&self->offered);
  if (g_strcmp0 (typed, offered) == 0)
    {
      maillage_ui_field_row_restore (self);
      return;
    }
  /* Typing went on while it was written. */
  g_free (self->loaded);
  self->loaded = g_steal_pointer (&offered);
  refresh (self);
}

/**
 * maillage_ui_field_row_failed:
 * @self: a row whose `commit` could not be written
 * @message: why, in a sentence
 *
 * The text stays.
 */
void
maillage_ui_field_row_failed (MaillageUiFieldRow *self, const char *message)
{
  g_return_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self));
  g_clear_pointer (&self->offered, g_free);
  if (self->family != NULL && self->family->dup_typed == NULL)
    load (self); /* what was chosen is not what is saved */
  set_problem (self, message);
}

/**
 * maillage_ui_field_row_get_problem:
 * @self: a row
 *
 * Returns: (nullable): why what is typed is not saved
 */
const char *
maillage_ui_field_row_get_problem (MaillageUiFieldRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self), NULL);
  return self->problem;
}

/**
 * maillage_ui_field_row_get_warning:
 * @self: a row
 *
 * Returns: (nullable): what is doubtful about the value that is saved
 */
const char *
maillage_ui_field_row_get_warning (MaillageUiFieldRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_FIELD_ROW (self), NULL);
  return self->warning;
}
