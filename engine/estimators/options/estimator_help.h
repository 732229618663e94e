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
  exactly two of the k lists that have someone; with f2 = 0, and some on three or more,
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
  Where criteria tie (within 1e-9), fewer terms win, then the order of the lists; the
  report names the models that were set aside so.
What it assumes
  A closed population; records linked without error; no false positives; that the
  interaction of all lists together, and every one left out, is zero.
What breaks it
  Dependence that the model leaves out; heterogeneity; false positives and missed
  links, which swell the cells of a single list: too high. After a selection the
  interval is too short, since it takes the chosen model for the given one.
When there is no answer
  no_mle: the larger N, the better the fit; so by independence where nobody is on two
  lists. not_identifiable: several population sizes fit equally well. Both are decided
  exactly, not guessed from convergence. A term may be infinite and N finite all the
  same, as where two lists share no one, or everyone on one is on another too: then
  the estimate is marked as one at the boundary, the cells that the fit gives to nobody
  leave it, and the term counts as a parameter. Where the fit is best with nobody
  unseen, N is the number observed, with a standard error of 0. By p_value a pair is
  skipped, as published, whose term would be infinite though its lists share someone.
Interval
  n + d exp(-+z sqrt(V)), d the estimated dark figure, V the intercept's variance.
  It leaves out the variance of n, and so does "bca"; the more people are on lists, the
  more is missing. In textbook worlds of 5,000 people and four lists, 95 % intervals of
  independence cover N in 93.4 % of replicates (bca 90.4 %) where each list reaches 20 %
  of the people, and in 83.4 % (bca 78.9 %) where it reaches 40 %; "profile" has that
  variance, and covers 95.8 and 95.6 %.
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

inline constexpr std::string_view mh_help = R"(What it estimates
  The cell of those on no list, as exp(intercept) of a Poisson log-linear model in
  which all lists are alike and persons differ. "heterogeneity" says how:
    "chao"      a lower bound: those on three lists or more are left to themselves, as
                far as there are more of them than persons who are alike would give
    "poisson"   log odds of being listed that are Poisson (2^j), "darroch" normal
                (j^2/2), "gamma" gamma (3.5 + j), among those on no list; j is the
                number of lists that a person is on
    "normal"    log odds that are normal in the whole population
  "bias_corrected" adds to the numbers on one, two and three lists first, which takes
  most of the bias of small samples away. Not for "normal".
What it assumes
  A closed population; records linked without error; no false positives; lists that
  reach equally many, and do not depend on one another for one and the same person.
What breaks it
  Lists of unequal coverage (take mth); referral; false positives and missed links,
  which swell those on one list: too high. The data hardly tell the kinds apart, and
  their answers differ widely: "chao" is the least that fits, "gamma" often the most.
When there is no answer
  no_mle: the larger N, the better the fit. not_identifiable: several population sizes
  fit equally well; so with two lists, all but "chao", and where nobody is on two, all
  but "chao" and "normal". Both are decided exactly. Where the fit is best with nobody
  unseen, as it often is on sparse tables, N is the number observed, marked as one at
  the boundary. no_overlap: nobody on two lists, where a bias correction would make up
  an answer. not_converged: "normal" has a maximum nowhere that the search went.
Interval
  N - n as a lognormal variate, with se sqrt(d + d^2 V), d = N - n, V the intercept's
  variance.
Source
  Rivest & Baillargeon (2007), Biometrics 63; Baillargeon & Rivest (2007), J. Stat.
  Software 19 (Rcapture); Rivest & Levesque (2001), Canad. J. Statist. 29.)";

inline constexpr std::string_view mth_help = R"(What it estimates
  As mh, but every list has its own strength: independence with persons who differ.
    "heterogeneity": "chao", "poisson", "darroch", "gamma" or "normal", as in mh
  "bias_corrected" adds to the cells of those on one, two and three lists first; not for
  "gamma" and "normal".
What it assumes
  A closed population; records linked without error; no false positives; what makes a
  person visible to one list makes him as visible to each; nothing else ties lists.
What breaks it
  Referral, or lists that keep victims from one another; persons whom some lists see
  well and others badly; false positives and missed links, which swell those on one
  list: too high. The data hardly tell the kinds of heterogeneity apart, and their
  answers differ widely: compare them.
When there is no answer
  As for mh (darknumber list estimators mh). A list with nobody on it leaves the fit.
Interval
  N - n as a lognormal variate, with se sqrt(d + d^2 V), d = N - n, V the intercept's
  variance.
Source
  Rivest & Baillargeon (2007), Biometrics 63; Baillargeon & Rivest (2007), J. Stat.
  Software 19 (Rcapture); Coull & Agresti (1999), Biometrics 55.)";

