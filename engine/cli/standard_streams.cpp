// SPDX-License-Identifier: MIT
#include "engine/cli/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "engine/cli/character_set.h"
#include "engine/cli/output_stream.h"
#include "engine/input/printable.h"

namespace darknumber {

void guard_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
    // The other way round: it takes the number, and using it fails as it did.
    (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void print_file(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error != 0 && error != EPIPE) throw_output_error(error);
}

void print_result(std::string_view text, Format format) {
  if (!kind_of(format).for_people) return print_file(text);
  const std::string shown = printable_lines(text);
  print_file(locale_is_utf8() ? shown : drawn_in_ascii(shown));
}

void print_report(const Report& report, const Options& options) {
  print_result(kind_of(options.format).render(report, options.width), options.format);
}

void write_message(std::string_view text) noexcept {
  (void)write_all(STDERR_FILENO, text);
}

void say_text(std::string_view text) {
  write_message(printable_lines(text));
}

}  // namespace darknumber
