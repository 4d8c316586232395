/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-navigation.h"

#include "maillage-ui-record-page.h"

/* Older pages are forgotten: each may hold a list of all records. */
#define KEPT 12

typedef struct
{
  char *key, *title;
  GtkWidget *page; /* the stack's; NULL until somebody sees it */
  MaillageNavigationMake make;
  gpointer user_data;
} Entry;

struct _MaillageNavigation
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GPtrArray *entries; /* Entry, the one shown last */
  guint last;         /* for the stack's names */
  guint making;       /* the tick that makes the page shown */
};

G_DEFINE_FINAL_TYPE (MaillageNavigation, maillage_navigation, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->title);
  g_free (entry);
}

static Entry *
shown (MaillageNavigation *self)
{
  return self->entries->len > 0 ? g_ptr_array_index (self->entries, self->entries->len - 1) : NULL;
}

static void
add_page (MaillageNavigation *self, Entry *entry, GtkWidget *page)
{
  g_autofree char *name = g_strdup_printf ("%u", ++self->last);

  entry->page = page;
  gtk_stack_add_named (GTK_STACK (self->stack), page, name);
}

static GtkWidget *
get_page (MaillageNavigation *self, Entry *entry)
{
  if (entry->page == NULL)
    add_page (self, entry, entry->make (entry->user_data));
  return entry->page;
}

/* A record's page follows its record, which may be renamed, or another by now. */
static const char *
title_of (Entry *entry)
{
  if (entry->page != NULL && MAILLAGE_UI_IS_RECORD_PAGE (entry->page))
    return maillage_ui_record_page_get_title (MAILLAGE_UI_RECORD_PAGE (entry->page));
  return entry->title;
}

/* GtkStack leaves the pages that it hides for assistive technologies to read. */
static void
tell_hidden (MaillageNavigation *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->page == NULL)
        continue;
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (entry->page), GTK_ACCESSIBLE_STATE_HIDDEN, entry != shown (self), -1);
    }
}

static void
show_page (MaillageNavigation *self, Entry *entry, GtkStackTransitionType transition)
{
  GtkStack *stack = GTK_STACK (self->stack);

  gtk_stack_set_visible_child_full (
      stack,
      gtk_stack_page_get_name (gtk_stack_get_page (stack, get_page (self, entry))),
      transition);
  tell_hidden (self);
}

/* In the first frame of a window, before it is laid out: until then another page may be asked for,
 * and this one is not made at all. */
static gboolean
make_shown (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MaillageNavigation *self = MAILLAGE_NAVIGATION (widget);

  self->making = 0;
  if (shown (self) != NULL)
    show_page (self, shown (self), GTK_STACK_TRANSITION_TYPE_NONE);
  return G_SOURCE_REMOVE;
}

static void
show_last (MaillageNavigation *self, GtkStackTransitionType transition)
{
  Entry *entry = shown (self);

  if (entry != NULL && entry->page == NULL && self->making == 0)
    self->making = gtk_widget_add_tick_callback (GTK_WIDGET (self), make_shown, NULL, NULL);
  else if (entry != NULL && entry->page != NULL)
    show_page (self, entry, transition);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY]);
}

static void
remove_at (MaillageNavigation *self, guint position)
{
  Entry *entry = g_ptr_array_index (self->entries, position);

  if (entry->page != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), entry->page);
  g_ptr_array_remove_index (self->entries, position);
}

