// SPDX-License-Identifier: MIT
#include "engine/study/compare_runs.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/core/contracts.h"
#include "engine/input/json.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/checkpoint/replicate_encoding.h"
#include "engine/study/paired_difference.h"

namespace darknumber {
namespace {

/// The measures of two plain runs: how far off, how far apart, how often covered, how often failed.
constexpr std::string_view usual_measures[] = {
    "median_inflation", "inflation",   "empirical_se", "rmse",
    "coverage",         "risk_over_2", "failure_rate"};

/// The settings of a point as text; null ones are the scenario's own.
std::string settings_of(const RunResult& run, const PointResult& point) {
  std::map<std::string, std::string> settings;
  for (std::size_t f = 0; f < run.factors.size(); ++f)
    if (!point.factor_values[f].is_null())
      settings[run.factors[f]] = write_json(point.factor_values[f]);
  std::string text;
  for (const auto& [path, value] : settings) text += path + "=" + value + "\n";
  return text;
}

std::vector<MatchedPoint> matched(const RunResult& first, const RunResult& second) {
  if (first.points.size() == 1 && second.points.size() == 1) return {{0, 0}};
  std::map<std::string, std::size_t> others;
  for (std::size_t p = 0; p < second.points.size(); ++p)
    others.emplace(settings_of(second, second.points[p]), p);
  std::vector<MatchedPoint> points;
  for (std::size_t p = 0; p < first.points.size(); ++p)
    if (const auto found = others.find(settings_of(first, first.points[p])); found != others.end())
      points.push_back({p, found->second});
  return points;
}

std::vector<std::string> missing(const std::vector<std::string>& labels,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> only;
  for (const std::string& label : labels)
    if (std::find(others.begin(), others.end(), label) == others.end()) only.push_back(label);
  return only;
}

std::int64_t replicates_of(const PointResult& point) {
  return static_cast<std::int64_t>(point.replicates());
}

/// The replicates from `from` on, so many.
ReplicateRows part_of(const PointResult& point, std::size_t answer, std::int64_t from,
                      std::int64_t count) {
  const ReplicateRows& rows = point.rows[answer];
  const auto begin = rows.begin() + (from - point.first_replicate);
  return {begin, begin + count};
}

/// An answer that two runs have both, and its place in each.
struct CommonAnswer {
  std::string label;
  std::size_t first = 0;
  std::size_t second = 0;
};

std::vector<CommonAnswer> common_answers(const std::vector<std::string>& first,
                                         const std::vector<std::string>& second) {
  std::vector<CommonAnswer> common;
  for (std::size_t a = 0; a < first.size(); ++a)
    if (const auto found = std::find(second.begin(), second.end(), first[a]); found != second.end())
      common.push_back({first[a], a, static_cast<std::size_t>(found - second.begin())});
  return common;
}

/// The replicates that two points have both.
struct ReplicateSpan {
  std::int64_t from = 0;
  std::int64_t count = 0;
};

ReplicateSpan common_range(const PointResult& first, const PointResult& second) {
  const std::int64_t from = std::max(first.first_replicate, second.first_replicate);
  const std::int64_t end = std::min(first.first_replicate + replicates_of(first),
                                    second.first_replicate + replicates_of(second));
  return {from, std::max<std::int64_t>(0, end - from)};
}

struct Side {
  double value = NAN;
  double mcse = NAN;
};

Side compared_side(const std::string& name, const ReplicateRows& rows, Evaluation evaluation) {
  if (rows.empty() || !has_world(rows.front())) return {};
  const double truth = rows.front().truth;
  if (evaluation == Evaluation::expected) return {exact_value(name, rows.front(), truth), 0.0};
  const std::optional<Measured> measured = measure(name, rows, truth);
  return measured ? Side{measured->value, measured->mcse} : Side{};
}

/// The same of a measure of the point itself: exact. Nothing where neither point has it.
std::optional<MeasureDifference> compare_own(const ComparedRun& first, const ComparedRun& second,
                                             const MatchedPoint& matched, const std::string& name) {
  const double here = point_measure(name, first.run.points[matched.first].truth, first.published);
  const double there =
      point_measure(name, second.run.points[matched.second].truth, second.published);
  if (std::isnan(here) && std::isnan(there)) return std::nullopt;
  return MeasureDifference{0, "", name, here, 0.0, there, 0.0, there - here, 0.0};
}

/// Sets one answer of a pair of points side by side.
class AnswerComparison {
 public:
  AnswerComparison(const ComparedRun& first, const ComparedRun& second, Pairing pairing)
      : first_(first), second_(second), pairing_(pairing) {}

