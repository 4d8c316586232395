/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-palette-private.h"

struct _MaillageUiPaletteRow
{
  GtkListBoxRow parent_instance;

  MaillageUiPaletteSection section;
  MaillageRecord *record;
  MaillageUiCommand *command;
  GtkWidget *icon, *title, *detail, *end;
};

G_DEFINE_FINAL_TYPE (MaillageUiPaletteRow, _maillage_ui_palette_row, GTK_TYPE_LIST_BOX_ROW)

/* How many bytes of @text, which begins a word, fold to @word; 0 when it does not begin so. */
static gsize
measure_match (const char *text, const char *word)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *part = g_strndup (text, end - text);
      g_autofree char *fold = maillage_text_fold (part);

      if (g_str_equal (fold, word))
        return end - text;
      if (*end == '\0' || !g_str_has_prefix (word, fold))
        return 0;
    }
}

static gsize
measure_any_match (const char *text, char **words)
{
  gsize longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      longest = MAX (longest, measure_match (text, words[i]));
  return longest;
}

static void
append_escaped (GString *markup, const char *text, const char *end)
{
  g_autofree char *escaped = g_markup_escape_text (text, end - text);

  g_string_append (markup, escaped);
}

char *
_maillage_ui_palette_mark (const char *text, const char *typed)
{
  g_auto (GStrv) words = maillage_text_words (typed);
  GString *markup = g_string_new (NULL);
  const char *plain = text; /* what is not yet appended */
  gboolean at_word = TRUE;

  for (const char *p = text; *p != '\0';)
    {
      gboolean in_word = g_unichar_isalnum (g_utf8_get_char (p));
      gsize length = at_word && in_word ? measure_any_match (p, words) : 0;

      at_word = !in_word;
      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      append_escaped (markup, plain, p);
      g_string_append (markup, "<b>");
      append_escaped (markup, p, p + length);
      g_string_append (markup, "</b>");
      plain = p += length;
    }
  append_escaped (markup, plain, plain + strlen (plain));
  return g_string_free (markup, FALSE);
}

static gboolean
begins_a_word (char **words, const char *sought)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], sought))
      return TRUE;
  return FALSE;
}

gboolean
_maillage_ui_palette_matches (const char *text, const char *typed)
{
  g_auto (GStrv) words = maillage_text_words (text);
  g_auto (GStrv) sought = maillage_text_words (typed);

  for (guint i = 0; sought[i] != NULL; i++)
    if (!begins_a_word (words, sought[i]))
      return FALSE;
  return TRUE;
}

/* What it is called, and the dim detail beside it. */
static void
show_words (MaillageUiPaletteRow *self,
            const char *icon_name,
            const char *title,
            const char *detail,
            const char *typed)
{
  g_autofree char *markup = _maillage_ui_palette_mark (title, typed);
  g_autofree char *spoken
      = detail != NULL ? g_strdup_printf ("%s, %s", title, detail) : g_strdup (title);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                icon_name != NULL ? icon_name : "go-next-symbolic");
  gtk_label_set_markup (GTK_LABEL (self->title), markup);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* At the right: a dim date, or a key. */
static void
show_end (MaillageUiPaletteRow *self, const char *text, gboolean key)
{
  gtk_widget_set_visible (self->end, text != NULL);
  if (text == NULL)
    return;
  gtk_widget_remove_css_class (self->end, key ? "dim-label" : "maillage-key");
  gtk_widget_add_css_class (self->end, key ? "maillage-key" : "dim-label");
  gtk_label_set_text (GTK_LABEL (self->end), text);
}

static void
_maillage_ui_palette_row_dispose (GObject *object)
{
  MaillageUiPaletteRow *self = MAILLAGE_UI_PALETTE_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->command);
  G_OBJECT_CLASS (_maillage_ui_palette_row_parent_class)->dispose (object);
}

static void
_maillage_ui_palette_row_class_init (MaillageUiPaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_palette_row_dispose;
}

