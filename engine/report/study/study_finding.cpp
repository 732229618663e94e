// SPDX-License-Identifier: MIT
#include "engine/report/study/study_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/explain_finding.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/measure_text.h"
#include "engine/report/study/sensitivity_finding.h"
#include "engine/report/study/study_conditions.h"
#include "engine/report/study/study_words.h"
#include "engine/report/study/sweep_finding.h"
#include "engine/report/study/tipping_finding.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/factor_values.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// What a study found, in sentences.
class FindingWriter {
 public:
  FindingWriter(const StudyRun& run, const StudyPlan& plan)
      : run_(&run), plan_(&plan), study_(&*plan.scenario().study), words_(run, plan) {}

  Finding operator()(const SweepOutcome&) const {
    std::string held = held_first();
    if (says_truth_alone()) return with_conditions(held);
    return with_conditions(held + sweep_sentences(words_));
  }

  Finding operator()(const OneAtATimeOutcome& outcome) const {
    std::vector<std::string> who;
    std::vector<std::string> parts;
    for (const OneAtATimeOutcome::OfAnswer& one : outcome.answers) {
      who.emplace_back();
      parts.push_back(widest_bar(one, who.back()));
    }
    return with_conditions(
        leading_sentence({study_->factors.size(), "assumptions, each moved by itself"}, who,
                         words_) +
        told(parts));
  }

  Finding operator()(const LedgerOutcome& outcome) const {
    if (outcome.violations.empty())
      return {"The scenario violates no assumption: its ledger is empty.", "", {}, ""};
    std::vector<std::string> who;
    std::vector<std::string> parts;
    for (const LedgerOutcome::OfAnswer& one : outcome.answers) {
      who.emplace_back();
      parts.push_back(in_ledger(outcome, one, who.back()));
    }
    Finding finding = with_conditions(
        leading_sentence({outcome.violations.size(), "violations of the scenario"}, who, words_) +
        told(parts));
    finding.intro = "With all of them,";
    return finding;
  }

  Finding operator()(const SampleOutcome& outcome) const {
    std::string held = held_first();
    if (says_truth_alone()) return with_conditions(held);
    std::string text;
    for (const SampleOutcome::OfAnswer& one : outcome.answers)
      text += (text.empty() ? "" : " ") + in_sample(one);
    return with_conditions(held + text);
  }

  Finding operator()(const MorrisOutcome& outcome) const {
    return with_conditions(morris_sentences(outcome, words_));
  }

  Finding operator()(const SobolOutcome& outcome) const {
    return with_conditions(sobol_sentences(outcome, words_));
  }

  Finding operator()(const ExplainOutcome& outcome) const {
    return explain_finding(outcome, *plan_);
  }

  Finding operator()(const TippingOutcome& outcome) const {
    std::string text = tipping_sentences(outcome, words_);
    const bool one = outcome.solved.one && outcome.solved.one->crossings.size() == 1;
    if (one && outcome.confirmed.empty() && table_held_to(*plan_) && !counts_the_truth(*study_)) {
      const Words& nouns = plan_->scenario().words;
      const double truth = std::round(run_->result.points[plan_->rows.front()].truth);
      text += fmt::format(" There would be {} then.", counted(truth, nouns.victim, nouns.victims));
    }
    return with_conditions(text);
  }

 private:
  /// The sentences, under what they are true, and what chance has to do with them.
  Finding with_conditions(std::string sentences) const {
    Finding finding{std::move(sentences), "This holds if", study_conditions(*plan_), ""};
    if (kind_of(*study_).solves == Solves::the_exact_answer || is_expected())
      finding.rest = fmt::format(
          "Exact for the {} that is to be expected; chance would move the estimate of a single "
          "one.",
          plan_->scenario().words.of_register);
    else
      finding.rest =
          fmt::format("By {} at each point; ± is the Monte Carlo standard error.",
                      counted(static_cast<double>(run_->result.points.front().rows.front().size()),
                              "simulated " + plan_->scenario().words.of_register));
    if (is_point_measure(measure_of(*study_))) finding.rest.clear();  // exact, and no estimate
    return finding;
  }

  /// One sentence of several parts; of ratios to the truth it begins with how many that is.
  std::string told(const std::vector<std::string>& parts) const {
    const std::string whom = words_.of_how_many();
    return capitalised((whom.empty() ? "" : whom + ", ") + join_clauses(parts)) + ".";
  }

  bool is_expected() const { return study_->evaluate == Evaluation::expected; }

