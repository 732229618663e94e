// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/existence.h"

#include <catch2/catch.hpp>

#include "engine/estimators/fitting/independence_fit.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber {
namespace {

/// The decision from the counts alone, no fit asked.
bool exists_by_counts(const TableMargins& table, const LoglinearModel& model) {
  std::vector<CaptureHistory> positive;
  std::vector<CaptureHistory> doubtful;
  for (CaptureHistory cell : model.cells)
    (table.counts[cell] > 0.0 ? positive : doubtful).push_back(cell);
  return maximum_exists(model, positive, doubtful);
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

TEST_CASE("a fit decides existence as the counts alone do") {
  int without = 0;
  int with = 0;
  for (std::uint32_t replicate = 0; replicate < 4000; ++replicate) {
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = 2 + static_cast<int>(replicate % 4);
    const double empty = 0.2 + 0.6 * random.uniform();
    const TableMargins table = margins_of(sparse_table(lists, empty, 300.0, random));
    if (table.margins[0] == 0.0) continue;
    const LoglinearModel model = model_of(table, random_terms(lists, random));
    if (!model.identifiable()) continue;
    LoglinearWorkspace work(lists, model.finite.size());
    const FitStatus status = fit_loglinear(table, model, Start::cold, work);
    const bool exists = exists_by_counts(table, model);
    CHECK(status == (exists ? FitStatus::ok : FitStatus::no_mle));
    ++(exists ? with : without);
  }
  CHECK(with > 500);
  CHECK(without > 500);
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
  for (std::uint32_t replicate = 0; replicate < 3000; ++replicate) {
    RandomStream random(3, replicate, Purpose::estimator_sampler);
    const int lists = 3 + static_cast<int>(replicate % 3);
    const TableMargins table = margins_of(sparse_table(lists, 0.8, 5.0, random));
    const LoglinearModel model = model_of(table, {});
    if (model.finite.size() < 3) continue;  // one list: not identifiable
    LoglinearWorkspace work(lists, model.finite.size());
    const bool exists = exists_by_counts(table, model);
    CHECK(fit_independence(table, model, work) == (exists ? FitStatus::ok : FitStatus::no_mle));
    if (!exists) ++without;
  }
  CHECK(without > 100);
}

TEST_CASE("a zero cell on which a saturated model leans leaves no maximum") {
  // Korea's table with all pairs: Chan, Silverman & Vincent (2021). History {c, d} is empty.
  const TableMargins table = margins_of(ContingencyTable(3, {0, 5, 5, 48, 41, 6, 0, 12}));
  const LoglinearModel model = model_of(table, all_pairs(3));
  REQUIRE(model.identifiable());
  CHECK_FALSE(exists_by_counts(table, model));
}

}  // namespace darknumber
