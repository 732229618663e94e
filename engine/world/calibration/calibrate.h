// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "engine/core/contingency_table.h"
#include "engine/core/stop.h"
#include "engine/scenario/scenario.h"
#include "engine/world/world.h"

namespace darknumber {

/// What of a table a world is made to equal in expectation: the list sizes and the number observed;
/// with `pairs` also the overlaps of every two lists.
enum class Match { sizes, pairs };

/// A world that equals the table in expectation, to 1e-10 relative.
struct Calibrated {
  /// The scenario with the capture probabilities solved and `victims` the whole number nearest to
  /// N, or the next above (calibrate_whole). With pairs, an odds ratio for the victims of every two
  /// agencies stands in place of the scenario's own; what an entry for everyone said of bystanders
  /// stays, for them.
  Scenario scenario;
  double victims = 0.0;  // N of the world: real, or whole
  double solved = 0.0;   // N as solved, real
  World world;           // of `victims`
  Register expected;     // its expected register
};

/// Why there is no such world, in plain words without a final full stop.
struct Misfit {
  enum class Kind {
    does_not_fit,  // no such world equals the table
    not_solved,    // one may, but the solver did not find it
  };
  Kind kind = Kind::does_not_fit;
  std::string reason;
};

using Calibration = std::variant<Calibrated, Misfit>;

/// Solves N > 0, real, and for each agency one shift of the log-odds of all its capture
/// probabilities (by_stratum included), so that the expected list sizes and number observed are
/// those of `table`, a table over the agencies. Everything else in the
/// scenario stays as it is; its own N does not matter. The expectations are those of
/// `expected_register`, before `estimation` merges, drops or removes. With every violation off, N
/// is the independence model's estimate of the table, with pairs that of the model with all pairs:
/// expected margins equal to observed ones are the likelihood equations (Birch 1963, JRSS B
/// 25:220). Not for a continuum. Throws no UnsolvableScenario: that is a Misfit.
/// `stop`: asked at every world that the search composes, and within; throws GivenUp.
Calibration calibrate(const Scenario& scenario, const ContingencyTable& table, Match match,
                      const StopQuestion* stop = nullptr);

/// The same with N the nearest whole number, at least 1, or the next above where there are no such
/// list sizes with the nearest, since a capture probability would have to pass 1; and the shifts
/// solved for it: list sizes (and overlaps) are exact, the number observed as near as that allows.
/// The world is that of the scenario returned.
Calibration calibrate_whole(const Scenario& scenario, const ContingencyTable& table, Match match,
                            const StopQuestion* stop = nullptr);

}  // namespace darknumber
