#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/result.h"

namespace entente {

/// A parsed JSON value. Objects keep the order of the text, and no key stands twice in one.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  using Value =
      std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

  Json() = default;
  explicit Json(Value value) : value_(std::move(value)) {}

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
  /// nullptr if the value is of another kind.
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&value_); }
  const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  const Array* as_array() const { return std::get_if<Array>(&value_); }
  const Object* as_object() const { return std::get_if<Object>(&value_); }
  /// An integer or a fraction; nullopt if it is no number.
  std::optional<double> as_number() const;

  /// The member of an object; nullptr if there is none, or if this is no object.
  const Json* find(std::string_view key) const;
  /// "an object", "a string", ...: for messages.
  std::string_view kind_name() const;

  Value& value() { return value_; }

 private:
  Value value_ = nullptr;
};

struct JsonLimits {
  std::size_t max_depth = 64;
  std::size_t max_bytes = 256u << 20;
};

/// Parses one JSON text, all of it. kInvalidArgument with the byte offset: not JSON, not UTF-8, a
/// key twice in an object, a number beyond a double. kLimit: deeper or longer than the limits.
Result<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// Fields of an object, checked. Errors are kInvalidArgument and name the field:
/// `field "published": expected a string, got a number`. A field that is null counts as absent.
/// Unknown fields are no error: newer writers may add some.
Result<std::string> require_string(const Json& object, std::string_view key);
Result<std::optional<std::string>> optional_string(const Json& object, std::string_view key);
Result<std::int64_t> require_integer(const Json& object, std::string_view key, std::int64_t lowest,
                                     std::int64_t highest);
Result<double> require_number(const Json& object, std::string_view key);
/// The member, which must be an object; nullptr if it is absent.
Result<const Json*> optional_object(const Json& object, std::string_view key);
Result<const Json*> require_object(const Json& object, std::string_view key);

/// Writes compact JSON: no blanks, UTF-8 as it is, doubles in their shortest form that reads back.
/// Calls must nest as JSON does (asserted). Text that is not UTF-8 is repaired.
class JsonWriter {
 public:
  JsonWriter();
  JsonWriter(JsonWriter&&) noexcept;
  JsonWriter& operator=(JsonWriter&&) noexcept;
  ~JsonWriter();

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view key);
  JsonWriter& string(std::string_view text);
  JsonWriter& integer(std::int64_t number);
  JsonWriter& number(double number);  ///< Requires: finite.
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// null if there is none.
  JsonWriter& optional(const std::optional<std::string>& text);

  /// The text so far; the writer is then empty again. Requires: a complete value, or nothing.
  std::string take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
