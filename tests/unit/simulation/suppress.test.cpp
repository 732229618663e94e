// SPDX-License-Identifier: MIT
#include "engine/simulation/suppress.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/censored_loglinear.h"
#include "engine/simulation/observe.h"
#include "engine/simulation/replicate.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::suppress_test {
namespace {

using Cells = std::vector<double>;

const std::vector<std::string> names{"A", "B", "C"};
const ListsInUse lists = every_agency(names);
const Cells small{0, 12, 3, 7, 5, 1, 2, 40};
const StreamKey drawn{1, 0};

Cells cells_of(const ContingencyTable& table) {
  return {table.counts().begin(), table.counts().end()};
}

Cells published_as(SuppressAs as, const std::optional<StreamKey>& streams) {
  return publish({5, as}, lists, streams, small).counts;
}

/// Three agencies that see few, so that every register has small counts.
Scenario few_seen(SuppressAs as) {
  Scenario scenario = testing::textbook(100, {0.2, 0.25, 0.3});
  scenario.estimation.estimators = {
      {"chao", Chao{}, scenario.estimation.lists},
      {"independence", LoglinearFixed{}, scenario.estimation.lists},
      {"A, B", LoglinearFixed{FixedTerms::independence, {}}, {{"A", 0b001}, {"B", 0b010}}, true},
      {"mean", MeanOf{{"independence", "A, B"}}, scenario.estimation.lists}};
  scenario.estimation.suppress = Suppression{5, as};
  return scenario;
}

/// The same with two strata, of which the second estimator asks.
Scenario few_seen_by_stratum(SuppressAs as) {
  Scenario scenario = few_seen(as);
  testing::set_strata(scenario, {{"one", 0.6, 0.5}, {"two", 0.4, 0.5}});
  scenario.estimation.estimators[1].stratify = true;
  return scenario;
}

Register register_of(const StratumCounts& strata) {
  return {pooled(strata, 3), strata, StratumCounts(strata.size(), Cells(8, 0.0)), 0.0, 100.0};
}

double size_of(const FitOutcome& outcome) {
  return std::get<Estimate>(outcome).population_size;
}

}  // namespace

TEST_CASE("counts above 0 and below the limit become 0 or the middle; others stay") {
  CHECK(published_as(SuppressAs::zero, drawn) == Cells{0, 12, 0, 7, 5, 0, 0, 40});
  CHECK(published_as(SuppressAs::middle, drawn) == Cells{0, 12, 2.5, 7, 5, 2.5, 2.5, 40});
  CHECK(publish({5, SuppressAs::zero}, lists, drawn, small).suppressed == 3);
  CHECK(publish({13, SuppressAs::zero}, lists, drawn, small).counts ==
        Cells{0, 0, 0, 0, 0, 0, 0, 40});
}

TEST_CASE("an interval is 1 and more in a drawn table, 0 and more in an expected one") {
  const auto of_counts = publish({5, SuppressAs::interval}, lists, drawn, small);
  REQUIRE(of_counts.intervals.size() == 3);
  CHECK(of_counts.intervals[0].history == 2);
  CHECK(of_counts.intervals[0].least == 1.0);
  CHECK(of_counts.intervals[0].most == 4.0);
  CHECK(of_counts.counts[2] == 2.5);
  const auto of_means =
      publish({5, SuppressAs::interval}, lists, {}, {0, 12, 3.3, 7, 5, 0, 4.99, 1e-12});
  REQUIRE(of_means.intervals.size() == 2);
  CHECK(of_means.intervals[1].history == 6);
  CHECK(of_means.intervals[1].least == 0.0);
  CHECK(of_means.intervals[1].most == 4.0);
  CHECK(of_means.counts[6] == 2.0);
}

