// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/latent_class.h"
#include "engine/estimators/options/method_kind.h"
#include "engine/estimators/options/sampling_fields.h"

namespace darknumber {

inline constexpr Field classes_field{.name = "classes",
                                     .type = FieldType::integer,
                                     .help = "The most latent classes.",
                                     .example = "10",
                                     .default_text = "10",
                                     .range = {1.0, 100.0}};
inline constexpr Field chains_field{.name = "chains",
                                    .type = FieldType::integer,
                                    .help = "Chains that are to agree, each from its own start.",
                                    .example = "4",
                                    .default_text = "4",
                                    .range = {2.0, 100.0}};
inline constexpr Option latent_class_options[] = {
    option<&LatentClass::classes, classes_field>(), option<&LatentClass::draws, draws_field>(),
    option<&LatentClass::burn_in, burn_in_field>(), option<&LatentClass::chains, chains_field>()};

inline constexpr OtherName latent_class_names[] = {
    {"LCMCR", "The R package samples the same model."},
    {"latent classes", "It is a mixture of them."},
};

inline constexpr MethodKind latent_class_kind{
    .name = "latent_class",
    .summary = "Any number of lists: a Bayesian mixture of latent classes",
    .help = R"(What it estimates
  N as the posterior median where persons belong to at most "classes" (10) hidden
  classes, and within a class are on the lists independently. How many classes are
  used, the table decides: a Dirichlet process, alpha ~ Gamma(1/4, 1/4), uniform
  probabilities, prior 1/N. "chains" (4) from starts apart give "draws" (10000) each
  after "burn_in" (10000); a draw costs the same for any number of persons. The
  median, since the posterior falls off as N^-(1 + k): with two lists it has no
  standard deviation, and none is given. People of cells that "omit" names are drawn as
  those on no list are, those of "upper_bound" up to the count.
What it assumes
  A closed population; records linked without error; no false positives; that whom no
  list sees is like a class that some list sees.
What breaks it
  A class that hardly any list sees: too low. Referral between lists, which is no
  matter of classes; false positives and missed links: too high. Where lists hardly
  overlap the prior decides.
When there is no answer
  no_data: nobody on any list. not_identifiable: a single list. needs_counts: the
  table is not of whole numbers. chains_disagree: split R-hat of N above 1.1, as
  happens where two sets of classes explain the table. The report has R-hat and the
  chains' medians; raise "draws" and "burn_in", and believe none if they stay apart.
Interval
  Equal tails of the posterior.
Source
  Manrique-Vallier (2016), Biometrics 72; R-hat: Vehtari et al. (2021), Bayesian
  Analysis 16; effective draws: Geyer (1992), Statist. Sci. 7.)",
    .structs = structs_of<LatentClass>(),
    .options = latent_class_options,
    .basis = Basis::posterior,
    .on_dependence = Stance::relies,
    .on_differences = Stance::has_classes,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::of_its_size,
    .profile = Profile::none,
    .in_doubt = CellDoubt::heeded,
    .chance = Chance::the_estimate,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::none,
    .without_overlap = nobody_on_two_lists,
    .with_too_few_lists = "only one of its lists has anyone on it",
    .other_names = latent_class_names};

}  // namespace darknumber
