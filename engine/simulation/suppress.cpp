// SPDX-License-Identifier: MIT
#include "engine/simulation/suppress.h"

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

constexpr double rounding_base = 3.0;

bool is_small_count(double count, int below) {
  return count > 0.0 && count < below;
}

double rounded_at_random(double count, const std::optional<StreamKey>& streams,
                         CaptureHistory history) {
  if (!streams) return count;
  RandomStream stream = streams->stream(Purpose::suppression, history);
  const double rest = std::fmod(count, rounding_base);
  return count - rest + (stream.uniform() < rest / rounding_base ? rounding_base : 0.0);
}

}  // namespace

PublishedCounts publish(const Suppression& how, const ListsInUse& lists,
                        const std::optional<StreamKey>& streams, std::vector<double> counts) {
  const int agencies = static_cast<int>(std::bit_width(counts.size())) - 1;
  const ContingencyTable true_counts = project(ContingencyTable(agencies, counts), lists);
  std::vector<bool> met(true_counts.counts().size(), false);
  PublishedCounts published{std::move(counts), {}, 0};
  for (CaptureHistory behind = 1; behind < published.counts.size(); ++behind) {
    const CaptureHistory history = project(behind, lists);
    if (history == 0 || !is_small_count(true_counts[history], how.below)) continue;
    double& count = published.counts[behind];
    count = 0.0;
    if (met[history]) continue;
    met[history] = true;
    ++published.suppressed;
    switch (how.as) {
      case SuppressAs::interval:
        published.intervals.push_back({behind, streams ? 1.0 : 0.0, how.below - 1.0});
        count = published.intervals.back().middle();
        break;
      case SuppressAs::zero:
        break;
      case SuppressAs::middle:
        count = 0.5 * how.below;
        break;
      case SuppressAs::random_round:
        count = rounded_at_random(true_counts[history], streams, history);
        break;
    }
  }
  return published;
}

PublishedCounts sum_of(const std::vector<PublishedCounts>& tables) {
  PublishedCounts sum = tables.front();
  std::fill(sum.counts.begin(), sum.counts.end(), 0.0);
  sum.intervals.clear();
  sum.suppressed = 0;
  for (const PublishedCounts& table : tables) {
    sum.suppressed += table.suppressed;
    for (std::size_t h = 0; h < table.counts.size(); ++h) sum.counts[h] += table.counts[h];
    for (const SuppressedCount& one : table.intervals) {
      SuppressedCount& same = suppressed_at(one.history, sum.intervals);
      same.least += one.least;
      same.most += one.most;
    }
  }
  for (SuppressedCount& one : sum.intervals) {
    const double known = sum.counts[one.history] - one.middle();  // of tables that publish it
    one.least += known;
    one.most += known;
  }
  return sum;
}

bool is_interval(double count, const std::optional<Suppression>& how) {
  return how && how->as == SuppressAs::interval && is_small_count(count, how->below);
}

}  // namespace darknumber