static void
maillage_navigation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, maillage_navigation_get_key (MAILLAGE_NAVIGATION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_navigation_dispose (GObject *object)
{
  MaillageNavigation *self = MAILLAGE_NAVIGATION (object);

  g_ptr_array_set_size (self->entries, 0);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (maillage_navigation_parent_class)->dispose (object);
}

static void
maillage_navigation_finalize (GObject *object)
{
  g_ptr_array_unref (MAILLAGE_NAVIGATION (object)->entries);
  G_OBJECT_CLASS (maillage_navigation_parent_class)->finalize (object);
}

static void
maillage_navigation_class_init (MaillageNavigationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = maillage_navigation_get_property;
  object_class->dispose = maillage_navigation_dispose;
  object_class->finalize = maillage_navigation_finalize;
  properties[PROP_KEY]
      = g_param_spec_string ("key", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
maillage_navigation_init (MaillageNavigation *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->stack = gtk_stack_new ();
  gtk_stack_set_transition_duration (GTK_STACK (self->stack), 150);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
maillage_navigation_new (void)
{
  return g_object_new (MAILLAGE_TYPE_NAVIGATION, NULL);
}

gboolean
maillage_navigation_show (MaillageNavigation *self, const char *key)
{
  for (guint i = self->entries->len; i > 0; i--)
    {
      Entry *entry = g_ptr_array_index (self->entries, i - 1);

      if (strcmp (entry->key, key) != 0)
        continue;
      if (entry != shown (self))
        {
          g_ptr_array_add (self->entries, g_ptr_array_steal_index (self->entries, i - 1));
          show_last (self, GTK_STACK_TRANSITION_TYPE_NONE);
        }
      return TRUE;
    }
  return FALSE;
}

static Entry *
add_entry (MaillageNavigation *self, const char *key, const char *title)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = g_strdup (key);
  entry->title = g_strdup (title);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
show_new (MaillageNavigation *self, GtkStackTransitionType transition)
{
  show_last (self, transition);
  if (self->entries->len > KEPT)
    remove_at (self, 0);
}

void
maillage_navigation_push (MaillageNavigation *self,
                          const char *key,
                          const char *title,
                          GtkWidget *page)
{
  add_page (self, add_entry (self, key, title), page);
  show_new (self,
            g_str_has_prefix (key, "record:") ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                              : GTK_STACK_TRANSITION_TYPE_NONE);
}

void
maillage_navigation_push_later (MaillageNavigation *self,
                                const char *key,
                                const char *title,
                                MaillageNavigationMake make,
                                gpointer user_data)
{
  Entry *entry = add_entry (self, key, title);

  entry->make = make;
  entry->user_data = user_data;
  show_new (self, GTK_STACK_TRANSITION_TYPE_NONE);
}

gboolean
maillage_navigation_back (MaillageNavigation *self)
{
  if (self->entries->len < 2)
    return FALSE;
  maillage_navigation_remove (self, get_page (self, shown (self)));
  return TRUE;
}

void
maillage_navigation_remove (MaillageNavigation *self, GtkWidget *page)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->page != page)
        continue;
      g_ptr_array_steal_index (self->entries, i);
      show_last (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
      gtk_stack_remove (GTK_STACK (self->stack), page);
      entry_free (entry);
      return;
    }
}

const char *
maillage_navigation_get_key (MaillageNavigation *self)
{
  return shown (self) != NULL ? shown (self)->key : NULL;
}

const char *
maillage_navigation_get_title (MaillageNavigation *self)
{
  return shown (self) != NULL ? title_of (shown (self)) : NULL;
}

const char *
maillage_navigation_get_back_title (MaillageNavigation *self)
{
  guint n = self->entries->len;

  return n > 1 ? title_of (g_ptr_array_index (self->entries, n - 2)) : NULL;
}

GtkWidget *
maillage_navigation_get_page (MaillageNavigation *self)
{
  return shown (self) != NULL ? get_page (self, shown (self)) : NULL;
}

/* NULL while the page shown is still to be made. */
GtkWidget *
maillage_navigation_peek_page (MaillageNavigation *self)
{
  return shown (self) != NULL ? shown (self)->page : NULL;
}

guint
maillage_navigation_get_n_pages (MaillageNavigation *self)
{
  return self->entries->len;
}

GtkWidget *
maillage_navigation_get_nth_page (MaillageNavigation *self, guint position)
{
  return get_page (self, g_ptr_array_index (self->entries, position));
}

const char *
maillage_navigation_get_nth_key (MaillageNavigation *self, guint position)
{
  return ((Entry *) g_ptr_array_index (self->entries, position))->key;
}
