// SPDX-License-Identifier: MIT
#include "engine/report/study/study_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/study/answer_label.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/tipping_tables.h"
#include "engine/report/text_table.h"
#include "engine/study/factor_values.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

std::string text_of(const WithError& number) {
  if (!number.value) return no_number_text;
  if (number.mcse == 0.0) return significant_text(*number.value);  // on the expected table
  return measured_text(*number.value, number.mcse.value_or(NAN));
}

std::string text_of(const std::optional<double>& number) {
  return number ? significant_text(*number) : no_number_text;
}

std::string text_of(const SensitivityIndex& index) {
  if (!index.value) return no_number_text;
  if (!index.interval) return significant_text(*index.value);
  return fmt::format("{} ({} to {})", thousandths_text(*index.value),
                     thousandths_text(index.interval->lower),
                     thousandths_text(index.interval->upper));
}

/// The tables of each type of study.
class TableWriter {
 public:
  TableWriter(const StudyRun& run, const StudyPlan& plan, std::size_t width)
      : run_(&run), plan_(&plan), study_(&*plan.scenario().study), width_(width) {}

  /// A sweep: the measure of every estimator at every point.
  std::string operator()(const std::monostate&) const {
    std::vector<std::string> header{"point"};
    const std::vector<std::size_t> columns = factors_set();
    const std::vector<std::string> names = labels_of_factors(*plan_);
    for (std::size_t f : columns) header.push_back(names[f]);
    const std::vector<std::size_t> answers = asked_for();
    if (table_held_to(*plan_)) header.emplace_back("victims");
    for (std::size_t a : answers) header.push_back(answer_label(*run_, *plan_, a));
    TextTable table(header);
    for (std::size_t i = 0; i < plan_->rows.size(); ++i) {
      const PointResult& point = run_->result.points[plan_->rows[i]];
      std::vector<std::string> cells{std::to_string(plan_->rows[i])};
      for (std::size_t f : columns) cells.push_back(factor_text(point.factor_values[f]));
      if (table_held_to(*plan_))
        cells.push_back(point.no_world.empty() ? quantity_text(std::round(point.truth))
                                               : "no such world");
      for (std::size_t a : answers) cells.push_back(measured_at(point, a));
      table.add(std::move(cells));
    }
    return table.text(width_) + "\n" + note(measure_note());
  }

  std::string operator()(const OneAtATimeOutcome& outcome) const {
    std::string out;
    for (const OneAtATimeOutcome::OfAnswer& one : outcome.answers) {
      out += title(one.answer) + fmt::format(": {} in the scenario as given\n", text_of(one.base));
      TextTable table(
          {"factor", "low", "high", "at low", "at high", "low less base", "high less base"});
      for (std::size_t f = 0; f < one.factors.size(); ++f) {
        const OneAtATimeOutcome::Bar& bar = one.factors[f];
        table.add({label_of(study_->factors[f]), factor_text(*study_->factors[f].low),
                   factor_text(*study_->factors[f].high), text_of(bar.low), text_of(bar.high),
                   text_of(bar.low_difference), text_of(bar.high_difference)});
      }
      out += table.text(width_) + "\n";
    }
    return out + note(measure_note());
  }

  std::string operator()(const LedgerOutcome& outcome) const {
    std::string out;
    for (const LedgerOutcome::OfAnswer& one : outcome.answers) {
      out += title(one.answer) + fmt::format(": {} with no violation, {} with all\n",
                                             text_of(one.off), text_of(one.all));
      TextTable table({"violation", "alone", "last", "Shapley"});
      table.leave_out_if_empty(3);
      for (std::size_t v = 0; v < one.lines.size(); ++v)
        table.add({std::string(name_of(outcome.violations[v])), text_of(one.lines[v].alone),
                   text_of(one.lines[v].last), text_of(one.lines[v].shapley)});
      out += table.text(width_) + "\n";
    }
    return out + note(
                     "alone: what the violation adds to a world without any. last: what it adds to "
                     "a world with all the others. Shapley: the mean of what it adds over all "
                     "orders; these add up to the whole difference. " +
                     measure_note());
  }

