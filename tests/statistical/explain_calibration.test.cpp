// SPDX-License-Identifier: MIT
// Simulation-based calibration of the worlds behind a table (Talts et al. 2018, arXiv:1804.06788):
// worlds drawn from the beliefs, a table drawn from each, person by person in effect, and the
// posterior of that table asked for the truth. Whatever is wrong in prior, likelihood, sampler or
// in the step from Lambda to N shows as truths that are not spread evenly over their posteriors.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/binomial.h"
#include "engine/simulation/table_simulator.h"
#include "engine/world/compose_world.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::testing::explain_calibration_test {
namespace {

constexpr std::uint64_t seed = 20261129;  // stated before the first run
constexpr int tables = 300;
constexpr double least_victims = 200.0;
constexpr double most_victims = 5000.0;

/// One more belief, or what is there in every world besides.
struct Calibration {
  std::string agency;      // of every agency
  std::string population;  // fields besides the trait
  std::string rest;        // of the scenario
};

struct Truth {
  double victims = 0.0;
  std::vector<double> factors;
  std::vector<double> capture;
};

/// Nothing where a list is empty: such tables are refused, by what they are, not by their world.
std::optional<std::string> drawn_counts(const Calibration& with, const Truth& truth,
                                        std::uint32_t table) {
  std::string agencies;
  for (std::size_t j = 0; j < truth.capture.size(); ++j)
    agencies += fmt::format(
        "{}{{\"name\": \"{}\", \"capture_probability\": {}, \"loadings\": {{\"v\": 1}}, "
        "\"false_positive_share\": {}, \"anonymous_share\": {}{}}}",
        j == 0 ? "" : ", ", static_cast<char>('A' + j), truth.capture[j], truth.factors[0],
        truth.factors[1], with.agency);
  const Scenario scenario = scenario_of(fmt::format(
      "{{\"schema\": 1, \"population\": {{\"victims\": {:.0f}, \"traits\": [{{\"name\": \"v\", "
      "\"distribution\": \"normal\", \"sd\": {}}}]{}}}, \"agencies\": [{}]{}}}",
      truth.victims, truth.factors[2], with.population, agencies, with.rest));
  const World world = compose_world(scenario);
  const ContingencyTable drawn = TableSimulator(world).draw({seed, table}).entities;
  std::string counts;
  for (CaptureHistory h = 1; h < drawn.counts().size(); ++h)
    counts +=
        fmt::format("{}\"{}\": {}", h == 1 ? "" : ", ", to_digits(h, drawn.lists()), drawn[h]);
  for (int j = 0; j < drawn.lists(); ++j)
    if (drawn.on_all(only(j)) == 0.0) return std::nullopt;
  return "{" + counts + "}";
}

/// How the truths of one quantity lie among the quantiles of their posteriors.
class Ranks {
 public:
  void add(const QuantityPosterior& posterior, double truth) {
    const auto bin = static_cast<std::size_t>(
        std::lower_bound(posterior.quantiles.begin(), posterior.quantiles.end(), truth) -
        posterior.quantiles.begin());
    bins_[bin] += 1.0;
    total_ += 1.0;
  }
  double covered() const { return 1.0 - (bins_.front() + bins_.back()) / total_; }
  double p() const {
    constexpr double shares[] = {0.05, 0.2, 0.25, 0.25, 0.2, 0.05};
    double statistic = 0.0;
    for (std::size_t b = 0; b < bins_.size(); ++b)
      statistic += std::pow(bins_[b] - shares[b] * total_, 2.0) / (shares[b] * total_);
    return boost::math::cdf(complement(boost::math::chi_squared(5.0), statistic));
  }
  std::string text() const {
    std::string text;
    for (double count : bins_) text += fmt::format("{:.0f} ", count);
    return fmt::format("{}(p = {:.3f}, 90 % intervals cover {:.3f})", text, p(), covered());
  }

 private:
  std::array<double, 6> bins_{};
  double total_ = 0.0;
};

constexpr const char* quantity_names[] = {"N", "false share", "anonymous share", "sd"};

std::vector<Ranks> calibrated(const Calibration& with) {
  std::vector<Ranks> ranks(4);
  std::uint32_t tried = 0;
  for (int done = 0; done < tables; ++tried) {
    RandomStream stream(seed, tried, Purpose::explain_simulation);
    Truth truth;
    truth.victims = static_cast<double>(draw_poisson(
        least_victims * std::pow(most_victims / least_victims, stream.uniform()), stream));
    truth.factors = {0.5 * stream.uniform(), 0.2 * stream.uniform(), 1.5 * stream.uniform()};
    for (int j = 0; j < 3; ++j) truth.capture.push_back(stream.uniform());
    const auto counts = drawn_counts(with, truth, tried);
    if (!counts) continue;
    ExplainedTable table;
    table.lists = 3;
    table.counts = *counts;
    table.agency = "\"loadings\": {\"v\": 1}" + with.agency;
    table.world =
        "\"population\": {\"traits\": [{\"name\": \"v\", \"distribution\": \"normal\", \"sd\": "
        "1}]" +
        with.population + "}" + with.rest;
    table.study = fmt::format(
        "\"factors\": [{{\"path\": \"agencies[*].false_positive_share\", \"belief\": "
        "{{\"uniform\": "
        "[0, 0.5]}}}}, {{\"path\": \"agencies[*].anonymous_share\", \"belief\": {{\"uniform\": [0, "
        "0.2]}}}}, {{\"path\": \"population.traits[v].sd\", \"belief\": {{\"uniform\": [0, "
        "1.5]}}}}], \"capture\": \"uniform\", \"victims_belief\": {{\"log_uniform\": [{}, {}]}}, "
        "\"particles\": 1000, \"runs\": 2",
        least_victims, most_victims);
    const Explanation found = explained(table);
    ranks[0].add(found.victims, truth.victims);
    for (std::size_t f = 0; f < 3; ++f) ranks[f + 1].add(found.factors[f].number, truth.factors[f]);
    ++done;
  }
  return ranks;
}

}  // namespace

TEST_CASE("posteriors of the worlds behind tables are calibrated", "[.long][explain]") {
  const std::vector<Ranks> ranks = calibrated({});
  for (std::size_t q = 0; q < ranks.size(); ++q) {
    UNSCOPED_INFO(quantity_names[q] << ": " << ranks[q].text());
    CHECK(ranks[q].p() > 0.001);
    CHECK(ranks[q].covered() > 0.85);
    CHECK(ranks[q].covered() < 0.94);
  }
}

}  // namespace darknumber::testing::explain_calibration_test
