// SPDX-License-Identifier: MIT
#include "engine/scenario/format/write_estimators.h"

#include "engine/estimators/methods/loglinear_all.h"
#include "engine/estimators/options/labels.h"
#include "engine/input/make_value.h"

namespace darknumber {
namespace {

bool equal(const ListInUse& a, const ListInUse& b) {
  return a.name == b.name && a.agencies == b.agencies;
}

/// A list by its name alone where that already means it, else as the agencies that it merges.
Value list_value(const ListInUse& list, const ListsInUse& known,
                 const std::vector<std::string>& agencies) {
  for (const ListInUse& other : known)
    if (equal(list, other)) return make_value(list.name);
  Value merge = empty_array();
  for (std::size_t a = 0; a < agencies.size(); ++a)
    if (contains(list.agencies, static_cast<int>(a)))
      merge.array().push_back(make_value(agencies[a]));
  if (merge.array().size() == 1 && merge.array().front().text() == list.name)
    return make_value(list.name);
  Value value = empty_object();
  add_member(value, "name", list.name);
  add_member(value, "merge", std::move(merge));
  return value;
}

Value lists_value(const ListsInUse& lists, const ListsInUse& known,
                  const std::vector<std::string>& agencies) {
  Value value = empty_array();
  for (const ListInUse& list : lists) value.array().push_back(list_value(list, known, agencies));
  return value;
}

Value terms_value(const LoglinearFixed& model, const ListsInUse& lists) {
  if (model.terms == FixedTerms::independence) return make_value("independence");
  if (model.terms == FixedTerms::pairwise) return make_value("pairwise");
  Value terms = empty_array();
  for (CaptureHistory term : model.listed)
    terms.array().push_back(make_value(joined_names(term, lists, ":")));
  return terms;
}

/// Adds "method" and its options; one function for each method of the list.
struct MethodWriter {
  Value& value;
  const ListsInUse& lists;

  void operator()(const LincolnPetersen&) const { add_member(value, "method", "lincoln_petersen"); }
  void operator()(const Chapman&) const { add_member(value, "method", "chapman"); }
  void operator()(const Chao&) const { add_member(value, "method", "chao"); }
  void operator()(const LoglinearFixed& model) const {
    add_member(value, "method", "loglinear");
    add_member(value, "terms", terms_value(model, lists));
  }
  void operator()(const LoglinearStepwise& model) const {
    add_member(value, "method", "loglinear");
    add_member(value, "select", "stepwise");
    add_member(value, "criterion", std::string(name_of(model.criterion)));
    if (model.criterion == Criterion::p_value) add_member(value, "threshold", model.threshold);
  }
  void operator()(const LoglinearAll& model) const {
    add_member(value, "method", "loglinear");
    add_member(value, "select", "all");
    add_member(value, "criterion", std::string(name_of(model.criterion)));
    add_member(value, "order",
               model.order > 0 ? model.order : default_order(static_cast<int>(lists.size())));
  }
  void operator()(const ClosedPopulation& model) const {
    add_member(value, "method", model.lists_differ ? "mth" : "mh");
    add_member(value, "heterogeneity", std::string(name_of(model.heterogeneity)));
    if (model.bias_corrected) add_member(value, "bias_corrected", true);
  }
  void operator()(const SampleCoverage& method) const {
    add_member(value, "method", "sample_coverage");
    add_member(value, "variant", std::string(name_of(method.variant)));
  }
  void operator()(const Decomposable& method) const {
    add_member(value, "method", "decomposable");
    if (method.delta) add_member(value, "delta", *method.delta);
    if (method.up_to) add_member(value, "up_to", static_cast<double>(*method.up_to));
  }
  void operator()(const LatentClass& method) const {
    add_member(value, "method", "latent_class");
    add_member(value, "classes", method.classes);
    add_member(value, "draws", method.draws);
    add_member(value, "burn_in", method.burn_in);
    add_member(value, "chains", method.chains);
  }
  void operator()(const BayesianThreshold& method) const {
    add_member(value, "method", "bayesian_threshold");
    add_member(value, "draws", method.draws);
    add_member(value, "burn_in", method.burn_in);
  }
  void operator()(const FixedOddsRatio& method) const {
    add_member(value, "method", "fixed_odds_ratio");
    add_member(value, "odds_ratio", method.odds_ratio);
  }
  void operator()(const LinkageCorrected& method) const {
    add_member(value, "method", "linkage_corrected");
    add_member(value, "missed", method.missed);
    add_member(value, "false", method.false_links);
  }
  void operator()(const Trimmed& method) const {
    add_member(value, "method", "trimmed");
    add_member(value, "share", method.share);
  }
  void operator()(const MeanOf& mean) const {
    add_member(value, "method", "mean");
    Value labels = empty_array();
    for (const std::string& label : mean.labels) labels.array().push_back(make_value(label));
    add_member(value, "of", std::move(labels));
  }
};

Value assumed_value(const EstimatorSpec& estimator) {
  Value shares = empty_object();
  for (std::size_t list = 0; list < estimator.lists.size(); ++list)
    if (const double share = estimator.assumed_false_positive_shares[list]; share > 0.0)
      add_member(shares, estimator.lists[list].name, share);
  return shares;
}

Value estimator_value(const EstimatorSpec& estimator, const ListsInUse& in_use,
                      const std::vector<std::string>& agencies) {
  Value value = empty_object();
  std::visit(MethodWriter{value, estimator.lists}, estimator.method);
  if (estimator.stratify) add_member(value, "stratify", true);
  if (estimator.own_lists)
    add_member(value, "lists", lists_value(estimator.lists, in_use, agencies));
  if (estimator.interval.kind != IntervalKind::own) {
    add_member(value, "interval", std::string(name_of(estimator.interval.kind)));
    if (estimator.interval.kind != IntervalKind::profile)
      add_member(value, "resamples", estimator.interval.resamples);
  }
  if (!estimator.assumed_false_positive_shares.empty())
    add_member(value, "assumed_false_positive_share", assumed_value(estimator));
  add_member(value, "label", estimator.label);
  return value;
}

Value remove_value(const EstimationSpec& estimation) {
  Value all = empty_array();
  for (const Removal& removal : estimation.remove) {
    Value value = empty_object();
    if (removal.history) {
      Value history = empty_array();
      for (std::size_t list = 0; list < estimation.lists.size(); ++list)
        if (contains(*removal.history, static_cast<int>(list)))
          history.array().push_back(make_value(estimation.lists[list].name));
      add_member(value, "history", std::move(history));
    } else {
      add_member(value, "history", "single");
    }
    add_member(value, "share", removal.share);
    all.array().push_back(std::move(value));
  }
  return all;
}

}  // namespace

Value estimation_value(const EstimationSpec& estimation, const std::vector<std::string>& agencies) {
  Value value = empty_object();
  add_member(value, "target", estimation.target == Target::present ? "present" : "ever_present");
  add_member(value, "lists", lists_value(estimation.lists, {}, agencies));
  add_member(value, "remove", remove_value(estimation));
  add_member(value, "unknown", estimation.unknown == UnknownStratum::drop ? "drop" : "prorate");
  add_member(value, "level", estimation.level);
  Value estimators = empty_array();
  for (const EstimatorSpec& estimator : estimation.estimators)
    estimators.array().push_back(estimator_value(estimator, estimation.lists, agencies));
  add_member(value, "estimators", std::move(estimators));
  return value;
}

}  // namespace darknumber
