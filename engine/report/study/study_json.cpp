// SPDX-License-Identifier: MIT
#include "engine/report/study/study_json.h"

#include "engine/input/make_value.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/tipping_json.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/factor_values.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

Value number_or_null(const std::optional<double>& number) {
  return number ? make_value(*number) : null_value();
}

Value with_error(const WithError& number) {
  Value value = empty_object();
  add_member(value, "value", number_or_null(number.value));
  add_member(value, "mcse", number_or_null(number.mcse));
  return value;
}

Value index_value(const SensitivityIndex& index) {
  Value value = empty_object();
  add_member(value, "value", number_or_null(index.value));
  add_member(value, "lower", index.interval ? make_value(index.interval->lower) : null_value());
  add_member(value, "upper", index.interval ? make_value(index.interval->upper) : null_value());
  add_member(value, "n_used", static_cast<std::int64_t>(index.n_used));
  return value;
}

/// What each type of study says, for one estimator.
class OutcomeWriter {
 public:
  OutcomeWriter(const StudyRun& run, const StudyPlan& plan) : run_(&run), plan_(&plan) {}

  Value operator()(const SweepOutcome&) const { return empty_array(); }

  /// Its answer is of no estimator, and stands beside the study (explain_json.h).
  Value operator()(const ExplainOutcome&) const { return empty_array(); }

  Value operator()(const OneAtATimeOutcome& outcome) const {
    return for_each(outcome.answers, [&](Value& entry, const OneAtATimeOutcome::OfAnswer& one) {
      add_member(entry, "base", with_error(one.base));
      add_member(entry, "factors",
                 for_each_factor(one.factors.size(), [&](Value& line, std::size_t f) {
                   const OneAtATimeOutcome::Bar& bar = one.factors[f];
                   add_member(line, "low", with_error(bar.low));
                   add_member(line, "high", with_error(bar.high));
                   add_member(line, "low_difference", with_error(bar.low_difference));
                   add_member(line, "high_difference", with_error(bar.high_difference));
                 }));
    });
  }

  Value operator()(const LedgerOutcome& outcome) const {
    return for_each(outcome.answers, [&](Value& entry, const LedgerOutcome::OfAnswer& one) {
      add_member(entry, "none", with_error(one.off));
      add_member(entry, "all", with_error(one.all));
      Value lines = empty_array();
      for (std::size_t v = 0; v < one.lines.size(); ++v) {
        Value line = empty_object();
        add_member(line, "violation", std::string(name_of(outcome.violations[v])));
        add_member(line, "alone", with_error(one.lines[v].alone));
        add_member(line, "last", with_error(one.lines[v].last));
        add_member(line, "shapley", with_error(one.lines[v].shapley));
        lines.array().push_back(std::move(line));
      }
      add_member(entry, "violations", std::move(lines));
    });
  }

  Value operator()(const SampleOutcome& outcome) const {
    return for_each(outcome.answers, [&](Value& entry, const SampleOutcome::OfAnswer& one) {
      add_member(entry, "points_over", static_cast<std::int64_t>(one.over));
      add_member(entry, "points_under", static_cast<std::int64_t>(one.under));
      add_member(entry, "points_equal", static_cast<std::int64_t>(one.equal));
      add_member(entry, "points_without", static_cast<std::int64_t>(one.none));
      add_member(entry, "constant", one.pawn.status == SampleStatus::constant_output);
      add_member(entry, "pawn_null_median", one.pawn.null_median);
      add_member(entry, "delta_null", one.delta.null_delta);
      add_member(entry, "ks_null", one.split.null_ks);
      add_member(
          entry, "factors", for_each_factor(factor_count(), [&](Value& line, std::size_t f) {
            const bool pawn = f < one.pawn.factors.size();
            add_member(line, "pawn_median",
                       pawn ? make_value(one.pawn.factors[f].median) : null_value());
            add_member(line, "pawn_max", pawn ? make_value(one.pawn.factors[f].max) : null_value());
            add_member(
                line, "delta",
                f < one.delta.factors.size() ? make_value(one.delta.factors[f]) : null_value());
            const bool split = f < one.split.factors.size();
            add_member(line, "ks_over_under",
                       split ? make_value(one.split.factors[f].ks) : null_value());
            add_member(line, "best_cut",
                       split ? make_value(cut_of(f, one.split.factors[f].cut)) : null_value());
          }));
    });
  }

  Value operator()(const MorrisOutcome& outcome) const {
    return for_each(outcome.answers, [&](Value& entry, const MorrisOutcome::OfAnswer& one) {
      add_member(entry, "constant", one.constant);
      Value lines = empty_array();
      for (std::size_t g = 0; g < one.effects.size(); ++g) {
        const MorrisEffect& effect = one.effects[g];
        Value line = empty_object();
        add_member(line, "factor", group_name(g));
        add_member(line, "mu", number_or_null(effect.mu));
        add_member(line, "mu_star", number_or_null(effect.mu_star));
        add_member(line, "mu_star_lower", number_or_null(effect.lower));
        add_member(line, "mu_star_upper", number_or_null(effect.upper));
        add_member(line, "sigma", number_or_null(effect.sigma));
        add_member(line, "sigma_without_noise", number_or_null(effect.noise_free_sigma));
        add_member(line, "noise_floor", number_or_null(effect.noise_floor));
        add_member(line, "inside_noise", effect.inside_noise);
        add_member(line, "n_used", static_cast<std::int64_t>(effect.n_used));
        lines.array().push_back(std::move(line));
      }
      add_member(entry, "factors", std::move(lines));
    });
  }

