// SPDX-License-Identifier: MIT
#include "engine/simulation/table_simulator.h"

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/simulation/draw_linkage.h"
#include "engine/simulation/false_links.h"
#include "engine/world/compose_world.h"

namespace darknumber {
namespace {

/// Streams of one stratum (and class of presence): the nodes of its tree of histories.
constexpr std::uint32_t items_a_tree = std::uint32_t{1} << max_lists;

double sum(std::span<const double> values) {
  double total = 0.0;
  for (double value : values) total += value;
  return total;
}

/// Divides persons over strata, each by its share; a stream for each stratum, from `first_item` on.
std::vector<std::int64_t> draw_strata(std::int64_t persons, std::span<const double> shares,
                                      const DrawKey& key, Purpose purpose,
                                      std::uint32_t first_item) {
  std::vector<std::int64_t> counts(shares.size(), 0);
  std::size_t last = shares.size() - 1;  // to have anybody
  while (last > 0 && shares[last] == 0.0) --last;
  std::int64_t left = persons;
  double share_left = sum(shares);
  for (std::size_t s = 0; s < last; ++s) {
    RandomStream stream(key.seed, key.replicate, purpose,
                        first_item + static_cast<std::uint32_t>(s));
    counts[s] = draw_binomial(left, share_left > 0.0 ? shares[s] / share_left : 0.0, stream);
    left -= counts[s];
    share_left -= shares[s];
  }
  counts[last] = left;
  return counts;
}

}  // namespace

std::vector<std::int64_t> draw_presence(const Presence& presence, std::int64_t slots,
                                        const DrawKey& key) {
  std::vector<std::int64_t> counts(presence.classes.size(), 0);
  std::vector<std::int64_t> present{slots};  // by the period they came in
  for (int period = 1; period <= presence.periods; ++period) {
    const bool is_last = period == presence.periods;
    std::int64_t renewed = 0;
    for (int from = 1; from <= period; ++from) {
      std::int64_t& here = present[static_cast<std::size_t>(from - 1)];
      std::int64_t leaving = here;
      if (!is_last) {
        RandomStream stream(key.seed, key.replicate, Purpose::victim_presence,
                            static_cast<std::uint32_t>(period * presence.periods + from));
        leaving = draw_binomial(here, presence.rate, stream);
      }
      counts[presence.class_of({from, period})] += leaving;
      here -= leaving;
      renewed += leaving;
    }
    present.push_back(renewed);
  }
  return counts;
}

TableSimulator::TableSimulator(const World& world) : world_(&world) {
  DN_EXPECT(world.presence.classes.size() * (world.strata.size() + 1) <= most_laws,
            "every law has streams of its own");
  const Law nowhere = certain(0, world.agencies);
  const bool finite = world.bystander_kind == BystanderKind::finite;
  for (const StratumWorld& stratum : world.strata) {
    strata_.push_back({{}, HistorySampler(finite ? stratum.bystander_histories : nowhere)});
    for (const Law& histories : stratum.victim_histories)
      strata_.back().victims.emplace_back(histories);
    shares_.push_back(stratum.share);
    bystander_shares_.push_back(stratum.bystander_share);
  }
}

void TableSimulator::draw_victims(std::int64_t slots, const DrawKey& key, Register& drawn) const {
  const std::size_t histories = history_count(world_->agencies);
  const auto strata = static_cast<std::uint32_t>(strata_.size());
  const std::vector<std::int64_t> by_class = draw_presence(world_->presence, slots, key);
  std::vector<std::int64_t> counts(histories);
  std::vector<std::vector<std::int64_t>> reported(strata, std::vector<std::int64_t>(histories, 0));
  for (std::uint32_t c = 0; c < by_class.size(); ++c) {
    drawn.ever_present += static_cast<double>(by_class[c]);
    // Each class has a block of streams: its strata, then the tree of each stratum.
    const std::uint32_t first = c * (strata + 1) * items_a_tree;
    const auto by_stratum = draw_strata(by_class[c], shares_, key, Purpose::victims, first);
    for (std::uint32_t s = 0; s < strata; ++s) {
      strata_[s].victims[c].draw(by_stratum[s], key, Purpose::victims,
                                 first + (s + 1) * items_a_tree, counts);
      for (std::size_t h = 0; h < histories; ++h) reported[s][h] += counts[h];
    }
  }
  for (std::uint32_t s = 0; s < strata; ++s) {
    for (std::size_t h = 0; h < histories; ++h)
      drawn.victims[s][h] += static_cast<double>(reported[s][h]);
    draw_linkage(world_->strata[s].victims.linkage, reported[s], key, Purpose::victim_linkage, s,
                 drawn.strata[s]);
  }
}

void TableSimulator::draw_bystanders(std::int64_t persons, const DrawKey& key,
                                     Register& drawn) const {
  const bool finite = world_->bystander_kind == BystanderKind::finite;
  const auto by_stratum = draw_strata(persons, bystander_shares_, key, Purpose::bystanders, 0);
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
