// SPDX-License-Identifier: MIT
#include "engine/estimators/fit.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "tests/support/every_estimator.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::fit_test {
namespace {

ListsInUse numbered_lists(int lists) {
  std::vector<std::string> names;
  for (int list = 0; list < lists; ++list) names.push_back(std::to_string(list));
  return every_agency(names);
}

/// Every method that takes any number of lists.
std::vector<Method> methods() {
  return {Chao{},
          LoglinearFixed{FixedTerms::independence, {}},
          LoglinearFixed{FixedTerms::pairwise, {}},
          LoglinearFixed{FixedTerms::listed, {3}},
          LoglinearStepwise{Criterion::aic},
          LoglinearStepwise{Criterion::aicc},
          LoglinearStepwise{Criterion::bic},
          LoglinearStepwise{Criterion::p_value},
          LoglinearAll{Criterion::bic, 2}};
}

EstimatorSpec spec_of(Method method, ListsInUse lists) {
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = std::move(lists);
  return spec;
}

FitOutcome fit_all(const Method& method, const ContingencyTable& table) {
  const ListsInUse lists = numbered_lists(table.lists());
  return estimate(spec_of(method, lists), lists, table);
}

FitOutcome fit_two(const Method& method, const ContingencyTable& table) {
  const ListsInUse lists = numbered_lists(table.lists());
  return estimate(spec_of(method, {lists[0], lists[1]}), lists, table);
}

}  // namespace

TEST_CASE("a table without anyone has no data") {
  const ContingencyTable empty(3);
  for (const Method& method : methods())
    CHECK(status_of(fit_all(method, empty)) == Status::no_data);
  CHECK(status_of(fit_two(LincolnPetersen{}, empty)) == Status::no_data);
  CHECK(status_of(fit_two(Chapman{}, empty)) == Status::no_data);
}

TEST_CASE("every cell in doubt is in the estimate with its count in the table") {
  const ContingencyTable table(4, {0, 30, 20, 7, 25, 4, 5, 2, 40, 0, 0, 0, 0, 0, 0, 0});
  EstimatorSpec spec = spec_of(LoglinearFixed{FixedTerms::independence, {}}, numbered_lists(4));
  spec.in_doubt = {{0b0100, 0b1000}, {0b0001, 0b1001}};
  const auto check = [&](const ContingencyTable& seen, const std::vector<double>& counts) {
    const FitOutcome outcome = estimate(spec, spec.lists, seen);
    REQUIRE(status_of(outcome) == Status::ok);
    const std::vector<CellInDoubt>& cells = std::get<Estimate>(outcome).in_doubt;
    REQUIRE(cells.size() == 4);
    const std::vector<CaptureHistory> histories{0b0100, 0b1000, 0b0001, 0b1001};
    for (std::size_t c = 0; c < 4; ++c) {
      CHECK(cells[c].history == histories[c]);
      CHECK(cells[c].count == counts[c]);
      CHECK(cells[c].omitted == (c < 2));
    }
    CHECK(std::get<Estimate>(outcome).population_size >
          seen.observed() - seen[0b0100] - seen[0b1000] - seen[0b0001] - seen[0b1001]);
  };
  check(table, {25.0, 40.0, 30.0, 0.0});
  // Records taken to be false leave the cell of the list alone, whose count is that before.
  spec.assumed_false_positive_shares = {0.1, 0.0, 0.2, 0.0};
  check(table, {25.0, 40.0, 30.0, 0.0});
  // A list that nobody is on leaves the fit, and with it a cell that may have nobody.
  spec.assumed_false_positive_shares.clear();
  spec.in_doubt = {{0b0100}, {0b0001, 0b0011, 0b1001}};
  const FitOutcome outcome = estimate(
      spec, spec.lists, ContingencyTable(4, {0, 30, 20, 7, 25, 4, 5, 2, 0, 0, 0, 0, 0, 0, 0, 0}));
  REQUIRE(status_of(outcome) == Status::ok);
  const std::vector<CellInDoubt>& cells = std::get<Estimate>(outcome).in_doubt;
  REQUIRE(cells.size() == 4);
  CHECK(cells[2].count == 7.0);
  CHECK(cells[2].persons > 0.0);
  CHECK(cells[3].history == 0b1001);
  CHECK(cells[3].count == 0.0);
  CHECK(cells[3].persons == 0.0);
}

