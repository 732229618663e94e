/* SPDX-License-Identifier: MIT */
/* Estimates from a table, and shows how far a run is. Builds against an installed darknumber:
 *   cc dark_figure.c $(pkg-config --cflags --libs darknumber) */
#include <darknumber.h>
#include <stdio.h>

static int show(int64_t done, int64_t total, void *user) {
  (void)user;
  fprintf(stderr, "\r%lld of %lld", (long long)done, (long long)total);
  return 0; /* go on */
}

static const char *table =
    "{\"table\": \"police,shelter,count\\n1,1,20\\n1,0,40\\n0,1,60\\n\", \"estimator\": \"chapman\"}";

static const char *world =
    "{\"scenario\": {\"schema\": 1, \"population\": {\"victims\": 1000}, \"agencies\": ["
    "{\"name\": \"police\", \"capture_probability\": 0.3},"
    "{\"name\": \"shelter\", \"capture_probability\": 0.2}],"
    "\"estimation\": {\"estimators\": [{\"method\": \"chapman\"}]}}, \"replicates\": 400}";

int main(void) {
  dn_answer *answer = NULL;
  dn_status status = dn_call("estimate", table, NULL, NULL, &answer);
  puts(dn_json(answer));
  dn_free(answer);
  if (status != DN_DONE) return 1;

  status = dn_call("run", world, show, NULL, &answer);
  fputs("\n", stderr);
  if (status == DN_DONE) {
    const size_t n_hat = 4; /* as in replicates.csv */
    double sum = 0.0;
    for (size_t row = 0; row < dn_rows(answer, 0); ++row) sum += dn_column(answer, 0, n_hat)[row];
    printf("mean of %s: %.0f\n", dn_column_name(answer, 0, n_hat), sum / (double)dn_rows(answer, 0));
  } else {
    fputs(dn_json(answer), stderr);
  }
  dn_free(answer);
  return status == DN_DONE ? 0 : 1;
}
