/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-home.h"

#include "maillage-begin.h"
#include "maillage-check-card.h"
#include "maillage-gather.h"
#include "maillage-recent-card.h"
#include "maillage-reread-card.h"
#include "maillage-rows.h"
#include "maillage-ui-card-private.h"
#include "maillage-ui-columns.h"
#include "maillage-ui-group.h"
#include "maillage-ui-menu-private.h"
#include "maillage-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MaillageHome
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  GtkWidget *box, *columns, *head, *title, *subtitle, *buttons, *create, *tiles, *begin, *first;
  GPtrArray *own;   /* contributions of the program itself */
  GPtrArray *shown; /* the contributions whose cards there are */
  GPtrArray *cards;
  char *week;
  guint update_id;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (MaillageHome, maillage_home, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The day */

static GDateTime *
today_new (MaillageHome *self)
{
  g_autoptr (MaillageDate) today = maillage_context_dup_today (self->context);
  int year = 0, month = 0, day = 0;

  if (sscanf (maillage_date_get_earliest (today), "%d-%d-%d", &year, &month, &day) != 3)
    return g_date_time_new_now_local ();
  return g_date_time_new_local (year, month, day, 12, 0, 0);
}

/* French writes days in lower case; a title begins with a capital. */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

static void
update_day (MaillageHome *self)
{
  g_autoptr (GDateTime) today = today_new (self);
  /* TRANSLATORS: strftime(3), Home's title: “Tuesday 15 March 2022” */
  g_autofree char *day = g_date_time_format (today, _ ("%A %-e %B %Y"));
  g_autofree char *title = capitalize (day);

  g_free (self->week);
  /* TRANSLATORS: strftime(3), under Home's title: “Week 11” */
  self->week = g_date_time_format (today, _ ("Week %-V"));
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

/* What the first card that has something to prepare says of it. */
static void
update_head (MaillageHome *self)
{
  const char *words = NULL;
  GtkWidget *buttons = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    {
      if (words == NULL)
        words = _maillage_ui_card_get_head_words (self->cards->pdata[i]);
      if (buttons == NULL)
        buttons = _maillage_ui_card_get_head_buttons (self->cards->pdata[i]);
    }
  subtitle = words != NULL ? g_strconcat (self->week, " · ", words, NULL) : g_strdup (self->week);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  adw_bin_set_child (ADW_BIN (self->buttons), buttons);
}

/* What one begins with */

static GMenuModel *
create_menu_new (MaillageHome *self, const char *const *kinds)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      MaillageKind *kind
          = maillage_registry_find_kind (maillage_context_get_registry (self->context), kinds[i]);
      g_autofree char *action = g_strconcat ("win.new::", kinds[i], NULL);

      if (maillage_kind_get_available (kind) && maillage_kind_get_create_label (kind) != NULL)
        g_menu_append (menu, maillage_kind_get_create_label (kind), action);
    }
  return G_MENU_MODEL (menu);
}

static void
fill_tiles (MaillageHome *self, const char *const *kinds)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tiles)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->tiles), child);
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      GtkWidget *tile = maillage_rows_tile_new (
          maillage_registry_find_kind (maillage_context_get_registry (self->context), kinds[i]),
          MAX (maillage_store_count (self->store, kinds[i], NULL), 0));

      gtk_flow_box_append (GTK_FLOW_BOX (self->tiles), tile);
      gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
    }
}

static gboolean
has_records (MaillageHome *self, const char *const *kinds)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    if (maillage_store_count (self->store, kinds[i], NULL) != 0)
      return TRUE;
  return FALSE;
}

/* In an empty store: what to do first. */
static void
update_first (MaillageHome *self, const char *const *kinds, gboolean nothing)
{
  gboolean wanted = nothing && kinds[0] != NULL && !maillage_store_get_read_only (self->store)
                    && !has_records (self, kinds);

  adw_bin_set_child (ADW_BIN (self->first),
                     wanted ? maillage_begin_new (self->context, kinds[0]) : NULL);
  gtk_widget_set_visible (self->first, wanted);
}

