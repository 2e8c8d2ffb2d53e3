#include "ingest/reading/json_records.h"

#include <string>
#include <utility>
#include <vector>

namespace entente {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank(std::string_view line) {
  return line.find_first_not_of(kBlanks) == std::string_view::npos;
}

Error too_long(std::size_t limit) {
  return {ErrorCode::kLimit,
          "more than the limit of " + std::to_string(limit) + " bytes for an article"};
}

class JsonLines final : public RecordSource {
 public:
  JsonLines(BufferedStream bytes, std::size_t record_bytes)
      : bytes_(std::move(bytes)), record_bytes_(record_bytes) {}

  std::optional<NumberedRecord> next() override {
    while (!ended_) {
      auto read = bytes_.read_line(record_bytes_);
      ++number_;
      if (!read.ok() || !*read) {
        ended_ = true;
        if (read.ok()) return std::nullopt;
        return NumberedRecord{read.error(), number_};
      }
      if ((*read)->is_too_long) return NumberedRecord{too_long(record_bytes_), number_};
      std::string_view text = (*read)->text;
      if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
      if (!is_blank(text)) return NumberedRecord{parse_json(text), number_};
    }
    return std::nullopt;
  }

 private:
  BufferedStream bytes_;
  std::size_t record_bytes_;
  std::size_t number_ = 0;
  bool ended_ = false;
};

/// Finds where a value of JSON ends, a piece of it at a time.
class ValueScanner {
 public:
  /// How many of the bytes belong to the value; is_complete() tells whether it ends with them.
  std::size_t scan(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      step(bytes[i]);
      if (complete_) return i + 1;
    }
    return bytes.size();
  }
  bool is_complete() const { return complete_; }

 private:
  void step(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      return;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') complete_ = --depth_ <= 0;
  }

  std::int64_t depth_ = 0;
  bool in_string_ = false, escaped_ = false, complete_ = false;
};

/// The longest list of objects in an object, as an answer of a service has it.
Json::Array* find_list(Json& object, int depth = 0) {
  constexpr int kDeepest = 3;
  Json::Array* longest = nullptr;
  auto* members = std::get_if<Json::Object>(&object.value());
  if (members == nullptr || depth > kDeepest) return nullptr;
  for (auto& [key, value] : *members) {
    auto* list = std::get_if<Json::Array>(&value.value());
    if (list != nullptr && (list->empty() || list->front().as_object() == nullptr)) list = nullptr;
    if (list == nullptr) list = find_list(value, depth + 1);
    if (list != nullptr && (longest == nullptr || list->size() > longest->size())) longest = list;
  }
  return longest;
}

class JsonValues final : public RecordSource {
 public:
  JsonValues(BufferedStream bytes, std::size_t record_bytes)
      : bytes_(std::move(bytes)), record_bytes_(record_bytes) {}

  std::optional<NumberedRecord> next() override {
    if (listed_ < list_.size()) return NumberedRecord{std::move(list_[listed_++]), ++number_};
    if (ended_) return std::nullopt;
    const auto more = skip_to_value();
    if (!more.ok()) return fail(more.error());
    if (!*more) {
      ended_ = true;
      return std::nullopt;
    }
    auto text = read_value();
    if (!text.ok()) return fail(text.error());
    auto value = parse_json(*text);
    if (!value.ok()) return NumberedRecord{value.error(), ++number_};
    if (!in_list_) {
      if (Json::Array* list = find_list(*value); list != nullptr && !is_article(*value)) {
        list_ = std::move(*list);
        listed_ = 0;
        return next();
      }
    }
    return NumberedRecord{std::move(*value), ++number_};
  }

 private:
  NumberedRecord fail(Error error) {
    ended_ = true;
    return NumberedRecord{std::move(error), ++number_};
  }

  /// An article may have lists of its own: its text is no list of objects.
  static bool is_article(const Json& object) {
    const auto* members = object.as_object();
    static const FieldMap known = known_fields();
    std::vector<std::string> names;
    for (const auto& [key, value] : *members) {
      if (value.as_string() != nullptr) names.push_back(key);
    }
    return has_text_field(names, known);
  }

  /// Moves to the next value, past the marks of the list. Whether there is one.
  Result<bool> skip_to_value() {
    for (;;) {
      auto next = bytes_.peek(1);
      if (!next.ok()) return next.error();
      if (next->empty()) return false;
      const char c = next->front();
      const bool begins_list = c == '[' && !in_list_ && number_ == 0;
      const bool between = kBlanks.find(c) != std::string_view::npos || c == ',' ||
                           static_cast<unsigned char>(c) >= 0x80;  // A byte order mark.
      if (!begins_list && !between && c != ']') return true;
      in_list_ |= begins_list;
      if (auto skipped = bytes_.skip(1); !skipped.ok()) return skipped.error();
    }
  }

  Result<std::string> read_value() {
    constexpr std::size_t kPiece = 65536;
    std::string text;
    ValueScanner scanner;
    while (!scanner.is_complete()) {
      auto piece = bytes_.peek(kPiece);
      if (!piece.ok()) return piece.error();
      if (piece->empty()) break;
      const std::size_t count = scanner.scan(*piece);
      if (text.size() + count > record_bytes_) return too_long(record_bytes_);
      text += piece->substr(0, count);
      if (auto skipped = bytes_.skip(count); !skipped.ok()) return skipped.error();
    }
    return text;
  }

  BufferedStream bytes_;
  std::size_t record_bytes_;
  Json::Array list_;  // Of the object that was read, from `listed_` on still to be given.
  std::size_t listed_ = 0, number_ = 0;
  bool in_list_ = false, ended_ = false;
};

}  // namespace

bool looks_like_json(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return false;
  const std::size_t second = head.find_first_not_of(kBlanks, first + 1);
  if (second == std::string_view::npos) return false;
  if (head[first] == '[') return head[second] == '{';
  if (head[first] != '{' || head[second] != '"') return false;
  const std::size_t quote = head.find('"', second + 1);
  const std::size_t colon =
      quote == std::string_view::npos ? quote : head.find_first_not_of(kBlanks, quote + 1);
  return colon != std::string_view::npos && head[colon] == ':';
}

std::unique_ptr<RecordSource> open_json_lines(BufferedStream bytes, std::size_t record_bytes) {
  return std::make_unique<JsonLines>(std::move(bytes), record_bytes);
}

std::unique_ptr<RecordSource> open_json(BufferedStream bytes, std::size_t record_bytes) {
  return std::make_unique<JsonValues>(std::move(bytes), record_bytes);
}

}  // namespace entente
