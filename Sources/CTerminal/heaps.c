#include "CTerminal.h"

#ifdef __GLIBC__
#include <malloc.h>

void ct_limit_heaps(int count) { mallopt(M_ARENA_MAX, count); }
#else
void ct_limit_heaps(int count) { (void)count; }
#endif
