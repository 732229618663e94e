// SPDX-License-Identifier: MIT
#pragma once
// Part of the copy in which tests/mutation/run plants defects, and of no other build.
#include <cstdio>
#include <cstdlib>
#include <string>

namespace planted {

inline constexpr int most_mutants = 4096;

/// Which of them were met since the last look.
inline volatile unsigned char met[most_mutants];

/// The number that DARKNUMBER_MUTANT has, 0 without it.
inline int chosen() {
  static const int number = [] {
    const char* text = std::getenv("DARKNUMBER_MUTANT");
    return text == nullptr ? 0 : std::atoi(text);
  }();
  return number;
}

/// Whether a mutant is the one to be; asked where it differs.
inline bool is(int number) {
  met[number] = 1;
  return number == chosen();
}

/// The numbers of those met, a blank before each; forgets them.
inline std::string take_met() {
  std::string numbers;
  for (int number = 0; number < most_mutants; ++number) {
    if (met[number] == 0) continue;
    numbers += " " + std::to_string(number);
    met[number] = 0;
  }
  return numbers;
}

/// A program that a test has run says at its end what it met.
struct AtTheEnd {
  ~AtTheEnd() {
    const char* trace = std::getenv("DARKNUMBER_MUTANTS_MET");
    if (trace == nullptr) return;
    const std::string numbers = take_met();
    if (numbers.empty()) return;
    if (std::FILE* file = std::fopen((std::string(trace) + ".programs").c_str(), "a")) {
      std::fputs(numbers.c_str(), file);
      std::fclose(file);
    }
  }
};
inline AtTheEnd at_the_end;

}  // namespace planted
