// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace darknumber {

// What `list estimators NAME` prints: a screen at most, for a reader who knows statistics.

inline constexpr std::string_view lincoln_petersen_help = R"(What it estimates
  N = n1 n2 / m, from the sizes of two lists and the number m on both.
What it assumes
  A closed population; records linked without error; nobody on a list who is not a
  victim; being on one list says nothing about being on the other; on at least one
  of the lists everyone has the same chance to be.
What breaks it
  Referral between the lists, or victims visible to both: too low. One list keeping
  victims from the other, missed links, false positives: too high.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both.
Interval
  N - n as a lognormal variate, n the number on either list.
Source
  Seber (1982), The Estimation of Animal Abundance, section 3.1.)";

inline constexpr std::string_view chapman_help = R"(What it estimates
  N = (n1 + 1)(n2 + 1)/(m + 1) - 1: Lincoln-Petersen without most of its bias in
  small samples, and with an answer where the two lists do not overlap.
What it assumes, what breaks it
  As lincoln_petersen.
When there is no answer
  no_data: nobody on either list. no_overlap: nobody on both, and nobody on two
  lists anywhere in the table. With m = 0 in a table that overlaps elsewhere there is
  an estimate, marked as one at the boundary.
Interval
  N - n as a lognormal variate, n the number on either list.
Source
  Chapman (1951), Univ. California Publ. Statist. 1; variance Seber (1970),
  Biometrics 26.)";

inline constexpr std::string_view chao_help = R"(What it estimates
  N = n + (k-1)/k f1^2/(2 f2), from the numbers f1 and f2 seen on exactly one and
  exactly two of k lists; with f2 = 0, and some on three or more,
  N = n + (k-1)/k f1 (f1 - 1)/2.
What it assumes
  A closed population; records linked without error; no false positives; lists that
  reach equally many. Persons may differ in how visible they are: then it aims below N.
What breaks it
  It is often called a lower bound. It is none when the lists have unequal coverage,
  and none with false positives or missed links, which swell f1: too high.
When there is no answer
  no_data: nobody on any list. no_overlap: nobody on two lists.
Interval
  N - n as a lognormal variate.
Source
  Chao (1987), Biometrics 43; variances Chao & Chiu (2016), Wiley StatsRef.)";

inline constexpr std::string_view loglinear_help = R"(What it estimates
  The cell of those on no list, as exp(intercept) of a Poisson log-linear model of
  the cells that are observed. Main effects are always in, and a term brings all that
  it contains.
    "terms": "independence"       no interactions
    "terms": "pairwise"           every interaction of two lists
    "terms": ["A:B", "B:C"]       these
    "select": "stepwise"          from independence, the two-list term that lowers the
                                  "criterion" (aic, aicc, bic) most, until none does; or,
                                  by p_value, the pair whose overlap surprises most,
                                  while its p-value is below "threshold" (0.02)
    "select": "all"               the best by "criterion" of all hierarchical models
                                  with terms of at most "order" lists
What it assumes
  A closed population; records linked without error; no false positives; that the
  interaction of all lists together, and every one left out, is zero.
What breaks it
  Dependence that the model leaves out; heterogeneity; false positives and missed
  links, which swell the cells of a single list: too high. After a selection the
  interval is too short, since it takes the chosen model for the given one.
When there is no answer
  no_mle: the likelihood has no finite maximum. not_identifiable: several population
  sizes fit equally well. Both are decided exactly, not guessed from convergence.
  A term whose lists share no one is at minus infinity: then the estimate is marked
  as one at the boundary, its cells leave the fit, and it counts as a parameter.
Interval
  n + d exp(-+z sqrt(V)), d the estimated dark figure, V the intercept's variance.
Source
  Fienberg (1972), Biometrika 59; Chan, Silverman & Vincent (2021), JASA 116.)";

inline constexpr std::string_view mean_help = R"(What it estimates
  What the estimators do whose labels "of" lists: the mean of their N.
What it assumes, what breaks it
  What they assume. A mean of estimators that err the same way errs that way.
When there is no answer
  Where one of them has none, with the status of the first.
Interval
  None: the estimators use the same table, and their errors go together.)";

}  // namespace darknumber
