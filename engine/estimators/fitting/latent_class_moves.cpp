// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/latent_class_moves.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/estimators/fitting/log_factorial.h"

namespace darknumber {
namespace {

/// log Gamma(x + 1) for a number of persons and more.
double lf(std::int64_t persons, double more = 0.0) {
  return log_factorial(static_cast<double>(persons) + more);
}

/// Metropolis: yes with probability min(1, exp(log_ratio)).
bool accepts(double log_ratio, RandomStream& stream) {
  const double uniform = 1.0 - stream.uniform();  // drawn even where the answer is known
  return log_ratio >= 0.0 || std::log(uniform) <= log_ratio;
}

/// log Gamma(alpha + persons), alpha > 0.
double log_gamma_beyond(double alpha, std::int64_t persons) {
  const double x = alpha + static_cast<double>(persons);
  return log_factorial(x) - std::log(x);
}

/// By how much the log probability of everyone's class grows, V integrated out, where class k grows
/// by `step`. Over the sticks the Beta functions telescope to
///   sum over k < K of log Gamma(1 + nu_k) + log Gamma(alpha + nu_K) - log Gamma(1 + alpha + N)
///   - sum over k < K - 1 of log(alpha + r_k),
/// nu_k the persons in class k and r_k those in the classes after it.
double log_ratio_of_shares(const LatentClasses& classes, std::size_t k, std::int64_t step) {
  const std::size_t last = classes.states.size() - 1;
  if (last == 0) return 0.0;
  const std::int64_t persons = classes.states[k].persons;
  const std::int64_t all = classes.observed + classes.unseen;
  double ratio = 1.0;
  std::int64_t after = all;
  for (std::size_t h = 0; h < k && h + 1 < last; ++h) {
    after -= classes.states[h].persons;
    const double before_step = classes.alpha + static_cast<double>(after);
    ratio *= before_step / (before_step + static_cast<double>(step));
  }
  const double own = k < last ? lf(persons + step) - lf(persons)
                              : log_gamma_beyond(classes.alpha, persons + step) -
                                    log_gamma_beyond(classes.alpha, persons);
  return own + std::log(ratio) + lf(all, classes.alpha) - lf(all + step, classes.alpha);
}

/// The same of who is on which list, lambda integrated out, and of N: (N - 1)! / (unseen of k)!.
double log_ratio_of_lists(const LatentClasses& classes, std::size_t k, std::int64_t step) {
  const LatentClassState& state = classes.states[k];
  const std::int64_t all = classes.observed + classes.unseen;
  double sum = lf(all + step - 1) - lf(all - 1) + lf(state.unseen) - lf(state.unseen + step);
  sum -= classes.lists * (lf(state.persons + step + 1) - lf(state.persons + 1));
  for (std::size_t j = 0; j < static_cast<std::size_t>(classes.lists); ++j) {
    const std::int64_t off = state.persons - state.records[j];
    sum += lf(off + step) - lf(off);
  }
  return sum;
}

}  // namespace

void move_unseen(LatentClasses& classes, RandomStream& stream) {
  const double widest = std::log(4.0 * static_cast<double>(classes.observed));
  for (std::size_t k = 0; k < classes.states.size(); ++k) {
    LatentClassState& state = classes.states[k];
    if (state.persons == state.unseen) continue;  // no one seen: the sweep itself moves it freely
    const double width = std::exp(widest * stream.uniform());
    const double size = 1.0 + std::floor(width * stream.uniform());
    const auto step = static_cast<std::int64_t>(stream.uniform() < 0.5 ? size : -size);
    if (state.unseen + step < 0) continue;
    if (!accepts(log_ratio_of_lists(classes, k, step) + log_ratio_of_shares(classes, k, step),
                 stream))
      continue;
    state.unseen += step;
    state.persons += step;
    classes.unseen += step;
  }
}

void move_labels(LatentClasses& classes, RandomStream& stream) {
  const std::size_t count = classes.states.size();
  std::int64_t after = classes.observed + classes.unseen;
  for (std::size_t k = 0; k + 1 < count; ++k) {
    LatentClassState& here = classes.states[k];
    LatentClassState& next = classes.states[k + 1];
    after -= here.persons;  // those in the classes after k
    const std::int64_t beyond = after - next.persons;
    const double log_ratio =
        k + 2 < count
            ? std::log((classes.alpha + static_cast<double>(after)) /
                       (classes.alpha + static_cast<double>(beyond + here.persons)))
            : lf(next.persons) - lf(here.persons) + log_gamma_beyond(classes.alpha, here.persons) -
                  log_gamma_beyond(classes.alpha, next.persons);
    if (!accepts(log_ratio, stream)) continue;
    std::swap(here, next);
    after = beyond + next.persons;
  }
}

}  // namespace darknumber
