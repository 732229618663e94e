// SPDX-License-Identifier: MIT
#include "engine/simulation/group_simulator.h"

#include "engine/scenario/groups.h"
#include "engine/simulation/draw_presence.h"

namespace darknumber {
namespace {

/// Streams of groups of one size: of their presence, then of their strata and of their visitors.
constexpr std::uint64_t items_a_size = std::uint64_t{1} << 40;
constexpr std::uint64_t first_of_strata = std::uint64_t{1} << 32;
constexpr std::uint64_t first_of_visits = std::uint64_t{1} << 36;
/// A tree of histories has a stream for each of its nodes.
constexpr std::uint64_t items_of_visitors = std::uint64_t{1} << max_lists;

/// Streams of the members' anonymity, past those of who lives alone.
constexpr std::uint64_t first_of_groups = std::uint64_t{1} << 48;
constexpr std::uint64_t items_of_anonymity = std::uint64_t{1} << (2 * max_lists);

/// By stratum; none where what happens to records does not go by person.
std::vector<DetectionsByTraits> detections_by_traits(const World& world, const StopQuestion* stop) {
  std::vector<DetectionsByTraits> all;
  for (const StratumWorld& stratum : world.strata)
    if (stratum.victims.by_person())
      all.emplace_back(std::get<Detection>(stratum.victims.source), stratum.victims, stop);
  return all;
}

}  // namespace

GroupSimulator::GroupSimulator(const World& world, const StopQuestion* stop) : world_(&world) {
  const CaptureHistory visiting = world.strata.front().visits.visiting;
  for (CaptureHistory visited = 0; visited < history_count(world.agencies); ++visited)
    if (is_subset(visited, visiting)) visitors_.push_back(visited);
  for (const StratumWorld& stratum : world.strata) shares_.push_back(stratum.share);
  std::vector<DetectionsByTraits> by_traits = detections_by_traits(world, stop);
  for (std::size_t c = 0; c < world.presence.classes.size(); ++c)
    for (std::size_t s = 0; s < world.strata.size(); ++s) {
      const StratumWorld& stratum = world.strata[s];
      Place place{HistorySampler(visit_law(stratum.visits, world.presence.classes[c].exposure)),
                  {}};
      for (CaptureHistory visited : visitors_)
        place.members.push_back(
            members_of(stratum, c, visited, by_traits.empty() ? nullptr : &by_traits[s], stop));
      places_.push_back(std::move(place));
    }
}

GroupSimulator::Members GroupSimulator::members_of(const StratumWorld& stratum,
                                                   std::size_t presence_class,
                                                   CaptureHistory visited,
                                                   DetectionsByTraits* by_traits,
                                                   const StopQuestion* stop) const {
  give_up_if_asked(stop);
  OwnDetections found{
      member_law(stratum.visits, visited, stratum.victim_detections[presence_class])};
  found.stop = stop;
  if (by_traits) {
    const std::vector<double>& exposure = world_->presence.classes[presence_class].exposure;
    found.loadings = by_traits->loadings();
    found.given = [&, visited](std::span<const double> traits, int normal_nodes) {
      return member_law(stratum.visits, visited,
                        expose(exposure, by_traits->given(traits, normal_nodes)));
    };
  }
  Members members{HistorySampler(register_on_average(stratum.victims, world_->traits, found)), {}};
  if (stratum.victims.anonymous_by_person)
    members.anonymous.emplace(anonymous_on_average(stratum.victims, world_->traits, found));
  return members;
}

/// Adds the members of groups of one size by place and visitors.
void GroupSimulator::draw_groups(std::size_t size, std::int64_t groups, const DrawKey& key,
                                 PersonCounts& members) const {
  const std::uint64_t first = size * items_a_size;
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
                                  DrawnVictims& victims) const {
  PersonCounts members(places_.size(), std::vector<std::int64_t>(visitors_.size(), 0));
  const std::vector<std::int64_t> groups = count_groups(world_->groups, slots);
  for (std::size_t size = 0; size < groups.size(); ++size)
    draw_groups(size, groups[size], key, members);
  std::int64_t ever_present = 0;
  std::vector<std::int64_t> counts(history_count(world_->agencies));
  for (std::size_t place = 0; place < places_.size(); ++place)
    for (std::size_t v = 0; v < visitors_.size(); ++v) {
      if (members[place][v] == 0) continue;
      ever_present += members[place][v];
      const std::uint64_t number = place * visitors_.size() + v;
      const std::size_t stratum = place % shares_.size();
      const Members& found = places_[place].members[v];
      found.histories.draw(members[place][v], key, Purpose::group_members,
                           number * items_of_visitors, counts);
      for (std::size_t h = 0; h < counts.size(); ++h) victims.persons[stratum][h] += counts[h];
      if (found.anonymous)
        found.anonymous->draw(counts, key, Purpose::victim_anonymity,
                              first_of_groups + number * items_of_anonymity,
                              victims.linkable[stratum]);
    }
  return ever_present;
}

}  // namespace darknumber
