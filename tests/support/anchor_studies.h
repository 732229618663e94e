// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber::testing {

/// A small world and a study of it, as the text of a scenario.
struct AnchorWorld {
  std::vector<double> capture_probabilities;  // of agencies A, B, C, …
  std::string further;                        // members of the scenario, such as "referrals"
  int victims = 100000;

  /// With two lists Lincoln-Petersen is asked, with more the independence model.
  std::string estimator() const;
  /// The scenario with these members of "study" besides its estimator.
  std::string with_study(const std::string& members, int replicates = 2) const;
};

/// A factor that is solved for, where the large-sample estimate is so many times the truth.
struct Anchor {
  std::string name;
  AnchorWorld world;
  std::string factor;    // members of the factor: its path or paths, and range
  double target = 2.0;   // estimate / truth
  double at = 0.0;       // in closed form where there is one
  double margin = 1e-9;  // what the answer is known to

  /// The scenario with the tipping-point study that finds it.
  std::string study(const std::string& evaluate, int replicates = 2) const;
};

/// The tipping points of two and three lists that have closed forms or were solved elsewhere:
/// unlinked false records, missed links, dependence, latent classes, strata, referral.
std::vector<Anchor> anchors();

}  // namespace darknumber::testing
