// SPDX-License-Identifier: MIT
#include "engine/world/calibration/calibrate.h"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/world/calibration/calibrated_visits.h"
#include "engine/world/calibration/calibration_misfit.h"
#include "engine/world/calibration/calibration_system.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/solving/root_search.h"

namespace darknumber {
namespace {

using Unknowns = std::vector<double>;

const double far_step = std::log(4.0);     // of log N, in search of a change of sign
constexpr double least_step = 0.02;        // of log N, towards where probabilities would pass 1
constexpr double fewest_victims = 1e-3;    // below any table's number observed
constexpr int most_tries = 8;              // each a factor of 16 in N, or half of it on return
constexpr double near_enough = 1e-4;       // of log N: Newton's method does the rest
constexpr int most_walked = 200;           // steps along N: 15 doubling ones cross its whole range
constexpr std::uintmax_t most_calls = 60;  // of toms748, which needs about 8

/// A world with the table's list sizes (and overlaps) for one N.
struct Held {
  Unknowns unknowns;
  double surplus = 0.0;  // log(expected / table)

  double log_victims() const { return unknowns.front(); }
};

/// Meets the list sizes (and overlaps) for one N after another.
class Holder {
 public:
  explicit Holder(CalibrationSystem& system) : system_(&system) {}

  /// From `start`, N set to exp(log_victims). Nothing where it fails: then `misfit` says why.
  std::optional<Held> hold(double log_victims, Unknowns start) {
    start.front() = log_victims;
    double surplus = 0.0;
    const Residuals lists = [&](const std::vector<double>& rest) {
      auto residuals = system_->residuals(joined(log_victims, rest));
      if (residuals) {
        surplus = residuals->front();
        residuals->erase(residuals->begin());
      }
      return residuals;
    };
    ended_ = find_root(lists, {start.begin() + 1, start.end()}, std::move(jacobian_));
    jacobian_ = ended_.solved() ? ended_.jacobian : std::vector<double>{};
    refusal_ = system_->refusal();
    last_ = joined(log_victims, ended_.at);
    if (!ended_.solved()) return std::nullopt;
    if (!lists(ended_.at)) return std::nullopt;
    return Held{last_, surplus};
  }

  ListsMisfit misfit() const { return misfit_of_lists(*system_, last_, ended_, refusal_); }

 private:
  static Unknowns joined(double first, const std::vector<double>& rest) {
    Unknowns all{first};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }

  CalibrationSystem* system_;
  RootSearch ended_;
  std::vector<double> jacobian_;  // of the last solution
  Unknowns last_;
  std::string refusal_;
};

using Solution = std::variant<Unknowns, Misfit>;

/// Unknowns for another N that leave lists and overlaps about as long as they are.
Unknowns moved(const CalibrationSystem& system, Unknowns unknowns, double log_victims) {
  const double step = log_victims - unknowns.front();
  const std::size_t agencies = system.agencies().size();
  for (std::size_t i = 0; i < unknowns.size(); ++i)
    unknowns[i] += i == 0 || i > agencies ? step : -step;
  return unknowns;
}

/// Where a search at some N starts. Shares of false records may be out of reach beside victims'
/// records in other proportions than the solution's; the start then comes from the victims' records
/// alone, or there is none.
std::variant<Unknowns, ListsMisfit> start_at(CalibrationSystem& system, double log_victims) {
  Unknowns start = moved(system, system.start(), log_victims);
  if (!system.has_false_shares() || system.residuals(start)) return start;
  CalibrationSystem victims = system.without_false_shares();
  Holder holder(victims);
  if (auto held = holder.hold(log_victims, start)) return std::move(held->unknowns);
  return holder.misfit();
}

/// Looks along N, list sizes held, for where the surplus becomes the table's. Slow: for where
/// Newton's method in all unknowns together finds nothing.
class VictimsSearch {
 public:
  explicit VictimsSearch(CalibrationSystem& system) : system_(&system), holder_(system) {}

