// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/loglinear_profile.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/loglinear_face.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/intervals/profile_interval.h"

namespace darknumber {
namespace {

/// A log-linear model fitted to complete tables, each from where the last fit ended.
class CompleteLoglinear {
 public:
  CompleteLoglinear(const ContingencyTable& table, std::span<const CaptureHistory> interactions)
      : table_(margins_of(table)),
        model_(model_of(table_, interactions)),
        observed_(table_.margins[0]),
        work_(table_.lists, model_.finite.size()) {
    model_.cells.insert(model_.cells.begin(), 0);  // the persons on no list are seen here
    table_.counts[0] = observed_;                  // how many does not matter for the face
    narrow_to_face(table_, model_);
  }

  std::optional<CompleteFit> fit(double unseen) {
    table_.counts[0] = unseen;
    table_.margins[0] = observed_ + unseen;
    if (!(fitted_ && climbed()) && !climbed_from_cold()) return std::nullopt;
    fitted_ = true;
    return CompleteFit{deviance(), work_.mean[0] / table_.margins[0]};
  }

 private:
  bool climbed() {
    constexpr double decrement = 1e-11;  // twice the log-likelihood that is still to be gained
    constexpr int most_steps = 200;
    evaluate(table_, model_, work_);
    return climb(table_, model_, {decrement * std::min(1.0, observed_), most_steps, -INFINITY},
                 work_) == Search::converged;
  }

  bool climbed_from_cold() {
    return start_cold(table_, model_, work_) == Search::unfinished && climbed();
  }

  double deviance() const {
    double sum = 0.0;
    for (CaptureHistory cell : model_.cells) {
      const double count = table_.counts[cell];
      const double mean = work_.mean[cell];
      sum += mean - count;
      if (count > 0.0) sum += count * std::log(count / mean);
    }
    return std::max(0.0, 2.0 * sum);  // a saturated model's is 0, and rounding has a sign
  }

  TableMargins table_;
  LoglinearModel model_;
  double observed_;
  LoglinearWorkspace work_;
  bool fitted_ = false;
};

}  // namespace

std::optional<Interval> loglinear_profile_interval(const ContingencyTable& table,
                                                   std::span<const CaptureHistory> interactions,
                                                   double start, double level) {
  CompleteLoglinear model(table, interactions);
  return profile_interval(table.observed(), start, level,
                          [&model](double unseen) { return model.fit(unseen); });
}

}  // namespace darknumber
