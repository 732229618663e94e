// SPDX-License-Identifier: MIT
// Where does a replicate's time go, and what does the lattice fit save?
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "bench/eigen_selection.h"
#include "bench/stopwatch.h"
#include "bench/widened.h"
#include "engine/estimators/fit.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/world/compose_world.h"
#include "engine/world/world.h"

namespace darknumber::bench {
namespace {

constexpr std::uint32_t tables = 16;  // a batch goes through as many different ones

struct NamedMethod {
  const char* name;
  Method method;
};

const std::array methods{
    NamedMethod{"independence", LoglinearFixed{FixedTerms::independence, {}}},
    NamedMethod{"chao", Chao{}},
    NamedMethod{"pairwise", LoglinearFixed{FixedTerms::pairwise, {}}},
    NamedMethod{"stepwise_bic", LoglinearStepwise{Criterion::bic}},
    NamedMethod{"stepwise_aic", LoglinearStepwise{Criterion::aic}},
};

struct Drawn {
  ListsInUse lists;
  std::vector<ContingencyTable> tables;
  double draw_seconds = 0.0;  // of one
};

Drawn draw_tables(const Scenario& scenario) {
  const World world = compose_world(scenario);
  const Replicator replicator(scenario, world);
  Drawn drawn;
  drawn.lists = lists_of(scenario);
  for (std::uint32_t r = 0; r < tables; ++r)
    drawn.tables.push_back(replicator.draw_register(r).entities);
  const Timing timing = time_of([&] {
    for (std::uint32_t r = 0; r < tables; ++r) (void)replicator.draw_register(r);
  });
  drawn.draw_seconds = timing.least / tables;
  return drawn;
}

EstimatorSpec spec_of(const Drawn& drawn, const Method& method) {
  EstimatorSpec spec;
  spec.method = method;
  spec.lists = drawn.lists;
  return spec;
}

/// Of one estimate, from the table over agencies on.
double fit_seconds(const Drawn& drawn, const EstimatorSpec& spec) {
  return time_of([&] {
           for (const ContingencyTable& table : drawn.tables)
             (void)estimate(spec, drawn.lists, table);
         }).least /
         tables;
}

double design_matrix_seconds(const Drawn& drawn, std::span<const CaptureHistory> interactions) {
  return time_of([&] {
           for (const ContingencyTable& table : drawn.tables) {
             const LoglinearModel model = model_of(margins_of(table), interactions);
             (void)fit_by_design_matrix(table, model.finite, model.cells);
           }
         }).least /
         tables;
}

double design_matrix_selection_seconds(const Drawn& drawn) {
  constexpr int batches = 5;  // each takes long
  return time_of(
             [&] {
               for (const ContingencyTable& table : drawn.tables)
                 (void)select_by_design_matrix(table);
             },
             batches)
             .least /
         tables;
}

/// On how many tables both ways choose the same terms.
std::size_t same_selections(const Drawn& drawn, const EstimatorSpec& spec) {
  std::size_t same = 0;
  for (const ContingencyTable& table : drawn.tables) {
    std::vector<CaptureHistory> plain = select_by_design_matrix(table);
    std::sort(plain.begin(), plain.end(), comes_before);
    const FitOutcome outcome = estimate(spec, drawn.lists, table);
    const Estimate* fitted = std::get_if<Estimate>(&outcome);
    if (!fitted) continue;
    std::vector<CaptureHistory> terms = fitted->model->terms;
    std::erase_if(terms, [](CaptureHistory term) { return lists_on(term) < 2; });
    same += terms == plain;
  }
  return same;
}

void print_stages(const std::string& title, const Drawn& drawn) {
  constexpr double micro = 1e6;
  fmt::print("\n{}: a table is drawn in {:.2f} us\n", title, micro * drawn.draw_seconds);
  fmt::print("{:14}{:>10}{:>14}{:>10}{:>10}\n", "estimator", "fit, us", "replicates/s", "drawing",
             "fitting");
  for (const NamedMethod& one : methods) {
    const double fit = fit_seconds(drawn, spec_of(drawn, one.method));
    const double both = drawn.draw_seconds + fit;
    fmt::print("{:14}{:10.2f}{:14.0f}{:9.1f}%{:9.1f}%\n", one.name, micro * fit, 1.0 / both,
               100.0 * drawn.draw_seconds / both, 100.0 * fit / both);
  }
}

void print_against_design_matrix(const Drawn& drawn) {
  constexpr double micro = 1e6;
  const auto line = [&](const char* name, double plain, double lattice) {
    fmt::print("{:14}{:14.1f}{:12.2f}{:8.1f}\n", name, micro * plain, micro * lattice,
               plain / lattice);
  };
  fmt::print("{:14}{:>14}{:>12}{:>8}\n", "model", "by matrix, us", "engine, us", "ratio");
  line("independence", design_matrix_seconds(drawn, {}),
       fit_seconds(drawn, spec_of(drawn, methods[0].method)));
  line("pairwise", design_matrix_seconds(drawn, all_pairs(drawn.tables[0].lists())),
       fit_seconds(drawn, spec_of(drawn, methods[2].method)));
  const EstimatorSpec stepwise = spec_of(drawn, methods[3].method);
  line("stepwise_bic", design_matrix_selection_seconds(drawn), fit_seconds(drawn, stepwise));
  fmt::print("same terms on {} of {} tables\n", same_selections(drawn, stepwise),
             drawn.tables.size());
}

void run() {
  const std::string folder = DARKNUMBER_SOURCE_DIR;
  const std::string dutch = folder + "/scenarios/netherlands/all.json";
  const std::string rich = folder + "/bench/rich.json";
  print_stages("Dutch scenario, N = 1e4",
               draw_tables(load_scenario(dutch, {"population.victims=10000"})));
  const Drawn large = draw_tables(load_scenario(dutch, {"population.victims=1000000000"}));
  print_stages("Dutch scenario, N = 1e9", large);
  const Drawn many = draw_tables(load_scenario(rich));
  print_stages("every step, N = 1e4", many);
  print_against_design_matrix(many);
  const Drawn both = draw_tables(
      load_scenario(rich, {"population.victims=1000000000", "bystanders.count=2000000000"}));
  print_stages("every step, N = 1e9", both);
  print_against_design_matrix(both);
}

}  // namespace
}  // namespace darknumber::bench

int main() {
  darknumber::bench::run();
}
