/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-cell.h"

#include "maillage-ui-state.h"

#include <glib/gi18n-lib.h>

/* What .dim-label and .caption make of a label. */
#define DIM 0.7
#define BESIDE_SCALE 0.93
#define UNDER_SCALE 0.82
/* As in style-signs.css. */
#define CHIP_SCALE 0.87
#define CHIP_PADDING 10
#define CHIP_HEIGHT 22
#define CHIP_GAP 4
#define ICON_SIZE 16
#define ICON_GAP 6

/**
 * MaillageUiCell:
 *
 * What a table shows of one field of one record.
 */
struct _MaillageUiCell
{
  GtkWidget parent_instance;

  MaillageUiCellLook look;
  char *text;          /* "" when blank */
  gsize second;        /* where the secondary text begins in it; 0: there is none */
  gboolean under;      /* the secondary text has a line of its own */
  PangoLayout *layout; /* of the text; NULL until it is drawn */
  const char *icon;    /* interned, of a state; NULL: none */
  MaillageTone tone;
  char *more;   /* "+2", in a chip beside the first one */
  char *hidden; /* all the chips' words; NULL: not chips */
};

G_DEFINE_FINAL_TYPE (MaillageUiCell, maillage_ui_cell, GTK_TYPE_WIDGET)

/* Its words */

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttrList *
make_attributes (MaillageUiCell *self)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if ((self->look & MAILLAGE_UI_CELL_DIM) != 0)
    insert (attributes, pango_attr_font_features_new ("tnum=1"), 0);
  if (self->hidden != NULL)
    insert (attributes, pango_attr_scale_new (CHIP_SCALE), 0);
  if (self->second > 0)
    {
      insert (attributes,
              pango_attr_foreground_alpha_new ((guint16) (G_MAXUINT16 * DIM)),
              self->second);
      insert (attributes,
              pango_attr_scale_new (self->under ? UNDER_SCALE : BESIDE_SCALE),
              self->second);
    }
  return attributes;
}

