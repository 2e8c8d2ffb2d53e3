// The command `entente-gazetteer`: builds the gazetteer file, checks it, and says what it knows of
// a name. For those who change the facts; `entente` itself only reads the file.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/default_data_folder.h"
#include "cli/exit_status.h"
#include "graph/replace_file.h"
#include "graph/result.h"
#include "graph/text.h"
#include "ingest/knowledge/compile/build_gazetteer.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {
namespace {

constexpr std::string_view kHelp =
    R"(usage: entente-gazetteer COMMAND [--data DIR]

Makes DIR/gazetteer/gazetteer.bin, the names of the world that entente links articles to, out of the
tables in DIR/facts and DIR/gazetteer/sources. docs/knowledge.md tells how to add a fact.

commands
  build [--output FILE]  read and merge the tables and write the file, or FILE; the same tables give
                         the same bytes
  check                  whether the file is whole, made from the tables as they are now, and has
                         every id of DIR/gazetteer/ids.tsv, the ids that a release froze
  ids                    the ids that the file has, a line each, sorted
  why NAME               what the name may mean, how readily, and which sources say so
  stats                  how many things, names and readings there are, by type and by source

options
  --data DIR             where the tables and the file are; else the variable ENTENTE_DATA, else
                         ../share/entente beside the executable, else the source tree's data/
  --help, --version

exit status: 0 done; 1 nothing found, or the file is not made from the tables as they are; 2 error
)";

struct Options {
  std::string command, data;
  std::optional<std::string> output;
  std::vector<std::string> words;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

ExitStatus fail(const Error& error) {
  const std::string line = "entente-gazetteer: " + error.message + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return ExitStatus::kError;
}

Result<Options> parse_options(const std::vector<std::string>& arguments) {
  Options options;
  options.data = default_data_folder();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const bool has_value = argument == "--data" || argument == "--output";
    if (has_value && i + 1 == arguments.size()) {
      return Error{ErrorCode::kInvalidArgument, "option '" + argument + "' needs a value"};
    }
    if (argument == "--data") {
      options.data = arguments[++i];
    } else if (argument == "--output") {
      options.output = arguments[++i];
    } else if (argument == "--help" || argument == "-h" || argument == "--version") {
      options.command = argument;
      return options;
    } else if (argument.starts_with("-")) {
      return Error{ErrorCode::kInvalidArgument, "unknown option '" + argument + "'"};
    } else if (options.command.empty()) {
      options.command = argument;
    } else {
      options.words.push_back(argument);
    }
  }
  return options;
}

std::filesystem::path file_of(const Options& options) {
  return std::filesystem::path(options.data) / KnowledgeBase::kGazetteerFile;
}

ExitStatus build(const Options& options) {
  const Result<std::string> bytes = build_gazetteer(options.data);
  if (!bytes) return fail(bytes.error());
  const std::filesystem::path path =
      options.output ? std::filesystem::path(*options.output) : file_of(options);
  if (const Result<void> written = replace_file(path, *bytes); !written) {
    return fail(written.error());
  }
  print(fmt::format("{}: {} bytes\n", path.string(), bytes->size()));
  return ExitStatus::kDone;
}

ExitStatus ids(const Options& options) {
  const Result<Gazetteer> gazetteer = Gazetteer::open(file_of(options));
  if (!gazetteer) return fail(gazetteer.error());
  for (EntryIndex i = 0; i < gazetteer->size(); ++i) {
    print(gazetteer->entry(i).entity.id + "\n");
  }
  return ExitStatus::kDone;
}

/// How many frozen ids the file lacks; each is told. An id begins with its type, so that one that
/// changes its type is lacking too.
std::size_t count_lost_ids(const Options& options, const GazetteerFile& file) {
  const Gazetteer gazetteer(file);
  std::ifstream frozen(std::filesystem::path(options.data) / "gazetteer/ids.tsv");
  std::size_t lost = 0;
  for (std::string id; std::getline(frozen, id);) {
    if (gazetteer.find_id(id)) continue;
    ++lost;
    print("gazetteer/ids.tsv: " + id + " was released and is no more\n");
  }
  return lost;
}

ExitStatus check(const Options& options) {
  const Result<GazetteerFile> file = GazetteerFile::open(file_of(options));
  if (!file) return fail(file.error());
  if (const Result<void> whole = file->verify_checksum(); !whole) return fail(whole.error());
  const Result<std::string> rebuilt = build_gazetteer(options.data);
  if (!rebuilt) return fail(rebuilt.error());
  const bool same = *rebuilt == file->bytes();
  print(file->path() +
        (same ? ": whole, and made from the tables as they are\n"
              : ": whole, but made from other tables: run entente-gazetteer build\n"));
  const bool kept = count_lost_ids(options, *file) == 0;
  return same && kept ? ExitStatus::kDone : ExitStatus::kNothingFound;
}

