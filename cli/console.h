#pragma once

#include <string_view>

#include "cli/exit_status.h"
#include "graph/result.h"

namespace entente {

/// Where a command's words go: data to standard output, messages to standard error. A reader that
/// closes the pipe is no error: what follows is dropped, and closed() tells long commands to stop.
/// One object for the process, used from one thread.
class Console {
 public:
  /// Looks once at what the two streams are; colour also needs NO_COLOR to be unset.
  Console();

  /// Data, as it is.
  void print(std::string_view data);
  /// One line for people, "entente: " in front; control characters are shown as \n, \t or \xHH.
  void report(std::string_view message);
  /// report() of the error's line. Returns kError, so that a command can end with it.
  ExitStatus fail(const Error& error);
  /// Writes what is buffered. Returns kError, reported, if standard output refuses for another
  /// reason than a closed pipe.
  ExitStatus finish();

  bool closed() const { return closed_; }
  bool out_is_terminal() const { return out_is_terminal_; }
  bool err_is_terminal() const { return err_is_terminal_; }
  bool colour() const { return colour_; }
  int width() const { return width_; }  ///< Columns of the terminal; 100 if there is none.

 private:
  bool out_is_terminal_ = false, err_is_terminal_ = false, colour_ = false, closed_ = false;
  int width_ = 100;
  int write_error_ = 0;  // errno of the first write that failed.
};

}  // namespace entente
