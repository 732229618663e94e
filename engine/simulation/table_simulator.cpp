// SPDX-License-Identifier: MIT
#include "engine/simulation/table_simulator.h"

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/scenario/groups.h"
#include "engine/simulation/draw_linkage.h"
#include "engine/simulation/draw_presence.h"
#include "engine/simulation/false_links.h"
#include "engine/world/compose_world.h"

namespace darknumber {
namespace {

/// Streams of one stratum (and class of presence): the nodes of its tree of histories.
constexpr std::uint32_t items_a_tree = std::uint32_t{1} << max_lists;
/// Those of one stratum (and class) of whose records are anonymous: a tree for each history.
constexpr std::uint64_t items_a_stratum = std::uint64_t{1} << (2 * max_lists);

}  // namespace

TableSimulator::TableSimulator(const World& world, const StopQuestion* stop) : world_(&world) {
  DN_EXPECT(world.presence.classes.size() * (world.strata.size() + 1) <= most_laws,
            "every law has streams of its own");
  const Law nowhere = certain(0, world.agencies);
  const bool finite = world.bystander_kind == BystanderKind::finite;
  for (const StratumWorld& stratum : world.strata) {
    strata_.push_back({{}, HistorySampler(finite ? stratum.bystander_histories : nowhere)});
    for (const Law& histories : stratum.victim_histories)
      strata_.back().victims.emplace_back(histories);
    for (const AnonymousLaw& anonymous : stratum.victim_anonymous)
      strata_.back().victim_anonymity.emplace_back(anonymous);
    if (!stratum.bystander_anonymous.empty())
      strata_.back().bystander_anonymity.emplace(stratum.bystander_anonymous);
    shares_.push_back(stratum.share);
    bystander_shares_.push_back(stratum.bystander_share);
  }
  if (!world.groups.empty()) groups_.emplace(world, stop);
}

void TableSimulator::draw_victims(std::int64_t slots, const DrawKey& key, Register& drawn) const {
  const std::size_t histories = history_count(world_->agencies);
  const auto strata = static_cast<std::uint32_t>(strata_.size());
  std::vector<std::int64_t> counts(histories);
  const PersonCounts nobody(strata, std::vector<std::int64_t>(histories, 0));
  const bool by_person = !strata_.front().victim_anonymity.empty();
  DrawnVictims victims{nobody, by_person ? nobody : PersonCounts{}};
  std::int64_t alone = slots;
  if (groups_) {
    drawn.ever_present += static_cast<double>(groups_->draw(slots, key, victims));
    const std::vector<std::int64_t> groups = count_groups(world_->groups, slots);
    for (std::size_t size = 0; size < groups.size(); ++size)
      alone -= groups[size] * world_->groups[size].size;
  }
  const std::vector<std::int64_t> by_class = draw_presence(world_->presence, alone, key);
  for (std::uint32_t c = 0; c < by_class.size(); ++c) {
    drawn.ever_present += static_cast<double>(by_class[c]);
    // Each class has a block of streams: its strata, then the tree of each stratum.
    const std::uint32_t first = c * (strata + 1) * items_a_tree;
    const auto by_stratum = draw_strata(by_class[c], shares_, key, {Purpose::victims, first});
    for (std::uint32_t s = 0; s < strata; ++s) {
      strata_[s].victims[c].draw(by_stratum[s], key, Purpose::victims,
                                 first + (s + 1) * items_a_tree, counts);
      for (std::size_t h = 0; h < histories; ++h) victims.persons[s][h] += counts[h];
      if (by_person)
        strata_[s].victim_anonymity[c].draw(counts, key, Purpose::victim_anonymity,
                                            (std::uint64_t{c} * strata + s) * items_a_stratum,
                                            victims.linkable[s]);
    }
  }
  for (std::uint32_t s = 0; s < strata; ++s) {
    for (std::size_t h = 0; h < histories; ++h)
      drawn.victims[s][h] += static_cast<double>(victims.persons[s][h]);
    draw_linkage(world_->strata[s].victims.linkage,
                 by_person ? victims.linkable[s] : victims.persons[s], key, Purpose::victim_linkage,
                 s, drawn.strata[s]);
  }
}

void TableSimulator::draw_bystanders(std::int64_t persons, const DrawKey& key,
                                     Register& drawn) const {
  const bool finite = world_->bystander_kind == BystanderKind::finite;
  const auto by_stratum = draw_strata(persons, bystander_shares_, key, {Purpose::bystanders});
  std::vector<std::int64_t> counts(history_count(world_->agencies));
  for (std::uint32_t s = 0; s < strata_.size(); ++s) {
    const std::uint32_t first = (s + 1) * items_a_tree;
    if (finite)
      strata_[s].bystanders.draw(by_stratum[s], key, Purpose::bystanders, first, counts);
    else
      for (CaptureHistory h = 0; h < counts.size(); ++h) {
        RandomStream stream(key.seed, key.replicate, Purpose::bystanders, first + h);
        counts[h] = h == 0 ? 0 : draw_poisson(world_->strata[s].bystander_histories[h], stream);
      }
    if (strata_[s].bystander_anonymity) {
      std::vector<std::int64_t> linkable(counts.size(), 0);
      strata_[s].bystander_anonymity->draw(counts, key, Purpose::bystander_anonymity,
                                           s * items_a_stratum, linkable);
      counts = std::move(linkable);
    }
    std::vector<double> entities(counts.size(), 0.0);
    draw_linkage(world_->strata[s].bystanders.linkage, counts, key, Purpose::bystander_linkage, s,
                 entities);
    for (CaptureHistory h = 1; h < counts.size(); ++h) {
      drawn.false_positive_entities += entities[h];
      drawn.strata[s][h] += entities[h];
    }
  }
}

Register TableSimulator::draw(const DrawKey& key) const {
  Register drawn = empty_register(*world_);
  const std::int64_t persons = world_->whole_victims();
  std::int64_t victims = persons;
  std::int64_t bystanders = world_->bystanders;
  if (world_->victim_share) {
    RandomStream stream(key.seed, key.replicate, Purpose::victim_presence);
    victims = draw_binomial(persons, *world_->victim_share, stream);
    bystanders = persons - victims;
  }
  draw_victims(victims, key, drawn);
  if (world_->bystander_kind != BystanderKind::none) draw_bystanders(bystanders, key, drawn);
  finish_register(*world_, key, drawn);
  return drawn;
}

}  // namespace darknumber