/* While no card has anything to say, the kinds themselves are what there is. */
static void
update_begin (MaillageHome *self)
{
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (self->context);
  g_autoptr (GMenuModel) menu = create_menu_new (self, (const char *const *) kinds);
  gboolean nothing = self->complete;

  _maillage_ui_menu_button_set_menu (GTK_MENU_BUTTON (self->create), menu);
  gtk_widget_set_visible (self->create, g_menu_model_get_n_items (menu) > 0);
  for (guint i = 0; i < self->cards->len; i++)
    nothing = nothing && !gtk_widget_get_visible (self->cards->pdata[i]);
  if (nothing)
    fill_tiles (self, (const char *const *) kinds);
  update_first (self, (const char *const *) kinds, nothing);
  gtk_widget_set_visible (self->begin, nothing && kinds[0] != NULL);
}

/* Cards */

static void
card_read (MaillageHome *self)
{
  gboolean complete = TRUE;

  for (guint i = 0; i < self->cards->len; i++)
    complete = complete && _maillage_ui_card_get_complete (self->cards->pdata[i]);
  if (complete)
    update_head (self);
  if (self->complete == complete)
    return;
  self->complete = complete;
  update_begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  return _maillage_ui_card_contribution_get_position (*(gpointer *) a)
         - _maillage_ui_card_contribution_get_position (*(gpointer *) b);
}

static GPtrArray *
list_contributions (MaillageHome *self)
{
  g_autoptr (GPtrArray) found = maillage_registry_list (
      maillage_context_get_registry (self->context), MAILLAGE_UI_TYPE_CARD_CONTRIBUTION);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_extend (all, found, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_extend (all, self->own, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_sort (all, compare_positions);
  return all;
}

static gboolean
same_elements (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = a->pdata[i] == b->pdata[i];
  return same;
}

static void
remove_cards (MaillageHome *self)
{
  adw_bin_set_child (ADW_BIN (self->buttons), NULL);
  for (guint i = 0; i < self->cards->len; i++)
    g_signal_handlers_disconnect_by_data (self->cards->pdata[i], self);
  g_ptr_array_set_size (self->cards, 0);
  maillage_ui_columns_remove_all (MAILLAGE_UI_COLUMNS (self->columns));
}

/* The cards stay as long as their plugins do. */
static void
update_cards (MaillageHome *self)
{
  g_autoptr (GPtrArray) contributions = list_contributions (self);

  if (same_elements (contributions, self->shown))
    return;
  remove_cards (self);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&contributions);
  for (guint i = 0; i < self->shown->len; i++)
    {
      MaillageUiCardContribution *contribution = self->shown->pdata[i];
      GtkWidget *card = _maillage_ui_card_contribution_make (contribution, self->context);

      g_ptr_array_add (self->cards, g_object_ref (card));
      maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns),
                                  _maillage_ui_card_contribution_get_side (contribution),
                                  card);
      g_signal_connect_swapped (card, "notify::complete", G_CALLBACK (card_read), self);
    }
}

static void
update (MaillageHome *self)
{
  update_day (self);
  update_cards (self);
  for (guint i = 0; i < self->cards->len; i++)
    _maillage_ui_card_refresh (self->cards->pdata[i]);
  card_read (self);
  update_begin (self);
}

