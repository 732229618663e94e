// SPDX-License-Identifier: MIT
#include "engine/report/methods_reference.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/estimators/options/method_kinds.h"
#include "engine/performance/measures.h"

namespace darknumber {
namespace {

constexpr std::string_view before_estimators = R"(# How every number is made

This page is made from the program's own lists of estimators and measures, and says what a referee asks for
besides. The model, step by step, is in [`model.md`](model.md), every field in [`format.md`](format.md), every
column of every file in [`results.md`](results.md).

## Random numbers

The generator is Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, SC11): a keyed bijection of counters, not a
sequence. A stream is a function of seed, replicate, purpose and item; it is the key and the start of the counter,
and nothing is passed along. So replicate 17 is the same whatever ran before it, on any number of threads, in a run
that was interrupted and resumed, and by itself in `replay`. A step that needs more numbers moves no other step's.
Distributions are those of Boost.Random; hypergeometric numbers go by ratios of neighbours from the mode.

Points of a study share their seeds: replicate r of one point uses the numbers of replicate r of another
(common random numbers). Differences between points are therefore taken replicate by replicate, and their
Monte Carlo standard errors are those of the paired differences.

## The expected table

Beside the simulation, every step has a law on probabilities. Composed, they give the exact expected count of
every history, and an estimator is run on that table too. For most estimators this answer is what estimates tend to as
registers grow. A method that selects a model, has a prior that fades, or a correction for small samples, depends on
the size of a table, and its answer is marked as no limit.

Traits are integrated by the trapezoid rule, with nodes doubled until nothing changes by 1e-10 relative; severity by
Gauss-Legendre panels of 20 nodes split at thresholds; referral by one pass over pairs of sets of agencies.

## Estimators
)";

constexpr std::string_view between = R"(
## Intervals

The section of a method says which interval it has, if any. Those that are asked for by `interval`:

* `profile`: the values of N at which the profile of the multinomial log-likelihood is no more than half the
  chi-square quantile of one degree of freedom below its maximum (Cormack 1992, Biometrics 48; Baillargeon & Rivest
  2007, J. Stat. Software 19(5)). Ends are found to rounding, the upper as far as 1e12 times the number observed.
* `bootstrap`: as many persons as the whole number nearest to the estimate are drawn from the fitted model, or from
  the observed proportions and the estimated number unseen; percentiles of type 8 (Hyndman & Fan 1996). The method is
  repeated as a whole in every resample, its selection too.
* `bca`: n persons are drawn from the observed proportions; limits at Phi(z0 + w / (1 - a w)), w = z0 + z (Efron 1987,
  JASA 82). The acceleration a is that of the jackknife over persons, where persons of one history are one fit:
  sum c u^3 / (6 (sum c u^2)^1.5), c persons of a history, u the mean of the delete-one estimates less that without
  one of them. Resamples whose estimate grows without bound, or is missing, count as infinite.

## Cells in doubt

A list may hold people who do not belong there. Where no other list has them, all of them are in one cell, and the
other cells can do without it. Two options of an estimator say so, each an array of cells, a cell being the lists that
its people are on:

* `omit`: the count says nothing. The cell leaves the likelihood, as if it could not be observed; its lists stay in the
  model where nobody else is known to be on them. So N and its interval are the same whatever the count is.
* `upper_bound`: the count b is the most that there can be. The likelihood has P(X <= b), the regularised incomplete
  gamma function Q(b + 1, mu), in place of P(X = b).

Of a log-linear model, score and information of a bounded cell are E(X | X <= b) - mu and mu - Var(X | X <= b) (Louis
1982, J. R. Statist. Soc. B 44); with r = P(X = b) / P(X <= b) the mean m is mu (1 - r), the variance
m - (mu - m)(b - m). The log-likelihood stays concave. To the existence of a maximum a bounded count is what a 0 is,
and a cell left out is no row of the design; then the means of such cells, as that of nobody's, are decided to be
finite, 0, infinite or open (`no_mle`, `not_identifiable`). In latent_class the people of a cell left out are drawn with
those on no list, those of a bounded cell given all others; in bayesian_threshold the terms are those of the likelihood.
In decomposable the count y of the one cell is summed over as the number M of those on no list is, over y from 0 to the
bound or, left out, to "up_to", with p(M, y, G) in proportion to p(M, G | y) / y!. Graphs G under which the other cells do
not determine M and y are left out, as the complete graph is. Where G has no edge between two lists they are independent
given the others, and the logarithms of the means are orthogonal to (-1)^|T and h| for every set T of lists that no
clique holds: M and y are determined if the signs at nobody's history and at the cell's agree for one T and differ for
another. A bound of 0 is a count of 0, and one that is far away a cell left out.

