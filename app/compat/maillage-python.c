/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-python.h"

#include <gmodule.h>

typedef struct
{
  GModule *program;
  int (*gil_ensure) (void);
  void (*gil_release) (int state);
  gpointer (*sys_get) (const char *name); /* borrowed */
  int (*sys_set) (const char *name, gpointer value);
  gpointer (*get_attr) (gpointer object, const char *name);
  gpointer (*str) (gpointer object);
  const char *(*as_utf8) (gpointer object);
  void (*dec_ref) (gpointer object);
  void (*clear) (void);
  int (*run) (const char *code);
} Python;

static void
python_clear (Python *self)
{
  g_clear_pointer (&self->program, g_module_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Python, python_clear)

/* FALSE while no interpreter runs here. */
static gboolean
find_python (Python *self)
{
  const struct
  {
    const char *name;
    gpointer *symbol;
  } symbols[] = {
    { "PyGILState_Ensure", (gpointer *) &self->gil_ensure },
    { "PyGILState_Release", (gpointer *) &self->gil_release },
    { "PySys_GetObject", (gpointer *) &self->sys_get },
    { "PySys_SetObject", (gpointer *) &self->sys_set },
    { "PyObject_GetAttrString", (gpointer *) &self->get_attr },
    { "PyObject_Str", (gpointer *) &self->str },
    { "PyUnicode_AsUTF8", (gpointer *) &self->as_utf8 },
    { "Py_DecRef", (gpointer *) &self->dec_ref },
    { "PyErr_Clear", (gpointer *) &self->clear },
    { "PyRun_SimpleString", (gpointer *) &self->run },
  };
  int (*is_initialized) (void) = NULL;

  self->program = g_module_open (NULL, 0);
  if (self->program == NULL
      || !g_module_symbol (self->program, "Py_IsInitialized", (gpointer *) &is_initialized)
      || !is_initialized ())
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (!g_module_symbol (self->program, symbols[i].name, symbols[i].symbol))
      return FALSE;
  return TRUE;
}

static void
forget (Python *self)
{
  static const char *const names[] = { "last_exc", "last_value", "last_type", "last_traceback" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (self->sys_get (names[i]) != NULL)
      self->sys_set (names[i], NULL);
}

/* Steals @object, which may be NULL. */
static char *
take_text (Python *self, gpointer object)
{
  gpointer text = object != NULL ? self->str (object) : NULL;
  const char *utf8 = text != NULL ? self->as_utf8 (text) : NULL;
  char *copy = g_strdup (utf8);

  if (text != NULL)
    self->dec_ref (text);
  if (object != NULL)
    self->dec_ref (object);
  self->clear ();
  return copy;
}

static char *
describe (Python *self, gpointer value)
{
  gpointer type = self->get_attr (value, "__class__");
  g_autofree char *name = take_text (self, type != NULL ? self->get_attr (type, "__name__") : NULL);
  gpointer text = self->str (value);
  g_autofree char *message = take_text (self, text);

  if (type != NULL)
    self->dec_ref (type);
  return g_strdup_printf (
      "%s: %s", name != NULL ? name : "Exception", message != NULL ? message : "");
}

void
maillage_python_forget_raised (void)
{
  g_auto (Python) python = { 0 };
  int state;

  if (!find_python (&python))
    return;
  state = python.gil_ensure ();
  forget (&python);
  python.gil_release (state);
}

char *
maillage_python_take_raised (void)
{
  g_auto (Python) python = { 0 };
  char *raised = NULL;
  gpointer value;
  int state;

  if (!find_python (&python))
    return NULL;
  state = python.gil_ensure ();
  value = python.sys_get ("last_value");
  if (value != NULL)
    raised = describe (&python, value);
  forget (&python);
  python.gil_release (state);
  return raised;
}

void
maillage_python_trace_to (int file, int probe)
{
  g_auto (Python) python = { 0 };
  g_autofree char *code = NULL;
  int state;

  if (!find_python (&python))
    return;
  if (file >= 0)
    code = g_strdup_printf ("import faulthandler\n"
                            "faulthandler.enable (file=%d, all_threads=False)\n"
                            "faulthandler.register (%d, file=%d, all_threads=False)\n",
                            file,
                            probe,
                            file);
  else
    code = g_strdup_printf (
        "import faulthandler\nfaulthandler.unregister (%d)\nfaulthandler.disable ()\n", probe);
  state = python.gil_ensure ();
  python.run (code);
  python.gil_release (state);
}
