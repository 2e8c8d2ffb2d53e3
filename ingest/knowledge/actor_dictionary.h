#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity.h"
#include "graph/interval.h"
#include "graph/result.h"

namespace entente {

/// A code and the days on which an actor has it.
struct DatedCode {
  std::string
      code;       ///< "AFGGOV"; empty for the null code ("---"): the actor is known and has none.
  DayRange days;  ///< Every day: the code where no other holds.

  bool operator==(const DatedCode&) const = default;
};

/// A name as texts are searched for it.
struct DictionaryName {
  std::string key;       ///< As normalize_name() (graph/text.h) writes it.
  bool is_stem = false;  ///< The last word may have an ending: "ARGENTIN" is "Argentine" too.

  bool operator==(const DictionaryName&) const = default;
};

/// An actor of a user's dictionary. PETRARCH gives names and codes, a table also the rest.
struct DictionaryActor {
  std::string name;  ///< To show: "Mohammad Zahir Shah".
  std::optional<EntityType> type;
  std::optional<std::string> id, state;  ///< The state as the table gives it: "KGZ", "Kyrgyzstan".
  std::vector<DictionaryName> names;     ///< The first is the head.
  std::vector<DatedCode> codes;          ///< In the order of the file.
  std::string source;                    ///< "actors.txt:12", for messages.

  /// The code on that day: the first of those restricted to days that holds, else the first
  /// without a restriction; nullopt if there is none or it is the null code. Without a day only
  /// those without a restriction.
  std::optional<std::string> code_on(std::optional<Day> day) const;
};

/// A common noun phrase that makes an actor of an actor: with "TROOPS [~MIL]" the troops of RUS are
/// RUSMIL.
struct DictionaryAgent {
  struct Word {
    std::string word;         ///< As normalize_name() writes it.
    bool is_adjacent = true;  ///< Nothing stands between it and the word before.
  };
  std::vector<Word> words;
  std::string prefix, suffix;  ///< Of the actor's code: "NGO" in [NGO~], "MIL" in [~MIL].
  std::string name;            ///< Its singular, to show: "border guard".
};

/// The actors and agents of users' own dictionaries: PETRARCH's actor and agent files, and CSV with
/// a header line of the columns `name`, `type`, `id`, `state`, `aliases` (separated by ";") and
/// `code`, of which only `name` must be there. The format of a file is told by its content. A line
/// that is broken is a problem, and the rest is read.
///
/// PETRARCH, as real files have it: "#", ";" and "<!-- -->" comment; "HEAD [CODE]", "+SYNONYM" of
/// the head above, date lines "[CODE 19950601-19990815]", "[CODE >990816]", several on a line;
/// years of two digits above the pivot are of the twentieth century; "_" at the end of a name
/// forbids endings; a blank between the words of an agent allows other words between, "_" does not;
/// "{PLURAL}", "{}" for none; "!SET! = A, B" defines what "!SET!" stands for.
class ActorDictionary {
 public:
  /// The greatest two-digit year of the twenty-first century (TABARI's rule).
  static constexpr int kPivot = 30;

  /// Reads a file behind those that were read. Errors: kIo; kInvalidArgument if the file is none of
  /// the formats; kLimit beyond 256 MiB.
  Result<void> read(const std::filesystem::path& path);
  /// The same of a text; `name` stands in messages.
  Result<void> parse(const std::string& name, std::string_view text);

  std::span<const DictionaryActor> actors() const { return actors_; }
  std::span<const DictionaryAgent> agents() const { return agents_; }
  /// "actors.txt:12: \"20001301\" is no date": what was left out, in order.
  std::span<const std::string> problems() const { return problems_; }
  bool empty() const { return actors_.empty() && agents_.empty(); }
  /// A hash of all that was read, in order: for the extractor's fingerprint.
  std::uint64_t checksum() const { return checksum_; }

 private:
  std::vector<DictionaryActor> actors_;
  std::vector<DictionaryAgent> agents_;
  std::vector<std::string> problems_;
  std::uint64_t checksum_ = 0;
};

}  // namespace entente
