// SPDX-License-Identifier: MIT
#include "engine/report/estimate/estimate_notes.h"

#include <fmt/format.h>

#include "engine/estimators/chosen_model.h"
#include "engine/input/wording.h"
#include "engine/report/estimate/average_report.h"
#include "engine/report/estimate/chains_report.h"
#include "engine/report/estimate/covariate_report.h"
#include "engine/report/estimate/in_doubt_report.h"
#include "engine/report/estimate/outcome_reason.h"
#include "engine/report/estimate/posterior_report.h"
#include "engine/report/estimate/stop_report.h"
#include "engine/report/estimate/tie_report.h"
#include "engine/report/estimate/why_none.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// What the model holds beside main effects: "Police:Shelters, Police:Other".
std::string interactions(const FittedModel& model, const ListsInUse& lists) {
  std::vector<std::string> names;
  for (CaptureHistory term : model.terms)
    if (lists_on(term) >= 2) names.push_back(joined_names(term, lists, ":"));
  return names.empty() ? "no interaction" : join_with_and(names);
}

/// Why there is no interval; of a profile there is mostly one reason.
std::string lack_of(IntervalLack lack) {
  switch (lack) {
    case IntervalLack::none:
      break;
    case IntervalLack::no_counts:
      return "the table is not of whole numbers";
    case IntervalLack::too_many_persons:
      return "so many persons cannot be drawn one by one";
    case IntervalLack::one_sided:
      return "all resamples lie on one side of the estimate";
    case IntervalLack::resamples_fail:
      return "too many resamples have no estimate";
    case IntervalLack::one_person_less_fails:
      return "the table with one person less has no estimate";
    case IntervalLack::too_great_an_acceleration:
      return "the correction for skewness runs beyond all resamples";
    case IntervalLack::suppressed_counts:
      return "some counts are suppressed";
    case IntervalLack::beyond_precision:
      return "with so many persons rounding hides how the likelihood falls";
  }
  return "the likelihood does not fall far enough";
}

/// The model of a selection.
std::string note_on_choice(const FittedModel& model, const ListsInUse& lists) {
  const std::string deviance =
      model.deviance ? fmt::format("deviance {}, ", significant_text(*model.deviance, 5)) : "";
  return fmt::format("chose {}; {}AIC {}, BIC {}.", interactions(model, lists), deviance,
                     significant_text(model.aic, 5), significant_text(model.bic, 5));
}

std::string_view name_of_kind(IntervalKind kind) {
  if (kind == IntervalKind::profile) return "profile";
  return kind == IntervalKind::bootstrap ? "bootstrap" : "bca";
}

std::string note_on_interval(IntervalKind kind, const EstimatorSpec& estimator,
                             const Estimate& estimate) {
  std::string note;
  if (estimate.resamples_failed > 0)
    note = fmt::format(" {} of {} {} no estimate and {} as infinite.",
                       quantity_text(estimate.resamples_failed),
                       counted(estimator.interval.resamples, "resample"),
                       estimate.resamples_failed == 1 ? "has" : "have",
                       estimate.resamples_failed == 1 ? "counts" : "count");
  if (kind != IntervalKind::own && !estimate.interval)
    note +=
        fmt::format(" No {} interval: {}.", name_of_kind(kind), lack_of(estimate.interval_lack));
  return note;
}

std::string chains_note_at(const Answered& answered, std::size_t a) {
  if (a >= answered.chains.size() || !answered.chains[a]) return "";
  const EstimatorSpec& estimator = answered.estimators[answered.answers[a].estimator];
  return " " + chains_note(*answered.chains[a], std::get<LatentClass>(estimator.method));
}

std::string note_on(const Answered& answered, std::size_t a) {
  const Answer& answer = answered.answers[a];
  const EstimatorSpec& estimator = answered.estimators[answer.estimator];
  const FitOutcome& outcome = answered.outcomes[a];
  if (const Status* failure = std::get_if<Status>(&outcome))
    return fmt::format("no estimate ({}): {}.", name_of(*failure), reason_at(answered, a)) +
           chains_note_at(answered, a);
  const Estimate& estimate = std::get<Estimate>(outcome);
  std::string note;
  if (estimate.model && selects_model(estimator.method))
    note = note_on_choice(*estimate.model, estimator.lists);
  if (estimate.covariates) note = covariates_note(*estimate.covariates, estimator);
  if (!estimate.tied.empty()) note += " " + note_on_ties(estimate.tied, estimator);
  note += note_on_stops(estimate, estimator);
  if (estimate.boundary)
    note += fmt::format("{}On the boundary: {}.", note.empty() ? "" : " ", reason_at(answered, a));
  if (estimate.average) note += average_note(*estimate.average, estimator.lists);
  if (estimate.posterior) note += posterior_note(*estimate.posterior, estimator.lists);
  note += note_on_doubt(estimate.in_doubt, estimator.lists);
  note += note_on_interval(interval_kind_of(answer, estimator), estimator, estimate);
  note += note_on_ends(estimate, estimator);
  return note.substr(note.starts_with(' ') ? 1 : 0);
}

/// The name of an answer's stratum: its label is "label[stratum]".
std::string stratum_of(const Answer& answer, const EstimatorSpec& estimator) {
  return answer.label.substr(estimator.label.size() + 1,
                             answer.label.size() - estimator.label.size() - 2);
}

/// Of a sum over strata: those that have nobody in them and are left out.
std::string note_on_empty_strata(const Answered& answered, std::size_t sum) {
  const Answer& total = answered.answers[sum];
  if (status_of(answered.outcomes[sum]) == Status::no_data) return "";
  std::vector<std::string> empty;
  for (std::size_t a = sum + 1; a < answered.answers.size(); ++a) {
    if (answered.answers[a].estimator != total.estimator) break;
    if (answered.tables[a].observed() == 0.0)
      empty.push_back(stratum_of(answered.answers[a], answered.estimators[total.estimator]));
  }
  return empty.empty() ? "" : "left out, without persons: " + join_with_and(empty) + ".";
}

}  // namespace

IntervalKind interval_kind_of(const Answer& answer, const EstimatorSpec& estimator) {
  return estimator.stratify && !answer.stratum ? IntervalKind::own : estimator.interval.kind;
}

std::string reason_at(const Answered& answered, std::size_t a) {
  const Answer& answer = answered.answers[a];
  const std::string reason = outcome_reason(answer, answered.estimators[answer.estimator],
                                            answered.outcomes[a], answered.tables[a]);
  const Status* failure = std::get_if<Status>(&answered.outcomes[a]);
  return reason.empty() && failure ? why_none(answered, a, *failure) : reason;
}

Items notes_on(const Answered& answered) {
  Items notes;
  for (std::size_t a = 0; a < answered.answers.size(); ++a) {
    const Answer& answer = answered.answers[a];
    std::string note = note_on(answered, a);
    if (answered.estimators[answer.estimator].stratify && !answer.stratum) {
      const std::string empty = note_on_empty_strata(answered, a);
      note += (note.empty() || empty.empty() ? "" : " ") + empty;
    }
    if (!note.empty()) notes.items.push_back({answer.label + ": " + note});
  }
  return notes;
}

}  // namespace darknumber
