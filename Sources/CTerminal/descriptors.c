#define _GNU_SOURCE
#include "CTerminal.h"

#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>

int ct_wake_fd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void ct_wake(int fd) {
  eventfd_t one = 1;
  if (write(fd, &one, sizeof one) < 0) return; /* Only a full counter fails, and that is readable. */
}

void ct_sleep(int fd) {
  eventfd_t count;
  if (read(fd, &count, sizeof count) < 0) return; /* Nothing to take is as good as taken. */
}

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
