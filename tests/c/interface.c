/* SPDX-License-Identifier: MIT */
/* The C interface as a C program sees it.
 * interface PROGRAM CHECKOUT FOLDER: compares with the command line, whose files go to FOLDER. */
#define _GNU_SOURCE
#include "darknumber.h"

#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

static void check(int holds, const char *what) {
  if (holds) return;
  ++failures;
  fprintf(stderr, "FAILED: %s\n", what);
}

static int has(const char *text, const char *part) {
  if (strstr(text, part) != NULL) return 1;
  fprintf(stderr, "no %s in: %.600s\n", part, text);
  return 0;
}

/* All that a command prints; the caller frees it. */
static char *output_of(const char *command) {
  FILE *pipe = popen(command, "r");
  size_t size = 0, room = 1 << 16;
  char *text = malloc(room);
  if (pipe == NULL || text == NULL) exit(2);
  for (size_t got; (got = fread(text + size, 1, room - size - 1, pipe)) > 0;) {
    size += got;
    if (room - size < 4096 && (text = realloc(text, room *= 2)) == NULL) exit(2);
  }
  text[size] = '\0';
  if (pclose(pipe) != 0) fprintf(stderr, "this failed: %s\n", command);
  return text;
}

static void test_version(void) {
  dn_answer *answer = NULL;
  check(dn_call("version", NULL, NULL, NULL, &answer) == DN_DONE, "version");
  check(has(dn_json(answer), dn_version()), "the version is that of dn_version");
  dn_free(answer);
  check(dn_call("version", "", NULL, NULL, NULL) == DN_DONE, "an answer need not be taken");
}

static void test_errors(void) {
  dn_answer *answer = NULL;
  check(dn_call("rnu", "{}", NULL, NULL, &answer) == DN_BAD_USAGE, "an unknown verb");
  check(has(dn_json(answer), "\"suggestion\": \"run\""), "the nearest verb");
  dn_free(answer);
  check(dn_call("run", "{\"scenarioo\": {}}", NULL, NULL, &answer) == DN_BAD_USAGE,
        "an unknown argument");
  check(has(dn_json(answer), "\"suggestion\": \"scenario\""), "the nearest argument");
  dn_free(answer);
  check(dn_call("run", "{\"threads\": ", NULL, NULL, &answer) == DN_BAD_USAGE, "no JSON");
  check(has(dn_json(answer), "\"line\": 1"), "where it is none");
  dn_free(answer);
  check(dn_call("expect",
                "{\"scenario\": \"{\\\"schema\\\": 1,\\n  \\\"population\\\": {\\\"victims\\\": 100},\\n"
                "  \\\"agencies\\\": [\\n    {\\\"name\\\": \\\"A\\\", "
                "\\\"capture_probability\\\": 35},\\n"
                "    {\\\"name\\\": \\\"B\\\", \\\"capture_probability\\\": 0.5}]}\"}",
                NULL, NULL, &answer) == DN_BAD_INPUT,
        "a bad scenario");
  check(has(dn_json(answer), "\"line\": 4"), "its line");
  check(has(dn_json(answer), "\"column\": 42"), "its column");
  check(has(dn_json(answer), "\"path\": \"agencies[A].capture_probability\""), "its path");
  check(has(dn_json(answer), "If you meant 35 %, write 0.35."), "its advice");
  check(has(dn_json(answer), "^"), "its caret");
  check(dn_tables(answer) == 0 && dn_column(answer, 0, 0) == NULL, "no tables");
  dn_free(answer);
  check(dn_call(NULL, NULL, NULL, NULL, &answer) == DN_BAD_USAGE, "no verb");
  dn_free(answer);
  dn_free(NULL);
  check(dn_json(NULL)[0] == '\0' && dn_rows(NULL, 0) == 0, "no answer has nothing");
}

struct calls {
  int number;
  int64_t done;
};

static int stop_once_begun(int64_t done, int64_t total, void *user) {
  struct calls *calls = user;
  (void)total;
  ++calls->number;
  calls->done = done;
  return done > 0;
}

static void test_stopping(const char *checkout) {
  char arguments[4096];
  struct calls calls = {0, 0};
  dn_answer *answer = NULL;
  snprintf(arguments, sizeof arguments,
           "{\"scenario_path\": \"%s/scenarios/netherlands.json\", \"replicates\": 50000000}",
           checkout);
  check(dn_call("run", arguments, stop_once_begun, &calls, &answer) == DN_STOPPED, "it stops");
  check(calls.number > 0 && calls.done > 0, "the callback was asked");
  check(has(dn_json(answer), "\"kind\": \"stopped\""), "it says so");
  check(has(dn_json(answer), "of 50000000 replicates"), "it says how far it came");
  dn_free(answer);
}

