#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

/* ncurses writes a frame in many small pieces, and each of them wakes the terminal. While a frame is gathered, the
 * terminal's descriptor is a file in memory; the end puts the terminal back and writes the whole at once. */

static int sheet = -1;
static int terminal = -1;

int ct_frame_begin(int fd) {
  if (sheet < 0) sheet = memfd_create("frame", MFD_CLOEXEC);
  if (sheet < 0) return 0;
  terminal = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (terminal < 0) return 0;
  lseek(sheet, 0, SEEK_SET);
  if (dup3(sheet, fd, O_CLOEXEC) >= 0) return 1;
  close(terminal);
  return 0;
}

size_t ct_frame_length(void) {
  off_t length = lseek(sheet, 0, SEEK_CUR);
  return length < 0 ? 0 : (size_t)length;
}

size_t ct_frame_read(void *buffer, size_t size) {
  ssize_t count = pread(sheet, buffer, size, 0);
  return count < 0 ? 0 : (size_t)count;
}

/* Writes all parts, however little the terminal takes at a time. */
static void write_parts(int fd, struct iovec *parts, int count) {
  while (count > 0) {
    ssize_t written = writev(fd, parts, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    while (count > 0 && (size_t)written >= parts->iov_len) {
      written -= (ssize_t)parts->iov_len;
      parts++;
      count--;
    }
    if (count > 0) {
      parts->iov_base = (char *)parts->iov_base + written;
      parts->iov_len -= (size_t)written;
    }
  }
}

void ct_frame_remove(const char *sequence, size_t length) {
  size_t size = ct_frame_length();
  char *bytes = malloc(size);
  if (bytes == NULL) return;
  size = ct_frame_read(bytes, size);
  char *found = length > 0 ? memmem(bytes, size, sequence, length) : NULL;
  if (found != NULL) {
    size_t from = (size_t)(found - bytes);
    ssize_t written = pwrite(sheet, found + length, size - from - length, (off_t)from);
    if (written >= 0) lseek(sheet, (off_t)from + written, SEEK_SET);
  }
  free(bytes);
}

/* The descriptor is the terminal again; the sheet keeps what was gathered. */
static void give_back(int fd) {
  dup3(terminal, fd, O_CLOEXEC);
  close(terminal);
}

void ct_frame_discard(int fd) { give_back(fd); }

void ct_frame_end(int fd, const char *before, size_t before_length, const char *after,
                  size_t after_length) {
  give_back(fd);
  off_t length = lseek(sheet, 0, SEEK_CUR);
  static char bytes[65536];
  for (off_t from = 0; from < length;) {
    /* What is left of a longer frame lies behind this one. */
    size_t left = (size_t)(length - from);
    ssize_t count = pread(sheet, bytes, left < sizeof bytes ? left : sizeof bytes, from);
    if (count <= 0) return;
    int is_first = from == 0;
    from += count;
    struct iovec parts[] = {{(void *)before, is_first ? before_length : 0},
                            {bytes, (size_t)count},
                            {(void *)after, from >= length ? after_length : 0}};
    write_parts(fd, parts, 3);
  }
}
