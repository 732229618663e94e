// SPDX-License-Identifier: MIT
#include "engine/study/selftest/world_checks.h"

#include <algorithm>
#include <array>

#include "engine/study/selftest/register_sample.h"
#include "engine/study/selftest/step_checks.h"
#include "engine/world/expected_register.h"

namespace darknumber {
namespace {

constexpr std::uint32_t tables_drawn = 1000;
constexpr std::uint32_t populations_drawn = 100;  // person by person
constexpr double persons_drawn = 2000.0;          // in each, at most
constexpr std::uint32_t persons_a_step = 20'000;
constexpr std::size_t strata_looked_at = 4;

constexpr std::array<std::string_view, 7> step_names{
    "own detections", "presence and exposure", "avoidance", "referral",
    "reporting",      "verification",          "linkage"};

World with_few_persons(World world) {
  world.victims = std::min(world.victims, persons_drawn);
  world.bystanders = std::min(world.bystanders, static_cast<std::int64_t>(persons_drawn));
  return world;
}

/// Results with the names of what they are of.
struct Named {
  std::vector<CheckResult> results;
  std::vector<std::string> names;

  void add(std::string name, CheckResult result) {
    names.push_back(std::move(name));
    results.push_back(std::move(result));
  }
};

template <typename Step>
bool is_of(StepKind kind) {
  if constexpr (std::is_same_v<Step, Avoidance>) return kind == StepKind::avoidance;
  if constexpr (std::is_same_v<Step, Referral>) return kind == StepKind::referral;
  if constexpr (std::is_same_v<Step, Reporting>) return kind == StepKind::reporting;
}

bool links_without_error(const Linkage& linkage) {
  for (std::size_t list = 0; list < linkage.lists(); ++list)
    if (linkage.detachment(list) > 0.0 || linkage.duplicate[list] > 0.0) return false;
  return true;
}

/// The steps of one process, in order, each beginning from what those before it leave.
class ProcessChecks {
 public:
  ProcessChecks(StepKind kind, std::string name, const StepDraws& draws, Named& found)
      : kind_(kind), name_(std::move(name)), draws_(draws), found_(found) {}

  void look_at(const PersonProcess& process, const Presence* presence) {
    Law law_now = law_of(process.source);
    if (kind_ == StepKind::detection)
      found_.add(name_, check_source(process.source, law_now, draws_));
    if (presence != nullptr && presence->periods > 1) {
      const std::vector<double>& exposure = presence->classes.front().exposure;
      if (kind_ == StepKind::presence) {
        found_.add(name_, check_presence(*presence, *presence, draws_));
        found_.add(name_, check_exposure(exposure, exposure, law_now, draws_));
      }
      law_now = expose(exposure, law_now);
    }
    for (const Kernel& kernel : process.kernels)
      std::visit([&](const auto& step) { pass(step, law_now); }, kernel);
    if (process.verification) {
      if (kind_ == StepKind::verification)
        found_.add(name_,
                   check_kernel(*process.verification, *process.verification, law_now, draws_));
      law_now = law(*process.verification, law_now);
    }
    if (kind_ == StepKind::linkage && !links_without_error(process.linkage))
      found_.add(name_, check_linkage(process.linkage, process.linkage, law_now, draws_));
  }

 private:
  template <typename Step>
  void pass(const Step& step, Law& law_now) {
    if (is_of<Step>(kind_)) found_.add(name_, check_kernel(step, step, law_now, draws_));
    law_now = law(step, law_now);
  }

  StepKind kind_;
  std::string name_;
  StepDraws draws_;
  Named& found_;
};

bool has_step(StepKind kind, const World& world) {
  const auto of = [&](const PersonProcess& process) {
    if (kind == StepKind::verification) return process.verification.has_value();
    if (kind == StepKind::linkage) return !links_without_error(process.linkage);
    return std::any_of(process.kernels.begin(), process.kernels.end(), [&](const Kernel& kernel) {
      return std::visit([&](const auto& step) { return is_of<std::decay_t<decltype(step)>>(kind); },
                        kernel);
    });
  };
  if (kind == StepKind::detection) return true;
  if (kind == StepKind::presence) return world.presence.periods > 1;
  return std::any_of(world.strata.begin(), world.strata.end(), [&](const StratumWorld& stratum) {
    return of(stratum.victims) ||
           (world.bystander_kind == BystanderKind::finite && of(stratum.bystanders));
  });
}

}  // namespace

CheckResult check_simulators(const World& world, const World& drawn, std::uint64_t seed) {
  const World few = with_few_persons(world);
  const World drawn_few = with_few_persons(drawn);
  // From another replicate on, since the simulators share the streams of what is done to tables.
  const Sample by_person = draw_by_person(drawn_few, seed, populations_drawn, tables_drawn);
  const Sample few_by_table = draw_by_table(drawn_few, seed, tables_drawn);
  Named found;
  if (world.has_false_links()) {
    found.add("simulators", compare_means(few_by_table, by_person));
  } else {
    found.add("table simulator", check_means(draw_by_table(drawn, seed, tables_drawn),
                                             row_of(expected_register(world))));
    found.add("person simulator", check_means(by_person, row_of(expected_register(few))));
  }
  found.add("variances", compare_variances(few_by_table, by_person));
  return all_of(found.results, found.names);
}

CheckResult check_steps(StepKind kind, const NamedWorlds& worlds, std::uint64_t seed) {
  Named found;
  for (const auto& named : worlds) {
    const World& world = named->world;
    const std::size_t strata = std::min(world.strata.size(), strata_looked_at);
    for (std::size_t s = 0; s < strata; ++s) {
      const auto number = static_cast<std::uint32_t>(found.results.size());
      const StepDraws draws{seed, persons_a_step, number};
      const std::string of_stratum =
          strata > 1 ? named->name + ", stratum " + std::to_string(s + 1) : named->name;
      ProcessChecks(kind, of_stratum, draws, found)
          .look_at(world.strata[s].victims, &world.presence);
      if (world.bystander_kind == BystanderKind::finite)
        ProcessChecks(kind, of_stratum + ", bystanders", draws, found)
            .look_at(world.strata[s].bystanders, nullptr);
    }
  }
  return all_of(found.results, found.names);
}

std::vector<SelfCheck> world_checks(const NamedWorlds& worlds, std::uint64_t seed) {
  std::vector<SelfCheck> checks;
  for (std::size_t kind = 0; kind < step_names.size(); ++kind) {
    const auto step = static_cast<StepKind>(kind);
    NamedWorlds having;
    std::copy_if(worlds.begin(), worlds.end(), std::back_inserter(having),
                 [&](const auto& named) { return has_step(step, named->world); });
    if (having.empty()) continue;
    const std::string name = std::string(step_names[kind]) + " in " +
                             std::to_string(having.size()) +
                             (having.size() == 1 ? " world" : " worlds");
    checks.push_back({SelfCheckGroup::simulators, name, [=](const StopQuestion*) {
                        return SelfFinding{check_steps(step, having, seed)};
                      }});
  }
  for (const auto& named : worlds)
    checks.push_back({SelfCheckGroup::simulators, named->name + ": registers",
                      [named, seed](const StopQuestion*) {
                        return SelfFinding{check_simulators(named->world, named->world, seed)};
                      }});
  return checks;
}

}  // namespace darknumber
