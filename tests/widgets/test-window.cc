/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

#include "maillage-registry-private.h"
#include "maillage-ui-cell.h"
#include "maillage-ui-contributions-private.h"
#include "maillage-ui-window-private.h"

struct _TestWindow
{
  GtkWindow parent_instance;
  MaillageContext *context;
  gboolean folded;
  TestWindowLog *log;
};

static void test_window_implement (MaillageUiWindowInterface *iface);

G_DEFINE_TYPE_WITH_CODE (TestWindow,
                         test_window,
                         GTK_TYPE_WINDOW,
                         G_IMPLEMENT_INTERFACE (MAILLAGE_UI_TYPE_WINDOW, test_window_implement))

enum
{
  PROP_0,
  PROP_FOLDED
};

static void
test_window_implement (MaillageUiWindowInterface *iface)
{
  iface->get_context = [] (MaillageUiWindow *self) { return TEST_WINDOW (self)->context; };
  iface->open_record = [] (MaillageUiWindow *self, const char *uuid, MaillageQueryModel *from) {
    TEST_WINDOW (self)->log->opened.push_back (uuid);
    TEST_WINDOW (self)->log->from = from;
  };
  iface->new_record = [] (MaillageUiWindow *self, const char *kind, const char *owner) {
    TEST_WINDOW (self)->log->created.push_back (kind);
  };
  iface->edit_new = [] (MaillageUiWindow *self, const char *uuid, MaillageChange *creation) {
    TEST_WINDOW (self)->log->opened.push_back (uuid);
  };
  iface->open_list = [] (MaillageUiWindow *self, const char *kind) {
    TEST_WINDOW (self)->log->lists.push_back (kind);
  };
  iface->go_back = [] (MaillageUiWindow *self) {};
  iface->show_toast = [] (MaillageUiWindow *self, const char *text, MaillageChange *change) {
    TEST_WINDOW (self)->log->toasts.push_back (text);
  };
  iface->show_error = [] (MaillageUiWindow *self, const GError *error) {
    TEST_WINDOW (self)->log->errors.push_back (error->message);
  };
  iface->push_undo = [] (MaillageUiWindow *self, MaillageChange *change) {
    TEST_WINDOW (self)->log->undo.push_back (maillage_change_get_number (change));
  };
}

static void
test_window_init (TestWindow *self)
{
  self->log = new TestWindowLog ();
}

static void
test_window_class_init (TestWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = [] (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
    g_value_set_boolean (value, TEST_WINDOW (object)->folded);
  };
  object_class->finalize = [] (GObject *object) {
    delete TEST_WINDOW (object)->log;
    G_OBJECT_CLASS (test_window_parent_class)->finalize (object);
  };
  g_object_class_override_property (object_class, PROP_FOLDED, "folded");
}

TestWindow *
test_window_new (MaillageContext *context)
{
  TestWindow *self = TEST_WINDOW (g_object_new (TEST_TYPE_WINDOW, nullptr));

  self->context = context;
  gtk_window_set_default_size (GTK_WINDOW (self), 1040, 820);
  return self;
}

void
test_window_set_folded (TestWindow *self, bool folded)
{
  self->folded = folded;
  g_object_notify (G_OBJECT (self), "folded");
}

TestWindowLog &
test_window_log (TestWindow *self)
{
  return *self->log;
}

static void
declare_organisations (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
  MaillageField *field;

  maillage_kind_set_create_label (kind, "New organisation");
  maillage_kind_set_search_hint (kind, "Name, acronym, SIRET…");
  maillage_kind_set_purpose (kind, "The bodies you work with.");
  maillage_kind_set_icon_name (kind, "x-office-address-book-symbolic");
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_set_subtitle_format (kind, "{sigle}");
  maillage_kind_begin_group (kind, "identity", "Identity", MAILLAGE_SIDE_MAIN);
  field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = maillage_kind_add_field (kind, "sigle", MAILLAGE_FIELD_TEXT, "Acronym");
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
  field = maillage_kind_add_field (kind, "category", MAILLAGE_FIELD_CHOICE, "Category");
  maillage_field_add_choice (field, "association", "Association");
  maillage_field_add_choice (field, "state", "Service de l’État");
  maillage_field_add_choice (field, "epci", "EPCI / EPT");
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
  field = maillage_kind_add_field (kind, "territory", MAILLAGE_FIELD_TERRITORY, "Territory");
  maillage_field_set_in_list (field, TRUE);
  field = maillage_kind_add_field (kind, "progress", MAILLAGE_FIELD_CHOICE, "Progress");
  maillage_field_add_choice_full (
      field, "done", "Done", "object-select-symbolic", MAILLAGE_TONE_SUCCESS);
  maillage_field_set_in_list (field, TRUE);
  field = maillage_kind_add_field (kind, "since", MAILLAGE_FIELD_DATE, "Partner since");
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
}

