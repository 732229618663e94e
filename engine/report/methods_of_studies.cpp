// SPDX-License-Identifier: MIT
#include "engine/report/methods_of_studies.h"

namespace darknumber {

std::string_view methods_of_studies() {
  return R"(
Their Monte Carlo standard errors (Morris, White & Crowther 2019, Statistics in Medicine 38, Table 6, unless said
otherwise):

| measure | MCSE |
|---|---|
| `mean`, `bias` | S / sqrt(n) |
| `relative_bias`, `inflation` | S / (N sqrt(n)) |
| `empirical_se` | S / sqrt(2 (n - 1)) |
| `model_se` (M) | sqrt(Var(se^2) / (4 n M^2)) |
| `model_se_error` | 100 (M / S) sqrt(Var(se^2) / (4 n M^4) + 1 / (2 (n - 1))) |
| `rmse`, `log_sd` | delta method |
| shares: coverage, risks, failures | sqrt(p (1 - p) / n); at p of 0 or 1, z / (n + z^2), as far as Wilson's interval reaches (Wilson 1927, JASA 22) |
| differences of shares | as of means; where no replicate differs from another, that of a share of 0 |
| medians and quantiles | width of the order-statistic interval of 95 % / 3.92; quantiles are of type 7 |
| `iqr`, `trimmed_mean` | standard deviation over 200 bootstrap resamples on a fixed key (Efron & Tibshirani 1993, ch. 6) |
| `amplification` | ratio of means by the delta method (Cochran 1977, Sampling Techniques, 2.11) |
| other means | S / sqrt(n) of what is averaged |

A replicate without an estimate is counted by its reason. Those that grow without bound (`no_mle`, `no_overlap`)
count as infinite in medians, quantiles and risks; means leave all of them out and say how many. A measure that is
infinite decides a claim only where a finite one would have so few finite replicates in 5 of 1,000 runs at the most
(the quantile test, Conover 1999, Practical Nonparametric Statistics, 3.2).

## Studies

* `sweep`, `one_at_a_time`: the points as they are; differences on the same replicates.
* `ledger`: each violation alone, last, and its Shapley value (Shapley 1953), for up to ten violations.
* `sample`: scrambled Sobol' points. PAWN by given data (Pianosi & Wagener 2015, 2018, Environmental Modelling &
  Software 67, 108), Borgonovo's delta on ranks, less its bootstrap bias (Borgonovo 2007; Plischke, Borgonovo & Smith
  2013, EJOR 226), and the largest distance between the factor's distributions over and under the truth (Hornberger &
  Spear 1981). Each stands beside what a factor without effect would have.
* `morris`: elementary effects on trajectories chosen for their spread (Morris 1991, Technometrics 33; Campolongo,
  Cariboni & Saltelli 2007); mu* with a bootstrap over trajectories, and the noise floor that replicates leave.
* `sobol`: first order by Saltelli (2010) or Owen's pair, total by Jansen (1999), pairs by Saltelli (2010); products
  are taken between different replicates, so that Monte Carlo noise does not pass for an effect. Shapley effects by
  Goda (2021, RESS 213). Intervals leave out scrambles and groups of replicates in turn (L'Ecuyer, Nakayama, Owen &
  Tuffin 2023); a last factor without any effect shows what zero looks like.
* `tipping_point`: a scan of 33 places, turning points by Brent's search, and each change of side solved to 1e-10;
  lines over two factors by marching squares; over more, the nearest combination in units of what is plausible. Where
  replicates confirm it, a line through the answers nearby with Fieller's interval (1954, JRSS B 16). A search ends
  after 4,000 places.
* `explain`: worlds weighed by how likely they make a published table. A Poisson number of victims with a mean that
  has the prior 1/mean, between bounds where they are given; cells Poisson with the world's expected entities, which
  is exact without linkage errors, pools and turnover; one unknown for each agency, its capture probability, with
  the prior 1/p, uniform or Jeffreys'; factors by their beliefs, tied by a Gaussian copula. The mean is integrated
  out (where a count is suppressed it is sampled too, and the cell has the probability of all that the count can be), the
  rest sampled by tempered sequential Monte Carlo (Del Moral, Doucet & Jasra 2006) in several runs, whose
  differences give errors and decide whether there is an answer; without factors and violations the posterior is a
  sum. Fit by the posterior predictive deviance. Witness worlds by least squares in deviance residuals.
