#include "ingest/reading/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <utility>
#include <vector>

namespace entente {

namespace {

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

void count_and_replace(const void* context, UConverterToUnicodeArgs* args, const char* bytes,
                       std::int32_t size, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) ++*static_cast<std::size_t*>(const_cast<void*>(context));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, bytes, size, reason, status);
}

}  // namespace

std::optional<std::string> guess_charset(std::string_view sample) {
  constexpr int kLeastConfidence =
      10;  // Of 100; below are guesses by nothing but the range of bytes.
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return std::nullopt;
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return std::nullopt;
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || confidence <= kLeastConfidence) return std::nullopt;
  return name;
}

struct CharsetDecoder::State {
  Converter from, to;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  std::size_t damaged = 0;
  bool begun = false;
};

CharsetDecoder::CharsetDecoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
CharsetDecoder::CharsetDecoder(CharsetDecoder&&) noexcept = default;
CharsetDecoder& CharsetDecoder::operator=(CharsetDecoder&&) noexcept = default;
CharsetDecoder::~CharsetDecoder() = default;

std::optional<CharsetDecoder> CharsetDecoder::open(const std::string& name) {
  auto state = std::make_unique<State>();
  UErrorCode status = U_ZERO_ERROR;
  // Without a name ICU would take the locale's.
  if (name.empty() || name.size() > UCNV_MAX_CONVERTER_NAME_LENGTH) return std::nullopt;
  state->from.reset(ucnv_open(name.c_str(), &status));
  state->to.reset(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(state->from.get(), count_and_replace, &state->damaged, nullptr, nullptr,
                      &status);
  if (U_FAILURE(status)) return std::nullopt;
  return CharsetDecoder(std::move(state));
}

void CharsetDecoder::add(std::string_view bytes, bool at_end, std::string& text) {
  std::array<char, 8192> out{};
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(state_->to.get(), state_->from.get(), &target, out.data() + out.size(), &source,
                   source_end, state_->pivot.data(), &state_->pivot_source, &state_->pivot_target,
                   state_->pivot.data() + state_->pivot.size(), !std::exchange(state_->begun, true),
                   at_end, &status);
    text.append(out.data(), target);
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      state_->damaged += U_FAILURE(status) ? 1 : 0;
      return;
    }
  }
}

std::size_t CharsetDecoder::damaged() const { return state_->damaged; }

namespace {

class DecodedStream final : public ByteStream {
 public:
  DecodedStream(std::unique_ptr<ByteStream> bytes, CharsetDecoder decoder)
      : bytes_(std::move(bytes)), decoder_(std::move(decoder)), block_(kBlock) {}

  Result<std::size_t> read(std::span<char> into) override {
    while (at_ == text_.size() && !ended_) {
      text_.clear();
      at_ = 0;
      auto count = bytes_->read(block_);
      if (!count.ok()) return count;
      ended_ = *count == 0;
      decoder_.add({block_.data(), *count}, ended_, text_);
    }
    const std::size_t count = std::min(into.size(), text_.size() - at_);
    std::copy_n(text_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }

 private:
  static constexpr std::size_t kBlock = 65536;

  std::unique_ptr<ByteStream> bytes_;
  CharsetDecoder decoder_;
  std::vector<char> block_;
  std::string text_;  // Decoded, read up to at_.
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> decode_stream(std::unique_ptr<ByteStream> bytes,
                                          CharsetDecoder decoder) {
  assert(bytes);
  return std::make_unique<DecodedStream>(std::move(bytes), std::move(decoder));
}

}  // namespace entente
