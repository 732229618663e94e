// SPDX-License-Identifier: MIT
#include "engine/study/selftest/formulas.h"

#include <cmath>

namespace darknumber {
namespace {

std::optional<double> ratio(double numerator, double denominator) {
  if (!(denominator > 0.0)) return std::nullopt;
  return numerator / denominator;
}

std::optional<double> observed_and(const ContingencyTable& table, std::optional<double> unseen) {
  if (!unseen) return std::nullopt;
  return table.observed() + *unseen;
}

// Bit 0 is the first list: x101 is history 0b101, x100 0b001, x001 0b100.
struct TwoLists {
  explicit TwoLists(const ContingencyTable& table)
      : x10(table[0b01]), x01(table[0b10]), x11(table[0b11]) {}
  double first() const { return x10 + x11; }
  double second() const { return x01 + x11; }

  double x10;
  double x01;
  double x11;
};

struct ThreeLists {
  explicit ThreeLists(const ContingencyTable& table)
      : x100(table[0b001]),
        x010(table[0b010]),
        x110(table[0b011]),
        x001(table[0b100]),
        x101(table[0b101]),
        x011(table[0b110]),
        x111(table[0b111]) {}

  double x100;
  double x010;
  double x110;
  double x001;
  double x101;
  double x011;
  double x111;
};

}  // namespace

std::optional<double> petersen_formula(const ContingencyTable& table) {
  const TwoLists x(table);
  return ratio(x.first() * x.second(), x.x11);
}

std::optional<double> chapman_formula(const ContingencyTable& table) {
  const TwoLists x(table);
  return (x.first() + 1.0) * (x.second() + 1.0) / (x.x11 + 1.0) - 1.0;
}

std::optional<double> chao_formula(const ContingencyTable& table) {
  const double once = table.on_exactly(1);
  const double lists = table.lists();
  return observed_and(table, ratio((lists - 1.0) / lists * once * once, 2.0 * table.on_exactly(2)));
}

std::optional<double> odds_ratio_formula(const ContingencyTable& table, double odds_ratio) {
  const TwoLists x(table);
  return observed_and(table, ratio(odds_ratio * x.x10 * x.x01, x.x11));
}

std::optional<double> linkage_formula(const ContingencyTable& table, double missed,
                                      double false_links) {
  const TwoLists x(table);
  return ratio(x.first() * x.second() * (1.0 - missed - false_links),
               x.x11 - false_links * x.first());
}

std::optional<double> trimmed_formula(const ContingencyTable& table, double share) {
  const TwoLists x(table);
  return ratio((x.first() - share * x.x10) * x.second(), x.x11);
}

std::optional<double> coverage_formula(const ContingencyTable& table) {
  const int lists = table.lists();
  double alone = 0.0, shares = 0.0;
  for (int list = 0; list < lists; ++list) {
    const double size = table.on_all(only(list));
    if (size == 0.0) return std::nullopt;
    alone += table[only(list)];
    shares += table[only(list)] / size;
  }
  return ratio(table.observed() - alone / lists, 1.0 - shares / lists);
}

std::optional<double> all_pairs_formula(const ContingencyTable& table) {
  const ThreeLists x(table);
  return observed_and(table, ratio(x.x111 * x.x100 * x.x010 * x.x001, x.x110 * x.x101 * x.x011));
}

std::optional<double> one_pair_formula(const ContingencyTable& table) {
  const ThreeLists x(table);
  return observed_and(table, ratio(x.x001 * (x.x100 + x.x010 + x.x110), x.x101 + x.x011 + x.x111));
}

std::optional<double> conditional_formula(const ContingencyTable& table) {
  const ThreeLists x(table);
  return observed_and(table, ratio(x.x100 * x.x010, x.x110));
}

std::optional<double> independence_formula(const ContingencyTable& table) {
  const double observed = table.observed();
  // Positive before the root, negative beyond it.
  const auto surplus = [&](double size) {
    double missed = 1.0;
    for (int list = 0; list < table.lists(); ++list)
      missed *= 1.0 - table.on_all(only(list)) / size;
    return missed - (1.0 - observed / size);
  };
  if (table.overlap() == 0.0) return std::nullopt;
  double low = observed;
  double high = 2.0 * observed;
  while (surplus(high) > 0.0 && high < 1e12) high *= 2.0;
  if (surplus(high) > 0.0) return std::nullopt;
  while (high - low > 1e-13 * high) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (surplus(middle) > 0.0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace darknumber
