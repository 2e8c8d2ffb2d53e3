#include "graph/store.h"

#include <algorithm>
#include <atomic>
#include <tuple>

#include "graph/key_codec.h"
#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "graph/store_state.h"
#include "graph/store_writer.h"

namespace entente {

namespace {

Error newer_format(const std::string& path, std::uint32_t version) {
  return {ErrorCode::kUnsupported, path + ": a store of format " + std::to_string(version) +
                                       ", newer than this build, which reads format " +
                                       std::to_string(kFormatVersion)};
}

Result<void> read_labels(const std::string& path, const RocksView& view, Labels& labels) {
  bool ok = true;
  auto scanned = view.scan(Family::kLabels, "", [&](std::string_view key, std::string_view text) {
    const auto number = decode_label_key(key);
    ok = number && static_cast<std::size_t>(*number) == labels.texts.size();
    if (ok) labels.add(std::string(text));
    return ok;
  });
  if (!scanned.ok()) return scanned;
  if (!ok) return Error{ErrorCode::kCorruption, path + ": damaged label"};
  return {};
}

Rocks::Mode rocks_mode(OpenMode mode) {
  switch (mode) {
    case OpenMode::kReadOnly:
      return Rocks::Mode::kReadOnly;
    case OpenMode::kReadWrite:
      return Rocks::Mode::kReadWrite;
    case OpenMode::kCreate:
      break;
  }
  return Rocks::Mode::kCreate;
}

Result<DecisionLog> read_decisions(const std::string& path, const RocksView& view) {
  std::vector<Decision> decisions;
  std::optional<Error> error;
  auto scanned =
      view.scan(Family::kDecisions, "", [&](std::string_view key, std::string_view value) {
        const auto id = decode_claim_id_key(key);
        auto decision =
            id ? decode_decision(value, *id)
               : Result<Decision>(Error{ErrorCode::kCorruption, "damaged id of a decision"});
        if (!decision.ok()) return error = with_context(path, decision.error()), false;
        decisions.push_back(std::move(*decision));
        return true;
      });
  if (!scanned.ok()) return scanned.error();
  if (error) return *error;
  return DecisionLog(std::move(decisions));
}

/// Reads what is kept in memory: the counters, the labels and the decisions.
Result<void> read_state(const std::string& path, const RocksView& view, Store::State& state) {
  auto bytes = view.get(Family::kMeta, kMetaKey);
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kCorruption, path + ": no meta record"};
  auto meta = decode_meta(**bytes);
  if (!meta.ok()) return with_context(path, meta.error());
  state.meta = *meta;
  if (auto read = read_labels(path, view, *state.labels); !read.ok()) return read;
  if (state.labels->texts.size() != state.meta.next_label)
    return Error{ErrorCode::kCorruption, path + ": labels are missing"};
  auto decisions = read_decisions(path, view);
  if (!decisions.ok()) return decisions.error();
  state.decisions = std::make_shared<const DecisionLog>(std::move(*decisions));
  return {};
}

}  // namespace

Result<void> check_format(const std::string& path, const std::optional<std::string>& bytes) {
  if (!bytes) return Error{ErrorCode::kInvalidArgument, path + ": not a store"};
  auto version = decode_format(*bytes);
  if (!version.ok()) return with_context(path, version.error());
  if (*version > kFormatVersion) return newer_format(path, *version);
  return {};
}

Result<Rocks> open_rocks(const std::string& path, const StoreOptions& options, Rocks::Mode mode) {
  auto rocks = Rocks::open(path, mode, options.disk);
  if (rocks.ok() || rocks.error().code != ErrorCode::kUnsupported) return rocks;
  auto bytes = Rocks::peek(path, kFormatKey, options.disk);
  if (!bytes.ok()) return bytes.error();
  if (auto checked = check_format(path, *bytes); !checked.ok()) return checked.error();
  return Error{ErrorCode::kCorruption, rocks.error().message};
}

std::string ClaimId::to_string() const {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xF];
  }
  return hex;
}

std::optional<ClaimId> ClaimId::parse(std::string_view hex) {
  ClaimId id;
  if (hex.size() != id.bytes.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return std::nullopt;
    id.bytes[i / 2] = static_cast<std::uint8_t>((id.bytes[i / 2] << 4) | digit);
  }
  return id;
}

bool comes_before(const Publication& a, const Publication& b) {
  const auto rank = [](const Publication& p) {
    return std::tuple(!p.published, p.published, std::string_view(p.name), p.url, p.source,
                      std::string_view(p.title), p.published_by, std::string_view(p.language));
  };
  return rank(a) < rank(b);
}

void Store::State::add_labels(const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  // Snapshots take a share under the mutex alone, so a count of one stays one. The fence orders
  // what the last snapshot read, before it gave its share back, before the changes here.
  if (labels.use_count() > 1) labels = std::make_shared<Labels>(*labels);
  std::atomic_thread_fence(std::memory_order_acquire);
  for (const std::string& text : texts)
    labels->add(text);
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, const StoreOptions& options) {
  auto rocks = open_rocks(path, options, rocks_mode(options.mode));
  if (!rocks.ok()) return rocks.error();
  auto state = std::make_unique<State>(std::move(*rocks));
  state->mode = options.mode;
  state->labels = std::make_shared<Labels>();
  const RocksView view = state->rocks.view();
  auto format = view.get(Family::kMeta, kFormatKey);
  if (!format.ok()) return format.error();
  if (!*format && options.mode == OpenMode::kCreate) {
    RocksBatch first;
    first.put(Family::kMeta, kFormatKey, encode_format(kFormatVersion));
    first.put(Family::kMeta, kMetaKey, encode_meta(state->meta));
    if (auto written = state->rocks.write(first); !written.ok()) return written.error();
    return Store(std::move(state));
  }
  if (auto checked = check_format(path, *format); !checked.ok()) return checked.error();
  if (auto read = read_state(path, view, *state); !read.ok()) return read.error();
  return Store(std::move(state));
}

Snapshot Store::snapshot(Decided decided) const {
  std::unique_ptr<Snapshot::State> taken;
  {
    const std::lock_guard lock(state_->mutex);
    taken.reset(new Snapshot::State{state_->rocks.view(), state_->meta.counts, state_->labels,
                                    state_->decisions});
  }
  if (decided == Decided::kApplied && !taken->decisions->empty()) {
    auto overlay = DecisionOverlay::make(*taken->decisions, taken->view, *taken->labels);
    overlay.ok() ? void(taken->overlay = std::move(*overlay))
                 : void(taken->broken = overlay.error());
  }
  return Snapshot(std::move(taken));
}

Result<Decision> Store::decide(Decision draft, std::int64_t now) {
  StoreWriter writer(*state_);
  return writer.decide(std::move(draft), now);
}

Result<bool> Store::put_decision(const Decision& decision) {
  StoreWriter writer(*state_);
  return writer.put_decision(decision);
}

Result<PutReport> Store::put_article(const Article& article, std::span<const Claim> claims) {
  StoreWriter writer(*state_);
  return writer.put_article(article, claims);
}

Result<std::size_t> Store::put_rows(std::span<const Claim> rows) {
  StoreWriter writer(*state_);
  return writer.put_rows(rows);
}

Result<void> Store::close() {
  state_->open = false;
  return state_->rocks.close();
}

}  // namespace entente