  /// Nothing where neither run has a number.
  std::optional<MeasureDifference> compare(const MatchedPoint& matched, const CommonAnswer& answer,
                                           const std::string& name) const {
    const PointResult& first = first_.run.points[matched.first];
    const PointResult& second = second_.run.points[matched.second];
    const bool paired = pairing_ == Pairing::paired;
    const ReplicateSpan common = common_range(first, second);
    const ReplicateRows rows =
        paired ? part_of(first, answer.first, common.from, common.count) : first.rows[answer.first];
    const ReplicateRows others = paired ? part_of(second, answer.second, common.from, common.count)
                                        : second.rows[answer.second];
    const Side one = compared_side(name, rows, first_.evaluation);
    const Side other = compared_side(name, others, second_.evaluation);
    if (std::isnan(one.value) && std::isnan(other.value)) return std::nullopt;
    const double difference = other.value - one.value;
    double mcse = NAN;
    if (std::isfinite(difference))
      mcse = paired ? paired_mcse({name, others}, {name, rows}) : std::hypot(one.mcse, other.mcse);
    return MeasureDifference{0,           answer.label, name,       one.value, one.mcse,
                             other.value, other.mcse,   difference, mcse};
  }

 private:
  const ComparedRun& first_;
  const ComparedRun& second_;
  Pairing pairing_;
};

Pairing pairing_of(const ComparedRun& first, const ComparedRun& second,
                   const std::vector<MatchedPoint>& points) {
  const bool first_exact = first.evaluation == Evaluation::expected;
  const bool second_exact = second.evaluation == Evaluation::expected;
  if (first_exact && second_exact) return Pairing::exact;
  if (first_exact || second_exact || first.run.seed != second.run.seed) return Pairing::unpaired;
  for (const MatchedPoint& point : points)
    if (common_range(first.run.points[point.first], second.run.points[point.second]).count == 0)
      return Pairing::unpaired;
  return Pairing::paired;
}

std::optional<DifferingReplicate> first_difference(const RunResult& first, const RunResult& second,
                                                   const std::vector<MatchedPoint>& points,
                                                   const std::vector<CommonAnswer>& answers) {
  for (std::size_t p = 0; p < points.size(); ++p) {
    const PointResult& here = first.points[points[p].first];
    const PointResult& there = second.points[points[p].second];
    const ReplicateSpan common = common_range(here, there);
    for (std::int64_t r = common.from; r < common.from + common.count; ++r)
      for (const CommonAnswer& answer : answers)
        if (encode_rows(part_of(here, answer.first, r, 1)) !=
            encode_rows(part_of(there, answer.second, r, 1)))
          return DifferingReplicate{p, r, answer.label};
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Pairing pairing) {
  switch (pairing) {
    case Pairing::paired:
      return "paired";
    case Pairing::unpaired:
      return "unpaired";
    case Pairing::exact:
      return "exact";
  }
  DN_EXPECT(false, "a member of the enumeration");
  return "";
}

RunComparison compare_runs(const ComparedRun& first, const ComparedRun& second,
                           const std::string& measure) {
  RunComparison compared;
  compared.points = matched(first.run, second.run);
  compared.only_first = missing(first.run.labels, second.run.labels);
  compared.only_second = missing(second.run.labels, first.run.labels);
  compared.pairing = pairing_of(first, second, compared.points);
  if (compared.pairing == Pairing::paired && !compared.points.empty())
    compared.common_replicates = common_range(first.run.points[compared.points.front().first],
                                              second.run.points[compared.points.front().second])
                                     .count;
  const std::vector<CommonAnswer> common = common_answers(first.run.labels, second.run.labels);
  std::vector<std::string> names{measure};
  if (compared.points.size() == 1)
    names.assign(std::begin(usual_measures), std::end(usual_measures));
  const AnswerComparison answers(first, second, compared.pairing);
  for (std::size_t p = 0; p < compared.points.size(); ++p)
    for (const std::string& name : names) {
      if (is_point_measure(name)) {
        if (auto one = compare_own(first, second, compared.points[p], name)) {
          one->point = p;
          compared.measures.push_back(std::move(*one));
        }
        continue;
      }
      for (const CommonAnswer& answer : common)
        if (auto one = answers.compare(compared.points[p], answer, name)) {
          one->point = p;
          compared.measures.push_back(std::move(*one));
        }
    }
  if (first.run.seed == second.run.seed)
    compared.differing = first_difference(first.run, second.run, compared.points, common);
  return compared;
}

}  // namespace darknumber
