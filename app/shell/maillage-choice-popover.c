/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-choice-popover.h"

#include <glib/gi18n-lib.h>

struct _MaillageChoicePopover
{
  GtkPopover parent_instance;

  MaillageStore *store;
  MaillageField *field;
  char *value;
  guint used;
  GPtrArray *others; /* ids, as they stand in `instead` after its first */

  GtkWidget *box, *name, *problem, *instead;
};

G_DEFINE_FINAL_TYPE (MaillageChoicePopover, maillage_choice_popover, GTK_TYPE_POPOVER)

static guint committed_signal;

static gboolean
is_hidden (MaillageChoicePopover *self)
{
  MaillageChoice *choice = maillage_field_find_choice (self->field, self->value);

  return choice != NULL && maillage_choice_get_hidden (choice);
}

/* Doing it */

static void
say (MaillageChoicePopover *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  gtk_widget_set_sensitive (self->box, TRUE);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MaillageChoicePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) change
      = maillage_store_commit_finish (MAILLAGE_STORE (source), result, &error);

  say (self, error != NULL ? error->message : NULL);
  if (change == NULL)
    return;
  /* An entry that goes while it has the focus would complain. */
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, committed_signal, 0, change);
}

static void
take_edit (MaillageChoicePopover *self, MaillageEdit *take, GError *take_error)
{
  g_autoptr (MaillageEdit) edit = take;
  g_autoptr (GError) error = take_error;

  if (edit == NULL)
    {
      say (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (self->box, FALSE);
  maillage_store_commit_async (self->store, edit, NULL, on_committed, g_object_ref (self));
}

static void
on_rename (MaillageChoicePopover *self)
{
  GError *error = NULL;
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self->name));
  MaillageEdit *edit
      = maillage_choices_new_rename (self->store, self->field, self->value, label, &error);

  take_edit (self, edit, error);
}

static void
on_hide (MaillageChoicePopover *self)
{
  GError *error = NULL;
  MaillageEdit *edit = maillage_choices_new_hide (
      self->store, self->field, self->value, !is_hidden (self), &error);

  take_edit (self, edit, error);
}

static void
on_removal_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MaillageChoicePopover) self = user_data;
  GError *error = NULL;
  MaillageEdit *edit = maillage_choices_new_remove_finish (MAILLAGE_STORE (source), result, &error);

  take_edit (self, edit, error);
}

static void
on_remove (MaillageChoicePopover *self)
{
  guint chosen
      = self->instead != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->instead)) : 0;

  gtk_widget_set_sensitive (self->box, FALSE);
  maillage_choices_new_remove_async (self->store,
                                     self->field,
                                     self->value,
                                     chosen > 0 ? g_ptr_array_index (self->others, chosen - 1)
                                                : NULL,
                                     NULL,
                                     on_removal_read,
                                     g_object_ref (self));
}

/* What it is made of */

static GtkWidget *
sentence_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
add_button (MaillageChoicePopover *self, const char *label, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_name (button, name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
add_name (MaillageChoicePopover *self)
{
  g_autofree char *label = maillage_field_format (self->field, self->value);

  self->name = gtk_entry_new ();
  gtk_widget_set_name (self->name, "name");
  gtk_editable_set_text (GTK_EDITABLE (self->name), label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the value"), -1);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (on_rename), self, G_CONNECT_SWAPPED);
  self->problem = sentence_new (NULL);
  gtk_widget_set_name (self->problem, "problem");
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->name);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  add_button (self, _ ("Re_name"), "rename", G_CALLBACK (on_rename));
}

static void
add_hiding (MaillageChoicePopover *self)
{
  gboolean hidden = is_hidden (self);

  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box),
                  sentence_new (hidden ? _ ("It is off the list: nobody is offered it.")
                                       : _ ("Off the list, nobody is offered it any more; the "
                                            "records that have it keep it.")));
  add_button (self,
              hidden ? _ ("_Put Back on the List") : _ ("_Take Off the List"),
              "hide",
              G_CALLBACK (on_hide));
}

static void
add_others (MaillageChoicePopover *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GListModel *choices = maillage_field_get_choices (self->field);

  gtk_string_list_append (labels, _ ("Nothing: the field is emptied"));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      if (strcmp (maillage_choice_get_value (choice), self->value) == 0)
        continue;
      gtk_string_list_append (labels, maillage_choice_get_label (choice));
      g_ptr_array_add (self->others, g_strdup (maillage_choice_get_value (choice)));
    }
  self->instead = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_widget_set_name (self->instead, "instead");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->instead),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What takes its place"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), self->instead);
}

/* Nothing need take the place of what nobody has. */
static void
add_removal (MaillageChoicePopover *self)
{
  g_autofree char *used = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%u record has it. What takes its place?",
                                                        "%u records have it. What takes its place?",
                                                        self->used),
                                           self->used);

  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box),
                  sentence_new (self->used > 0 ? used : _ ("No record has it.")));
  if (self->used > 0)
    add_others (self);
  gtk_widget_add_css_class (add_button (self, _ ("_Remove"), "remove", G_CALLBACK (on_remove)),
                            "destructive-action");
}

/* Class */

static void
maillage_choice_popover_dispose (GObject *object)
{
  MaillageChoicePopover *self = MAILLAGE_CHOICE_POPOVER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->field);
  G_OBJECT_CLASS (maillage_choice_popover_parent_class)->dispose (object);
}

static void
maillage_choice_popover_finalize (GObject *object)
{
  MaillageChoicePopover *self = MAILLAGE_CHOICE_POPOVER (object);

  g_free (self->value);
  g_ptr_array_unref (self->others);
  G_OBJECT_CLASS (maillage_choice_popover_parent_class)->finalize (object);
}

static void
maillage_choice_popover_class_init (MaillageChoicePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = maillage_choice_popover_dispose;
  object_class->finalize = maillage_choice_popover_finalize;
  committed_signal = g_signal_new ("committed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   MAILLAGE_TYPE_CHANGE);
}

static void
maillage_choice_popover_init (MaillageChoicePopover *self)
{
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (self->box, 6);
  gtk_widget_set_margin_end (self->box, 6);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
}

GtkWidget *
maillage_choice_popover_new (MaillageStore *store,
                             MaillageField *field,
                             const char *value,
                             guint used)
{
  MaillageChoicePopover *self = g_object_new (MAILLAGE_TYPE_CHOICE_POPOVER, NULL);

  self->store = g_object_ref (store);
  self->field = g_object_ref (field);
  self->value = g_strdup (value);
  self->used = used;
  add_name (self);
  add_hiding (self);
  if (maillage_field_get_extensible (field))
    add_removal (self);
  return GTK_WIDGET (self);
}
