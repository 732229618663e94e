// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/cli/standard_streams.h"
#include "engine/cli/table_note.h"
#include "engine/cli/verbs.h"
#include "engine/estimators/estimate_all.h"
#include "engine/interface/table_request.h"
#include "engine/report/pool/pool_report.h"
#include "engine/report/pool/pool_tables.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

/// Every folder, or every problem of those that cannot be read.
std::vector<StoredResults> read_all(const std::vector<std::string>& folders) {
  std::vector<StoredResults> results;
  Problems problems;
  for (const std::string& folder : folders) try {
      results.push_back(read_results(folder));
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  if (!problems.empty()) throw InputError(std::move(problems));
  return results;
}

[[noreturn]] void refuse(const std::string& file, std::string message, std::string advice) {
  throw InputError({{file, {}, "", std::move(message), std::move(advice), ""}});
}

/// A person's table, with what the estimators make of it; the first one's lists and answers are
/// those of the pool.
void add_table(const std::string& file, const Options& options, PooledTables& pooled) {
  const WideTable wide = load_wide_table(file, options.table.reading);
  TableRequest asked = options.table;
  asked.file = file;
  const TableInUse table = table_in_use(wide, asked, 0);
  const NamedTable& named = table.named;
  constexpr const char* advice = "Such a table cannot be pooled; darknumber estimate reads it.";
  if (wide.replicates.size() > 1)
    refuse(file, fmt::format("this table has {} replicates", wide.replicates.size()), advice);
  if (!named.suppressed.empty()) refuse(file, "this table has suppressed counts", advice);
  if (pooled.parts.empty()) say_how_taken(options, named.notes);
  const EstimationSpec estimation = read_request(asked, table);
  check_assumed_shares(estimation, observed_of(estimation, named), asked, named);
  std::vector<std::string> labels;
  for (const Answer& answer : answers_of(estimation.estimators, named.strata))
    labels.push_back(answer.label);
  if (pooled.parts.empty()) {
    pooled.lists = named.lists;
    pooled.labels = labels;
  }
  if (named.lists != pooled.lists || labels != pooled.labels)
    refuse(file, fmt::format("its lists are not those of {}", options.files.front()),
           "Tables of the same lists, in the same order, can be pooled.");
  pooled.parts.push_back({std::filesystem::path(file).stem().string(),
                          project(named.table, estimation.lists).observed(),
                          estimate_all(estimation.estimators, estimation.lists, named.table,
                                       named.by_stratum, {seed_of(asked)})});
}

/// Refuses a file that is named twice, under whatever name: it would count its people twice.
void refuse_repeated(const std::vector<std::string>& files) {
  namespace fs = std::filesystem;
  for (std::size_t i = 1; i < files.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      std::error_code missing;  // said where it is read
      if (files[i] == files[j] || fs::equivalent(files[i], files[j], missing))
        refuse(files[i], fmt::format("this is the same table as {}", files[j]),
               "Name each table once.");
    }
}

PooledTables read_tables(const Options& options) {
  refuse_repeated(options.files);
  PooledTables pooled;
  for (const std::string& file : options.files) add_table(file, options, pooled);
  return pooled;
}

}  // namespace

ExitCode pool_verb(const Options& options) {
  if (options.files.size() < 2) {
    say("error: pool takes two results folders or more, or two tables or more.\n");
    return ExitCode::bad_usage;
  }
  const bool folders = is_results_folder(options.files.front());
  if (folders && !(options.table.estimators.empty() && options.table.lists.empty())) {
    say("error: --estimator and --lists are for tables; results have their estimators.\n");
    return ExitCode::bad_usage;
  }
  if (folders && options.table.reading != TableReading{}) {
    say("error: the options that say how a table is taken are for tables; these are results.\n");
    return ExitCode::bad_usage;
  }
  if (!folders) {
    const PooledTables pooled = read_tables(options);
    print_report(
        {[&] { return pool_tables_blocks(pooled); }, [&] { return pool_tables_json(pooled); },
         [&] { return pool_tables_csv(pooled); }},
        options);
    return ExitCode::done;
  }
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  const PooledResults pooled = pool_results(read_all(options.files), threads);
  print_report({[&] { return pool_blocks(pooled); }, [&] { return pool_json(pooled); },
                [&] { return pool_csv(pooled); }},
               options);
  return ExitCode::done;
}

}  // namespace darknumber
