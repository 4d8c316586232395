/* SPDX-License-Identifier: 0BSD */

#include <maillage-ui.h>

#define _(text) g_dgettext ("org.example.loans", text)

#define LOANS_TYPE_PLUGIN (loans_plugin_get_type ())
G_DECLARE_FINAL_TYPE (LoansPlugin, loans_plugin, LOANS, PLUGIN, MaillagePlugin)

struct _LoansPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (LoansPlugin, loans_plugin, MAILLAGE_TYPE_PLUGIN)

static void
loans_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  MaillageKind *loan = maillage_scope_add_kind (scope, "loan", _("Loan"), _("Loans"));
  MaillageField *field;

  maillage_kind_set_create_label (loan, _("New loan"));
  maillage_kind_set_purpose (loan, _("Write down what you lend, so that it comes back."));
  maillage_kind_set_title_format (loan, "{item}");

  field = maillage_kind_add_field (loan, "item", MAILLAGE_FIELD_TEXT, _("Item"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  /* A link to another plugin's kind: while that plugin is off, the field waits. */
  field = maillage_kind_add_field (loan, "borrower", MAILLAGE_FIELD_LINK, _("Borrower"));
  maillage_field_set_target (field, "partners.person");
  maillage_field_set_inverse_label (field, _("Loans"));
  maillage_field_set_in_list (field, TRUE);

  field = maillage_kind_add_field (loan, "due", MAILLAGE_FIELD_DATE, _("Due back"));
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);

  maillage_kind_add_field (loan, "returned", MAILLAGE_FIELD_BOOLEAN, _("Returned"));
}

static void
loans_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, "org.example.loans.loan");
}

static void
loans_plugin_class_init (LoansPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = loans_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = loans_plugin_contribute_ui;
}

static void
loans_plugin_init (LoansPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (LOANS_TYPE_PLUGIN)
