// SPDX-License-Identifier: MIT
// The comparisons with other packages, each of which stands in the test file that its namespace
// names. They check what they compare, and note it for docs/accuracy.md.
#pragma once

#include "tests/support/accuracy.h"

namespace darknumber {

namespace two_list_test {
void compare_pairs(testing::AccuracyPage& page);
void compare_chao(testing::AccuracyPage& page);
}  // namespace two_list_test

namespace loglinear_test {
void compare_independence(testing::AccuracyPage& page);
void compare_single_pairs(testing::AccuracyPage& page);
void compare_all_pairs(testing::AccuracyPage& page);
void compare_existence(testing::AccuracyPage& page);
}  // namespace loglinear_test

namespace selection_test {
void compare_mse_stepwise(testing::AccuracyPage& page);
void compare_sparsemse(testing::AccuracyPage& page);
void compare_mse_bic(testing::AccuracyPage& page);
void compare_rcapture_selection(testing::AccuracyPage& page);
}  // namespace selection_test

namespace home_office_test {
void compare_wald_stop(testing::AccuracyPage& page);
}  // namespace home_office_test

namespace profile_intervals_test {
void compare_profiles(testing::AccuracyPage& page);
}  // namespace profile_intervals_test

namespace intervals_test {
void compare_bca_of_stepwise(testing::AccuracyPage& page);
void compare_bca_of_fixed_model(testing::AccuracyPage& page);
}  // namespace intervals_test

namespace covariates_test {
void compare_given_covariates(testing::AccuracyPage& page);
void compare_covariate_searches(testing::AccuracyPage& page);
}  // namespace covariates_test

namespace closed_population_test {
void compare_closed_population(testing::AccuracyPage& page);
void compare_lower_bounds(testing::AccuracyPage& page);
void compare_bias_corrected(testing::AccuracyPage& page);
void compare_normal(testing::AccuracyPage& page);
}  // namespace closed_population_test

namespace capture_interactions_test {
void compare_with_interactions(testing::AccuracyPage& page);
}  // namespace capture_interactions_test

namespace sample_coverage_test {
void compare_coverage(testing::AccuracyPage& page);
void compare_coverage_limits(testing::AccuracyPage& page);
void compare_coverage_errors(testing::AccuracyPage& page);
}  // namespace sample_coverage_test

namespace decomposable_test {
void compare_decomposable(testing::AccuracyPage& page);
}  // namespace decomposable_test

namespace latent_class_test {
void compare_latent_classes(testing::AccuracyPage& page);
}  // namespace latent_class_test

namespace bayesian_threshold_test {
void compare_thresholding(testing::AccuracyPage& page);
}  // namespace bayesian_threshold_test

}  // namespace darknumber
