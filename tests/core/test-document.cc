/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <maillage-core.h>

#include "fixture.h"

#include "maillage-registry-private.h"

static MaillageDocument *
progress_document ()
{
  MaillageDocument *document = maillage_document_new ();

  maillage_document_set_head (document,
                              "Plan d’action de la Haute-Gironde",
                              "État d’avancement",
                              "Comité de pilotage du protocole social · jeudi 17 mars 2022");
  maillage_document_set_issuer (document, "OPAH de la Haute-Gironde", "CC Latitude Nord Gironde");
  maillage_document_set_foot (document, "Maillage · état au 15 mars 2022");
  maillage_document_add_heading (
      document,
      "14",
      "Coordonner l’intervention des acteurs dans le cadre des situations de mal logement");
  maillage_document_add_value (document, "Pilote", "OPAH de la Haute-Gironde");
  maillage_document_add_value (document, "Moyens", "");
  maillage_document_add_progress (
      document, "Avancement", 0.5, "3 étapes réalisées sur 6, soit 50 %");
  return document;
}

static void
add_table (MaillageDocument *document, guint n_rows)
{
  static const char *titles[] = { "N°", "Actions", "Échéance", "État d’avancement" };
  static const double weights[] = { 6, 47, 20, 27 };

  maillage_document_begin_table (document, titles, weights, 4);
  for (guint i = 0; i < n_rows; i++)
    {
      char *number = g_strdup_printf ("14.%u", i + 1);

      maillage_document_begin_row (document);
      maillage_document_add_cell (document, number);
      maillage_document_add_cell (
          document, "Organiser la signature d’une convention d’engagement (protocole social)");
      maillage_document_add_cell (document, "Juillet 2019");
      maillage_document_add_state_cell (document,
                                        "Non démarré",
                                        (MaillageTone) (i % 7),
                                        "En retard de 74 jours",
                                        MAILLAGE_TONE_ERROR);
      g_free (number);
    }
  maillage_document_end_table (document);
}

static std::string
read_text (MaillageDocument *document, const std::string &path)
{
  GError *error = nullptr;
  char *out = nullptr;
  std::string command = "pdftotext -layout '" + path + "' -";

  EXPECT_TRUE (maillage_document_write_pdf (document, path.c_str (), &error));
  EXPECT_EQ (error, nullptr);
  EXPECT_TRUE (g_spawn_command_line_sync (command.c_str (), &out, nullptr, nullptr, nullptr));
  std::string text = out != nullptr ? out : "";
  g_free (out);
  return text;
}

static guint
count (const std::string &text, const char *part)
{
  guint n = 0;

  for (size_t at = text.find (part); at != std::string::npos; at = text.find (part, at + 1))
    n++;
  return n;
}

TEST (Document, TextCanBeReadBack)
{
  TemporaryFolder folder;
  MaillageDocument *document = progress_document ();
  Watched watched (document);

  add_table (document, 6);
  maillage_document_add_heading (document, nullptr, "À décider jeudi");
  maillage_document_add_line_to_fill (document, "Calendrier du cycle de formation");
  EXPECT_EQ (maillage_document_get_n_pages (document), 1u);
  std::string text = read_text (document, folder.file ("a.pdf"));
  EXPECT_NE (text.find ("État d’avancement"), std::string::npos);
  EXPECT_NE (text.find ("3 étapes réalisées sur 6"), std::string::npos);
  EXPECT_NE (text.find ("En retard de 74 jours"), std::string::npos);
  EXPECT_NE (text.find ("Page 1 of 1"), std::string::npos);
  EXPECT_NE (text.find ("À décider jeudi"), std::string::npos);
  EXPECT_EQ (text.find ("Moyens"), std::string::npos);
  g_object_unref (document);
  EXPECT_TRUE (watched.gone ());
}

TEST (Document, LongTablesKeepEveryRowAndRepeatTheirHead)
{
  TemporaryFolder folder;
  g_autoptr (MaillageDocument) document = progress_document ();

  add_table (document, 200);
  guint n = maillage_document_get_n_pages (document);
  EXPECT_GT (n, 8u);
  std::string text = read_text (document, folder.file ("a.pdf"));
  EXPECT_EQ (count (text, "Échéance"), n);
  EXPECT_EQ (count (text, "En retard de 74 jours"), 200u);
  for (guint i = 1; i <= 200; i++)
    EXPECT_NE (text.find ("14." + std::to_string (i) + " "), std::string::npos) << i;
  EXPECT_NE (text.find ("Page 2 of " + std::to_string (n)), std::string::npos);
}

/* A plan, its axis and the sheet below it stand on one page. */
TEST (Document, HeadingsThatFollowOneAnotherStayTogether)
{
  TemporaryFolder folder;

  for (int n = 20; n < 44; n++)
    {
      g_autoptr (MaillageDocument) document = maillage_document_new ();

      for (int i = 0; i < n; i++)
        maillage_document_add_paragraph (document, "Une ligne.");
      maillage_document_add_heading (document, nullptr, "Plan de la Haute-Gironde");
      maillage_document_add_heading (document, nullptr, "Axe premier");
      maillage_document_add_heading (document, "14", "Coordonner les acteurs");
      add_table (document, 2);
      std::string text = read_text (document, folder.file ("headings.pdf"));
      size_t plan = text.find ("Plan de la"), sheet = text.find ("Coordonner");
      ASSERT_NE (plan, std::string::npos);
      ASSERT_NE (sheet, std::string::npos);
      EXPECT_EQ (text.substr (plan, sheet - plan).find ('\f'), std::string::npos) << n;
    }
}

