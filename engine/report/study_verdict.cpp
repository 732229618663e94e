// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/report/factor_text.h"
#include "engine/report/numbers.h"
#include "engine/report/study_report.h"
#include "engine/report/study_tables.h"
#include "engine/scenario/wording.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// The study's answer in a sentence, for the first estimator that it is about.
class SentenceWriter {
 public:
  SentenceWriter(const StudyRun& run, const StudyPlan& plan)
      : run_(&run), plan_(&plan), study_(&*plan.scenario().study) {}

  std::string operator()(const std::monostate&) const {
    double least = INFINITY;
    double most = -INFINITY;
    std::size_t least_at = 0;
    std::size_t most_at = 0;
    const std::size_t answer = first_answer();
    if (study_->hold) return of_held_sweep();
    for (std::size_t point : plan_->rows)
      for (const EstimatorMeasure& one : run_->result.points[point].measures) {
        if (one.estimator != answer || one.measured.name != measure_of(*study_)) continue;
        if (one.measured.value < least) least = one.measured.value, least_at = point;
        if (one.measured.value > most) most = one.measured.value, most_at = point;
      }
    if (!(least <= most)) return "No point of the sweep has an estimate.";
    if (least == most)
      return fmt::format("At every point of the sweep the {} of {} is {}.", measure_of(*study_),
                         label(answer), significant_text(least));
    return fmt::format("Over the sweep the {} of {} goes from {} ({}) to {} ({}).",
                       measure_of(*study_), label(answer), significant_text(least),
                       point_text(run_->result, least_at), significant_text(most),
                       point_text(run_->result, most_at));
  }

  std::string operator()(const OneAtATimeOutcome& outcome) const {
    const OneAtATimeOutcome::OfAnswer& one = outcome.answers.front();
    std::size_t widest = 0;
    double width = -1.0;
    for (std::size_t f = 0; f < one.factors.size(); ++f) {
      const auto& bar = one.factors[f];
      if (!bar.low.value || !bar.high.value) continue;
      if (std::abs(*bar.high.value - *bar.low.value) > width)
        width = std::abs(*bar.high.value - *bar.low.value), widest = f;
    }
    if (width < 0.0) return "No factor has an estimate at both of its ends.";
    const auto& bar = one.factors[widest];
    return fmt::format(
        "Of the factors, each moved by itself, {} moves the {} of {} most: from {} at its low end "
        "to "
        "{} at its high end.",
        name_of(study_->factors[widest]), measure_of(*study_), label(one.answer),
        significant_text(*bar.low.value), significant_text(*bar.high.value));
  }

  std::string operator()(const LedgerOutcome& outcome) const {
    const LedgerOutcome::OfAnswer& one = outcome.answers.front();
    std::size_t largest = one.lines.size();
    for (std::size_t v = 0; v < one.lines.size(); ++v) {
      if (!contribution(one.lines[v])) continue;
      if (largest == one.lines.size() ||
          std::abs(*contribution(one.lines[v])) > std::abs(*contribution(one.lines[largest])))
        largest = v;
    }
    if (largest == one.lines.size() || !one.off.value || !one.all.value)
      return outcome.violations.empty()
                 ? "The scenario violates no assumption: its ledger is empty."
                 : "The ledger cannot be closed: some worlds have no estimate.";
    return fmt::format(
        "With every violation off, the {} of {} is {}; with all of them on, {}. What moves it "
        "most is {}, by {}{}.",
        measure_of(*study_), label(one.answer), significant_text(*one.off.value),
        significant_text(*one.all.value), name_of(outcome.violations[largest]),
        significant_text(*contribution(one.lines[largest])),
        one.lines[largest].shapley.value ? " (Shapley value)" : " alone");
  }

