/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-members-section.h"

#include "partners-members.h"
#include "partners-ui.h"

/* More is a list's job, and no mail program's. */
#define MOST_FOUND 2000
#define MOST_ROWS 200

struct _PartnersMembersSection
{
  MaillageUiSection parent_instance;

  GPtrArray *members; /* PartnersMember */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;

  GtkWidget *search_box;
  GtkWidget *search; /* what it finds by, in words */
  GtkWidget *without;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PartnersMembersSection, partners_members_section, MAILLAGE_UI_TYPE_SECTION)

/* Rows */

static const char *
icon_of (const PartnersMember *member)
{
  if (g_str_equal (member->kind, PARTNERS_PERSON))
    return "avatar-default-symbolic";
  return g_str_equal (member->kind, PARTNERS_SEAT) ? "maillage-seat-empty-symbolic"
                                                   : "maillage-organisation-symbolic";
}

static char *
dup_detail (const PartnersMember *member)
{
  const char *parts[3] = { NULL };
  gsize n = 0;

  if (member->job != NULL)
    parts[n++] = member->job;
  if (member->organisation != NULL)
    parts[n++] = member->organisation;
  return g_strjoinv (" · ", (char **) parts);
}

/* What stands in the way of writing. */
static const char *
reason_of (const PartnersMember *member)
{
  if (g_str_equal (member->kind, PARTNERS_SEAT))
    return _ ("Vacant seat");
  return member->objects ? _ ("Objects to being mailed") : _ ("No address");
}

static GtkWidget *
reach_new (const PartnersMember *member)
{
  GtkWidget *state;

  if (member->email != NULL)
    return maillage_ui_label_new (member->email, "dim-label");
  state = maillage_ui_state_new ();
  maillage_ui_state_set (MAILLAGE_UI_STATE (state),
                         "dialog-warning-symbolic",
                         reason_of (member),
                         MAILLAGE_TONE_WARNING);
  return state;
}

static GtkWidget *
row_new (const PartnersMember *member)
{
  g_autofree char *detail = dup_detail (member);

  return partners_row_new (
      icon_of (member), member->name, detail, reach_new (member), member->uuid);
}

static void
show_without (PartnersMembersSection *self, guint n_without)
{
  g_autofree char *text = partners_members_dup_without (n_without);

  gtk_label_set_label (GTK_LABEL (self->without), text);
  gtk_widget_set_visible (self->without, n_without > 0);
}

static void
show_members (PartnersMembersSection *self)
{
  guint n_without;
  g_autofree char *addresses = partners_members_dup_addresses (self->members, &n_without);

  maillage_ui_rows_clear (self->list);
  for (guint i = 0; i < MIN (self->members->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (g_ptr_array_index (self->members, i)));
  gtk_widget_set_visible (self->list, self->members->len > 0);
  show_without (self, n_without);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.write", *addresses != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.copy", *addresses != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.export", self->members->len > 0);
  maillage_ui_section_set_count (MAILLAGE_UI_SECTION (self), self->members->len);
}

static void
take_found (PartnersMembersSection *self, GPtrArray *found)
{
  MaillageUiSection *section = MAILLAGE_UI_SECTION (self);

  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = partners_list_members (
      maillage_ui_section_get_scope (section), maillage_ui_section_get_record (section), found);
  show_members (self);
}

/* The search */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PartnersMembersSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    gtk_label_set_label (GTK_LABEL (self->search), error->message);
  take_found (self, found);
}

