// SPDX-License-Identifier: MIT
// The program that libFuzzer drives: --target=NAME says what it tries.
#include <cstring>
#include <string>

#include "tests/fuzz/targets.h"

namespace {

const darknumber::fuzz::Target* chosen = nullptr;

std::string copy_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::size_t put(const std::string& text, std::uint8_t* data, std::size_t most) {
  if (text.size() > most) return 0;
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

}  // namespace

extern "C" {

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view option = "--target=";
  for (int i = 1; i < *count; ++i)
    if (std::string_view((*words)[i]).starts_with(option))
      chosen = darknumber::fuzz::find_target((*words)[i] + option.size());
  darknumber::fuzz::demand(chosen != nullptr, "--target=NAME names a target");
  return 0;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->run(copy_of(data, size));
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned int seed) {
  using darknumber::fuzz::Form;
  if (chosen->form == Form::bytes || seed % 4 == 0) return LLVMFuzzerMutate(data, size, most);
  const std::string text = copy_of(data, size);
  const std::size_t line =
      chosen->form == Form::line_and_json ? std::min(text.find('\n'), text.size() - 1) + 1 : 0;
  const std::size_t length = put(
      text.substr(0, line) + darknumber::fuzz::mutated_json(text.substr(line), seed), data, most);
  return length > 0 ? length : LLVMFuzzerMutate(data, size, most);
}

std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t most, unsigned int seed) {
  if (chosen->form != darknumber::fuzz::Form::json) return 0;
  return put(
      darknumber::fuzz::crossed_json(copy_of(one, one_size), copy_of(other, other_size), seed), out,
      most);
}

}  // extern "C"
