// SPDX-License-Identifier: MIT
#include "engine/interface/design_given.h"

#include <cmath>

#include "engine/interface/given_scenario.h"
#include "engine/report/design/design_json.h"
#include "engine/report/design/design_report.h"
#include "engine/scenario/read_design.h"
#include "engine/study/parallel.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr std::int64_t parts_of_work = 1000;

}  // namespace

PlannedDesign plan_design(GivenTree given, std::optional<std::int64_t> draws, const Watch& watch) {
  std::optional<DesignSpec> design;
  StudyPlan plan =
      plan_given(std::move(given), watch, [&](const StudyPlan& found, const Value& root) {
        design = design_in(root);
        if (const auto fault = fault_of_design(found, design ? &*design : nullptr))
          throw UnsolvableScenario(fault->path, fault->message, fault->advice);
      });
  if (draws) design->draws = static_cast<int>(*draws);
  return {std::move(plan), std::move(*design)};
}

DesignAnswer weigh_planned(const PlannedDesign& planned, int threads, const Watch& watch) {
  OutcomeWork work;
  work.threads = threads > 0 ? threads : hardware_threads();
  work.stop = question_of(watch);
  if (watch.progress)
    work.progress = [&watch](double share) {
      watch.progress(std::llround(share * parts_of_work), parts_of_work);
    };
  return weigh_candidates(planned.plan, planned.design, work);
}

Report report_of(const DesignAnswer& answer, const PlannedDesign& planned) {
  const DesignFound found{answer, planned.design, planned.plan.scenario()};
  return {[found] { return design_blocks(found); }, [found] { return design_json(found); },
          [found] { return design_csv(found); }};
}

}  // namespace darknumber
