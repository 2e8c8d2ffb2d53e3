#pragma once

namespace entente {

/// What the process says to its caller (docs/cli.md).
enum class ExitStatus : int {
  kDone = 0,
  kNothingFound = 1,  ///< The question was understood; nothing answers it.
  kError = 2,         ///< A wrong option, an unreadable file, a store that does not open.
  kInterrupted = 130  ///< By the user, with Ctrl-C.
};

}  // namespace entente
