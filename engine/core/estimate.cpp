// SPDX-License-Identifier: MIT
#include "engine/core/estimate.h"

#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

struct StatusText {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array<StatusText, status_count> status_texts{{
    {"ok", "there is an estimate"},
    {"no_data", "nobody is on any of the lists"},
    {"no_overlap", "nobody is on two of the lists, so nothing tells how many are on none"},
    {"no_mle",
     "the likelihood has no finite maximum: the larger the population, the better the fit"},
    {"not_identifiable", "different population sizes fit the table equally well"},
    {"not_converged", "the search found no maximum in the precision of the computer"},
    {"chains_disagree", "the sampler's chains settled on different answers"},
    {"needs_counts",
     "the method needs whole counts, and this table holds fractions or suppressed counts"},
}};

}  // namespace

std::string_view name_of(Status status) {
  DN_EXPECT(static_cast<int>(status) < status_count, "a status of the closed set");
  return status_texts[static_cast<std::size_t>(status)].name;
}

std::string_view meaning_of(Status status) {
  DN_EXPECT(static_cast<int>(status) < status_count, "a status of the closed set");
  return status_texts[static_cast<std::size_t>(status)].meaning;
}

void FittedModel::set_criteria(double observed, std::size_t observable_cells) {
  aic = -2.0 * log_likelihood + 2.0 * parameters;
  bic = -2.0 * log_likelihood + std::log(observed) * parameters;
  bic_cells = -2.0 * log_likelihood + std::log(static_cast<double>(observable_cells)) * parameters;
}

double FittedModel::se_dark_figure() const {
  const double dark_figure = std::exp(intercept);
  return dark_figure == 0.0 ? 0.0 : dark_figure * intercept_se;
}

double FittedModel::se_population() const {
  return std::hypot(std::exp(0.5 * intercept), se_dark_figure());
}

PatternSum sum_of_patterns(const CovariateModel& model, std::initializer_list<LevelOf> levels) {
  PatternSum sum;
  for (const FittedPattern& pattern : model.patterns) {
    bool has_all = true;
    for (const LevelOf& one : levels)
      has_all = has_all && pattern.levels[one.covariate] == one.level;
    if (!has_all) continue;
    sum.observed += pattern.observed;
    sum.unseen += pattern.means.front();
    for (double mean : pattern.means) sum.fitted += mean;
  }
  return sum;
}

}  // namespace darknumber
