/* A disk that fails when a test wants it to: stands between the program and the kernel (LD_PRELOAD).
   While $FAULT_FOLDER holds a file called "read", files called history.sqlite… or gateway.sqlite… and what
   lies below such a folder cannot be read; while it holds one called "full", they cannot be written. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(int fd, const char *fault) {
  const char *folder = getenv("FAULT_FOLDER");
  char link[64], path[4096];
  if (!folder) return 0;
  snprintf(path, sizeof path, "%s/%s", folder, fault);
  if (access(path, F_OK) != 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "/history.sqlite") != NULL || strstr(path, "/gateway.sqlite") != NULL;
}

#define REAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define FAIL_IF(fault, code) if (fails(fd, fault)) { errno = code; return -1; }

ssize_t pread(int fd, void *b, size_t n, off_t o) { FAIL_IF("read", EIO) return (REAL(pread))(fd, b, n, o); }
ssize_t pread64(int fd, void *b, size_t n, off64_t o) { FAIL_IF("read", EIO) return (REAL(pread64))(fd, b, n, o); }
ssize_t read(int fd, void *b, size_t n) { FAIL_IF("read", EIO) return (REAL(read))(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { FAIL_IF("full", ENOSPC) return (REAL(pwrite))(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { FAIL_IF("full", ENOSPC) return (REAL(pwrite64))(fd, b, n, o); }
ssize_t write(int fd, const void *b, size_t n) { FAIL_IF("full", ENOSPC) return (REAL(write))(fd, b, n); }
int ftruncate64(int fd, off64_t n) { FAIL_IF("full", ENOSPC) return (REAL(ftruncate64))(fd, n); }
int fallocate64(int fd, int m, off64_t o, off64_t n) { FAIL_IF("full", ENOSPC) return (REAL(fallocate64))(fd, m, o, n); }
int posix_fallocate64(int fd, off64_t o, off64_t n) { if (fails(fd, "full")) return ENOSPC; return (REAL(posix_fallocate64))(fd, o, n); }
