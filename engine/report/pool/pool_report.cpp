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
#include "engine/report/text_table.h"
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

std::string heading(const PooledResults& pooled, std::size_t width) {
  constexpr std::size_t label_width = 11;
  const Scenario& scenario = pooled.plan.scenario();
  const auto line = [&](const char* label, const std::string& text) {
    return labelled(label, label_width, text, width);
  };
  std::size_t replicates = 0;
  for (const PooledPart& part : pooled.parts) replicates += part.replicates;
  std::string out = scenario.title.empty() ? "" : wrapped(scenario.title, width) + "\n\n";
  if (pooled.plan.points.size() == 1)
    out += line("truth", counted(pooled.plan.base.truth(), "victim"));
  out += line("pooled", fmt::format("{}, seeds {}",
                                    counted(static_cast<double>(pooled.parts.size()), "result"),
                                    seeds_text(pooled.parts)));
  return out +
         line("study",
              fmt::format("{}{}", counted(static_cast<double>(replicates), "replicate"),
                          pooled.plan.points.size() == 1
                              ? ""
                              : fmt::format(" of each of {} points", pooled.plan.points.size()))) +
         "\n";
}

/// One point: how far off each estimator is over everybody's replicates.
std::string estimators_table(const RunResult& result, std::size_t width) {
  const PointResult& point = result.points.front();
  TextTable table({"estimator", "mean ÷ truth", "median ÷ truth", "middle 90 %", "covers truth",
                   "no estimate"});
  table.leave_out_if_empty(4);
  table.leave_out_if_empty(5);
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const auto of = [&](std::string_view name) -> const Measured& {
      return find_measure(point, e, name).measured;
    };
    const auto ratio = [&](const Measured& persons) {
      return rounded_text(persons.value / point.truths[e], persons.mcse / point.truths[e]);
    };
    table.add(
        {result.labels[e], measured_text(of("inflation").value, of("inflation").mcse),
         measured_text(of("median_inflation").value, of("median_inflation").mcse),
         point.truths[e] > 0.0 ? ratio(of("q05")) + " to " + ratio(of("q95")) : no_number_text,
         measured_share_text(of("coverage").value, of("coverage").mcse),
         of("inflation").n_failed == 0
             ? ""
             : quantity_text(static_cast<double>(of("inflation").n_failed))});
  }
  return table.text(width) + "\n" +
         wrapped("  ± is the Monte Carlo standard error over all replicates together.", width,
                 "  ") +
         "\n";
}

const EstimatorMeasure* found_measure(const std::vector<EstimatorMeasure>& measures,
                                      std::size_t estimator, std::string_view name) {
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const auto& one) {
    return one.estimator == estimator && one.measured.name == name;
  });
  return found == measures.end() ? nullptr : &*found;
}

/// A study of several points: its measure at each.
std::string points_table(const PooledResults& pooled, std::size_t width) {
  const RunResult& result = pooled.run.result;
  const StudySpec& study = *pooled.plan.scenario().study;
  const std::string measure = measure_of(study);
  const std::vector<std::string> names = labels_of_factors(pooled.plan);
  std::vector<std::string> header{"point"};
  header.insert(header.end(), result.labels.begin(), result.labels.end());
  TextTable table(header);
  table.align_left(0);
  for (const PointResult& point : result.points) {
    std::vector<std::string> cells{point_text(names, point.factor_values)};
    for (std::size_t e = 0; e < result.labels.size(); ++e) {
      const EstimatorMeasure* one = found_measure(point.measures, e, measure);
      cells.push_back(one == nullptr ? no_number_text
                                     : measured_text(one->measured.value, one->measured.mcse));
    }
    table.add(std::move(cells));
  }
  return fmt::format("  {}\n\n", measure) + table.text(width) + "\n";
}

/// A line for each person: what their registers alone say, at the first point.
std::string parts_table(const PooledResults& pooled, std::size_t width) {
  const std::vector<std::string>& labels = pooled.run.result.labels;
  std::vector<std::string> header{"result", "seed", "replicates"};
  header.insert(header.end(), labels.begin(), labels.end());
  TextTable table(header);
  const bool single = std::ranges::all_of(
      pooled.parts, [](const PooledPart& part) { return part.replicates == 1; });
  for (const PooledPart& part : pooled.parts) {
    std::vector<std::string> cells{part.name, std::to_string(part.seed),
                                   quantity_text(static_cast<double>(part.replicates))};
    for (std::size_t e = 0; e < labels.size(); ++e) {
      const EstimatorMeasure* median = found_measure(part.measures.front(), e, "median");
      if (median == nullptr || std::isnan(median->measured.value))
        cells.emplace_back(no_number_text);
      else if (single)
        cells.push_back(quantity_text(std::round(median->measured.value)));
      else
        cells.push_back(persons_text(median->measured.value, median->measured.mcse));
    }
    table.add(std::move(cells));
  }
  const std::string what = single ? "Each person's estimate:" : "Each person's median estimate:";
  const std::string where =
      pooled.plan.points.size() == 1
          ? what
          : fmt::format("{} at {}", what.substr(0, what.size() - 1),
                        point_text(labels_of_factors(pooled.plan),
                                   pooled.run.result.points.front().factor_values) +
                            ":");
  return wrapped("  " + where, width, "  ") + "\n\n" + table.text(width);
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

std::string pool_text(const PooledResults& pooled, std::size_t width) {
  const bool one_point = pooled.plan.points.size() == 1;
  std::string out = heading(pooled, width);
  out +=
      one_point ? estimators_table(pooled.run.result, width) + "\n" : points_table(pooled, width);
  const std::string claims = claims_text(pooled.run, pooled.plan, width);
  if (!claims.empty()) out += claims + "\n";
  return out + parts_table(pooled, width);
}

std::string pool_json(const PooledResults& pooled) {
  const RunResult& result = pooled.run.result;
  Value root = empty_object();
  Value labels = empty_array();
  for (const std::string& label : result.labels) labels.array().push_back(make_value(label));
  add_member(root, "estimators", std::move(labels));
  add_member(root, "truth", result.points.front().truth);
  add_member(root, "replicates",
             static_cast<std::int64_t>(result.points.front().rows.front().size()));
  add_member(root, "measures", measures_value(result));
  Value parts = empty_array();
  for (const PooledPart& part : pooled.parts) {
    Value entry = empty_object();
    add_member(entry, "result", part.name);
    add_member(entry, "seed", static_cast<std::int64_t>(part.seed));
    add_member(entry, "replicates", static_cast<std::int64_t>(part.replicates));
    add_member(entry, "measures", measures_value(with_measures_of(part, result)));
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
