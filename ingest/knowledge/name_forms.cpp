#include "ingest/knowledge/name_forms.h"

#include <algorithm>
#include <array>
#include <span>

namespace entente {
namespace {

/// Of suffixes those that tell a father from his son.
constexpr std::array<std::string_view, 9> kGenerations = {"jr",     "jnr", "junior", "sr", "snr",
                                                          "senior", "ii",  "iii",    "iv"};
/// How many letters a word may have that is a name cut to its initials: "j", "jk".
constexpr std::size_t kLongestInitials = 1;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  std::size_t at = text.find_first_not_of(separators);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = text.find_first_not_of(separators, end);
  }
  return parts;
}

std::string_view generation_of(const std::string& suffix) {
  if (suffix == "junior" || suffix == "jnr") return "jr";
  if (suffix == "senior" || suffix == "snr") return "sr";
  const bool known =
      std::find(kGenerations.begin(), kGenerations.end(), suffix) != kGenerations.end();
  return known ? std::string_view(suffix) : std::string_view();
}

/// The full names of which a word is a form, and itself.
std::vector<std::string> full_forms(const WordTable& words, const std::string& name) {
  std::vector<std::string> forms;
  if (const auto full = words.find(WordClass::kGivenForm, name)) {
    forms = split(*full, "|");
  }
  forms.push_back(name);
  return forms;
}

/// Whether the names between the given name and the surname agree, where both have any: each has
/// its like in the longer list, in order.
bool agree_between(const WordTable& words, std::span<const std::string> a,
                   std::span<const std::string> b) {
  if (a.size() > b.size()) return agree_between(words, b, a);
  std::size_t at = 0;
  for (const std::string& name : a) {
    while (at < b.size() && !are_forms_of_one(words, name, b[at]))
      ++at;
    if (at++ >= b.size()) return false;
  }
  return true;
}

std::span<const std::string> between(const PersonName& name) {
  return std::span(name.words).subspan(1, name.words.size() - 2);
}

/// The words of a name as it is written, in pieces that a blank, hyphen or comma parts.
std::vector<std::string> written_words(std::string_view name) { return split(name, " \t\n-,/"); }

/// The letters of an acronym: "USA" of "U.S.A."; empty for what is none.
std::string acronym_letters(std::string_view acronym) {
  std::string letters;
  bool capital = false;
  for (const char c : acronym) {
    if (c == '.') continue;
    if (!is_upper(c) && !is_lower(c)) return {};
    capital |= is_upper(c);
    letters.push_back(c);
  }
  const auto capitals = std::count_if(letters.begin(), letters.end(), is_upper);
  return capital && capitals * 2 > static_cast<std::ptrdiff_t>(letters.size()) ? letters : "";
}

/// How many of the words, from the first, the letters abbreviate; 0 if they do not. Words in lower
/// case are passed over, unless they count too.
std::size_t words_abbreviated(std::string_view letters, std::span<const std::string> words,
                              bool lower_counts) {
  std::size_t at = 0, letter = 0;
  for (; at < words.size() && letter < letters.size(); ++at) {
    const char first = words[at].front();
    if (is_lower(first) && !lower_counts) continue;
    if (to_upper(first) != to_upper(letters[letter++])) return 0;
  }
  return letter == letters.size() ? at : 0;
}

std::size_t words_abbreviated(std::string_view letters, std::span<const std::string> words) {
  const std::size_t used = words_abbreviated(letters, words, false);
  return used > 0 ? used : words_abbreviated(letters, words, true);
}

}  // namespace

bool is_generation(std::string_view word) {
  // "senior" may begin an office after a name: "John Smith, Senior Director".
  return word != "senior" && word != "junior" && std::ranges::count(kGenerations, word) > 0;
}

std::string PersonName::key() const {
  std::string key;
  for (const std::string& word : words) {
    key += (key.empty() ? "" : " ") + word;
  }
  return key;
}

PersonName read_person_name(const WordTable& words, std::string_view key) {
  PersonName name;
  name.words = split(key, " ");
  const auto of = std::find(name.words.begin(), name.words.end(), "of");
  if (of - name.words.begin() >= 2) {
    name.words.erase(of, name.words.end());
  }
  while (name.words.size() > 1 && words.has(WordClass::kNameSuffix, name.words.back())) {
    const std::string_view generation = generation_of(name.words.back());
    name.generation = generation.empty() ? name.generation : std::string(generation);
    name.words.pop_back();
  }
  while (name.words.size() > 1 && words.has(WordClass::kNamePrefix, name.words.front())) {
    name.words.erase(name.words.begin());
  }
  return name;
}

bool are_forms_of_one(const WordTable& words, const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (shorter.size() <= kLongestInitials) return longer.starts_with(shorter);
  const std::vector<std::string> of_a = full_forms(words, a), of_b = full_forms(words, b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& form) {
    return std::find(of_b.begin(), of_b.end(), form) != of_b.end();
  });
}

bool may_be_one_person(const WordTable& words, const PersonName& a, const PersonName& b) {
  if (a.words.size() < 2 || b.words.size() < 2) return false;
  if (!a.generation.empty() && !b.generation.empty() && a.generation != b.generation) return false;
  if (a.words == b.words) return true;
  const bool swapped = a.words.size() == 2 && b.words.size() == 2 &&
                       a.words.front() == b.words.back() && a.words.back() == b.words.front();
  return swapped || (a.words.back() == b.words.back() &&
                     are_forms_of_one(words, a.words.front(), b.words.front()) &&
                     agree_between(words, between(a), between(b)));
}

std::string plain_body_key(const WordTable& words, const std::string& key) {
  std::string plain = key;
  for (std::size_t blank = plain.rfind(' '); blank != std::string::npos; blank = plain.rfind(' ')) {
    if (!words.has(WordClass::kBodySuffix, plain.substr(blank + 1))) break;
    plain.resize(blank);
  }
  return plain;
}

bool is_acronym_of(std::string_view acronym, std::string_view name) {
  const std::string letters = acronym_letters(acronym);
  const std::vector<std::string> words = written_words(name);
  if (letters.size() < 2 || words.size() < 2) return false;
  const std::size_t used = words_abbreviated(letters, words);
  return used > 0 && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(used), words.end(),
                                 [](const std::string& word) { return is_lower(word.front()); });
}

bool is_contraction_of(std::string_view shorter, std::string_view name) {
  const std::vector<std::string> parts = written_words(shorter), words = written_words(name);
  if (parts.size() < 2 || words.size() <= parts.size()) return false;
  std::size_t at = 0;
  bool cut = false;
  for (const std::string& part : parts) {
    while (at < words.size() && is_lower(words[at].front()) && words[at] != part)
      ++at;
    if (at < words.size() && words[at] == part) {
      ++at;
      continue;
    }
    const std::string letters = acronym_letters(part);
    const std::size_t used =
        letters.size() < 2 ? 0 : words_abbreviated(letters, std::span(words).subspan(at));
    if (used == 0) return false;
    at += used;
    cut = true;
  }
  return cut && at == words.size();
}

}  // namespace entente
