// SPDX-License-Identifier: MIT
#include "engine/world/person_average.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/world/solving/unsolvable.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr double average_tolerance = 1e-10;  // relative, what expected tables promise
constexpr double smallest_averaged = 1e-20;  // see trait_nodes
constexpr int fewest_nodes_a_trait = 48;     // half an sd apart

using Loadings = std::vector<std::vector<double>>;

/// Sums of products of loadings and traits that move a person's law.
std::vector<const Loadings*> all_loadings(const PersonProcess& process,
                                          const OwnDetections& detections) {
  std::vector<const Loadings*> all;
  if (detections.given) all.push_back(&detections.loadings);
  if (process.reporting_by_person) all.push_back(&process.reporting_by_person->loadings);
  if (process.anonymous_by_person) all.push_back(&process.anonymous_by_person->loadings);
  return all;
}

/// The largest loading on a trait.
double strongest(const std::vector<const Loadings*>& all, std::size_t trait) {
  double most = 0.0;
  for (const Loadings* loadings : all)
    for (const std::vector<double>& agency : *loadings)
      most = std::max(most, std::abs(agency[trait]));
  return most;
}

/// Adds to a sum what persons with these traits are, times their weight.
using AddPersons =
    std::function<void(std::span<const double> traits, double weight, std::vector<double>& sum)>;

std::vector<double> sum_over(const std::vector<Trait>& traits,
                             const std::vector<std::size_t>& which, int nodes, std::size_t size,
                             const AddPersons& add) {
  std::vector<Trait> moving;
  for (std::size_t t : which) moving.push_back(traits[t]);
  const TraitNodes grid = trait_nodes(moving, nodes);
  std::vector<double> sum(size, 0.0);
  std::vector<double> person(traits.size(), 0.0);
  for (std::size_t n = 0; n < grid.size(); ++n) {
    for (std::size_t t = 0; t < which.size(); ++t) person[which[t]] = grid.node(n)[t];
    add(person, grid.weights[n], sum);
  }
  return sum;
}

double largest_change(const std::vector<double>& before, const std::vector<double>& after) {
  double largest = 0.0;
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i] > smallest_averaged)
      largest = std::max(largest, std::abs(after[i] - before[i]) / after[i]);
  return largest;
}

/// The average over the traits, nodes being doubled until nothing changes by 1e-10 relative.
std::vector<double> average_over_traits(const std::vector<Trait>& traits,
                                        const std::vector<const Loadings*>& all, std::size_t size,
                                        const AddPersons& add) {
  std::vector<std::size_t> which;
  std::vector<Trait> moving;
  double steepest = 0.0;
  for (std::size_t t = 0; t < traits.size(); ++t) {
    const double loading = strongest(all, t);
    if (loading == 0.0 || !varies(traits[t])) continue;
    which.push_back(t);
    moving.push_back(traits[t]);
    if (const auto* normal = std::get_if<NormalTrait>(&traits[t].distribution))
      steepest = std::max(steepest, loading * normal->sd);
  }
  std::vector<double> before;
  for (int nodes = fewest_nodes_a_trait;; nodes *= 2) {
    if (count_nodes(moving, nodes) > most_trait_nodes)
      throw UnsolvableScenario(
          "population.traits",
          fmt::format("the traits need more than {:.0f} quadrature nodes together",
                      most_trait_nodes),
          "use fewer traits, fewer classes, or smaller loadings");
    if (nodes < nodes_a_steepness * steepest) continue;
    std::vector<double> after = sum_over(traits, which, nodes, size, add);
    if (steepest == 0.0 || (!before.empty() && largest_change(before, after) <= average_tolerance))
      return after;
    before = std::move(after);
  }
}

Law detections_given(const OwnDetections& detections, std::span<const double> traits) {
  return detections.given ? detections.given(traits) : detections.average;
}

/// Adds P(h, a) of persons with these traits, whose records on h are anonymous independently.
void add_anonymous(const Law& histories, const std::vector<double>& anonymous, double weight,
                   std::vector<double>& sum) {
  std::size_t place = 0;
  std::vector<double> subsets;
  for (CaptureHistory h = 0; h < histories.size(); ++h) {
    subsets.assign(1, weight * histories[h]);
    for (std::size_t j = 0; j < anonymous.size(); ++j) {
      if (!contains(h, static_cast<int>(j))) continue;
      const std::size_t half = subsets.size();
      for (std::size_t a = 0; a < half; ++a) {
        subsets.push_back(subsets[a] * anonymous[j]);
        subsets[a] *= 1.0 - anonymous[j];
      }
    }
    for (double probability : subsets) sum[place++] += probability;
  }
}

}  // namespace

OwnDetections own_detections(const Detection& source, Law average,
                             const std::vector<double>& exposure) {
  return {std::move(average),
          [source, exposure](std::span<const double> traits) {
            return expose(exposure, law_given(source, traits));
          },
          source.loadings};
}

Law reported_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections) {
  if (!process.reporting_by_person) return report(process, detections.average);
  return average_over_traits(
      traits, all_loadings(process, detections), detections.average.size(),
      [&](std::span<const double> person, double weight, std::vector<double>& sum) {
        const Law reported =
            report(process_of_person(process, person), detections_given(detections, person));
        for (std::size_t h = 0; h < sum.size(); ++h) sum[h] += weight * reported[h];
      });
}

Law register_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections) {
  return verify(process, reported_on_average(process, traits, detections));
}

AnonymousLaw anonymous_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                                  const OwnDetections& detections) {
  if (!process.anonymous_by_person) return {};
  const std::size_t histories = detections.average.size();
  std::size_t size = 0;
  for (CaptureHistory h = 0; h < histories; ++h) size += std::size_t{1} << lists_on(h);
  const std::vector<double> flat = average_over_traits(
      traits, all_loadings(process, detections), size,
      [&](std::span<const double> person, double weight, std::vector<double>& sum) {
        const PersonProcess own = process_of_person(process, person);
        add_anonymous(register_law(own, detections_given(detections, person)),
                      own.linkage.anonymous, weight, sum);
      });
  AnonymousLaw law;
  auto next = flat.begin();
  for (CaptureHistory h = 0; h < histories; ++h) {
    const auto end = next + (std::ptrdiff_t{1} << lists_on(h));
    law.emplace_back(next, end);
    next = end;
  }
  return law;
}

}  // namespace darknumber
