#include "graph/claim_json.h"

#include <cmath>
#include <limits>

#include "graph/edtf.h"

namespace entente {

namespace {

constexpr std::int64_t kMaxOffset = std::numeric_limits<std::uint32_t>::max();

Error in_field(std::string_view field, Error error) {
  return with_context("field \"" + std::string(field) + "\"", std::move(error));
}

Error wrong(std::string_view field, const std::string& why) {
  return {ErrorCode::kInvalidArgument, "field \"" + std::string(field) + "\": " + why};
}

/// Reads fields of one object one after the other; after the first error the rest do nothing.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {}

  void text(std::string_view key, std::string& to) {
    if (take(require_string(object_, key), value_)) to = std::move(value_);
  }
  void text(std::string_view key, std::optional<std::string>& to) {
    take(optional_string(object_, key), to);
  }
  /// Absent is empty.
  void text_or_empty(std::string_view key, std::string& to) {
    std::optional<std::string> value;
    if (take(optional_string(object_, key), value)) to = value.value_or("");
  }
  void day(std::string_view key, std::optional<Day>& to) {
    std::optional<std::string> value;
    if (!take(optional_string(object_, key), value) || !value) return;
    auto day = parse_day(*value);
    if (!day.ok()) return fail(in_field(key, std::move(day).error()));
    to = *day;
  }
  void offset(std::string_view key, std::uint32_t& to) {
    std::int64_t value = 0;
    if (take(require_integer(object_, key, 0, kMaxOffset), value))
      to = static_cast<std::uint32_t>(value);
  }
  /// An enumerator by its name.
  template <class Enum>
  void word(std::string_view key, Enum& to, std::optional<Enum> (*parse)(std::string_view)) {
    std::string value;
    if (!take(require_string(object_, key), value)) return;
    const auto found = parse(value);
    if (!found) return fail(wrong(key, "unknown word \"" + value + "\""));
    to = *found;
  }

  bool ok() const { return !error_; }
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }
  Result<void> done() && {
    if (error_) return std::move(*error_);
    return {};
  }

  template <class T>
  bool take(Result<T> result, T& to) {
    if (error_) return false;
    if (!result.ok()) return fail(std::move(result).error()), false;
    to = std::move(*result);
    return true;
  }

 private:
  const Json& object_;
  std::string value_;
  std::optional<Error> error_;
};

Result<ClaimEnd> read_end(const Json& object) {
  ClaimEnd end;
  Fields fields(object);
  fields.text("id", end.entity.id);
  fields.text("name", end.entity.name);
  fields.word("type", end.entity.type, parse_entity_type);
  fields.text("country", end.entity.country);
  fields.text("code", end.entity.code);
  fields.text_or_empty("mention", end.mention);
  if (auto done = std::move(fields).done(); !done.ok()) return done.error();
  return end;
}

void read_optional_end(Fields& fields, const Json& line, std::string_view key,
                       std::optional<ClaimEnd>& to) {
  const Json* object = nullptr;
  if (!fields.take(optional_object(line, key), object) || object == nullptr) return;
  auto end = read_end(*object);
  if (!end.ok()) return fields.fail(in_field(key, std::move(end).error()));
  to = std::move(*end);
}

Result<StatedTime> read_time(const Json& object) {
  StatedTime time;
  Fields fields(object);
  fields.text("start", time.start);
  fields.text("end", time.end);
  fields.text("text", time.text);
  if (auto done = std::move(fields).done(); !done.ok()) return done.error();
  return time;
}

/// ["2003-01-01", null]
Result<DayRange> read_range(const Json& bounds, std::string_view key) {
  const Json* value = bounds.find(key);
  const auto* pair = value == nullptr ? nullptr : value->as_array();
  if (pair == nullptr || pair->size() != 2) return wrong(key, "expected two days or nulls");
  std::optional<Day> days[2];
  for (std::size_t i = 0; i < 2; ++i) {
    const Json& item = (*pair)[i];
    if (item.is_null()) continue;
    if (item.as_string() == nullptr)
      return wrong(key, "expected a day or null, got " + std::string(item.kind_name()));
    auto day = parse_day(*item.as_string());
    if (!day.ok()) return in_field(key, std::move(day).error());
    days[i] = *day;
  }
  const auto range = DayRange::of(days[0], days[1]);
  if (!range) return wrong(key, "the last day is before the first");
  return *range;
}

Result<DayRange> range_of_time(const std::optional<std::string>& edtf, std::string_view key) {
  if (!edtf) return DayRange();
  auto range = parse_edtf(*edtf);
  if (!range.ok()) return in_field(key, std::move(range).error());
  return range;
}

