// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_json.h"

#include "engine/input/history_reader.h"
#include "engine/input/make_value.h"
#include "engine/report/study/explain_tables.h"
#include "engine/scenario/format/explain_fields.h"

namespace darknumber {
namespace {

Value quantiles_value(const Quantiles& quantiles) {
  Value value = empty_object();
  for (std::size_t q = 0; q < quantiles.size(); ++q)
    add_member(value, std::string(shown_quantile_names[q]), quantiles[q]);
  return value;
}

Value given_or_null(const std::optional<double>& number) {
  return number ? make_value(*number) : null_value();
}

Value quantity_value(const std::string& name, const QuantityPosterior& quantity) {
  Value value = empty_object();
  add_member(value, "quantity", name);
  add_member(value, "mean", quantity.mean);
  add_member(value, "sd", quantity.sd);
  add_member(value, "quantiles", quantiles_value(quantity.quantiles));
  add_member(value, "mcse", quantity.mcse ? quantiles_value(*quantity.mcse) : null_value());
  add_member(value, "r_hat", given_or_null(quantity.r_hat));
  return value;
}

Value without_belief(Value value) {
  for (const char* name : {"kl", "silent", "presses"}) add_member(value, name, null_value());
  return value;
}

Value factor_value(const Factor& factor, const FactorPosterior& found) {
  Value value = quantity_value(label_of(factor), found.number);
  add_member(value, "kl", found.kl);
  add_member(value, "silent", found.silent);
  add_member(value, "presses", found.presses);
  add_member(value, "belief", quantiles_value(found.prior));
  Value known = empty_array();
  known.array().push_back(make_value(found.if_known.low));
  known.array().push_back(make_value(found.if_known.high));
  add_member(value, "victims_if_known", std::move(known));
  add_member(value, "first_share", found.first_share);
  add_member(value, "last_share", found.last_share);
  return value;
}

Value posterior_value(const Explanation& found, const StudyPlan& plan) {
  Value all = empty_array();
  all.array().push_back(without_belief(quantity_value("victims", found.victims)));
  const std::vector<Factor>& factors = plan.scenario().study->factors;
  for (std::size_t f = 0; f < factors.size(); ++f)
    all.array().push_back(factor_value(factors[f], found.factors[f]));
  if (found.spread) all.array().push_back(without_belief(quantity_value("misfit", *found.spread)));
  for (std::size_t j = 0; j < found.capture.size(); ++j)
    all.array().push_back(without_belief(
        quantity_value("capture[" + plan.scenario().agencies[j].name + "]", found.capture[j])));
  return all;
}

Value below_value(const Explanation& found, const StudyPlan& plan) {
  Value all = empty_array();
  for (const BelowRow& row : below_rows(found, plan)) {
    Value value = empty_object();
    add_member(value, "label", row.label);
    add_member(value, "value", row.value);
    add_member(value, "probability", row.probability);
    all.array().push_back(std::move(value));
  }
  return all;
}

Value witness_value(const WitnessWorld& world) {
  Value value = empty_object();
  add_member(value, "victims", world.victims);
  add_member(value, "log_likelihood", world.log_likelihood);
  return value;
}

void add_witnesses(Value& results, const Explanation& found) {
  if (!found.witness) return;
  Value witness = empty_object();
  add_member(witness, "least", witness_value(found.witness->least));
  add_member(witness, "best", witness_value(found.witness->best));
  add_member(witness, "greatest", witness_value(found.witness->greatest));
  add_member(results, "witness", std::move(witness));
  Value profile = empty_array();
  for (const ProfilePoint& point : found.witness->profile) {
    Value pair = empty_array();
    pair.array().push_back(make_value(point.victims));
    pair.array().push_back(make_value(point.log_likelihood));
    profile.array().push_back(std::move(pair));
  }
  add_member(results, "profile", std::move(profile));
}

Value other_priors_value(const Explanation& found) {
  Value all = empty_array();
  for (const OtherPrior& other : found.other_priors) {
    Value value = empty_object();
    add_member(value, "capture",
               std::string(capture_prior_names[static_cast<std::size_t>(other.capture)]));
    add_member(value, "quantiles", quantiles_value(other.quantiles));
    add_member(value, "effective_draws", other.effective);
    all.array().push_back(std::move(value));
  }
  return all;
}

Value cells_value(const Explanation& found, int lists) {
  Value all = empty_array();
  for (const CellFit& cell : found.cells) {
    Value value = empty_object();
    add_member(value, "history", to_digits(cell.history, lists));
    add_member(value, "observed", cell.observed);
    add_member(value, "expected", cell.expected);
    add_member(value, "residual", cell.residual);
    all.array().push_back(std::move(value));
  }
  return all;
}

Value related_value(const Explanation& found, const StudyPlan& plan) {
  Value all = empty_array();
  for (const FactorPair& pair : found.related) {
    Value between = empty_array();
    for (std::size_t f : {pair.first, pair.second})
      between.array().push_back(make_value(label_of(plan.scenario().study->factors[f])));
    Value value = empty_object();
    add_member(value, "between", std::move(between));
    add_member(value, "correlation", pair.correlation);
    all.array().push_back(std::move(value));
  }
  return all;
}

}  // namespace

void add_explanation(Value& results, const StudyRun& run, const StudyPlan& plan) {
  const auto* outcome = std::get_if<ExplainOutcome>(&run.outcome);
  if (outcome == nullptr) return;
  const Explanation& found = outcome->explanation;
  add_member(results, "verdict_code",
             std::string(explain_verdict_names[static_cast<std::size_t>(found.verdict)]));
  Value fit = empty_object();
  add_member(fit, "deviance", found.deviance);
  add_member(fit, "expected_deviance", found.expected_deviance);
  add_member(fit, "p", found.p);
  add_member(fit, "p_mcse", found.p_mcse);
  add_member(results, "fit", std::move(fit));
  Value evidence = empty_object();
  add_member(evidence, "value", found.log_evidence);
  add_member(evidence, "mcse", given_or_null(found.log_evidence_mcse));
  add_member(evidence, "without_factors", given_or_null(found.log_evidence_without_factors));
  add_member(evidence, "without_factors_mcse",
             given_or_null(found.log_evidence_without_factors_mcse));
  add_member(results, "log_evidence", std::move(evidence));
  add_member(results, "posterior", posterior_value(found, plan));
  add_member(results, "below", below_value(found, plan));
  add_witnesses(results, found);
  add_member(results, "other_priors", other_priors_value(found));
  add_member(results, "cells",
             cells_value(found, static_cast<int>(plan.scenario().agencies.size())));
  add_member(results, "correlations", related_value(found, plan));
  add_member(results, "sampling_share", found.sampling_share);
  add_member(results, "impossible_share", found.impossible);
  add_member(results, "in_top_tenth", given_or_null(found.in_top_tenth));
}

}  // namespace darknumber
