// SPDX-License-Identifier: MIT
#include "engine/study/design/candidate_trial.h"

#include <algorithm>
#include <numeric>

#include "engine/study/design/added_list.h"
#include "engine/study/design/entity_sample.h"
#include "engine/study/design/weighted_range.h"

namespace darknumber {
namespace {

std::vector<std::size_t> ascending_worlds(const BelievedWorlds& believed) {
  std::vector<std::size_t> order(believed.worlds.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return believed.worlds[a].victims < believed.worlds[b].victims;
  });
  return order;
}

std::vector<std::size_t> draw_truths(const Trial& trial, int draws) {
  const std::vector<double> weights = weights_of(log_weights(trial.believed));
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::size_t> truths;
  std::size_t place = 0;
  double below = 0.0;
  for (int b = 0; b < draws; ++b) {
    RandomStream stream(trial.seed, 1, Purpose::design_truths, static_cast<std::uint64_t>(b));
    const double at = sum * (b + stream.uniform()) / draws;
    while (place + 1 < trial.ascending.size() && below + weights[trial.ascending[place]] <= at)
      below += weights[trial.ascending[place++]];
    truths.push_back(trial.ascending[place]);
  }
  return truths;
}

/// N of a world in which so many of the entities seen are victims'.
double victims_with(const BelievedWorlds& believed, const BelievedWorld& world, double seen) {
  if (believed.number_is_given) return world.victims;
  const double ever = seen / world.of_register.a_seen_victim + world.unseen;
  return believed.counts_ever_present ? ever : ever / world.of_register.persons;
}

/// The records of one list alone, or all.
std::vector<std::int64_t> counts_looked_at(const DataCandidate& candidate,
                                           const std::vector<std::string>& lists,
                                           std::vector<std::int64_t> counts) {
  const auto* audit = std::get_if<AuditOfList>(&candidate.what);
  if (audit == nullptr) return counts;
  for (std::size_t j = 0; j < lists.size(); ++j)
    if (lists[j] == audit->list)
      for (std::size_t h = 0; h < counts.size(); ++h)
        if (!contains(static_cast<CaptureHistory>(h), static_cast<int>(j))) counts[h] = 0;
  return counts;
}

std::int64_t records_of(const DataCandidate& candidate) {
  if (const auto* audit = std::get_if<AuditOfList>(&candidate.what)) return audit->records;
  if (const auto* linking = std::get_if<LinkingByHand>(&candidate.what)) return linking->records;
  return std::get<NotedTrait>(candidate.what).records;
}

/// One candidate's data from one truth, and what every world makes of them.
class CandidateTrial {
 public:
  CandidateTrial(const Trial& trial, std::size_t candidate)
      : trial_(&trial),
        candidate_(&trial.design.candidates[candidate]),
        place_(candidate),
        kinds_(trial.believed.kinds_of[candidate]) {}

  DrawnWidth draw(std::size_t number) const {
    const std::size_t truth = trial_->truths[number];
    const auto key = static_cast<std::uint32_t>(place_);
    RandomStream data(trial_->seed, key, Purpose::design_data, number);
    RandomStream rest(trial_->seed, key, Purpose::design_rests, number);
    std::vector<double> logs = log_weights(trial_->believed);
    std::vector<double> victims;
    for (const BelievedWorld& world : trial_->believed.worlds) victims.push_back(world.victims);
    DrawnWidth drawn;
    drawn.persons = std::holds_alternative<AddedList>(candidate_->what)
                        ? add_list(truth, data, rest, logs, victims)
                        : look_at_entities(truth, data, rest, logs, victims);
    logs[truth] = -INFINITY;  // it made these data: the others are to find out
    measure(logs, victims, drawn);
    return drawn;
  }