std::string_view to_string(NameUse use) {
  constexpr std::string_view kUses[] = {"name", "surname", "adjective", "people"};
  static_assert(std::size(kUses) == static_cast<std::size_t>(NameUse::kPeople) + 1);
  return kUses[static_cast<std::size_t>(use)];
}

ExitStatus why(const Options& options) {
  const Result<Gazetteer> gazetteer = Gazetteer::open(file_of(options));
  if (!gazetteer) return fail(gazetteer.error());
  std::string name;
  for (const std::string& word : options.words) {
    name += (name.empty() ? "" : " ") + word;
  }
  const std::vector<std::string> sources = gazetteer->sources();
  const std::vector<NameReading> readings = gazetteer->find(normalize_name(name));
  for (const NameReading& reading : readings) {
    const GazetteerEntry& entry = gazetteer->entry(reading.entry);
    std::string line =
        fmt::format("{:.2f}  {}  {}", reading.weight, entry.entity.id, entry.entity.name);
    line += fmt::format("  {}{}", to_string(reading.use), reading.upper_case ? " in capitals" : "");
    if (!entry.kind.empty()) line += "  " + entry.kind;
    if (entry.entity.country) line += "  of " + *entry.entity.country;
    if (entry.stands_for) line += "  acts as " + gazetteer->entry(*entry.stands_for).entity.id;
    std::string said_by;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if ((reading.sources >> i & 1U) != 0) said_by += (said_by.empty() ? "" : ", ") + sources[i];
    }
    print(line + "  (" + said_by + ")\n");
  }
  return readings.empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

ExitStatus stats(const Options& options) {
  const Result<KnowledgeDraft> draft = read_knowledge(options.data);
  if (!draft) return fail(draft.error());
  struct Count {
    std::size_t things = 0, names = 0;
  };
  std::vector<Count> by_type(static_cast<std::size_t>(EntityType::kActor) + 1);
  std::vector<std::size_t> by_source(kKnowledgeSources);
  for (const DraftThing& thing : draft->things()) {
    Count& count = by_type[static_cast<std::size_t>(thing.entity.type)];
    ++count.things;
    count.names += thing.names.size();
    for (const DraftName& name : thing.names) {
      for (std::size_t i = 0; i < kKnowledgeSources; ++i) {
        by_source[i] += name.sources >> i & 1U;
      }
    }
  }
  for (std::size_t i = 0; i < by_type.size(); ++i) {
    if (by_type[i].things == 0) continue;
    print(fmt::format("{:<14}{:>8} things {:>8} names\n", to_string(static_cast<EntityType>(i)),
                      by_type[i].things, by_type[i].names));
  }
  for (std::size_t i = 0; i < kKnowledgeSources; ++i) {
    print(fmt::format("{:<14}{:>8} names\n", to_string(static_cast<KnowledgeSource>(i)),
                      by_source[i]));
  }
  print(fmt::format("{} terms of office, {} titles\n", draft->terms.size(), draft->titles.size()));
  return ExitStatus::kDone;
}

ExitStatus run(const std::vector<std::string>& arguments) {
  const Result<Options> options = parse_options(arguments);
  if (!options) return fail(options.error());
  if (options->command == "--help" || options->command == "-h") {
    print(std::string(kHelp));
    return ExitStatus::kDone;
  }
  if (options->command == "--version") {
    print("entente-gazetteer " ENTENTE_VERSION "\n");
    return ExitStatus::kDone;
  }
  struct Command {
    std::string_view name;
    bool takes_words;
    ExitStatus (*run)(const Options&);
  };
  constexpr Command kCommands[] = {{"build", false, build},
                                   {"ids", false, ids},
                                   {"check", false, check},
                                   {"why", true, why},
                                   {"stats", false, stats}};
  for (const Command& command : kCommands) {
    if (command.name != options->command) continue;
    if (command.takes_words == options->words.empty()) {
      return fail({ErrorCode::kInvalidArgument,
                   command.takes_words ? "'why' needs a name" : "too many arguments, see --help"});
    }
    return command.run(*options);
  }
  return fail({ErrorCode::kInvalidArgument,
               options->command.empty()
                   ? "no command, see --help"
                   : "unknown command '" + options->command + "', see --help"});
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  try {
    return static_cast<int>(entente::run({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "entente-gazetteer: %s\n", error.what());
    return static_cast<int>(entente::ExitStatus::kError);
  }
}
