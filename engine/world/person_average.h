// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/stop.h"
#include "engine/world/world.h"

namespace darknumber {

/// Detections by a source, given the traits that also move what happens to records, averaged over
/// those that move detection alone: whatever comes after detection is linear in its law, and need
/// not be gone through for each of their nodes. Laws are kept, for every class of presence and
/// every step asks for the same.
class DetectionsByTraits {
 public:
  /// `stop`: asked between nodes; null: nobody asks.
  DetectionsByTraits(const Detection& source, const PersonProcess& process,
                     const StopQuestion* stop = nullptr);

  /// At so many nodes for each normal trait that is averaged over; of `traits`, one value each, it
  /// looks at the others. Throws GivenUp.
  Law given(std::span<const double> traits, int normal_nodes);

  const std::vector<std::vector<double>>& loadings() const { return loadings_; }
  const StopQuestion* stop() const { return stop_; }

 private:
  std::vector<double> intercepts_at(std::span<const double> traits) const;

  std::vector<std::vector<double>> loadings_;
  Detection averaged_;             // loads on the traits that are averaged over
  std::vector<std::size_t> seen_;  // the traits of which laws are given
  std::map<std::pair<int, std::vector<double>>, Law> kept_;
  const StopQuestion* stop_;
};

/// Own detections of the persons of a process, where what happens to their records goes by person.
struct OwnDetections {
  Law average;  // over the traits
  /// Of persons with these traits, as DetectionsByTraits gives them; none: the traits do not move
  /// it.
  std::function<Law(std::span<const double> traits, int normal_nodes)> given = {};
  std::vector<std::vector<double>> loadings = {};  // by which it depends on all traits
  const StopQuestion* stop = nullptr;              // asked between nodes; null: nobody asks
};

/// Those of a source, present to this extent; `by_traits` outlives them.
OwnDetections own_detections(DetectionsByTraits& by_traits, Law average,
                             const std::vector<double>& exposure);

/// The law of reported histories, averaged over the traits where reporting goes by person. Throws
/// GivenUp, as do the two below.
Law reported_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections);

/// The law of histories in the register, reported and confirmed.
Law register_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                        const OwnDetections& detections);

/// Whose records are anonymous, averaged over the traits; empty where that does not go by person.
AnonymousLaw anonymous_on_average(const PersonProcess& process, const std::vector<Trait>& traits,
                                  const OwnDetections& detections);

}  // namespace darknumber
