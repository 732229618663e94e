// SPDX-License-Identifier: MIT
#include "engine/estimators/options/method_names.h"

#include <fmt/core.h>

#include <array>
#include <cctype>

#include "engine/estimators/fitting/bias_correction.h"
#include "engine/estimators/options/labels.h"

namespace darknumber {
namespace {

struct FieldName {
  std::string_view name;
  std::string_view method;
  std::string_view meaning;
};

/// What users of other programs and readers of papers look for.
constexpr std::array<FieldName, 29> field_names{{
    {"Petersen", "lincoln_petersen", "It is the estimate from two lists."},
    {"DSE", "lincoln_petersen", "A dual-system estimate is one from two lists."},
    {"dual system estimation", "lincoln_petersen", "It is estimation from two lists."},
    {"Sekar-Deming", "lincoln_petersen",
     "They estimate from two lists, stratum by stratum: add \"stratify\": true."},
    {"Chao's lower bound", "chao", "mh and mth have it as a log-linear model, \"chao\" too."},
    {"Mt", "loglinear", "It is the model \"terms\": \"independence\"."},
    {"Mh", "mh", "It is the same."},
    {"Mth", "mth", "It is the same."},
    {"multiple systems estimation", "loglinear", "It mostly means log-linear models."},
    {"SparseMSE", "loglinear",
     "The R package's forward selection is \"select\": \"stepwise\", \"criterion\": \"p_value\"."},
    {"stepwise", "loglinear", "It is asked for by \"select\": \"stepwise\" and a \"criterion\"."},
    {"all", "loglinear", "It is asked for by \"select\": \"all\" and a \"criterion\"."},
    {"closedpMS", "loglinear", "Rcapture's search is \"select\": \"all\" and a \"criterion\"."},
    {"closedp", "mth", "Rcapture's M_th is mth, its M_h is mh, and its M_t loglinear."},
    {"closedp.bc", "mth", "Rcapture's bias correction is \"bias_corrected\": true, in mh too."},
    {"Rcapture", "mth", "Its M_th is mth, its M_h is mh, and closedpMS.t is in loglinear."},
    {"Darroch", "mth", "It is \"heterogeneity\": \"darroch\", in mh too."},
    {"Huggins", "mth",
     "Huggins' models explain by covariates how people differ, which no method here reads; mth "
     "lets "
     "them differ without, and \"stratify\": true works stratum by stratum."},
    {"CARE", "sample_coverage", "Its estimators from the sample coverage are the variants here."},
    {"CARE1", "sample_coverage",
     "The R package's Indep, HSC and LSC are \"independent\", \"high\" "
     "and \"low\"."},
    {"Chao-Tsay", "sample_coverage", "The variants are theirs."},
    {"dga", "decomposable", "The R package averages over the same graphs with the same priors."},
    {"Madigan-York", "decomposable", "It is their average."},
    {"BMA", "decomposable", "It is a Bayesian average of models."},
    {"Bayesian model averaging", "decomposable", "It is a Bayesian average of models."},
    {"LCMCR", "latent_class", "The R package samples the same model."},
    {"latent classes", "latent_class", "It is a mixture of them."},
    {"Silverman", "bayesian_threshold", "It is his thresholding of interactions."},
    {"odds ratio", "fixed_odds_ratio", "It takes one as known."},
}};

std::string asked_for_as(const std::string& entry) {
  return fmt::format("It is asked for as {{{}}}.", entry);
}

std::string label_made_of(Method method) {
  EstimatorSpec spec;
  spec.method = std::move(method);
  return label_of(spec);
}

void add_loglinear_labels(std::vector<KnownAs>& names) {
  const std::string method = "\"method\": \"loglinear\"";
  for (FixedTerms terms : {FixedTerms::independence, FixedTerms::pairwise}) {
    const std::string label = label_made_of(LoglinearFixed{terms, {}});
    names.push_back(
        {label, "loglinear", asked_for_as(fmt::format("{}, \"terms\": \"{}\"", method, label))});
  }
  for (Criterion criterion :
       {Criterion::aic, Criterion::aicc, Criterion::bic, Criterion::p_value}) {
    const auto entry = [&](std::string_view select) {
      return asked_for_as(fmt::format("{}, \"select\": \"{}\", \"criterion\": \"{}\"", method,
                                      select, name_of(criterion)));
    };
    names.push_back({label_made_of(LoglinearStepwise{criterion}), "loglinear", entry("stepwise")});
    if (criterion != Criterion::p_value)
      names.push_back({label_made_of(LoglinearAll{criterion}), "loglinear", entry("all")});
  }
}

void add_closed_population_labels(std::vector<KnownAs>& names) {
  for (bool lists_differ : {false, true})
    for (std::size_t h = 0; h < heterogeneity_names.size(); ++h)
      for (bool corrected : {false, true}) {
        const auto heterogeneity = static_cast<Heterogeneity>(h);
        if (corrected && !has_bias_correction(lists_differ, heterogeneity)) continue;
        const std::string_view method = lists_differ ? "mth" : "mh";
        names.push_back({label_made_of(ClosedPopulation{lists_differ, heterogeneity, corrected}),
                         method,
                         asked_for_as(fmt::format("\"method\": \"{}\", \"heterogeneity\": \"{}\"{}",
                                                  method, name_of(heterogeneity),
                                                  corrected ? ", \"bias_corrected\": true" : ""))});
      }
}

void add_coverage_labels(std::vector<KnownAs>& names) {
  for (std::size_t v = 0; v < coverage_variant_names.size(); ++v) {
    const auto variant = static_cast<CoverageVariant>(v);
    names.push_back(
        {label_made_of(SampleCoverage{variant}), "sample_coverage",
         asked_for_as(fmt::format("\"method\": \"sample_coverage\", \"variant\": \"{}\"",
                                  name_of(variant)))});
  }
}

/// Letters and digits, in lower case.
std::string folded(std::string_view name) {
  std::string plain;
  for (unsigned char c : name)
    if (std::isalnum(c) != 0) plain += static_cast<char>(std::tolower(c));
  return plain;
}

}  // namespace

std::vector<KnownAs> other_method_names() {
  std::vector<KnownAs> names;
  add_loglinear_labels(names);
  add_closed_population_labels(names);
  add_coverage_labels(names);
  for (const FieldName& name : field_names)
    names.push_back({std::string(name.name), name.method, std::string(name.meaning)});
  return names;
}

std::optional<KnownAs> find_other_method_name(std::string_view name) {
  const std::string wanted = folded(name.substr(0, name.find('[')));
  for (KnownAs& known : other_method_names())
    if (folded(known.name) == wanted) return std::move(known);
  return std::nullopt;
}

}  // namespace darknumber