void
WindowTest::SetUp ()
{
  g_autoptr (GError) error = nullptr;
  MaillageRegistry *registry;

  context = maillage_context_new ();
  registry = maillage_context_get_registry (context);
  scope = maillage_registry_open_scope (registry, "demo");
  declare_organisations (scope);
  maillage_registry_enter (registry, scope);
  ASSERT_TRUE (maillage_context_open (
      context, folder.file ("demo.db").c_str (), MAILLAGE_OPEN_CREATE, &error))
      << error->message;
  store = maillage_context_get_store (context);
  window = test_window_new (context);
}

void
WindowTest::TearDown ()
{
  Watched watched (window);

  gtk_window_destroy (GTK_WINDOW (window));
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
  expect_sound_store (store);
  if (maillage_scope_get_active (scope))
    maillage_registry_leave (maillage_context_get_registry (context), scope);
  g_object_unref (scope);
  g_object_unref (context);
}

void
WindowTest::commit (MaillageEdit *edit)
{
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);

  ASSERT_NE (change, nullptr) << error->message;
}

std::string
WindowTest::add (const char *name, const char *category, const char *territory)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string uuid = maillage_edit_create (edit, "demo.organisation");

  maillage_edit_set (edit, uuid.c_str (), "name", name);
  maillage_edit_set (edit, uuid.c_str (), "category", category);
  maillage_edit_set (edit, uuid.c_str (), "territory", territory);
  commit (edit);
  return uuid;
}

std::string
WindowTest::add_tag (const char *name, const std::vector<std::string> &uuids)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Tag", nullptr);
  std::string tag = maillage_edit_create (edit, "core.tag");

  maillage_edit_set (edit, tag.c_str (), "name", name);
  for (const std::string &uuid : uuids)
    maillage_edit_link (edit, uuid.c_str (), "tags", tag.c_str ());
  commit (edit);
  return tag;
}

void
WindowTest::show (GtkWidget *child)
{
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (child); }));
}

static GtkWidget *
find (GtkWidget *from, const std::function<bool (GtkWidget *)> &fits)
{
  if (fits (from))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != nullptr;
       child = gtk_widget_get_next_sibling (child))
    if (GtkWidget *found = find (child, fits))
      return found;
  return nullptr;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (MAILLAGE_UI_IS_CELL (widget))
    return maillage_ui_cell_get_text (MAILLAGE_UI_CELL (widget));
  return nullptr;
}

GtkWidget *
find_widget (GtkWidget *from, GType type)
{
  return find (from,
               [=] (GtkWidget *widget) { return g_type_is_a (G_OBJECT_TYPE (widget), type); });
}

GtkWidget *
find_named (GtkWidget *from, const char *name)
{
  return find (
      from, [=] (GtkWidget *widget) { return g_str_equal (gtk_widget_get_name (widget), name); });
}

GtkWidget *
find_text (GtkWidget *from, const char *text)
{
  return find (from, [=] (GtkWidget *widget) {
    return gtk_widget_get_mapped (widget) && g_strcmp0 (get_text (widget), text) == 0;
  });
}

std::vector<std::string>
visible_texts (GtkWidget *from)
{
  std::vector<std::string> texts;

  find (from, [&] (GtkWidget *widget) {
    const char *text = get_text (widget);
    if (text != nullptr && *text != '\0' && gtk_widget_get_mapped (widget))
      texts.push_back (text);
    return false;
  });
  return texts;
}