N is the number of people in the other cells, the fitted number of those in the cells in doubt, mu or m, and the dark
figure; so a bound that is far away and a cell left out are the same, and false positives are not in N. n of BIC, of
AICc and of the interval n + d exp(-+z se / d) is the number in the other cells, d all the rest, se by the delta method.
The count of a cell left out could also be added, which would be right where the people are real and only their recording
is odd; or N could be without those cells. Both follow from what is printed, the cell's count and its fitted number; the
surplus of the count over it estimates the false positives. A bound is a right-censored count as in King et al.
(2013), J. R. Statist. Soc. A 176, and Overstall et al. (2014), Statistics in Medicine 33.

Log-linear models without covariates (given, selected, averaged), latent_class and bayesian_threshold take such cells,
decomposable one of them; other methods, and `profile` and `bootstrap` intervals, are refused with them. `bca` resamples
all but those of cells left out. A share of records assumed to be false is one of the whole list, cells left out among
it, and removed first. A sum over strata adds the cells up; a stratum where nobody has another history than those left
out adds nothing.

## Measures

t is an estimate, N the truth, n the number of replicates used, S the standard deviation of t.

| measure | what it is | over the replicates |
|---|---|---|
)";

constexpr std::string_view after_measures = R"(
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

/// A help text as a list of definitions: its headings in bold, options as items.
std::string markdown_of_help(std::string_view help) {
  using Kind = HelpParagraph::Kind;
  std::string out;
  Kind before = Kind::heading;
  for (const HelpParagraph& paragraph : help_paragraphs(help)) {
    switch (paragraph.kind) {
      case Kind::heading:
        out += fmt::format("{}**{}.**", out.empty() ? "" : "\n\n", paragraph.text);
        break;
      case Kind::text:
        out += (before == Kind::option ? "\n\n" : " ") + paragraph.text;
        break;
      case Kind::option:
        out += before == Kind::option ? "\n- " : "\n\n- ";
        if (!paragraph.option.empty()) out += fmt::format("`{}` ", paragraph.option);
        out += paragraph.text;
        break;
    }
    before = paragraph.kind;
  }
  return out + "\n";
}

/// Signs that Markdown would take for its own.
std::string plain_markdown(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool bold =
        c == '*' && ((i + 1 < text.size() && text[i + 1] == '*') || (i > 0 && text[i - 1] == '*'));
    if ((c == '*' && !bold) || c == '<' || c == '|') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::vector<HelpParagraph> help_paragraphs(std::string_view help) {
  using Kind = HelpParagraph::Kind;
  constexpr std::size_t text_indent = 2;
  constexpr std::size_t option_indent = 4;
  std::vector<HelpParagraph> paragraphs;
  for (std::size_t from = 0; from < help.size();) {
    const std::size_t end = std::min(help.find('\n', from), help.size());
    const std::string_view line = help.substr(from, end - from);
    from = end + 1;
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) continue;
    const std::string text(line.substr(indent));
    const Kind kind = indent < text_indent     ? Kind::heading
                      : indent < option_indent ? Kind::text
                                               : Kind::option;
    const bool goes_on = !paragraphs.empty() && paragraphs.back().kind == kind &&
                         (kind == Kind::text || indent > option_indent);
    if (goes_on) {
      paragraphs.back().text += " " + text;
      continue;
    }
    if (kind != Kind::option) {
      paragraphs.push_back({kind, text});
      continue;
    }
    // The option, two blanks or more, and what it does; or one in the other.
    const std::size_t gap = text.find("  ");
    const std::size_t what = gap == std::string::npos ? 0 : text.find_first_not_of(' ', gap);
    paragraphs.push_back(
        {kind, text.substr(what), what > 0 ? text.substr(0, gap) : "", indent + what});
  }
  return paragraphs;
}

std::string methods_reference() {
  std::string text(before_estimators);
  for (const MethodKind* kind : method_kinds())
    text += fmt::format("\n### `{}`\n\n{}.\n\n{}", kind->name, kind->summary,
                        plain_markdown(markdown_of_help(kind->help)));
  text += between;
  for (const MeasureKind& kind : measure_kinds())
    text += fmt::format("| `{}` | {} | {} |\n", kind.name, kind.help, name_of(kind.used));
  return text + std::string(after_measures);
}

}  // namespace darknumber
