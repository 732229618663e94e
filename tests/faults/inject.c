// SPDX-License-Identifier: MIT
// Loaded before the program's libraries (LD_PRELOAD), it counts the program's calls of the system
// and lets the n-th of a kind fail. It is for tests alone and part of no package.
//
//   DN_FAULT_LOG=FILE    where a line goes for each call that is counted: "KIND NUMBER PATH"; with
//   a fault, only
//                        those that were made to fail
//   DN_FAULT_UNDER=DIR   calls on files in this folder count, and those on standard output
//   DN_FAULT_KIND=KINDS  which calls fail: write open read rename sync truncate mkdir unlink lock
//   close
//                        memory; with commas between them they are counted together
//   DN_FAULT_AT=N        the first that fails, from 1; without it, calls are only counted
//   DN_FAULT_TIMES=N     how many fail from there on; 1 where it is left out, 0: all
//   DN_FAULT_HOW=HOW     the number of the error, or "short" (half of it is written), or "signal
//   NUMBER", which
//                        is raised before the call is made, or "delete PATH", by which a folder
//                        goes before it
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind {
  k_write,
  k_open,
  k_read,
  k_rename,
  k_sync,
  k_truncate,
  k_mkdir,
  k_unlink,
  k_lock,
  k_close,
  k_memory,
  kinds
};

static const char* const names[kinds] = {"write", "open",   "read", "rename", "sync",  "truncate",
                                         "mkdir", "unlink", "lock", "close",  "memory"};

static atomic_bool ready = 0;
static bool chosen[kinds];
static bool fails;
static long at, times, how;
static enum { with_error, in_half, with_signal, with_deletion } manner;
static char deleted[PATH_MAX];
static char under[PATH_MAX];
static int logs = -1;
static atomic_long counted;  // calls of the chosen kinds
static atomic_long of_kind[kinds];

static void log_call(enum kind kind, long number, const char* path) {
  if (logs < 0) return;
  char line[PATH_MAX + 64];
  const int length = snprintf(line, sizeof line, "%s %ld %s\n", names[kind], number, path);
  if (length > 0) syscall(SYS_write, logs, line, (size_t)length);
}

static void begin(void) {
  const char* folder = getenv("DN_FAULT_UNDER");
  const char* file = getenv("DN_FAULT_LOG");
  if (folder == NULL || file == NULL) return;
  snprintf(under, sizeof under, "%s", folder);
  logs = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char* list = getenv("DN_FAULT_KIND");
  for (int k = 0; k < kinds; ++k) {
    const char* found = list == NULL ? NULL : strstr(list, names[k]);
    chosen[k] = found != NULL;
  }
  const char* number = getenv("DN_FAULT_AT");
  fails = number != NULL;
  at = fails ? strtol(number, NULL, 10) : 0;
  const char* many = getenv("DN_FAULT_TIMES");
  times = many == NULL ? 1 : strtol(many, NULL, 10);
  const char* what = getenv("DN_FAULT_HOW");
  if (what == NULL) what = "5";
  if (strcmp(what, "short") == 0)
    manner = in_half;
  else if (strncmp(what, "signal ", 7) == 0)
    manner = with_signal, how = strtol(what + 7, NULL, 10);
  else if (strncmp(what, "delete ", 7) == 0)
    manner = with_deletion, snprintf(deleted, sizeof deleted, "%s", what + 7);
  else
    manner = with_error, how = strtol(what, NULL, 10);
  atomic_store(&ready, 1);
}

// Nothing counts before main: what fails there ends the program without anybody to say so.
static int (*main_of_program)(int, char**, char**);
static int counted_main(int count, char** words, char** environment) {
  begin();
  return main_of_program(count, words, environment);
}
typedef int (*start_type)(int (*)(int, char**, char**), int, char**, void (*)(void), void (*)(void),
                          void (*)(void), void*);
int __libc_start_main(int (*main)(int, char**, char**), int count, char** words, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void* stack_end) {
  const start_type next = (start_type)dlsym(RTLD_NEXT, "__libc_start_main");
  main_of_program = main;
  return next(counted_main, count, words, init, fini, rtld_fini, stack_end);
}

__attribute__((destructor)) static void end(void) {
  if (atomic_exchange(&ready, 0) && !fails)
    log_call(k_memory, atomic_load(&of_kind[k_memory]), "-");
}

/// Counts a call; whether it is to fail, with errno as it is then.
static bool counts(enum kind kind, const char* path) {
  if (!atomic_load(&ready)) return false;
  const long number = atomic_fetch_add(&of_kind[kind], 1) + 1;
  if (!fails) {
    if (kind != k_memory) log_call(kind, number, path);
    return false;
  }
  if (!chosen[kind]) return false;
  const long among = atomic_fetch_add(&counted, 1) + 1;
  if (among < at || (times != 0 && among >= at + times)) return false;
  log_call(kind, among, path);
  if (manner == with_signal) {
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), (int)how);  // it has come when this returns
    return false;
  }
  if (manner == with_deletion) {
    char* const words[] = {"/bin/rm", "-rf", deleted, NULL};
    char* const nothing[] = {NULL};
    pid_t process;
    if (posix_spawn(&process, words[0], NULL, NULL, words, nothing) == 0) waitpid(process, NULL, 0);
    return false;
  }
  errno = (int)how;
  return true;
}

static bool is_under(const char* path) {
  char whole[PATH_MAX];
  if (path == NULL) return false;
  if (path[0] != '/') {
    if (getcwd(whole, sizeof whole) == NULL) return false;
    return strncmp(whole, under, strlen(under)) == 0;
  }
  return strncmp(path, under, strlen(under)) == 0;
}

