// SPDX-License-Identifier: MIT
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/problem.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/study/prepared_point.h"
#include "engine/world/solving/unsolvable.h"
#include "include/darknumber.h"
#include "tests/fuzz/keep_small.h"
#include "tests/fuzz/scenarios.h"
#include "tests/fuzz/targets.h"

namespace darknumber::fuzz {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest{4};

void look_at(const Register& drawn) {
  for (const auto& parts : {drawn.strata, drawn.victims})
    for (const auto& stratum : parts)
      for (const double count : stratum)
        demand(std::isfinite(count) && count > -1e-6, "a register has finite counts, from 0");
  demand(std::isfinite(drawn.false_positive_entities) && drawn.false_positive_entities > -1e-6,
         "false positives are a number, from 0");
}

bool same_bits(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

void demand_same(const DrawnReplicate& one, const DrawnReplicate& other) {
  demand(one.rows.size() == other.rows.size(), "the same answers");
  for (std::size_t a = 0; a < one.rows.size(); ++a) {
    const ReplicateRow& x = one.rows[a];
    const ReplicateRow& y = other.rows[a];
    demand(x.status == y.status && same_bits(x.estimate, y.estimate) &&
               same_bits(x.lower, y.lower) && same_bits(x.observed, y.observed),
           "a replicate is a function of its number");
    demand(x.overlap <= x.observed, "overlap is part of what is observed");
    if (x.status == Status::ok) demand(std::isfinite(x.estimate), "an estimate is a number");
  }
}

int stop_when_late(std::int64_t, std::int64_t, void* start) {
  return Clock::now() - *static_cast<Clock::time_point*>(start) > longest ? 1 : 0;
}

}  // namespace

void run_tiny_world(std::string_view input) {
  Problems problems;
  Value root = parse_json(input, "scenario", problems);
  if (!problems.empty()) return;
  keep_small(root);
  ScenarioReading reading = read_as_far_as_possible(root, "scenario", {}, files_of_texts());
  if (!reading.problems.empty()) return;
  if (reading.scenario.agencies.size() > 6 || reading.scenario.population.strata.size() > 12)
    return;
  const Clock::time_point start = Clock::now();
  const StopQuestion late = [&] { return Clock::now() - start > longest; };
  try {
    const PreparedPoint point = prepare_point(std::move(reading.scenario));
    look_at(point.expected);
    demand(point.truth() > 0.0 && std::isfinite(point.truth()), "there are victims");
    const Replicator replicator(point.scenario, point.world);
    const DrawnReplicate drawn = replicator.replicate(1, &late);
    look_at(drawn.drawn);
    demand_same(drawn, replicator.replicate(1, &late));
  } catch (const UnsolvableScenario&) {
  } catch (const InputError& error) {
    demand(!error.problems().empty(), "what is refused has a reason");
  } catch (const GivenUp&) {
  }
}

void call_verb(std::string_view input) {
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string verb(input.substr(0, line));
  std::string text(input.substr(std::min(line + 1, input.size())));
  // Files of the disk are no input of the fuzzer, and a self-test takes minutes.
  if (text.find("_path") != text.npos || text.find("\\u") != text.npos || verb == "selftest")
    return;
  Problems problems;
  Value arguments = parse_json(text, "arguments", problems);
  if (problems.empty() && arguments.is_object()) {
    keep_small(arguments);
    if (Value* scenario = arguments.find("scenario"); scenario != nullptr && scenario->is_text()) {
      Value tree = parse_json(scenario->text(), "scenario", problems);
      if (problems.empty()) {
        keep_small(tree);
        *scenario = make_value(write_json(tree));
      }
    }
    for (const char* in_threads : {"run", "plan", "design"})
      if (verb == in_threads && arguments.find("threads") == nullptr)
        add_member(arguments, "threads", 1);
    text = write_json(arguments);
  }
  Clock::time_point start = Clock::now();
  dn_answer* answer = nullptr;
  const dn_status status = dn_call(verb.c_str(), text.c_str(), stop_when_late, &start, &answer);
  const std::string json = dn_json(answer);
  demand(nlohmann::json::accept(json), "an answer is JSON");
  demand(json.find("\"kind\":\"bug\"") == json.npos && json.find("\"kind\": \"bug\"") == json.npos,
         "nothing that a caller hands over shows a bug");
  demand((status == DN_DONE) == (json.find("{\"error\"") != 0 && json.find("{\n  \"error\"") != 0),
         "an answer or an error");
  for (std::size_t t = 0; t < dn_tables(answer); ++t)
    for (std::size_t c = 0; c < dn_columns(answer, t); ++c) {
      const std::size_t levels = dn_levels(answer, t, c);
      for (std::size_t r = 0; r < dn_rows(answer, t) && levels > 0; ++r) {
        const double place = dn_column(answer, t, c)[r];
        demand(std::isnan(place) || (place >= 0.0 && place < static_cast<double>(levels)),
               "a place is that of a level");
      }
    }
  dn_free(answer);
}

}  // namespace darknumber::fuzz
