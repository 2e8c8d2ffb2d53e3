#include "graph/json.h"

#include <doctest/doctest.h>

namespace entente {

TEST_CASE("parse_json refuses with the byte and the reason") {
  const std::pair<std::string, ErrorCode> cases[] = {
      {"", ErrorCode::kInvalidArgument},
      {"{", ErrorCode::kInvalidArgument},
      {"{} x", ErrorCode::kInvalidArgument},
      {"{\"a\":1,\"a\":2}", ErrorCode::kInvalidArgument},
      {"\"\xFF\"", ErrorCode::kInvalidArgument},
      {"1e999", ErrorCode::kInvalidArgument},
      {std::string("{}\0", 3), ErrorCode::kInvalidArgument},
      {std::string(65, '[') + std::string(65, ']'), ErrorCode::kLimit},
      {std::string(2'000'000, '['), ErrorCode::kLimit},
  };
  for (const auto& [text, code] : cases) {
    INFO(text.substr(0, 20));
    const auto parsed = parse_json(text);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == code);
  }
  CHECK(parse_json("{\"a\":1,\"a\":2}").error().message ==
        "not JSON at byte 12: key \"a\" stands twice");
  CHECK(parse_json("123456", {.max_bytes = 5}).error().code == ErrorCode::kLimit);
}

TEST_CASE("parse_json reads numbers of any length") {
  const std::string zeros(400, '0');
  const std::pair<std::string, double> cases[] = {
      {"0", 0},
      {"-0", 0},
      {"-12", -12},
      {"0.1", 0.1},
      {"1.5e3", 1500},
      {"1E+2", 100},
      {"25e-1", 2.5},
      {"9223372036854775807", 9223372036854775807.0},
      {"9223372036854775808", 9223372036854775808.0},
      {"0." + zeros, 0},
      {"0." + zeros + "1", 0},
      {"1e-400", 0},
      {"-123.4e-999999999999999999999", 0},
      {"0." + zeros + "1e401", 1},
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"4.9406564584124654e-324", 4.9406564584124654e-324},
  };
  for (const auto& [text, value] : cases) {
    INFO(text);
    const auto parsed = parse_json(text);
    REQUIRE_MESSAGE(parsed.ok(), (parsed.ok() ? "" : parsed.error().message));
    CHECK(parsed->as_number() == value);
  }
  CHECK(parse_json("9223372036854775807")->as_integer() != nullptr);
  CHECK(parse_json("1.0")->as_integer() == nullptr);
  for (const char* text :
       {"1e309", "-1e309", "1e999999999999999999999", "-", "01", "1.", ".5", "1e"}) {
    INFO(text);
    CHECK_FALSE(parse_json(text).ok());
  }
}

TEST_CASE("fields are checked and named") {
  const Json object = *parse_json(R"({"s":"x","n":1.5,"i":7,"o":{"k":[null,true]},"z":null})");
  CHECK(*require_string(object, "s") == "x");
  CHECK(require_string(object, "n").error().message ==
        "field \"n\": expected a string, got a number");
  CHECK(require_string(object, "none").error().message ==
        "field \"none\": expected a string, got nothing");
  CHECK(*optional_string(object, "z") == std::nullopt);
  CHECK(*require_number(object, "i") == 7.0);
  CHECK(require_integer(object, "i", 0, 5).error().message ==
        "field \"i\": expected 0 to 5, got 7");
  CHECK((*require_object(object, "o"))->find("k")->as_array()->size() == 2);
  CHECK_FALSE(require_object(object, "z").ok());
}

TEST_CASE("JsonWriter writes compact text that reads back") {
  JsonWriter writer;
  writer.begin_object().key("a").begin_array().number(0.1).integer(-3).null().boolean(true);
  writer.string("\"\n\xC3\xA9").end_array().key("b").optional(std::nullopt).end_object();
  const std::string text = writer.take();
  CHECK(text == "{\"a\":[0.1,-3,null,true,\"\\\"\\n\xC3\xA9\"],\"b\":null}");
  CHECK(parse_json(text).ok());
  CHECK(writer.string("\xFF").take() == "\"\xEF\xBF\xBD\"");
}

}  // namespace entente
