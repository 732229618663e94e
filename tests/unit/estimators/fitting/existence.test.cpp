// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/existence.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_face.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::existence_test {
namespace {

/// The cells off the face from the counts alone, no fit asked.
std::vector<CaptureHistory> off_by_counts(const TableMargins& table, LoglinearModel model) {
  narrow_to_face(table, model);
  return model.off_face;
}

/// The table with so few persons more in every cell that the fit hardly changes, and exists.
ContingencyTable with_crumbs(const ContingencyTable& table, double crumb) {
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (CaptureHistory cell = 1; cell < counts.size(); ++cell) counts[cell] += crumb;
  return {table.lists(), counts};
}

/// ln of the dark figure of the model on a table with something in every cell.
double log_dark_figure(const ContingencyTable& table, std::span<const CaptureHistory> terms) {
  const TableMargins margins = margins_of(table);
  LoglinearModel model = model_of(margins, terms);
  LoglinearWorkspace work(table.lists(), model.finite.size());
  const FitStatus status = fit_loglinear(margins, model, Start::cold, work);
  return status == FitStatus::ok && !model.is_narrowed() ? work.coefficients[0] : NAN;
}

/// Rank by elimination in doubles of a small 0/1 matrix, whose minors are small whole numbers.
std::size_t rank_of(const LoglinearModel& model) {
  std::vector<std::vector<double>> rows;
  for (CaptureHistory cell : model.cells) {
    rows.emplace_back();
    for (CaptureHistory term : model.finite)
      rows.back().push_back(is_subset(term, cell) ? 1.0 : 0.0);
  }
  std::size_t rank = 0;
  for (std::size_t column = 0; column < model.finite.size(); ++column) {
    std::size_t pivot = rank;
    for (std::size_t r = rank; r < rows.size(); ++r)
      if (std::abs(rows[r][column]) > std::abs(rows[pivot][column])) pivot = r;
    if (pivot >= rows.size() || std::abs(rows[pivot][column]) < 1e-9) continue;
    std::swap(rows[pivot], rows[rank]);
    for (std::size_t r = rank + 1; r < rows.size(); ++r) {
      const double factor = rows[r][column] / rows[rank][column];
      for (std::size_t c = column; c < model.finite.size(); ++c)
        rows[r][c] -= factor * rows[rank][c];
    }
    ++rank;
  }
  return rank;
}

std::vector<CaptureHistory> random_terms(int lists, RandomStream& random) {
  std::vector<CaptureHistory> terms;
  for (CaptureHistory term = 3; term < history_count(lists); ++term)
    if (lists_on(term) >= 2 && random.uniform() < 0.8 / lists_on(term)) terms.push_back(term);
  return terms;
}

}  // namespace

TEST_CASE("a fit finds the face that the counts alone have") {
  int on_face = 0;
  int with = 0;
  for (std::uint32_t replicate = 0; replicate < 4000; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = 2 + static_cast<int>(replicate % 4);
    const double empty = 0.2 + 0.6 * random.uniform();
    const TableMargins table = margins_of(sparse_table(lists, empty, 300.0, random));
    if (table.margins[0] == 0.0) continue;
    LoglinearModel model = model_of(table, random_terms(lists, random));
    if (!model.identifiable()) continue;
    const std::vector<CaptureHistory> off = off_by_counts(table, model);
    LoglinearWorkspace work(lists, model.finite.size());
    const FitStatus status = fit_loglinear(table, model, Start::cold, work);
    CHECK(model.off_face == off);
    if (off.empty()) CHECK(status == FitStatus::ok);
    CHECK(status != FitStatus::not_converged);
    ++(off.empty() ? with : on_face);
  }
  CHECK(with > 500);
  CHECK(on_face > 500);
}

TEST_CASE("a fit on its face is the limit of fits with ever fewer persons added to every cell") {
  std::array<int, 4> met{};
  for (std::uint32_t replicate = 0; replicate < 600; ++replicate) {
    RandomStream random(5, replicate, Purpose::estimator_sampler);
    const int lists = 2 + static_cast<int>(replicate % 3);
    const ContingencyTable table = sparse_table(lists, 0.3 + 0.4 * random.uniform(), 60.0, random);
    if (table.observed() == 0.0) continue;
    const std::vector<CaptureHistory> terms = random_terms(lists, random);
    const TableMargins margins = margins_of(table);
    bool empty_list = false;
    for (int list = 0; list < lists; ++list) empty_list |= margins.margins[only(list)] == 0.0;
    LoglinearModel model = model_of(margins, terms);
    if (empty_list || !model.identifiable()) continue;
    LoglinearWorkspace work(lists, model.finite.size());
    const FitStatus status = fit_loglinear(margins, model, Start::cold, work);
    if (!model.is_narrowed()) continue;
    const double at = log_dark_figure(with_crumbs(table, 1e-4), terms);
    const double nearer = log_dark_figure(with_crumbs(table, 1e-8), terms);
    if (!std::isfinite(at) || !std::isfinite(nearer)) continue;
    INFO(replicate << ": " << at << " " << nearer);
    const double way = nearer - at;  // of a power of the crumbs, with exponent 1/10 at least
    if (status == FitStatus::no_mle) {
      ++met[0];
      CHECK(way > 0.5);
    } else if (status == FitStatus::ok && model.all_seen) {
      ++met[1];
      CHECK(way < -0.5);
    } else if (status == FitStatus::ok) {
      ++met[2];
      CHECK(nearer == Approx(work.coefficients[0]).margin(1e-3));
    } else {
      ++met[3];
      CHECK(status == FitStatus::not_identifiable);
    }
  }
  for (int number : met) CHECK(number > 3);
}

