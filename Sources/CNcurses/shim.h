#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

/* Without these no wide function exists and macros hide what Swift can import. */
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <ncurses.h>
#include <term.h>

#endif
