// SPDX-License-Identifier: MIT
#include "engine/world/referral.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace darknumber {

int Referral::agencies() const {
  return static_cast<int>(std::lround(std::sqrt(static_cast<double>(probability.size()))));
}

namespace {

/// The states of a cascade, and what the next agency to refer makes of one.
class Cascade {
 public:
  explicit Cascade(const Referral& referral)
      : referral_(referral), agencies_(referral.agencies()), place_(history_count(agencies_), 0) {
    for (int j = 0; j < agencies_; ++j) {
      bool refers = false;
      for (int l = 0; l < agencies_; ++l) refers |= passes(j, l) > 0.0;
      if (refers) referring_ |= only(j);
      for (CaptureHistory h = only(j); h < only(j + 1); ++h)
        place_[h] = place_[h & ~only(j)] + states_;
      states_ *= refers ? 3 : 2;
    }
  }

  CaptureHistory all() const { return static_cast<CaptureHistory>(place_.size()) - 1; }
  CaptureHistory referring() const { return referring_; }
  std::size_t states() const { return states_; }
  /// Agency by agency a digit: 0 not reached, 1 reached, 2 if it has referred.
  std::size_t place(CaptureHistory referred, CaptureHistory reached) const {
    return place_[referred] + place_[reached];
  }

  struct Part {
    std::size_t place;  // of the state that follows
    double probability;
  };
  /// The lowest agency that waits refers; none where nobody waits.
  const std::vector<Part>& next(CaptureHistory referred, CaptureHistory reached) {
    parts_.clear();
    const CaptureHistory waiting = reached & referring_ & ~referred;
    if (waiting == 0) return parts_;
    const int j = std::countr_zero(waiting);
    parts_.push_back({place(referred | only(j), reached), 1.0});
    for (int l = 0; l < agencies_; ++l) {
      if (passes(j, l) == 0.0 || contains(reached, l)) continue;
      const std::size_t before = parts_.size();
      for (std::size_t part = 0; part < before; ++part) {
        parts_.push_back(
            {parts_[part].place + place_[only(l)], parts_[part].probability * passes(j, l)});
        parts_[part].probability *= 1.0 - passes(j, l);
      }
    }
    return parts_;
  }

 private:
  double passes(int from, int to) const {
    return referral_.probability[static_cast<std::size_t>(from * agencies_ + to)];
  }

  const Referral& referral_;
  int agencies_;
  CaptureHistory referring_ = 0;  // agencies that refer to some other
  std::size_t states_ = 1;
  std::vector<std::size_t> place_;
  std::vector<Part> parts_;
};

}  // namespace

Law law(const Referral& referral, const Law& detected) {
  Cascade cascade(referral);
  const CaptureHistory all = cascade.all();
  const std::size_t laws = detected.size() / history_count(referral.agencies());
  std::vector<double> mass(cascade.states() * laws, 0.0);
  for (CaptureHistory h = 0; h <= all; ++h)
    std::copy_n(&detected[h * laws], laws, &mass[cascade.place(0, h) * laws]);
  Law result(detected.size(), 0.0);
  // Referring only adds to `referred`.
  for (CaptureHistory referred = 0; referred <= all; ++referred) {
    if (!is_subset(referred, cascade.referring())) continue;
    for (CaptureHistory reached = referred; reached <= all; reached = (reached + 1) | referred) {
      const double* const here = &mass[cascade.place(referred, reached) * laws];
      const std::vector<Cascade::Part>& next = cascade.next(referred, reached);
      if (next.empty())
        for (std::size_t i = 0; i < laws; ++i) result[reached * laws + i] += here[i];
      for (const Cascade::Part& part : next)
        for (std::size_t i = 0; i < laws; ++i)
          mass[part.place * laws + i] += part.probability * here[i];
    }
  }
  return result;
}

std::vector<double> mean_after(const Referral& referral, const std::vector<double>& values) {
  Cascade cascade(referral);
  const CaptureHistory all = cascade.all();
  const std::size_t several = values.size() / history_count(referral.agencies());
  std::vector<double> mean(cascade.states() * several, 0.0);
  for (CaptureHistory referred = all + 1; referred-- > 0;) {
    if (!is_subset(referred, cascade.referring())) continue;
    for (CaptureHistory reached = referred; reached <= all; reached = (reached + 1) | referred) {
      double* const here = &mean[cascade.place(referred, reached) * several];
      const std::vector<Cascade::Part>& next = cascade.next(referred, reached);
      if (next.empty()) std::copy_n(&values[reached * several], several, here);
      for (const Cascade::Part& part : next)
        for (std::size_t i = 0; i < several; ++i)
          here[i] += part.probability * mean[part.place * several + i];
    }
  }
  std::vector<double> result(values.size());
  for (CaptureHistory h = 0; h <= all; ++h)
    std::copy_n(&mean[cascade.place(0, h) * several], several, &result[h * several]);
  return result;
}

CaptureHistory draw(const Referral& referral, CaptureHistory detected, RandomStream& stream) {
  const int k = referral.agencies();
  std::vector<CaptureHistory> passes_on(static_cast<std::size_t>(k), 0);
  for (int j = 0; j < k; ++j)
    for (int l = 0; l < k; ++l)
      if (stream.uniform() < referral.probability[static_cast<std::size_t>(j * k + l)])
        passes_on[static_cast<std::size_t>(j)] |= only(l);
  CaptureHistory reached = detected;
  for (CaptureHistory waiting = detected; waiting != 0;) {
    const int j = std::countr_zero(waiting);
    const CaptureHistory new_ones = passes_on[static_cast<std::size_t>(j)] & ~reached;
    reached |= new_ones;
    waiting = (waiting & (waiting - 1)) | new_ones;
  }
  return reached;
}

}  // namespace darknumber
