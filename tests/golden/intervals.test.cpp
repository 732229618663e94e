// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <regex>

#include "engine/estimators/fit.h"
#include "engine/estimators/intervals/resampling_intervals.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

// The peers draw other resamples, so their limits are compared as random numbers. Of ours there is
// a pool of P; from it B at a time, as many as the peer had, are drawn 400 times over, and each
// time everything is computed anew. The mean over these is what the peer's number is expected to
// be, and their standard deviation s the Monte Carlo standard error of one such number; the pool's
// own adds s sqrt(B/P). So the difference has the standard error s sqrt(1 + B/P).

namespace darknumber::intervals_test {
namespace {

constexpr int pool_size = 3000;
constexpr int redraws = 400;
constexpr double bound = 5.0;  // standard errors
constexpr double tolerance = 1e-6;

Refit refit_by(const EstimatorSpec& spec) {
  return [spec](const ContingencyTable& table, const StreamKey&) -> std::optional<double> {
    const FitOutcome outcome = fit(spec, table, table);
    const Estimate* estimate = std::get_if<Estimate>(&outcome);
    return estimate ? std::optional<double>(estimate->population_size) : std::nullopt;
  };
}

ResampledSizes pool_of(const ReferenceTable& table, const Refit& refit) {
  const auto counts = table.counts.counts();
  return resample({table.counts.lists(), std::vector<double>(counts.begin(), counts.end()),
                   static_cast<std::int64_t>(table.counts.observed()), pool_size},
                  {}, refit);
}

/// As MultipleSystemsEstimation has it, which leaves out the resamples where no model has an
/// estimate; here they count as infinite. On Korea it is one in fifty, and decides whether the
/// upper 97.5 % limit is finite.
ResampledSizes without_failed(ResampledSizes sizes) {
  sizes.ascending.resize(sizes.ascending.size() - static_cast<std::size_t>(sizes.failed));
  return sizes;
}

using Statistic = std::function<double(const ResampledSizes&)>;

struct Law {
  double mean = 0.0;
  double error = 0.0;  // of the difference between a number of the peer and the mean
};

std::vector<ResampledSizes> redraws_of(const ResampledSizes& pool, int resamples) {
  std::vector<ResampledSizes> drawn(redraws);
  for (int redraw = 0; redraw < redraws; ++redraw) {
    RandomStream stream(2, static_cast<std::uint32_t>(redraw), Purpose::estimator_bootstrap);
    std::vector<double>& sizes = drawn[static_cast<std::size_t>(redraw)].ascending;
    for (int r = 0; r < resamples; ++r)
      sizes.push_back(pool.ascending[static_cast<std::size_t>(
          stream.uniform() * static_cast<double>(pool.ascending.size()))]);
    std::sort(sizes.begin(), sizes.end());
  }
  return drawn;
}

/// The comparison of a peer's random numbers with their laws.
class Peer {
 public:
  Peer(const ResampledSizes& pool, int resamples, testing::Distances& distances)
      : distances_(distances),
        drawn_(redraws_of(pool, resamples)),
        inflation_(1.0 + static_cast<double>(resamples) / pool_size) {}

  /// The peer counts ties by rounding: any part of them. So two laws, of none and of all of them.
  void check(const std::string& name, double value, const Statistic& ties_out,
             const Statistic& ties_in) {
    const Law low = law_of(ties_out);
    const Law high = law_of(ties_in);
    INFO(name << ": " << value << ", expected " << low.mean << " to " << high.mean
              << ", standard error " << low.error);
    const double rounding = tolerance * std::abs(value);
    CHECK(value >
          std::min(low.mean - bound * low.error, high.mean - bound * high.error) - rounding);
    CHECK(value <
          std::max(low.mean + bound * low.error, high.mean + bound * high.error) + rounding);
    const double distance = std::min(std::abs(value - low.mean), std::abs(value - high.mean));
    distances_.add_in_errors(low.error > 0.0 ? distance / low.error : 0.0);
    ++compared;
  }

  int compared = 0;

 private:
  Law law_of(const Statistic& statistic) const {
    std::vector<double> values;
    for (const ResampledSizes& sizes : drawn_) values.push_back(statistic(sizes));
    Law law;
    for (double value : values) law.mean += value / redraws;
    double squares = 0.0;
    for (double value : values) squares += (value - law.mean) * (value - law.mean);
    law.error = std::sqrt(squares / (redraws - 1) * inflation_);
    return law;
  }

