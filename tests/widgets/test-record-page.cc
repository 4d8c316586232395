/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-page.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-print-private.h"

#include <algorithm>
#include <set>

TEST_F (RecordPage, ReadsWhatIsFilledAndNothingElse)
{
  make_latitude ();
  open (latitude);
  EXPECT_STREQ (maillage_ui_record_page_get_title (page), "CC Latitude Nord Gironde");
  EXPECT_TRUE (shows ("EPCI / EPT"));
  EXPECT_TRUE (shows ("habitat indigne"));
  EXPECT_TRUE (shows ("243\u00a0301\u00a0181"));
  EXPECT_TRUE (shows ("Contact details"));
  EXPECT_FALSE (shows ("Web site"));
  EXPECT_FALSE (shows ("Acronym"));
  EXPECT_FALSE (gtk_widget_get_visible (GTK_WIDGET (row ("name")))) << "the title says it";
}

TEST_F (RecordPage, ATieIsSeenFromBothEnds)
{
  make_latitude ();
  open (latitude);
  EXPECT_TRUE (comes ("Roles"));
  EXPECT_TRUE (comes ("Anne Martin"));
  EXPECT_TRUE (comes ("Agreements"));
  EXPECT_TRUE (comes ("Social protocol of Haute-Gironde"));
  open (technical);
  EXPECT_TRUE (comes ("CC Latitude Nord Gironde"));
  EXPECT_TRUE (comes ("technical referent"));
}

TEST_F (RecordPage, ARoleSaysWhoseItIsAndOpensBothEnds)
{
  make_latitude ();
  open (technical_role);
  g_signal_emit_by_name (find_named (GTK_WIDGET (page), "owner"), "clicked");
  ASSERT_EQ (log ().opened.size (), 1u);
  EXPECT_EQ (log ().opened[0], technical);
  EXPECT_TRUE (shows ("CC Latitude Nord Gironde"));
}

TEST_F (RecordPage, TheKeyCardsSayWhoToCallAndWhatComesNext)
{
  make_latitude ();
  open (latitude);
  GtkWidget *cards = find_widget (GTK_WIDGET (page), GTK_TYPE_FLOW_BOX);
  const char *whom = "technical referent · 05\u00a036\u00a049\u00a012\u00a031";
  EXPECT_TRUE (wait_until ([&] { return find_text (cards, whom) != nullptr; }));
  EXPECT_TRUE (wait_until ([&] { return find_text (cards, "Steering committee") != nullptr; }));
}

TEST_F (RecordPage, LongTiesShowFiveThenAll)
{
  make_latitude ();
  for (int i = 0; i < 6; i++)
    make ("meeting", { { "name", "Meeting " + std::to_string (i) }, { "host", latitude } });
  open (latitude);
  GtkWidget *ties = find_named (GTK_WIDGET (page), "host");
  ASSERT_TRUE (wait_until ([&] { return find_text (ties, "See all") != nullptr; }));
  EXPECT_NE (find_text (ties, "7"), nullptr);
  g_signal_emit_by_name (find_named (ties, "see-all"), "clicked");
  EXPECT_TRUE (comes ("Meeting 5"));
  EXPECT_TRUE (comes ("Steering committee"));
}

TEST_F (RecordPage, LeavingAFieldSavesItAsOneStep)
{
  make_latitude ();
  open (latitude);
  edit ();
  type ("sigle", "CCLNG");
  EXPECT_EQ (find_named (GTK_WIDGET (page), "saved"), nullptr) << "said before it is so";
  leave ();
  EXPECT_TRUE (becomes (latitude, "sigle", "CCLNG"));
  EXPECT_TRUE (wait_until ([&] { return find_named (GTK_WIDGET (page), "saved") != nullptr; }));
  EXPECT_EQ (log ().undo.size (), 1u);
  g_autoptr (GPtrArray) history
      = maillage_store_list_history (store, latitude.c_str (), 1, nullptr);
  EXPECT_STREQ (maillage_change_get_label (MAILLAGE_CHANGE (g_ptr_array_index (history, 0))),
                "Acronym of CC Latitude Nord Gironde changed");
}

