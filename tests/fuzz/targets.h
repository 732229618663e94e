// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace darknumber::fuzz {

/// How inputs of a target are changed: as bytes, or for the most part as the JSON that they are,
/// after a first line where there is one.
enum class Form { bytes, json, line_and_json };

/// A part of the program that takes whatever it is given: it answers, or refuses with a message.
/// Anything else ends the process.
struct Target {
  std::string_view name;
  Form form;
  void (*run)(std::string_view input);
};

std::span<const Target> targets();

/// Null where there is none of that name.
const Target* find_target(std::string_view name);

/// Ends the process, with a word about it, where something does not hold.
void demand(bool holds, const char* what);

/// An input of a JSON target, changed here and there; the same for the same seed.
std::string mutated_json(std::string_view text, std::uint32_t seed);
/// One of two inputs with a part of the other.
std::string crossed_json(std::string_view text, std::string_view other, std::uint32_t seed);

/// An input changed byte by byte, with pieces of another one.
std::string mutated_bytes(std::string_view bytes, std::string_view other, std::uint32_t seed);

// The targets, by what they read.
void read_scenario_text(std::string_view input);
void apply_settings_text(std::string_view input);
void read_estimators_text(std::string_view input);
void read_table_text(std::string_view input);
void estimate_of_table(std::string_view input);
void read_checkpoint(std::string_view input);
void read_results_folder(std::string_view input);
void read_shard_folder(std::string_view input);
void call_verb(std::string_view input);
void run_tiny_world(std::string_view input);

}  // namespace darknumber::fuzz