static PangoLayout *
make_layout (MaillageUiCell *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = make_attributes (self);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static PangoLayout *
get_layout (MaillageUiCell *self)
{
  if (self->layout == NULL)
    self->layout = make_layout (self, self->text);
  return self->layout;
}

/* Consumes @text. */
static void
take_text (MaillageUiCell *self, char *text, gsize second, gboolean under, const char *spoken)
{
  g_free (self->text);
  self->text = text;
  self->second = second;
  self->under = under;
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL && *spoken != '\0' ? spoken : _ ("empty"),
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Drawing */

static gboolean
is_rtl (MaillageUiCell *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The colours are the row's: a style context of its own for each cell would weigh more than it. */
static GtkStyleContext *
get_context (MaillageUiCell *self)
{
  return gtk_widget_get_style_context (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static GdkRGBA
get_color (MaillageUiCell *self, const char *name, float alpha)
{
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (get_context (self), name, &color))
    gtk_style_context_get_color (get_context (self), &color);
  color.alpha *= alpha;
  return color;
}

/* From @x to @x + @width, counted from where one begins to read. */
static void
draw_layout (MaillageUiCell *self,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             int x,
             int width,
             const GdkRGBA *color)
{
  int text_width, height;

  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &text_width, &height);
  if ((self->look & MAILLAGE_UI_CELL_END) != 0)
    x += MAX (width - text_width, 0);
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - text_width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) x,
                            (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static const char *
get_tone_color (MaillageTone tone)
{
  switch (tone)
    {
    case MAILLAGE_TONE_ACCENT:
      return "accent_color";
    case MAILLAGE_TONE_SUCCESS:
      return "success_color";
    case MAILLAGE_TONE_WARNING:
      return "warning_color";
    case MAILLAGE_TONE_ERROR:
      return "error_color";
    case MAILLAGE_TONE_POSTPONED:
      return "purple_3";
    case MAILLAGE_TONE_DIM:
    case MAILLAGE_TONE_NEUTRAL:
    default:
      return NULL;
    }
}

static void
draw_icon (MaillageUiCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon
      = gtk_icon_theme_lookup_icon (theme,
                                    self->icon,
                                    NULL,
                                    ICON_SIZE,
                                    gtk_widget_get_scale_factor (widget),
                                    gtk_widget_get_direction (widget),
                                    GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  GdkRGBA color
      = get_color (self, get_tone_color (self->tone), self->tone == MAILLAGE_TONE_DIM ? 0.55f : 1);
  GdkRGBA colors[4] = { color, color, color, color };
  int x = is_rtl (self) ? gtk_widget_get_width (widget) - ICON_SIZE : 0;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) x, (float) ((gtk_widget_get_height (widget) - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (
      GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

static int
get_text_width (PangoLayout *layout)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* @width: of the words */
static void
draw_chip (MaillageUiCell *self,
           GtkSnapshot *snapshot,
           PangoLayout *layout,
           int x,
           int width,
           const GdkRGBA *color,
           const GdkRGBA *background)
{
  GskRoundedRect box;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int across = width + 2 * CHIP_PADDING;
  int left = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x - across : x;

  gsk_rounded_rect_init_from_rect (
      &box,
      &GRAPHENE_RECT_INIT (
          (float) left, (float) ((height - CHIP_HEIGHT) / 2), (float) across, CHIP_HEIGHT),
      CHIP_HEIGHT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, background, &box.bounds);
  gtk_snapshot_pop (snapshot);
  draw_layout (self, snapshot, layout, x + CHIP_PADDING, width, color);
}

static void
draw_chips (MaillageUiCell *self, GtkSnapshot *snapshot)
{
  GdkRGBA accent = get_color (self, "accent_color", 1);
  GdkRGBA tint = get_color (self, "accent_bg_color", 0.12f);
  GdkRGBA plain = get_color (self, NULL, 1);
  GdkRGBA grey = get_color (self, NULL, 0.08f);
  g_autoptr (PangoLayout) more = self->more != NULL ? make_layout (self, self->more) : NULL;
  int more_width = more != NULL ? get_text_width (more) : 0;
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * CHIP_PADDING;
  int width = get_text_width (get_layout (self));

  if (more != NULL)
    room -= more_width + 2 * CHIP_PADDING + CHIP_GAP;
  width = CLAMP (width, 0, MAX (room, 0));
  draw_chip (self, snapshot, self->layout, 0, width, &accent, &tint);
  if (more != NULL)
    draw_chip (
        self, snapshot, more, width + 2 * CHIP_PADDING + CHIP_GAP, more_width, &plain, &grey);
}

static void
maillage_ui_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MaillageUiCell *self = MAILLAGE_UI_CELL (widget);
  int x = self->icon != NULL ? ICON_SIZE + ICON_GAP : 0;
  GdkRGBA color;

  if (*self->text == '\0')
    return;
  if (self->hidden != NULL)
    {
      draw_chips (self, snapshot);
      return;
    }
  if (self->icon != NULL)
    draw_icon (self, snapshot);
  color = get_color (
      self, NULL, (self->look & MAILLAGE_UI_CELL_DIM) != 0 && self->icon == NULL ? (float) DIM : 1);
  draw_layout (self, snapshot, get_layout (self), x, gtk_widget_get_width (widget) - x, &color);
}

/* The class */

/* The font may have changed. */
static void
maillage_ui_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (maillage_ui_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&MAILLAGE_UI_CELL (widget)->layout);
}

static void
maillage_ui_cell_finalize (GObject *object)
{
  MaillageUiCell *self = MAILLAGE_UI_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self->more);
  g_free (self->hidden);
  G_OBJECT_CLASS (maillage_ui_cell_parent_class)->finalize (object);
}

static void
maillage_ui_cell_class_init (MaillageUiCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = maillage_ui_cell_finalize;
  widget_class->snapshot = maillage_ui_cell_snapshot;
  widget_class->css_changed = maillage_ui_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
maillage_ui_cell_init (MaillageUiCell *self)
{
  self->text = g_strdup ("");
}

/**
 * maillage_ui_cell_new:
 * @look: how it shows its text
 *
 * Returns: (transfer floating): a blank cell
 */
GtkWidget *
maillage_ui_cell_new (MaillageUiCellLook look)
{
  MaillageUiCell *self = g_object_new (MAILLAGE_UI_TYPE_CELL, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

void
maillage_ui_cell_set_text (MaillageUiCell *self, const char *text)
{
  g_return_if_fail (MAILLAGE_UI_IS_CELL (self));
  take_text (self, g_strdup (text != NULL ? text : ""), 0, FALSE, text);
}

void
maillage_ui_cell_set_lines (MaillageUiCell *self,
                            const char *first,
                            const char *second,
                            gboolean under)
{
  g_return_if_fail (MAILLAGE_UI_IS_CELL (self));
  g_return_if_fail (first != NULL);
  if (second == NULL || *second == '\0')
    take_text (self, g_strdup (first), 0, FALSE, first);
  else
    take_text (self,
               g_strconcat (first, under ? "\n" : "\u2002", second, NULL),
               strlen (first),
               under,
               first);
}

void
maillage_ui_cell_set_choice (MaillageUiCell *self, MaillageChoice *choice, const char *word)
{
  gboolean is_state = choice != NULL && maillage_ui_choice_is_state (choice);

  g_return_if_fail (MAILLAGE_UI_IS_CELL (self));
  self->icon = is_state ? g_intern_string (maillage_choice_get_icon_name (choice)) : NULL;
  self->tone = is_state ? maillage_choice_get_tone (choice) : MAILLAGE_TONE_NEUTRAL;
  maillage_ui_cell_set_text (self, word);
}

void
maillage_ui_cell_set_chips (MaillageUiCell *self, GPtrArray *texts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_return_if_fail (MAILLAGE_UI_IS_CELL (self));
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append (all, i > 0 ? ", " : "");
      g_string_append (all, g_ptr_array_index (texts, i));
    }
  g_free (self->more);
  self->more = texts->len > 1 ? g_strdup_printf ("+%u", texts->len - 1) : NULL;
  g_free (self->hidden);
  self->hidden = g_strdup (all->str);
  take_text (
      self, g_strdup (texts->len > 0 ? g_ptr_array_index (texts, 0) : ""), 0, FALSE, all->str);
}

const char *
maillage_ui_cell_get_text (MaillageUiCell *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_CELL (self), NULL);
  return self->text;
}

char *
maillage_ui_cell_dup_hidden (MaillageUiCell *self)
{
  gboolean cut;

  g_return_val_if_fail (MAILLAGE_UI_IS_CELL (self), NULL);
  cut = self->layout != NULL && pango_layout_is_ellipsized (self->layout);
  if (self->hidden != NULL)
    return cut || self->more != NULL ? g_strdup (self->hidden) : NULL;
  return cut ? g_strdup (self->text) : NULL;
}