Result<Bounds> read_bounds(const Json& line, const StatedTime& time) {
  auto object = optional_object(line, "bounds");
  if (!object.ok()) return object.error();
  const bool given = *object != nullptr;
  auto start = given ? read_range(**object, "start") : range_of_time(time.start, "start");
  if (!start.ok()) return in_field(given ? "bounds" : "time", start.error());
  auto end = given ? read_range(**object, "end") : range_of_time(time.end, "end");
  if (!end.ok()) return in_field(given ? "bounds" : "time", end.error());
  return Bounds{*start, *end};
}

Result<std::variant<TextEvidence, RowEvidence>> read_evidence(const Json& object) {
  Fields fields(object);
  if (object.find("dataset") != nullptr) {
    RowEvidence row;
    fields.text("dataset", row.dataset);
    fields.text_or_empty("release", row.release);
    fields.text("row", row.row);
    fields.text("url", row.url);
    if (auto done = std::move(fields).done(); !done.ok()) return done.error();
    return std::variant<TextEvidence, RowEvidence>(std::move(row));
  }
  TextEvidence span;
  fields.offset("begin", span.begin);
  fields.offset("end", span.end);
  fields.text_or_empty("quote", span.quote);
  if (auto done = std::move(fields).done(); !done.ok()) return done.error();
  return std::variant<TextEvidence, RowEvidence>(std::move(span));
}

/// The parts of a claim that are objects of their own.
void read_parts(Fields& fields, const Json& line, Claim& claim) {
  const Json* object = nullptr;
  if (fields.take(require_object(line, "subject"), object)) {
    auto end = read_end(*object);
    end.ok() ? void(claim.subject = std::move(*end))
             : fields.fail(in_field("subject", std::move(end).error()));
  }
  read_optional_end(fields, line, "object", claim.object);
  read_optional_end(fields, line, "place", claim.place);
  read_optional_end(fields, line, "attribution", claim.attribution);
  if (fields.take(optional_object(line, "time"), object) && object != nullptr) {
    auto time = read_time(*object);
    time.ok() ? void(claim.time = std::move(*time))
              : fields.fail(in_field("time", std::move(time).error()));
  }
  fields.take(read_bounds(line, claim.time), claim.bounds);
  if (fields.take(require_object(line, "evidence"), object)) {
    auto evidence = read_evidence(*object);
    evidence.ok() ? void(claim.evidence = std::move(*evidence))
                  : fields.fail(in_field("evidence", std::move(evidence).error()));
  }
}

Result<ExchangeLine> read_claim(const Json& line) {
  Claim claim;
  Fields fields(line);
  fields.text_or_empty("claim", claim.id);
  fields.text_or_empty("article", claim.article);
  fields.text_or_empty("document", claim.document);
  fields.day("published", claim.published);
  if (const Json* sentence = line.find("sentence"); sentence != nullptr && !sentence->is_null())
    fields.offset("sentence", claim.sentence);
  fields.text("relation", claim.relation);
  fields.text("role", claim.role);
  fields.text("topic", claim.topic);
  fields.word("polarity", claim.polarity, parse_polarity);
  fields.word("modality", claim.modality, parse_modality);
  fields.text("plover", claim.plover);
  fields.text("cameo", claim.cameo);
  fields.take(require_number(line, "confidence"), claim.confidence);
  if (fields.ok() && !(claim.confidence >= 0 && claim.confidence <= 1))
    fields.fail(wrong("confidence", "expected 0 to 1"));
  read_parts(fields, line, claim);
  if (auto done = std::move(fields).done(); !done.ok()) return done.error();
  return ExchangeLine(std::move(claim));
}

Result<ExchangeLine> read_article(const Json& line) {
  Article article;
  Fields fields(line);
  fields.text_or_empty("article", article.id);
  fields.text("name", article.name);
  fields.text_or_empty("title", article.title);
  fields.text("source", article.source);
  fields.text("url", article.url);
  fields.day("published", article.published);
  fields.text("published_by", article.published_by);
  std::optional<std::string> language;
  fields.text("language", language);
  article.language = language.value_or("en");
  fields.text_or_empty("extractor", article.extractor);
  fields.text_or_empty("text", article.text);
  if (auto done = std::move(fields).done(); !done.ok()) return done.error();
  return ExchangeLine(std::move(article));
}

void write_day(JsonWriter& writer, std::optional<Day> day) {
  day ? writer.string(format_day(*day)) : writer.null();
}

void write_range(JsonWriter& writer, const DayRange& range) {
  writer.begin_array();
  write_day(writer, range.first());
  write_day(writer, range.last());
  writer.end_array();
}