  std::string operator()(const SampleOutcome& outcome) const {
    const SampleOutcome::OfAnswer& one = outcome.answers.front();
    const double all = static_cast<double>(plan_->rows.size());
    std::string text = fmt::format(
        "Across {} worlds held possible, {} is above the truth in {} and below it in {}",
        quantity_text(all), label(one.answer), share_text(static_cast<double>(one.over) / all),
        share_text(static_cast<double>(one.under) / all));
    const auto best =
        std::max_element(one.split.factors.begin(), one.split.factors.end(),
                         [](const FactorSplit& a, const FactorSplit& b) { return a.ks < b.ks; });
    if (best != one.split.factors.end() && best->ks > one.split.null_ks)
      text += fmt::format(
          "; what separates the two best is {}",
          name_of(study_->factors[static_cast<std::size_t>(best - one.split.factors.begin())]));
    return text + ".";
  }

  std::string operator()(const MorrisOutcome& outcome) const {
    const MorrisOutcome::OfAnswer& one = outcome.answers.front();
    std::size_t largest = 0;
    std::size_t negligible = 0;
    if (one.constant) return same_everywhere(one.answer);
    for (std::size_t g = 0; g < one.effects.size(); ++g) {
      if (one.effects[g].mu_star.value_or(-1.0) > one.effects[largest].mu_star.value_or(-1.0))
        largest = g;
      negligible += one.effects[g].inside_noise;
    }
    if (!one.effects[largest].mu_star) return "No factor has an effect that could be estimated.";
    std::string text = fmt::format("Over its range, {} moves the {} of {} most, by {} on average",
                                   group(largest), measure_of(*study_), label(one.answer),
                                   significant_text(*one.effects[largest].mu_star));
    if (negligible > 0)
      text += fmt::format("; {} of {} cannot be told from noise", negligible, one.effects.size());
    return text + ".";
  }

  std::string operator()(const SobolOutcome& outcome) const {
    const SobolOutcome::OfAnswer& one = outcome.answers.front();
    std::size_t largest = 0;
    if (one.indices.constant) return same_everywhere(one.answer);
    for (std::size_t f = 0; f < study_->factors.size(); ++f)
      if (one.indices.total[f].value.value_or(-1.0) >
          one.indices.total[largest].value.value_or(-1.0))
        largest = f;
    if (!one.indices.total[largest].value)
      return "The indices do not exist: the answer does not vary, or has no estimate.";
    return fmt::format(
        "Of the variance of the {} of {} over the worlds held possible, {} accounts for {} by "
        "itself "
        "and {} with its interactions.",
        measure_of(*study_), label(one.answer), name_of(study_->factors[largest]),
        share_text(std::max(0.0, one.indices.first_order[largest].value.value_or(0.0))),
        share_text(std::min(1.0, *one.indices.total[largest].value)));
  }

  std::string operator()(const TippingOutcome& outcome) const {
    const std::string what =
        fmt::format("the {} of {}", measure_of(*study_), label(outcome.study.answer));
    const std::string target = shortest_number(study_->target);
    if (outcome.study.one) return of_one_factor(*outcome.study.one, what, target);
    if (outcome.study.many) {
      const LeastDeparture& least = *outcome.study.many;
      if (!least.reached)
        return fmt::format("No combination in these ranges brings {} to {}; the nearest is {}.",
                           what, target, significant_text(least.value));
      std::vector<std::string> parts;
      for (std::size_t f = 0; f < study_->factors.size(); ++f)
        parts.push_back(
            fmt::format("{} = {}", name_of(study_->factors[f]), significant_text(least.at[f])));
      return fmt::format(
          "The least extreme combination that brings {} to {} is {}: {} half-widths from the "
          "middle of "
          "what is held plausible.",
          what, target, join_with_and(parts), significant_text(least.distance));
    }
    if (!outcome.study.two || !outcome.study.two->least)
      return fmt::format("{} has no value for any combination in these ranges.", capitalised(what));
    return outcome.study.two->lines.empty()
               ? fmt::format(
                     "No combination in these ranges brings {} to {}; it goes from {} to {}.", what,
                     target, extreme_text(outcome.study.two->least),
                     extreme_text(outcome.study.two->most))
               : fmt::format("Along the contour, {} is {}.", what, target);
  }

