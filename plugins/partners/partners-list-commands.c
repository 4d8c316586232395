/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one does from a list with the partners chosen there, or with the search itself. */

#include "partners-members.h"
#include "partners-ui.h"

/* Adding to a list */

typedef struct
{
  MaillageScope *scope;
  GStrv uuids;
  const char *role;
} Addition;

static void
addition_free (gpointer data, GClosure *closure)
{
  Addition *addition = data;

  g_object_unref (addition->scope);
  g_strfreev (addition->uuids);
  g_free (addition);
}

static void
added_cb (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    maillage_ui_window_show_toast (window, maillage_change_get_label (change), change);
}

static void
list_picked_cb (GtkWidget *picker, const char *list, const char *title, Addition *addition)
{
  GtkWidget *from = gtk_widget_get_parent (picker);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  guint n = g_strv_length (addition->uuids);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u partner added to “%s”", "%u partners added to “%s”", n),
      n,
      title);
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (addition->scope, label);

  for (guint i = 0; i < n; i++)
    maillage_edit_link (edit, list, addition->role, addition->uuids[i]);
  if (window != NULL && n > 0)
    maillage_ui_window_commit (window, from, edit, added_cb, NULL);
}

static gboolean
drop_popover (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not while it is still telling what was picked. */
static void
popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_popover, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
pop_up_picker (MaillageScope *scope, GtkWidget *from, const char *kind_id, gboolean may_create)
{
  GtkWidget *picker = maillage_ui_record_picker_new (scope, kind_id);

  maillage_ui_record_picker_set_may_create (MAILLAGE_UI_RECORD_PICKER (picker), may_create);
  gtk_widget_set_parent (picker, from);
  g_signal_connect (picker, "closed", G_CALLBACK (popover_closed_cb), NULL);
  g_signal_connect_object (
      from, "destroy", G_CALLBACK (gtk_widget_unparent), picker, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (picker));
  return picker;
}

static void
add_to_list (MaillageScope *scope,
             GtkWidget *from,
             const char *const *uuids,
             const char *search,
             gpointer role)
{
  Addition *addition;
  GtkWidget *picker;

  if (maillage_ui_window_from (from) == NULL)
    return;
  addition = g_new0 (Addition, 1);
  addition->scope = g_object_ref (scope);
  addition->uuids = g_strdupv ((char **) uuids);
  addition->role = role;
  picker = pop_up_picker (scope, from, PARTNERS_CONTACT_LIST, TRUE);
  gtk_popover_set_position (GTK_POPOVER (picker), GTK_POS_TOP);
  g_signal_connect_data (picker, "picked", G_CALLBACK (list_picked_cb), addition, addition_free, 0);
}

/* Writing */

static void
write_to (MaillageScope *scope,
          GtkWidget *from,
          const char *const *uuids,
          const char *search,
          gpointer user_data)
{
  g_autoptr (GPtrArray) members = partners_members_of (scope, uuids);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  guint n_without;
  g_autofree char *addresses = partners_members_dup_addresses (members, &n_without);

  if (*addresses != '\0')
    partners_write_to (from, addresses);
  if (n_without > 0 && window != NULL)
    {
      g_autofree char *text = partners_members_dup_without (n_without);

      maillage_ui_window_show_toast (window, text, NULL);
    }
}

/* Keeping a search */

static void
keep_search (MaillageScope *scope,
             GtkWidget *from,
             const char *const *uuids,
             const char *search,
             gpointer user_data)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (scope, _ ("Search kept as a contact list"));
  g_autoptr (MaillageQuery) query = maillage_scope_new_query_from_string (scope, search, NULL);
  g_autofree char *words = NULL;
  const char *list;

  if (window == NULL || query == NULL)
    return;
  words = maillage_query_describe (query, maillage_scope_get_store (scope));
  list = maillage_edit_create (edit, PARTNERS_CONTACT_LIST);
  maillage_edit_set (edit, list, "name", words);
  maillage_edit_set (edit, list, "use", "mailing");
  maillage_edit_set (edit, list, "search", search);
  maillage_ui_window_begin_record (window, from, edit, list);
}

