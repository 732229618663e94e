// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <optional>

#include "engine/estimators/fit.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::profile_intervals_test {
namespace {

/// Rcapture takes Stirling's formula for log N! - log (N - n)!, without its 1/(12 N). It matters
/// most where few are unseen: the lower limit of Korea has 8 of them.
constexpr double tolerance = 1e-4;
/// Where fewer than ten are unseen at the centre of the interval (Mth on Korea, 5.5): Rcapture's
/// likelihood then even rises without bound next to n, and its lower limit is n itself.
constexpr double tolerance_of_few = 1e-3;

EstimatorSpec with_profile(const ReferenceTable& table, Method method) {
  EstimatorSpec spec = over_all_lists(table, std::move(method));
  spec.interval.kind = IntervalKind::profile;
  return spec;
}

/// The model of a reference's name; none where the contract has no such model (M0), where the
/// method has no profile (Mth_Darroch), and where the reference's interval is no profile
/// (Mth_Normal).
std::optional<Method> method_of(const std::string& name, const nlohmann::json& reference,
                                const ReferenceTable& table) {
  if (name == "Mt" || name == "Mt_default_fmaxSupCL3")
    return LoglinearFixed{FixedTerms::independence, {}};
  if (name == "best_pair")
    return LoglinearFixed{FixedTerms::listed, {term_of(reference.at("pair"), table)}};
  if (name == "Mth_Darroch") return ClosedPopulation{true, Heterogeneity::darroch, false};
  return std::nullopt;
}

/// What a log-linear model of independent lists has in closed form: the fitted probability of a
/// person to be on list j is n_j / N.
struct Independence {
  std::vector<double> sizes;
  double observed = 0.0;

  explicit Independence(const ContingencyTable& table) : observed(table.observed()) {
    for (int list = 0; list < table.lists(); ++list) sizes.push_back(table.on_all(only(list)));
  }

  double logs_of_probabilities(double n) const {
    double sum = 0.0;
    for (double size : sizes) sum += size * std::log(size / n) + (n - size) * std::log1p(-size / n);
    return sum;
  }
};

double exact(const Independence& model, double n) {
  return boost::math::lgamma(n + 1.0) - boost::math::lgamma(n - model.observed + 1.0) +
         model.logs_of_probabilities(n);
}

/// As Rcapture has it: log x! is x log x - x + log(2 pi x)/2.
double with_stirling(const Independence& model, double n) {
  const double unseen = n - model.observed;
  return n * std::log(n) - unseen * std::log(unseen) - model.observed + 0.5 * std::log(n / unseen) +
         model.logs_of_probabilities(n);
}

/// The 95 % interval of a likelihood by golden sections and bisection on a log scale: slow and
/// plain.
template <typename LogLikelihood>
Interval plain_interval(const Independence& model, LogLikelihood log_likelihood) {
  const auto at = [&](double u) { return log_likelihood(model, model.observed + std::exp(u)); };
  double low = std::log(1e-3);
  double high = std::log(1e4 * model.observed);
  for (int step = 0; step < 200; ++step) {
    const double third = (high - low) / 3.0;
    (at(low + third) < at(high - third) ? low : high) =
        at(low + third) < at(high - third) ? low + third : high - third;
  }
  const double top = 0.5 * (low + high);
  constexpr double half_chi_squared = 0.5 * 3.841458820694124;
  const double cut = at(top) - half_chi_squared;
  const auto crossing = [&](double inside, double outside) {
    for (int step = 0; step < 200; ++step) {
      const double middle = 0.5 * (inside + outside);
      (at(middle) > cut ? inside : outside) = middle;
    }
    return model.observed + std::exp(inside);
  };
  return {crossing(top, std::log(1e-3)), crossing(top, std::log(1e4 * model.observed))};
}

std::string options_of(const std::string& name) {
  if (name == "Mth_Darroch") return "heterogeneity darroch, interval profile";
  return name == "best_pair" ? "terms of one pair, interval profile"
                             : "terms independence, interval profile";
}

}  // namespace

