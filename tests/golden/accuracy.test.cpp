// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"
#include "tests/golden/comparisons.h"
#include "tests/support/accuracy_text.h"
#include "tests/support/checkout.h"

namespace darknumber::accuracy_test {
namespace {

using testing::AccuracyPage;
using testing::HeldTo;

constexpr void (*comparisons[])(AccuracyPage&) = {
    two_list_test::compare_pairs,
    two_list_test::compare_chao,
    loglinear_test::compare_independence,
    loglinear_test::compare_single_pairs,
    loglinear_test::compare_all_pairs,
    loglinear_test::compare_existence,
    selection_test::compare_mse_stepwise,
    selection_test::compare_sparsemse,
    selection_test::compare_mse_bic,
    selection_test::compare_rcapture_selection,
    home_office_test::compare_wald_stop,
    profile_intervals_test::compare_profiles,
    intervals_test::compare_bca_of_stepwise,
    intervals_test::compare_bca_of_fixed_model,
    covariates_test::compare_given_covariates,
    covariates_test::compare_covariate_searches,
    closed_population_test::compare_closed_population,
    closed_population_test::compare_lower_bounds,
    closed_population_test::compare_bias_corrected,
    closed_population_test::compare_normal,
    capture_interactions_test::compare_with_interactions,
    sample_coverage_test::compare_coverage,
    sample_coverage_test::compare_coverage_limits,
    sample_coverage_test::compare_coverage_errors,
    decomposable_test::compare_decomposable,
    latent_class_test::compare_latent_classes,
    bayesian_threshold_test::compare_thresholding,
};

const HeldTo others[] = {
    {"loglinear", "`select` stepwise by aic, aicc and bic",
     "the selection written out, on every table",
     "tests/unit/estimators/methods/loglinear_stepwise.test.cpp",
     "stepwise selection equals the selection written out on the published tables", ""},
    {"loglinear", "`select` all by aicc", "all models, one by one",
     "tests/unit/estimators/methods/loglinear_all.test.cpp",
     "the best of all models is the best of those written out", ""},
    {"loglinear", "`average` by aic and bic", "all models, one by one",
     "tests/unit/estimators/methods/loglinear_average.test.cpp",
     "average: weights, sizes and errors are those of the eight models one by one", ""},
    {"loglinear", "`omit` and `upper_bound`",
     "a program of their own; conting 1.7's posterior means",
     "tests/golden/cells_in_doubt.test.cpp",
     "Scotland with the cell of one list censored is what conting has", ""},
    {"loglinear", "covariates, `repeat` model, `interval` bootstrap", "mse 1.0, 10,000 resamples",
     "tests/statistical/covariate_bootstrap.test.cpp",
     "bootstraps with covariates have the published limits", ""},
    {"loglinear", "covariates, `by_level` observed_and_unseen", "levels add up to everyone",
     "tests/unit/estimators/methods/loglinear_covariates.test.cpp",
     "the levels of a covariate add up to everyone", ""},
    {"", "`interval` bootstrap of every method",
     "resamples from the fitted cells, drawn by the test",
     "tests/unit/estimators/intervals/wrapped_interval.test.cpp",
     "a bootstrap interval is that of whole estimates of its resamples", ""},
    {"mth", "`select` stepwise and all", "`glm` of R 4.2.2 over all 64 models of pairs",
     "tests/golden/capture_interactions.test.cpp",
     "the best BIC of the mailing lists is [12,13,14] with Darroch's heterogeneity: 7,030.7", ""},
    {"decomposable", "`omit` and `upper_bound`",
     "every count, size and graph, in a program of its own", "tests/golden/cells_in_doubt.test.cpp",
     "decomposable with a cell in doubt agrees with a program that writes every sum out", ""},
    {"decomposable", "`point` median, mode and relative_loss, `prior_shape`",
     "sums over graphs and sizes in Python, and what dga's help prints",
     "tests/golden/decomposable.test.cpp",
     "three lists of spina bifida with a negative binomial prior, as in dga's help", ""},
    {"latent_class", "`classes` one to three", "enumeration of tiny tables",
     "tests/unit/estimators/methods/latent_class.test.cpp",
     "latent classes: two and three of them on tiny tables equal enumeration", ""},
    {"bayesian_threshold", "`order` 3, `prior` improper", "long walks of MCMCpack 1.6-3, to 1.35 %",
     "tests/golden/bayesian_threshold.test.cpp",
     "larger orders and improper priors agree with walks of MCMCpack", ""},
    {"fixed_odds_ratio", "the estimate", "a published dark figure, for three odds ratios",
     "tests/golden/fixed_odds_ratio.test.cpp",
     "the dark figure of two Dutch registers is the published one for each odds ratio", ""},
    {"fixed_odds_ratio", "its variance", "drawn tables",
     "tests/unit/estimators/methods/fixed_odds_ratio.test.cpp",
     "the variance is that of estimates from drawn tables with the odds ratio", ""},
    {"linkage_corrected", "the estimate", "the expected table of a world with these errors",
     "tests/unit/estimators/methods/linkage_corrected.test.cpp",
     "both errors are repaired together", ""},
    {"linkage_corrected", "its variance", "drawn tables",
     "tests/unit/estimators/methods/linkage_corrected.test.cpp",
     "the variance is that of estimates from lists linked with these errors", ""},
    {"trimmed", "the estimate", "the expected table of a world with that share",
     "tests/unit/estimators/methods/trimmed.test.cpp",
     "the share of false records among those on the first list alone gives N back", ""},
    {"trimmed", "its error and interval", "Lincoln-Petersen on the trimmed table",
     "tests/unit/estimators/methods/trimmed.test.cpp",
     "it is Lincoln-Petersen on the trimmed table, error and interval too", ""},
    {"mean", "the estimate", "the mean by hand", "tests/unit/estimators/estimate_all.test.cpp",
     "a mean is of the others' estimates, wherever it stands, and has no standard error", ""},
    {"", "sums over strata", "sums by hand", "tests/unit/estimators/estimate_all.test.cpp",
     "a sum over strata adds estimates and variances", ""},
    {"", "estimates of exact expected tables, four methods in 14 worlds",
     "a program of its own in R 4.2.2", "tests/golden/expected_tables.test.cpp",
     "expected tables and what estimators make of them agree with an independent program",
     "golden/theory.expected_tables.json"},
    {"", "large-sample inflation, four methods in 33 worlds", "a program of its own, to its digits",
     "tests/golden/limits.test.cpp",
     "the inflation in the large-sample limit agrees with an independent program", "limits.tsv"},
    {"", "measures of performance and their Monte Carlo errors", "rsimsum",
     "tests/golden/performance.test.cpp", "measures and their MCSE agree with rsimsum",
     "perf_input.performance_measures.json"},
};

/// Every file with reference values, from the folder of references.
std::vector<std::string> reference_files() {
  const std::filesystem::path folder = testing::checkout() + "/tests/golden/reference";
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if ((extension == ".json" || extension == ".tsv") && entry.path().filename() != "INDEX.json")
      files.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  return files;
}

std::string text_of(const std::string& path) {
  std::ifstream stream(testing::checkout() + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("docs/accuracy.md is what the comparisons with other packages found") {
  AccuracyPage page;
  for (const auto compare : comparisons) compare(page);
  const std::string text = accuracy_text(page, others);
  // To write the page anew: DARKNUMBER_WRITE_DOCS=1 build/release/tests/golden_tests 'docs/*'
  if (std::getenv("DARKNUMBER_WRITE_DOCS") != nullptr)
    std::ofstream(testing::checkout() + "/docs/accuracy.md") << text;
  CHECK(text_of("docs/accuracy.md") == text);
  const std::vector<std::string> none;
  CHECK(files_left_out(reference_files(), page, others) == none);
  CHECK(methods_left_out(page, others) == none);
  CHECK(numbers_on_edge(page) == none);
}

TEST_CASE("a page without a comparison lacks its reference file and its method") {
  AccuracyPage page;
  CHECK(files_left_out(reference_files(), page, {}).size() == reference_files().size());
  CHECK(methods_left_out(page, {}).size() == method_kinds().size());
  two_list_test::compare_pairs(page);
  CHECK(methods_left_out(page, {}).size() == method_kinds().size() - 2);
  CHECK(files_left_out(reference_files(), page, {}).size() == reference_files().size() - 17);
  CHECK(files_left_out({"golden/Korea.two_list.json", "golden/Korea.new_package.json"}, page, {}) ==
        std::vector<std::string>{"golden/Korea.new_package.json"});
}

TEST_CASE("every choice of an option, and every interval, is on the page of accuracy") {
  const std::string text = text_of("docs/accuracy.md");
  for (const MethodKind* kind : method_kinds())
    for (const Field& field : fields_of(*kind))
      for (const std::string_view choice : field.choices) {
        INFO(kind->name << " " << field.name << " " << choice);
        CHECK(text.find(choice) != std::string::npos);
      }
}

TEST_CASE("the tests that the page of accuracy names exist") {
  for (const HeldTo& one : others) {
    INFO(one.file << ": " << one.test);
    CHECK(text_of(one.file).find("\"" + one.test + "\"") != std::string::npos);
  }
}

TEST_CASE("distances have a median, a worst table and a power of ten") {
  AccuracyPage page;
  page.from("A", "some package");
  testing::AccuracyRow& row = page.row("chao");
  CHECK(row.values.add(3.0, 2.0) == 0.5);
  page.from("B", "some package");
  CHECK(&page.row("chao") == &row);
  row.values.add(2.0, 2.0);
  row.values.add(-1.0, 0.0, 4.0);
  CHECK(row.values.median() == 0.25);
  CHECK(row.values.worst().table == "A");
  CHECK_FALSE(row.values.all_exact());
  CHECK(row.errors.add_equal(true));
  CHECK_FALSE(row.errors.add_equal(false));
  CHECK(row.errors.worst().size == 1.0);
  row.chance.add_in_errors(-3.0);
  CHECK(row.chance.worst().size == 3.0);
  CHECK(testing::power_above(0.0) == "< 1e-11");
  CHECK(testing::power_above(3e-10) == "< 1e-9");
  CHECK(testing::power_above(9.3e-5) == "< 1e-4");
  CHECK(testing::power_above(0.3) == "< 1e0");
  CHECK(testing::is_on_edge(1e-9 + 5e-13));
  CHECK_FALSE(testing::is_on_edge(2e-9));
}

}  // namespace darknumber::accuracy_test
