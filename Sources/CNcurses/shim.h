#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

/* Without these no wide function exists and macros hide what Swift can import. */
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <ncurses.h>
#include <term.h>
#include <langinfo.h>
#include <locale.h>

/* Cast macros and C globals are not imported by Swift: constants and getters for those that we use. */
static const attr_t cn_normal = A_NORMAL;
static const attr_t cn_bold = A_BOLD;
static const attr_t cn_dim = A_DIM;
static const attr_t cn_italic = A_ITALIC;
static const attr_t cn_underline = A_UNDERLINE;
static const attr_t cn_reverse = A_REVERSE;

static inline WINDOW *cn_screen(void) { return stdscr; }
static inline int cn_colors(void) { return COLORS; }

/* What moves the cursor to a place, for `tputs`. */
static inline const char *cn_move(int row, int column) { return tiparm(cursor_address, row, column); }

/* What moves the cursor in its row, for `tputs`; NULL where the terminal description has nothing for it. */
static inline const char *cn_move_along(int column) {
  return column_address ? tiparm(column_address, column) : NULL;
}

/* What turns the wrapping of rows off and on; NULL where the terminal description has nothing for it. */
static inline const char *cn_wrap_off(void) { return exit_am_mode; }
static inline const char *cn_wrap_on(void) { return enter_am_mode; }

/* Fills one cell. `marks` are zero-width scalars in order, 0 where there is none. */
static inline cchar_t cn_cell(uint32_t scalar, const uint32_t marks[4], attr_t attributes, int pair) {
  cchar_t cell = {0};
  cell.attr = attributes;
  cell.chars[0] = (wchar_t)scalar;
  for (int i = 0; i < 4 && marks[i] != 0; i++) cell.chars[i + 1] = (wchar_t)marks[i];
#if NCURSES_EXT_COLORS
  cell.ext_color = pair;
#else
  cell.attr |= COLOR_PAIR(pair);
#endif
  return cell;
}

#endif
