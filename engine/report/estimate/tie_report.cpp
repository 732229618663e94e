// SPDX-License-Identifier: MIT
#include "engine/report/estimate/tie_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

std::string text_of_criterion(Criterion criterion) {
  switch (criterion) {
    case Criterion::aic:
    case Criterion::aic_wald:
      return "AIC";
    case Criterion::aicc:
      return "AICc";
    case Criterion::bic:
      return "BIC";
    case Criterion::p_value:
      break;
  }
  return "p-value";
}

std::string criterion_of(const Method& method) {
  if (const auto* stepwise = std::get_if<LoglinearStepwise>(&method))
    return text_of_criterion(stepwise->criterion);
  if (const auto* capture = std::get_if<ClosedPopulation>(&method))
    return text_of_criterion(capture->criterion.value());
  return text_of_criterion(std::get<LoglinearAll>(method).criterion);
}

std::string terms_text(const TiedModel& model, const ListsInUse& lists) {
  std::vector<std::string> names;
  for (CaptureHistory term : model.interactions) names.push_back(joined_names(term, lists, ":"));
  return join_with_and(names);
}

}  // namespace

Value tied_value(const std::vector<TiedModel>& tied, const ListsInUse& lists) {
  Value models = empty_array();
  for (const TiedModel& model : tied) {
    Value terms = empty_array();
    for (CaptureHistory term : model.interactions)
      terms.array().push_back(make_value(joined_names(term, lists, ":")));
    Value value = empty_object();
    add_member(value, "terms", std::move(terms));
    add_member(value, "estimate", model.population_size);
    models.array().push_back(std::move(value));
  }
  return models;
}

std::string note_on_ties(const std::vector<TiedModel>& tied, const EstimatorSpec& estimator) {
  constexpr std::size_t most_named = 3;
  std::vector<std::string> models;
  for (std::size_t m = 0; m < std::min(tied.size(), most_named); ++m)
    models.push_back(fmt::format("{} (estimate {})", terms_text(tied[m], estimator.lists),
                                 quantity_text(tied[m].population_size)));
  if (tied.size() > most_named) models.push_back(fmt::format("{} more", tied.size() - most_named));
  return fmt::format(
      "A tie by {}: {} did as well, and {} set aside for more terms or the order of the lists "
      "alone.",
      criterion_of(estimator.method), join_with_and(models), tied.size() == 1 ? "was" : "were");
}

}  // namespace darknumber
