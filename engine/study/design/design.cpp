// SPDX-License-Identifier: MIT
#include "engine/study/design/design.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/performance/moments.h"
#include "engine/scenario/loadings.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/design/candidate_trial.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

constexpr double share_of_worlds = 0.5;  // of the time until all worlds are there
constexpr double most_with_few = 0.05;   // of the draws, with fewer than `fewest_effective` worlds

/// The mean of the numbers that exist; NaN where none does.
double mean_of_existing(const std::vector<double>& numbers) {
  std::vector<double> existing;
  for (const double number : numbers)
    if (!std::isnan(number)) existing.push_back(number);
  return existing.empty() ? NAN : mean_alone(existing);
}

/// How far the mean of numbers that all runs give may be off for the worlds that they have.
double error_between(const std::vector<double>& of_runs) {
  return of_runs.size() < 2 ? 0.0 : moments_of(of_runs).standard_error();
}

CandidateWidths widths_of(const std::vector<DrawnWidth>& drawn, std::size_t runs) {
  CandidateWidths widths;
  for (const DrawnWidth& one : drawn) widths.by_draw.push_back(one.width);
  for (std::size_t r = 0; r < runs; ++r) {
    std::vector<double> of_run;
    for (const DrawnWidth& one : drawn) of_run.push_back(one.of_runs[r]);
    widths.by_run.push_back(mean_of_existing(of_run));
  }
  return widths;
}

/// The error of a mean over draws, each beside others of the same order.
double error_of(const CandidateWidths& widths) {
  std::vector<double> existing;
  for (const double width : widths.by_draw)
    if (!std::isnan(width)) existing.push_back(width);
  return std::hypot(error_of_systematic_mean(existing), error_between(widths.by_run));
}

CandidateAnswer answer_of(const std::vector<DrawnWidth>& drawn, const CandidateWidths& widths,
                          const CentralRange& now, const std::vector<double>& now_of_runs) {
  CandidateAnswer answer;
  answer.width = mean_of_existing(widths.by_draw);
  answer.width_mcse = error_of(widths);
  answer.of_now = answer.width / now.width();
  CandidateWidths ratios = widths;
  for (double& width : ratios.by_draw) width /= now.width();
  for (std::size_t r = 0; r < now_of_runs.size(); ++r) ratios.by_run[r] /= now_of_runs[r];
  answer.of_now_mcse = error_of(ratios);
  std::vector<double> effective;
  std::vector<double> persons;
  for (const DrawnWidth& one : drawn) {
    effective.push_back(one.effective);
    persons.push_back(one.persons);
  }
  answer.persons = mean_alone(persons);
  std::sort(effective.begin(), effective.end());
  answer.effective = effective[effective.size() / 2];
  answer.least_effective =
      effective[static_cast<std::size_t>(most_with_few * static_cast<double>(effective.size()))];
  answer.trusted = answer.least_effective >= fewest_effective;
  return answer;
}

/// The range now, of all worlds and of those of each run.
CentralRange range_now(const Trial& trial, std::vector<double>& of_runs) {
  const std::vector<double> weights = weights_of(log_weights(trial.believed));
  std::vector<WeightedNumber> all;
  std::vector<std::vector<WeightedNumber>> by_run(trial.believed.runs);
  for (const std::size_t i : trial.ascending) {
    all.push_back({trial.believed.worlds[i].victims, weights[i]});
    if (weights[i] > 0.0) by_run[trial.believed.worlds[i].run].push_back(all.back());
  }
  for (const auto& numbers : by_run)
    of_runs.push_back(numbers.empty() ? NAN : central_range(numbers).width());
  return central_range(all);
}

OutcomeWork part_of(const OutcomeWork& work, double first, double last) {
  OutcomeWork part = work;
  if (work.progress)
    part.progress = [&work, first, last](double share) {
      work.progress(first + (last - first) * share);
    };
  return part;
}

std::vector<DrawnWidth> draw_all(const Trial& trial, std::size_t candidate,
                                 const OutcomeWork& work) {
  const std::size_t draws = trial.truths.size();
  std::vector<DrawnWidth> drawn(draws);
  const auto block = static_cast<std::size_t>(4 * std::max(1, work.threads));
  for (std::size_t begin = 0; begin < draws; begin += block) {
    give_up_if_asked(work.stop);
    const std::size_t end = std::min(draws, begin + block);
    for_each_index(static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end), work.threads,
                   [&](std::int64_t b) {
                     const auto number = static_cast<std::size_t>(b);
                     drawn[number] = draw_width(trial, candidate, number);
                   });
    if (work.progress) work.progress(static_cast<double>(end) / static_cast<double>(draws));
  }
  return drawn;
}

bool asks_about_persons(const DataCandidate& candidate) {
  return std::holds_alternative<LinkingByHand>(candidate.what) ||
         std::holds_alternative<NotedTrait>(candidate.what);
}

/// Whether two candidates may be equally good: the mean of the differences of their widths is
/// within two standard errors of 0, or has an error that nobody knows.
bool tied_with(const CandidateWidths& one, const CandidateWidths& other) {
  CandidateWidths difference = one;
  for (std::size_t b = 0; b < difference.by_draw.size(); ++b)
    difference.by_draw[b] -= other.by_draw[b];
  for (std::size_t r = 0; r < difference.by_run.size(); ++r)
    difference.by_run[r] -= other.by_run[r];
  return !(std::abs(mean_of_existing(difference.by_draw)) > 2.0 * error_of(difference));
}

}  // namespace