TEST (Document, ARowTallerThanAPageIsCutByLines)
{
  TemporaryFolder folder;
  g_autoptr (MaillageDocument) document = maillage_document_new ();
  static const char *titles[] = { "Compte rendu" };
  static const double weights[] = { 1 };
  std::string words;

  for (int i = 0; i < 3000; i++)
    words += "mot" + std::to_string (i) + " ";
  maillage_document_begin_table (document, titles, weights, 1);
  maillage_document_begin_row (document);
  maillage_document_add_cell (document, words.c_str ());
  maillage_document_end_table (document);
  maillage_document_add_paragraph (document, words.c_str ());
  EXPECT_GT (maillage_document_get_n_pages (document), 4u);
  std::string text = read_text (document, folder.file ("a.pdf"));
  for (int i = 0; i < 3000; i++)
    EXPECT_EQ (count (text, ("mot" + std::to_string (i) + " ").c_str ())
                   + count (text, ("mot" + std::to_string (i) + "\n").c_str ()),
               2u)
        << i;
}

TEST (Document, SameDocumentSameBytes)
{
  TemporaryFolder folder;
  char *bytes[2] = { nullptr, nullptr };
  gsize length[2];
  Today today;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (MaillageDocument) document = progress_document ();
      std::string path = folder.file (i == 0 ? "a.pdf" : "b.pdf");

      add_table (document, 30);
      ASSERT_TRUE (maillage_document_write_pdf (document, path.c_str (), nullptr));
      ASSERT_TRUE (g_file_get_contents (path.c_str (), &bytes[i], &length[i], nullptr));
    }
  EXPECT_EQ (std::string (bytes[0], length[0]), std::string (bytes[1], length[1]));
  g_free (bytes[0]);
  g_free (bytes[1]);
}

TEST (Document, UnwritablePathIsASentence)
{
  g_autoptr (MaillageDocument) document = progress_document ();
  GError *error = nullptr;

  EXPECT_FALSE (maillage_document_write_pdf (document, "/nowhere/at/all.pdf", &error));
  ASSERT_NE (error, nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED));
  EXPECT_NE (strstr (error->message, "/nowhere/at/all.pdf"), nullptr);
  g_clear_error (&error);
}

static gboolean
fill (
    MaillageScope *, MaillageDocument *document, const char *const *uuids, gpointer data, GError **)
{
  maillage_document_add_paragraph (document, uuids[0] == nullptr ? "all" : uuids[0]);
  *static_cast<int *> (data) += 1;
  return TRUE;
}

TEST (Document, TemplateOfAPlugin)
{
  MaillageRegistry *registry = maillage_registry_new ();
  MaillageScope *scope = maillage_registry_open_scope (registry, "actions");
  int calls = 0;

  maillage_scope_add_document (
      scope, "progress", "State of progress", "actions.sheet", fill, &calls, nullptr);
  maillage_registry_enter (registry, scope);
  GPtrArray *found = maillage_registry_list (registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  ASSERT_EQ (found->len, 1u);
  auto *made = MAILLAGE_DOCUMENT_TEMPLATE (g_ptr_array_index (found, 0));
  EXPECT_STREQ (maillage_document_template_get_id (made), "actions.progress");
  EXPECT_STREQ (maillage_document_template_get_label (made), "State of progress");
  EXPECT_STREQ (maillage_document_template_get_kind (made), "actions.sheet");
  MaillageDocument *document = maillage_document_template_make (made, nullptr, nullptr);
  EXPECT_EQ (calls, 1);
  g_object_unref (document);
  g_ptr_array_unref (found);
  maillage_registry_leave (registry, scope);
  g_object_unref (scope);
  g_object_unref (registry);
}

TEST (Document, AListIsOneTableOrOneForEachValue)
{
  TemporaryFolder folder;
  g_autoptr (MaillageDocument) document = maillage_document_new ();
  g_autoptr (MaillageRegistry) registry = maillage_registry_new ();
  g_autoptr (MaillageStore) store = maillage_store_new (registry);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const columns[] = { "date", "nowhere", nullptr };
  std::string path = folder.file ("notes.db");

  ASSERT_TRUE (maillage_store_open (store, path.c_str (), MAILLAGE_OPEN_CREATE, nullptr));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string tag = maillage_edit_create (edit, "core.tag");
  maillage_edit_set (edit, tag.c_str (), "name", "Ansa");
  std::vector<std::string> notes;
  for (const char *day : { "2022-03-15", "2022-03-15", "2021" })
    {
      notes.push_back (maillage_edit_create_child (edit, "core.note", tag.c_str ()));
      maillage_edit_set (edit, notes.back ().c_str (), "text", "A note");
      maillage_edit_set (edit, notes.back ().c_str (), "date", day);
    }
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  ASSERT_NE (change, nullptr);
  for (const std::string &note : notes)
    g_ptr_array_add (records, maillage_store_load (store, note.c_str (), nullptr));
  MaillageKind *kind = maillage_registry_find_kind (registry, "core.note");
  maillage_document_set_head (document, nullptr, "Notes", nullptr);
  maillage_document_add_list (document, kind, records, columns, nullptr);
  maillage_document_add_list (document, kind, records, columns, "date");
  std::string text = read_text (document, folder.file ("list.pdf"));
  EXPECT_NE (text.find ("15 March 2022"), std::string::npos) << text;
  EXPECT_LT (text.find ("A note"), text.find ("2021")) << text;
  maillage_store_close (store);
}
