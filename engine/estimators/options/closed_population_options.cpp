// SPDX-License-Identifier: MIT
#include "engine/estimators/options/closed_population_options.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/estimators/fitting/bias_correction.h"
#include "engine/estimators/methods/capture_selection.h"
#include "engine/estimators/methods/loglinear_all.h"
#include "engine/estimators/options/loglinear_options.h"

namespace darknumber {

std::optional<OptionFault> fault_of_bias_correction(const Method& method, const ListsInUse& lists) {
  const auto& model = std::get<ClosedPopulation>(method);
  if (!model.bias_corrected) return std::nullopt;
  if (!has_bias_correction(model.lists_differ, model.heterogeneity))
    return OptionFault{
        "bias_corrected",
        fmt::format("\"{}\" with heterogeneity \"{}\" has no bias-corrected form",
                    model.lists_differ ? "mth" : "mh",
                    heterogeneity_names[static_cast<std::size_t>(model.heterogeneity)]),
        model.heterogeneity == Heterogeneity::normal
            ? "Leave it out, or take another heterogeneity."
            : "Leave it out, or take \"chao\", \"poisson\" or \"darroch\"."};
  if (lists.size() < least_lists_of_bias_correction)
    return OptionFault{
        "bias_corrected",
        fmt::format("a correction of the bias takes {} lists or more, but there are {}",
                    least_lists_of_bias_correction, lists.size()),
        "Leave it out, or use more lists."};
  return std::nullopt;
}

namespace {

bool has_one_column(Heterogeneity heterogeneity) {
  return heterogeneity == Heterogeneity::poisson || heterogeneity == Heterogeneity::darroch ||
         heterogeneity == Heterogeneity::gamma;
}

std::optional<OptionFault> fault_of_capture_selection(const ClosedPopulation& model, int lists) {
  if (!model.criterion)
    return OptionFault{"select", "\"select\" needs a \"criterion\"",
                       "Add \"criterion\": \"aic\", \"aicc\" or \"bic\"."};
  if (const auto fault = fault_of_long_terms(order_of(model), lists)) return fault;
  if (model.select != ModelSearch::all ||
      models_up_to(lists, order_of(model)) <= most_capture_models)
    return std::nullopt;
  return OptionFault{
      "select",
      fmt::format("\"all\" would fit more than {} models of {} lists", most_capture_models, lists),
      "Take \"select\": \"stepwise\", fewer lists, or a smaller \"order\"."};
}

}  // namespace

std::optional<OptionFault> fault_of_mth(const Method& method, const ListsInUse& lists) {
  if (const auto fault = fault_of_bias_correction(method, lists)) return fault;
  const auto& model = std::get<ClosedPopulation>(method);
  if (!model.select && (model.criterion || model.order))
    return OptionFault{
        model.criterion ? "criterion" : "order",
        fmt::format("\"{}\" goes with \"select\" only", model.criterion ? "criterion" : "order"),
        "Leave it out here."};
  if (model.terms.empty() && !model.select) return std::nullopt;
  const std::string_view field = model.select ? "select" : "terms";
  if (model.select && !model.terms.empty())
    return OptionFault{field, "interactions are either given or chosen",
                       "Leave \"terms\" or \"select\" out."};
  if (model.bias_corrected)
    return OptionFault{field, "a model with interactions has no bias-corrected form",
                       fmt::format("Leave \"{}\" or \"bias_corrected\" out.", field)};
  if (!has_one_column(model.heterogeneity))
    return OptionFault{
        field,
        fmt::format("there are no interactions beside heterogeneity \"{}\"",
                    heterogeneity_names[static_cast<std::size_t>(model.heterogeneity)]),
        "Take \"poisson\", \"darroch\" or \"gamma\"."};
  return model.select ? fault_of_capture_selection(model, static_cast<int>(lists.size()))
                      : std::nullopt;
}

bool read_capture_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                        ClosedPopulation& model) {
  return read_listed_terms(reader, terms, lists, model.terms);
}

Value write_capture_terms(const ClosedPopulation& model, const ListsInUse& lists) {
  return model.terms.empty() ? null_value() : write_listed_terms(model.terms, lists);
}

Stance capture_stance_on(const ClosedPopulation& model, CaptureHistory pair) {
  const bool has_it = model.select.has_value() ||
                      std::any_of(model.terms.begin(), model.terms.end(),
                                  [pair](CaptureHistory term) { return is_subset(pair, term); });
  return has_it ? Stance::has_interactions : Stance::relies;
}

Method capture_over_kept(const Method& method,
                         CaptureHistory (*renumbered)(CaptureHistory set, CaptureHistory kept),
                         CaptureHistory kept) {
  ClosedPopulation smaller = std::get<ClosedPopulation>(method);
  smaller.terms = terms_over_kept(smaller.terms, renumbered, kept);
  return smaller;
}

}  // namespace darknumber
