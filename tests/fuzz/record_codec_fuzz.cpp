#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/key_codec.h"
#include "graph/record_codec.h"

// Any bytes decode to an error, or to a value that encodes to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto check = [&](const auto& value, const auto& encode) {
    if (value.ok() && encode(*value) != bytes) std::abort();
  };
  switch (data[0] % 6) {
    case 0:
      check(decode_entry(bytes, ClaimNumber{1}), encode_entry);
      break;
    case 1:
      check(decode_claim(bytes, ClaimNumber{1}), encode_claim);
      break;
    case 2:
      check(decode_entity(bytes), encode_entity);
      break;
    case 3:
      check(decode_article(bytes), encode_article);
      break;
    case 4:
      check(decode_meta(bytes), encode_meta);
      break;
    default:
      if (const auto key = decode_name_key(bytes))
        if (name_key(key->name, key->entity) != bytes) std::abort();
  }
  return 0;
}
