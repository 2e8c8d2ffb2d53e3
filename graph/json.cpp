#include "graph/json.h"

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"  // RapidJSON 1.1 uses std::iterator.
#endif
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the empty alternatives of a moved variant for uninitialised members.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <unordered_set>

#include "graph/text.h"

namespace entente {

namespace {

/// Whether a number that no double can hold is too small rather than too big: its first digit that
/// is not zero stands far behind the point.
bool is_tiny(std::string_view text) {
  const std::size_t mark = text.find_first_of("eE");
  const std::string_view digits = text.substr(0, mark);
  std::int64_t exponent = 0;
  if (mark != std::string_view::npos) {
    std::string_view power = text.substr(mark + 1);
    const bool negative = power.starts_with('-');
    if (negative || power.starts_with('+')) power.remove_prefix(1);
    constexpr std::int64_t kBeyondAll = std::int64_t{1} << 40;
    const auto read = std::from_chars(power.data(), power.data() + power.size(), exponent);
    if (read.ec != std::errc() || exponent > kBeyondAll) exponent = kBeyondAll;
    if (negative) exponent = -exponent;
  }
  const std::size_t first = digits.find_first_of("123456789");
  if (first == std::string_view::npos) return true;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  return static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) + exponent < 0;
}

/// An integer where it is one that fits, else a double; nullopt beyond all doubles. By the standard
/// library, because RapidJSON 1.1 reads outside its tables for 0.000... of some hundred digits.
std::optional<Json::Value> read_number(std::string_view text) {
  const char* end = text.data() + text.size();
  std::int64_t integer = 0;
  const auto whole = std::from_chars(text.data(), end, integer);
  if (whole.ec == std::errc() && whole.ptr == end) return integer;
  double number = 0;
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec == std::errc::result_out_of_range) {
    if (!is_tiny(text)) return std::nullopt;
    number = 0;
  }
  return number;
}

/// RapidJSON calls these while it reads; they build the value bottom up. A refusal stops the parse.
class Builder {
 public:
  explicit Builder(std::size_t max_depth) : max_depth_(max_depth) {}

  bool Null() { return add(Json()); }
  bool Bool(bool value) { return add(Json(Json::Value(value))); }
  // Not asked for: numbers come as they are written.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    auto value = read_number({text, length});
    if (!value) {
      error_ = "number too big to be stored in double";
      return false;
    }
    return add(Json(std::move(*value)));
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return add(Json(Json::Value(std::string(text, length))));
  }
  bool StartObject() { return open(Json::Value(Json::Object())); }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    keys_.emplace_back(text, length);
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    Json done = pop();
    std::unordered_set<std::string_view> seen;
    for (const auto& [key, value] : *done.as_object()) {
      if (seen.insert(key).second) continue;
      error_ = "key \"" + key + "\" stands twice";
      return false;
    }
    return add(std::move(done));
  }
  bool StartArray() { return open(Json::Value(Json::Array())); }
  bool EndArray(rapidjson::SizeType) { return add(pop()); }

  Json take() { return std::move(root_); }
  const std::string& error() const { return error_; }
  bool too_deep() const { return too_deep_; }

 private:
  bool open(Json::Value value) {
    if (stack_.size() >= max_depth_) {
      too_deep_ = true;
      return false;
    }
    stack_.emplace_back(std::move(value));
    return true;
  }

  Json pop() {
    Json top = std::move(stack_.back());
    stack_.pop_back();
    return top;
  }

  bool add(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (auto* array = std::get_if<Json::Array>(&stack_.back().value())) {
      array->push_back(std::move(value));
    } else {
      auto& object = std::get<Json::Object>(stack_.back().value());
      object.emplace_back(std::move(keys_.back()), std::move(value));
      keys_.pop_back();
    }
    return true;
  }

  std::size_t max_depth_;
  std::vector<Json> stack_;        // Open objects and arrays.
  std::vector<std::string> keys_;  // Of members whose value is being read.
  Json root_;
  std::string error_;
  bool too_deep_ = false;
};

Error at_offset(std::size_t offset, const std::string& why) {
  return {ErrorCode::kInvalidArgument, "not JSON at byte " + std::to_string(offset) + ": " + why};
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Error wrong_kind(std::string_view key, std::string_view expected, const Json* got) {
  const std::string shown = got == nullptr ? "nothing" : std::string(got->kind_name());
  return {ErrorCode::kInvalidArgument, "field \"" + std::string(key) + "\": expected " +
                                           std::string(expected) + ", got " + shown};
}

/// The member, nullptr if it is absent or null.
const Json* find_value(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  return member != nullptr && member->is_null() ? nullptr : member;
}

}  // namespace

std::optional<double> Json::as_number() const {
  if (const auto* integer = as_integer()) return static_cast<double>(*integer);
  if (const auto* number = std::get_if<double>(&value_)) return *number;
  return std::nullopt;
}