TEST_F (RecordPage, TabGoesRoundAndRound)
{
  make_latitude ();
  open (latitude);
  for (bool editing : { false, true })
    {
      std::set<std::string> seen;

      maillage_ui_record_page_set_editing (page, editing);
      /* Tab goes by where things are, once they are somewhere. */
      ASSERT_TRUE (wait_until (
          [&] { return gtk_widget_get_height (find_named (GTK_WIDGET (page), "siren")) > 0; }));
      for (int i = 0; i < 90; i++)
        {
          GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
          gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
          GtkWidget *next = gtk_root_get_focus (GTK_ROOT (window));
          ASSERT_TRUE (next != focus) << i << " " << G_OBJECT_TYPE_NAME (focus);
          GtkWidget *in = next != nullptr
                              ? gtk_widget_get_ancestor (next, MAILLAGE_UI_TYPE_FIELD_ROW)
                              : nullptr;
          if (in != nullptr)
            seen.insert (gtk_widget_get_name (in));
        }
      for (const char *each : { "siren", "siret", "address", "phone", "email" })
        EXPECT_EQ (seen.count (each), 1u) << each;
      EXPECT_EQ (seen.count ("network"), editing ? 1u : 0u);
    }
}

/* A bar that changed while sizes were given out got none, and was not drawn: GTK warned of it. */
TEST_F (RecordPage, TheBarIsDrawnWhenThePageBecomesShorter)
{
  make_latitude ();
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 400);
  open (latitude);
  edit ();
  GtkWidget *scroll = find_widget (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  GtkWidget *title = find_widget (GTK_WIDGET (page), ADW_TYPE_WINDOW_TITLE);
  auto scrolls = [&] { return gtk_adjustment_get_upper (down) > 1000; };
  ASSERT_TRUE (wait_until (scrolls));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_visible (title); }));
  /* All of it is read at once: nothing is left to scroll. */
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 2400);
  ASSERT_TRUE (wait_until ([&] { return !gtk_widget_get_visible (title); }));
  settle ();
}

TEST_F (RecordPage, SavingAFieldLeavesTheFocusOnTheNextOnesButton)
{
  make_latitude ();
  open (latitude);
  edit ();
  type ("sigle", "CCLNG");
  gtk_widget_child_focus (find_named (GTK_WIDGET (row ("covers")), "pick"), GTK_DIR_TAB_FORWARD);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  ASSERT_NE (focus, nullptr);
  EXPECT_TRUE (becomes (latitude, "sigle", "CCLNG"));
  EXPECT_TRUE (wait_until ([&] { return find_named (GTK_WIDGET (page), "saved") != nullptr; }));
  settle ();
  EXPECT_EQ (gtk_root_get_focus (GTK_ROOT (window)), focus);
}

TEST_F (RecordPage, ComingBackWhileItIsEditedKeepsThePlace)
{
  make_latitude ();
  open (latitude);
  edit ();
  gtk_widget_grab_focus (GTK_WIDGET (row ("email")));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  gtk_widget_set_visible (GTK_WIDGET (page), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (page), TRUE);
  gtk_widget_grab_focus (focus); /* as the window does of a page that comes back */
  gtk_widget_unmap (GTK_WIDGET (page));
  gtk_widget_map (GTK_WIDGET (page));
  EXPECT_EQ (gtk_root_get_focus (GTK_ROOT (window)), focus);
}

TEST_F (RecordPage, DoneLeavesTheFocusOnThePage)
{
  make_latitude ();
  open (latitude);
  edit ();
  act ("record.done");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  ASSERT_NE (focus, nullptr);
  ASSERT_TRUE (GTK_IS_ACTIONABLE (focus));
  EXPECT_STREQ (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), "record.edit");
}

TEST_F (RecordPage, AChildSaysWhoseItIsOnce)
{
  make_latitude ();
  set (technical_role, "since", "2020");
  open (technical_role);
  GtkWidget *owner = find_named (GTK_WIDGET (page), "owner");
  EXPECT_NE (find_text (owner, "Anne Martin"), nullptr);
  std::vector<std::string> texts = visible_texts (gtk_widget_get_parent (owner));
  EXPECT_EQ (std::count (texts.begin (), texts.end (), "Anne Martin"), 1);
  EXPECT_NE (std::find (texts.begin (), texts.end (), "2020"), texts.end ());
}