void compare_profiles(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("rcapture_profile_ci");
  std::map<std::string, int> compared;
  int without_estimate = 0;
  int few = 0;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json values = page.open(dataset, "rcapture_profile_ci").at("values");
    for (const auto& [name, reference] : values.items()) {
      const std::optional<Method> method = method_of(name, reference, table);
      if (!method) continue;
      INFO(dataset << " " << name);
      const std::string estimator = name == "Mth_Darroch" ? "mth" : "loglinear";
      const FitOutcome outcome = fit(with_profile(table, *method), table.counts, table.counts);
      if (reference.at("CI").at("infoCI") != 0) {  // Artificial_3: Rcapture warns of its own fit
        ++without_estimate;
        if (name == "best_pair") {  // its 1.4e13 is no estimate
          CHECK(status_of(outcome) == Status::no_mle);
          page.disagrees(estimator, "profile limits of a model without a finite maximum, 1.4e13");
          continue;
        }
        // Darroch: 96.00004 in Rcapture, on the way to n = 96, with limits 96 and 103.99284; with
        // so few unseen, log-factorials by Stirling's formula matter.
        const Estimate e = std::get<Estimate>(outcome);
        page.disagrees(estimator,
                       "the likelihood is highest where all are seen, and the profile's limits are "
                       "96 to 103.81; Rcapture, with Stirling's formula, has 96 to 103.99",
                       2);
        CHECK(e.population_size == 96.0);
        CHECK(e.interval.value().lower == 96.0);
        CHECK(e.interval->upper == Approx(103.81353).epsilon(1e-7));
        CHECK(reference.at("CI").at("supCL").get<double>() == Approx(103.99284).epsilon(1e-7));
        continue;
      }
      REQUIRE(status_of(outcome) == Status::ok);
      const Estimate& e = std::get<Estimate>(outcome);
      const double unseen =
          reference.at("CI").at("abundance").get<double>() - table.counts.observed();
      const double most = unseen < 10.0 ? tolerance_of_few : tolerance;
      few += unseen < 10.0 ? 1 : 0;
      testing::AccuracyRow& row = page.row(estimator, options_of(name));
      CHECK(row.errors.add(e.interval.value().lower, reference.at("CI").at("infCL")) < most);
      CHECK(row.errors.add(e.interval.value().upper, reference.at("CI").at("supCL")) < most);
      page.disagrees(
          estimator,
          "its profile has Stirling's formula for log N!, without the term 1/(12 N): its "
          "limits are compared all the same, and agree to 3.5e-8 with a profile of "
          "independence that has that formula",
          2);
      const FitOutcome own = fit(over_all_lists(table, *method), table.counts, table.counts);
      CHECK(std::get<Estimate>(own).population_size == e.population_size);
      ++compared[name];
    }
  }
  CHECK(datasets.size() == 16);
  CHECK(count_of_files("rcapture_profile_ci") == datasets.size());
  CHECK(compared ==
        std::map<std::string, int>{
            {"Mt", 16}, {"Mt_default_fmaxSupCL3", 16}, {"Mth_Darroch", 15}, {"best_pair", 15}});
  CHECK(without_estimate == 2);
  CHECK(few == 1);
}

TEST_CASE("profile intervals equal Rcapture's") {
  testing::AccuracyPage page;
  compare_profiles(page);
}

TEST_CASE("the difference between profile intervals and Rcapture's is Stirling's formula") {
  WorstDifference ours;
  WorstDifference theirs;
  for (const std::string& dataset : indexed_datasets("rcapture_profile_ci")) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    const Independence model(table.counts);
    const Interval plain = plain_interval(model, exact);
    const FitOutcome outcome =
        fit(with_profile(table, LoglinearFixed{FixedTerms::independence, {}}), table.counts,
            table.counts);
    const Interval profile = std::get<Estimate>(outcome).interval.value();
    CHECK(ours.add(profile.lower, plain.lower) < 1e-8);
    CHECK(ours.add(profile.upper, plain.upper) < 1e-8);
    const Interval stirling = plain_interval(model, with_stirling);
    const nlohmann::json reference =
        read_reference(dataset, "rcapture_profile_ci").at("values").at("Mt").at("CI");
    CHECK(theirs.add(stirling.lower, reference.at("infCL")) < 1e-6);
    CHECK(theirs.add(stirling.upper, reference.at("supCL")) < 1e-6);
  }
  fmt::print("Profiles of independence in closed form: ours {:.1e}, Rcapture's {:.1e}\n",
             ours.worst(), theirs.worst());
}

}  // namespace darknumber::profile_intervals_test
