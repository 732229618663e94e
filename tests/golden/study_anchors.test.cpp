// SPDX-License-Identifier: MIT
// Studies of small worlds, through the scenario format and the studies themselves, against closed
// forms and numbers from a program that shares no code with this one.
#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/anchor_studies.h"
#include "tests/support/ran_study.h"

namespace darknumber::testing::study_anchors_test {
namespace {

const TippingSolution& tipping_of(const RanStudy& study) {
  return std::get<TippingOutcome>(study.run.outcome).solved;
}

TippingPoints::Crossing only_crossing(const RanStudy& study) {
  const TippingPoints& points = *tipping_of(study).one;
  REQUIRE(points.crossings.size() == 1);
  CHECK(points.count() == TippingPoints::Count::one);
  return points.crossings.front();
}

/// Estimate / truth in each row of a sweep over these values of a field.
std::vector<double> sweep(const AnchorWorld& world, const std::string& path,
                          const std::string& values) {
  const RanStudy study = run_study_text(world.with_study(fmt::format(
      R"("type": "sweep", "factors": [{{"path": "{}", "values": {}}}])", path, values)));
  std::vector<double> ratios;
  for (std::size_t row = 0; row < study.plan.rows.size(); ++row)
    ratios.push_back(study.measured(row, world.estimator(), "inflation").measured.value);
  return ratios;
}

/// Two lists of the same capture probability or not, the first referring victims to the second.
AnchorWorld referring(double first, double second, double probability) {
  AnchorWorld world{{first, second}, ""};
  world.further = fmt::format(
      R"("referrals": [{{"from": "A", "to": "B", "probability": {:.17g}, "applies_to": "victims"}}])",
      probability);
  return world;
}

/// Estimate / truth with referral alone: Lincoln-Petersen with the second list and the overlap that
/// referral leaves.
double referral_factor(double p1, double p2, double probability) {
  return (p2 + probability * p1 * (1.0 - p2)) / (p2 + probability * (1.0 - p2));
}

const std::string both_shares = R"("path": "agencies[*].false_positive_share", "range": [0, 0.9])";

}  // namespace

TEST_CASE("the tipping points of two and three lists, through scenarios") {
  for (const Anchor& anchor : anchors()) {
    INFO(anchor.name);
    const RanStudy study = run_study_text(anchor.study("expected"));
    const TippingPoints::Crossing crossing = only_crossing(study);
    CHECK(std::abs(crossing.at - anchor.at) < anchor.margin);
    CHECK(crossing.value == Approx(anchor.target).epsilon(1e-9));
    CHECK(study.measured(0, anchor.world.estimator(), "inflation").measured.value ==
          Approx(anchor.target).epsilon(1e-9));
  }
}

TEST_CASE("the tipping points have the digits that are printed of them") {
  const std::vector<std::pair<std::string, double>> printed{
      {"false records on both lists", 0.2928932188},
      {"false records on one list", 0.5},
      {"missed links", 0.5},
      {"dependence at 0.1 and 0.1", 0.44598338},
      {"dependence at 0.2 and 0.3", 0.34640523},
      {"dependence at 0.5 and 0.5", 0.11111111}};
  std::size_t seen = 0;
  for (const Anchor& anchor : anchors())
    for (const auto& [name, digits] : printed)
      if (anchor.name == name) {
        ++seen;
        CHECK(std::abs(anchor.at - digits) < 5.1e-9);
      }
  CHECK(seen == printed.size());
}

TEST_CASE("estimate to truth where an assumption is violated so far") {
  // Two lists, odds ratios 0.5, 2 and 5; three lists, false shares; to the digits printed.
  const auto check = [](const std::vector<double>& found, const std::vector<double>& printed,
                        double last_digit) {
    REQUIRE(found.size() == printed.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK(std::abs(found[i] - printed[i]) < last_digit);
  };
  const auto odds = [](double p1, double p2) {
    return sweep({{p1, p2}, ""}, "dependence[A,B].odds_ratio", "[0.5, 2, 5]");
  };
  check(odds(0.1, 0.1), {1.80553851, 0.59154759, 0.33620499}, 5.1e-9);
  check(odds(0.2, 0.3), {1.53898669, 0.70760337, 0.50493902}, 5.1e-9);
  check(odds(0.5, 0.5), {1.20710678, 0.85355339, 0.72360680}, 5.1e-9);
  const auto shares = [](std::vector<double> p) {
    return sweep({std::move(p), ""}, "agencies[*].false_positive_share", "[0.05, 0.1, 0.2, 0.3]");
  };
  check(shares({0.2, 0.3, 0.4}), {1.114266, 1.248372, 1.597028, 2.107688}, 5.1e-7);
  check(shares({0.05, 0.1, 0.15}), {1.109629, 1.238119, 1.571462, 2.058323}, 5.1e-7);
  check(shares({0.02, 0.03, 0.05}), {1.108580, 1.235785, 1.565578, 2.046840}, 5.1e-7);
  for (const Anchor& anchor : anchors()) {
    if (anchor.name == "latent classes")
      check(sweep(anchor.world, "agencies[*].loadings[ease]", "[1]"), {0.55862069}, 5.1e-9);
    if (anchor.name == "false records and missed links")
      CHECK(std::abs(anchor.target - 1.37174211) < 5.1e-9);
  }
}

TEST_CASE("two strata: the same ratio at two shares, and the least between them") {
  // Shares s and 1 - s, met with probability 0.5 and 0.1: (0.1 + 0.4 s)^2 / (0.01 + 0.24 s).
  AnchorWorld world{{0.18, 0.18}, ""};
  world.further = fmt::format(
      R"("population": {{"victims": {}, "strata": [{{"name": "seen", "share": 0.2}},
                                                   {{"name": "unseen", "share": 0.8}}]}})",
      world.victims);
  std::string text = world.with_study(
      R"("type": "tipping_point", "measure": "inflation", "target": 0.5586206896551724,
         "factors": [{"path": "population.strata[seen].share", "range": [0, 1]}])");
  const std::string plain = R"("capture_probability": 0.17999999999999999)";
  for (std::size_t at = 0; (at = text.find(plain, at)) != std::string::npos; at += plain.size())
    text.insert(at + plain.size(), R"(, "by_stratum": {"seen": {"capture_probability": 0.5},
                                                       "unseen": {"capture_probability": 0.1}})");
  const RanStudy study = run_study_text(text);
  const TippingPoints& points = *tipping_of(study).one;
  REQUIRE(points.crossings.size() == 2);
  // The product of the two roots of (0.1 + 0.4 s)^2 = r (0.01 + 0.24 s) is 0.01 (1 - r) / 0.16.
  const double other = 0.01 * (1.0 - 0.0324 / 0.058) / 0.16 / 0.2;
  CHECK(points.crossings[0].at == Approx(other).margin(1e-9));
  CHECK(points.crossings[1].at == Approx(0.2).margin(1e-9));
  CHECK(points.least->value == Approx(5.0 / 9.0).margin(1e-9));
  CHECK_FALSE(points.monotone);
}

