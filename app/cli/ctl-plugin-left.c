/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-plugin-left.h"

#include "ctl-plugin-report.h"
#include "maillage-plugin-data-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define GROUP "Plugin"
#define LANGUAGE "fr"
#define MOST_WORDS 3

/* What the template says */

/* As it stands in templates/c/manifest and templates/python/manifest. */
static void
report_manifest (MaillagePluginItem *item)
{
  static const struct
  {
    const char *key, *value;
  } template[] = {
    { "Authors", "Your name;" },
    { "Description", "One sentence that says what it is for." },
    { "Description[fr]", "Une phrase qui dit à quoi cela sert." },
  };
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autofree char *name = g_strconcat (_maillage_plugin_item_get_module (item), ".plugin", NULL);
  g_autofree char *path = g_build_filename (_maillage_plugin_item_get_folder (item), name, NULL);

  g_key_file_load_from_file (manifest, path, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (template); i++)
    {
      g_autofree char *value = g_key_file_get_value (manifest, GROUP, template[i].key, NULL);

      if (g_strcmp0 (value, template[i].value) == 0)
        ctl_report_remark (
            _ ("Its manifest still says what the template says: %s=%s"), template[i].key, value);
    }
  if (g_str_has_prefix (maillage_plugin_item_get_id (item), "org.example."))
    ctl_report_remark (_ ("Its id “%s” is in a domain that is for examples: write one that is "
                          "yours before people have records of it."),
                       maillage_plugin_item_get_id (item));
}

/* Words that are not translated */

static gboolean
is_template_name (MaillagePluginItem *item, const char *name)
{
  g_autofree char *title
      = g_strdelimit (g_strdup (_maillage_plugin_item_get_module (item)), "_", ' ');

  title[0] = g_ascii_toupper (title[0]);
  return g_strcmp0 (name, title) == 0;
}

static void
report_name (MaillagePluginItem *item)
{
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autofree char *file = g_strconcat (_maillage_plugin_item_get_module (item), ".plugin", NULL);
  g_autofree char *path = g_build_filename (_maillage_plugin_item_get_folder (item), file, NULL);
  g_autofree char *name = NULL;

  g_key_file_load_from_file (manifest, path, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  name = g_key_file_get_value (manifest, GROUP, "Name[" LANGUAGE "]", NULL);
  if (is_template_name (item, name))
    ctl_report_remark (_ ("Its French name is still the one that the template gave it: %s=%s"),
                       "Name[" LANGUAGE "]",
                       name);
}

static guint32
number_at (const char *file, gsize offset)
{
  guint32 number;

  memcpy (&number, file + offset, sizeof number);
  return number;
}

/* Both what is translated and what into: which of them is seen depends on who looks. The format is
 * GNU gettext's, "The Format of GNU MO Files"; msgfmt writes it in the order of this machine. */
static GHashTable *
read_catalogue (const char *path)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *file = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &file, &size, NULL) || size < 20
      || number_at (file, 0) != 0x950412de)
    return words;
  for (gsize column = 12; column <= 16; column += 4)
    for (gsize i = 0; i < number_at (file, 8); i++)
      {
        gsize entry = number_at (file, column) + 8 * i;
        gsize length, offset;

        if (entry + 8 > size)
          break;
        length = number_at (file, entry);
        offset = number_at (file, entry + 4);
        if (length > 0 && offset + length <= size)
          g_hash_table_add (words, g_strndup (file + offset, length));
      }
  return words;
}

static void
add_word (GPtrArray *missing, GHashTable *known, const char *word)
{
  if (word != NULL && *word != '\0' && !g_hash_table_contains (known, word)
      && !g_ptr_array_find_with_equal_func (missing, word, g_str_equal, NULL))
    g_ptr_array_add (missing, g_strdup (word));
}

/* What xgettext found and nobody has translated: "msgstr" and nothing after it. */
static void
add_words_of_source (GPtrArray *missing, GHashTable *known, const char *path)
{
  g_autoptr (GRegex) empty
      = g_regex_new ("^msgid \"(.+)\"\\n(?:msgid_plural .*\\n)?msgstr(?:\\[0\\])? \"\"\\n(?!\")",
                     G_REGEX_MULTILINE,
                     0,
                     NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  g_regex_match (empty, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *quoted = g_match_info_fetch (match, 1);
      g_autofree char *word = g_strcompress (quoted);

      add_word (missing, known, word);
    }
}

static void
add_words_of_kind (GPtrArray *missing, GHashTable *known, MaillageKind *kind)
{
  add_word (missing, known, maillage_kind_get_label (kind));
  add_word (missing, known, maillage_kind_get_plural (kind));
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    add_word (missing, known, maillage_field_get_label (maillage_kind_get_field (kind, i)));
}

/* Beside it, as where it is installed and in the build folder; or with all others. */
static char *
dup_catalogue_path (MaillagePluginItem *item)
{
  g_autofree char *name = g_strconcat (_maillage_plugin_item_get_text_domain (item), ".mo", NULL);
  g_autofree char *own = g_build_filename (_maillage_plugin_item_get_folder (item), "locale", NULL);

  return g_build_filename (
      g_file_test (own, G_FILE_TEST_IS_DIR) ? own : LOCALEDIR, LANGUAGE, "LC_MESSAGES", name, NULL);
}

static void
report_words (MaillagePluginItem *item, MaillageRegistry *registry)
{
  g_autoptr (GPtrArray) kinds
      = _maillage_plugin_list_kinds (registry, maillage_plugin_item_get_id (item));
  g_autofree char *path = dup_catalogue_path (item);
  g_autoptr (GHashTable) known = read_catalogue (path);
  g_autofree char *source = g_build_filename (
      _maillage_plugin_item_get_folder (item), "..", "locale", LANGUAGE ".po", NULL);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  if (g_hash_table_size (known) == 0)
    {
      ctl_report_remark (_ ("It has no French words: there is no %s."), path);
      return;
    }
  for (guint i = 0; i < kinds->len; i++)
    add_words_of_kind (missing, known, kinds->pdata[i]);
  add_words_of_source (missing, known, source);
  for (guint i = 0; i < missing->len && i < MOST_WORDS; i++)
    ctl_report_remark (_ ("“%s” is not translated into French."), (char *) missing->pdata[i]);
  if (missing->len > MOST_WORDS)
    ctl_report_remark (g_dngettext (GETTEXT_PACKAGE,
                                    "Nor is %u word more.",
                                    "Nor are %u words more.",
                                    missing->len - MOST_WORDS),
                       missing->len - MOST_WORDS);
}

void
ctl_plugin_report_left (MaillagePluginItem *item, MaillageRegistry *registry)
{
  report_manifest (item);
  report_name (item);
  if (_maillage_plugin_item_get_text_domain (item) != NULL
      && maillage_plugin_item_get_third_party (item))
    report_words (item, registry);
}