TEST_F (RecordPage, WhatIsDoubtfulIsNotDialled)
{
  make_latitude ();
  open (latitude);
  EXPECT_NE (find_widget (GTK_WIDGET (row ("phone")), GTK_TYPE_BUTTON), nullptr);
  set (latitude, "phone", "05 36 49 12");
  EXPECT_TRUE (wait_until (
      [&] { return find_widget (GTK_WIDGET (row ("phone")), GTK_TYPE_BUTTON) == nullptr; }));
  EXPECT_NE (find_text (GTK_WIDGET (row ("phone")), "To check"), nullptr);
}

TEST_F (RecordPage, DoneSavesTheFieldOneIsIn)
{
  make_latitude ();
  open (latitude);
  edit ();
  type ("sigle", "CCLNG");
  act ("record.done");
  EXPECT_FALSE (maillage_ui_record_page_get_editing (page));
  EXPECT_TRUE (becomes (latitude, "sigle", "CCLNG"));
  EXPECT_TRUE (comes ("CCLNG"));
}

TEST_F (RecordPage, ARefusedWriteKeepsTheTextAndSaysWhy)
{
  make_latitude ();
  open (latitude);
  edit ();
  type ("name", "");
  leave ();
  EXPECT_TRUE (
      wait_until ([&] { return maillage_ui_field_row_get_problem (row ("name")) != nullptr; }));
  EXPECT_EQ (stored (latitude, "name"), "CC Latitude Nord Gironde");
  EXPECT_NE (find_text (find_named (GTK_WIDGET (page), "to-check"),
                        maillage_ui_field_row_get_problem (row ("name"))),
             nullptr);
  EXPECT_TRUE (log ().undo.empty ());
}

TEST_F (RecordPage, WhatIsDoubtfulStandsAgainAtTheRight)
{
  make_latitude ();
  open (latitude);
  edit ();
  GtkWidget *to_check = find_named (GTK_WIDGET (page), "to-check");
  EXPECT_NE (find_text (to_check, "SIRET"), nullptr);
  type ("siret", "243 301 181 00022");
  leave ();
  EXPECT_TRUE (becomes (latitude, "siret", "24330118100022"));
}

TEST_F (RecordPage, ACommitElsewhereShowsAtOnce)
{
  make_latitude ();
  open (latitude);
  set (latitude, "phone", "+33536491299");
  EXPECT_TRUE (comes ("05\u00a036\u00a049\u00a012\u00a099"));
  set (latitude, "name", "CC Latitude Nord");
  EXPECT_TRUE (comes ("CC Latitude Nord"));
  make ("meeting", { { "name", "A new one" }, { "host", latitude } });
  EXPECT_TRUE (comes ("A new one"));
}

TEST_F (RecordPage, WhatWasTypedBeforeACrashComesBack)
{
  make_latitude ();
  maillage_drafts_put (
      maillage_drafts_of (store), latitude.c_str (), "address", "Saint-Savin, rue de la");
  open (latitude);
  EXPECT_TRUE (maillage_ui_record_page_get_editing (page));
  EXPECT_STREQ (gtk_editable_get_text (GTK_EDITABLE (entry ("address"))), "Saint-Savin, rue de la");
  EXPECT_TRUE (shows ("Recovered text, not yet saved"));
  EXPECT_EQ (stored (latitude, "address"), "Saint-Savin (33920)");
  maillage_ui_field_row_commit (row ("address"));
  EXPECT_TRUE (becomes (latitude, "address", "Saint-Savin, rue de la"));
  EXPECT_TRUE (wait_until ([&] {
    g_autofree char *text
        = maillage_drafts_dup_text (maillage_drafts_of (store), latitude.c_str (), "address");
    return text == nullptr;
  }));
}

