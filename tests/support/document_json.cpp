#include "tests/support/document_json.h"

#include <cstdio>
#include <string_view>

namespace entente {
namespace {

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof(escaped), "\\u%04x", static_cast<unsigned>(byte));
      out += escaped;
    } else {
      out += byte;
    }
  }
  out += '"';
}

}  // namespace

std::string to_json(const Document& document) {
  std::string out = "{\"tokens\":[";
  for (const Token& token : document.tokens()) {
    if (out.back() != '[') out += ',';
    out += '[' + std::to_string(token.begin_byte) + ',' + std::to_string(token.end_byte) + ',';
    for (const std::string_view text :
         {token.norm, token.tag, to_string(token.pos), to_string(token.dep), token.lemma}) {
      append_string(out, text);
      out += ',';
    }
    out += std::to_string(token.head) + ',' + std::to_string(token.sentence) + ']';
  }
  out += "],\"names\":[";
  for (const NameSpan& name : document.names()) {
    if (out.back() != '[') out += ',';
    out += '[' + std::to_string(name.tokens.begin) + ',' + std::to_string(name.tokens.end) + ',';
    append_string(out, to_string(name.label));
    out += ']';
  }
  return out + "]}";
}

}  // namespace entente
