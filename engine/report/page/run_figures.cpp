// SPDX-License-Identifier: MIT
#include "engine/report/page/run_figures.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/charts/bars.h"
#include "engine/report/charts/histogram.h"
#include "engine/report/charts/icon_array.h"
#include "engine/report/charts/ratio_strip.h"
#include "engine/report/charts/zip.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/run/run_spread.h"

namespace darknumber {
namespace {

/// One figure for each estimator whose truth is someone.
template <typename FigureOf>
std::vector<Figure> for_each_estimator(const RunResult& result, FigureOf figure_of) {
  std::vector<Figure> figures;
  const PointResult& point = result.points.front();
  for (std::size_t e = 0; e < result.labels.size(); ++e)
    if (point.truths[e] > 0.0 && !point.rows[e].empty()) figure_of(point, e, figures);
  return figures;
}

const char* side_of_zero(double error) {
  return error > 0.0 ? "over" : "under";
}

}  // namespace

Figure strip_figure(const PointResult& point, const std::vector<std::string>& labels) {
  std::vector<StripRow> rows;
  for (std::size_t e = 0; e < labels.size(); ++e) {
    const EstimatorMeasure& median = find_measure(point, e, "median_inflation");
    const double truth = point.truths[e];
    StripRow row{labels[e], median.measured.value, median.measured.mcse, NAN, NAN, median.exact};
    row.all = point.rows[e].size();
    for (const ReplicateRow& of_one : point.rows[e]) {
      if (of_one.status == Status::ok) continue;
      ++(grows_without_bound(of_one.status) ? row.unbounded : row.none);
    }
    if (truth > 0.0) {
      row.low = find_measure(point, e, "q05").measured.value / truth;
      row.high = find_measure(point, e, "q95").measured.value / truth;
    }
    rows.push_back(std::move(row));
  }
  Figure figure{"strip", "How far off each estimator is, and which way",
                "The dot is the median, with its Monte Carlo error as a thin line; the thick "
                "line holds nine registers in ten; the open diamond is the answer on the "
                "expected table, without simulation error.",
                ""};
  figure.svg = ratio_strip_svg(figure.name, figure.title, rows);
  return figure;
}

Figure split_figure(const PointResult& point, const std::vector<std::string>& labels) {
  BarChart chart;
  chart.axis = "mean error, in persons";
  for (std::size_t e = 0; e < labels.size(); ++e) {
    const Measured& whole = find_measure(point, e, "bias").measured;
    const Measured& seen = find_measure(point, e, "observed_error").measured;
    const Measured& added = find_measure(point, e, "extrapolation_error").measured;
    BarRow row{labels[e], {}, {}, measured_text(whole.value, whole.mcse)};
    if (!std::isnan(whole.value)) {
      row.parts.push_back({0.0, seen.value, "near"});
      row.parts.push_back({seen.value, seen.value + added.value, side_of_zero(added.value)});
      row.text = fmt::format("{} seen, {} extrapolated", measured_text(seen.value, seen.mcse),
                             measured_text(added.value, added.mcse));
    }
    chart.rows.push_back(std::move(row));
  }
  Figure figure{"split", "Where the error comes from",
                "Grey: what the register gets wrong about those it saw. Coloured: what the "
                "extrapolation adds to that.",
                ""};
  figure.svg = bar_chart_svg(figure.name, figure.title, chart);
  return figure;
}

std::vector<Figure> hundred_figures(const RunResult& result) {
  return for_each_estimator(result, [&](const PointResult& point, std::size_t e,
                                        std::vector<Figure>& figures) {
    if (point.rows[e].size() < 100) return;  // a hundred are more than there are
    const std::array<int, how_far_count> counts = of_a_hundred(ratios_of(point, e));
    Figure figure{fmt::format("hundred[{}]", result.labels[e]),
                  fmt::format("{}: what a hundred such registers say", result.labels[e]),
                  fmt::format("{} Rounded from {} simulated registers.", icon_array_words(counts),
                              quantity_text(static_cast<double>(point.rows[e].size()))),
                  ""};
    figure.svg = icon_array_svg(figure.name, figure.title, counts);
    figures.push_back(std::move(figure));
  });
}

std::vector<Figure> histogram_figures(const RunResult& result) {
  return for_each_estimator(
      result, [&](const PointResult& point, std::size_t e, std::vector<Figure>& figures) {
        const std::vector<double> ratios = ratios_of(point, e);
        Figure figure{fmt::format("histogram[{}]", result.labels[e]),
                      fmt::format("{}: the estimates of all registers", result.labels[e]),
                      histogram_words(ratios), ""};
        figure.svg = histogram_svg(figure.name, figure.title, ratio_histogram(ratios));
        figures.push_back(std::move(figure));
      });
}

std::vector<Figure> interval_figures(const RunResult& result, double level) {
  return for_each_estimator(
      result, [&](const PointResult& point, std::size_t e, std::vector<Figure>& figures) {
        std::vector<RatioInterval> intervals;
        const double truth = point.truths[e];
        for (const ReplicateRow& row : point.rows[e])
          if (row.status == Status::ok && !std::isnan(row.lower) && !std::isnan(row.upper))
            intervals.push_back({row.estimate / truth, row.lower / truth, row.upper / truth});
        if (intervals.empty()) return;
        Figure figure{fmt::format("intervals[{}]", result.labels[e]),
                      fmt::format("{}: its intervals of {}", result.labels[e], level_text(level)),
                      zip_words(intervals), ""};
        figure.svg = zip_svg(figure.name, figure.title, intervals, level);
        figures.push_back(std::move(figure));
      });
}

}  // namespace darknumber
