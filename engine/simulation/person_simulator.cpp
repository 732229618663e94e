// SPDX-License-Identifier: MIT
#include "engine/simulation/person_simulator.h"

#include "engine/core/binomial.h"
#include "engine/scenario/groups.h"
#include "engine/simulation/false_links.h"
#include "engine/world/traits.h"

namespace darknumber {
namespace {

/// The streams of one group of persons: a purpose a step.
struct Purposes {
  Purpose stratum;
  Purpose traits;
  Purpose detection;
  Purpose avoidance;
  Purpose referral;
  Purpose reporting;
  Purpose verification;
  Purpose linkage;
};

constexpr Purposes victim_purposes{Purpose::person_stratum,      Purpose::person_traits,
                                   Purpose::person_detection,    Purpose::person_avoidance,
                                   Purpose::person_referral,     Purpose::person_reporting,
                                   Purpose::person_verification, Purpose::person_linkage};
constexpr Purposes bystander_purposes{
    Purpose::bystander_stratum,      Purpose::bystander_traits,    Purpose::bystander_detection,
    Purpose::bystander_avoidance,    Purpose::bystander_referral,  Purpose::bystander_reporting,
    Purpose::bystander_verification, Purpose::bystander_detachment};

/// The stratum of a person, by a uniform random number.
std::size_t stratum_at(const World& world, bool victim, double left) {
  std::size_t found = 0;
  for (std::size_t s = 0; s < world.strata.size(); ++s) {
    const StratumWorld& stratum = world.strata[s];
    const double share = victim ? stratum.share : stratum.bystander_share;
    if (share == 0.0) continue;
    found = s;  // of the last stratum with a share, where rounding leaves a remainder
    if (left < share) break;
    left -= share;
  }
  return found;
}

/// One person on the way through the steps.
class Passage {
 public:
  Passage(const World& world, const DrawKey& key, bool victim, std::uint32_t index)
      : world_(&world), key_(key), purposes_(victim ? victim_purposes : bystander_purposes) {
    person_.victim = victim;
    person_.index = index;
  }

  void draw_stratum();
  void draw_detection(const PresenceRun& presence);
  /// A member of a group: it gives the stratum and who visits.
  void join(std::uint32_t group, std::size_t stratum) {
    person_.group = group;
    person_.stratum = stratum;
  }
  void draw_found(CaptureHistory visited);
  /// An unlimited bystander, flagged by one agency.
  void set_flagged(std::size_t stratum, int agency);
  /// The kernels and the linkage.
  Person finish();

 private:
  RandomStream stream(Purpose purpose) const {
    return RandomStream(key_.seed, key_.replicate, purpose, person_.index);
  }
  const PersonProcess& process() const {
    const StratumWorld& stratum = world_->strata[person_.stratum];
    return person_.victim ? stratum.victims : stratum.bystanders;
  }
  void pass(const Avoidance& avoidance);
  void pass(const Referral& referral);
  void pass(const Reporting& reporting);
  void draw_traits_of_person();
  void pass_through(const PersonProcess& process);
  CaptureHistory detect(const Detection& detection, RandomStream& draws);
  CaptureHistory detect(const SeverityDetection& detection, RandomStream& draws);

