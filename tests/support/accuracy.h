// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace darknumber::testing {

/// How far a number is from its reference, and of which table it is.
struct Distance {
  double size = 0.0;
  std::string table;
};

class AccuracyPage;

/// Distances of one kind: relative differences, or differences in Monte Carlo standard errors.
class Distances {
 public:
  explicit Distances(AccuracyPage& page) : page_(&page) {}

  /// Adds and returns |value - reference| / max(|reference|, scale).
  double add(double value, double reference, double scale = 0.0);
  /// Adds a number that is to be the reference's to the last digit: a count, a code, a status.
  bool add_equal(bool equal);
  /// Adds a difference in standard errors; the sign is dropped.
  void add_in_errors(double standard_errors);

  const std::vector<Distance>& all() const { return all_; }
  bool all_exact() const { return exact_; }
  /// The lower of the two in the middle; 0 of none.
  double median() const;
  /// The first of the largest; of size 0 where there is none.
  Distance worst() const;

 private:
  void keep(double size, bool exact);

  AccuracyPage* page_;
  std::vector<Distance> all_;
  bool exact_ = true;
};

/// An estimator against a package.
struct AccuracyRow {
  std::string method;   // its name in the registry
  std::string options;  // in the words of the format, "" for none
  std::string package;
  Distances values;  // N, criteria, deviances, coefficients
  Distances errors;  // standard errors and limits
  Distances chance;  // random numbers of theirs, or of both
};

/// What a package says and this program does not, or says otherwise.
struct Disagreement {
  std::string method;
  std::string package;
  std::string reason;
  int values = 0;
  std::set<std::string> tables;
};

/// What the golden tests compared: docs/accuracy.md is made from it.
class AccuracyPage {
 public:
  AccuracyPage() = default;
  AccuracyPage(const AccuracyPage&) = delete;
  AccuracyPage& operator=(const AccuracyPage&) = delete;

  /// Reads a reference file; what is compared from now on belongs to it and to its package, or to
  /// another one where only a part of the file is from that.
  nlohmann::json open(const std::string& dataset, const std::string& estimator,
                      const std::string& package = "");
  /// The same for references that stand elsewhere: in a file of many tables, or in the test ("").
  void from(const std::string& table, const std::string& package, const std::string& file = "");

  /// The row of that estimator against the package of the file that is open.
  AccuracyRow& row(const std::string& method, const std::string& options = "");
  /// Notes `values` numbers of the open file that are not compared, or with something taken in.
  void disagrees(const std::string& method, const std::string& reason, int values = 1);

  const std::deque<AccuracyRow>& rows() const { return rows_; }
  const std::vector<Disagreement>& disagreements() const { return disagreements_; }
  /// How many numbers of each file were compared, or are among the disagreements, by its name in the
  /// folder of references.
  const std::map<std::string, int>& files() const { return files_; }

 private:
  friend class Distances;

  void account_for(int values);

  std::string table_;
  std::string package_;
  std::string file_;
  std::map<std::string, int> files_;
  std::deque<AccuracyRow> rows_;
  std::vector<Disagreement> disagreements_;
};

/// The least power of ten above a difference, as "< 1e-9"; no less than 1e-11, below which
/// differences depend on the processor.
std::string power_above(double difference);

/// Whether another processor could print the difference otherwise: it is on the edge of a power.
bool is_on_edge(double difference);

}  // namespace darknumber::testing
