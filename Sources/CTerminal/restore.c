#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { fault_count = sizeof faults / sizeof faults[0] };

static int terminal = -1;
static struct termios remembered;
static char restore_text[512];
static volatile sig_atomic_t restore_length;
static volatile sig_atomic_t armed;
static int backtrace_wanted;
static struct sigaction before[fault_count];

void ct_remember(int fd) {
  if (tcgetattr(fd, &remembered) != 0) return;
  if (terminal >= 0) close(terminal);
  /* One of its own: while a frame is gathered, the given descriptor is no terminal. */
  terminal = fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

void ct_set_restore(const char *bytes, size_t length) {
  if (length >= sizeof restore_text) length = sizeof restore_text - 1;
  restore_length = 0;
  memcpy(restore_text, bytes, length);
  restore_length = (sig_atomic_t)length;
}

void ct_restore(void) {
  if (terminal < 0 || !armed) return;
  armed = 0;
  int saved_errno = errno;
  const char *next = restore_text;
  size_t left = (size_t)restore_length;
  while (left > 0) {
    ssize_t written = write(terminal, next, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    next += written;
    left -= (size_t)written;
  }
  tcsetattr(terminal, TCSANOW, &remembered);
  errno = saved_errno;
}

static int captured = -1;
static int real_stderr = -1;
static char farewell[512];

static void write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

int ct_capture_stderr(const char *fault_text) {
  if (captured >= 0) return 1; /* What is kept must not become what is put back. */
  strncpy(farewell, fault_text, sizeof farewell - 1);
  captured = memfd_create("stderr", MFD_CLOEXEC);
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (captured < 0 || real_stderr < 0) return 0;
  fcntl(captured, F_SETFL, O_APPEND);
  return dup2(captured, STDERR_FILENO) >= 0;
}

void ct_release_stderr(void) {
  if (captured < 0 || real_stderr < 0) return;
  dup2(real_stderr, STDERR_FILENO);
  char part[1024];
  off_t end = lseek(captured, 0, SEEK_END);
  off_t from = end > 8192 ? end - 8192 : 0;
  while (from < end) {
    ssize_t count = pread(captured, part, sizeof part, from);
    if (count <= 0) break;
    write_all(real_stderr, part, (size_t)count);
    from += count;
  }
  close(captured);
  close(real_stderr);
  captured = real_stderr = -1;
}

/* A synchronous fault repeats when the handler returns, now into the old handling and with its real
 * stack; a signal that somebody sent does not, so it is raised again. */
static void on_fault(int number, siginfo_t *info, void *context) {
  (void)context;
  int was_armed = armed;
  ct_restore();
  ct_release_stderr();
  if (was_armed) write_all(STDERR_FILENO, farewell, strlen(farewell));
  /* Swift's own handler asks a question and waits 30 s: only who set SWIFT_BACKTRACE wants that. */
  for (int i = 0; i < fault_count; i++)
    if (faults[i] == number && backtrace_wanted) sigaction(number, &before[i], NULL);
  if (!backtrace_wanted) signal(number, SIG_DFL);
  if (info->si_code <= 0 || number == SIGABRT) raise(number);
}

void ct_arm(void) {
  static int installed;
  armed = 1;
  if (installed) return;
  installed = 1;
  backtrace_wanted = getenv("SWIFT_BACKTRACE") != NULL;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fault_count; i++) sigaction(faults[i], &action, &before[i]);
}

void ct_disarm(void) { armed = 0; }
