#include "ingest/reading/article_record.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/edtf.h"
#include "ingest/reading/clean_characters.h"
#include "ingest/reading/html_metadata.h"
#include "ingest/reading/html_reader.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/masthead.h"
#include "ingest/reading/paragraphs.h"

namespace entente {

namespace {

constexpr std::size_t kDeepest = 4;  // Objects in one another that are looked into.

struct NamedField {
  std::string_view name;
  std::vector<std::string> FieldMap::*keys;
};

constexpr std::array<NamedField, 6> kFields{{{"id", &FieldMap::id},
                                             {"title", &FieldMap::title},
                                             {"text", &FieldMap::text},
                                             {"date", &FieldMap::date},
                                             {"source", &FieldMap::source},
                                             {"url", &FieldMap::url}}};

/// What a name of a field is in a record, and the key that was found.
struct Found {
  std::string key;
  const Json* value = nullptr;
};

/// The member of that key in any case; the first one.
const Json* member(const Json& object, std::string_view key) {
  const Json::Object* members = object.as_object();
  if (members == nullptr) return nullptr;
  for (const auto& [name, value] : *members) {
    if (!value.is_null() && lowered(name) == key) return &value;
  }
  return nullptr;
}

/// The value at the end of keys with dots between; a list of objects is not looked into.
const Json* follow(const Json& object, std::string_view path) {
  const Json* whole = member(object, path);
  if (whole != nullptr) return whole;
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const Json* inner = member(object, path.substr(0, dot));
  return inner == nullptr ? nullptr : follow(*inner, path.substr(dot + 1));
}

/// The least deep value of that name; an object is none.
const Json* find_within(const Json& record, std::string_view name) {
  std::vector<const Json*> level{&record};
  for (std::size_t depth = 0; depth < kDeepest && !level.empty(); ++depth) {
    std::vector<const Json*> next;
    for (const Json* object : level) {
      const Json* value = follow(*object, name);
      if (value != nullptr && value->as_object() == nullptr) return value;
      for (const auto& [key, inner] : *object->as_object()) {
        if (inner.as_object() != nullptr) next.push_back(&inner);
      }
    }
    level = std::move(next);
  }
  return nullptr;
}

Found find_field(const Json& record, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (const Json* value = find_within(record, lowered(name))) return {name, value};
  }
  return {};
}

Error wrong_kind(const Found& field, const char* expected) {
  return {ErrorCode::kInvalidArgument, "field \"" + field.key + "\": expected " + expected +
                                           ", got " + std::string(field.value->kind_name())};
}

/// Paragraphs of a list: strings, or objects with a text.
Result<std::string> text_of_list(const Found& field, const Json::Array& list) {
  std::string text;
  for (const Json& item : list) {
    const Json* value = item.as_object() == nullptr ? &item : member(item, "text");
    const std::string* paragraph = value == nullptr ? nullptr : value->as_string();
    if (paragraph == nullptr) return wrong_kind(field, "a string");
    if (!text.empty()) text += "\n\n";
    text += *paragraph;
  }
  return text;
}

Result<std::string> text_of(const Found& field) {
  if (const std::string* text = field.value->as_string()) return *text;
  if (const Json::Array* list = field.value->as_array()) return text_of_list(field, *list);
  return wrong_kind(field, "a string");
}

/// A field that may be a number: an id.
Result<std::optional<std::string>> short_text(const Json& record,
                                              const std::vector<std::string>& names) {
  const Found field = find_field(record, names);
  std::optional<std::string> found;
  if (field.value == nullptr) return found;
  if (const std::string* text = field.value->as_string()) found = *text;
  if (const auto* number = field.value->as_integer()) found = std::to_string(*number);
  if (!found) return wrong_kind(field, "a string");
  return found;
}

std::optional<Day> day_of_seconds(std::int64_t time) {
  constexpr std::int64_t kSecondsADay = 86'400, kMilliseconds = 100'000'000'000;
  if (time > kMilliseconds) time /= 1000;  // As seconds it would be after the year 5000.
  if (time <= kSecondsADay || time > kMilliseconds) return std::nullopt;
  return Day{std::chrono::days{static_cast<int>(time / kSecondsADay)}};
}

Result<std::optional<Day>> day_of(const Found& field) {
  if (field.value == nullptr) return std::optional<Day>();
  if (const auto* number = field.value->as_integer()) {
    if (const auto day = day_of_seconds(*number)) return day;
    if (*number >= 1000 && *number <= 2999) return std::optional<Day>();  // A year.
  }
  const std::string* text = field.value->as_string();
  if (text == nullptr && field.value->as_integer() == nullptr) return wrong_kind(field, "a string");
  const std::string date = text == nullptr ? std::to_string(*field.value->as_integer()) : *text;
  if (date.empty()) return std::optional<Day>();
  if (const auto day = parse_machine_day(date)) return day;
  // A year or a month is a date, but no day.
  if (parse_edtf(date).ok()) return std::optional<Day>();
  return Error{ErrorCode::kInvalidArgument, "field \"" + field.key +
                                                "\": expected YYYY-MM-DD, got \"" +
                                                date.substr(0, 40) + "\"; read without a date"};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// An article as it is, without any reading.
Article keep(std::string text, Masthead masthead, const std::string& name) {
  Article article;
  article.name = name;
  article.text = std::move(text);
  article.title = std::move(masthead.title);
  article.source = std::move(masthead.source);
  article.url = std::move(masthead.url);
  article.published = masthead.published;
  article.published_by = std::move(masthead.published_by);
  article.id = article_id(article.text);
  return article;
}

Article compose(std::string text, Masthead masthead, const std::string& name) {
  if (masthead.title.empty() || text.starts_with(masthead.title)) {
    return keep(std::move(text), std::move(masthead), name);
  }
  const std::string clean = clean_characters(text);
  masthead.title = collapse_blanks(clean_characters(masthead.title));
  auto paragraphs = looks_like_html(clean) ? html_paragraphs(clean) : split_paragraphs(clean);
  return make_article(name, std::move(masthead), std::move(paragraphs));
}

}  // namespace

FieldMap known_fields() {
  FieldMap fields;
  fields.id = {"id", "_id", "uuid", "guid", "article_id"};
  fields.title = {"title", "headline", "headline.main", "title.rendered"};
  fields.text = {"text",     "body",        "full_text",   "fulltext",         "article_text",
                 "maintext", "articlebody", "content",     "content.rendered", "paragraphs",
                 "article",  "story",       "description", "summary",          "abstract",
                 "snippet"};
  fields.date = {"date",         "published",    "publishedat",        "published_at",
                 "pub_date",     "pubdate",      "date_published",     "datepublished",
                 "date_publish", "publish_date", "published_date",     "publication_date",
                 "pub",          "pub_ms",       "webpublicationdate", "created_at",
                 "timestamp"};
  fields.source = {"source", "source.name", "publisher", "publisher.name", "site_name", "outlet"};
  fields.url = {"url", "link", "web_url", "weburl", "uri", "permalink", "source_url"};
  return fields;
}

Result<FieldMap> parse_field_map(std::string_view text) {
  FieldMap fields = known_fields();
  fields.is_given = true;
  std::vector<std::string_view> seen;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const std::size_t equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    const auto* field = std::find_if(kFields.begin(), kFields.end(),
                                     [name](const NamedField& f) { return f.name == name; });
    if (field == kFields.end()) {
      return Error{ErrorCode::kInvalidArgument,
                   "no field of articles: \"" + std::string(name) +
                       "\" (there are id, title, text, date, source, url)"};
    }
    if (equals == std::string_view::npos || equals + 1 == part.size()) {
      return Error{ErrorCode::kInvalidArgument,
                   "expected " + std::string(name) + "=FIELD, got \"" + std::string(part) + "\""};
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return Error{ErrorCode::kInvalidArgument, "given twice: " + std::string(name)};
    }
    seen.push_back(name);
    fields.*(field->keys) = {std::string(part.substr(equals + 1))};
  }
  if (seen.empty()) return Error{ErrorCode::kInvalidArgument, "expected text=FIELD,..."};
  return fields;
}