void write_optional_end(JsonWriter& writer, std::string_view key,
                        const std::optional<ClaimEnd>& end) {
  writer.key(key);
  end ? write_claim_end(writer, *end) : void(writer.null());
}

void write_entity_fields(JsonWriter& writer, const Entity& entity) {
  writer.key("id").string(entity.id);
  writer.key("name").string(entity.name);
  writer.key("type").string(to_string(entity.type));
  writer.key("country").optional(entity.country);
  writer.key("code").optional(entity.code);
}

void write_evidence(JsonWriter& writer, const std::variant<TextEvidence, RowEvidence>& evidence) {
  writer.key("evidence").begin_object();
  if (const auto* span = std::get_if<TextEvidence>(&evidence)) {
    writer.key("begin").integer(span->begin);
    writer.key("end").integer(span->end);
    writer.key("quote").string(span->quote);
  } else {
    const auto& row = std::get<RowEvidence>(evidence);
    writer.key("dataset").string(row.dataset);
    writer.key("release").string(row.release);
    writer.key("row").string(row.row);
    writer.key("url").optional(row.url);
  }
  writer.end_object();
}

void write_time(JsonWriter& writer, const Claim& claim) {
  writer.key("time").begin_object();
  writer.key("start").optional(claim.time.start);
  writer.key("end").optional(claim.time.end);
  writer.key("text").optional(claim.time.text);
  writer.end_object();
  writer.key("bounds").begin_object();
  writer.key("start");
  write_range(writer, claim.bounds.start);
  writer.key("end");
  write_range(writer, claim.bounds.end);
  writer.end_object();
}

}  // namespace

Result<ExchangeLine> parse_exchange_line(std::string_view line) {
  auto parsed = parse_json(line);
  if (!parsed.ok()) return parsed.error();
  if (parsed->as_object() == nullptr)
    return Error{ErrorCode::kInvalidArgument,
                 "expected an object, got " + std::string(parsed->kind_name())};
  if (parsed->find("kind") == nullptr)
    return parsed->find("subject") != nullptr ? read_claim(*parsed) : read_article(*parsed);
  auto decision = parse_decision(*parsed);
  if (!decision.ok()) return decision.error();
  return ExchangeLine(std::move(*decision));
}

void write_entity(JsonWriter& writer, const Entity& entity) {
  writer.begin_object();
  write_entity_fields(writer, entity);
  writer.end_object();
}

void write_claim_end(JsonWriter& writer, const ClaimEnd& end) {
  writer.begin_object();
  write_entity_fields(writer, end.entity);
  writer.key("mention");
  end.mention.empty() ? writer.null() : writer.string(end.mention);
  writer.end_object();
}

std::string to_json_line(const Article& article, ArticleText text) {
  JsonWriter writer;
  writer.begin_object();
  writer.key("article").string(article.id);
  writer.key("name").string(article.name);
  writer.key("title").string(article.title);
  writer.key("source").optional(article.source);
  writer.key("url").optional(article.url);
  writer.key("published");
  write_day(writer, article.published);
  writer.key("published_by").optional(article.published_by);
  writer.key("language").string(article.language);
  writer.key("extractor");
  article.extractor.empty() ? writer.null() : writer.string(article.extractor);
  if (text == ArticleText::kWith) writer.key("text").string(article.text);
  writer.end_object();
  return writer.take();
}

std::string to_json_line(const Claim& claim) {
  const bool is_row = std::holds_alternative<RowEvidence>(claim.evidence);
  JsonWriter writer;
  writer.begin_object();
  writer.key("claim").string(claim.id);
  writer.key("article");
  is_row ? writer.null() : writer.string(claim.article);
  writer.key("document");
  is_row ? writer.null() : writer.string(claim.document);
  writer.key("published");
  write_day(writer, claim.published);
  writer.key("sentence");
  is_row ? writer.null() : writer.integer(claim.sentence);
  writer.key("subject");
  write_claim_end(writer, claim.subject);
  writer.key("relation").string(claim.relation);
  write_optional_end(writer, "object", claim.object);
  write_optional_end(writer, "place", claim.place);
  writer.key("role").optional(claim.role);
  writer.key("topic").optional(claim.topic);
  write_time(writer, claim);
  writer.key("polarity").string(to_string(claim.polarity));
  writer.key("modality").string(to_string(claim.modality));
  write_optional_end(writer, "attribution", claim.attribution);
  writer.key("plover").optional(claim.plover);
  writer.key("cameo").optional(claim.cameo);
  writer.key("confidence").number(claim.confidence);
  write_evidence(writer, claim.evidence);
  writer.end_object();
  return writer.take();
}

}  // namespace entente
