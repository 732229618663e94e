// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/problem.h"
#include "engine/report/replay/replay_json.h"
#include "engine/report/replay/replay_report.h"
#include "engine/report/text_table.h"
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
  const auto count = static_cast<std::int64_t>(point.rows.front().size());
  if (count == 0) return fmt::format("point {} has no replicates", asked.point);
  if (asked.replicate < first || asked.replicate >= first + count)
    return count == 1 ? fmt::format("there is one replicate, {}", first)
                      : fmt::format("the replicates are {} to {}", first, first + count - 1);
  return "";
}

bool same_settings(const std::vector<Value>& one, const std::vector<Value>& other) {
  if (one.size() != other.size()) return false;
  for (std::size_t f = 0; f < one.size(); ++f)
    if (write_json(one[f]) != write_json(other[f])) return false;
  return true;
}

/// The plan of the stored run again. Throws InputError where it is not the plan that was run.
StudyPlan plan_again(const StoredResults& stored, std::size_t point) {
  const std::string file = (stored.folder / "results.json").string();
  StudyPlan plan = plan_study(stored.run.scenario, file, stored.scenario, stored.hold);
  const bool same =
      plan.points.size() == stored.run.points.size() &&
      replicate_file_header(plan).labels == stored.run.labels &&
      same_settings(plan.points.factor_values(point), stored.run.points[point].factor_values);
  if (!same)
    throw InputError(
        {{file,
          {},
          "scenario",
          "the scenario here makes other points or estimators than those that were run",
          "The file was changed, or the results are of another version of the program; run the "
          "scenario again.",
          ""}});
  return plan;
}

void print_no_world(std::size_t point, const std::string& reason, const Options& options) {
  if (options.format == Format::text) {
    print_result(
        wrapped(fmt::format("Point {} has no world, and so no replicates: {}.", point, reason),
                options.width) +
        "\n");
    return;
  }
  Value root = empty_object();
  add_member(root, "point", static_cast<std::int64_t>(point));
  add_member(root, "no_world", reason);
  print_result(write_json(root, JsonLayout::indented), Format::json);
}

}  // namespace

ExitCode replay_verb(const Options& options) {
  const ReplayOptions& asked = options.replay;
  const StoredResults stored = read_results(options.input);
  if (const std::string what = misuse(stored, asked); !what.empty()) {
    say("error: {} holds no such replicate: {}.\n", options.input, what);
    return ExitCode::bad_usage;
  }
  const StudyPlan plan = plan_again(stored, asked.point);
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
  print_result(
      options.format == Format::json ? replay_json(replayed) : replay_text(replayed, options.width),
      options.format);
  return replayed.differences.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace darknumber
