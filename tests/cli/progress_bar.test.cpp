// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "tests/cli/program.h"

namespace darknumber::testing::progress_bar_test {
namespace {

/// A terminal of a width, which takes in what is written to it.
class Terminal {
 public:
  explicit Terminal(unsigned short columns) : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(master_ >= 0);
    REQUIRE(::grantpt(master_) == 0);
    REQUIRE(::unlockpt(master_) == 0);
    name_ = ::ptsname(master_);
    kept_open_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(kept_open_ >= 0);
    const winsize size{24, columns, 0, 0};
    REQUIRE(::ioctl(kept_open_, TIOCSWINSZ, &size) == 0);
    reader_ = std::thread([this] {
      char piece[4096];
      for (ssize_t count; (count = ::read(master_, piece, sizeof piece)) > 0;)
        text_.append(piece, static_cast<std::size_t>(count));
    });
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (reader_.joinable()) (void)text();
    ::close(master_);
  }

  const std::string& name() const { return name_; }
  /// All that was written; nobody must write any more.
  const std::string& text() {
    if (kept_open_ >= 0) ::close(std::exchange(kept_open_, -1));
    if (reader_.joinable()) reader_.join();
    return text_;
  }

 private:
  int master_;
  int kept_open_ = -1;
  std::string name_;
  std::string text_;
  std::thread reader_;
};

/// What is shown after each carriage return, without the codes that erase the rest of the line.
std::vector<std::string> shown_lines(std::string text) {
  const std::string erase = "\x1b[K";
  for (std::size_t at = text.find(erase); at != std::string::npos; at = text.find(erase))
    text.erase(at, erase.size());
  std::replace(text.begin(), text.end(), '\r', '\n');
  return lines_of(text);
}

std::size_t columns_of(const std::string& text) {
  std::size_t columns = 0;
  for (char byte : text) columns += (byte & 0xC0) != 0x80;
  return columns;
}

}  // namespace

TEST_CASE("the progress bar stays in one line of a terminal of any width") {
  for (const unsigned short width : {0, 1, 3, 7, 12, 20, 33, 40, 50, 60, 80, 200}) {
    Terminal terminal(width);
    const ProgramRun run = run_shell("'" + program_file() +
                                     "' run scenarios/textbook.json --replicates 1000 > /dev/null"
                                     " 2> " +
                                     terminal.name());
    CHECK(run.exit_code == 0);
    const std::string& text = terminal.text();
    INFO("width " << width << ": " << text);
    CHECK(has(text, "\r"));
    CHECK_FALSE(has(text, "\n"));
    std::size_t widest = 0;
    for (const std::string& line : shown_lines(text)) widest = std::max(widest, columns_of(line));
    CHECK(widest < (width == 0 ? 80U : width));
    CHECK(has(text, "100 %") == (width == 0 || width > 6));
    CHECK(has(text, "1000 of 1000 replicates") == (width == 0 || width >= 50));
    CHECK(has(text, "█") == (width == 0 || width >= 60));
    for (const std::string& line : shown_lines(text))
      if (has(line, "█") && has(line, "100 %")) CHECK_FALSE(has(line, "·"));
  }
}

TEST_CASE("what is left of a long run is more than what it has taken") {
  Terminal terminal(80);
  const ProgramRun run =
      run_shell("'" + program_file() +
                "' run scenarios/textbook.json --replicates 1000000 --time-limit 1 > /dev/null"
                " 2> " +
                terminal.name());
  CHECK(run.exit_code == 6);
  const std::string& text = terminal.text();
  INFO(text);
  CHECK(has(text, " 0 %  "));
  for (const std::string& line : shown_lines(text))
    if (has(line, " left") && !has(line, "  0 of ")) CHECK_FALSE(has(line, " 0:00 left"));
}

TEST_CASE("estimate shows how many models it has fitted where it compares all") {
  Terminal terminal(80);
  const ProgramRun run = run_shell(
      "'" + program_file() +
      "' estimate examples/data/netherlands.csv --estimator "
      "'{\"method\": \"loglinear\", \"select\": \"all\", \"criterion\": \"bic\"}' > /dev/null 2> " +
      terminal.name());
  CHECK(run.exit_code == 0);
  const std::string& text = terminal.text();
  INFO(text);
  CHECK(text.find("all_bic compares 32,768 models") < text.find("of 32768 models"));
  CHECK(text.ends_with("\r\x1b[K"));
}

}  // namespace darknumber::testing::progress_bar_test