TEST_F (RecordPage, TypingIsKeptAsADraftUntilItIsSaved)
{
  make_latitude ();
  open (latitude);
  edit ();
  type ("sigle", "CCL");
  g_autofree char *text
      = maillage_drafts_dup_text (maillage_drafts_of (store), latitude.c_str (), "sigle");
  EXPECT_STREQ (text, "CCL");
  maillage_ui_field_row_restore (row ("sigle"));
  g_autofree char *none
      = maillage_drafts_dup_text (maillage_drafts_of (store), latitude.c_str (), "sigle");
  EXPECT_EQ (none, nullptr);
}

TEST_F (RecordPage, WalksTheListOneCameFrom)
{
  make_latitude ();
  std::string ansa = make ("organisation", { { "name", "Ansa" } });
  g_autoptr (MaillageQueryModel) from = maillage_query_model_new (store);
  g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
  maillage_query_model_set_query (from, query);
  ASSERT_TRUE (wait_until ([&] { return maillage_query_model_get_complete (from); }));

  open (ansa, from);
  EXPECT_TRUE (shows ("1 of 2"));
  act ("record.next");
  EXPECT_STREQ (maillage_ui_record_page_get_title (page), "CC Latitude Nord Gironde");
  EXPECT_TRUE (comes ("2 of 2"));
  act ("record.previous");
  EXPECT_STREQ (maillage_ui_record_page_get_title (page), "Ansa");
}

TEST_F (RecordPage, AnUntouchedNewRecordGoesAsItCame)
{
  make_latitude ();
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("New person", nullptr);
  std::string uuid = maillage_edit_create (edit, "partners.person");
  g_autoptr (MaillageChange) creation = maillage_store_commit (store, edit, nullptr);

  open (uuid);
  maillage_ui_record_page_set_creation (page, creation);
  EXPECT_TRUE (maillage_ui_record_page_get_editing (page));
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (wait_until ([&] {
    g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), nullptr);
    return record == nullptr;
  }));
  EXPECT_TRUE (log ().errors.empty ());
}

TEST_F (RecordPage, ANewRecordThatCameWithItsNameStaysOnceDone)
{
  make_latitude ();
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("New organisation", nullptr);
  std::string uuid = maillage_edit_create (edit, "partners.organisation");
  maillage_edit_set (edit, uuid.c_str (), "name", "Fapil");
  g_autoptr (MaillageChange) creation = maillage_store_commit (store, edit, nullptr);

  open (uuid);
  maillage_ui_record_page_set_creation (page, creation);
  act ("record.done");
  EXPECT_FALSE (maillage_ui_record_page_get_editing (page));
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  settle (100);
  EXPECT_EQ (stored (uuid, "name"), "Fapil");
}

TEST_F (RecordPage, ANewRecordOneTypedInStays)
{
  make_latitude ();
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("New person", nullptr);
  std::string uuid = maillage_edit_create (edit, "partners.person");
  g_autoptr (MaillageChange) creation = maillage_store_commit (store, edit, nullptr);

  open (uuid);
  maillage_ui_record_page_set_creation (page, creation);
  type ("last_name", "Martin");
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (becomes (uuid, "last_name", "Martin"));
}

TEST_F (RecordPage, TrashGoesBackWithAToast)
{
  make_latitude ();
  open (latitude);
  act ("record.trash");
  EXPECT_TRUE (wait_until ([&] { return log ().toasts.size () == 1; }));
  g_autoptr (MaillageRecord) record = maillage_store_load (store, latitude.c_str (), nullptr);
  EXPECT_TRUE (maillage_record_get_trashed (record));
  EXPECT_TRUE (comes ("This record is in the trash."));
  maillage_ui_record_page_set_editing (page, TRUE);
  EXPECT_FALSE (maillage_ui_record_page_get_editing (page));
  act ("record.restore");
  EXPECT_TRUE (wait_until ([&] { return !maillage_record_get_trashed (record); }));
}

TEST_F (RecordPage, ADuplicateHasTheValuesAndTags)
{
  make_latitude ();
  open (latitude);
  act ("record.duplicate");
  ASSERT_TRUE (wait_until ([&] { return log ().opened.size () == 1; }));
  std::string copy = log ().opened[0];
  EXPECT_NE (copy, latitude);
  EXPECT_EQ (stored (copy, "phone"), "+33536491230");
  EXPECT_EQ (stored (copy, "tags"), stored (latitude, "tags"));
}

