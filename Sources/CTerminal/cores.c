#include "CTerminal.h"

#include <sys/prctl.h>
#include <sys/resource.h>

void ct_forbid_cores(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_CORE, &limit) == 0) {
    limit.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &limit);
  }
  /* The limit does not hold for cores that the kernel pipes to a program. */
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
