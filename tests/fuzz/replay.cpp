// SPDX-License-Identifier: MIT
// Gives every input of the corpus to its target once, in the ordinary tests and with any compiler:
//   fuzz_replay TARGET FILE_OR_FOLDER...
// or goes on for so many seconds with inputs that are changed blindly, where there is no libFuzzer
// to say which change reached something new. What ends the process, or takes a minute, is then left
// in FOUND:
//   fuzz_replay TARGET --mutate SECONDS SEED FOUND FILE_OR_FOLDER...
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fuzz/targets.h"

namespace {

namespace fs = std::filesystem;
using namespace darknumber::fuzz;

constexpr unsigned longest_seconds = 60;

struct Input {
  fs::path file;
  std::string bytes;
};

std::vector<Input> inputs_in(char** first, char** last) {
  std::vector<fs::path> files;
  for (; first != last; ++first) {
    if (!fs::is_directory(*first)) {
      files.emplace_back(*first);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(*first))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  demand(!files.empty(), "there are inputs");
  std::vector<Input> inputs;
  for (const fs::path& file : files) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    inputs.push_back({file, bytes.str()});
  }
  return inputs;
}

// What is being tried, for the handler of the signal that ends it.
std::string current;
const char* found_file = nullptr;

extern "C" void leave_input(int signal) {
  const int file = ::open(found_file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && ::write(file, current.data(), current.size()) >= 0) ::close(file);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::string mutated(const Target& target, const std::vector<Input>& inputs,
                    std::minstd_rand& dice) {
  const auto any_input = [&]() -> const std::string& {
    return inputs[dice() % inputs.size()].bytes;
  };
  const std::string& text = any_input();
  const auto seed = static_cast<std::uint32_t>(dice());
  if (target.form == Form::bytes || seed % 4 == 0) return mutated_bytes(text, any_input(), seed);
  if (target.form == Form::json)
    return mutated_json(seed % 4 == 1 ? crossed_json(text, any_input(), seed) : text, seed);
  const std::size_t line = std::min(text.find('\n'), text.size() - 1) + 1;
  return text.substr(0, line) + mutated_json(std::string_view(text).substr(line), seed);
}

void mutate(const Target& target, double seconds, std::uint32_t seed, std::vector<Input> inputs) {
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL, SIGALRM})
    std::signal(signal, leave_input);
  std::minstd_rand dice(seed);
  const auto start = std::chrono::steady_clock::now();
  std::size_t tried = 0;
  while (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() <
         seconds) {
    current = mutated(target, inputs, dice);
    if (current.size() > 40000) continue;
    ::alarm(longest_seconds);
    target.run(current);
    ++tried;
    // Changes add up: some of what was tried is changed again.
    if (dice() % 8 == 0) {
      if (inputs.size() < 2000)
        inputs.push_back({{}, current});
      else
        inputs[inputs.size() / 2 + dice() % (inputs.size() / 2)].bytes = current;
    }
  }
  ::alarm(0);
  std::printf("%zu inputs of %s tried\n", tried, std::string(target.name).c_str());
}

}  // namespace

int main(int count, char** words) {
  const Target* target = count > 2 ? find_target(words[1]) : nullptr;
  demand(target != nullptr, "the first word names a target");
  if (std::string_view(words[2]) == "--mutate") {
    demand(count > 6, "--mutate SECONDS SEED FOUND FILE...");
    found_file = words[5];
    mutate(*target, std::atof(words[3]), static_cast<std::uint32_t>(std::atoi(words[4])),
           inputs_in(words + 6, words + count));
    return 0;
  }
  const std::vector<Input> inputs = inputs_in(words + 2, words + count);
  for (const Input& input : inputs) {
    std::printf("%s\n", input.file.filename().c_str());
    std::fflush(stdout);  // so that the last one named is the one that ended the process
    target->run(input.bytes);
  }
  std::printf("%zu inputs of %s\n", inputs.size(), words[1]);
}
