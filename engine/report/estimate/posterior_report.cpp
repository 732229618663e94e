// SPDX-License-Identifier: MIT
#include "engine/report/estimate/posterior_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/make_value.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// Mass in the last 1 % of the sizes allowed from which on their end is felt. The prior 1/N alone
/// has 0.01 / log(31) = 0.3 % there with the default end of 30 n, a posterior that has died out
/// nearly none: a third of the prior's.
constexpr double too_much_at_end = 0.001;

constexpr std::size_t models_in_text = 3;

/// Whether the most probable graph is that with all edges, a single clique of all lists, and has
/// more than half of the probability.
bool is_saturated(const PosteriorSummary& posterior, std::size_t lists) {
  if (posterior.models.empty()) return false;
  const ModelProbability& first = posterior.models.front();
  return first.probability > 0.5 && first.sets.size() == 1 &&
         first.sets.front() == history_count(static_cast<int>(lists)) - 1;
}

Value set_value(CaptureHistory set, const ListsInUse& lists) {
  Value names = empty_array();
  for (std::size_t list = 0; list < lists.size(); ++list)
    if (contains(set, static_cast<int>(list)))
      names.array().push_back(make_value(lists[list].name));
  return names;
}

Value sets_value(const std::vector<CaptureHistory>& sets, const ListsInUse& lists) {
  Value values = empty_array();
  for (CaptureHistory set : sets) values.array().push_back(set_value(set, lists));
  return values;
}

std::string sets_text(const std::vector<CaptureHistory>& sets, const ListsInUse& lists) {
  std::string text;
  for (CaptureHistory set : sets)
    text += (text.empty() ? "" : ", ") + joined_names(set, lists, ":");
  return text.empty() ? "no interaction" : text;
}

Value models_value(const std::vector<ModelProbability>& models, const ListsInUse& lists) {
  Value values = empty_array();
  for (const ModelProbability& model : models) {
    Value value = empty_object();
    add_member(value, "lists", sets_value(model.sets, lists));
    add_member(value, "probability", model.probability);
    values.array().push_back(std::move(value));
  }
  return values;
}

std::string models_text(const std::vector<ModelProbability>& models, const ListsInUse& lists) {
  std::string text;
  for (std::size_t m = 0; m < std::min(models.size(), models_in_text); ++m)
    text += fmt::format("{}[{}] {}", m == 0 ? "" : "; ", sets_text(models[m].sets, lists),
                        share_text(models[m].probability));
  return text;
}

}  // namespace

Value posterior_value(const PosteriorSummary& posterior, const ListsInUse& lists) {
  Value value = empty_object();
  add_member(value, "mean", posterior.mean);
  add_member(value, "median", posterior.median);
  if (posterior.mode) add_member(value, "mode", *posterior.mode);
  if (posterior.relative_loss) add_member(value, "relative_loss", *posterior.relative_loss);
  if (posterior.mass_at_end) add_member(value, "mass_at_end", *posterior.mass_at_end);
  if (!posterior.models.empty()) add_member(value, "models", models_value(posterior.models, lists));
  if (posterior.kept) add_member(value, "kept", sets_value(*posterior.kept, lists));
  if (const auto& chains = posterior.chains) {
    add_member(value, "chains", chains->chains);
    add_member(value, "effective_draws", chains->effective_draws);
    add_member(value, "r_hat", chains->r_hat);
  }
  if (const auto& all_used = posterior.probability_of_all_classes)
    add_member(value, "probability_of_all_classes", *all_used);
  return value;
}

std::string posterior_note(const PosteriorSummary& posterior, const ListsInUse& lists) {
  std::string note = fmt::format("posterior mean {}, median {}", quantity_text(posterior.mean),
                                 quantity_text(posterior.median));
  if (posterior.mode) note += fmt::format(", mode {}", quantity_text(*posterior.mode));
  if (posterior.relative_loss)
    note += fmt::format(", least relative loss {}", quantity_text(*posterior.relative_loss));
  note += ".";
  if (!posterior.models.empty())
    note += " Most probable: " + models_text(posterior.models, lists) + ".";
  if (posterior.kept) note += " Kept: " + sets_text(*posterior.kept, lists) + ".";
  if (const auto& chains = posterior.chains)
    note += chains->chains == 1 ? fmt::format(" Worth {} independent draws.",
                                              quantity_text(chains->effective_draws))
                                : fmt::format(" {} chains, R-hat {}, worth {} independent draws.",
                                              chains->chains, significant_text(chains->r_hat, 4),
                                              quantity_text(chains->effective_draws));
  if (const auto& all_used = posterior.probability_of_all_classes)
    note += fmt::format(" All classes in use: {}.", share_text(*all_used));
  if (is_saturated(posterior, lists.size()))
    note +=
        " WARNING: under the graph with all edges the overlaps say nothing of N, so the prior "
        "decides; leave \"saturated\" out.";
  if (posterior.mass_at_end.value_or(0.0) > too_much_at_end)
    note += fmt::format(
        " WARNING: {} of the posterior lies in the last 1 % of the sizes allowed, so \"up_to\" "
        "decides as much as the table.",
        share_text(*posterior.mass_at_end));
  return note;
}

}  // namespace darknumber