TEST_CASE("a table without any overlap has a status, never a huge number") {
  const ContingencyTable table(3, {0, 30, 20, 0, 25, 0, 0, 0});
  CHECK(status_of(fit_all(Chao{}, table)) == Status::no_overlap);
  CHECK(status_of(fit_all(LoglinearFixed{}, table)) == Status::no_mle);
  CHECK(status_of(fit_all(LoglinearStepwise{}, table)) == Status::no_mle);
  CHECK(status_of(fit_all(LoglinearFixed{FixedTerms::pairwise, {}}, table)) ==
        Status::not_identifiable);
  CHECK(status_of(fit_two(LincolnPetersen{}, table)) == Status::no_overlap);
  CHECK(status_of(fit_two(Chapman{}, table)) == Status::no_overlap);
  const ContingencyTable one_list(3, {0, 30, 0, 0, 0, 0, 0, 0});
  CHECK(status_of(fit_all(LoglinearFixed{}, one_list)) == Status::not_identifiable);
}

TEST_CASE("a count below 1e-9 is nobody, also where an expected table adds up to one") {
  ContingencyTable dust(3);
  for (CaptureHistory h = 1; h < 8; ++h) dust.add(h, 1e-10);
  ContingencyTable hardly_overlapping(3);
  for (CaptureHistory h : {1U, 2U, 4U}) hardly_overlapping.add(h, 200.0);
  for (CaptureHistory h : {3U, 5U, 6U, 7U}) hardly_overlapping.add(h, 1e-98);
  for (const Method& method : methods()) {
    CHECK(status_of(fit_all(method, dust)) == Status::no_data);
    const Status status = status_of(fit_all(method, hardly_overlapping));
    CHECK(status != Status::ok);
    CHECK(status != Status::not_converged);
  }
  for (const Method& method :
       {Method(LincolnPetersen{}), Method(Chapman{}), Method(FixedOddsRatio{}),
        Method(LinkageCorrected{}), Method(Trimmed{})}) {
    CHECK(status_of(fit_two(method, dust)) == Status::no_data);
    CHECK(status_of(fit_two(method, hardly_overlapping)) == Status::no_overlap);
  }
  CHECK(status_of(fit_all(Chao{}, hardly_overlapping)) == Status::no_overlap);
  CHECK(status_of(fit_all(LoglinearFixed{}, hardly_overlapping)) == Status::no_mle);
  // What merged lists add up to is what counts.
  const ListsInUse merged{{"both", 0b011}, {"third", 0b100}};
  ContingencyTable parts(3);
  parts.add(0b001, 7e-10);
  parts.add(0b010, 7e-10);
  CHECK(project(parts, merged)[0b01] == 1.4e-9);
}

TEST_CASE("two lists with nobody on them have no data, whoever is on others") {
  const ContingencyTable table(3, {0, 0, 0, 0, 25, 0, 0, 0});
  CHECK(status_of(fit_two(LincolnPetersen{}, table)) == Status::no_data);
  CHECK(status_of(fit_two(Chapman{}, table)) == Status::no_data);
}

TEST_CASE("a model with as many terms as it can have says nothing of the size, whatever is empty") {
  const LoglinearFixed saturated{FixedTerms::listed, {0b111}};
  CHECK(status_of(fit_all(saturated, ContingencyTable(3, {0, 30, 20, 7, 25, 4, 5, 2}))) ==
        Status::not_identifiable);
  CHECK(status_of(fit_all(saturated, ContingencyTable(3, {0, 30, 20, 7, 25, 4, 0, 2}))) ==
        Status::not_identifiable);
}

TEST_CASE("a list with everyone on it takes the dark figure to 0") {
  // Everyone is on A: its main effect, and the intercept, have no finite value.
  const ContingencyTable table(3, {0, 30, 0, 7, 0, 4, 0, 2});
  for (const Method& method :
       {Method(LoglinearFixed{}), Method(LoglinearStepwise{Criterion::p_value})}) {
    const FitOutcome outcome = fit_all(method, table);
    REQUIRE(status_of(outcome) == Status::ok);
    CHECK(std::get<Estimate>(outcome).population_size == 43.0);
    CHECK(std::get<Estimate>(outcome).boundary);
  }
}

