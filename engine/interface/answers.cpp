// SPDX-License-Identifier: MIT
#include "engine/interface/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <list>
#include <sstream>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/interface/answer_table.h"
#include "engine/interface/calibrate_given.h"
#include "engine/interface/design_given.h"
#include "engine/interface/draw_population.h"
#include "engine/interface/error_json.h"
#include "engine/interface/given_scenario.h"
#include "engine/interface/idle.h"
#include "engine/interface/run_plan.h"
#include "engine/interface/shard_rows.h"
#include "engine/report/expect/expect_report.h"
#include "engine/report/folder/population_csv.h"
#include "engine/report/folder/results_report.h"
#include "engine/report/folder/table_csv.h"
#include "engine/report/study/forecast_report.h"
#include "engine/report/study/plan_description.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/parallel.h"
#include "engine/study/run_shard.h"

namespace darknumber {
namespace {

std::string indented(const Value& value) {
  return write_json(value, JsonLayout::indented);
}

/// What was read, if all arguments are sound.
template <typename Read>
Read sound(std::optional<Read> read, const Arguments& arguments) {
  if (!read || !arguments.reader.sound()) throw BadArguments{};
  return std::move(*read);
}

GivenTree given_of(Arguments& arguments) {
  return sound(read_given(arguments), arguments);
}

int threads_of(const Arguments& arguments) {
  const int asked = static_cast<int>(arguments.reader.integer("threads").value_or(0));
  return asked > 0 ? asked : hardware_threads();
}

GivenArguments given_arguments(const ObjectReader& reader) {
  return {reader.has("replicates"), reader.has("seed")};
}

/// Throws where the study is not of the type that was asked for.
void check_study_type(Arguments& arguments, const Scenario& scenario) {
  const auto type = arguments.reader.text("study");
  const std::string_view found = scenario.study ? kind_of(*scenario.study).name : "";
  if (!type || *type == found) return;
  arguments.reader.report(
      "study",
      found.empty() ? "the scenario has no study"
                    : fmt::format("the scenario's study is of type {}", found),
      fmt::format("Give a scenario with a study of type {}, or leave \"study\" out.", *type));
  throw BadArguments{};
}

/// A watch that also ends when the time is over.
Watch within(double seconds, Watch watch) {
  if (!(seconds > 0.0)) return watch;
  const auto start = std::chrono::steady_clock::now();
  watch.stop = [start, seconds, stop = std::move(watch.stop)] {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    return (stop && stop()) || passed.count() >= seconds;
  };
  return watch;
}

/// The shard that is asked for, if one is.
std::optional<Shard> read_shard(Arguments& arguments) {
  ObjectReader& reader = arguments.reader;
  const auto text = reader.text("shard");
  if (!text) return std::nullopt;
  const std::optional<Shard> shard = shard_from(*text);
  if (!shard)
    reader.report("shard", fmt::format("\"shard\" takes i/n, the i-th of n, but is \"{}\"", *text),
                  "For example \"3/8\".");
  else if (reader.has("until"))
    reader.report("until",
                  "\"until\" looks at all replicates together, and a shard has only its own",
                  "Leave out \"until\" or \"shard\".");
  return shard;
}

/// The rows of a shard.
Reply answer_shard(Arguments& arguments, const StudyPlan& plan, const Shard& shard,
                   const Watch& watch) {
  if (const std::string why = why_not_split(plan, shard.of); !why.empty()) {
    arguments.reader.report("shard", why);
    throw BadArguments{};
  }
  MonteCarloWatch drawing;
  drawing.progress = watch.progress;
  drawing.stop = watch.stop;
  MonteCarloResult drawn = run_shard(plan, shard, threads_of(arguments), drawing, {});
  const std::int64_t total = range_of(shard, work_of(plan)).size();
  if (drawn.done < total)
    throw Stopped{fmt::format("stopped after {} of {} {}", drawn.done, total, unit_of(plan))};
  Value root = empty_object();
  add_member(root, "shard", shard_text(shard));
  add_member(root, "replicates", total);
  Reply answer = done(indented(root));
  answer.tables.push_back(replicate_columns(shard_rows(plan, shard, std::move(drawn))));
  return answer;
}

/// The streams of the parts that are drawn, by their names.
struct DrawnParts {
  std::list<std::pair<std::string, std::ostringstream>> texts;  // addresses stay
  PopulationFiles files;

