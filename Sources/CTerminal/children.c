#define _GNU_SOURCE
#include "CTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __GLIBC_PREREQ
#define __GLIBC_PREREQ(major, minor) 0
#endif

void ct_keep_ended_children(void) {
  struct sigaction now;
  if (sigaction(SIGCHLD, NULL, &now) == 0 && now.sa_handler == SIG_IGN) signal(SIGCHLD, SIG_DFL);
}

int ct_process_fd(pid_t pid) {
#ifdef SYS_pidfd_open
  return (int)syscall(SYS_pidfd_open, pid, 0); /* Closed on exec by itself. */
#else
  (void)pid;
  return -1;
#endif
}

int ct_spawn_in_foreground(posix_spawn_file_actions_t *actions, int terminal) {
#if __GLIBC_PREREQ(2, 35)
  return posix_spawn_file_actions_addtcsetpgrp_np(actions, terminal);
#else
  (void)actions;
  (void)terminal;
  return -1;
#endif
}

void ct_spawn_closing(posix_spawn_file_actions_t *actions, int first) {
#if __GLIBC_PREREQ(2, 34)
  posix_spawn_file_actions_addclosefrom_np(actions, first);
#else
  (void)actions; /* All that we open is closed on exec anyway. */
  (void)first;
#endif
}

int ct_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
