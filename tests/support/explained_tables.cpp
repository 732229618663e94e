// SPDX-License-Identifier: MIT
#include "tests/support/explained_tables.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/read_table.h"
#include "tests/support/checkout.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::testing {

std::string ExplainedTable::text() const {
  std::string agencies;
  for (int j = 0; j < lists; ++j)
    agencies += fmt::format("{}{{\"name\": \"{}\"{}{}}}", j == 0 ? "" : ", ",
                            static_cast<char>('A' + j), agency.empty() ? "" : ", ", agency);
  return fmt::format(
      "{{\"schema\": 1, \"table\": {{\"counts\": {}}}, \"agencies\": [{}]{}{}, \"study\": "
      "{{\"type\": \"explain\"{}{}}}}}",
      counts, agencies,
      world.find("\"population\"") == std::string::npos ? ", \"population\": {}" : "",
      world.empty() ? "" : ", " + world, study.empty() ? "" : ", ", study);
}

Explanation explained(const ExplainedTable& table, int threads) {
  const std::string text = table.text();
  const StudyPlan plan =
      plan_study(tree_of(text), "world.json", ScenarioReading{scenario_of(text), {}});
  const StudyRun run = run_study(plan, threads, {}, {});
  return std::get<ExplainOutcome>(run.outcome).explanation;
}

std::string counts_of_example(const std::string& file) {
  const NamedTable named = load_table(checkout() + "/examples/data/" + file);
  std::string counts;
  for (CaptureHistory h = 1; h < named.table.counts().size(); ++h)
    if (named.table[h] > 0.0)
      counts += fmt::format("{}\"{}\": {}", counts.empty() ? "" : ", ",
                            to_digits(h, named.table.lists()), named.table[h]);
  return "{" + counts + "}";
}

}  // namespace darknumber::testing
