// SPDX-License-Identifier: MIT
#include "engine/study/selftest/enumeration.h"

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

/// Divides the persons left over the cells from `cell` on, the last of which takes who is left.
class Division {
 public:
  Division(const Law& law, EveryTable& every) : law_(law), every_(every), counts_(law.size()) {}

  void divide(std::size_t cell, int left, double probability) {
    if (cell + 1 == law_.size()) {
      counts_[cell] = left;
      std::vector<double> observed = counts_;
      observed[0] = 0.0;
      every_.tables.emplace_back(lists_of(law_), std::move(observed));
      every_.probabilities.push_back(probability * powers(law_[cell], left));
      return;
    }
    // Persons are chosen for this cell from those left: binomial coefficients make the multinomial.
    double choices = 1.0;
    for (int here = 0; here <= left; ++here) {
      counts_[cell] = here;
      divide(cell + 1, left - here, probability * choices * powers(law_[cell], here));
      choices = choices * (left - here) / (here + 1);
    }
  }

 private:
  static double powers(double p, int times) { return std::pow(p, times); }

  const Law& law_;
  EveryTable& every_;
  std::vector<double> counts_;
};

}  // namespace

EveryTable every_table(const Law& law, int persons) {
  EveryTable every;
  Division(law, every).divide(0, persons, 1.0);
  return every;
}

KnownMean known_mean(const EveryTable& every, std::span<const double> numbers, double draws) {
  KnownMean known;
  known.draws = draws;
  for (std::size_t t = 0; t < numbers.size(); ++t)
    known.expected += every.probabilities[t] * numbers[t];
  for (std::size_t t = 0; t < numbers.size(); ++t) {
    if (every.probabilities[t] == 0.0) continue;
    const double off = numbers[t] - known.expected;
    known.variance += every.probabilities[t] * off * off;
    known.reach = std::max(known.reach, std::abs(off));
  }
  return known;
}

std::vector<ContingencyTable> tables_between(int lists, int least, int most) {
  std::vector<ContingencyTable> tables;
  std::vector<double> counts(history_count(lists), least);
  counts[0] = 0.0;
  for (;;) {
    tables.emplace_back(lists, counts);
    std::size_t cell = 1;
    while (cell < counts.size() && counts[cell] == most) counts[cell++] = least;
    if (cell == counts.size()) return tables;
    counts[cell] += 1.0;
  }
}

}  // namespace darknumber
