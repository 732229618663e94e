// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/read_explain.h"
#include "engine/scenario/study_types/design_option.h"
#include "engine/scenario/study_types/rank_correlations.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

void check_explain(ObjectReader& reader, const StudySpec& study);
std::string way_of_explain(const StudySpec& study);

inline constexpr Range particle_counts{16.0, 65536.0};
inline constexpr Range run_counts{1.0, 64.0};

inline constexpr Field victims_belief_field{
    .name = "victims_belief",
    .type = FieldType::object,
    .help = "What explain holds likely of the number of victims before the table: log_uniform.",
    .example = "{\"log_uniform\": [5000, 500000]}",
    .default_text = "every order of magnitude as likely, without bounds"};
inline constexpr std::string_view capture_priors[] = {"sizes", "uniform", "jeffreys"};
inline constexpr Field capture_field{
    .name = "capture",
    .type = FieldType::text,
    .help =
        "The prior of an agency's capture probability p in explain: sizes is dp/p, under which "
        "list sizes say nothing of how many records are false; uniform dp; jeffreys "
        "dp/sqrt(p(1-p)).",
    .example = "\"uniform\"",
    .default_text = "\"sizes\"",
    .choices = capture_priors};
inline constexpr Field misfit_field{
    .name = "misfit",
    .type = FieldType::object,
    .help = "Lets cells be off by more than chance in explain, for what no listed violation says.",
    .example = "{\"relative_sd\": {\"half_normal\": 0.5}, \"from_lists\": 2}",
    .default_text = "none: cells vary by chance alone"};
inline constexpr Field witness_field{
    .name = "witness",
    .type = FieldType::object,
    .help = "Which worlds explain shows as witnesses: the least, the best and the greatest.",
    .example = "{\"drop\": 3, \"support\": 0.99}",
    .default_text = "log-likelihood within 2 of the best"};
inline constexpr Field particles_field{.name = "particles",
                                       .type = FieldType::integer,
                                       .help = "Worlds that each run of explain holds at a time.",
                                       .example = "4000",
                                       .default_text = "2000",
                                       .range = particle_counts};
inline constexpr Field runs_field{
    .name = "runs",
    .type = FieldType::integer,
    .help = "Independent runs of explain; how they differ gives Monte Carlo errors.",
    .example = "4",
    .default_text = "4",
    .range = run_counts};

inline constexpr StudyOption explain_options[] = {
    rank_correlations_option,
    {.field = victims_belief_field, .read = read_victims_belief, .write = write_victims_belief},
    {.field = capture_field, .read = read_capture_prior, .write = write_capture_prior},
    {.field = misfit_field, .read = read_misfit, .write = write_misfit},
    {.field = witness_field, .read = read_witness, .write = write_witness},
    study_option<&ExplainStudy::particles, particles_field>(),
    study_option<&ExplainStudy::runs, runs_field>(),
    design_option};

inline constexpr StudyKind explain_kind{
    .name = "explain",
    .place = place_of<ExplainStudy>(),
    .options = explain_options,
    .extent = FactorExtent::range,
    .points_from = PointsFrom::the_scenario,
    .asks = Asks::points,
    .solves = Solves::nothing,
    .answers_with = AnswersWith::posterior,
    .default_measure = "truth",
    .way = way_of_explain,
    .needs_factors = false,
    .of_continuum = {"a continuum of severity has no capture probabilities to explain a table with",
                     "Take agencies with capture probabilities."},
    .of_claims =
        {"a study of type explain judges no claims",
         "Its answer is a posterior, and claims are about estimates in one world. Give the "
         "claims a scenario of their own."},
    .of_hold = {"explain is about a table and holds no world to it",
                "Leave \"hold\" and \"match\" out; \"table\" alone names the table."},
    .check = check_explain};

}  // namespace darknumber
