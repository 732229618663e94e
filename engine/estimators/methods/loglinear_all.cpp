// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_all.h"

#include <algorithm>
#include <array>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

using Terms = std::vector<CaptureHistory>;  // interactions, in the order of terms

/// Fits every hierarchical set of the candidate terms once, as its parent, the set without its last
/// term, with that term more. Candidates come smaller terms first, so that the parent of a
/// hierarchical set is one too.
class AllModels {
 public:
  AllModels(const Selection& selection, Terms candidates)
      : selection_(selection),
        candidates_(std::move(candidates)),
        by_depth_(candidates_.size() + 1,
                  LoglinearWorkspace(
                      selection.table.lists,
                      1 + static_cast<std::size_t>(selection.table.lists) + candidates_.size())) {}

  void visit() {
    LoglinearModel independence = model_of(selection_.table, {});
    status_of_independence_ = fit_independence(selection_.table, independence, by_depth_[0]);
    compare(independence, status_of_independence_);
    visit_children(independence, status_of_independence_, 0);
  }

  FitStatus status_of_independence() const { return status_of_independence_; }

  /// The simplest of the models that tie with the best; none where no model has an estimate.
  const Terms* best() const {
    const auto found = std::min_element(
        contenders_.begin(), contenders_.end(),
        [](const Contender& a, const Contender& b) { return is_simpler(a.terms, b.terms); });
    return found != contenders_.end() ? &found->terms : nullptr;
  }

  /// The models that tie with the best, and itself.
  std::vector<Terms> tied() const {
    std::vector<Terms> tied;
    for (const Contender& contender : contenders_)
      if (ties_with_a_number(contender.criterion, lowest_)) tied.push_back(contender.terms);
    return tied;
  }

 private:
  struct Contender {
    double criterion = 0.0;
    Terms terms;
  };

  /// The models with one more term, from candidate `next` on, each followed by its own children.
  void visit_children(const LoglinearModel& model, FitStatus status, std::size_t next) {
    if (next == candidates_.size()) return;
    LoglinearWorkspace& base = by_depth_[terms_.size()];
    const bool warm = status == FitStatus::ok && factorize(model, base);
    for (; next < candidates_.size(); ++next) {
      const CaptureHistory term = candidates_[next];
      if (!subsets_are_in(term)) continue;
      LoglinearModel child = model;
      add_term(child, selection_.table, term);
      terms_.push_back(term);
      LoglinearWorkspace& work = by_depth_[terms_.size()];
      const FitStatus fitted = warm ? fit_with_one_more(selection_.table, child, term, base, work)
                                    : fit_loglinear(selection_.table, child, Start::cold, work);
      compare(child, fitted);
      visit_children(child, fitted, next + 1);
      terms_.pop_back();
    }
  }

  bool subsets_are_in(CaptureHistory term) const {
    if (lists_on(term) == 2) return true;
    for (CaptureHistory rest = term; rest != 0; rest &= rest - 1) {
      const CaptureHistory subset = term & ~(rest & (~rest + 1));
      if (std::find(terms_.begin(), terms_.end(), subset) == terms_.end()) return false;
    }
    return true;
  }

  /// Keeps the model among the contenders, those that tie with the lowest criterion so far.
  void compare(const LoglinearModel& model, FitStatus status) {
    if (status != FitStatus::ok) return;
    const double criterion = selection_.value(model, by_depth_[terms_.size()].kernel);
    if (!contenders_.empty() && better(lowest_, criterion)) return;
    lowest_ = contenders_.empty() ? criterion : std::min(lowest_, criterion);
    std::erase_if(contenders_, [this](const Contender& c) { return better(lowest_, c.criterion); });
    contenders_.push_back({criterion, terms_});
  }

  static bool is_simpler(const Terms& terms, const Terms& than) {
    if (terms.size() != than.size()) return terms.size() < than.size();
    return std::lexicographical_compare(terms.begin(), terms.end(), than.begin(), than.end(),
                                        comes_before);
  }

  const Selection& selection_;
  Terms candidates_;
  std::vector<LoglinearWorkspace> by_depth_;  // of the model so far and of its ancestors
  Terms terms_;                               // of the model so far
  FitStatus status_of_independence_ = FitStatus::ok;
  double lowest_ = 0.0;
  std::vector<Contender> contenders_;
};

/// The interactions of up to `order` lists that have someone, in the order of terms.
Terms interactions_up_to(int order, const TableMargins& table) {
  const CaptureHistory present = lists_with_someone(table);
  Terms terms;
  for (CaptureHistory term = 1; term < table.margins.size(); ++term)
    if (lists_on(term) >= 2 && lists_on(term) <= order && is_subset(term, present))
      terms.push_back(term);
  std::sort(terms.begin(), terms.end(), comes_before);
  return terms;
}

/// Counts what AllModels would visit: models with one more term, from candidate `next` on.
struct ModelCount {
  Terms candidates;
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
  AllModels models(selection, interactions_up_to(order, selection.table));
  models.visit();
  const Terms* best = models.best();
  if (best == nullptr) return failure_of(models.status_of_independence());
  return with_ties(fit(LoglinearFixed{FixedTerms::listed, *best}, input), models.tied(), input);
}

}  // namespace darknumber
