// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/graph_sums_in_doubt.h"

#include <algorithm>
#include <bit>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <map>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/dyadic_sum.h"
#include "engine/estimators/fitting/log_factorial.h"

namespace darknumber {
namespace {

/// Counts are left out whose mass is below exp(-34) = 2e-15 of the largest, and then those of a
/// probability below 1e-14: some hundred counts are summed.
constexpr double negligible_count = -34.0;
constexpr double least_probability = 1e-14;

/// The most that the logarithm of the mass may change over a piece; see graph_sums.cpp.
constexpr double most_change_by_count = 16.0;
constexpr int counts_written_out = 4;  // 2^4 counts at most are summed one by one

/// By how much one count exceeds the one before it where the largest mass is looked for.
constexpr double grid_ratio = 1.3;

/// Goes through the counts piece by piece. Where it is largest, the mass by count falls to either
/// side: no rigorous bound is used, as there is one for M, but a grid of counts a third apart.
class CountsWalk {
 public:
  CountsWalk(const ContingencyTable& table, const UnknownCount& unknown, const GraphModels& models,
             std::int64_t reach)
      : table_(table), unknown_(unknown), models_(models), reach_(reach) {
    find_peak();
    const auto range = static_cast<std::uint64_t>(std::max<std::int64_t>(unknown.most, 1));
    visit(0, static_cast<int>(std::bit_width(range)));
  }

  std::vector<SumsGivenCount> by_count() && { return std::move(by_count_); }

 private:
  SumsGivenCount given(double count) const {
    ContingencyTable table = table_;
    table.add(unknown_.cell, count - table[unknown_.cell]);
    GraphPosterior posterior(table, models_.delta, models_.graphs, models_.prior);
    GraphSums sums = sum_graphs(posterior, 1, reach_);
    const double log_mass = sums.log_scale + std::log(sums.mass) - log_factorial(count);
    return {count, log_mass, 0.0, std::move(posterior), std::move(sums)};
  }

  double log_mass_at(std::int64_t count) {
    const auto met = log_masses_.find(count);
    if (met != log_masses_.end()) return met->second;
    const double log_mass = given(static_cast<double>(count)).log_mass;
    if (log_masses_.empty() || log_mass > largest_) {
      largest_ = log_mass;
      peak_ = count;
    }
    log_masses_[count] = log_mass;
    return log_mass;
  }

  void find_peak() {
    log_mass_at(unknown_.most);
    for (std::int64_t count = 0; count < unknown_.most;
         count = std::max<std::int64_t>(count + 1,
                                        std::llround(grid_ratio * static_cast<double>(count))))
      log_mass_at(count);
    const auto met = log_masses_.find(peak_);
    std::int64_t low = met == log_masses_.begin() ? peak_ : std::prev(met)->first;
    std::int64_t high = std::next(met) == log_masses_.end() ? peak_ : std::next(met)->first;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      if (log_mass_at(middle) < log_mass_at(middle + 1))
        low = middle + 1;
      else
        high = middle;
    }
    log_mass_at(low);
    log_mass_at(high);
  }

  /// The least and the largest that were met from `first` to `last`.
  std::pair<double, double> met_between(std::int64_t first, std::int64_t last) const {
    std::pair<double, double> range{INFINITY, -INFINITY};
    for (auto met = log_masses_.lower_bound(first); met != log_masses_.end() && met->first <= last;
         ++met) {
      range.first = std::min(range.first, met->second);
      range.second = std::max(range.second, met->second);
    }
    return range;
  }

  void visit(std::int64_t first, int level) {
    const std::int64_t size = std::int64_t{1} << level;
    const std::int64_t last = first + size - 1;
    if (first > unknown_.most) return;
    if (last <= unknown_.most) {
      log_mass_at(first);
      log_mass_at(last);
      const auto [least, largest] = met_between(first, last);
      if (largest < largest_ + negligible_count - std::log(static_cast<double>(size))) return;
      // No nearer to the poles at y < 0 than it is long.
      if (first >= size && largest - least <= most_change_by_count) return sum_piece(first, level);
    }
    if (level <= counts_written_out) return sum_piece(first, level);
    visit(first, level - 1);
    visit(first + size / 2, level - 1);
  }

  void sum_piece(std::int64_t first, int level) {
    const DyadicRule& rule = dyadic_rule(level);
    for (int p = 0; p < rule.points; ++p) {
      const auto i = static_cast<std::size_t>(p);
      const double count = static_cast<double>(first) + rule.nodes[i];
      if (count > static_cast<double>(unknown_.most)) break;
      by_count_.push_back(given(count));
      by_count_.back().probability =
          rule.weights[i] * std::exp(by_count_.back().log_mass - largest_);
    }
  }

