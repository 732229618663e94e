// SPDX-License-Identifier: MIT
#include "engine/study/design/trait_classes.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/world/false_links.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

/// Nodes of a normal trait on +-11.5 sd: a tenth of a standard deviation apart, and a third of one
/// where several traits vary.
constexpr int nodes_of_one = 231;
constexpr int nodes_of_several = 70;
constexpr double lightest_node = 1e-12;

/// A piece of the severities, and how much of them it holds.
constexpr double severity_end = 8.0;
constexpr int severity_pieces = 1600;

double normal_below(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

/// How much of [from, to] lies in each class.
std::vector<double> shares_in_classes(double from, double to, const std::vector<double>& cuts) {
  std::vector<double> shares(cuts.size() + 1, 0.0);
  for (std::size_t c = 0; c < shares.size(); ++c) {
    const double low = c == 0 ? -INFINITY : cuts[c - 1];
    const double high = c == cuts.size() ? INFINITY : cuts[c];
    if (to > from)
      shares[c] = std::max(0.0, std::min(to, high) - std::max(from, low)) / (to - from);
    else
      shares[c] = low < from && from <= high ? 1.0 : 0.0;
  }
  return shares;
}

/// How far the nodes of a trait are apart: what lies between two belongs half to each.
double spacing_of(const Trait& trait, int normal_nodes) {
  const auto* normal = std::get_if<NormalTrait>(&trait.distribution);
  return normal == nullptr ? 0.0 : 2.0 * range_in_sd * normal->sd / (normal_nodes - 1);
}

/// The law of own detections of those in each class, summing to their shares.
std::vector<Law> detections_by_class(const Detection& detection, std::size_t trait,
                                     const std::vector<double>& cuts) {
  const auto varying = std::count_if(detection.traits.begin(), detection.traits.end(), varies);
  const int normal_nodes = varying > 1 ? nodes_of_several : nodes_of_one;
  std::vector<Trait> traits = detection.traits;
  for (Trait& one : traits)  // one that does not vary is its mean
    if (!varies(one)) one.distribution = ClassesTrait{{0.0}, {1.0}};
  const TraitNodes nodes = trait_nodes(traits, normal_nodes);
  const double half = 0.5 * spacing_of(traits[trait], normal_nodes);
  std::vector<Law> laws(cuts.size() + 1, Law(history_count(detection.agencies()), 0.0));
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (nodes.weights[n] < lightest_node) continue;
    const double value = nodes.node(n)[trait];
    const std::vector<double> shares = shares_in_classes(value - half, value + half, cuts);
    const Law given = law_given(detection, nodes.node(n));
    for (std::size_t c = 0; c < laws.size(); ++c)
      for (std::size_t h = 0; h < given.size(); ++h)
        laws[c][h] += nodes.weights[n] * shares[c] * given[h];
  }
  return laws;
}

/// The same along a continuum, of those who are (are not) victims.
std::vector<Law> detections_by_class(const SeverityDetection& detection, std::size_t,
                                     const std::vector<double>& cuts) {
  std::vector<Law> laws(cuts.size() + 1, Law(std::size_t{1} << detection.thresholds.size(), 0.0));
  const double above = share_above(detection.victims_above);
  const double whole = detection.victims ? above : 1.0 - above;
  std::vector<double> ends = cuts;
  ends.push_back(detection.victims_above);
  for (const Threshold& threshold : detection.thresholds) ends.push_back(threshold.at);
  for (int i = 0; i <= severity_pieces; ++i)
    ends.push_back(severity_end * (2.0 * i / severity_pieces - 1.0));
  std::sort(ends.begin(), ends.end());
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const double middle = 0.5 * (ends[i] + ends[i + 1]);
    if ((middle > detection.victims_above) != detection.victims) continue;
    const double weight = (normal_below(ends[i + 1]) - normal_below(ends[i])) / whole;
    const auto c =
        static_cast<std::size_t>(std::lower_bound(cuts.begin(), cuts.end(), middle) - cuts.begin());
    const Law given = law_given(detection, middle);
    for (std::size_t h = 0; h < given.size(); ++h) laws[c][h] += weight * given[h];
  }
  return laws;
}

std::vector<Law> laws_by_class(const Source& source, std::size_t trait,
                               const std::vector<double>& cuts) {
  return std::visit([&](const auto& own) { return detections_by_class(own, trait, cuts); }, source);
}

/// Adds the entities of so many persons whose own detections are these.
void add_entities_of(const PersonProcess& process, Law detected, double number,
                     std::vector<double>& entities) {
  Law persons = register_law(process, std::move(detected));
  for (double& count : persons) count *= number;
  expect_entities(process.linkage, std::move(persons), entities);
}

/// Alarms go by no trait: whoever is flagged has it as anybody.
void add_unlimited(const World& world, const StratumWorld& stratum, std::size_t trait,
                   const std::vector<double>& cuts, EntityKinds& kinds) {
  Detection nobody;
  nobody.intercepts.assign(static_cast<std::size_t>(world.agencies), -INFINITY);
  nobody.loadings.assign(nobody.intercepts.size(), std::vector<double>(world.traits.size(), 0.0));
  nobody.odds_ratios.assign(nobody.intercepts.size() * nobody.intercepts.size(), 1.0);
  nobody.traits = world.traits;
  const std::vector<Law> shares = detections_by_class(nobody, trait, cuts);
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    Law persons = stratum.bystander_histories;
    for (double& count : persons) count *= shares[c][0];
    expect_entities(stratum.bystanders.linkage, std::move(persons), kinds[c]);
  }
}

}  // namespace

EntityKinds trait_classes_of(const World& world, std::size_t trait,
                             const std::vector<double>& cuts) {
  EntityKinds kinds(cuts.size() + 1, std::vector<double>(history_count(world.agencies), 0.0));
  const double victims = world.victims * world.victim_share.value_or(1.0);
  for (const StratumWorld& stratum : world.strata) {
    DN_EXPECT(!stratum.victims.by_person(), "reporting and anonymity do not go by person");
    const std::vector<Law> laws = laws_by_class(stratum.victims.source, trait, cuts);
    for (const PresenceClass& presence : world.presence.classes)
      for (std::size_t c = 0; c < kinds.size(); ++c)
        add_entities_of(stratum.victims, expose(presence.exposure, laws[c]),
                        victims * stratum.share * presence.expected, kinds[c]);
    if (world.bystander_kind == BystanderKind::none) continue;
    if (world.bystander_kind == BystanderKind::unlimited) {
      add_unlimited(world, stratum, trait, cuts, kinds);
      continue;
    }
    const std::vector<Law> others = laws_by_class(stratum.bystanders.source, trait, cuts);
    for (std::size_t c = 0; c < kinds.size(); ++c)
      add_entities_of(stratum.bystanders, others[c],
                      world.expected_bystanders() * stratum.bystander_share, kinds[c]);
  }
  for (std::vector<double>& counts : kinds) counts[0] = 0.0;
  expect_false_links(world.false_links, kinds);
  return kinds;
}

}  // namespace darknumber
