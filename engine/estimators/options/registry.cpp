// SPDX-License-Identifier: MIT
#include "engine/estimators/options/registry.h"

#include <array>

#include "engine/estimators/options/estimator_help.h"
#include "engine/estimators/options/method_fields.h"
#include "engine/estimators/options/read_methods.h"
#include "engine/estimators/options/repair_help.h"

namespace darknumber {
namespace {

constexpr std::array<EstimatorMethod, 14> methods{{
    {"lincoln_petersen", "Two lists: the product of their sizes over their overlap",
     lincoln_petersen_help, common_fields, read_lincoln_petersen, true, true, true},
    {"chapman", "Two lists: Lincoln-Petersen with less bias in small samples", chapman_help,
     common_fields, read_chapman, true},
    {"chao", "Any number of lists: from the numbers seen on exactly one and two", chao_help,
     common_fields, read_chao, false},
    {"loglinear", "Any number of lists: Poisson log-linear models, given or selected",
     loglinear_help, loglinear_fields, read_loglinear, false, true, true},
    {"mh", "Lists alike, persons not: Rcapture's M_h", mh_help, closed_population_fields, read_mh,
     false, true, true},
    {"mth", "Lists and persons that differ: Rcapture's M_th", mth_help, closed_population_fields,
     read_mth, false, true, true},
    {"sample_coverage", "Three lists or more: from the sample coverage", sample_coverage_help,
     sample_coverage_fields, read_sample_coverage},
    {"decomposable", "3 to 5 lists: Bayesian average over decomposable graphs", decomposable_help,
     decomposable_fields, read_decomposable},
    {"latent_class", "Any number of lists: a Bayesian mixture of latent classes", latent_class_help,
     latent_class_fields, read_latent_class},
    {"bayesian_threshold", "Any number of lists: interactions kept by their posterior",
     bayesian_threshold_help, bayesian_threshold_fields, read_bayesian_threshold},
    {"fixed_odds_ratio", "Two lists whose odds ratio is taken as known", fixed_odds_ratio_help,
     fixed_odds_ratio_fields, read_fixed_odds_ratio, true},
    {"linkage_corrected", "Two lists whose linkage errors are taken as known",
     linkage_corrected_help, linkage_corrected_fields, read_linkage_corrected, true},
    {"trimmed", "Two lists, the first trimmed of doubtful records", trimmed_help, trimmed_fields,
     read_trimmed, true},
    {"mean", "The mean of other estimators, for averages", mean_help, mean_fields, read_mean, false,
     false},
}};

}  // namespace

std::span<const EstimatorMethod> estimator_methods() {
  return methods;
}

const EstimatorMethod* find_estimator_method(std::string_view name) {
  for (const EstimatorMethod& method : methods)
    if (method.name == name) return &method;
  return nullptr;
}

}  // namespace darknumber