static gboolean
update_now (gpointer data)
{
  MaillageHome *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* While another page is shown, nothing is read: it is all read again when it comes back. */
static void
update_soon (MaillageHome *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add (update_now, self);
}

/* The buttons go under the day where there is no room beside it. */
static void
update_fold (MaillageHome *self)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  window != NULL && maillage_ui_window_get_folded (window)
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
maillage_home_map (GtkWidget *widget)
{
  MaillageUiWindow *window = maillage_ui_window_from (widget);

  GTK_WIDGET_CLASS (maillage_home_parent_class)->map (widget);
  if (window != NULL)
    g_signal_connect_object (
        window, "notify::folded", G_CALLBACK (update_fold), widget, G_CONNECT_SWAPPED);
  update_fold (MAILLAGE_HOME (widget));
  update (MAILLAGE_HOME (widget));
}

static void
maillage_home_unmap (GtkWidget *widget)
{
  MaillageHome *self = MAILLAGE_HOME (widget);

  if (maillage_ui_window_from (widget) != NULL)
    g_signal_handlers_disconnect_by_data (maillage_ui_window_from (widget), self);
  for (guint i = 0; i < self->cards->len; i++)
    _maillage_ui_card_cancel (self->cards->pdata[i]);
  GTK_WIDGET_CLASS (maillage_home_parent_class)->unmap (widget);
}

static void
maillage_home_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, MAILLAGE_HOME (object)->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_home_dispose (GObject *object)
{
  MaillageHome *self = MAILLAGE_HOME (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (maillage_context_get_registry (self->context), self);
  if (self->box != NULL)
    remove_cards (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_home_parent_class)->dispose (object);
}

static void
maillage_home_finalize (GObject *object)
{
  MaillageHome *self = MAILLAGE_HOME (object);

  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->cards);
  g_free (self->week);
  G_OBJECT_CLASS (maillage_home_parent_class)->finalize (object);
}

static void
maillage_home_class_init (MaillageHomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_home_get_property;
  object_class->dispose = maillage_home_dispose;
  object_class->finalize = maillage_home_finalize;
  widget_class->map = maillage_home_map;
  widget_class->unmap = maillage_home_unmap;
  properties[PROP_COMPLETE] = g_param_spec_boolean (
      "complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (MAILLAGE_UI_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/shell/maillage-home.ui");
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, begin);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, box);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, buttons);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, columns);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, first);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, head);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MaillageHome, title);
}

static GtkWidget *
bar_new (MaillageHome *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("New"));
  self->create = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->create), content);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->create), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_ ("Home"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->create);
  return bar;
}

static GtkWidget *
tiles_new (void)
{
  GtkFlowBox *tiles = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (tiles, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (tiles, TRUE);
  gtk_flow_box_set_min_children_per_line (tiles, 2);
  gtk_flow_box_set_max_children_per_line (tiles, 4);
  gtk_flow_box_set_row_spacing (tiles, 12);
  gtk_flow_box_set_column_spacing (tiles, 12);
  gtk_widget_set_valign (GTK_WIDGET (tiles), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (tiles), "maillage-tiles");
  return GTK_WIDGET (tiles);
}

static void
add_own (MaillageHome *self, const char *id, const char *title, MaillageSide side, GType type)
{
  g_ptr_array_add (self->own,
                   _maillage_ui_card_contribution_new (NULL, id, title, side, 900, type));
}

static void
maillage_home_init (MaillageHome *self)
{
  GtkWidget *group;

  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
  add_own (self, "recent", _ ("Recently modified"), MAILLAGE_SIDE_MAIN, MAILLAGE_TYPE_RECENT_CARD);
  add_own (self, "reread", _ ("Texts to reread"), MAILLAGE_SIDE_ASIDE, MAILLAGE_TYPE_REREAD_CARD);
  add_own (self, "check", _ ("Records to check"), MAILLAGE_SIDE_ASIDE, MAILLAGE_TYPE_CHECK_CARD);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_prepend (GTK_BOX (self->box), bar_new (self));
  self->tiles = tiles_new ();
  group = maillage_ui_group_new (_ ("At a glance"));
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), self->tiles);
  adw_bin_set_child (ADW_BIN (self->begin), group);
}

GtkWidget *
maillage_home_new (MaillageContext *context)
{
  MaillageHome *self = g_object_new (MAILLAGE_TYPE_HOME, NULL);

  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (update_soon), self);
  g_signal_connect_swapped (maillage_context_get_registry (context),
                            "contributions-changed",
                            G_CALLBACK (update_soon),
                            self);
  return GTK_WIDGET (self);
}

gboolean
maillage_home_get_complete (MaillageHome *self)
{
  return self->complete;
}
