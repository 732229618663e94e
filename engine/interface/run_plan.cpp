// SPDX-License-Identifier: MIT
#include "engine/interface/run_plan.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

#include "engine/report/block.h"
#include "engine/report/numbers.h"
#include "engine/report/study/study_report.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/parallel.h"
#include "engine/study/precision.h"
#include "engine/study/run_shard.h"

namespace darknumber {

std::optional<double> precision_asked(const std::string& until) {
  constexpr std::string_view start = "mcse=";
  if (!until.starts_with(start)) return std::nullopt;
  const char* first = until.data() + start.size();
  const char* last = until.data() + until.size();
  double precision = 0.0;
  const auto [end, error] = std::from_chars(first, last, precision);
  if (error != std::errc() || end != last || !(precision > 0.0) || !std::isfinite(precision))
    return std::nullopt;
  return precision;
}

std::string until_advice(const std::string& until) {
  return fmt::format("takes mcse=X, X above 0, but is \"{}\". For example mcse=0.01.", until);
}

const char* unit_of(const StudyPlan& plan) {
  if (draws_worlds(plan.scenario())) return "parts of the sampling";
  return plan.evaluation() == Evaluation::expected ? "points" : "replicates";
}

std::string why_not_split(const StudyPlan& plan, std::int64_t shards) {
  if (draws_worlds(plan.scenario()))
    return "the study draws its worlds together, each from what all the others have come to, so "
           "that parts of it would be other samples. Run it whole; --threads shares it out.";
  if (shards > work_of(plan))
    return fmt::format("the run has {} {} in all, too few for {} shards.",
                       quantity_text(static_cast<double>(work_of(plan))), unit_of(plan),
                       quantity_text(static_cast<double>(shards)));
  return "";
}

StudyRun run_planned(const StudyPlan& plan, const RunAsked& asked, const Watch& watch,
                     KeptRows kept) {
  StudyWatch study;
  study.work.progress = watch.progress;
  study.work.stop = watch.stop;
  study.work.file = kept.file;
  study.parts = kept.parts;
  if (asked.until)
    study.another_round = [&](const StudyRun& so_far) {
      if (precise_enough(so_far, plan.scenario(), *asked.until)) return false;
      const auto points = static_cast<std::int64_t>(plan.points.size());
      if (so_far.total < most_until * points) return true;
      remark(watch,
             fmt::format("--until ends at {} replicates a point, less precise than asked for.",
                         so_far.total / points));
      return false;
    };
  const int threads = asked.threads > 0 ? asked.threads : hardware_threads();
  StudyRun run = run_study(plan, threads, study, std::move(kept.before));
  if (run.done == run.total) run.result.verdict = paragraph_of(finding_of(run, plan));
  return run;
}

}  // namespace darknumber