  /// What the truth behind a table would be, where points are held to one, and a space.
  std::string held_first() const {
    if (!table_held_to(*plan_)) return "";
    return held_sentences(*run_, *plan_) + (says_truth_alone() ? "" : " ");
  }

  /// Whether what is said of the truth behind the table is all that the study asks.
  bool says_truth_alone() const { return table_held_to(*plan_) && counts_the_truth(*study_); }

  std::string widest_bar(const OneAtATimeOutcome::OfAnswer& one, std::string& who) const {
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
    const std::string subject = words_.moved(one.answer);
    if (complete == 0)
      return fmt::format(
          "what moves {} is not known: no factor has an estimate at both of its ends", subject);
    const auto& bar = one.factors[widest];
    if (width < dust)
      return fmt::format("nothing moves {}: it stays at {}", subject,
                         words_.level(bar.low, one.answer));
    const PathWords factor = words_.factor(widest);
    who = factor.name;
    std::string text = fmt::format(
        "what moves {} most is {}: from {} at {} to {} at {}", subject, factor.name,
        words_.level(bar.low, one.answer), plain_value(factor, *study_->factors[widest].low),
        words_.level(bar.high, one.answer), plain_value(factor, *study_->factors[widest].high));
    if (complete < one.factors.size())
      text += fmt::format(" ({} of {} have no estimate at an end)", one.factors.size() - complete,
                          counted(static_cast<double>(one.factors.size()), "factor"));
    return text;
  }

  std::string in_ledger(const LedgerOutcome& outcome, const LedgerOutcome::OfAnswer& one,
                        std::string& who) const {
    const std::string subject = words_.subject(one.answer);
    if (!one.off.value || !one.all.value)
      return fmt::format("{} cannot be taken apart: {} has no estimate", subject,
                         !one.off.value ? "the world without violations" : "that with all");
    std::string text =
        fmt::format("{} would be {} without any violation and {} with all", subject,
                    words_.measure().level(one.off), words_.level(one.all, one.answer));
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
    who = name_of(outcome.violations[largest]);
    const ChangeWords change = words_.measure().change(contribution(line));
    return text + fmt::format(", moved most by {} ({} by {}{})", who, change.participle,
                              change.size, line.shapley.value ? " on average" : ", taken alone");
  }

  std::string in_sample(const SampleOutcome::OfAnswer& one) const {
    const std::string subject = words_.subject(one.answer);
    if (counts_the_truth(*study_))
      return fmt::format("{} is {}.", capitalised(subject), sampled_truths(*run_, *plan_));
    const double all = static_cast<double>(plan_->rows.size());
    const auto share = [&](std::size_t count) {
      return share_text(static_cast<double>(count) / all);
    };
    std::string text =
        fmt::format("{} would be too high in {} of {}, and too low in {}", capitalised(subject),
                    share(one.over), counted(all, "world") + " considered", share(one.under));
    if (one.none > 0) text += fmt::format("; in {} it has no estimate", share(one.none));
    text += ".";
    const auto best =
        std::max_element(one.split.factors.begin(), one.split.factors.end(),
                         [](const FactorSplit& a, const FactorSplit& b) { return a.ks < b.ks; });
    if (best == one.split.factors.end() || best->ks <= one.split.null_ks) return text;
    const auto f = static_cast<std::size_t>(best - one.split.factors.begin());
    const PathWords factor = words_.factor(f);
    return text +
           fmt::format(
               " What decides it most is {}: too high in {} of the worlds with about {} or less, "
               "and in {} of those with more.",
               factor.name, share_text(best->share_below_cut),
               cut_text(factor, value_at(study_->factors[f], best->cut)),
               share_text(best->share_above_cut));
  }

  /// Where a factor separates worlds is not known to more than two digits.
  static std::string cut_text(const PathWords& factor, const Value& cut) {
    const bool rough = cut.is_number() && factor.unit == PathUnit::number &&
                       cut.number() != std::floor(cut.number());
    return rough ? significant_text(cut.number(), 2) : plain_value(factor, cut);
  }

  static const WithError& contribution(const LedgerOutcome::Line& line) {
    return line.shapley.value ? line.shapley : line.alone;
  }

  const StudyRun* run_;
  const StudyPlan* plan_;
  const StudySpec* study_;
  StudyWords words_;
};

}  // namespace

Finding study_finding(const StudyRun& run, const StudyPlan& plan) {
  return std::visit(FindingWriter(run, plan), run.outcome);
}

}  // namespace darknumber
