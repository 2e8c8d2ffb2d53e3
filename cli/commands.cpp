// The table of commands: the order here is the order of the help.
#include <vector>

#include "cli/command.h"

namespace entente {

std::span<const Command> commands() {
  static const std::vector<Command> table{};
  return table;
}

}  // namespace entente