/* Column by column against the file that the command line writes, to the last bit. */
static void compare_rows(const dn_answer *answer, const char *file) {
  static const char *names[] = {"point", "replicate", "estimator", "n_true", "n_hat",
                                "se_n",  "ci_lo",     "ci_hi",     "status", "n_observed"};
  char line[4096];
  size_t row = 0;
  FILE *csv = fopen(file, "r");
  if (csv == NULL || fgets(line, sizeof line, csv) == NULL) {
    check(0, "replicates.csv is there");
    return;
  }
  for (size_t c = 0; c < sizeof names / sizeof *names; ++c)
    check(strcmp(dn_column_name(answer, 0, c), names[c]) == 0, names[c]);
  for (; fgets(line, sizeof line, csv) != NULL; ++row) {
    char *rest = line;
    if (row >= dn_rows(answer, 0)) break;
    for (size_t c = 0; c < sizeof names / sizeof *names; ++c) {
      const char *cell = strsep(&rest, ",");
      const double number = dn_column(answer, 0, c)[row];
      if (dn_levels(answer, 0, c) > 0)
        check(strcmp(cell, dn_level(answer, 0, c, (size_t)number)) == 0, cell);
      else if (*cell == '\0')
        check(isnan(number) || isinf(number), "a missing number");
      else
        check(strtod(cell, NULL) == number, cell);
    }
  }
  fclose(csv);
  check(row == dn_rows(answer, 0) && row == 1000, "200 replicates of five estimators");
}

static void test_rows(const char *program, const char *checkout, const char *folder) {
  char text[8192];
  dn_answer *answer = NULL;
  snprintf(text, sizeof text,
           "'%s' run '%s/scenarios/netherlands.json' --replicates 200 --output '%s/rows' --force "
           "--quiet --format json",
           program, checkout, folder);
  char *printed = output_of(text);
  snprintf(text, sizeof text,
           "{\"scenario_path\": \"%s/scenarios/netherlands.json\", \"replicates\": 200}", checkout);
  check(dn_call("run", text, NULL, NULL, &answer) == DN_DONE, "a run");
  check(strcmp(dn_json(answer), printed) == 0, "the JSON is that of the command line");
  check(dn_tables(answer) == 1 && strcmp(dn_table_name(answer, 0), "replicates") == 0, "its table");
  snprintf(text, sizeof text, "%s/rows/replicates.csv", folder);
  compare_rows(answer, text);
  check(dn_column(answer, 0, 99) == NULL && dn_column(answer, 9, 0) == NULL, "no such column");
  free(printed);
  dn_free(answer);
}

static const char *small =
    "{\"scenario\": {\"schema\": 1, \"population\": {\"victims\": 1000}, \"agencies\": ["
    "{\"name\": \"A\", \"capture_probability\": 0.3},"
    "{\"name\": \"B\", \"capture_probability\": 0.4},"
    "{\"name\": \"C\", \"capture_probability\": 0.5}]}, \"replicates\": 20}";

static void test_simulated(void) {
  dn_answer *answer = NULL;
  check(dn_call("simulate", small, NULL, NULL, &answer) == DN_DONE, "simulate");
  check(dn_columns(answer, 0) == 5 && strcmp(dn_column_name(answer, 0, 1), "A") == 0, "columns");
  const size_t rows = dn_rows(answer, 0);
  const double *counts = dn_column(answer, 0, 4);
  double persons = 0.0;
  for (size_t row = 0; row < rows; ++row) persons += counts[row];
  /* 790 of 1,000 are seen, with a standard deviation of 12.9 a replicate. */
  check(rows > 100 && fabs(persons / 20.0 - 790.0) < 5.0 * 12.9 / sqrt(20.0), "persons seen");
  dn_free(answer);
}

static void test_memory(void) {
  struct mallinfo2 before;
  for (int call = 0; call < 1100; ++call) {
    dn_answer *answer = NULL;
    if (call == 100) before = mallinfo2();
    const dn_status status =
        dn_call(call % 2 ? "simulate" : "expect", small, NULL, NULL, &answer);
    dn_free(answer);
    check(status == DN_DONE, "one of 1,000 calls");
    if (status != DN_DONE) return;
  }
  check(mallinfo2().uordblks <= before.uordblks + (64U << 10), "1,000 calls leave nothing behind");
}

static void *run_small(void *kept) {
  dn_answer **answer = kept;
  dn_call("run", small, NULL, NULL, answer);
  return NULL;
}

static void test_threads(void) {
  dn_answer *answers[4];
  pthread_t threads[4];
  for (int t = 0; t < 4; ++t) pthread_create(&threads[t], NULL, run_small, &answers[t]);
  for (int t = 0; t < 4; ++t) pthread_join(threads[t], NULL);
  for (int t = 1; t < 4; ++t)
    check(strcmp(dn_json(answers[0]), dn_json(answers[t])) == 0, "threads agree");
  check(has(dn_json(answers[0]), "\"digest\""), "they ran");
  for (int t = 0; t < 4; ++t) dn_free(answers[t]);
}

int main(int count, char **words) {
  if (count != 4) return 2;
  test_version();
  test_errors();
  test_stopping(words[2]);
  test_rows(words[1], words[2], words[3]);
  test_simulated();
  test_memory();
  test_threads();
  if (failures == 0) puts("the C interface keeps its promises");
  return failures == 0 ? 0 : 1;
}
