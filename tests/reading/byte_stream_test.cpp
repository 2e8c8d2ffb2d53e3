#include "ingest/reading/byte_stream.h"

#include <doctest/doctest.h>

#include <string>

using namespace entente;

TEST_CASE("byte_stream gives lines with their places") {
  BufferedStream stream(stream_of("one\n\ntoo long\nlast"));
  CHECK(*stream.peek(3) == "one");
  auto line = *stream.read_line(4);
  CHECK(line->text == "one");
  CHECK(line->is_terminated);
  CHECK((*stream.read_line(4))->text.empty());
  line = *stream.read_line(4);
  CHECK(line->is_too_long);
  CHECK(line->offset == 5);
  line = *stream.read_line(4);
  CHECK(line->text == "last");
  CHECK_FALSE(line->is_terminated);
  CHECK(line->offset == 14);
  CHECK_FALSE(*stream.read_line(4));
  CHECK(stream.offset() == 18);
}

TEST_CASE("byte_stream looks ahead without reading") {
  const std::string text(200'000, 'x');
  BufferedStream stream(stream_of("head" + text));
  CHECK(*stream.read(2) == "he");
  CHECK(stream.peek(150'000)->size() == 150'000);
  CHECK(*stream.skip(2) == 2);
  CHECK(stream.offset() == 4);
  BufferedStream rest(stream.release());
  CHECK(*rest.read_all(300'000) == text);
  CHECK(stream.peek(1)->empty());
}

TEST_CASE("byte_stream refuses more than the limit") {
  BufferedStream stream(stream_of("12345"));
  CHECK(stream.read_all(4).error().code == ErrorCode::kLimit);
}
