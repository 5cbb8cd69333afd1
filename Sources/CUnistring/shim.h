#ifndef CUNISTRING_SHIM_H
#define CUNISTRING_SHIM_H

#include <unilbrk.h>
#include <uninorm.h>

/// The form NFKC, whose name is a macro that Swift cannot see.
static inline uint32_t *u32_nfkc(const uint32_t *s, size_t n, uint32_t *buffer, size_t *length) {
  return u32_normalize(UNINORM_NFKC, s, n, buffer, length);
}

#endif
