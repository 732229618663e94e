// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace darknumber {

/// Takes these words alone, which are its name, with blanks between; they stand for the values of
/// an enumeration in its order.
CLI::Validator one_of(std::vector<std::string> words);

/// Takes a whole number within bounds.
CLI::Validator whole_number_between(std::uint64_t least, std::uint64_t most);

/// Takes a finite number above 0.
CLI::Validator positive_number();

/// Takes a finite number from 1.
CLI::Validator factor_from_one();

/// Takes a seed: a whole number from 0 that JSON can hold.
CLI::Validator seed();

/// Takes a shard: i/n, i from 1 to n.
CLI::Validator shard();

/// Takes a number above 0 and below 1.
CLI::Validator level();

}  // namespace darknumber
