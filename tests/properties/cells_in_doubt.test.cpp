// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/disagreeing_chains.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::cells_in_doubt_properties_test {
namespace {

EstimatorSpec spec_of(Method method, CellsInDoubt in_doubt, int lists) {
  static const std::vector<std::string> names{"A", "B", "C", "D", "E"};
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(std::span(names).first(static_cast<std::size_t>(lists)));
  spec.in_doubt = std::move(in_doubt);
  return spec;
}

FitOutcome outcome_of(const Method& method, const CellsInDoubt& in_doubt,
                      const ContingencyTable& table, const IntervalSpec& interval = {}) {
  EstimatorSpec spec = spec_of(method, in_doubt, table.lists());
  spec.interval = interval;
  return fit(spec, table, table, StreamKey{1});
}

ContingencyTable with_count(const ContingencyTable& table, CaptureHistory cell, double count) {
  ContingencyTable changed = table;
  changed.add(cell, count - table[cell]);
  return changed;
}

/// All but the counts of the cells left out, and how many were not taken at their word.
void check_same(const Estimate& one, const Estimate& other) {
  CHECK(one.population_size == other.population_size);
  CHECK(one.se == other.se);
  REQUIRE(one.interval.has_value() == other.interval.has_value());
  if (one.interval) {
    CHECK(one.interval->lower == other.interval->lower);
    CHECK(one.interval->upper == other.interval->upper);
  }
  CHECK(one.boundary == other.boundary);
  REQUIRE(one.model.has_value() == other.model.has_value());
  if (one.model) {
    CHECK(one.model->terms == other.model->terms);
    CHECK(one.model->bic == other.model->bic);
  }
  REQUIRE(one.in_doubt.size() == other.in_doubt.size());
  for (std::size_t c = 0; c < one.in_doubt.size(); ++c) {
    CHECK(one.in_doubt[c].history == other.in_doubt[c].history);
    CHECK(one.in_doubt[c].persons == other.in_doubt[c].persons);
  }
}

/// The answer where nobody is counted in the cells left out, one person, and many. True where it is
/// an estimate.
bool check_count_is_of_no_matter(const Method& method, const CellsInDoubt& in_doubt,
                                 ContingencyTable table, const IntervalSpec& interval = {}) {
  for (CaptureHistory cell : in_doubt.omitted) table = with_count(table, cell, 0.0);
  const FitOutcome nobody = outcome_of(method, in_doubt, table, interval);
  for (const double count : {1.0, 0.5, 1000.0}) {
    for (CaptureHistory cell : in_doubt.omitted) table = with_count(table, cell, count);
    const FitOutcome counted = outcome_of(method, in_doubt, table, interval);
    INFO("method " << method.index() << " count " << count);
    CHECK(status_of(counted) == status_of(nobody));
    if (status_of(counted) != Status::ok || status_of(nobody) != Status::ok) continue;
    const Estimate& estimate = std::get<Estimate>(counted);
    check_same(estimate, std::get<Estimate>(nobody));
    CHECK(estimate.in_doubt.front().count == count);
    CHECK(std::get<Estimate>(nobody).in_doubt.front().count == 0.0);
  }
  return status_of(nobody) == Status::ok;
}

/// The models that a test goes through.
std::vector<Method> models_of(int lists) {
  std::vector<Method> models{LoglinearFixed{FixedTerms::independence, {}},
                             LoglinearFixed{FixedTerms::pairwise, {}},
                             LoglinearStepwise{Criterion::aic}, LoglinearStepwise{Criterion::bic},
                             LoglinearStepwise{Criterion::p_value}};
  if (lists < 5) models.emplace_back(LoglinearAll{Criterion::bic, 2});
  return models;
}

struct Case {
  ContingencyTable table;
  CaptureHistory cell = 1;
};

/// Tables of people who differ, small ones with empty cells among them, each with a cell.
Case numbered_case(std::uint32_t number) {
  RandomStream random(2, number, Purpose::estimator_sampler);
  const int lists = 3 + static_cast<int>(3.0 * random.uniform());
  const int persons = static_cast<int>(40.0 * std::exp(4.0 * random.uniform()));
  ContingencyTable table = persons_table(lists, persons, 2.0, random);
  const auto cells = static_cast<double>(history_count(lists) - 1);
  return {std::move(table),
          static_cast<CaptureHistory>(1.0 + std::floor(cells * random.uniform()))};
}

constexpr std::uint32_t cases = 60;

bool close(double a, double b, double precision) {
  return std::abs(a - b) <= precision * std::max({std::abs(a), std::abs(b), 1.0});
}

}  // namespace

