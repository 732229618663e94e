// SPDX-License-Identifier: MIT
#include "engine/report/methods_reference.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/estimators/options/method_kinds.h"
#include "engine/performance/measures.h"
#include "engine/report/methods_of_studies.h"

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
  return text + std::string(methods_of_studies());
}

}  // namespace darknumber