/* An agreement that begins with the meeting at which it was signed */

#define EVENT "events.event"
#define PARTICIPATION "events.participation"

/* Of those who came, each organisation once. */
static void
add_parties (MaillageScope *scope, MaillageEdit *edit, const char *agreement, const char *event)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, PARTICIPATION);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) participations = NULL;

  maillage_query_set_owner (query, event);
  maillage_query_add_filter (
      query, "attendance", MAILLAGE_OPERATOR_EQUAL, "present\nrepresented\nwalk_in");
  participations = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  for (guint i = 0; participations != NULL && i < participations->len; i++)
    {
      MaillageRecord *participation = g_ptr_array_index (participations, i);
      const char *organisation = maillage_record_get_n_links (participation, "organisation") > 0
                                     ? maillage_record_get_link (participation, "organisation", 0)
                                     : NULL;

      if (organisation != NULL && g_hash_table_add (seen, g_strdup (organisation)))
        maillage_edit_link (edit,
                            maillage_edit_create_child (edit, PARTNERS_PARTY, agreement),
                            "organisation",
                            organisation);
    }
}

static void
event_picked_cb (GtkWidget *picker, const char *event, const char *title, MaillageScope *scope)
{
  GtkWidget *from = gtk_widget_get_parent (picker);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autoptr (MaillageRecord) record = maillage_scope_load (scope, event, NULL);
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, _ ("New agreement"));
  const char *agreement;

  if (window == NULL || record == NULL)
    return;
  agreement = maillage_edit_create (edit, PARTNERS_AGREEMENT);
  maillage_edit_set (edit, agreement, "name", title);
  maillage_edit_set (edit, agreement, "stage", "signed");
  maillage_edit_set (edit, agreement, "signed_on", maillage_record_get_value (record, "date"));
  add_parties (scope, edit, agreement, event);
  maillage_ui_window_begin_record (window, from, edit, agreement);
}

static void
begin_from_event (MaillageScope *scope,
                  GtkWidget *from,
                  const char *const *uuids,
                  const char *search,
                  gpointer user_data)
{
  if (maillage_ui_window_from (from) != NULL)
    g_signal_connect_object (
        pop_up_picker (scope, from, EVENT, FALSE), "picked", G_CALLBACK (event_picked_cb), scope, 0);
}

/* All of them */

static void
add_for_partners (MaillageScope *scope, const char *kind_id, const char *role)
{
  maillage_ui_add_list_command (scope,
                                kind_id,
                                MAILLAGE_UI_LIST_SELECTION,
                                _ ("Write…"),
                                NULL,
                                "mail-message-new-symbolic",
                                write_to,
                                NULL,
                                NULL);
  maillage_ui_add_list_command (scope,
                                kind_id,
                                MAILLAGE_UI_LIST_SELECTION,
                                _ ("Add to a list…"),
                                NULL,
                                "maillage-contact-list-symbolic",
                                add_to_list,
                                (gpointer) role,
                                NULL);
  maillage_ui_add_list_command (scope,
                                kind_id,
                                MAILLAGE_UI_LIST_SEARCH,
                                _ ("Keep this search as a contact list"),
                                NULL,
                                "maillage-contact-list-symbolic",
                                keep_search,
                                NULL,
                                NULL);
}

void
partners_add_list_commands (MaillageScope *scope)
{
  add_for_partners (scope, PARTNERS_ORGANISATION, "organisations");
  add_for_partners (scope, PARTNERS_PERSON, "persons");
  maillage_ui_add_list_command (scope,
                                PARTNERS_AGREEMENT,
                                MAILLAGE_UI_LIST_EMPTY,
                                _ ("Start from a signing event"),
                                _ ("Those who came become the parties"),
                                "maillage-event-symbolic",
                                begin_from_event,
                                NULL,
                                NULL);
}