TEST_CASE("counting terms decides identifiability as a rank does") {
  int unidentifiable = 0;
  for (std::uint32_t replicate = 0; replicate < 3000; ++replicate) {
    RandomStream random(2, replicate, Purpose::estimator_sampler);
    const int lists = 2 + static_cast<int>(replicate % 4);
    const TableMargins table =
        margins_of(sparse_table(lists, 0.3 + 0.6 * random.uniform(), 9.0, random));
    const LoglinearModel model = model_of(table, random_terms(lists, random));
    if (table.margins[0] == 0.0) continue;
    const bool full_rank = rank_of(model) == model.finite.size();
    CHECK(model.identifiable() == full_rank);
    if (!full_rank) ++unidentifiable;
  }
  CHECK(unidentifiable > 100);
}

TEST_CASE("independence has its own rule, and it is the general one") {
  int without = 0;
  int all_seen = 0;
  for (std::uint32_t replicate = 0; replicate < 3000; ++replicate) {
    RandomStream random(3, replicate, Purpose::estimator_sampler);
    const int lists = 1 + static_cast<int>(replicate % 5);
    const TableMargins table = margins_of(sparse_table(lists, 0.8, 5.0, random));
    if (table.margins[0] == 0.0) continue;
    LoglinearModel model = model_of(table, {});
    LoglinearModel general = model;
    LoglinearWorkspace work(lists, model.finite.size());
    LoglinearWorkspace other(lists, model.finite.size());
    const FitStatus status = fit_independence(table, model, work);
    CHECK(fit_loglinear(table, general, Start::cold, other) == status);
    CHECK(model.all_seen == general.all_seen);
    without += status == FitStatus::no_mle ? 1 : 0;
    all_seen += model.all_seen ? 1 : 0;
  }
  CHECK(without > 30);
  CHECK(all_seen > 100);
}

TEST_CASE("a zero cell on which a saturated model leans leaves no maximum") {
  // Korea's table with all pairs: Chan, Silverman & Vincent (2021). History {c, d} is empty.
  const TableMargins table = margins_of(ContingencyTable(3, {0, 5, 5, 48, 41, 6, 0, 12}));
  const LoglinearModel model = model_of(table, all_pairs(3));
  REQUIRE(model.identifiable());
  CHECK(off_by_counts(table, model) == std::vector<CaptureHistory>{6});
}

TEST_CASE("where coefficients go: a list within a list") {
  // Nobody is on the first list without the second, so that their terms make up for each other.
  const TableMargins table = margins_of(ContingencyTable(3, {0, 0, 50, 20, 40, 0, 12, 8}));
  const CaptureHistory pair = 3;
  LoglinearModel model = model_of(table, {&pair, 1});
  REQUIRE(narrow_to_face(table, model));
  CHECK(model.off_face == std::vector<CaptureHistory>{1, 5});
  CHECK(model.finite == std::vector<CaptureHistory>{0, 1, 2, 4});
  CHECK(model.dependent == std::vector<CaptureHistory>{3});
  CHECK(model.parameters() == 5);
  CHECK(limit_of_intercept(model) == Limit::finite);
  CHECK(limits_of_terms(model) == std::vector<Limit>{Limit::finite, Limit::minus_infinity,
                                                     Limit::finite, Limit::finite,
                                                     Limit::plus_infinity});
}

TEST_CASE("a term added to a model on its face meets the face of the larger model") {
  for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
    RandomStream random(6, replicate, Purpose::estimator_sampler);
    const TableMargins table = margins_of(sparse_table(4, 0.6, 30.0, random));
    if (table.margins[0] == 0.0) continue;
    LoglinearModel step = model_of(table, {});
    narrow_to_face(table, step);
    std::vector<CaptureHistory> terms;
    for (CaptureHistory pair : all_pairs(4)) {
      if (table.margins[pair] == 0.0) continue;
      terms.push_back(pair);
      add_term(step, table, pair);
      narrow_to_face(table, step);
      LoglinearModel whole = model_of(table, terms);
      narrow_to_face(table, whole);
      CHECK(step.cells == whole.cells);
      CHECK(step.parameters() == whole.parameters());
      CHECK(step.finite.size() <= whole.finite.size());
      if (whole.is_narrowed()) CHECK(limit_of_intercept(step) == limit_of_intercept(whole));
    }
  }
}

}  // namespace darknumber::existence_test
