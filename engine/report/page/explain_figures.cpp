// SPDX-License-Identifier: MIT
#include "engine/report/page/explain_figures.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/bounds/bounds_figure.h"
#include "engine/report/charts/bars.h"
#include "engine/report/charts/curve.h"
#include "engine/report/charts/histogram.h"
#include "engine/report/numbers.h"
#include "engine/report/study/explain_tables.h"
#include "engine/report/study/factor_text.h"

namespace darknumber {
namespace {

Figure number_figure(const Explanation& found, const StudyPlan& plan) {
  const std::string& victims = plan.scenario().words.victims;
  std::vector<HistogramMark> marks{{"nine in ten of these worlds", found.victims.quantiles.front(),
                                    found.victims.quantiles.back()}};
  for (const PublishedFigure& one : plan.scenario().published) {
    if (one.low && one.high) marks.push_back({one.label, *one.low, *one.high});
    if (one.estimate) marks.push_back({one.label, *one.estimate, *one.estimate});
  }
  Figure figure{"number", fmt::format("How many {} there are in these worlds", victims),
                fmt::format("Worlds by their number of {}, each weighed by how likely it makes the "
                            "table. Below: what was published.",
                            victims),
                ""};
  figure.svg =
      marked_histogram_svg(figure.name, figure.title, found.sorted_victims,
                           fmt::format("number of {}, on a logarithmic axis", victims), marks);
  return figure;
}

Figure profile_figure(const Explanation& found, const StudyPlan& plan) {
  const Witnesses& witness = *found.witness;
  const std::string& victims = plan.scenario().words.victims;
  const double best = witness.best.log_likelihood;
  CurveChart chart;
  chart.factor = fmt::format("number of {}", victims);
  chart.measure = "log-likelihood of the best world with so many, less that of the best of all";
  chart.factor_axis = Scale::Kind::log;
  for (const ProfilePoint& point : witness.profile)
    chart.places.emplace_back(point.victims, std::isfinite(point.log_likelihood)
                                                 ? std::optional(point.log_likelihood - best)
                                                 : std::nullopt);
  chart.target = std::min(witness.least.log_likelihood, witness.greatest.log_likelihood) - best;
  chart.target_text = "about as good";
  chart.crossings = {witness.least.victims, witness.greatest.victims};
  Figure figure{
      "profile", fmt::format("What would have to be true for another number of {}", victims),
      fmt::format("Worlds with {} to {} {} explain the table about as well as the best one, which "
                  "has {}. The diamonds are the least and the greatest of them, as the scenarios "
                  "least.json and greatest.json.",
                  whole_text(witness.least.victims), whole_text(witness.greatest.victims), victims,
                  whole_text(witness.best.victims)),
      ""};
  if (found.spread)
    figure.words +=
        " They have no misfit, so that the number drawn above may reach beyond these two.";
  figure.svg = curve_svg(figure.name, figure.title, chart);
  return figure;
}

Figure beliefs_figure(const Explanation& found, const StudyPlan& plan) {
  BarChart chart{
      "share of the belief that lies below", 0.5, "the line: the middle of the belief", {}};
  for (std::size_t f = 0; f < found.factors.size(); ++f) {
    const FactorPosterior& factor = found.factors[f];
    const Quantiles& at = factor.in_belief;
    chart.rows.push_back(
        {label_of(plan.scenario().study->factors[f]),
         {{at[1], at[3], "near"}},
         std::pair{at.front(), at.back()},
         fmt::format("{}, believed {}{}", significant_text(factor.number.quantiles[shown_median]),
                     significant_text(factor.prior[shown_median]),
                     factor.silent    ? "; silent"
                     : factor.presses ? "; presses"
                                      : "")});
  }
  Figure figure{"beliefs", "What the table adds to the beliefs",
                "Where in its belief each factor lies after the table: half of the worlds on the "
                "thick bar, nine in ten on the thin line, the medians in numbers. A bar from 0.25 "
                "to 0.75 is the belief itself: there the table is silent. One at an end presses on "
                "its bound.",
                ""};
  figure.svg = bar_chart_svg(figure.name, figure.title, chart);
  return figure;
}

Figure cells_figure(const Explanation& found, const StudyPlan& plan) {
  BarChart chart{
      "observed less expected, in standard deviations", 0.0, "the line: as expected", {}};
  for (const CellFit& cell : found.cells)
    chart.rows.push_back({history_text(cell.history, plan),
                          {{0.0, cell.residual, cell.residual < 0.0 ? "under" : "over"}},
                          {},
                          fmt::format("{}, expected {}", quantity_text(cell.observed),
                                      significant_text(cell.expected))});
  Figure figure{"cells", "The cells that these worlds explain worst",
                "Each bar is one cell of the table: the persons on exactly these lists.", ""};
  figure.svg = bar_chart_svg(figure.name, figure.title, chart);
  return figure;
}

std::optional<Figure> pairs_figure(const StudyPlan& plan) {
  const ExplainTask& task = std::get<ExplainRows>(plan.meaning).task;
  if (!task.suppressed.empty()) return std::nullopt;  // an odds ratio needs counts
  std::vector<std::string> lists;
  for (const auto& agency : plan.scenario().agencies) lists.push_back(agency.name);
  const auto bounds = bounds_of(lists, task.table, BoundsRequest{});
  return bounds ? bounds_figure(*bounds) : std::nullopt;
}

}  // namespace

std::vector<Figure> explain_figures(const Explanation& found, const StudyPlan& plan) {
  std::vector<Figure> figures{number_figure(found, plan)};
  if (found.witness) figures.push_back(profile_figure(found, plan));
  if (!found.factors.empty()) figures.push_back(beliefs_figure(found, plan));
  if (!found.cells.empty()) figures.push_back(cells_figure(found, plan));
  if (auto pairs = pairs_figure(plan)) figures.push_back(std::move(*pairs));
  return figures;
}

}  // namespace darknumber
