#define _GNU_SOURCE
#include <wchar.h>

#include "CTerminal.h"
#include "width_table.h"

int ct_cell_width(uint32_t scalar) { return cn_cell_width(scalar); }

int ct_is_disputed(uint32_t scalar) { return cn_is_disputed(scalar); }

int ct_is_spacing_mark(uint32_t scalar) { return cn_is_spacing_mark(scalar); }

int ct_is_recent(uint32_t scalar) { return cn_is_recent(scalar); }

/* ncurses asks the C library how wide a character is. glibc's answer ends with Unicode 14, and its
 * emoji then come out blank: a symbol of the executable goes before that of a shared library. */
int wcwidth(wchar_t character) {
  if (character == 0) return 0;
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return -1;
  return cn_cell_width((uint32_t)character);
}
