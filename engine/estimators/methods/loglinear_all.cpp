// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_all.h"

#include <algorithm>
#include <array>

#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/all_models.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// The models with the lowest criterion so far.
class Contenders {
 public:
  explicit Contenders(const Selection& selection) : selection_(selection) {}

  /// Keeps the model where it ties with the lowest criterion so far, or is lower.
  void compare(const VisitedModel& visited) {
    if (visited.interactions.empty()) status_of_independence_ = visited.status;
    ++compared_.fitted;
    if (visited.status != FitStatus::ok) {
      ++compared_.without_estimate[static_cast<std::size_t>(failure_of(visited.status))];
      return;
    }
    const double criterion = selection_.value(visited.model, visited.kernel);
    if (!contenders_.empty() && better(lowest_, criterion)) return;
    lowest_ = contenders_.empty() ? criterion : std::min(lowest_, criterion);
    std::erase_if(contenders_, [this](const Contender& c) { return better(lowest_, c.criterion); });
    contenders_.push_back({criterion, visited.interactions});
  }

  const ComparedModels& compared() const { return compared_; }
  FitStatus status_of_independence() const { return status_of_independence_; }

  /// The simplest of the models that tie with the best; none where no model has an estimate.
  const Interactions* best() const {
    const auto found = std::min_element(
        contenders_.begin(), contenders_.end(),
        [](const Contender& a, const Contender& b) { return is_simpler(a.terms, b.terms); });
    return found != contenders_.end() ? &found->terms : nullptr;
  }

  /// The models that tie with the best, and itself.
  std::vector<Interactions> tied() const {
    std::vector<Interactions> tied;
    for (const Contender& contender : contenders_)
      if (ties_with_a_number(contender.criterion, lowest_)) tied.push_back(contender.terms);
    return tied;
  }

 private:
  struct Contender {
    double criterion = 0.0;
    Interactions terms;
  };

  static bool is_simpler(const Interactions& terms, const Interactions& than) {
    if (terms.size() != than.size()) return terms.size() < than.size();
    return std::lexicographical_compare(terms.begin(), terms.end(), than.begin(), than.end(),
                                        comes_before);
  }

  const Selection& selection_;
  FitStatus status_of_independence_ = FitStatus::ok;
  double lowest_ = 0.0;
  ComparedModels compared_;
  std::vector<Contender> contenders_;
};

/// Counts what visit_all_models would show: models with one more term, from candidate `next` on.
struct ModelCount {
  Interactions candidates;
  std::vector<bool> is_in;  // by term
  std::int64_t models = 1;

  void visit(std::size_t next) {
    for (; next < candidates.size() && models <= most_models; ++next) {
      const CaptureHistory term = candidates[next];
      bool hierarchical = true;
      for (CaptureHistory rest = lists_on(term) > 2 ? term : 0; rest != 0; rest &= rest - 1)
        hierarchical &= is_in[term & ~(rest & (~rest + 1))];
      if (!hierarchical) continue;
      ++models;
      is_in[term] = true;
      visit(next + 1);
      is_in[term] = false;
    }
  }
};

}  // namespace

std::int64_t models_up_to(int lists, int order) {
  ModelCount count{{}, std::vector<bool>(history_count(lists), false)};
  for (CaptureHistory term = 1; term < history_count(lists); ++term)
    if (lists_on(term) >= 2 && lists_on(term) <= order) count.candidates.push_back(term);
  std::sort(count.candidates.begin(), count.candidates.end(), comes_before);
  count.visit(0);
  return std::min(count.models, most_models + 1);
}

int default_order(int lists) {
  constexpr std::array<int, 7> orders{0, 0, 1, 2, 3, 3, 2};
  return lists < static_cast<int>(orders.size()) ? orders[static_cast<std::size_t>(lists)] : 0;
}

FitOutcome fit(const LoglinearAll& method, const FitInput& input) {
  const Selection selection = selection_of(input.table, method.criterion);
  const int order = method.order > 0 ? method.order : default_order(selection.table.lists);
  Contenders contenders(selection);
  visit_all_models(
      selection.table, order, [&](const VisitedModel& visited) { contenders.compare(visited); },
      input.streams.stop);
  const Interactions* best = contenders.best();
  if (best == nullptr) return failure_of(contenders.status_of_independence());
  FitOutcome outcome = fit(LoglinearFixed{FixedTerms::listed, *best}, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->compared = contenders.compared();
  return with_ties(std::move(outcome), contenders.tied(), input);
}

}  // namespace darknumber
