// SPDX-License-Identifier: MIT
#include "engine/study/measure_names.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/input/nearest_name.h"
#include "engine/input/problem.h"
#include "engine/performance/measures.h"
#include "engine/scenario/point_measures.h"

namespace darknumber {
namespace {

constexpr std::string_view advice = "`darknumber list measures` shows them.";

class MeasureCheck {
 public:
  MeasureCheck(const std::string& file, const std::vector<PublishedFigure>& published)
      : file_(file), published_(published) {}

  void check(const std::string& name, const Position& position, const std::string& path,
             bool on_expected, bool needs_rows) {
    if (name.empty()) return;  // reported where it was read
    if (is_point_measure(name)) return check_published(name, position, path);
    if (!is_measure(name))
      return refuse(position, path, fmt::format("there is no measure \"{}\"", name),
                    nearest_name(name, known()));
    if (on_expected && of_one_row(name) == OfOneRow::nothing)
      return refuse(position, path,
                    fmt::format("the measure \"{}\" measures scatter between replicates; the "
                                "expected table has none",
                                name));
    if (needs_rows && !is_mean_of_rows(name))
      refuse(position, path,
             fmt::format("the measure \"{}\" is no mean over replicates, so that its noise cannot "
                         "be told from an effect",
                         name));
  }

  Problems sorted() {
    sort_by_position(problems_);
    return std::move(problems_);
  }

 private:
  std::vector<std::string> known() const {
    std::vector<std::string> names = point_measures_of(published_);
    for (std::string& name : usual_measure_names()) names.push_back(std::move(name));
    return names;
  }

  /// A measure of the world itself is there unless it is of a figure that nobody published.
  void check_published(const std::string& name, const Position& position, const std::string& path) {
    if (std::isnan(point_measure(name, 1.0, published_)))
      refuse(position, path,
             fmt::format("there is no measure \"{}\": no such figure is \"published\" here", name),
             nearest_name(name, point_measures_of(published_)));
  }

  void refuse(const Position& position, const std::string& path, std::string message,
              std::string suggestion = "") {
    problems_.push_back({file_at(position, file_), position, path, std::move(message),
                         std::string(advice), std::move(suggestion)});
  }

  std::string file_;
  std::vector<PublishedFigure> published_;
  Problems problems_;
};

enum class MeasureOf { estimator, point };

/// Those that the study and the claims name, each once.
std::vector<std::string> asked_of_kind(const Scenario& scenario, MeasureOf kind) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (is_point_measure(name) == (kind == MeasureOf::point) &&
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
  };
  if (scenario.study)
    for (const std::string& name : measures_of(*scenario.study)) add(name);
  for (const Claim& claim : scenario.claims) {
    add(claim.measure);
    if (claim.than) add(claim.than->measure);
  }
  return names;
}

}  // namespace

std::vector<std::string> measures_of(const StudySpec& study) {
  std::vector<std::string> names{measure_of(study)};
  for (const FurtherMeasure& further : study.further_measures) names.push_back(further.name);
  return names;
}

std::vector<std::string> measures_asked(const Scenario& scenario) {
  return asked_of_kind(scenario, MeasureOf::estimator);
}

std::vector<std::string> point_measures_asked(const Scenario& scenario) {
  return asked_of_kind(scenario, MeasureOf::point);
}

Problems problems_of_measures(const Scenario& scenario, const std::string& file) {
  MeasureCheck check(file, scenario.published);
  const bool on_expected = scenario.study && scenario.study->evaluate == Evaluation::expected;
  if (scenario.study) {
    const StudySpec& study = *scenario.study;
    const StudyKind& kind = kind_of(study);
    check.check(measure_of(study), study.measure_position, "study.measure",
                on_expected || kind.solves == Solves::the_exact_answer,
                kind.asks != Asks::points && !on_expected);
    for (const FurtherMeasure& further : study.further_measures)
      check.check(further.name, further.position, "study.measures", on_expected, false);
  }
  for (std::size_t i = 0; i < scenario.claims.size(); ++i) {
    const Claim& claim = scenario.claims[i];
    const std::string path = fmt::format("claims[#{}].", i + 1);
    check.check(claim.measure, claim.position, path + "measure", on_expected, false);
    if (claim.than)
      check.check(claim.than->measure, claim.than->position, path + "than.measure", on_expected,
                  false);
  }
  return check.sorted();
}

}  // namespace darknumber
