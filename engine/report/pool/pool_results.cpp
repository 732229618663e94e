// SPDX-License-Identifier: MIT
#include "engine/report/pool/pool_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/core/contracts.h"
#include "engine/input/json.h"
#include "engine/scenario/difference.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

/// The scenario's tree without what may differ from person to person.
Value what_must_agree(const StoredResults& results) {
  Scenario scenario = results.scenario;
  scenario.title.clear();
  scenario.description.clear();
  scenario.monte_carlo.seed = 0;
  scenario.monte_carlo.replicates = 1;
  return to_value(scenario);
}

bool same_table(const std::optional<Hold>& one, const std::optional<Hold>& other) {
  if (!one || !other) return one.has_value() == other.has_value();
  return std::ranges::equal(one->table.counts(), other->table.counts());
}

std::string value_text(const std::optional<Value>& value) {
  return value ? write_json(*value) : "not there";
}

/// How the scenario of `other` differs from the first's; empty where it does not.
std::string difference_from(const StoredResults& first, const StoredResults& other) {
  const std::vector<FieldDifference> fields =
      differences_of(what_must_agree(first), what_must_agree(other));
  if (fields.empty())
    return same_table(first.hold, other.hold) ? "" : "the table that it is held to differs";
  const FieldDifference& field = fields.front();
  std::string text = fmt::format("{} is {} here and {} there", field.path, value_text(field.second),
                                 value_text(field.first));
  if (fields.size() > 1)
    text += fmt::format(", and {} more field{}", fields.size() - 1,
                        fields.size() == 2 ? " differs" : "s differ");
  return text;
}

bool same_points(const RunResult& first, const RunResult& other) {
  return first.labels == other.labels && first.factors == other.factors &&
         std::ranges::equal(first.points, other.points, [](const auto& a, const auto& b) {
           return std::ranges::equal(
               a.factor_values, b.factor_values,
               [](const Value& x, const Value& y) { return write_json(x) == write_json(y); });
         });
}

/// What keeps a folder out of the pool.
class PoolCheck {
 public:
  explicit PoolCheck(const StoredResults& first) : first_(first) {}

  void check(const StoredResults& other) {
    const std::string difference = difference_from(first_, other);
    const auto [with_seed, is_new] = seeds_.emplace(other.run.seed, other.folder.string());
    if (draws_worlds(other.scenario))
      refuse(other, "an explanation has no replicates to pool",
             "Ask one run for more: \"runs\" and \"particles\" of the study.");
    else if (is_expected(other))
      refuse(other, "the study was evaluated on the expected table, so every run of it is the same",
             "Pool studies with \"evaluate\": \"monte_carlo\".");
    else if (!difference.empty())
      refuse(other,
             fmt::format("this is another scenario than that of {}: {}", first_.folder.string(),
                         difference),
             fmt::format("darknumber compare {} {} shows how they differ.", first_.folder.string(),
                         other.folder.string()));
    else if (!is_new)
      refuse(other,
             fmt::format("its seed, {}, is that of {} too, so its registers are the same ones",
                         other.run.seed, with_seed->second),
             "Each person needs a seed of their own: darknumber run SCENARIO --seed SEED.");
    else if (!same_points(first_.run, other.run))
      refuse(other,
             fmt::format("its points are not those of {}, since they follow from the seed",
                         first_.folder.string()),
             "Studies of the types sample, morris and sobol cannot be pooled over seeds.");
  }

  Problems problems;

 private:
  static bool is_expected(const StoredResults& results) {
    return results.scenario.study && results.scenario.study->evaluate == Evaluation::expected;
  }

  void refuse(const StoredResults& results, std::string message, std::string advice) {
    problems.push_back(
        {results.folder.string(), {}, "", std::move(message), std::move(advice), ""});
  }

  const StoredResults& first_;
  std::map<std::uint64_t, std::string> seeds_;
};

/// The replicates of all parts, point by point and answer by answer.
std::vector<PointRows> joined(const std::vector<StoredResults>& results) {
  const RunResult& first = results.front().run;
  std::vector<PointRows> points(first.points.size(), PointRows(first.labels.size()));
  for (const StoredResults& part : results)
    for (std::size_t p = 0; p < points.size(); ++p)
      for (std::size_t a = 0; a < first.labels.size(); ++a) {
        const ReplicateRows& rows = part.run.points[p].rows[a];
        points[p][a].insert(points[p][a].end(), rows.begin(), rows.end());
      }
  return points;
}

/// The pool's measures of a part's replicates; the answers on the expected table are the same.
PooledPart part_of(const StoredResults& results, const RunResult& pool) {
  PooledPart part{results.folder.filename().string(),
                  results.run.seed,
                  results.run.points.front().replicates(),
                  {}};
  for (std::size_t p = 0; p < pool.points.size(); ++p) {
    std::vector<EstimatorMeasure> measures = pool.points[p].measures;
    for (EstimatorMeasure& one : measures)
      if (auto of_part = measure(one.measured.name, results.run.points[p].rows[one.estimator],
                                 pool.points[p].truths[one.estimator]))
        one.measured = std::move(*of_part);
    part.measures.push_back(std::move(measures));
  }
  return part;
}

}  // namespace

PooledResults pool_results(std::vector<StoredResults> results, int threads) {
  DN_EXPECT(!results.empty(), "something to pool");
  PoolCheck check(results.front());
  std::int64_t replicates = 0;
  for (const StoredResults& part : results) {
    check.check(part);
    replicates += static_cast<std::int64_t>(part.run.points.front().replicates());
  }
  if (!check.problems.empty()) throw InputError(std::move(check.problems));
  const StoredResults& first = results.front();
  Scenario scenario = first.scenario;
  scenario.monte_carlo.replicates = replicates;
  const Value root = to_value(scenario);
  StudyPlan plan =
      plan_study(root, (first.folder / "results.json").string(), std::move(scenario), first.hold);
  StudyRun run = run_study(plan, threads, {}, joined(results));
  PooledResults pooled{std::move(plan), std::move(run), {}};
  for (const StoredResults& part : results)
    pooled.parts.push_back(part_of(part, pooled.run.result));
  return pooled;
}

}  // namespace darknumber
