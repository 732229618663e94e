// SPDX-License-Identifier: MIT
#include "engine/world/known_detections.h"

#include <bit>
#include <utility>

namespace darknumber {
namespace {

void add_numbers(const std::vector<double>& numbers, std::vector<std::uint64_t>& key) {
  key.push_back(numbers.size());
  for (double number : numbers) key.push_back(std::bit_cast<std::uint64_t>(number));
}

void add_trait(const Trait& trait, std::vector<std::uint64_t>& key) {
  if (const auto* normal = std::get_if<NormalTrait>(&trait.distribution))
    return add_numbers({normal->sd}, key);
  const auto& classes = std::get<ClassesTrait>(trait.distribution);
  key.push_back(0);  // no sd
  add_numbers(classes.values, key);
  add_numbers(classes.shares, key);
}

}  // namespace

KnownDetections::Key KnownDetections::key_of(const DetectionTarget& target) {
  Key key;
  add_numbers(target.margins, key);
  add_numbers(target.odds_ratios, key);
  for (const std::vector<double>& agency : target.loadings) add_numbers(agency, key);
  key.push_back(target.traits.size());
  for (const Trait& trait : target.traits) add_trait(trait, key);
  for (const SetOddsRatio& set : target.sets) {
    key.push_back(set.agencies);
    key.push_back(std::bit_cast<std::uint64_t>(set.odds_ratio));
  }
  return key;
}

std::shared_ptr<const SolvedDetection> KnownDetections::find(const Key& key) const {
  for (const Known& known : known_)
    if (known.key == key) return known.detection;
  return nullptr;
}

std::shared_ptr<const SolvedDetection> KnownDetections::solve(const DetectionTarget& target) {
  Key key = key_of(target);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (auto known = find(key)) return known;
  }
  auto detection = std::make_shared<const SolvedDetection>(solve_detection(target));
  const std::lock_guard<std::mutex> lock(mutex_);
  ++solved_;
  known_.push_front({std::move(key), detection});
  if (known_.size() > most_) known_.pop_back();
  return detection;
}

std::size_t KnownDetections::solved() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return solved_;
}

}  // namespace darknumber