TEST_CASE("random rounding gives multiples of 3, and their mean is the count") {
  constexpr int tables = 4000;
  Cells sum(8, 0.0);
  for (std::uint32_t replicate = 0; replicate < tables; ++replicate) {
    const Cells rounded = publish({5, SuppressAs::random_round}, lists, StreamKey{1, replicate},
                                  {0, 1, 2, 3, 4, 5, 1, 2})
                              .counts;
    for (std::size_t h = 0; h < rounded.size(); ++h) {
      sum[h] += rounded[h];
      CHECK((h == 5 || std::fmod(rounded[h], 3.0) == 0.0));
    }
    CHECK(rounded[3] == 3.0);
    CHECK(rounded[5] == 5.0);
  }
  // A count that is not a multiple of 3 has the variance 2. Five standard errors: one in a million.
  const double five = 5.0 * std::sqrt(2.0 / tables);
  const Cells counts{0, 1, 2, 3, 4, 5, 1, 2};
  for (std::size_t h = 0; h < counts.size(); ++h)
    CHECK(std::abs(sum[h] / tables - counts[h]) <= five);
  CHECK(published_as(SuppressAs::random_round, drawn) ==
        published_as(SuppressAs::random_round, drawn));
  CHECK(published_as(SuppressAs::random_round, {}) == small);
}

TEST_CASE("what is small is a count over the lists in use") {
  const ListsInUse merged{{"A", 0b001}, {"B or C", 0b110}};
  const Cells published =
      publish({5, SuppressAs::zero}, merged, drawn, {0, 12, 2, 1, 2, 1, 2, 1}).counts;
  // A alone 12; B or C alone 2 + 2 + 2 = 6; both 1 + 1 + 1 = 3.
  CHECK(cells_of(project(ContingencyTable(3, published), merged)) == Cells{0, 12, 6, 0});
  const ListsInUse one{{"A", 0b001}};  // who is on none of the lists in use is not published
  CHECK(publish({5, SuppressAs::zero}, one, drawn, {0, 12, 2, 1, 2, 1, 2, 1}).suppressed == 0);
}

TEST_CASE("a sum of published tables has the sums of what is known") {
  const Suppression how{5, SuppressAs::interval};
  const PublishedCounts sum = sum_of({publish(how, lists, drawn, {0, 3, 9, 1, 0, 0, 0, 0}),
                                      publish(how, lists, drawn, {0, 2, 4, 7, 8, 0, 0, 0})});
  CHECK(sum.counts == Cells{0, 5, 11.5, 9.5, 8, 0, 0, 0});
  CHECK(sum.suppressed == 4);
  REQUIRE(sum.intervals.size() == 3);
  CHECK(sum.intervals[0].least == 2.0);  // two intervals
  CHECK(sum.intervals[0].most == 8.0);
  CHECK(sum.intervals[1].history == 2);  // in order; 9, and 1 to 4
  CHECK(sum.intervals[1].least == 10.0);
  CHECK(sum.intervals[2].history == 3);  // 1 to 4, and 7
  CHECK(sum.intervals[2].least == 8.0);
  CHECK(sum.intervals[2].most == 11.0);
}

TEST_CASE("of intervals log-linear models use the likelihood; other methods need counts") {
  const Scenario scenario = few_seen(SuppressAs::interval);
  const Observed observed = observe_drawn(scenario, register_of({small}), {1, 0});
  const std::vector<FitOutcome> outcomes = estimate_all(scenario, observed);
  CHECK(status_of(outcomes[0]) == Status::needs_counts);
  const SuppressedTable table{ContingencyTable(3, {0, 12, 2.5, 7, 5, 2.5, 2.5, 40}),
                              {{2, 1, 4}, {5, 1, 4}, {6, 1, 4}}};
  for (const std::size_t e : {1U, 2U})
    CHECK(size_of(outcomes[e]) == size_of(fit_censored(scenario.estimation.estimators[e], table)));
  CHECK(size_of(outcomes[3]) == Approx(0.5 * (size_of(outcomes[1]) + size_of(outcomes[2]))));
}

TEST_CASE("an estimator whose lists have no suppressed count sees whole numbers") {
  Scenario scenario = few_seen(SuppressAs::interval);
  scenario.estimation.estimators = {{"chao", Chao{}, scenario.estimation.lists},
                                    {"pair", Chapman{}, {{"A", 0b001}, {"B", 0b010}}, true}};
  // The one small count is that of C alone.
  const Observed observed =
      observe_drawn(scenario, register_of({{0, 12, 13, 7, 2, 11, 20, 40}}), {1, 0});
  const std::vector<FitOutcome> outcomes = estimate_all(scenario, observed);
  CHECK(status_of(outcomes[0]) == Status::needs_counts);
  CHECK(size_of(outcomes[1]) == Approx(71.0 * 81.0 / 48.0 - 1.0));
}

