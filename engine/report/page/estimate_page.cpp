// SPDX-License-Identifier: MIT
#include "engine/report/page/estimate_page.h"

#include <fmt/format.h>

#include "engine/estimators/options/read_lists.h"
#include "engine/report/bounds/bounds_figure.h"
#include "engine/report/bounds/bounds_report.h"
#include "engine/report/charts/bars.h"
#include "engine/report/numbers.h"
#include "engine/report/page/explore/exploration.h"
#include "engine/study/engine_stamp.h"

namespace darknumber {
namespace {

std::string estimate_text(const Estimate& estimate) {
  std::string text = quantity_text(estimate.population_size);
  if (estimate.interval)
    text += fmt::format(" ({} to {})", quantity_text(estimate.interval->lower),
                        quantity_text(estimate.interval->upper));
  return text;
}

Finding finding_of_table(const TableEstimates& table) {
  Finding finding;
  finding.lead =
      fmt::format("{} are on the lists.", counted(table.table.observed(), "entity", "entities"));
  finding.conditions.intro = "If its assumptions hold, the number on lists or not is";
  for (std::size_t a = 0; a < table.answers.size(); ++a) {
    if (table.answers[a].stratum) continue;  // of some of them only: the tables have it
    const auto* estimate = std::get_if<Estimate>(&table.outcomes[a]);
    finding.conditions.items.push_back(
        estimate == nullptr
            ? fmt::format("not known to {}, which has no estimate: {}", table.answers[a].label,
                          meaning_of(std::get<Status>(table.outcomes[a])))
            : fmt::format("{} by {}", estimate_text(*estimate), table.answers[a].label));
  }
  finding.rest =
      "The intervals allow for chance alone, not for an assumption that fails, and a false "
      "positive "
      "on a list counts like anyone else.";
  return finding;
}

/// The bounds of the associations in a table, where it has some.
std::optional<TableBounds> bounds_of_estimates(const TableEstimates& table) {
  if (!table.ranges.empty()) return std::nullopt;
  return bounds_of(names_of(table.lists), table.table, {});
}

}  // namespace

Figure estimates_figure(const TableEstimates& table) {
  BarChart chart{"persons", table.table.observed(), "the line: the number observed", {}};
  for (std::size_t a = 0; a < table.answers.size(); ++a) {
    if (table.answers[a].stratum) continue;
    BarRow row{table.answers[a].label};
    if (const auto* estimate = std::get_if<Estimate>(&table.outcomes[a])) {
      row.parts.push_back({table.table.observed(), estimate->population_size, "near"});
      if (estimate->interval) row.interval = {estimate->interval->lower, estimate->interval->upper};
      row.text = estimate_text(*estimate);
    } else {
      row.text = "no estimate";
    }
    chart.rows.push_back(std::move(row));
  }
  Figure figure{"estimates", "What each estimator makes of the table",
                "From the number observed to the estimate; the thin line is the interval.", ""};
  figure.svg = bar_chart_svg(figure.name, figure.title, chart);
  return figure;
}

std::vector<Figure> figures_of(const TableEstimates& table) {
  std::vector<Figure> figures{estimates_figure(table)};
  if (const auto bounds = bounds_of_estimates(table))
    if (auto figure = bounds_figure(*bounds)) figures.push_back(std::move(*figure));
  return figures;
}

Page page_of(const std::string& name, const std::vector<std::string>& replicates,
             const std::vector<TableEstimates>& estimates) {
  Page page;
  page.title = fmt::format("What the table {} says of those on no list", name);
  page.finding = finding_of_table(estimates.front());
  if (!replicates.empty())
    page.finding.lead = fmt::format("The table holds {} replicates; this is said of replicate {}. ",
                                    replicates.size(), replicates.front()) +
                        page.finding.lead;
  page.beside.push_back({estimates_figure(estimates.front())});
  page.stamp = fmt::format("Estimates from {}, darknumber {}.", name, engine_stamp().version);
  page.sections.push_back(
      {"answer", "What do the estimators say?", estimates_blocks_of(replicates, estimates)});
  if (const auto bounds = bounds_of_estimates(estimates.front())) {
    Section section{"bounds", "What does every explanation of the table contain?",
                    bounds_blocks(*bounds)};
    if (auto figure = bounds_figure(*bounds))
      section.blocks.insert(section.blocks.begin() + 2, {std::move(*figure)});
    page.sections.push_back(std::move(section));
  }
  add_exploration(page, exploration_of(estimates.front()));
  page.sections.push_back({"numbers", "All numbers", {}});
  page.sections.back().texts.emplace_back("estimates.csv", estimates_csv_of(replicates, estimates));
  return page;
}

}  // namespace darknumber
