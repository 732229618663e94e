// SPDX-License-Identifier: MIT
#include "engine/report/expect/published_figures.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <span>
#include <utility>

#include "engine/input/make_value.h"
#include "engine/report/numbers.h"
#include "engine/simulation/observe.h"

namespace darknumber {
namespace {

/// A list whose expected size differs from the published one by less has the published size: what
/// is solved for a whole number of victims is off by that much at the most.
constexpr double same_size = 5e-4;

constexpr int ratio_digits = 2;  // of a figure that was published rounded

std::string table_name(const PublishedTable& table) {
  return table.file.empty() ? "the table" : std::filesystem::path(table.file).filename().string();
}

double off(double expected, double published) {
  return std::abs(std::log(expected / published));
}

/// "42,000 to 58,000", or the one of them where they are one.
std::string range_text(const std::string& low, const std::string& high) {
  return low == high ? low : low + " to " + high;
}

std::string figure_text(const PublishedFigure& figure) {
  if (figure.estimate) return quantity_text(*figure.estimate);
  return range_text(quantity_text(*figure.low), quantity_text(*figure.high));
}

std::string ratio_text(const PublishedFigure& figure, double truth) {
  if (figure.estimate) return significant_text(*figure.estimate / truth, ratio_digits);
  return range_text(significant_text(*figure.low / truth, ratio_digits),
                    significant_text(*figure.high / truth, ratio_digits));
}

Cell whole_number_cell(double value) {
  return {whole_text(value)};
}

void add_answers(const AnswersOnTable& on_table, double truth, Table& table) {
  for (std::size_t a = 0; a < on_table.answers.size(); ++a) {
    const auto* estimate = std::get_if<Estimate>(&on_table.outcomes[a]);
    if (estimate == nullptr) {
      const std::string reason(name_of(status_of(on_table.outcomes[a])));
      table.rows.push_back({{on_table.answers[a].label}, {Missing{}}, {Missing{}}, {reason}});
      continue;
    }
    Cell interval{Missing{}};
    if (estimate->interval)
      interval = {
          range_text(whole_text(estimate->interval->lower), whole_text(estimate->interval->upper))};
    table.rows.push_back({{on_table.answers[a].label},
                          whole_number_cell(estimate->population_size),
                          std::move(interval),
                          {significant(estimate->population_size / truth)}});
  }
}

void add_figures(const std::vector<PublishedFigure>& figures, double truth, Table& table) {
  for (const PublishedFigure& figure : figures) {
    Cell range{Missing{}};
    if (figure.low) range = {range_text(quantity_text(*figure.low), quantity_text(*figure.high))};
    table.rows.push_back({{figure.label},
                          figure.estimate ? Cell{quantity_text(*figure.estimate)} : Cell{Missing{}},
                          std::move(range),
                          {ratio_text(figure, truth)}});
  }
}

Value table_estimates_value(const AnswersOnTable& on_table, double truth) {
  Value all = empty_array();
  for (std::size_t a = 0; a < on_table.answers.size(); ++a) {
    const auto* estimate = std::get_if<Estimate>(&on_table.outcomes[a]);
    const bool has_interval = estimate != nullptr && estimate->interval.has_value();
    Value value = empty_object();
    add_member(value, "estimator", on_table.answers[a].label);
    add_member(value, "estimate", estimate ? estimate->population_size : NAN);
    add_member(value, "lower", has_interval ? estimate->interval->lower : NAN);
    add_member(value, "upper", has_interval ? estimate->interval->upper : NAN);
    add_member(value, "ratio", estimate ? estimate->population_size / truth : NAN);
    add_member(value, "status", std::string(name_of(status_of(on_table.outcomes[a]))));
    all.array().push_back(std::move(value));
  }
  return all;
}

Value figures_value(const std::vector<PublishedFigure>& figures, double truth) {
  Value all = empty_array();
  for (const PublishedFigure& figure : figures) {
    Value value = empty_object();
    add_member(value, "label", figure.label);
    const auto add = [&](const char* name, const char* ratio, std::optional<double> number) {
      add_member(value, name, number.value_or(NAN));
      add_member(value, ratio, number ? *number / truth : NAN);
    };
    add("estimate", "ratio", figure.estimate);
    add("low", "low_ratio", figure.low);
    add("high", "high_ratio", figure.high);
    all.array().push_back(std::move(value));
  }
  return all;
}

}  // namespace

std::optional<ListSizes> list_sizes_of(const PreparedPoint& point) {
  const std::optional<PublishedTable>& table = point.scenario.table;
  if (!table) return std::nullopt;
  std::optional<ListSizes> sizes;
  for (std::size_t j = 0; j < point.scenario.agencies.size(); ++j) {
    const CaptureHistory list = only(static_cast<int>(j));
    const double expected = point.expected.entities.on_all(list);
    const double published = table->counts.on_all(list);
    if (published == 0.0) continue;
    if (!sizes || off(expected, published) > off(sizes->expected, sizes->published))
      sizes = ListSizes{table_name(*table), point.scenario.agencies[j].name, expected, published};
  }
  return sizes;
}

std::string sizes_sentence(const ListSizes& sizes) {
  if (std::abs(sizes.expected - sizes.published) <= same_size * sizes.published)
    return fmt::format("The list sizes are those of {}.", sizes.table);
  return fmt::format("The list sizes are no longer those of {}: {} has {} in place of {}.",
                     sizes.table, sizes.furthest, whole_text(sizes.expected),
                     quantity_text(sizes.published));
}

std::string published_sentence(const std::vector<PublishedFigure>& figures, double truth) {
  std::string text;
  for (const PublishedFigure& figure : figures) {
    const std::string label = figures.size() == 1 ? "" : fmt::format(" ({})", figure.label);
    text +=
        fmt::format("{}The published {}{} would be {} times the truth.", text.empty() ? "" : " ",
                    figure_text(figure), label, ratio_text(figure, truth));
  }
  return text;
}

std::optional<AnswersOnTable> answers_on_table(const Scenario& scenario, const StopQuestion* stop) {
  if (!scenario.table) return std::nullopt;
  const EstimationSpec& estimation = scenario.estimation;
  const std::span<const double> counts = scenario.table->counts.counts();
  const Observed observed = observe_table(estimation, {}, {counts.begin(), counts.end()});
  StreamKey streams;
  streams.stop = stop;
  return AnswersOnTable{
      answers_of(estimation.estimators, {}),
      estimate_all(estimation.estimators, estimation.lists, observed.entities, {}, streams)};
}

Blocks published_blocks(const PreparedPoint& point) {
  const Scenario& scenario = point.scenario;
  if (!scenario.table && scenario.published.empty()) return {};
  Table table =
      table_with({scenario.table ? "on " + table_name(*scenario.table) : std::string("published"),
                  "persons", "interval", "÷ truth"});
  if (const auto on_table = answers_on_table(scenario))
    add_answers(*on_table, point.truth(), table);
  add_figures(scenario.published, point.truth(), table);
  return {{std::move(table)}};
}

Value published_comparison_value(const PreparedPoint& point, const StopQuestion* stop) {
  const Scenario& scenario = point.scenario;
  if (!scenario.table && scenario.published.empty()) return null_value();
  Value value = empty_object();
  add_member(value, "table", scenario.table ? make_value(scenario.table->file) : null_value());
  if (const auto sizes = list_sizes_of(point)) {
    Value lists = empty_array();
    for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
      const CaptureHistory list = only(static_cast<int>(j));
      Value one = empty_object();
      add_member(one, "list", scenario.agencies[j].name);
      add_member(one, "expected", point.expected.entities.on_all(list));
      add_member(one, "published", scenario.table->counts.on_all(list));
      lists.array().push_back(std::move(one));
    }
    add_member(value, "list_sizes", std::move(lists));
  }
  if (const auto on_table = answers_on_table(scenario, stop))
    add_member(value, "estimates", table_estimates_value(*on_table, point.truth()));
  add_member(value, "figures", figures_value(scenario.published, point.truth()));
  return value;
}

}  // namespace darknumber
