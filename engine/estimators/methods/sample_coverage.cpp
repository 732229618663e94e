// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/sample_coverage.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {
namespace {

/// An estimate so near the number observed, relatively, is that number and not below it; and what
/// is left of two sums that differ by as little is nothing.
constexpr double rounding = 1e-10;

/// The overlaps of the lists: entities[i * k + j] are on lists i and j, and entities[i * k + i] on
/// list i and another.
std::vector<double> overlaps(const ContingencyTable& table) {
  const auto k = static_cast<std::size_t>(table.lists());
  std::vector<double> entities(k * k, 0.0);
  for (CaptureHistory h = 1; h < history_count(table.lists()); ++h) {
    if (table[h] == 0.0 || lists_on(h) < 2) continue;
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = i; j < k; ++j)
        if (contains(h, static_cast<int>(i)) && contains(h, static_cast<int>(j)))
          entities[i * k + j] += table[h];
  }
  return entities;
}

/// c(N), the correction for dependence where the population has `size` persons.
double correction(const CoverageStatistics& s, double size) {
  return (size * s.weighted_pairs - s.pairs) / (s.lists * s.coverage);
}

/// The estimate of a variant before it is compared with the number observed; nothing where it has
/// no positive denominator: each person more asks for a correction of one person or more, without
/// end.
std::optional<double> before_bound(CoverageVariant variant, const CoverageStatistics& s) {
  const double independent = s.distinct / s.coverage;
  if (variant == CoverageVariant::independent) return independent;
  if (variant == CoverageVariant::low)
    return independent + correction(s, independent + correction(s, independent));
  const double covered = s.lists * s.coverage;
  const double denominator = covered - s.weighted_pairs;
  if (denominator <= rounding * covered) return std::nullopt;
  return (s.lists * s.distinct - s.pairs) / denominator;
}

/// Why a table has no estimate, whatever its numbers; nothing where it may have one.
std::optional<Status> lack_of(CoverageVariant variant, const ContingencyTable& table,
                              const CoverageStatistics& statistics) {
  if (table.observed() == 0.0) return Status::no_data;
  if (table.overlap() == 0.0) return Status::no_overlap;
  if (variant != CoverageVariant::independent && statistics.lists < 3)
    return Status::not_identifiable;
  return std::nullopt;
}

/// The estimate without its error.
FitOutcome point_estimate(CoverageVariant variant, const ContingencyTable& table) {
  const CoverageStatistics statistics = coverage_statistics(table);
  if (const std::optional<Status> lack = lack_of(variant, table, statistics)) return *lack;
  const std::optional<double> size = before_bound(variant, statistics);
  if (!size) return Status::no_overlap;
  Estimate estimate;
  estimate.boundary = *size < statistics.observed * (1.0 - rounding);
  estimate.population_size = std::max(*size, statistics.observed);
  return estimate;
}

/// What a resample contributes to the standard error: as in CARE1 the number observed where it has
/// no positive denominator. Nothing where it has no overlap at all, or too few lists.
std::optional<double> size_of_resample(CoverageVariant variant, const ContingencyTable& table) {
  const CoverageStatistics statistics = coverage_statistics(table);
  if (lack_of(variant, table, statistics)) return std::nullopt;
  return std::max(before_bound(variant, statistics).value_or(0.0), statistics.observed);
}

/// Persons of a multinomial sample by history, from the cells of `table` and those on no list, who
/// are `persons` less the table's. Cell by cell: each is binomial in those left.
ContingencyTable resampled(const ContingencyTable& table, std::int64_t persons,
                           RandomStream stream) {
  std::vector<double> counts(table.counts().size(), 0.0);
  std::int64_t left = persons;
  double weight = static_cast<double>(persons);
  for (CaptureHistory h = 1; h < history_count(table.lists()) && left > 0; ++h) {
    if (table[h] == 0.0) continue;
    const std::int64_t drawn =
        table[h] >= weight ? left : draw_binomial(left, table[h] / weight, stream);
    counts[h] = static_cast<double>(drawn);
    left -= drawn;
    weight -= table[h];
  }
  return {table.lists(), std::move(counts)};
}

/// The standard deviation of the estimates from resamples of a population of that size; nothing
/// where one of them has no estimate.
std::optional<double> resampling_error(const SampleCoverage& method, const FitInput& input,
                                       double size) {
  if (size > most_persons_drawn) return std::nullopt;
  const auto persons = static_cast<std::int64_t>(std::llround(size));
  const double resamples = method.resamples;
  std::vector<double> sizes(static_cast<std::size_t>(method.resamples));
  double mean = 0.0;
  for (std::size_t r = 0; r < sizes.size(); ++r) {
    give_up_if_asked(input.streams.stop);
    const std::optional<double> of_resample = size_of_resample(
        method.variant,
        resampled(input.table, persons,
                  input.streams.stream(Purpose::estimator_sampler, static_cast<std::uint32_t>(r))));
    if (!of_resample) return std::nullopt;
    sizes[r] = *of_resample;
    mean += sizes[r] / resamples;
  }
  double squares = 0.0;
  for (double value : sizes) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (resamples - 1.0));
}

}  // namespace

CoverageStatistics coverage_statistics(const ContingencyTable& table) {
  const auto k = static_cast<std::size_t>(table.lists());
  const std::vector<double> entities = overlaps(table);
  CoverageStatistics statistics;
  statistics.observed = table.observed();
  const auto size = [&](std::size_t i) {
    return table[only(static_cast<int>(i))] + entities[i * k + i];
  };
  double singles = 0.0;
  for (std::size_t i = 0; i < k; ++i) {
    if (size(i) == 0.0) continue;
    ++statistics.lists;
    const CaptureHistory first = only(static_cast<int>(i));
    singles += table[first];
    statistics.coverage += entities[i * k + i] / size(i);
    for (std::size_t j = i + 1; j < k; ++j) {
      if (size(j) == 0.0) continue;
      const CaptureHistory second = only(static_cast<int>(j));
      const double pair = table[first] + table[second] + 2.0 * table[first | second];
      statistics.pairs += pair;
      statistics.weighted_pairs += pair * (entities[i * k + j] / size(i) / size(j));
    }
  }
  if (statistics.lists == 0) return statistics;
  statistics.distinct = statistics.observed - singles / statistics.lists;
  statistics.coverage /= statistics.lists;
  return statistics;
}

FitOutcome fit(const SampleCoverage& method, const FitInput& input) {
  FitOutcome outcome = point_estimate(method.variant, input.table);
  Estimate* estimate = std::get_if<Estimate>(&outcome);
  if (estimate == nullptr || !input.table.is_whole()) return outcome;
  estimate->se = resampling_error(method, input, estimate->population_size);
  if (!estimate->se) return outcome;
  const double observed = input.table.observed();
  estimate->interval = lognormal_interval(observed, estimate->population_size - observed,
                                          *estimate->se, input.level);
  return outcome;
}

}  // namespace darknumber
