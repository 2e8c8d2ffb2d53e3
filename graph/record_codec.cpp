#include "graph/record_codec.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "graph/value_codec.h"

namespace entente {

namespace {

constexpr std::uint8_t kVersion = 1;  // Of all kinds of value, so far.
constexpr std::string_view kMagic = "entente";

using Writer = ValueWriter;
using Reader = ValueReader;

Error damaged(std::string_view kind) {
  return {ErrorCode::kCorruption, "damaged " + std::string(kind) + " record"};
}

/// Decodes all of `bytes` as a value of that kind by `read(reader, record)`.
template <class Record, class Read>
Result<Record> decode_all(std::string_view bytes, std::string_view kind, const Read& read) {
  Reader reader(bytes);
  if (const auto newer = reader.version(kind, kVersion)) return *newer;
  Record record{};
  read(reader, record);
  if (!reader.ok() || !reader.at_end()) return damaged(kind);
  return record;
}

void write_publication(Writer& writer, const Publication& publication) {
  writer.text(publication.name);
  writer.text(publication.title);
  writer.optional_text(publication.source);
  writer.optional_text(publication.url);
  writer.optional_day(publication.published);
  writer.optional_text(publication.published_by);
  writer.text(publication.language);
}

Publication read_publication(Reader& reader) {
  Publication publication;
  publication.name = reader.text();
  publication.title = reader.text();
  publication.source = reader.optional_text();
  publication.url = reader.optional_text();
  publication.published = reader.optional_day();
  publication.published_by = reader.optional_text();
  publication.language = reader.text();
  return publication;
}
constexpr std::size_t kMinPublicationBytes = 7;

// The bits of an entry's flags.
constexpr std::uint8_t kHasObject = 1, kHasPlace = 2, kHasAttribution = 4, kHasArticle = 8,
                       kHasPublished = 16, kNegated = 32;
constexpr int kModalityShift = 6;

void write_entry(Writer& writer, const ClaimEntry& entry) {
  writer.byte(kVersion);
  writer.raw({reinterpret_cast<const char*>(entry.id.bytes.data()), entry.id.bytes.size()});
  int flags = static_cast<int>(entry.modality) << kModalityShift;
  if (entry.object) flags |= kHasObject;
  if (entry.place) flags |= kHasPlace;
  if (entry.attribution) flags |= kHasAttribution;
  if (entry.article) flags |= kHasArticle;
  if (entry.published) flags |= kHasPublished;
  if (entry.polarity == Polarity::kNegated) flags |= kNegated;
  writer.byte(static_cast<std::uint8_t>(flags));
  writer.number(static_cast<std::uint32_t>(entry.subject));
  if (entry.object) writer.number(static_cast<std::uint32_t>(*entry.object));
  if (entry.place) writer.number(static_cast<std::uint32_t>(*entry.place));
  if (entry.attribution) writer.number(static_cast<std::uint32_t>(*entry.attribution));
  writer.number(static_cast<std::uint32_t>(entry.relation));
  writer.number(static_cast<std::uint32_t>(entry.role));
  if (entry.article) writer.number(static_cast<std::uint32_t>(*entry.article));
  writer.number(static_cast<std::uint32_t>(entry.source));
  if (entry.published) writer.day(*entry.published);
  writer.range(entry.bounds.start);
  writer.range(entry.bounds.end);
  const auto bits = std::bit_cast<std::uint64_t>(entry.confidence);
  for (int shift = 0; shift < 64; shift += 8)
    writer.byte(static_cast<std::uint8_t>(bits >> shift));
}

void read_entry(Reader& reader, ClaimEntry& entry) {
  const std::string_view id = reader.raw(entry.id.bytes.size());
  std::copy(id.begin(), id.end(), entry.id.bytes.begin());
  const std::uint8_t flags = reader.byte();
  const auto entity = [&] { return EntityNumber{reader.small_number()}; };
  const auto label = [&] { return LabelNumber{reader.small_number()}; };
  entry.subject = entity();
  if ((flags & kHasObject) != 0) entry.object = entity();
  if ((flags & kHasPlace) != 0) entry.place = entity();
  if ((flags & kHasAttribution) != 0) entry.attribution = entity();
  entry.relation = label();
  entry.role = label();
  if ((flags & kHasArticle) != 0) entry.article = ArticleNumber{reader.small_number()};
  entry.source = label();
  if ((flags & kHasPublished) != 0) entry.published = reader.day();
  entry.bounds.start = reader.range();
  entry.bounds.end = reader.range();
  entry.polarity = (flags & kNegated) != 0 ? Polarity::kNegated : Polarity::kAffirmed;
  entry.modality = static_cast<Modality>(flags >> kModalityShift);
  std::uint64_t bits = 0;
  for (int shift = 0; shift < 64; shift += 8)
    bits |= static_cast<std::uint64_t>(reader.byte()) << shift;
  entry.confidence = std::bit_cast<double>(bits);
  if (!(entry.confidence >= 0 && entry.confidence <= 1)) reader.fail();
}

void write_end(Writer& writer, const EndRecord& end) {
  writer.text(end.name);
  writer.optional_text(end.country);
  writer.optional_text(end.code);
  writer.text(end.mention);
}

EndRecord read_end(Reader& reader) {
  EndRecord end;
  end.name = reader.text();
  end.country = reader.optional_text();
  end.code = reader.optional_text();
  end.mention = reader.text();
  return end;
}

void read_evidence(Reader& reader, ClaimRecord& record) {
  if (record.entry.article) {
    TextEvidence span;
    span.begin = reader.small_number();
    span.end = reader.small_number();
    span.quote = reader.text();
    record.evidence = std::move(span);
  } else {
    RowEvidence row;
    row.release = reader.text();
    row.row = reader.text();
    row.url = reader.optional_text();
    record.evidence = std::move(row);
  }
}

}  // namespace

std::string encode_entry(const ClaimEntry& entry) {
  Writer writer;
  write_entry(writer, entry);
  return writer.take();
}

Result<ClaimEntry> decode_entry(std::string_view bytes, ClaimNumber claim) {
  auto entry = decode_all<ClaimEntry>(bytes, "entry", read_entry);
  if (entry.ok()) entry->claim = claim;
  return entry;
}

std::string encode_entity(const EntityRecord& record) {
  Writer writer;
  writer.byte(kVersion);
  writer.text(record.id);
  writer.number(record.variants.size());
  for (const auto& variant : record.variants) {
    writer.text(variant.name);
    writer.optional_text(variant.country);
    writer.optional_text(variant.code);
    writer.number(variant.claims);
  }
  return writer.take();
}

Result<EntityRecord> decode_entity(std::string_view bytes) {
  return decode_all<EntityRecord>(bytes, "entity", [](Reader& reader, EntityRecord& record) {
    record.id = reader.text();
    for (std::size_t left = reader.count(4); left > 0; --left) {
      EntityRecord::Variant variant;
      variant.name = reader.text();
      variant.country = reader.optional_text();
      variant.code = reader.optional_text();
      variant.claims = reader.number();
      if (variant.claims == 0) reader.fail();
      record.variants.push_back(std::move(variant));
    }
  });
}

std::string encode_article(const ArticleRecord& record) {
  Writer writer;
  writer.byte(kVersion);
  writer.text(record.id);
  writer.number(record.publications.size());
  for (const auto& publication : record.publications)
    write_publication(writer, publication);
  writer.number(record.extracted ? *record.extracted + 1 : 0);
  writer.text(record.extractor);
  writer.byte(record.has_text ? 1 : 0);
  writer.number(record.sketch.hashes.size());
  std::uint64_t before = 0;
  for (const std::uint32_t hash : record.sketch.hashes) {
    writer.number(hash - before);
    before = hash;
  }
  writer.number(record.claims.size());
  before = 0;
  for (const ClaimNumber claim : record.claims) {
    writer.number(static_cast<std::uint64_t>(claim) - before);
    before = static_cast<std::uint64_t>(claim);
  }
  return writer.take();
}

Result<ArticleRecord> decode_article(std::string_view bytes) {
  return decode_all<ArticleRecord>(bytes, "article", [](Reader& reader, ArticleRecord& record) {
    record.id = reader.text();
    for (std::size_t left = reader.count(kMinPublicationBytes); left > 0; --left)
      record.publications.push_back(read_publication(reader));
    const std::uint64_t extracted = reader.number();
    if (extracted > record.publications.size() || record.publications.empty()) reader.fail();
    if (extracted > 0) record.extracted = static_cast<std::size_t>(extracted - 1);
    record.extractor = reader.text();
    record.has_text = reader.flag();
    std::uint64_t hash = 0;
    for (std::size_t left = reader.count(1); left > 0; --left) {
      hash += reader.small_number();
      if (hash > std::numeric_limits<std::uint32_t>::max()) return reader.fail();
      record.sketch.hashes.push_back(static_cast<std::uint32_t>(hash));
    }
    std::uint64_t claim = 0;
    for (std::size_t left = reader.count(1); left > 0; --left) {
      const std::uint64_t step = reader.number();
      if (step > std::numeric_limits<std::uint64_t>::max() - claim) return reader.fail();
      record.claims.push_back(ClaimNumber{claim += step});
    }
  });
}

std::string encode_claim(const ClaimRecord& record) {
  Writer writer;
  writer.byte(kVersion);
  writer.text(encode_entry(record.entry));
  write_end(writer, record.subject);
  if (record.object) write_end(writer, *record.object);
  if (record.place) write_end(writer, *record.place);
  if (record.attribution) write_end(writer, *record.attribution);
  writer.number(record.sentence);
  writer.optional_text(record.topic);
  writer.optional_text(record.plover);
  writer.optional_text(record.cameo);
  writer.optional_text(record.time.start);
  writer.optional_text(record.time.end);
  writer.optional_text(record.time.text);
  if (const auto* span = std::get_if<TextEvidence>(&record.evidence)) {
    writer.number(span->begin);
    writer.number(span->end);
    writer.text(span->quote);
  } else {
    const auto& row = std::get<RowEvidence>(record.evidence);
    writer.text(row.release);
    writer.text(row.row);
    writer.optional_text(row.url);
  }
  return writer.take();
}

Result<ClaimEntry> decode_claim_entry(std::string_view bytes, ClaimNumber claim) {
  Reader reader(bytes);
  if (const auto newer = reader.version("claim", kVersion)) return *newer;
  const std::uint64_t length = reader.number();
  const std::string_view entry = reader.raw(static_cast<std::size_t>(length));
  if (!reader.ok()) return damaged("claim");
  return decode_entry(entry, claim);
}

Result<ClaimRecord> decode_claim(std::string_view bytes, ClaimNumber claim) {
  auto entry = decode_claim_entry(bytes, claim);
  if (!entry.ok()) return entry.error();
  return decode_all<ClaimRecord>(bytes, "claim", [&](Reader& reader, ClaimRecord& record) {
    reader.text();  // The entry, decoded above.
    record.entry = *entry;
    record.subject = read_end(reader);
    if (entry->object) record.object = read_end(reader);
    if (entry->place) record.place = read_end(reader);
    if (entry->attribution) record.attribution = read_end(reader);
    record.sentence = reader.small_number();
    record.topic = reader.optional_text();
    record.plover = reader.optional_text();
    record.cameo = reader.optional_text();
    record.time.start = reader.optional_text();
    record.time.end = reader.optional_text();
    record.time.text = reader.optional_text();
    read_evidence(reader, record);
  });
}

std::string encode_meta(const MetaRecord& record) {
  Writer writer;
  writer.byte(kVersion);
  for (const std::uint64_t value :
       {record.next_entity, record.next_article, record.next_claim, record.next_label,
        record.counts.articles, record.counts.publications, record.counts.entities,
        record.counts.claims, record.counts.rows})
    writer.number(value);
  return writer.take();
}

Result<MetaRecord> decode_meta(std::string_view bytes) {
  return decode_all<MetaRecord>(bytes, "meta", [](Reader& reader, MetaRecord& record) {
    for (std::uint64_t* value :
         {&record.next_entity, &record.next_article, &record.next_claim, &record.next_label,
          &record.counts.articles, &record.counts.publications, &record.counts.entities,
          &record.counts.claims, &record.counts.rows})
      *value = reader.number();
    if (record.next_label == 0) reader.fail();
  });
}

std::string encode_decision(const Decision& decision) {
  Writer writer;
  writer.byte(kVersion);
  writer.byte(static_cast<std::uint8_t>(decision.kind));
  writer.signed_number(decision.when);
  for (const std::string* text : {&decision.who, &decision.why, &decision.target, &decision.other})
    writer.text(*text);
  writer.number(decision.claims.size());
  for (const ClaimName& claim : decision.claims) {
    for (const std::string* text : {&claim.article, &claim.dataset, &claim.release, &claim.row,
                                    &claim.subject, &claim.relation, &claim.object})
      writer.text(*text);
    writer.number(claim.begin);
    writer.number(claim.end);
  }
  return writer.take();
}

Result<Decision> decode_decision(std::string_view bytes, const ClaimId& id) {
  auto decision = decode_all<Decision>(bytes, "decision", [](Reader& reader, Decision& record) {
    const std::uint8_t kind = reader.byte();
    if (kind > static_cast<std::uint8_t>(DecisionKind::kUndo)) return reader.fail();
    record.kind = static_cast<DecisionKind>(kind);
    record.when = reader.signed_number();
    for (std::string* text : {&record.who, &record.why, &record.target, &record.other})
      *text = reader.text();
    for (std::size_t left = reader.count(9); left > 0; --left) {
      ClaimName claim;
      for (std::string* text : {&claim.article, &claim.dataset, &claim.release, &claim.row,
                                &claim.subject, &claim.relation, &claim.object})
        *text = reader.text();
      claim.begin = reader.small_number();
      claim.end = reader.small_number();
      record.claims.push_back(std::move(claim));
    }
  });
  if (decision.ok()) decision->id = id.to_string();
  return decision;
}

std::string encode_format(std::uint32_t version) {
  Writer writer;
  writer.raw(kMagic);
  writer.number(version);
  return writer.take();
}

std::string encode_count(std::uint64_t count) {
  Writer writer;
  writer.number(count);
  return writer.take();
}

Result<std::uint64_t> decode_count(std::string_view bytes) {
  Reader reader(bytes);
  const std::uint64_t count = reader.number();
  if (!reader.ok() || !reader.at_end()) return damaged("count");
  return count;
}

Result<std::uint32_t> decode_format(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.raw(kMagic.size()) != kMagic) return damaged("format");
  const std::uint32_t version = reader.small_number();
  if (!reader.ok() || !reader.at_end() || version == 0) return damaged("format");
  return version;
}

}  // namespace entente
