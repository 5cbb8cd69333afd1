#ifndef CUNISTRING_SHIM_H
#define CUNISTRING_SHIM_H

#include <unilbrk.h>

#endif