TEST_CASE("two lists without overlap in a table that overlaps elsewhere") {
  const ContingencyTable table(3, {0, 30, 20, 0, 25, 4, 0, 0});
  CHECK(status_of(fit_two(LincolnPetersen{}, table)) == Status::no_overlap);
  const FitOutcome chapman = fit_two(Chapman{}, table);
  REQUIRE(status_of(chapman) == Status::ok);
  CHECK(std::get<Estimate>(chapman).boundary);
  CHECK(std::get<Estimate>(chapman).population_size == 35.0 * 21.0 - 1.0);
}

TEST_CASE("an interaction without overlap is a boundary estimate with its parameter counted") {
  const ContingencyTable table(3, {0, 30, 20, 0, 25, 4, 5, 0});
  const FitOutcome outcome = fit_all(LoglinearFixed{FixedTerms::listed, {0b011}}, table);
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  CHECK(e.boundary);
  CHECK(e.model->parameters == 5);
  CHECK(e.model->terms == std::vector<CaptureHistory>{1, 2, 4, 3});
  CHECK(e.model->coefficients.back() == -INFINITY);
}

TEST_CASE("an empty list changes nothing") {
  RandomStream random(1, 0, Purpose::estimator_sampler);
  const ContingencyTable table = persons_table(4, 1500, 3.0, random);
  ContingencyTable wider(5);
  for (CaptureHistory h = 1; h < 16; ++h) wider.add((h & 3) | ((h & 12) << 1), table[h]);
  for (const Method& method : methods()) {
    if (std::holds_alternative<Chao>(method)) continue;  // it counts lists, used or not
    const FitOutcome a = fit_all(method, table);
    const FitOutcome b = fit_all(method, wider);
    REQUIRE(status_of(a) == Status::ok);
    REQUIRE(status_of(b) == Status::ok);
    CHECK(std::get<Estimate>(b).population_size ==
          Approx(std::get<Estimate>(a).population_size).epsilon(1e-11));
    CHECK(std::get<Estimate>(b).model->parameters == std::get<Estimate>(a).model->parameters);
    CHECK(std::get<Estimate>(b).model->aic ==
          Approx(std::get<Estimate>(a).model->aic).epsilon(1e-11));
  }
}

TEST_CASE("Chao's estimator without anyone on exactly two lists") {
  // f1 = 12, f2 = 0, f3 = 2: N = 14 + (2/3) 12 11/2 = 58.
  const ContingencyTable table(3, {0, 5, 4, 0, 3, 0, 0, 2});
  const FitOutcome outcome = fit_all(Chao{}, table);
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  CHECK(e.population_size == Approx(58.0));
  const double variance = 44.0 + 4.0 / 9 * 12 * 23 * 23 / 4 - 4.0 / 9 * 20736 / (4 * 58.0);
  CHECK(*e.se == Approx(std::sqrt(variance)));
}

TEST_CASE("counts below 1e-9 are zero") {
  const ContingencyTable table(2, {0, 30, 20, 1e-10});
  CHECK(status_of(fit_all(LoglinearFixed{}, table)) == Status::no_mle);
}

TEST_CASE("relabelling the lists changes nothing") {
  int compared = 0;
  for (std::uint32_t replicate = 0; replicate < 300; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = 3 + static_cast<int>(replicate % 3);
    const ContingencyTable table = persons_table(lists, 800, 5.0, random);
    ContingencyTable rotated(lists);  // list j becomes list j + 1
    for (CaptureHistory h = 1; h < history_count(lists); ++h)
      rotated.add(((h << 1) | (h >> (lists - 1))) & (history_count(lists) - 1), table[h]);
    for (const Method& method : methods()) {
      Method moved = method;
      if (auto* fixed = std::get_if<LoglinearFixed>(&moved))
        for (CaptureHistory& term : fixed->listed) term <<= 1;
      const FitOutcome a = fit_all(method, table);
      const FitOutcome b = fit_all(moved, rotated);
      REQUIRE(status_of(a) == status_of(b));
      if (status_of(a) != Status::ok) continue;
      ++compared;
      CHECK(std::get<Estimate>(b).population_size ==
            Approx(std::get<Estimate>(a).population_size).epsilon(1e-9));
      CHECK(std::get<Estimate>(b).se.value() ==
            Approx(std::get<Estimate>(a).se.value()).epsilon(1e-9).margin(1e-9));
    }
  }
  CHECK(compared > 1500);
}

