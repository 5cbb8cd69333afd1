#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <pty.h>
#include <stdbool.h>
#include <string.h>
#include <vterm.h>

/* Bit fields are not imported by Swift. */
static inline bool cv_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline bool cv_reverse(const VTermScreenCell *cell) { return cell->attrs.reverse; }
static inline bool cv_italic(const VTermScreenCell *cell) { return cell->attrs.italic; }
static inline bool cv_underline(const VTermScreenCell *cell) { return cell->attrs.underline != 0; }
static inline int cv_foreground(const VTermScreenCell *cell) {
  return VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) ? -1 : VTERM_COLOR_IS_INDEXED(&cell->fg) ? cell->fg.indexed.idx : 256;
}
static inline int cv_background(const VTermScreenCell *cell) {
  return VTERM_COLOR_IS_DEFAULT_BG(&cell->bg) ? -1 : VTERM_COLOR_IS_INDEXED(&cell->bg) ? cell->bg.indexed.idx : 256;
}

#endif
