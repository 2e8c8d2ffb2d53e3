#include "ingest/reading/label_line.h"

#include <algorithm>
#include <array>

#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

constexpr std::size_t kLongestLabel = 24;  // Bytes.
constexpr std::size_t kLongestLine = 200;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alphanumeric(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct LabelName {
  std::string_view name;
  Label label;
};

constexpr std::array<LabelName, 20> kLabels{{
    {"published", Label::kDate},
    {"publication date", Label::kDate},
    {"date", Label::kDate},
    {"posted", Label::kDate},
    {"published on", Label::kDate},
    {"source", Label::kSource},
    {"kaynak/source", Label::kSource},
    {"kaynak", Label::kSource},
    {"publisher", Label::kSource},
    {"sources", Label::kSources},
    {"references", Label::kSources},
    {"external links", Label::kSources},
    {"url", Label::kUrl},
    {"link", Label::kUrl},
    {"title", Label::kTitle},
    {"headline", Label::kTitle},
    {"author", Label::kOther},
    {"byline", Label::kOther},
    {"categories", Label::kOther},
    {"updated", Label::kOther},
}};

}  // namespace

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  }
  return out;
}

std::string_view trimmed(std::string_view text, std::string_view marks) {
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
}

bool is_address(std::string_view text) {
  const std::string_view bare = trimmed(text, " <>()[].,");
  return (bare.starts_with("http://") || bare.starts_with("https://") ||
          bare.starts_with("www.")) &&
         bare.find(' ') == std::string_view::npos;
}

bool is_furniture(std::string_view text) {
  const std::string_view bare = trimmed(text);
  if (std::none_of(bare.begin(), bare.end(), [](char c) {
        return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
      })) {
    return true;
  }
  // "03/04/2005" is a date of nobody knows which month; "2005-04-03" is a date.
  if (!parse_day_line(bare) && bare.find_first_not_of("0123456789/-.") == std::string_view::npos &&
      std::count_if(bare.begin(), bare.end(), [](char c) { return c == '/' || c == '-'; }) == 2) {
    return true;
  }
  constexpr std::size_t kShortestHash = 16;
  return bare.size() >= kShortestHash &&
         bare.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<LabelLine> parse_label(std::string_view text) {
  const std::string_view bare = trimmed(text);
  const std::size_t colon = bare.substr(0, kLongestLabel).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string name = lowered(trimmed(bare.substr(0, colon)));
  const auto* label = std::find_if(kLabels.begin(), kLabels.end(),
                                   [&name](const LabelName& l) { return l.name == name; });
  if (label == kLabels.end()) return std::nullopt;
  return LabelLine{label->label, trimmed(bare.substr(colon + 1))};
}

bool is_sources_heading(std::string_view text) {
  std::string name = lowered(trimmed(text));
  if (name.ends_with(':')) name.pop_back();
  return std::any_of(kLabels.begin(), kLabels.end(), [&name](const LabelName& label) {
    return label.label == Label::kSources && label.name == name;
  });
}

bool looks_like_label(std::string_view line) {
  const std::string_view bare = trimmed(line);
  const std::size_t colon = bare.substr(0, kLongestLabel).find(": ");
  return bare.size() <= kLongestLine && colon != std::string_view::npos && is_upper(bare.front());
}

bool stands_alone(std::string_view line) {
  if (line.size() > kLongestLine) return is_address(line);
  return is_furniture(line) || is_address(line) || parse_label(line).has_value() ||
         parse_day_line(line).has_value();
}

}  // namespace entente
