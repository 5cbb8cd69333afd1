#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

/* The parts of a terminal program that must be C: what runs inside a signal handler, and the one
 * symbol that ncurses looks up in the executable (`wcwidth`). */

/* Remembers how the terminal is now (termios), so that it can be put back at any moment. */
void ct_remember(int fd);

/* Sets what is written before the remembered termios are put back: at most 255 bytes are kept. */
void ct_set_restore(const char *bytes, size_t length);

/* Writes the restore text and puts the termios back, once until the next `ct_arm`. Async-signal-safe. */
void ct_restore(void);

/* Installs handlers of the fault signals that restore the terminal first and then let the old
 * handling (a core, a backtrace) take its course. */
void ct_arm(void);

/* From now on a fault leaves the terminal alone. */
void ct_disarm(void);

/* From now on what is written to the terminal's descriptor is gathered, until `ct_frame_end`. 0 on failure: then it
 * goes to the terminal as ever, and there is no end to call. */
int ct_frame_begin(int fd);

/* The descriptor is the terminal again, and gets what was gathered at once, between the given bytes; nothing at all
 * when nothing was written. */
void ct_frame_end(int fd, const char *before, size_t before_length, const char *after,
                  size_t after_length);

/* The descriptor is the terminal again, and what was gathered is thrown away. */
void ct_frame_discard(int fd);

/* Takes a sequence of bytes out of what is gathered, where it occurs first. */
void ct_frame_remove(const char *sequence, size_t length);

/* How many bytes are gathered so far, and their first `size`; how many those are. */
size_t ct_frame_length(void);
size_t ct_frame_read(void *buffer, size_t size);

/* Lets the C library keep at most so many heaps; nothing where it is not glibc. */
void ct_limit_heaps(int count);

/* No core of this process is written, whatever ends it, and no other process of the user reads its memory. Programs
 * that it starts may write theirs again, once they raise the limit. */
void ct_forbid_cores(void);

/* Keeps standard error off the screen, in memory, until it is released. `fault_text` is written after
 * it when a fault ends the program. 0 on failure. */
int ct_capture_stderr(const char *fault_text);

/* Puts standard error back and writes what was kept of it, its last 8 KB. Async-signal-safe. */
void ct_release_stderr(void);

/* Blocks the signals that the run loop reads, in this thread and those that it starts, and returns
 * a file descriptor that becomes readable when one arrives; -1 on failure. */
int ct_signal_fd(void);

/* The next signal number of such a descriptor, 0 when there is none. */
int ct_next_signal(int fd);

/* Stops the process group as Ctrl+Z does and returns when it goes on. */
void ct_stop_process_group(void);

/* A file in memory with the given bytes, read from its start; -1 on failure. */
int ct_memory_file(const void *bytes, size_t length);

/* Has ended children wait until they are asked about, also where our parent had them ignored. */
void ct_keep_ended_children(void);

/* A descriptor that is readable once a child has ended; -1 where the system has none. */
int ct_process_fd(pid_t pid);

/* A pipe that no child inherits; -1 on failure. */
int ct_pipe(int ends[2]);

/* Has a child give the terminal to its own process group before it runs; -1 where the system cannot. */
int ct_spawn_in_foreground(posix_spawn_file_actions_t *actions, int terminal);

/* Has a child close all descriptors from `first` on. */
void ct_spawn_closing(posix_spawn_file_actions_t *actions, int first);

/* The size of the terminal; 0 when it cannot be told. */
int ct_window_size(int fd, int *rows, int *columns);

/* What `wcwidth` answers here and in ncurses: the program's own width table. */
int ct_cell_width(uint32_t scalar);

/* Whether terminals do not agree about the columns of a scalar. */
int ct_is_disputed(uint32_t scalar);

/* Whether a scalar is a mark that takes a column of its own here, and in some terminals none. */
int ct_is_spacing_mark(uint32_t scalar);

/* Whether a scalar came with the newest version of Unicode that the table knows. */
int ct_is_recent(uint32_t scalar);

#endif
