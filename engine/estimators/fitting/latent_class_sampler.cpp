// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/latent_class_sampler.h"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/random/binomial_distribution.hpp>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/estimators/fitting/gamma_variate.h"
#include "engine/estimators/fitting/latent_class_moves.h"
#include "engine/estimators/fitting/latent_class_walk.h"
#include "engine/estimators/fitting/unseen_persons.h"

namespace darknumber {
namespace {

/// Shape and rate of alpha's prior: Manrique-Vallier (2016), section 3.1.
constexpr double alpha_shape = 0.25;
constexpr double alpha_rate = 0.25;

/// Where no more persons are left than this for each class left, they are given their classes one
/// by one: a uniform number costs a fifth of a binomial one.
constexpr std::int64_t one_by_one = 2;

/// A sweep takes microseconds to a few milliseconds, and asking is not free.
constexpr int sweeps_between_questions = 64;

std::vector<ObservedCell> cells_of(const ContingencyTable& table, const CellsInDoubt& in_doubt) {
  std::vector<ObservedCell> cells;
  for (CaptureHistory history = 1; history < table.counts().size(); ++history)
    if (table[history] > 0.0 && !in_doubt.has(history))
      cells.push_back({history, static_cast<std::int64_t>(table[history])});
  return cells;
}

/// The cells that are taken at their word, and those with a bound, of whom nobody is drawn yet.
std::vector<ObservedCell> with_bounded(std::vector<ObservedCell> cells,
                                       const CellsInDoubt& in_doubt) {
  for (CaptureHistory history : in_doubt.bounded) cells.push_back({history, 0});
  return cells;
}

class Sampler {
 public:
  Sampler(const ContingencyTable& table, const LatentClassChainPlan& plan, RandomStream stream,
          const CellsInDoubt& in_doubt);

  void sweep() {
    draw_classes();
    move_unseen(all_, stream_);
    move_labels(all_, stream_);
    draw_probabilities();
    draw_shares();
    walk_.move(all_, stream_);
  }
  double population_size() const { return static_cast<double>(all_.observed + all_.unseen); }
  /// Numbers of persons in the cells left out, then in those with a bound.
  const std::vector<std::int64_t>& in_doubt() const { return drawn_; }
  bool all_classes_used() const {
    return std::all_of(all_.states.begin(), all_.states.end(),
                       [](const LatentClassState& c) { return c.persons > 0; });
  }

 private:
  void draw_classes();
  void draw_unseen();
  void draw_bounded();
  double weigh(CaptureHistory history);
  void draw_probabilities();
  void draw_shares();
  void divide(CaptureHistory history, std::int64_t count);
  void divide_one_by_one(CaptureHistory history, std::int64_t count, std::size_t first);
  void put(std::size_t k, CaptureHistory history, std::int64_t count);
  double gamma(double shape) { return draw_gamma(shape, stream_); }

