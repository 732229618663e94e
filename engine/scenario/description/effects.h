// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/description/violations.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// What the scenario's violations of an assumption usually do to estimates; whole sentences.
///
/// Sources. False records, on a list each: a two-list estimate becomes N / ((1-f1)(1-f2)), so one
/// false record on a list that reaches a share p adds about 1/p; models with interactions gain a
/// factor for every list (derived from the formulas of the methods). Missed links: N / (1-b), Ding
/// & Fienberg (1994), Survey Methodology 20. Dependence: N - n00 (1 - 1/OR), Gerritse, van der
/// Heijden & Bakker (2015), Journal of Official Statistics 31(3). Heterogeneity: N / (1 + corr CV1
/// CV2), Chao (2001), Journal of Agricultural, Biological and Environmental Statistics 6(2).
/// Avoidance of share d after list 1: N (1 - d p1) / (1 - d); referral r from list 1 to list 2: N
/// (p2 + r p1 (1 - p2)) / (p2 + r (1 - p2)), and with two lists that refer to a third an
/// interaction of all three (Chao (2001) for the behavioural response that both are; derived for
/// the limits). False links g of persons on list 1 alone: N p2 / (p2 + g (1 - p2)), Ding & Fienberg
/// (1994). Turnover with lists that run all the time: N_ever E[d]^2 / E[d^2], d the share of the
/// time in which a person is present, between N_ever E[d] present at any one time and N_ever
/// (derived); at two separate times with entries and exits: above both, Kendall (1999), Ecology 80.
/// Severity: two lists with hard thresholds give N P(S > the lower) (derived).
std::vector<std::string> usual_effects(const Scenario& scenario, Assumption assumption);

}  // namespace darknumber
