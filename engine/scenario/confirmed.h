// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Probability that the person behind a reported record is confirmed; 1 where verification is of
/// records. `group` is victims or bystanders.
double confirmed_persons(const Scenario& scenario, Group group);

/// Probability that a record of this agency is confirmed, whose person is.
double confirmed_records(const Scenario& scenario, std::size_t agency, Group group);

/// Probability that a record of this agency is confirmed, together with its person.
double confirmed_share(const Scenario& scenario, std::size_t agency, Group group);

/// What a share of false records among those reported becomes among those confirmed:
///   share (1 - sp) / (share (1 - sp) + (1 - share) se),
/// with se the share confirmed of victims' records and 1 - sp of others' (Bayes). 0 where nothing
/// is confirmed.
double false_share_confirmed(const Scenario& scenario, std::size_t agency, double share);

/// Whether anything reported is not confirmed.
bool has_verification(const Scenario& scenario);

}  // namespace darknumber
