// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/stop.h"
#include "engine/world/calibration/calibrate.h"

namespace darknumber {

/// Entities counted once more than persons on one list are, or with pairs than that and their pairs
/// explain: what N moves while list sizes (and overlaps) are held. For an entity on m lists m - 1,
/// or with pairs (m - 1)(m - 2) / 2; so the number observed is the sum of the list sizes less this,
/// or that sum less the overlaps of every two lists plus this.
double surplus(const ContingencyTable& table, Match match);

/// The unknowns and equations of a calibration. Unknowns: log N; one shift of log-odds for each
/// agency that has a capture probability other than 0 and 1 and reports; with pairs the log odds
/// ratio of every two such agencies whose overlap in the table is not 0 (where it is, the odds
/// ratio is 0). Residuals, in the same order: log(expected / table) of the surplus, the list sizes,
/// the overlaps. In logarithms the system is nearly linear. Where an agency detects some victims
/// for sure, the others never, its list tells N, and takes the surplus's place.
class CalibrationSystem {
 public:
  /// `stop`: asked by what composes a world, which throws GivenUp; null: nobody asks.
  CalibrationSystem(const Scenario& scenario, const ContingencyTable& table, Match match,
                    const StopQuestion* stop = nullptr);

  /// A world at some unknowns, and what it expects.
  struct Point {
    World world;
    Register expected;
  };

  /// Unknowns near the solution where victims' records are independent: N is the products of every
  /// two lists' true records over their overlaps, summed, and a capture probability is true records
  /// over N.
  std::vector<double> start() const;

  /// The system of the victims' own records, without the false ones that shares ask for: what the
  /// list sizes leave for them. Exact where nothing but a share makes a list longer.
  CalibrationSystem without_false_shares() const;
  bool has_false_shares() const { return scenario_.bystanders.form == FalsePositiveForm::share; }

  /// None where N is above what a scenario can have, or where no world exists: then `refusal`
  /// says why.
  std::optional<std::vector<double>> residuals(const std::vector<double>& unknowns);

  /// The scenario at these unknowns, its `victims` the nearest whole number.
  Scenario scenario_at(const std::vector<double>& unknowns) const;
  /// The world of that scenario with N real. Throws UnsolvableScenario.
  Point at(const std::vector<double>& unknowns) const;

  /// What compose_world last said; empty where it last found a world.
  const std::string& refusal() const { return refusal_; }

  const ContingencyTable& table() const { return table_; }
  /// The list size to be met, and what it counts: "records", or "true records" without the false
  /// ones that shares ask for.
  double size(std::size_t agency) const { return sizes_[agency]; }
  const char* counted() const { return true_records_alone_ ? "true records" : "records"; }
  Match match() const { return match_; }
  const std::vector<std::size_t>& agencies() const { return movable_; }
  /// The agency whose list tells N.
  std::optional<std::size_t> anchor() const { return anchor_; }
  /// Whether some agency detects the victims of some stratum for sure: its list is no shorter.
  bool has_certain_detections() const;
  struct Pair {
    std::size_t first = 0;
    std::size_t second = 0;
    CaptureHistory both() const {
      return only(static_cast<int>(first)) | only(static_cast<int>(second));
    }
  };
  const std::vector<Pair>& pairs() const { return movable_pairs_; }
  const std::string& name(std::size_t agency) const { return scenario_.agencies[agency].name; }

 private:
  double true_records(std::size_t agency) const;
  double first_victims() const;
  double most_victims(std::size_t agency) const;
  double first_residual(const ContingencyTable& expected) const;

  Scenario scenario_;  // with pairs: without its dependence of victims
  ContingencyTable table_;
  Match match_;
  const StopQuestion* stop_;
  std::vector<double> sizes_;  // by agency
  bool true_records_alone_ = false;
  std::vector<std::size_t> movable_;  // agencies
  std::vector<Pair> movable_pairs_;
  std::optional<std::size_t> anchor_;
  std::string refusal_;
};

}  // namespace darknumber
