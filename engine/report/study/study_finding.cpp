// SPDX-License-Identifier: MIT
#include "engine/report/study/study_finding.h"

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
#include "engine/report/study/tipping_finding.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// The study's answer, one item an estimator.
class FindingWriter {
 public:
  FindingWriter(const StudyRun& run, const StudyPlan& plan)
      : run_(&run), plan_(&plan), study_(&*plan.scenario().study) {}

  Finding operator()(const SweepOutcome&) const {
    if (says_truth_alone()) return {held_sentences(*run_, *plan_), "", {}, ""};
    Finding finding = started("Over the sweep, the {} of");
    if (table_held_to(*plan_)) finding.lead = held_sentences(*run_, *plan_);
    for (std::size_t a = 0; a < run_->result.labels.size(); ++a)
      if (is_point_measure(measure_of(*study_))
              ? a == 0
              : study_->estimator.empty() || study_->estimator == label(a))
        finding.items.push_back(over_sweep(a));
    return finding;
  }

  Finding operator()(const OneAtATimeOutcome& outcome) const {
    Finding finding = started("Of the factors, each moved by itself, what moves the {} most is");
    for (const OneAtATimeOutcome::OfAnswer& one : outcome.answers)
      finding.items.push_back(fmt::format("for {} {}", label(one.answer), widest_bar(one)));
    return finding;
  }

  Finding operator()(const LedgerOutcome& outcome) const {
    if (outcome.violations.empty())
      return {"The scenario violates no assumption: its ledger is empty.", "", {}, ""};
    Finding finding = started("With every violation off and then with all on, the {} of");
    for (const LedgerOutcome::OfAnswer& one : outcome.answers)
      finding.items.push_back(fmt::format("{} {}", label(one.answer), in_ledger(outcome, one)));
    return finding;
  }

  Finding operator()(const SampleOutcome& outcome) const {
    if (says_truth_alone()) return {held_sentences(*run_, *plan_), "", {}, ""};
    Finding finding = started("Across " + worlds() + ",");
    if (table_held_to(*plan_)) finding.lead = held_sentences(*run_, *plan_);
    for (const SampleOutcome::OfAnswer& one : outcome.answers)
      finding.items.push_back(
          fmt::format("{} is {}", answer_label(*run_, *plan_, one.answer), in_sample(one)));
    return finding;
  }

  Finding operator()(const MorrisOutcome& outcome) const {
    Finding finding = started("Moved over its range, what moves the {} most is");
    for (const MorrisOutcome::OfAnswer& one : outcome.answers)
      finding.items.push_back(fmt::format("for {} {}", label(one.answer), largest_effect(one)));
    return finding;
  }

  Finding operator()(const SobolOutcome& outcome) const {
    Finding finding =
        started("Of the variance of the {} over the worlds considered, the largest share is");
    for (const SobolOutcome::OfAnswer& one : outcome.answers)
      finding.items.push_back(fmt::format("for {} {}", label(one.answer), largest_index(one)));
    return finding;
  }

  Finding operator()(const ExplainOutcome& outcome) const {
    return explain_finding(outcome, *plan_);
  }

  Finding operator()(const TippingOutcome& outcome) const {
    Finding finding = tipping_finding(outcome, *study_, label(outcome.solved.answer));
    const bool one = outcome.solved.one && outcome.solved.one->crossings.size() == 1;
    if (one && outcome.confirmed.empty() && table_held_to(*plan_) && !counts_the_truth(*study_))
      finding.lead += fmt::format(" There would be {} then.", persons_at(plan_->rows.front()));
    return finding;
  }

 private:
  static constexpr const char* same_everywhere =
      "no factor's: it is the same at every point, but for rounding";

  /// The beginning of the sentence, with the study's measure in it, and where it is true.
  Finding started(const std::string& intro) const {
    std::string text = fmt::format(fmt::runtime(intro), measure_of(*study_));
    if (study_->evaluate == Evaluation::expected) {
      text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
      text = "On the expected table, " + text;
    }
    return {"", text, {}, ""};
  }