std::optional<ExplainFault> fault_of_design(const StudyPlan& plan, const DesignSpec* design) {
  const Scenario& scenario = plan.scenario();
  const bool has_type =
      scenario.study &&
      (draws_worlds(scenario) || std::holds_alternative<SampleStudy>(scenario.study->type));
  if (!has_type)
    return ExplainFault{scenario.study ? "study.type" : "study",
                        "design weighs what a study of type explain or sample believes in, and "
                        "there is none",
                        "Give a study of one of these types, with \"design\"."};
  if (!draws_worlds(scenario) && !hold_of_points(plan))
    return ExplainFault{"study",
                        "design weighs worlds by what they make of one register, and those of a "
                        "sample without a table each have a register of their own",
                        "Hold the study to a table, \"hold\": \"table\" with \"table\": "
                        "\"FILE.csv\", or give a study of type explain."};
  const auto held = hold_of_points(plan);
  if (held ? !held->suppressed.empty() : scenario.table && !scenario.table->suppressed.empty())
    return ExplainFault{
        held && scenario.study->hold ? "study.table" : "table",
        "the table has suppressed counts, and design asks what further data would tell of those "
        "who were counted",
        "Give the counts, if they can be had: a suppressed one is written as its number."};
  if (design == nullptr)
    return ExplainFault{
        "study", "the study says nothing of further data",
        "Give it \"design\": {\"candidates\": [{\"kind\": \"add_list\", \"capture_probability\": "
        "0.1}]}."};
  if (scenario.estimation.target == Target::reachable)
    return ExplainFault{"estimation.target.reachable",
                        "design tells how many victims there are, not how many are within reach "
                        "of the lists",
                        "Leave \"target\" out, or take \"ever_present\"."};
  const std::vector<DataCandidate>& candidates = design->candidates;
  if (goes_by_person(scenario) &&
      std::any_of(candidates.begin(), candidates.end(), asks_about_persons))
    return ExplainFault{"study.design",
                        "link and keep_trait do not know of reporting or anonymity that goes by "
                        "person",
                        "Leave these candidates out, or \"reporting_loadings\" and "
                        "\"anonymous_loadings\"."};
  return std::nullopt;
}

void rank_candidates(const std::vector<CandidateWidths>& widths, DesignAnswer& answer) {
  for (std::size_t c = 0; c < answer.candidates.size(); ++c)
    if (!std::isfinite(error_of(widths[c])) || !std::isfinite(answer.candidates[c].of_now_mcse))
      answer.candidates[c].trusted = false;
  answer.order.resize(answer.candidates.size());
  std::iota(answer.order.begin(), answer.order.end(), std::size_t{0});
  std::stable_sort(answer.order.begin(), answer.order.end(), [&](std::size_t a, std::size_t b) {
    const CandidateAnswer& one = answer.candidates[a];
    const CandidateAnswer& other = answer.candidates[b];
    return one.trusted != other.trusted ? one.trusted : one.trusted && one.width < other.width;
  });
  std::size_t leader = 0;
  for (std::size_t place = 0; place < answer.order.size(); ++place) {
    CandidateAnswer& one = answer.candidates[answer.order[place]];
    if (!one.trusted) break;
    if (place > 0 && tied_with(widths[answer.order[place]], widths[answer.order[leader]])) {
      one.tied = answer.candidates[answer.order[leader]].tied = true;
    } else {
      leader = place;
    }
    one.rank = static_cast<int>(leader) + 1;
  }
}

DesignAnswer weigh_candidates(const StudyPlan& plan, const DesignSpec& design,
                              const OutcomeWork& work) {
  const BelievedWorlds believed =
      believed_worlds(plan, design, part_of(work, 0.0, share_of_worlds));
  DesignAnswer answer;
  answer.draws = design.draws;
  answer.worlds = believed.worlds.size();
  answer.runs = believed.runs;
  answer.lost = believed.lost;
  if (believed.explanation) answer.explained = believed.explanation->verdict;
  if (believed.worlds.empty()) {
    answer.verdict = DesignVerdict::too_few_worlds;
    return answer;
  }
  const Trial trial = make_trial(believed, design, plan.scenario());
  std::vector<double> now_of_runs;
  answer.now = range_now(trial, now_of_runs);
  answer.now_width_mcse = error_between(now_of_runs);
  answer.effective_now = effective_number(weights_of(log_weights(believed)));
  std::vector<CandidateWidths> widths;
  const auto count = static_cast<double>(design.candidates.size());
  for (std::size_t c = 0; c < design.candidates.size(); ++c) {
    const auto at = [&](double done) {
      return share_of_worlds + (1.0 - share_of_worlds) * done / count;
    };
    const auto place = static_cast<double>(c);
    const std::vector<DrawnWidth> drawn =
        draw_all(trial, c, part_of(work, at(place), at(place + 1.0)));
    widths.push_back(widths_of(drawn, believed.runs));
    answer.candidates.push_back(answer_of(drawn, widths.back(), answer.now, now_of_runs));
  }
  rank_candidates(widths, answer);
  if (answer.explained == ExplainVerdict::runs_disagree)
    answer.verdict = DesignVerdict::runs_disagree;
  else if (answer.candidates[answer.order.front()].rank == 0)
    answer.verdict = DesignVerdict::too_few_worlds;
  return answer;
}

}  // namespace darknumber
