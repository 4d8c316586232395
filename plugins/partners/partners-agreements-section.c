/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-agreements-section.h"

#include "partners-ui.h"

struct _PartnersAgreementsSection
{
  MaillageUiSection parent_instance;

  GtkWidget *rows;
  GHashTable *shown; /* uuids */
};

G_DEFINE_FINAL_TYPE (PartnersAgreementsSection,
                     partners_agreements_section,
                     MAILLAGE_UI_TYPE_SECTION)

static void
add_row (PartnersAgreementsSection *self, MaillageRecord *agreement, const char *part)
{
  g_autofree char *detail = NULL;
  GtkWidget *state;

  if (maillage_record_get_trashed (agreement)
      || !g_hash_table_add (self->shown, g_strdup (maillage_record_get_uuid (agreement))))
    return;
  detail = partners_agreement_dup_detail (agreement, part);
  state = maillage_ui_state_new ();
  partners_agreement_show_due (agreement, MAILLAGE_UI_STATE (state));
  gtk_list_box_append (GTK_LIST_BOX (self->rows),
                       partners_row_new ("maillage-agreement-symbolic",
                                         maillage_record_get_title (agreement),
                                         detail,
                                         state,
                                         maillage_record_get_uuid (agreement)));
}

static GPtrArray *
query_linked (MaillageScope *scope,
              const char *kind,
              const char *role,
              MaillageRecord *organisation)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  maillage_query_set_linked (query, role, maillage_record_get_uuid (organisation));
  found = maillage_store_query (maillage_scope_get_store (scope), query, &error);
  if (found == NULL)
    g_message ("The agreements could not be read: %s", error->message);
  return found != NULL ? found : g_ptr_array_new ();
}

static void
partners_agreements_section_refresh (MaillageUiSection *section, MaillageRecord *organisation)
{
  PartnersAgreementsSection *self = PARTNERS_AGREEMENTS_SECTION (section);
  MaillageScope *scope = maillage_ui_section_get_scope (section);
  g_autoptr (GPtrArray) piloted = query_linked (scope, PARTNERS_AGREEMENT, "pilot", organisation);
  g_autoptr (GPtrArray) parties
      = query_linked (scope, PARTNERS_PARTY, "organisation", organisation);

  maillage_ui_rows_clear (self->rows);
  g_hash_table_remove_all (self->shown);
  for (guint i = 0; i < piloted->len; i++)
    add_row (self, g_ptr_array_index (piloted, i), C_ ("agreement", "pilot"));
  for (guint i = 0; i < parties->len; i++)
    {
      MaillageRecord *party = g_ptr_array_index (parties, i);
      g_autoptr (MaillageRecord) agreement
          = maillage_scope_load (scope, maillage_record_get_owner (party), NULL);

      if (agreement != NULL)
        add_row (self, agreement, C_ ("agreement", "party"));
    }
  maillage_ui_section_set_count (section, g_hash_table_size (self->shown));
}

static void
partners_agreements_section_finalize (GObject *object)
{
  g_hash_table_unref (PARTNERS_AGREEMENTS_SECTION (object)->shown);
  G_OBJECT_CLASS (partners_agreements_section_parent_class)->finalize (object);
}

static void
partners_agreements_section_class_init (PartnersAgreementsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = partners_agreements_section_finalize;
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = partners_agreements_section_refresh;
}

static void
add_clicked_cb (MaillageUiSection *self)
{
  partners_begin_agreement (maillage_ui_section_get_scope (self),
                            GTK_WIDGET (self),
                            maillage_record_get_uuid (maillage_ui_section_get_record (self)));
}

static GtkWidget *
add_new (PartnersAgreementsSection *self)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _ ("New agreement"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New agreement"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  return add;
}

static void
partners_agreements_section_init (PartnersAgreementsSection *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = maillage_ui_rows_new ();
  maillage_ui_section_set_child (MAILLAGE_UI_SECTION (self), self->rows);
  maillage_ui_section_set_end (MAILLAGE_UI_SECTION (self), add_new (self));
}
