// The command `entente`: finds the command in the table, checks its options, runs it. The only
// file with cxxopts inside.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cxxopts.hpp>
#include <exception>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/help.h"
#include "graph/result.h"
#include "query/suggestion.h"

namespace entente {

namespace {

bool command_handles_interrupt = false;

extern "C" void on_interrupt(int /*signal*/) {
  if (!command_handles_interrupt || interrupted())
    _exit(static_cast<int>(ExitStatus::kInterrupted));
  set_interrupted();
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  const auto near = closest(word, names);
  return near ? "; did you mean '" + *near + "'?" : std::string();
}

/// What is wrong with the first option that the command does not have; nullopt if it has all.
std::optional<Error> unknown_option(const Command& command, const std::vector<char*>& raw) {
  std::vector<std::string> names{"--help"};
  for (const Option& option : command.options)
    names.push_back("--" + std::string(option.name));
  for (std::size_t i = 1; i < raw.size(); ++i) {
    const std::string_view argument = raw[i];
    if (argument == "--") break;
    if (!argument.starts_with("--")) continue;
    const std::string name(argument.substr(0, argument.find('=')));
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    return Error{ErrorCode::kInvalidArgument,
                 "unknown option '" + name + "'" + did_you_mean(name, names)};
  }
  return std::nullopt;
}

cxxopts::Options declare(const Command& command) {
  cxxopts::Options options("entente " + std::string(command.name));
  auto add = options.add_options();
  add("h,help", "");
  for (const Option& option : command.options) {
    const std::string name(option.name);
    if (option.value.empty())
      add(name, "");
    else
      add(name, "", cxxopts::value<std::string>());
  }
  return options;
}

Result<Arguments> parse(const Command& command, std::vector<char*> raw) {
  if (auto unknown = unknown_option(command, raw)) return *unknown;
  try {
    cxxopts::Options options = declare(command);
    const auto parsed = options.parse(static_cast<int>(raw.size()), raw.data());
    Arguments arguments;
    arguments.words = parsed.unmatched();
    for (const auto& given : parsed.arguments())
      arguments.options[given.key()].push_back(given.value());
    return arguments;
  } catch (const cxxopts::exceptions::exception& problem) {
    return Error{ErrorCode::kInvalidArgument, problem.what()};
  }
}

ExitStatus run_command(const Command& command, const std::vector<char*>& raw, Console& console) {
  auto arguments = parse(command, raw);
  if (!arguments) return console.fail(with_context(std::string(command.name), arguments.error()));
  if (arguments->has("help")) {
    console.print(command_help(command));
    return ExitStatus::kDone;
  }
  const std::size_t given = arguments->words.size();
  if (given < command.least_words || given > command.most_words) {
    const std::string what = given < command.least_words
                                 ? "too few words"
                                 : "unexpected word '" + arguments->words[command.most_words] + "'";
    console.report(std::string(command.name) + ": " + what + "; usage: entente " +
                   std::string(command.name) + " " + std::string(command.usage));
    return ExitStatus::kError;
  }
  arguments->program = raw[0];
  command_handles_interrupt = command.handles_interrupt;
  return command.run(*arguments, console);
}

ExitStatus dispatch(const std::vector<char*>& raw, Console& console) {
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
    console.report("unknown command '" + std::string(name) + "'" + did_you_mean(name, names));
    return ExitStatus::kError;
  }
  if (asks_help) {
    console.print(command_help(*command));
    return ExitStatus::kDone;
  }
  std::vector<char*> rest{raw[0]};
  rest.insert(rest.end(), raw.begin() + 2, raw.end());
  return run_command(*command, rest, console);
}

ExitStatus run(const std::vector<char*>& raw) {
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
    return static_cast<int>(entente::run(std::vector<char*>(argv, argv + argc)));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "entente: internal error: %s\n", problem.what());
    return static_cast<int>(entente::ExitStatus::kError);
  }
}