  const ContingencyTable& table_;
  UnknownCount unknown_;
  const GraphModels& models_;
  std::int64_t reach_;
  std::map<std::int64_t, double> log_masses_;
  std::int64_t peak_ = 0;
  double largest_ = 0.0;
  std::vector<SumsGivenCount> by_count_;
};

/// The probability of at most `size` persons outside the known histories; between whole numbers a
/// straight line.
double share_up_to(const std::vector<SumsGivenCount>& by_count, double size) {
  double share = 0.0;
  for (const SumsGivenCount& given : by_count) {
    const double missing = size - given.count;
    const auto whole = static_cast<std::int64_t>(std::floor(missing));
    const double below = mass_up_to(given.posterior, given.sums, whole);
    const double part = missing - std::floor(missing);
    const double above = part > 0.0 ? mass_up_to(given.posterior, given.sums, whole + 1) : below;
    share += given.probability * (below + part * (above - below)) / given.sums.mass;
  }
  return share;
}

/// By how much the probability of one person more exceeds that of `size`, on a scale of its own.
/// The last number of unseen that the prior allows has none after it.
double growth_at(const std::vector<SumsGivenCount>& by_count, double size) {
  double growth = 0.0;
  for (const SumsGivenCount& given : by_count) {
    const auto from = static_cast<double>(given.sums.from);
    const auto to = static_cast<double>(given.sums.to);
    const double missing = size - given.count;
    if (missing < from - 1.0 || missing > to) continue;
    const double density = given.probability / given.sums.mass;
    if (missing < from)
      growth += density * weight_at(given.posterior, given.sums, missing + 1.0);
    else if (missing > to - 1.0)
      growth -= density * weight_at(given.posterior, given.sums, missing);
    else
      growth += density * growth_at(given.posterior, given.sums, missing);
  }
  return growth;
}

double density_at(const std::vector<SumsGivenCount>& by_count, double size) {
  double density = 0.0;
  for (const SumsGivenCount& given : by_count) {
    const double missing = size - given.count;
    if (missing < static_cast<double>(given.sums.from) ||
        missing > static_cast<double>(given.sums.to))
      continue;
    density +=
        given.probability / given.sums.mass * weight_at(given.posterior, given.sums, missing);
  }
  return density;
}

double most_of(const std::vector<SumsGivenCount>& by_count) {
  double most = 0.0;
  for (const SumsGivenCount& given : by_count)
    most = std::max(most, static_cast<double>(given.sums.to) + given.count);
  return most;
}

}  // namespace

std::vector<SumsGivenCount> sum_graphs_in_doubt(const ContingencyTable& table,
                                                const UnknownCount& unknown,
                                                const GraphModels& models, std::int64_t reach) {
  DN_EXPECT(unknown.cell != 0 && unknown.most >= 0, "a history of people on a list");
  std::vector<SumsGivenCount> by_count = CountsWalk(table, unknown, models, reach).by_count();
  double mass = 0.0;
  for (const SumsGivenCount& given : by_count) mass += given.probability;
  for (SumsGivenCount& given : by_count) given.probability /= mass;
  std::erase_if(by_count,
                [](const SumsGivenCount& given) { return given.probability < least_probability; });
  return by_count;
}

std::int64_t quantile(const std::vector<SumsGivenCount>& by_count, double share) {
  const auto excess = [&](double size) { return share_up_to(by_count, size) - share; };
  const auto within_one = [](double low, double high) { return high - low < 0.5; };
  std::uintmax_t calls = 200;
  const auto [low, high] = boost::math::tools::toms748_solve(excess, 0.0, most_of(by_count), -share,
                                                             1.0 - share, within_one, calls);
  auto size = static_cast<std::int64_t>(std::floor(low));
  while (static_cast<double>(size) < high && excess(static_cast<double>(size)) < 0.0) ++size;
  return size;
}

std::int64_t most_probable_size(const std::vector<SumsGivenCount>& by_count) {
  std::vector<std::int64_t> sizes{1, static_cast<std::int64_t>(most_of(by_count))};
  for (const SumsGivenCount& given : by_count)
    sizes.push_back(std::llround(given.count) + given.sums.likeliest);
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  std::size_t best = 0;
  double largest = -1.0;
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    const double density = density_at(by_count, static_cast<double>(sizes[s]));
    if (density > largest) {
      largest = density;
      best = s;
    }
  }
  const std::int64_t low = sizes[best == 0 ? 0 : best - 1];
  const std::int64_t high = sizes[std::min(best + 1, sizes.size() - 1)];
  return climb(low, sizes[best], high,
               [&](std::int64_t size) { return growth_at(by_count, static_cast<double>(size)); });
}

}  // namespace darknumber
