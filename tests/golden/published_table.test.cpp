// SPDX-License-Identifier: MIT
// One share of false records on every list of a published table, and nothing else violated, against
// a closed form.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/input/read_table.h"
#include "tests/support/checkout.h"
#include "tests/support/ran_study.h"

namespace darknumber::testing::published_table_test {
namespace {

/// The published table of a country.
struct Published {
  std::string file;
  NamedTable named;
  double records = 0.0;  // of all lists

  explicit Published(const std::string& name)
      : file(checkout() + "/examples/data/" + name + ".csv"), named(load_table(file)) {
    for (int list = 0; list < named.table.lists(); ++list)
      records += named.table.on_all(only(list));
  }

  /// Where a share f of every list is false and each false record is a person of its own, the true
  /// records of list j are (1 - f) n_j, and those with any are observed - f * records: f is such
  /// that N (1 - prod_j (1 - (1 - f) n_j / N)) is as many.
  double excess_at(double share, double victims) const {
    double missed = 1.0;
    for (int list = 0; list < named.table.lists(); ++list)
      missed *= 1.0 - (1.0 - share) * named.table.on_all(only(list)) / victims;
    return victims * (1.0 - missed) - (named.table.observed() - share * records);
  }

  /// The share, by bisection. The excess grows with it from below 0, where so many victims are
  /// fewer than the table shows without false records.
  double share_with(double victims) const {
    double low = 0.0;
    double high = 0.9;
    REQUIRE(excess_at(low, victims) < 0.0);
    REQUIRE(excess_at(high, victims) > 0.0);
    for (int halving = 0; halving < 100; ++halving) {
      const double middle = 0.5 * (low + high);
      (excess_at(middle, victims) < 0.0 ? low : high) = middle;
    }
    return low;
  }

  /// Victims without any false record, the independence model's estimate; and it stays that
  /// estimate, since the lists keep their sizes and as many people are on any.
  double independence() const {
    double low = named.table.observed();
    double high = 1e7;
    for (int halving = 0; halving < 200; ++halving) {
      const double middle = 0.5 * (low + high);
      (excess_at(0.0, middle) < 0.0 ? low : high) = middle;
    }
    return low;
  }

  /// A tipping point of the share, as a scenario.
  std::string study(const std::string& asked) const {
    std::string agencies;
    for (const std::string& name : named.lists)
      agencies += fmt::format("{}{{\"name\": \"{}\"}}", agencies.empty() ? "" : ", ", name);
    return fmt::format(R"({{"schema": 1, "table": {{"file": "{}"}}, "population": {{}},
      "agencies": [{}],
      "estimation": {{"estimators": [{{"method": "loglinear", "terms": "independence"}}]}},
      "study": {{"type": "tipping_point", {}, "factors": [
        {{"path": "agencies[*].false_positive_share", "range": [0, 0.9]}}]}}}})",
                       file, agencies, asked);
  }
};

double crossing_of(const RanStudy& study) {
  const TippingPoints& points = *std::get<TippingOutcome>(study.run.outcome).solved.one;
  REQUIRE(points.crossings.size() == 1);
  return points.crossings.front().at;
}

}  // namespace

TEST_CASE("the share of false records at which independence is twice the truth") {
  const std::vector<std::pair<std::string, double>> printed{
      {"netherlands", 0.2892}, {"united_kingdom", 0.286}, {"new_orleans", 0.287}};
  for (const auto& [name, digits] : printed) {
    INFO(name);
    const Published published(name);
    const double victims = 0.5 * published.independence();
    const RanStudy study = run_study_text(
        published.study(R"("estimator": "independence", "measure": "inflation", "target": 2)"));
    CHECK(crossing_of(study) == Approx(published.share_with(victims)).epsilon(1e-7));
    CHECK(std::abs(crossing_of(study) - digits) < 0.0005);
    CHECK(study.run.result.points.front().truth == Approx(victims).epsilon(1e-7));
  }
  CHECK(std::abs(0.5 * Published("netherlands").independence() - 26412.0) < 0.5);
}

TEST_CASE("the worked study of the published figure has the closed form's answers") {
  const std::string file = checkout() + "/scenarios/studies/published_figure.json";
  const Published dutch("netherlands");
  const double figure = std::sqrt(42000.0 * 58000.0);
  const RanStudy halved = run_study_file(file);
  CHECK(crossing_of(halved) == Approx(dutch.share_with(figure / 2.0)).epsilon(1e-7));
  CHECK(std::abs(crossing_of(halved) - 0.3125) < 5e-5);
  const RanStudy persons = run_study_file(file, {"study.measure=truth", "study.target=20000"});
  CHECK(crossing_of(persons) == Approx(dutch.share_with(20000.0)).epsilon(1e-7));
  CHECK(std::abs(crossing_of(persons) - 0.3798) < 5e-5);
  CHECK(persons.run.result.points.front().truth == Approx(20000.0).epsilon(1e-9));
}

TEST_CASE("claims about the truth and a published figure are judged exactly") {
  const std::string claims =
      R"(claims=[
    {"text": "With three in ten false, the published figure is nearly twice the truth",
     "measure": "published_inflation", "at_least": 1.9,
     "where": {"agencies[*].false_positive_share": 0.3}},
    {"text": "With three in ten false, half of the victims are left",
     "measure": "truth", "at_most": 0.5, "where": {"agencies[*].false_positive_share": 0.3},
     "than": {"where": {"agencies[*].false_positive_share": 0}}},
    {"text": "With a quarter false, half of them are left", "measure": "truth", "at_most": 0.5,
     "where": {"agencies[*].false_positive_share": 0.25},
     "than": {"where": {"agencies[*].false_positive_share": 0}}},
    {"text": "The published figure is no higher than what independence says",
     "measure": "published_inflation", "at_most": 1,
     "than": {"measure": "inflation", "estimator": "independence"}}])";
  for (const std::string evaluate : {"expected", "monte_carlo"}) {
    INFO(evaluate);
    const RanStudy study =
        run_study_file(checkout() + "/scenarios/studies/published_figure.json",
                       {claims, "study.evaluate=" + evaluate, "monte_carlo.replicates=20"});
    const Published dutch("netherlands");
    REQUIRE(study.run.claims.size() == 4);
    const ClaimAtPoint& truth = study.run.claims[1].points.front();
    CHECK(study.run.claims[0].verdict == Verdict::supported);
    CHECK(study.run.claims[1].verdict == Verdict::supported);
    CHECK(truth.bound == Approx(dutch.independence() / 2.0).epsilon(1e-4));
    CHECK(truth.mcse == 0.0);
    CHECK(std::abs(dutch.excess_at(0.3, truth.value)) < 0.5);
    CHECK(study.run.claims[2].verdict == Verdict::not_supported);
    CHECK(study.run.claims[3].verdict == Verdict::supported);
  }
}

}  // namespace darknumber::testing::published_table_test
