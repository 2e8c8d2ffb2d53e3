#include "ingest/reading/front_matter.h"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/reading/clean_characters.h"
#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

constexpr std::size_t kLargestBytes = 65536;  // Beyond this two rules are just two rules.

enum class Field { kTitle, kDate, kSource, kUrl };

struct Key {
  std::string_view name;
  Field field;
};

// In each field the first key that a file has wins: the order is by how exact they are.
constexpr std::array<Key, 12> kKeys{{
    {"title", Field::kTitle},
    {"headline", Field::kTitle},
    {"date", Field::kDate},
    {"published", Field::kDate},
    {"published_time", Field::kDate},
    {"pubdate", Field::kDate},
    {"publisher", Field::kSource},
    {"site_name", Field::kSource},
    {"source", Field::kSource},
    {"url", Field::kUrl},
    {"source_url", Field::kUrl},
    {"link", Field::kUrl},
}};

/// The YAML between the rules, and what follows the second one.
std::optional<std::pair<std::string_view, std::string_view>> find_front_matter(
    std::string_view text) {
  if (!text.starts_with("---\n")) return std::nullopt;
  const std::string_view body = text.substr(4);
  const std::string_view sample = body.substr(0, kLargestBytes);
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t end = std::min(sample.find('\n', at), sample.size());
    std::string_view line = sample.substr(at, end - at);
    while (line.ends_with(' '))
      line.remove_suffix(1);
    if (line == "---" || line == "...") {
      return std::pair(body.substr(0, at), body.substr(std::min(end + 1, body.size())));
    }
    at = end + 1;
  }
  return std::nullopt;
}

/// A rule at the head of a page of prose is no front matter: this has "key:" in its first line.
bool looks_like_keys(std::string_view yaml) {
  const std::string_view line = yaml.substr(0, yaml.find('\n'));
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         line.substr(0, colon).find_first_of(" *#[<") == std::string_view::npos;
}

struct Parser {
  Parser() { yaml_parser_initialize(&raw); }
  ~Parser() { yaml_parser_delete(&raw); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  yaml_parser_t raw{};
};

struct Event {
  Event() = default;
  ~Event() { yaml_event_delete(&raw); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  yaml_event_t raw{};
};

/// Keys and scalar values of the outermost mapping, in order.
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::optional<Pairs> parse_yaml(std::string_view yaml) {
  Parser parser;
  yaml_parser_set_input_string(&parser.raw, reinterpret_cast<const unsigned char*>(yaml.data()),
                               yaml.size());
  Pairs pairs;
  std::optional<std::string> key;
  int depth = 0;
  for (;;) {
    Event event;
    if (yaml_parser_parse(&parser.raw, &event.raw) == 0) return std::nullopt;
    switch (event.raw.type) {
      case YAML_STREAM_END_EVENT:
        return pairs;
      case YAML_MAPPING_START_EVENT:
      case YAML_SEQUENCE_START_EVENT:
        ++depth;
        break;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        if (--depth == 1) key.reset();
        break;
      case YAML_ALIAS_EVENT:
        if (depth == 1) key.reset();
        break;
      case YAML_SCALAR_EVENT: {
        if (depth != 1) break;
        const auto& scalar = event.raw.data.scalar;
        std::string value(reinterpret_cast<const char*>(scalar.value), scalar.length);
        if (key) {
          pairs.emplace_back(std::move(*key), std::move(value));
          key.reset();
        } else {
          key = std::move(value);
        }
        break;
      }
      default:
        break;
    }
  }
}

Pairs parse_lines(std::string_view yaml) {
  Pairs pairs;
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos) {
      std::string_view value = line.substr(colon + 2);
      if (value.size() > 1 && value.front() == value.back() && value.find_first_of("'\"") == 0) {
        value = value.substr(1, value.size() - 2);
      }
      pairs.emplace_back(line.substr(0, colon), value);
    }
    at = end + 1;
  }
  return pairs;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

void set_field(Field field, const std::string& value, Masthead& masthead) {
  if (value.empty()) return;
  switch (field) {
    case Field::kTitle:
      if (masthead.title.empty()) masthead.title = value;
      break;
    case Field::kDate:
      if (const auto day = parse_day_line(value); day && !masthead.published) {
        masthead.published = day;
        masthead.published_by = "front matter";
      }
      break;
    case Field::kSource:
      if (is_address(value)) {
        if (!masthead.url) masthead.url = value;
      } else if (!masthead.source) {
        masthead.source = value;
      }
      break;
    case Field::kUrl:
      if (!masthead.url) masthead.url = value;
      break;
  }
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  FrontMatter result;
  result.rest = text;
  const auto found = find_front_matter(text);
  if (!found || !looks_like_keys(found->first)) return result;
  std::optional<Pairs> pairs = parse_yaml(found->first);
  if (!pairs) pairs = parse_lines(found->first);
  result.rest = found->second;
  for (const Key& key : kKeys) {
    for (auto& [name, raw] : *pairs) {
      if (name != key.name) continue;
      std::string value = clean_characters(raw);
      std::replace(value.begin(), value.end(), '\n', ' ');
      set_field(key.field, collapse_blanks(value), result.masthead);
    }
  }
  return result;
}

}  // namespace entente
