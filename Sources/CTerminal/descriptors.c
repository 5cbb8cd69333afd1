#define _GNU_SOURCE
#include "CTerminal.h"

#include <sys/mman.h>
#include <unistd.h>

int ct_memory_file(const void *bytes, size_t length) {
  int fd = memfd_create("ctxchat", MFD_CLOEXEC);
  if (fd < 0) return -1;
  const char *next = bytes;
  while (length > 0) {
    ssize_t written = write(fd, next, length);
    if (written <= 0) break;
    next += written;
    length -= (size_t)written;
  }
  lseek(fd, 0, SEEK_SET);
  return fd;
}
