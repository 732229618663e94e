/* SPDX-License-Identifier: MIT */
/* darknumber from C, and from whatever can call C.
 *
 * One call runs one verb of the program on arguments in JSON, and gives its answer in JSON, as the
 * command line prints it with --format json. docs/interface.md lists verbs, arguments and answers.
 *
 * Every function may be called from any thread at any time; calls that run at the same time do not
 * disturb one another. An answer is not to be freed while another thread reads it. No function
 * prints, exits, or lets a C++ exception out. All texts are UTF-8 and end with a NUL.
 */
#ifndef DARKNUMBER_H
#define DARKNUMBER_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define DN_API __attribute__((visibility("default")))
#else
#define DN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* How a call ended; the numbers are the exit codes of the program. */
typedef enum dn_status {
  DN_DONE = 0,      /* the answer is there */
  DN_FAILED = 1,    /* no world fits, not enough memory, or a bug */
  DN_BAD_USAGE = 2, /* an unknown verb, or wrong arguments */
  DN_BAD_INPUT = 3, /* a scenario or a table cannot be used */
  DN_STOPPED = 6    /* the callback asked to stop, or the time is over */
} dn_status;

/* What came of a call. The caller owns it and frees it with dn_free. */
typedef struct dn_answer dn_answer;

/* Called now and then while a call is under way, some twenty times a second at most, from the
 * thread that made the call and from no other. `done` of `total` pieces of work are done; both are
 * 0 as long as nobody knows. Anything but 0 asks to stop: the call then ends between two replicates,
 * resamples, worlds of a search or parts of a world, with DN_STOPPED, and nothing is left of it.
 * Every verb that works asks all the while; what has no parts, as one fit of a model, is done
 * first. It may make calls of its own. It must return: neither longjmp nor a C++ exception may leave
 * it. */
typedef int (*dn_progress)(int64_t done, int64_t total, void* user);

/* Runs a verb.
 *   verb       "run", "expect", "estimate", …
 *   arguments  a JSON object as text; NULL or "" stands for {}
 *   progress   may be NULL; `user` is handed to it
 *   answer     where the answer goes, whatever the status; NULL where it is not wanted
 * Returns how the call ended. Unless that is DN_DONE, the JSON of the answer is {"error": …}. Where
 * there is not even memory for an answer, *answer is NULL, and the status DN_FAILED. */
DN_API dn_status dn_call(const char* verb, const char* arguments, dn_progress progress, void* user,
                         dn_answer** answer);

/* Frees an answer and all that it has given out. NULL is nothing to free. */
DN_API void dn_free(dn_answer* answer);

/* The answer as JSON. It belongs to the answer; "" of NULL. */
DN_API const char* dn_json(const dn_answer* answer);

/* What the program would say on standard error: one line for each remark, "" where there is none.
 * It belongs to the answer. */
DN_API const char* dn_notes(const dn_answer* answer);

/* Numbers column by column: of `run` the table "replicates", of `simulate` a table for each part
 * that was drawn. Tables and columns are numbered from 0. A number beyond what there is, or an
 * answer of NULL, gives 0 or NULL. All pointers belong to the answer. */
DN_API size_t dn_tables(const dn_answer* answer);
DN_API const char* dn_table_name(const dn_answer* answer, size_t table);
DN_API size_t dn_rows(const dn_answer* answer, size_t table);
DN_API size_t dn_columns(const dn_answer* answer, size_t table);
DN_API const char* dn_column_name(const dn_answer* answer, size_t table, size_t column);

/* dn_rows numbers. What does not exist is NaN, and what is infinite is so. */
DN_API const double* dn_column(const dn_answer* answer, size_t table, size_t column);

/* A column of texts holds the place of each among its levels, from 0. dn_levels says how many there
 * are: 0 of a column of numbers. */
DN_API size_t dn_levels(const dn_answer* answer, size_t table, size_t column);
DN_API const char* dn_level(const dn_answer* answer, size_t table, size_t column, size_t level);

/* The version of the engine, "0.1.0". It is never freed. */
DN_API const char* dn_version(void);

#ifdef __cplusplus
}
#endif

#endif
