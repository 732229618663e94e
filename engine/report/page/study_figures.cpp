// SPDX-License-Identifier: MIT
#include "engine/report/page/study_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/report/charts/bars.h"
#include "engine/report/charts/curve.h"
#include "engine/report/charts/histogram.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/page/explain_figures.h"
#include "engine/report/page/sweep_figures.h"
#include "engine/report/study/answer_label.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/sweep_table.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

std::string number_or_dash(const std::optional<double>& number) {
  return significant_text(number.value_or(no_value));
}

/// No finer than its Monte Carlo error, which is left out on the expected table.
std::string with_error(const WithError& number) {
  return text_of(cell_of(number));
}

Scale::Kind axis_of(const Factor& factor) {
  return factor.scale == FactorScale::log ? Scale::Kind::log : Scale::Kind::linear;
}

/// Rows from the longest bar to the shortest, all its parts together.
void sort_by_length(std::vector<BarRow>& rows) {
  const auto length = [](const BarRow& row) {
    std::vector<double> ends;
    for (const BarPart& part : row.parts)
      if (std::isfinite(part.to) && std::isfinite(part.from))
        ends.insert(ends.end(), {part.from, part.to});
    const auto [least, most] = std::minmax_element(ends.begin(), ends.end());
    return ends.empty() ? 0.0 : *most - *least;
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const BarRow& a, const BarRow& b) { return length(a) > length(b); });
}

class FigureWriter {
 public:
  FigureWriter(const StudyRun& run, const StudyPlan& plan)
      : run_(&run), plan_(&plan), study_(&*plan.scenario().study), measure_(measure_of(*study_)) {}

  std::vector<Figure> operator()(const SweepOutcome&) const { return sweep_figures(*run_, *plan_); }

  std::vector<Figure> operator()(const OneAtATimeOutcome& outcome) const {
    std::vector<Figure> figures;
    for (const OneAtATimeOutcome::OfAnswer& one : outcome.answers) {
      if (!one.base.value) continue;
      BarChart chart{measure_, *one.base.value, "the line: the scenario as given", {}};
      for (std::size_t f = 0; f < one.factors.size(); ++f) {
        const OneAtATimeOutcome::Bar& bar = one.factors[f];
        const Factor& factor = study_->factors[f];
        chart.rows.push_back(
            {label_of(factor),
             {part(*one.base.value, bar.low.value), part(*one.base.value, bar.high.value)},
             {},
             fmt::format("{} at {}, {} at {}", with_error(bar.low), factor_text(*factor.low),
                         with_error(bar.high), factor_text(*factor.high))});
      }
      sort_by_length(chart.rows);
      figures.push_back(bars("tornado", one.answer, "what each factor moves by itself", chart));
    }
    return figures;
  }

  /// A waterfall: each violation's Shapley share, one after the other, from none to all.
  std::vector<Figure> operator()(const LedgerOutcome& outcome) const {
    std::vector<Figure> figures;
    for (const LedgerOutcome::OfAnswer& one : outcome.answers) {
      if (!one.off.value || outcome.violations.empty()) continue;
      BarChart chart{measure_, *one.off.value, "the line: no violation", {}};
      double at = *one.off.value;
      bool all_there = true;
      for (std::size_t v = 0; v < one.lines.size(); ++v) {
        const std::optional<double> adds = one.lines[v].shapley.value;
        all_there = all_there && adds && std::isfinite(*adds);
        if (!all_there) break;
        chart.rows.push_back(
            {std::string(name_of(outcome.violations[v])),
             {part(at, at + *adds)},
             {},
             (*adds < 0.0 ? "−" : "+") + with_error({std::abs(*adds), one.lines[v].shapley.mcse})});
        at += *adds;
      }
      if (!all_there) continue;
      chart.rows.push_back(
          {"all together", {part(*one.off.value, at)}, {}, with_error({at, one.all.mcse})});
      figures.push_back(bars("ledger", one.answer, "what each violation adds", chart));
    }
    return figures;
  }

  std::vector<Figure> operator()(const SampleOutcome& outcome) const {
    std::vector<Figure> figures;
    if (is_point_measure(measure_)) return figures;
    for (const SampleOutcome::OfAnswer& one : outcome.answers) {
      std::vector<double> ratios;
      for (const std::size_t p : plan_->rows) {
        const EstimatorMeasure* found = measure_at(run_->result.points[p], one.answer, "inflation");
        ratios.push_back(found == nullptr ? no_value : found->measured.value);
      }
      Figure figure{named("worlds", one.answer),
                    fmt::format("{}: the worlds considered", label(one.answer)),
                    histogram_words(ratios, "worlds"), ""};
      figure.svg = histogram_svg(figure.name, figure.title, ratio_histogram(ratios), "worlds");
      figures.push_back(std::move(figure));
    }
    return figures;
  }

  std::vector<Figure> operator()(const MorrisOutcome& outcome) const {
    std::vector<Figure> figures;
    for (const MorrisOutcome::OfAnswer& one : outcome.answers) {
      if (one.constant) continue;
      BarChart chart{"mu*: mean absolute change of " + measure_, 0.0, "", {}};
      for (std::size_t g = 0; g < one.effects.size(); ++g) {
        const MorrisEffect& effect = one.effects[g];
        BarRow row{label_of_group(*study_, g),
                   {part(0.0, effect.mu_star)},
                   {},
                   number_or_dash(effect.mu_star)};
        if (effect.lower && effect.upper) row.interval = {*effect.lower, *effect.upper};
        if (effect.inside_noise) row.text += ", inside the noise";
        chart.rows.push_back(std::move(row));
      }
      sort_by_length(chart.rows);
      figures.push_back(bars("effects", one.answer, "which factor moves it", chart));
    }
    return figures;
  }

