// SPDX-License-Identifier: MIT
#include "engine/report/study/study_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/study/answer_label.h"
#include "engine/report/study/explain_tables.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/measure_text.h"
#include "engine/report/study/sweep_table.h"
#include "engine/report/study/tipping_tables.h"
#include "engine/scenario/description/in_words.h"
#include "engine/study/factor_values.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

Cell cell_of(const std::optional<double>& number) {
  return {significant(number.value_or(NAN))};
}

/// The tables of each type of study.
class TableWriter {
 public:
  TableWriter(const StudyRun& run, const StudyPlan& plan)
      : run_(&run), plan_(&plan), study_(&*plan.scenario().study) {}

  Blocks operator()(const SweepOutcome&) const { return sweep_blocks(*run_, *plan_); }

  Blocks operator()(const OneAtATimeOutcome& outcome) const {
    Blocks out;
    for (const OneAtATimeOutcome::OfAnswer& one : outcome.answers) {
      Table table = table_with(
          {"factor", "low", "high", "at low", "at high", "low less base", "high less base"});
      table.caption = fmt::format("{}: {} in the scenario as given", label(one.answer),
                                  text_of(cell_of(one.base)));
      for (std::size_t f = 0; f < one.factors.size(); ++f) {
        const OneAtATimeOutcome::Bar& bar = one.factors[f];
        table.rows.push_back({{label_of(study_->factors[f])},
                              {factor_text(*study_->factors[f].low)},
                              {factor_text(*study_->factors[f].high)},
                              cell_of(bar.low),
                              cell_of(bar.high),
                              cell_of(bar.low_difference),
                              cell_of(bar.high_difference)});
      }
      out.push_back({std::move(table)});
    }
    out.push_back(remark(measure_note()));
    return out;
  }

  Blocks operator()(const LedgerOutcome& outcome) const {
    if (outcome.violations.empty()) return {};
    Blocks out;
    for (const LedgerOutcome::OfAnswer& one : outcome.answers) {
      Table table = table_with({"violation", "alone", "last", "Shapley"});
      table.caption = fmt::format("{}: {} with no violation, {} with all", label(one.answer),
                                  text_of(cell_of(one.off)), text_of(cell_of(one.all)));
      table.columns[3].needs_content = true;
      for (std::size_t v = 0; v < one.lines.size(); ++v)
        table.rows.push_back({{std::string(name_of(outcome.violations[v]))},
                              cell_of(one.lines[v].alone),
                              cell_of(one.lines[v].last),
                              cell_of(one.lines[v].shapley)});
      out.push_back({std::move(table)});
    }
    out.push_back(remark(
        "alone: what the violation adds to a world without any. last: what it adds to a "
        "world with all the others. Shapley: the mean of what it adds over all orders; these "
        "add up to the whole difference. " +
        measure_note()));
    return out;
  }

  Blocks operator()(const SampleOutcome& outcome) const {
    Blocks out;
    for (const SampleOutcome::OfAnswer& one : outcome.answers) {
      const double all = static_cast<double>(plan_->rows.size());
      Table table =
          table_with({"factor", "delta", "PAWN", "separates over from under", "best cut"});
      table.caption =
          counts_the_truth(*study_)
              ? fmt::format("{}: {}", label(one.answer), sampled_truths(*run_, *plan_))
              : fmt::format(
                    "{}: above the truth in {} of the worlds, below it in {}, no estimate in {}",
                    label(one.answer), share_text(static_cast<double>(one.over) / all),
                    share_text(static_cast<double>(one.under) / all),
                    share_text(static_cast<double>(one.none) / all));
      for (std::size_t column = 1; column <= 4; ++column)
        table.columns[column].needs_content = true;
      for (std::size_t f = 0; f < study_->factors.size(); ++f) {
        const bool split = f < one.split.factors.size();
        table.rows.push_back(
            {{label_of(study_->factors[f])},
             {significant(f < one.delta.factors.size() ? one.delta.factors[f] : NAN)},
             {significant(f < one.pawn.factors.size() ? one.pawn.factors[f].median : NAN)},
             {significant(split ? one.split.factors[f].ks : NAN)},
             split ? Cell{factor_text(value_at(study_->factors[f], one.split.factors[f].cut))}
                   : Cell{Missing{}}});
      }
      table.rows.push_back({{"(no effect)"},
                            null_cell(one.delta.status, one.delta.null_delta),
                            null_cell(one.pawn.status, one.pawn.null_median),
                            null_cell(one.split.status, one.split.null_ks),
                            {""}});
      if (shown_columns(table).size() > 1)
        out.push_back({std::move(table)});
      else
        out.push_back(remark(table.caption + "."));
    }
    const bool has_table = std::any_of(out.begin(), out.end(), [](const Block& block) {
      return std::holds_alternative<Table>(block.content);
    });
    if (!has_table) {
      out.push_back(
          remark(fmt::format("There is no table of what the factors do: it takes {} points in a "
                             "slice, or on each side of the truth, and worlds with different "
                             "numbers.",
                             fewest_points)));
      return out;
    }
    out.push_back(
        remark("delta and PAWN: how much the factor moves the whole distribution of " +
               measure_of(*study_) +
               ". separates: the largest distance between the factor's distributions in the "
               "worlds with too high and with too low an estimate, and where it is. (no "
               "effect): what a factor without effect may reach. A dash, or a column left "
               "out: fewer than 30 points in a slice, or on one side of the truth, or the "
               "same number in all worlds."));
    return out;
  }