  Value operator()(const SobolOutcome& outcome) const {
    return for_each(outcome.answers, [&](Value& entry, const SobolOutcome::OfAnswer& one) {
      const SobolIndices& indices = one.indices;
      add_member(entry, "constant", indices.constant);
      add_member(entry, "mean", indices.mean);
      add_member(entry, "variance", number_or_null(indices.variance));
      add_member(entry, "noise_share", number_or_null(indices.noise_share));
      add_member(entry, "missing", static_cast<std::int64_t>(indices.missing));
      add_member(entry, "factors",
                 for_each_factor(indices.first_order.size(), [&](Value& line, std::size_t f) {
                   add_member(line, "first_order", index_value(indices.first_order[f]));
                   add_member(line, "total", index_value(indices.total[f]));
                   if (one.shapley)
                     add_member(line, "shapley",
                                f < one.shapley->effects.size()
                                    ? index_value(one.shapley->effects[f])
                                    : null_value());
                 }));
      Value pairs = empty_array();
      for (const SobolPair& pair : indices.pairs) {
        Value line = empty_object();
        add_member(line, "first", factor_name(pair.first));
        add_member(line, "second", factor_name(pair.second));
        add_member(line, "second_order", index_value(pair.index));
        pairs.array().push_back(std::move(line));
      }
      add_member(entry, "pairs", std::move(pairs));
    });
  }

  Value operator()(const TippingOutcome& outcome) const {
    Value entry = tipping_value(outcome, *plan_->scenario().study,
                                run_->result.labels[outcome.solved.answer]);
    Value array = empty_array();
    array.array().push_back(std::move(entry));
    return array;
  }

 private:
  std::size_t factor_count() const { return plan_->scenario().study->factors.size(); }

  /// The dummy is the factor after the last.
  std::string factor_name(std::size_t f) const {
    return f < factor_count() ? name_of(plan_->scenario().study->factors[f]) : "(dummy)";
  }

  std::string group_name(std::size_t g) const {
    std::string name;
    for (const std::size_t f : factors_of_group(*plan_->scenario().study, g))
      name += (name.empty() ? "" : ", ") + factor_name(f);
    return name;
  }

  double cut_of(std::size_t factor, double cube) const {
    const Value value = value_at(plan_->scenario().study->factors[factor], cube);
    return value.is_number() ? value.number() : cube;
  }

  template <typename Answers, typename Fill>
  Value for_each(const Answers& answers, Fill fill) const {
    Value array = empty_array();
    for (const auto& one : answers) {
      Value entry = empty_object();
      add_member(entry, "estimator",
                 is_point_measure(measure_of(*plan_->scenario().study))
                     ? null_value()
                     : make_value(run_->result.labels[one.answer]));
      fill(entry, one);
      array.array().push_back(std::move(entry));
    }
    return array;
  }

  template <typename Fill>
  Value for_each_factor(std::size_t count, Fill fill) const {
    Value lines = empty_array();
    for (std::size_t f = 0; f < count; ++f) {
      Value line = empty_object();
      add_member(line, "factor", factor_name(f));
      fill(line, f);
      lines.array().push_back(std::move(line));
    }
    return lines;
  }

  const StudyRun* run_;
  const StudyPlan* plan_;
};

}  // namespace

Value outcome_value(const StudyRun& run, const StudyPlan& plan) {
  if (!plan.scenario().study) return null_value();
  const StudySpec& study = *plan.scenario().study;
  Value value = empty_object();
  add_member(value, "type", std::string(kind_of(study).name));
  add_member(value, "evaluate",
             std::string(evaluation_names[static_cast<std::size_t>(study.evaluate)]));
  add_member(value, "measure", measure_of(study));
  Value rows = empty_array();
  for (std::size_t point : plan.rows)
    rows.array().push_back(make_value(static_cast<std::int64_t>(point)));
  add_member(value, "rows", std::move(rows));
  add_member(value, "answers", std::visit(OutcomeWriter(run, plan), run.outcome));
  return value;
}

Value claim_verdicts_value(const StudyRun& run, const StudyPlan& plan) {
  Value array = empty_array();
  for (std::size_t c = 0; c < run.claims.size(); ++c) {
    const Claim& claim = plan.scenario().claims[c];
    Value entry = empty_object();
    add_member(entry, "text", claim.text);
    add_member(entry, "verdict", std::string(name_of(run.claims[c].verdict)));
    Value points = empty_array();
    for (const ClaimAtPoint& at : run.claims[c].points) {
      Value one = empty_object();
      add_member(one, "point", static_cast<std::int64_t>(at.point));
      add_member(one, "value", at.value);
      add_member(one, claim.at_least ? "at_least" : "at_most", at.bound);
      add_member(one, "mcse", at.mcse);
      add_member(one, "verdict", std::string(name_of(at.verdict)));
      add_member(one, "replicates_to_decide",
                 at.replicates > 0.0 ? make_value(at.replicates) : null_value());
      points.array().push_back(std::move(one));
    }
    add_member(entry, "points", std::move(points));
    array.array().push_back(std::move(entry));
  }
  return array;
}

}  // namespace darknumber
