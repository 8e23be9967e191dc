/* SPDX-License-Identifier: MIT
 *
 * Records what a process does to the files of one folder, for simulated power cuts.
 *
 * Preloaded into a process (LD_PRELOAD), it writes each operation that changes a file below
 * IOTRACE_DIR to the file IOTRACE_OUT, in the order in which they happened and with their data:
 *
 *   u8 operation, u16 length, path, u16 length, second path, i64 offset, u32 length, data
 *
 *   c create   w write   t set length (offset)   s flush   u unlink   r rename   l link
 *
 * Where IOTRACE_MARK is set, it also writes each attempt to open, or to ask for, a path that holds
 * this mark, whether it succeeds or not and wherever it is, and each attempt to reach a network:
 *
 *   o open   n network (offset: the family)
 *
 * Paths are absolute. Flushing a folder is recorded like flushing a file. Making folders is not
 * recorded. A program that calls iotrace_fail lets one of its own operations fail instead.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
#define HIGH_DESCRIPTOR 900

static char *path_of[FILES];
static char folder[PATH_MAX];
static size_t folder_length;
static const char *mark;
static int output = -1;
static pthread_mutex_t recording = PTHREAD_MUTEX_INITIALIZER;
static char fault_operation;
static long fault_number = -1, fault_count;
static int fault_errno, fault_is_lasting;

#define REAL(name, type, ...)                       \
    static type (*real_##name)(__VA_ARGS__);        \
    if (!real_##name)                               \
        real_##name = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static void watch(const char *below)
{
    snprintf(folder, sizeof folder, "%s", below);
    folder_length = strlen(folder);
}

__attribute__((constructor)) static void begin(void)
{
    const char *below = getenv("IOTRACE_DIR"), *out = getenv("IOTRACE_OUT");
    REAL(open, int, const char *, int, ...);
    if (!below)
        return;
    mark = getenv("IOTRACE_MARK");
    watch(below);
    if (out) {
        int low = real_open(out, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        /* Out of the way of programs that expect small numbers. */
        output = fcntl(low, F_DUPFD_CLOEXEC, HIGH_DESCRIPTOR);
        close(low);
    }
}

/* From now on the operation of a kind below a folder that has this number, counted from 1, fails;
 * where the fault is lasting, every later one does, too. */
void iotrace_fail(const char *below, char operation, long number, int error, int is_lasting)
{
    watch(below);
    fault_operation = operation;
    fault_number = number;
    fault_errno = error;
    fault_is_lasting = is_lasting;
}

static int is_watched(const char *path)
{
    return folder_length && !strncmp(path, folder, folder_length) &&
           (path[folder_length] == '/' || path[folder_length] == 0);
}

static void make_absolute(const char *path, char *absolute)
{
    char here[PATH_MAX];
    if (path[0] == '/' || !getcwd(here, sizeof here))
        snprintf(absolute, PATH_MAX, "%s", path);
    else if (snprintf(absolute, PATH_MAX, "%s/%s", here, path) >= PATH_MAX)
        absolute[0] = 0;
}

static const char *watched_path(int descriptor)
{
    return descriptor >= 0 && descriptor < FILES ? path_of[descriptor] : NULL;
}

static char *append(char *to, const void *from, size_t length)
{
    memcpy(to, from, length);
    return to + length;
}

static void record(char operation, const char *path, const char *second, int64_t offset,
                   const void *data, uint32_t length)
{
    REAL(write, ssize_t, int, const void *, size_t);
    uint16_t first_length = strlen(path), second_length = strlen(second);
    size_t total = 1 + 2 + first_length + 2 + second_length + 8 + 4 + length;
    char *entry = malloc(total), *end = entry;
    if (output < 0 || !entry) {
        free(entry);
        return;
    }
    end = append(end, &operation, 1);
    end = append(end, &first_length, 2);
    end = append(end, path, first_length);
    end = append(end, &second_length, 2);
    end = append(end, second, second_length);
    end = append(end, &offset, 8);
    end = append(end, &length, 4);
    if (length)
        append(end, data, length);
    pthread_mutex_lock(&recording);
    if (real_write(output, entry, total) != (ssize_t)total)
        abort();
    pthread_mutex_unlock(&recording);
    free(entry);
}