  Blocks operator()(const MorrisOutcome& outcome) const {
    Blocks out;
    for (const MorrisOutcome::OfAnswer& one : outcome.answers) {
      if (one.constant) {
        out.push_back(same_everywhere(one.answer));
        continue;
      }
      Table table =
          table_with({"factor", "mu*", "95 % interval", "mu", "sigma", "noise floor", ""});
      table.caption = label(one.answer);
      for (std::size_t column = 5; column <= 6; ++column)
        table.columns[column].needs_content = true;
      for (std::size_t g = 0; g < one.effects.size(); ++g) {
        const MorrisEffect& effect = one.effects[g];
        table.rows.push_back(
            {{label_of_group(*study_, g)},
             cell_of(effect.mu_star),
             effect.lower ? Cell{NumberRange{significant(*effect.lower),
                                             significant(effect.upper.value_or(NAN))}}
                          : Cell{Missing{}},
             cell_of(effect.mu),
             cell_of(effect.noise_free_sigma ? effect.noise_free_sigma : effect.sigma),
             cell_of(effect.noise_floor),
             {effect.inside_noise ? "inside the noise" : ""}});
      }
      out.push_back({std::move(table)});
    }
    out.push_back(
        remark("mu*: mean absolute change of " + measure_of(*study_) +
               " over a factor's whole range; mu: with its sign; sigma: how much it depends "
               "on where the others stand. A factor inside the noise cannot be ranked."));
    return out;
  }

  Blocks operator()(const SobolOutcome& outcome) const {
    Blocks out;
    for (const SobolOutcome::OfAnswer& one : outcome.answers) {
      if (one.indices.constant) {
        out.push_back(same_everywhere(one.answer));
        continue;
      }
      std::string heading = label(one.answer);
      if (one.indices.noise_share && *one.indices.noise_share > tolerable_noise_share)
        heading += fmt::format(
            ": {} of the variance is Monte Carlo noise: add replicates before reading "
            "small indices",
            share_text(*one.indices.noise_share));
      std::vector<std::string> header{"factor", "first order", "total"};
      if (one.shapley) header.emplace_back("Shapley");
      Table table = table_with(std::move(header));
      table.caption = std::move(heading);
      for (std::size_t f = 0; f < one.indices.first_order.size(); ++f) {
        std::vector<Cell> cells{
            {f < study_->factors.size() ? label_of(study_->factors[f]) : "(dummy: no effect)"},
            cell_of(one.indices.first_order[f]),
            cell_of(one.indices.total[f])};
        if (one.shapley)
          cells.push_back(f < one.shapley->effects.size() ? cell_of(one.shapley->effects[f])
                                                          : Cell{""});
        table.rows.push_back(std::move(cells));
      }
      out.push_back({std::move(table)});
      if (one.indices.pairs.empty()) continue;
      Table pairs = table_with({"pair", "second order"});
      for (const SobolPair& pair : one.indices.pairs)
        if (pair.second < study_->factors.size())
          pairs.rows.push_back({{label_of(study_->factors[pair.first]) + " and " +
                                 label_of(study_->factors[pair.second])},
                                cell_of(pair.index)});
      out.push_back({std::move(pairs)});
    }
    out.push_back(
        remark("first order: the share of the variance of " + measure_of(*study_) +
               " that a factor explains by itself; total: with all its interactions. In "
               "brackets 95 % intervals; an interval that includes 0 cannot rule out no effect." +
               (lacks_intervals(outcome)
                    ? " Two replicates tell too little of their noise for an interval: it takes "
                      "three or more."
                    : "")));
    return out;
  }

  Blocks operator()(const ExplainOutcome& outcome) const { return explain_tables(outcome, *plan_); }

  Blocks operator()(const TippingOutcome& outcome) const {
    return tipping_tables(outcome, *study_, label(outcome.solved.answer), plan_->scenario().words);
  }

 private:
  std::string label(std::size_t answer) const { return answer_label(*run_, *plan_, answer); }

  static bool lacks_intervals(const SobolOutcome& outcome) {
    return std::any_of(outcome.answers.begin(), outcome.answers.end(), [](const auto& one) {
      const SensitivityIndex& first = one.indices.total.front();
      return first.value && !first.interval;
    });
  }

  /// Where the measure does not vary.
  Block same_everywhere(std::size_t answer) const {
    return remark(label(answer) + ": " + measure_of(*study_) +
                  " is the same at every point, but for rounding: no factor has an effect, and "
                  "there are no indices");
  }

  static Cell null_cell(SampleStatus status, double null) {
    return {significant(status == SampleStatus::ok ? null : NAN)};
  }

  std::string measure_note() const {
    const std::string name = measure_of(*study_);
    return name + ": " + in_words(help_of_measure(name), plan_->scenario().words);
  }

  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
};

}  // namespace

Blocks outcome_tables(const StudyRun& run, const StudyPlan& plan) {
  return std::visit(TableWriter(run, plan), run.outcome);
}

}  // namespace darknumber