TEST_F (RecordPage, WhenThePluginGoesThePageOnlyReads)
{
  make_latitude ();
  open (latitude);
  edit ();
  maillage_registry_leave (maillage_context_get_registry (context), scope);
  EXPECT_TRUE (comes ("CC Latitude Nord Gironde"));
  maillage_ui_record_page_set_editing (page, FALSE);
  maillage_ui_record_page_set_editing (page, TRUE);
  EXPECT_FALSE (maillage_ui_record_page_get_editing (page));
}

#define TEST_TYPE_SECTION (test_section_get_type ())
G_DECLARE_FINAL_TYPE (TestSection, test_section, TEST, SECTION, MaillageUiSection)

struct _TestSection
{
  MaillageUiSection parent_instance;
};

G_DEFINE_FINAL_TYPE (TestSection, test_section, MAILLAGE_UI_TYPE_SECTION)

static void
test_section_refresh (MaillageUiSection *self, MaillageRecord *record)
{
  maillage_ui_section_set_child (self, gtk_label_new (maillage_record_get_title (record)));
}

static void
test_section_class_init (TestSectionClass *klass)
{
  MAILLAGE_UI_SECTION_CLASS (klass)->refresh = test_section_refresh;
}

static void
test_section_init (TestSection *self)
{
}

TEST_F (RecordPage, APluginsSectionComesAndGoesWithIt)
{
  MaillageRegistry *registry = maillage_context_get_registry (context);
  g_autoptr (MaillageScope) other = maillage_registry_open_scope (registry, "other");

  make_latitude ();
  open (latitude);
  EXPECT_FALSE (shows ("Actions led"));
  maillage_registry_enter (registry, other);
  maillage_ui_add_section (
      other, "partners.organisation", "Actions led", MAILLAGE_SIDE_ASIDE, TEST_TYPE_SECTION);
  EXPECT_TRUE (comes ("Actions led"));
  maillage_registry_leave (registry, other);
  EXPECT_TRUE (wait_until ([&] { return !shows ("Actions led"); }));
}

static gboolean
fill_card (MaillageScope *scope,
           MaillageDocument *document,
           const char *const *uuids,
           gpointer user_data,
           GError **error)
{
  maillage_document_set_head (document, nullptr, uuids[0], nullptr);
  for (int i = 0; i < 200; i++)
    maillage_document_add_paragraph (document, "A line of the card.");
  return TRUE;
}

TEST_F (RecordPage, ADocumentIsPrintedPageByPage)
{
  const char *uuids[] = { "one", nullptr };
  g_autoptr (GError) error = nullptr;
  std::string path = folder.file ("card.pdf");

  maillage_scope_add_document (
      scope, "card", "Card", "partners.organisation", fill_card, nullptr, nullptr);
  g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (context),
                                                      MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  ASSERT_EQ (all->len, 1u);
  g_autoptr (MaillageDocument) document = maillage_document_template_make (
      MAILLAGE_DOCUMENT_TEMPLATE (g_ptr_array_index (all, 0)), uuids, &error);
  ASSERT_NE (document, nullptr);
  g_autoptr (GtkPrintOperation) operation = _maillage_ui_print_operation_new (document, "Card");
  gtk_print_operation_set_export_filename (operation, path.c_str ());
  EXPECT_EQ (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, nullptr, &error),
      GTK_PRINT_OPERATION_RESULT_APPLY);
  EXPECT_GT (maillage_document_get_n_pages (document), 1u);
  EXPECT_EQ (gtk_print_operation_get_n_pages_to_print (operation),
             (int) maillage_document_get_n_pages (document));
  EXPECT_TRUE (g_file_test (path.c_str (), G_FILE_TEST_IS_REGULAR));
}

TEST_F (RecordPage, IsFreedWithItsWindow)
{
  make_latitude ();
  open (latitude);
  edit ();
  settle ();
  Watched watched (page);
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
}