Result<RecordArticle> article_of_record(const Json& record, const FieldMap& fields,
                                        const std::string& name, std::string_view dated_by) {
  if (record.as_object() == nullptr) {
    return Error{ErrorCode::kInvalidArgument,
                 "expected an object, got " + std::string(record.kind_name())};
  }
  const Found body = find_field(record, fields.text);
  if (body.value == nullptr) {
    return Error{ErrorCode::kInvalidArgument,
                 "field \"" + fields.text.front() + "\": expected a string, got nothing"};
  }
  auto text = text_of(body);
  if (!text.ok()) return text.error();
  if (is_blank(*text)) {
    return Error{ErrorCode::kInvalidArgument, "field \"" + body.key + "\" is empty"};
  }
  Masthead masthead;
  std::array<std::optional<std::string>, 4> words;
  constexpr std::array kWords{&FieldMap::id, &FieldMap::title, &FieldMap::source, &FieldMap::url};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    auto word = short_text(record, fields.*(kWords[i]));
    if (!word.ok()) return word.error();
    if (*word && !is_blank(**word)) words[i] = std::move(**word);
  }
  masthead.title = words[1].value_or("");
  masthead.source = words[2];
  masthead.url = words[3];
  RecordArticle read;
  const auto day = day_of(find_field(record, fields.date));
  if (!day.ok()) {
    read.bad_date = day.error();
  } else if (*day) {
    masthead.published = *day;
    masthead.published_by = std::string(dated_by);
  }
  read.article = compose(std::move(*text), std::move(masthead), words[0].value_or(name));
  if (read.article.text.empty()) {
    return Error{ErrorCode::kInvalidArgument, "field \"" + body.key + "\" has no text"};
  }
  return read;
}

bool has_text_field(const std::vector<std::string>& names, const FieldMap& fields) {
  return std::any_of(names.begin(), names.end(), [&fields](const std::string& name) {
    return std::any_of(fields.text.begin(), fields.text.end(),
                       [&name](const std::string& text) { return lowered(text) == lowered(name); });
  });
}

}  // namespace entente
