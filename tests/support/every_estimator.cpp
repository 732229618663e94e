// SPDX-License-Identifier: MIT
#include "tests/support/every_estimator.h"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"

namespace darknumber::testing {
namespace {

const std::vector<std::string> names{"A", "B", "C", "D"};

struct Laws {
  // (n1 - m)(n2 - m) >= 0 is what both have above the number observed. The addition of one to each
  // count of Chapman's is one person whatever the scale.
  EstimatorLaw operator()(const LincolnPetersen&) const { return {.scales = true}; }
  EstimatorLaw operator()(const Chapman&) const { return {}; }
  // f1^2/f2 scales; f1 (f1 - 1), where f2 is 0, does not (see scales_on).
  EstimatorLaw operator()(const Chao&) const { return {.scales = true}; }
  // The likelihood equations are linear in the counts. A criterion weighs a log-likelihood, which
  // scales, against a number of parameters, which does not; a p-value does not either.
  EstimatorLaw operator()(const LoglinearFixed&) const { return {.scales = true}; }
  EstimatorLaw operator()(const LoglinearStepwise&) const { return {.one_in = 50}; }
  EstimatorLaw operator()(const LoglinearAll&) const { return {.one_in = 50}; }
  EstimatorLaw operator()(const LoglinearAverage&) const { return {.one_in = 50}; }
  EstimatorLaw operator()(const LoglinearCovariates& method) const {
    return {.scales = method.search == CovariateSearch::given,
            .one_in = method.search == CovariateSearch::given ? 10 : 50};
  }
  // Poisson regressions; the correction of bias adds constants to the counts. Normal heterogeneity
  // is integrated, which takes a quarter of a millisecond.
  EstimatorLaw operator()(const ClosedPopulation& method) const {
    return {.at_least_observed = !method.bias_corrected,
            .scales = !method.bias_corrected && !method.select,
            .precision = 1e-6,
            .one_in = method.heterogeneity == Heterogeneity::normal ? 100 : 50};
  }
  // Ratios of counts; the standard error is from resamples.
  EstimatorLaw operator()(const SampleCoverage&) const {
    return {.scales = true, .chance = Chance::its_error, .one_in = 100};
  }
  // A prior has a weight that does not grow with the table.
  EstimatorLaw operator()(const Decomposable&) const { return {.precision = 1e-8, .one_in = 1000}; }
  EstimatorLaw operator()(const LatentClass&) const {
    return {.chance = Chance::the_estimate, .one_in = 1000};
  }
  EstimatorLaw operator()(const BayesianThreshold&) const {
    return {.chance = Chance::the_estimate, .one_in = 100};
  }
  // n00 is a ratio of counts and not negative.
  EstimatorLaw operator()(const FixedOddsRatio&) const { return {.scales = true}; }
  EstimatorLaw operator()(const Trimmed&) const { return {.scales = true}; }
  // Assumed linkage errors make two persons one.
  EstimatorLaw operator()(const LinkageCorrected&) const {
    return {.at_least_observed = false, .scales = true};
  }
  // It has no lists of its own to observe anyone on, and the laws of its members.
  EstimatorLaw operator()(const MeanOf&) const {
    return {.at_least_observed = false, .one_in = 10};
  }
};

bool has_option(const MethodKind& kind, std::string_view name) {
  return std::any_of(kind.options.begin(), kind.options.end(),
                     [&](const Option& option) { return option.field.name == name; });
}

/// Every entry with one more member, whose values are `values` in turn.
std::vector<std::string> with_member(const std::vector<std::string>& entries, std::string_view name,
                                     const std::vector<std::string>& values) {
  std::vector<std::string> longer;
  for (const std::string& entry : entries)
    for (const std::string& value : values)
      longer.push_back(fmt::format("{}, \"{}\": {}", entry, name, value));
  return longer;
}

std::vector<std::string> values_of(const Field& field) {
  std::vector<std::string> values;
  for (std::string_view choice : field.choices) values.push_back(fmt::format("\"{}\"", choice));
  if (values.empty()) values.emplace_back(field.example);
  return values;
}

/// What samplers are given in place of their fields' examples, which draw for seconds.
std::string small_number_of(std::string_view field) {
  if (field == "draws") return "100";
  if (field == "burn_in") return "20";
  return field == "chains" ? "2" : "";
}

std::vector<std::string> begun(const MethodKind& kind) {
  std::vector<std::string> entries{fmt::format("\"method\": \"{}\"", kind.name)};
  if (kind.lists.two_alone()) entries = with_member(entries, "lists", {R"(["A", "B"])"});
  for (const Option& option : kind.options) {
    const Field& field = option.field;
    const std::string number = small_number_of(field.name);
    if (!number.empty()) entries = with_member(entries, field.name, {number});
    if (field.required) entries = with_member(entries, field.name, values_of(field));
  }
  return entries;
}

std::vector<std::string> with_all_own_fields(const MethodKind& kind) {
  std::vector<std::string> entries = begun(kind);
  for (const Option& option : kind.options)
    if (!option.field.required && small_number_of(option.field.name).empty())
      entries = with_member(entries, option.field.name, {std::string(option.field.example)});
  return entries;
}

/// Its fields exclude one another, so that no example can have them all.
std::vector<std::string> loglinear_entries() {
  const std::vector<std::string> method{R"("method": "loglinear")"};
  std::vector<std::string> entries =
      with_member(method, "terms", {"\"independence\"", "\"pairwise\"", R"(["A:B"])"});
  const std::vector<std::string> criteria = {"\"aic\"", "\"aicc\"", "\"bic\"", "\"p_value\"",
                                             "\"aic_wald\""};
  for (const std::string& entry :
       with_member(with_member(method, "select", {"\"stepwise\""}), "criterion", criteria))
    entries.push_back(entry + (entry.find("p_value") == std::string::npos
                                   ? ", \"order\": 2"
                                   : ", \"threshold\": 0.05"));
  for (const std::string& entry :
       with_member(with_member(method, "select", {"\"all\""}), "criterion", criteria))
    if (entry.find("p_value") == std::string::npos && entry.find("aic_wald") == std::string::npos)
      entries.push_back(entry + ", \"order\": 2");
  for (const std::string& entry : with_member(method, "average", {"\"aic\"", "\"bic\""}))
    entries.push_back(entry + R"(, "order": 2, "largest_ratio": 100)");
  const std::vector<std::string> covariates =
      with_member(method, "covariates", {R"(["year", "sex"])"});
  for (const std::string& entry : with_member(
           covariates, "terms", {"\"independence\"", "\"pairwise\"", R"(["A:B", "A:sex"])"}))
    entries.push_back(entry);
  for (const std::string& entry :
       with_member(with_member(covariates, "select", {"\"stepwise\"", "\"three_pass\""}),
                   "criterion", {"\"aic\"", "\"aicc\"", "\"bic\""}))
    entries.push_back(entry + R"(, "trend": {"year": 2}, "unchecked": true, "repeat": "model")"
                              R"(, "by_level": "fitted")");
  return entries;
}

/// Interactions are given or chosen, and go with some kinds of heterogeneity only.
std::vector<std::string> mth_entries(const MethodKind& kind) {
  std::vector<std::string> entries = begun(kind);
  const std::vector<std::string> darroch{R"("method": "mth", "heterogeneity": "darroch")"};
  for (const std::string& entry : with_member(begun(kind), "bias_corrected", {"true"}))
    entries.push_back(entry);
  for (const std::string& entry : with_member(darroch, "terms", {R"(["A:B"])"}))
    entries.push_back(entry);
  for (const std::string& entry :
       with_member(with_member(darroch, "select", {"\"stepwise\"", "\"all\""}), "criterion",
                   {"\"aic\"", "\"bic\""}))
    entries.push_back(entry + R"(, "order": 2)");
  return entries;
}

/// An entry of each struct that goes with cells in doubt, with one of them.
std::vector<std::string> entries_in_doubt(const MethodKind& kind) {
  if (!can_doubt_cells(kind)) return {};
  std::vector<std::string> structs = begun(kind);
  if (kind.name == "loglinear") {
    structs =
        with_member({R"("method": "loglinear")"}, "terms", {"\"independence\"", R"(["A:B"])"});
    structs.emplace_back(R"("method": "loglinear", "select": "stepwise", "criterion": "bic")");
    structs.emplace_back(R"("method": "loglinear", "select": "all", "criterion": "aic")");
    structs.emplace_back(R"("method": "loglinear", "average": "aic")");
  }
  std::vector<std::string> entries;
  for (const char* field : {"omit", "upper_bound"})
    for (const std::string& entry : with_member(structs, field, {R"([["A"]])"}))
      entries.push_back(entry);
  return entries;
}

std::optional<EstimatorSpec> read(const std::string& entry, int lists) {
  Problems problems;
  const Value value = parse_json("{" + entry + "}", "entry", problems);
  return read_estimator(value, "", "entry", first_lists(lists), names, 0.95, problems);
}

}  // namespace

std::vector<std::string> every_entry(const MethodKind& kind) {
  if (kind.name == "mth") return mth_entries(kind);
  std::vector<std::string> entries = entries_in_doubt(kind);
  if (kind.name == "loglinear") {
    std::vector<std::string> sound = loglinear_entries();
    sound.insert(sound.end(), entries.begin(), entries.end());
    return sound;
  }
  const std::vector<std::string> plain = begun(kind);
  entries.insert(entries.begin(), plain.begin(), plain.end());
  for (const std::string& entry : with_all_own_fields(kind))
    if (std::find(entries.begin(), entries.end(), entry) == entries.end()) entries.push_back(entry);
  if (kind.name == "chao")  // what any method may have, once
    entries.push_back(entries.front() +
                      R"(, "assumed_false_positive_share": {"A": 0.1, "B": 0.05})");
  return entries;
}

EstimatorLaw law_of(const Method& method) {
  return std::visit(Laws{}, method);
}

ListsInUse first_lists(int lists) {
  return every_agency(std::span(names).first(static_cast<std::size_t>(lists)));
}

std::vector<CheckedEstimator> every_estimator(int lists) {
  std::vector<EstimatorSpec> specs;
  for (const MethodKind* kind : method_kinds())
    for (const std::string& entry : every_entry(*kind)) {
      const std::optional<EstimatorSpec> spec = read(entry, lists);
      if (spec) specs.push_back(*spec);
      // Rcapture corrects the bias of some kinds of heterogeneity only.
      else if (!has_option(*kind, "bias_corrected") ||
               entry.find("bias_corrected") == std::string::npos)
        throw std::runtime_error("the reader refuses " + entry);
    }
  assign_labels(specs);
  std::vector<CheckedEstimator> estimators;
  for (const EstimatorSpec& spec : specs) {
    CheckedEstimator checked{{}, law_of(spec.method)};
    // The probability of a count up to a bound is none of a multiple of the count's.
    if (!spec.in_doubt.bounded.empty()) checked.law.scales = false;
    if (const auto* mean = std::get_if<MeanOf>(&spec.method))
      for (const EstimatorSpec& member : specs)
        if (std::find(mean->labels.begin(), mean->labels.end(), member.label) != mean->labels.end())
          checked.specs.push_back(member);
    checked.specs.push_back(spec);
    estimators.push_back(std::move(checked));
  }
  return estimators;
}

FitOutcome outcome_of(const CheckedEstimator& estimator, const ContingencyTable& table,
                      const StreamKey& streams) {
  return darknumber::estimate_all(estimator.specs, first_lists(table.lists()), table, {}, streams)
      .back();
}

}  // namespace darknumber::testing
