#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/reading/byte_stream.h"

namespace entente {

/// The name of the encoding that bytes look most like, by ICU's statistics of letters; nullopt if
/// they look like none.
std::optional<std::string> guess_charset(std::string_view sample);

/// Makes UTF-8 of the bytes of another encoding, a piece at a time.
class CharsetDecoder {
 public:
  /// nullopt for a name that is not known.
  static std::optional<CharsetDecoder> open(const std::string& name);
  CharsetDecoder(CharsetDecoder&&) noexcept;
  CharsetDecoder& operator=(CharsetDecoder&&) noexcept;
  ~CharsetDecoder();

  /// Appends the text of the next bytes; `at_end` says that they are the last. What is no character
  /// becomes U+FFFD.
  void add(std::string_view bytes, bool at_end, std::string& text);
  /// How often that happened.
  std::size_t damaged() const;

 private:
  struct State;
  explicit CharsetDecoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The bytes of a stream as UTF-8. Requires: a stream.
std::unique_ptr<ByteStream> decode_stream(std::unique_ptr<ByteStream> bytes,
                                          CharsetDecoder decoder);

}  // namespace entente