TEST_CASE("a table without small counts is estimated as if nothing were suppressed") {
  const Register large = register_of({{0, 12, 13, 7, 5, 11, 20, 40}});
  const Scenario hiding = few_seen(SuppressAs::interval);
  Scenario open = hiding;
  open.estimation.suppress.reset();
  const auto outcomes = estimate_all(hiding, observe_drawn(hiding, large, {1, 0}));
  const auto plain = estimate_all(open, observe_drawn(open, large, {1, 0}));
  for (std::size_t e = 0; e < plain.size(); ++e) CHECK(size_of(outcomes[e]) == size_of(plain[e]));
}

TEST_CASE("strata are published one by one where an estimator asks for them, and summed") {
  const Cells one{0, 12.5, 3.5, 7, 20, 6, 8, 0.5};
  const Cells two{0, 30, 30, 7, 2.5, 6, 8, 9};
  const Register both = register_of({one, two});
  for (const SuppressAs as : {SuppressAs::interval, SuppressAs::zero, SuppressAs::middle}) {
    const Scenario scenario = few_seen_by_stratum(as);
    const Observed observed = observe_expected(scenario, both);
    const double hidden = as == SuppressAs::zero ? 0.0 : (as == SuppressAs::middle ? 2.5 : 2.0);
    CHECK(observed.strata[0][2] == hidden);
    CHECK(observed.strata[0][7] == hidden);
    CHECK(observed.strata[1][4] == hidden);
    CHECK(observed.entities[7] == 9.0 + hidden);
    CHECK(observed.entities[1] == 42.5);
    REQUIRE(observed.hidden);
    CHECK(observed.hidden->before == Approx(pooled({one, two}, 3).observed()));
    CHECK(observed.hidden->counts == 3);
    const std::vector<FitOutcome> outcomes = estimate_all(scenario, observed);
    REQUIRE(outcomes.size() == 6);  // the second has a sum and two strata
    for (std::size_t a = 1; a < outcomes.size(); ++a) CHECK(status_of(outcomes[a]) == Status::ok);
    CHECK(status_of(outcomes[0]) ==
          (as == SuppressAs::interval ? Status::needs_counts : Status::ok));
    CHECK(size_of(outcomes[1]) == Approx(size_of(outcomes[2]) + size_of(outcomes[3])));
  }
  Scenario whole = few_seen_by_stratum(SuppressAs::zero);
  whole.estimation.estimators[1].stratify = false;
  CHECK(observe_expected(whole, both).entities[7] == 9.5);
  CHECK(observe_expected(whole, both).hidden->counts == 0);
}

TEST_CASE("entities of unknown stratum are shared out as they are published") {
  Scenario scenario = few_seen_by_stratum(SuppressAs::zero);
  scenario.population.stratum_unknown_share = 0.5;
  scenario.estimation.unknown = UnknownStratum::prorate;
  const Observed observed = observe_expected(
      scenario, register_of({{0, 20, 8, 0, 40, 0, 0, 0}, {0, 20, 40, 0, 4, 0, 0, 60}}));
  // Known 10, 4, 20 and 10, 20, 2, 30; unknown 20, 24, 22, 30. Published without 4 and 2.
  CHECK(observed.strata[0][1] == Approx(20.0));
  CHECK(observed.strata[0][2] == 0.0);
  CHECK(observed.strata[1][2] == Approx(44.0));
  CHECK(observed.strata[0][4] == Approx(42.0));
  CHECK(observed.strata[1][4] == 0.0);
  CHECK(observed.entities.observed() == Approx(192.0 - 6.0));
}

TEST_CASE("suppression moves no other draw") {
  Scenario open = few_seen(SuppressAs::random_round);
  open.estimation.remove = {{0b001, 0.3}};
  Scenario rounded = open;
  open.estimation.suppress.reset();
  const Register both = register_of({{0, 60, 30, 7, 20, 3, 10, 1}});
  const ContingencyTable left = observe_drawn(open, both, {1, 4}).entities;
  const Observed observed = observe_drawn(rounded, both, {1, 4});
  for (CaptureHistory h = 1; h < 8; ++h) {
    CAPTURE(h);
    if (left[h] >= 5.0)
      CHECK(observed.entities[h] == left[h]);
    else
      CHECK(std::abs(observed.entities[h] - left[h]) < 3.0);
  }
  CHECK(observed.hidden->before == left.observed());
}

}  // namespace darknumber::suppress_test
