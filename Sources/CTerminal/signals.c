#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD};

/* The thread that reads the descriptor. */
static volatile pid_t reader;

/* Only a thread that was there before and does not block the signals comes here, such as the first one, which
   Dispatch parks when the main queue runs elsewhere: what it is given is handed on to the reader. */
static void hand_on(int number) {
  int before = errno;
  pid_t here = (pid_t)syscall(SYS_gettid);
  if (here != reader) syscall(SYS_tgkill, getpid(), reader, number);
  errno = before;
}

int ct_signal_fd(void) {
  sigset_t set;
  reader = (pid_t)syscall(SYS_gettid);
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++) {
    sigaddset(&set, watched[i]);
    /* ncurses takes over every signal that still has its default action. */
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = hand_on;
    action.sa_flags = SA_RESTART;
    sigaction(watched[i], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int ct_next_signal(int fd) {
  struct signalfd_siginfo info;
  if (read(fd, &info, sizeof info) != (ssize_t)sizeof info) return 0;
  return (int)info.ssi_signo;
}

void ct_stop_process_group(void) {
  sigset_t stop, go_on, old;
  struct sigaction standard, ours;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &ours);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigemptyset(&go_on);
  sigaddset(&go_on, SIGCONT);
  kill(0, SIGTSTP);
  /* Pending until unblocked: the process stops inside the next call and wakes up in it. */
  pthread_sigmask(SIG_UNBLOCK, &stop, &old);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  /* Where another thread took the signal, the stop may still be on its way: the screen must not be taken back before
     it. A process group that nobody can continue is not stopped at all, so there is an end to waiting. */
  struct timespec patience = {0, 300 * 1000 * 1000};
  while (sigtimedwait(&go_on, NULL, &patience) < 0 && errno == EINTR) continue;
  sigaction(SIGTSTP, &ours, NULL);
}

int ct_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}