* `hold`: N and the capture probabilities are solved at every point, so that the list sizes and the number observed are
  those of a published table; with `pairs` the overlaps of every two lists too. Replicates take the whole N that
  is nearest, or the next above where no capture probabilities give such lists with the nearest.

## Which further data

`design` says what N would be known to within after data D that nobody has collected, given the register y that is known.

**What it estimates.** With q(p) the quantiles of N, the range R(y, D) = q(0.95 | y, D) - q(0.05 | y, D), and

    width = E[R(y, D) | y] = sum over worlds t of P(t | y) sum over D of P(D | t, y) R(y, D),

the 90 % range of N that is left on average by the data which the worlds believed in would show; `of_now` is its ratio
to R(y), the range now. A single D may well leave a wider range than there is now.

**How.** There are worlds t_1, ..., t_M with weights w_i: those that an `explain` study draws from its posterior, all with
the same; or the points of a `sample`, solved for the table that it is held to, w_i being the likelihood of the whole
table where cells are Poisson with the expected entities of t_i. B of them (`draws`) are taken to be true in turn, at
even steps through the weights, by N. From each, D is drawn; every other world has then the weight

    w_i P(D | t_i, y),

and R(y, D) is the range between weighted quantiles, which are of type 7 where the weights are equal. The world that made
D is left out. `width` is the mean over the B data.

* `audit`, `link`, `keep_trait`: entities of y drawn without replacement, their histories hypergeometric; each is of a
  kind (a victim's or not; sound, without a name, split or merged; a class of the trait) with the share that the kind
  has among the world's expected entities of its history. P is the product of these shares.
* `add_list`: of the victims' entities in y and of the victims in none, each is found with the same probability. P has
  this probability summed out with the prior that `explain` has for an agency's; of a `sample`, 1/p. With 1/p a list
  that finds nobody says nothing; with the other priors it speaks for few victims.

In worlds that `explain` draws, N is drawn again after an audit or a list: the victims' entities that an audit shows, a
binomial number of the other entities, and the victims unseen. In those of a sample, N is the one that was solved.

**Its Monte Carlo error.** Of the data: from the differences of neighbours among the B truths, which are in order of N
(Wolter 2007, estimator v2). Of the worlds: from how the means differ between the independent runs of `explain`, or
between four parts of a sample. `width_mcse` has both; of one run the second is unknown and left out. M worlds whose
weights differ count for (sum w)^2 / sum w^2 of equal weight (Kish 1965), `effective`. A range from few is too narrow on
average, which no error here tells: of 50 draws of a normal number by a twentieth, with a standard error of an eighth. So
a candidate is not trusted, and has no rank, where more than one of twenty data leave fewer than 50, or where its error
is not finite.

**What ties mean.** All candidates have the same truths, so that two are compared by the mean of the differences of their
widths. Where it is within two of its standard errors of that of the first of a rank, both have that rank: more worlds or
draws could tell them apart, and nothing is said of their being as good as each other.

**When there is no answer.** `runs_disagree`: the runs of `explain` do. `too_few_worlds`: no candidate is trusted. Refused
are a `sample` that is not held to a table, each of whose worlds would have a register of its own; a target of those
within reach; a table with suppressed counts; and `link` and `keep_trait` where reporting or anonymity goes by person.

**Source.** Preposterior analysis: Raiffa & Schlaifer (1961), Applied Statistical Decision Theory, section 5; designs by
their expected posterior: Chaloner & Verdinelli (1995), Statistical Science 10. Weights: Kish (1965), Survey Sampling,
section 11.7. Errors: Wolter (2007), Introduction to Variance Estimation, section 8.2.

## What this cannot tell you

* Whether a scenario is true. It shows what would follow if it were.
* How many victims there are. Behind one published table stand many worlds, and the table does not choose.
* What a model not written here would do, or a register with an error that no field describes.
* More than its replicates: tables print simulated numbers with their Monte Carlo standard errors, and none finer
  than that.
)";
}

}  // namespace darknumber