  const World* world_;
  DrawKey key_;
  const Purposes& purposes_;
  Person person_;
};

void Passage::draw_stratum() {
  RandomStream draws = stream(purposes_.stratum);
  person_.stratum = stratum_at(*world_, person_.victim, draws.uniform());
}

void Passage::draw_traits_of_person() {
  RandomStream draws = stream(purposes_.traits);
  person_.traits = draw_traits(world_->traits, draws);
}

CaptureHistory Passage::detect(const Detection& detection, RandomStream& draws) {
  draw_traits_of_person();
  return draw(detection, person_.traits, draws);
}

CaptureHistory Passage::detect(const SeverityDetection& detection, RandomStream& draws) {
  RandomStream trait_draws = stream(purposes_.traits);
  person_.severity = draw_severity(detection, trait_draws);
  return draw(detection, person_.severity, draws);
}

void Passage::draw_detection(const PresenceRun& presence) {
  person_.presence = presence;
  RandomStream draws = stream(purposes_.detection);
  person_.detected =
      std::visit([&](const auto& source) { return detect(source, draws); }, process().source);
  if (!person_.victim || world_->presence.periods == 1) return;
  const PresenceClass& exposed =
      world_->presence.classes[world_->presence.class_of(person_.presence)];
  person_.detected = draw_exposed(exposed.exposure, person_.detected, draws);
}

void Passage::draw_found(CaptureHistory visited) {
  RandomStream draws = stream(Purpose::person_visit);
  person_.detected =
      draw_member(world_->strata[person_.stratum].visits, visited, person_.detected, draws);
}

void Passage::set_flagged(std::size_t stratum, int agency) {
  person_.stratum = stratum;
  person_.detected = only(agency);
  if (process().by_person()) draw_traits_of_person();
}

void Passage::pass(const Avoidance& avoidance) {
  RandomStream draws = stream(purposes_.avoidance);
  person_.kept = draw(avoidance, person_.kept, draws);
  person_.reached = person_.kept;
}

void Passage::pass(const Referral& referral) {
  RandomStream draws = stream(purposes_.referral);
  person_.reached = draw(referral, person_.reached, draws);
}

void Passage::pass(const Reporting& reporting) {
  RandomStream draws = stream(purposes_.reporting);
  person_.reported = draw(reporting, person_.reached, draws);
}

void Passage::pass_through(const PersonProcess& process) {
  for (const Kernel& kernel : process.kernels)
    std::visit([&](const auto& step) { pass(step); }, kernel);
  person_.confirmed = person_.reported;
  if (process.verification) {
    RandomStream verdicts = stream(purposes_.verification);
    person_.confirmed = draw(*process.verification, person_.reported, verdicts);
  }
  RandomStream draws = stream(purposes_.linkage);
  person_.fates = draw_fates(process.linkage, person_.confirmed, draws);
}

Person Passage::finish() {
  person_.kept = person_.reached = person_.detected;
  if (process().by_person())
    pass_through(process_of_person(process(), person_.traits));
  else
    pass_through(process());
  return std::move(person_);
}

/// Persons between two questions whether to stop: some milliseconds of work.
constexpr std::int64_t persons_between_questions = 4096;

void ask_at(std::int64_t person, const DrawKey& key) {
  if (person % persons_between_questions == 0) give_up_if_asked(key.stop);
}

/// With a continuum, each person at risk is a victim or not; otherwise their numbers are given.
std::int64_t draw_victims(const World& world, const DrawKey& key) {
  const std::int64_t persons = world.whole_victims();
  if (!world.victim_share) return persons;
  std::int64_t victims = 0;
  for (std::int64_t person = 0; person < persons; ++person) {
    ask_at(person, key);
    RandomStream stream(key.seed, key.replicate, Purpose::person_presence,
                        static_cast<std::uint32_t>(person));
    victims += stream.uniform() < *world.victim_share;
  }
  return victims;
}

Person draw_one(const World& world, const DrawKey& key, bool victim, std::uint32_t index,
                const PresenceRun& presence) {
  Passage passage(world, key, victim, index);
  passage.draw_stratum();
  passage.draw_detection(presence);
  return passage.finish();
}

/// Victims who live in groups, group by group; returns how many slots they have. `index` is the
/// next victim's.
std::int64_t draw_groups(const World& world, const DrawKey& key, std::int64_t slots,
                         std::uint32_t& index, const std::function<void(const Person&)>& visit) {
  std::int64_t grouped = 0;
  std::uint32_t group = 0;
  const std::vector<std::int64_t> counts = count_groups(world.groups, slots);
  for (std::size_t size = 0; size < counts.size(); ++size) {
    const GroupsOfSize& groups = world.groups[size];
    const std::int64_t count = counts[size];
    grouped += count * groups.size;
    for (std::int64_t number = 0; number < count; ++number, ++group) {
      RandomStream stream(key.seed, key.replicate, Purpose::person_group, group);
      for (const PresenceRun& presence : draw_slot(world.presence, stream)) {
        const std::size_t stratum = stratum_at(world, true, stream.uniform());
        const PresenceClass& exposed = world.presence.classes[world.presence.class_of(presence)];
        const CaptureHistory visited =
            draw_visits(world.strata[stratum].visits, exposed.exposure, stream);
        for (std::int64_t member = 0; member < groups.size; ++member) {
          ask_at(index, key);
          Passage passage(world, key, true, index++);
          passage.join(group, stratum);
          passage.draw_detection(presence);
          passage.draw_found(visited);
          visit(passage.finish());
        }
      }
    }
  }
  return grouped;
}

/// Unlimited bystanders: each own alarm flags a new person.
void draw_flagged(const World& world, const DrawKey& key,
                  const std::function<void(const Person&)>& visit) {
  std::uint32_t index = 0;
  for (std::size_t s = 0; s < world.strata.size(); ++s)
    for (int j = 0; j < world.agencies; ++j) {
      const auto item = static_cast<std::uint32_t>(s) * max_lists + static_cast<std::uint32_t>(j);
      RandomStream stream(key.seed, key.replicate, Purpose::bystander_stratum, item);
      const std::int64_t flagged =
          draw_poisson(world.strata[s].alarms[static_cast<std::size_t>(j)], stream);
      for (std::int64_t person = 0; person < flagged; ++person, ++index) {
        ask_at(person, key);
        Passage passage(world, key, false, index);
        passage.set_flagged(s, j);
        visit(passage.finish());
      }
    }
}

}  // namespace

void draw_people(const World& world, const DrawKey& key,
                 const std::function<void(const Person&)>& visit) {
  const std::int64_t slots = draw_victims(world, key);
  std::uint32_t index = 0;
  const std::int64_t grouped = draw_groups(world, key, slots, index, visit);
  for (std::int64_t slot = 0; slot < slots - grouped; ++slot) {
    ask_at(slot, key);
    RandomStream stream(key.seed, key.replicate, Purpose::person_presence,
                        static_cast<std::uint32_t>(slot));
    for (const PresenceRun& presence : draw_slot(world.presence, stream))
      visit(draw_one(world, key, true, index++, presence));
  }
  if (world.bystander_kind == BystanderKind::unlimited) draw_flagged(world, key, visit);
  if (world.bystander_kind != BystanderKind::finite) return;
  const std::int64_t bystanders =
      world.victim_share ? world.whole_victims() - slots : world.bystanders;
  const PresenceRun throughout{1, world.presence.periods};
  for (std::int64_t person = 0; person < bystanders; ++person) {
    ask_at(person, key);
    visit(draw_one(world, key, false, static_cast<std::uint32_t>(person), throughout));
  }
}

Register draw_persons(const World& world, const DrawKey& key) {
  Register drawn = empty_register(world);
  std::vector<double> entities(history_count(world.agencies), 0.0);
  draw_people(world, key, [&](const Person& person) {
    add_entities(person.confirmed, person.fates, drawn.strata[person.stratum]);
    if (person.victim) {
      drawn.victims[person.stratum][person.confirmed] += 1.0;
      drawn.ever_present += 1.0;
    } else {
      add_entities(person.confirmed, person.fates, entities);
    }
  });
  for (double count : entities) drawn.false_positive_entities += count;
  finish_register(world, key, drawn);
  return drawn;
}

}  // namespace darknumber
