// The command `entente`: finds the command in the table, checks its options, runs it.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/help.h"
#include "graph/result.h"
#include "graph/text.h"
#include "query/suggestion.h"

namespace entente {

namespace {

bool command_handles_interrupt = false;

extern "C" void on_interrupt(int /*signal*/) {
  if (!command_handles_interrupt || interrupted())
    _exit(static_cast<int>(ExitStatus::kInterrupted));
  set_interrupted();
}

ExitStatus run_command(const Command& command, const std::vector<std::string>& words,
                       Console& console) {
  auto arguments = parse_arguments(command.options, words);
  if (!arguments) return console.fail(with_context(std::string(command.name), arguments.error()));
  if (arguments->has("help")) {
    console.print(command_help(command));
    return ExitStatus::kDone;
  }
  const std::size_t given = arguments->words.size();
  if (given < command.least_words || given > command.most_words) {
    const std::string what =
        given < command.least_words
            ? "too few words"
            : "unexpected word " + quoted(arguments->words[command.most_words]);
    console.report(std::string(command.name) + ": " + what + "; usage: entente " +
                   std::string(command.name) + " " + std::string(command.usage));
    return ExitStatus::kError;
  }
  command_handles_interrupt = command.handles_interrupt;
  return command.run(*arguments, console);
}

ExitStatus dispatch(const std::vector<std::string>& raw, Console& console) {
  if (raw.size() < 2) {
    console.report("no command given; `entente --help` lists them");
    return ExitStatus::kError;
  }
  const std::string_view first = raw[1];
  if (first == "--version") {
    console.print(program_version() + "\n");
    return ExitStatus::kDone;
  }
  const bool asks_help = first == "--help" || first == "-h" || first == "help";
  if (asks_help && raw.size() == 2) {
    console.print(program_help());
    return ExitStatus::kDone;
  }
  const std::string_view name = asks_help ? std::string_view(raw[2]) : first;
  const Command* command = find_command(name);
  if (command == nullptr) {
    std::vector<std::string> names;
    for (const Command& known : commands())
      names.emplace_back(known.name);
    console.report("unknown command " + quoted(name) + did_you_mean(name, names));
    return ExitStatus::kError;
  }
  if (asks_help) {
    console.print(command_help(*command));
    return ExitStatus::kDone;
  }
  return run_command(*command, {raw.begin() + 2, raw.end()}, console);
}

ExitStatus run(const std::vector<std::string>& raw) {
  Console console;
  const ExitStatus status = dispatch(raw, console);
  const ExitStatus written = console.finish();
  // The reader has gone: it has seen what it wanted.
  if (console.closed() && written == ExitStatus::kDone) return ExitStatus::kDone;
  return written == ExitStatus::kError ? written : status;
}

}  // namespace

}  // namespace entente

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGINT, entente::on_interrupt);
  std::signal(SIGTERM, entente::on_interrupt);
  try {
    return static_cast<int>(entente::run(std::vector<std::string>(argv, argv + argc)));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "entente: internal error: %s\n", problem.what());
    return static_cast<int>(entente::ExitStatus::kError);
  }
}