  LatentClasses all_;
  std::vector<ObservedCell> cells_;
  std::vector<Beginning> seen_;  // histories whose number is known
  ProbabilityWalk walk_;
  std::vector<double> at_least_;  // of the weights of classes k, k + 1, …: their sum
  CellsInDoubt in_doubt_;
  std::vector<std::int64_t> bounds_;  // one a cell with a bound
  std::vector<std::int64_t> drawn_;   // one a cell left out, then one a cell with a bound
  RandomStream stream_;
};

Sampler::Sampler(const ContingencyTable& table, const LatentClassChainPlan& plan,
                 RandomStream stream, const CellsInDoubt& in_doubt)
    : cells_(cells_of(table, in_doubt)),
      seen_(beginnings_without(table.lists(), in_doubt.omitted)),
      walk_(with_bounded(cells_, in_doubt), static_cast<std::size_t>(plan.classes), seen_),
      at_least_(static_cast<std::size_t>(plan.classes) + 1, 0.0),
      in_doubt_(in_doubt),
      drawn_(in_doubt.omitted.size() + in_doubt.bounded.size(), 0),
      stream_(stream) {
  for (CaptureHistory cell : in_doubt.bounded)
    bounds_.push_back(static_cast<std::int64_t>(table[cell]));
  all_.lists = table.lists();
  all_.states.resize(static_cast<std::size_t>(plan.classes));
  for (const ObservedCell& cell : cells_) all_.observed += cell.count;
  for (int k = 0; k < plan.started_classes; ++k)
    all_.states[static_cast<std::size_t>(k)].share = 1.0 / plan.started_classes;
  for (LatentClassState& state : all_.states)
    for (std::size_t j = 0; j < static_cast<std::size_t>(all_.lists); ++j) {
      state.off[j] = 1.0 - stream_.uniform();
      state.on[j] = 1.0 - state.off[j];
    }
}

void Sampler::put(std::size_t k, CaptureHistory history, std::int64_t count) {
  LatentClassState& state = all_.states[k];
  state.persons += count;
  if (history == 0) state.unseen += count;
  for (CaptureHistory left = history; left != 0; left &= left - 1)
    state.records[static_cast<std::size_t>(std::countr_zero(left))] += count;
}

/// Persons of one history over the classes, multinomial: class by class binomial among those left,
/// and the last few one by one. `at_least_` holds the sums of the weights from each class on.
void Sampler::divide(CaptureHistory history, std::int64_t count) {
  const std::size_t last = all_.states.size() - 1;
  for (std::size_t k = 0; k <= last; ++k) {
    if (count <= one_by_one * static_cast<std::int64_t>(last + 1 - k))
      return divide_one_by_one(history, count, k);
    std::int64_t here = count;
    if (k < last && at_least_[k + 1] > 0.0) {
      const double share = std::max(0.0, 1.0 - at_least_[k + 1] / at_least_[k]);
      here = boost::random::binomial_distribution<std::int64_t, double>(count, share)(stream_);
    }
    if (here > 0) put(k, history, here);
    count -= here;
  }
}

/// Each person over the classes from `first` on.
void Sampler::divide_one_by_one(CaptureHistory history, std::int64_t count, std::size_t first) {
  for (; count > 0; --count) {
    const double rest = at_least_[first] * (1.0 - stream_.uniform());
    std::size_t k = first;  // the last class with at least `rest` of the weight from it on
    while (k + 1 < all_.states.size() && at_least_[k + 1] >= rest) ++k;
    put(k, history, 1);
  }
}

void Sampler::draw_classes() {
  for (LatentClassState& state : all_.states) {
    state.persons = 0;
    state.unseen = 0;
    state.records.fill(0);
  }
  for (const ObservedCell& cell : cells_) {
    weigh(cell.history);
    divide(cell.history, cell.count);
  }
  draw_unseen();
  draw_bounded();
}

/// Fills `at_least_` with the weights of a history; their sum, its probability.
double Sampler::weigh(CaptureHistory history) {
  const auto lists = static_cast<std::size_t>(all_.lists);
  for (std::size_t k = all_.states.size(); k-- > 0;) {
    const LatentClassState& state = all_.states[k];
    double weight = state.share;
    for (std::size_t j = 0; j < lists; ++j)
      weight *= contains(history, static_cast<int>(j)) ? state.on[j] : state.off[j];
    at_least_[k] = at_least_[k + 1] + weight;
  }
  return at_least_[0];
}

/// With p(N) ~ 1/N the persons on no list are negative binomial: n successes, each with the
/// probability to be seen. Drawn as a Poisson number with a gamma mean. A cell left out is unseen,
/// too, and has a Poisson number of them by the same gamma variate.
void Sampler::draw_unseen() {
  for (std::size_t i = 0; i < in_doubt_.omitted.size(); ++i) all_.observed -= drawn_[i];
  std::vector<double> of_omitted;
  for (CaptureHistory cell : in_doubt_.omitted) of_omitted.push_back(weigh(cell));
  double seen = 0.0;
  for (std::size_t k = all_.states.size(); k-- > 0;) {
    const LatentClassState& state = all_.states[k];
    double unseen = 1.0;
    for (std::size_t j = 0; j < static_cast<std::size_t>(all_.lists); ++j) unseen *= state.off[j];
    seen += state.share * seen_elsewhere(state, seen_);
    at_least_[k] = at_least_[k + 1] + state.share * unseen;
  }
  const double variate = gamma(static_cast<double>(all_.observed));
  const auto draw = [&](double probability) {
    return draw_poisson(
        std::min(most_unseen_persons, variate * (probability / std::max(seen, 1e-300))), stream_);
  };
  all_.unseen = draw(at_least_[0]);
  divide(0, all_.unseen);
  for (std::size_t i = 0; i < of_omitted.size(); ++i) {
    drawn_[i] = draw(of_omitted[i]);
    all_.observed += drawn_[i];
    weigh(in_doubt_.omitted[i]);
    divide(in_doubt_.omitted[i], drawn_[i]);
  }
}

/// Each given all others, whatever their history.
void Sampler::draw_bounded() {
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    std::int64_t& drawn = drawn_[in_doubt_.omitted.size() + i];
    all_.observed -= drawn;
    const double probability = weigh(in_doubt_.bounded[i]);
    drawn = draw_unseen_at_most(all_.observed + all_.unseen, probability, bounds_[i], stream_);
    all_.observed += drawn;
    divide(in_doubt_.bounded[i], drawn);
    walk_.set_count(cells_.size() + i, drawn);
  }
}

void Sampler::draw_probabilities() {
  for (LatentClassState& state : all_.states)
    for (std::size_t j = 0; j < static_cast<std::size_t>(all_.lists); ++j) {
      if (state.persons == 0) {
        state.off[j] = 1.0 - stream_.uniform();
        state.on[j] = 1.0 - state.off[j];
        continue;
      }
      const double on = gamma(1.0 + static_cast<double>(state.records[j]));
      const double off = gamma(1.0 + static_cast<double>(state.persons - state.records[j]));
      state.on[j] = on / (on + off);
      state.off[j] = off / (on + off);
    }
}

/// The sticks, Beta(1 + persons here, alpha + persons in later classes), and alpha given them.
void Sampler::draw_shares() {
  std::int64_t later = all_.observed + all_.unseen;
  double log_left = 0.0;
  for (std::size_t k = 0; k + 1 < all_.states.size(); ++k) {
    later -= all_.states[k].persons;
    const double here = std::log(gamma(1.0 + static_cast<double>(all_.states[k].persons)));
    const double beyond = draw_log_gamma(all_.alpha + static_cast<double>(later), stream_);
    const double larger = std::max(here, beyond);
    const double log_sum = larger + std::log1p(std::exp(std::min(here, beyond) - larger));
    all_.states[k].log_stick = here - log_sum;
    all_.states[k].log_left = beyond - log_sum;
    all_.states[k].share = std::exp(log_left + here - log_sum);
    log_left += beyond - log_sum;
  }
  all_.states.back().share = std::exp(log_left);
  const double sticks = static_cast<double>(all_.states.size()) - 1.0;
  all_.alpha = std::exp(draw_log_gamma(alpha_shape + sticks, stream_)) / (alpha_rate - log_left);
}

}  // namespace