  std::string worlds() const {
    return counted(static_cast<double>(plan_->rows.size()), "world") + " considered";
  }

  std::string place(std::size_t point) const {
    return point_text(labels_of_factors(*plan_), run_->result.points[point].factor_values);
  }

  /// Whether what is said of the truth behind the table is all that the study asks.
  bool says_truth_alone() const { return table_held_to(*plan_) && counts_the_truth(*study_); }

  std::string persons_at(std::size_t point) const {
    const Words& words = plan_->scenario().words;
    return counted(std::round(run_->result.points[point].truth), words.victim, words.victims);
  }

  std::string over_sweep(std::size_t answer) const {
    const Measured* least = nullptr;
    const Measured* most = nullptr;
    std::size_t least_at = 0;
    std::size_t most_at = 0;
    std::size_t with_value = 0;
    for (std::size_t point : plan_->rows) {
      const EstimatorMeasure* found =
          measure_at(run_->result.points[point], answer, measure_of(*study_));
      if (found == nullptr || std::isnan(found->measured.value)) continue;
      const Measured& one = found->measured;
      if (least == nullptr || one.value < least->value) {
        least = &one;
        least_at = point;
      }
      if (most == nullptr || one.value > most->value) {
        most = &one;
        most_at = point;
      }
      ++with_value;
    }
    const std::size_t points = plan_->rows.size();
    if (with_value == 0) return label(answer) + " exists at no point";
    const bool same = least->value == most->value;
    std::string text =
        same ? fmt::format("{} is {}", label(answer), told(*least))
             : fmt::format("{} goes from {} ({}) to {} ({})", label(answer), told(*least),
                           place(least_at), told(*most), place(most_at));
    if (with_value == points) return text + (same ? " at every point" : "");
    return text + fmt::format(", and does not exist at {} of {}", points - with_value,
                              counted(static_cast<double>(points), "point"));
  }

  std::string widest_bar(const OneAtATimeOutcome::OfAnswer& one) const {
    std::size_t widest = 0;
    std::size_t complete = 0;
    double width = -1.0;
    for (std::size_t f = 0; f < one.factors.size(); ++f) {
      const auto& bar = one.factors[f];
      if (!bar.low.value || !bar.high.value) continue;
      ++complete;
      const double moved = std::abs(*bar.high.value - *bar.low.value);
      if (moved <= width) continue;
      width = moved;
      widest = f;
    }
    if (complete == 0) return "not known: no factor has an estimate at both of its ends";
    if (width < dust)
      return fmt::format("none of them: it stays at {}", told(one.factors[widest].low));
    const auto& bar = one.factors[widest];
    std::string text =
        fmt::format("{}, from {} at its low end to {} at its high end",
                    label_of(study_->factors[widest]), told(bar.low), told(bar.high));
    if (complete < one.factors.size())
      text += fmt::format(" ({} of {} have no estimate at an end)", one.factors.size() - complete,
                          counted(static_cast<double>(one.factors.size()), "factor"));
    return text;
  }

  std::string in_ledger(const LedgerOutcome& outcome, const LedgerOutcome::OfAnswer& one) const {
    if (!one.off.value || !one.all.value)
      return fmt::format("cannot be told: {} has no estimate",
                         !one.off.value ? "the world without violations" : "that with all");
    const std::string text = fmt::format("is {} and {}", told(one.off), told(one.all));
    std::size_t largest = one.lines.size();
    for (std::size_t v = 0; v < one.lines.size(); ++v) {
      const std::optional<double>& value = contribution(one.lines[v]).value;
      if (!value) continue;
      if (largest == one.lines.size() ||
          std::abs(*value) > std::abs(*contribution(one.lines[largest]).value))
        largest = v;
    }
    if (largest == one.lines.size()) return text + "; some worlds between have no estimate";
    const LedgerOutcome::Line& line = one.lines[largest];
    if (std::abs(*contribution(line).value) < dust) return text + ", moved by none of them";
    return text + fmt::format(", moved most by {} ({}{})", name_of(outcome.violations[largest]),
                              told(contribution(line)),
                              line.shapley.value ? ", Shapley value" : " alone");
  }

