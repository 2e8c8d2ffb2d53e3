#include "ingest/reading/http_response.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "ingest/reading/archive.h"
#include "ingest/reading/byte_stream.h"
#include "ingest/reading/label_line.h"

namespace entente {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// The line that `text` begins with, without its end; takes it off.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// nullopt if the bytes are not in chunks. One that is cut off ends the body.
std::optional<std::string> unchunk(std::string_view bytes) {
  std::string body;
  for (;;) {
    const std::string_view line = take_line(bytes);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || (end != line.data() + line.size() && *end != ';' && *end != ' ')) {
      return std::nullopt;
    }
    if (size == 0) return body;
    body += bytes.substr(0, size);
    if (bytes.size() <= size) return body;
    bytes.remove_prefix(size);
    if (!take_line(bytes).empty()) return std::nullopt;
  }
}

Result<std::string> unpack(std::string bytes, std::size_t limit) {
  auto archive = Archive::open(stream_of(std::move(bytes)));
  if (!archive.ok()) return archive.error();
  const auto member = archive->next();
  if (!member) return std::string();
  if (!member->ok()) return member->error();
  return BufferedStream(archive->content()).read_all(limit);
}

}  // namespace

std::string_view HeaderLines::find(std::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [name](const auto& f) { return f.first == name; });
  return found == fields.end() ? std::string_view() : found->second;
}

HeaderLines parse_header_lines(std::string_view text) {
  HeaderLines header;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if ((line[0] == ' ' || line[0] == '\t') && !header.fields.empty()) {
      header.fields.back().second += ' ' + std::string(trimmed(line, kBlanks));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    header.fields.emplace_back(lowered(trimmed(line.substr(0, colon), kBlanks)),
                               trimmed(line.substr(colon + 1), kBlanks));
  }
  header.size = text.size() - rest.size();
  return header;
}

std::string field_parameter(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != std::string_view::npos;
       at = value.find(';', at + 1)) {
    const std::string_view part = trimmed(value.substr(at + 1), kBlanks);
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || lowered(part.substr(0, equals)) != name) continue;
    const std::string_view rest = part.substr(equals + 1);
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(trimmed(rest.substr(0, rest.find(';')), kBlanks));
  }
  return "";
}

std::string field_value(std::string_view value) {
  return lowered(trimmed(value.substr(0, value.find(';')), kBlanks));
}

Result<HttpResponse> parse_response(std::string_view bytes, std::size_t body_bytes) {
  std::string_view rest = bytes;
  const std::string_view first = take_line(rest);
  HttpResponse response;
  const std::size_t blank = first.find(' ');
  const std::string_view code = first.substr(std::min(blank, first.size() - 1) + 1);
  const bool reads =
      std::from_chars(code.data(), code.data() + code.size(), response.status).ec == std::errc();
  if (!first.starts_with("HTTP/") || !reads) {
    return Error{ErrorCode::kCorruption, "no response of the web"};
  }
  response.header = parse_header_lines(rest);
  response.body = rest.substr(response.header.size);
  if (field_value(response.header.find("transfer-encoding")) == "chunked") {
    if (auto body = unchunk(response.body)) response.body = std::move(*body);
  }
  const std::string packing = field_value(response.header.find("content-encoding"));
  if (is_packed(response.body) && !packing.empty()) {
    auto body = unpack(std::move(response.body), body_bytes);
    if (!body.ok()) return body.error();
    response.body = std::move(*body);
  } else if (packing == "br" || packing == "deflate") {
    return Error{ErrorCode::kUnsupported, "packed with " + packing};
  }
  return response;
}

}  // namespace entente
