// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace papers {

/// Who gives the number that ours is compared with: the paper; another program, which shares no
/// code with this one; or a closed form.
enum class By { paper, program, formula };

/// A number as given: right to its last decimal, of which there may be fewer than none (-1: tens).
struct Given {
  double value = 0.0;
  int decimals = 0;
  By by = By::paper;
  double standard_error = 0.0;  // Monte Carlo; 0: computed, not simulated
};

/// A number of this program.
struct Obtained {
  double value = 0.0;
  double standard_error = 0.0;  // Monte Carlo
};

/// How many Monte Carlo standard errors of a difference are no disagreement: a normal variate is
/// further out once in 1.7 million times.
inline constexpr double errors_allowed = 5.0;

/// The table of a paper's numbers and ours.
class SideBySide {
 public:
  explicit SideBySide(const std::string& title) {
    std::printf("%s\n\n%-58s %-8s %11s %12s %11s %9s\n", title.c_str(), "what", "given by", "given",
                "obtained", "difference", "s.e.");
  }

  /// A row that agrees if the difference is within half a unit of the last decimal given and five
  /// Monte Carlo standard errors of both numbers.
  void compare(const std::string& what, const Given& given, const Obtained& obtained) {
    const double error = std::hypot(given.standard_error, obtained.standard_error);
    const double half_unit = 0.5 * std::pow(10.0, -given.decimals) * (1.0 + 1e-9);
    const double difference = obtained.value - given.value;
    const bool agrees = std::abs(difference) <= half_unit + errors_allowed * error;
    print(what, given, obtained, error);
    finish_row(agrees);
  }

  void compare(const std::string& what, const Given& given, double obtained) {
    compare(what, given, Obtained{obtained});
  }

  /// A row of words, the name of an outcome.
  void compare_words(const std::string& what, const std::string& given,
                     const std::string& obtained) {
    std::printf("%-58s %-8s %16s %16s %12s", what.c_str(), "paper", given.c_str(), obtained.c_str(),
                "");
    finish_row(given == obtained);
  }

  /// A row that decides nothing: a number of another method, beside ours.
  void show(const std::string& what, const Given& given, const Obtained& obtained) {
    print(what, given, obtained, std::hypot(given.standard_error, obtained.standard_error));
    std::printf("  not compared\n");
  }

  /// A claim of a paper in words, and whether it holds here.
  void claim(const std::string& what, bool holds) {
    std::printf("%-114s", what.c_str());
    finish_row(holds);
  }

  /// The last line, and the exit code of the program: 0 where every row agrees.
  int finish() const {
    std::printf(
        "\n%d of %d agree. A difference may be half a unit of the last decimal given and, "
        "where\nsomething is simulated, five standard errors (s.e.) of the difference.\n",
        rows_ - apart_, rows_);
    return apart_ == 0 ? 0 : 1;
  }

 private:
  static void print(const std::string& what, const Given& given, const Obtained& obtained,
                    double error) {
    const int more = std::max(given.decimals, 0) + 1;
    const char* by = given.by == By::paper     ? "paper"
                     : given.by == By::program ? "program"
                                               : "formula";
    std::printf("%-58s %-8s %11.*f %12.*f %11.*f", what.c_str(), by, std::max(given.decimals, 0),
                given.value, more, obtained.value, more, obtained.value - given.value);
    if (error > 0.0)
      std::printf(" %9.*f", more, error);
    else
      std::printf(" %9s", "");
  }

  void finish_row(bool agrees) {
    std::printf("  %s\n", agrees ? "agrees" : "DIFFERS");
    std::fflush(stdout);
    ++rows_;
    if (!agrees) ++apart_;
  }

  int rows_ = 0;
  int apart_ = 0;
};

}  // namespace papers