TEST_CASE("the count of a cell left out changes nothing") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Case one = numbered_case(number);
    INFO(number << " cell " << one.cell);
    for (const Method& method : models_of(one.table.lists()))
      check_count_is_of_no_matter(method, {{one.cell}, {}}, one.table);
  }
}

TEST_CASE("the count of a cell left out changes nothing where it alone knows its lists") {
  int estimated = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Case one = numbered_case(number);
    ContingencyTable known = one.table;
    for (CaptureHistory h = 1; h < known.counts().size(); ++h)
      if ((h & one.cell) != 0) known.add(h, -known[h]);
    if (known.observed() == 0.0) continue;
    INFO(number << " cell " << one.cell);
    for (const Method& method : models_of(one.table.lists()))
      estimated += check_count_is_of_no_matter(method, {{one.cell}, {}}, known) ? 1 : 0;
  }
  CHECK(estimated > static_cast<int>(cases) / 2);
}

TEST_CASE("the count of a cell left out changes no draw of a posterior, and no resample") {
  LatentClass classes;
  classes.draws = 200;
  classes.burn_in = 200;
  classes.chains = 2;
  BayesianThreshold threshold;
  threshold.draws = 200;
  threshold.burn_in = 50;
  const IntervalSpec bca{IntervalKind::bca, 100};
  for (const bool alone : {false, true}) {
    INFO((alone ? "the cell alone knows list 3" : "others know list 3"));
    const ContingencyTable table(
        4, alone ? std::vector<double>{0, 50, 60, 20, 0, 0, 0, 0, 30, 9, 8, 6, 0, 0, 0, 0}
                 : std::vector<double>{0, 50, 60, 20, 0, 7, 9, 4, 30, 9, 8, 6, 7, 3, 2, 1});
    const CellsInDoubt in_doubt{{0b0100}, {0b1000}};
    check_count_is_of_no_matter(threshold, in_doubt, table);
    CHECK(check_count_is_of_no_matter(classes, in_doubt, table));
    CHECK(check_count_is_of_no_matter(LoglinearFixed{FixedTerms::independence, {}}, in_doubt, table,
                                      bca));
  }
}

TEST_CASE("the count of a cell left out changes nothing of chains that disagree") {
  LatentClass classes;
  classes.draws = 50;
  classes.burn_in = 50;
  constexpr CaptureHistory cell = 0b100;
  const EstimatorSpec spec = spec_of(classes, {{cell}, {}}, 3);
  const auto report_of = [&](double count) {
    const ContingencyTable table(3, {0, 50, 60, 20, count, 0, 0, 0});
    return disagreeing_chains(spec, table, StreamKey{1}).value();
  };
  const ChainReport nobody = report_of(0.0);
  for (const double count : {0.5, 1000.0}) {
    const ChainReport counted = report_of(count);
    CHECK(counted.r_hat == nobody.r_hat);
    CHECK(counted.medians == nobody.medians);
  }
}

