// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// How the error of a difference between two runs is found: on the replicates that both have, which
/// share their random numbers; from the errors of each; or none, on the expected table.
enum class Pairing { paired, unpaired, exact };

/// "paired", …
std::string_view name_of(Pairing pairing);

/// A measure of one answer at one point of two runs. Numbers that do not exist are NaN.
struct MeasureDifference {
  std::size_t point = 0;  // of the matched points
  std::string estimator;  // none: the measure is of the point itself
  std::string measure;
  double first = 0.0;
  double first_mcse = 0.0;
  double second = 0.0;
  double second_mcse = 0.0;
  double difference = 0.0;  // second - first
  double mcse = 0.0;        // of the difference
};

/// The point of each run with the same settings.
struct MatchedPoint {
  std::size_t first = 0;
  std::size_t second = 0;
};

/// The first replicate whose row is not the same to the last bit.
struct DifferingReplicate {
  std::size_t point = 0;  // of the matched points
  std::int64_t replicate = 0;
  std::string estimator;
};

struct RunComparison {
  Pairing pairing = Pairing::unpaired;
  std::int64_t common_replicates = 0;  // of each point, where paired
  std::vector<MatchedPoint> points;
  std::vector<MeasureDifference> measures;
  std::vector<std::string> only_first;  // estimators
  std::vector<std::string> only_second;
  std::optional<DifferingReplicate> differing;  // of the estimators of both, where seeds are equal
};

/// One side of a comparison.
struct ComparedRun {
  const RunResult& run;
  Evaluation evaluation;
  std::vector<PublishedFigure> published = {};  // of its scenario
};

/// Sets two runs side by side. Points are matched by the values of their factors; the only points
/// of two runs always. With the same seed, measures are of the replicates that both runs have, and
/// the errors of their differences paired (common random numbers); with another seed, of all of
/// each. One point is compared in the usual measures, several in `measure`.
RunComparison compare_runs(const ComparedRun& first, const ComparedRun& second,
                           const std::string& measure);

}  // namespace darknumber
