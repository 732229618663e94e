// SPDX-License-Identifier: MIT
#include "engine/report/glossary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/method_names.h"

namespace darknumber {
namespace {

constexpr std::array all_terms{
    Term{"aggregation, collapsing lists", "estimation.lists",
         "Several lists are made one: a person on any of them is on it."},
    Term{"behavioural response, trap shyness, trap happiness", "referrals, avoidance",
         "Being on one list changes the chance to come onto another."},
    Term{"bystander", "bystanders", "Somebody who can be recorded and is no victim."},
    Term{"capture history, inclusion pattern, capture profile", "the columns of a table",
         "The set of lists that a person is on."},
    Term{"capture probability, inclusion probability, coverage of a list",
         "agencies[].capture_probability", "The chance that a list has a given victim."},
    Term{"closed population", "population.turnover",
         "Nobody enters or leaves while the lists are made. Turnover violates it."},
    Term{"correlation bias", "population.traits, dependence",
         "The error that comes from lists that go together, through people who differ or through "
         "what agencies do."},
    Term{"covariate", "population.covariates",
         "Something known of each person. Those that a table is split by are strata."},
    Term{"coverage", "coverage",
         "The share of intervals that hold the truth. Some mean by it n over N: that is "
         "implied_coverage."},
    Term{"dark number, dark figure, hidden population, unobserved", "dark_figure",
         "Those who belong to the population and are on no list; some say it of all of them, which "
         "is population_size here."},
    Term{"data-generating mechanism, DGM", "a scenario",
         "How the truth is and how it comes to be recorded."},
    Term{"dependence, list dependence, interaction", "dependence",
         "Being on one list goes with being on another, or without it; an odds ratio says how "
         "much."},
    Term{"duplicate, double count", "agencies[].duplicate_probability",
         "A person whose records on one list are taken for two persons."},
    Term{"erroneous enumeration, overcoverage, false positive, false inclusion",
         "agencies[].false_positive_share", "A record of somebody who is no victim."},
    Term{"existence, estimability, no maximum likelihood estimate", "no_mle",
         "A likelihood may have no maximum at finite parameters; then there is no estimate, or one "
         "on the boundary."},
    Term{"false match, false link", "agencies[].false_link_probability",
         "Records of two persons that are taken for one."},
    Term{"heterogeneity, unequal catchability", "population.traits",
         "People differ in how easily they are found."},
    Term{"linkage error, missed match, false negative link", "agencies[].missed_link_probability",
         "Records of one person that are not recognised as such."},
    Term{"list, source, capture occasion, register, system", "agencies",
         "Who records people. Two lists are two systems, more are multiple systems."},
    Term{"Monte Carlo error, simulation error", "mcse",
         "How far a simulated number is from what endless replicates would give."},
    Term{"MSE", "multiple systems estimation; rmse",
         "In this field often multiple systems estimation, elsewhere mean squared error; its root "
         "is the measure rmse."},
    Term{"multiple systems estimation, capture-recapture, mark-recapture", "darknumber estimate",
         "The size of a population from several lists that overlap."},
    Term{"odds ratio of two lists, association", "darknumber bounds, dependence[].odds_ratio",
         "1 is independence; a table ties it to the number of persons."},
    Term{"open population, migration", "population.turnover",
         "People enter and leave while the lists are made."},
    Term{"overlap, recaptures, matches", "darknumber estimate",
         "Persons on two lists or more; every estimate rests on them."},
    Term{"population size, N, abundance", "population.victims",
         "How many there are, on lists or not."},
    Term{"referral", "referrals", "An agency passes a person on to another."},
    Term{"relative bias, ratio to the truth", "inflation", "Estimate over truth; 1 is right."},
    Term{"sample coverage", "sample_coverage",
         "The share of the population's chances to be listed that belongs to those listed."},
    Term{"sensitivity analysis", "study", "What becomes of the answer where assumptions change."},
    Term{"sparse table, zero overlap", "no_overlap",
         "Cells without persons: many models have no estimate there, or one on the boundary."},
    Term{"spurious event, uncertain case", "agencies[].false_positive_share, population.at_risk",
         "A record that may be of no victim; severity with thresholds makes them systematic."},
    Term{"suppressed count, small-cell suppression", "estimation.suppress, --suppressed",
         "A count published as <5 or rounded."},
    Term{"truncation, threshold", "population.at_risk, agencies[].threshold",
         "Which cases an agency takes for a case at all."},
    Term{"undercount, undercoverage, omission", "dark_figure",
         "Those whom the lists miss; of one list, 1 less its capture probability."},
};

std::string folded_letters(std::string_view name) {
  std::string plain;
  for (const unsigned char c : name)
    if (std::isalnum(c) != 0) plain += static_cast<char>(std::tolower(c));
  return plain;
}

bool has_name(const Term& term, std::string_view name) {
  const std::string wanted = folded_letters(name);
  std::string_view names = term.names;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    if (folded_letters(names.substr(0, comma)) == wanted) return true;
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return false;
}

}  // namespace

std::span<const Term> glossary_terms() {
  return all_terms;
}

std::optional<Term> find_term(std::string_view name) {
  const auto found = std::find_if(all_terms.begin(), all_terms.end(),
                                  [&](const Term& term) { return has_name(term, name); });
  return found == all_terms.end() ? std::nullopt : std::optional(*found);
}

std::string glossary_reference() {
  std::string page =
      "# Words of the field\n\n"
      "What this field and its software call things, and what they are called here. `darknumber "
      "list terms NAME`\nfinds a term, `darknumber list estimators NAME` an estimator, and "
      "`darknumber list NAME` either, by any of\nthese names; case, blanks and punctuation do not "
      "matter. This page is made from the program's own lists.\n\n"
      "## Estimators by their other names\n\n| elsewhere | here | |\n|---|---|---|\n";
  for (const MethodKind* kind : method_kinds())
    for (const OtherName& other : kind->other_names)
      page += fmt::format("| {} | `{}` | {} |\n", other.name, kind->name, other.meaning);
  page += "\n## Terms\n\n| elsewhere | here | what it is |\n|---|---|---|\n";
  for (const Term& term : all_terms)
    page += fmt::format("| {} | {} | {} |\n", term.names, term.here, term.meaning);
  return page;
}

}  // namespace darknumber