TEST_CASE("the count of a cell left out changes no sum over strata") {
  const ContingencyTable men(3, {0, 30, 20, 7, 25, 4, 5, 2});
  const ContingencyTable women(3, {0, 12, 9, 3, 17, 6, 2, 1});
  const ContingencyTable nobody(3);
  constexpr CaptureHistory cell = 0b100;
  EstimatorSpec spec = spec_of(LoglinearFixed{FixedTerms::independence, {}}, {{cell}, {}}, 3);
  spec.stratify = true;
  const auto sum_of = [&](const ContingencyTable& second) {
    ContingencyTable all = men;
    all.add(second);
    return estimate_all({spec}, spec.lists, all, {men, second}).front();
  };
  for (const ContingencyTable& second : {women, nobody}) {
    const FitOutcome none = sum_of(with_count(second, cell, 0.0));
    const FitOutcome many = sum_of(with_count(second, cell, 1000.0));
    REQUIRE(status_of(none) == Status::ok);
    REQUIRE(status_of(many) == Status::ok);
    check_same(std::get<Estimate>(none), std::get<Estimate>(many));
    CHECK(std::get<Estimate>(many).in_doubt.front().count == 1000.0 + men[cell]);
    CHECK(std::get<Estimate>(many).dropped - std::get<Estimate>(none).dropped == 1000.0);
  }
}

TEST_CASE("a cell that has as many as are expected where it is left out may be counted or not") {
  int compared = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Case one = numbered_case(number);
    for (const FixedTerms terms : {FixedTerms::independence, FixedTerms::pairwise}) {
      const Method method = LoglinearFixed{terms, {}};
      const FitOutcome outcome = outcome_of(method, {{one.cell}, {}}, one.table);
      const Estimate* without = std::get_if<Estimate>(&outcome);
      if (without == nullptr || without->boundary || without->in_doubt.empty()) continue;
      const double expected = without->in_doubt.front().persons;
      if (expected < 1e-6) continue;
      const FitOutcome whole = outcome_of(method, {}, with_count(one.table, one.cell, expected));
      INFO(number << " cell " << one.cell);
      REQUIRE(status_of(whole) == Status::ok);
      const Estimate& with = std::get<Estimate>(whole);
      CHECK(close(with.population_size, without->population_size, 1e-6));
      for (std::size_t t = 0; t < with.model->terms.size(); ++t)
        CHECK(close(with.model->coefficients[t], without->model->coefficients[t], 1e-6));
      ++compared;
    }
  }
  CHECK(compared > static_cast<int>(cases) / 2);
}

TEST_CASE("a bound that is far away is no bound") {
  int compared = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Case one = numbered_case(number);
    for (const Method& method : models_of(one.table.lists())) {
      const FitOutcome left_out = outcome_of(method, {{one.cell}, {}}, one.table);
      const Estimate* without = std::get_if<Estimate>(&left_out);
      // A selection that met infinite terms takes them for a bound's.
      if (without == nullptr || without->boundary) continue;
      const double far = 1e3 * (without->population_size + 10.0);
      const FitOutcome bounded =
          outcome_of(method, {{}, {one.cell}}, with_count(one.table, one.cell, far));
      INFO(number << " cell " << one.cell);
      REQUIRE(status_of(bounded) == Status::ok);
      const Estimate& with = std::get<Estimate>(bounded);
      if (with.boundary) continue;
      CHECK(close(with.population_size, without->population_size, 1e-6));
      ++compared;
    }
  }
  CHECK(compared > static_cast<int>(cases));
}

TEST_CASE("a bound that is met lies between the count taken at its word and none at all") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Case one = numbered_case(number);
    const Method method = LoglinearFixed{FixedTerms::independence, {}};
    const FitOutcome left_out = outcome_of(method, {{one.cell}, {}}, one.table);
    const FitOutcome bounded = outcome_of(method, {{}, {one.cell}}, one.table);
    const Estimate* without = std::get_if<Estimate>(&left_out);
    const Estimate* with = std::get_if<Estimate>(&bounded);
    if (without == nullptr || with == nullptr || without->boundary || with->boundary) continue;
    INFO(number << " cell " << one.cell);
    CHECK(with->in_doubt.front().persons <= one.table[one.cell] + 1e-9);
    CHECK(with->in_doubt.front().persons <= without->in_doubt.front().persons * (1.0 + 1e-9));
  }
}