  Solution run() {
    const auto base = first();
    if (!base) return failure_.misfit;
    if (std::abs(base->surplus) <= root_tolerance) return settled(*base);
    nearest_ = *base;
    // With list sizes held, more victims are seldom met twice; with overlaps held too, three times.
    const bool falls = system_->match() == Match::sizes && !system_->anchor();
    const double towards = (base->surplus > 0.0) == falls ? 1.0 : -1.0;
    auto bracket = walk(*base, towards);
    // The other way only where this one leads away: seldom, and at the cost of as long a walk.
    if (!bracket && nearest_.log_victims() == base->log_victims()) bracket = walk(*base, -towards);
    if (bracket) return between(bracket->first, bracket->second);
    return misfit_of_observed(*system_, nearest_.unknowns);
  }

 private:
  using Bracket = std::pair<Held, Held>;

  /// The surplus is the table's at once: for any other N too, where nothing but bystanders can be
  /// on two lists.
  Solution settled(const Held& here) {
    const double other = here.log_victims() + far_step;
    const auto there = holder_.hold(other, moved(*system_, here.unknowns, other));
    if (!there || std::abs(there->surplus) > root_tolerance) return here.unknowns;
    return Misfit{Misfit::Kind::does_not_fit,
                  "any number of victims gives the table's number observed, so that number "
                  "remains open"};
  }

  /// From a start of its own.
  std::optional<Held> hold_afresh(double log_victims) {
    const auto start = start_at(*system_, log_victims);
    if (const auto* misfit = std::get_if<ListsMisfit>(&start)) {
      failure_ = *misfit;
      return std::nullopt;
    }
    auto held = holder_.hold(log_victims, std::get<Unknowns>(start));
    if (!held) failure_ = holder_.misfit();
    return held;
  }

  /// An N near the start for which the list sizes can be met.
  std::optional<Held> first() {
    double u = system_->start().front();
    double step = 2.0 * far_step;
    int direction = 0;
    for (int tries = 0; tries < most_tries && u <= std::log(largest_count); ++tries) {
      if (auto held = hold_afresh(u)) return held;
      const int next = failure_.try_victims;
      if (next == 0) break;
      if (next == -direction) step *= 0.5;
      direction = next;
      u += direction * step;
    }
    return std::nullopt;
  }

  /// Two numbers of victims between which the surplus passes the table's. Steps shorten where the
  /// list sizes cannot be met.
  std::optional<Bracket> walk(Held here, double direction) {
    const double end = std::log(direction > 0.0 ? largest_count : fewest_victims);
    double step = far_step;
    for (int steps = 0; steps < most_walked && step > least_step && here.log_victims() != end;
         ++steps) {
      double next = here.log_victims() + direction * step;
      if ((next - end) * direction > 0.0) next = end;
      const auto there = holder_.hold(next, moved(*system_, here.unknowns, next));
      if (!there) {
        step *= 0.5;
        continue;
      }
      if ((there->surplus > 0.0) != (here.surplus > 0.0)) return Bracket{here, *there};
      here = *there;
      step *= 2.0;
      if (std::abs(here.surplus) < std::abs(nearest_.surplus)) nearest_ = here;
    }
    return std::nullopt;
  }

  Solution between(const Held& a, const Held& b) {
    Held latest = a;
    bool lost = false;
    const auto surplus_at = [&](double log_victims) {
      const auto held = holder_.hold(log_victims, moved(*system_, latest.unknowns, log_victims));
      lost |= !held;
      if (held) latest = *held;
      return held ? held->surplus : 0.0;  // a root ends the search
    };
    const bool in_order = a.log_victims() < b.log_victims();
    const Held& low = in_order ? a : b;
    const Held& high = in_order ? b : a;
    std::uintmax_t calls = most_calls;
    const auto tolerance = [](double left, double right) { return right - left < near_enough; };
    boost::math::tools::toms748_solve(surplus_at, low.log_victims(), high.log_victims(),
                                      low.surplus, high.surplus, tolerance, calls);
    if (lost) return holder_.misfit().misfit;
    const RootSearch ended = find_root(
        [&](const Unknowns& unknowns) { return system_->residuals(unknowns); }, latest.unknowns);
    if (ended.solved()) return ended.at;
    return Misfit{Misfit::Kind::not_solved,
                  "no number of victims was found that gives the table's number observed, though "
                  "there may be one"};
  }

