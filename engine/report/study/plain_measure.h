// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/scenario.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {

/// A change of a measure: "multiplies", "multiplied", "1.10 ±0.01"; "lowers", "lowered", "0.3 times
/// the truth". `size` is of a change to either side.
struct ChangeWords {
  std::string verb;
  std::string participle;
  std::string size;
};

/// A measure as sentences for people have it. Tables call it by its name.
class PlainMeasure {
 public:
  /// How its numbers are read: an estimate as so many times the truth, from a ratio or from the
  /// logarithm of one; a number of persons; a share; any other number.
  enum class Reading { ratio, logarithm, persons, share, number };

  PlainMeasure(std::string measure, Evaluation evaluation, const Words& words);

  Reading reading() const { return reading_; }
  /// Whether it is of the world itself, and of no estimator.
  bool is_of_the_world() const;

  /// Whether its numbers are read as so many times the truth.
  bool is_times_the_truth() const;

  /// What it is of an estimator: "the estimate by chao", "the number of victims".
  std::string subject(const std::string& label) const;

  /// "1.64 ±0.01 times the truth", "83 ±1 %", "48,400"
  std::string level(const WithError& one) const;
  /// The same, of an estimate with the persons that it comes to: "1.64 times the truth (52,800)".
  std::string level(const WithError& one, double truth) const;
  /// The number alone: "1.64 ±0.01".
  std::string number(const WithError& one) const;
  /// The same of a number that is compared with another: with so many digits that the two read
  /// differently where they differ, "1.2996" beside 1.3. What has an error is rounded to it.
  std::string level_beside(const WithError& one, double other) const;
  std::string number_beside(const WithError& one, double other) const;
  /// A bound or a target as the user wrote it, and not rounded as numbers are that were measured:
  /// "1.3", "12.5 %", "32,278". Of a logarithm the ratio that it stands for.
  std::string asked(double number) const;
  /// How far something moves it: "raises" and "raised" are the verb's two forms.
  ChangeWords change(const WithError& by) const;

 private:
  std::string level_of(const WithError& one, const std::string& number) const;

  std::string measure_;
  Evaluation evaluation_;
  Words words_;
  Reading reading_ = Reading::number;
};

}  // namespace darknumber
