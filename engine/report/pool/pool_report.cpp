// SPDX-License-Identifier: MIT
#include "engine/report/pool/pool_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"
#include "engine/report/find_measure.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/study_report.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// "1 to 25", or one after the other.
std::string seeds_text(const std::vector<PooledPart>& parts) {
  std::vector<std::uint64_t> seeds;
  for (const PooledPart& part : parts) seeds.push_back(part.seed);
  std::sort(seeds.begin(), seeds.end());
  if (seeds.size() > 2 && seeds.back() - seeds.front() == seeds.size() - 1)
    return fmt::format("{} to {}", seeds.front(), seeds.back());
  return fmt::format("{}", fmt::join(seeds, ", "));
}

Facts pool_facts(const PooledResults& pooled) {
  Facts facts;
  std::size_t replicates = 0;
  for (const PooledPart& part : pooled.parts) replicates += part.replicates;
  const Words& words = pooled.plan.scenario().words;
  if (pooled.plan.points.size() == 1)
    facts.lines.emplace_back("truth",
                             counted(pooled.plan.base.truth(), words.victim, words.victims));
  facts.lines.emplace_back(
      "pooled",
      fmt::format("{}, seeds {}", counted(static_cast<double>(pooled.parts.size()), "result"),
                  seeds_text(pooled.parts)));
  facts.lines.emplace_back(
      "study", fmt::format("{}{}", counted(static_cast<double>(replicates), "replicate"),
                           pooled.plan.points.size() == 1
                               ? ""
                               : fmt::format(" of each of {} points", pooled.plan.points.size())));
  return facts;
}

/// One point: how far off each estimator is over everybody's replicates.
Table pooled_estimators(const RunResult& result) {
  const PointResult& point = result.points.front();
  Table table = table_with({"estimator", "mean ÷ truth", "median ÷ truth", "middle 90 %",
                            "covers truth", "no estimate"});
  table.columns[4].needs_content = true;
  table.columns[5].needs_content = true;
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const auto of = [&](std::string_view name) -> const Measured& {
      return find_measure(point, e, name).measured;
    };
    const auto ratio = [&](const Measured& in_persons) {
      return rounded(in_persons.value / point.truths[e], in_persons.mcse / point.truths[e]);
    };
    table.rows.push_back(
        {{result.labels[e]},
         {measured_number(of("inflation").value, of("inflation").mcse)},
         {measured_number(of("median_inflation").value, of("median_inflation").mcse)},
         point.truths[e] > 0.0 ? Cell{NumberRange{ratio(of("q05")), ratio(of("q95"))}}
                               : Cell{Missing{}},
         {Number{of("coverage").value, Digits::measured_share, of("coverage").mcse}},
         {of("inflation").n_failed == 0
              ? ""
              : quantity_text(static_cast<double>(of("inflation").n_failed))}});
  }
  return table;
}