  std::string in_sample(const SampleOutcome::OfAnswer& one) const {
    if (counts_the_truth(*study_)) return sampled_truths(*run_, *plan_);
    const double all = static_cast<double>(plan_->rows.size());
    std::string text = fmt::format("above the truth in {} and below it in {}",
                                   share_text(static_cast<double>(one.over) / all),
                                   share_text(static_cast<double>(one.under) / all));
    if (one.none > 0)
      text += fmt::format(", without an estimate in {}",
                          share_text(static_cast<double>(one.none) / all));
    const auto best =
        std::max_element(one.split.factors.begin(), one.split.factors.end(),
                         [](const FactorSplit& a, const FactorSplit& b) { return a.ks < b.ks; });
    if (best != one.split.factors.end() && best->ks > one.split.null_ks)
      text += fmt::format(
          " (what separates the two best is {})",
          label_of(study_->factors[static_cast<std::size_t>(best - one.split.factors.begin())]));
    return text;
  }

  std::string largest_effect(const MorrisOutcome::OfAnswer& one) const {
    if (one.constant) return "none of them: it is the same at every point, but for rounding";
    std::size_t largest = 0;
    std::size_t negligible = 0;
    for (std::size_t g = 0; g < one.effects.size(); ++g) {
      if (one.effects[g].mu_star.value_or(-1.0) > one.effects[largest].mu_star.value_or(-1.0))
        largest = g;
      negligible += one.effects[g].inside_noise;
    }
    if (one.effects.empty() || !one.effects[largest].mu_star)
      return "not known: no effect could be estimated";
    if (*one.effects[largest].mu_star < dust) return "none of them";
    std::string text = fmt::format("{}, by {} on average", label_of_group(*study_, largest),
                                   told(one.effects[largest]));
    if (negligible > 0)
      text += fmt::format(" ({} of {} cannot be told from noise)", negligible, one.effects.size());
    return text;
  }

  std::string largest_index(const SobolOutcome::OfAnswer& one) const {
    if (one.indices.constant) return same_everywhere;
    std::size_t largest = 0;
    for (std::size_t f = 0; f < study_->factors.size(); ++f)
      if (one.indices.total[f].value.value_or(-1.0) >
          one.indices.total[largest].value.value_or(-1.0))
        largest = f;
    if (!one.indices.total[largest].value)
      return "not known: the answer does not vary, or has no estimate";
    return fmt::format("that of {}: {} by itself and {} with its interactions",
                       label_of(study_->factors[largest]),
                       text_of(cell_of(one.indices.first_order[largest])),
                       text_of(cell_of(one.indices.total[largest])));
  }

  static const WithError& contribution(const LedgerOutcome::Line& line) {
    return line.shapley.value ? line.shapley : line.alone;
  }

  /// A number with its Monte Carlo standard error, as the tables show it.
  static std::string told(const WithError& number) { return text_of(cell_of(number)); }
  static std::string told(const Measured& number) {
    return told(WithError{number.value, number.mcse});
  }
  /// The size of an effect with its interval.
  static std::string told(const MorrisEffect& effect) {
    const std::string size = significant_text(effect.mu_star.value_or(NAN));
    return effect.lower && effect.upper
               ? fmt::format("{} ({} to {})", size, significant_text(*effect.lower),
                             significant_text(*effect.upper))
               : size;
  }

  std::string label(std::size_t answer) const {
    return is_point_measure(measure_of(*study_)) ? "the world" : run_->result.labels[answer];
  }

  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
};

}  // namespace

Finding study_finding(const StudyRun& run, const StudyPlan& plan) {
  return std::visit(FindingWriter(run, plan), run.outcome);
}

}  // namespace darknumber
