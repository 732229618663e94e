// SPDX-License-Identifier: MIT
#include "engine/study/shard.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// The whole number from 1 that a text is, in digits alone.
std::optional<std::int64_t> count_from(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Shard> shard_from(std::string_view text) {
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  const auto number = count_from(text.substr(0, stroke));
  const auto of = count_from(text.substr(stroke + 1));
  if (!number || !of || *number > *of || *of > most_shards) return std::nullopt;
  return Shard{*number, *of};
}

std::string shard_text(const Shard& shard) {
  return fmt::format("{}/{}", shard.number, shard.of);
}

WorkRange range_of(const Shard& shard, std::int64_t total) {
  DN_EXPECT(shard.number >= 1 && shard.number <= shard.of, "one of the shards");
  // The first `longer` shards have one more; total · number would overflow.
  const std::int64_t each = total / shard.of;
  const std::int64_t longer = total % shard.of;
  const auto begin = [&](std::int64_t before) { return before * each + std::min(before, longer); };
  return {begin(shard.number - 1), begin(shard.number)};
}

WorkRange of_point(const WorkRange& range, std::size_t point, std::int64_t replicates) {
  const std::int64_t start = static_cast<std::int64_t>(point) * replicates;
  return {std::clamp<std::int64_t>(range.first - start, 0, replicates),
          std::clamp<std::int64_t>(range.end - start, 0, replicates)};
}

}  // namespace darknumber