static GtkWidget *
make_detail (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "maillage-beside");
  return label;
}

static GtkWidget *
make_end (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
_maillage_ui_palette_row_init (MaillageUiPaletteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = gtk_image_new ();
  self->title = gtk_label_new (NULL);
  self->detail = make_detail ();
  self->end = make_end ();
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->detail);
  gtk_box_append (GTK_BOX (box), self->end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* The cursor stays in the entry. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-palette-row");
}

/* The date a list of that kind is ordered by, if it is one. */
static char *
dup_date (MaillageRecord *record, const MaillageDate *today)
{
  MaillageKind *kind = maillage_record_get_kind (record);
  const char *sort = maillage_kind_get_default_sort (kind);
  MaillageField *field = sort != NULL ? maillage_kind_find_field (kind, sort) : NULL;
  g_autoptr (MaillageDate) date = NULL;

  if (field == NULL || maillage_field_get_field_type (field) != MAILLAGE_FIELD_DATE)
    return NULL;
  date = maillage_record_dup_date (record, sort);
  return date != NULL ? maillage_date_format_short (date, today) : NULL;
}

GtkWidget *
_maillage_ui_palette_row_new (void)
{
  return g_object_new (MAILLAGE_UI_TYPE_PALETTE_ROW, NULL);
}

void
_maillage_ui_palette_row_show_record (MaillageUiPaletteRow *self,
                                      MaillageRecord *record,
                                      const char *typed,
                                      const MaillageDate *today)
{
  MaillageKind *kind = maillage_record_get_kind (record);
  const char *subtitle = maillage_record_get_subtitle (record);
  g_autofree char *detail
      = subtitle != NULL && *subtitle != '\0'
            ? g_strdup_printf ("%s · %s", maillage_kind_get_label (kind), subtitle)
            : g_strdup (maillage_kind_get_label (kind));
  g_autofree char *date = dup_date (record, today);

  self->section = MAILLAGE_UI_PALETTE_RECORDS;
  g_set_object (&self->record, record);
  g_clear_object (&self->command);
  show_words (
      self, maillage_kind_get_icon_name (kind), maillage_record_get_title (record), detail, typed);
  show_end (self, date, FALSE);
}

void
_maillage_ui_palette_row_show_command (MaillageUiPaletteRow *self,
                                       MaillageUiCommand *command,
                                       const char *detail,
                                       const char *typed)
{
  const char *accel = _maillage_ui_command_get_accel (command);
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint key;

  self->section = _maillage_ui_command_get_is_page (command) ? MAILLAGE_UI_PALETTE_PAGES
                                                             : MAILLAGE_UI_PALETTE_COMMANDS;
  g_clear_object (&self->record);
  g_set_object (&self->command, command);
  if (accel != NULL && gtk_accelerator_parse (accel, &key, &modifiers))
    label = gtk_accelerator_get_label (key, modifiers);
  show_words (self,
              _maillage_ui_command_get_icon_name (command),
              _maillage_ui_command_get_label (command),
              detail,
              typed);
  show_end (self, label, TRUE);
}

void
_maillage_ui_palette_row_set_section (MaillageUiPaletteRow *self, MaillageUiPaletteSection section)
{
  self->section = section;
}

/* Its words go too: they are somebody's. */
void
_maillage_ui_palette_row_show_nothing (MaillageUiPaletteRow *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->command);
  show_words (self, NULL, "", NULL, "");
  show_end (self, NULL, FALSE);
}

MaillageUiPaletteSection
_maillage_ui_palette_row_get_section (MaillageUiPaletteRow *self)
{
  return self->section;
}

MaillageRecord *
_maillage_ui_palette_row_get_record (MaillageUiPaletteRow *self)
{
  return self->record;
}

MaillageUiCommand *
_maillage_ui_palette_row_get_command (MaillageUiPaletteRow *self)
{
  return self->command;
}
