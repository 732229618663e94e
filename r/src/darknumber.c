/* SPDX-License-Identifier: MIT */
/* One call of the library: its JSON, its notes, and its tables as lists of columns. */
#include <R.h>
#include <R_ext/Rdynload.h>
#include <Rinternals.h>
#include <darknumber.h>

/* What the callback works with. */
typedef struct {
  SEXP progress; /* a function of R, or NULL */
  int interrupted;
  int failed;
  double done;
  double total;
} follower;

static void ask_for_interrupt(void *nothing) {
  (void)nothing;
  R_CheckUserInterrupt();
}

static void tell_progress(void *user) {
  follower *follow = user;
  SEXP done = PROTECT(Rf_ScalarReal(follow->done));
  SEXP total = PROTECT(Rf_ScalarReal(follow->total));
  SEXP call = PROTECT(Rf_lang3(follow->progress, done, total));
  Rf_eval(call, R_GlobalEnv);
  UNPROTECT(3);
}

/* An error or Ctrl-C would jump over the engine, so both end at the top of a context of their own. */
static int follow(int64_t done, int64_t total, void *user) {
  follower *follow = user;
  follow->done = (double)done;
  follow->total = (double)total;
  if (!R_ToplevelExec(ask_for_interrupt, NULL)) follow->interrupted = 1;
  if (!follow->interrupted && !follow->failed && !Rf_isNull(follow->progress) &&
      !R_ToplevelExec(tell_progress, follow))
    follow->failed = 1;
  return follow->interrupted || follow->failed;
}

static void free_answer(SEXP pointer) {
  dn_free(R_ExternalPtrAddr(pointer));
  R_ClearExternalPtr(pointer);
}

static SEXP text(const char *words) {
  return Rf_mkCharCE(words, CE_UTF8);
}

static SEXP column_of(const dn_answer *answer, size_t table, size_t column) {
  const R_xlen_t rows = (R_xlen_t)dn_rows(answer, table);
  const double *numbers = dn_column(answer, table, column);
  const R_xlen_t count = (R_xlen_t)dn_levels(answer, table, column);
  if (count == 0) {
    SEXP real = PROTECT(Rf_allocVector(REALSXP, rows));
    for (R_xlen_t row = 0; row < rows; ++row) REAL(real)[row] = R_IsNaN(numbers[row]) ? NA_REAL : numbers[row];
    UNPROTECT(1);
    return real;
  }
  SEXP factor = PROTECT(Rf_allocVector(INTSXP, rows));
  for (R_xlen_t row = 0; row < rows; ++row) INTEGER(factor)[row] = 1 + (int)numbers[row];
  SEXP levels = PROTECT(Rf_allocVector(STRSXP, count));
  for (R_xlen_t level = 0; level < count; ++level)
    SET_STRING_ELT(levels, level, text(dn_level(answer, table, column, (size_t)level)));
  Rf_setAttrib(factor, R_LevelsSymbol, levels);
  Rf_setAttrib(factor, R_ClassSymbol, Rf_mkString("factor"));
  UNPROTECT(2);
  return factor;
}

static SEXP table_of(const dn_answer *answer, size_t table) {
  const R_xlen_t count = (R_xlen_t)dn_columns(answer, table);
  SEXP columns = PROTECT(Rf_allocVector(VECSXP, count));
  SEXP names = PROTECT(Rf_allocVector(STRSXP, count));
  for (R_xlen_t column = 0; column < count; ++column) {
    SET_VECTOR_ELT(columns, column, column_of(answer, table, (size_t)column));
    SET_STRING_ELT(names, column, text(dn_column_name(answer, table, (size_t)column)));
  }
  Rf_setAttrib(columns, R_NamesSymbol, names);
  UNPROTECT(2);
  return columns;
}

static SEXP tables_of(const dn_answer *answer) {
  const R_xlen_t count = (R_xlen_t)dn_tables(answer);
  SEXP tables = PROTECT(Rf_allocVector(VECSXP, count));
  SEXP names = PROTECT(Rf_allocVector(STRSXP, count));
  for (R_xlen_t table = 0; table < count; ++table) {
    SET_VECTOR_ELT(tables, table, table_of(answer, (size_t)table));
    SET_STRING_ELT(names, table, text(dn_table_name(answer, (size_t)table)));
  }
  Rf_setAttrib(tables, R_NamesSymbol, names);
  UNPROTECT(2);
  return tables;
}

/* list(status, interrupted, failed, json, notes, tables) */
static SEXP call_dn(SEXP verb, SEXP arguments, SEXP progress) {
  follower follower_ = {progress, 0, 0, 0.0, 0.0};
  dn_answer *answer = NULL;
  const char *words = Rf_translateCharUTF8(STRING_ELT(verb, 0));
  const char *json = Rf_translateCharUTF8(STRING_ELT(arguments, 0));
  SEXP pointer = PROTECT(R_MakeExternalPtr(NULL, R_NilValue, R_NilValue));
  R_RegisterCFinalizerEx(pointer, free_answer, TRUE);
  SEXP result = PROTECT(Rf_allocVector(VECSXP, 6));
  const dn_status status = dn_call(words, json, follow, &follower_, &answer);
  R_SetExternalPtrAddr(pointer, answer); /* freed even where R runs out of memory below */
  SET_VECTOR_ELT(result, 0, Rf_ScalarInteger((int)status));
  SET_VECTOR_ELT(result, 1, Rf_ScalarLogical(follower_.interrupted));
  SET_VECTOR_ELT(result, 2, Rf_ScalarLogical(follower_.failed));
  SET_VECTOR_ELT(result, 3, Rf_ScalarString(text(dn_json(answer))));
  SET_VECTOR_ELT(result, 4, Rf_ScalarString(text(dn_notes(answer))));
  SET_VECTOR_ELT(result, 5, tables_of(answer));
  free_answer(pointer);
  UNPROTECT(2);
  return result;
}

static SEXP version_of_dn(void) {
  return Rf_mkString(dn_version());
}

static const R_CallMethodDef methods[] = {{"call_dn", (DL_FUNC)&call_dn, 3},
                                          {"version_of_dn", (DL_FUNC)&version_of_dn, 0},
                                          {NULL, NULL, 0}};

void R_init_darknumber(DllInfo *library) {
  R_registerRoutines(library, NULL, methods, NULL, NULL);
  R_useDynamicSymbols(library, FALSE);
}
