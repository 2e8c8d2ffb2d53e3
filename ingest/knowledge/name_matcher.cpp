#include "ingest/knowledge/name_matcher.h"

#include <algorithm>

#include "graph/text.h"

namespace entente {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Whether the word is written like a name: a capital or a letter beyond ASCII at the start of it
/// or of one of its parts ("al-Qaeda", "d'Orsay"), or a digit ("9/11").
bool looks_like_name(std::string_view word) {
  bool at_start = true;
  for (char c : word) {
    const bool letter = is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
    if (at_start && (is_upper(c) || static_cast<unsigned char>(c) >= 0x80)) {
      return true;
    }
    at_start = !letter;
  }
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool has_lower(std::string_view text) { return std::any_of(text.begin(), text.end(), is_lower); }

/// Words of grammar that capitals in a headline make look like acronyms: "IS", "US", "WHO".
bool is_grammar(const Token& token) {
  switch (token.pos) {
    case PartOfSpeech::kPron:
    case PartOfSpeech::kAux:
    case PartOfSpeech::kAdp:
    case PartOfSpeech::kDet:
    case PartOfSpeech::kPart:
    case PartOfSpeech::kSconj:
    case PartOfSpeech::kCconj:
      return true;
    default:
      return false;
  }
}

/// Whether the tokens are written as a name may be that has this meaning.
bool is_written_like(const Document& document, TokenSpan span, const NameReading& reading) {
  const Token& first = document.token(span.begin);
  const Token& last = document.token(span.end - 1);
  const std::string_view text = document.text_of(span);
  if (reading.upper_case) {
    return !has_lower(text) && (span.size() > 1 || !is_grammar(first));
  }
  if (span.size() == 1 && is_grammar(first)) {
    return false;
  }
  return looks_like_name(first.text) || (span.size() > 1 && looks_like_name(last.text));
}

class Finder {
 public:
  Finder(const Document& document, const std::vector<std::string>& normalized,
         const NameBook& gazetteer)
      : document_(document), normalized_(normalized), gazetteer_(gazetteer) {}

  std::vector<NameCandidate> run() {
    std::vector<NameCandidate> found;
    const auto count = static_cast<TokenIndex>(normalized_.size());
    for (TokenIndex begin = 0; begin < count;) {
      std::optional<NameCandidate> candidate = longest_at(begin);
      if (!candidate) {
        candidate = hyphenated_at(begin);
      }
      begin = candidate ? candidate->tokens.end : begin + 1;
      if (candidate) {
        found.push_back(*std::move(candidate));
      }
    }
    return found;
  }

 private:
  std::optional<NameCandidate> longest_at(TokenIndex begin) const {
    const std::string& first = normalized_[begin];
    if (first.empty()) {
      return std::nullopt;
    }
    const std::size_t longest = gazetteer_.longest_name_from(first.substr(0, first.find(' ')));
    if (longest == 0) {
      return std::nullopt;
    }
    std::optional<NameCandidate> best;
    std::string key;
    std::size_t words = 0;
    for (TokenIndex end = begin; end < normalized_.size() && words < longest; ++end) {
      if (document_.token(end).pos == PartOfSpeech::kSpace) {
        break;
      }
      if (normalized_[end].empty()) {
        continue;  // A hyphen or a possessive inside a name.
      }
      key += key.empty() ? "" : " ";
      key += normalized_[end];
      ++words;
      const TokenSpan span{begin, end + 1};
      std::vector<NameReading> readings;
      for (const NameReading& reading : gazetteer_.find(key)) {
        if (is_written_like(document_, span, reading)) {
          readings.push_back(reading);
        }
      }
      if (!readings.empty()) {
        best = NameCandidate{span, std::move(readings)};
      }
    }
    if (best && first == "the" && best->tokens.size() > 1) {
      ++best->tokens.begin;
    }
    return best;
  }

  /// "U.S.-led" is one token: its first part names somebody.
  std::optional<NameCandidate> hyphenated_at(TokenIndex begin) const {
    const std::string_view text = document_.token(begin).text;
    const std::size_t hyphen = text.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0) {
      return std::nullopt;
    }
    const std::string_view part = text.substr(0, hyphen);
    std::vector<NameReading> readings;
    for (const NameReading& reading : gazetteer_.find(normalize_name(part))) {
      const bool written = reading.upper_case ? !has_lower(part) : looks_like_name(part);
      if (written && reading.use != NameUse::kSurname) {
        readings.push_back(reading);
        readings.back().use = NameUse::kAdjective;
      }
    }
    if (readings.empty()) {
      return std::nullopt;
    }
    return NameCandidate{{begin, begin + 1}, std::move(readings)};
  }

  const Document& document_;
  const std::vector<std::string>& normalized_;
  const NameBook& gazetteer_;
};

}  // namespace

std::vector<std::string> normalize_tokens(const Document& document) {
  std::vector<std::string> normalized;
  normalized.reserve(document.tokens().size());
  for (const Token& token : document.tokens()) {
    normalized.push_back(token.tag == "POS" ? std::string() : normalize_name(token.text));
  }
  return normalized;
}

std::vector<NameCandidate> find_names(const Document& document,
                                      const std::vector<std::string>& normalized,
                                      const NameBook& gazetteer) {
  return Finder(document, normalized, gazetteer).run();
}

}  // namespace entente
