#include "cli/command.h"

#include <csignal>

namespace entente {

namespace {

volatile std::sig_atomic_t interrupt_flag = 0;

}  // namespace

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

bool interrupted() { return interrupt_flag != 0; }

void set_interrupted() { interrupt_flag = 1; }

}  // namespace entente