/// A study of several points: its measure at each.
Table pooled_points(const PooledResults& pooled) {
  const RunResult& result = pooled.run.result;
  const std::string measure = measure_of(*pooled.plan.scenario().study);
  const std::vector<std::string> names = labels_of_factors(pooled.plan);
  std::vector<std::string> header{"point"};
  const bool own = is_point_measure(measure);
  if (own)
    header.push_back(measure);
  else
    header.insert(header.end(), result.labels.begin(), result.labels.end());
  Table table = table_with(std::move(header));
  for (const PointResult& point : result.points) {
    std::vector<Cell> cells{{point_text(names, point.factor_values)}};
    for (std::size_t e = 0; e < (own ? 1 : result.labels.size()); ++e) {
      const EstimatorMeasure* one = measure_at(point, e, measure);
      cells.push_back(one == nullptr
                          ? Cell{Missing{}}
                          : Cell{measured_number(one->measured.value, one->measured.mcse)});
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

/// A line for each person: what their registers alone say, at the first point.
void add_parts(const PooledResults& pooled, Blocks& blocks) {
  const std::vector<std::string>& labels = pooled.run.result.labels;
  std::vector<std::string> header{"result", "seed", "replicates"};
  header.insert(header.end(), labels.begin(), labels.end());
  Table table = table_with(std::move(header));
  const bool single = std::ranges::all_of(
      pooled.parts, [](const PooledPart& part) { return part.replicates == 1; });
  for (const PooledPart& part : pooled.parts) {
    std::vector<Cell> cells{
        {part.name}, {std::to_string(part.seed)}, {persons(static_cast<double>(part.replicates))}};
    for (std::size_t e = 0; e < labels.size(); ++e) {
      const EstimatorMeasure* median = measure_among(part.measures.front(), e, "median");
      if (median == nullptr || std::isnan(median->measured.value))
        cells.push_back({Missing{}});
      else if (single)
        cells.push_back({whole_text(median->measured.value)});
      else
        cells.push_back({persons_text(median->measured.value, median->measured.mcse)});
    }
    table.rows.push_back(std::move(cells));
  }
  std::string what = single ? "Each person's estimate" : "Each person's median estimate";
  if (pooled.plan.points.size() > 1)
    what += " at " + point_text(labels_of_factors(pooled.plan),
                                pooled.run.result.points.front().factor_values);
  blocks.push_back(remark(what + ":"));
  blocks.push_back({std::move(table)});
}

/// The pool's run with the measures of one part in the place of its own.
RunResult with_measures_of(const PooledPart& part, RunResult result) {
  for (std::size_t p = 0; p < result.points.size(); ++p)
    result.points[p].measures = part.measures[p];
  return result;
}

/// Rows of measures.csv, each after these cells; the first line is the header.
void add_csv(const RunResult& result, const std::string& cells, std::string& out) {
  std::ostringstream stream;
  write_measures_csv(stream, result);
  std::istringstream lines(stream.str());
  std::string line;
  std::getline(lines, line);
  if (out.empty()) out = "result,seed," + line + "\n";
  while (std::getline(lines, line)) out.append(cells).append(line).append("\n");
}

}  // namespace

Blocks pool_blocks(const PooledResults& pooled) {
  Blocks blocks;
  if (const std::string& title = pooled.plan.scenario().title; !title.empty())
    blocks.push_back({Heading{title}});
  blocks.push_back({pool_facts(pooled)});
  if (pooled.plan.points.size() == 1) {
    blocks.push_back({pooled_estimators(pooled.run.result)});
    blocks.push_back(remark("± is the Monte Carlo standard error over all replicates together."));
  } else {
    blocks.push_back(remark(measure_of(*pooled.plan.scenario().study)));
    blocks.push_back({pooled_points(pooled)});
  }
  append(blocks, claims_blocks(pooled.run, pooled.plan));
  add_parts(pooled, blocks);
  return blocks;
}

std::string pool_json(const PooledResults& pooled) {
  const RunResult& result = pooled.run.result;
  Value root = empty_object();
  Value labels = empty_array();
  for (const std::string& label : result.labels) labels.array().push_back(make_value(label));
  add_member(root, "estimators", std::move(labels));
  add_member(root, "truth", result.points.front().truth);
  add_member(root, "replicates", static_cast<std::int64_t>(result.points.front().replicates()));
  add_member(root, "measures", run_measures_value(result));
  Value parts = empty_array();
  for (const PooledPart& part : pooled.parts) {
    Value entry = empty_object();
    add_member(entry, "result", part.name);
    add_member(entry, "seed", static_cast<std::int64_t>(part.seed));
    add_member(entry, "replicates", static_cast<std::int64_t>(part.replicates));
    add_member(entry, "measures", run_measures_value(with_measures_of(part, result)));
    parts.array().push_back(std::move(entry));
  }
  add_member(root, "results", std::move(parts));
  add_member(root, "scenario", result.scenario);
  return write_json(root, JsonLayout::indented);
}

std::string pool_csv(const PooledResults& pooled) {
  const RunResult& result = pooled.run.result;
  std::string out;
  add_csv(result, ",,", out);
  for (const PooledPart& part : pooled.parts)
    add_csv(with_measures_of(part, result),
            csv_text(part.name) + "," + std::to_string(part.seed) + ",", out);
  return out;
}

}  // namespace darknumber