  std::vector<Figure> operator()(const SobolOutcome& outcome) const {
    std::vector<Figure> figures;
    for (const SobolOutcome::OfAnswer& one : outcome.answers) {
      if (one.indices.constant) continue;
      BarChart chart{
          "share of the variance of " + measure_ + ", with all interactions", 0.0, "", {}};
      for (std::size_t f = 0; f < study_->factors.size(); ++f) {
        const SensitivityIndex& total = one.indices.total[f];
        const SensitivityIndex& first = one.indices.first_order[f];
        BarRow row{label_of(study_->factors[f]),
                   {part(0.0, total.value)},
                   {},
                   fmt::format("{}, alone {}", thousandths_text(total.value.value_or(no_value)),
                               thousandths_text(first.value.value_or(no_value)))};
        if (total.interval) row.interval = {total.interval->lower, total.interval->upper};
        chart.rows.push_back(std::move(row));
      }
      sort_by_length(chart.rows);
      figures.push_back(bars("indices", one.answer, "which factor its spread comes from", chart));
    }
    return figures;
  }

  std::vector<Figure> operator()(const ExplainOutcome& outcome) const {
    return explain_figures(outcome.explanation, *plan_);
  }

  std::vector<Figure> operator()(const TippingOutcome& outcome) const {
    std::vector<Figure> figures;
    if (outcome.solved.one && outcome.solved.one->places.size() > 1)
      figures.push_back(tipping(outcome));
    if (outcome.solved.two) figures.push_back(map(outcome));
    return figures;
  }

 private:
  std::string label(std::size_t answer) const { return answer_label(*run_, *plan_, answer); }
  std::string named(const char* chart, std::size_t answer) const {
    return fmt::format("{}[{}]", chart, label(answer));
  }

  static BarPart part(double from, const std::optional<double>& to) {
    return {from, to.value_or(no_value), to && *to < from ? "under" : "over"};
  }

  Figure bars(const char* name, std::size_t answer, const char* what, const BarChart& chart) const {
    Figure figure{
        named(name, answer), fmt::format("{}: {}", label(answer), what),
        chart.axis + (chart.reference_text.empty() ? "." : "; " + chart.reference_text + "."), ""};
    figure.svg = bar_chart_svg(figure.name, figure.title, chart);
    return figure;
  }

  double target() const { return target_of(*study_); }

  static std::optional<std::pair<double, double>> plausible(const Factor& factor) {
    if (!factor.plausible) return std::nullopt;
    return std::pair{factor.plausible->low, factor.plausible->high};
  }

  Figure tipping(const TippingOutcome& outcome) const {
    const TippingPoints& points = *outcome.solved.one;
    const Factor& factor = study_->factors.front();
    CurveChart chart;
    chart.factor = label_of(factor);
    chart.measure = fmt::format("{} of {}", measure_, label(outcome.solved.answer));
    chart.factor_axis = axis_of(factor);
    for (const TippingPoints::Place& place : points.places)
      chart.places.emplace_back(place.at, place.value);
    chart.target = target();
    for (const TippingPoints::Crossing& crossing : points.crossings)
      chart.crossings.push_back(crossing.at);
    chart.plausible = plausible(factor);
    Figure figure{"tipping", "What would have to be true",
                  curve_words(chart) + (chart.plausible ? " Shaded: considered plausible." : ""),
                  ""};
    figure.svg = curve_svg(figure.name, figure.title, chart);
    return figure;
  }

  Figure map(const TippingOutcome& outcome) const {
    const Contour& contour = *outcome.solved.two;
    MapChart chart;
    const Factor& first = study_->factors[0];
    const Factor& second = study_->factors[1];
    chart.first = label_of(first);
    chart.second = label_of(second);
    chart.first_span = {contour.first_values.front(), contour.first_values.back()};
    chart.second_span = {contour.second_values.front(), contour.second_values.back()};
    chart.first_axis = axis_of(first);
    chart.second_axis = axis_of(second);
    for (const Contour::Line& line : contour.lines) {
      chart.lines.emplace_back();
      for (const Contour::Point& point : line.points)
        chart.lines.back().emplace_back(point.first, point.second);
      if (line.closed) chart.lines.back().push_back(chart.lines.back().front());
    }
    chart.plausible_first = plausible(first);
    chart.plausible_second = plausible(second);
    chart.words = fmt::format(
        "{} The {} of {} is {} on the line{}.",
        chart.lines.empty() ? "No combination of the two gives it." : "", measure_,
        label(outcome.solved.answer), significant_text(target()),
        chart.plausible_first && chart.plausible_second ? "; shaded: considered plausible" : "");
    if (chart.words.front() == ' ') chart.words.erase(0, 1);
    Figure figure{"map", "Which combinations would have to be true", chart.words, ""};
    figure.svg = map_svg(figure.name, figure.title, chart);
    return figure;
  }

  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
  std::string measure_;
};

}  // namespace

std::vector<Figure> study_figures(const StudyRun& run, const StudyPlan& plan) {
  return std::visit(FigureWriter(run, plan), run.outcome);
}

}  // namespace darknumber