static bool of_path(enum kind kind, const char* path) {
  return atomic_load(&ready) && is_under(path) && counts(kind, path);
}

/// The file of a descriptor: one of those that count?
static bool of_descriptor(enum kind kind, int descriptor) {
  if (!atomic_load(&ready) || descriptor == logs) return false;
  if (descriptor == STDOUT_FILENO) return counts(kind, "standard output");
  char link[64];
  char path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = '\0';
  return path[0] == '/' && is_under(path) && counts(kind, path);
}

#define NEXT(type, name)   \
  static type next_##name; \
  if (next_##name == NULL) next_##name = (type)dlsym(RTLD_NEXT, #name)

static size_t half(size_t size) {
  return size > 1 ? size / 2 : size;
}

// What writes and reads. A short one does half, and a call of one byte does it.

ssize_t write(int file, const void* bytes, size_t size) {
  if (of_descriptor(k_write, file)) {
    if (manner != in_half) return -1;
    size = half(size);
  }
  return syscall(SYS_write, file, bytes, size);
}

ssize_t writev(int file, const struct iovec* parts, int count) {
  if (of_descriptor(k_write, file)) {
    if (manner != in_half) return -1;
    for (int i = 0; i < count; ++i)
      if (parts[i].iov_len > 0)
        return syscall(SYS_write, file, parts[i].iov_base, half(parts[i].iov_len));
  }
  return syscall(SYS_writev, file, parts, count);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t where) {
  if (of_descriptor(k_write, file)) {
    if (manner != in_half) return -1;
    size = half(size);
  }
  return syscall(SYS_pwrite64, file, bytes, size, where);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t where) {
  return pwrite64(file, bytes, size, where);
}

ssize_t read(int file, void* bytes, size_t size) {
  if (of_descriptor(k_read, file)) {
    if (manner != in_half) return -1;
    size = half(size);
  }
  return syscall(SYS_read, file, bytes, size);
}

// What opens.

static int opened(int folder, const char* path, int flags, mode_t mode) {
  if ((path[0] == '/' || folder == AT_FDCWD) && of_path(k_open, path)) return -1;
  return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define MODE_OF(flags)                   \
  mode_t mode = 0;                       \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list more;                        \
    va_start(more, flags);               \
    mode = va_arg(more, mode_t);         \
    va_end(more);                        \
  }

int open(const char* path, int flags, ...) {
  MODE_OF(flags)
  return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  MODE_OF(flags)
  return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return opened(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return opened(folder, path, flags, mode);
}
typedef FILE* (*fopen_type)(const char*, const char*);
FILE* fopen(const char* path, const char* mode) {
  NEXT(fopen_type, fopen);
  return of_path(k_open, path) ? NULL : next_fopen(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
  NEXT(fopen_type, fopen64);
  return of_path(k_open, path) ? NULL : next_fopen64(path, mode);
}

// What closes: the descriptor is gone all the same, as on Linux.

int close(int file) {
  const bool is_to_fail = of_descriptor(k_close, file);
  const int error = errno;
  const int closed = (int)syscall(SYS_close, file);
  if (!is_to_fail) return closed;
  errno = error;
  return -1;
}
typedef int (*fclose_type)(FILE*);
int fclose(FILE* file) {
  NEXT(fclose_type, fclose);
  const bool is_to_fail = of_descriptor(k_close, fileno(file));
  const int error = errno;
  const int closed = next_fclose(file);
  if (!is_to_fail) return closed;
  errno = error;
  return EOF;
}

// What changes folders.

int rename(const char* from, const char* to) {
  return of_path(k_rename, to) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}
int mkdir(const char* path, mode_t mode) {
  return of_path(k_mkdir, path) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
int unlink(const char* path) {
  return of_path(k_unlink, path) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
int unlinkat(int folder, const char* path, int flags) {
  if ((path[0] == '/' || folder == AT_FDCWD) && of_path(k_unlink, path)) return -1;
  return (int)syscall(SYS_unlinkat, folder, path, flags);
}
typedef int (*remove_type)(const char*);
int remove(const char* path) {
  NEXT(remove_type, remove);
  return of_path(k_unlink, path) ? -1 : next_remove(path);
}

int fsync(int file) {
  return of_descriptor(k_sync, file) ? -1 : (int)syscall(SYS_fsync, file);
}
int fdatasync(int file) {
  return of_descriptor(k_sync, file) ? -1 : (int)syscall(SYS_fdatasync, file);
}
int ftruncate64(int file, off64_t size) {
  return of_descriptor(k_truncate, file) ? -1 : (int)syscall(SYS_ftruncate, file, size);
}
int ftruncate(int file, off_t size) {
  return ftruncate64(file, size);
}
int flock(int file, int operation) {
  return of_descriptor(k_lock, file) ? -1 : (int)syscall(SYS_flock, file, operation);
}

// Memory: what operator new, the thread library and the C library ask for.

extern void* __libc_malloc(size_t);
extern void* __libc_calloc(size_t, size_t);
extern void* __libc_realloc(void*, size_t);
extern void* __libc_memalign(size_t, size_t);

static bool no_memory(void) {
  return counts(k_memory, "-");
}

void* malloc(size_t size) {
  return no_memory() ? NULL : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
  return no_memory() ? NULL : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) {
  return size > 0 && no_memory() ? NULL : __libc_realloc(old, size);
}
void* memalign(size_t alignment, size_t size) {
  return no_memory() ? NULL : __libc_memalign(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}
int posix_memalign(void** result, size_t alignment, size_t size) {
  void* made = memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *result = made;
  return 0;
}
