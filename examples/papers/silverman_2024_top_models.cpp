// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "examples/papers/resampling.h"

using namespace papers;

namespace {

using Interactions = std::vector<CaptureHistory>;

constexpr std::uint32_t resamples = 1000;
constexpr std::array<std::size_t, 5> depths{1, 5, 10, 50, 100};
using Frequencies = std::array<int, depths.size()>;

/// The terms of two lists and more, up to `order`, in ascending order of their size.
Interactions interactions_up_to(int order, int lists) {
  Interactions terms;
  for (int size = 2; size <= order; ++size)
    for (CaptureHistory h = 1; h < history_count(lists); ++h)
      if (lists_on(h) == size) terms.push_back(h);
  return terms;
}

/// Whether a model has all pairs, triples, … that a term contains.
bool may_have(const Interactions& model, CaptureHistory term, int lists) {
  for (int list = 0; list < lists; ++list) {
    const CaptureHistory part = term & ~only(list);
    if (part != term && lists_on(part) > 1 &&
        std::find(model.begin(), model.end(), part) == model.end())
      return false;
  }
  return true;
}

/// All hierarchical models that add terms from number `from` on to `model`.
void enumerate(const Interactions& terms, std::size_t from, int lists, Interactions& model,
               std::vector<Interactions>& models) {
  if (from == terms.size()) {
    models.push_back(model);
    return;
  }
  enumerate(terms, from + 1, lists, model, models);
  if (!may_have(model, terms[from], lists)) return;
  model.push_back(terms[from]);
  enumerate(terms, from + 1, lists, model, models);
  model.pop_back();
}

/// A model's interactions in numerical order: the same for the same model.
Interactions key_of(Interactions terms) {
  std::erase_if(terms, [](CaptureHistory term) { return lists_on(term) < 2; });
  std::sort(terms.begin(), terms.end());
  return terms;
}

/// All models with an estimate, the one with the least BIC first.
std::vector<Interactions> ranking(const ContingencyTable& table, int order) {
  std::vector<Interactions> models;
  Interactions none;
  enumerate(interactions_up_to(order, table.lists()), 0, table.lists(), none, models);
  std::vector<std::pair<double, Interactions>> ranked;
  for (const Interactions& model : models) {
    const FitOutcome outcome = outcome_of(table, with_terms(model));
    if (const Estimate* estimate = std::get_if<Estimate>(&outcome))
      ranked.emplace_back(estimate->model->bic, key_of(model));
  }
  std::sort(ranked.begin(), ranked.end());
  std::printf("  %zu hierarchical models, %zu with an estimate\n", models.size(), ranked.size());
  std::vector<Interactions> keys;
  for (auto& [bic, key] : ranked) keys.push_back(std::move(key));
  return keys;
}

/// How often the best model of a resample is among the best k of the table itself.
Frequencies frequencies(const ContingencyTable& table, int order) {
  const std::vector<Interactions> ranked = ranking(table, order);
  const TableSampler sampler = bootstrap_of(table);
  Frequencies among{};
  for (std::uint32_t resample = 0; resample < resamples; ++resample) {
    const FitOutcome outcome = outcome_of(sampler.draw(resample), minimum_bic(order));
    const Estimate* best = std::get_if<Estimate>(&outcome);
    if (best == nullptr) continue;
    const auto found = std::find(ranked.begin(), ranked.end(), key_of(best->model->terms));
    const auto rank = static_cast<std::size_t>(found - ranked.begin()) + 1;
    for (std::size_t k = 0; k < depths.size(); ++k)
      if (rank <= depths[k]) ++among[k];
  }
  return among;
}

void compare(SideBySide& table, const std::string& what, const Frequencies& given,
             const Frequencies& obtained) {
  const auto error = [](double times) { return std::sqrt(times * (1.0 - times / resamples)); };
  for (std::size_t k = 0; k < depths.size(); ++k)
    table.compare(what + ", among the best " + std::to_string(depths[k]),
                  {static_cast<double>(given[k]), 0, By::paper, error(given[k])},
                  {static_cast<double>(obtained[k]), error(obtained[k])});
}

}  // namespace

/// Silverman, Chan & Vincent (2024), section 2: of 1,000 bootstrap samples, how many have their
/// best model, by BIC, among the best k models of the table itself. With the argument `order4`,
/// also over models with terms of up to four lists.
int main(int argc, char** argv) {
  const bool all = argc > 1 && std::string_view(argv[1]) == "order4";
  const ContingencyTable uk = published("united_kingdom_five_lists");
  const ContingencyTable new_orleans = published("new_orleans_five_lists");
  SideBySide table("Silverman, Chan & Vincent (2024), of 1,000 resamples");
  compare(table, "UK, 5 lists, pairs", {216, 583, 739, 930, 954}, frequencies(uk, 2));
  compare(table, "New Orleans, 5 lists, pairs", {357, 622, 698, 915, 958},
          frequencies(new_orleans, 2));
  if (all)
    compare(table, "UK, 5 lists, up to order 4", {156, 622, 732, 898, 943}, frequencies(uk, 4));
  return table.finish();
}
