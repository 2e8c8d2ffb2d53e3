#include "ingest/language/url_match.h"

#include <array>
#include <string_view>

namespace entente {
namespace {

// The original expression backtracks; this reads each host once. It rests on three observations:
// the user part is anything up to an "@", so a host can begin only at the start, behind the scheme
// or behind an "@"; no character of a host may begin what follows a host; and labels hold no dots,
// so a host splits at its dots in one way only.

bool is_host_part(char32_t code, const CharacterTable& characters) {
  return code == U'.' || code == U'_' || code == U'-' || characters.is_host(code);
}

/// What follows the host: an optional port, then nothing or a path, query or fragment.
bool is_tail(std::u32string_view text, const CharacterTable& characters) {
  if (!text.empty() && text.front() == U':') {
    std::size_t digits = 0;
    while (1 + digits < text.size() && characters.is_decimal(text[1 + digits]))
      ++digits;
    if (digits < 2 || digits > 5) return false;
    text.remove_prefix(1 + digits);
  }
  return text.empty() || text.front() == U'/' || text.front() == U'?' || text.front() == U'#';
}

bool is_label(std::u32string_view label, const CharacterTable& characters) {
  constexpr std::size_t kLongest = 64;
  return !label.empty() && label.size() <= kLongest && characters.is_host(label.front()) &&
         characters.is_host(label.back());
}

bool is_named_host(std::u32string_view host, const CharacterTable& characters) {
  const std::size_t last_dot = host.rfind(U'.');
  if (last_dot == std::u32string_view::npos) return false;
  const std::u32string_view domain = host.substr(last_dot + 1);
  if (domain.size() < 2 || domain.size() > 63) return false;
  for (const char32_t code : domain) {
    if (!characters.is_top_level_domain(code)) return false;
  }
  std::u32string_view labels = host.substr(0, last_dot + 1);
  while (!labels.empty()) {
    const std::size_t dot = labels.find(U'.');
    if (!is_label(labels.substr(0, dot), characters)) return false;
    labels.remove_prefix(dot + 1);
  }
  return true;
}

/// A number of one to three digits as the expression's alternatives allow it: "[1-9]\d?", "1\d\d",
/// "2[01]\d" and so on, up to `largest`; a middle one may begin with zeros.
bool is_octet(std::u32string_view text, std::u32string_view largest, bool zero_allowed,
              const CharacterTable& characters) {
  if (text.empty() || text.size() > 3) return false;
  for (const char32_t code : text) {
    if (!characters.is_decimal(code)) return false;
  }
  const char32_t first = text.front();
  if (text.size() < 3) return zero_allowed || (first >= U'1' && first <= U'9');
  if (first == U'1') return true;
  if (first != U'2') return false;
  const char32_t second = text[1];
  if (second >= U'0' && second < largest[1]) return true;
  return second == largest[1] && text[2] >= U'0' && text[2] <= largest[2];
}

bool is_address(std::u32string_view host, const CharacterTable& characters) {
  std::array<std::u32string_view, 4> octets;
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const std::size_t dot = host.find(U'.');
    if ((dot == std::u32string_view::npos) != (i == 3)) return false;
    octets[i] = host.substr(0, dot);
    host.remove_prefix(i == 3 ? host.size() : dot + 1);
  }
  const auto& [first, second, third, fourth] = octets;
  // Private networks are no addresses.
  if (first == U"10" || first == U"127") return false;
  if ((first == U"169" && second == U"254") || (first == U"192" && second == U"168")) return false;
  if (first == U"172" && second.size() == 2) {
    const bool from_20_to_29 = second[0] == U'2' && characters.is_decimal(second[1]);
    const bool from_16_to_19 = second[0] == U'1' && second[1] >= U'6' && second[1] <= U'9';
    const bool from_30_to_31 = second[0] == U'3' && (second[1] == U'0' || second[1] == U'1');
    if (from_20_to_29 || from_16_to_19 || from_30_to_31) return false;
  }
  return is_octet(first, U"223", false, characters) && is_octet(second, U"255", true, characters) &&
         is_octet(third, U"255", true, characters) && is_octet(fourth, U"254", false, characters);
}

bool is_url_from(std::u32string_view text, std::size_t begin, const CharacterTable& characters) {
  std::size_t end = begin;
  while (end < text.size() && is_host_part(text[end], characters))
    ++end;
  if (!is_tail(text.substr(end), characters)) return false;
  const std::u32string_view host = text.substr(begin, end - begin);
  return is_named_host(host, characters) || is_address(host, characters);
}

/// The position behind "scheme://", or 0.
std::size_t scheme_end(std::u32string_view text, const CharacterTable& characters) {
  std::size_t end = 0;
  while (end < text.size() && (characters.is_word(text[end]) || text[end] == U'+' ||
                               text[end] == U'-' || text[end] == U'.')) {
    ++end;
  }
  return end >= 2 && text.substr(end, 3) == U"://" ? end + 3 : 0;
}

}  // namespace

bool is_url(std::u32string_view text, const CharacterTable& characters) {
  // Every address holds a dot: most words are refused here.
  if (text.find(U'.') == std::u32string_view::npos) return false;
  if (is_url_from(text, 0, characters)) return true;
  const std::size_t after_scheme = scheme_end(text, characters);
  if (after_scheme > 0 && is_url_from(text, after_scheme, characters)) return true;
  for (std::size_t at = text.find(U'@', 1); at != std::u32string_view::npos;
       at = text.find(U'@', at + 1)) {
    if (is_url_from(text, at + 1, characters)) return true;
  }
  return false;
}

}  // namespace entente
