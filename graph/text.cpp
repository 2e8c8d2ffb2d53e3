#include "graph/text.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace entente {

namespace {

/// The length in bytes of the well-formed sequence at the head of `text`, or 0; `bad_bytes` is then
/// the length of the maximal ill-formed subpart, at least 1. Requires: !text.empty().
std::size_t sequence_length(std::string_view text, std::size_t& bad_bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  struct Form {
    unsigned char lead_from, lead_to, second_from, second_to;
    std::size_t length;
  };
  // Table 3-7 of the Unicode standard.
  static constexpr Form kForms[] = {
      {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
      {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
      {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
  };
  bad_bytes = 1;
  for (const Form& form : kForms) {
    if (lead < form.lead_from || lead > form.lead_to) continue;
    for (std::size_t i = 1; i < form.length; ++i) {
      const unsigned char from = i == 1 ? form.second_from : 0x80;
      const unsigned char to = i == 1 ? form.second_to : 0xBF;
      if (i >= text.size() || byte(i) < from || byte(i) > to) return bad_bytes = i, 0;
    }
    return form.length;
  }
  return 0;
}

/// Small letters that Unicode does not decompose, as English texts spell them.
struct Spelling {
  utf8proc_int32_t letter;
  std::string_view ascii;
};
constexpr Spelling kSpellings[] = {
    {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"},  {0x111, "d"},
    {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"},
};

bool is_apostrophe(utf8proc_int32_t c) {
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB ||
         c == 0x02B9 || c == 0xB4;
}

bool is_word_character(utf8proc_int32_t c) {
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

void append_utf8(std::string& out, utf8proc_int32_t c) {
  for (const Spelling& spelling : kSpellings) {
    if (spelling.letter == c) {
      out += spelling.ascii;
      return;
    }
  }
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length = utf8proc_encode_char(c, bytes.data());
  for (utf8proc_ssize_t i = 0; i < length; ++i)
    out.push_back(static_cast<char>(bytes[static_cast<std::size_t>(i)]));
}

/// Folded code points, marks stripped; empty if `text` is not valid UTF-8.
std::vector<utf8proc_int32_t> fold(std::string_view text) {
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  // Decomposition and folding may each feed the other ("ﬁ", "İ"): a second pass makes it stable.
  std::vector<utf8proc_int32_t> points(text.size() * 4 + 16);
  utf8proc_ssize_t count =
      utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), points.data(),
                         static_cast<utf8proc_ssize_t>(points.size()), kOptions);
  if (count < 0) return {};
  if (static_cast<std::size_t>(count) > points.size()) {
    points.resize(static_cast<std::size_t>(count));
    count = utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                               static_cast<utf8proc_ssize_t>(text.size()), points.data(),
                               static_cast<utf8proc_ssize_t>(points.size()), kOptions);
    if (count < 0) return {};
  }
  points.resize(static_cast<std::size_t>(count));
  return points;
}

/// ASCII needs no tables: the common case.
bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

std::vector<utf8proc_int32_t> fold_ascii(std::string_view text) {
  std::vector<utf8proc_int32_t> points;
  points.reserve(text.size());
  for (const char c : text)
    points.push_back(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return points;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t bad_bytes = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text.substr(at), bad_bytes);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

bool is_valid_utf8(std::string_view text) { return !find_invalid_utf8(text); }

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t bad_bytes = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text.substr(at), bad_bytes);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      at += bad_bytes;
    } else {
      out += text.substr(at, length);
      at += length;
    }
  }
  return out;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMostShown = 80;
  if (text.size() <= kMostShown) return "\"" + std::string(text) + "\"";
  std::size_t end = kMostShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return "\"" + std::string(text.substr(0, end)) + "...\"";
}

std::string normalize_name(std::string_view name) {
  const auto points = is_ascii(name) ? fold_ascii(name) : fold(name);
  const auto at = [&](std::size_t i) { return i < points.size() ? points[i] : ' '; };
  std::string out;
  std::size_t word_length = 0;  // Code points since the last blank that was or will be written.
  bool after_initial = false;   // The word so far is single letters with dots: "u.s".
  bool pending_blank = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto c = points[i];
    if (is_word_character(c)) {
      if (pending_blank && !out.empty()) out += ' ';
      pending_blank = false;
      append_utf8(out, c);
      ++word_length;
      continue;
    }
    if (is_apostrophe(c)) {
      // A possessive: 's at the end of a word. Any other apostrophe is left out.
      if (word_length > 0 && at(i + 1) == 's' && !is_word_character(at(i + 2)) &&
          !is_apostrophe(at(i + 2)))
        ++i;
      continue;
    }
    // "U.S.A." is one word: a dot after a single letter, before another single letter and a dot or
    // the end of the word.
    const bool initial = c == '.' && (word_length == 1 || after_initial);
    const bool next_initial =
        is_apostrophe(at(i + 1)) || (is_word_character(at(i + 1)) && !is_word_character(at(i + 2)));
    if (initial && next_initial) {
      after_initial = true;
      continue;
    }
    after_initial = false;
    pending_blank = true;
    word_length = 0;
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace entente
