// SPDX-License-Identifier: MIT
#include "engine/world/alarm_search.h"

#include <algorithm>
#include <cmath>

#include "engine/core/log_odds.h"
#include "engine/world/enough_nodes.h"
#include "engine/world/intercepts.h"
#include "engine/world/solving/linear_solve.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr int most_steps = 60;           // Newton from below needs about 5
constexpr double near = 1e-6;            // relative, of records: the derivatives change no more
constexpr double short_step = 0.01;      // of an alarm: the intercepts follow it in proportion
constexpr double margins_on_way = 1e-4;  // relative, of alarms that are not the last

bool is_probability(double alarm) {
  return alarm > 0.0 && alarm < 1.0;  // false where it is not a number
}

class Search {
 public:
  Search(DetectionTarget target, const BystanderRecords& records,
         const std::vector<std::size_t>& agencies, const std::vector<double>& wanted)
      : target_(std::move(target)), records_(records), agencies_(agencies), wanted_(wanted) {}

  std::optional<SolvedDetection> run() {
    if (!begin()) return std::nullopt;
    const double steepest = steepness(detection_);
    const std::vector<Trait> moving = moving_traits(detection_);
    const int first = first_nodes(steepest);
    if (steepest > 0.0 && count_nodes(moving, first) <= most_trait_nodes)
      for (int part : {4, 2})
        if (search_on(first / part, near).empty()) return std::nullopt;
    Law law = on_enough_nodes(moving, steepest,
                              [&](int nodes) { return search_on(nodes, records_tolerance); });
    if (law.empty()) return std::nullopt;
    return SolvedDetection{std::move(detection_), std::move(law)};
  }

 private:
  /// The first step, from no alarms at all, where each bystander is flagged by one agency at most;
  /// false where it leads out.
  bool begin() {
    const std::size_t n = agencies_.size();
    const int lists = static_cast<int>(wanted_.size());
    std::vector<double> matrix(n * n);
    std::vector<double> right;
    for (std::size_t column = 0; column < n; ++column) {
      right.push_back(wanted_[agencies_[column]]);
      const auto flagged = certain(only(static_cast<int>(agencies_[column])), lists);
      const std::vector<double> records = records_.of_law(flagged);
      for (std::size_t row = 0; row < n; ++row) matrix[row * n + column] = records[agencies_[row]];
    }
    const auto first = solve_linear(std::move(matrix), std::move(right));
    if (!first || !std::all_of(first->begin(), first->end(), is_probability)) return false;
    target_.margins.assign(wanted_.size(), 0.0);
    for (std::size_t i = 0; i < agencies_.size(); ++i) target_.margins[agencies_[i]] = (*first)[i];
    detection_ = initial_detection(target_);
    return true;
  }

  /// The law there, with the intercepts moved so that the records are those wanted; empty where the
  /// way is lost.
  Law search_on(int normal_nodes, double tolerance) {
    const DetectionNodes nodes = nodes_of(detection_, normal_nodes, target_.stop);
    if (error_ == INFINITY && !move_to(target_.margins, nodes)) return {};
    for (int steps = 0; steps < most_steps; ++steps) {
      const double before = steps == 0 ? INFINITY : error_;
      const bool differentiates = by_intercept_.empty() || error_ > near;
      DetectionNodes::Slopes here = differentiates
                                        ? nodes.slopes(detection_.intercepts)
                                        : DetectionNodes::Slopes{nodes.law(detection_.intercepts)};
      const std::vector<double> reached = records_.of_law(here.law);
      error_ = worst_error(reached, wanted_, agencies_);
      if (error_ <= tolerance || (error_ <= records_accepted && error_ >= before))
        return std::move(here.law);
      if (!differentiates && error_ > near) continue;
      if (differentiates) differentiate(here);
      std::vector<double> right;
      for (std::size_t j : agencies_) right.push_back(wanted_[j] - reached[j]);
      const auto step = solve_linear(by_intercept_, std::move(right));
      if (!step) return {};
      if (!differentiates)
        add(*step);
      else if (!move(*step, here, nodes))
        return {};
    }
    return {};
  }

  /// Derivatives of the records by the intercepts; rows are lists.
  void differentiate(const DetectionNodes::Slopes& slopes) {
    const std::size_t n = agencies_.size();
    by_intercept_.assign(n * n, 0.0);
    for (std::size_t column = 0; column < n; ++column) {
      const auto records = records_.of_law(slopes.by_intercept[agencies_[column]]);
      for (std::size_t row = 0; row < n; ++row)
        by_intercept_[row * n + column] = records[agencies_[row]];
    }
  }

  void add(const std::vector<double>& step) {
    for (std::size_t i = 0; i < agencies_.size(); ++i)
      detection_.intercepts[agencies_[i]] += step[i];
  }

  /// Moves the alarms as this step of the intercepts would if they were in proportion. False where
  /// one leaves (0, 1).
  bool move(const std::vector<double>& step, const DetectionNodes::Slopes& slopes,
            const DetectionNodes& nodes) {
    std::vector<double> alarms(wanted_.size(), 0.0);
    double longest = 0.0;
    for (std::size_t j : agencies_) {
      double change = 0.0;
      for (std::size_t i = 0; i < agencies_.size(); ++i)
        change += step[i] * margin(slopes.by_intercept[agencies_[i]], static_cast<int>(j));
      const double now = margin(slopes.law, static_cast<int>(j));
      alarms[j] = now + change;
      if (!is_probability(alarms[j])) return false;
      longest = std::max(longest, std::abs(change) / now);
    }
    if (longest <= short_step) {
      add(step);
      return true;
    }
    for (std::size_t j : agencies_)
      detection_.intercepts[j] +=
          log_odds(alarms[j]) - log_odds(margin(slopes.law, static_cast<int>(j)));
    return move_to(alarms, nodes);
  }

  bool move_to(const std::vector<double>& alarms, const DetectionNodes& nodes) {
    return solve_intercepts(nodes, alarms, detection_.intercepts, margins_on_way).error <=
           margins_on_way;
  }

  DetectionTarget target_;
  const BystanderRecords& records_;
  const std::vector<std::size_t>& agencies_;
  const std::vector<double>& wanted_;
  Detection detection_;
  std::vector<double> by_intercept_;  // d records / d intercept as last known
  double error_ = INFINITY;           // of the records, as last seen
};

}  // namespace

std::optional<SolvedDetection> find_alarms(DetectionTarget target, const BystanderRecords& records,
                                           const std::vector<std::size_t>& agencies,
                                           const std::vector<double>& wanted) {
  return Search(std::move(target), records, agencies, wanted).run();
}

}  // namespace darknumber