TEST_CASE("an estimate of nobody unseen is at the boundary, whatever the method") {
  const ContingencyTable nested(2, {0, 20, 0, 7});
  for (const Method& method :
       {Method(LincolnPetersen{}), Method(Chapman{}), Method(FixedOddsRatio{2.0}),
        Method(Trimmed{}), Method(LinkageCorrected{}), Method(LoglinearFixed{}),
        Method(LoglinearAverage{})}) {
    CAPTURE(method.index());
    const FitOutcome outcome = fit_two(method, nested);
    REQUIRE(status_of(outcome) == Status::ok);
    CHECK(std::get<Estimate>(outcome).population_size == 27.0);
    CHECK(std::get<Estimate>(outcome).boundary);
    const FitOutcome other = fit_two(method, ContingencyTable(2, {0, 20, 3, 7}));
    REQUIRE(status_of(other) == Status::ok);
    CHECK_FALSE(std::get<Estimate>(other).boundary);
  }
  const ContingencyTable no_singles(3, {0, 0, 0, 5, 0, 4, 3, 2});
  const FitOutcome chao = fit_all(Chao{}, no_singles);
  CHECK(std::get<Estimate>(chao).population_size == 14.0);
  CHECK(std::get<Estimate>(chao).boundary);
}

namespace {

/// The limits at the levels of a spec, the first and the further ones.
std::vector<std::optional<Interval>> intervals_of(const EstimatorSpec& spec,
                                                  const ContingencyTable& table) {
  const FitOutcome outcome = estimate(spec, numbered_lists(table.lists()), table, {7});
  const Estimate* e = std::get_if<Estimate>(&outcome);
  if (e == nullptr) return {};
  std::vector<std::optional<Interval>> intervals{e->interval};
  intervals.insert(intervals.end(), e->further.begin(), e->further.end());
  return intervals;
}

void check_further_levels(EstimatorSpec spec, const ContingencyTable& table) {
  constexpr double levels[] = {0.8, 0.95, 0.5};
  spec.level = levels[0];
  spec.further_levels = {levels[1], levels[2]};
  const auto together = intervals_of(spec, table);
  spec.further_levels.clear();
  REQUIRE((together.empty() || together.size() == 3));
  for (std::size_t l = 0; l < together.size(); ++l) {
    spec.level = levels[l];
    const auto alone = intervals_of(spec, table);
    REQUIRE(alone.size() == 1);
    REQUIRE(alone[0].has_value() == together[l].has_value());
    if (!alone[0]) continue;
    CHECK(alone[0]->lower == together[l]->lower);
    CHECK(alone[0]->upper == together[l]->upper);
  }
  if (together.size() == 3 && together[0] && together[1]) {
    CHECK(together[1]->lower <= together[0]->lower);
    CHECK(together[1]->upper >= together[0]->upper);
  }
}

}  // namespace

TEST_CASE("intervals at further levels are those of the same question at each level alone") {
  const ContingencyTable table(3, {0, 60, 49, 4, 247, 112, 142, 12});
  int methods_seen = 0;
  for (const testing::CheckedEstimator& estimator : testing::every_estimator(3)) {
    if (std::holds_alternative<MeanOf>(estimator.spec().method)) continue;
    INFO(estimator.spec().label);
    EstimatorSpec spec = estimator.spec();
    check_further_levels(spec, table);
    ++methods_seen;
  }
  CHECK(methods_seen > 30);
  for (const IntervalKind kind :
       {IntervalKind::profile, IntervalKind::bootstrap, IntervalKind::bca})
    for (const Method& method : {Method(LoglinearFixed{FixedTerms::listed, {3}}),
                                 Method(LoglinearStepwise{Criterion::aic_wald}),
                                 Method(ClosedPopulation{true, Heterogeneity::darroch})}) {
      INFO(static_cast<int>(kind) << " " << method.index());
      EstimatorSpec spec = spec_of(method, numbered_lists(3));
      spec.interval = {kind, 60};
      check_further_levels(spec, table);
    }
}

}  // namespace darknumber::fit_test
