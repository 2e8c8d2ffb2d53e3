#include "ingest/knowledge/dictionary_lines.h"

#include <algorithm>

#include "graph/text.h"

namespace entente {
namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr std::size_t kLongestLine = 65536;

/// Where the comment of a line begins, which is not inside brackets ("[###]").
std::size_t comment_start(std::string_view line) {
  bool in_brackets = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    in_brackets = line[i] == '[' || (in_brackets && line[i] != ']');
    if (!in_brackets && (line[i] == '#' || line[i] == ';')) {
      return i;
    }
  }
  return line.size();
}

/// "<!--", and "<! --" as real files have it.
bool begins_markup_comment(std::string_view line) { return line.starts_with("<!"); }

void split(DictionaryLine& line, std::string_view text) {
  const std::size_t open = text.find('[');
  line.phrase = trim_blanks(text.substr(0, open));
  for (std::size_t at = open; at < text.size();) {
    const std::size_t close = text.find(']', at);
    if (close == std::string_view::npos) {
      line.problem = "a bracket is not closed";
      return;
    }
    line.codes.push_back(trim_blanks(text.substr(at + 1, close - at - 1)));
    at = text.find('[', close);
    const std::string_view between = trim_blanks(text.substr(close + 1, at - close - 1));
    if (!between.empty()) {
      line.problem = "\"" + std::string(between) + "\" stands behind the code";
      return;
    }
  }
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return upper;
}

std::string shown_name(std::string_view phrase) {
  constexpr std::size_t kLongestAcronym = 3;
  const bool shouted = std::none_of(phrase.begin(), phrase.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  std::string name;
  for (char c : phrase) {
    const bool blank = c == '_' || c == ' ' || c == '\t';
    if (!blank) {
      name.push_back(c);
    } else if (!name.empty() && name.back() != ' ') {
      name.push_back(' ');
    }
  }
  while (!name.empty() && name.back() == ' ') {
    name.pop_back();
  }
  if (!shouted || name.size() <= kLongestAcronym) {
    return name;
  }
  bool at_start = true;
  for (char& c : name) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter && !at_start) {
      c = static_cast<char>(c - 'A' + 'a');
    }
    at_start = !letter && c != '\'';
  }
  return name;
}

std::vector<DictionaryLine> dictionary_lines(std::string_view text) {
  std::vector<DictionaryLine> lines;
  bool in_markup_comment = false;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = trim_blanks(text.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) {
      line.remove_prefix(3);
    }
    in_markup_comment |= begins_markup_comment(line);
    if (in_markup_comment) {
      in_markup_comment = line.find("-->") == std::string_view::npos;
      continue;
    }
    line = trim_blanks(line.substr(0, comment_start(line)));
    if (line.empty()) {
      continue;
    }
    lines.emplace_back().number = number;
    if (line.size() > kLongestLine) {
      lines.back().problem = "the line is longer than 65536 bytes";
    } else if (!is_valid_utf8(line)) {
      lines.back().problem = "the line is not UTF-8";
    } else {
      split(lines.back(), line);
    }
  }
  return lines;
}

void DictionaryContent::report(std::size_t line, std::string_view reason) {
  std::string problem = file + ":" + std::to_string(line) + ": " + std::string(reason);
  std::replace_if(
      problem.begin(), problem.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  problems.push_back(std::move(problem));
}

}  // namespace entente
