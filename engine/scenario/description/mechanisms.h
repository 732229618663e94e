// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// One way in which a scenario departs from the textbook.
struct Mechanism {
  std::string_view name;
  std::string_view fields;      // of the scenario that set it
  std::string_view assumption;  // of multiple systems estimation that it breaks
  std::string_view direction;   // of the usual bias, in a few words; the exact one is `expect`'s
};

/// The list of mechanisms, in the order of events. Directions: the closed forms named in
/// engine/scenario/description/effects.h.
inline constexpr auto mechanisms = std::to_array<Mechanism>({
    {"turnover", "population.turnover, estimation.target", "the population is closed",
     "above the victims present at any one time, below all who were ever present"},
    {"activity windows", "agencies[].active, with turnover", "the population is closed",
     "too high where lists cover different times"},
    {"heterogeneity", "population.traits, agencies[].loadings", "people are alike",
     "too low where lists favour the same people, too high where they favour different ones"},
    {"groups", "population.groups, agencies[].found_in_visit", "people are found independently",
     "none on average; with two agencies that visit or more, numbers scatter more than intervals "
     "allow"},
    {"strata", "population.strata, agencies[].by_stratum", "people are alike",
     "as heterogeneity; none for an estimator that works stratum by stratum"},
    {"dependence", "dependence[]", "lists are independent",
     "too low with odds ratios above 1, too high below"},
    {"dependence of several", "dependence[] between three agencies or more",
     "there is no interaction that the model leaves out",
     "too high with pairwise interactions and odds ratios above 1, too low below; two of the lists "
     "alone err the other way"},
    {"severity continuum", "population.at_risk, agencies[].threshold",
     "everyone on a list is a victim",
     "too high: two lists find the people of the broadest definition in use"},
    {"avoidance", "avoidance[]", "lists are independent", "too high"},
    {"referral", "referrals[]", "lists are independent",
     "too low; models with pairwise interactions take it up, unless several lists refer to one"},
    {"reporting", "agencies[].reporting_probability, agencies[].reporting_loadings",
     "none, where it is random",
     "none; less data. As heterogeneity where it depends on the person"},
    {"verification", "verification, agencies[].verification",
     "everyone can be on a list, where it is of persons",
     "too low by those whom it would never confirm; takes away a part of the false positives"},
    {"false positives", "agencies[].false_positive_share or .false_alarm_probability, bystanders",
     "everyone on a list is a victim",
     "too high where each is on one list alone, too low where they overlap"},
    {"anonymous records", "agencies[].anonymous_share, agencies[].anonymous_loadings",
     "records are linked", "too high"},
    {"missed links", "agencies[].missed_link_probability", "records are linked", "too high"},
    {"duplicates", "agencies[].duplicate_probability", "records are linked", "too high"},
    {"false links", "agencies[].false_link_probability", "records are linked", "too low"},
});

/// The mechanisms of a name: their own, in the singular or plural and with blanks or underscores,
/// or that of a field that sets them ("referrals", "false_positive_share"). All of them where it is
/// empty; none where it means nothing.
std::vector<Mechanism> mechanisms_named(std::string_view name);

/// Every such name.
std::vector<std::string> names_of_mechanisms();

}  // namespace darknumber
