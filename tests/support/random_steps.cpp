// SPDX-License-Identifier: MIT
#include "tests/support/random_steps.h"

#include "engine/world/solve_detection.h"

namespace darknumber::testing {
namespace {

std::vector<double> probabilities(int lists, RandomStream& stream) {
  std::vector<double> result;
  for (int j = 0; j < lists; ++j) {
    const double which = stream.uniform();
    const double inner = stream.uniform();
    result.push_back(which < 0.1 ? 0.0 : which < 0.2 ? 1.0 : inner);
  }
  return result;
}

/// Probabilities of ordered pairs, `own` on the diagonal.
std::vector<double> pair_probabilities(int lists, double own, RandomStream& stream) {
  std::vector<double> result = probabilities(lists * lists, stream);
  for (int j = 0; j < lists; ++j) result[static_cast<std::size_t>(j * lists + j)] = own;
  return result;
}

DetectionTarget target_of(std::vector<double> margins) {
  DetectionTarget target;
  const std::size_t k = margins.size();
  target.margins = std::move(margins);
  target.odds_ratios.assign(k * k, 1.0);
  target.loadings.assign(k, {});
  target.agencies.assign(k, "agency");
  target.whom = "victims";
  return target;
}

void set_odds_ratio(DetectionTarget& target, std::size_t j, std::size_t l, double odds_ratio) {
  const std::size_t k = target.margins.size();
  target.odds_ratios[j * k + l] = target.odds_ratios[l * k + j] = odds_ratio;
}

void add_trait(DetectionTarget& target, Trait trait, const std::vector<double>& loadings) {
  target.traits.push_back(std::move(trait));
  for (std::size_t j = 0; j < loadings.size(); ++j) target.loadings[j].push_back(loadings[j]);
}

}  // namespace

Law random_law(int lists, RandomStream& stream) {
  Law law(history_count(lists));
  double total = 0.0;
  for (double& p : law) total += p = 0.02 + stream.uniform();
  law.back() *= 0.05;
  total -= 19.0 * law.back();
  for (double& p : law) p /= total;
  return law;
}

CaptureHistory draw_history(const Law& law, RandomStream& stream) {
  double left = stream.uniform();
  CaptureHistory h = 0;
  while (h + 1 < law.size() && left >= law[h]) left -= law[h++];
  return h;
}

template <>
Avoidance random_step<Avoidance>(int lists, RandomStream& stream) {
  return {pair_probabilities(lists, 1.0, stream)};
}

template <>
Referral random_step<Referral>(int lists, RandomStream& stream) {
  return {pair_probabilities(lists, 0.0, stream)};
}

template <>
Reporting random_step<Reporting>(int lists, RandomStream& stream) {
  return {probabilities(lists, stream)};
}

template <>
Verification random_step<Verification>(int lists, RandomStream& stream) {
  const double person = stream.uniform();
  return {person, probabilities(lists, stream)};
}

template <>
Linkage random_step<Linkage>(int lists, RandomStream& stream) {
  std::vector<double> anonymous = probabilities(lists, stream);
  std::vector<double> missed = probabilities(lists, stream);
  return {std::move(anonymous), std::move(missed), probabilities(lists, stream)};
}

std::map<std::string, DetectionTarget> detection_targets() {
  std::map<std::string, DetectionTarget> targets;
  targets["independence"] = target_of({0.2, 0.5, 0.1});

  targets["normal trait"] = target_of({0.2, 0.5, 0.1});
  add_trait(targets["normal trait"], {"normal", NormalTrait{1.2}}, {1.0, -0.5, 1.5});

  targets["classes"] = target_of({0.2, 0.5, 0.1});
  add_trait(targets["classes"], {"classes", ClassesTrait{{-0.6, 0.4, 1.4}, {0.6, 0.2, 0.2}}},
            {1.0, 1.0, -1.0});

  targets["dependence"] = target_of({0.2, 0.3, 0.1});
  set_odds_ratio(targets["dependence"], 0, 1, 3.0);
  set_odds_ratio(targets["dependence"], 1, 2, 0.3);

  targets["never both"] = target_of({0.4, 0.3, 0.2});
  set_odds_ratio(targets["never both"], 0, 1, 0.0);

  targets["never and always"] = target_of({0.3, 0.0, 1.0, 0.2});
  set_odds_ratio(targets["never and always"], 0, 3, 2.0);

  targets["three together"] = target_of({0.2, 0.3, 0.1, 0.4});
  targets["three together"].sets = {{0b0111, 5.0}, {0b1110, 0.2}};
  set_odds_ratio(targets["three together"], 0, 1, 0.5);

  targets["never all three"] = target_of({0.6, 0.5, 0.7});
  targets["never all three"].sets = {{0b111, 0.0}};

  // With the third always there the set is a pair of the others; the fourth never is.
  targets["three with always and never"] = target_of({0.3, 0.4, 1.0, 0.0});
  targets["three with always and never"].sets = {{0b0111, 3.0}, {0b1011, 7.0}};

  // So steep that nearly everyone is a sure case, and exponents go past the range of exp.
  targets["steep trait"] = target_of({0.2, 0.3, 0.1});
  add_trait(targets["steep trait"], {"steep", NormalTrait{300.0}}, {1.0, 1.0, -1.0});
  set_odds_ratio(targets["steep trait"], 0, 1, 2.0);

  targets["all together"] = target_of({0.2, 0.3, 0.1, 0.15});
  add_trait(targets["all together"], {"normal", NormalTrait{0.8}}, {1.0, 1.0, 0.0, -1.0});
  add_trait(targets["all together"], {"classes", ClassesTrait{{-0.5, 0.5}, {0.5, 0.5}}},
            {1.0, 0.0, 1.0, 1.0});
  set_odds_ratio(targets["all together"], 0, 2, 0.0);
  set_odds_ratio(targets["all together"], 1, 3, 2.5);
  return targets;
}

}  // namespace darknumber::testing
