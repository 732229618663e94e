// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <iterator>

#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/report/pool/pool_report.h"
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

}  // namespace

ExitCode pool_verb(const Options& options) {
  if (options.files.size() < 2) {
    say("error: pool takes two results folders or more.\n");
    return ExitCode::bad_usage;
  }
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  const PooledResults pooled = pool_results(read_all(options.files), threads);
  print_report({[&] { return pool_blocks(pooled); }, [&] { return pool_json(pooled); },
                [&] { return pool_csv(pooled); }},
               options);
  return ExitCode::done;
}

}  // namespace darknumber
