// SPDX-License-Identifier: MIT
#include "engine/study/selftest/register_sample.h"

#include "engine/simulation/person_simulator.h"
#include "engine/simulation/table_simulator.h"

namespace darknumber {

std::vector<double> row_of(const Register& drawn) {
  std::vector<double> row(drawn.entities.counts().begin() + 1, drawn.entities.counts().end());
  double recorded = 0.0;
  for (const std::vector<double>& stratum : drawn.victims)
    for (CaptureHistory h = 1; h < stratum.size(); ++h) recorded += stratum[h];
  row.push_back(recorded);
  row.push_back(drawn.false_positive_entities);
  row.push_back(drawn.ever_present);
  return row;
}

Sample draw_registers(const std::function<Register(const DrawKey&)>& draw, int lists,
                      std::uint64_t seed, std::uint32_t replicates, std::uint32_t first) {
  Sample sample;
  for (CaptureHistory h = 1; h < history_count(lists); ++h)
    sample.columns.push_back(to_digits(h, lists));
  sample.columns.push_back("victims with a record");
  sample.columns.push_back("false positive entities");
  sample.columns.push_back("victims ever present");
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
    sample.rows.push_back(row_of(draw({seed, first + replicate})));
  return sample;
}

Sample draw_by_table(const World& world, std::uint64_t seed, std::uint32_t replicates) {
  const TableSimulator simulator(world);
  return draw_registers([&](const DrawKey& key) { return simulator.draw(key); }, world.agencies,
                        seed, replicates);
}

Sample draw_by_person(const World& world, std::uint64_t seed, std::uint32_t replicates,
                      std::uint32_t first) {
  return draw_registers([&](const DrawKey& key) { return draw_persons(world, key); },
                        world.agencies, seed, replicates, first);
}

}  // namespace darknumber