  CalibrationSystem* system_;
  Holder holder_;
  ListsMisfit failure_;  // to meet the list sizes anywhere
  Held nearest_;
};

Solution solve(CalibrationSystem& system) {
  if (auto misfit = misfit_at_once(system)) return *misfit;
  const Residuals residuals = [&](const Unknowns& unknowns) { return system.residuals(unknowns); };
  auto found = start_at(system, system.start().front());
  if (auto* start = std::get_if<Unknowns>(&found)) {
    if (const RootSearch ended = find_root(residuals, *start); ended.solved()) return ended.at;
    if (system.match() == Match::pairs) {
      std::fill(start->begin() + 1 + static_cast<std::ptrdiff_t>(system.agencies().size()),
                start->end(), 0.0);
      if (const RootSearch ended = find_root_gradually(residuals, *start); ended.solved())
        return ended.at;
    }
  }
  return VictimsSearch(system).run();
}

CalibrationSystem system_of(const Scenario& scenario, const ContingencyTable& table, Match match,
                            const StopQuestion* stop) {
  DN_EXPECT(!scenario.population.at_risk, "a continuum has no capture probabilities to shift");
  DN_EXPECT(static_cast<std::size_t>(table.lists()) == scenario.agencies.size(),
            "the table is over the agencies");
  return {without_visits(scenario), table, match, stop};
}

Calibration checked(const CalibrationSystem& system, const Unknowns& unknowns) {
  CalibrationSystem::Point point = system.at(unknowns);
  if (auto misfit = misfit_at(system, point)) return *misfit;
  const double victims = point.world.victims;
  return Calibrated{system.scenario_at(unknowns), victims, victims, std::move(point.world),
                    std::move(point.expected)};
}

}  // namespace

Calibration calibrate(const Scenario& scenario, const ContingencyTable& table, Match match,
                      const StopQuestion* stop) {
  CalibrationSystem system = system_of(scenario, table, match, stop);
  Solution solution = solve(system);
  if (auto* misfit = std::get_if<Misfit>(&solution)) return std::move(*misfit);
  return with_visits_of(scenario, checked(system, std::get<Unknowns>(solution)), stop);
}

Calibration calibrate_whole(const Scenario& scenario, const ContingencyTable& table, Match match,
                            const StopQuestion* stop) {
  CalibrationSystem system = system_of(scenario, table, match, stop);
  Solution solution = solve(system);
  if (auto* misfit = std::get_if<Misfit>(&solution)) return std::move(*misfit);
  const auto& unknowns = std::get<Unknowns>(solution);
  if (Calibration real = checked(system, unknowns); std::holds_alternative<Misfit>(real))
    return real;
  const double solved = std::exp(unknowns.front());
  const double nearest = std::max(1.0, std::round(solved));
  Holder holder(system);
  // Just below N as solved a capture probability may have to pass 1.
  for (double victims : {nearest, nearest + 1.0}) {
    const auto held = holder.hold(std::log(victims), unknowns);
    if (!held) continue;
    Calibrated whole{system.scenario_at(held->unknowns),
                     victims,
                     solved,
                     {},
                     {ContingencyTable(1), {}, {}, 0.0, 0.0}};
    whole.world = compose_world(whole.scenario, stop);
    whole.expected = expected_register(whole.world);
    return with_visits_of(scenario, std::move(whole), stop);
  }
  return holder.misfit().misfit;
}

}  // namespace darknumber
