#ifndef CMARKDOWN_SHIM_H
#define CMARKDOWN_SHIM_H

#include <md4c.h>

#endif
