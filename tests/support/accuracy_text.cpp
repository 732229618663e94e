// SPDX-License-Identifier: MIT
#include "tests/support/accuracy_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/options/method_kinds.h"

namespace darknumber::testing {
namespace {

constexpr const char* introduction = R"(# Accuracy

How far the estimators of this program are from the field's packages, on every reference table and every number for
which there is a value. The tests make this page from their comparisons, and fail where it is not what they found.

**How to read it.** A difference is relative: |ours - theirs| / |theirs|; of coefficients and deviances below 1, which
may be 0 but for rounding, it is absolute. `< 1e-9` says that it is below that power of ten and not below the next; `< 1e-11`
also stands for whatever is smaller, since there processors differ. `equal` is of counts, statuses and whole numbers,
without any difference. *Estimates* are N, log-likelihoods, criteria, deviances and coefficients; *errors and limits*
are standard errors and ends of intervals. Of each, half of the differences are below the median, and the table with the
largest is named.

**What to expect of packages.** Most fit with R's `glm`, which stops when a step changes the deviance by less than 1e-8
of it, and takes standard errors from its last step but one: these agree less closely than estimates. The rows of `R` alone are `glm.fit` at 1e-14, or formulas written out. No bound of a test is wider than what such a rule
leaves; each is derived where it stands.

**Where the values come from.** The packages were run once, under R 4.2.2, on published tables;
[`tests/golden/reference/`](../tests/golden/reference/README.md) has tables, values, calls and sources.

**To repeat it.** `build/release/tests/golden_tests 'docs/*'` compares everything anew;
with `DARKNUMBER_WRITE_DOCS=1` before it, this page is written anew.

## Computed: relative differences
)";

constexpr const char* of_chance = R"(
## Drawn: differences in standard errors

Limits of bootstraps and quantiles of Markov chains are random numbers, and a relative difference would say how long
somebody's chain was. Each difference is divided by its Monte Carlo standard error, theirs and ours together. Of right
programs, half of these are below 0.7, and of 200 that are independent the largest is about 2.8; numbers of one chain or
one set of resamples go together. The tests refuse 5. Seeds are fixed.
)";

constexpr const char* of_disagreements = R"(
## Where a package says something else

Numbers that are left out above, or compared with something taken in, and why.
)";

constexpr const char* of_others = R"(
## What no package has, or what is compared elsewhere
)";

std::vector<std::string> registered_methods() {
  std::vector<std::string> names;
  for (const MethodKind* kind : method_kinds()) names.emplace_back(kind->name);
  return names;
}

std::vector<const AccuracyRow*> in_order(const AccuracyPage& page) {
  const std::vector<std::string> methods = registered_methods();
  const auto place = [&](const AccuracyRow* row) {
    return std::find(methods.begin(), methods.end(), row->method) - methods.begin();
  };
  std::vector<const AccuracyRow*> rows;
  for (const AccuracyRow& row : page.rows()) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const AccuracyRow* a, const AccuracyRow* b) { return place(a) < place(b); });
  return rows;
}

std::size_t tables_of(std::initializer_list<const Distances*> kinds) {
  std::set<std::string> tables;
  for (const Distances* kind : kinds)
    for (const Distance& one : kind->all()) tables.insert(one.table);
  return tables.size();
}

/// "1028 | < 1e-11 | < 1e-7 (UKdat)"
std::string cells_of(const Distances& distances) {
  if (distances.all().empty()) return " | | ";
  const std::size_t count = distances.all().size();
  const Distance worst = distances.worst();
  if (distances.all_exact() && worst.size == 0.0) return fmt::format("{} | equal | equal", count);
  const std::string largest = power_above(worst.size);
  const bool can_be_named = largest != power_above(0.0);
  return fmt::format("{} | {} | {}{}", count, power_above(distances.median()), largest,
                     can_be_named ? " (" + worst.table + ")" : "");
}

std::string computed_rows(const AccuracyPage& page) {
  std::string text =
      "\n| estimator | options | package | tables | estimates | median | worst | errors and limits "
      "| median | worst |\n|---|---|---|--:|--:|---|---|--:|---|---|\n";
  for (const AccuracyRow* row : in_order(page))
    if (!row->values.all().empty() || !row->errors.all().empty())
      text += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", row->method, row->options,
                          row->package, tables_of({&row->values, &row->errors}),
                          cells_of(row->values), cells_of(row->errors));
  return text;
}