  testing::Distances& distances_;
  std::vector<ResampledSizes> drawn_;
  double inflation_;  // of the variance, by the pool's own
};

/// The part of the resamples below an estimate, and of those that equal it `part`.
double below(const ResampledSizes& sizes, double estimate, double part) {
  const double strictly = share_below(sizes, estimate * (1.0 - 3e-9));
  const double with_ties = share_below(sizes, estimate * (1.0 + 3e-9));
  return strictly + part * (with_ties - strictly);
}

/// Log, so that long tails are less so.
Statistic log_limit(double estimate, double acceleration, double share, double ties) {
  return [=](const ResampledSizes& sizes) {
    return std::log(bca_limit(sizes, below(sizes, estimate, ties), acceleration, share).value());
  };
}

int resamples_in(const nlohmann::json& file) {
  std::smatch found;
  const std::string call = file.at("call");
  REQUIRE(std::regex_search(call, found, std::regex("nboot=([0-9]+)")));
  return std::stoi(found[1]);
}

void check_limits(Peer& peer, const nlohmann::json& limits, double estimate, double acceleration) {
  for (const auto& [share, value] : limits.items()) {
    if (!value.is_number()) continue;
    const double at = std::stod(share);
    peer.check(share, std::log(value.get<double>()), log_limit(estimate, acceleration, at, 0.0),
               log_limit(estimate, acceleration, at, 1.0));
  }
}

}  // namespace

void compare_bca_of_stepwise(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("sparsemse_bca");
  REQUIRE(datasets.size() == 8);
  REQUIRE(indexed_datasets("mse_stepwise_bca") == datasets);  // the peer's name
  CHECK(count_of_files("sparsemse_bca") == 8);
  CHECK(count_of_files("mse_stepwise_bca") == 8);
  int compared = 0;
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const EstimatorSpec spec = over_all_lists(table, LoglinearStepwise{Criterion::p_value, 0.02});
    const Refit refit = refit_by(spec);
    const ResampledSizes pool = pool_of(table, refit);
    const double estimate = refit(table.counts, {}).value();
    const double a = acceleration(table.counts, {}, refit).value();
    for (const char* package : {"sparsemse_bca", "mse_stepwise_bca"}) {
      INFO(dataset << " " << package);
      const nlohmann::json file = page.open(dataset, package);
      testing::AccuracyRow& row = page.row("loglinear", "stepwise, p_value 0.02, interval bca");
      const nlohmann::json& values = file.at("values");
      CHECK(row.values.add(estimate, values.at("popest")) < tolerance);
      CHECK(row.values.add(a, values.at("ahat")) < tolerance);
      Peer peer(pool, resamples_in(file), row.chance);
      check_limits(peer, values.at("BCa"), estimate, a);
      if (values.contains("percentile_type8"))
        for (const auto& [share, value] : values.at("percentile_type8").items()) {
          const Statistic percentile = [at = std::stod(share)](const ResampledSizes& sizes) {
            return std::log(quantile_of_type_8(sizes.ascending, at));
          };
          peer.check("percentile " + share, std::log(value.get<double>()), percentile, percentile);
        }
      if (values.contains("prop_below")) {
        const auto share = [&](double ties) {
          return [=](const ResampledSizes& sizes) { return below(sizes, estimate, ties); };
        };
        peer.check("prop_below", values.at("prop_below"), share(0.0), share(1.0));
        const boost::math::normal_distribution<double> standard;
        CHECK(quantile(standard, values.at("prop_below").get<double>()) ==
              Approx(values.at("z0").get<double>()).epsilon(1e-9));
      }
      compared += peer.compared;
    }
  }
  CHECK(compared == 8 * (8 + 8 + 1) + 8 * 8);
}

void compare_bca_of_fixed_model(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("mse_bic");  // the peer's name
  int files = 0;
  for (const std::string& dataset : datasets) {
    const nlohmann::json file = page.open(dataset, "mse_bic");
    const nlohmann::json& rows = file.at("values").at("BCa_rows");
    if (rows.is_null()) continue;
    ++files;
    INFO(dataset);
    testing::AccuracyRow& accuracy = page.row("loglinear", "terms given, interval bca");
    if (rows.size() > 1)
      page.disagrees("loglinear",
                     "BCa limits where resamples choose among the best few models of the data at "
                     "hand, which no method here does",
                     4 * (static_cast<int>(rows.size()) - 1));
    const nlohmann::json& row = rows.at(0);
    const ReferenceTable table = read_reference_table(dataset);
    const Refit refit = refit_by(over_all_lists(
        table, LoglinearFixed{FixedTerms::listed, interactions_in(row.at("model_added"))}));
    const ResampledSizes pool = pool_of(table, refit);
    const double estimate = refit(table.counts, {}).value();
    CHECK(accuracy.values.add(estimate, file.at("values").at("popest")) <= tolerance);
    Peer peer(without_failed(pool), resamples_in(file), accuracy.chance);
    if (pool.failed > 0)
      page.disagrees("loglinear",
                     "it leaves out the resamples where the model has no estimate, which count as "
                     "infinite here: its limits are compared with them left out",
                     4);
    nlohmann::json limits = row;
    limits.erase("model_added");
    check_limits(peer, limits, estimate, acceleration(table.counts, {}, refit).value());
    CHECK(peer.compared == 4);
  }
  CHECK(count_of_files("mse_bic") == datasets.size());
  CHECK(files == 6);
}

TEST_CASE("BCa limits of stepwise selection agree with the peers'") {
  testing::AccuracyPage page;
  compare_bca_of_stepwise(page);
}

TEST_CASE("BCa limits of a fixed model agree with MultipleSystemsEstimation") {
  testing::AccuracyPage page;
  compare_bca_of_fixed_model(page);
}

}  // namespace darknumber::intervals_test
