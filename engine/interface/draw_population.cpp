// SPDX-License-Identifier: MIT
#include "engine/interface/draw_population.h"

#include <fmt/format.h>

#include "engine/report/folder/table_csv.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

constexpr std::int64_t most_replicates = std::int64_t{1} << 32;

RegisterTables draw_tables(const PreparedPoint& study, const Replicator& replicator,
                           std::uint32_t replicate, const Watch& watch) {
  return register_tables(study.scenario, replicator.draw_register(replicate, question_of(watch)),
                         {study.scenario.monte_carlo.seed, replicate});
}

}  // namespace

std::optional<DrawMisuse> draw_misuse(const Scenario& scenario, bool persons, bool several,
                                      std::uint32_t first) {
  const MonteCarloSpec& monte_carlo = scenario.monte_carlo;
  if (monte_carlo.simulator == SimulatorChoice::table && persons)
    return DrawMisuse{
        "parts", "the table simulator draws no persons; set monte_carlo.simulator to \"persons\""};
  if (several && persons)
    return DrawMisuse{"replicates",
                      "--replicates writes tables; persons, records and entities are those of one "
                      "replicate"};
  if (several && first + monte_carlo.replicates > most_replicates)
    return DrawMisuse{"replicate",
                      fmt::format("replicates are numbered from 0 to {}", most_replicates - 1)};
  return std::nullopt;
}

void draw_several(const PreparedPoint& study, std::uint32_t first, std::ostream& out,
                  const Watch& watch) {
  const Replicator replicator(study.scenario, study.world, question_of(watch));
  TableCsv csv(study.scenario, ReplicateColumn::numbers, out);
  const std::int64_t replicates = study.scenario.monte_carlo.replicates;
  for (std::int64_t r = 0; r < replicates; ++r) {
    give_up_if_asked(question_of(watch));
    const auto replicate = static_cast<std::uint32_t>(first + r);
    csv.write(replicate, draw_tables(study, replicator, replicate, watch));
    if (watch.progress) watch.progress(r + 1, replicates);
  }
}

void draw_one(const PreparedPoint& study, std::uint32_t replicate, const PopulationFiles& files,
              const Watch& watch) {
  if (!files.need_persons()) {
    TableCsv(study.scenario, ReplicateColumn::none, *files.table)
        .write(replicate, draw_tables(study, {study.scenario, study.world, question_of(watch)},
                                      replicate, watch));
    return;
  }
  if (study.scenario.monte_carlo.simulator == SimulatorChoice::automatic)
    remark(watch,
           fmt::format("persons are drawn one by one here, while run draws tables: this is its "
                       "replicate {} with --set monte_carlo.simulator=persons.",
                       replicate));
  write_population(study.scenario, study.world,
                   {study.scenario.monte_carlo.seed, replicate, question_of(watch)}, files);
}

}  // namespace darknumber
