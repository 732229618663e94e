// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/covariate_search.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "engine/core/contracts.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

bool holds(const std::vector<VariableSet>& terms, VariableSet term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

/// A model with one term more or less.
struct CovariateOffer {
  VariableSet term = 0;
  bool removed = false;
  PatternModel model;
  double least = -INFINITY;  // its criterion is not below it
  double criterion = INFINITY;
  std::vector<double> coefficients;  // near its maximum
};

/// Where a search stands: a model, and its maximum with the factor of the information there.
struct Standing {
  PatternModel model;
  PatternWorkspace work;
  bool factored = false;
};

/// One step: offers one by one, fitted or passed over.
class CovariateStepper {
 public:
  CovariateStepper(const PatternTable& table, const Trends& trends, const SearchPass& pass,
                   const Standing& from, PatternWorkspace& work)
      : table_(table), trends_(trends), pass_(pass), from_(from), work_(work) {}

  double criterion_of(const PatternModel& model, double kernel) const {
    return -2.0 * kernel + pass_.penalty(static_cast<int>(model.columns.size()));
  }

  /// The best offer but those refused, where one is better than staying.
  std::optional<CovariateOffer> best(const std::vector<VariableSet>& removable,
                                     const std::vector<VariableSet>& addable,
                                     const std::vector<VariableSet>& refused) {
    std::vector<CovariateOffer> offers;
    for (VariableSet term : removable)
      if (!holds(refused, term)) offers.push_back(without(term));
    for (VariableSet term : addable)
      if (!holds(refused, term)) offers.push_back(with(term));
    const double staying = criterion_of(from_.model, from_.work.kernel);
    needed_ = staying;
    std::vector<std::size_t> promising(offers.size());
    std::iota(promising.begin(), promising.end(), std::size_t{0});
    std::stable_sort(promising.begin(), promising.end(), [&](std::size_t a, std::size_t b) {
      return offers[a].least < offers[b].least;
    });
    for (std::size_t o : promising)
      if (fit(offers[o])) needed_ = std::min(needed_, offers[o].criterion);
    std::optional<CovariateOffer> best;
    double lowest = staying;
    for (CovariateOffer& offer : offers) {
      if (!better(offer.criterion, lowest)) continue;
      lowest = offer.criterion;
      best = std::move(offer);
    }
    return best;
  }

 private:
  CovariateOffer with(VariableSet term) {
    CovariateOffer offer{term, false, from_.model, -INFINITY, INFINITY, {}};
    add_term(offer.model, table_, trends_, term);
    if (find_step(offer))
      offer.least = criterion_of(
          offer.model, from_.work.kernel + most_gain(table_, offer.model, from_.work, work_));
    return offer;
  }

  CovariateOffer without(VariableSet term) const {
    CovariateOffer offer{term, true, from_.model, -INFINITY, INFINITY, {}};
    std::erase(offer.model.terms, term);
    std::erase_if(offer.model.columns, [&](const PatternColumn& one) { return one.term == term; });
    // A part of a model has no higher likelihood.
    offer.least = criterion_of(offer.model, from_.work.kernel);
    return offer;
  }

  bool find_step(const CovariateOffer& offer) {
    return from_.factored &&
           find_step_of_last_columns(table_, offer.model, from_.model.columns.size(), from_.work,
                                     work_);
  }

  /// Puts the coefficients of the model without the term, or with 0 for it, into `work_`.
  void start_from_standing(const CovariateOffer& offer) {
    std::size_t to = 0;
    for (std::size_t c = 0; c < from_.model.columns.size(); ++c)
      if (!offer.removed || from_.model.columns[c].term != offer.term)
        work_.coefficients[to++] = from_.work.coefficients[c];
    for (; to < offer.model.columns.size(); ++to) work_.coefficients[to] = 0.0;
    evaluate(table_, offer.model, work_);
  }

  /// Fits it, unless it is sure to be worse than what is needed by more than a tie of a tie.
  bool fit(CovariateOffer& offer) {
    constexpr double beyond_ties = 1e-8;
    const double needed = needed_ + beyond_ties * std::abs(needed_);
    if (offer.least > needed) return false;
    const double needed_kernel =
        -0.5 * (needed - pass_.penalty(static_cast<int>(offer.model.columns.size())));
    Search search = climb_from_standing(offer, needed_kernel);
    if (search == Search::outdone) return false;
    if (search != Search::converged) {
      search = start_cold(table_, offer.model, work_);
      if (search == Search::unfinished)
        search = climb_roughly(table_, offer.model, needed_kernel, work_);
    }
    if (search != Search::converged) return false;
    offer.criterion = criterion_of(offer.model, work_.kernel);
    offer.coefficients = work_.coefficients;
    return true;
  }

  Search climb_from_standing(const CovariateOffer& offer, double needed_kernel) {
    const bool moved = !offer.removed && find_step(offer) &&
                       move_by_step(table_, offer.model, from_.work.kernel, work_);
    if (!moved) start_from_standing(offer);
    return climb_roughly(table_, offer.model, needed_kernel, work_);
  }

  const PatternTable& table_;
  const Trends& trends_;
  const SearchPass& pass_;
  const Standing& from_;
  PatternWorkspace& work_;
  double needed_ = 0.0;  // the lowest criterion met so far
};

std::vector<VariableSet> candidates_of(const PatternTable& table, const Trends& trends) {
  std::vector<VariableSet> candidates = two_way_terms(table);
  std::erase_if(candidates,
                [&](VariableSet term) { return columns_of(table, trends, term).empty(); });
  return candidates;
}

std::size_t most_columns(const PatternTable& table, const Trends& trends,
                         const std::vector<VariableSet>& candidates) {
  return pattern_model_of(table, trends, candidates).columns.size();
}

/// The search of one table.
class ModelSearch {
 public:
  ModelSearch(const PatternTable& table, const Trends& trends, const SearchRules& rules,
              const StopQuestion* stop)
      : table_(table),
        trends_(trends),
        rules_(rules),
        stop_(stop),
        candidates_(candidates_of(table, trends)),
        work_(table, most_columns(table, trends, candidates_)),
        at_{pattern_model_of(table, trends, {}), work_} {}

  SearchPath path() && {
    path_.models.push_back({0, false, 0, settle(at_.model, Start::cold, at_.work)});
    const FitStatus start = path_.models.front().estimate.status;
    if (!is_passable(start)) return std::move(path_);
    for (std::size_t pass = 0; pass < rules_.passes.size(); ++pass) {
      std::vector<VariableSet> removable;
      while (step(static_cast<int>(pass) + 1, rules_.passes[pass], removable)) {
      }
    }
    return std::move(path_);
  }

 private:
  bool is_passable(FitStatus status) const {
    if (status == FitStatus::ok) return true;
    return rules_.unchecked &&
           (status == FitStatus::no_mle || status == FitStatus::not_identifiable);
  }

  /// Fits to the last, and leaves the fit of all cells in `work`.
  PatternEstimate settle(const PatternModel& model, Start from, PatternWorkspace& work) {
    give_up_if_asked(stop_);
    return pattern_estimate(table_, model, from, work);
  }

  bool step(int number, const SearchPass& pass, std::vector<VariableSet>& removable) {
    std::vector<VariableSet> addable = candidates_;
    std::erase_if(addable, [&](VariableSet term) { return holds(at_.model.terms, term); });
    at_.factored = factorize(table_, at_.model, at_.work.margins, 0, at_.work);
    CovariateStepper stepper(table_, trends_, pass, at_, work_);
    std::vector<VariableSet> refused;
    for (;;) {
      give_up_if_asked(stop_);
      const std::vector<VariableSet> leaving =
          pass.removes ? removable : std::vector<VariableSet>{};
      std::optional<CovariateOffer> best = stepper.best(leaving, addable, refused);
      if (!best) return false;
      PatternWorkspace polished = work_;
      polished.coefficients = best->coefficients;
      evaluate(table_, best->model, polished);
      PatternEstimate estimate = settle(best->model, Start::evaluated, polished);
      if (!is_passable(estimate.status)) {
        path_.passed_over.push_back(
            {best->term, best->removed, path_.models.size(), estimate.status});
        refused.push_back(best->term);
        continue;
      }
      if (best->removed)
        std::erase(removable, best->term);
      else
        removable.push_back(best->term);
      path_.models.push_back({best->term, best->removed, number, std::move(estimate)});
      at_.model = std::move(best->model);
      at_.work = std::move(polished);
      return true;
    }
  }

  const PatternTable& table_;
  const Trends& trends_;
  const SearchRules& rules_;
  const StopQuestion* stop_;
  std::vector<VariableSet> candidates_;
  PatternWorkspace work_;
  Standing at_;
  SearchPath path_;
};

}  // namespace

SearchPath search_models(const PatternTable& table, const Trends& trends, const SearchRules& rules,
                         const StopQuestion* stop) {
  return ModelSearch(table, trends, rules, stop).path();
}

}  // namespace darknumber
