// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/problem.h"
#include "engine/report/folder/stored_run.h"
#include "engine/report/replay/replay_json.h"
#include "engine/report/replay/replay_report.h"
#include "engine/study/run_study.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// What is asked for and not there, in words; empty where it is there.
std::string misuse(const StoredResults& stored, const ReplayOptions& asked) {
  const std::size_t points = stored.run.points.size();
  if (asked.point >= points)
    return points == 1 ? "there is one point, 0"
                       : fmt::format("the points are 0 to {}", points - 1);
  const PointResult& point = stored.run.points[asked.point];
  const auto first = point.first_replicate;
  const auto count = static_cast<std::int64_t>(point.replicates());
  if (count == 0) return fmt::format("point {} has no replicates", asked.point);
  if (asked.replicate < first || asked.replicate >= first + count)
    return count == 1 ? fmt::format("there is one replicate, {}", first)
                      : fmt::format("the replicates are {} to {}", first, first + count - 1);
  return "";
}

void print_no_world(std::size_t point, const std::string& reason, const Options& options) {
  print_report({[&] {
                  return Blocks{statement(fmt::format(
                      "Point {} has no world, and so no replicates: {}.", point, reason))};
                },
                [&] {
                  Value root = empty_object();
                  add_member(root, "point", static_cast<std::int64_t>(point));
                  add_member(root, "no_world", reason);
                  return write_json(root, JsonLayout::indented);
                },
                {}},
               options);
}

}  // namespace

ExitCode replay_verb(const Options& options) {
  if (options.format == Format::csv) {
    say("error: a replicate stage by stage is no table, so replay has no csv.\n");
    return ExitCode::bad_usage;
  }
  const ReplayOptions& asked = options.replay;
  const StoredResults stored = read_results(options.input);
  if (const std::string what = misuse(stored, asked); !what.empty()) {
    say("error: {} holds no such replicate: {}.\n", options.input, what);
    return ExitCode::bad_usage;
  }
  const StudyPlan plan = plan_again(stored);
  PointOrReason point = std::string();
  try {
    point = prepare_point(plan.points.make(asked.point).scenario, plan.hold, plan.evaluation());
  } catch (const UnsolvableScenario& error) {
    point = std::string(error.what());
  }
  if (const auto* reason = std::get_if<std::string>(&point)) {
    print_no_world(asked.point, *reason, options);
    return stored.run.points[asked.point].no_world.empty() ? ExitCode::failed : ExitCode::done;
  }
  Replayed replayed =
      replay_stored(stored, asked.point, std::get<PreparedPoint>(point), asked.replicate);
  replayed.same_scenario = replicate_file_header(plan).scenario_hash == stored.run.scenario_hash;
  print_report({[&] { return replay_blocks(replayed); }, [&] { return replay_json(replayed); }, {}},
               options);
  return replayed.differences.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace darknumber