static void record_marked(const char *path)
{
    int before = errno;
    if (mark && path && strstr(path, mark))
        record('o', path, "", 0, NULL, 0);
    errno = before;
}

int iotrace_has_failed(void)
{
    return fault_number >= 0 && fault_count >= fault_number;
}

static int fails(char operation)
{
    if (fault_number < 0 || operation != fault_operation)
        return 0;
    fault_count++;
    if (fault_count != fault_number && !(fault_is_lasting && fault_count > fault_number))
        return 0;
    errno = fault_errno;
    return 1;
}

static void remember(int descriptor, const char *path)
{
    if (descriptor >= 0 && descriptor < FILES) {
        free(path_of[descriptor]);
        path_of[descriptor] = is_watched(path) ? strdup(path) : NULL;
    }
}

typedef int opener(const char *, int, ...);

static int open_with(opener *real, const char *path, int flags, mode_t mode)
{
    char absolute[PATH_MAX];
    struct stat status;
    int existed, descriptor;
    make_absolute(path, absolute);
    if (!is_watched(absolute)) {
        descriptor = real(path, flags, mode);
        remember(descriptor, absolute);
        return descriptor;
    }
    existed = stat(absolute, &status) == 0;
    if ((flags & O_CREAT) && !existed && fails('c'))
        return -1;
    descriptor = real(path, flags, mode);
    remember(descriptor, absolute);
    if (descriptor >= 0 && (flags & O_CREAT) && !existed)
        record('c', absolute, "", 0, NULL, 0);
    else if (descriptor >= 0 && (flags & O_TRUNC))
        record('t', absolute, "", 0, NULL, 0);
    return descriptor;
}

#define MODE                                \
    mode_t mode = 0;                        \
    if (flags & (O_CREAT | __O_TMPFILE)) {  \
        va_list rest;                       \
        va_start(rest, flags);              \
        mode = va_arg(rest, mode_t);        \
        va_end(rest);                       \
    }

int open(const char *path, int flags, ...)
{
    REAL(open, int, const char *, int, ...);
    MODE
    record_marked(path);
    return open_with(real_open, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    REAL(open64, int, const char *, int, ...);
    MODE
    record_marked(path);
    return open_with(real_open64, path, flags, mode);
}

int openat(int folder_descriptor, const char *path, int flags, ...)
{
    REAL(openat, int, int, const char *, int, ...);
    MODE
    record_marked(path);
    return real_openat(folder_descriptor, path, flags, mode);
}

int openat64(int folder_descriptor, const char *path, int flags, ...)
{
    REAL(openat64, int, int, const char *, int, ...);
    MODE
    record_marked(path);
    return real_openat64(folder_descriptor, path, flags, mode);
}

FILE *fopen(const char *path, const char *how)
{
    REAL(fopen, FILE *, const char *, const char *);
    record_marked(path);
    return real_fopen(path, how);
}

FILE *fopen64(const char *path, const char *how)
{
    REAL(fopen64, FILE *, const char *, const char *);
    record_marked(path);
    return real_fopen64(path, how);
}

int access(const char *path, int how)
{
    REAL(access, int, const char *, int);
    record_marked(path);
    return real_access(path, how);
}

int statx(int folder_descriptor, const char *path, int flags, unsigned wanted, struct statx *found)
{
    REAL(statx, int, int, const char *, int, unsigned, struct statx *);
    record_marked(path);
    return real_statx(folder_descriptor, path, flags, wanted, found);
}

int socket(int family, int type, int protocol)
{
    REAL(socket, int, int, int, int);
    if (mark && family != AF_UNIX && family != AF_NETLINK)
        record('n', "", "", family, NULL, 0);
    return real_socket(family, type, protocol);
}

int close(int descriptor)
{
    REAL(close, int, int);
    if (watched_path(descriptor)) {
        free(path_of[descriptor]);
        path_of[descriptor] = NULL;
    }
    return real_close(descriptor);
}

ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t offset)
{
    REAL(pwrite64, ssize_t, int, const void *, size_t, off64_t);
    const char *path = watched_path(descriptor);
    ssize_t written;
    if (path && fails('w'))
        return -1;
    written = real_pwrite64(descriptor, data, length, offset);
    if (path && written > 0)
        record('w', path, "", offset, data, written);
    return written;
}