inline constexpr std::string_view sample_coverage_help = R"(What it estimates
  N from the sample coverage: from how much of a list is on other lists too.
    "variant": "independent"      D/C, for lists that do not depend on each other; D is
                                  the mean number on all lists but one, C the coverage
    "variant": "high"             corrected by how much each pair of lists depends;
                                  asks for a coverage of about one half or more
    "variant": "low"              one step of that correction: less of it, and steadier
What it assumes
  A closed population; records linked without error; no false positives; three lists
  or more whose dependence is told by their pairs, without one of all together.
What breaks it
  False positives and missed links, which lower the coverage: too high. Where the
  coverage is low, "high" may be anything, and its standard error shows it.
When there is no answer
  no_data: nobody on any list. no_overlap: nobody on two lists, or, for "high", so few
  that the correction grows without bound, as where one pair of lists alone overlaps
  (CARE1 then gives infinity, or the number observed). not_identifiable: only two lists
  have someone ("high" and "low"). An estimate below the number observed is set to it,
  and marked as one at the boundary; CARE1 does so for "high".
Interval
  N - n as a lognormal variate, with the standard error of 200 resamples of N
  persons. On a table of fractions, or where a resample has no overlap: none.
Source
  Chao & Tsay (1998), JASA 93; Chao et al. (2001), Statistics in Medicine 20; the
  formulas are those of the R package CARE1.)";

inline constexpr std::string_view decomposable_help = R"(What it estimates
  N as the posterior mean over all decomposable graphs on 3 to 5 lists (8, 61, 822),
  each a pattern of dependence: lists without an edge between them are independent
  given the others. Graphs are equally likely before the data, N has prior 1/N on
  n + 1, ..., n + "up_to" (30 n), and cells have a hyper-Dirichlet prior of "delta"
  persons each (2^-k with k lists). The posterior is summed, not sampled.
What it assumes
  A closed population; records linked without error; no false positives; dependence
  that one of the graphs has.
What breaks it
  Dependence that none has, such as all lists sharing a trait; false positives and
  missed links, which swell the cells of a single list: too high. The prior: with a
  larger delta graphs with many edges win, and the unseen cell is drawn to its prior.
  Where lists hardly overlap the posterior runs to the end of "up_to", which then is
  the answer; the mass in the last 1 % of the sizes is reported, with a warning from
  0.1 % on. A posterior always exists, even without overlap, so there is no status for that.
When there is no answer
  no_data: nobody on any list. not_identifiable: fewer than three lists have someone.
Interval
  Equal tails of the posterior; the standard error is its standard deviation.
Source
  Madigan & York (1997), Biometrika 84; Dawid & Lauritzen (1993), Ann. Statist. 21.)";

inline constexpr std::string_view latent_class_help = R"(What it estimates
  N as the posterior median where persons belong to at most "classes" (10) hidden
  classes, and within a class are on the lists independently. How many classes are
  used, the table decides: a Dirichlet process, alpha ~ Gamma(1/4, 1/4), uniform
  probabilities, prior 1/N. "chains" (4) from starts apart give "draws" (10000) each
  after "burn_in" (10000); a draw costs the same for any number of persons. The
  median, since the posterior falls off as N^-(1 + k): with two lists it has no
  standard deviation, and none is given.
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
  happens where two sets of classes explain the table; more draws may help.
Interval
  Equal tails of the posterior.
Source
  Manrique-Vallier (2016), Biometrics 72; R-hat: Vehtari et al. (2021), Bayesian
  Analysis 16; effective draws: Geyer (1992), Statist. Sci. 7.)";

inline constexpr std::string_view bayesian_threshold_help = R"(What it estimates
  The posterior median of n + exp(intercept) in a Poisson log-linear model. First the
  model with all interactions of two lists is sampled; those whose posterior mean is
  at least 2 posterior standard deviations from 0 are kept, and the model with these
  is sampled. The prior is flat on the intercept and main effects, and normal with
  mean 0 and variance 1 on each interaction. "draws" are kept after "burn_in" in
  either model.
What it assumes
  A closed population; records linked without error; no false positives; no
  interaction of three lists or more, and none of two that the table does not show.
What breaks it
  Heterogeneity, false positives and missed links, as in loglinear. An interaction
  near the threshold decides the answer, and the draws decide the interaction.
When there is no answer
  needs_counts: the table is not of whole numbers. no_mle: nobody is on two lists, and
  the posterior is no distribution. Where a list has everyone on it, N is the number
  observed, marked as one at the boundary.
Interval
  Posterior quantiles with equal tails, given the interactions kept. se is the
  posterior standard deviation; with an overlap of one or two persons in all there is
  none, and the number shown grows with the draws.
Source
  Silverman (2020), JRSS A 183, section 6; drawn by elliptical slice sampling, Murray,
  Adams & MacKay (2010), AISTATS.)";

}  // namespace darknumber
