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
#include <time.h>

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

/* Ten agencies that traits move so steeply that composing the world takes minutes. */
#define AGENCY(name, first, second)                                                  \
  "{\"name\": \"" name "\", \"capture_probability\": 0.3, \"loadings\": {\"a\": " first ", \"b\": " second "}}"
#define SLOW_SCENARIO                                                                              \
  "{\"schema\": 1, \"population\": {\"victims\": 5000, \"traits\": ["                              \
  "{\"name\": \"a\", \"distribution\": \"normal\", \"sd\": 30},"                                   \
  "{\"name\": \"b\", \"distribution\": \"normal\", \"sd\": 30}]}, \"agencies\": [" AGENCY(         \
      "A", "1", "0.5") "," AGENCY("B", "1", "-0.5") "," AGENCY("C", "0.5", "1") "," AGENCY("D",    \
      "-0.5", "1") "," AGENCY("E", "1", "0.2") "," AGENCY("F", "1", "-0.2") "," AGENCY("G",        \
      "0.2", "1") "," AGENCY("H", "-0.2", "1") "," AGENCY("I", "1", "1") "," AGENCY("J", "1",      \
      "-1") "], \"dependence\": [{\"between\": [\"A\", \"B\"], \"odds_ratio\": 2}]}"
#define SMALL_SCENARIO                                                                            \
  "{\"schema\": 1, \"population\": {\"victims\": 1000}, \"agencies\": ["                          \
  "{\"name\": \"A\", \"capture_probability\": 0.3}, {\"name\": \"B\", \"capture_probability\": "  \
  "0.4}, {\"name\": \"C\", \"capture_probability\": 0.5}]}"
#define SMALL_TABLE "A,B,C,count\\n1,0,0,40\\n0,1,0,30\\n0,0,1,25\\n1,1,0,19\\n1,0,1,17\\n0,1,1,15\\n1,1,1,13\\n"

/* A table over ten lists, as it stands in JSON. */
static const char *large_table(void) {
  static char text[65536];
  char *end = text;
  if (*text != '\0') return text;
  end += sprintf(end, "A,B,C,D,E,F,G,H,I,J,count\\n");
  for (int history = 1; history < 1024; ++history) {
    for (int list = 0; list < 10; ++list) end += sprintf(end, "%d,", history >> list & 1);
    end += sprintf(end, "%d\\n", 1 + history * 7919 % 50);
  }
  return text;
}

/* A verb, what takes it long, and what does not. */
struct work {
  const char *verb;
  char *slow;
  char *quick;
  int tells_time; /* two answers differ */
};

static char *put(const char *format, const char *first, const char *second) {
  char *text = NULL;
  if (asprintf(&text, format, first, second) < 0) exit(2);
  return text;
}

enum { verbs = 10 };