 private:
  /// What the truth behind the table would be, at the points of a sweep.
  std::string of_held_sweep() const {
    const PointResult* least = nullptr;
    const PointResult* most = nullptr;
    std::size_t without = 0;
    std::string reason;
    for (std::size_t row : plan_->rows) {
      const PointResult& point = run_->result.points[row];
      if (!point.no_world.empty()) {
        ++without;
        reason = point.no_world;
        continue;
      }
      if (least == nullptr || point.truth < least->truth) least = &point;
      if (most == nullptr || point.truth > most->truth) most = &point;
    }
    if (least == nullptr)
      return fmt::format("No world of this kind fits the table {}: {}.", study_->hold->table,
                         reason);
    const auto at = [&](const PointResult* point) {
      return point_text(run_->result, static_cast<std::size_t>(point - run_->result.points.data()));
    };
    std::string text =
        least == most
            ? fmt::format("Behind the table {} there would be {} victims ({}).",
                          study_->hold->table, quantity_text(std::round(least->truth)), at(least))
            : fmt::format("Behind the table {} there would be from {} victims ({}) to {} ({}).",
                          study_->hold->table, quantity_text(std::round(least->truth)), at(least),
                          quantity_text(std::round(most->truth)), at(most));
    if (without > 0)
      text += fmt::format(" {} of {} points {} no such world: {}.", without, plan_->rows.size(),
                          without == 1 ? "has" : "have", reason);
    return text;
  }

  static std::optional<double> contribution(const LedgerOutcome::Line& line) {
    return line.shapley.value ? line.shapley.value : line.alone.value;
  }

  template <typename Extreme>
  static std::string extreme_text(const std::optional<Extreme>& extreme) {
    return extreme ? significant_text(extreme->value) : no_number_text;
  }

  std::string of_one_factor(const TippingPoints& points, const std::string& what,
                            const std::string& target) const {
    const Factor& factor = study_->factors.front();
    if (!points.least)
      return fmt::format("{} has no value for any {} from {} to {}.", capitalised(what),
                         name_of(factor), factor_text(factor.range->low),
                         factor_text(factor.range->high));
    if (points.count() == TippingPoints::Count::none)
      return fmt::format("No value of {} from {} to {} brings {} to {}; it goes from {} to {}.",
                         name_of(factor), factor_text(factor.range->low),
                         factor_text(factor.range->high), what, target, extreme_text(points.least),
                         extreme_text(points.most));
    std::vector<std::string> values;
    for (const auto& crossing : points.crossings)
      values.push_back(significant_text(crossing.at, 4));
    for (const auto& jump : points.jumps)
      values.push_back(fmt::format("{} (where it jumps past it)", significant_text(jump.after, 4)));
    for (const auto& plateau : points.plateaus)
      values.push_back(fmt::format("anything from {} to {}", significant_text(plateau.from, 4),
                                   significant_text(plateau.to, 4)));
    std::string text = fmt::format("{} reaches {} where {} is {}", capitalised(what), target,
                                   name_of(factor), join_with_and(values));
    if (factor.plausible && !points.crossings.empty()) {
      const double at = points.crossings.front().at;
      const bool inside = at >= factor.plausible->low && at <= factor.plausible->high;
      text += fmt::format("; {} what you hold plausible ({} to {})", inside ? "inside" : "outside",
                          factor_text(factor.plausible->low), factor_text(factor.plausible->high));
    }
    return text + ".";
  }

  std::string same_everywhere(std::size_t answer) const {
    return fmt::format("The {} of {} is the same at every point: no factor has an effect.",
                       measure_of(*study_), label(answer));
  }

  static std::string capitalised(std::string text) {
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
  }

  std::string group(std::size_t g) const {
    if (study_->groups.empty()) return name_of(study_->factors[g]);
    std::vector<std::string> names;
    for (std::size_t f : study_->groups[g]) names.push_back(name_of(study_->factors[f]));
    return join_with_and(names);
  }

  std::size_t first_answer() const {
    for (std::size_t a = 0; a < run_->result.labels.size(); ++a)
      if (study_->estimator.empty() || study_->estimator == run_->result.labels[a]) return a;
    return 0;
  }

  const std::string& label(std::size_t answer) const { return run_->result.labels[answer]; }

  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
};

}  // namespace

std::string study_verdict(const StudyRun& run, const StudyPlan& plan) {
  return std::visit(SentenceWriter(run, plan), run.outcome);
}

}  // namespace darknumber
