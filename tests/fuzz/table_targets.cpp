// SPDX-License-Identifier: MIT
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/problem.h"
#include "engine/input/read_table.h"
#include "engine/interface/ask.h"
#include "tests/fuzz/targets.h"

namespace darknumber::fuzz {
namespace {

/// The reading that a letter stands for: a bit for each thing that can be said of it.
TableReading reading_of(unsigned bits) {
  TableReading reading;
  if (bits & 1U) reading.repeated = RepeatedHistory::add;
  if (bits & 2U) reading.missing = MissingMembership::not_on_list;
  if (bits & 4U) reading.coding = MembershipCoding::reversed;
  if (bits & 8U) reading.least_suppressed = 0;
  if (bits & 16U) reading.strata = {"stratum"};
  if (bits & 32U) reading.covariates = {"sex"};
  return reading;
}

double sum_of(const ContingencyTable& table) {
  double sum = 0.0;
  for (const double count : table.counts()) {
    demand(std::isfinite(count) && count >= 0.0, "counts are finite, from 0");
    sum += count;
  }
  return sum;
}

}  // namespace

void read_table_text(std::string_view input) {
  if (input.empty()) return;
  const TableReading reading = reading_of(static_cast<unsigned char>(input[0]));
  try {
    const WideTable wide = wide_table_of({"table", std::string(input.substr(1))}, reading);
    const NamedTable named = over_all_lists(wide, "table", 0);
    double sum = named.unknown ? sum_of(*named.unknown) : 0.0;
    for (const ContingencyTable& stratum : named.by_stratum) sum += sum_of(stratum);
    const double all = sum_of(named.table);
    if (!named.by_stratum.empty())
      demand(std::abs(sum - all) <= 1e-9 * all, "strata and unknown make up the table");
  } catch (const InputError& error) {
    demand(!error.problems().empty(), "what is refused has a reason");
  }
}

void estimate_of_table(std::string_view input) {
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view first = input.substr(0, line);
  const std::string table(input.substr(std::min(line + 1, input.size())));
  if (table.size() > 3000) return;
  Value arguments = empty_object();
  add_member(arguments, "table", table);
  Value estimators = empty_array();
  for (std::size_t at = 0; at < first.size();) {
    const std::size_t end = std::min(first.find(';', at), first.size());
    // One that draws says how much; what the default asks for is too much to try a million times.
    const std::string text(first.substr(at, end - at));
    for (const char* slow : {"latent", "bayesian", "bca", "bootstrap", "sample_coverage"})
      if (text.find(slow) != text.npos) return;
    estimators.array().push_back(make_value(text));
    at = end + 1;
  }
  if (!estimators.array().empty()) add_member(arguments, "estimator", estimators);
  const Reply reply = ask("estimate", write_json(arguments));
  demand(!reply.json.empty(), "there is an answer");
  demand(nlohmann::json::accept(reply.json), "an answer is JSON");
}

}  // namespace darknumber::fuzz
