// SPDX-License-Identifier: MIT
#include "engine/simulation/group_simulator.h"

#include "engine/simulation/draw_presence.h"

namespace darknumber {
namespace {

/// Streams of groups of one size: of their presence, then of their strata and of their visitors.
constexpr std::uint64_t items_a_size = std::uint64_t{1} << 40;
constexpr std::uint64_t first_of_strata = std::uint64_t{1} << 32;
constexpr std::uint64_t first_of_visits = std::uint64_t{1} << 36;
/// A tree of histories has a stream for each of its nodes.
constexpr std::uint64_t items_of_visitors = std::uint64_t{1} << max_lists;

}  // namespace

GroupSimulator::GroupSimulator(const World& world) : world_(&world) {
  const CaptureHistory visiting = world.strata.front().visits.visiting;
  for (CaptureHistory visited = 0; visited < history_count(world.agencies); ++visited)
    if (is_subset(visited, visiting)) visitors_.push_back(visited);
  for (const StratumWorld& stratum : world.strata) shares_.push_back(stratum.share);
  for (std::size_t c = 0; c < world.presence.classes.size(); ++c)
    for (const StratumWorld& stratum : world.strata) {
      Place place{HistorySampler(visit_law(stratum.visits, world.presence.classes[c].exposure)),
                  {}};
      for (CaptureHistory visited : visitors_)
        place.members.emplace_back(register_law(
            stratum.victims, member_law(stratum.visits, visited, stratum.victim_detections[c])));
      places_.push_back(std::move(place));
    }
}

/// Adds the members of groups of one size by place and visitors.
void GroupSimulator::draw_groups(std::size_t size, std::int64_t slots, const DrawKey& key,
                                 PersonCounts& members) const {
  const std::uint64_t first = size * items_a_size;
  const std::int64_t groups = count_groups(world_->groups[size], slots);
  const auto by_class =
      draw_presence(world_->presence, groups, key, {Purpose::group_visits, first});
  std::vector<std::int64_t> counts(history_count(world_->agencies));
  for (std::size_t c = 0; c < by_class.size(); ++c) {
    const std::size_t first_place = c * shares_.size();
    const auto by_stratum = draw_strata(
        by_class[c], shares_, key, {Purpose::group_visits, first + first_of_strata + first_place});
    for (std::size_t s = 0; s < shares_.size(); ++s) {
      const std::size_t place = first_place + s;
      places_[place].visits.draw(by_stratum[s], key, Purpose::group_visits,
                                 first + first_of_visits + place * items_of_visitors, counts);
      for (std::size_t v = 0; v < visitors_.size(); ++v)
        members[place][v] += counts[visitors_[v]] * world_->groups[size].size;
    }
  }
}

std::int64_t GroupSimulator::draw(std::int64_t slots, const DrawKey& key,
                                  PersonCounts& persons) const {
  PersonCounts members(places_.size(), std::vector<std::int64_t>(visitors_.size(), 0));
  for (std::size_t size = 0; size < world_->groups.size(); ++size)
    draw_groups(size, slots, key, members);
  std::int64_t ever_present = 0;
  std::vector<std::int64_t> counts(history_count(world_->agencies));
  for (std::size_t place = 0; place < places_.size(); ++place)
    for (std::size_t v = 0; v < visitors_.size(); ++v) {
      if (members[place][v] == 0) continue;
      ever_present += members[place][v];
      const std::uint64_t first = (place * visitors_.size() + v) * items_of_visitors;
      places_[place].members[v].draw(members[place][v], key, Purpose::group_members, first, counts);
      std::vector<std::int64_t>& of_stratum = persons[place % shares_.size()];
      for (std::size_t h = 0; h < counts.size(); ++h) of_stratum[h] += counts[h];
    }
  return ever_present;
}

}  // namespace darknumber
