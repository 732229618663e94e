// SPDX-License-Identifier: MIT
#include "engine/report/study/study_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/explain_finding.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/leaders_finding.h"
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
    if (says_truth_alone()) return with_conditions({held_first()});
    return with_conditions(after_held(sweep_finding(words_)));
  }

  Finding operator()(const OneAtATimeOutcome& outcome) const {
    std::vector<OfEstimator> told;
    for (const OneAtATimeOutcome::OfAnswer& one : outcome.answers) told.push_back(widest_bar(one));
    return with_conditions(
        finding_of_leaders({study_->factors.size(), "assumptions, each moved by itself"}, told,
                           intro_of(told), words_));
  }

  Finding operator()(const LedgerOutcome& outcome) const {
    if (outcome.violations.empty())
      return {"The scenario violates no assumption: its ledger is empty."};
    std::vector<OfEstimator> told;
    for (const LedgerOutcome::OfAnswer& one : outcome.answers)
      told.push_back(in_ledger(outcome, one));
    Finding finding = with_conditions(finding_of_leaders(
        {outcome.violations.size(), "violations of the scenario"}, told, intro_of(told), words_));
    finding.conditions.intro = "With all of them,";
    return finding;
  }

  Finding operator()(const SampleOutcome& outcome) const {
    if (says_truth_alone()) return with_conditions({held_first()});
    Finding finding;
    for (const SampleOutcome::OfAnswer& one : outcome.answers)
      if (counts_the_truth(*study_))
        finding.lead = fmt::format("{} is {}.", capitalised(words_.subject(one.answer)),
                                   sampled_truths(*run_, *plan_));
      else
        finding.numbers.items.push_back(in_sample(one));
    finding.numbers.intro =
        fmt::format("Of {} considered,", counted(static_cast<double>(plan_->rows.size()), "world"));
    return with_conditions(after_held(std::move(finding)));
  }

  Finding operator()(const MorrisOutcome& outcome) const {
    return with_conditions(morris_finding(outcome, words_));
  }

  Finding operator()(const SobolOutcome& outcome) const {
    return with_conditions(sobol_finding(outcome, words_));
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
    return with_conditions({std::move(text)});
  }

 private:
  /// What was found, under what it is true, and what chance has to do with it.
  Finding with_conditions(Finding finding) const {
    finding.conditions = {"This holds if", study_conditions(*plan_)};
    if (kind_of(*study_).solves == Solves::the_exact_answer || is_expected())
      finding.rest = fmt::format(
          "Exact for the {} that is to be expected; chance would move the estimate of a single "
          "one.",
          plan_->scenario().words.of_register);
    else
      finding.rest =
          fmt::format("By {} at each point; ± is the Monte Carlo standard error.",
                      counted(static_cast<double>(run_->result.points.front().replicates()),
                              "simulated " + plan_->scenario().words.of_register));
    if (is_point_measure(measure_of(*study_))) finding.rest.clear();  // exact, and no estimate
    return finding;
  }

  /// "For 32,278 victims,": how many the numbers are of that follow.
  std::string intro_of(const std::vector<OfEstimator>& told) const {
    const std::string whom = words_.of_how_many();
    if (!whom.empty()) return capitalised(whom) + ",";
    return told.size() > 1 ? "In numbers:" : "In numbers,";
  }

  /// The clause, in a sentence of its own, with how many its numbers are of.
  std::string by_itself(const std::string& clause) const {
    const std::string whom = words_.of_how_many();
    return (whom.empty() ? "" : whom + ", ") + clause;
  }

  bool is_expected() const { return study_->evaluate == Evaluation::expected; }

  /// What the truth behind a table would be, where points are held to one.
  std::string held_first() const {
    return table_held_to(*plan_) ? held_sentences(*run_, *plan_) : "";
  }
  Finding after_held(Finding finding) const {
    const std::string held = held_first();
    const char* space = held.empty() || finding.lead.empty() ? "" : " ";
    finding.lead = held + space + finding.lead;
    return finding;
  }

  /// Whether what is said of the truth behind the table is all that the study asks.
  bool says_truth_alone() const { return table_held_to(*plan_) && counts_the_truth(*study_); }

  OfEstimator widest_bar(const OneAtATimeOutcome::OfAnswer& one) const {
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
      return {one.answer, "",
              fmt::format("what moves {} is not known: no factor has an estimate at both of its "
                          "ends",
                          subject)};
    const auto& bar = one.factors[widest];
    if (width < dust)
      return {one.answer, "",
              by_itself(fmt::format("nothing moves {}: it stays at {}", subject,
                                    words_.level(bar.low, one.answer)))};
    const PathWords factor = words_.factor(widest);
    std::string text = fmt::format("{} would go from {} with {} at {} to {} at {}",
                                   words_.subject(one.answer), words_.level(bar.low, one.answer),
                                   factor.name, plain_value(factor, *study_->factors[widest].low),
                                   words_.level(bar.high, one.answer),
                                   plain_value(factor, *study_->factors[widest].high));
    if (complete < one.factors.size())
      text += fmt::format(" ({} of {} have no estimate at an end)", one.factors.size() - complete,
                          counted(static_cast<double>(one.factors.size()), "factor"));
    return {one.answer, factor.name, std::move(text)};
  }

  OfEstimator in_ledger(const LedgerOutcome& outcome, const LedgerOutcome::OfAnswer& one) const {
    const std::string subject = words_.subject(one.answer);
    if (!one.off.value || !one.all.value)
      return {one.answer, "",
              fmt::format("{} cannot be taken apart: {} has no estimate", subject,
                          !one.off.value ? "the world without violations" : "that with all")};
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
    if (largest == one.lines.size())
      return {one.answer, "", by_itself(text + ", and some worlds between have no estimate")};
    const LedgerOutcome::Line& line = one.lines[largest];
    if (std::abs(*contribution(line).value) < dust)
      return {one.answer, "", by_itself(text + ", moved by none of them")};
    const std::string who(name_of(outcome.violations[largest]));
    const ChangeWords change = words_.measure().change(contribution(line));
    text += fmt::format(", moved most by {} ({} by {}{})", who, change.participle, change.size,
                        line.shapley.value ? " on average" : ", taken alone");
    return {one.answer, who, std::move(text)};
  }

  std::string in_sample(const SampleOutcome::OfAnswer& one) const {
    const double all = static_cast<double>(plan_->rows.size());
    const auto share = [&](std::size_t count) {
      return share_text(static_cast<double>(count) / all);
    };
    std::string text = fmt::format("{} would be too high in {} and too low in {}",
                                   words_.subject(one.answer), share(one.over), share(one.under));
    if (one.none > 0) text += fmt::format(", and not exist in {}", share(one.none));
    const auto best =
        std::max_element(one.split.factors.begin(), one.split.factors.end(),
                         [](const FactorSplit& a, const FactorSplit& b) { return a.ks < b.ks; });
    if (best == one.split.factors.end() || best->ks <= one.split.null_ks) return text;
    const auto f = static_cast<std::size_t>(best - one.split.factors.begin());
    const PathWords factor = words_.factor(f);
    return text + fmt::format(
                      ", and what decides it most is {} (too high in {} of the worlds with about "
                      "{} or less, and in {} of those with more)",
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