  std::string operator()(const SampleOutcome& outcome) const {
    std::string out;
    for (const SampleOutcome::OfAnswer& one : outcome.answers) {
      const double all = static_cast<double>(plan_->rows.size());
      out +=
          wrapped(title(one.answer) + fmt::format(": above the truth in {} of the worlds, below it "
                                                  "in {}, no estimate in {}",
                                                  share_text(static_cast<double>(one.over) / all),
                                                  share_text(static_cast<double>(one.under) / all),
                                                  share_text(static_cast<double>(one.none) / all)),
                  width_, "    ") +
          "\n";
      TextTable table({"factor", "delta", "PAWN", "separates over from under", "best cut"});
      for (std::size_t column = 1; column <= 4; ++column) table.leave_out_if_empty(column);
      for (std::size_t f = 0; f < study_->factors.size(); ++f) {
        const bool split = f < one.split.factors.size();
        table.add(
            {label_of(study_->factors[f]),
             f < one.delta.factors.size() ? significant_text(one.delta.factors[f]) : no_number_text,
             f < one.pawn.factors.size() ? significant_text(one.pawn.factors[f].median)
                                         : no_number_text,
             split ? significant_text(one.split.factors[f].ks) : no_number_text,
             split ? factor_text(value_at(study_->factors[f], one.split.factors[f].cut))
                   : no_number_text});
      }
      table.add({"(no effect)", null_text(one.delta.status, one.delta.null_delta),
                 null_text(one.pawn.status, one.pawn.null_median),
                 null_text(one.split.status, one.split.null_ks), ""});
      out += table.text(width_) + "\n";
    }
    return out + note("delta and PAWN: how much the factor moves the whole distribution of " +
                      measure_of(*study_) +
                      ". separates: the largest distance between the factor's distributions in the "
                      "worlds with too high and with too low an estimate, and where it is. (no "
                      "effect): what a factor without effect may reach. A dash, or a column left "
                      "out: fewer than 30 points in a slice, or on one side of the truth, or the "
                      "same number in all worlds.");
  }

  std::string operator()(const MorrisOutcome& outcome) const {
    std::string out;
    for (const MorrisOutcome::OfAnswer& one : outcome.answers) {
      if (one.constant) {
        out += same_everywhere(one.answer);
        continue;
      }
      out += title(one.answer) + "\n";
      TextTable table({"factor", "mu*", "95 % interval", "mu", "sigma", "noise floor", ""});
      for (std::size_t column = 5; column <= 6; ++column) table.leave_out_if_empty(column);
      for (std::size_t g = 0; g < one.effects.size(); ++g) {
        const MorrisEffect& effect = one.effects[g];
        table.add({group_name(g), text_of(effect.mu_star),
                   effect.lower
                       ? fmt::format("{} to {}", text_of(effect.lower), text_of(effect.upper))
                       : std::string(no_number_text),
                   text_of(effect.mu),
                   text_of(effect.noise_free_sigma ? effect.noise_free_sigma : effect.sigma),
                   text_of(effect.noise_floor), effect.inside_noise ? "inside the noise" : ""});
      }
      out += table.text(width_) + "\n";
    }
    return out + note("mu*: mean absolute change of " + measure_of(*study_) +
                      " over a factor's whole range; mu: with its sign; sigma: how much it depends "
                      "on where the others stand. A factor inside the noise cannot be ranked.");
  }

