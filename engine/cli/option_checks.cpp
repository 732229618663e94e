// SPDX-License-Identifier: MIT
#include "engine/cli/option_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/input/nearest_name.h"
#include "engine/input/written_number.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/study/shard.h"

namespace darknumber {
namespace {

/// The number that a text holds from end to end, if it does.
template <typename Number>
std::optional<Number> number_of(const std::string& text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  // The name of the check tells who describes the option what the words are.
  const std::string names = fmt::format("{}", fmt::join(words, " "));
  return {[words = std::move(words)](std::string& text) {
            const auto found = std::find(words.begin(), words.end(), text);
            if (found == words.end()) {
              const std::string nearest = nearest_name(text, words);
              return fmt::format(
                  "there is no \"{}\"; {} {}", text,
                  nearest.empty() ? "choose" : "did you mean \"" + nearest + "\"? Choose",
                  fmt::join(words, ", "));
            }
            text = std::to_string(found - words.begin());
            return std::string();
          },
          "", names};
}

CLI::Validator whole_number_between(std::uint64_t least, std::uint64_t most) {
  return {[least, most](std::string& text) {
            const auto number = number_of<std::uint64_t>(text);
            if (number && *number >= least && *number <= most) return std::string();
            const std::string advice = whole_number_advice(text);
            return fmt::format("must be a whole number from {} to {}, but is \"{}\"{}{}", least,
                               most, text, advice.empty() ? "" : ". ", advice);
          },
          ""};
}

CLI::Validator seed() {
  return whole_number_between(0, static_cast<std::uint64_t>(largest_seed));
}

CLI::Validator positive_number() {
  return {[](std::string& text) {
            const auto number = number_of<double>(text);
            if (number && std::isfinite(*number) && *number > 0.0) return std::string();
            return fmt::format("must be a number above 0, but is \"{}\"", text);
          },
          ""};
}

CLI::Validator factor_from_one() {
  return {[](std::string& text) {
            const auto number = number_of<double>(text);
            if (number && std::isfinite(*number) && *number >= 1.0) return std::string();
            return fmt::format("must be a number from 1, but is \"{}\"", text);
          },
          ""};
}

CLI::Validator shard() {
  return {[](std::string& text) {
            if (shard_from(text)) return std::string();
            return fmt::format(
                "takes i/n, the part i of n, two whole numbers with 1 <= i <= n <= {}, but is "
                "\"{}\". For example --shard 3/8",
                most_shards, text);
          },
          ""};
}

CLI::Validator level() {
  return {[](std::string& text) {
            const auto number = number_of<double>(text);
            if (number && *number > 0.0 && *number < 1.0) return std::string();
            const bool per_cent = number && *number >= 1.0 && *number < 100.0;
            return fmt::format(
                "must be a number above 0 and below 1, but is \"{}\"{}", text,
                per_cent ? fmt::format(". For {} % give {}", text, *number / 100.0) : "");
          },
          ""};
}

}  // namespace darknumber