TEST (HeaderBar, IsNotWidenedByWhereOneCameFrom)
{
  const std::string title (200, 'x');
  GtkWidget *bar = maillage_ui_header_bar_new (title.c_str ());
  int minimum = 0;

  g_object_ref_sink (bar);
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, nullptr, nullptr, nullptr);
  EXPECT_LT (minimum, 360);
  g_object_unref (bar);
}

typedef MaillageUiPage BarePage;
typedef MaillageUiPageClass BarePageClass;
static GType bare_page_get_type ();
G_DEFINE_TYPE (BarePage, bare_page, MAILLAGE_UI_TYPE_PAGE)

static void
bare_page_class_init (BarePageClass *klass)
{
}

static void
bare_page_init (BarePage *self)
{
  maillage_ui_page_set_child (self, maillage_ui_header_bar_new (nullptr));
}

TEST_F (RecordPage, APageIsHeadedAsTheSidebarCallsIt)
{
  maillage_ui_add_page (
      scope, "bare", "Last trainings", "view-list-symbolic", bare_page_get_type ());
  g_autoptr (GPtrArray) pages = maillage_registry_list (maillage_context_get_registry (context),
                                                        MAILLAGE_UI_TYPE_PAGE_CONTRIBUTION);
  ASSERT_EQ (pages->len, 1u);
  show (_maillage_ui_page_contribution_make (
      MAILLAGE_UI_PAGE_CONTRIBUTION (g_ptr_array_index (pages, 0))));
  EXPECT_NE (find_text (GTK_WIDGET (window), "Last trainings"), nullptr);
}

static gboolean
fill_all (MaillageScope *scope,
          MaillageDocument *document,
          const char *const *uuids,
          gpointer user_data,
          GError **error)
{
  maillage_document_add_paragraph (document, uuids[0] == nullptr ? "All of them." : uuids[0]);
  return TRUE;
}

/* What a command that prints does, as the guide writes it. */
TEST_F (RecordPage, APluginPrintsAllOfAKind)
{
  make_latitude ();
  open (latitude);
  maillage_scope_add_document (
      scope, "all", "All of them", "partners.organisation", fill_all, nullptr, nullptr);
  g_autofree char *id
      = g_strconcat (maillage_scope_get_plugin_id (scope), ".all", nullptr);

  maillage_ui_print (GTK_WIDGET (page), id, nullptr);
  GtkWidget *preview = nullptr;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != nullptr; l = l->next)
    if (MAILLAGE_UI_IS_PRINT_PREVIEW (l->data))
      preview = GTK_WIDGET (l->data);
  ASSERT_NE (preview, nullptr);
  EXPECT_TRUE (wait_until ([&] { return find_text (preview, "Page 1 of 1") != nullptr; }));
  gtk_window_destroy (GTK_WINDOW (preview));
}

TEST_F (RecordPage, ADocumentIsSeenBeforeItIsPrinted)
{
  make_latitude ();
  open (latitude);
  g_autoptr (MaillageDocument) document = maillage_document_new ();
  maillage_document_set_head (document, nullptr, "Card", nullptr);
  for (int i = 0; i < 100; i++)
    maillage_document_add_paragraph (document, "A line of the card.");
  guint pages = maillage_document_get_n_pages (document);
  ASSERT_GT (pages, 1u);

  GtkWidget *preview = _maillage_ui_print_preview_present (GTK_WIDGET (page), document, "Card");
  Watched watched (preview);
  std::string first = "Page 1 of " + std::to_string (pages);
  EXPECT_TRUE (wait_until ([&] { return find_text (preview, first.c_str ()) != nullptr; }));
  EXPECT_TRUE (
      wait_until ([&] { return find_widget (preview, GTK_TYPE_DRAWING_AREA) != nullptr; }));
  std::string path = folder.file ("card.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());
  _maillage_ui_print_preview_write (MAILLAGE_UI_PRINT_PREVIEW (preview), file);
  EXPECT_TRUE (g_file_test (path.c_str (), G_FILE_TEST_EXISTS));
  ASSERT_EQ (log ().toasts.size (), 1u);
  EXPECT_EQ (log ().toasts[0], "“card.pdf” is written");
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
}