static void
partners_members_section_refresh (MaillageUiSection *section, MaillageRecord *record)
{
  PartnersMembersSection *self = PARTNERS_MEMBERS_SECTION (section);
  MaillageStore *store = maillage_scope_get_store (maillage_ui_section_get_scope (section));
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageQuery) query
      = partners_list_dup_search (maillage_ui_section_get_scope (section), record, &error);
  g_autofree char *words = query != NULL ? maillage_query_describe (query, store) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (error != NULL)
    words = g_strdup (error->message);
  gtk_label_set_label (GTK_LABEL (self->search), words != NULL ? words : "");
  gtk_widget_set_visible (self->search_box, words != NULL);
  if (query == NULL)
    {
      take_found (self, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  maillage_query_set_limit (query, MOST_FOUND);
  maillage_store_query_async (store, query, self->cancellable, found_cb, g_object_ref (self));
}

/* Actions */

static char *
dup_addresses (PartnersMembersSection *self)
{
  guint n_without;

  return partners_members_dup_addresses (self->members, &n_without);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *addresses = dup_addresses (PARTNERS_MEMBERS_SECTION (widget));

  partners_write_to (widget, addresses);
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiSection *section = MAILLAGE_UI_SECTION (widget);
  MaillageUiWindow *window = maillage_ui_window_from (widget);
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (
      maillage_ui_section_get_scope (section), _ ("Search of a contact list forgotten"));

  maillage_edit_set (
      edit, maillage_record_get_uuid (maillage_ui_section_get_record (section)), "search", NULL);
  if (window != NULL)
    maillage_ui_window_commit (window, widget, edit, NULL, NULL);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PartnersMembersSection *self = PARTNERS_MEMBERS_SECTION (widget);
  MaillageUiWindow *window = maillage_ui_window_from (widget);
  g_autofree char *addresses = dup_addresses (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), addresses);
  if (window != NULL)
    maillage_ui_window_show_toast (window, _ ("Addresses copied"), NULL);
}

static gboolean
export_to (PartnersMembersSection *self, const char *path, GError **error)
{
  const char *head[]
      = { _ ("Name"), _ ("Organisation"), _ ("Job title"), _ ("Email"), _ ("Phone"), NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->members->len; i++)
    {
      const PartnersMember *member = g_ptr_array_index (self->members, i);
      const char **cells = g_new0 (const char *, G_N_ELEMENTS (head));

      cells[0] = member->name;
      cells[1] = member->organisation != NULL ? member->organisation : "";
      cells[2] = member->job != NULL ? member->job : "";
      cells[3] = member->email != NULL ? member->email : "";
      cells[4] = member->phone != NULL ? member->phone : "";
      g_ptr_array_add (rows, cells);
    }
  return maillage_export_csv_table (head, rows, MAILLAGE_EXPORT_BOM, path, error);
}

static void
export_responded_cb (PartnersMembersSection *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && !export_to (self, path, &error)
      && window != NULL)
    maillage_ui_window_show_error (window, error);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PartnersMembersSection *self = PARTNERS_MEMBERS_SECTION (widget);
  MaillageRecord *list = maillage_ui_section_get_record (MAILLAGE_UI_SECTION (self));
  g_autofree char *file_name = g_strconcat (maillage_record_get_title (list), ".csv", NULL);

  g_strdelimit (file_name, "/", '-');
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Export"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (export_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The object */

static void
partners_members_section_dispose (GObject *object)
{
  PartnersMembersSection *self = PARTNERS_MEMBERS_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  G_OBJECT_CLASS (partners_members_section_parent_class)->dispose (object);
}

static void
partners_members_section_class_init (PartnersMembersSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = partners_members_section_dispose;
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = partners_members_section_refresh;
  gtk_widget_class_install_action (widget_class, "members.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "members.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "members.forget", NULL, forget_action);
  gtk_widget_class_install_action (widget_class, "members.export", NULL, export_action);
}

static GtkWidget *
button_new (const char *icon_name, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* In the section, so that its actions are found from there. */
static GtkWidget *
buttons_new (void)
{
  GtkWidget *wrap = maillage_ui_wrap_new ();

  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (wrap),
                           button_new ("mail-message-new-symbolic", _ ("Write…"), "members.write"));
  maillage_ui_wrap_append (
      MAILLAGE_UI_WRAP (wrap),
      button_new ("edit-copy-symbolic", _ ("Copy the addresses"), "members.copy"));
  maillage_ui_wrap_append (MAILLAGE_UI_WRAP (wrap),
                           button_new ("document-save-symbolic", _ ("Export…"), "members.export"));
  return wrap;
}

static void
make_search (PartnersMembersSection *self)
{
  GtkWidget *forget = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  self->search_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->search = maillage_ui_label_new (NULL, "dim-label");
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->search), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->search), TRUE);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (forget, _ ("Forget this search"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Forget this search"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "members.forget");
  gtk_box_append (GTK_BOX (self->search_box), self->search);
  gtk_box_append (GTK_BOX (self->search_box), forget);
}

static void
partners_members_section_init (PartnersMembersSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->members = g_ptr_array_new ();
  make_search (self);
  self->without = maillage_ui_label_new (NULL, "warning");
  self->list = maillage_ui_rows_new ();
  gtk_box_append (GTK_BOX (box), self->search_box);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->without);
  gtk_box_append (GTK_BOX (box), buttons_new ());
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), box);
}
