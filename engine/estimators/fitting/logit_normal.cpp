// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/logit_normal.h"

#include <cmath>
#include <limits>

#include "engine/estimators/fitting/capture_model.h"
#include "engine/estimators/fitting/logit_normal_fit.h"

namespace darknumber {
namespace {

LogitNormalData data_of(const TableMargins& table, const CaptureModel& model) {
  LogitNormalData data;
  data.lists = lists_on(model.lists);
  data.frequencies.resize(static_cast<std::size_t>(data.lists) + 1);
  double records = 0.0;
  for (CaptureHistory h = 1; h < table.counts.size(); ++h) {
    if (!is_subset(h, model.lists)) continue;  // of a list that nobody is on
    data.frequencies[static_cast<std::size_t>(lists_on(h))] += table.counts[h];
    records += table.counts[h] * lists_on(h);
  }
  if (!model.lists_differ) data.on.push_back(records);
  for (int list = 0; model.lists_differ && list < table.lists; ++list)
    if (contains(model.lists, list)) data.on.push_back(table.margins[only(list)]);
  return data;
}

bool anyone_on_two_lists(const TableMargins& table) {
  for (CaptureHistory h = 1; h < table.counts.size(); ++h)
    if (table.counts[h] > 0.0 && lists_on(h) >= 2) return true;
  return false;
}

/// A list with everyone on it is one whose log odds go to infinity, whatever sigma is, and the dark
/// figure to 0. Where lists are alike they all have to be.
bool some_odds_without_end(const TableMargins& table, const CaptureModel& model) {
  if (table.counts[model.lists] == table.margins[0]) return true;
  if (!model.lists_differ) return false;
  for (int list = 0; list < table.lists; ++list)
    if (table.margins[only(list)] == table.margins[0]) return true;
  return false;
}

/// The model without heterogeneity, as a maximum at sigma = 0.
FitStatus fit_without_heterogeneity(const TableMargins& table, const CaptureModel& model,
                                    FittedModel& fitted) {
  const CaptureFit fit = fit_capture_model(table, model);
  if (fit.status != FitStatus::ok) return fit.status;
  fitted = fitted_model_of(table, model, fit);
  fitted.heterogeneity.push_back({"sigma", 0.0, std::nan("")});
  ++fitted.parameters;
  fitted.set_criteria(table.margins[0], table.counts.size() - 1);
  return FitStatus::ok;
}

void add_model(const TableMargins& table, const CaptureModel& model, const LogitNormalFit& fit,
               FittedModel& fitted) {
  fitted.intercept = fit.log_dark_figure;
  fitted.intercept_se = std::sqrt(fit.log_dark_variance);
  std::size_t next = 0;
  for (int list = 0; list < table.lists; ++list) {
    if (!contains(model.lists, list)) continue;
    fitted.terms.push_back(only(list));
    fitted.coefficients.push_back(fit.logits[next]);
    fitted.standard_errors.push_back(std::sqrt(fit.variances[next]));
    if (model.lists_differ) ++next;
  }
  fitted.heterogeneity.push_back({"sigma", fit.sigma, std::sqrt(fit.variances.back())});
  fitted.parameters = static_cast<int>(fit.logits.size()) + 2;
  std::vector<double> mean(table.counts.size(), 0.0);
  for (CaptureHistory h = 1; h < mean.size(); ++h) {
    if (!is_subset(h, model.lists)) continue;
    double predictor = fit.log_dark_figure + fit.excess[static_cast<std::size_t>(lists_on(h))];
    for (std::size_t t = 0; t < fitted.terms.size(); ++t)
      if (is_subset(fitted.terms[t], h)) predictor += fitted.coefficients[t];
    mean[h] = std::exp(predictor);
  }
  add_criteria(table, mean, fitted);
}

}  // namespace

FitStatus fit_logit_normal_model(const TableMargins& table, bool lists_differ,
                                 FittedModel& fitted) {
  const CaptureModel model = capture_model_of(table, lists_differ);
  if (lists_on(model.lists) < 3) return FitStatus::not_identifiable;
  if (!anyone_on_two_lists(table)) return FitStatus::no_mle;  // all odds go to 0
  if (some_odds_without_end(table, model)) {
    fitted.intercept = -std::numeric_limits<double>::infinity();
    return FitStatus::ok;
  }
  const LogitNormalFit fit = fit_logit_normal(data_of(table, model));
  if (fit.status != FitStatus::ok) return fit.status;
  constexpr double indistinguishable = 1e-4;  // of sigma from 0: its square is what matters
  if (fit.sigma < indistinguishable) return fit_without_heterogeneity(table, model, fitted);
  add_model(table, model, fit, fitted);
  return FitStatus::ok;
}

}  // namespace darknumber