LatentClassChain sample_latent_classes(const ContingencyTable& table,
                                       const LatentClassChainPlan& plan, RandomStream stream,
                                       const CellsInDoubt& in_doubt) {
  DN_EXPECT(table.is_whole() && table.observed() > 0.0, "classes are drawn for whole persons");
  DN_EXPECT(plan.started_classes >= 1 && plan.started_classes <= plan.classes,
            "a chain starts with some of its classes");
  Sampler sampler(table, plan, stream, in_doubt);
  for (int sweep = 0; sweep < plan.burn_in; ++sweep) {
    if (sweep % sweeps_between_questions == 0) give_up_if_asked(plan.stop);
    sampler.sweep();
  }
  LatentClassChain chain;
  chain.sizes.reserve(static_cast<std::size_t>(plan.draws));
  chain.in_doubt.assign(sampler.in_doubt().size(), 0.0);
  for (int draw = 0; draw < plan.draws; ++draw) {
    if (draw % sweeps_between_questions == 0) give_up_if_asked(plan.stop);
    sampler.sweep();
    chain.sizes.push_back(sampler.population_size());
    chain.draws_with_all_classes += sampler.all_classes_used() ? 1 : 0;
    for (std::size_t i = 0; i < chain.in_doubt.size(); ++i)
      chain.in_doubt[i] += static_cast<double>(sampler.in_doubt()[i]) / plan.draws;
  }
  return chain;
}

}  // namespace darknumber
