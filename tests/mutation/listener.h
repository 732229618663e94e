// SPDX-License-Identifier: MIT
#pragma once
// Part of the copy in which tests/mutation/run plants defects: writes which test case met which of
// them.
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <sstream>

#include "../../engine/core/mutant.h"

namespace planted {

/// A line for each test case, in the file that DARKNUMBER_MUTANTS_MET names: seconds, the numbers
/// of the mutants that it met, itself or by a program that it ran, and its name, with tabs between.
class TellWhatWasMet : public Catch::TestEventListenerBase {
 public:
  using TestEventListenerBase::TestEventListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo& test) override {
    TestEventListenerBase::testCaseStarting(test);
    start_ = std::chrono::steady_clock::now();
    take_met();
    of_programs();
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    TestEventListenerBase::testCaseEnded(stats);
    const char* trace = std::getenv("DARKNUMBER_MUTANTS_MET");
    if (trace == nullptr) return;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start_;
    std::ofstream(trace, std::ios::app) << took.count() << '\t' << take_met() << of_programs()
                                        << '\t' << stats.testInfo.name << '\n';
  }

 private:
  static std::string of_programs() {
    const char* trace = std::getenv("DARKNUMBER_MUTANTS_MET");
    if (trace == nullptr) return "";
    const std::string name = std::string(trace) + ".programs";
    std::ostringstream text;
    if (std::ifstream file(name); file) text << file.rdbuf();
    std::remove(name.c_str());
    return text.str();
  }

  std::chrono::steady_clock::time_point start_;
};
CATCH_REGISTER_LISTENER(TellWhatWasMet)

}  // namespace planted