ssize_t pwrite(int descriptor, const void *data, size_t length, off_t offset)
{
    return pwrite64(descriptor, data, length, offset);
}

ssize_t write(int descriptor, const void *data, size_t length)
{
    REAL(write, ssize_t, int, const void *, size_t);
    const char *path = watched_path(descriptor);
    struct stat status;
    off_t offset;
    ssize_t written;
    if (!path)
        return real_write(descriptor, data, length);
    if (fails('w'))
        return -1;
    offset = lseek(descriptor, 0, SEEK_CUR);
    if ((fcntl(descriptor, F_GETFL) & O_APPEND) && !fstat(descriptor, &status))
        offset = status.st_size;
    written = real_write(descriptor, data, length);
    if (written > 0)
        record('w', path, "", offset, data, written);
    return written;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count)
{
    REAL(writev, ssize_t, int, const struct iovec *, int);
    ssize_t total = 0;
    if (!watched_path(descriptor))
        return real_writev(descriptor, parts, count);
    for (int part = 0; part < count; part++) {
        ssize_t written = write(descriptor, parts[part].iov_base, parts[part].iov_len);
        if (written < 0)
            return total ? total : written;
        total += written;
    }
    return total;
}

/* Copies inside the system pass no data by here, so programs are made to fall back on writing. */
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length)
{
    REAL(sendfile64, ssize_t, int, int, off64_t *, size_t);
    if (!watched_path(to))
        return real_sendfile64(to, from, offset, length);
    errno = EINVAL;
    return -1;
}

ssize_t sendfile(int to, int from, off_t *offset, size_t length)
{
    return sendfile64(to, from, offset, length);
}

ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length,
                        unsigned flags)
{
    REAL(copy_file_range, ssize_t, int, off64_t *, int, off64_t *, size_t, unsigned);
    if (!watched_path(to))
        return real_copy_file_range(from, from_offset, to, to_offset, length, flags);
    errno = EXDEV;
    return -1;
}

int ftruncate64(int descriptor, off64_t length)
{
    REAL(ftruncate64, int, int, off64_t);
    const char *path = watched_path(descriptor);
    int result;
    if (path && fails('t'))
        return -1;
    result = real_ftruncate64(descriptor, length);
    if (path && !result)
        record('t', path, "", length, NULL, 0);
    return result;
}

int ftruncate(int descriptor, off_t length)
{
    return ftruncate64(descriptor, length);
}

static int flush_with(int (*real)(int), int descriptor)
{
    const char *path = watched_path(descriptor);
    int result;
    if (path && fails('s'))
        return -1;
    result = real(descriptor);
    if (path && !result)
        record('s', path, "", 0, NULL, 0);
    return result;
}

int fsync(int descriptor)
{
    REAL(fsync, int, int);
    return flush_with(real_fsync, descriptor);
}

int fdatasync(int descriptor)
{
    REAL(fdatasync, int, int);
    return flush_with(real_fdatasync, descriptor);
}

int unlink(const char *path)
{
    REAL(unlink, int, const char *);
    char absolute[PATH_MAX];
    int result;
    make_absolute(path, absolute);
    if (is_watched(absolute) && fails('u'))
        return -1;
    result = real_unlink(path);
    if (!result && is_watched(absolute))
        record('u', absolute, "", 0, NULL, 0);
    return result;
}

static int move_with(int (*real)(const char *, const char *), char operation, const char *from,
                     const char *to)
{
    char source[PATH_MAX], target[PATH_MAX];
    int result;
    make_absolute(from, source);
    make_absolute(to, target);
    if (is_watched(target) && fails(operation))
        return -1;
    result = real(from, to);
    if (!result && is_watched(target))
        record(operation, source, target, 0, NULL, 0);
    return result;
}

int rename(const char *from, const char *to)
{
    REAL(rename, int, const char *, const char *);
    return move_with(real_rename, 'r', from, to);
}

int link(const char *from, const char *to)
{
    REAL(link, int, const char *, const char *);
    return move_with(real_link, 'l', from, to);
}