const Json* Json::find(std::string_view key) const {
  const Object* object = as_object();
  if (object == nullptr) return nullptr;
  for (const auto& [name, value] : *object)
    if (name == key) return &value;
  return nullptr;
}

std::string_view Json::kind_name() const {
  static constexpr std::array<std::string_view, 7> kNames = {
      "null", "true or false", "a number", "a number", "a string", "an array", "an object"};
  return kNames[value_.index()];
}

Result<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes)
    return Error{ErrorCode::kLimit, "longer than " + std::to_string(limits.max_bytes) + " bytes"};
  // RapidJSON takes a NUL for the end of its input.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    return at_offset(nul, "a NUL byte");
  Builder builder(limits.max_depth);
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  const auto result = reader.Parse<kFlags>(stream, builder);
  if (!result.IsError()) return builder.take();
  if (builder.too_deep())
    return Error{ErrorCode::kLimit, "nested deeper than " + std::to_string(limits.max_depth)};
  if (!builder.error().empty()) return at_offset(result.Offset(), builder.error());
  return at_offset(result.Offset(), lower_first(rapidjson::GetParseError_En(result.Code())));
}

Result<std::string> require_string(const Json& object, std::string_view key) {
  const Json* value = find_value(object, key);
  if (value == nullptr || value->as_string() == nullptr) return wrong_kind(key, "a string", value);
  return *value->as_string();
}

Result<std::optional<std::string>> optional_string(const Json& object, std::string_view key) {
  const Json* value = find_value(object, key);
  if (value == nullptr) return std::optional<std::string>();
  if (value->as_string() == nullptr) return wrong_kind(key, "a string", value);
  return std::optional<std::string>(*value->as_string());
}

Result<std::int64_t> require_integer(const Json& object, std::string_view key, std::int64_t lowest,
                                     std::int64_t highest) {
  const Json* value = find_value(object, key);
  if (value == nullptr || value->as_integer() == nullptr)
    return wrong_kind(key, "an integer", value);
  const std::int64_t number = *value->as_integer();
  if (number < lowest || number > highest)
    return Error{ErrorCode::kInvalidArgument,
                 "field \"" + std::string(key) + "\": expected " + std::to_string(lowest) + " to " +
                     std::to_string(highest) + ", got " + std::to_string(number)};
  return number;
}

Result<double> require_number(const Json& object, std::string_view key) {
  const Json* value = find_value(object, key);
  const auto number = value == nullptr ? std::nullopt : value->as_number();
  if (!number) return wrong_kind(key, "a number", value);
  return *number;
}

Result<const Json*> optional_object(const Json& object, std::string_view key) {
  const Json* value = find_value(object, key);
  if (value != nullptr && value->as_object() == nullptr) return wrong_kind(key, "an object", value);
  return value;
}

Result<const Json*> require_object(const Json& object, std::string_view key) {
  const Json* value = find_value(object, key);
  if (value == nullptr || value->as_object() == nullptr) return wrong_kind(key, "an object", value);
  return value;
}

struct JsonWriter::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : state_(std::make_unique<State>()) {}
JsonWriter::JsonWriter(JsonWriter&&) noexcept = default;
JsonWriter& JsonWriter::operator=(JsonWriter&&) noexcept = default;
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() { return state_->writer.StartObject(), *this; }
JsonWriter& JsonWriter::end_object() { return state_->writer.EndObject(), *this; }
JsonWriter& JsonWriter::begin_array() { return state_->writer.StartArray(), *this; }
JsonWriter& JsonWriter::end_array() { return state_->writer.EndArray(), *this; }
JsonWriter& JsonWriter::integer(std::int64_t number) { return state_->writer.Int64(number), *this; }
JsonWriter& JsonWriter::boolean(bool value) { return state_->writer.Bool(value), *this; }
JsonWriter& JsonWriter::null() { return state_->writer.Null(), *this; }

JsonWriter& JsonWriter::key(std::string_view key) {
  assert(is_valid_utf8(key));
  state_->writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  if (!is_valid_utf8(text)) return string(repair_utf8(text));
  // A default string_view has no address, which RapidJSON asserts against.
  const char* data = text.empty() ? "" : text.data();
  state_->writer.String(data, static_cast<rapidjson::SizeType>(text.size()));
  return *this;
}

JsonWriter& JsonWriter::number(double number) {
  assert(std::isfinite(number));
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  state_->writer.RawValue(digits.data(), static_cast<std::size_t>(end - digits.data()),
                          rapidjson::kNumberType);
  return *this;
}

JsonWriter& JsonWriter::optional(const std::optional<std::string>& text) {
  return text ? string(*text) : null();
}

std::string JsonWriter::take() {
  std::string text(state_->buffer.GetString(), state_->buffer.GetSize());
  state_ = std::make_unique<State>();
  return text;
}

}  // namespace entente