 private:
  double look_at_entities(std::size_t truth, RandomStream& data, RandomStream& rest,
                          std::vector<double>& logs, std::vector<double>& victims) const {
    const BelievedWorlds& believed = trial_->believed;
    const EntitySample sample =
        draw_entity_sample(counts_looked_at(*candidate_, trial_->lists, believed.entities),
                           records_of(*candidate_), believed.worlds[truth].kinds[kinds_], data);
    const bool of_victims = std::holds_alternative<AuditOfList>(candidate_->what);
    for (std::size_t i = 0; i < logs.size(); ++i) {
      const BelievedWorld& world = believed.worlds[i];
      logs[i] += log_likelihood_of(sample, world.kinds[kinds_]);
      if (of_victims && !believed.number_is_given)
        victims[i] = victims_with(believed, world,
                                  static_cast<double>(draw_victims_left_open(
                                      believed.entities, sample, world.of_register, rest)));
    }
    return static_cast<double>(sample.size);
  }

  double add_list(std::size_t truth, RandomStream& data, RandomStream& rest,
                  std::vector<double>& logs, std::vector<double>& victims) const {
    const BelievedWorlds& believed = trial_->believed;
    const BelievedWorld& true_world = believed.worlds[truth];
    const AddedCounts counts =
        draw_added_list(draw_victims_seen(believed.entities, true_world.of_register, data),
                        std::llround(true_world.unseen),
                        std::get<AddedList>(candidate_->what).capture_probability, data);
    for (std::size_t i = 0; i < logs.size(); ++i) {
      const BelievedWorld& world = believed.worlds[i];
      const std::vector<std::int64_t> seen =
          draw_victims_seen(believed.entities, world.of_register, rest);
      logs[i] += log_likelihood_of(counts, seen, std::llround(world.unseen), believed.capture);
      victims[i] = victims_with(
          believed, world,
          static_cast<double>(std::accumulate(seen.begin(), seen.end(), std::int64_t{0})));
    }
    return static_cast<double>(counts.all() - counts.unknown) /
               true_world.of_register.a_seen_victim +
           static_cast<double>(counts.unknown);
  }

  void measure(const std::vector<double>& logs, const std::vector<double>& victims,
               DrawnWidth& drawn) const {
    const std::vector<double> weights = weights_of(logs);
    drawn.effective = effective_number(weights);
    drawn.of_runs.assign(trial_->believed.runs, NAN);
    if (!(drawn.effective > 0.0)) return;
    std::vector<std::size_t> order = trial_->ascending;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return victims[a] != victims[b] ? victims[a] < victims[b] : a < b;
    });
    std::vector<WeightedNumber> all;
    std::vector<std::vector<WeightedNumber>> by_run(drawn.of_runs.size());
    for (const std::size_t i : order)
      if (weights[i] > 0.0) {
        all.push_back({victims[i], weights[i]});
        by_run[trial_->believed.worlds[i].run].push_back(all.back());
      }
    drawn.width = central_range(all).width();
    for (std::size_t r = 0; r < by_run.size(); ++r)
      if (!by_run[r].empty()) drawn.of_runs[r] = central_range(by_run[r]).width();
  }

  const Trial* trial_;
  const DataCandidate* candidate_;
  std::size_t place_;  // in the design
  std::size_t kinds_;  // place of its kinds
};

}  // namespace

std::vector<double> log_weights(const BelievedWorlds& believed) {
  std::vector<double> logs;
  for (const BelievedWorld& one : believed.worlds) logs.push_back(one.log_weight);
  return logs;
}

Trial make_trial(const BelievedWorlds& believed, const DesignSpec& design,
                 const Scenario& scenario) {
  Trial trial{believed, design, {}, ascending_worlds(believed), {}, scenario.monte_carlo.seed};
  for (const AgencySpec& agency : scenario.agencies) trial.lists.push_back(agency.name);
  trial.truths = draw_truths(trial, design.draws);
  return trial;
}

DrawnWidth draw_width(const Trial& trial, std::size_t candidate, std::size_t number) {
  return CandidateTrial(trial, candidate).draw(number);
}

}  // namespace darknumber
