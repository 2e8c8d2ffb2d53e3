#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace entente {

namespace {

constexpr int kLeastWidth = 60;

// A file name may hold line breaks and terminal escapes: a message stays one line, and harmless.
std::string one_line(std::string_view message) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string line;
  for (const char byte : message) {
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0x20 && code != 0x7f) {
      line += byte;
    } else if (byte == '\n') {
      line += "\\n";
    } else if (byte == '\t') {
      line += "\\t";
    } else {
      line += {'\\', 'x', kHex[code >> 4U], kHex[code & 15U]};
    }
  }
  return line;
}

}  // namespace

Console::Console()
    : out_is_terminal_(isatty(STDOUT_FILENO) == 1), err_is_terminal_(isatty(STDERR_FILENO) == 1) {
  const char* no_colour = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): one thread.
  colour_ = out_is_terminal_ && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  if (out_is_terminal_ && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    width_ = size.ws_col < kLeastWidth ? kLeastWidth : size.ws_col;
}

void Console::print(std::string_view data) {
  if (closed_ || data.empty()) return;
  if (std::fwrite(data.data(), 1, data.size(), stdout) == data.size()) return;
  write_error_ = errno;
  closed_ = true;
}

void Console::report(std::string_view message) {
  std::fflush(stdout);
  const std::string line = "entente: " + one_line(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

ExitStatus Console::fail(const Error& error) {
  report(error.message);
  return ExitStatus::kError;
}

ExitStatus Console::finish() {
  if (write_error_ == 0 && std::fflush(stdout) != 0) write_error_ = errno;
  closed_ = closed_ || write_error_ != 0;
  if (write_error_ == 0 || write_error_ == EPIPE) return ExitStatus::kDone;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread.
  report("standard output: " + std::string(std::strerror(write_error_)));
  return ExitStatus::kError;
}

}  // namespace entente
