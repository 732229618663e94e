// SPDX-License-Identifier: MIT
#include "engine/study/selftest/calibration_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/study/selftest/explain_calibration.h"

namespace darknumber {
namespace {

constexpr int parts_of_places = 10;
constexpr double prior_weight = 0.5;    // of a cell
constexpr double usual_variance = 1.0;  // of an interaction

constexpr int tables_at_once = 10'000;
constexpr int tables_calibrated = 100'000;  // of the posterior that is summed
constexpr int tables_sampled = 20'000;      // of those that are drawn
constexpr int tables_of_classes = 300;      // 10,000 sweeps each
constexpr int tables_explained = 300;

}  // namespace

CheckResult check_places(const PlacesInPosterior& places) {
  std::vector<double> counts(parts_of_places, 0.0);
  for (double place : places)
    counts[std::min<std::size_t>(parts_of_places - 1,
                                 static_cast<std::size_t>(place * parts_of_places))] += 1.0;
  double mean = 0.0, from_middle = 0.0;
  const auto draws = static_cast<double>(places.size());
  for (double place : places) {
    mean += place / draws;
    from_middle += std::abs(2.0 * place - 1.0) / draws;
  }
  // Both are uniform on [0, 1] where the places are.
  const KnownMean uniform{0.5, 1.0 / 12.0, 0.5, draws};
  return all_of(
      {check_counts(counts, std::vector<double>(parts_of_places, 1.0 / parts_of_places)),
       check_known_mean("mean", uniform, mean), check_known_mean("mean", uniform, from_middle)},
      {"tenths", "places", "distances from the middle"});
}

std::vector<SelfCheck> calibration_checks(std::uint64_t seed, bool calibrates) {
  const auto check = [](const std::string& name, auto places) {
    return SelfCheck{SelfCheckGroup::calibration, name, [=](const StopQuestion* stop) {
                       return SelfFinding{check_places(places(stop))};
                     }};
  };
  const int summed = calibrates ? tables_calibrated : tables_at_once;
  std::vector<SelfCheck> checks;
  if (calibrates)
    checks.push_back({SelfCheckGroup::calibration,
                      fmt::format("explain: N and three factors in their posteriors, {} tables",
                                  tables_explained),
                      [seed](const StopQuestion* stop) {
                        return SelfFinding{check_calibration(calibrate_explain(
                            seed, tables_explained, KnownViolation::none, stop))};
                      }});
  if (calibrates) {
    checks.push_back(
        check(fmt::format("latent_class: N in its posterior, {} tables", tables_of_classes),
              [seed](const StopQuestion* stop) {
                return places_of_latent_classes(seed, tables_of_classes, stop);
              }));
    checks.push_back(check(
        fmt::format("bayesian_threshold: the dark figure in its posterior, {} tables",
                    tables_sampled),
        [seed](const StopQuestion* stop) {
          return places_of_threshold(seed, tables_sampled, usual_variance, usual_variance, stop);
        }));
  }
  checks.push_back(check(fmt::format("decomposable: N in its posterior, {} tables", summed),
                         [seed, summed](const StopQuestion* stop) {
                           return places_of_decomposable(seed, summed, prior_weight, prior_weight,
                                                         stop);
                         }));
  return checks;
}

}  // namespace darknumber
