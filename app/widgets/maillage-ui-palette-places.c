/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who covers a territory that is named: "Blaye". */

#include "maillage-ui-palette-private.h"

#include <glib/gi18n-lib.h>
#include <maillage-gazetteer.h>
#include <maillage-match.h>

/* Fewer letters begin too many names. */
#define LEAST_LETTERS 3
#define MOST_PLACES 3
#define MOST_COVERING 60
/* In ms: no territory is looked for between two keys. */
#define PAUSE 150

static char *
dup_covers (MaillageTerritory *territory)
{
  /* TRANSLATORS: a territory’s name: “Who covers Blaye” */
  return g_strdup_printf (_ ("Who covers %s"), maillage_territory_get_name (territory));
}

/* In place of what the palette shows, the records that hold the territory. */
static void
show_covering (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer user_data)
{
  MaillageUiPalette *self = MAILLAGE_UI_PALETTE (from);
  MaillageTerritory *territory = user_data;
  g_autofree char *shown = g_strdup (self->uuid);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = _maillage_match_places (maillage_context_get_registry (self->context),
                                maillage_context_get_store (self->context),
                                NULL,
                                MAILLAGE_OPERATOR_COVERS,
                                maillage_territory_get_id (territory),
                                MOST_COVERING,
                                &error);

  maillage_ui_palette_open (self, shown);
  if (records == NULL)
    g_message ("The palette cannot search: %s", error->message);
  self->covers = dup_covers (territory);
  for (guint i = 0; records != NULL && i < records->len; i++)
    _maillage_ui_palette_row_show_record (
        _maillage_ui_palette_get_row (self, i), g_ptr_array_index (records, i), "", self->today);
  _maillage_ui_palette_show_from_top (self, records != NULL ? records->len : 0);
}

static MaillageUiCommand *
place_new (MaillageTerritory *territory)
{
  g_autofree char *label = dup_covers (territory);

  return _maillage_ui_command_new (NULL,
                                   "palette.covers",
                                   label,
                                   "mark-location-symbolic",
                                   NULL,
                                   NULL,
                                   show_covering,
                                   maillage_territory_copy (territory),
                                   (GDestroyNotify) maillage_territory_free);
}

static void
places_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MaillageUiPalette *self = MAILLAGE_UI_PALETTE (source);
  MaillageGazetteer *gazetteer;
  g_autoptr (GPtrArray) places = g_task_propagate_pointer (G_TASK (result), NULL);
  guint n;

  if (places == NULL)
    return;
  g_clear_object (&self->placing);
  gazetteer = maillage_context_get_gazetteer (self->context);
  n = _maillage_ui_palette_count_rows (self);
  for (guint i = 0; i < places->len; i++)
    {
      MaillageTerritory *place = g_ptr_array_index (places, i);
      g_autoptr (MaillageUiCommand) command = place_new (place);
      g_autofree char *detail
          = maillage_gazetteer_describe (gazetteer, maillage_territory_get_id (place));
      MaillageUiPaletteRow *row = _maillage_ui_palette_get_row (self, n + i);

      _maillage_ui_palette_row_show_command (row, command, detail, "");
      _maillage_ui_palette_row_set_section (row, MAILLAGE_UI_PALETTE_PLACES);
    }
  if (n == 0)
    _maillage_ui_palette_show_from_top (self, places->len);
  else
    gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->rows));
}

typedef struct
{
  MaillageGazetteer *gazetteer;
  char *typed;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->gazetteer);
  g_free (asked->typed);
  g_free (asked);
}

/* The list is long: on a thread of its own, while the rows are read already. */
static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asked *asked = data;

  g_task_return_pointer (task,
                         _maillage_match_search (asked->gazetteer, asked->typed, MOST_PLACES),
                         (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
find_places_async (MaillageUiPalette *self, const char *typed)
{
  MaillageGazetteer *gazetteer = maillage_context_get_gazetteer (self->context);
  g_autoptr (GTask) task = NULL;
  Asked *asked;

  if (gazetteer == NULL || g_utf8_strlen (typed, -1) < LEAST_LETTERS)
    return FALSE;
  asked = g_new (Asked, 1);
  asked->gazetteer = g_object_ref (gazetteer);
  asked->typed = g_strdup (typed);
  task = g_task_new (self, self->placing, places_found_cb, NULL);
  g_task_set_source_tag (task, find_places_async);
  g_task_set_task_data (task, asked, (GDestroyNotify) (void (*) (void)) asked_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, search_thread);
  return TRUE;
}

static gboolean
find_places (gpointer data)
{
  MaillageUiPalette *self = data;
  gboolean commands_only;
  const char *typed = _maillage_ui_palette_get_typed (self, &commands_only);

  self->place_id = 0;
  self->placing = g_cancellable_new ();
  if (commands_only || !find_places_async (self, typed))
    g_clear_object (&self->placing);
  return G_SOURCE_REMOVE;
}

void
_maillage_ui_palette_place_soon (MaillageUiPalette *self)
{
  self->place_id = g_timeout_add (PAUSE, find_places, self);
}

void
_maillage_ui_palette_stop_placing (MaillageUiPalette *self)
{
  if (self->placing != NULL)
    g_cancellable_cancel (self->placing);
  g_clear_object (&self->placing);
  g_clear_handle_id (&self->place_id, g_source_remove);
}