TEST_CASE("false positives and referrals: the share that undoes a referral") {
  struct Row {
    double p1, p2, referral, percent, last_digit;
  };
  // To the digits printed; the closed form is (1 - f)^2 = the factor of referral.
  const Row rows[] = {{0.1, 0.1, 0.01, 3.8, 0.05},  {0.1, 0.1, 0.02, 7.1, 0.05},
                      {0.1, 0.1, 0.05, 15.1, 0.05}, {0.1, 0.1, 0.1, 24.3, 0.05},
                      {0.1, 0.1, 0.2, 35.1, 0.05},  {0.1, 0.02, 0.01, 16.0, 0.5},
                      {0.1, 0.02, 0.05, 40.0, 0.5}};
  for (const Row& row : rows) {
    INFO(row.p2 << " and referral " << row.referral);
    const RanStudy study = run_study_text(
        referring(row.p1, row.p2, row.referral)
            .with_study(R"("type": "tipping_point", "measure": "inflation", "target": 1,
                           "factors": [{)" +
                        both_shares + "}]"));
    const double share = only_crossing(study).at;
    CHECK(std::abs(100.0 * share - row.percent) < row.last_digit);
    const double exact = 1.0 - std::sqrt(referral_factor(row.p1, row.p2, row.referral));
    CHECK(std::abs(share - exact) < 1e-9);
  }
}

TEST_CASE("false positives and referrals: the whole line of break-even") {
  const RanStudy study = run_study_text(
      referring(0.1, 0.1, 0.0)
          .with_study(
              R"("type": "tipping_point", "measure": "inflation", "target": 1, "factors": [
         {"path": "agencies[*].false_positive_share", "range": [0, 0.5]},
         {"path": "referrals[A,B].probability", "range": [0, 0.3]}])"));
  const Contour& contour = *tipping_of(study).two;
  REQUIRE(contour.lines.size() == 1);
  CHECK(contour.lines[0].points.size() > 30);
  for (const Contour::Point& point : contour.lines[0].points) {
    const double left = (1.0 - point.first) * (1.0 - point.first);
    CHECK(std::abs(left - referral_factor(0.1, 0.1, point.second)) < 1e-9);
  }
}

TEST_CASE("the ledger of false positives and referrals that cancel") {
  const double factor = referral_factor(0.1, 0.1, 0.05);
  const double share = 1.0 - std::sqrt(factor);
  std::string text = referring(0.1, 0.1, 0.05).with_study(R"("type": "ledger")");
  const std::string plain = R"("name": ")";
  for (std::size_t at = 0; (at = text.find(plain, at)) != std::string::npos; at += plain.size())
    text.insert(at, fmt::format(R"("false_positive_share": {:.17g}, )", share)),
        at = text.find(plain, at);
  const RanStudy study = run_study_text(text);
  const auto& ledger = std::get<LedgerOutcome>(study.run.outcome);
  REQUIRE(ledger.violations ==
          std::vector<Violation>{Violation::referrals, Violation::false_positives});
  const LedgerOutcome::OfAnswer& one = ledger.answers.at(0);
  const double down = factor - 1.0;  // referral alone, then false positives alone
  const double up = 1.0 / factor - 1.0;
  CHECK(*one.off.value == Approx(1.0).epsilon(1e-9));
  CHECK(*one.all.value == Approx(1.0).epsilon(1e-9));
  CHECK(*one.lines[0].alone.value == Approx(down).epsilon(1e-9));
  CHECK(*one.lines[0].last.value == Approx(-up).epsilon(1e-9));
  CHECK(*one.lines[0].shapley.value == Approx(0.5 * (down - up)).epsilon(1e-9));
  CHECK(*one.lines[1].alone.value == Approx(up).epsilon(1e-9));
  CHECK(*one.lines[1].last.value == Approx(-down).epsilon(1e-9));
  CHECK(*one.lines[1].shapley.value == Approx(0.5 * (up - down)).epsilon(1e-9));
  CHECK(*one.lines[0].alone.mcse == 0.0);
}

TEST_CASE("the ledger of referrals alone has the printed ratios") {
  const double printed[][2] = {{0.05, 0.72}, {0.1, 0.57}, {0.2, 0.42}};
  for (const auto& [referral, ratio] : printed) {
    const RanStudy study =
        run_study_text(referring(0.1, 0.1, referral).with_study(R"("type": "ledger")"));
    const auto& one = std::get<LedgerOutcome>(study.run.outcome).answers.at(0);
    CHECK(std::abs(*one.all.value - ratio) < 0.0051);
    CHECK(*one.all.value == Approx(referral_factor(0.1, 0.1, referral)).epsilon(1e-9));
  }
}

}  // namespace darknumber::testing::study_anchors_test
