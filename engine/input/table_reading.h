// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace darknumber {

enum class RepeatedHistory { refuse, add };
enum class MissingMembership { refuse, not_on_list };
enum class MembershipCoding { as_written, reversed };  // reversed: 0 is being on the list

/// How a table is to be taken, where the file alone does not say.
struct TableReading {
  std::string count = {};                    // the column of counts; empty: the one called so
  std::vector<std::string> strata = {};      // columns
  std::vector<std::string> ignored = {};     // columns
  std::vector<std::string> covariates = {};  // columns; the strata are then patterns of them
  RepeatedHistory repeated = RepeatedHistory::refuse;
  MissingMembership missing = MissingMembership::refuse;
  MembershipCoding coding = MembershipCoding::as_written;
  int least_suppressed = 1;  // what a count of "<5" is at least

  bool operator==(const TableReading&) const = default;
};

}  // namespace darknumber