static void make_works(const char *checkout, struct work *works) {
  const char *scenario = "{\"scenario\": %s%s}";
  const char *replicates = "{\"scenario\": %s, \"replicates\": 20%s}";
  const char *calibrated = "{\"scenario\": %s, \"to\": \"%s\"}";
  const char *path = "{\"scenario_path\": \"%s/scenarios/explanations/two_lists_design.json\", \"threads\": 1%s}";
  const char *few = ", \"draws\": 10, \"set\": {\"study.particles\": 100, \"study.runs\": 2}";
  const struct work all[verbs] = {
      {"expect", put(scenario, SLOW_SCENARIO, ""), put(scenario, SMALL_SCENARIO, ""), 0},
      {"validate", put(scenario, SLOW_SCENARIO, ""), put(scenario, SMALL_SCENARIO, ""), 0},
      {"plan", put(scenario, SLOW_SCENARIO, ""), put(replicates, SMALL_SCENARIO, ""), 1},
      {"simulate", put(scenario, SLOW_SCENARIO, ""), put(scenario, SMALL_SCENARIO, ""), 0},
      {"run", put(scenario, SLOW_SCENARIO, ""), put(replicates, SMALL_SCENARIO, ""), 0},
      {"run", put(scenario, SMALL_SCENARIO, ", \"replicates\": 50000000"),
       put(replicates, SMALL_SCENARIO, ""), 0},
      {"calibrate", put(calibrated, SLOW_SCENARIO, large_table()),
       put(calibrated, SMALL_SCENARIO, SMALL_TABLE), 0},
      {"bounds", put("{\"table\": \"%s\", \"least_overlap\": 1%s}", large_table(), ""),
       put("{\"table\": \"%s\"%s}", SMALL_TABLE, ""), 0},
      {"estimate",
       put("{\"table\": \"%s\", \"estimator\": %s}", large_table(),
           "{\"method\": \"chao\", \"interval\": \"bca\", \"resamples\": 100000}"),
       put("{\"table\": \"%s\", \"estimator\": \"%s\"}", SMALL_TABLE, "chao"), 0},
      {"design", put(path, checkout, ""), put(path, checkout, few), 0}};
  memcpy(works, all, sizeof all);
}

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* When it was first asked, which says to stop. */
static int stop_at_once(int64_t done, int64_t total, void *asked) {
  (void)done;
  (void)total;
  if (*(double *)asked == 0.0) *(double *)asked = seconds_now();
  return 1;
}

static char *answer_to(const char *verb, const char *arguments) {
  dn_answer *answer = NULL;
  check(dn_call(verb, arguments, NULL, NULL, &answer) == DN_DONE, verb);
  char *json = strdup(dn_json(answer));
  dn_free(answer);
  return json;
}

/* Each verb ends within a second of being asked to, and says so; the next call answers as before. */
static void test_stopping_every_verb(const struct work *works) {
  for (int v = 0; v < verbs; ++v) {
    const struct work *work = &works[v];
    char *before = answer_to(work->verb, work->quick);
    double asked = 0.0;
    dn_answer *answer = NULL;
    check(dn_call(work->verb, work->slow, stop_at_once, &asked, &answer) == DN_STOPPED, work->verb);
    const double took = seconds_now() - asked;
    check(asked > 0.0 && took < 1.0, "a verb ends when it is asked to");
    fprintf(stderr, "%s ended %.1f ms after it was asked to\n", work->verb, 1e3 * took);
    check(has(dn_json(answer), "\"kind\": \"stopped\""), work->verb);
    check(dn_tables(answer) == 0, "nothing is left of what was stopped");
    dn_free(answer);
    char *after = answer_to(work->verb, work->quick);
    check(work->tells_time || strcmp(before, after) == 0, "the next call answers as before");
    free(before);
    free(after);
  }
}

/* 1,000 calls of all verbs in turn, of which 50 are stopped: five of each. */
static void test_memory(const struct work *works) {
  struct mallinfo2 before = {0};
  for (int call = 0; call < 1100; ++call) {
    const struct work *work = &works[call % verbs];
    const int stops = call % 20 == call / 20 % verbs;
    double asked = 0.0;
    dn_answer *answer = NULL;
    if (call == 100) before = mallinfo2();
    const dn_status status = dn_call(work->verb, stops ? work->slow : work->quick,
                                     stops ? stop_at_once : NULL, &asked, &answer);
    dn_free(answer);
    check(status == (stops ? DN_STOPPED : DN_DONE), work->verb);
    if (status != (stops ? DN_STOPPED : DN_DONE)) return;
  }
  const size_t after = mallinfo2().uordblks;
  fprintf(stderr, "1,000 calls: from %zu to %zu bytes in use\n", before.uordblks, after);
  check(after <= before.uordblks + (64U << 10), "1,000 calls leave nothing behind");
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
  struct work works[verbs];
  make_works(words[2], works);
  test_stopping_every_verb(works);
  test_memory(works);
  for (int v = 0; v < verbs; ++v) {
    free(works[v].slow);
    free(works[v].quick);
  }
  test_threads();
  if (failures == 0) puts("the C interface keeps its promises");
  return failures == 0 ? 0 : 1;
}