TEST_CASE("cells in doubt go with their lists, whatever the order of these") {
  const auto swapped = [](CaptureHistory h) -> CaptureHistory {
    return static_cast<CaptureHistory>((h & ~0b101U) | ((h & 1U) << 2U) | ((h >> 2U) & 1U));
  };
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Case one = numbered_case(number);
    ContingencyTable moved(one.table.lists());
    for (CaptureHistory h = 1; h < one.table.counts().size(); ++h)
      moved.add(swapped(h), one.table[h]);
    for (const Method& method : models_of(one.table.lists()))
      for (const bool omitted : {true, false}) {
        const auto cells = [&](CaptureHistory cell) {
          return omitted ? CellsInDoubt{{cell}, {}} : CellsInDoubt{{}, {cell}};
        };
        const FitOutcome outcome = outcome_of(method, cells(one.cell), one.table);
        const FitOutcome other = outcome_of(method, cells(swapped(one.cell)), moved);
        INFO(number << " cell " << one.cell);
        REQUIRE(status_of(outcome) == status_of(other));
        if (status_of(outcome) != Status::ok) continue;
        const Estimate& one_way = std::get<Estimate>(outcome);
        const Estimate& other_way = std::get<Estimate>(other);
        // Where models tie, the order of the lists decides.
        if (!one_way.tied.empty() || !other_way.tied.empty()) continue;
        INFO(one_way.population_size << " " << other_way.population_size << " method "
                                     << method.index() << (omitted ? " omitted" : " bounded"));
        CHECK(close(one_way.population_size, other_way.population_size, 1e-7));
      }
  }
}

TEST_CASE("an interaction that is in cells left out alone leaves their number open") {
  RandomStream random(3, 0, Purpose::estimator_sampler);
  const ContingencyTable table = persons_table(3, 2000, 2.0, random);
  const Method pairs = LoglinearFixed{FixedTerms::pairwise, {}};
  // Seven cells less one for seven coefficients.
  CHECK(status_of(outcome_of(pairs, {{0b111}, {}}, table)) == Status::not_identifiable);
  CHECK(status_of(outcome_of(pairs, {{0b001}, {}}, table)) == Status::not_identifiable);
  CHECK(status_of(outcome_of(LoglinearFixed{FixedTerms::listed, {0b011}}, {{0b011, 0b111}, {}},
                             table)) == Status::not_identifiable);
  CHECK(status_of(outcome_of(LoglinearFixed{FixedTerms::listed, {0b011}}, {{0b011}, {}}, table)) ==
        Status::ok);
  CellsInDoubt all;
  for (CaptureHistory h = 1; h < 8; ++h) all.omitted.push_back(h);
  CHECK(status_of(outcome_of(pairs, all, table)) == Status::no_data);
}

TEST_CASE("a list whose only records are in a cell left out leaves its number open to pairs") {
  // Nobody known is on list 3: by independence it has nobody; with pairs its own cell may hold any
  // number.
  const ContingencyTable table(3, {0, 50, 60, 20, 30, 0, 0, 0});
  const FitOutcome independence =
      outcome_of(LoglinearFixed{FixedTerms::independence, {}}, {{0b100}, {}}, table);
  REQUIRE(status_of(independence) == Status::ok);
  CHECK(std::get<Estimate>(independence).population_size == Approx(70.0 * 80.0 / 20.0));
  CHECK(std::get<Estimate>(independence).in_doubt.front().persons == 0.0);
  CHECK(status_of(outcome_of(LoglinearFixed{FixedTerms::pairwise, {}}, {{0b100}, {}}, table)) ==
        Status::not_identifiable);
  // Of three other lists the pairs are told, and still any number may be in the cell, whatever is
  // counted there.
  for (const double count : {0.0, 30.0}) {
    const ContingencyTable four(4, {0, 50, 60, 20, 40, 12, 15, 6, count, 0, 0, 0, 0, 0, 0, 0});
    INFO(count);
    CHECK(status_of(outcome_of(LoglinearFixed{FixedTerms::pairwise, {}}, {},
                               with_count(four, 0b1000, 0.0))) == Status::ok);
    CHECK(status_of(outcome_of(LoglinearFixed{FixedTerms::pairwise, {}}, {{0b1000}, {}}, four)) ==
          Status::not_identifiable);
  }
}

}  // namespace darknumber::cells_in_doubt_properties_test