  explicit DrawnParts(const std::vector<std::string>& parts) {
    for (const std::string& part : parts) {
      std::ostream& stream = texts.emplace_back(part, std::ostringstream()).second;
      for (auto& [name, file] :
           {std::pair{"table", &files.table}, std::pair{"persons", &files.persons},
            std::pair{"records", &files.records}, std::pair{"entities", &files.entities}})
        if (part == name) *file = &stream;
    }
  }
};

/// Which columns of a part are of texts.
std::vector<std::size_t> text_columns_of(std::string_view part, const Scenario& scenario,
                                         ReplicateColumn column) {
  if (part == "persons") return {text_columns_of_persons.begin(), text_columns_of_persons.end()};
  if (part == "records") return {text_columns_of_records.begin(), text_columns_of_records.end()};
  if (part == "entities") return {text_columns_of_entities.begin(), text_columns_of_entities.end()};
  return text_columns_of_table(scenario, column);
}

Reply answer_of(DrawnParts drawn, const Scenario& scenario, ReplicateColumn column) {
  Value root = empty_object();
  Reply answer;
  for (const auto& [name, stream] : drawn.texts) {
    std::string text = stream.str();
    answer.tables.push_back(columns_of_csv(name, text, text_columns_of(name, scenario, column)));
    add_member(root, name, std::move(text));
  }
  answer.json = indented(root);
  return answer;
}

}  // namespace

Value texts_value(const std::vector<std::string>& texts) {
  Value list = empty_array();
  for (const std::string& text : texts) list.array().push_back(make_value(text));
  return list;
}

Reply answer_validate(Arguments& arguments, const Watch& watch) {
  const StudyPlan plan = plan_given(given_of(arguments), watch);
  remark_idle_draws(watch, given_arguments(arguments.reader), plan.scenario(), idle_in_validate);
  Value root = empty_object();
  add_member(root, "valid", true);
  add_member(root, "paragraphs", texts_value(describe_all(plan)));
  return done(indented(root));
}

Reply answer_expect(Arguments& arguments, const Watch& watch) {
  const PreparedPoint study = prepare_given(given_of(arguments), Evaluation::expected, watch).point;
  remark_idle_draws(watch, given_arguments(arguments.reader), study.scenario, idle_in_expect);
  return done(expect_json(study, question_of(watch)));
}

Reply answer_plan(Arguments& arguments, const Watch& watch) {
  const StudyPlan plan = plan_given(given_of(arguments), watch);
  remark_idle_of_run(watch, given_arguments(arguments.reader), plan.scenario());
  const int threads = threads_of(arguments);
  const std::optional<std::int64_t> shards = arguments.reader.integer("shards");
  if (shards)
    if (const std::string why = why_not_split(plan, *shards); !why.empty()) {
      arguments.reader.report("shards", why);
      throw BadArguments{};
    }
  Forecast expected = forecast(plan, threads, question_of(watch));
  if (shards) expected.split = forecast_of_shards(expected, *shards);
  return done(forecast_json(expected, threads));
}

Reply answer_run(Arguments& arguments, const Watch& watch) {
  ObjectReader& reader = arguments.reader;
  RunAsked asked{threads_of(arguments), {}};
  if (const auto until = reader.text("until")) {
    asked.until = precision_asked(*until);
    if (!asked.until) reader.report("until", "\"until\" " + until_advice(*until));
  }
  const std::optional<Shard> shard = read_shard(arguments);
  const Watch timed = within(reader.number("time_limit").value_or(0.0), watch);
  const StudyPlan plan = plan_given(given_of(arguments), timed);
  check_study_type(arguments, plan.scenario());
  GivenArguments given = given_arguments(reader);
  given.until = reader.has("until");
  remark_idle_of_run(watch, given, plan.scenario());
  if (shard) return answer_shard(arguments, plan, *shard, timed);
  const StudyRun run = run_planned(plan, asked, timed);
  if (run.done < run.total)
    throw Stopped{fmt::format("stopped after {} of {} {}", run.done, run.total, unit_of(plan))};
  Reply answer = done(report_of(run, plan).json());
  answer.tables.push_back(replicate_columns(run.result));
  return answer;
}

Reply answer_design(Arguments& arguments, const Watch& watch) {
  const ObjectReader& reader = arguments.reader;
  const int threads = threads_of(arguments);
  const std::optional<std::int64_t> draws = reader.integer("draws");
  const Watch timed = within(reader.number("time_limit").value_or(0.0), watch);
  const PlannedDesign planned = plan_design(given_of(arguments), draws, timed);
  remark_idle_of_design(watch, given_arguments(reader));
  const DesignAnswer answer = weigh_planned(planned, threads, timed);
  return done(report_of(answer, planned).json());
}

Reply answer_calibrate(Arguments& arguments, const Watch& watch) {
  const Match match = arguments.reader.text("match") == "pairs" ? Match::pairs : Match::sizes;
  const TableReading reading = read_reading(arguments);
  std::optional<GivenTree> given = read_given(arguments);
  std::optional<InputText> table = read_text_or_path(arguments, "to");
  if (!given) throw BadArguments{};
  InputText text = sound(std::move(table), arguments);
  const std::string name = text.name;
  const Calibration calibration =
      calibrate_given(std::move(*given), std::move(text), reading, match, watch);
  if (const auto* misfit = std::get_if<Misfit>(&calibration))
    return {Outcome::failed, error_json("no_world", text_of(*misfit, name)), {}, {}};
  return done(calibrated_json(std::get<Calibrated>(calibration)));
}

Reply answer_simulate(Arguments& arguments, const Watch& watch) {
  ObjectReader& reader = arguments.reader;
  const std::vector<std::string> parts = read_parts(arguments);
  const auto first = static_cast<std::uint32_t>(reader.integer("replicate").value_or(0));
  const bool several = reader.has("replicates");
  const bool persons = std::any_of(parts.begin(), parts.end(),
                                   [](const std::string& part) { return part != "table"; });
  const PreparedPoint study =
      prepare_given(given_of(arguments), Evaluation::monte_carlo, watch).point;
  if (const auto misused = draw_misuse(study.scenario, persons, several, first)) {
    reader.report(misused->argument, misused->what);
    throw BadArguments{};
  }
  DrawnParts drawn(parts);
  if (several)
    draw_several(study, first, *drawn.files.table, watch);
  else
    draw_one(study, first, drawn.files, watch);
  return answer_of(std::move(drawn), study.scenario,
                   several ? ReplicateColumn::numbers : ReplicateColumn::none);
}

Reply answer_estimate(Arguments& arguments, const Watch& watch) {
  TableRequest asked = read_table_request(arguments);
  read_estimate_request(arguments, asked);
  InputText table = sound(read_text_or_path(arguments, "table"), arguments);
  asked.file = table.name;
  return done(report_of(answer_table(std::move(table), asked, watch)).json());
}

Reply answer_bounds(Arguments& arguments, const Watch& watch) {
  TableRequest asked = read_table_request(arguments);
  const BoundsAsked wanted = read_bounds_asked(arguments);
  InputText table = sound(read_text_or_path(arguments, "table"), arguments);
  asked.file = table.name;
  const TableBounds bounds = bounds_on_table(std::move(table), wanted, asked, watch);
  return done(report_of(bounds).json());
}

}  // namespace darknumber
