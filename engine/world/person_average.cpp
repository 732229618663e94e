// SPDX-License-Identifier: MIT
#include "engine/world/person_average.h"

#include <algorithm>
#include <cmath>

#include "engine/world/detection_nodes.h"
#include "engine/world/enough_nodes.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

constexpr std::size_t most_kept = std::size_t{1} << 20;  // numbers in kept laws: 8 MB

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

/// Whether what happens to records depends on a trait.
bool moves_records(const PersonProcess& process, std::size_t trait) {
  std::vector<const Loadings*> all;
  if (process.reporting_by_person) all.push_back(&process.reporting_by_person->loadings);
  if (process.anonymous_by_person) all.push_back(&process.anonymous_by_person->loadings);
  return strongest(all, trait) != 0.0;
}

/// Persons with these traits, as far as these move their records.
struct Persons {
  std::span<const double> traits;
  double weight = 0.0;
  int normal_nodes = 0;  // for the traits that move detection alone
};

/// Adds to a sum what such persons are, times their weight.
using AddPersons = std::function<void(const Persons& persons, std::vector<double>& sum)>;

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
    add({person, grid.weights[n], nodes}, sum);
  }
  return sum;
}

/// The average over the traits.
std::vector<double> average_over_traits(const PersonProcess& process,
                                        const std::vector<Trait>& traits,
                                        const OwnDetections& detections, std::size_t size,
                                        const AddPersons& add) {
  const std::vector<const Loadings*> all = all_loadings(process, detections);
  std::vector<std::size_t> which;
  std::vector<Trait> moving;
  double steepest = 0.0;
  for (std::size_t t = 0; t < traits.size(); ++t) {
    const double loading = strongest(all, t);
    if (loading == 0.0 || !varies(traits[t])) continue;
    if (moves_records(process, t)) which.push_back(t);
    moving.push_back(traits[t]);
    if (const auto* normal = std::get_if<NormalTrait>(&traits[t].distribution))
      steepest = std::max(steepest, loading * normal->sd);
  }
  const AddPersons add_unless_asked_to_stop = [&](const Persons& persons,
                                                  std::vector<double>& sum) {
    give_up_if_asked(detections.stop);
    add(persons, sum);
  };
  return on_enough_nodes(moving, steepest, [&](int nodes) {
    return sum_over(traits, which, nodes, size, add_unless_asked_to_stop);
  });
}

Law detections_of(const Persons& persons, const OwnDetections& detections) {
  return detections.given ? detections.given(persons.traits, persons.normal_nodes)
                          : detections.average;
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

DetectionsByTraits::DetectionsByTraits(const Detection& source, const PersonProcess& process,
                                       const StopQuestion* stop)
    : loadings_(source.loadings), averaged_(source), stop_(stop) {
  for (std::size_t t = 0; t < source.traits.size(); ++t)
    if (moves_records(process, t)) seen_.push_back(t);
  for (std::vector<double>& agency : averaged_.loadings)
    for (std::size_t t : seen_) agency[t] = 0.0;
}

std::vector<double> DetectionsByTraits::intercepts_at(std::span<const double> traits) const {
  std::vector<double> intercepts = averaged_.intercepts;
  for (std::size_t j = 0; j < intercepts.size(); ++j)
    for (std::size_t t : seen_) intercepts[j] += loadings_[j][t] * traits[t];
  return intercepts;
}

Law DetectionsByTraits::given(std::span<const double> traits, int normal_nodes) {
  std::pair<int, std::vector<double>> key{normal_nodes, intercepts_at(traits)};
  if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
  Detection persons = averaged_;
  persons.intercepts = key.second;
  Law result = law(persons, normal_nodes, stop_);
  if ((kept_.size() + 1) * result.size() <= most_kept) kept_.emplace(std::move(key), result);
  return result;
}

OwnDetections own_detections(DetectionsByTraits& by_traits, Law average,
                             const std::vector<double>& exposure) {
  return {std::move(average),
          [&by_traits, exposure](std::span<const double> traits, int normal_nodes) {
            return expose(exposure, by_traits.given(traits, normal_nodes));
          },
          by_traits.loadings(), by_traits.stop()};
}

Law reported_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections) {
  if (!process.reporting_by_person) return report(process, detections.average);
  return average_over_traits(process, traits, detections, detections.average.size(),
                             [&](const Persons& persons, std::vector<double>& sum) {
                               const Law reported =
                                   report(process_of_person(process, persons.traits),
                                          detections_of(persons, detections));
                               for (std::size_t h = 0; h < sum.size(); ++h)
                                 sum[h] += persons.weight * reported[h];
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
      process, traits, detections, size, [&](const Persons& persons, std::vector<double>& sum) {
        const PersonProcess own = process_of_person(process, persons.traits);
        add_anonymous(register_law(own, detections_of(persons, detections)), own.linkage.anonymous,
                      persons.weight, sum);
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
