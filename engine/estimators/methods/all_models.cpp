// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/all_models.h"

#include <algorithm>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// Fits every hierarchical set of the candidate terms once, as its parent, the set without its last
/// term, with that term more. Candidates come smaller terms first, so that the parent of a
/// hierarchical set is one too.
class ModelWalk {
 public:
  ModelWalk(const TableMargins& table, Interactions candidates, const ModelVisitor& visitor,
            const StopQuestion* stop)
      : table_(table),
        visitor_(visitor),
        stop_(stop),
        candidates_(std::move(candidates)),
        by_depth_(candidates_.size() + 1,
                  LoglinearWorkspace(table.lists, 1 + static_cast<std::size_t>(table.lists) +
                                                      candidates_.size())) {}

  void walk() {
    LoglinearModel independence = model_of(table_, {});
    const FitStatus status = fit_independence(table_, independence, by_depth_[0]);
    show(independence, status);
    walk_children(independence, status, 0);
  }

 private:
  /// The models with one more term, from candidate `next` on, each followed by its own children.
  void walk_children(const LoglinearModel& model, FitStatus status, std::size_t next) {
    if (next == candidates_.size()) return;
    LoglinearWorkspace& base = by_depth_[terms_.size()];
    const bool warm = status == FitStatus::ok && factorize(model, base);
    for (; next < candidates_.size(); ++next) {
      const CaptureHistory term = candidates_[next];
      if (!parts_are_in(term, terms_)) continue;
      LoglinearModel child = model;
      add_term(child, table_, term);
      terms_.push_back(term);
      LoglinearWorkspace& work = by_depth_[terms_.size()];
      const FitStatus fitted = warm ? fit_with_one_more(table_, child, term, base, work)
                                    : fit_loglinear(table_, child, Start::cold, work);
      show(child, fitted);
      walk_children(child, fitted, next + 1);
      terms_.pop_back();
    }
  }

  void show(const LoglinearModel& model, FitStatus status) {
    give_up_if_asked(stop_);
    visitor_({model, terms_, status, by_depth_[terms_.size()].kernel});
  }

  const TableMargins& table_;
  const ModelVisitor& visitor_;
  const StopQuestion* stop_;
  Interactions candidates_;
  std::vector<LoglinearWorkspace> by_depth_;  // of the model so far and of its ancestors
  Interactions terms_;                        // of the model so far
};

}  // namespace

void visit_all_models(const TableMargins& table, int order, const ModelVisitor& visit,
                      const StopQuestion* stop) {
  ModelWalk(table, interactions_up_to(order, table), visit, stop).walk();
}

}  // namespace darknumber
