// PETRARCH's dictionaries of agents: phrases whose code is joined to that of an actor.
#include <algorithm>
#include <map>

#include "graph/text.h"
#include "ingest/knowledge/dictionary_lines.h"

namespace entente {
namespace {

constexpr std::size_t kMostPhrases = 1000;            // That the sets of one line may stand for.
constexpr std::size_t kMostSteps = 4 * kMostPhrases;  // Of replacing a set by a member.

/// "POLICY" to "POLICIES", "PRESS" to "PRESSES", else with an S.
std::string regular_plural(std::string_view word) {
  if (word.ends_with('Y')) {
    return std::string(word.substr(0, word.size() - 1)) + "IES";
  }
  return std::string(word) + (word.ends_with("SS") ? "ES" : "S");
}

/// The words of "FOREIGN_AFFAIRS MINISTER". A blank lets others stand before the next word.
std::vector<DictionaryAgent::Word> parse_words(std::string_view phrase) {
  std::vector<DictionaryAgent::Word> words;
  bool adjacent = true;
  std::string piece;
  const auto add_piece = [&] {
    std::string normalized = normalize_name(piece);
    piece.clear();
    for (std::size_t begin = 0; begin < normalized.size();) {
      const std::size_t end = std::min(normalized.find(' ', begin), normalized.size());
      words.push_back({normalized.substr(begin, end - begin), adjacent});
      adjacent = true;
      begin = end + 1;
    }
  };
  for (char c : phrase) {
    if (c == '_' || c == ' ' || c == '\t') {
      add_piece();
      adjacent = c == '_' && adjacent;
    } else {
      piece.push_back(c);
    }
  }
  add_piece();
  if (!words.empty()) {
    words.front().is_adjacent = true;
  }
  return words;
}

class AgentReader {
 public:
  explicit AgentReader(DictionaryContent& content) : content_(content) {}

  void read(const DictionaryLine& line) {
    if (!line.problem.empty()) {
      content_.report(line.number, line.problem);
      return;
    }
    const std::size_t equals = line.phrase.find('=');
    if (line.phrase.starts_with('!') && equals != std::string_view::npos) {
      define_set(line, equals);
    } else {
      add_agent(line);
    }
  }

 private:
  void define_set(const DictionaryLine& line, std::size_t equals) {
    const std::string_view name = trim_blanks(line.phrase.substr(0, equals));
    if (name.size() < 3 || !name.ends_with('!')) {
      content_.report(line.number, "\"" + std::string(name) + "\" is no name of a set");
      return;
    }
    std::vector<std::string>& members = sets_[std::string(name)];
    std::string_view rest = line.phrase.substr(equals + 1);
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view member = trim_blanks(rest.substr(0, comma));
      if (!member.empty()) {
        members.emplace_back(member);
      }
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }

  /// The phrases that a phrase with sets stands for.
  Result<std::vector<std::string>> expand(std::string_view phrase) const {
    std::vector<std::string> done, open{std::string(phrase)};
    std::size_t steps = 0;
    while (!open.empty()) {
      // A set that stands in itself never ends, and may leave nothing to count.
      if (++steps > kMostSteps)
        return Error{ErrorCode::kLimit, "the sets do not end, or are nested too deep"};
      const std::string text = std::move(open.back());
      open.pop_back();
      const std::size_t first = text.find('!');
      if (first == std::string::npos) {
        done.push_back(text);
        continue;
      }
      const std::size_t second = text.find('!', first + 1);
      const auto set = second == std::string::npos
                           ? sets_.end()
                           : sets_.find(text.substr(first, second - first + 1));
      if (set == sets_.end()) {
        return Error{ErrorCode::kInvalidArgument, "no set is defined for \"" + text + "\""};
      }
      for (auto member = set->second.rbegin(); member != set->second.rend(); ++member) {
        open.push_back(text.substr(0, first) + *member + text.substr(second + 1));
      }
      if (open.size() + done.size() > kMostPhrases) {
        return Error{ErrorCode::kLimit, "the sets stand for more than 1000 phrases"};
      }
    }
    return done;
  }

  void add_agent(const DictionaryLine& line) {
    std::string_view phrase = line.phrase;
    std::optional<std::string_view> plural;
    if (const std::size_t open = phrase.find('{'); open != std::string_view::npos) {
      const std::size_t close = phrase.find('}', open);
      if (close == std::string_view::npos) {
        content_.report(line.number, "a brace is not closed");
        return;
      }
      plural = trim_blanks(phrase.substr(open + 1, close - open - 1));
      phrase = trim_blanks(phrase.substr(0, open));
    }
    std::optional<DictionaryAgent> agent = parse_code(line);
    if (!agent) {
      return;
    }
    agent->name = normalize_name(phrase);
    const Result<std::vector<std::string>> phrases = expand(upper_ascii(phrase));
    if (!phrases || agent->name.empty()) {
      content_.report(line.number, phrases ? "a code without a phrase" : phrases.error().message);
      return;
    }
    for (const std::string& text : *phrases) {
      agent->name = phrases->size() > 1 ? normalize_name(text) : agent->name;
      add_phrase(*agent, text);
      if (!plural) {
        add_phrase(*agent, regular_plural(text));
      }
    }
    if (plural && !plural->empty()) {
      add_phrase(*agent, *plural);
    }
  }

  void add_phrase(DictionaryAgent agent, std::string_view phrase) {
    while (phrase.ends_with('_')) {
      phrase.remove_suffix(1);
    }
    agent.words = parse_words(phrase);
    if (!agent.words.empty()) {
      content_.agents.push_back(std::move(agent));
    }
  }

  std::optional<DictionaryAgent> parse_code(const DictionaryLine& line) {
    if (line.codes.size() != 1) {
      content_.report(line.number, line.codes.empty() ? "no code in brackets" : "several codes");
      return std::nullopt;
    }
    const std::string code = upper_ascii(line.codes.front());
    const std::size_t tilde = code.find('~');
    std::string rest = code;
    std::erase(rest, '~');
    const bool letters = std::all_of(rest.begin(), rest.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    const bool at_end = tilde == 0 || tilde + 1 == code.size();
    if (tilde == std::string::npos || !at_end || rest.empty() || !letters ||
        rest.size() + 1 != code.size()) {
      content_.report(line.number,
                      "\"" + code + "\" is no code of an agent: expected [~CODE] or [CODE~]");
      return std::nullopt;
    }
    DictionaryAgent agent;
    (tilde == 0 ? agent.suffix : agent.prefix) = rest;
    return agent;
  }

  DictionaryContent& content_;
  std::map<std::string, std::vector<std::string>> sets_;
};

}  // namespace

void read_petrarch_agents(std::string_view text, DictionaryContent& content) {
  AgentReader reader(content);
  for (const DictionaryLine& line : dictionary_lines(text)) {
    reader.read(line);
  }
}

}  // namespace entente