  std::string operator()(const SobolOutcome& outcome) const {
    std::string out;
    for (const SobolOutcome::OfAnswer& one : outcome.answers) {
      if (one.indices.constant) {
        out += same_everywhere(one.answer);
        continue;
      }
      std::string heading = title(one.answer);
      if (one.indices.noise_share && *one.indices.noise_share > tolerable_noise_share)
        heading += fmt::format(
            ": {} of the variance is Monte Carlo noise: add replicates before reading "
            "small indices",
            share_text(*one.indices.noise_share));
      out += wrapped(heading, width_, "    ") + "\n";
      std::vector<std::string> header{"factor", "first order", "total"};
      if (one.shapley) header.emplace_back("Shapley");
      TextTable table(header);
      for (std::size_t f = 0; f < one.indices.first_order.size(); ++f) {
        std::vector<std::string> cells{
            f < study_->factors.size() ? label_of(study_->factors[f]) : "(dummy: no effect)",
            text_of(one.indices.first_order[f]), text_of(one.indices.total[f])};
        if (one.shapley)
          cells.push_back(f < one.shapley->effects.size() ? text_of(one.shapley->effects[f]) : "");
        table.add(std::move(cells));
      }
      out += table.text(width_) + "\n";
      if (one.indices.pairs.empty()) continue;
      TextTable pairs({"pair", "second order"});
      for (const SobolPair& pair : one.indices.pairs)
        if (pair.second < study_->factors.size())
          pairs.add({label_of(study_->factors[pair.first]) + " and " +
                         label_of(study_->factors[pair.second]),
                     text_of(pair.index)});
      out += pairs.text(width_) + "\n";
    }
    return out +
           note("first order: the share of the variance of " + measure_of(*study_) +
                " that a factor explains by itself; total: with all its interactions. In "
                "brackets 95 % intervals; an interval that includes 0 cannot rule out no effect." +
                (lacks_intervals(outcome)
                     ? " Two replicates tell too little of their noise for an interval: it takes "
                       "three or more."
                     : ""));
  }

  std::string operator()(const TippingOutcome& outcome) const {
    return tipping_tables(outcome, *study_, title(outcome.study.answer), width_);
  }

 private:
  std::string note(const std::string& text) const {
    return wrapped("  " + text, width_, "  ") + "\n\n";
  }

  std::string title(std::size_t answer) const { return "  " + answer_label(*run_, *plan_, answer); }

  static bool lacks_intervals(const SobolOutcome& outcome) {
    return std::any_of(outcome.answers.begin(), outcome.answers.end(), [](const auto& one) {
      const SensitivityIndex& first = one.indices.total.front();
      return first.value && !first.interval;
    });
  }

  /// Where the measure does not vary.
  std::string same_everywhere(std::size_t answer) const {
    return wrapped(title(answer) + ": " + measure_of(*study_) +
                       " is the same at every point, but for rounding: no factor has an effect, "
                       "and there are no indices",
                   width_, "  ") +
           "\n\n";
  }

  static std::string null_text(SampleStatus status, double null) {
    return status == SampleStatus::ok ? significant_text(null) : no_number_text;
  }

  std::vector<std::size_t> asked_for() const {
    if (is_point_measure(measure_of(*study_))) return {0};
    std::vector<std::size_t> answers;
    for (std::size_t a = 0; a < run_->result.labels.size(); ++a)
      if (study_->estimator.empty() || study_->estimator == run_->result.labels[a])
        answers.push_back(a);
    return answers;
  }

  /// The columns that a row of the study sets; claims may set others at their own points.
  std::vector<std::size_t> factors_set() const {
    std::vector<std::size_t> columns;
    for (std::size_t f = 0; f < run_->result.factors.size(); ++f)
      if (std::any_of(plan_->rows.begin(), plan_->rows.end(), [&](std::size_t point) {
            return !run_->result.points[point].factor_values[f].is_null();
          }))
        columns.push_back(f);
    return columns;
  }

  std::string measured_at(const PointResult& point, std::size_t answer) const {
    const bool own = is_point_measure(measure_of(*study_));
    for (const EstimatorMeasure& one : own ? point.own_measures : point.measures)
      if (one.estimator == answer && one.measured.name == measure_of(*study_))
        return text_of(WithError{one.measured.value, one.measured.mcse});
    return no_number_text;
  }

  std::string measure_note() const {
    const std::string name = measure_of(*study_);
    return name + ": " + help_of_measure(name);
  }

  std::string group_name(std::size_t g) const {
    if (study_->groups.empty()) return label_of(study_->factors[g]);
    std::string name;
    for (std::size_t f : study_->groups[g])
      name += (name.empty() ? "" : ", ") + label_of(study_->factors[f]);
    return name;
  }

  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
  std::size_t width_;
};

}  // namespace

std::string outcome_tables(const StudyRun& run, const StudyPlan& plan, std::size_t width) {
  return std::visit(TableWriter(run, plan, width), run.outcome);
}

}  // namespace darknumber
