// SPDX-License-Identifier: MIT
#include "engine/scenario/belief.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/input/wording.h"

namespace darknumber {
namespace {

constexpr double outermost_share = 1e-10;
constexpr double practical_share = 0.01;

/// Over which numbers a beta lies.
Bounds beta_range(const Belief& belief) {
  return belief.range.value_or(Bounds{0.0, 1.0});
}

double part_of(const Bounds& range, double value) {
  return std::clamp((value - range.low) / (range.high - range.low), 0.0, 1.0);
}

/// Where truncation cuts, each end a value that can be taken.
Bounds cuts(const Belief& belief) {
  const Range& allowed = belief.allowed;
  Bounds cut{allowed.least_excluded ? std::nextafter(allowed.least, allowed.most) : allowed.least,
             allowed.most_excluded ? std::nextafter(allowed.most, allowed.least) : allowed.most};
  if (belief.range && belief.family != BeliefFamily::beta) {
    cut.low = std::max(cut.low, belief.range->low);
    cut.high = std::min(cut.high, belief.range->high);
  }
  return cut;
}

/// The distribution function of a family that has a density, before truncation.
double whole_cumulative(const Belief& belief, double value) {
  const std::vector<double>& at = belief.parameters;
  if (value == -INFINITY) return 0.0;
  if (value == INFINITY) return 1.0;
  switch (belief.family) {
    case BeliefFamily::uniform:
      return part_of({at[0], at[1]}, value);
    case BeliefFamily::log_uniform:
      return value <= at[0] ? 0.0 : part_of({std::log(at[0]), std::log(at[1])}, std::log(value));
    case BeliefFamily::beta:
      return boost::math::cdf(boost::math::beta_distribution<double>(at[0], at[1]),
                              part_of(beta_range(belief), value));
    case BeliefFamily::normal:
      return boost::math::cdf(boost::math::normal(at[0], at[1]), value);
    case BeliefFamily::lognormal:
      return value <= 0.0
                 ? 0.0
                 : boost::math::cdf(boost::math::normal(std::log(at[0]), at[1]), std::log(value));
    case BeliefFamily::triangular:
      return value <= at[0] ? 0.0
             : value >= at[2]
                 ? 1.0
                 : boost::math::cdf(boost::math::triangular(at[0], at[1], at[2]), value);
    case BeliefFamily::discrete:
      break;
  }
  DN_EXPECT(false, "a family with a density");
  return 0.0;
}

double whole_quantile(const Belief& belief, double share) {
  const std::vector<double>& at = belief.parameters;
  switch (belief.family) {
    case BeliefFamily::uniform:
      return share == 1.0 ? at[1] : at[0] + (at[1] - at[0]) * share;
    case BeliefFamily::log_uniform:
      return share == 1.0 ? at[1] : at[0] * std::pow(at[1] / at[0], share);
    case BeliefFamily::beta: {
      const Bounds range = beta_range(belief);
      return range.low +
             (range.high - range.low) *
                 boost::math::quantile(boost::math::beta_distribution<double>(at[0], at[1]), share);
    }
    case BeliefFamily::normal:
      return boost::math::quantile(boost::math::normal(at[0], at[1]), share);
    case BeliefFamily::lognormal:
      return at[0] * std::exp(at[1] * boost::math::quantile(boost::math::normal(), share));
    case BeliefFamily::triangular:
      return boost::math::quantile(boost::math::triangular(at[0], at[1], at[2]), share);
    case BeliefFamily::discrete:
      break;
  }
  DN_EXPECT(false, "a family with a density");
  return 0.0;
}

double discrete_quantile(const Belief& belief, double share) {
  double below = 0.0;
  for (std::size_t i = 0; i + 1 < belief.values.size(); ++i)
    if (share < (below += belief.shares[i])) return belief.values[i];
  return belief.values.back();
}

}  // namespace

bool has_mass(const Belief& belief) {
  if (belief.family == BeliefFamily::discrete) return true;
  const Bounds cut = cuts(belief);
  return whole_cumulative(belief, cut.high) - whole_cumulative(belief, cut.low) > outermost_share;
}

double cumulative(const Belief& belief, double value) {
  if (belief.family == BeliefFamily::discrete) {
    double below = 0.0;
    for (std::size_t i = 0; i < belief.values.size(); ++i)
      if (belief.values[i] <= value) below += belief.shares[i];
    return below;
  }
  const Bounds cut = cuts(belief);
  if (value <= cut.low) return 0.0;
  if (value >= cut.high) return 1.0;
  const double first = whole_cumulative(belief, cut.low);
  return (whole_cumulative(belief, value) - first) / (whole_cumulative(belief, cut.high) - first);
}

bool reaches_its_ends(const Belief& belief) {
  return belief.family == BeliefFamily::uniform || belief.family == BeliefFamily::log_uniform ||
         belief.family == BeliefFamily::triangular || belief.family == BeliefFamily::discrete;
}

double quantile(const Belief& belief, double share) {
  DN_EXPECT(share >= 0.0 && share <= 1.0, "a share");
  if (belief.family == BeliefFamily::discrete) return discrete_quantile(belief, share);
  const Bounds cut = cuts(belief);
  const double first = whole_cumulative(belief, cut.low);
  const double last = whole_cumulative(belief, cut.high);
  double whole = share == 1.0 ? last : first + share * (last - first);
  if (!reaches_its_ends(belief)) whole = std::clamp(whole, outermost_share, 1.0 - outermost_share);
  return std::clamp(whole_quantile(belief, whole), cut.low, cut.high);
}

Bounds practical_ends(const Belief& belief) {
  if (reaches_its_ends(belief)) return {quantile(belief, 0.0), quantile(belief, 1.0)};
  return {quantile(belief, practical_share), quantile(belief, 1.0 - practical_share)};
}

std::string in_words(const Belief& belief) {
  if (belief.family == BeliefFamily::discrete) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < belief.values.size(); ++i)
      items.push_back(fmt::format("{} with probability {}", number_text(belief.values[i]),
                                  number_text(belief.shares[i])));
    return join_with_and(items);
  }
  const Bounds ends{quantile(belief, 0.0), quantile(belief, 1.0)};
  if (belief.family == BeliefFamily::uniform)
    return fmt::format("between {} and {}, all as likely", number_text(ends.low),
                       number_text(ends.high));
  if (belief.family == BeliefFamily::log_uniform)
    return fmt::format("between {} and {}, all as likely on a logarithmic scale",
                       number_text(ends.low), number_text(ends.high));
  return fmt::format("{} to {} with probability 0.9, as likely above {} as below it ({})",
                     number_text(quantile(belief, 0.05)), number_text(quantile(belief, 0.95)),
                     number_text(quantile(belief, 0.5)),
                     belief_family_names[static_cast<std::size_t>(belief.family)]);
}

}  // namespace darknumber
