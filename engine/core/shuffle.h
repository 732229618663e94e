// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/uniform_int_distribution.hpp>
#include <cstddef>
#include <span>
#include <utility>

#include "engine/core/random_stream.h"

namespace darknumber {

/// Puts the items in random order, each order as likely as any other, with one whole number drawn
/// for each item but one. Source: Fisher & Yates's shuffle as Durstenfeld (1964), Communications of
/// the ACM 7, has it.
template <typename Item>
void shuffle(std::span<Item> items, RandomStream& stream) {
  for (std::size_t left = items.size(); left > 1; --left) {
    boost::random::uniform_int_distribution<std::size_t> any(0, left - 1);
    std::swap(items[left - 1], items[any(stream)]);
  }
}

}  // namespace darknumber
