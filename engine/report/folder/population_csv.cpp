// SPDX-License-Identifier: MIT
#include "engine/report/folder/population_csv.h"

#include <fmt/format.h>

#include "engine/report/csv.h"
#include "engine/report/folder/table_csv.h"
#include "engine/scenario/confirmed.h"
#include "engine/simulation/entities.h"
#include "engine/simulation/person_simulator.h"

namespace darknumber {
namespace {

/// Writes persons and their records, and knows which entities these have become.
class PeopleWriter {
 public:
  PeopleWriter(const Scenario& scenario, const World& world, const EntityList& list,
               const PopulationFiles& files)
      : scenario_(scenario),
        world_(world),
        list_(list),
        files_(files),
        verifies_(has_verification(scenario)) {}

  void write_headers();
  void write(const Person& person);

 private:
  void write_person(const Person& person);
  void write_record(const Person& person, int agency, const PersonEntities& made);
  /// The number of the entity that place `place` among the person's has become, from 1.
  std::uint32_t entity(std::uint32_t place) const {
    return list_.merged_into[next_entity_ + place] + 1;
  }

  const Scenario& scenario_;
  const World& world_;
  const EntityList& list_;
  const PopulationFiles& files_;
  bool verifies_;
  std::uint32_t next_person_ = 0;  // of this one, from 0
  std::uint32_t next_entity_ = 0;  // of the person's first
};

void PeopleWriter::write_headers() {
  if (files_.persons) {
    std::ostream& out = *files_.persons;
    out << "person,victim,stratum,present_from,present_to";
    if (!world_.groups.empty()) out << ",group";
    if (world_.victim_share) out << ",severity";
    for (const Trait& trait : world_.traits) out << "," << csv_text("trait_" + trait.name);
    out << "\n";
  }
  if (files_.records)
    *files_.records << "person,agency,source,reported," << (verifies_ ? "confirmed," : "")
                    << "anonymous,missed_link,duplicate,entity\n";
}

void PeopleWriter::write_person(const Person& person) {
  std::ostream& out = *files_.persons;
  out << next_person_ + 1 << "," << (person.victim ? 1 : 0) << ","
      << csv_text(scenario_.population.strata[person.stratum].name) << "," << person.presence.from
      << "," << person.presence.to;
  if (!world_.groups.empty()) {
    out << ",";
    if (person.group) out << *person.group + 1;
  }
  if (world_.victim_share) out << "," << csv_number(person.severity);
  for (std::size_t t = 0; t < world_.traits.size(); ++t)
    out << "," << (t < person.traits.size() ? csv_number(person.traits[t]) : "");
  out << "\n";
}

void PeopleWriter::write_record(const Person& person, int agency, const PersonEntities& made) {
  std::ostream& out = *files_.records;
  const bool confirmed = contains(person.confirmed, agency);
  const std::string start = fmt::format(
      "{},{},{},{},{}", next_person_ + 1,
      csv_text(scenario_.agencies[static_cast<std::size_t>(agency)].name),
      contains(person.kept, agency) ? "own" : "referred", contains(person.reported, agency) ? 1 : 0,
      !verifies_  ? ""
      : confirmed ? "1,"
                  : "0,");
  const auto fates = fmt::format("{},{},", contains(person.fates.anonymous, agency) ? 1 : 0,
                                 contains(person.fates.missed, agency) ? 1 : 0);
  if (!confirmed) {
    out << start << fates << "0,\n";
    return;
  }
  out << start << fates << "0," << entity(made.place_of_record(agency)) << "\n";
  if (contains(made.duplicated, agency))
    out << start << fates << "1," << entity(made.place_of_duplicate(agency)) << "\n";
}

void PeopleWriter::write(const Person& person) {
  const PersonEntities made = entities_of(person);
  if (files_.persons) write_person(person);
  if (files_.records)
    for (int agency = 0; agency < world_.agencies; ++agency)
      if (contains(person.reached, agency)) write_record(person, agency, made);
  ++next_person_;
  next_entity_ += made.count();
}

void write_entities(const Scenario& scenario, const EntityList& list, std::ostream& out) {
  out << "entity,stratum,removed";
  for (const AgencySpec& agency : scenario.agencies) out << "," << csv_text(agency.name);
  out << "\n";
  for (std::size_t e = 0; e < list.entities.size(); ++e) {
    const Entity& entity = list.entities[e];
    if (entity.vanished) continue;
    out << e + 1 << ","
        << (entity.stratum_known ? csv_text(scenario.population.strata[entity.stratum].name) : "")
        << "," << (entity.removed ? 1 : 0);
    for (std::size_t agency = 0; agency < scenario.agencies.size(); ++agency)
      out << "," << (contains(entity.history, static_cast<int>(agency)) ? 1 : 0);
    out << "\n";
  }
}

}  // namespace

void write_population(const Scenario& scenario, const World& world, const DrawKey& key,
                      const PopulationFiles& files) {
  const EntityList list = draw_entity_list(scenario, world, key);
  if (files.persons || files.records) {
    PeopleWriter writer(scenario, world, list, files);
    writer.write_headers();
    draw_people(world, key, [&](const Person& person) { writer.write(person); });
  }
  if (files.entities) write_entities(scenario, list, *files.entities);
  if (files.table)
    TableCsv(scenario, ReplicateColumn::none, *files.table)
        .write(key.replicate, register_tables(scenario, list, key));
}

}  // namespace darknumber