std::string drawn_rows(const AccuracyPage& page) {
  std::string text =
      "\n| estimator | options | package | tables | numbers | median | worst |\n"
      "|---|---|---|--:|--:|--:|---|\n";
  for (const AccuracyRow* row : in_order(page))
    if (!row->chance.all().empty())
      text += fmt::format("| `{}` | {} | {} | {} | {} | {:.1f} | {:.1f} ({}) |\n", row->method,
                          row->options, row->package, tables_of({&row->chance}),
                          row->chance.all().size(), row->chance.median(), row->chance.worst().size,
                          row->chance.worst().table);
  return text;
}

/// "on Korea and UKdat", "on 12 tables"
std::string places_of(const std::set<std::string>& tables) {
  if (tables.size() > 3) return fmt::format("on {} tables", tables.size());
  std::string text;
  for (const std::string& table : tables)
    text += (text.empty() ? "on " : table == *tables.rbegin() ? " and " : ", ") + table;
  return text;
}

std::string disagreement_rows(const AccuracyPage& page) {
  std::string text =
      "\n| estimator | package | numbers | what it says, and what is said here |\n"
      "|---|---|---|---|\n";
  for (const Disagreement& one : page.disagreements())
    text += fmt::format("| `{}` | {} | {} {} | {} |\n", one.method, one.package,
                        one.values > 0 ? std::to_string(one.values) : "all", places_of(one.tables),
                        one.reason);
  return text;
}

std::string other_rows(std::span<const HeldTo> others) {
  std::string text = "\n| estimator | what | is held to | by |\n|---|---|---|---|\n";
  for (const HeldTo& one : others)
    text += fmt::format("| {} | {} | {} | [{}](../{}) |\n",
                        one.method.empty() ? "" : "`" + one.method + "`", one.what, one.standard,
                        one.test, one.file);
  return text;
}

/// Whether one more or less in the thirteenth digit changes the first decimal.
bool is_on_edge_of_decimal(double value) {
  const double tenths = 10.0 * value;
  return std::abs(tenths - std::floor(tenths) - 0.5) < 1e-6;
}

}  // namespace

std::string accuracy_text(const AccuracyPage& page, std::span<const HeldTo> others) {
  return introduction + computed_rows(page) + of_chance + drawn_rows(page) + of_disagreements +
         disagreement_rows(page) + of_others + other_rows(others);
}

std::vector<std::string> files_left_out(const std::vector<std::string>& files,
                                        const AccuracyPage& page, std::span<const HeldTo> others) {
  std::set<std::string> compared;
  for (const auto& [file, values] : page.files()) compared.insert(file);
  for (const HeldTo& one : others) compared.insert(one.reference_file);
  std::vector<std::string> left_out;
  for (const std::string& file : files)
    if (!compared.contains(file)) left_out.push_back(file);
  return left_out;
}

std::vector<std::string> methods_left_out(const AccuracyPage& page,
                                          std::span<const HeldTo> others) {
  std::set<std::string> present;
  for (const AccuracyRow& row : page.rows()) present.insert(row.method);
  for (const HeldTo& one : others) present.insert(one.method);
  std::vector<std::string> left_out;
  for (const std::string& method : registered_methods())
    if (!present.contains(method)) left_out.push_back(method);
  return left_out;
}

std::vector<std::string> numbers_on_edge(const AccuracyPage& page) {
  std::vector<std::string> numbers;
  for (const AccuracyRow& row : page.rows()) {
    const std::string name = row.method + ", " + row.options + ", " + row.package;
    for (const Distances* one : {&row.values, &row.errors})
      for (double size : {one->median(), one->worst().size})
        if (is_on_edge(size)) numbers.push_back(fmt::format("{}: {}", name, size));
    for (double size : {row.chance.median(), row.chance.worst().size})
      if (is_on_edge_of_decimal(size)) numbers.push_back(fmt::format("{}: {}", name, size));
  }
  return numbers;
}

}  // namespace darknumber::testing
